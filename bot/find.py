"""Finding: a query against the library -> the spans that answer it, best first, each with its evidence.

Recall is the engine's, over the vocabulary's near words; `bot.rank` decides; the best few are then read in their
turns, so that a question that runs across sentences gets them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.index import Candidate, Scope, Wish
from bot.intent import is_asking
from bot.library import Library
from bot.model import Kind, Passage, Quote, Span, Turn
from bot.query import Query, Term
from bot.rank import LIGHT, TOPIC, Match, Sought, Wanted, bar_for_lines, holds, widen, within_span
from bot.sense import Aligned, clauses, differs
from bot.speaker import Asked
from bot.text import Word, is_negation, is_number, name_words, speech, spelled_numbers, words

_RECALLED, _LOOKED_AT, _READ, _SPARE = 200, 40, 9, 1
"""How many passages are recalled, how many of them are looked at closely, and how many are read in their turns."""
_FEWEST_WISHES, _MOST_WISHES = 3, 10
_KIND_BONUS: dict[Kind, float] = {"quoted": 0.04, "posted": 0.04, "narration": -0.02}
"""In a report the quoted words come before the sentence around them."""
_DENSE = 0.03
"""Among equals, the line with fewer words beside those asked for."""
_SMALL, _MOST_SMALL = 0.4, 1.2
"""What the small words of a line (we, of, the) weigh: a part of their rarity, up to so much."""
_UNKNOWN_VERB = 0.3
"""What a word that nobody said weighs if it looks like a verb: a question puts the doing in its own words."""
_UNKNOWN = 1.3
"""What any other word that nobody said weighs: it is likely what the question is about."""
_SAME_PERSON = 0.9
_COUNTED, _MOST_COUNTED = 0.15, 0.6
"""What a number is worth to "how many"."""
_A_LINE, _IN_ORDER = 3, 0.3
"""From how many words found, and how many of them side by side, a question is taken for a line half remembered."""
_CLAIMED = 0.85
"""What share of "did X say that …" must be there for it to be said."""
_TURNED = 0.45
_PHRASE_KEPT, _PHRASE_BROKEN = 0.9, 0.45
_ELSEWHERE = 0.45
"""What a line is worth at most that has none of the full words itself: they stand beside it, or in its attribution."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span that may answer, with its confidence and what was matched in it."""

    meeting: str
    turn: Turn
    passage: Passage
    span: Span
    score: float
    order: float
    match: Match
    hits: tuple[Span, ...]
    exact: bool = True
    """Whether every phrase asked for stands in it word for word."""

    @property
    def text(self) -> str:
        """The words of the span."""
        return self.turn.text[self.span.start : self.span.end]

    def quote(self, library: Library, beside: Mapping[tuple[str, int], Turn]) -> Quote:
        """The span as a quote, attributed and in context; `beside` has the turns next to its own."""
        meeting = library.records[self.meeting].meeting
        return library.quote(self.turn, self.passage, meeting, self.span, self.score, self.hits, beside)


def wanted(library: Library, query: Query) -> list[Wanted]:
    """The words asked for, each weighed by its rarity, with the vocabulary's words that may stand for it."""
    terms = _with_figures(library, query.terms)
    terms += [Term(word, False) for phrase in query.phrases for word in phrase]
    names = _other_names(query)
    doing = 1.0 if query.claim else _UNKNOWN_VERB
    return [_want(library, term, names.get(term.text, ()), doing, line=query.line) for term in dict.fromkeys(terms)]


def _with_figures(library: Library, terms: Sequence[Term]) -> list[Term]:
    """The terms, a number spelled in several words as the figure that is on record."""
    figured = list(terms)
    for first, end, figure in reversed(list(spelled_numbers([term.text for term in terms]))):
        if figure in library.vocabulary:
            figured[first:end] = [Term(figure, False)]
    return figured


def _other_names(query: Query) -> dict[str, list[str]]:
    """The surnames behind the nicknames in a question: AMLO is López Obrador where the record names him."""
    surnames: dict[str, list[str]] = {}
    for mention in query.named:
        if len(mention.people) == 1 and not any(holder.role for holder in mention.holders):
            last = words(mention.people[0].name)[-1].text
            surnames |= {word: [last] for word in mention.key if word != last}
    return surnames


def _want(library: Library, term: Term, names: Iterable[str], doing: float, *, line: bool) -> Wanted:
    vocabulary = library.vocabulary
    near = vocabulary.near(term.text) | {name: _SAME_PERSON for name in names if name in vocabulary}
    near = dict(sorted(near.items()))  # of two as likely, the same one whatever else is on record
    known = [word for word, likeness in near.items() if likeness >= 0.9]
    rarity = min((vocabulary.rarity(word) for word in known), default=vocabulary.rarity(term.text))
    if not near:
        rarity *= doing if term.text.endswith(("ed", "ing")) else _UNKNOWN
    light = term.light or is_negation(term.text)
    if light:
        small = line and not is_asking(term.text)
        return Wanted(term.text, max(LIGHT, min(_SMALL * rarity, _MOST_SMALL)) if small else LIGHT, near, light)
    return Wanted(term.text, max(rarity, LIGHT), near, light)


def corrected(wants: Iterable[Wanted], found: Sequence[Found]) -> dict[str, str]:
    """The misspelt words and what they were read as: the reading that the best answer shows."""
    said = {word.text for one in found[:1] for word in speech(one.text)}
    return {
        want.word: max(want.near, key=lambda word: (word in said, want.near[word]))
        for want in wants
        if want.near and max(want.near.values()) < 0.9 and not is_negation(want.word)
    }


def search(library: Library, query: Query, wants: Sequence[Wanted], scope: Scope, most: int = 3) -> list[Found]:
    """Spans in scope for the words wanted, best first, in a total order; `most` is how many will be looked at."""
    wishes = _wishes(wants)
    recalled = library.engine.candidates(wishes, query.phrases, scope, _RECALLED)
    if not recalled and query.phrases:
        recalled = library.engine.candidates(wishes, (), scope, _RECALLED)
    sought = Sought(wants, bar_for_lines(library.vocabulary.passages) if query.line else TOPIC)
    ranked = _looked_at(library, sought, recalled)[: _READ + _SPARE * most]
    read = _read(library, query, sought, ranked)
    return sorted(_distinct(sorted(read, key=_rank)), key=_rank)


def _wishes(wants: Sequence[Wanted]) -> list[Wish]:
    """What to recall by: the rarest words asked for; everyday ones only where there is little else."""
    rarest = sorted((want for want in wants if want.near), key=lambda want: -want.weight)
    full = [want for want in rarest if not want.light]
    chosen = full[:_MOST_WISHES] if len(full) >= _FEWEST_WISHES else rarest[:_MOST_WISHES]
    return [Wish({word: likeness * _boost(want) for word, likeness in want.near.items()}) for want in chosen]


def _boost(want: Wanted) -> float:
    return _SMALL if want.light else 1.0


def _looked_at(library: Library, sought: Sought, recalled: Sequence[Candidate]) -> list[Candidate]:
    """The candidates by coverage, and the best of them by all the evidence that their own words give.

    The order is total, and does not hang on how the index came about.
    """
    credits: dict[tuple[str, str | None, str | None], list[float]] = {}

    def credit(one: Candidate) -> list[float]:
        who = (one.meeting, one.passage.person, one.passage.label)
        if who not in credits:
            meeting = library.records[one.meeting].meeting
            credits[who] = sought.credit(library.attribution_words(meeting, one.passage))
        return credits[who]

    def place(one: Candidate) -> tuple[int, str, int, Span]:
        return len(one.words), one.meeting, one.turn, one.passage.span

    def first(one: Candidate) -> tuple[float, tuple[int, str, int, Span]]:
        return -sought.coverage(one.words, credit(one)) - _KIND_BONUS.get(one.passage.kind, 0.0), place(one)

    def second(one: Candidate) -> tuple[float, tuple[int, str, int, Span]]:
        return -sought.match(one.words, credit(one)).score - _KIND_BONUS.get(one.passage.kind, 0.0), place(one)

    return sorted(sorted(recalled, key=first)[:_LOOKED_AT], key=second)


def _rank(found: Found) -> tuple[float, str, int, int]:
    return (-found.order, found.meeting, found.turn.number, found.span.start)


def _distinct(found: Iterable[Found]) -> Iterator[Found]:
    """The best of those that share words of the source."""
    kept: list[Found] = []
    for one in found:
        if not any(one.meeting == k.meeting and one.turn.number == k.turn.number and _overlap(one, k) for k in kept):
            kept.append(one)
            yield one


def _overlap(one: Found, other: Found) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _read(library: Library, query: Query, sought: Sought, ranked: Sequence[Candidate]) -> Iterator[Found]:
    """The candidates in their turns; with a report's sentence, the words it quotes."""
    turns = library.engine.turns_at({(one.meeting, one.turn) for one in ranked})
    for one in ranked:
        turn = turns[one.meeting, one.turn]
        yield _located(library, query, sought, one.meeting, turn, one.passage)
        for quoted in _quoted_in(turn, one.passage):
            yield _located(library, query, sought, one.meeting, turn, quoted)


def _quoted_in(turn: Turn, passage: Passage) -> list[Passage]:
    if passage.kind != "reported":
        return []
    inside = [p for p in turn.passages if passage.span.start <= p.span.start and p.span.end <= passage.span.end]
    return [p for p in inside if p.kind in ("quoted", "posted") and p.person == passage.person]


def _located(library: Library, query: Query, sought: Sought, id_: str, turn: Turn, passage: Passage) -> Found:
    """A passage as a span of its turn, grown over the sentences that the question runs across."""
    tokens, wants = speech(turn.text), sought.wanted
    meeting = library.records[id_].meeting
    span = _grown(query, sought, turn, passage, tokens)
    inside = within_span(tokens, span)
    said = [word.text for word in inside]
    credit = library.attribution_words(meeting, passage) | _sentence_around(turn, passage, tokens)
    beside = frozenset(word.text for word in _beside(turn, span, tokens))
    seen = sought.match(said, sought.credit(credit), beside)
    exact = all(holds(inside, phrase) >= 0 for phrase in query.phrases)
    score = seen.score
    if _differs(library, query, wants, seen, inside, turn.text) or query.claim and seen.coverage < _CLAIMED:
        score = min(score, _TURNED)
    if all(wants[number].light for number, _, _ in seen.hits) and not all(want.light for want in wants):
        score = min(score, _ELSEWHERE)
    if not _names_one_of(query, passage, said):
        score = min(score, _ELSEWHERE)
    if query.phrases:
        score = max(score, _PHRASE_KEPT) if exact else min(score, _PHRASE_BROKEN)
    if query.counts and any(is_number(word) for word in said) and score < _TURNED:
        score = min(score + _COUNTED, _MOST_COUNTED)
    order = score + _KIND_BONUS.get(passage.kind, 0.0) + _DENSE * len(seen.hits) / max(1, len(said))
    return Found(id_, turn, passage, span, score, order, seen, _hits(query, wants, seen, span, inside), exact)


def _names_one_of(query: Query, passage: Passage, said: Sequence[str]) -> bool:
    """Whether one of the people named in a question says it or is spoken of: "Ebrard excellent" is not Velasco's."""
    named = [m for m in query.named if m.exact and not any(holder.role for holder in m.holders)]
    if query.asked != Asked() or not named:
        return True
    spoken_of = {word for m in named for person in m.people for word in name_words(person.name)}
    by_them = any(passage.person == person.id for m in named for person in m.people)
    return by_them or any(name in word for word in said for name in spoken_of if len(name) > 2)  # @SecMayorkas


def _differs(
    library: Library, query: Query, wants: Sequence[Wanted], seen: Match, inside: Sequence[Word], text: str
) -> bool:
    """Whether a number or a negation differs; a topic's words may stand about negations, a line's may not."""
    aligned = Aligned(
        [want.word for want in wants],
        [not want.light for want in wants],
        [word.text for word in inside],
        clauses(text, inside),
        {number: at for number, at, _ in seen.hits},
        lambda word: word in library.vocabulary,
    )
    if query.terms and holds(inside, [term.text for term in query.terms]) >= 0:
        return False  # word for word
    verbatim = query.claim or (len(seen.hits) >= _A_LINE and seen.order >= _IN_ORDER and not query.open)
    return differs(aligned, verbatim=verbatim)


def _hits(query: Query, wants: Sequence[Wanted], seen: Match, span: Span, inside: Sequence[Word]) -> tuple[Span, ...]:
    """The matched words to mark: the full ones, or all where a phrase was asked for."""
    places = sorted({at for number, at, _ in seen.hits if query.phrases or not wants[number].light})
    return tuple(Span(inside[at].start - span.start, inside[at].end - span.start) for at in places)


def _sentence_around(turn: Turn, passage: Passage, tokens: Sequence[Word]) -> frozenset[str]:
    """What the report says around words it quotes: their context, as the attribution is."""
    if passage.kind not in ("quoted", "posted"):
        return frozenset()
    around = [p for p in turn.passages if p.kind == "reported" and passage in _quoted_in(turn, p)]
    return frozenset(word.text for p in around for word in within_span(tokens, p.span))


def _grown(query: Query, sought: Sought, turn: Turn, passage: Passage, tokens: Sequence[Word]) -> Span:
    if passage.kind not in ("spoken", "interpreted"):
        return passage.span
    spans = [other.span for other in turn.passages]
    if len(spans) == 1:
        return passage.span
    for phrase in query.phrases:
        if (where := holds(tokens, phrase)) >= 0:
            start, end = tokens[where].start, tokens[where + len(phrase) - 1].end
            across = [span for span in spans if span.start < end and start < span.end]
            return Span(across[0].start, across[-1].end)
    first, last = widen(sought, spans, tokens, spans.index(passage.span))
    return Span(spans[first].start, spans[last].end)


def _beside(turn: Turn, span: Span, tokens: Sequence[Word]) -> Iterator[Word]:
    """The words of the sentences next to a span in its turn."""
    before = [p.span for p in turn.passages if p.span.end <= span.start][-1:]
    after = [p.span for p in turn.passages if p.span.start >= span.end][:1]
    for neighbour in (*before, *after):
        yield from within_span(tokens, neighbour)


def plain(library: Library, one: Candidate) -> Found:
    """A passage that is shown for what it is, not for words matched in it."""
    turn = library.engine.turns(one.meeting, one.turn, one.turn)[0]
    return as_found(one.meeting, turn, one.passage, 0.6)


def as_found(meeting: str, turn: Turn, passage: Passage, confidence: float) -> Found:
    """A passage with a confidence that rests on something other than matched words."""
    return Found(meeting, turn, passage, passage.span, confidence, confidence, Match((), 0.0, 0.0, 0.0), ())
