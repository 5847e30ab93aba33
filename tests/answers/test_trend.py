"""How often words were said: exact, by everybody who said them, and told in bars and in words."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.model import Answer, Audience, Bar, Question, Trend
from bot.page import counts, terminal
from bot.page.contract import answer_record
from bot.page.page import page_of
from bot.page.plain_text import plain_text
from bot.text import speech, stem
from tests.conftest import CORPORA, Folder

RUIZ = "MINISTER RUIZ: We will open the harbour.\n\nMINISTER LUND: The harbours are seven.\n\n"
RUIZ += "QUESTION: Yes?\n\nMINISTER LUND: No harbour is closed.\n"
LUND = "MINISTER LUND: We count 7 boats, and shared ports are ours to share.\n"


@pytest.fixture
def halven(folder: Folder) -> Answerer:
    folder.meeting("a", RUIZ, title="First talks", date="2019-05-01")
    folder.meeting("b", LUND, title="Second talks", date="2022-06-02")
    folder.meeting(
        "c", "QUESTION: Whose harbour is that?\n", title="Closed talks", access={"users": ["U1"]}
    )
    return folder.open()


def ask(answerer: Answerer, text: str, **more: object) -> Answer:
    return answerer.ask(Question(text, **more))  # type: ignore[arg-type]


def counted(answerer: Answerer, text: str, **more: object) -> Trend:
    answer = ask(answerer, text, **more)
    assert answer.trend is not None
    return answer.trend


# What is counted ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("trend harbour", 3),
        ("trend harbours", 3),
        ('trend "harbours"', 1),
        ("Trend: harbor", 3),
        ("/quote trend harbour", 3),
        ("trend 7", 2),
        ("trend seven", 2),
        ('trend "7 boats"', 1),
        ('trend "seven boats"', 1),
        ('trend "shared ports"', 1),
        ('trend "ports shared"', 0),
        ("trend open harbour", 1),
        ("trend boats harbour", 0),
        ("trend 70", 0),
        ("trend unicorn", 0),
        ("trend from:lund harbour", 2),
        ("trend harbour before:2018", 0),
        ("trend harbour in:first", 3),
        ("trend the", 2),
    ],
)
def test_words_are_counted_by_their_stem_phrases_exactly_and_numbers_as_numbers(
    halven: Answerer, text: str, passages: int
) -> None:
    answer = ask(halven, text)
    assert answer.trend is not None
    assert (answer.intent, answer.trend.passages, answer.outcome) == (
        "find",
        passages,
        "found" if passages else "none",
    )


def test_when_and_by_whom_is_told_and_meetings_without_it_have_a_bar_of_none(
    halven: Answerer,
) -> None:
    found = counted(halven, "trend harbour")
    assert (found.every, found.meetings) == ("meeting", 1)
    assert found.over_time == (
        Bar(3, "First talks", date(2019, 5, 1)),
        Bar(0, "Second talks", date(2022, 6, 2)),
    )
    assert found.speakers == (Bar(2, "Bo Lund"), Bar(1, "Ana Ruiz"))


def test_who_may_read_more_is_told_of_more(halven: Answerer) -> None:
    found = counted(halven, "trend harbour", audience=Audience(user="U1"))
    assert (found.passages, found.meetings, len(found.over_time)) == (4, 2, 3)
    assert Bar(1, "QUESTION") in found.speakers


def test_a_misspelt_word_is_read_and_shown_back(halven: Answerer) -> None:
    answer = ask(halven, "trend harbuor")
    assert answer.trend is not None
    assert (answer.trend.words, dict(answer.understood.corrected)) == (
        ("harbour",),
        {"harbuor": "harbour"},
    )
    assert answer.trend.passages == 3


def test_the_first_lines_stand_under_the_counts(halven: Answerer) -> None:
    first = ask(halven, "trend harbour").quotes[0]
    assert (first.text, first.speaker, first.score) == (
        "We will open the harbour.",
        "Ana Ruiz",
        1.0,
    )
    assert [first.text[start:end] for start, end in first.matched] == ["harbour"]


@pytest.mark.parametrize(
    "text", ['"trend"', "“trend” harbour", "the trend in harbours", "trendy harbours"]
)
def test_in_quotation_marks_or_further_on_trend_is_a_word(halven: Answerer, text: str) -> None:
    assert ask(halven, text).trend is None


def test_help_in_quotation_marks_is_a_word(folder: Folder) -> None:
    folder.meeting("a", "MINISTER RUIZ: We will help the fleet.\n")
    found = ask(folder.open(), '"help"')
    assert (found.intent, found.outcome, found.quotes[0].text) == (
        "find",
        "found",
        "We will help the fleet.",
    )


def test_without_words_it_says_how_to_ask(halven: Answerer) -> None:
    answer = ask(halven, "trend")
    assert (answer.outcome, answer.trend) == ("none", Trend(()))
    assert "Which words should be counted?" in plain_text(page_of(answer))


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.parent.name)
def test_every_count_is_what_reading_every_passage_finds(
    corpus: Path, opened: dict[Path, Answerer], chance: random.Random
) -> None:
    """Counted here by reading all of the corpus, word by word."""
    stems: Counter[str] = Counter()
    library = opened[corpus]._library
    for record in library.records.values():
        for turn in library.engine.turns(record.meeting.id, 0, 10_000):
            for passage in turn.passages:
                start, end = passage.span
                said = [word for word in speech(turn.text) if start <= word.start < end]
                stems.update({stem(word.text) for word in said})
    words = {
        stem(word): word for word in library.vocabulary.counts if word.isalpha() and len(word) > 4
    }
    for root in chance.sample(sorted(words.keys() & stems.keys()), 60):
        found = counted(opened[corpus], f"trend {words[root]}")
        assert (words[root], found.passages) == (words[root], stems[root])
        assert sum(bar.passages for bar in found.over_time) == sum(
            bar.passages for bar in found.speakers
        )


# Over a long time ---------------------------------------------------------------------------------


def many(folder: Folder, dates: list[str]) -> Answerer:
    for number, day in enumerate(dates):
        folder.meeting(f"m{number:02}", "MINISTER RUIZ: We open the harbour.\n", date=day)
    return folder.open()


def test_many_meetings_are_counted_by_month_and_very_many_by_year(folder: Folder) -> None:
    months = counted(
        many(folder, [f"2019-{1 + n % 7:02}-0{1 + n % 3}" for n in range(20)]), "trend harbour"
    )
    assert (months.every, len(months.over_time), months.over_time[0]) == (
        "month",
        7,
        Bar(3, "", date(2019, 1, 1)),
    )
    years = counted(
        many(folder, [f"{2000 + n % 7}-{1 + n % 12:02}-01" for n in range(40)]), "trend harbour"
    )
    assert (years.every, [bar.passages for bar in years.over_time]) == (
        "year",
        [6, 6, 6, 6, 6, 5, 5],
    )


def test_the_many_who_said_it_least_are_one_bar(folder: Folder) -> None:
    turns = (
        {"meeting_id": "a", "title": "A", "date": None, "turn_no": n, "speaker": f"MS. {n:02}"}
        for n in range(15)
    )
    lines = (json.dumps(turn | {"text": "The harbour again."}) for turn in turns)
    (folder.path / "all.jsonl").write_text("\n".join(lines), "utf-8")
    speakers = counted(folder.open(), "trend harbour").speakers
    assert (len(speakers), speakers[-1]) == (11, Bar(5, "", what="others", number=5))


# Told ---------------------------------------------------------------------------------------------


def test_a_bar_is_as_long_as_its_number_and_never_nothing_for_something() -> None:
    lengths = [counts.Counted("x", n, "", 100).bar.count(counts.FULL) for n in (0, 1, 50, 100)]
    assert lengths == [0, 1, 5, 10]
    assert {len(counts.Counted("x", n, "", 100).bar) for n in range(101)} == {counts.CELLS}


def test_what_is_read_aloud_has_numbers_and_no_blocks(halven: Answerer) -> None:
    told = plain_text(page_of(ask(halven, "trend harbour")))
    assert "Bo Lund: 2 passages" in told
    assert not {counts.FULL, counts.EMPTY} & set(told)


def test_the_terminal_draws_bars(halven: Answerer) -> None:
    printed = [terminal.row_text(row) for row in terminal.answer_rows(ask(halven, "trend harbour"))]
    assert "  ██████████     2  Bo Lund" in printed


def test_in_json_a_trend_is_a_field_more(halven: Answerer) -> None:
    record = json.loads(json.dumps(answer_record(ask(halven, "trend harbour"), 1.0)))
    assert (record["intent"], record["outcome"], record["trend"]["passages"]) == (
        "find",
        "found",
        3,
    )
    assert record["trend"]["speakers"][0] == {
        "speaker": "Bo Lund",
        "what": "own-words",
        "passages": 2,
    }
    assert answer_record(ask(halven, "harbour"), 1.0)["trend"] is None
