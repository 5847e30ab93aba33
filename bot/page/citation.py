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
from bot.page import wording
from bot.page.language import speaking

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


def plain(quote: Quote, language: str | None = None) -> str:
    """On one line, as it would stand in a note."""
    opens, closes = wording.marks(quote)
    words = f"{opens}{wording.folded(quote.text).strip()}{closes}"
    told = (f"<{one}>" if one == _address(quote) else one for one in _source(quote, language))
    return f"{_who(quote, language)}: {words} {'. '.join(told)}."


def markdown(quote: Quote, language: str | None = None) -> str:
    """A block quote and its source beneath, the address behind the meeting's title."""
    words = _marked(wording.folded(quote.text).strip())
    title, *rest = _source(quote, language)
    url = _address(quote)
    linked = f"[{_marked(title)}](<{url}>)" if url else _marked(title)
    told = ". ".join([linked, *(_marked(one) for one in rest if one != url)])
    if wording.marks(quote) == ("", ""):
        return f"{_marked(_who(quote, language))}: {words}\n\n{told}."
    return f"> {words}\n>\n> — {_marked(_who(quote, language))}. {told}."


def bibtex(quote: Quote, language: str | None = None) -> str:
    """An entry of the kind `misc`, which every style knows."""
    fields = {name: value for name, value in _fields(quote, language) if value}
    width = max(map(len, fields))
    body = ",\n".join(f"  {name:<{width}} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_name(quote)},\n{body}\n}}"


def _fields(quote: Quote, language: str | None) -> Iterator[tuple[str, str]]:
    meeting, said = quote.meeting, wording.folded(quote.text).strip()
    opens, closes = ("``", "''") if wording.marks(quote) != ("", "") else ("", "")
    when, line = (
        wording.day(meeting.date, meeting.date_basis, language),
        speaking(language)("line-id", id=quote.id),
    )
    note = ". ".join((_who(quote, language), *_reached(quote, language), when, line))
    yield (
        "author",
        f"{{{_tex(quote.speaker)}}}" if quote.speaker and quote.kind != "reported" else "",
    )
    yield "title", f"{{{_tex(_title(quote))}}}"
    yield "year", str(meeting.date.year) if meeting.date else ""
    yield "month", str(meeting.date.month) if meeting.date else ""
    yield "day", str(meeting.date.day) if meeting.date else ""
    yield "address", _tex(wording.folded(meeting.place or ""))
    yield "publisher", _tex(wording.folded(meeting.publisher or ""))
    yield "url", _address(quote).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    yield "note", _tex(note)
    yield "annote", f"{opens}{_tex(said)}{closes}"


def _who(quote: Quote, language: str | None) -> str:
    """Whose words; of a paraphrase it is said at once that it is one."""
    who = wording.attribution(quote, language)
    how = wording.how(quote.kind, quote.interpreted, language)
    return f"{who} ({how})" if quote.kind == "reported" else who


def _reached(quote: Quote, language: str | None) -> tuple[str, ...]:
    """How the words reached us, where it has not been said yet."""
    how = wording.how(quote.kind, quote.interpreted, language)
    return () if quote.kind in ("reported", "narration") else (how[:1].upper() + how[1:],)


def _title(quote: Quote) -> str:
    return wording.folded(quote.meeting.title).strip() or quote.meeting.id


def _source(quote: Quote, language: str | None) -> Iterator[str]:
    """The meeting and what else finds the line again, each a sentence without its full stop."""
    meeting = quote.meeting
    yield _title(quote)
    yield from filter(None, [wording.folded(meeting.place or "").strip().rstrip(".")])
    yield wording.day(meeting.date, meeting.date_basis, language)
    yield from _reached(quote, language)
    yield from filter(
        None, [wording.folded(meeting.publisher or "").strip().rstrip("."), _address(quote)]
    )
    yield speaking(language)("line-id", id=quote.id)


def _address(quote: Quote) -> str:
    """The publisher's page, without white space in it."""
    return "%20".join((quote.meeting.url or "").split())


def _marked(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _tex(text: str | None) -> str:
    return "".join(_TEX.get(letter, letter) for letter in wording.folded(text or ""))


def _name(quote: Quote) -> str:
    """The entry's key: whose words and which line, in letters that every BibTeX takes."""
    last = "".join((quote.speaker or "").split()[-1:])
    family = _NO_NAME.sub("", normalize("NFKD", last).lower()) or "record"
    year = quote.meeting.date.year if quote.meeting.date else "undated"
    return f"{family}{year}-{quote.turn.number}-{quote.span.start}"


FORMS: Mapping[Form, Callable[[Quote, str | None], str]] = {
    "plain": plain,
    "markdown": markdown,
    "bibtex": bibtex,
}
"""Each form by its name."""
