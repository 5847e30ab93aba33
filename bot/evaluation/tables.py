"""What an evaluation found, as tables and rows for a terminal; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from rich.table import Table

from bot.evaluation.confusion import JudgedClaim, promised_shares, sort_figures, verdict_times
from bot.evaluation.labelled import JudgedAnswer, LabelledReport
from bot.evaluation.measure import Estimate, Figures, Tenth, Tried, first_quote
from bot.evaluation.passages import JudgedPassage, percentage
from bot.model import Verdict
from bot.page.terminal import Row, Style
from bot.text import one_line

_GIVEN: tuple[Verdict | None, ...] = (*get_args(Verdict), None)


# Labelled questions and passages ------------------------------------------------------------------


def scores_table(report: LabelledReport) -> Table:
    """How many of each kind are right: by the first quote, and by one of the first three."""
    table = _empty_table(["kind"], ["asked", "right", "%", "hit@3 %"])
    for score in report.scores:
        shares = f"{score.percent:.1f}", f"{score.percent_in_three:.1f}"
        table.add_row(score.kind, str(score.asked), str(score.right), *shares)
    return table


def report_rows(report: LabelledReport) -> Iterator[Row]:
    """The promises in figures, then each question answered wrongly, with what came."""
    renamed = sum(result.renamed for result in report.results)
    yield Row()
    wrong = len(report.misattributed)
    yield _row(f"wrong attribution {wrong}, the right words under a wrong name {renamed}")
    yield _row(f"paraphrase in quotation marks {len(report.marked)}")
    yield _row(
        f"verbatim {report.quotes - len(report.altered)} of {report.quotes} quotes,"
        f" p50 {report.milliseconds(0.5):.1f} ms, p95 {report.milliseconds(0.95):.1f} ms"
    )
    for result in report.results:
        if not result.right:
            yield from _wrong_answer(result)


def _wrong_answer(result: JudgedAnswer) -> Iterator[Row]:
    answer = result.answer
    came = f"{answer.quotes[0].kind}, {first_quote(answer)}" if answer.quotes else "no quote"
    wanted = [f"wanted {one.file}: {one.contains}" for one in result.label.expected]
    came = f"came   {answer.intent}, {answer.outcome}, {came}"
    yield from _miss(f"{result.label.kind}: {result.label.query}", *wanted, came)


def passages_table(judged: Sequence[JudgedPassage]) -> Table:
    """How far the readers agree with the labels."""
    table = _empty_table(["passages"], ["of", "right", "%"])
    rights = {
        "kind": [one.kind_right for one in judged],
        "speaker": [one.speaker_right for one in judged],
        "both": [one.right for one in judged],
    }
    for name, right in rights.items():
        table.add_row(name, str(len(right)), str(sum(right)), f"{percentage(right):.1f}")
    return table


def passage_rows(judged: Sequence[JudgedPassage]) -> Iterator[Row]:
    """Each passage read wrongly, with what the reader made of it."""
    for one in judged:
        if not one.right:
            came = "; ".join(f"{read.kind} of {read.speaker}" for read in one.read) or "left out"
            wanted = f"wanted {' or '.join(one.label.kinds)} of {one.label.speaker}"
            yield from _miss(one_line(one.label.text), f"{wanted}; came {came}")


# Lines and questions asked ------------------------------------------------------------------------


def trials_table(columns: Sequence[Figures]) -> Table:
    """A column for each kind of trial, each figure with its interval at 95%."""
    table = _empty_table([""], (column.kind for column in columns))
    table.add_row("asked", *(str(column.asked) for column in columns))
    for group, factor, form in (("shares", 100, ".1f"), ("means", 1, ".3f"), ("times", 1, ".1f")):
        groups: list[Mapping[str, Estimate]] = [getattr(column, group) for column in columns]
        for name in dict.fromkeys(name for column in groups for name in column):
            unit = " %" if group == "shares" else ""
            cells = (_interval(column.get(name), factor, form) for column in groups)
            table.add_row(name + unit, *cells)
    return table


def calibration_table(curve: Sequence[Tenth]) -> Table:
    """The calibration curve: how often a first quote with such a score is right."""
    table = _empty_table(["score"], ["answers", "mean score", "right %"])
    for tenth in curve:
        tenths = f"{tenth.low:.1f}–{tenth.high:.1f}"
        table.add_row(tenths, str(tenth.asked), f"{tenth.score:.3f}", _percent(tenth.right))
    return table


def miscalibration_rows(off: float) -> tuple[Row, ...]:
    """How far the scores are from the shares that are right."""
    return (_row(f"on average a score is {off:.3f} off the share that is right"),)


def missed_rows(tried: Iterable[Tried]) -> Iterator[Row]:
    """Each trial that went wrong, with what came."""
    for one in tried:
        if one.wrong:
            places = sorted(one.trial.wanted)[:3]
            wanted = ", ".join(f"{meeting}/{number}" for meeting, number in places) or "nothing"
            where = f", given in place {one.rank}" if one.rank else ""
            came = f"came   {one.outcome}, {one.score:.3f}, {one.came}"
            yield from _miss(f"{one.trial.kind}: {one.trial.text}", f"wanted {wanted}{where}", came)


# Claims -------------------------------------------------------------------------------------------


def confusion_table(judged: Sequence[JudgedClaim], sorts: Iterable[str]) -> Table:
    """A row for each of the sorts of claim, a column for each verdict that was given; right and
    explained (by a reason that had to be given) in percent."""
    rows = sort_figures(judged, sorts)
    given = [verdict for verdict in _GIVEN if any(verdict in row.given for row in rows)]
    headings = (verdict or "no verdict" for verdict in given)
    named = ["named %"] if any(row.explained for row in rows) else []
    table = _empty_table(["sort", "to be"], ["claims", *headings, "right %", *named])
    for row in rows:
        counts = [str(row.given[verdict]) if row.given.get(verdict) else "·" for verdict in given]
        verdicts = " / ".join(sorted(row.way.verdicts))
        shares = [_percent(row.right), *(_interval(row.explained, 100) for _ in named)]
        table.add_row(row.sort, verdicts, str(row.asked), *counts, *shares)
    return table


def confusion_rows(judged: Sequence[JudgedClaim]) -> Iterator[Row]:
    """The promises in figures, the times, then each false claim that was called exact."""
    false = [one for one in judged if one.false]
    yield Row()
    for name, figure in promised_shares(judged).items():
        yield _row(f"{name} {_percent(figure)} %")
    for name, figure in verdict_times(judged).items():
        yield _row(f"{name} {_interval(figure)}")
    yield _row(f"words or speaker not on record, called exact: {len(false)} claims")
    for one in false:
        yield from _claim_rows(one)


def wrong_claim_rows(judged: Iterable[JudgedClaim]) -> Iterator[Row]:
    """Each claim with a wrong verdict, or without the reason that must be named."""
    for one in judged:
        if not (one.right and one.explained):
            yield from _claim_rows(one)


def _claim_rows(one: JudgedClaim) -> Iterator[Row]:
    line, way = one.claim.line, one.claim.way
    meeting, number = line.place
    wanted = [" or ".join(sorted(way.verdicts))]
    wanted += [" or ".join(sorted(way.reasons))] if way.reasons else []
    reasons = ", ".join(sorted(one.reasons)) or "no reason"
    yield from _miss(
        f"{one.claim.sort}: {one.claim.text}",
        f"record {line.name}: {line.text} [{meeting}/{number}]",
        f"wanted {', '.join(wanted)}",
        f"came   {one.given or 'no verdict'}, {reasons}, {one.came}",
    )


# Cells and rows -----------------------------------------------------------------------------------


def _empty_table(names: Iterable[str], numbers: Iterable[str]) -> Table:
    """Columns of names, then columns of numbers."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in names:
        table.add_column(heading)
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table


def _interval(figure: Estimate | None, factor: float = 1, form: str = ".1f") -> str:
    """A figure with its interval; of none nothing."""
    if figure is None:
        return ""
    value, low, high = (format(factor * part, form) for part in figure)
    return f"{value} ({low}–{high})"


def _percent(figure: Estimate) -> str:
    return _interval(figure, 100)


def _miss(asked: str, *told: str) -> Iterator[Row]:
    """What was asked, set off, and what there is to tell of it below."""
    yield Row()
    yield _row(asked, "bold")
    yield from (_row(one, indent=2) for one in told)


def _row(said: str, style: Style = "", *, indent: int = 0) -> Row:
    return Row(((said, style),), indent)
