"""The examinations of `verbatim eval`, each a sheet of what it found: to print, and to hold against
thresholds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from rich.table import Table

from bot.cli.console import say, watched
from bot.errors import UsageError
from bot.evaluation import (
    claim_set,
    confusion,
    gold,
    ground_truth,
    labelled,
    measure,
    tables,
    tally,
    trials,
)
from bot.evaluation.record import read, rest_of
from bot.evaluation.timing import Answering
from bot.page import wording
from bot.page.terminal import Row
from bot.service import opening

Part: TypeAlias = Table | tuple[Row, ...]
_EMPTY_LINE = (Row(),)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Parts to print one after another, shares in percent by name, and whether every promise was
    kept."""

    parts: tuple[Part, ...]
    shares: Mapping[str, float]
    kept: bool = True


def labelled_questions(
    answerer: Answering,
    questions: Iterable[labelled.Labelled],
    folder: Path,
    passages: Sequence[gold.Gold],
    *,
    delivered: Callable[[str], str],
) -> Sheet:
    """Questions whose answers a person labelled; the quotes are compared with the sources in
    `folder`."""
    report = labelled.report(
        list(labelled.run(answerer, questions, delivered=delivered)), folder, passages
    )
    parts = tables.scores_table(report), tuple(tables.report_lines(report))
    return Sheet(
        parts, {score.kind: score.percent for score in report.scores}, report.keeps_promises
    )


def labelled_passages(folder: Path, passages: Sequence[gold.Gold]) -> Sheet:
    """Passages of press reports whose kind and speaker a person labelled, as the readers' rules see
    them."""
    seen = gold.read_reports(folder, {one.file for one in passages})
    judged = gold.judge(passages, seen.__getitem__)
    parts = tables.passages_table(judged), tuple(tables.passage_lines(judged))
    return Sheet(parts, {"passages": gold.share(judged)})


def known_lines(answerer: Answering, folder: Path, count: int, *, seed: int, misses: bool) -> Sheet:
    """Lines of the record asked for again, in every way a person remembers them."""
    lines = trials.lines(partial(read, folder), count, seed=seed)
    _told(lines, count)
    return _trials_sheet(
        _tried(answerer, list(trials.trials(lines.known, seed=seed))), [], misses=misses
    )


def known_and_absent_lines(folder: Path, count: int, *, seed: int, misses: bool) -> Sheet:
    """The same of what is left of the record when some meetings are held out, and as many lines of
    those."""
    lines = trials.lines(partial(read, folder), count, seed=seed, hold_out=True)
    _told(lines, count)
    known = list(trials.trials(lines.known, seed=seed))
    away = list(trials.trials(lines.absent, seed=seed, absent=True))
    with rest_of(folder, lines.held) as (rest, index):
        answerer = opening.open_answerer(rest, index, say=say)
        tried, nowhere = _tried(answerer, known), _tried(answerer, away)
    return _trials_sheet(tried, nowhere, misses=misses)


def _told(lines: trials.Lines, count: int) -> None:
    if not lines.known:
        raise UsageError(
            "No sentence of 8 to 40 words stands once in what is searched; there is nothing to ask"
            " for."
        )
    if lines.held:
        held = wording.count(len(lines.held), "meeting")
        say(
            f"{held} held out; {len(lines.known):,} lines of the others, {len(lines.absent):,} of"
            " those held out."
        )
    if len(lines.known) < count:
        say(f"Only {len(lines.known):,} lines stand once.")


def _trials_sheet(
    tried: Sequence[measure.Tried], nowhere: Sequence[measure.Tried], *, misses: bool
) -> Sheet:
    columns, curve = measure.known_items(tried, nowhere), measure.calibration([*tried, *nowhere])
    calibrated = (
        tables.calibration_table(curve),
        tuple(tables.calibration_lines(measure.miscalibration(curve))),
    )
    missed = tuple(tables.missed_lines([*tried, *nowhere])) if misses else ()
    parts = tables.trials_table(columns), _EMPTY_LINE, *calibrated, missed
    return Sheet(parts, {column.kind: 100 * column.shares["hit@1"].value for column in columns})


def written_questions(answerer: Answering, file: Path, split: str, *, misses: bool) -> Sheet:
    """Questions that people wrote, each with the turns that answer it."""
    tried = _tried(answerer, trials.questions(file, split))
    column = measure.answered(tried)
    missed = tuple(tables.missed_lines(tried)) if misses else ()
    parts = _EMPTY_LINE, tables.trials_table([column]), missed
    return Sheet(parts, {column.kind: 100 * column.shares["turn hit@1"].value})


def claims(folder: Path, count: int, *, seed: int, misses: bool) -> Sheet:
    """Claims of the record's lines, put to what is left of it when some meetings are held out."""
    drawn = claim_set.lineup(partial(ground_truth.read, folder), count, seed=seed)
    if not drawn.claims:
        raise UsageError(
            "No sentence of 7 to 40 words is in what is searched; there is nothing to claim."
        )
    say(f"{len(drawn.claims):,} claims, {wording.count(len(drawn.held), 'meeting')} held out.")
    with rest_of(folder, drawn.held) as (rest, index):
        answerer = opening.open_answerer(rest, index, say=say)
        judged = list(watched(confusion.run(answerer, drawn.claims), len(drawn.claims)))
    missed = tuple(tally.wrong_lines(judged)) if misses else ()
    parts = tally.confusion_table(judged), tuple(tally.confusion_lines(judged)), missed
    return Sheet(parts, confusion.percentages(judged), not any(one.false for one in judged))


def _tried(answerer: Answering, asked: Sequence[trials.Trial]) -> list[measure.Tried]:
    return list(watched(measure.run(answerer, asked), len(asked)))
