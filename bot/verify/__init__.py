"""A claim against lines of the record; the door of the files beside it. Pure:
`bot.answers.verifying` finds the lines.

amounts  numbers as values
align    words laid beside words
standing  how a claim stands in a stretch: word for word, nearly, or not at all
differ   how a line differs from it, and why
hearsay  who tells that somebody said something
ruling   the verdict
"""

from bot.verify.hearsay import tells_of
from bot.verify.ruling import LEAST_PART, ClaimContext, Ruling, is_edited, parts, verify
from bot.verify.standing import Alignment, ClaimTokens, Segment

__all__ = [
    "ClaimTokens",
    "ClaimContext",
    "LEAST_PART",
    "Ruling",
    "Segment",
    "Alignment",
    "is_edited",
    "parts",
    "tells_of",
    "verify",
]
