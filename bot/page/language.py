"""The bot's own words, in each language that there is a file for; locales/en.ftl is what every
other is written after.

A person's locale (es-MX), the workspace's setting, English: the first that there is a file for is
spoken. Quotes, names, offices, titles and whatever else a document says are never translated.

The files are Project Fluent's (https://projectfluent.org), read by its own parser, each message
when it is first said. They are filled here: importing fluent.runtime takes 50 ms and Babel's tables
30 more, of the 350 that a question takes on the command line; a gap takes 2,500 letters there and
is `{???}` beyond; and what is wrong is told without being raised. A test holds both to the same
words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fluent.syntax import ast
from fluent.syntax.parser import FluentParser

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
LOCALES = Path(__file__).parent / "locales"
_ENTRY = re.compile(r"^([a-z][\w-]*) = .*(?:\n[ }].*)*", re.MULTILINE)
_LONG = 10_000
"""Numbers from here on are grouped: with four figures, most style guides leave them whole."""
_PLURALS = frozenset({"zero", "one", "two", "few", "many"})
_BEFORE = {
    "list-or": ("list-or-before-o", re.compile(r"[‘“/]*h?o", re.IGNORECASE)),
    "list-and": (
        "list-and-before-i",
        re.compile(r"[‘“/]*(?:h?í|hi(?![aeo])|i(?![aeou]))", re.IGNORECASE),
    ),
}
"""A list's last name that begins with the sound of its "or" or "and" asks for another one, where
the language has one: Spanish u and e, which Babel's lists do not know."""


class Words:
    """What the bot says in one language: `say("shared-by", who="Ana Ruiz")`.

    A message that the language's file has not is told in English.
    """

    def __init__(self, language: str) -> None:
        self._entries = _entries(ENGLISH) | _entries(language)
        self._patterns: dict[str, ast.Pattern] = {}

    def __call__(self, message: str, /, **gaps: str | int) -> str:
        """A message with its gaps filled; a KeyError where it, or what fills it, is not there."""
        return self._filled(self._pattern(message), gaps)

    def __contains__(self, message: str) -> bool:
        return message in self._entries

    def day(self, day: date) -> str:
        """ "8 October 2021"."""
        return self("day", day=day.day, month=self.month_name(day.month), year=day.year)

    def month(self, day: date) -> str:
        """ "October 2021"."""
        return self("month", month=self.month_name(day.month), year=day.year)

    def month_name(self, month: int) -> str:
        """The name of the month, of 1 to 12."""
        return self(f"month-{month}")

    def either(self, names: Sequence[str]) -> str:
        """ "Ana Ruiz, Bo Lund or Cy Orr"."""
        return self._joined("list-or", names)

    def all_of(self, names: Sequence[str]) -> str:
        """ "Ana Ruiz, Bo Lund and Cy Orr"."""
        return self._joined("list-and", names)

    def number(self, number: int) -> str:
        """The number in figures, grouped where it is long."""
        if number < _LONG:
            return str(number)
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale())

    def _joined(self, message: str, names: Sequence[str]) -> str:
        if len(names) < 2:
            return "".join(names)
        special, sound = _BEFORE[message]
        if special in self and sound.match(names[-1]):
            message = special
        return self(message, first=", ".join(names[:-1]), last=names[-1])

    def _pattern(self, message: str) -> ast.Pattern:
        if message not in self._patterns:
            entry = FluentParser(with_spans=False).parse_entry(self._entries[message])
            if not isinstance(entry, ast.Message) or entry.value is None:
                raise ValueError(f"This is no message of Project Fluent:\n{self._entries[message]}")
            self._patterns[message] = entry.value
        return self._patterns[message]

    def _filled(self, what: ast.SyntaxNode, gaps: Mapping[str, str | int]) -> str:
        """A pattern's text; between its braces stand a gap, another message, letters, or a choice
        by a gap. A number is shown as the language groups it."""
        match what:
            case ast.Pattern():
                return "".join(self._filled(element, gaps) for element in what.elements)
            case ast.TextElement():
                return what.value
            case ast.Placeable():
                return self._filled(what.expression, gaps)
            case ast.VariableReference():
                value = gaps[what.id.name]
                return self.number(value) if isinstance(value, int) else value
            case ast.MessageReference():
                return self._filled(self._pattern(what.id.name), gaps)
            case ast.StringLiteral():
                return what.parse()["value"]
            case ast.SelectExpression(selector=ast.VariableReference() as by):
                return self._filled(self._variant(what.variants, gaps[by.id.name]).value, gaps)
        raise ValueError(f"Not one of the things that stand between braces here: {what.to_json()}")

    def _variant(self, variants: Sequence[ast.Variant], value: str | int) -> ast.Variant:
        """The one with the value itself, else of the number's plural form, else the default."""
        by_key = {
            one.key.name if isinstance(one.key, ast.Identifier) else one.key.value: one
            for one in variants
        }
        default = next(one for one in variants if one.default)
        if isinstance(value, int) and _PLURALS & by_key.keys():
            default = by_key.get(self._locale().plural_form(value), default)
        return by_key.get(str(value), default)

    def _locale(self) -> Locale:
        from babel import Locale  # seldom wanted, and its tables are slow to read

        return Locale.parse(self("locale"), sep="-")


@cache
def known() -> tuple[str, ...]:
    """The languages that can be spoken, by their codes; each is a file in the folder."""
    return tuple(sorted(path.stem for path in LOCALES.glob("[a-z]*.ftl")))


def chosen(*locales: str | None) -> str:
    """The language of the first locale that can be spoken, if need be without its country."""
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
    return Words(language)


@cache
def _entries(language: str) -> dict[str, str]:
    """A file's messages as they are written, by their names."""
    text = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    return {entry[1]: entry[0] for entry in _ENTRY.finditer(text)}
