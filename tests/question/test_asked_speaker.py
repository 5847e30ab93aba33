"""Who is asked to have said it: the one the sentence makes speak, and not everyone it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question.asked_speaker import SpeakerRef, as_labels, asked_speaker
from bot.text import words
from tests.cast import LABELS, REGISTER


def asked(text: str) -> SpeakerRef:
    tokens = words(text)
    return asked_speaker(
        text, tokens, tuple(REGISTER.named_in(tokens, fuzzy=True)), REGISTER, LABELS
    )


def speakers(text: str) -> set[str]:
    """The ids of the known people asked to have said it."""
    mention = asked(text).mention
    return {person.id for person in mention.people} if mention else set()


@pytest.mark.parametrize(
    "text",
    [
        "what did Sato say about herring",
        "What did Keiko Sato say about herring?",
        "what exactly did Sato say",
        "what does Sato think of Okafor",
        "what did Dr. Sato say",
        "what did Keiko say about herring",
        "did Sato ever mention herring",
        "did Sato really say that",
        "did Sato not say herring",
        "has Sato talked about herring",
        "when did Sato mention herring",
        "where did Sato say that",
        "why did Sato thank Okafor",
        "who did Sato thank",
        "how did Sato describe the lock",
        "how many boats did Sato say there were",
        "in which speech did Sato mention herring",
        "tell me what Sato said about herring",
        "find Sato talking about herring",
        "was Sato talking about herring",
        "what was Sato quoted as saying",
        "Sato is quoted as saying herring",
        "Sato said herring are late",
        "Sato says herring are late",
        "Sato never said herring",
        "Sato also said herring are late",
        "Sato replied to Okafor",
        "Sato thanked whom",
        "Sato thanked Okafor for the boats",
        "the boats Sato promised Okafor",
        "the letter Sato wrote",
        "something Sato said about herring",
        "I think Sato said herring",
        "is it true that Sato said herring are late",
        "Sato: herring are late",
        "Sato : herring are late",
        "Sato on herring",
        "Sato about Okafor",
        "Sato regarding herring",
        "Sato's line about herring",
        "Sato’s remarks on herring",
        "Sato's answer to Okafor",
        "what was Sato's position on herring",
        "find Sato's joke",
        "give me Sato's exact words on herring",
        "quote from Sato on herring",
        "quotes by Sato",
        "a statement by Sato",
        "something by Sato",
        "the words of Sato about herring",
        "the quote about herring by Keiko Sato",
        "according to Sato, how many boats came",
        "how many boats came according to Sato?",
        "a line attributed to Sato",
        "herring are late, said Sato",
        "herring are late, said Sato in March",
        ", said Sato yesterday",
        "herring are late - Sato",
        "herring are late – Keiko Sato",
        "— Sato",
        "herring, as Sato put it",
        "as Sato says, herring are late",
        "who was thanked by Sato",
        "remind me what Sato wrote about herring",
    ],
)  # fmt: skip
def test_the_one_who_does_the_saying_is_the_speaker(text: str) -> None:
    assert speakers(text) == {"sato"}


@pytest.mark.parametrize(
    "text",
    [
        "who thanked Sato",
        "who praised Sato and Okafor",
        "who mentioned Sato",
        "who told Sato about herring",
        "who asked Sato about herring",
        "who answered Sato",
        "who said Sato is a friend",
        "someone said Sato is a friend",
        "who criticised Sato's remarks",
        "who responded to Sato's speech",
        "did anyone thank Sato",
        "nobody thanked Sato",
        "what was said about Sato",
        "what was said to Sato about herring",
        "what did they say about Sato",
        "what did he tell Sato",
        "what was Sato asked about herring",
        "Sato was asked about herring",
        "what was Sato told",
        "a letter to Sato said",
        "a letter from Sato",
        "questions for Sato",
        "we talk daily, Sato",
        "thank you, Sato",
        "pro-Sato crowds",
        "Sato's boats",
        "herring Sato",
        "herring (Sato)",
        "the herring of Sato",
        "Sato and the herring",
        "",
        "herring",
    ],
)
def test_one_who_is_only_named_is_not_the_speaker(text: str) -> None:
    assert asked(text) == SpeakerRef()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("what did Okafor say to Sato", "okafor"),
        ("what did Okafor tell Sato about herring", "okafor"),
        ("what did Sato tell Okafor", "sato"),
        ("what did Sato say that Okafor promised", "sato"),
        ("did Okafor thank Sato", "okafor"),
        ("Okafor said Sato is a friend", "okafor"),
        ("McLaren asked Sato to thank Okafor", "mclaren"),
        ("how did McLaren respond to Sato", "mclaren"),
        ("Sato was thanked by Okafor", "okafor"),
        ("we met Brandt, Sato said", "sato"),
        ("what did Okafor say about Sato's statement", "okafor"),
        ("Sato: herring are late, said Okafor", "sato"),
    ],
)
def test_of_two_named_the_one_who_speaks_is_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == {speaker}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("what did Okafor and Sato say about locks", {"okafor", "sato"}),
        ("did Sato or Okafor say that", {"okafor", "sato"}),
        ("what did Sato, Okafor and Brandt say", {"sato", "okafor", "brandt"}),
        ("Sato & Okafor on herring", {"sato", "okafor"}),
        ("remarks by President Ruiz and Sato", {"ruiz", "sato"}),
    ],
)
def test_those_who_speak_together_are_asked_together(text: str, people: set[str]) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("what did the harbour secretary say", {"lindqvist", "okafor"}),
        ("the foreign minister said herring", {"brandt"}),
        ("Norland's president on cranes", {"ruiz"}),
        ("what did President Ruiz say", {"ruiz"}),
        ("what did Foreign Minister Ruiz say", {"brandt"}),
        ("what did Ruiz say", {"ruiz", "brandt"}),
        ("what did Mr. Okafor say", {"okafor"}),
        ("what did the attorney general call the treaty", {"mclaren"}),
        ("E.J. McLaren said herring", {"mclaren"}),
        ("@ewanmc wrote herring", {"mclaren"}),
        ("Lindqvst said something about tides", {"lindqvist"}),
        ("what did Sec. Linqvist say", {"lindqvist"}),
    ],
)
def test_a_title_or_a_misspelt_name_speaks_as_its_bearer(text: str, people: set[str]) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("what did the moderator ask", "MODERATOR"),
        ("what did the host say", "MODERATOR"),
        ("what did a reporter ask about locks", "QUESTION"),
        ("what did the harbour pilot say", "Harbour Pilot"),
        ("the harbour pilot said Sato is a friend", "Harbour Pilot"),
        ("what did the moderator say about Sato's statement", "MODERATOR"),
        ("what did the moderator say to Sato", "MODERATOR"),
    ],
)
def test_a_printed_label_can_be_the_speaker(text: str, label: str) -> None:
    assert asked(text).label == label


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("what did Sergei Fictional say about locks", "Sergei Fictional"),
        ("according to Sergei Fictional, locks", "Sergei Fictional"),
        ("Sergei Fictional: locks", "Sergei Fictional"),
        ("Élodie Fictional: locks", "Élodie Fictional"),
        ("quotes by Sergei Fictional about locks", "Sergei Fictional"),
        ("Sergei Fictional said locks", "Sergei Fictional"),
        ("Okafor's deputy said locks", "Okafor's deputy"),
        ("what did the deputy harbour secretary say", "the deputy harbour secretary"),
    ],
)
def test_one_whom_nobody_knows_is_a_stranger_and_nobody_else(text: str, stranger: str) -> None:
    found = asked(text)
    assert (found.stranger, found.mention, found.label) == (stranger, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "what did she say about locks",
        "what did they say",
        "what did everyone say about locks",
        "what did people say",
        "what did anybody say",
        "what did both sides say",
        "what did you say",
        "who said locks",
        "somebody said locks",
        "what was said about locks",
        "how many were there",
    ],
)
def test_a_pronoun_is_neither_a_speaker_nor_a_stranger(text: str) -> None:
    assert asked(text) == SpeakerRef()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what did Sato say about herring", ["Sato", "say"]),
        ("what did President Ruiz really say about herring", ["President Ruiz", "say"]),
        ("herring, said Sato", ["Sato"]),
        ("Sato on herring", ["Sato"]),
        ("what did Okafor and Sato say about herring", ["Okafor", "Sato", "say"]),
        ("what did the moderator ask about herring", ["the moderator", "ask"]),
    ],
)
def test_what_only_names_the_speaker_is_marked_and_nothing_of_what_was_said(
    text: str, parts: list[str]
) -> None:
    assert sorted(text[span.start : span.end] for span in asked(text).spans) == sorted(parts)


# Promises for any question ------------------------------------------------------------------------

_QUESTIONS = st.lists(
    st.sampled_from(
        "what did does was is who said say says thanked told Sato Sato's Okafor Ruiz, President the"
        " a moderator deputy according to by from of on about and or never : — - , ? Fictional's"
        " harbour secretary E. it they".split()
    ),
    max_size=14,
).map(" ".join)


@given(_QUESTIONS | st.text(max_size=80))
def test_any_question_has_at_most_one_kind_of_speaker(text: str) -> None:
    found = asked(text)
    assert [found.mention, found.label, found.stranger].count(None) >= 2
    assert (found.typed is None) == (found == SpeakerRef())


@given(_QUESTIONS | st.text(max_size=80))
def test_what_names_the_speaker_stands_inside_the_question(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in asked(text).spans)


@given(_QUESTIONS)
def test_without_a_register_nobody_is_known(text: str) -> None:
    assert asked_speaker(text, words(text), (), type(REGISTER)(), ()).mention is None


@pytest.mark.parametrize(
    "text",
    [
        "according to " + "a" * 20_000 + "/",
        "A" * 20_000 + "!",
        "A" * 20_000 + ": x",
        "said by " + "a." * 10_000 + "/",
        "did x say " * 2_000,
        "did " * 5_000,
        "did a" + " " * 20_000,
        "according to a " * 1_500,
        "what " * 4_000 + "did x say",
        "Sato " * 4_000,
        "Sato said " * 2_000,
        "Sato and " * 2_500,
        "Sato, " * 3_000 + "and Okafor said",
        "x's " * 5_000,
        "the " * 5_000 + "Sato said",
    ],
    ids=lambda text: text[:16],
)
def test_a_hostile_question_costs_no_more_than_its_length(text: str) -> None:
    """Halving a name in every way, or going back over the question for each name, would take
    minutes, which no test has."""
    asked(text)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Dr. Blaney", ("Dr David Blaney",)),
        ("Julie Morgn", ("Julie Morgan AM",)),
        ("F", ("Grad F", "PhD F")),
        ("the professor", ("Professor B", "Professor C")),
        ("Professor B", ("Professor B",)),
        ("Morgan Julie", ()),
        ("a", ()),
        ("Sergei Fictional", ()),
    ],
)
def test_a_printed_label_is_named_as_people_name_it(typed: str, labels: tuple[str, ...]) -> None:
    printed = [
        "Dr David Blaney",
        "Julie Morgan AM",
        "PhD F",
        "Grad F",
        "Professor B",
        "Professor C",
        "Q",
    ]
    assert as_labels(typed, printed) == labels
