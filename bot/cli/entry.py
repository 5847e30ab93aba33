"""A command run from its arguments to its exit code; the one place that keeps every error.

Exit 0: every question was answered, none included; 1: a check or a threshold failed, or something
broke; 2: bad usage, settings or corpus.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from bot.cli.ask import ask
from bot.cli.check import check
from bot.cli.console import say
from bot.cli.evaluate import evaluate
from bot.cli.index import index
from bot.cli.manifest import manifest
from bot.cli.meetings import meetings
from bot.cli.reports import reports
from bot.cli.serve import serve
from bot.errors import VerbatimError

INTERRUPTED = 130  # what a shell reports of a process that Ctrl-C ended


@click.group(
    commands=(ask, meetings, check, index, evaluate, serve, manifest, reports),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="verbatim-bot", prog_name="verbatim")
def verbatim() -> None:
    """Find the exact words in meeting transcripts, and who said them."""


def main() -> None:
    """Run a command; trouble becomes a sentence and an exit code, never a trace."""
    # A character the locale cannot write becomes a question mark, not a failure.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line; a closed pipe ends the process quietly, by click."""
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
    """The sentence for an error of ours; its trace is in the log where that is asked for."""
    import logging
    from secrets import token_hex

    reference = token_hex(4)
    logging.getLogger("verbatim").debug("reference %s", reference, exc_info=True)
    return (
        f"Something went wrong inside Verbatim, reference {reference}. VERBATIM_LOG_LEVEL=DEBUG"
        " shows where."
    )
