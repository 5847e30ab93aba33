"""Asking what is evaluated, with a clock."""

from __future__ import annotations

from time import perf_counter
from typing import Protocol

from bot.model import Answer, Question


class Answering(Protocol):
    """What is evaluated: the one Answerer every surface uses, or one made up for a test."""

    def ask(self, question: Question) -> Answer: ...


def timed(answerer: Answering, question: Question) -> tuple[Answer, float]:
    """The answer, and how many milliseconds it took."""
    started = perf_counter()
    answer = answerer.ask(question)
    return answer, (perf_counter() - started) * 1000
