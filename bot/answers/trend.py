"""How often words were said: counted over every passage that an audience may read, by meeting,
month or year, and by whom. Exact: the engine counts, and recalls nothing.

trend corruption            its stem: corruption, corrupt; a misspelt word is read as the nearest
                            one said
trend "shared ports"        these words in this order; a number as a figure or in letters
trend ports from:ruiz       both of several words in one passage; operators narrow it down
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from bot.index import Clause, Scope, Tally
from bot.model import OWN, Answer, Bar, Every, Meeting, Question, Quote, Span, Trend, Voicing
from bot.question.parse import Query
from bot.search.library import Library
from bot.search.scope import ResolvedScope, resolve_scope
from bot.text import is_number, same_number, speech, stem

_MEETINGS, _MONTHS, _YEARS = 12, 24, 30
"""As many bars as can be taken in at a glance; above that the next longer stretch of time has one
each."""
_SPEAKERS = 10
_VARIANTS = 8


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is counted, in the engine's terms, and what was read for what was typed."""

    words: tuple[str, ...]
    clauses: tuple[Clause, ...]
    phrases: tuple[tuple[str, ...], ...]
    corrected: Mapping[str, str]


def count_words(library: Library, question: Question, query: Query) -> Answer:
    """How often the words of a question, understood as `query`, were said; nothing to count where
    it has none."""
    sought = resolve_scope(library, query, question.narrowed)
    wanted = _wanted(library, query)
    taken = replace(sought.understood, words=wanted.words, corrected=wanted.corrected, meeting=None)
    uncounted = Trend(wanted.words, query.trend or "")
    blank = Answer(question, "find", "none", sought.searched(library), understood=taken)
    blank = replace(blank, notes=sought.notes, trend=uncounted)
    if sought.hopeless or not wanted.words:
        return blank
    found = library.engine.tally(wanted.clauses, wanted.phrases, sought.scope)
    counted = _trend(library, sought, uncounted, found)
    quotes = tuple(_first_lines(library, found, wanted, question.limit))
    return replace(blank, outcome="found" if found else "none", quotes=quotes, trend=counted)


# What is counted ----------------------------------------------------------------------------------


def _wanted(library: Library, query: Query) -> _Wanted:
    corrected: dict[str, str] = {}
    counted, clauses, phrases = [], [], []
    for word in _full(query):
        read = _read(library, word)
        if read != word:
            corrected[word] = read
        counted.append(read)
        clauses.append(Clause(dict.fromkeys(_spellings(read), 1.0)))
    for phrase in query.phrases:
        ways = _ways(phrase)
        if len(phrase) == len(ways) == 1:
            phrases.append(phrase)  # this very word, and not its kin
        else:
            clauses.append(Clause({" ".join(way): 1.0 for way in ways}))
    words = (*counted, *(" ".join(phrase) for phrase in query.phrases))
    return _Wanted(words, tuple(clauses), tuple(phrases), corrected)


def _full(query: Query) -> list[str]:
    """The words that say something; the small ones only where there is nothing else."""
    full = [term.text for term in query.terms if not term.light]
    return full or ([] if query.phrases else [term.text for term in query.terms])


def _read(library: Library, word: str) -> str:
    """The word itself where it or its kin was said here; else the nearest word that was, if any is
    near."""
    near = library.vocabulary.near(word)
    if word in near or is_number(word):
        return word
    kin = [other for other in near if stem(other) == stem(word)]
    return word if kin else max(near, key=lambda other: near[other], default=word)


def _spellings(word: str) -> list[str]:
    """A number as a figure and in letters; any other word as it is."""
    other = same_number(word)
    return [word, other] if other else [word]


def _ways(phrase: Sequence[str]) -> list[tuple[str, ...]]:
    """A phrase with its numbers spelled either way."""
    return list(product(*map(_spellings, phrase)))[:_VARIANTS]


# The counts ---------------------------------------------------------------------------------------


def _trend(library: Library, sought: ResolvedScope, blank: Trend, found: Sequence[Tally]) -> Trend:
    said: Counter[str] = Counter()
    for one in found:
        said[one.meeting] += one.passages
    every, over_time = _over_time(library, sought.scope, said)
    counted = replace(blank, passages=said.total(), meetings=len(said))
    speakers = tuple(_by_speaker(library, found))
    return replace(counted, every=every, over_time=over_time, speakers=speakers)


def _over_time(
    library: Library, scope: Scope, said: Mapping[str, int]
) -> tuple[Every, tuple[Bar, ...]]:
    """A bar for each meeting searched; for each month or year with one, where there are many."""
    held = [library.records[id_].meeting for id_ in library.within(scope)]
    held.sort(key=lambda meeting: (meeting.date or date.max, meeting.id))
    if len(held) <= _MEETINGS:
        return "meeting", tuple(Bar(said.get(m.id, 0), m.title, m.date) for m in held)
    months = _since(held, said, _month)
    if len(months) <= _MONTHS:
        return "month", months
    return "year", _since(held, said, _year)[-_YEARS:]


def _since(
    held: Iterable[Meeting], said: Mapping[str, int], begun: Callable[[date], date]
) -> tuple[Bar, ...]:
    counts: defaultdict[date | None, int] = defaultdict(int)
    for meeting in held:
        counts[begun(meeting.date) if meeting.date else None] += said.get(meeting.id, 0)
    return tuple(Bar(count, "", day) for day, count in counts.items())


def _month(day: date) -> date:
    return day.replace(day=1)


def _year(day: date) -> date:
    return day.replace(month=1, day=1)


def _by_speaker(library: Library, found: Iterable[Tally]) -> Iterator[Bar]:
    """A bar for each of those who said it most, one for all others, and what is nobody's own words
    apart."""
    own: Counter[str] = Counter()
    apart: Counter[Voicing] = Counter()
    for one in found:
        if one.kind not in OWN:
            apart["reported" if one.kind == "reported" else "narration"] += one.passages
        elif one.speaker:
            own[one.speaker] += one.passages
        else:
            apart["unclear"] += one.passages
    ranked = sorted(own.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ranked if len(ranked) <= _SPEAKERS + 1 else ranked[:_SPEAKERS]
    for key, count in shown:
        person = library.register.by_id.get(key)
        yield Bar(count, person.name if person else key)
    rest = ranked[len(shown) :]
    if rest:
        yield Bar(sum(count for _, count in rest), "", what="others", number=len(rest))
    yield from (
        Bar(apart[what], "", what=what)
        for what in ("unclear", "reported", "narration")
        if apart[what]
    )


# The first lines ----------------------------------------------------------------------------------


def _first_lines(
    library: Library, found: Iterable[Tally], wanted: _Wanted, limit: int
) -> Iterator[Quote]:
    """Where it was first said: somebody's own words before any others, in the order of the days."""

    def order(one: Tally) -> tuple[bool, date, str, int, Span]:
        return (
            one.kind not in OWN,
            library.records[one.meeting].meeting.date or date.max,
            one.meeting,
            *one.first,
        )

    first = sorted(found, key=order)[:limit]
    places = [(one.meeting, one.first[0]) for one in first]
    turns, beside = library.engine.turns_at(places), library.beside(places)
    hit = _hit(wanted)
    for one in first:
        turn, meeting = turns[one.meeting, one.first[0]], library.records[one.meeting].meeting
        passage = next(passage for passage in turn.passages if passage.span == one.first[1])
        said = [word for word in speech(turn.text_of(passage)) if hit(word.text)]
        hits = tuple(Span(word.start, word.end) for word in said)
        yield library.quote(turn, passage, meeting, passage.span, 1.0, hits, beside)


def _hit(wanted: _Wanted) -> Callable[[str], bool]:
    """Whether a word is one of those counted."""
    ways = {way for clause in wanted.clauses for way in clause.words}
    stems = {stem(way) for way in ways if " " not in way}
    exact = {word for way in ways if " " in way for word in way.split()}
    exact |= {word for phrase in wanted.phrases for word in phrase}
    return lambda word: word in exact or stem(word) in stems
