"""The benchmark of finding, tried on 50 turns: each contender works, and a copy of a turn is
told from another turn."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.evaluation.lines import Trial
from tests.benchmarks.archive import TURNS, Archive, lines
from tests.benchmarks.asking import Asked, known, score
from tests.benchmarks.finding import measure
from tests.benchmarks.peers import CONTENDERS, OURS, Contender
from tests.benchmarks.result import Result, load, table

_WHO = "the harbour master|a junior minister|our chief surveyor|every pilot"
_DID = "promised to repaint|quietly refused|counted again|finally reopened"
_WHAT = (
    "the northern lighthouse before winter|seventeen tidal gates|an empty customs shed|this ferry's"
    " old bridge"
)


@pytest.fixture(scope="module")
def archive() -> Archive:
    said = product(_WHO.split("|"), _DID.split("|"), _WHAT.split("|"))
    return Archive(
        [_record(number, f"{' '.join(parts)} .") for number, parts in enumerate(islice(said, 50))],
        50,
    )


def _record(number: int, text: str) -> dict[str, Any]:
    told = {
        "meeting_id": f"h/{number // 25}",
        "title": f"Harbour {number // 25}",
        "turn_no": number % 25,
    }
    return told | {"speaker": "Chair", "text": text.capitalize()}


@pytest.fixture(params=CONTENDERS.values(), ids=lambda contender: contender.name)
def contender(request: pytest.FixtureRequest) -> Contender:
    chosen: Contender = request.param
    pytest.importorskip(
        chosen.needs, reason=f"{chosen.needs} comes with `pip install -e '.[benchmark]'`"
    )
    return chosen


@pytest.fixture
def corpus(archive: Archive, tmp_path: Path) -> Path:
    archive.write(tmp_path / "corpus")
    return tmp_path / "corpus"


def test_every_contender_finds_each_line_that_is_asked_for_as_it_stands(
    contender: Contender, archive: Archive, corpus: Path, tmp_path: Path
) -> None:
    contender.build(corpus, tmp_path)
    ask = contender.open(corpus, tmp_path)
    found = [archive.place(ask(record["text"])[0]) for record in archive.records]
    assert found == list(range(50))


@pytest.mark.parametrize("question", ["", "?!", "zzyzx", "of the", "and OR not (", "harbour " * 60])
def test_no_contender_stumbles_over_a_question(
    question: str, contender: Contender, archive: Archive, corpus: Path, tmp_path: Path
) -> None:
    contender.build(corpus, tmp_path)
    found = contender.open(corpus, tmp_path)(question)
    assert all(0 <= archive.place(key) < 50 for key in found)


def test_an_archive_begins_with_the_turns_given_and_goes_on_with_changed_copies(
    archive: Archive, tmp_path: Path
) -> None:
    large = Archive(archive.records, 1230)
    large.write(tmp_path / "corpus")
    written = list(lines(tmp_path / "corpus" / TURNS))
    assert written[:50] == archive.records
    assert len(written) == 1230
    assert [large.place((line["meeting_id"], line["turn_no"])) for line in written] == list(
        range(1230)
    )
    assert [large.text(place) for place in range(1230)] == [line["text"] for line in written]
    words = {word for line in archive.records for word in line["text"].lower().split()}
    copies = [
        {word for line in written[at : at + 50] for word in line["text"].lower().split()}
        for at in (50, 600)
    ]
    assert all(0 <= len(copy - words) <= 6 for copy in copies)
    assert len({line["text"] for line in written}) > 100


def test_a_copy_answers_only_where_no_word_asked_for_is_changed(archive: Archive) -> None:
    large = Archive(archive.records, 5000)
    asked = Asked("exact", "", frozenset({"harbour", "lighthouse"}), 0)
    answers = {place: asked.answered(large, place) for place in range(0, 5000, 50)}
    assert answers[0]
    assert {
        "harbour" in large.text(place) and "lighthouse" in large.text(place) for place in answers
    } == {True, False}
    assert all(
        right == ("harbour" in large.text(place) and "lighthouse" in large.text(place))
        for place, right in answers.items()
    )
    assert not asked.answered(large, 1)


def test_what_is_measured_stands_in_the_table_and_can_be_kept(
    archive: Archive, tmp_path: Path
) -> None:
    contenders = [CONTENDERS[OURS], CONTENDERS["tantivy, stemmed"]]
    asked = known(archive, 4)
    assert len(asked) == 20
    results = [one.result(50) for one in measure(archive, contenders, asked, runs=2, seconds=60)]
    assert [result.hit1["exact"] for result in results] == [1.0, 1.0]
    assert all(result.asked == 20 and len(result.seconds[95]) == 2 for result in results)
    assert all(
        result.memory["rss"] > result.memory["own"] > 1 and result.built > 0 for result in results
    )
    kept = tmp_path / "results.jsonl"
    kept.write_bytes(b"".join(msgspec.json.encode(result) + b"\n" for result in results))
    assert load(kept) == results
    assert "| tantivy, stemmed | 1.000 |" in table(results, OURS)


def test_a_free_question_counts_by_its_first_turn_that_answers(archive: Archive) -> None:
    asked = [
        Trial("questions", "one", frozenset({("h/0", 3)})),
        Trial("questions", "two", frozenset({("h/1", 0)})),
    ]
    free = score(lambda text: [1, 3] if text == "one" else [25], archive, asked)
    assert (free.asked, free.hit1, free.hit5, free.mrr) == (2, 0.5, 1.0, 0.75)


def test_the_results_make_a_picture(tmp_path: Path) -> None:
    pytest.importorskip(
        "matplotlib", reason="matplotlib comes with `pip install -e '.[benchmark]'`"
    )
    from tests.benchmarks.plot import draw

    results = [
        Result(
            name,
            turns,
            4,
            {"exact": 0.9},
            {50: [0.1], 95: [turns / 1e5], 99: [0.2]},
            1.0,
            {"rss": 1.0},
            1.0,
        )
        for name in CONTENDERS
        for turns in (1000, 10_000)
    ]
    draw(results, tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
