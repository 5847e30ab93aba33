"""What a site prints around a document: banner, footer, menus, share lines. Nobody said it, and it is never an answer."""

from __future__ import annotations

import re

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
