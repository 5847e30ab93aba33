from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Meeting, Turn
from bot.sources.corpus import Corpus
from bot.sources.readers.names import is_unnamed
from bot.sources.readers.reading import TextContext, readable
from bot.sources.readers.transcript import read_transcript
from tests.conftest import CORPORA, MADE_UP, SHIPPED


def turns(text: str, speakers: Mapping[str, str] | None = None, **more: object) -> list[Turn]:
    context = TextContext(speakers or {}, **more)  # type: ignore[arg-type]
    return list(read_transcript(text, context))


def said(turn: Turn) -> list[str]:
    return [turn.text[p.span.start : p.span.end] for p in turn.passages]


def transcripts() -> Iterator[tuple[Meeting, str, list[Turn]]]:
    for folder in CORPORA:
        for source in Corpus(folder).sources():
            (reading,) = map(readable, source.read())
            if reading.meeting.has_turns:
                yield reading.meeting, source.path.read_bytes().decode(), reading.turns


REAL = [pytest.param(*one, id=one[0].id) for one in transcripts()]


# Labels -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("MINISTER RUIZ: We open.", "MINISTER RUIZ"),
        ("MINISTER RUIZ (Halven): We open.", "MINISTER RUIZ (Halven)"),
        ("DR. VAN DER MEER (via interpreter): We open.", "DR. VAN DER MEER"),
        ("DR. van der MEER: We open.", "DR. van der MEER"),
        ("MS. McDONALD: We open.", "MS. McDONALD"),
        ("AMBASSADOR D’SOUZA-LIMA: We open.", "AMBASSADOR D’SOUZA-LIMA"),
        ("MINISTRE TRÉMAINE : We open.", "MINISTRE TRÉMAINE"),
        ("CHAIR ŠIMIĆ:\nWe open.", "CHAIR ŠIMIĆ"),
        ("\ufeffCHAIR HALE: We open.", "CHAIR HALE"),
        ("  CHAIR HALE: We open.", "CHAIR HALE"),
        ("SPEAKER 2: We open.", "SPEAKER 2"),
        ("QUESTION: We open.", "QUESTION"),
        ("Q    We open.", "Q"),
        ("Q: We open.", "Q"),
        ("THE PRESIDENT:\u00a0 We open.", "THE PRESIDENT"),
    ],
)
def test_a_label_in_capitals_opens_a_turn_and_is_shown_as_printed(line: str, label: str) -> None:
    (turn,) = turns(line)
    assert (turn.label, turn.text) == (label, "We open.")


@pytest.mark.parametrize(
    "line",
    [
        "NOTE: the papers are on the table.",
        "Our aim: to pay.",
        "https://ports.example: see there.",
        "We begin at 9:32 a.m. sharp.",
        "Quiet, please.",
        "(A VOICE: Hear, hear.)",
    ],
)
def test_a_line_that_only_has_a_colon_stays_in_the_turn(line: str) -> None:
    (turn,) = turns(f"CHAIR HALE: We open.\n\n{line}\n\nWe close now, and we thank you.")
    assert line in turn.text


def test_a_label_that_is_mapped_needs_no_capitals_and_one_ruled_out_is_none() -> None:
    assert [
        turn.label for turn in turns("Bo Lund: Here.\nBo Lund: Still here.", {"Bo Lund": "lund"})
    ] == ["Bo Lund"] * 2
    (turn,) = turns("CHAIR: I read it out. \nUNIT ONE: so it said.", prose=("UNIT ONE",))
    assert "UNIT ONE: so it said." in turn.text


def test_the_person_is_the_mapped_one_and_else_nobody() -> None:
    mapped, other = turns(
        "MINISTER RUIZ: Good morning to all.\nQUESTION: Good morning to you.",
        {"MINISTER RUIZ": "ruiz"},
    )
    assert [p.person for p in (*mapped.passages, *other.passages)] == ["ruiz", None]
    assert [p.label for p in other.passages] == ["QUESTION"]


def test_a_label_mapped_with_its_parenthesis_is_that_person_alone() -> None:
    speakers = {"HALE (chair)": "miriam", "HALE (captain)": "tobias"}
    one, other = turns("HALE (chair): Good morning.\nHALE (captain): Good morning.", speakers)
    assert [turn.passages[0].person for turn in (one, other)] == ["miriam", "tobias"]


@pytest.mark.parametrize(
    "label",
    [
        "Q",
        "QUESTION",
        "MODERATOR",
        "PARTICIPANT",
        "SPEAKER 2",
        "SENIOR STATE DEPARTMENT OFFICIAL ONE",
        "MALE VOICE",
    ],
)
def test_a_part_is_an_unnamed_speaker(label: str) -> None:
    assert is_unnamed(label)


@pytest.mark.parametrize(
    "label", ["MR. PRICE", "SECRETARY BLINKEN", "STATE", "OFFICIAL PRICE", "THE PRESIDENT"]
)
def test_a_name_or_office_is_none(label: str) -> None:
    assert not is_unnamed(label)


# Turns --------------------------------------------------------------------------------------------


def test_a_turn_has_all_its_paragraphs_whatever_ends_the_lines() -> None:
    for newline in ("\n", "\r\n"):
        text = (
            "CHAIR HALE: One, and then two.\n\nThree, and then four.\n\nCLERK: Noted, madam."
        ).replace("\n", newline)
        first, second = turns(text)
        assert first.text == f"One, and then two.{newline}{newline}Three, and then four."
        assert second.text == "Noted, madam."


def test_nothing_is_a_turn_before_the_first_label_and_without_one() -> None:
    assert turns("An official website.\n\nNobody said a word.") == []
    assert turns("") == []
    (turn,) = turns("An official website of Halven\n\nPress room.\n\nCHAIR HALE: We open.")
    assert turn.text == "We open."


def test_a_turn_without_words_is_a_turn_without_passages() -> None:
    first, second = turns("CHAIR HALE:\n\nMR. SORLEY: Thank you, madam chair.")
    assert (first.text, first.passages) == ("", ())
    assert second.label == "MR. SORLEY"


def test_what_follows_the_last_line_of_a_document_is_left_out() -> None:
    (turn,) = turns(
        "CHAIR HALE: We close.\n\n###\n\nThe office is open on Monday, and it is closed on Friday."
    )
    assert turn.text == "We close."


BANNERS = {
    SHIPPED: [
        "official website",
        "Lessons of 1989",
        ".gov",
        "padlock",
        "U.S. Department of State\n",
    ],
    MADE_UP: (
        [
            "Skip to main",
            "Listen to this page",
            "Share this page",
            "All rights reserved",
            "For Immediate Release",
        ]
        + [
            "Facebook | Print",
            "11:21 A.M.",
            "Whereupon",
            "rush copy",
            "You are here",
            "newsletter",
            "also present: Admiral",
        ]
    ),
}


@pytest.mark.parametrize(("meeting", "text", "turns_"), REAL)
def test_the_sites_banner_and_footer_are_in_no_turn(
    meeting: Meeting, text: str, turns_: list[Turn]
) -> None:
    lines = [line for lines in BANNERS.values() for line in lines]
    assert not [line for line in lines for turn in turns_ if line.lower() in turn.text.lower()]
    assert turns_[0].position > 0


@pytest.mark.parametrize(("meeting", "text", "turns_"), REAL)
def test_every_turn_is_the_slice_of_its_file_at_its_position(
    meeting: Meeting, text: str, turns_: list[Turn]
) -> None:
    assert [turn.number for turn in turns_] == list(range(len(turns_)))
    for turn in turns_:
        assert text[turn.position : turn.position + len(turn.text)] == turn.text
        sound(turn)


def sound(turn: Turn) -> None:
    """Passages stand in order within their turn, share nothing, and leave out white space alone."""
    at = 0
    for passage in turn.passages:
        assert at <= passage.span.start < passage.span.end <= len(turn.text)
        assert not turn.text[at : passage.span.start].strip()
        at = passage.span.end
    assert not turn.text[at:].strip()


def test_the_founding_dialogue_has_ten_turns_by_its_six_speakers_in_order() -> None:
    dialogue = next(
        turns_ for meeting, _, turns_ in transcripts() if "security-dialogue" in meeting.id
    )
    people = [turn.passages[0].person for turn in dialogue]
    assert people == ["ebrard", "blinken", "ebrard", "adan-augusto-lopez", "garland", "ebrard"] + [
        "rosa-icela-rodriguez",
        "ebrard",
        "mayorkas",
        "ebrard",
    ]


def test_the_address_to_the_staff_is_one_turn_in_many_passages() -> None:
    (turn,) = next(turns_ for meeting, _, turns_ in transcripts() if "mission-mexico" in meeting.id)
    assert len(turn.passages) > 50
    assert max(len(text.split()) for text in said(turn)) <= 120


# Interpretation -----------------------------------------------------------------------------------


def heard(text: str, **more: object) -> list[tuple[str, bool | None]]:
    # type: ignore[arg-type]
    return [(p.kind, p.interpreted) for turn in turns(text, **more) for p in turn.passages]


def test_a_turn_is_interpreted_where_marked_and_then_the_unmarked_ones_are_not() -> None:
    text = (
        "CHAIR HALE: (Via interpreter) We open the meeting now.\nMR. SORLEY: I thank you for the"
        " word."
    )
    assert heard(text) == [("interpreted", True), ("spoken", False)]


def test_where_nothing_is_marked_nothing_is_known_but_what_the_yaml_says() -> None:
    text = "CHAIR HALE: We open the meeting now."
    assert heard(text) == [("spoken", None)]
    assert heard(text, interpreted=False) == [("spoken", False)]
    assert heard(text, interpreted=True) == [("interpreted", True)]


@pytest.mark.parametrize(
    "mark", ["(Via interpreter)", "(via translation)", "(Through an interpreter.)"]
)
def test_a_mark_in_the_label_or_at_the_start_is_the_same(mark: str) -> None:
    assert heard(f"CHAIR HALE: {mark} We open the meeting now.") == [("interpreted", True)]
    assert heard(f"CHAIR HALE {mark}: We open the meeting now.") == [("interpreted", True)]


def test_a_mark_holds_for_what_follows_it_and_not_for_what_came_before() -> None:
    text = (
        "CHAIR HALE: I shall begin this in my own English. (Via interpreter.) Now I go on in the"
        " tongue of my mother. (In English.) And here I come back to yours for the end."
    )
    assert heard(text) == [("spoken", False), ("interpreted", True), ("spoken", False)]


def test_words_lost_in_another_language_are_no_interpretation() -> None:
    assert heard("CHAIR HALE: (In Spanish.) We open the meeting now.") == [("spoken", None)]


@pytest.mark.parametrize(("meeting", "text", "turns_"), REAL)
def test_an_interpreters_words_are_of_that_kind_and_no_others(
    meeting: Meeting, text: str, turns_: list[Turn]
) -> None:
    kinds = {(p.kind, p.interpreted) for turn in turns_ for p in turn.passages}
    assert kinds <= {("interpreted", True), ("spoken", False), ("spoken", None)}


def test_the_founding_dialogues_interpretation_is_told_turn_by_turn() -> None:
    dialogue = next(
        turns_ for meeting, _, turns_ in transcripts() if "security-dialogue" in meeting.id
    )
    told = [turn.passages[-1].interpreted for turn in dialogue]
    assert told == [True, False, False, True, False, False, True, True, False, False]


# Transcripts that nobody wrote --------------------------------------------------------------------

LABELS = [
    "MINISTER RUIZ",
    "DR. VAN DER MEER",
    "QUESTION",
    "THE PRESIDENT",
    "SPEAKER 2",
    "CHAIR ŠIMIĆ",
]
WORDS = st.sampled_from(
    "the harbour will not close. Mr. Lund said no! (Laughter.) [inaudible] why? U.S. 13,000 ships"
    " “and so” — … isn’t “ok.” México (In English.) ’tis 7% \u00a0 so; colon: e.g. No.".split(" ")
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=40).map(
    lambda found: "and " + " ".join(found) + " end."
)
SPEECH = st.tuples(
    st.sampled_from(LABELS), st.lists(PARAGRAPH, min_size=1, max_size=3).map("\n\n".join)
)


@given(
    st.lists(SPEECH, min_size=1, max_size=6),
    st.sampled_from([": ", ":  ", ":\n", ": (Via interpreter) "]),
)
def test_a_written_transcript_is_read_back_turn_for_turn(
    speeches: list[tuple[str, str]], colon: str
) -> None:
    text = (
        "A banner\n\n" + "\n\n".join(f"{label}{colon}{words}" for label, words in speeches) + "\n"
    )
    found = turns(text)
    assert [turn.label for turn in found] == [label for label, _ in speeches]
    for turn, (_, words) in zip(found, speeches, strict=True):
        assert turn.text.endswith(words.rstrip())
        assert text[turn.position : turn.position + len(turn.text)] == turn.text
        sound(turn)


@given(
    st.text(
        alphabet=st.sampled_from("QAÉé:.?!()[]{}\n\r\t \u00a0\ufeff“”’'\"#1,-–…\u0301\u00ad"),
        max_size=200,
    )
)
def test_whatever_stands_in_a_file_its_turns_are_slices_of_it(text: str) -> None:
    for number, turn in enumerate(turns(text)):
        assert turn.number == number
        assert text[turn.position : turn.position + len(turn.text)] == turn.text
        sound(turn)
