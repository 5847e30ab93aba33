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

from bot.verify.alignment import Alignment as Alignment
from bot.verify.alignment import align as align
from bot.verify.hearsay import tells_of as tells_of
from bot.verify.ruling import LEAST_PART as LEAST_PART
from bot.verify.ruling import ClaimContext as ClaimContext
from bot.verify.ruling import Ruling as Ruling
from bot.verify.ruling import is_edited as is_edited
from bot.verify.ruling import parts as parts
from bot.verify.ruling import verify as verify
from bot.verify.tokens import ClaimTokens as ClaimTokens
from bot.verify.tokens import Segment as Segment
