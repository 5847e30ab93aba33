"""What is printed around and between people's words: nobody said it, and it is never an answer.

    An official website of …                        a site's banner, menus, share lines, imprint
    - 4 -     Page 3 of 12     23-42118 3/18         a page's number, a document's, a running head
    00:00:01.000 --> 00:00:04.000                   a caption's time
    The meeting rose at 11.40 a.m.                  the record's own account of the end
    (END VIDEO CLIP)                                of what was played

Between paragraphs only what is known by its form is left out; below the last words
`bot.sources.readers.footer` finds more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bot.model import Span

_LAST_LINE = re.compile(
    r"^[\W_]*(?:#\s*#\s*#|-?\s*30\s*-|\(?\s*end(?: of)?(?: transcript| text|"
    r" remarks)?(?:\s+\d.{0,20})?\s*\)?)[\W_]*$"
    r"|^[\[(]\s*whereupon\b",
    re.IGNORECASE,
)
SITE = re.compile(
    r"""^[\W_]*(?:
      an?\ official\ website\ of | official\ websites\ use | a\ \.gov\ website | secure\ \.gov |
      a\ lock\ \( |
      (?:©|\(c\)\ |copyright\b) | all\ rights\ reserved | share(?:\ this|\ on|\ via)?\b.{0,40}$ |
      back\ to\ top |
      print(?:\ this)?(?:\ page)?$ | last\ (?:updated|modified|reviewed) | released\ by\b |
      this\ (?:site|website|page)\ (?:uses|is) |
      sign\ up\ (?:for|to) | subscribe\b | follow\ us\b |
      for\ (?:media|press)\ (?:inquiries|enquiries|contacts?) |
      (?:media|press)\ contacts? | contact\ us | tags?\s*: | topics?\s*: |
      related\ (?:articles?|content|links?|stories)\b |
      more\ (?:on|from|in)\b.{0,60}$ | privacy\ (?:policy|notice) | terms\ (?:of|and) |
      skip\ to\b | home\b.{0,3}$ |
      hosted\ by\b | stay\ connected | most\ (?:read|viewed|popular)\b.{0,30}$ | quick\ links |
      press\ (?:contacts?|office)\b.{0,30}$ |
      legal\ notice | imprint\b.{0,40}$ | (?:this|the)\ transcript\ (?:is|was|has|may)\b |
      transcript\ (?:by|provided|prepared)\b |
      accessibility\b.{0,40}$ | cookies?\b.{0,40}$ | follow\ @ | download\b.{0,40}$ | https?:// |
      www\. | read\ more\b | note\ to\ (?:editors|correspondents)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_IMPRINT = re.compile(
    r"\b(?:legal notice|privacy|all rights reserved|terms of use|cookies|imprint)\b", re.IGNORECASE
)
CLOSED = (".", "?", "!", "…", "”", '"', "’", "»", ")", "]", ":", "–", "—", "-")
LONGEST = 14  # words; a longer line without a full stop is a careless sentence, not a menu


def is_last_line(paragraph: str) -> bool:
    """Whether a paragraph closes the document (###, END): nothing after it was said."""
    return bool(_LAST_LINE.match(paragraph))


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph at a document's edge is the site's: a known line, or a short one that is
    no sentence."""
    if SITE.match(paragraph):
        return True
    length = len(paragraph.split())
    if length <= 2 * LONGEST and _IMPRINT.search(paragraph[-60:]):
        return True
    return not paragraph.endswith(CLOSED) and length <= LONGEST


# Between people's words ---------------------------------------------------------------------------

_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_DOCUMENT = (
    r"\d{2}-\d{5}(?:\s*\([A-Z]\))?"
    r"|(?-i:[A-Z]{1,4}(?:/[A-Z0-9.]{1,12}){1,4})"
    r"|GE\.\d\d-\d{5}(?:\s*\([A-Z]\))?"
)
_PRINTED = re.compile(
    rf"""^\W*(?:
      page\ \d+(?:\ of\ \d+)? | \[\[?page\ [A-Z]?\d+\]?\] | [-–—]\ ?\d{{1,4}}\ ?[-–—] |
      column\ \d+\w* |
      (?:{_DOCUMENT})(?:\s+\d+/\d+)? | \d+/\d+\s+(?:{_DOCUMENT}) |
      \[?{_TIME}\]?(?:\s*(?:-->|[-–])\s*\[?{_TIME}\]?.{{0,60}})? | WEBVTT.{{0,40}} |
      </?v\b[^<>]{{0,80}}>
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAYED = re.compile(
    r"^[(\[]\s*(?:begin|start|end|(?:a )?(?:short |brief )?(?:video|audio|film|clip|recording"
    r"|tape))\b"
    r"(?=[^()\[\]]*\b(?:video|audio|film|clip|recording|tape|transcript|segment)\b)"
    r"[^()\[\]]{0,60}[)\]]$",
    re.IGNORECASE,
)
_EVENT = (
    r"(?:meeting|session|sitting|hearing|briefing|(?:press )?conference|committee|council|house"
    r"|senate|interview|call)"
)
_CLOSING = re.compile(
    rf"^[(\[]?\s*(?:whereupon,?.{{0,40}}?)?(?:(?:the|this)\s)?(?:[\w-]+\s){{0,3}}{_EVENT}\s"
    r"(?:rose|(?:was|were)\s(?:then\s)?(?:adjourned|concluded|closed|suspended)"
    r"|adjourned|concluded|ended|closed)"
    r"(?:[^\w\n]*$|\W+(?:at|until|from)\s[^!?\n]{0,20}\d[^!?\n]{0,50}$|\W+(?:accordingly|sine"
    r" die)\W*$)",
    re.IGNORECASE,
)
HOUR = re.compile(r"^\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\.?(?:\s[A-Z]{2,4})?$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,4}$")
_LINE = re.compile(r"[^\n]+")
_TAG = re.compile(r"</?v\b[^<>\n]{0,80}>")  # a caption's voice


def is_closing(paragraph: str) -> bool:
    """Whether a paragraph is the record's account of the end: The meeting rose at 11.40 a.m."""
    return bool(_CLOSING.match(paragraph)) and len(paragraph.split()) <= 20


def is_printed(line: str) -> bool:
    """Whether a line is the page's: its number, a document's, a caption's time, a clip's beginning
    and end."""
    return bool(_PRINTED.match(line) or _PLAYED.match(line))


def running_heads(text: str) -> frozenset[str]:
    """Page numbers, and the lines on every page: thrice at least but for their figures, and no
    sentence."""
    lines = [line[0].strip() for line in _LINE.finditer(text)]
    running = list(filter(_may_run, lines))
    counts = Counter(map(_shape, running))
    heads = {line for line in running if counts[_shape(line)] > 2}
    numbers = list(filter(_NUMBER.match, lines))
    rising = all(int(b) > int(a) for a, b in pairwise(numbers))
    return frozenset(heads.union(numbers if rising and len(numbers) > 2 else ()))


def _may_run(line: str) -> bool:
    short, numbered = 1 < len(line.split()) <= LONGEST, any(map(str.isdigit, line))
    return all((short, numbered, not line.endswith(CLOSED), ":" not in line))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def said_parts(said: str, heads: frozenset[str]) -> Iterator[Span]:
    """What is left of a turn without the lines that the page prints between somebody's words."""
    start = 0
    for cut in [*sorted(_between(said, heads)), Span(len(said), len(said))]:
        if said[start : cut.start].strip():
            yield Span(start, cut.start)
        start = max(start, cut.end)


def _between(said: str, heads: frozenset[str]) -> Iterator[Span]:
    lines = list(_LINE.finditer(said))
    upcoming = [*(line[0] for line in lines[1:]), ""]
    for line, below in zip(lines, upcoming, strict=False):
        if _is_between(line[0].strip(), below, heads, _is_alone(said, line)):
            yield Span(*line.span())
    yield from (Span(*tag.span()) for tag in _TAG.finditer(said))


def _is_between(line: str, below: str, heads: frozenset[str], alone: bool) -> bool:
    if is_printed(line) or line in heads:
        return True
    if _NUMBER.match(line) and "-->" in below:
        return True
    if not alone or HOUR.match(line):
        return alone
    return is_closing(line) and any(map(str.isdigit, line))


def _is_alone(said: str, line: re.Match[str]) -> bool:
    """Whether a line is a paragraph: between blank lines, and not what its speaker begins with."""
    before = said[max(0, line.start() - 9) : line.start()].replace("\r", "")
    after = said[line.end() : line.end() + 9].replace("\r", "")
    return before.endswith("\n\n") and after[:2] in ("", "\n\n")
