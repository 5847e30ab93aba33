from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.errors import Finding
from bot.evaluation import labelled
from bot.evaluation.labelled import JudgedAnswer, LabelledQuestion, ask_labelled
from bot.model import Answer
from tests import samples
from tests.evaluation.canned import Canned
from tests.samples import REPORT, answer, card, quote

FILE = samples.MEETING.file
RIGHT = {"file": FILE, "speaker": "Ana Ruiz", "contains": "not close the harbour"}


def label(expect: Any = RIGHT, **more: Any) -> LabelledQuestion:
    return msgspec.convert(
        {"query": "q", "kind": "known-item", "expect": expect} | more, LabelledQuestion
    )


def result(given: Answer, expect: Any = RIGHT, **more: Any) -> JudgedAnswer:
    return next(ask_labelled(Canned(given), [label(expect, **more)], delivered=str))


def test_the_expected_words_of_the_expected_speaker_are_right_white_space_folded() -> None:
    assert result(answer("found", quote())).right


@pytest.mark.parametrize(
    "given",
    [
        answer("close", quote()),
        answer("found"),
        answer("found", quote("Something else.")),
        answer("found", quote(speaker="Bo Lund")),
        answer("found", quote(meeting=REPORT)),
        answer("found", quote("Else."), quote()),
    ],
)
def test_anything_else_is_wrong(given: Answer) -> None:
    assert not result(given).right


def test_a_long_turn_for_a_short_expectation_is_wrong() -> None:
    assert result(answer("found", quote(samples.SAID + " And so it went on." * 18))).right
    assert not result(answer("found", quote(samples.SAID + " And so it went on." * 19))).right


def test_one_long_sentence_or_quotation_is_as_short_as_it_can_be() -> None:
    sentence = "We will not close the harbour" + " and so it went on" * 30 + "."
    assert result(answer("found", quote(sentence))).right
    quoted = quote(samples.SAID + " And so it went on." * 30, "quoted")
    assert result(answer("found", quoted), RIGHT | {"file": REPORT.file}).right


def test_a_speaker_left_out_is_not_judged_and_null_means_nobody() -> None:
    unnamed = answer("found", quote(speaker=None))
    assert result(unnamed, {"file": FILE, "contains": "close"}).right
    assert result(unnamed, {"file": FILE, "speaker": None, "contains": "close"}).right
    assert not result(
        answer("found", quote()), {"file": FILE, "speaker": None, "contains": "close"}
    ).right


def test_an_unnamed_speaker_may_be_expected_by_the_label_printed() -> None:
    by_label = {"file": FILE, "speaker": "MINISTER RUIZ", "contains": "close"}
    assert result(answer("found", quote(speaker=None)), by_label).right
    assert not result(answer("found", quote()), by_label).right


def test_where_nothing_is_expected_only_found_is_wrong() -> None:
    assert result(answer("none"), "none").right
    assert result(answer("close", quote()), "none").right
    assert not result(answer("found", quote()), "none").right


def test_another_good_answer_is_right_too() -> None:
    assert result(
        answer("found", quote("Else.")), also_ok=[{"file": FILE, "contains": "Else"}]
    ).right


def test_a_checked_claim_needs_the_verdict_of_its_label_and_the_line_that_decides() -> None:
    checked = replace(answer("found", quote(), intent="verify"), verdict="altered")
    assert result(checked, verdict="altered").right
    assert not result(checked, verdict="exact").right
    assert not result(answer("found", quote()), verdict="altered").right
    elsewhere = replace(checked, quotes=(quote("Else."),))
    assert not result(elsewhere, verdict="altered").right


def test_another_good_verdict_is_right_too() -> None:
    checked = replace(answer("found", quote(), intent="verify"), verdict="altered")
    assert result(checked, verdict="exact", verdict_ok=["altered"]).right
    assert not result(checked, verdict="exact", verdict_ok=["reported"]).right


def test_a_verdict_nobody_knows_is_a_wrong_item() -> None:
    with pytest.raises(msgspec.ValidationError):
        label(verdict="true")


def test_help_and_meetings_are_judged_by_their_intent() -> None:
    meetings = answer("found", intent="meetings", meetings=(card(),))
    assert result(answer("none", intent="help"), None, kind="help").right
    assert result(meetings, {"file": FILE}, kind="meetings").right
    assert not result(meetings, {"file": "other.txt"}, kind="meetings").right
    assert not result(answer("found", quote()), {"file": FILE}, kind="meetings").right


def test_a_hit_among_three_is_counted_apart() -> None:
    second = result(answer("found", quote("Else."), quote()))
    assert (second.right, second.in_three) == (False, True)


def test_words_under_another_name_are_a_wrong_attribution() -> None:
    renamed = result(answer("found", quote(speaker="Bo Lund")))
    assert (renamed.misattributed, renamed.renamed) == (True, True)
    other = result(answer("found", quote("Else.", speaker="Bo Lund")))
    assert (other.misattributed, other.renamed) == (True, False)
    assert not result(answer("close", quote(speaker="Bo Lund"))).misattributed
    assert not result(answer("found", quote("Else."))).misattributed


def test_what_slack_delivers_is_read_as_slack_and_a_terminals_line_is_not() -> None:
    canned = Canned(answer("none"))
    shout: Callable[[str], str] = str.upper
    list(ask_labelled(canned, [label("none", surface="dm"), label("none")], delivered=shout))
    assert [(asked.text, asked.surface) for asked in canned.asked] == [
        ("Q", "dm"),
        ("q", "terminal"),
    ]


def test_scores_stand_by_kind_and_all_together(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("x" * 200, encoding="utf-8")
    good, bad = result(answer("found", quote())), result(answer("none"), kind="topic")
    scores = labelled.report([good, bad], tmp_path).scores
    rows = [(row.kind, row.asked, row.right, row.percent) for row in scores]
    assert rows == [("known-item", 1, 1, 100.0), ("topic", 1, 0, 0.0), ("all", 2, 1, 50.0)]


def test_nothing_asked_is_an_empty_report(tmp_path: Path) -> None:
    report = labelled.report([], tmp_path)
    assert (report.scores[0].percent, report.milliseconds(0.5), report.keeps_promises) == (
        100.0,
        0.0,
        True,
    )


def test_a_quote_is_verbatim_when_its_source_has_it_where_it_says(tmp_path: Path) -> None:
    said = quote()
    (tmp_path / FILE).write_text("x" * 100 + said.turn.text, encoding="utf-8", newline="")
    assert labelled.altered([said], tmp_path) == []
    repaired = replace(said, turn=replace(said.turn, text=said.turn.text.replace("will", "WILL")))
    assert labelled.altered([repaired], tmp_path) == [repaired]


def test_a_broken_promise_is_seen_in_the_report(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("x" * 200, encoding="utf-8")
    assert not labelled.report([result(answer("found", quote()))], tmp_path).keeps_promises


def test_a_labelled_file_names_the_item_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text("- {query: a, kind: topic}\n- {query: b, knid: topic}\n", encoding="utf-8")
    with pytest.raises(Finding, match=r"questions\.yaml:2: "):
        labelled.read_questions(path)
    path.write_text("query: a\n", encoding="utf-8")
    with pytest.raises(Finding, match="a list is needed"):
        labelled.read_questions(path)
