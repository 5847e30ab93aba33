"""What `verbatim eval` can measure, each a sheet of what was found: to print, and to hold against
thresholds. The answerer is opened here and handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click
from rich.table import Table

from bot.cli.console import counted, print_table, row_printer, say, watched
from bot.errors import UsageError
from bot.evaluation import claims, confusion, labelled, lines, measure, passages, tables
from bot.evaluation.measure import Evaluated, Tried
from bot.evaluation.record import read_record, rest_of
from bot.evaluation.turn_questions import read_turn_questions
from bot.page.terminal import Row
from bot.service import opening
from bot.slack.inbound.plain_text import typed_text

Part: TypeAlias = Table | tuple[Row, ...]
_EMPTY_LINE = (Row(),)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Parts to print, shares in percent by name, and whether every promise was kept."""

    parts: tuple[Part, ...]
    percentages: Mapping[str, float]
    kept: bool = True


def labelled_questions(
    answerer: Evaluated,
    questions: Iterable[labelled.LabelledQuestion],
    folder: Path,
    labels: Sequence[passages.LabelledPassage],
) -> Sheet:
    """Labelled questions put to the `answerer`; the quotes are compared with the sources in
    `folder` and with the `labels` of its reports' passages."""
    judged = list(labelled.ask_labelled(answerer, questions, delivered=typed_text))
    report = labelled.report(judged, folder, labels)
    parts = tables.scores_table(report), tuple(tables.report_rows(report))
    percentages = {score.kind: score.percent for score in report.scores}
    return Sheet(parts, percentages, report.keeps_promises)


def labelled_passages(folder: Path, labels: Sequence[passages.LabelledPassage]) -> Sheet:
    """Labelled passages of press reports, as the readers' rules see them."""
    read = passages.read_reports(folder, {one.file for one in labels})
    judged = passages.judge_passages(labels, read)
    parts = tables.passages_table(judged), tuple(tables.passage_rows(judged))
    return Sheet(parts, {"passages": passages.percentage([one.right for one in judged])})


def known_lines(
    answerer: Evaluated | None,
    folder: Path,
    count: int,
    *,
    seed: int,
    misses: bool,
    ways: Mapping[str, lines.WayOfAsking] = lines.WAYS,
) -> Sheet:
    """`count` lines of the record asked for again in each of the ways.

    answerer: of the whole record; None: some meetings are held out, an answerer of the others is
    opened, and as many lines of those held out are asked for too.
    misses: whether each line that was missed, and each absent one that was found, is shown.
    Raises UsageError where the record has no line to ask for.
    """
    read = partial(read_record, folder)
    drawn = lines.known_lines(read, count, seed=seed, hold_out=answerer is None)
    _say_drawn(drawn, count)
    known = list(lines.trials(drawn.known, seed=seed, ways=ways))
    away = list(lines.trials(drawn.absent, seed=seed, ways=ways, absent=True))
    if answerer is not None:
        return _lines_sheet(_try_all(answerer, known), [], misses=misses)
    with rest_of(folder, drawn.held) as (rest, index):
        answerer = opening.open_answerer(rest, index, say=say)
        return _lines_sheet(_try_all(answerer, known), _try_all(answerer, away), misses=misses)


def _say_drawn(drawn: lines.DrawnLines, count: int) -> None:
    if not drawn.known:
        raise UsageError(
            "No sentence of 8 to 40 words stands once in what is searched; there is nothing to ask"
            " for."
        )
    if drawn.held:
        say(
            f"{counted(len(drawn.held), 'meeting')} held out; {len(drawn.known):,} lines of"
            f" the others, {len(drawn.absent):,} of those held out."
        )
    if len(drawn.known) < count:
        say(f"Only {len(drawn.known):,} lines stand once.")


def _lines_sheet(known: Sequence[Tried], absent: Sequence[Tried], *, misses: bool) -> Sheet:
    columns, curve = measure.known_items(known, absent), measure.calibration([*known, *absent])
    parts = (
        *(tables.trials_table(columns), _EMPTY_LINE, tables.calibration_table(curve)),
        tables.miscalibration_rows(measure.miscalibration(curve)),
        tuple(tables.missed_rows([*known, *absent])) if misses else (),
    )
    return Sheet(parts, {column.kind: 100 * column.shares["hit@1"].value for column in columns})


def turn_questions(answerer: Evaluated, file: Path, split: str, *, misses: bool) -> Sheet:
    """The questions of one split of a file, each with the turns that answer it."""
    tried = _try_all(answerer, read_turn_questions(file, split))
    column = measure.answered(tried)
    missed = tuple(tables.missed_rows(tried)) if misses else ()
    parts = _EMPTY_LINE, tables.trials_table([column]), missed
    return Sheet(parts, {column.kind: 100 * column.shares["turn hit@1"].value})


def line_claims(
    folder: Path,
    count: int,
    *,
    seed: int,
    misses: bool,
    ways: Mapping[str, claims.WayOfClaiming] = claims.WAYS,
    keep_sound: claims.KeepSound = claims.without_near,
) -> Sheet:
    """`count` claims of the record's lines, put to it without some meetings that are held out.

    ways, keep_sound: how lines are claimed, and which of the claims have a verdict beyond doubt.
    Raises UsageError where the record has no line to claim.
    """
    read = partial(read_record, folder)
    drawn = claims.draw_claims(read, count, seed=seed, ways=ways, keep_sound=keep_sound)
    if not drawn.claims:
        nothing = "No sentence of 8 to 40 words is in what is searched; there is nothing to claim."
        raise UsageError(nothing)
    say(f"{len(drawn.claims):,} claims, {counted(len(drawn.held), 'meeting')} held out.")
    with rest_of(folder, drawn.held) as (rest, index):
        answerer = opening.open_answerer(rest, index, say=say)
        judging = confusion.judge_claims(answerer, drawn.claims)
        judged = list(watched(judging, len(drawn.claims)))
    missed = tuple(tables.wrong_claim_rows(judged)) if misses else ()
    parts = tables.confusion_table(judged, ways), tuple(tables.confusion_rows(judged)), missed
    kept = not any(one.false for one in judged)
    return Sheet(parts, confusion.right_percentages(judged), kept)


def _try_all(answerer: Evaluated, asked: Sequence[lines.Trial]) -> list[Tried]:
    return list(watched(measure.try_all(answerer, asked), len(asked)))


def print_sheet(sheet: Sheet) -> Sheet:
    """Print an evaluation's tables and rows, and give it back to be held against thresholds."""
    for part in sheet.parts:
        if isinstance(part, tuple):
            row_printer()(part)
        else:
            print_table(part)
    return sheet


def hold_to(sheets: Sequence[Sheet], minima: Iterable[tuple[str, float]], *, strict: bool) -> None:
    """Exit 1 where one of the `sheets` is below its threshold of the `minima`, or, where it is
    `strict`, breaks a promise. Raises UsageError for a threshold of what was not asked."""
    percentages = {kind: right for sheet in sheets for kind, right in sheet.percentages.items()}
    failed = strict and not all(sheet.kept for sheet in sheets)
    for kind, least in minima:
        if kind not in percentages:
            kinds = ", ".join(percentages)
            raise UsageError(f"--min {kind}: no such kind here; there are {kinds}.")
        if percentages[kind] < least:
            say(f"{kind}: {percentages[kind]:.1f}% right, {least:g}% asked for.")
            failed = True
    if failed:
        raise click.exceptions.Exit(1)
