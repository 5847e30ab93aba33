"""Made-up meetings, quotes and answers for the tests of what is shown; nothing here comes from a
corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.model import (
    Answer,
    Attendee,
    Edit,
    Intent,
    Kind,
    Line,
    Meeting,
    MeetingCard,
    Outcome,
    Question,
    Quote,
    Searched,
    Span,
    Turn,
    Verdict,
)

MEETING = Meeting(
    id="2020-02-29-harbour-talks",
    title="Harbour talks, opening",
    file="2020-02-29-harbour-talks.txt",
    kind="transcript",
    date=date(2020, 2, 29),
    date_basis="outside",
    date_note="The port's log.",
    place="Port Halven",
    publisher="Halven Wire",
    url="https://halven.example/talks",
    rights="Public domain",
)
REPORT = replace(
    MEETING,
    id="2020-03-01-report",
    file="2020-03-01-report.txt",
    kind="press-report",
    title="A report",
)
SAID = "We will\u00a0not  close\nthe harbour. [inaudible] That is all."
SEARCHED = Searched(5, date(2021, 10, 8), date(2024, 7, 17))


def quote(text: str = SAID, kind: Kind = "spoken", **changed: Any) -> Quote:
    """A quote of Ana Ruiz; the first words match."""
    meeting = REPORT if kind in ("quoted", "posted", "reported", "narration") else MEETING
    said = Quote(
        meeting=meeting,
        turn=Turn(3, f"Before. {text} After.", "MINISTER RUIZ", position=100),
        span=Span(8, 8 + len(text)),
        kind=kind,
        speaker=None if kind == "narration" else "Ana Ruiz",
        role=None if kind == "narration" else "Minister of Ports",
        label="MINISTER RUIZ",
        interpreted={"spoken": False, "interpreted": True}.get(kind),
        score=0.97512,
        matched=(Span(0, 7),),
        before=(Line("Bo Lund", "Will you\u00a0close it?"),),
        after=(Line(None, "(Applause.)"),),
    )
    return replace(said, **changed)


def card(meeting: Meeting = MEETING) -> MeetingCard:
    """A meeting where one spoke and one did not."""
    spoke, silent = (Attendee("Ana Ruiz", "Minister of Ports", 2, 31),), (Attendee("Bo Lund"),)
    return MeetingCard(meeting, spoke, silent, related=("A report",), turns=4)


def answer(
    outcome: Outcome = "found",
    *quotes: Quote,
    intent: Intent = "find",
    text: str = "q",
    **more: Any,
) -> Answer:
    """An answer to `text` with these quotes."""
    return Answer(more.pop("question", Question(text)), intent, outcome, SEARCHED, quotes, **more)


DIFF = (
    Edit("=", "We will"),
    Edit("+", "not"),
    Edit("=", "close the harbour in"),
    Edit("-", "July"),
    Edit("+", "June"),
)
"""How a claim differs from its line: a word left out, and another one said."""


def checked(verdict: Verdict, *quotes: Quote, diff: tuple[Edit, ...] = (), **more: Any) -> Answer:
    """The answer to a claim; without quotes, with one of Ana Ruiz."""
    outcome: Outcome = "found" if verdict != "not-found" else "close" if quotes else "none"
    shown = quotes or ((quote(),) if verdict != "not-found" else ())
    return answer(outcome, *shown, intent="verify", verdict=verdict, diff=diff, **more)
