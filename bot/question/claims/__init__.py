"""What somebody claims was said, as it is read from a question; the door of the files beside it.
Pure.

claim        the words of it, and what was left out or put in
asking       how people ask whether something was said
attribution  whether a question is a claim, and what it puts in whose mouth
"""

from bot.question.claims.attribution import claim_in, whole_claim
from bot.question.claims.claim import Claim

__all__ = ["Claim", "claim_in", "whole_claim"]
