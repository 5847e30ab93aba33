"""The page of a press report: its paragraphs, and which of them nobody said and nobody told.

    Thursday, October 3                                       date banner
    Mexico and the US hold a meeting in Washington            headline: no full stop
    US and Mexican officials meet in Washington.              caption: before the credit, above the
                                                              body
    Photo: Ministry / copyright                               credit
    By Jane Doe                                               byline

    WASHINGTON, May 3 (Wire) — Two ministers met …            body; the dateline is no part of its
                                                              first sentence

    With my colleague on the new bridge.                      a post …
    — Jane Doe (@jdoe) May 3, 2022                            … and its signature

    Doe told the council:                                     body
    > We have no other river.                                 a block quotation

    It may interest you:                                      teasers, until prose begins again
    – Minister asks for “patience”

What ends like a sentence is prose; what does not, and is short, belongs to the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from bot.sources.readers.press.quotations import quotations
from bot.sources.readers.press.word_classes import VERBS
from bot.text.lexicon import one_of, word_list, word_set

Role: TypeAlias = Literal["body", "post", "block", "furniture"]


class Signature(NamedTuple):
    """Who wrote a post, as printed, and where in its paragraph the signature begins (None: in the
    next one)."""

    name: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the file: where it stands, its words, the number of its block (blank lines
    part blocks)."""

    start: int
    text: str
    block: int
    role: Role = "body"
    signature: Signature | None = None


def _opening(*ways: str, end: str = "") -> re.Pattern[str]:
    """A pattern for paragraphs that begin in one of these ways, whatever marks or bullets stand
    before."""
    return re.compile(r"^[\W_]*(?:" + "|".join(ways) + ")" + end, re.IGNORECASE)


_SIGNATURE = re.compile(
    r"(?:[—–―‒-]{1,3}|\bBy\b|\bshared by)[ \u00a0]*([^()@\n]{2,80}?)["
    r" \u00a0]*\(@\w{1,30}\)([^.\n]{0,60})$"
)
_TEASERS = _opening(
    r"it may (?:also )?interest",
    r"(?:you )?(?:may|might|could) (?:also )?(?:like|interest|be interested)",
    r"(?:also read|read also|see also|read more|read next|also see|you can also read|don.t miss)\b",
    r"(?:read|learn more|of interest|what to read|we recommend|in case you missed it|read the full"
    r" \w+)\s*[:»>]",
    r"(?:keep|continue) reading",
)
_TEASER_HEADING = _opening(
    r"related|recommended|trending|popular|latest|top stories|up next|further reading|also in",
    r"most (?:read|viewed|popular|shared|commented)|editor.?s.? (?:picks?|choice)",
    r"more (?:on|from|stories|news|coverage|in|about|recommended)|in case you missed|(?:in )?other"
    r" (?:news|stories)",
    r"what to (?:read|know)|we recommend",
    end=r"\b[^.]{0,40}$",
)
_LINES = _opening(
    r"organi[sz]ations in this story",
    r"in this (?:story|article)\s*:?\s*$",
    r"(?:file"
    r" )?(?:photo|image|picture|photograph|credit|video|caption|graphic|source|illustration"
    r"|infographic|watch)"
    r"\w*\s*(?:by\b|:|/|\||credit)",
    r"share\b.{0,60}$|tweet$|print\b.{0,30}$|email$|comments?\b.{0,20}$"
    r"|newsletter\b.{0,40}$|download\b.{0,60}$",
    r"follow (?:us|@|our|him|her)\b|subscribe\b|sign up\b|log in\b|sign in\b|join"
    r" (?:us|our|the)\b.{0,80}$",
    r"advertisement\b|sponsored\b|loading\b|disclaimer\b|editor.?s note\b|correction\s*:",
    r"copyright\b|©|\(c\)\s|all rights reserved|terms of|privacy\b.{0,20}$",
    r"\(?(?:reporting|writing|editing|edited|additional"
    r" reporting|compiled|translated|translation|written) by\b",
    r"with (?:information|reporting|files|material|input|reports) from\b",
    r"published\b.{0,80}$|updated\b.{0,80}$|posted (?:on|at|by)\b.{0,60}$|(?:last|first)"
    r" (?:updated|published)\b",
    r"\d+\s*min(?:ute)?s? read|by [A-ZÀ-Þ][^.]{0,80}$|words?\s*:\s|text\s*:\s",
    r"tags?\s*:|topics?\s*:|filed under|categor(?:y|ies)\s*:|keywords\s*:|click (?:here|to)\b",
    r"this (?:article|story|content|post) (?:was|is|has|first|originally|appeared|may)\b",
    r"(?:the )?associated press (?:writers?|journalists?)\b|.{0,80}\bcontributed to this"
    r" (?:report|story|article)",
    r"view (?:this )?(?:post|photo|on|all|more)\b.{0,60}$|to (?:subscribe|read more|contact)\b",
    r"our (?:standards|principles|code of (?:ethics|conduct)|editorial"
    r" (?:standards|policy|code))\s*:",
    r".{0,60}\bcan be (?:reached|contacted|emailed) (?:at|on|by|via)\b",
    r"for more (?:information|news|stories)\b|find out what.s happening|back to top|skip to|(?:an?"
    r" )?official website",
    r"https?://|www\.|pic\.twitter\.com|\S+\.(?:jpe?g|png|webp|gif|mp4)\b"
    r"|(?:webp|jpe?g|png|image|img)\s\S+$",
)
_CREDIT = re.compile(
    r"(?i:\(?\b(?:photo|image|picture|photograph|credit|courtesy|pool|file|ap photo|getty"
    r" images|handout)\b"
    r"\s*[:/][^.]{0,80}\)?\.?$)"
    r"|(?i:\((?:ap photo|file photo|photo"
    r" by|photo|image|afp|reuters|getty|epa|efe|courtesy)\b[^()]{0,80}\)\.?$)"
    r"|(?:/\s?(?:AP|AFP|Reuters|REUTERS|EFE|EPA|Getty(?: Images)?|Pool)\.?$)|(?i:\bfile photo\.?$)"
)
_DATE = re.compile(
    rf"^(?:(?:{one_of(word_list('calendar.weekdays'))})\b[ ,]*)?(?:\d{{1,2}}(?:st|nd|rd|th)?["
    r" ,.]+)?(?:of )?"
    rf"(?:{one_of(word_list('calendar.short_months'))})[a-z]*\.?"
    r"[ ,]*\d{0,4}[ ,.|·-]*\d{0,4}[ ,.|·-]*(?:\d{1,2}[:.]\d{2}.{0,20})?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][^—–\n“\"«!?]{0,90}?[ \u00a0](?:—|–|--|-)[ \u00a0]+"  # WASHINGTON, May 3 (Wire) —
    r"|\([A-Za-z ]{2,25}\)[ \u00a0]?[-–—:][ \u00a0]*|\([A-Z]{2,15}\)[ \u00a0]"  # (Wire) – or (WIRE)
    # BEIJING, November 9. /WIRE/.
    r"|[^\n“\"«/]{0,60}/[A-Z][\w -]{1,20}/[.:]?[ \u00a0]*(?:[-–—][ \u00a0])?"
    # Beijing, May 3 (Wire):
    r"|[A-ZÀ-Þ][^\n“\"«!?():]{0,60}\([A-Z][\w ]{1,20}\)[ \u00a0]?[:—–-][ \u00a0]*"
    # Beijing, May 3 (Wire)
    r"|[A-ZÀ-Þ][^\n“\"«!?():]{0,60}\d{1,2}[ \u00a0]\([A-Z][\w ]{1,20}\)[ \u00a0])(?=\S)"
)
_WIRE = re.compile(r"\([^()]{2,30}\)|\b[A-ZÀ-Þ]{3,}\b|/[A-Z]")
_ENGLISH = word_set("languages.english_words")
_FOREIGN = word_set("languages.other_words")
_CLOSERS = "”\"’')]»“*_ \u00a0"
_TERMINAL = (".", "!", "?", "…", "。")
_BLANK = "\ufeff\u200b \t\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029\u00a0"
_WRAPS = 3  # lines that go on in small letters; a file with so many breaks its lines at a margin
_LONG_LINE = 25  # words; so long a line without a full stop is a sentence all the same
_BODY_WORDS = 12
_LINES_OF_POST = 6
_LISTED = re.compile(r"^(?:[–—•*·►▶-]|\(?\d{1,2}[.)])\s")


def ends_sentence(text: str) -> bool:
    """Whether a paragraph ends as prose does."""
    return text.rstrip(_CLOSERS).endswith(_TERMINAL)


def has_verb_of_saying(text: str) -> bool:
    """Whether some word is a finite verb of saying that introduces or closes a quotation."""
    return any(
        word in VERBS and VERBS[word].form in ("past", "third")
        for word in re.findall(r"[a-z]+", text.lower())
    )


def folded(text: str) -> str:
    """A paragraph as a reader would compare it with another: letters and digits only."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


# Paragraphs ---------------------------------------------------------------------------------------


def paragraphs(text: str) -> list[Paragraph]:
    """Every paragraph of the file, told apart: body, post or furniture."""
    return _posts(_mark_teasers(_mark_captions(_plain(list(_split(text))))))


def _split(text: str) -> Iterator[Paragraph]:
    blocks = list(_blocks(text))
    wrapped = sum(after[0].islower() for block in blocks for (_, after) in block[1:]) >= _WRAPS
    for number, block in enumerate(blocks):
        if block[0][1].startswith(">"):
            start, end = block[0][0], block[-1][0] + len(block[-1][1])
            yield Paragraph(start, text[start:end], number, "block")
        elif len(block) > 1 and _is_wrapped([line for _, line in block], wrapped=wrapped):
            start, end = block[0][0], block[-1][0] + len(block[-1][1])
            yield Paragraph(start, text[start:end], number)
        else:
            yield from (Paragraph(start, line, number) for start, line in block)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines between blank lines, each with its place."""
    block: list[tuple[int, str]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip(_BLANK)
        if stripped:
            block.append((at + line.index(stripped), stripped))
        elif block:
            yield block
            block = []
        at += len(line)
    if block:
        yield block


def _is_wrapped(lines: list[str], *, wrapped: bool) -> bool:
    """Whether a block's lines are one paragraph broken at a margin; `wrapped`: the file is known to
    do so."""
    if any(_SIGNATURE.search(line) or _LISTED.match(line) for line in lines) or not ends_sentence(
        lines[-1]
    ):
        return False
    widest = max(len(line) for line in lines)
    even = all(len(line) >= 0.6 * widest for line in lines[:-1])
    return (
        even and 40 <= widest <= 130 and (wrapped or all(line[0].islower() for line in lines[1:]))
    )


# Furniture ----------------------------------------------------------------------------------------


def _plain(found: list[Paragraph]) -> list[Paragraph]:
    """Furniture by its own look, or because it repeats an earlier paragraph."""
    seen: set[str] = set()
    begun = False
    out: list[Paragraph] = []
    for paragraph in found:
        key = folded(paragraph.text)
        repeated = key in seen
        seen.add(key)
        signed = _signature(paragraph)
        if signed is not None:
            out.append(
                replace(
                    paragraph, signature=signed, role="furniture" if signed.start == 0 else "post"
                )
            )
        elif paragraph.role == "block" and begun and key and not _is_lone_line(paragraph.text):
            out.append(paragraph)
        elif repeated or not key or _is_furniture(paragraph.text, begun=begun):
            out.append(replace(paragraph, role="furniture"))
        else:
            out.append(replace(paragraph, role="body"))
            begun = begun or len(paragraph.text.split()) >= _BODY_WORDS
    return out


def _is_furniture(text: str, *, begun: bool) -> bool:
    words = text.split()
    if len(words) <= 60 and (
        _LINES.match(text) or _DATE.match(text) or _CREDIT.search(text) or _is_foreign(words)
    ):
        return True
    if text.startswith("(") and text.endswith((")", ").")) and text.count("(") == 1:
        return True
    if _is_teasers_heading(text):
        return len(words) <= 40
    if ends_sentence(text) or (len(words) >= _LONG_LINE and not _LISTED.match(text)):
        return False
    if begun and text.endswith(":") and len(words) >= 2 and has_verb_of_saying(words[-1]):
        return False  # Doe said:
    return not (
        begun
        and has_verb_of_saying(text)
        and len(words) >= 4
        and (text.endswith(":") or quotations(text))
    )


def _is_lone_line(text: str) -> bool:
    """Whether what a > begins is a link or a button of the page: > Read more."""
    return "\n" not in text and (
        not ends_sentence(text) or bool(_LINES.match(text)) or _is_teasers_heading(text)
    )


def _is_teasers_heading(text: str) -> bool:
    return bool(_TEASERS.match(text) or _TEASER_HEADING.match(text))


def _is_foreign(words: list[str]) -> bool:
    low = [word.strip(".,;:¿?¡!«»“”\"'()").lower() for word in words]
    english = sum(word in _ENGLISH for word in low)
    foreign = sum(word in _FOREIGN for word in low)
    return foreign >= 2 and foreign > 3 * english


def _mark_captions(found: list[Paragraph]) -> list[Paragraph]:
    """Short lines above the body that furniture follows are captions and decks, whatever their full
    stop."""
    body = next((n for n, p in enumerate(found) if p.role == "body" and _opens_body(p.text)), 0)
    last = max((n for n, p in enumerate(found[:body]) if p.role == "furniture"), default=0)
    return [
        replace(p, role="furniture") if n < last and p.role == "body" else p
        for n, p in enumerate(found)
    ]


def _opens_body(text: str) -> bool:
    return len(text.split()) >= 2 * _BODY_WORDS or (
        has_verb_of_saying(text) and len(text.split()) >= _BODY_WORDS
    )


def _mark_teasers(found: list[Paragraph]) -> list[Paragraph]:
    """After a teasers' heading everything is a teaser until prose begins again."""
    out: list[Paragraph] = []
    inside = False
    for paragraph in found:
        if paragraph.role == "furniture" and _is_teasers_heading(paragraph.text):
            inside = paragraph.text.rstrip().endswith(":") or len(paragraph.text.split()) <= 6
        elif inside and paragraph.role == "body":
            inside = not _is_prose(paragraph.text)
            paragraph = replace(paragraph, role="furniture") if inside else paragraph
        out.append(paragraph)
    return out


def _is_prose(text: str) -> bool:
    return text[0] not in "–—-•*·►▶" and ends_sentence(text) and len(text.split()) >= _BODY_WORDS


# Posts --------------------------------------------------------------------------------------------


def _signature(paragraph: Paragraph) -> Signature | None:
    match = _SIGNATURE.search(paragraph.text)
    if match is None or (match.start() and paragraph.text[match.start() - 1].isalnum()):
        return None
    return Signature(match[1].strip(" ,—–-"), match.start())


def _posts(found: list[Paragraph]) -> list[Paragraph]:
    """The paragraph above a signature is the post it signs (and those of its block above it)."""
    out = list(found)
    for n, paragraph in enumerate(found):
        if paragraph.signature is None or paragraph.role != "furniture" or n == 0:
            continue
        below = paragraph.signature._replace(start=None)
        out[n - 1] = replace(out[n - 1], role="post", signature=below)
        block = [
            m for m in range(max(0, n - _LINES_OF_POST), n - 1) if out[m].block == out[n - 1].block
        ]
        whole = not block or block[0] == 0 or out[block[0] - 1].block != out[n - 1].block
        for m in block if whole else ():
            if out[m].signature is None and not _is_quoting(out[m].text):
                out[m] = replace(out[m], role="post", signature=below)
    return out


def _is_quoting(text: str) -> bool:
    """Whether a paragraph is the reporter's: it quotes and says who speaks."""
    return bool(quotations(text)) and has_verb_of_saying(text)


def body_start(text: str) -> int:
    """Where a paragraph's words begin, after a dateline: WASHINGTON, May 3 (Wire) — …"""
    match = _DATELINE.match(text[:140])
    return match.end() if match and _WIRE.search(match[0]) else 0
