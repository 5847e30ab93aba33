"""What an evaluation found, as tables and rows for a terminal; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.table import Table

from bot.evaluation.gold import Judged
from bot.evaluation.labelled import Report
from bot.evaluation.measure import Estimate, Figures, Tenth, Tried
from bot.page.terminal import Row, Style
from bot.text import one_line


def scores_table(report: Report) -> Table:
    """How many questions of each kind were answered right: by the first quote, and by one of the
    first three."""
    table = figures(["kind"], ["asked", "right", "%", "hit@3 %"])
    for score in report.scores:
        in_three = 100 * score.in_three / score.asked if score.asked else 100.0
        table.add_row(
            score.kind,
            str(score.asked),
            str(score.right),
            f"{score.percent:.1f}",
            f"{in_three:.1f}",
        )
    return table


def report_lines(report: Report) -> Iterator[Row]:
    """The promises in figures, then each question answered wrongly, with what came."""
    yield Row()
    verbatim = report.quotes - len(report.altered)
    renamed = sum(result.renamed for result in report.results)
    yield row(
        f"wrong attribution {len(report.misattributed)}, the right words under a wrong name"
        f" {renamed}"
    )
    yield row(f"paraphrase in quotation marks {len(report.marked)}")
    yield row(
        f"verbatim {verbatim} of {report.quotes} quotes, p50 {report.p50:.1f} ms, p95"
        f" {report.p95:.1f} ms"
    )
    for result in report.wrong:
        first = result.answer.quotes[0] if result.answer.quotes else None
        came = (
            f"{first.speaker}: {one_line(first.text)} [{first.kind}, {first.id}]"
            if first
            else "no quote"
        )
        yield Row()
        yield row(f"{result.label.kind}: {result.label.query}", "bold")
        yield from (
            row(f"wanted {one.file}: {one.contains}", indent=2) for one in result.label.expected
        )
        yield row(f"came   {result.answer.intent}, {result.answer.outcome}, {came}", indent=2)


def passages_table(judged: Sequence[Judged]) -> Table:
    """How far the readers agree with the labels."""
    table = figures(["passages"], ["of", "right", "%"])
    for name, right in (("kind", "kind_right"), ("speaker", "speaker_right"), ("both", "right")):
        count = sum(getattr(one, right) for one in judged)
        table.add_row(
            name, str(len(judged)), str(count), f"{100 * count / max(len(judged), 1):.1f}"
        )
    return table


def passage_lines(judged: Sequence[Judged]) -> Iterator[Row]:
    """Each passage read wrongly, with what the reader made of it."""
    for one in judged:
        if not one.right:
            came = "; ".join(f"{seen.kind} of {seen.speaker}" for seen in one.seen) or "left out"
            yield Row()
            yield row(one_line(one.gold.text), "bold")
            yield row(
                f"wanted {' or '.join(one.gold.kinds)} of {one.gold.speaker}; came {came}", indent=2
            )


def trials_table(columns: Sequence[Figures]) -> Table:
    """A column for each kind of trial: shares in percent, means, milliseconds; each with its
    interval at 95%."""
    table = figures([""], (column.kind for column in columns))
    table.add_row("asked", *(str(column.asked) for column in columns))
    for group, factor, form in (("shares", 100, ".1f"), ("means", 1, ".3f"), ("times", 1, ".1f")):
        groups: list[Mapping[str, Estimate]] = [getattr(column, group) for column in columns]
        for name in dict.fromkeys(name for column in groups for name in column):
            unit = " %" if group == "shares" else ""
            cells = (_cell(column.get(name), factor, form) for column in groups)
            table.add_row(name + unit, *cells)
    return table


def calibration_table(curve: Sequence[Tenth]) -> Table:
    """The calibration curve: how often a first quote with such a score is right."""
    table = figures(["score"], ["answers", "mean score", "right %"])
    for tenth in curve:
        right = _cell(tenth.right, 100, ".1f")
        table.add_row(
            f"{tenth.low:.1f}–{tenth.high:.1f}", str(tenth.asked), f"{tenth.score:.3f}", right
        )
    return table


def calibration_lines(off: float) -> Iterator[Row]:
    """How far the scores are from the shares that are right."""
    yield row(f"on average a score is {off:.3f} off the share that is right")


def missed_lines(tried: Iterable[Tried]) -> Iterator[Row]:
    """Each trial that went wrong, with what came."""
    for one in tried:
        if one.wrong:
            wanted = (
                ", ".join(f"{meeting}/{number}" for meeting, number in sorted(one.trial.wanted)[:3])
                or "nothing"
            )
            yield Row()
            yield row(f"{one.trial.kind}: {one.trial.text}", "bold")
            where = f", given in place {one.rank}" if one.rank else ""
            yield row(f"wanted {wanted}{where}", indent=2)
            yield row(f"came   {one.outcome}, {one.score:.3f}, {one.came or 'no quote'}", indent=2)


def _cell(figure: Estimate | None, factor: float, form: str) -> str:
    return interval(figure, factor, form) if figure else ""


def interval(figure: Estimate, factor: float = 1, form: str = ".1f") -> str:
    """A figure with its interval."""
    value, low, high = (format(factor * part, form) for part in figure)
    return f"{value} ({low}–{high})"


def figures(names: Iterable[str], numbers: Iterable[str]) -> Table:
    """An empty table: columns of names, then columns of numbers."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in names:
        table.add_column(heading)
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table


def row(said: str, style: Style = "", *, indent: int = 0) -> Row:
    """One part on a line of its own."""
    return Row(((said, style),), indent)
