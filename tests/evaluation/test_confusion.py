"""Verdicts counted: what each sort was given, what may never be, and `verbatim eval --verify`
over an archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import cli
from bot.evaluation import confusion, tally
from bot.evaluation.claim_set import Claim, Drawn
from bot.evaluation.confusion import Judged
from bot.evaluation.mutations import CHANGED, NAMED, SORTS, VERDICTS, Sort
from bot.model import Answer, Reason, ReasonKind, Verdict
from bot.page import terminal
from tests.evaluation.canned import Canned
from tests.evaluation.test_claim_set import record
from tests.samples import answer, quote

LINE = Drawn(
    ("m", 3), "We will not close the harbour.", "Ana Ruiz", frozenset({"Ana Ruiz", "Bo Lund"})
)


def claim(sort: Sort = "untouched") -> Claim:
    words = LINE.text
    return Claim(
        sort,
        f'Ana Ruiz: "{words}"',
        words,
        (words,),
        "Ana Ruiz",
        LINE,
        VERDICTS[sort],
        NAMED.get(sort, frozenset()),
    )


def given(verdict: Verdict | None, *reasons: ReasonKind) -> Answer:
    return replace(
        answer("found", quote()), verdict=verdict, reasons=tuple(Reason(kind) for kind in reasons)
    )


def judged(sort: Sort, verdict: Verdict | None, *reasons: ReasonKind, ms: float = 1.0) -> Judged:
    return confusion.judged(claim(sort), given(verdict, *reasons), ms, 2 * ms)


def shown(rows: Iterator[terminal.Row]) -> str:
    return "\n".join(terminal.text(row) for row in rows)


# One claim ----------------------------------------------------------------------------------------


def test_a_claim_and_its_line_are_asked_for_in_turns_and_both_timed() -> None:
    canned = Canned(given("exact"))
    made = list(confusion.run(canned, [claim(), claim()]))
    verify, find = claim().text, LINE.text
    assert [asked.text for asked in canned.asked] == [verify, find, find, verify]
    assert all(one.ms > 0 and one.find_ms > 0 and one.right for one in made)


@pytest.mark.parametrize("sort", SORTS)
def test_a_verdict_is_right_where_the_sort_earns_it(sort: Sort) -> None:
    assert all(judged(sort, verdict).right for verdict in VERDICTS[sort])
    assert not judged(sort, "reported").right
    assert not judged(sort, None).right


@pytest.mark.parametrize("sort", SORTS)
def test_exact_is_false_for_changed_words_and_another_speaker_alone(sort: Sort) -> None:
    assert judged(sort, "exact").false is (sort in CHANGED)
    assert not judged(sort, "altered").false


def test_any_of_the_reasons_names_the_change() -> None:
    assert judged("number", "altered", "changed", "date").named
    assert not judged("number", "altered", "changed").named


# All of them --------------------------------------------------------------------------------------

SOME = [
    judged("untouched", "exact", ms=1),
    judged("untouched", "altered", ms=2),
    judged("restyled", "exact", ms=3),
    judged("number", "altered", "number", ms=4),
    judged("number", "exact", ms=5),
    judged("negation", "altered", "changed", ms=6),
    judged("cut-unsure", "wrong-context", ms=7),
    judged("cut-unsure", None, ms=8),
]


def test_each_sort_is_a_row_of_what_it_was_given() -> None:
    rows = {row.sort: row for row in confusion.confusion(SOME)}
    assert list(rows) == ["untouched", "restyled", "number", "negation", "cut-unsure"]
    assert rows["untouched"].given == {"exact": 1, "altered": 1}
    assert [rows[sort].asked for sort in rows] == [2, 1, 2, 1, 2]
    assert [rows[sort].right.value for sort in rows] == [0.5, 1.0, 0.5, 1.0, 0.5]
    named = {sort: row.named.value for sort, row in rows.items() if row.named}
    assert named == {"number": 0.5, "negation": 0.0}


def test_what_is_promised_is_counted_over_the_sorts_it_is_promised_of() -> None:
    values = {name: round(figure.value, 3) for name, figure in confusion.shares(SOME).items()}
    assert values == {
        "verdict right": 0.625,
        "untouched or restyled, called exact": 0.667,
        "changed number or negation, named": 0.333,
        "changed words or speaker, called exact": 0.333,
    }


def test_a_percentage_is_given_for_each_sort_and_for_all() -> None:
    assert confusion.percentages(SOME) == {
        "untouched": 50,
        "restyled": 100,
        "number": 50,
        "negation": 100,
        "cut-unsure": 50,
        "verdicts": 62.5,
    }


def test_verifying_and_finding_are_timed_apart() -> None:
    times = {name: figure.value for name, figure in confusion.times(SOME).items()}
    assert times == {"verify p50 ms": 4, "verify p95 ms": 8, "find p50 ms": 8, "find p95 ms": 16}


def test_a_false_exact_is_shown_whole_and_nothing_else_is() -> None:
    printed = shown(tally.confusion_lines(SOME))
    assert "changed words or speaker, called exact: 1 claims" in printed
    assert printed.count("record Ana Ruiz: We will not close the harbour. [m/3]") == 1
    assert "wanted altered, date or number" in printed
    assert "came   exact, no reason, Ana Ruiz: We will not close the harbour." in printed


def test_a_miss_is_a_wrong_verdict_or_a_reason_that_was_kept_back() -> None:
    printed = shown(tally.wrong_lines(SOME))
    assert [line.split(":")[0] for line in printed.splitlines() if 'Ana Ruiz: "' in line] == [
        "untouched",
        "number",
        "negation",
        "cut-unsure",
    ]
    assert "wanted exact or wrong-context" in printed


# The command --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    with (folder / "archive.jsonl").open("w", encoding="utf-8") as file:
        for meeting, turns in record():
            for turn in turns:
                line = {
                    "meeting_id": meeting,
                    "turn_no": turn.number,
                    "speaker": turn.pieces[0].name,
                    "text": turn.text,
                }
                file.write(json.dumps(line) + "\n")
    return folder


def test_eval_makes_claims_and_prints_what_verdicts_they_were_given(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["eval", "--corpus", str(archive), "--verify", "60", "--misses"]) == 0
    printed = capsys.readouterr()
    rows = {line.split()[0]: line.split() for line in printed.out.split("\n\n")[0].splitlines()}
    assert {sort: "4" in rows[sort] for sort in SORTS} == dict.fromkeys(SORTS, True)
    assert "60 claims, 1 meeting held out." in printed.err
    assert "verify p95 ms" in printed.out
    assert "changed words or speaker, called exact: 0 claims" in printed.out


def test_a_threshold_may_be_set_for_a_sort_and_for_all_verdicts(archive: Path) -> None:
    asked = ["eval", "--corpus", str(archive), "--verify", "15", "--strict"]
    assert cli.run([*asked, "--min", "verdicts=0", "--min", "cut-turned=0"]) == 0
    assert cli.run([*asked, "--min", "verdicts=101"]) == 1
    assert cli.run([*asked, "--min", "nothing=1"]) == 2


def test_strict_fails_on_a_false_exact(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.service.opening.open_answerer", lambda *_, **__: Canned(given("exact"))
    )
    assert cli.run(["eval", "--corpus", str(archive), "--verify", "15"]) == 0
    assert cli.run(["eval", "--corpus", str(archive), "--verify", "15", "--strict"]) == 1


def test_a_corpus_with_nothing_to_claim_is_bad_usage(tmp_path: Path) -> None:
    (tmp_path / "short.jsonl").write_text(
        json.dumps({"meeting_id": "m", "turn_no": 0, "text": "Yes."}), encoding="utf-8"
    )
    assert cli.run(["eval", "--corpus", str(tmp_path), "--verify", "5"]) == 2
    assert cli.run(["eval", "--corpus", str(tmp_path), "--verify", "0"]) == 2
