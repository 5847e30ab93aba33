"""Counts as people read them: a bar of block characters with its number and its name, and the same
in plain words.

The bar leads and the number stands behind it, so that columns line up in any letter; where it is
read aloud, in the plain words, there is none. Nothing is told by colour. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Bar, Every, Trend
from bot.page.language import Words, speaking
from bot.text import one_line

CELLS = 10
FULL, EMPTY = "█", "░"


@dataclass(frozen=True, slots=True)
class Counted:
    """One line of a graph: what was counted, how often of at `most`, and that in words."""

    name: str
    number: int
    amount: str
    most: int

    @property
    def bar(self) -> str:
        """Always of the same length; what there is at all shows at least as one block."""
        filled = round(CELLS * self.number / self.most) if self.most else 0
        filled = max(filled, 1) if self.number else 0
        return FULL * filled + EMPTY * (CELLS - filled)

    @property
    def sentence(self) -> str:
        """For a screen reader."""
        return f"{self.name}: {self.amount}"


@dataclass(frozen=True, slots=True)
class Graph:
    """Some lines under a heading."""

    heading: str
    lines: tuple[Counted, ...]
    axis: str = ""


def trend_sentence(trend: Trend, searched: str, language: str | None) -> str:
    """How often in all, or what to ask instead; `searched` is what was, in words."""
    say = speaking(language)
    if not trend.words:
        return say("nothing-to-count")
    counted = counted_words(trend, language)
    several = len(trend.words)
    if not trend.passages:
        return say("never-said", words=counted, several=several, searched=searched)
    return say(
        "said-so-often",
        words=counted,
        several=several,
        passages=say("passages", number=trend.passages),
        meetings=say("meetings", number=trend.meetings),
        searched=searched,
    )


def counted_words(trend: Trend, language: str | None) -> str:
    """The words that were counted, in ‘single’ marks."""
    return speaking(language).all_of([f"‘{word}’" for word in trend.words])


def trend_graphs(trend: Trend, language: str | None) -> tuple[Graph, ...]:
    """When, and by whom; nothing where there is nothing to show."""
    if not trend.passages:
        return ()
    say = speaking(language)
    over_time = _lines(trend.over_time, trend.every, say)
    speakers = _lines(trend.speakers, "meeting", say)
    when = Graph(say(f"counted-by-{trend.every}"), over_time, say(f"axis-{trend.every}"))
    return when, Graph(say("by-speaker"), speakers, say("axis-speaker"))


def _lines(bars: Sequence[Bar], every: Every, say: Words) -> tuple[Counted, ...]:
    most = max((bar.passages for bar in bars), default=0)
    return tuple(
        Counted(_named(bar, every, say), bar.passages, say("passages", number=bar.passages), most)
        for bar in bars
    )


def _named(bar: Bar, every: Every, say: Words) -> str:
    """What stands beside a bar."""
    if bar.what == "others":
        return say("others", number=bar.number)
    if bar.what:
        return say(f"voicing-{bar.what}")
    if every == "meeting":
        return " · ".join(filter(None, (say.day(bar.day) if bar.day else "", one_line(bar.name))))
    if bar.day is None:
        return say("undated")
    return f"{bar.day.year}" if every == "year" else say.month(bar.day)
