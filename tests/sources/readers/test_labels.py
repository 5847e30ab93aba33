"""The forms in which publishers print transcripts, each in a few lines of invented content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model import Turn
from bot.sources.corpus import findings
from bot.sources.readers.doubts import doubtful_labels
from bot.sources.readers.furniture import is_closing, is_printed
from bot.sources.readers.labels import labels, tells_interpreted
from bot.sources.readers.names import Names
from bot.sources.readers.reading import TextContext
from bot.sources.readers.transcript import read_transcript


def turns(text: str, speakers: Mapping[str, str] | None = None, **more: object) -> list[Turn]:
    context = TextContext(speakers or {}, **more)  # type: ignore[arg-type]
    return list(read_transcript(text, context))


def quotable(turn: Turn) -> str:
    return " ".join(" ".join(turn.text[p.span.start : p.span.end].split()) for p in turn.passages)


def who(
    text: str, speakers: Mapping[str, str] | None = None
) -> list[tuple[str | None, str | None, str]]:
    """The label shown, the person and the quotable words of each turn."""
    found = [
        (turn, label)
        for turn, label in zip(turns(text, speakers), labels(text, speakers or {}), strict=False)
    ]
    return [(turn.label, label.person, quotable(turn)) for turn, label in found]


class Form(NamedTuple):
    """A publisher's form: a text, the YAML's labels, and who says what in it."""

    text: str
    speakers: dict[str, str]
    said: list[tuple[str, str | None, str]]


WHITE_HOUSE = Form(
    """The White House

REMARKS BY PRESIDENT HOLLIS
AND PRIME MINISTER LUND

Rose Garden

11:02 A.M. EDT

PRESIDENT HOLLIS:  Please, sit.  We have a treaty.  (Laughter.)

PRIME MINISTER LUND:  (As interpreted.)  We have two.

Q    Mr. President, which one?

PRESIDENT HOLLIS:  Both.  God bless America

END                11:31 A.M. EDT""",
    {"PRESIDENT HOLLIS": "hollis", "PRIME MINISTER LUND": "lund"},
    [
        ("PRESIDENT HOLLIS", "hollis", "Please, sit. We have a treaty. (Laughter.)"),
        ("PRIME MINISTER LUND", "lund", "(As interpreted.) We have two."),
        ("Q", None, "Mr. President, which one?"),
        ("PRESIDENT HOLLIS", "hollis", "Both. God bless America"),
    ],
)
STATE = Form(
    """MR. DELANEY:  One announcement at the top.

QUESTION:  Thank you.

(The briefing was concluded at 2:47 p.m.)

# # #

CONTACT: press office

FOR MORE INFORMATION: the web page""",
    {"MR. DELANEY": "delaney"},
    [("MR. DELANEY", "delaney", "One announcement at the top."), ("QUESTION", None, "Thank you.")],
)
DEFENSE = Form(
    """STAFF:  We’ll begin.

GENERAL C.Q. BROWN, JR.:  The force is ready.

STAFF:  That's all the time we have.  Thank you all.

Press Advisories

Hosted by Defense Media Activity - WEB.mil

The Department of Defense provides the military forces needed to deter war and ensure our \
nation's security.""",
    {"GENERAL C.Q. BROWN, JR.": "brown"},
    [
        ("STAFF", None, "We’ll begin."),
        ("GENERAL C.Q. BROWN, JR.", "brown", "The force is ready."),
        ("STAFF", None, "That's all the time we have. Thank you all."),
    ],
)
UNITED_NATIONS = Form(
    """The meeting was called to order at 10.05 a.m.

The PRESIDENT (spoke in French): I give the floor to Mr. Sokolin.

Mr. SOKOLIN (Kerasia) (spoke in Russian): We sent 80 trucks.

23-42118 3/18

They were counted.

Ms. WHITCOMBE (United Kingdom): I must respond.

The meeting rose at 11.40 a.m.

This record contains the text of speeches delivered in English and of the translation of other \
speeches.

23-42118 (E)""",
    {
        "The PRESIDENT": "marchand",
        "Mr. SOKOLIN": "sokolin",
        "Ms. WHITCOMBE (United Kingdom)": "whitcombe",
    },
    [
        ("The PRESIDENT", "marchand", "I give the floor to Mr. Sokolin."),
        ("Mr. SOKOLIN (Kerasia)", "sokolin", "We sent 80 trucks. They were counted."),
        ("Ms. WHITCOMBE (United Kingdom)", "whitcombe", "I must respond."),
    ],
)
NATO = Form(
    """MODERATOR: Good morning.

SECRETARY GENERAL BREVIK [off mic]: They cannot pronounce it. (Laughter) Thank you very much.

PRIME MINISTER DRAGOMIR [through interpreter]: We thank the Alliance.

Tags: Partnership

Related content

© NATO. All rights reserved.""",
    {"SECRETARY GENERAL BREVIK": "brevik", "PRIME MINISTER DRAGOMIR": "dragomir"},
    [
        ("MODERATOR", None, "Good morning."),
        (
            "SECRETARY GENERAL BREVIK [off mic]",
            "brevik",
            "They cannot pronounce it. (Laughter) Thank you very much.",
        ),
        ("PRIME MINISTER DRAGOMIR", "dragomir", "We thank the Alliance."),
    ],
)
EUROPEAN_PARLIAMENT = Form(
    """Ursa von Lund, President of the Commission. – Madam President, the harvest is late.

Manfred Ruiz, on behalf of the Group. – Madam President, so is the tractor.

President. – Thank you.""",
    {"Ursa von Lund": "lund", "Manfred Ruiz": "ruiz", "President": "chair"},
    [
        (
            "Ursa von Lund, President of the Commission",
            "lund",
            "Madam President, the harvest is late.",
        ),
        ("Manfred Ruiz, on behalf of the Group", "ruiz", "Madam President, so is the tractor."),
        ("President", "chair", "Thank you."),
    ],
)
HANSARD = Form(
    """3.45 pm

Dora Fell (Upper Marsh) (Lab)
I beg to move.

Column 123

Mr Speaker
Order.

4.10 pm

The Minister for Tides (Owen Gale)
I am grateful to the hon. Lady.""",
    {"Dora Fell": "fell", "Mr Speaker": "speaker", "The Minister for Tides (Owen Gale)": "gale"},
    [
        ("Dora Fell (Upper Marsh) (Lab)", "fell", "I beg to move."),
        ("Mr Speaker", "speaker", "Order."),
        ("The Minister for Tides (Owen Gale)", "gale", "I am grateful to the hon. Lady."),
    ],
)
CONGRESS = Form(
    """  The PRESIDING OFFICER. The clerk will call the roll.
  Mr. SMITH. Mr. President, I rise with my friend from the coast, and I thank
Mr. JONES. He has read the bill.
  Ms. JACKSON LEE of Marsh. I yield.
[[Page S1234]]
  Mr. McDONALD. I object.""",
    {
        "The PRESIDING OFFICER": "chair",
        "Mr. SMITH": "smith",
        "Ms. JACKSON LEE": "lee",
        "Mr. McDONALD": "mac",
    },
    [
        ("The PRESIDING OFFICER", "chair", "The clerk will call the roll."),
        (
            "Mr. SMITH",
            "smith",
            (
                "Mr. President, I rise with my friend from the coast, and I thank Mr. JONES. He has"
                " read the bill."
            ),
        ),
        ("Ms. JACKSON LEE of Marsh", "lee", "I yield."),
        ("Mr. McDONALD", "mac", "I object."),
    ],
)
COURT = Form(
    """THE COURT: Be seated.

BY MR. HALE:

Q.   Did you see the ferry?

A.   I did.

Q.  When?

A.  At 9 o’clock.

(Whereupon, at 4:15 p.m., the hearing was adjourned.)""",
    {"THE COURT": "judge", "BY MR. HALE": "hale", "A": "witness"},
    [
        ("THE COURT", "judge", "Be seated."),
        ("BY MR. HALE", "hale", ""),
        ("Q", None, "Did you see the ferry?"),
        ("A", "witness", "I did."),
        ("Q", None, "When?"),
        ("A", "witness", "At 9 o’clock."),
    ],
)
CENTRAL_BANK = Form(
    """Question: Will you raise the rate?

Lagerlöf: We will look at the data.

Question: And in June?

Lagerlöf: I have two points to make: patience, and patience.

CONTACT

European Bank of Marsh

Directorate General Communications

+49 69 5555 7455

media@bank.example

Reproduction is permitted provided that the source is acknowledged.""",
    {"Lagerlöf": "lagerlof"},
    [
        ("Question", None, "Will you raise the rate?"),
        ("Lagerlöf", "lagerlof", "We will look at the data."),
        ("Question", None, "And in June?"),
        ("Lagerlöf", "lagerlof", "I have two points to make: patience, and patience."),
    ],
)
TOWN_HALL = Form(
    """**MAYOR OKAFOR:** Welcome.

**Q1:** Who pays for the bridge?

**MS. ADLER, chief of the pilots:** The harbour does.

Page 3 of 12

**MAYOR OKAFOR**: Good night.""",
    {"MAYOR OKAFOR": "okafor", "MS. ADLER": "adler"},
    [
        ("MAYOR OKAFOR", "okafor", "Welcome."),
        ("Q1", None, "Who pays for the bridge?"),
        ("MS. ADLER, chief of the pilots", "adler", "The harbour does."),
        ("MAYOR OKAFOR", "okafor", "Good night."),
    ],
)
PODCAST = Form(
    """[00:00:03] HOST: Welcome to the tide.

[00:00:12] Bo Lund: I row.

Speaker 1 (00:14): Every day?

00:01:15 BO LUND: Twice.

[00:02:00]

And at night.""",
    {"Bo Lund": "lund"},
    [
        ("HOST", None, "Welcome to the tide."),
        ("Bo Lund", "lund", "I row."),
        ("Speaker 1", None, "Every day?"),
        ("BO LUND", "lund", "Twice. And at night."),
    ],
)
RECORDER = Form(
    "Bo Lund  0:03\nI row every morning.\n\nSpeaker 2  0:09\nEvery morning?\n\nBo Lund  0:11\nAnd"
    " at night.\n",
    {"Bo Lund": "lund"},
    [
        ("Bo Lund", "lund", "I row every morning."),
        ("Speaker 2", None, "Every morning?"),
        ("Bo Lund", "lund", "And at night."),
    ],
)
CAPTIONS = Form(
    """WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Bo Lund>I row every morning.</v>

2
00:00:04.500 --> 00:00:06.000 align:start
And at night.

3
00:00:06.500 --> 00:00:08.000
>> HOST: Every night?

4
00:00:08.500 --> 00:00:09.000
>> Yes.
""",
    {"Bo Lund": "lund"},
    [
        ("Bo Lund", "lund", "I row every morning. And at night."),
        ("HOST", None, "Every night?"),
        (">>", None, "Yes."),
    ],
)
FORMS = {name: form for name, form in globals().items() if isinstance(form, Form)}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_publishers_form_is_read_as_who_said_what_and_nothing_else(form: Form) -> None:
    assert who(form.text, form.speakers) == form.said
    assert who(form.text.replace("\n", "\r\n"), form.speakers) == form.said


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_turns_are_slices_in_order_and_no_passage_holds_a_label(form: Form) -> None:
    tiled(form.text, form.speakers)


def tiled(text: str, speakers: Mapping[str, str]) -> None:
    """Turns and the gaps between them tile the file; no words of a turn are in a gap but a
    label's and the site's."""
    at = 0
    for turn in turns(text, speakers):
        assert at <= turn.position
        assert text[turn.position : turn.position + len(turn.text)] == turn.text
        at = turn.position + len(turn.text)
        for passage in turn.passages:
            assert 0 <= passage.span.start < passage.span.end <= len(turn.text)
            held = turn.text[passage.span.start : passage.span.end]
            assert not [
                label
                for label in speakers
                if re.search(rf"^{re.escape(label)}\W*:", held, re.MULTILINE)
            ]


# Labels one by one --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "label", "mapped"),
    [
        (
            "Mr. SOKOLIN (Kerasia) (spoke in Russian): We go.",
            "Mr. SOKOLIN (Kerasia)",
            "Mr. SOKOLIN",
        ),
        (
            "Mr. SOKOLIN (Kerasia) (spoke in Russian): We go.",
            "Mr. SOKOLIN (Kerasia)",
            "Mr. SOKOLIN (Kerasia)",
        ),
        ("Mr. SOKOLIN: We go.", "Mr. SOKOLIN", "Mr. SOKOLIN (Kerasia)"),
        (
            "PRESIDENT VON DER LEYEN [through interpreter]: We go.",
            "PRESIDENT VON DER LEYEN",
            "PRESIDENT VON DER LEYEN",
        ),
        (
            "MR. MILLER (continuing) [off mic]: We go.",
            "MR. MILLER (continuing) [off mic]",
            "MR. MILLER",
        ),
        ("GOV. SMITH, CHAIR: We go.", "GOV. SMITH, CHAIR", "GOV. SMITH"),
        ("GOV. SMITH, CHAIR: We go.", "GOV. SMITH, CHAIR", "GOV. SMITH, CHAIR"),
        ("Ms. ADLER: We go.", "Ms. ADLER", "Ms. Adler"),
        ("Sir Bo LUND: We go.", "Sir Bo LUND", "Sir Bo LUND"),
        ("Secretary Blinken: We go.", "Secretary Blinken", "Secretary Blinken"),
        ("Mr. SMITH — We go.", "Mr. SMITH", "Mr. SMITH"),
        ("Mr. SMITH -- We go.", "Mr. SMITH", "Mr. SMITH"),
        ("Mr. SMITH. We go.", "Mr. SMITH", "Mr. SMITH"),
        ("Mr. SMITH.—We go.", "Mr. SMITH", "Mr. SMITH"),
        ("**MS. ADLER:** We go.", "MS. ADLER", "MS. ADLER"),
        ("**MS. ADLER**: We go.", "MS. ADLER", "MS. ADLER"),
        ("SENATOR O'BRIEN: We go.", "SENATOR O'BRIEN", "SENATOR O’BRIEN"),
        ("MS.\u00a0ADLER\u00a0: We go.", "MS.\u00a0ADLER", "MS. ADLER"),
        ("Q45 The Chair: We go.", "The Chair", "The Chair"),
        ("(00:12) MS. ADLER: We go.", "MS. ADLER", "MS. ADLER"),
        ("MS. ADLER [00:12:03]: We go.", "MS. ADLER", "MS. ADLER"),
        ("Ms. Adler\nWe go.", "Ms. Adler", "Ms. Adler"),
    ],
)
def test_a_mapped_label_is_known_however_it_is_printed(line: str, label: str, mapped: str) -> None:
    assert who(f"A banner\n\n{line}\n", {mapped: "they"}) == [(label, "they", "We go.")]


@pytest.mark.parametrize(
    ("label", "mapped"),
    [
        ("Mr. SOKOLIN (Nigeria)", "Mr. SOKOLIN (Kerasia)"),
        ("The PRESIDENT of the Assembly", "The PRESIDENT"),
        ("PRESIDENT, COMMISSION", "PRESIDENT"),
        ("GEN. A. BROWN", "GEN. BROWN"),
    ],
)
def test_another_bracket_or_office_is_another_person(label: str, mapped: str) -> None:
    assert (
        Names({mapped: "they"}).person(
            *(label.split(" (")[0], ["(" + label.split(" (")[1]]) if "(" in label else (label,)
        )
        is None
    )


@pytest.mark.parametrize(
    "line",
    [
        "Secretary Blinken, welcome: the floor is yours.",
        "The UN: that is where we meet.",
        "Mr. Lund: he is my friend.",
        "Remember one thing: we paid.",
        "A German friend told me so.",
        "NATO has one task: to defend.",
        "Bo Lund — who is here — knows it.",
        "We meet at 9:30 and at 10:15.",
        "Question: who pays for it?",
        "MS. ADLER",
    ],
)
def test_a_line_of_speech_is_no_label(line: str) -> None:
    (turn,) = turns(
        f"MS. ADLER: We open.\n\n{line}\n\nWe close now, all of us.",
        {"MS. ADLER": "adler", "Bo Lund": "lund"},
    )
    assert line in turn.text


# Interpretation -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("(spoke in French)", True),
        ("(speaking in Arabic)", True),
        ("(spoke in Spanish; English translation provided by the delegation)", True),
        ("(interpretation from Russian)", True),
        ("(continued in Romanian)", True),
        ("(As interpreted.)", True),
        ("(In English.)", False),
        ("(spoke in English)", False),
        ("(In Spanish.)", None),
        ("(Speaks in Ukrainian.)", None),
        ("(Laughter.)", None),
    ],
)
def test_a_mark_says_whether_a_translation_follows(mark: str, told: bool | None) -> None:
    assert tells_interpreted(mark) is told


@pytest.mark.parametrize(
    "mark",
    [
        "(spoke in French)",
        "(in Ukrainian)",
        "[via interpreter]",
        "(spoke in Spanish; English text by the delegation)",
    ],
)
def test_a_label_that_names_another_language_is_shown_without_it_and_its_words_are_a_translation(
    mark: str,
) -> None:
    one, other = turns(
        f"Mr. RUIZ (Marsh) {mark}: We open the meeting.\n\nMs. FELL: I agree with that."
    )
    assert one.label == "Mr. RUIZ (Marsh)"
    assert [(p.kind, p.interpreted) for p in (*one.passages, *other.passages)] == [
        ("interpreted", True),
        ("spoken", False),
    ]


def test_a_remark_in_another_language_is_missing_and_the_rest_is_the_speakers_own() -> None:
    (turn,) = turns("MS. FELL: (In Finnish.) In English, the short version: the law forbids it.")
    assert [(p.kind, p.interpreted) for p in turn.passages] == [("spoken", None)]


def test_english_again_ends_what_the_label_marked() -> None:
    (turn,) = turns(
        "Mr. RUIZ (spoke in French): We open the meeting of today. (spoke in English) Now I go on"
        " in yours."
    )
    assert [p.interpreted for p in turn.passages] == [True, False]


# What nobody said ---------------------------------------------------------------------------------

ENDINGS = [
    "Thank you",
    "God bless America",
    "God bless you all, and may God protect our troops",
    "Viva México",
    "“Leave it as you found it”",
    "We ask for three things:\n\nA bridge\n\nA boat\n\nA bell",
    "- a bridge\n\n- a boat",
    "And so I say we will not go",
    "The Ministry of Tides serves the people of this coast.",
    "(Applause.)",
    "Share the load.",
    "The meeting is adjourned.",
    "We need more of this. Contact us. Write to us.",
    "Thank you very much",
    "The law defends privacy.",
    "We must defend our privacy",
    "Follow us, and we will share it",
    "Print the truth.",
    "Read more of it, I beg you",
    "The council adjourned at last, and we went home.",
    "The meeting was concluded in Marsh and it changed us.",
    "The House rose to it.",
    "The document was published last year. It stands.",
    "The record is official. Read it.",
]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("footer", ["", "\n\nShare this page\n\nU.S. Department of State"])
def test_speech_is_never_cut_however_it_ends(ending: str, footer: str) -> None:
    (turn,) = turns(f"MS. FELL: We have spoken for long.\n\n{ending}{footer}\n")
    assert turn.text.endswith(ending)


FOOTERS = [
    "(END VIDEO CLIP)",
    "(The briefing was concluded at 2:47 p.m.)",
    (
        "The meeting rose at 11.40 a.m.\n\nThis is a long line of the record about something else,"
        " and it has a full stop."
    ),
    "House adjourned at 10.15 pm.",
    "[Whereupon, at 11:07 a.m., the hearing was adjourned.]",
    "6:31 P.M. EST",
    "23-42118 (E)",
    "Corrections should be submitted to the original languages only.",
    (
        "Press Advisories\n\nHosted by Defense Media Activity - WEB.mil\n\nThe Department of"
        " Defense provides the forces."
    ),
    "The Department of Tides manages the harbours.\n\nShare this page",
    (
        "Related content\n\nMinister opens a bridge at last.\n\nTwo boats were found near the pier"
        " on Tuesday."
    ),
    "(Video shown to the delegates)",
    "© Ministry of Tides",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_what_is_printed_after_the_last_words_is_nobodys(footer: str) -> None:
    (turn,) = turns(f"MS. FELL: We have spoken for long.\n\nThank you all.\n\n{footer}\n")
    assert quotable(turn) == "We have spoken for long. Thank you all."


@pytest.mark.parametrize(
    "line",
    [
        "Page 3 of 12",
        "23-42118 3/18",
        "- 4 -",
        "S/PV.9512",
        "[[Page S1234]]",
        "00:12:03",
        "00:00:01.000 --> 00:00:04.000",
    ]
    + [
        "(BEGIN VIDEO CLIP)",
        "(END VIDEO CLIP)",
        "The meeting was suspended at 1.05 p.m. and resumed at 3 p.m.",
        "12.15 pm",
    ],
)
def test_what_a_page_prints_between_paragraphs_is_in_no_passage(line: str) -> None:
    first, _ = turns(
        f"MS. FELL: We have spoken for long.\n\n{line}\n\nWe go on now for longer.\n\nCLERK: Noted,"
        " madam."
    )
    assert line in first.text
    assert quotable(first) == "We have spoken for long. We go on now for longer."


def test_page_numbers_that_rise_and_running_heads_are_in_no_passage() -> None:
    pages = "".join(
        f"We said line {word} of many.\n\n{n}\n\nTides Board, sitting {n}\n\n"
        for n, word in enumerate("abcd", 7)
    )
    first, _ = turns(f"MS. FELL: {pages}CLERK: Noted, madam.")
    assert quotable(first) == " ".join(f"We said line {word} of many." for word in "abcd")


@pytest.mark.parametrize(
    "line", ["41", "We paid 3 of 12", "24 hours a day", "The meeting was good at last", "And/or"]
)
def test_a_short_line_of_speech_stays_quotable(line: str) -> None:
    assert not is_printed(line) and not is_closing(line)
    first, _ = turns(
        f"MS. FELL: We have spoken for long.\n\n{line}\n\nWe go on for longer.\n\nCLERK: Noted,"
        " madam."
    )
    assert line in quotable(first)


# What was not read as a label is reported ---------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("I agree. MR. PRICE: So do I.", "MR. PRICE"),
        ("MR. SORLEY then said this: no.", "MR. SORLEY then said this"),
        ("Ms. Adler: We agree.", "Ms. Adler"),
        ("PRICE [aside] We agree.", "PRICE"),
        ("MR. PRICE", "MR. PRICE"),
    ],
)
def test_what_looks_like_a_label_and_is_none_is_doubted(line: str, printed: str) -> None:
    speakers = {"MS. ADLER": "adler", "MR. PRICE": "price"}
    text = f"MS. ADLER: We open.\n\n{line}\n\nWe close now.\n\nMR. PRICE: Good."
    ((at, found),) = doubtful_labels(turns(text, speakers), speakers)
    assert found == printed
    assert text[at:].startswith(printed)
    assert list(doubtful_labels(turns(text, speakers), speakers, [printed])) == []


@pytest.mark.parametrize(
    "line",
    [
        "NOTE: the papers are here.",
        "I make two points: one.",
        "NATO has one task: to defend.",
        "Mr. Lund: a friend.",
    ],
)
def test_prose_with_a_colon_is_not_doubted(line: str) -> None:
    speakers = {"MS. ADLER": "adler"}
    assert (
        list(
            doubtful_labels(
                turns(f"MS. ADLER: We open.\n\n{line}\n\nWe close.", speakers), speakers
            )
        )
        == []
    )


def test_check_names_the_line_of_a_doubtful_label_and_of_one_that_begins_no_turn(
    tmp_path: Path,
) -> None:
    (tmp_path / "people.yaml").write_text("adler: {name: Nia Adler}\nlund: {name: Bo Lund}\n")
    (tmp_path / "a.yaml").write_text(
        "title: A\nkind: transcript\nspeakers:\n  MS. ADLER: adler\n  MR. LUND: lund\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text(
        "MS. ADLER: We open.\n\nMR. LUND then said: no.\n", encoding="utf-8"
    )
    unused, doubtful = findings(tmp_path)
    assert (unused.path.name, unused.line) == ("a.yaml", 5)
    assert "MR. LUND" in unused.problem
    assert (doubtful.path.name, doubtful.line) == ("a.txt", 3)
    assert "not_labels" in doubtful.remedy


# Transcripts that nobody wrote --------------------------------------------------------------------

PRINTED = {
    "MINISTER RUIZ": [
        "MINISTER RUIZ:",
        "MINISTER RUIZ (via interpreter):",
        "**MINISTER RUIZ:**",
        "MINISTER RUIZ [off mic]:",
    ],
    "Mr. SOKOLIN": [
        "Mr. SOKOLIN:",
        "Mr. SOKOLIN (Kerasia) (spoke in Russian):",
        "[00:12] Mr. SOKOLIN:",
        "Mr. SOKOLIN —",
    ],
    "Bo Lund": ["Bo Lund:", "Bo Lund (guest):", ">> Bo Lund:", "Bo Lund (00:12:03):"],
}
SPEAKERS = {label: label for label in PRINTED}
WORDS = st.sampled_from(
    "the tide rose; Mr. Lund said no! (Laughter.) why? U.S. 13,000 ships"
    " “and so” — 3/18 (a) [b] :".split()
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=20).map(
    lambda found: "and " + " ".join(found) + " end."
)
SPEECH = st.tuples(
    st.sampled_from([(label, printed) for label, ways in PRINTED.items() for printed in ways]),
    st.lists(PARAGRAPH | st.sampled_from(["Page 3 of 12", "- 4 -"]), min_size=1, max_size=3),
)


@given(st.lists(SPEECH, min_size=1, max_size=6))
@example([(("Bo Lund", "Bo Lund:"), ["and Lund : end.", "and Lund : end."])])
def test_every_way_of_printing_a_label_gives_the_words_to_its_person(
    speeches: list[tuple[tuple[str, str], list[str]]],
) -> None:
    text = "A banner\n\n" + "\n\n".join(
        f"{printed} and so it begins.\n\n" + "\n\n".join(paragraphs)
        for (_, printed), paragraphs in speeches
    )
    found = turns(text, SPEAKERS)
    assert [turn.passages[0].person for turn in found] == [label for (label, _), _ in speeches]
    assert not [turn for turn in found if re.search(r"Page 3 of|- 4 -", quotable(turn))]
    tiled(text, SPEAKERS)


SMALL = "Ana Ruiz: The harbour opens.\n\n{}\n\nAna Ruiz: Thank you.\n\n{}\n"


@pytest.mark.parametrize(
    ("line", "again", "labels"),
    [
        ("Gordon Pryce: When?", "Gordon Pryce: And where?", ["Ana Ruiz", "Gordon Pryce"] * 2),
        ("Mr. Teague: When?", "That is all.", ["Ana Ruiz", "Mr. Teague", "Ana Ruiz"]),
        ("Two points: the first is money.", "Two points: the second is time.", ["Ana Ruiz"] * 2),
        ("Next Steps: we sail.", "That is all.", ["Ana Ruiz"] * 2),
        ("I: Dr Bo Lund, engineer.", "II: Ms Quist, regulator.", ["Ana Ruiz"] * 2),
    ],
)
def test_in_a_file_of_labels_in_small_letters_a_name_nobody_mapped_speaks_for_itself(
    line: str, again: str, labels: list[str]
) -> None:
    turns = list(read_transcript(SMALL.format(line, again), TextContext({"Ana Ruiz": "ruiz"})))
    assert [turn.label for turn in turns] == labels
