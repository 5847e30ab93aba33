"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

from bot.page.language import ENGLISH, known, understood


def _language(code: str) -> str:
    """A language that can be spoken, by its code or by a locale's: es, es-MX."""
    language = understood(code)
    if language is None:
        raise click.BadParameter(f"‘{code}’ is not spoken here; there is {', '.join(known())}")
    return language


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
