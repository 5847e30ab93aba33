"""What was asked last in each thread and each direct conversation, so that a question may follow on
it.

Kept by this process alone, and only so many: the least recently used go first. What was asked is
held in memory, never logged, never written. Where nothing is known any more, the person is asked
for the whole question.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from cachetools import LRUCache

from bot.model import Answer, Question
from bot.question.followup import Before

KEPT, LONGEST = 5_000, 2_000
"""Conversations, and letters of a question; after a longer one the whole question is asked for."""


class Threads:
    """The last question of each conversation, by its key."""

    def __init__(self, most: int = KEPT) -> None:
        self._last: LRUCache[str, Before] = LRUCache(most)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._last)

    def before(self, conversation: str | None) -> Before | None:
        """What was asked last there."""
        with self._lock:
            return None if conversation is None else self._last.get(conversation)

    def remember(self, conversations: Iterable[str], before: Before | None) -> None:
        """From now on this is what was asked last there."""
        if before is None:
            return
        with self._lock:
            for conversation in conversations:
                self._last.pop(conversation, None)
                if len(before.question.text) <= LONGEST:
                    self._last[conversation] = before


def followable(question: Question, answer: Answer) -> Before | None:
    """What there is to follow on, after an answer; None where it was only help, or where the record
    ends."""
    if answer.intent == "help" or (question.beside and not answer.quotes):
        return None
    first = answer.quotes[0] if answer.quotes else None
    cards, facts = answer.meetings, {fact.meeting for fact in answer.facts}
    alone = (
        cards[0].meeting.id if len(cards) == 1 else next(iter(facts)) if len(facts) == 1 else None
    )
    return Before(
        question,
        first.ref if first else None,
        first.speaker if first and answer.outcome == "found" else None,
        first.meeting.id if first else alone,
        answer.more,
        tuple(quote.ref for quote in answer.quotes),
    )
