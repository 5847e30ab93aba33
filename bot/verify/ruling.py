"""A claim against the record: verdict, word by word diff, and the reasons. Pure.

who, before what     a wrong speaker is misattributed, however near the words; hearsay is reported
then the words       exact only where every word stands; a number, name, date or "not" that differs
                     is named
then their edges     what was cut off, or left out at a mark, may turn the sense
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.model import Edit, Reason, Span, Verdict
from bot.text import is_negation, one_line, words
from bot.text.quotation_marks import quoted
from bot.verify.aligner import TokenAligner
from bot.verify.alignment import Alignment, align, is_near
from bot.verify.difference import edits, reasons, same_values
from bot.verify.hearsay import tells_of
from bot.verify.tokens import DIRECT, ClaimTokens, Segment, bare_letters, ends_as_question

_A_WORD_OR_TWO = 2
_CLEARLY = 0.15
"""How much more of a claim somebody else must have said for it to be theirs."""


@dataclass(frozen=True)
class ClaimContext:
    """What else a verdict rests on: the words on record, and whom the claim is of.

    `known` tells whether anybody on record ever said a folded word. `claimed` is the name of whom
    the claim is of, as shown (None: nobody was claimed), `is_theirs` whether a segment is in their
    voice, and `called` the folded words by which others would name them.
    """

    known: Callable[[str], bool]
    claimed: str | None
    is_theirs: Callable[[Segment], bool]
    called: frozenset[str] = frozenset()
    question: Callable[[Segment], str] = lambda _: ""
    """The question to which a stretch replies, if one stands before it."""


@dataclass(frozen=True)
class Ruling:
    """A verdict, the diff, the reasons, and where the claim stands: what decides first."""

    verdict: Verdict
    diff: tuple[Edit, ...] = ()
    reasons: tuple[Reason, ...] = ()
    alignments: tuple[Alignment, ...] = ()


def verify(asked: ClaimTokens, record: Iterable[Segment], context: ClaimContext) -> Ruling:
    """The verdict on a claim (`asked`), from the segments of the `record` that are likest it; their
    order does not matter. `context` is what else it rests on."""
    alignments = sorted((align(asked, said, context.known) for said in record), key=_likest)
    near = [alignment for alignment in alignments if is_near(alignment)]
    unknown = Ruling("not-found", alignments=tuple(alignments))
    if context.claimed is None:
        return _of_words(near, context) if near else unknown
    theirs = [alignment for alignment in near if context.is_theirs(alignment.said)]
    others = [alignment for alignment in near if not context.is_theirs(alignment.said)]
    others = [alignment for alignment in others if not _only_asks(alignment)]
    if theirs and (theirs[0].exact or not others or not _far_more(others[0], theirs[0])):
        return _of_words([*theirs, *others], context)
    return _of_others(others, context) if others else unknown


def _only_asks(alignment: Alignment) -> bool:
    """Whether what was claimed as said only stands, in other words, in somebody's question."""
    if alignment.exact or not alignment.said.is_question_at(alignment.span.start):
        return False
    return not (alignment.asked.claim.marked and ends_as_question(alignment.asked.text))


def _likest(alignment: Alignment) -> tuple[object, ...]:
    """The order in which stretches decide: exact and uncut, somebody's own words, the nearest."""
    said = alignment.said
    direct = said.kind in DIRECT
    share = alignment.share + (_CLEARLY if direct else 0.0)
    return (
        not alignment.exact,
        bool(alignment.cut),
        -share,
        not direct,
        not alignment.whole,
        said.meeting,
        said.turn.number,
        alignment.span,
    )


def _far_more(others: Alignment, theirs: Alignment) -> bool:
    return others.exact or others.share > theirs.share + _CLEARLY


def _of_words(near: Sequence[Alignment], context: ClaimContext) -> Ruling:
    """The verdict where the right one said it: the words decide."""
    first = near[0]
    also = _equals(near)
    why = [*_marks(first), *_also(first, also)]
    told = first.said.kind == "reported"
    if not first.exact:
        changed = list(reasons(first, context.known))
        figures = (one for one in changed if one.kind in ("number", "date"))
        grave = any(one.kind == "negation" for one in changed) or any(f.claimed for f in figures)
        if told and not grave:
            return _ruled("paraphrase-only", first, [Reason("paraphrase"), *why], also)
        changed += [Reason("paraphrase")] if told else []
        return _ruled("altered", first, [*changed, *why], also)
    if told:
        return _ruled("paraphrase-only", first, [Reason("paraphrase"), *why], also)
    if first.cut:
        return _ruled("wrong-context", first, [Reason("cut", "", first.cut), *why], also)
    return _ruled("exact", first, why, also)


def _equals(near: Sequence[Alignment]) -> list[Alignment]:
    """The others that have the very words; a word or two only where they stand alone."""
    first = near[0]
    loose = len(first.asked.tokens) > _A_WORD_OR_TWO or not first.whole
    others = [alignment for alignment in near[1:] if alignment.exact] if first.exact else []
    return [alignment for alignment in others if loose or alignment.whole]


def _of_others(near: Sequence[Alignment], context: ClaimContext) -> Ruling:
    """The verdict where somebody else said it, or tells that the claimed one did."""
    claimed = context.claimed or ""
    told = next((alignment for alignment in near if _is_hearsay(alignment, context)), None)
    if told is not None and (told is near[0] or not near[0].exact):
        why = [Reason("hearsay", claimed, told.said.speaker or ""), *_words_told(told, context)]
        return _ruled("reported", told, [*why, *_marks(told)], ())
    first = near[0]
    also = _equals(near)
    why = [Reason("speaker", claimed, first.said.speaker or first.said.passages[0].label or "")]
    why += [Reason("paraphrase")] if first.said.kind == "reported" else []
    why += [*_words(first, context), *_marks(first), *_also(first, also)]
    return _ruled("misattributed", first, why, also)


def _ruled(
    verdict: Verdict, first: Alignment, why: Iterable[Reason], also: Sequence[Alignment]
) -> Ruling:
    return Ruling(verdict, edits(first), tuple(dict.fromkeys(why)), (first, *also))


def _words(alignment: Alignment, context: ClaimContext) -> Iterator[Reason]:
    if not alignment.exact:
        yield from reasons(alignment, context.known)
    elif alignment.cut:
        yield Reason("cut", "", alignment.cut)


def _words_told(alignment: Alignment, context: ClaimContext) -> Iterator[Reason]:
    """How hearsay's words differ: that somebody tells it is no cut, unless they deny it."""
    start = alignment.said.sentence_at(alignment.span.start).start
    before = one_line(alignment.said.turn.text[start : alignment.span.start])
    denied = any(is_negation(word.text) for word in words(alignment.cut))
    if denied or not alignment.exact or alignment.cut not in before:
        yield from _words(alignment, context)


def _marks(alignment: Alignment) -> Iterator[Reason]:
    """What is to be told of a line beside its words."""
    asked, said = alignment.asked, alignment.said
    yield from same_values(alignment)
    for run in alignment.runs:
        if asked.is_gap(run) and not run.same:
            yield Reason("elision", "", one_line(said.printed(*run.said)))
    printed = bare_letters(said.printed(*alignment.window))
    unsaid = (own for own in asked.claim.own if bare_letters(own) not in printed)
    yield from (Reason("brackets", own) for own in unsaid)
    if _is_citing(alignment):
        yield Reason("citing")
    if any(p.interpreted for p in said.passages if p.span.overlaps(alignment.span)):
        yield Reason("interpreted")


def _also(first: Alignment, also: Iterable[Alignment]) -> Iterator[Reason]:
    names = dict.fromkeys(alignment.said.speaker for alignment in also if alignment.said.speaker)
    for name in names:
        if name != first.said.speaker:
            yield Reason("also-said", "", name)


def _is_citing(alignment: Alignment) -> bool:
    """Whether the words stand in quotation marks inside what somebody said."""
    if alignment.said.kind not in ("spoken", "interpreted") or not alignment.exact:
        return False
    span = alignment.span
    around = alignment.said.sentence_at(span.start)
    marked = quoted(alignment.said.turn.text[slice(*around)])
    start, end = span.start - around.start, span.end - around.start
    return any(q.span.start < start and end < q.span.end for q in marked)


def _is_hearsay(alignment: Alignment, context: ClaimContext) -> bool:
    said = alignment.said
    upto = Span(said.sentence_at(alignment.span.start).start, alignment.span.end)
    return tells_of(said.turn.text, upto, context.called, context.question(said))


# Two claims in one --------------------------------------------------------------------------------

LEAST_PART = 3
"""The fewest tokens of a claim that are a part of it."""
_EDITED = 0.1


def is_edited(alignment: Alignment) -> bool:
    """Whether a claim is one line with a few words changed, and no splice of two."""
    changed = sum(run.claimed[1] - run.claimed[0] for run in alignment.changes)
    most = max(LEAST_PART - 1, _EDITED * len(alignment.asked.tokens))
    return is_near(alignment) and changed <= most


def parts(asked: ClaimTokens, said: Segment) -> tuple[int, int]:
    """How many tokens of a claim's beginning, and of its end, stand in a segment as they are."""
    aligner = TokenAligner(asked.keys, [token.key for token in said.tokens])
    return aligner.beginning(), aligner.ending()
