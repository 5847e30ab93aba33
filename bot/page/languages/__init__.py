"""The bot's own words, in each language that there is a file for; en.py is what every other is
written after.

A person's locale (es-MX), the workspace's setting, English: the first that there is a file for is
spoken. Quotes, names, offices, titles and whatever else a document says are never translated.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from bot.page.languages.en import Words

ENGLISH = "en"


@cache
def known() -> tuple[str, ...]:
    """The languages that can be spoken, by their codes; each is a file beside this one."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def chosen(*locales: str | None) -> str:
    """The language of the first locale that can be spoken: by itself, or without its country; else
    English."""
    spoken = (language for locale in locales if locale and (language := understood(locale)))
    return next(spoken, ENGLISH)


def understood(locale: str) -> str | None:
    """The language there is a file for: es for es-MX, es_419 and ES; None where there is none."""
    language = locale.replace("_", "-").partition("-")[0].strip().lower()
    return language if language in known() else None


def speaking(locale: str | None) -> Words:
    """The words of a language; where nobody knows which it is, English."""
    return _words(chosen(locale))


@cache
def _words(language: str) -> Words:
    return cast("Words", import_module(f"bot.page.languages.{language}").Words())
