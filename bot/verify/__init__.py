"""A claim against lines of the record; the door of the files beside it. Pure:
`bot.answers.verifying` finds the lines.

amounts  numbers as values
align    words laid beside words
stand    how a claim stands in a stretch: word for word, nearly, or not at all
differ   how a line differs from it, and why
hearsay  who tells that somebody said something
ruling   the verdict
"""

from bot.verify.hearsay import tells_of
from bot.verify.ruling import LEAST_PART, Ground, Ruling, is_edited, parts, verify
from bot.verify.standing import Asked, Said, Stand

__all__ = [
    "Asked",
    "Ground",
    "LEAST_PART",
    "Ruling",
    "Said",
    "Stand",
    "is_edited",
    "parts",
    "tells_of",
    "verify",
]
