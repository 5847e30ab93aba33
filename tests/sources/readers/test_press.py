from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span, Turn
from bot.sources.readers.press import PersonMention, read_paragraphs
from bot.sources.readers.press.quotations import quotations
from bot.text import words

Row = tuple[str, str | None, str]
"""A passage as these tests see it: kind, person, its first words."""


class Names:
    """A register as small as a test needs it: printed names and offices, each of one person."""

    def __init__(self, **people: Sequence[str]) -> None:
        ways = {
            tuple(word.text for word in words(name)): person
            for person, names in people.items()
            for name in names
        }
        self._ways = dict(sorted(ways.items(), key=lambda way: -len(way[0])))

    def people_in(self, text: str) -> list[PersonMention]:
        """Every name standing in the text, the longest at each place."""
        found, at, tokens = [], 0, words(text)
        while at < len(tokens):
            way = next(
                (w for w in self._ways if w == tuple(t.text for t in tokens[at : at + len(w)])),
                None,
            )
            if way is not None:
                found.append(
                    PersonMention(
                        Span(tokens[at].start, tokens[at + len(way) - 1].end), self._ways[way]
                    )
                )
            at += len(way or "1")
        return found


HOSTILE_SCRAPS = (
    "“a ",
    '"a ',
    "'a ",
    "he said, ",
    "Orsolle and ",
    "— A (@b) ",
    "“a ‘b ",
    "of the ",
    "(",
    "A b, ",
)
RIVER = Names(
    orsolle=("Baptiste Orsolle", "Orsolle"),
    castellane=("Nomvula Castellane", "Castellane"),
    price=("Gareth Price", "Price"),
)


def turns(text: str, finder: Names = RIVER) -> list[Turn]:
    return list(read_paragraphs(text, finder))


def rows(text: str, finder: Names = RIVER) -> list[tuple[str, str | None, str]]:
    return [
        (p.kind, p.person, t.text[p.span.start : p.span.end])
        for t in turns(text, finder)
        for p in t.passages
    ]


def quotes(text: str, finder: Names = RIVER) -> list[tuple[str | None, str]]:
    return [
        (person, said) for kind, person, said in rows(text, finder) if kind in ("quoted", "posted")
    ]


def labels(text: str, finder: Names = RIVER) -> list[str | None]:
    return [p.label for t in turns(text, finder) for p in t.passages]


# Whole reports in four styles ---------------------------------------------------------------------

WIRE = """Harbor talks collapse as mayor walks out

By MARTA OLDENKAMP and J.T. REYES
Associated Newsgroup

FILE - In this March 3, 2021 file photo, Mayor Lucille Abernathy speaks in Port Ansel. (Newsgroup \
Photo/Kim Tran, File)

PORT ANSEL, Ore. (AN) — Mayor Lucille Abernathy walked out of talks over the city's crumbling \
harbor wall on Friday.

“She was not pleased,” said Dale Whitcomb, her chief of staff. “You would not be pleased either.”

Whitcomb declined to say whether the talks would resume. A spokeswoman for Transportation \
Secretary Owen Farquhar \
did not immediately respond to a request for comment.

Speaking to the Senate earlier in the day, Farquhar said repairs would cost at least $64 million.

“I can't pour concrete with good wishes,” he said. “What would you have me do?” he asked the \
senators.

State Sen. Ignatius Bell, a Republican whose district includes the harbor, called the answer “a \
shrug in a necktie.”

Abernathy and Bell have clashed before. In 2019, she accused him of “governing by photograph” \
after a parade.

“It's like watching a tooth go,” said fisherman Paulo Reis, 58, who has moored his boat there for \
three decades.

Later Friday, Abernathy tweeted: “The wall is holding. So am I.”

Follow our coverage of coastal cities at https://example.org/coast
"""
WIRE_NAMES = Names(
    abernathy=("Lucille Abernathy", "Abernathy"),
    whitcomb=("Dale Whitcomb", "Whitcomb"),
    farquhar=("Owen Farquhar", "Farquhar", "transportation secretary"),
    bell=("Ignatius Bell", "Bell"),
    reis=("Paulo Reis",),
)
WIRE_ROWS: list[Row] = [
    ("narration", None, "Mayor Lucille Abernathy walked out"),
    ("quoted", "whitcomb", "She was not pleased,"),
    ("quoted", "whitcomb", "You would not be pleased either."),
    ("reported", "whitcomb", "Whitcomb declined to say"),
    ("narration", None, "A spokeswoman for Transportation Secretary Owen Farquhar did not"),
    ("reported", "farquhar", "Speaking to the Senate"),
    ("quoted", "farquhar", "I can't pour concrete with good wishes,"),
    ("quoted", "farquhar", "What would you have me do?"),
    ("reported", "bell", "State Sen. Ignatius Bell, a Republican"),
    ("quoted", "bell", "a shrug in a necktie."),
    ("narration", None, "Abernathy and Bell have clashed before."),
    ("reported", "abernathy", "In 2019, she accused him"),
    ("quoted", "abernathy", "governing by photograph"),
    ("reported", "reis", "“It's like watching a tooth go,” said fisherman Paulo Reis, 58, who"),
    ("quoted", "reis", "It's like watching a tooth go,"),
    ("posted", "abernathy", "The wall is holding. So am I."),
]

BRITISH = """Council leader denies library closures are 'done deal'

By Fiona Prentice
Local democracy reporter

Published 4 October 2023

Cllr Derek Stapleton said no decision had been taken and that 'every letter will be read'.

His comments came after protesters filled the public gallery, some of them dressed as characters \
from Dickens.

'We are asked to save £1.2m,' he told councillors. 'I won't take it from children's services.'

Opposition group leader Priya Nair said it was 'Oliver Twist in reverse: please sir, can we have \
less?'

Ms Nair urged the council to wait for the county's review. She said: 'You don't burn the \
furniture in October.'

Retired teacher Joan Hallam, who runs the reading group, told the meeting that the library was warm.

'It isn't about books,' she said. 'Well, it is about books.'

The council's 'Fit for the Future' programme aims to cut spending by a tenth.

Asked if he would resign, Mr Stapleton replied: 'I've a library card like everybody else.'

More on this story
Village bus saved after vicar learns to drive it
Council tax: what you will pay
"""
BRITISH_NAMES = Names(
    stapleton=("Derek Stapleton", "Stapleton"),
    nair=("Priya Nair", "Nair"),
    hallam=("Joan Hallam", "Hallam"),
)
BRITISH_ROWS: list[Row] = [
    ("reported", "stapleton", "Cllr Derek Stapleton said"),
    ("quoted", "stapleton", "every letter will be read"),
    ("narration", None, "His comments came after"),
    ("quoted", "stapleton", "We are asked to save £1.2m,"),
    ("quoted", "stapleton", "I won't take it from children's services."),
    ("reported", "nair", "Opposition group leader Priya Nair said"),
    ("quoted", "nair", "Oliver Twist in reverse: please sir, can we have less?"),
    ("reported", "nair", "Ms Nair urged"),
    ("quoted", "nair", "You don't burn the furniture in October."),
    ("reported", "hallam", "Retired teacher Joan Hallam, who runs"),
    ("quoted", "hallam", "It isn't about books,"),
    ("quoted", "hallam", "Well, it is about books."),
    ("narration", None, "The council's 'Fit for the Future' programme"),
    ("reported", "stapleton", "Asked if he would resign"),
    ("quoted", "stapleton", "I've a library card like everybody else."),
]

TRANSLATED = """Wednesday, September 14

The Foreign Minister of Cordaya and her counterpart of San Telmo agree to open the crossing of \
Paso Hondo

Los cancilleres se saludan en el puente de Paso Hondo.
The chancellors greet each other on the bridge of Paso Hondo.

Photo: Chancellery of Cordaya

The Foreign Minister of Cordaya, Inés Larrañaga, and her counterpart of San Telmo, Rodrigo \
Belmonte, met this Wednesday.

“Very good meeting with my colleague @rbelmonte. We agreed on dates, which is what a closed door \
understands ”, \
assured Larrañaga.

Very good meeting with my colleague @rbelmonte. We agree on dates, that is what a closed door \
understands.

— Inés Larrañaga V. (@ineslarranaga) August 21, 2019

For his part, Belmonte assured that the bridge “was never broken, the will was”, and celebrated \
the return of customs.

“ We have nothing to hide, the trucks will pass with their seals…we are not going to ask anyone \
for more than that“, \
pointed out the chancellor of San Telmo in a press conference.

Belmonte ruled out that the tariff will be discussed. The official asked the growers for \
“patience, and good harvests”.

In the afternoon, both ministers toured the facilities of the bridge and planted a tree.

You may be interested in:
– The history of the bridge that divided two towns
– Larrañaga: “Coffee has no passport”
"""
TRANSLATED_NAMES = Names(
    larranaga=("Inés Larrañaga", "Larrañaga", "Foreign Minister of Cordaya"),
    belmonte=("Rodrigo Belmonte", "Belmonte", "chancellor of San Telmo"),
)
TRANSLATED_ROWS: list[Row] = [
    ("narration", None, "The Foreign Minister of Cordaya, Inés Larrañaga, and her counterpart"),
    ("posted", "larranaga", "Very good meeting with my colleague @rbelmonte. We agreed"),
    ("posted", "larranaga", "Very good meeting with my colleague @rbelmonte. We agree on"),
    ("reported", "belmonte", "For his part, Belmonte assured"),
    ("quoted", "belmonte", "was never broken, the will was"),
    ("quoted", "belmonte", "We have nothing to hide"),
    ("reported", "belmonte", "Belmonte ruled out"),
    ("reported", "belmonte", "The official asked the growers"),
    ("quoted", "belmonte", "patience, and good harvests"),
    ("narration", None, "In the afternoon, both ministers toured"),
]

SUMMARY = """Energy Secretary Marsh hosts Norland minister Aune for talks on grid security

Webp 8s7d6f5g4h3j2k1l

Energy Secretary Marsh hosts Norland minister Aune for talks on grid security

U.S. Secretary of Energy Tilda Marsh welcomed Norland's Minister of Petroleum and Energy, Kjetil \
Aune, to Washington. \
The two signed a memorandum on undersea cables.

In her opening remarks, Marsh thanked Aune for traveling "through two snowstorms and one strike" \
and described Norland \
as a partner that "answers the phone at night." She underlined that cables carry a fifth of its \
power.

Recalling the cable cut of last November, Aune stressed that repair ships shorten an outage. "A \
cable does not \
care who is to blame," he remarked.

Marsh announced that her department would provide $40 million. Aune welcomed the announcement, \
calling it \
"steel instead of words," and invited her to Norland.

The two officials also discussed hydrogen standards.

Responding to a question about gas prices, the Secretary declined to predict but voiced \
confidence. Her \
counterpart was more cautious, noting that storage levels stood at 46 percent.

Both sides pledged to meet again in June.

ORGANIZATIONS IN THIS STORY
Department of Energy
"""
SUMMARY_NAMES = Names(marsh=("Tilda Marsh", "Marsh"), aune=("Kjetil Aune", "Aune"))
SUMMARY_ROWS: list[Row] = [
    ("reported", "marsh", "U.S. Secretary of Energy Tilda Marsh welcomed"),
    ("narration", None, "The two signed a memorandum"),
    ("reported", "marsh", "In her opening remarks, Marsh thanked"),
    ("quoted", "marsh", "through two snowstorms and one strike"),
    ("quoted", "marsh", "answers the phone at night."),
    ("reported", "marsh", "She underlined"),
    ("reported", "aune", "Recalling the cable cut"),
    ("quoted", "aune", "A cable does not"),
    ("reported", "marsh", "Marsh announced"),
    ("reported", "aune", "Aune welcomed the announcement"),
    ("quoted", "aune", "steel instead"),
    ("narration", None, "The two officials also discussed"),
    ("reported", "marsh", "Responding to a question"),
    ("reported", "aune", "Her counterpart was"),
    ("reported", None, "Both sides pledged"),
]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param(WIRE, WIRE_NAMES, WIRE_ROWS, id="wire"),
        pytest.param(BRITISH, BRITISH_NAMES, BRITISH_ROWS, id="british"),
        pytest.param(TRANSLATED, TRANSLATED_NAMES, TRANSLATED_ROWS, id="translated"),
        pytest.param(SUMMARY, SUMMARY_NAMES, SUMMARY_ROWS, id="summary"),
    ],
)
def test_a_report_is_told_apart_passage_by_passage(
    text: str, names: Names, expected: list[Row]
) -> None:
    found = rows(text, names)
    assert [
        (kind, person, words[: len(want[2])])
        for (kind, person, words), want in zip(found, expected, strict=True)
    ] == (expected)


# Quotation marks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We go,” he said.", ["We go,"]),
        ('"We go," he said, "now."', ["We go,", "now."]),
        ("« We go », he said.", ["We go"]),
        ("´We go´, he said.", ["We go"]),
        ("'We won't go,' he said.", ["We won't go,"]),
        ("‘We won’t go,’ he said.", ["We won’t go,"]),
        ("“ We go ”, he said.", ["We go"]),
        ("“We go“, he said.", ["We go"]),
        ("„We go“, he said.", ["We go"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("“The “grain bridge” is open,” he said.", ["The “grain bridge” is open,"]),
        ("“We go, said the minister.", ["We go"]),
        ("“We go. We stay.", ["We go. We stay."]),
        ("The ministers' plan isn't the council's.", []),
        ("In the '90s nobody's boats' nets held.", []),
        ("« The minister, head of it, left.", []),
        ('a 6" pipe and a 4" pipe', []),
        ("“”", []),
    ],
)
def test_quotation_marks_are_paired_however_they_are_typed(text: str, inside: list[str]) -> None:
    assert [text[q.inner.start : q.inner.end].rstrip(",") for q in quotations(text)] == [
        said.rstrip(",") for said in inside
    ]


def test_words_that_go_on_over_paragraphs_are_the_next_tags_speakers() -> None:
    text = (
        "Talks opened at noon in the old customs house of the city.\n\n“We go.\n\n“We stay,” said"
        " Orsolle.\n"
    )
    assert quotes(text) == [("orsolle", "We go."), ("orsolle", "We stay,")]


# Who speaks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("“We go,” Orsolle said.", "orsolle"),
        ("“We go,” said Orsolle.", "orsolle"),
        ("“We go”, sentenced Orsolle.", "orsolle"),
        ("Orsolle: “We go.”", "orsolle"),
        ("Orsolle told Castellane: “We go.”", "orsolle"),
        ("Orsolle, who met Castellane on Monday, said: “We go.”", "orsolle"),
        ("Speaking beside Castellane, Orsolle said “we go”.", "orsolle"),
        ("After a call with Castellane and Price, Orsolle said “we go”.", "orsolle"),
        ("Orsolle, head of the Water Board, said “we go”.", "orsolle"),
        ("The head of the board, Baptiste Orsolle, said “we go”.", "orsolle"),
        ("Orsolle thanked Castellane and said “we go”.", "orsolle"),
        ("Orsolle thanked Castellane, adding that “we go”.", "orsolle"),
        ("Orsolle said that Castellane had told him “we go”.", "orsolle"),
        ("Castellane left, while Orsolle said “we go”.", "orsolle"),
        ("“We go”, according to Orsolle.", "orsolle"),
        ("“We go,” Orsolle was quoted as saying by the agency.", "orsolle"),
        ("The plan is “good”, Orsolle said.", "orsolle"),
        ("Castellane closed by praising her “very good friend” Orsolle.", "castellane"),
        ("“We go,” said a spokesman for Orsolle.", None),
        ("“We go,” Orsolle’s spokeswoman said.", None),
        ("“We go,” said the Orsolle administration.", None),
        ("“We go,” said Martine Orsolle.", None),
        ("“We go,” Orsolle and Castellane said.", None),
        ("“We go,” both ministers said.", None),
    ],
)
def test_a_quotation_is_its_speakers_and_nobody_elses(sentence: str, person: str | None) -> None:
    text = (
        "Baptiste Orsolle, Nomvula Castellane and Gareth Price met on the bridge at"
        f" noon.\n\n{sentence}\n"
    )
    assert quotes(text)
    assert {who for who, _ in quotes(text)} == {person}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Orsolle opened the meeting. He said the river was low.", "orsolle"),
        ("Gareth Price thanked Nomvula Castellane. She promised to answer.", "castellane"),
        ("The chair, Nomvula Castellane, spoke first. The chair warned of drought.", "castellane"),
        ("Finance Minister Gareth Price came late. The minister blamed the road.", "price"),
        (
            (
                "Foreign Minister David Lamb came late. Orsolle sat down. The foreign minister"
                " blamed the road."
            ),
            None,
        ),
        ("A ministry official sat down. He blamed the road.", None),
    ],
)
def test_pronouns_and_titles_lead_back_to_whom_they_mean(text: str, person: str | None) -> None:
    assert rows(text + "\n")[-1][:2] == ("reported", person)


def test_an_unknown_speaker_keeps_the_label_the_report_prints() -> None:
    text = "A source close to the delegation affirmed that the dam “is not on the table”.\n"
    assert labels(text) == ["A source close to the delegation"] * 2


# What is not speech -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called “blue corridor” will be nine miles wide.",
        "Orsolle said the so-called “blue corridor” will be nine miles wide.",
        "A programme called “Safe Water” began in May.",
        "Orsolle said a programme called “Safe Water” began in May.",
        "The “grain bridge”, as it is known, will run until March.",
        "Farmers held a banner that read “Give us back our river now”.",
    ],
)
def test_names_titles_and_doubted_words_are_no_speech(sentence: str) -> None:
    assert quotes(sentence + "\n") == []


def test_a_mere_tag_is_context_and_a_telling_one_is_reported() -> None:
    bare, telling = (
        "“We go,” said Orsolle.",
        "“We go,” said Orsolle, who farms at the mouth of the river.",
    )
    assert [kind for kind, _, _ in rows(bare)] == ["quoted"]
    assert ("reported", "orsolle", telling) in rows(telling)


@pytest.mark.parametrize(
    "line",
    [
        "By Marta Oldenkamp",
        "4 min read",
        "Photo: Ministry of Water / copyright",
        "Orsolle speaks to reporters on Monday. (Wire Photo/Kim Tran)",
        "(Reporting by Marta Oldenkamp; editing by Kim Tran)",
        "© Halven Wire 2023. All rights reserved.",
        "Share this article",
        "Monday, January 9",
        "ORGANIZATIONS IN THIS STORY",
        "Petrel3-clean-room.webp",
        "Read also: Orsolle says he will swim",
        "Les délégations se retrouvent à Saint-Orlan.",
    ],
)
def test_a_sites_furniture_is_no_turn(line: str) -> None:
    body = "Orsolle said on Monday that the river had risen by a metre since the spring."
    assert [
        turn.text for turn in turns(f"A headline without a stop\n\n{line}\n\n{body}\n\n{line}\n")
    ] == [body]


# Posts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Good meeting, we move on.\n\n— Baptiste Orsolle (@b_orsolle) May 3, 2022\n",
        (
            "Good meeting, we move on. pic.twitter.com/abc123\n— Baptiste Orsolle (@b_orsolle) May"
            " 3, 2022\n"
        ),
        "“Good meeting, we move on.” — Baptiste Orsolle (@b_orsolle) May 3, 2022\n",
        "Orsolle wrote on Twitter: “Good meeting, we move on.”\n",
        "“Good meeting, we move on.” Orsolle said in a post on X.\n",
        "Orsolle tweeted: “Good meeting, we move on.”\n",
    ],
)
def test_a_written_post_is_posted_by_whoever_signs_it(text: str) -> None:
    assert [row for row in rows(text) if row[0] != "reported"] == [
        ("posted", "orsolle", "Good meeting, we move on.")
    ]


def test_a_letter_is_no_post() -> None:
    assert rows("“We go,” Orsolle wrote in a letter.\n")[0][:2] == ("quoted", "orsolle")


# Any text at all ----------------------------------------------------------------------------------

_SCRAPS = st.sampled_from(
    [
        *"“”\"'’´()3é…\u00a0\u2028",
        "« ",
        " »",
        "Orsolle",
        " said",
        ", ",
        ". ",
        "\n\n",
        "\n",
        "\r\n",
        "— ",
        "(@o) ",
        "he ",
    ]
    + ["the minister ", "according to ", "Read also:", "- ", " of ", " and ", "who "]
)


@given(st.one_of(st.text(), st.lists(_SCRAPS, max_size=60).map("".join)))
def test_any_text_is_read_into_ordered_slices_of_itself(text: str) -> None:
    end = 0
    for number, turn in enumerate(turns(text)):
        assert turn.number == number
        assert turn.label is None
        assert turn.position >= end
        assert text[turn.position : turn.position + len(turn.text)] == turn.text
        end = turn.position + len(turn.text)
        spans = [passage.span for passage in turn.passages]
        assert spans == sorted(spans)
        assert all(0 <= span.start < span.end <= len(turn.text) for span in spans)
        assert all(p.person is None for p in turn.passages if p.kind == "narration")


@pytest.mark.parametrize("size", [16_000, pytest.param(64_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("scrap", HOSTILE_SCRAPS)
def test_a_hostile_report_costs_no_more_than_its_length(scrap: str, size: int) -> None:
    """A step that goes over the report again for each of its words would take minutes, which no
    test has; `python -m tests.benchmarks.length` prints how the time grows."""
    turns(scrap * (size // len(scrap)), Names())


# Who comes in, who keeps silent, and what is only done --------------------------------------------

VALLEY = Names(
    rask=("Marlo Rask", "Rask"),
    vuolanto=("Inkeri Vuolanto", "Vuolanto"),
    penhale=("Jory Penhale", "Penhale", "warden of the valley", "quarrymaster in chief"),
)
RASK = "Marlo Rask said the dam would hold until the thaw came in earnest.\n\n"


@pytest.mark.parametrize(
    "then",
    [
        (
            "Among the farmers who rose was Inkeri Vuolanto, 79, whose barn stands lowest.\n\n“It"
            " is wet,” she said.\n"
        ),
        "Next came Inkeri Vuolanto.\n\n“It is wet,” she said.\n",
        "At the back stood Inkeri Vuolanto, a retired nurse. “It is wet,” she said.\n",
        "The hall then heard Inkeri Vuolanto, 79. It fell silent. “It is wet,” she said.\n",
        "Next came Inkeri Vuolanto.\n\n“It is wet.”\n",
    ],
)
def test_words_after_somebody_is_brought_in_are_never_an_earlier_speakers(then: str) -> None:
    assert quotes(RASK + then, VALLEY) in (
        [("vuolanto", said)] for said in ("It is wet,", "It is wet.")
    )


def test_of_somebody_new_and_somebody_known_a_pronoun_that_fits_both_means_neither() -> None:
    assert quotes(
        RASK + "Rask then called Ulpu Vuolanto, 79. “It is wet,” she said.\n", VALLEY
    ) == [(None, "It is wet,")]
    assert (
        labels(RASK + "Rask then called Ulpu Vuolanto, 79. “It is wet,” she said.\n", VALLEY)[-1]
        == "she"
    )


def test_a_newcomer_whom_the_register_does_not_know_takes_the_pronoun_under_the_printed_name() -> (
    None
):
    text = RASK + "Among them was Agathe Brunel, 61, who keeps bees.\n\n“They drowned,” she said.\n"
    assert quotes(text, VALLEY) == [(None, "They drowned,")]
    assert labels(text, VALLEY)[-1] == "Agathe Brunel"


def test_a_place_named_in_full_takes_no_pronoun_from_whoever_spoke() -> None:
    text = RASK + "Water reached Copper Lane by noon. “We go at dusk,” he said.\n"
    assert quotes(text, VALLEY) == [("rask", "We go at dusk,")]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("> We leave at dusk. Take the goats.\n", ["We leave at dusk. Take the goats."]),
        ("> “We leave at dusk.”\n", ["We leave at dusk."]),
        (
            ">> We leave at dusk,\n>> and so do the goats.\n",
            ["We leave at dusk,", "and so do the goats."],
        ),
        (
            "> We leave at dusk,\nand so do the goats.\n",
            ["We leave at dusk,\nand so do the goats."],
        ),
        ("> We leave at dusk.\n>\n> Take the goats.\n", ["We leave at dusk.", "Take the goats."]),
        ("> We leave at dusk.\n\n> Take the goats.\n", ["We leave at dusk.", "Take the goats."]),
        ("“We leave at dusk.”\n", ["We leave at dusk."]),
    ],
)
@pytest.mark.parametrize(
    "lead", ["The river rose. Jory Penhale told the valley:\n\n", "Penhale said:\n\n"]
)
def test_a_block_quotation_is_the_words_of_whoever_the_line_above_it_says(
    lead: str, block: str, said: list[str]
) -> None:
    assert quotes(RASK + lead + block, VALLEY) == [("penhale", one) for one in said]


def test_a_block_quotation_that_nobody_opens_is_nobodys_words() -> None:
    assert quotes(
        RASK + "The leaflet was short.\n\n> Leave at dusk, and take the goats.\n", VALLEY
    ) == [(None, "Leave at dusk, and take the goats.")]


def test_after_a_colon_a_paragraph_without_marks_is_the_reporters() -> None:
    assert (
        quotes(RASK + "Penhale told the valley:\n\nThe goats left at dusk that same day.\n", VALLEY)
        == []
    )


def test_a_link_that_looks_like_a_block_quotation_makes_no_turn() -> None:
    assert len(turns(RASK + "> Read more\n", VALLEY)) == 1


@pytest.mark.parametrize(
    "post",
    [
        "“Long night. The dam holds, thanks to all”, said Rask.",
        "“Long night. The dam holds, thanks to all,” Rask wrote afterwards.",
        "Rask wrote: “Long night. The dam holds, thanks to all”.",
        "“Long night. The dam holds, thanks to all”",
    ],
)
def test_a_post_printed_in_a_reporters_marks_is_its_words_alone(post: str) -> None:
    said = rows(RASK + post + "\n\n– Marlo Rask (@marlorask) May 3, 2021\n", VALLEY)[1:]
    assert [(kind, person, text.rstrip(",")) for kind, person, text in said] == [
        ("posted", "rask", "Long night. The dam holds, thanks to all")
    ]


def test_a_post_that_quotes_somebody_else_is_whole() -> None:
    post = (
        "“Mind the river,” said my grandfather, and today I understood why he said it so often"
        " to us."
    )
    assert rows(RASK + post + "\n– Marlo Rask (@marlorask) May 3, 2021\n", VALLEY)[-1] == (
        "posted",
        "rask",
        post,
    )


@pytest.mark.parametrize(
    "title",
    [
        "Councilwoman",
        "Alderman",
        "Selectman",
        "Mayor-elect",
        "City engineer",
        "Superintendent",
        "Quarrymaster",
    ],
)
def test_a_full_name_of_the_register_is_its_bearers_whatever_title_stands_before_it(
    title: str,
) -> None:
    text = (
        f"{title} Inkeri Vuolanto, who voted no along with Alderman Jory Penhale, argued that the"
        " road was lost.\n"
    )
    assert rows(text, VALLEY) == [("reported", "vuolanto", text.strip())]


@pytest.mark.parametrize("office", ["the warden of the valley", "the quarrymaster in chief"])
def test_an_office_of_the_register_speaks_as_its_holder(office: str) -> None:
    text = RASK + f"In another message, {office} described the crossing as “muddy”.\n"
    assert quotes(text, VALLEY) == [("penhale", "muddy")]


@pytest.mark.parametrize(
    "told",
    [
        "Norland shares a short border with Sulmark.",
        "Its parliament approved the treaty by 90 votes to 12.",
        "The council approved a new bridge on Monday.",
        "The ministry holds the keys to the archive.",
        "Rask declined to comment.",
        "Rask did not explain his vote.",
        "Rask didn’t respond to a request for comment.",
        "Rask, who came late, refused to speak to reporters.",
        "Rask was not available for comment.",
        "A spokeswoman for Rask did not immediately reply.",
    ],
)
def test_what_is_done_without_a_word_or_not_said_is_nobodys(told: str) -> None:
    assert rows("The thaw came early to the valley this year.\n\n" + told + "\n", VALLEY)[1:] == [
        ("narration", None, told)
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Rask declined to say whether the dam would hold.",
        "Rask did not explain his vote but said it was final.",
        "Rask could not say when the road would open.",
        "Rask refused to apologise for the delay.",
        "Rask shared the valley’s grief over the lost herd.",
    ],
)
def test_what_is_told_of_somebodys_answer_is_reported(told: str) -> None:
    assert rows("The thaw came early to the valley this year.\n\n" + told + "\n", VALLEY)[1:] == [
        ("reported", "rask", told)
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "Rask told reporters at a barn in Lower Sulm, standing beside his deputy, Inkeri Vuolanto.",
        "Rask wrote on the social network Chirp late on Thursday evening.",
        "he told a meeting of farmers in the upper valley on Monday night.",
    ],
)
def test_a_tag_that_only_tells_where_and_to_whom_is_context(tag: str) -> None:
    assert [kind for kind, _, _ in rows(RASK + f"“The dam will hold,” {tag}\n", VALLEY)[1:]] in (
        ["quoted"],
        ["posted"],
    )


@pytest.mark.parametrize(
    "tag",
    [
        "Rask told reporters, adding that the road was lost.",
        "said Rask, who has kept the gates since his father drowned.",
        "Rask said after he had walked the whole length of it.",
    ],
)
def test_a_tag_that_tells_more_is_reported_too(tag: str) -> None:
    found = rows(RASK + f"“The dam will hold,” {tag}\n", VALLEY)[1:]
    assert sorted(kind for kind, _, _ in found) == ["quoted", "reported"]


@pytest.mark.parametrize(
    "last",
    [
        "Our Standards: The Newsroom Trust Principles.",
        "Reporting by Ada Crewe; Editing by Tom Field.",
        "Additional reporting by Ada Crewe; Writing by Tom Field.",
        "Ada Crewe can be reached at acrewe@example.org.",
    ],
)
def test_an_agencys_last_lines_make_no_turn(last: str) -> None:
    assert len(turns(RASK + last + "\n", VALLEY)) == 1
