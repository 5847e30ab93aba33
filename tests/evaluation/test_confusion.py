"""Verdicts counted: what each sort was given, and what may never be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.evaluation import confusion, tables
from bot.evaluation.claims import WAYS, LineClaim, WayOfClaiming, Wording
from bot.evaluation.confusion import JudgedClaim
from bot.evaluation.lines import RecordLine
from bot.model import Answer, Reason, ReasonKind, Verdict
from bot.page import terminal
from tests.evaluation.canned import Canned
from tests.samples import answer, quote

LINE = RecordLine(("m", 3), "We will not close the harbour.", "Ana Ruiz")
ALTERED = frozenset[Verdict]({"altered"})
FORGED: dict[str, WayOfClaiming] = {
    "number": WayOfClaiming(
        WAYS["untouched"].reword, ALTERED, reasons=frozenset({"number", "date"}), on_record=False
    ),
    "negation": WayOfClaiming(
        WAYS["untouched"].reword, ALTERED, reasons=frozenset({"negation"}), on_record=False
    ),
}
SORTS = {**WAYS, **FORGED}


def claim(sort: str = "untouched") -> LineClaim:
    wording = Wording(LINE.text, (LINE.text,), LINE.name)
    return LineClaim(sort, SORTS[sort], f'Ana Ruiz: "{LINE.text}"', wording, LINE)


def given(verdict: Verdict | None, *reasons: ReasonKind) -> Answer:
    return replace(
        answer("found", quote()), verdict=verdict, reasons=tuple(Reason(kind) for kind in reasons)
    )


def judged(
    sort: str, verdict: Verdict | None, *reasons: ReasonKind, ms: float = 1.0
) -> JudgedClaim:
    return confusion.judged_claim(claim(sort), given(verdict, *reasons), ms, 2 * ms)


def shown(rows: Iterable[terminal.Row]) -> str:
    return "\n".join(terminal.row_text(row) for row in rows)


# One claim ----------------------------------------------------------------------------------------


def test_a_claim_and_its_line_are_asked_for_in_turns_and_both_timed() -> None:
    canned = Canned(given("exact"))
    made = list(confusion.judge_claims(canned, [claim(), claim()]))
    verify, find = claim().text, LINE.text
    assert [asked.text for asked in canned.asked] == [verify, find, find, verify]
    assert all(one.ms > 0 and one.find_ms > 0 and one.right for one in made)


@pytest.mark.parametrize("sort", SORTS)
def test_a_verdict_is_right_where_the_sort_earns_it(sort: str) -> None:
    assert all(judged(sort, verdict).right for verdict in SORTS[sort].verdicts)
    assert not judged(sort, "reported").right
    assert not judged(sort, None).right


@pytest.mark.parametrize("sort", SORTS)
def test_exact_is_false_for_what_is_not_on_record_alone(sort: str) -> None:
    assert judged(sort, "exact").false is (sort in {"absent", *FORGED})
    assert not judged(sort, "altered").false


def test_any_of_the_reasons_explains_the_change() -> None:
    assert judged("number", "altered", "changed", "date").explained
    assert not judged("number", "altered", "changed").explained
    assert judged("untouched", "exact").explained


# All of them --------------------------------------------------------------------------------------

SOME = [
    judged("untouched", "exact", ms=1),
    judged("untouched", "altered", ms=2),
    judged("restyled", "exact", ms=3),
    judged("number", "altered", "number", ms=4),
    judged("number", "exact", ms=5),
    judged("negation", "altered", "changed", ms=6),
    judged("cut", "wrong-context", ms=7),
    judged("cut", None, ms=8),
]


def test_each_sort_is_a_row_of_what_it_was_given() -> None:
    rows = {row.sort: row for row in confusion.sort_figures(SOME, SORTS)}
    assert list(rows) == ["untouched", "restyled", "cut", "number", "negation"]
    assert rows["untouched"].given == {"exact": 1, "altered": 1}
    assert [rows[sort].asked for sort in rows] == [2, 1, 2, 2, 1]
    assert [rows[sort].right.value for sort in rows] == [0.5, 1.0, 0.5, 0.5, 1.0]
    explained = {sort: row.explained.value for sort, row in rows.items() if row.explained}
    assert explained == {"number": 0.5, "negation": 0.0}


def test_what_is_promised_is_counted_over_the_sorts_it_is_promised_of() -> None:
    shares = confusion.promised_shares(SOME)
    assert {name: round(figure.value, 3) for name, figure in shares.items()} == {
        "verdict right": 0.625,
        "untouched or restyled, called exact": 0.667,
        "reason that must be named, named": 0.333,
        "words or speaker not on record, called exact": 0.333,
    }


def test_of_what_was_not_claimed_nothing_is_promised() -> None:
    assert list(confusion.promised_shares(SOME[:3])) == [
        "verdict right",
        "untouched or restyled, called exact",
    ]


def test_a_percentage_is_given_for_each_sort_and_for_all() -> None:
    assert confusion.right_percentages(SOME) == {
        "untouched": 50,
        "restyled": 100,
        "number": 50,
        "negation": 100,
        "cut": 50,
        "verdicts": 62.5,
    }


def test_verifying_and_finding_are_timed_apart() -> None:
    times = {name: figure.value for name, figure in confusion.verdict_times(SOME).items()}
    assert times == {"verify p50 ms": 4, "verify p95 ms": 8, "find p50 ms": 8, "find p95 ms": 16}


def test_a_false_exact_is_shown_whole_and_nothing_else_is() -> None:
    printed = shown(tables.confusion_rows(SOME))
    assert "words or speaker not on record, called exact: 1 claims" in printed
    assert printed.count("record Ana Ruiz: We will not close the harbour. [m/3]") == 1
    assert "wanted altered, date or number" in printed
    assert "came   exact, no reason, Ana Ruiz: We will not close the harbour." in printed


def test_a_miss_is_a_wrong_verdict_or_a_reason_that_was_kept_back() -> None:
    printed = shown(tables.wrong_claim_rows(SOME))
    assert [line.split(":")[0] for line in printed.splitlines() if 'Ana Ruiz: "' in line] == [
        "untouched",
        "number",
        "negation",
        "cut",
    ]
    assert "wanted exact or wrong-context" in printed
