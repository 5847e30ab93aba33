"""An answer as the JSON object of the command line's contract: fields may be added to it, none is
renamed. Sentences in it are English, whatever language was asked for. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from msgspec import to_builtins

from bot.model import Answer, Bar, MeetingCard, Quote, Reason, Trend
from bot.page.notes import fact_sentence, note_sentence
from bot.text import one_line

_QUOTE = ("id", "text", "kind", "speaker", "role", "label", "interpreted", "score", "matched")
_MEETING = ("id", "title", "date", "date_basis", "place", "publisher", "url", "file")
_OF_CARD = ("spoke", "silent", "related", "turns", "mentioned")


def answer_record(answer: Answer, took_ms: float) -> dict[str, Any]:
    """The answer, which took so many milliseconds; the fields past `took_ms` are additions."""
    taken = answer.understood
    record = {
        "question": answer.question.text,
        **_fields(answer, "intent", "outcome", "verdict"),
        "quotes": [_quote(quote) for quote in answer.quotes],
        "understood": {
            **_fields(taken, "speaker", "office", "meeting"),
            "dates": str(taken.dates) if taken.dates else None,
            "words": taken.words,
            "corrected": dict(taken.corrected),
        },
        "took_ms": round(took_ms, 1),
        "diff": answer.diff,
        "reasons": [_reason(reason) for reason in answer.reasons],
        "notes": [note_sentence(note) for note in answer.notes],
        "facts": [{**asdict(one), "sentence": fact_sentence(one).whole} for one in answer.facts],
        "meetings": [meeting_record(card) for card in answer.meetings],
        "searched": answer.searched,
        "more": answer.more,
        "trend": _trend(answer.trend) if answer.trend else None,
    }
    return dict(to_builtins(record))


def meeting_record(card: MeetingCard) -> dict[str, Any]:
    """A meeting and its people."""
    record = {
        **_fields(card.meeting, *_MEETING, "kind", "date_note", "rights"),
        **_fields(card, *_OF_CARD),
        "asked": [one._asdict() for one in card.asked],
    }
    return dict(to_builtins(record))


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        **_fields(quote, *_QUOTE),
        "score": round(quote.score, 4),
        "meeting": _fields(quote.meeting, *_MEETING),
        **_fields(quote, "before", "after"),
    }


def _trend(trend: Trend) -> dict[str, Any]:
    """The counts of a trend."""
    return {
        **_fields(trend, "words", "passages", "meetings", "every"),
        "over_time": [
            {"name": one.name, "from": one.day, "passages": one.passages} for one in trend.over_time
        ],
        "speakers": [_speaker(one) for one in trend.speakers],
    }


def _speaker(bar: Bar) -> dict[str, Any]:
    """`what` says of a bar without a name whose it is."""
    what = bar.what or "own-words"
    return {"speaker": bar.name or None, "what": what, "passages": bar.passages}


def _reason(reason: Reason) -> str:
    """ "number: 70 claimed, 60 on record"."""
    sides = ((reason.claimed, "claimed"), (reason.recorded, "on record"))
    words = ", ".join(f"{one_line(side)} {where}" for side, where in sides if side)
    return f"{reason.kind}: {words}" if words else reason.kind


def _fields(value: object, *names: str) -> dict[str, Any]:
    """Some of what a value holds, under the same names."""
    return {name: getattr(value, name) for name in names}
