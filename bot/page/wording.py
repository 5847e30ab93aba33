"""The sentences people read, as pure functions; the terminal and Slack share them.

A quotation mark is a promise: it stands only around words that were spoken or written by the person
named. The report's paraphrase and the document's own account never get one. What the asker typed
stands in ‘single’ marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

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
from bot.page.language import Words, speaking

CardRow: TypeAlias = Literal[
    "meeting",
    "when",
    "where",
    "spoke",
    "silent",
    "mentioned",
    "record",
    "source",
    "rights",
    "related",
    "name",
]
"""The rows of a meeting's card."""
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
        return (
            say("account-of-report") if quote.meeting.own_account else say("account-of-transcript")
        )
    if quote.speaker is None:
        return (
            say("as-printed", label=folded(quote.label)) if quote.label else say("speaker-unclear")
        )
    return _titled(quote.speaker, quote.role)


def how(kind: Kind, interpreted: bool | None, language: str | None = None) -> str:
    """How the words reached us. An interpreter is mentioned when there was one, and when nobody
    knows of speech."""
    say = speaking(language)
    if interpreted and kind in ("quoted", "posted"):
        return say("through-interpreter", how=say(f"how-{kind}"))
    return (
        say("spoken-or-interpreted")
        if interpreted is None and kind == "spoken"
        else say(f"how-{kind}")
    )


def day(day: date | None, basis: DateBasis | None, language: str | None = None) -> str:
    """The date and, where the document does not state it, how it is known."""
    say = speaking(language)
    if day is None:
        return say("undated")
    return say(f"basis-{basis}", what=say.day(day)) if basis else say.day(day)


def context(meeting: Meeting, language: str | None = None) -> str:
    """The meeting, its date with its basis, and its place, on one line."""
    parts = (meeting.title, day(meeting.date, meeting.date_basis, language), meeting.place)
    return " · ".join(part for part in parts if part)


# The answer as a whole ----------------------------------------------------------------------------


def searched(what: Searched, language: str | None = None) -> str:
    """What was searched: "5 meetings, 2021 to 2024"."""
    say, days = speaking(language), (what.first, what.last)
    years = sorted({day.year for day in days if day is not None})
    span = (
        say("years", first=years[0], last=years[-1]) if len(years) > 1 else "".join(map(str, years))
    )
    meetings = say("meetings", number=what.meetings)
    return f"{meetings}, {span}" if span else meetings


def headline(answer: Answer) -> str:
    """One sentence that says what kind of answer this is."""
    say = speaking(answer.question.language)
    if answer.intent == "help":
        return say("help-headline")
    if answer.intent == "meetings" and answer.meetings and answer.question.page > 0:
        first = answer.question.page * PAGE
        return say(
            "meetings-from",
            first=first + 1,
            last=first + len(answer.meetings),
            listed=answer.listed,
        )
    if answer.outcome != "none" and answer.question.page > 0:
        return say("continued", line=answer.question.page * answer.question.limit + 1)
    if answer.searched.meetings == 0 and answer.outcome == "none":
        return say("nothing-to-search")
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
    where = taken.meeting and say("within", meeting=titles.get(taken.meeting, taken.meeting))
    by = "claimed-of" if answer.verdict else "words-by"
    if decides(answer) and not taken.office and taken.speaker and taken.speaker in headline(answer):
        who = None  # the verdict's sentence has said it
    asked = [
        say(by, who=who) if who else None,
        where,
        taken.dates and dates(taken.dates, answer.question.language),
    ]
    read = [say("read-as", typed=typed, known=known) for typed, known in taken.corrected.items()]
    parts = [", ".join(part for part in asked if part), "; ".join(read)]
    meaning = "; ".join(part for part in parts if part)
    return say("understood", meaning=meaning) if meaning else None


def dates(asked: When, language: str | None = None) -> str:
    """The days that were understood, as people write days."""
    say = speaking(language)
    stretch = When(asked.first, asked.last)
    if asked.month:
        month = say.month_name(asked.month)
        yearly = (
            say("any-day", day=asked.day, month=month)
            if asked.day
            else say("any-month", month=month)
        )
        return yearly if stretch == When() else f"{yearly}, {dates(stretch, language)}"
    if asked.never:
        return say("no-day")
    if asked.year or asked == When():
        return str(asked.year or asked)
    first, last = (say.day(day) if day else "" for day in (asked.first, asked.last))
    if first == last:
        return first
    if first and last:
        return say("between", first=first, last=last)
    return say("since", first=first) if first else say("until", last=last)


def note(note: Note, language: str | None = None) -> str:
    """One thing the person must be told, as a sentence."""
    say = speaking(language)
    some = say.either(note.items) or say("several-people")
    return say(
        f"note-{note.kind}",
        who=folded(note.who),
        items="; ".join(note.items) or say("meetings-searched"),
        any=some,
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
    what = "list-meetings" if answer.intent == "meetings" else "ask-otherwise"
    return say(what, meetings=commands[1])


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
    return (*told, *((speaking(language)("first-said"),) if answer.quotes else ()))


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
    quote, meetings, whosaid = commands
    phrase = f"{shell}{say('phrase')}{shell}"
    return (
        say("help-line", quote=quote),
        say("help-topic", quote=quote),
        say("help-phrase", quote=quote, phrase=phrase),
        say("help-check", whosaid=whosaid, phrase=phrase),
        say("help-narrowed", quote=quote),
        say("help-trend", quote=quote),
        say("help-meetings", meetings=meetings),
    )


# Meetings -----------------------------------------------------------------------------------------


def card_rows(card: MeetingCard, language: str | None = None) -> tuple[tuple[str, str], ...]:
    """A meeting's context as (label, value) rows; what is not known is left out, but for the
    date."""
    meeting, say = card.meeting, speaking(language)
    evidence = f". {say('evidence', note=meeting.date_note)}" if meeting.date_note else ""
    record = "press-report" if meeting.own_account else "transcript"
    units = "turns" if meeting.has_turns else "paragraphs"
    rows: tuple[tuple[CardRow, str | None], ...] = (
        ("meeting", meeting.title),
        ("when", day(meeting.date, meeting.date_basis, language) + evidence),
        ("where", meeting.place),
        (
            "spoke",
            "; ".join(f"{_attendee(one)} ({say(units, number=one.turns)})" for one in card.spoke),
        ),
        ("silent", "; ".join(map(_attendee, card.silent))),
        ("mentioned", "; ".join(card.mentioned)),
        ("record", f"{say(record)}, {say(units, number=card.turns)}"),
        ("source", ", ".join(filter(None, (meeting.publisher, meeting.url)))),
        ("rights", meeting.rights),
        ("related", "; ".join(card.related)),
        ("name", meeting.id),
    )
    return tuple((say(f"row-{row}"), value) for row, value in rows if value)


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
        units = "turns" if card.meeting.has_turns else "paragraphs"
        return "; ".join(
            say(f"there-{one.how}", who=one.name, turns=say(units, number=one.turns))
            for one in card.asked
        )
    how_many = {"so-many-spoke": len(card.spoke), "so-many-present": len(card.silent)}
    return ", ".join(say(what, number=number) for what, number in how_many.items() if number)


def count(number: int, thing: str) -> str:
    """ "1 meeting", "5 meetings"; "no meetings" where there are none."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


# Small words --------------------------------------------------------------------------------------


def _find_headline(answer: Answer) -> str:
    say = speaking(answer.question.language)
    if answer.outcome == "found":
        return say("found-several") if len(answer.quotes) > 1 else say("found-one")
    if answer.outcome == "close":
        return say("close", searched=_searched(answer), lines=len(answer.quotes) or 1)
    return say("none", searched=_searched(answer))


def _meetings_headline(answer: Answer) -> str:
    say = speaking(answer.question.language)
    if answer.outcome == "found":
        return say("meetings-found", number=answer.listed or len(answer.meetings))
    what = "no-such-meeting-but" if answer.outcome == "close" else "no-such-meeting"
    return say(what, searched=_searched(answer))


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
    told = _readable(fact, say)
    told = say(f"basis-{fact.basis}", what=told) if fact.basis else told
    return f"{say(f'fact-{fact.kind}')}: {told}"


def _evidence(fact: Fact, say: Words) -> str:
    return f" · {say('evidence', note=fact.note)}" if fact.note else ""


def _readable(fact: Fact, say: Words) -> str:
    """A date as people write it, yes and no; anything else as it is."""
    if isinstance(fact.value, date):
        return say.day(fact.value)
    there_was = f"interpretation-{fact.value}"
    return say(there_was) if fact.kind == "interpretation" and there_was in say else fact.value
