"""The command line's door: `main` is the program, `run` the same without ending the process."""

from bot.cli.entry import INTERRUPTED, main, run, verbatim

__all__ = ["INTERRUPTED", "main", "run", "verbatim"]
