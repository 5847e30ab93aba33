"""Where a transcript's last words end and the site's footer begins.

    … and we thank you all. God bless America      the last words: no full stop makes them a footer
    (The briefing was concluded at 2:47 p.m.)       the record's account, and all below it
    Press Advisories                                a short line that is no sentence and does not
                                                    sound spoken
    Hosted by Defense Media Activity                a known line of a site's, and all below it that
                                                    is not personal
    The Department of … provides the forces …       an institution about itself, where more of the
                                                    site's is below

From the end backwards, while nothing sounds spoken: thanks, blessings, quotations and lists under a
colon stay.
"""

from __future__ import annotations

import re

from bot.sources.readers.furniture import (
    CLOSED,
    HOUR,
    LONGEST,
    SITE,
    is_closing,
    is_furniture,
    is_last_line,
    is_printed,
)
from bot.text import asides
from bot.text.lexicon import one_of, word_list, word_set

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_CERTAIN = re.compile(
    r"""^[\W_]*(?:
      an?\ official\ website\ of | official\ websites\ use | a\ \.gov\ website | secure\ \.gov |
      (?:©|\(c\)\ |copyright\b) |
      hosted\ by\b | subscribe\ to\ (?:our|the)\b |
      sign\ up\ (?:for|to)\ (?:our|the|receive|get)\b |
      (?:follow|contact|about|join)\ us\W*$ | follow\ us\ on\b |
      this\ record\ contains\ the\ text |
      (?:this|the)\ transcript\ (?:is|was|has|may|will)\b(?=.*\b(?:
        corrected|corrections?|rush|provided|prepared|edited|official|published|verbatim
        |transcribed|accuracy)\b) |
      correct(?:ed|ions)\b.{0,30}\b(?:should|will|records?)\b
      (?=.*\b(?:submitted|reissued|records?|document)\b) |
      check\ against\ delivery | reproduction\ is\ permitted | for\ information\ media |
      the\ (?:press|media)\ contacts\ are |
      the\ office\ of\ website\ management | external\ links\ to |
      note\ to\ (?:editors|correspondents) |
      media\ contacts? |
      for\ (?:more|further|additional)\ (?:information|details)\b
      (?=.*(?:visit|contact|@|www|http|\.gov|\.org)) |
      the\ views\ expressed\ (?:in|on)\ th(?:is|ese)\ (?:site|page|transcript|document)
    )|^\S+@\S+\.\w+$|^(?:(?:tel|phone|fax)\b[.:]?\s*)?[+(]?\d[\d\s()./-]{6,}$|^https?://\S+$""",
    re.IGNORECASE | re.VERBOSE,
)
_IMPRINTED = re.compile(
    r"\ball rights reserved\W*$|(?:^|[.|·•]\s*)(?:legal notice|imprint|cookies|privacy(?: policy|"
    r" notice)?)\W*$",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"^(?:the\ )?(?:U\.S\.\ |United\ States\ )?(?:[A-Z][\w’'-]+\ ){0,4}"
    r"(?:Department|Ministry|Office|Agency|Organi[sz]ation|Bureau|Commission|Committee"
    r"|Council|Union|Alliance|Bank|Institute)\b"
    r"(?:\ (?:of|for|and|the|on|[A-Z][\w’'-]+))*\ "
    r"(?:provides|leads|manages|promotes|advances|serves|is\ (?:the|an?|responsible)|works\ to"
    r"|seeks\ to|aims|conducts|supports)\b"
    r"(?!.*\b(?:I|we|you|today|tonight|this)\b)",
    re.VERBOSE,
)
_FAREWELL = re.compile(
    r"^\W*(?:many thanks|good\s?(?:night|bye|luck|day|evening|afternoon)|long live|all right|that.s"
    rf"|{one_of(word_list('closing.farewells'))})\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[].*[)\]]$", re.DOTALL)
_SPOKEN = word_set("closing.spoken")
_NOT_PRINTED = '“"‘«…-–—•*'  # a site's paragraphs begin with none of these
_PERSONAL = re.compile(r"\bI(?:’m|'m|’ve|'ve|’ll|'ll)?\b")
_LONGEST_TAIL = 80  # words; a longer paragraph is a speech's


def end_of_speech(text: str, start: int) -> int:
    """Where the words that begin at `start`, a document's last, end and what is printed below them
    begins."""
    bounds = [start, *(gap.end() for gap in _PARAGRAPH.finditer(text, start)), len(text)]
    paragraphs = [text[a:b].strip() for a, b in zip(bounds, bounds[1:], strict=False)]
    kept = next((at for at, p in enumerate(paragraphs[1:], 1) if _closes(p)), len(paragraphs))
    kept = next((at for at in range(1, kept) if _begins_the_site(paragraphs[at:kept])), kept)
    return bounds[_without_tail(paragraphs[:kept], evidence=kept < len(paragraphs))]


def _closes(paragraph: str) -> bool:
    return is_last_line(paragraph) or (is_closing(paragraph) and "resumed" not in paragraph)


def _begins_the_site(rest: list[str]) -> bool:
    """Whether from here on all is the site's: a known line of a site's, and no long or personal
    paragraph after it."""
    if not _is_certain(rest[0]):
        return False
    return not any(len(p.split()) > _LONGEST_TAIL or _PERSONAL.search(p) for p in rest[1:])


def _is_certain(paragraph: str) -> bool:
    if _CERTAIN.match(paragraph) or _IMPRINTED.search(paragraph):
        return True
    ended = paragraph.endswith((".", "?", "!", "”", '"', ","))
    if ended or not SITE.match(paragraph):
        return False
    return len(paragraph.split()) <= LONGEST and not _sounds_spoken(paragraph)


def _without_tail(paragraphs: list[str], *, evidence: bool) -> int:
    """How many paragraphs are left without the last ones that nobody said; `evidence`: more of the
    site's is below."""
    certain = len(paragraphs)
    for kept in range(len(paragraphs) - 1, 0, -1):
        about = _ABOUT_ITSELF.match(paragraphs[kept])
        if (about and evidence) or _is_below_speech(paragraphs[kept], paragraphs[:kept]):
            certain, evidence = kept, True
        elif not about:  # alone, an institution's line about itself may be a minister's
            break
    return certain


def _is_below_speech(paragraph: str, before: list[str]) -> bool:
    """Whether a document's last paragraph is nobody's words."""
    if any((not paragraph, HOUR.match(paragraph), is_printed(paragraph), _is_certain(paragraph))):
        return True
    if _BRACKETED.match(paragraph) and not asides(paragraph):
        return True
    if any((paragraph.endswith(CLOSED), not is_furniture(paragraph), _sounds_spoken(paragraph))):
        return False
    return _is_heading(paragraph) or not _is_listed(before)


def _is_listed(before: list[str]) -> bool:
    """Whether the paragraphs lead to a list: a colon, then short lines without a stop."""
    lead = next((p for p in reversed(before) if p.endswith(CLOSED) or len(p.split()) > LONGEST), "")
    return lead.endswith(":")


def _sounds_spoken(paragraph: str) -> bool:
    found = (word.strip(".,;:!?") for word in paragraph.lower().replace("’", "'").split())
    begins = (_FAREWELL.match(paragraph), paragraph[0].islower(), paragraph[0] in _NOT_PRINTED)
    return any((*begins, paragraph.endswith(","), not _SPOKEN.isdisjoint(found)))


def _is_heading(paragraph: str) -> bool:
    first = [word[0] for word in paragraph.split() if len(word) > 3]
    return all(letter.isupper() for letter in filter(str.isalpha, first))
