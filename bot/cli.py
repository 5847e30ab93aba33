"""The command line, and the one place that wires the parts together.

Answers go to standard output, everything else to standard error. Exit 0: every question was answered, none included;
1: a check or a threshold failed, or something broke; 2: bad usage, settings or corpus. Slack, the index and the
terminal's painter are imported by the command that needs them, so that `ask` starts fast.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, get_args

import click

from bot import terminal, wording
from bot.console import print_json, print_table, printer, progress, questions, say
from bot.errors import UsageError as Refused
from bot.errors import VerbatimError
from bot.model import Answer, Audience, Question, Surface
from bot.settings import Settings, from_environment

if TYPE_CHECKING:
    from rich.table import Table

    from bot.answer import Answerer
    from bot.evaluate import Result

SURFACES = tuple(surface for surface in get_args(Surface) if surface != "terminal")
INTERRUPTED = 130  # what a shell reports of a process that Ctrl-C ended

corpus_option = click.option(
    "--corpus",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The corpus folder; else VERBATIM_CORPUS, else ./corpus, else the shipped one.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


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
@corpus_option
def ask(question: tuple[str, ...], as_json: bool, surface: Surface | None, limit: int, corpus: Path | None) -> None:
    """Find the line you half remember.

    With no QUESTION: one a line from standard input, or on a terminal a prompt that keeps asking.
    """
    answerer = _answerer(_settings(), corpus)
    show = _show_json if as_json else _shower()
    for text in questions(question):
        started = perf_counter()
        answer = answerer.ask(_question(text, surface, limit))
        show(answer, (perf_counter() - started) * 1000)


def _question(text: str, surface: Surface | None, limit: int) -> Question:
    if surface is None:
        return Question(text, limit=limit)
    from bot.slack.plain import plain

    return Question(plain(text), surface, limit=limit)


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
@corpus_option
def meetings(words: tuple[str, ...], as_json: bool, corpus: Path | None) -> None:
    """List the meetings on record, or show one: its date, place, source and who was there.

    NAME is a meeting's name as the list gives it, or words of its title.
    """
    answerer = _answerer(_settings(), corpus)
    cards, named = answerer.meetings(Audience()), " ".join(words)
    if named:
        answer = answerer.ask(Question(f"/meetings {named}"))
        cards = tuple(card for card in cards if card.meeting.id == named) or answer.meetings
        if not cards:
            say(wording.headline(answer))
    if as_json:
        for card in cards:
            print_json(terminal.card_record(card))
    elif named:
        printer()(terminal.cards(cards))
    else:
        print_table(terminal.meetings_table(cards))


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
    help="Fail where less is right; may be repeated. KIND is a row of a table: topic, all, passages.",
)
@click.option("--strict", is_flag=True, help="Fail on a wrong attribution, a paraphrase in marks or an altered quote.")
@corpus_option
def evaluate(
    files: tuple[Path, ...],
    passages: Path | None,
    held: bool | None,
    minima: tuple[tuple[str, float], ...],
    strict: bool,
    corpus: Path | None,
) -> None:
    """Ask labelled questions and count the right answers."""
    if not files and passages is None:
        raise Refused("Name a FILE of labelled questions, or labelled passages with --passages.")
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
    _hold(shares, minima, failed=failed)


def _asked(answerer: Answerer, files: Iterable[Path], held: bool | None) -> list[Result]:
    from bot.evaluate import read_questions, run
    from bot.slack.plain import plain

    labels = [label for file in files for label in read_questions(file) if held is None or label.held == held]
    return list(run(answerer, labels, delivered=plain))


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
    from bot.slack.serve import serve as answer_slack

    answer_slack(settings, _answerer(settings, corpus))


@verbatim.command()
def manifest() -> None:
    """Print the app manifest to paste into Slack (JSON); it follows the commands' settings."""
    from bot.slack.manifest import manifest as app_manifest

    print_json(app_manifest(_settings()), indent=2)


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
