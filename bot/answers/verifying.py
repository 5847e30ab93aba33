"""A claim against the library: where its words may stand, and the verdict on what is found there.

Finding is the main job's own: the words are looked for everywhere, then in what the claimed speaker
said. `ruling` decides; where a line has only one part of a claim, the other part is looked for too,
and a splice comes to light.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from bot.sources.people import is_honorific
from bot.text import is_light, is_negation, stem, words
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


def check(library: Library, query: Query, sought: ResolvedScope) -> Checked:
    """The verdict on a query's claim; where nothing is near, `lines` are the closest."""
    assert query.claimed is not None
    return _Check(library, query, sought, query.claimed).checked()


class _Check:
    """One claim, the library, and what has been found for it so far."""

    def __init__(self, library: Library, query: Query, sought: ResolvedScope, claim: Claim) -> None:
        self._library, self._query, self._sought, self._claim = library, query, sought, claim
        self._asked = ClaimTokens(claim, self._weigh)
        self._context = ClaimContext(
            self._known, self._claimed(), self._is_theirs, self._called(), self._question
        )
        self._found: list[Hit] = []
        self._all: list[Segment] = []
        self._everywhere = replace(sought.scope, speakers=None, meetings=library.scope.meetings)

    def checked(self) -> Checked:
        ruling = self._ruling()
        if spliced := self._splice(ruling):
            return spliced
        if about := self._elsewhere(ruling):
            return about
        if ruling.verdict == "not-found":
            return Checked("not-found", (), (), tuple(self._found))
        lines = [self._line(alignment) for alignment in ruling.alignments]
        reasons = ruling.reasons
        if others := self._renderings(ruling):
            lines[1:1] = others
            reasons += (Reason("renderings"),)
        return Checked(ruling.verdict, ruling.diff, reasons, tuple(lines))

    # Where to look ---

    def _ruling(self) -> Ruling:
        record = self._all = list(self._record(self._everywhere))
        if any(self._claim.is_printed_in(said.turn.text) for said in record):
            self._claim = self._claim.printed
            self._asked = ClaimTokens(self._claim, self._weigh)
        ruling = verify(self._asked, record, self._context)
        speakers = self._sought.scope.speakers
        if not speakers or (
            ruling.alignments
            and ruling.alignments[0].exact
            and self._is_theirs(ruling.alignments[0].said)
        ):
            return ruling
        record += self._record(replace(self._everywhere, speakers=speakers))
        return verify(self._asked, _each(record), self._context)

    def _record(self, scope: Scope, claim: Claim | None = None) -> Iterator[Segment]:
        """The stretches of the record in scope that are likest the claim, or a part of it."""
        found = _search(self._library, claim or self._claim, scope)
        if claim is None:
            self._found += [one for one in found if one not in self._found]
        seen: set[tuple[str, int, tuple[Span, ...]]] = set()
        for one in (one for one in found if one.match.coverage >= _LEAST_COVERED):
            for passages in _voices(one):
                key = (one.meeting, one.turn.number, tuple(p.span for p in passages))
                if key not in seen:
                    seen.add(key)
                    yield self._said(one, passages)

    def _said(self, one: Hit, passages: tuple[Passage, ...]) -> Segment:
        meeting = self._library.records[one.meeting].meeting
        speaker = self._library.speaker_of(passages[0], meeting)
        return Segment(
            one.meeting, one.turn, passages, speaker or passages[0].label, one.match.confidence
        )

    # Whose it is claimed to be ---

    def _claimed(self) -> str | None:
        asked = self._query.asked
        return self._sought.understood.speaker or asked.stranger or asked.label or asked.typed

    def _called(self) -> frozenset[str]:
        asked = self._query.asked
        people = asked.mention.people if asked.mention else ()
        return called(people, asked.stranger)

    def _is_theirs(self, said: Segment) -> bool:
        passage = said.passages[0]
        if passage.kind == "narration":
            return False
        if passage.person and said.speaker == self._claimed():
            return True  # whenever, and in whatever office: nobody is misquoted by themselves
        speakers = self._sought.scope.speakers or ()
        keys = {passage.person or passage.label}
        return any(
            key in keys and (where is None or said.meeting in where) for key, where in speakers
        )

    def _question(self, said: Segment) -> str:
        """The question right before a turn."""
        place = (said.meeting, said.turn.number - 1)
        before = self._library.engine.turns_at([place]).get(place)
        return (
            before.text
            if before and "?" in before.text and said.kind in ("spoken", "interpreted")
            else ""
        )

    # What a word says ---

    def _weigh(self, key: str) -> float:
        word = words(key)[0].text if words(key) else key
        light = _is_small(word)
        return _LIGHT if light else max(1.0, min(3.0, self._library.vocabulary.rarity(word) / 2))

    def _known(self, key: str) -> bool:
        return key in self._library.vocabulary

    # Beyond one line ---

    def _splice(self, ruling: Ruling) -> Checked | None:
        """The verdict on a claim that joins, unmarked, what was said in two turns."""
        count = len(self._asked.tokens)
        edited = any(is_edited(alignment) for alignment in ruling.alignments[:1])
        if edited or count < 2 * LEAST_PART or self._asked.breaks:
            return None
        found = [(said, *parts(self._asked, said)) for said in self._all]
        begins, ends = (
            max((b for _, b, _ in found), default=0),
            max((e for _, _, e in found), default=0),
        )
        for first, end, size in ((begins, count, begins), (0, count - ends, ends)):
            if begins + ends < count and size >= LEAST_PART and end - first >= LEAST_PART:
                more = self._record(self._everywhere, _part(self._claim, self._asked, (first, end)))
                found += [(said, *parts(self._asked, said)) for said in more]
        pairs = [
            (one, other, b)
            for one, b, _ in found
            for other, _, e in found
            if _covers(b, e, count, one, other)
        ]
        if not pairs:
            return None
        first_said, other_said, at = max(
            pairs, key=lambda p: self._is_theirs(p[0]) + self._is_theirs(p[1])
        )
        at = min(at, count - LEAST_PART)
        return self._joined(self._part_of(first_said, 0, at), self._part_of(other_said, at, count))

    def _part_of(self, said: Segment, first: int, end: int) -> Alignment:
        part = ClaimTokens(_part(self._claim, self._asked, (first, end)), self._weigh)
        return align(part, said, self._known)

    def _joined(self, first: Alignment, other: Alignment) -> Checked:
        joined = "meetings" if first.said.meeting != other.said.meeting else "speakers"
        joined = (
            "turns" if joined == "speakers" and first.said.speaker == other.said.speaker else joined
        )
        diff = (
            Edit("=", first.said.printed(*first.window)),
            Edit("-", other.asked.printed(0, len(other.asked.tokens))),
        )
        lines = (self._line(first), self._line(other))
        theirs = [self._is_theirs(alignment.said) for alignment in (first, other)]
        reasons: tuple[Reason, ...] = (Reason("splice", "", joined),)
        if self._context.claimed and not any(theirs):
            reasons = (Reason("speaker", self._context.claimed, first.said.speaker or ""), *reasons)
            return Checked("misattributed", diff, reasons, lines)
        if theirs == [False, True]:
            diff = (
                Edit("-", first.asked.printed(0, len(first.asked.tokens))),
                Edit("=", other.said.printed(*other.window)),
            )
            lines = (lines[1], lines[0])
        return Checked("altered", diff, reasons, lines)

    def _elsewhere(self, ruling: Ruling) -> Checked | None:
        """The verdict on words that are real, but of another meeting or person than claimed."""
        if ruling.verdict not in ("exact", "altered", "paraphrase-only"):
            return None
        first = ruling.alignments[0]
        place, meetings = self._place()
        if place and not any(alignment.said.meeting in meetings for alignment in ruling.alignments):
            meeting = self._library.records[first.said.meeting].meeting
            when = meeting.date if self._query.when and not self._query.meeting else None
            return self._about(ruling, Reason("about", place, str(when or meeting.title)))
        other = self._about_another(first) or _about_else(self._claim, first)
        return self._about(ruling, other) if other else None

    def _place(self) -> tuple[str, frozenset[str]]:
        """The day or meeting at which it is claimed to have been said, and the meetings that
        fit."""
        query, meetings = self._query, self._sought.scope.meetings
        if query.when is not None or query.meeting is not None:
            days = query.when and (query.when.year or query.when)
            return query.meeting or str(days), meetings or frozenset()
        framing = tuple(Term(word.text, is_light(word.text)) for word in words(self._claim.frame))
        named = named_meeting(self._library, replace(query, terms=framing))
        return (named.meeting.title, frozenset({named.meeting.id})) if named else ("", frozenset())

    def _about(self, ruling: Ruling, why: Reason) -> Checked:
        lines = tuple(self._line(alignment) for alignment in ruling.alignments[:1])
        return Checked("wrong-context", ruling.diff, (why, *ruling.reasons), lines)

    def _about_another(self, alignment: Alignment) -> Reason | None:
        """Whom a line is about, where the claim names somebody else."""
        claimed = {p.id: p.name for m in self._claim.about for p in m.people}
        passage = alignment.said.passages[0]
        claimed.pop(passage.person or "", None)
        if not claimed:
            return None
        text = _around(alignment)
        there = {
            p.id: p.name for m in self._library.register.named_in(words(text)) for p in m.people
        }
        there.pop(passage.person or "", None)
        if not there or claimed.keys() & there.keys():
            return None
        return Reason("about", ", ".join(claimed.values()), ", ".join(there.values()))

    def _renderings(self, ruling: Ruling) -> list[Hit]:
        """The other forms in which a report prints the words of the line that decides."""
        first = ruling.alignments[0]
        if first.said.kind not in ("quoted", "posted") or ruling.verdict not in (
            "exact",
            "altered",
        ):
            return []
        number, meeting = first.said.turn.number, first.said.meeting
        turns = self._library.engine.turns(meeting, max(0, number - _BESIDE), number + _BESIDE)
        whole = first.said.tokens
        others = []
        for turn in turns:
            for passage in turn.passages if turn.number != number else ():
                if (
                    passage.kind in ("quoted", "posted")
                    and passage.person == first.said.passages[0].person
                ):
                    said = Segment(meeting, turn, (passage,), first.said.speaker)
                    shared = {t.key for t in said.tokens} & {t.key for t in whole}
                    if (
                        len(shared) > _RENDERED * max(len(set(said.tokens)), len(whole))
                        and len(whole) > _BESIDE
                    ):
                        others.append(self._line(align(self._asked, said, self._known)))
        return others

    def _line(self, alignment: Alignment) -> Hit:
        """The sentences that hold a claim, as a line to show."""
        span, turn = alignment.span, alignment.said.turn
        held = [p for p in alignment.said.passages if p.span.overlaps(span)]
        held = held or list(alignment.said.passages[:1])
        whole = Span(held[0].span.start, held[-1].span.end)
        hits = tuple(
            Span(hit.start - whole.start, hit.end - whole.start)
            for hit in _by_word(turn, alignment)
        )
        score = 0.99 if alignment.exact else round(0.5 + 0.45 * alignment.share, 3)
        return Hit(
            alignment.said.meeting,
            turn,
            held[0],
            whole,
            score,
            score,
            Match((), 0.0, 0.0, 0.0),
            hits,
            alignment.exact,
        )


def called(people: Iterable[Person], stranger: str | None = None) -> frozenset[str]:
    """The folded words by which others would name somebody: given name, surname, a title such as
    "the ambassador"."""
    names = {
        word.text
        for person in people
        for name in (person.name, surname(person))
        for word in words(name)
    }
    titles = {
        word.text
        for p in people
        for role in p.roles
        for word in words(role.title)
        if is_honorific(word.text)
    }
    unknown = {word.text for word in words(stranger or "")[-1:]}
    return frozenset(names | titles | unknown) - _NO_NAMES


def _covers(begins: int, ends: int, count: int, one: Segment, other: Segment) -> bool:
    """Whether the beginning of a claim in one line and its end in another are all of it."""
    same = one.meeting == other.meeting and one.turn.number == other.turn.number
    return not same and begins >= LEAST_PART and ends >= LEAST_PART and begins + ends >= count


def _by_word(turn: Turn, alignment: Alignment) -> Iterator[Span]:
    """The words that agree, each by itself."""
    for hit in alignment.hits:
        for word in words(turn.text[hit.start : hit.end]):
            yield Span(hit.start + word.start, hit.start + word.end)


def _is_small(word: str) -> bool:
    """Whether a word weighs little in a claim; a "not" never does."""
    return is_light(word) and not is_negation(word)


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
    kind, person = one.passage.kind, one.passage.person
    if kind in ("spoken", "interpreted"):
        yield one.turn.passages
    elif kind in ("quoted", "posted"):
        yield tuple(p for p in one.turn.passages if p.kind == kind and p.person == person)
    else:
        yield (one.passage,)


def _each(record: Iterable[Segment]) -> list[Segment]:
    return list(
        {(s.meeting, s.turn.number, tuple(p.span for p in s.passages)): s for s in record}.values()
    )


def _part(claim: Claim, asked: ClaimTokens, part: tuple[int, int]) -> Claim:
    """Some tokens of a claim as a claim of their own."""
    start, end = asked.tokens[part[0]].start, asked.tokens[part[1] - 1].end
    kept = tuple(word for word in claim.words if start <= word.start < end)
    return replace(claim, words=kept, breaks=frozenset(), own=())


_JUDGED = re.compile(
    rf"\b(?:{one_of(saying('judge'))})\s+(.+?)\s*(?:\b(?:for|as|by)\b|[\ue000\"“])"
)


def _about_else(claim: Claim, alignment: Alignment) -> Reason | None:
    """What a line is about, where the claim names another thing or other people: thanked the
    growers for …."""
    around = _around(alignment)
    claimed, recorded = _JUDGED.search(claim.frame), _JUDGED.search(around)
    if claimed is None or recorded is None or alignment.said.kind not in ("quoted", "posted"):
        return None
    full = {stem(word.text) for word in words(claimed[1]) if not is_light(word.text)}
    there = {stem(word.text) for word in words(around)}
    return Reason("about", claimed[1], recorded[1]) if full and not full & there else None


def _around(alignment: Alignment) -> str:
    """The sentence around a line: in a report, the one that quotes it."""
    span, turn = alignment.span, alignment.said.turn
    around = [
        p.span for p in turn.passages if p.span.start <= span.start and span.end <= p.span.end
    ]
    widest = max(around, key=lambda s: s.end - s.start, default=span)
    return turn.text[widest.start : widest.end]
