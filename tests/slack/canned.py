"""A tiny written Answerer: it always finds the same line, notes what it was asked, and can be
made to take long.

What /whosaid is given, or asks whether somebody did say it, is a claim.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from bot.model import (
    Answer,
    Attendee,
    Audience,
    Choice,
    Edit,
    Line,
    Meeting,
    MeetingCard,
    Overview,
    Passage,
    Question,
    Quote,
    QuoteStatus,
    Reason,
    Searched,
    Span,
    Turn,
)
from bot.question.followup import Before

WORDS = "We will open the harbour on Monday, & not <before>."
MEETING = Meeting(
    id="2020-05-04-harbour",
    title="Harbour briefing",
    file="2020-05-04-harbour.txt",
    kind="transcript",
    date=date(2020, 5, 4),
    date_basis="stated",
    place="Port Ellen",
    publisher="The Harbour Office",
    url="https://harbour.example/briefing",
)
TURN = Turn(
    3,
    f"Good morning. {WORDS} Thank you.",
    "MS. MOREAU",
    (Passage(Span(14, 14 + len(WORDS)), "spoken"),),
)
QUOTE = Quote(
    meeting=MEETING,
    turn=TURN,
    span=Span(14, 14 + len(WORDS)),
    kind="spoken",
    speaker="Ines Moreau",
    role="Harbour Master",
    label="MS. MOREAU",
    interpreted=False,
    score=0.97,
    matched=(Span(17, 24),),
    before=(Line("Ines Moreau", "Good morning."),),
    after=(Line("Ines Moreau", "Thank you."),),
)
NOTHING = "unicorn"
"""A question with this word has no answer."""
FAILURE = "shipwreck"
"""A question with this word brings the answerer down."""


class Canned:
    """Answers every question with QUOTE, in `seconds`; `work` may do the waiting another way."""

    def __init__(self, seconds: float = 0.0, work: Callable[[float], object] = time.sleep) -> None:
        self.seconds, self.work = seconds, work
        self.asked: list[Question] = []
        self._lock = threading.Lock()

    def ask(self, question: Question) -> Answer:
        with self._lock:
            self.asked.append(question)
        self.work(self.seconds)
        if FAILURE in question.text:
            raise RuntimeError("the answerer went down, as it was told to")
        searched = Searched(5, date(2019, 1, 1), date(2021, 12, 31))
        if question.command == "whosaid" or question.text.startswith("did "):
            return _checked(question, searched)
        if NOTHING in question.text:
            return Answer(question, "find", "none", searched)
        return Answer(question, "find", "found", searched, quotes=(QUOTE,), more=True)

    def quote(self, id: str, audience: Audience) -> Quote | None:
        return QUOTE if id == QUOTE.id else None

    def standing(self, ref: str, audience: Audience) -> QuoteStatus | None:
        return QuoteStatus(QUOTE) if ref.partition("#")[0] == QUOTE.id else None

    def followed(self, before: Before | None, text: str, audience: Audience) -> None:
        """Every question is one of its own."""

    def speakers(self, typed: str, audience: Audience) -> tuple[Choice, ...]:
        return (Choice("moreau", "Ines Moreau", "Harbour Master"),)

    def titles(self, typed: str, audience: Audience) -> tuple[Choice, ...]:
        return (Choice(MEETING.id, MEETING.title),)

    def overview(self, audience: Audience) -> Overview:
        return Overview(
            Searched(1, MEETING.date, MEETING.date),
            1,
            9,
            datetime(2024, 1, 1, tzinfo=UTC),
            self.meetings(audience),
        )

    def meetings(self, audience: Audience) -> tuple[MeetingCard, ...]:
        return (MeetingCard(MEETING, (Attendee("Ines Moreau", "Harbour Master", 4, 90),), turns=9),)


class Held(Canned):
    """Has not begun to answer before it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = threading.Event()

    def ask(self, question: Question) -> Answer:
        assert self.let.wait(60), "nobody let it answer"
        return super().ask(question)


def _checked(question: Question, searched: Searched) -> Answer:
    """A claim: altered, or with the word for nothing in it not found."""
    if NOTHING in question.text:
        return Answer(question, "verify", "none", searched, verdict="not-found")
    return Answer(
        question,
        "verify",
        "found",
        searched,
        quotes=(QUOTE,),
        more=True,
        verdict="altered",
        diff=(Edit("=", "We will open the harbour on"), Edit("-", "Sunday"), Edit("+", "Monday")),
        reasons=(Reason("date", "Sunday", "Monday"),),
    )
