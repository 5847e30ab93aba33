"""The sentences people read, as pure functions; the terminal and Slack share them.

A quotation mark is a promise: it stands only around words that were spoken or written by the person named.
The report's paraphrase and the document's own account never get one. What the asker typed stands in ‘single’ marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from bot import verdict
from bot.model import (
    Answer,
    Attendee,
    DateBasis,
    Fact,
    FactKind,
    Kind,
    Meeting,
    MeetingCard,
    Note,
    NoteKind,
    Outcome,
    Quote,
    Searched,
)

# Not the locale's: the same question gives the same answer on every machine.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Commands: TypeAlias = tuple[str, str, str]
COMMANDS: Commands = ("/quote", "/meetings", "/whosaid")
"""How people ask: for a quote, for the meetings, for a verdict."""

_SPACE = re.compile(r"\s+")

_HOW: dict[Kind, str] = {
    "spoken": "spoken",
    "interpreted": "through an interpreter",
    "quoted": "quoted in a press report",
    "posted": "in a written post",
    "reported": "the report’s paraphrase, not a quotation",
    "narration": "the document’s own account",
}

_BASIS: dict[DateBasis, str] = {
    "stated": "",
    "inferred": " (inferred; not stated in the document)",
    "outside": " (not in the document; from outside)",
    "conflicting": " (the document’s dates conflict)",
}

_FACT: dict[FactKind, str] = {
    "date": "Date",
    "place": "Place",
    "interpretation": "Interpretation",
    "present": "Present",
    "publisher": "Published by",
}


# One quote ------------------------------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """White space runs (no-break spaces too) as one space: the only change ever made to source text that is shown."""
    return _SPACE.sub(" ", text)


def pieces(quote: Quote) -> Iterator[tuple[str, bool]]:
    """The quote's text cut where it matches and where it does not, each piece folded: (text, whether it matched)."""
    here = 0
    for start, end in quote.matched:
        if here < start:
            yield folded(quote.text[here:start]), False
        if start < end:
            yield folded(quote.text[start:end]), True
        here = end
    if here < len(quote.text):
        yield folded(quote.text[here:]), False


def marks(quote: Quote) -> tuple[str, str]:
    """What opens and closes the quote: curly marks around someone's own words, nothing around anyone else's."""
    return ("", "") if quote.kind in ("reported", "narration") else ("“", "”")


def attribution(quote: Quote) -> str:
    """Who, and in what office that day."""
    if quote.kind == "narration":
        return "The report’s own account" if quote.meeting.kind == "press-report" else "The transcript’s own note"
    if quote.speaker is None:
        return f"{folded(quote.label)} (as printed)" if quote.label else "Speaker unclear"
    return _titled(quote.speaker, quote.role)


def how(kind: Kind, interpreted: bool | None) -> str:
    """How the words reached us. An interpreter is mentioned when there was one, and when nobody knows of speech."""
    if interpreted and kind in ("quoted", "posted"):
        return f"{_HOW[kind]}, through an interpreter"
    if interpreted is None and kind == "spoken":
        return "spoken (through an interpreter or not: unknown)"
    return _HOW[kind]


def day(day: date | None, basis: DateBasis | None) -> str:
    """The date and, where the document does not state it, how it is known."""
    if day is None:
        return "undated"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}{_BASIS[basis] if basis else ''}"


def context(meeting: Meeting) -> str:
    """The meeting, its date with its basis, and its place, on one line."""
    parts = (meeting.title, day(meeting.date, meeting.date_basis), meeting.place)
    return " · ".join(part for part in parts if part)


# The answer as a whole ------------------------------------------------------------------------------------------------


def searched(what: Searched) -> str:
    """What was searched: "5 meetings, 2021 to 2024"."""
    years = sorted({day.year for day in (what.first, what.last) if day is not None})
    return ", ".join(filter(None, (count(what.meetings, "meeting"), " to ".join(map(str, years)))))


def headline(answer: Answer) -> str:
    """One sentence that says what kind of answer this is."""
    if answer.intent == "help":
        return "Type the line as you remember it. Verbatim finds the exact words and says who said them."
    if answer.outcome != "none" and answer.question.page > 0:
        return f"Continued, from line {answer.question.page * answer.question.limit + 1}:"
    if answer.searched.meetings == 0 and answer.outcome == "none":
        return "Nothing on record matches: there are no meetings to search here."
    if answer.verdict:
        return verdict.told(answer, answer.verdict, searched(answer.searched))
    return _meetings_headline(answer) if answer.intent == "meetings" else _find_headline(answer)


def opening(answer: Answer) -> tuple[str, ...]:
    """The headline and the notes to know before reading; a headline that leads to quotes stands right above them.

    A verdict comes before anything else.
    """
    notes = notes_before(answer)
    if answer.verdict and decides(answer):
        return f"{verdict.name(answer.verdict)} · {headline(answer)}", *notes
    return (*notes, headline(answer)) if answer.quotes else (headline(answer), *notes)


def decides(answer: Answer) -> bool:
    """Whether a verdict stands here: a claim was checked, and this is the page with the line that decides it."""
    return answer.verdict is not None and answer.question.page == 0


def understood(answer: Answer) -> str | None:
    """What the question was taken to mean beyond its plain words; None when it was nothing more."""
    taken = answer.understood
    who = taken.speaker and (f"{taken.speaker} ({taken.office})" if taken.office else taken.speaker) or taken.office
    titles = {quote.meeting.id: quote.meeting.title for quote in answer.quotes}
    where = taken.meeting and f"in {titles.get(taken.meeting, taken.meeting)}"
    by = "claimed of" if answer.verdict else "words by"
    asked = [f"{by} {who}" if who else None, where, taken.dates]
    read = [f"‘{typed}’ read as ‘{known}’" for typed, known in taken.corrected.items()]
    parts = [", ".join(part for part in asked if part), "; ".join(read)]
    meaning = "; ".join(part for part in parts if part)
    return f"Understood: {meaning}" if meaning else None


def note(note: Note) -> str:
    """One thing the person must be told, as a sentence."""
    return _NOTES[note.kind].format(
        who=folded(note.who), items="; ".join(note.items) or "the meetings searched", any=_either(note.items)
    )


_NOTES: dict[NoteKind, str] = {
    "present-but-silent": "{who} was present ({items}); the record has no words of theirs.",
    "only-mentioned": "{who} is only mentioned ({items}); the record has no words of theirs.",
    "words-elsewhere": "{who} has words on record ({items}), but not where you asked.",
    "in-register-only": "{who} is known to the register, but appears nowhere in what was searched.",
    "unknown-speaker": "No words of anybody called ‘{who}’ are on record.",
    "ambiguous": "‘{who}’ may be {any}; all were searched.",
    "not-said-by": "{who} is on record, but not with these words. Check the name on any line shown.",
    "phrase-not-found": "No line on record has ‘{who}’ in exactly that order.",
    "no-meeting": "No meeting on record matches ‘{who}’.",
    "missing-words": "The record has a gap here, marked {who}.",
    "stale": "The index is being rewritten; this answer comes from the last whole one.",
}


def notes_before(answer: Answer) -> tuple[str, ...]:
    """The notes that say how to read the quotes, or stand in their place."""
    return tuple(note(one) for one in answer.notes if one.kind not in _AFTER)


def notes_after(answer: Answer) -> tuple[str, ...]:
    """The notes on what stands above them."""
    return tuple(note(one) for one in answer.notes if one.kind in _AFTER)


_AFTER: tuple[NoteKind, ...] = ("missing-words", "stale")


def fact(fact: Fact) -> str:
    """A fact from the meeting's own entry, with its basis and the evidence for it."""
    basis = _BASIS[fact.basis] if fact.basis else ""
    evidence = f" · Evidence: {fact.note}" if fact.note else ""
    return f"{_FACT[fact.kind]}: {_readable(fact.value)}{basis} · {fact.meeting}{evidence}"


def plain(answer: Answer, commands: Commands = COMMANDS) -> str:
    """The whole answer as plain words, for notifications and screen readers; nothing marked up inside a quote."""
    diff = verdict.marked(verdict.shown(answer)) if decides(answer) else ""
    lines: list[str | None] = [*opening(answer), diff, understood(answer), verdict.lead(answer)]
    lines += help_lines(commands) if answer.intent == "help" else ()
    lines += [_spoken_line(quote) for quote in answer.quotes[:1]]
    lines += reasons(answer)
    lines += [verdict.also(answer), *(_spoken_line(quote) for quote in answer.quotes[1:])]
    lines += [*map(fact, answer.facts), *notes_after(answer)]
    lines += [f"{label}: {value}" for card in answer.meetings for label, value in card_rows(card)]
    return "\n".join(line for line in lines if line)


def reasons(answer: Answer) -> tuple[str, ...]:
    """Why the verdict is what it is, each a sentence; beside the line that decides."""
    return verdict.reasons(answer) if decides(answer) else ()


def help_lines(commands: Commands = COMMANDS, phrase: str = '"exact phrase"') -> tuple[str, ...]:
    """What can be asked, by example; `commands` are the names for finding a quote, listing meetings, checking a claim.

    `phrase` is how a phrase in quotation marks is typed there: a shell takes one pair for itself.
    """
    quote, meetings, whosaid = commands
    return (
        f"{quote} the line as far as you remember it: typos and missing words are fine",
        f"{quote} what did NAME say about TOPIC: a person and a topic; a title will do for a name",
        f"{quote} {phrase}: these words, in this order",
        f"{whosaid} {phrase} by NAME: did they really say that? A verdict, and what differs word by word",
        f"{quote} from:NAME in:MEETING on:DATE before:DATE after:DATE words: narrowed (dates as 2024-07-17 or 2024)",
        f"{meetings}: the meetings on record; {meetings} NAME: one of them, its date and who was there",
    )


# Meetings -------------------------------------------------------------------------------------------------------------


def card_rows(card: MeetingCard) -> tuple[tuple[str, str], ...]:
    """A meeting's context as (label, value) rows; what is not known is left out, but for the date."""
    meeting = card.meeting
    evidence = f". Evidence: {meeting.date_note}" if meeting.date_note else ""
    unit = "paragraph" if meeting.kind == "press-report" else "turn"
    rows = (
        ("Meeting", meeting.title),
        ("When", day(meeting.date, meeting.date_basis) + evidence),
        ("Where", meeting.place),
        ("Words on record", "; ".join(f"{_attendee(one)} ({count(one.turns, unit)})" for one in card.spoke)),
        ("Present, no words on record", "; ".join(map(_attendee, card.silent))),
        ("Record", f"{'press report' if meeting.kind == 'press-report' else 'transcript'}, {count(card.turns, unit)}"),
        ("Source", ", ".join(filter(None, (meeting.publisher, meeting.url)))),
        ("Rights", meeting.rights),
        ("Related", "; ".join(card.related)),
        ("Name", meeting.id),
    )
    return tuple((label, value) for label, value in rows if value)


def count(number: int, thing: str) -> str:
    """ "1 meeting", "5 meetings"; "no meetings" where there are none."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


# Small words ----------------------------------------------------------------------------------------------------------


def _find_headline(answer: Answer) -> str:
    several = len(answer.quotes) > 1
    nearest = "lines, which do" if several else "line, which does"
    sentences: dict[Outcome, str] = {
        "found": "On record, best match first:" if several else "On record:",
        "close": f"No match in {searched(answer.searched)}. The nearest {nearest} not answer:",
        "none": f"Nothing on record matches. Searched {searched(answer.searched)}.",
    }
    return sentences[answer.outcome]


def _meetings_headline(answer: Answer) -> str:
    if answer.outcome == "found":
        return f"{count(len(answer.meetings), 'meeting')} on record:"
    if answer.outcome == "close":
        return f"No such meeting among {searched(answer.searched)}. The nearest:"
    return f"No such meeting. Searched {searched(answer.searched)}."


def _spoken_line(quote: Quote) -> str:
    opening, closing = marks(quote)
    said = f"{opening}{folded(quote.text)}{closing}"
    return f"{said} {attribution(quote)} ({how(quote.kind, quote.interpreted)}). {context(quote.meeting)}"


def _titled(name: str, role: str | None) -> str:
    return f"{name}, {role}" if role else name


def _attendee(one: Attendee) -> str:
    return _titled(one.name, one.role)


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or "several people"


def _readable(value: str) -> str:
    """An ISO date as people write it; anything else as it is."""
    try:
        return day(date.fromisoformat(value), None)
    except ValueError:
        return value
