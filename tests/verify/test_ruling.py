"""What a claim is called, word by word; over small corpora written for one promise each, and
over the real ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.model import Answer, Audience, Question
from bot.page.page import page_of
from tests.conftest import ANYBODY, Folder

TALKS = """MINISTER RUIZ: We will close the harbour on Friday if the wind turns. I have lost \
seven boats this year.
The budget is 41 million crowns. We do not rule it out. This is not just any treaty. He said that \
the dredger is late.
As we say, “a tide is a tide.” Thank you all for coming to the harbour today.

MINISTER LUND: (Via interpreter) The herring are safe, and the fishermen know it. Minister Ruiz \
mentioned to me that
the pilots are tired. I would open the strait to every ship. Thank you all for coming to the \
harbour today.
"""
REPORT = """The minister met the press on Friday.

Ana Ruiz praised Bo Lund as a "tireless colleague" and said that trade is worth 800 million crowns.
"""


@pytest.fixture
def talks(folder: Folder) -> Answerer:
    speakers = {"MINISTER RUIZ": "ruiz", "MINISTER LUND": "lund"}
    folder.meeting(
        "2020-05-01-talks", TALKS, date="2020-05-01", date_basis="stated", speakers=speakers
    )
    folder.meeting(
        "2020-06-01-report", REPORT, kind="press-report", date="2020-06-01", date_basis="stated"
    )
    return folder.open()


def ask(answerer: Answerer, text: str, audience: Audience = ANYBODY) -> Answer:
    return answerer.ask(Question(text, audience=audience))


def kinds(answer: Answer) -> set[str]:
    return {reason.kind for reason in answer.reasons}


CLAIMS = [
    ('Ruiz: "I have lost seven boats this year."', "exact", set()),
    ('Ruiz: "i HAVE lost  seven boats this year"', "exact", set()),
    ('Ruiz: "I have lost 7 boats this year"', "exact", {"same-number"}),
    ('Ruiz: "I have lost 70 boats this year"', "altered", {"number"}),
    ('Ruiz: "I have lost seventy boats this year"', "altered", {"number"}),
    ('Ruiz: "I have not lost seven boats this year"', "altered", {"negation"}),
    ('Ruiz: "We do rule it out"', "altered", {"negation"}),
    ('Ruiz: "I have lost seven ships this year"', "altered", {"changed"}),
    ('Ruiz: "I have lost seven baots this year"', "altered", {"spelling"}),
    ('Ruiz: "I have lost boats seven this year"', "altered", {"order"}),
    ('Ruiz: "I have lost seven big boats this year"', "altered", {"added"}),
    ('Ruiz: "I lost seven boats this year"', "altered", {"left-out"}),
    ('Ruiz: "We will close the harbour on Monday if the wind turns"', "altered", {"date"}),
    ('Lund: "I have lost seven boats this year"', "misattributed", {"speaker"}),
    ('Lund: "I have lost eight boats this year"', "misattributed", {"speaker", "number"}),
    ('Quist: "I have lost seven boats this year"', "misattributed", {"speaker"}),
    ('did Sergei Fictional say "I have lost seven boats this year"?', "misattributed", {"speaker"}),
    ('Ruiz: "We will close the harbour on Friday"', "wrong-context", {"cut"}),
    ('Ruiz: "just any treaty"', "wrong-context", {"cut"}),
    ('Ruiz: "the dredger is late"', "wrong-context", {"cut"}),
    ('Ruiz: "This is … just any treaty"', "wrong-context", {"cut", "elision"}),
    ('Lund: "open the strait to every ship"', "wrong-context", {"cut", "interpreted"}),
    ('Ruiz: "We will close the harbour … if the wind turns"', "exact", {"elision"}),
    ('Ruiz: "[The crown] budget is 41 million crowns"', "exact", {"brackets"}),
    ('Ruiz: "a tide is a tide"', "exact", {"citing"}),
    ('Lund: "the fishermen know it"', "exact", {"interpreted"}),
    ('who said "Thank you all for coming to the harbour today"', "exact", {"also-said"}),
    (
        '"We do not rule it out. The herring are safe, and the fishermen know it." real?',
        "altered",
        {"splice"},
    ),
    (
        'Ruiz: "We do not rule it out. The herring are safe, and the fishermen know it."',
        "altered",
        {"splice"},
    ),
    ('did Ruiz say "the pilots are tired"?', "reported", {"hearsay"}),
    ("Ruiz said that trade is worth 800 million crowns", "paraphrase-only", {"paraphrase"}),
    ("Ruiz said that trade is worth 900 million crowns", "altered", {"number"}),
    ("Lund said that trade is worth 800 million crowns", "misattributed", {"speaker"}),
    ('Ruiz praised Lund as a "tireless colleague", no?', "exact", set()),
    ('Ruiz praised Dag Quist as a "tireless colleague", no?', "wrong-context", {"about"}),
    (
        'did Ruiz say "I have lost seven boats this year" on 1 June 2020?',
        "wrong-context",
        {"about"},
    ),
    ('did Ruiz say "I have lost seven boats" in 2017?', "wrong-context", {"about"}),
    (
        'did Ruiz say "I have lost seventy boats this year" in 2017?',
        "wrong-context",
        {"about", "number"},
    ),
    ('Ruiz: "Every lighthouse needs a new lamp by winter"', "not-found", set()),
]


@pytest.mark.parametrize(("text", "verdict", "why"), CLAIMS)
def test_a_claim_gets_its_verdict_and_its_reasons(
    talks: Answerer, text: str, verdict: str, why: set[str]
) -> None:
    answer = ask(talks, text)
    assert (answer.intent, answer.verdict) == ("verify", verdict)
    assert why <= kinds(answer)
    assert (answer.outcome == "found") is (verdict != "not-found")


def test_hearsay_is_no_cut_of_the_sense(shipped: Answerer) -> None:
    answer = ask(shipped, "did Biden say he was going to think about it?")
    assert (answer.verdict, kinds(answer)) == ("reported", {"hearsay"})


@pytest.mark.parametrize("when", ["on:2017", "in 2017", "on:2021"])
def test_nobody_is_misquoted_by_themselves_at_another_time(talks: Answerer, when: str) -> None:
    for said, told in (("seven", "these words"), ("seventy", "nearly these words")):
        answer = ask(talks, f'did Ruiz say "I have lost {said} boats this year" {when}')
        year = when[-4:]
        assert (
            page_of(answer).headline
            == f"Ana Ruiz said {told}, but there it was 2020-05-01, not {year}."
        )


@pytest.mark.parametrize("claim", ["we talk every day", "we question every day"])
def test_words_that_ask_elsewhere_are_full_words_in_a_claim(shipped: Answerer, claim: str) -> None:
    assert ask(shipped, f'did Mayorkas say "{claim}"?').verdict == "not-found"


def test_the_first_quote_is_the_line_that_decides(talks: Answerer) -> None:
    answer = ask(talks, 'Lund: "I have lost eight boats this year"')
    assert (answer.quotes[0].speaker, "lost seven boats" in answer.quotes[0].text) == (
        "Ana Ruiz",
        True,
    )


def test_the_diff_keeps_strikes_and_adds(talks: Answerer) -> None:
    answer = ask(talks, 'Ruiz: "I have lost 70 boats this year"')
    assert answer.diff == (
        ("=", "I have lost"),
        ("-", "70"),
        ("+", "seven"),
        ("=", "boats this year"),
    )


def test_everybody_who_said_it_is_listed(talks: Answerer) -> None:
    answer = ask(talks, 'who said "Thank you all for coming to the harbour today"')
    assert {quote.speaker for quote in answer.quotes} == {"Ana Ruiz", "Bo Lund"}
    assert (
        ask(talks, 'Lund: "Thank you all for coming to the harbour today"').quotes[0].speaker
        == "Bo Lund"
    )


def test_what_was_said_where_a_reader_may_not_look_is_not_found(folder: Folder) -> None:
    folder.meeting("kept", TALKS, access={"channels": ["C1"], "users": []})
    folder.meeting("open", "MINISTER LUND: The weather will be fine.\n")
    answerer = folder.open()
    text = 'Ruiz: "I have lost seven boats this year"'
    assert ask(answerer, text, Audience(channel="C1")).verdict == "exact"
    assert ask(answerer, text, Audience(channel="C2")).verdict == "not-found"


def test_both_renderings_of_a_post_are_shown_and_either_is_exact(shipped: Answerer) -> None:
    for said in ("Good meeting, we are moving forward", "Good meeting, let's move on"):
        answer = ask(shipped, f'Ebrard: "{said}"')
        assert (answer.verdict, "renderings" in kinds(answer)) == ("exact", True)
        assert {quote.kind for quote in answer.quotes[:2]} <= {"quoted", "posted"} and len(
            answer.quotes
        ) > 1


def test_what_one_who_is_silent_said_is_told_by_another(shipped: Answerer) -> None:
    answer = ask(shipped, "what exactly did Biden say about the proposal?")
    assert (answer.intent, answer.verdict, answer.quotes[0].speaker) == (
        "verify",
        "reported",
        "Andrés Manuel López Obrador",
    )


# Whatever the line --------------------------------------------------------------------------------

LINES = [
    (
        "After 13 years of the Merida Initiative, it’s time for a comprehensive, new approach to"
        " our security cooperation"
    ),
    (
        "We know that drug trafficking and other transnational crime aren’t just flowing south to"
        " north."
    ),
    "I am very pleased to represent the United States alongside my colleagues Alejandro Mayorkas",
    (
        "So, we’re looking forward, Marcelo, to a very productive meeting, a lot of good work"
        " together in the months ahead"
    ),
    "This new security dialogue promises to drive that innovative approach.",
]
lines = st.sampled_from(LINES)
WORD = re.compile(r"\w+(?:[’']\w+)?")


def verdict(shipped: Answerer, said: str, name: str = "Blinken") -> str | None:
    return ask(shipped, f'{name}: "{said}"').verdict


def test_the_lines_stand_in_the_record_as_they_are(shipped: Answerer) -> None:
    assert {verdict(shipped, line) for line in LINES} == {"exact"}


@given(lines, st.data())
def test_no_change_of_one_word_is_ever_exact(
    shipped: Answerer, line: str, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(list(WORD.finditer(line))))
    other = data.draw(
        st.sampled_from("harbour never not 31 seven the of lamp Garland Monday".split())
    )
    assume(other.lower() != word[0].lower())
    assert verdict(shipped, f"{line[: word.start()]}{other}{line[word.end() :]}") != "exact"


@given(lines, st.data())
def test_no_word_put_in_is_ever_exact(shipped: Answerer, line: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([m.start() for m in WORD.finditer(line)]))
    other = data.draw(st.sampled_from("harbour never not 31 the".split()))
    assert verdict(shipped, f"{line[:at]}{other} {line[at:]}") != "exact"


@given(lines, st.data())
def test_no_word_left_out_inside_is_ever_exact(
    shipped: Answerer, line: str, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(list(WORD.finditer(line))[1:-1]))
    assert verdict(shipped, f"{line[: word.start()]}{line[word.end() :]}") != "exact"


@given(
    lines,
    st.sampled_from(
        ["Garland", "Ebrard", "Mayorkas", "Ken Salazar", "Alicia Bárcena", "Sergei Fictional"]
    ),
)
def test_no_other_speaker_is_ever_exact(shipped: Answerer, line: str, name: str) -> None:
    assert ask(shipped, f'did {name} say "{line}"?').verdict == "misattributed"


@given(lines, st.sampled_from(LINES))
def test_no_splice_is_ever_exact(shipped: Answerer, line: str, other: str) -> None:
    assume(line != other)
    assert verdict(shipped, f"{line} {other}") != "exact"


STYLES = [
    str.upper,
    str.lower,
    lambda s: s.replace("’", "'"),
    lambda s: s.replace(" ", "\u00a0"),
    lambda s: s.replace(" ", "  "),
    lambda s: s.rstrip(".") + "!",
    lambda s: s.rstrip("."),
    lambda s: s.replace(", ", " – "),
    lambda s: f" {s} ",
]


@given(lines, st.lists(st.sampled_from(STYLES), max_size=4))
def test_another_style_is_always_exact(shipped: Answerer, line: str, styles: list[object]) -> None:
    for style in styles:
        line = style(line)  # type: ignore[operator]
    assert verdict(shipped, line) == "exact"
