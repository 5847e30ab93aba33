"""Question -> Answer: the one use case that every surface shares.

    parse → whose, when and which meeting → search → found, close or none

Found means evidence, not the best of a bad lot; where nothing answers, the answer says so and says what was searched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import find
from bot.event import about_event
from bot.find import Found
from bot.index import Candidate, Scope
from bot.library import Library
from bot.meetings import called, card, chosen, named_meeting
from bot.model import (
    Answer,
    Audience,
    Fact,
    MeetingCard,
    Note,
    Outcome,
    Person,
    Question,
    Quote,
    Searched,
    Span,
    Understood,
)
from bot.people import Holder
from bot.query import Query, parse
from bot.speaker import Asked
from bot.text import asides, is_gap

FOUND = 0.5
"""The confidence from which a span is given as what was asked for."""
CLOSE = 0.1
"""The confidence from which a span is worth showing as near."""


_MOST_CLOSE = 0.49
_SHORT_LINE = 6  # words
_NEAR_COVERAGE, _NEAR_MASS = 0.3, 3.0
"""Or at least a third of what was asked, with a rare word among it."""


@dataclass(frozen=True)
class Sought:
    """Where to look: the scope, and what must be told about it."""

    scope: Scope
    understood: Understood
    notes: tuple[Note, ...] = ()
    hopeless: bool = False


class Answerer:
    """Answers questions from one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(self, question: Question) -> Answer:
        """The answer to one question, for those who will read it."""
        library = self._library.seen_by(question.audience)
        query = parse(question.text, library.register, library.labels, library.days)
        if query.intent == "help":
            return Answer(question, "help", "found", library.searched)
        if query.intent == "meetings":
            cards = chosen(library, query)
            return Answer(question, "meetings", "found" if cards else "none", library.searched, meetings=cards)
        return _find(library, question, query)

    def quote(self, id: str, audience: Audience) -> Quote | None:
        """The quote with this id as it stands now, or None where there is none for this audience."""
        library = self._library.seen_by(audience)
        try:
            meeting, number, offsets = id.rsplit("/", 2)
            span = Span(*(int(part) for part in offsets.split("-")))
            turns = library.engine.turns(meeting, int(number), int(number)) if meeting in library.records else []
        except (ValueError, TypeError, OverflowError):
            return None
        for turn in turns:
            inside = [p for p in turn.passages if p.span.start < span.end and span.start < p.span.end]
            exactly = [p for p in inside if p.span == span] or inside
            if exactly and 0 <= span.start < span.end <= len(turn.text):
                return library.quote(turn, exactly[0], library.records[meeting].meeting, span, 1.0, ())
        return None

    def meetings(self, audience: Audience) -> tuple[MeetingCard, ...]:
        """All meetings that may be named where `audience` reads."""
        library = self._library.seen_by(audience)
        return tuple(card(library, record) for record in library.records.values())


def _find(library: Library, question: Question, query: Query) -> Answer:
    sought = _seek(library, query)
    blank = Answer(
        question, "find", "none", _searched(library, sought), understood=sought.understood, notes=sought.notes
    )
    if query.bare and not query.aspect and query.asked == Asked() and not query.terms:
        return blank if sought.hopeless else replace(blank, intent="help", outcome="found")
    if query.aspect is not None and sought.scope.meetings:
        told = about_event(library, query, sought.scope)
        if told is not None:
            return _answer(library, blank, told.found, "found", told.facts)
    if sought.hopeless:
        return blank
    wants = find.wanted(library, query)
    found = find.search(library, query, wants, sought.scope) if wants else []
    if query.bare and sought.scope.speakers is not None:
        found = _opening_lines(library, sought.scope)
    outcome = _outcome(found)
    blank = replace(blank, understood=replace(sought.understood, corrected=find.corrected(wants, found)))
    if query.phrases and found and not found[0].exact:
        blank = _noted(blank, Note("phrase-not-found", " … ".join(" ".join(phrase) for phrase in query.phrases)))
    if outcome != "found" and sought.scope.speakers is not None:
        others = find.search(library, query, wants, replace(sought.scope, speakers=None))
        if others and others[0].score >= FOUND:
            blank = _noted(blank, Note("not-said-by", sought.understood.speaker or query.asked.typed or ""))
            return _answer(library, blank, others, "close")
    return _answer(library, blank, found, outcome)


def _outcome(found: Sequence[Found]) -> Outcome:
    if not found or found[0].score >= FOUND:
        return "found" if found else "none"
    best = found[0]
    near = best.score >= CLOSE or (best.match.coverage >= _NEAR_COVERAGE and best.match.mass >= _NEAR_MASS)
    return "close" if near else "none"


def _noted(answer: Answer, note: Note) -> Answer:
    return replace(answer, notes=(*answer.notes, note))


def _answer(
    library: Library, blank: Answer, found: Sequence[Found], outcome: Outcome, facts: tuple[Fact, ...] = ()
) -> Answer:
    """The answer with the page of quotes asked for."""
    if outcome == "none" or not found:
        return replace(blank, facts=facts, outcome="found" if facts else "none")
    least = min(found[0].score, FOUND if outcome == "found" else max(0.4 * found[0].score, CLOSE / 2))
    shown = [one for one in found if one.score >= least]
    question = blank.question
    first = question.page * question.limit
    page = shown[first : first + question.limit]
    if outcome == "close":  # good evidence for other words, or for somebody else's, is none for what was asked
        page = [replace(one, score=min(one.score, _MOST_CLOSE)) for one in page]
    quotes = tuple(one.quote(library) for one in page)
    notes = blank.notes + tuple(_gaps(quotes))
    more = len(shown) > first + question.limit
    return replace(blank, outcome=outcome, quotes=quotes, notes=notes, facts=facts, more=more)


def _gaps(quotes: Sequence[Quote]) -> list[Note]:
    """A note for each mark in the quotes that says that words are missing from the record."""
    marks = [quote.text[mark.start : mark.end] for quote in quotes[:1] for mark in asides(quote.text)]
    return [Note("missing-words", mark) for mark in dict.fromkeys(marks) if is_gap(mark)]


def _opening_lines(library: Library, scope: Scope) -> list[Found]:
    """What someone said, where nothing more is asked: their lines of some length, in the order of the record."""
    lines = library.engine.candidates((), (), scope, 100)
    lines.sort(key=lambda one: (one.meeting, one.turn, one.passage.span))
    long = [one for one in lines if len(one.words) > _SHORT_LINE] or lines
    return [find.plain(library, one) for one in long]


# Whose words, when, in which meeting ------------------------------------------------------------------------------------


def _seek(library: Library, query: Query) -> Sought:
    meetings, notes, hopeless = _meetings(library, query)
    named = named_meeting(library, query)
    understood = Understood(
        meeting=named.meeting.id if named else None,
        dates=str(query.when.when) if query.when else None,
        words=tuple(term.text for term in query.terms if not term.light)
        + tuple(" ".join(phrase) for phrase in query.phrases),
    )
    scope = Scope(frozenset(library.records) if meetings is None else meetings)
    if query.asked.stranger is not None:
        return Sought(scope, understood, (*notes, Note("unknown-speaker", query.asked.stranger)), True)
    if query.asked.label is not None:
        there = replace(scope, speakers=((query.asked.label, None),))
        return Sought(there, replace(understood, speaker=query.asked.label), notes, hopeless)
    if query.asked.mention is None:
        return Sought(scope, understood, notes, hopeless)
    return _by_speaker(library, query, Sought(scope, understood, notes, hopeless))


def _by_speaker(library: Library, query: Query, sought: Sought) -> Sought:
    assert query.asked.mention is not None
    holders = query.asked.mention.holders
    where = {holder: library.meetings_of(holder) for holder in holders}
    if sought.scope.meetings is not None:
        where = {holder: there & sought.scope.meetings for holder, there in where.items()}
    speaking = [holder for holder in holders if where[holder]]
    people = {holder.person.id: holder.person for holder in speaking or holders}
    named = ", ".join(person.name for person in people.values())
    understood = replace(sought.understood, speaker=named, office=_office(holders))
    notes = list(sought.notes)
    if _ambiguous(holders):
        everyone = {holder.person.id: holder.person.name for holder in holders}
        shown = [name for id_, name in everyone.items() if id_ in people]
        notes.append(Note("ambiguous", query.asked.typed or "", tuple(shown)))
        understood = replace(understood, speaker=None if len(people) > 1 else named)
    speakers = tuple((holder.person.id, where[holder] if holder.role else None) for holder in speaking)
    scope = replace(sought.scope, speakers=speakers)
    if not speaking:
        notes += [_silence(library, person) for person in people.values()][:3]
    return Sought(scope, understood, tuple(notes), sought.hopeless or not speaking)


def _office(holders: Sequence[Holder]) -> str | None:
    titles = {holder.role.title for holder in holders if holder.role}
    return titles.pop() if len(titles) == 1 else None


def _ambiguous(holders: Sequence[Holder]) -> bool:
    """Whether words name several people at once; holders of one office after another are told apart by the date."""
    people = {holder.person.id for holder in holders}
    titles = {holder.role.title if holder.role else holder.person.id for holder in holders}
    return len(people) > 1 and len(titles) > 1 and any(holder.role for holder in holders)


def _silence(library: Library, person: Person) -> Note:
    """Why there are no words of somebody's here: said elsewhere, present without speaking, only mentioned, neither."""
    if elsewhere := library.speaking.get(person.id):
        return Note("words-elsewhere", person.name, tuple(library.records[m].meeting.title for m in sorted(elsewhere)))
    present = [r.meeting.title for r in library.records.values() if person.id in r.meeting.present]
    if present:
        return Note("present-but-silent", person.name, tuple(present))
    mentioned = {one.meeting for one in _mentions(library, person)}
    if mentioned:
        return Note("only-mentioned", person.name, tuple(library.records[m].meeting.title for m in sorted(mentioned)))
    return Note("in-register-only", person.name)


def _mentions(library: Library, person: Person) -> list[Candidate]:
    """Passages that name somebody by any of their names."""
    names = [find.name_words(name) for name in (person.name.split()[-1], person.name, *person.aliases)]
    scope = Scope(frozenset(library.records))
    return [one for name in names if name for one in library.engine.candidates((), (name,), scope, 20)]


def _meetings(library: Library, query: Query) -> tuple[frozenset[str] | None, tuple[Note, ...], bool]:
    """The meetings that the date and `in:` leave, or None for all; with a note where they leave none."""
    chosen_: frozenset[str] | None = None
    if query.meeting is not None:
        chosen_ = frozenset(
            record.meeting.id for record in library.records.values() if called(record.meeting, query.meeting)
        )
        if not chosen_:
            return chosen_, (Note("no-meeting", query.meeting),), True
    if query.when is not None:
        dated = frozenset(id_ for id_, r in library.records.items() if query.when.when.fits(r.meeting.date))
        chosen_ = dated if chosen_ is None else chosen_ & dated
        if not chosen_:
            return chosen_, (Note("no-meeting", str(query.when.when)),), True
    return chosen_, (), False


def _searched(library: Library, sought: Sought) -> Searched:
    return library.searched_in(sought.scope.meetings) if sought.scope.meetings else library.searched
