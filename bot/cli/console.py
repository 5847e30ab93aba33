"""Where the process meets its standard streams: questions in, rows, tables and JSON out.

Rich is imported only where something is painted: `ask` into a pipe must start fast.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from bot.page.terminal import Row, painted_row, row_text

if TYPE_CHECKING:
    from rich.table import Table

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
Item = TypeVar("Item")
LINE_ENDS = "\u0085\u2028\u2029"
"""Legal inside a JSON string, and the end of a line to many who read line by line."""
UNFOLDED = 10_000
"""Columns for a table that is no person's to read: no row is folded."""


def read_questions(words: tuple[str, ...]) -> Iterator[str]:
    """The arguments as one question, else what is typed at the prompt, else standard input."""
    if words:
        yield _decoded(os.fsencode(" ".join(words)))
    elif sys.stdin and sys.stdin.isatty():
        yield from _prompted()
    elif sys.stdin:  # a process can be started without one
        for line in sys.stdin.buffer:
            yield _decoded(line).removeprefix(BOM).rstrip("\r\n")


def say(sentence: str) -> None:
    """Tell the person at the keyboard something that is no answer."""
    click.echo(sentence, err=True)


def counted(number: int, thing: str) -> str:
    """ "1 meeting", "5 meetings"; "no meetings" where there are none."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def print_json(record: Mapping[str, Any], *, indent: int | None = None) -> None:
    """One object on a line, or indented for reading; UTF-8 whatever the locale is."""
    encoded = msgspec.json.encode(record)
    for end in LINE_ENDS:
        encoded = encoded.replace(end.encode(), b"\\u%04x" % ord(end))
    click.echo(encoded if indent is None else msgspec.json.format(encoded, indent=indent))


def print_table(table: Table) -> None:
    """A table folded to the terminal's width; anywhere else each row keeps to one line."""
    from rich.console import Console

    Console(highlight=False, width=None if sys.stdout.isatty() else UNFOLDED).print(table)


def row_printer() -> Callable[[Iterable[Row]], None]:
    """Prints rows, on a terminal with colour (NO_COLOR is honoured) and wrapped, else plainly."""
    if not sys.stdout.isatty():
        return lambda rows: click.echo("".join(f"{row_text(row)}\n" for row in rows), nl=False)
    from rich.console import Console

    console = Console(highlight=False)

    def paint(rows: Iterable[Row]) -> None:
        for row in rows:
            console.print(painted_row(row))

    return paint


@contextlib.contextmanager
def indexing_progress() -> Generator[Callable[[int, int, int], None]]:
    """A bar on standard error; takes bytes read, of how many, and the turns of this step."""
    from rich.console import Console
    from rich.progress import Progress, TextColumn

    columns = (*Progress.get_default_columns(), TextColumn("{task.fields[rate]}"))
    began, turns = time.monotonic(), 0
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        id_ = bar.add_task("", total=None, rate="")

        def step(done: int, total: int, read: int) -> None:
            nonlocal turns
            turns += read
            bar.update(id_, completed=done, total=total, rate=_rate(turns, began))

        yield step
    if turns:
        say(f"{_rate(turns, began)}.")


def _rate(turns: int, began: float) -> str:
    took = max(time.monotonic() - began, 0.001)
    return f"{turns:,} turns in {took:,.1f} s, {turns / took:,.0f} a second"


def watched(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items as they come, with a bar on standard error where somebody watches."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(
        items, "", total, console=console, transient=True, disable=not console.is_terminal
    )


def _prompted() -> Iterator[str]:
    with contextlib.suppress(ImportError):  # not on every platform
        import readline  # noqa: F401  its import gives the prompt a history and editing
    say("Type a line as you remember it, or nothing for help; Ctrl-D ends.")
    while True:
        try:
            yield _asked("? ")
        except EOFError:
            say("")
            return


def _asked(prompt: str) -> str:
    if sys.stdout.isatty():
        return input(prompt)
    click.echo(prompt, nl=False, err=True)  # the answers go to a file, the prompt must not
    return input()


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")
