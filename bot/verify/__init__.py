"""A claim against lines of the record; the door of the files beside it. Pure:
`bot.answers.verifying` finds the lines.

amounts     numbers as values
tokens      the two sides, a claim and a segment of the record, as words that can be compared
aligner     words laid beside words
cuts        what is cut off or left out, and turns the sense
alignment   how a claim stands in a segment: as it is, nearly, or not at all
difference  how a line differs from it, and why
hearsay     who tells that somebody said something
ruling      the verdict
"""

from bot.verify.alignment import Alignment, align
from bot.verify.hearsay import tells_of
from bot.verify.ruling import LEAST_PART, ClaimContext, Ruling, is_edited, parts, verify
from bot.verify.tokens import ClaimTokens, Segment

__all__ = [
    "Alignment",
    "ClaimContext",
    "ClaimTokens",
    "LEAST_PART",
    "Ruling",
    "Segment",
    "align",
    "is_edited",
    "parts",
    "tells_of",
    "verify",
]
