"""An answer as the JSON object of the command line's contract: fields may be added to it, none is
renamed. Sentences in it are English. Pure."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from bot.model import Answer, Fact, Meeting, MeetingCard, Quote, Reason, Trend
from bot.page.notes import fact_sentence, note_sentence
from bot.text import one_line


def answer_record(answer: Answer, took_ms: float) -> dict[str, Any]:
    """The answer, which took so many milliseconds; the fields past `took_ms` are additions."""
    taken = answer.understood
    return {
        "question": answer.question.text,
        "intent": answer.intent,
        "outcome": answer.outcome,
        "verdict": answer.verdict,
        "quotes": [_quote(quote) for quote in answer.quotes],
        "understood": {
            "speaker": taken.speaker,
            "office": taken.office,
            "meeting": taken.meeting,
            "dates": str(taken.dates) if taken.dates else None,
            "words": list(taken.words),
            "corrected": dict(taken.corrected),
        },
        "took_ms": round(took_ms, 1),
        "diff": [[edit.mark, edit.text] for edit in answer.diff],
        "reasons": [_reason(reason) for reason in answer.reasons],
        "notes": [note_sentence(note) for note in answer.notes],
        "facts": [_fact(fact) for fact in answer.facts],
        "meetings": [meeting_record(card) for card in answer.meetings],
        "searched": {
            "meetings": answer.searched.meetings,
            "first": _iso(answer.searched.first),
            "last": _iso(answer.searched.last),
        },
        "more": answer.more,
        "trend": _trend(answer.trend) if answer.trend else None,
    }


def meeting_record(card: MeetingCard) -> dict[str, Any]:
    """A meeting and its people."""
    return {
        **_meeting(card.meeting),
        "kind": card.meeting.kind,
        "date_note": card.meeting.date_note,
        "rights": card.meeting.rights,
        "spoke": [asdict(one) for one in card.spoke],
        "silent": [asdict(one) for one in card.silent],
        "related": list(card.related),
        "turns": card.turns,
        "mentioned": list(card.mentioned),
        "asked": [one._asdict() for one in card.asked],
    }


def _trend(trend: Trend) -> dict[str, Any]:
    """The counts of a trend; `what` says of a bar without a name whose it is."""
    return {
        "words": list(trend.words),
        "passages": trend.passages,
        "meetings": trend.meetings,
        "every": trend.every,
        "over_time": [
            {"name": one.name, "from": _iso(one.day), "passages": one.passages}
            for one in trend.over_time
        ],
        "speakers": [
            {"speaker": one.name or None, "what": one.what or "own-words", "passages": one.passages}
            for one in trend.speakers
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {**asdict(fact), "value": str(fact.value), "sentence": fact_sentence(fact).whole}


def _reason(reason: Reason) -> str:
    """ "number: 70 claimed, 60 on record"."""
    sides = ((reason.claimed, "claimed"), (reason.recorded, "on record"))
    words = ", ".join(f"{one_line(side)} {where}" for side, where in sides if side)
    return f"{reason.kind}: {words}" if words else reason.kind


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "role": quote.role,
        "label": quote.label,
        "interpreted": quote.interpreted,
        "score": round(quote.score, 4),
        "matched": [list(span) for span in quote.matched],
        "meeting": _meeting(quote.meeting),
        "before": [asdict(line) for line in quote.before],
        "after": [asdict(line) for line in quote.after],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date": _iso(meeting.date),
        "date_basis": meeting.date_basis,
        "place": meeting.place,
        "publisher": meeting.publisher,
        "url": meeting.url,
        "file": meeting.file,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
