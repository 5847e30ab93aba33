"""What is printed around and between people's words: nobody said it, and it is never an answer.

    An official website of …                        a site's banner, menus, share lines, imprint
    - 4 -     Page 3 of 12     23-42118 3/18         a page's number, a document's, a running head
    00:00:01.000 --> 00:00:04.000                   a caption's time
    The meeting rose at 11.40 a.m.                  the record's own account of the end
    (END VIDEO CLIP)                                of what was played
    The Department of … provides the forces …       an institution about itself, beside other lines of the site

Between paragraphs only what is known by its form is left out. After the last label's words more is, from the end
backwards, for as long as nothing sounds spoken: "God bless America" and a list under a colon stay somebody's words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.model import Span
from bot.text import asides

_LAST_LINE = re.compile(
    r"^[\W_]*(?:#\s*#\s*#|-?\s*30\s*-|\(?\s*end(?: of)?(?: transcript| text| remarks)?(?:\s+\d.{0,20})?\s*\)?)[\W_]*$"
    r"|^[\[(]\s*whereupon\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"""^[\W_]*(?:
      an?\ official\ website\ of | official\ websites\ use | a\ \.gov\ website | secure\ \.gov | a\ lock\ \( |
      (?:©|\(c\)\ |copyright\b) | all\ rights\ reserved | share(?:\ this|\ on|\ via)?\b.{0,40}$ | back\ to\ top |
      print(?:\ this)?(?:\ page)?$ | last\ (?:updated|modified|reviewed) | released\ by\b | this\ (?:site|website|page)\ (?:uses|is) |
      sign\ up\ (?:for|to) | subscribe\b | follow\ us\b | for\ (?:media|press)\ (?:inquiries|enquiries|contacts?) |
      (?:media|press)\ contacts? | contact\ us | tags?\s*: | topics?\s*: | related\ (?:articles?|content|links?|stories)\b |
      more\ (?:on|from|in)\b.{0,60}$ | privacy\ (?:policy|notice) | terms\ (?:of|and) | skip\ to\b | home\b.{0,3}$ |
      hosted\ by\b | stay\ connected | most\ (?:read|viewed|popular)\b.{0,30}$ | quick\ links | press\ (?:contacts?|office)\b.{0,30}$ |
      legal\ notice | imprint\b.{0,40}$ | (?:this|the)\ transcript\ (?:is|was|has|may)\b | transcript\ (?:by|provided|prepared)\b |
      accessibility\b.{0,40}$ | cookies?\b.{0,40}$ | follow\ @ | download\b.{0,40}$ | https?:// | www\. | read\ more\b | note\ to\ (?:editors|correspondents)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_IMPRINT = re.compile(r"\b(?:legal notice|privacy|all rights reserved|terms of use|cookies|imprint)\b", re.IGNORECASE)
_CLOSED = (".", "?", "!", "…", "”", '"', "’", "»", ")", "]", ":", "–", "—", "-")
_LONGEST = 14  # words; a longer line without a full stop is a careless sentence, not a menu


def is_last_line(paragraph: str) -> bool:
    """Whether a paragraph closes the document (###, END): nothing after it was said."""
    return bool(_LAST_LINE.match(paragraph))


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph at a document's edge is the site's: a known line, or a short one that is no sentence."""
    if not paragraph or _SITE.match(paragraph):
        return True
    length = len(paragraph.split())
    if length <= 2 * _LONGEST and _IMPRINT.search(paragraph[-60:]):
        return True
    return not paragraph.endswith(_CLOSED) and length <= _LONGEST


# Between people's words -----------------------------------------------------------------------------------------------

_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_DOCUMENT = r"\d{2}-\d{5}(?:\s*\([A-Z]\))?|(?-i:[A-Z]{1,4}(?:/[A-Z0-9.]{1,12}){1,4})|GE\.\d\d-\d{5}(?:\s*\([A-Z]\))?"
_PRINTED = re.compile(
    rf"""^\W*(?:
      page\ \d+(?:\ of\ \d+)? | \[\[?page\ [A-Z]?\d+\]?\] | [-–—]\ ?\d{{1,4}}\ ?[-–—] | column\ \d+\w* |
      (?:{_DOCUMENT})(?:\s+\d+/\d+)? | \d+/\d+\s+(?:{_DOCUMENT}) |
      \[?{_TIME}\]?(?:\s*(?:-->|[-–])\s*\[?{_TIME}\]?.{{0,60}})? | WEBVTT.{{0,40}} | </?v\b[^<>]{{0,80}}>
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAYED = re.compile(
    r"^[(\[]\s*(?:begin|start|end|(?:a )?(?:short |brief )?(?:video|audio|film|clip|recording|tape))\b"
    r"(?=[^()\[\]]*\b(?:video|audio|film|clip|recording|tape|transcript|segment)\b)[^()\[\]]{0,60}[)\]]$",
    re.IGNORECASE,
)
_EVENT = r"(?:meeting|session|sitting|hearing|briefing|(?:press )?conference|committee|council|house|senate|interview|call|event)"
_CLOSING = re.compile(
    rf"^[(\[]?\s*(?:whereupon,?.{{0,40}}?)?(?:(?:the|this)\s)?(?:[\w-]+\s){{0,3}}{_EVENT}\s"
    r"(?:rose\b|(?:was|were)\s(?:then\s)?(?:adjourned|concluded|closed|suspended)\b|(?:adjourned|concluded|ended|closed)\sat\b)"
    r"[^!?\n]{0,80}$",
    re.IGNORECASE,
)
_HOUR = re.compile(r"^\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\.?(?:\s[A-Z]{2,4})?$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,4}$")
_LINE = re.compile(r"[^\n]+")
_TAG = re.compile(r"</?v\b[^<>\n]{0,80}>")  # a caption's voice


def is_closing(paragraph: str) -> bool:
    """Whether a paragraph is the record's account of the end: The meeting rose at 11.40 a.m."""
    return bool(_CLOSING.match(paragraph)) and len(paragraph.split()) <= 20


def is_printed(line: str) -> bool:
    """Whether a line is the page's: its number, a document's, a caption's time, a clip's beginning and end."""
    return bool(_PRINTED.match(line) or _PLAYED.match(line))


def running_heads(text: str) -> frozenset[str]:
    """The lines that a file prints on every page: thrice at least but for their figures, and no sentence; page numbers."""
    lines = [line[0].strip() for line in _LINE.finditer(text)]
    counts = Counter(_shape(line) for line in lines if _may_run(line))
    heads = {line for line in lines if _may_run(line) and counts[_shape(line)] > 2}
    numbers = [line for line in lines if _NUMBER.match(line)]
    rising = len(numbers) > 2 and all(int(b) > int(a) for a, b in zip(numbers, numbers[1:], strict=False))
    return frozenset(heads | set(numbers if rising else ()))


def _may_run(line: str) -> bool:
    return (
        1 < len(line.split()) <= 14
        and any(c.isdigit() for c in line)
        and not line.endswith(_CLOSED)
        and ":" not in line
    )


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
    for at, line in enumerate(lines):
        upcoming = lines[at + 1][0].strip() if at + 1 < len(lines) else ""
        if _is_between(line[0].strip(), upcoming, heads, _is_alone(said, line)):
            yield Span(*line.span())
    yield from (Span(*tag.span()) for tag in _TAG.finditer(said))


def _is_between(line: str, upcoming: str, heads: frozenset[str], alone: bool) -> bool:
    if is_printed(line) or line in heads:
        return True
    if _NUMBER.match(line) and "-->" in upcoming:
        return True
    return alone and bool(_HOUR.match(line) or (is_closing(line) and any(c.isdigit() for c in line)))


def _is_alone(said: str, line: re.Match[str]) -> bool:
    """Whether a line is a paragraph: between blank lines, and not what its speaker begins with."""
    before, after = said[: line.start()], said[line.end() :]
    return bool(before) and before.replace("\r", "").endswith("\n\n") and after.replace("\r", "")[:2] in ("", "\n\n")


# After the last words -------------------------------------------------------------------------------------------------

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_CERTAIN = re.compile(
    r"""^[\W_]*(?:
      an?\ official\ website\ of | official\ websites\ use | a\ \.gov\ website | secure\ \.gov | (?:©|\(c\)\ |copyright\b) |
      hosted\ by\b | subscribe\ to\ (?:our|the)\b | sign\ up\ (?:for|to)\ (?:our|the|receive|get)\b | follow\ us\ on\b |
      (?:this|the)\ (?:verbatim\ )?(?:record|transcript|document)\ (?:contains|is|was|has|may|will)\b(?=.*\b(?:
        speeches|corrected|corrections?|rush|provided|prepared|edited|official|published|verbatim|transcribed|accuracy)\b) |
      correct(?:ed|ions)\b.{0,30}\b(?:should|will|records?)\b(?=.*\b(?:submitted|reissued|records?|document)\b) |
      check\ against\ delivery | reproduction\ is\ permitted | for\ information\ media | the\ (?:press|media)\ contacts\ are |
      the\ office\ of\ website\ management | external\ links\ to | note\ to\ (?:editors|correspondents) | media\ contacts? |
      (?:for|to)\ (?:more|further|additional)\ (?:information|details)\b(?=.*(?:visit|contact|see|call|@|www|http|\.gov|\.org)) |
      the\ views\ expressed\ (?:in|on)\ th(?:is|ese)\ (?:site|page|transcript|document)
    )|^\S+@\S+\.\w+$|^(?:(?:tel|phone|fax)\b[.:]?\s*)?[+(]?\d[\d\s()./-]{6,}$|^https?://\S+$""",
    re.IGNORECASE | re.VERBOSE,
)
_IMPRINTED = re.compile(r"\b(?:legal notice|all rights reserved|privacy|cookies)\b\W*(?:\w+\W*)?$", re.IGNORECASE)
_ABOUT_ITSELF = re.compile(
    r"^(?:the\ )?(?:U\.S\.\ |United\ States\ )?(?:[A-Z][\w’'-]+\ ){0,4}"
    r"(?:Department|Ministry|Office|Agency|Organi[sz]ation|Bureau|Commission|Committee|Council|Union|Alliance|Bank|Institute)\b"
    r"(?:\ (?:of|for|and|the|on|[A-Z][\w’'-]+))*\ "
    r"(?:provides|leads|manages|promotes|advances|serves|is\ (?:the|an?|responsible)|works\ to|seeks\ to|aims|conducts|supports)\b"
    r"(?!.*\b(?:I|we|you|today|tonight|this)\b)",
    re.VERBOSE,
)
_FAREWELL = re.compile(
    r"^\W*(?:thank|many thanks|thanks|god\b|bless|good\s?(?:night|bye|luck|day|evening|afternoon)|goodbye|bye|amen|cheers|"
    r"merci|gracias|obrigado|danke|grazie|kiitos|shukran|spasibo|viva|vive|long live|glory|slava|hail|shalom|sal[ae]{1,2}m|"
    r"namaste|jai|peace|welcome|congratulations|yes|no|okay|ok|ladies|all right|that.s|so|and|but|or)\b",
    re.IGNORECASE,
)
_SPOKEN = frozenset(
    "i i'm i've we we're we'll we've you your me my us it it's that that's is are was were will would have has had do don't "
    "did can can't cannot not they them he she his her him there if because let let's".split()
)
_LONGEST_TAIL = 80  # words; a longer paragraph is a speech's


def end_of_speech(text: str, start: int) -> int:
    """Where the words that begin at `start`, a document's last, end and what is printed below them begins."""
    bounds = [start, *(gap.end() for gap in _PARAGRAPH.finditer(text, start)), len(text)]
    paragraphs = [text[a:b].strip() for a, b in zip(bounds, bounds[1:], strict=False)]
    kept = next((at for at, p in enumerate(paragraphs) if at and (is_last_line(p) or is_closing(p))), len(paragraphs))
    kept = next((at for at in range(1, kept) if _begins_the_site(paragraphs[at:kept])), kept)
    return bounds[_without_tail(paragraphs[:kept], evidence=kept < len(paragraphs))]


def _begins_the_site(rest: list[str]) -> bool:
    """Whether from here on all is the site's: a known line of a site's, and no long or personal paragraph after it."""
    if not _is_certain(rest[0]):
        return False
    return all(
        len(p.split()) <= _LONGEST_TAIL and not re.search(r"\bI(?:’m|'m|’ve|'ve|’ll|'ll)?\b", p) for p in rest[1:]
    )


def _is_certain(paragraph: str) -> bool:
    menu = len(paragraph.split()) <= _LONGEST and not paragraph.endswith((".", "?", "!", "”", '"', ","))
    return bool(_CERTAIN.match(paragraph) or _IMPRINTED.search(paragraph)) or (menu and bool(_SITE.match(paragraph)))


def _without_tail(paragraphs: list[str], *, evidence: bool) -> int:
    """How many paragraphs are left without the last ones that nobody said; `evidence`: more of the site's is below."""
    kept = certain = len(paragraphs)
    while kept > 1:
        paragraph = paragraphs[kept - 1]
        about = bool(_ABOUT_ITSELF.match(paragraph))
        if (about and evidence) or _is_below_speech(paragraph, paragraphs[: kept - 1]):
            certain, evidence = kept - 1, True
        elif not about:  # alone, an institution's line about itself may be a minister's
            break
        kept -= 1
    return certain


def _is_below_speech(paragraph: str, before: list[str]) -> bool:
    """Whether a document's last paragraph is nobody's words."""
    if not paragraph or _is_certain(paragraph) or is_printed(paragraph) or _HOUR.match(paragraph):
        return True
    if paragraph[0] in "([" and paragraph[-1] in ")]" and not asides(paragraph):
        return True
    if not is_furniture(paragraph) or _sounds_spoken(paragraph) or paragraph.endswith(_CLOSED):
        return False
    return _is_heading(paragraph) or not _is_listed(before)


def _is_listed(before: list[str]) -> bool:
    """Whether the paragraphs lead to a list: a colon, then short lines without a stop."""
    lead = next((p for p in reversed(before) if p.endswith(_CLOSED) or len(p.split()) > _LONGEST), "")
    return lead.endswith(":")


def _sounds_spoken(paragraph: str) -> bool:
    found = paragraph.lower().replace("’", "'").split()
    if _FAREWELL.match(paragraph) or paragraph[0] in '“"‘«…' or paragraph[-1] == ",":
        return True
    return (
        paragraph[0] in "-–—•*"
        or paragraph[:1].islower()
        or not _SPOKEN.isdisjoint(word.strip(".,;:!?") for word in found)
    )


def _is_heading(paragraph: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() for word in paragraph.split() if len(word) > 3)
