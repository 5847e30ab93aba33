"""A claim against the library: where its words may stand, and the verdict on what is found there.

Finding is the main job's own: the words are looked for everywhere, then in what the claimed speaker
said. `ruling` decides; where a line has only one part of a claim, the other part is looked for too,
and a splice comes to light.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, product

from bot.index import Scope
from bot.model import Edit, Passage, Person, Reason, Span, Turn, Verdict
from bot.question.claims import Claim
from bot.question.parse import Query, Term
from bot.search import find
from bot.search.expand import query_terms
from bot.search.find import Hit
from bot.search.library import Library
from bot.search.match import Match
from bot.search.meetings import named_meeting
from bot.search.scope import ResolvedScope, surname
from bot.sources.people import Mention, is_honorific
from bot.text import Word, is_light, is_negation, stem, words
from bot.text.lexicon import one_of
from bot.text.lexicon.verbs import saying
from bot.verify import (
    LEAST_PART,
    Alignment,
    ClaimContext,
    ClaimTokens,
    Ruling,
    Segment,
    align,
    is_edited,
    parts,
    verify,
)

_READ = 3
"""How many lines a claim is held against, in one search."""
_LEAST_COVERED = 0.15
"""What share of a claim's words a line must have to be held against it at all."""
_LEAST_PHRASE = 2
_LIGHT = 0.3
_RENDERED = 0.6
_NO_NAMES = frozenset("the of general foreign deputy vice attorney head chief".split())
_BESIDE = 2
"""How far apart, in paragraphs, a report prints two renderings of one utterance."""


@dataclass(frozen=True)
class Checked:
    """What came of a claim: the verdict, and the lines to show, the one that decides first."""

    verdict: Verdict
    diff: tuple[Edit, ...]
    reasons: tuple[Reason, ...]
    lines: tuple[Hit, ...]


@dataclass(frozen=True)
class _Case:
    """A claim, what is asked around it, and where whose words are: `scope` is anybody's, anywhere.

    `speakers` are whose it is claimed to be, with the meetings in which they count; None: nobody's.
    """

    library: Library
    query: Query
    resolved: ResolvedScope
    claim: Claim
    scope: Scope

    @property
    def speakers(self) -> tuple[tuple[str, frozenset[str] | None], ...] | None:
        return self.resolved.scope.speakers

    @cached_property
    def tokens(self) -> ClaimTokens:
        return ClaimTokens(self.claim, self.weigh)

    @cached_property
    def claimed(self) -> str | None:
        """Whom it is claimed of, as shown."""
        asked, shown = self.query.asked, self.resolved.understood.speaker
        return next(filter(None, (shown, asked.stranger, asked.label, asked.typed)), None)

    def weigh(self, key: str) -> float:
        """What a word of a claim weighs: the rarer on record, the more."""
        word = words(key)[0].text if words(key) else key
        if is_light(word) and not is_negation(word):
            return _LIGHT
        return max(1.0, min(3.0, self.library.vocabulary.rarity(word) / 2))

    def known(self, key: str) -> bool:
        """Whether anybody on record ever said a word."""
        return key in self.library.vocabulary

    def is_theirs(self, said: Segment) -> bool:
        """Whether a segment is in the voice of whom it is claimed of."""
        passage = said.passages[0]
        if passage.kind == "narration":
            return False
        if passage.person and said.speaker == self.claimed:
            return True  # whenever, and in whatever office: nobody is misquoted by themselves
        return self.resolved.scope.is_theirs(said.meeting, passage)

    def question(self, said: Segment) -> str:
        """The question right before a turn, where one is."""
        if not said.passages[0].aloud:
            return ""
        before = self.library.engine.turns_at([(said.meeting, said.turn.number - 1)])
        return "".join(turn.text for turn in before.values() if "?" in turn.text)


def check_claim(library: Library, query: Query, resolved: ResolvedScope) -> Checked:
    """The verdict on a query's claim, which there must be, with whose it is and where it may stand
    as `resolved`; where nothing is near, `lines` are the closest."""
    assert query.claimed is not None
    anywhere = replace(resolved.scope, speakers=None, meetings=library.scope.meetings)
    found = _search(library, query.claimed, anywhere)
    record = list(_segments(library, found))
    printed = any(query.claimed.is_printed_in(said.turn.text) for said in record)
    claim = query.claimed.printed if printed else query.claimed
    case = _Case(library, query, resolved, claim, anywhere)
    context = _context(case)
    ruling = verify(case.tokens, record, context)
    if case.speakers and not _is_theirs_word_for_word(case, ruling):
        of_theirs = _search(library, claim, replace(anywhere, speakers=case.speakers))
        found += [one for one in of_theirs if one not in found]
        record += _segments(library, of_theirs)
        each = {_place_of(said): said for said in record}
        ruling = verify(case.tokens, [*each.values()], context)
    return (
        _spliced(case, ruling, record)
        or _elsewhere(case, ruling)
        or _checked(case, ruling, tuple(found))
    )


def _checked(case: _Case, ruling: Ruling, found: tuple[Hit, ...]) -> Checked:
    """The ruling, with the lines to show: those it rests on, and other forms of the first."""
    if ruling.verdict == "not-found":
        return Checked("not-found", (), (), found)
    first, *more = (_line(alignment) for alignment in ruling.alignments)
    others = list(_renderings(case, ruling))
    reasons = (*ruling.reasons, *([Reason("renderings")] if others else ()))
    return Checked(ruling.verdict, ruling.diff, reasons, (first, *others, *more))


def _context(case: _Case) -> ClaimContext:
    asked = case.query.asked
    called_so = naming_words(asked.people, asked.stranger)
    return ClaimContext(case.known, case.claimed, case.is_theirs, called_so, case.question)


def _is_theirs_word_for_word(case: _Case, ruling: Ruling) -> bool:
    exact = [first.said for first in ruling.alignments[:1] if first.exact]
    return any(map(case.is_theirs, exact))


# Where to look ------------------------------------------------------------------------------------


def _segments(library: Library, found: Iterable[Hit]) -> Iterator[Segment]:
    """The stretches of the record in one voice around the lines found, each once."""
    seen: set[tuple[str, int, tuple[Span, ...]]] = set()
    for one in (one for one in found if one.match.coverage >= _LEAST_COVERED):
        for passages in _voices(one):
            said = _segment(library, one, passages)
            if _place_of(said) not in seen:
                seen.add(_place_of(said))
                yield said


def _segment(library: Library, one: Hit, passages: tuple[Passage, ...]) -> Segment:
    first, meeting = passages[0], library.records[one.meeting].meeting
    speaker = library.speaker_of(first, meeting)
    return Segment(one.meeting, one.turn, passages, speaker or first.label, one.match.confidence)


def _place_of(said: Segment) -> tuple[str, int, tuple[Span, ...]]:
    return said.meeting, said.turn.number, tuple(passage.span for passage in said.passages)


# Beyond one line ----------------------------------------------------------------------------------


def _spliced(case: _Case, ruling: Ruling, record: Sequence[Segment]) -> Checked | None:
    """The verdict on a claim that joins, unmarked, what was said in two turns."""
    count = len(case.tokens.tokens)
    edited = any(is_edited(alignment) for alignment in ruling.alignments[:1])
    if any((edited, count < 2 * LEAST_PART, case.tokens.breaks)):
        return None
    found = [(said, *parts(case.tokens, said)) for said in record]
    begins = max((begin for _, begin, _ in found), default=0)
    ends = max((end for _, _, end in found), default=0)
    gaps = [(begins, count, begins), (0, count - ends, ends)] if begins + ends < count else []
    for first, end, size in gaps:
        if min(size, end - first) >= LEAST_PART:
            rest = _search(case.library, _part(case, (first, end)), case.scope)
            found += [(said, *parts(case.tokens, said)) for said in _segments(case.library, rest)]
    pairs = [
        (one, other, begin)
        for (one, begin, _), (other, _, end) in product(found, found)
        if _covers(begin, end, count, one, other)
    ]
    if not pairs:
        return None
    one, other, at = max(pairs, key=lambda p: case.is_theirs(p[0]) + case.is_theirs(p[1]))
    at = min(at, count - LEAST_PART)
    return _joined(case, _aligned_part(case, one, 0, at), _aligned_part(case, other, at, count))


def _aligned_part(case: _Case, said: Segment, first: int, end: int) -> Alignment:
    return align(ClaimTokens(_part(case, (first, end)), case.weigh), said, case.known)


def _joined(case: _Case, first: Alignment, other: Alignment) -> Checked:
    """The verdict where the beginning stands in one line and the end in another."""
    theirs = [case.is_theirs(alignment.said) for alignment in (first, other)]
    reasons: tuple[Reason, ...] = (Reason("splice", "", _apart(first.said, other.said)),)
    if theirs == [False, True]:
        lines = (_line(other), _line(first))
        return Checked("altered", (_claimed(first), _said(other)), reasons, lines)
    diff, lines = (_said(first), _claimed(other)), (_line(first), _line(other))
    if case.claimed and not any(theirs):
        reasons = (Reason("speaker", case.claimed, first.said.speaker or ""), *reasons)
        return Checked("misattributed", diff, reasons, lines)
    return Checked("altered", diff, reasons, lines)


def _apart(one: Segment, other: Segment) -> str:
    """In what two segments are apart."""
    if one.meeting != other.meeting:
        return "meetings"
    return "speakers" if one.speaker != other.speaker else "turns"


def _said(alignment: Alignment) -> Edit:
    return Edit("=", alignment.said.printed(*alignment.window))


def _claimed(alignment: Alignment) -> Edit:
    return Edit("-", alignment.asked.printed(0, len(alignment.asked.tokens)))


def _elsewhere(case: _Case, ruling: Ruling) -> Checked | None:
    """The verdict on words that are real, but of another meeting or person than claimed."""
    if ruling.verdict not in ("exact", "altered", "paraphrase-only"):
        return None
    first = ruling.alignments[0]
    others = (_about_another(case, first), _about_else(case.claim, first))
    why = next(filter(None, (_at_another_meeting(case, ruling), *others)), None)
    if why is None:
        return None
    return Checked("wrong-context", ruling.diff, (why, *ruling.reasons), (_line(first),))


def _at_another_meeting(case: _Case, ruling: Ruling) -> Reason | None:
    place, meetings = _claimed_place(case)
    if not place or any(alignment.said.meeting in meetings for alignment in ruling.alignments):
        return None
    meeting = case.library.records[ruling.alignments[0].said.meeting].meeting
    when = meeting.date if case.query.when and not case.query.meeting else None
    return Reason("about", place, str(when or meeting.title))


def _claimed_place(case: _Case) -> tuple[str, frozenset[str]]:
    """The day or meeting at which it is claimed to have been said, and the meetings that fit."""
    query, fitting = case.query, case.resolved.scope.meetings or frozenset()
    if query.meeting is not None:
        return query.meeting, fitting
    if query.when is not None:
        return str(query.when.year or query.when), fitting
    framing = tuple(Term(word.text, is_light(word.text)) for word in words(case.claim.frame))
    named = named_meeting(case.library, replace(query, terms=framing))
    return (named.meeting.title, frozenset({named.meeting.id})) if named else ("", frozenset())


def _about_another(case: _Case, alignment: Alignment) -> Reason | None:
    """Whom a line is about, where the claim names somebody else."""
    speaker = alignment.said.passages[0].person
    claimed = _people(case.claim.about, speaker)
    there = _people(case.library.register.named_in(words(_around(alignment))), speaker)
    if not all((claimed, there, claimed.keys().isdisjoint(there))):
        return None
    return Reason("about", ", ".join(claimed.values()), ", ".join(there.values()))


def _people(mentions: Iterable[Mention], without: str | None) -> dict[str, str]:
    """The names of the people mentioned, by their ids."""
    people = (person for mention in mentions for person in mention.people)
    return {person.id: person.name for person in people if person.id != without}


def _renderings(case: _Case, ruling: Ruling) -> Iterator[Hit]:
    """The other forms in which a report prints the words of the line that decides."""
    first = ruling.alignments[0].said
    if not first.passages[0].printed or ruling.verdict not in ("exact", "altered"):
        return
    number, person = first.turn.number, first.passages[0].person
    beside = case.library.engine.turns(first.meeting, max(0, number - _BESIDE), number + _BESIDE)
    for turn in (turn for turn in beside if turn.number != number):
        printed = (passage for passage in turn.passages if passage.printed)
        for passage in (passage for passage in printed if passage.person == person):
            said = Segment(first.meeting, turn, (passage,), first.speaker)
            if _renders(first, said):
                yield _line(align(case.tokens, said, case.known))


def _renders(one: Segment, other: Segment) -> bool:
    """Whether two pieces that a report prints of one person are one utterance in two forms."""
    shared = {token.key for token in other.tokens} & {token.key for token in one.tokens}
    most = max(len(set(other.tokens)), len(one.tokens))
    return len(one.tokens) > _BESIDE and len(shared) > _RENDERED * most


def _line(alignment: Alignment) -> Hit:
    """The sentences that hold a claim, as a line to show."""
    span, turn, passages = alignment.span, alignment.said.turn, alignment.said.passages
    held = [passage for passage in passages if passage.span.overlaps(span)] or [passages[0]]
    whole = Span(held[0].span.start, held[-1].span.end)
    by_word = _by_word(turn, alignment)
    hits = tuple(Span(hit.start - whole.start, hit.end - whole.start) for hit in by_word)
    score = 0.99 if alignment.exact else round(0.5 + 0.45 * alignment.share, 3)
    match = Match((), 0.0, 0.0, 0.0)
    meeting = alignment.said.meeting
    return Hit(meeting, turn, held[0], whole, score, score, match, hits, alignment.exact)


def naming_words(people: Iterable[Person], stranger: str | None = None) -> frozenset[str]:
    """The folded words by which others would name somebody: given name, surname, a title such as
    "the ambassador"."""
    people = list(people)
    names = [name for person in people for name in (person.name, surname(person))]
    titles = [role.title for person in people for role in person.roles]
    honorifics = {word.text for word in _words_of(titles) if is_honorific(word.text)}
    unknown = {word.text for word in words(stranger)[-1:]} if stranger else frozenset()
    return frozenset({word.text for word in _words_of(names)} | honorifics | unknown) - _NO_NAMES


def _words_of(texts: Iterable[str]) -> Iterator[Word]:
    return chain.from_iterable(words(text) for text in texts)


def _covers(begins: int, ends: int, count: int, one: Segment, other: Segment) -> bool:
    """Whether the beginning of a claim in one line and its end in another are all of it."""
    if (one.meeting, one.turn.number) == (other.meeting, other.turn.number):
        return False
    return min(begins, ends) >= LEAST_PART and begins + ends >= count


def _by_word(turn: Turn, alignment: Alignment) -> Iterator[Span]:
    """The words that agree, each by itself."""
    for hit in alignment.hits:
        for word in words(turn.text[hit.start : hit.end]):
            yield Span(hit.start + word.start, hit.start + word.end)


def _search(library: Library, claim: Claim, scope: Scope) -> list[Hit]:
    """The lines likest the claimed words, by the main job's own means."""
    terms = tuple(Term(word.text, is_light(word.text)) for word in claim.words)
    phrases = (
        tuple(piece for piece in claim.pieces if len(piece) >= _LEAST_PHRASE) or claim.pieces[:1]
    )
    query = Query("find", terms=terms, phrases=phrases)
    wants = query_terms(library, query)
    return find.search(library, query, wants, scope, _READ) if wants else []


def _voices(one: Hit) -> Iterator[tuple[Passage, ...]]:
    """What stands around a passage in the same voice: the whole turn, or all that a report quotes
    of one person."""
    voice = (one.passage.kind, one.passage.person)
    if one.passage.aloud:
        yield one.turn.passages
    elif one.passage.printed:
        yield tuple(p for p in one.turn.passages if (p.kind, p.person) == voice)
    else:
        yield (one.passage,)


def _part(case: _Case, part: tuple[int, int]) -> Claim:
    """Some tokens of a claim as a claim of their own."""
    tokens = case.tokens.tokens
    start, end = tokens[part[0]].start, tokens[part[1] - 1].end
    kept = tuple(word for word in case.claim.words if start <= word.start < end)
    return replace(case.claim, words=kept, breaks=frozenset(), own=())


_JUDGED = re.compile(
    rf"\b(?:{one_of(saying('judge'))})\s+(.+?)\s*(?:\b(?:for|as|by)\b|[\ue000\"“])"
)


def _about_else(claim: Claim, alignment: Alignment) -> Reason | None:
    """What a line is about, where the claim names another thing or other people: thanked the
    growers for …."""
    if not alignment.said.passages[0].printed:
        return None
    around = _around(alignment)
    claimed, recorded = _JUDGED.search(claim.frame), _JUDGED.search(around)
    if claimed is None or recorded is None:
        return None
    full = {stem(word.text) for word in words(claimed[1]) if not is_light(word.text)}
    there = {stem(word.text) for word in words(around)}
    return Reason("about", claimed[1], recorded[1]) if full and full.isdisjoint(there) else None


def _around(alignment: Alignment) -> str:
    """The sentence around a line: in a report, the one that quotes it."""
    span, turn = alignment.span, alignment.said.turn
    around = [p.span for p in turn.passages if p.span.start <= span.start <= span.end <= p.span.end]
    widest = max(around, key=lambda s: s.end - s.start, default=span)
    return turn.text[widest.start : widest.end]
