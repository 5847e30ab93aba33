"""The sentences people read, as pure functions; the terminal and Slack share them.

A quotation mark is a promise: it stands only around words that were spoken or written by the person
named. The report's paraphrase and the document's own account never get one. What the asker typed
stands in ‘single’ marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from bot.model import (
    PAGE,
    Answer,
    Attendee,
    DateBasis,
    Fact,
    Kind,
    Meeting,
    MeetingCard,
    Note,
    NoteKind,
    Quote,
    Searched,
    When,
)
from bot.page import counts, verdicts
from bot.page.languages import speaking
from bot.page.languages.en import Row, Words

Commands: TypeAlias = tuple[str, str, str]
COMMANDS: Commands = ("/quote", "/meetings", "/whosaid")
"""How people ask: for a quote, for the meetings, for a verdict."""
_SPACE = re.compile(r"\s+")


# One quote ----------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """White space runs (no-break spaces too) as one space: the only change ever made to source text
    that is shown."""
    return _SPACE.sub(" ", text)


def pieces(quote: Quote) -> Iterator[tuple[str, bool]]:
    """The quote's text cut where it matches and where it does not, each piece folded: (text,
    whether it matched)."""
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
    """What opens and closes the quote: curly marks around someone's own words, nothing around
    anyone else's."""
    return ("", "") if quote.kind in ("reported", "narration") else ("“", "”")


def attribution(quote: Quote, language: str | None = None) -> str:
    """Who, and in what office that day."""
    say = speaking(language)
    if quote.kind == "narration":
        return say.account_of_report if quote.meeting.own_account else say.account_of_transcript
    if quote.speaker is None:
        return say.as_printed(folded(quote.label)) if quote.label else say.speaker_unclear
    return _titled(quote.speaker, quote.role)


def how(kind: Kind, interpreted: bool | None, language: str | None = None) -> str:
    """How the words reached us. An interpreter is mentioned when there was one, and when nobody
    knows of speech."""
    say = speaking(language)
    if interpreted and kind in ("quoted", "posted"):
        return say.through_interpreter(say.how[kind])
    return say.spoken_or_interpreted if interpreted is None and kind == "spoken" else say.how[kind]


def day(day: date | None, basis: DateBasis | None, language: str | None = None) -> str:
    """The date and, where the document does not state it, how it is known."""
    say = speaking(language)
    return say.undated if day is None else f"{say.day(day)}{say.basis[basis] if basis else ''}"


def context(meeting: Meeting, language: str | None = None) -> str:
    """The meeting, its date with its basis, and its place, on one line."""
    parts = (meeting.title, day(meeting.date, meeting.date_basis, language), meeting.place)
    return " · ".join(part for part in parts if part)


# The answer as a whole ----------------------------------------------------------------------------


def searched(what: Searched, language: str | None = None) -> str:
    """What was searched: "5 meetings, 2021 to 2024"."""
    years = sorted({day.year for day in (what.first, what.last) if day is not None})
    return speaking(language).searched(what.meetings, years)


def headline(answer: Answer) -> str:
    """One sentence that says what kind of answer this is."""
    say = speaking(answer.question.language)
    if answer.intent == "help":
        return say.help_headline
    if answer.intent == "meetings" and answer.meetings and answer.question.page > 0:
        first = answer.question.page * PAGE
        return say.meetings_from(first + 1, first + len(answer.meetings), answer.listed)
    if answer.outcome != "none" and answer.question.page > 0:
        return say.continued(answer.question.page * answer.question.limit + 1)
    if answer.searched.meetings == 0 and answer.outcome == "none":
        return say.nothing_to_search
    if answer.trend:
        return counts.headline(answer.trend, _searched(answer), answer.question.language)
    if answer.verdict:
        return verdicts.told(answer, answer.verdict, _searched(answer))
    return _meetings_headline(answer) if answer.intent == "meetings" else _find_headline(answer)


def opening(answer: Answer) -> tuple[str, ...]:
    """The headline and the notes to know before reading; a headline that leads to quotes stands
    right above them.

    A verdict comes before anything else.
    """
    notes = notes_before(answer)
    if answer.verdict and decides(answer):
        return (
            f"{verdicts.name(answer.verdict, answer.question.language)} · {headline(answer)}",
            *notes,
        )
    return (*notes, headline(answer)) if answer.quotes else (headline(answer), *notes)


def decides(answer: Answer) -> bool:
    """Whether a verdict stands here: a claim was checked, and this is the page with the line that
    decides it."""
    return answer.verdict is not None and answer.question.page == 0


def understood(answer: Answer) -> str | None:
    """What the question was taken to mean beyond its plain words; None when it was nothing more."""
    taken, say = answer.understood, speaking(answer.question.language)
    who = (
        taken.speaker
        and (f"{taken.speaker} ({taken.office})" if taken.office else taken.speaker)
        or taken.office
    )
    titles = {quote.meeting.id: quote.meeting.title for quote in answer.quotes}
    where = taken.meeting and say.within(titles.get(taken.meeting, taken.meeting))
    by = say.claimed_of if answer.verdict else say.words_by
    if decides(answer) and not taken.office and taken.speaker and taken.speaker in headline(answer):
        who = None  # the verdict's sentence has said it
    asked = [
        by(who) if who else None,
        where,
        taken.dates and dates(taken.dates, answer.question.language),
    ]
    read = [say.read_as(typed, known) for typed, known in taken.corrected.items()]
    parts = [", ".join(part for part in asked if part), "; ".join(read)]
    meaning = "; ".join(part for part in parts if part)
    return say.understood(meaning) if meaning else None


def dates(asked: When, language: str | None = None) -> str:
    """The days that were understood, as people write days."""
    say = speaking(language)
    stretch = When(asked.first, asked.last)
    if asked.month:
        yearly = say.yearly(asked.day, asked.month)
        return yearly if stretch == When() else f"{yearly}, {dates(stretch, language)}"
    if asked.never:
        return say.no_day()
    if asked.year or asked == When():
        return str(asked.year or asked)
    first, last = (say.day(day) if day else "" for day in (asked.first, asked.last))
    if first == last:
        return first
    if first and last:
        return say.between(first, last)
    return say.since(first) if first else say.until(last)


def note(note: Note, language: str | None = None) -> str:
    """One thing the person must be told, as a sentence."""
    say = speaking(language)
    some = say.either(note.items) or say.several_people
    return say.notes[note.kind].format(
        who=folded(note.who), items="; ".join(note.items) or say.meetings_searched, any=some
    )


def notes_before(answer: Answer) -> tuple[str, ...]:
    """The notes that say how to read the quotes, or stand in their place."""
    return tuple(
        note(one, answer.question.language) for one in answer.notes if one.kind not in _AFTER
    )


def notes_after(answer: Answer) -> tuple[str, ...]:
    """The notes on what stands above them."""
    return tuple(note(one, answer.question.language) for one in answer.notes if one.kind in _AFTER)


_AFTER: tuple[NoteKind, ...] = ("missing-words", "stale")


def fact(fact: Fact, language: str | None = None) -> str:
    """A fact from the meeting's own entry, with its basis and the evidence for it."""
    say = speaking(language)
    return f"{_told(fact, say)} · {fact.meeting}{_evidence(fact, say)}"


def fact_here(fact: Fact, language: str | None = None) -> str:
    """A fact below the meeting that it is about, which need not be named again."""
    say = speaking(language)
    return f"{_told(fact, say)}{_evidence(fact, say)}"


def advice(answer: Answer, commands: Commands = COMMANDS) -> str | None:
    """What else to ask where nothing was found; None where something was, or where nothing could
    be."""
    something = answer.outcome != "none" or answer.quotes or answer.facts or answer.meetings
    nowhere = (
        answer.intent == "help"
        or answer.searched.meetings == 0
        or (answer.trend and not answer.trend.words)
    )
    if something or nowhere:
        return None
    say = speaking(answer.question.language)
    return (say.list_meetings if answer.intent == "meetings" else say.ask_otherwise)(commands[1])


def plain(answer: Answer, commands: Commands = COMMANDS) -> str:
    """The whole answer as plain words, for notifications and screen readers; nothing marked up
    inside a quote."""
    language = answer.question.language
    diff = verdicts.marked(verdicts.shown(answer), language) if decides(answer) else ""
    lines: list[str | None] = [*opening(answer), diff, understood(answer), verdicts.lead(answer)]
    lines += help_lines(commands, language=language) if answer.intent == "help" else ()
    lines += counted(answer)
    lines += [_spoken_line(quote, language) for quote in answer.quotes[:1]]
    lines += reasons(answer)
    lines += [
        verdicts.also(answer),
        *(_spoken_line(quote, language) for quote in answer.quotes[1:]),
    ]
    lines += [*(fact(one, language) for one in answer.facts), *notes_after(answer)]
    lines += [*_meeting_lines(answer.meetings, language), advice(answer, commands)]
    return "\n".join(line for line in lines if line)


def counted(answer: Answer) -> tuple[str, ...]:
    """The counts of a trend in words, without their bars, and what leads to the first lines."""
    if answer.trend is None:
        return ()
    language = answer.question.language
    drawn = counts.graphs(answer.trend, language)
    told = [
        part for one in drawn for part in (f"{one.heading}:", *(line.spoken for line in one.lines))
    ]
    return (*told, *((speaking(language).first_said,) if answer.quotes else ()))


def reasons(answer: Answer) -> tuple[str, ...]:
    """Why the verdict is what it is, each a sentence; beside the line that decides."""
    return verdicts.reasons(answer) if decides(answer) else ()


def help_lines(
    commands: Commands = COMMANDS, shell: str = "", *, language: str | None = None
) -> tuple[str, ...]:
    """What can be asked, by example; `commands` are the names for finding a quote, listing
    meetings, checking a claim.

    `shell` is what else stands around a phrase in quotation marks there: a shell takes one pair for
    itself.
    """
    say = speaking(language)
    return say.help(*commands, phrase=f"{shell}{say.phrase}{shell}")


# Meetings -----------------------------------------------------------------------------------------


def card_rows(card: MeetingCard, language: str | None = None) -> tuple[tuple[str, str], ...]:
    """A meeting's context as (label, value) rows; what is not known is left out, but for the
    date."""
    meeting, say = card.meeting, speaking(language)
    evidence = f". {say.evidence(meeting.date_note)}" if meeting.date_note else ""
    record = say.press_report if meeting.own_account else say.transcript
    units = say.turns if meeting.has_turns else say.paragraphs
    rows: tuple[tuple[Row, str | None], ...] = (
        ("meeting", meeting.title),
        ("when", day(meeting.date, meeting.date_basis, language) + evidence),
        ("where", meeting.place),
        ("spoke", "; ".join(f"{_attendee(one)} ({units(one.turns)})" for one in card.spoke)),
        ("silent", "; ".join(map(_attendee, card.silent))),
        ("mentioned", "; ".join(card.mentioned)),
        ("record", f"{record}, {units(card.turns)}"),
        ("source", ", ".join(filter(None, (meeting.publisher, meeting.url)))),
        ("rights", meeting.rights),
        ("related", "; ".join(card.related)),
        ("name", meeting.id),
    )
    return tuple((say.rows[row], value) for row, value in rows if value)


def _meeting_lines(cards: Sequence[MeetingCard], language: str | None) -> list[str]:
    """One meeting in full with who spoke how much; of several, a line each."""
    if len(cards) == 1:
        shares = [line.spoken for line in counts.shares(cards[0], language)]
        return [*(f"{label}: {value}" for label, value in card_rows(cards[0], language)), *shares]
    return [f"{context(card.meeting, language)} · {attendance(card, language)}" for card in cards]


def attendance(card: MeetingCard, language: str | None = None) -> str:
    """How those who were asked about were there; of all others, how many there are."""
    say = speaking(language)
    if card.asked:
        units = say.turns if card.meeting.has_turns else say.paragraphs
        return "; ".join(
            say.there[one.how].format(who=one.name, turns=units(one.turns)) for one in card.asked
        )
    return ", ".join(
        filter(None, (say.so_many_spoke(len(card.spoke)), say.so_many_present(len(card.silent))))
    )


def count(number: int, thing: str) -> str:
    """ "1 meeting", "5 meetings"; "no meetings" where there are none."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


# Small words --------------------------------------------------------------------------------------


def _find_headline(answer: Answer) -> str:
    say = speaking(answer.question.language)
    if answer.outcome == "found":
        return say.found_several if len(answer.quotes) > 1 else say.found_one
    if answer.outcome == "close":
        return say.close(_searched(answer), lines=len(answer.quotes))
    return say.none(_searched(answer))


def _meetings_headline(answer: Answer) -> str:
    say = speaking(answer.question.language)
    if answer.outcome == "found":
        return say.meetings_found(answer.listed or len(answer.meetings))
    return (say.no_such_meeting_but if answer.outcome == "close" else say.no_such_meeting)(
        _searched(answer)
    )


def _searched(answer: Answer) -> str:
    return searched(answer.searched, answer.question.language)


def _spoken_line(quote: Quote, language: str | None) -> str:
    opening, closing = marks(quote)
    said = f"{opening}{folded(quote.text)}{closing}"
    who, reached = attribution(quote, language), how(quote.kind, quote.interpreted, language)
    return f"{said} {who} ({reached}). {context(quote.meeting, language)}"


def _titled(name: str, role: str | None) -> str:
    return f"{name}, {role}" if role else name


def _attendee(one: Attendee) -> str:
    return _titled(one.name, one.role)


def _told(fact: Fact, say: Words) -> str:
    return (
        f"{say.facts[fact.kind]}:"
        f" {_readable(fact, say)}{say.basis[fact.basis] if fact.basis else ''}"
    )


def _evidence(fact: Fact, say: Words) -> str:
    return f" · {say.evidence(fact.note)}" if fact.note else ""


def _readable(fact: Fact, say: Words) -> str:
    """A date as people write it, yes and no; anything else as it is."""
    if isinstance(fact.value, date):
        return say.day(fact.value)
    if fact.kind == "interpretation":
        return say.interpretation.get(fact.value, fact.value)
    return fact.value
