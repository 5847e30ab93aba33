"""A quote as a citation to be copied: plain text, Markdown, BibTeX. Pure.

Speaker, office that day, the words as they are on record, meeting, place, date with how it is
known, publisher, address and the line's id. Only somebody's own words stand in quotation marks,
here as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from unicodedata import normalize

from bot.model import Form, Quote
from bot.page.language import speaking
from bot.page.meeting_entry import meeting_day
from bot.page.quote_card import QuoteCard, own_words, quote_card
from bot.text import one_line

_MARKDOWN = re.compile(
    r"[\\`*_\[\]<>&~|]|^[#+-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{3})[.)]|(?<=^\d{4})[.)]"
)
"""What means something within a line, and what does at its beginning."""
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_NO_NAME = re.compile(r"[^a-z0-9]+")


def plain_citation(quote: Quote, language: str | None = None) -> str:
    """On one line, as it would stand in a note."""
    card, url = quote_card(quote, language), _address(quote)
    source = (f"<{one}>" if one == url else one for one in _source(card))
    return f"{_who(card)}: {card.words.strip()} {'. '.join(source)}."


def markdown_citation(quote: Quote, language: str | None = None) -> str:
    """A block quote and its source beneath, the address behind the meeting's title."""
    card, url = quote_card(quote, language), _address(quote)
    words, who = _escaped(one_line(quote.text)), _escaped(_who(card))
    title, *rest = (_escaped(one) for one in _source(card) if one != url)
    source = ". ".join([f"[{title}](<{url}>)" if url else title, *rest])
    if own_words(quote):
        return f"> {words}\n>\n> — {who}. {source}."
    return f"{who}: {words}\n\n{source}."


def bibtex_entry(quote: Quote, language: str | None = None) -> str:
    """An entry of the kind `misc`, which every style knows."""
    card = quote_card(quote, language)
    fields = {name: value for name, value in _fields(card).items() if value}
    width = max(map(len, fields))
    body = ",\n".join(f"  {name:<{width}} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_key(quote)},\n{body}\n}}"


def _fields(card: QuoteCard) -> dict[str, str]:
    quote, meeting, day = card.quote, card.quote.meeting, card.quote.meeting.date
    opens, closes = ("``", "''") if own_words(quote) else ("", "")
    line = speaking(card.language)("line-id", id=quote.id)
    note = ". ".join((_who(card), *_how(card), meeting_day(meeting, card.language), line))
    author = quote.speaker if quote.kind != "reported" else None
    return {
        "author": f"{{{_tex(author)}}}" if author else "",
        "title": f"{{{_tex(_title(quote))}}}",
        "year": str(day.year) if day else "",
        "month": str(day.month) if day else "",
        "day": str(day.day) if day else "",
        "address": _tex(meeting.place or ""),
        "publisher": _tex(card.publisher),
        "url": _address(quote).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "note": _tex(note),
        "annote": f"{opens}{_tex(quote.text)}{closes}",
    }


def _who(card: QuoteCard) -> str:
    """Whose words; of a paraphrase it is said at once that it is one."""
    return f"{card.who} ({card.how})" if card.quote.kind == "reported" else card.who


def _how(card: QuoteCard) -> tuple[str, ...]:
    """How the words reached us, where it has not been said yet."""
    return (card.how[:1].upper() + card.how[1:],) if own_words(card.quote) else ()


def _title(quote: Quote) -> str:
    return one_line(quote.meeting.title) or quote.meeting.id


def _source(card: QuoteCard) -> Iterator[str]:
    """The meeting and what else finds the line again, each a sentence without its full stop."""
    meeting = card.quote.meeting
    place = one_line(meeting.place or "").rstrip(".")
    day, publisher = meeting_day(meeting, card.language), card.publisher.rstrip(".")
    parts = (_title(card.quote), place, day, *_how(card), publisher, _address(card.quote))
    yield from filter(None, parts)
    yield speaking(card.language)("line-id", id=card.quote.id)


def _address(quote: Quote) -> str:
    """The publisher's page, without white space in it."""
    return "%20".join((quote.meeting.url or "").split())


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in one_line(text))


def _key(quote: Quote) -> str:
    """The entry's key: whose words and which line, in letters that every BibTeX takes."""
    last = "".join((quote.speaker or "").split()[-1:])
    family = _NO_NAME.sub("", normalize("NFKD", last).lower()) or "record"
    year = quote.meeting.date.year if quote.meeting.date else "undated"
    return f"{family}{year}-{quote.turn.number}-{quote.span.start}"


FORMS: Mapping[Form, Callable[[Quote, str | None], str]] = {
    "plain": plain_citation,
    "markdown": markdown_citation,
    "bibtex": bibtex_entry,
}
"""Each form by its name."""
