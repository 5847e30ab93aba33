"""Counts as people read them: a bar of block characters with its number and its name, and the same
in plain words.

The bar leads and the number stands behind it, so that columns line up in any letter; where it is
read aloud, in the plain words, there is none. Nothing is told by colour. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Bar, Every, MeetingCard, Trend
from bot.page.language import speaking

CELLS = 10
FULL, EMPTY = "█", "░"


@dataclass(frozen=True, slots=True)
class Counted:
    """One line of a graph: what was counted, as a name and as words ("12 passages"), and how much
    of the most."""

    name: str
    number: int
    told: str
    most: int

    @property
    def bar(self) -> str:
        """Always of the same length; what there is at all shows at least as one block."""
        filled = round(CELLS * self.number / self.most) if self.most else 0
        filled = max(filled, 1) if self.number else 0
        return FULL * filled + EMPTY * (CELLS - filled)

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return f"{self.name}: {self.told}"


@dataclass(frozen=True, slots=True)
class Graph:
    """Some lines under a heading."""

    heading: str
    lines: tuple[Counted, ...]
    axis: str = ""


def headline(trend: Trend, searched: str, language: str | None) -> str:
    """How often in all, or what to ask instead."""
    say = speaking(language)
    if not trend.words:
        return say("nothing-to-count")
    counted = say.all_of([f"‘{word}’" for word in trend.words])
    several = len(trend.words)
    if not trend.passages:
        return say("never-said", words=counted, several=several, searched=searched)
    passages = say("passages", number=trend.passages)
    meetings = say("meetings", number=trend.meetings)
    return say(
        "said-so-often",
        words=counted,
        several=several,
        passages=passages,
        meetings=meetings,
        searched=searched,
    )


def graphs(trend: Trend, language: str | None) -> tuple[Graph, ...]:
    """When, and by whom; nothing where there is nothing to show."""
    if not trend.passages:
        return ()
    say = speaking(language)
    over_time = _graph(
        say(f"counted-by-{trend.every}"),
        trend.over_time,
        trend.every,
        language,
        say(f"axis-{trend.every}"),
    )
    by_speaker = _graph(say("by-speaker"), trend.speakers, "meeting", language, say("axis-speaker"))
    return over_time, by_speaker


def _graph(
    heading: str, bars: Sequence[Bar], every: Every, language: str | None, axis: str
) -> Graph:
    say, most = speaking(language), max((bar.passages for bar in bars), default=0)
    lines = (
        Counted(
            named(bar, every, language), bar.passages, say("passages", number=bar.passages), most
        )
        for bar in bars
    )
    return Graph(heading, tuple(lines), axis)


def named(bar: Bar, every: Every, language: str | None) -> str:
    """What stands beside a bar."""
    say = speaking(language)
    if bar.what == "others":
        return say("others", number=bar.number)
    if bar.what:
        return say(f"voicing-{bar.what}")
    if every == "meeting":
        return " · ".join(filter(None, (say.day(bar.day) if bar.day else "", bar.name)))
    if bar.day is None:
        return say("undated")
    return f"{bar.day.year}" if every == "year" else say.month(bar.day)


# Meetings -----------------------------------------------------------------------------------------


def shares(card: MeetingCard, language: str | None) -> tuple[Counted, ...]:
    """Who spoke how much of a meeting by their words, the most first; a whole bar is all of it."""
    say = speaking(language)
    units = "turns" if card.meeting.has_turns else "paragraphs"
    whole = sum(one.words for one in card.spoke)
    ranked = sorted(card.spoke, key=lambda one: -one.words)
    return tuple(
        Counted(
            f"{one.name}, {one.role}" if one.role else one.name,
            one.words,
            say(
                "spoke-so-much",
                percent=round(100 * one.words / whole),
                words=say("so-many-words", number=one.words),
                turns=say(units, number=one.turns),
            ),
            whole,
        )
        for one in ranked
        if one.words
    )
