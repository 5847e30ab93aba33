"""The command line, and the one place that wires the parts together.

Answers go to standard output, everything else to standard error. Exit 0: every question was answered, none included;
1: a check or a threshold failed, or something broke; 2: bad usage, settings or corpus. Slack, the index and the
terminal's painter are imported by the command that needs them, so that `ask` starts fast.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, get_args

import click

from bot import terminal, wording
from bot.console import print_json, print_table, printer, progress, questions, say, watched
from bot.errors import UsageError as Refused
from bot.errors import VerbatimError
from bot.languages import ENGLISH, known, understood
from bot.model import Answer, Audience, Question, Surface
from bot.settings import Settings, from_environment

if TYPE_CHECKING:
    from rich.table import Table

    from bot.answer import Answerer
    from bot.confusion import Judged
    from bot.evaluate import Result
    from bot.measure import Tried
    from bot.trials import Lines, Trial

SURFACES = tuple(surface for surface in get_args(Surface) if surface != "terminal")
INTERRUPTED = 130  # what a shell reports of a process that Ctrl-C ended

corpus_option = click.option(
    "--corpus",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The corpus folder; else VERBATIM_CORPUS, else ./corpus, else the shipped one.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
language_option = click.option(
    "--language",
    metavar="CODE",
    default=ENGLISH,
    show_default=True,
    callback=lambda _context, _option, code: _language(code),
    help=f"The language of what is not quoted: {', '.join(known())}. JSON stays as it is.",
)


def main() -> None:
    """Run a command; trouble becomes a sentence on standard error and an exit code, never a trace."""
    # A character the locale cannot write becomes a question mark, not a failure.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line. (A closed pipe is click's to handle: it ends the process quietly.)"""
    try:
        code = verbatim.main(arguments, prog_name="verbatim", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return 2
    except VerbatimError as error:
        say(str(error))
        return 2
    except OSError as error:  # a folder that cannot be written, a disk that is full
        say(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return 2
    except Exception:
        say(_broken())
        return 1
    return code if isinstance(code, int) else 0


def _broken() -> str:
    """The sentence for an error of ours; the trace goes to the log, and only where it is asked for."""
    import logging
    from secrets import token_hex

    reference = token_hex(4)
    logging.getLogger("verbatim").debug("reference %s", reference, exc_info=True)
    return f"Something went wrong inside Verbatim, reference {reference}. VERBATIM_LOG_LEVEL=DEBUG shows where."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="verbatim-bot", prog_name="verbatim")
def verbatim() -> None:
    """Find the exact words in meeting transcripts, and who said them."""


# ask ------------------------------------------------------------------------------------------------------------------


@verbatim.command()
@click.argument("question", nargs=-1)
@json_option
@click.option(
    "--surface",
    type=click.Choice(SURFACES),
    help="Take the question as Slack delivers it there: after the command's name or the mention, with &amp; &lt; &gt;.",
)
@click.option("--limit", default=3, show_default=True, type=click.IntRange(min=1), help="Quotes at most.")
@language_option
@corpus_option
def ask(
    question: tuple[str, ...], as_json: bool, surface: Surface | None, limit: int, language: str, corpus: Path | None
) -> None:
    """Find the line you half remember.

    With no QUESTION: one a line from standard input, or on a terminal a prompt that keeps asking.
    """
    answerer = _answerer(_settings(), corpus)
    show = _show_json if as_json else _shower()
    for text in questions(question):
        started = perf_counter()
        answer = answerer.ask(_question(text, surface, limit, language))
        show(answer, (perf_counter() - started) * 1000)


def _question(text: str, surface: Surface | None, limit: int, language: str) -> Question:
    if surface is None:
        return Question(text, limit=limit, language=language)
    from bot.slack.plain import plain

    return Question(plain(text), surface, limit=limit, language=language)


def _language(code: str) -> str:
    """A language that can be spoken, by its code or by a locale's: es, es-MX."""
    language = understood(code)
    if language is None:
        raise click.BadParameter(f"‘{code}’ is not spoken here; there is {', '.join(known())}")
    return language


def _show_json(answer: Answer, took_ms: float) -> None:
    print_json(terminal.record(answer, took_ms))


def _shower() -> Callable[[Answer, float], None]:
    """Shows answers to a person, with an empty line between two."""
    printed, between = printer(), iter([()])

    def show(answer: Answer, _: float) -> None:
        printed(chain(next(between, (terminal.Row(),)), terminal.lines(answer)))

    return show


# meetings -------------------------------------------------------------------------------------------------------------


@verbatim.command()
@click.argument("words", metavar="[NAME]", nargs=-1)
@json_option
@language_option
@corpus_option
def meetings(words: tuple[str, ...], as_json: bool, language: str, corpus: Path | None) -> None:
    """List the meetings on record, or show one: its date, place, source and who was there.

    NAME is a meeting's name as the list gives it, or words of its title.
    """
    answerer = _answerer(_settings(), corpus)
    cards, named = answerer.meetings(Audience()), " ".join(words)
    if named:
        answer = answerer.ask(Question(f"/meetings {named}", language=language))
        cards = tuple(card for card in cards if card.meeting.id == named) or answer.meetings
        if not cards:
            say(wording.headline(answer))
    if as_json:
        for card in cards:
            print_json(terminal.card_record(card))
    elif named:
        printer()(terminal.cards(cards, language))
    else:
        print_table(terminal.meetings_table(cards, language))


# The corpus and its index ---------------------------------------------------------------------------------------------


@verbatim.command()
@corpus_option
def check(corpus: Path | None) -> None:
    """List everything that is wrong with the corpus, and what to do about it."""
    from bot.corpus import findings

    folder = _folder(_settings(), corpus)
    found = findings(folder)
    for finding in found:
        click.echo(finding)
    say(f"{folder}: {wording.count(len(found), 'finding')}")
    if found:
        raise click.exceptions.Exit(1)


@verbatim.command()
@click.option("--force", is_flag=True, help="Build it anew, even where nothing changed.")
@corpus_option
def index(force: bool, corpus: Path | None) -> None:
    """Build or refresh the index; `ask` does it by itself when the corpus has changed."""
    with progress() as bar:
        answerer = _answerer(_settings(), corpus, progress=bar, force=force)
    say(f"Ready: {wording.count(len(answerer.meetings(Audience())), 'meeting')}.")


# eval -----------------------------------------------------------------------------------------------------------------


def threshold(value: str) -> tuple[str, float]:
    """KIND=PERCENT, taken apart."""
    kind, _, percent = value.rpartition("=")
    try:
        return kind, float(percent)
    except ValueError:
        raise click.BadParameter(f"‘{value}’ is not KIND=PERCENT, as in topic=90") from None


@verbatim.command("eval")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--passages",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Labelled passages of press reports; the readers are judged by them, the corpus's reviewed lists ignored.",
)
@click.option("--held/--tuning", default=None, help="Only the questions held out of tuning, or only the others.")
@click.option(
    "--min",
    "minima",
    metavar="KIND=PERCENT",
    multiple=True,
    type=threshold,
    help="Fail where less is right; may be repeated. KIND is a row or column of a table: topic, all, passages, typos.",
)
@click.option("--strict", is_flag=True, help="Fail on a wrong attribution, a paraphrase in marks or an altered quote.")
@click.option(
    "--known-item",
    "known",
    metavar="N",
    type=click.IntRange(min=1),
    help="Ask for N sentences that stand once in the corpus: exactly, with typos, by a fragment, half-remembered, and "
    "as speech recognition hears them.",
)
@click.option(
    "--absent",
    is_flag=True,
    help="Hold every tenth meeting out, and ask the rest for N lines of theirs too: what is answered is false.",
)
@click.option(
    "--questions",
    "written",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="People's questions with the turns that answer, as JSON Lines: split, meeting_id, question, relevant_turns.",
)
@click.option("--split", default="val", show_default=True, help="The questions of FILE to ask.")
@click.option(
    "--verify",
    "claims",
    metavar="N",
    type=click.IntRange(min=1),
    help="Make N claims of the corpus's lines, true and false, some of a tenth of the meetings that is held out, and "
    "count the right verdicts.",
)
@click.option(
    "--misses", is_flag=True, help="Show each line, question or claim that was missed, each absent line found."
)
@click.option("--seed", default=1, show_default=True, help="Of what is drawn by chance; the same seed, the same lines.")
@corpus_option
def evaluate(
    files: tuple[Path, ...],
    passages: Path | None,
    held: bool | None,
    minima: tuple[tuple[str, float], ...],
    strict: bool,
    known: int | None,
    absent: bool,
    written: Path | None,
    split: str,
    claims: int | None,
    misses: bool,
    seed: int,
    corpus: Path | None,
) -> None:
    """Ask labelled questions, lines of the record or people's questions, check claims, and count the right answers."""
    if absent and not known:
        raise Refused("Say how many lines to ask for with --known-item N.")
    if not (files or passages or known or written or claims):
        raise Refused("Name a FILE of labelled questions, or give --passages, --known-item, --questions or --verify.")
    folder = _folder(settings := _settings(), corpus)
    from bot import evaluate as evaluation
    from bot import gold as golden

    gold = golden.read_passages(passages) if passages else []
    shares: dict[str, float] = {}
    failed = False
    if files:
        results = _asked(_answerer(settings, corpus), files, held)
        report = evaluation.report(results, folder, gold)
        _print_report(terminal.scores_table(report), terminal.report_lines(report))
        shares |= {score.kind: score.percent for score in report.scores}
        failed = strict and not report.keeps_promises
    if gold:
        judged = golden.judge(gold, golden.read_reports(folder, {one.file for one in gold}).__getitem__)
        _print_report(terminal.passages_table(judged), terminal.passage_lines(judged))
        shares["passages"] = golden.share(judged)
    if known:
        shares |= _known_items(settings, corpus, known, absent=absent, seed=seed, misses=misses)
    if written:
        shares |= _written_questions(settings, corpus, written, split, misses=misses)
    if claims:
        from bot.confusion import percentages

        verdicts = _claims(folder, claims, seed=seed, misses=misses)
        shares |= percentages(verdicts)
        failed |= strict and any(one.false for one in verdicts)
    _hold(shares, minima, failed=failed)


def _asked(answerer: Answerer, files: Iterable[Path], held: bool | None) -> list[Result]:
    from bot.evaluate import read_questions, run
    from bot.slack.plain import plain

    labels = [label for file in files for label in read_questions(file) if held is None or label.held == held]
    return list(run(answerer, labels, delivered=plain))


def _known_items(
    settings: Settings, corpus: Path | None, count: int, *, absent: bool, seed: int, misses: bool
) -> dict[str, float]:
    """Lines of the record asked for; with `absent`, of what is left of it when some meetings are held out."""
    from bot import measure, trials
    from bot.ingest import open_answerer

    folder = _folder(settings, corpus)
    lines = trials.lines(partial(trials.read, folder), count, seed=seed, hold_out=absent)
    _tell_of(lines, count, absent=absent)
    known = list(trials.trials(lines.known, seed=seed))
    away = list(trials.trials(lines.absent, seed=seed, absent=True))
    if absent:
        with trials.rest_of(folder, lines.held) as (rest, index):
            answerer = open_answerer(rest, index, say=say)
            tried, nowhere = _tried(answerer, known), _tried(answerer, away)
    else:
        tried, nowhere = _tried(_answerer(settings, corpus), known), []
    columns, curve = measure.known_items(tried, nowhere), measure.calibration([*tried, *nowhere])
    print_table(terminal.trials_table(columns))
    click.echo()
    _print_report(terminal.calibration_table(curve), terminal.calibration_lines(measure.miscalibration(curve)))
    if misses:
        printer()(terminal.missed_lines([*tried, *nowhere]))
    return {column.kind: 100 * column.shares["hit@1"].value for column in columns}


def _tell_of(lines: Lines, count: int, *, absent: bool) -> None:
    if not lines.known:
        raise Refused("No sentence of 8 to 40 words stands once in what is searched; there is nothing to ask for.")
    if absent:
        held = wording.count(len(lines.held), "meeting")
        say(f"{held} held out; {len(lines.known):,} lines of the others, {len(lines.absent):,} of those held out.")
    if len(lines.known) < count:
        say(f"Only {len(lines.known):,} lines stand once.")


def _written_questions(
    settings: Settings, corpus: Path | None, file: Path, split: str, *, misses: bool
) -> dict[str, float]:
    from bot import measure, trials

    tried = _tried(_answerer(settings, corpus), trials.questions(file, split))
    column = measure.answered(tried)
    click.echo()
    print_table(terminal.trials_table([column]))
    if misses:
        printer()(terminal.missed_lines(tried))
    return {column.kind: 100 * column.shares["turn hit@1"].value}


def _claims(folder: Path, count: int, *, seed: int, misses: bool) -> list[Judged]:
    """Claims of the record's lines, put to what is left of it when some meetings are held out."""
    from bot import confusion, lineup, tally, witness
    from bot.ingest import open_answerer
    from bot.trials import rest_of

    drawn = lineup.lineup(partial(witness.read, folder), count, seed=seed)
    if not drawn.claims:
        raise Refused("No sentence of 7 to 40 words is in what is searched; there is nothing to claim.")
    say(f"{len(drawn.claims):,} claims, {wording.count(len(drawn.held), 'meeting')} held out.")
    with rest_of(folder, drawn.held) as (rest, index):
        answerer = open_answerer(rest, index, say=say)
        judged = list(watched(confusion.run(answerer, drawn.claims), len(drawn.claims)))
    print_table(tally.confusion_table(judged))
    printer()(tally.confusion_lines(judged))
    if misses:
        printer()(tally.wrong_lines(judged))
    return judged


def _tried(answerer: Answerer, trials: Sequence[Trial]) -> list[Tried]:
    from bot.measure import run

    return list(watched(run(answerer, trials), len(trials)))


def _hold(shares: dict[str, float], minima: Iterable[tuple[str, float]], *, failed: bool) -> None:
    """Exit 1 where a promise or a threshold does not hold; a threshold for nothing that was asked is bad usage."""
    for kind, least in minima:
        if kind not in shares:
            raise Refused(f"--min {kind}: no such kind here; there are {', '.join(shares)}.")
        if shares[kind] < least:
            say(f"{kind}: {shares[kind]:.1f}% right, {least:g}% asked for.")
            failed = True
    if failed:
        raise click.exceptions.Exit(1)


def _print_report(table: Table, rows: Iterable[terminal.Row]) -> None:
    print_table(table)
    printer()(rows)


# Slack ----------------------------------------------------------------------------------------------------------------


@verbatim.command()
@corpus_option
def serve(corpus: Path | None) -> None:
    """Answer in Slack over Socket Mode until told to stop."""
    settings = _settings(slack=True)
    from bot.fresh import following
    from bot.slack.serve import serve as answer_slack

    settings = replace(settings, database=_database(settings))
    with following(_folder(settings, corpus), _index(settings), every=settings.refresh, say=say) as answerer:
        answer_slack(settings, answerer)


@verbatim.command()
@click.option("--explain", is_flag=True, help="Print each scope that it asks for, and why.")
def manifest(explain: bool) -> None:
    """Print the app manifest to paste into Slack (JSON); it follows the settings."""
    from bot.slack import manifest as app

    if explain:
        click.echo(app.explained(_settings()))
    else:
        print_json(app.manifest(_settings()), indent=2)


@verbatim.command()
@click.option("--close", "closed", metavar="ID", type=int, multiple=True, help="A report that is seen to; repeatable.")
@click.option("--all", "everything", is_flag=True, help="Those that are closed too, and the thumbs-up.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def reports(closed: tuple[int, ...], everything: bool, as_csv: bool) -> None:
    """List what people reported of quotes in Slack, the open ones."""
    from bot import corrections
    from bot.store import Store

    with closing(Store(_database(_settings()))) as store:
        for number in closed:
            if not store.close_report(number):
                raise Refused(f"There is no open report {number}.")
            say(f"Report {number} is closed.")
        if closed:
            return
        found = [one for one in store.reports(closed=everything) if everything or one.kind != corrections.GOOD]
    if as_csv:
        click.echo("\n".join(corrections.lines(found)))
    elif found:
        print_table(corrections.table(found))
    else:
        say("No report is open.")


# Wiring ---------------------------------------------------------------------------------------------------------------


def _settings(*, slack: bool = False) -> Settings:
    settings = from_environment(slack=slack)
    for warning in settings.warnings:
        say(warning)
    if slack or settings.log_level == "DEBUG":  # nothing else logs, and to load the module takes time
        import logging

        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    return settings


def _answerer(
    settings: Settings,
    corpus: Path | None,
    *,
    progress: Callable[[int, int, int], None] | None = None,
    force: bool = False,
) -> Answerer:
    from bot.ingest import open_answerer

    return open_answerer(_folder(settings, corpus), _index(settings), progress=progress, say=say, force=force)


def _folder(settings: Settings, option: Path | None) -> Path:
    """The corpus: the one named, else ./corpus, else the shipped one (a checkout keeps it beside the package)."""
    named = option or settings.corpus
    if named:
        return named
    package = Path(__file__).parent
    standing = (Path("corpus"), package / "shipped_corpus", package.parent / "corpus")
    return next((folder for folder in standing if folder.is_dir()), standing[0])


def _index(settings: Settings) -> Path:
    if settings.index:
        return settings.index
    from platformdirs import user_cache_path

    return user_cache_path("verbatim")


def _database(settings: Settings) -> str:
    """Where shares and reports are kept: as set, else a file in the user's data folder."""
    if settings.database:
        return settings.database
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('verbatim') / 'verbatim.db'}"
