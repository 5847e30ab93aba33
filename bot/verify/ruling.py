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
from bot.verify.alignment import Page
from bot.verify.difference import edits, reasons, same_values
from bot.verify.hearsay import tells_of
from bot.verify.standing import DIRECT, Asked, Said, Stand, plain, sentence_at

_A_WORD_OR_TWO = 2
_CLEARLY = 0.15
"""How much more of a claim somebody else must have said for it to be theirs and not nearly the
claimed speaker's."""


@dataclass(frozen=True)
class Ground:
    """What else a verdict rests on: word weights, known words, and whom the claim is of.

    `claimed` is their name as shown (None: nobody was claimed), `is_theirs` whether a stretch is in
    their voice, and `called` the folded words by which others would name them.
    """

    weigh: Callable[[str], float]
    known: Callable[[str], bool]
    claimed: str | None
    is_theirs: Callable[[Said], bool]
    called: frozenset[str] = frozenset()
    asked: Callable[[Said], str] = lambda _: ""
    """The question to which a stretch replies, if one stands before it."""


@dataclass(frozen=True)
class Ruling:
    """A verdict, the diff, the reasons, and where the claim stands: the stretch that decides
    first."""

    verdict: Verdict
    diff: tuple[Edit, ...] = ()
    reasons: tuple[Reason, ...] = ()
    stands: tuple[Stand, ...] = ()


def verify(asked: Asked, record: Iterable[Said], ground: Ground) -> Ruling:
    """The verdict on a claim, from the stretches of the record that are likest it."""
    stands = sorted((asked.stand(said, ground.known) for said in record), key=_likest)
    near = [stand for stand in stands if stand.near]
    if ground.claimed is None:
        return _of_words(near, ground) if near else Ruling("not-found", stands=tuple(stands))
    theirs = [stand for stand in near if ground.is_theirs(stand.said)]
    others = [stand for stand in near if not ground.is_theirs(stand.said) and not _only_asks(stand)]
    if theirs and (theirs[0].exact or not others or not _far_more(others[0], theirs[0])):
        return _of_words([*theirs, *others], ground)
    if others:
        return _of_others(others, ground)
    return Ruling("not-found", stands=tuple(stands))


def _only_asks(stand: Stand) -> bool:
    """Whether what was claimed as said only stands, in other words, in somebody's question."""
    around = sentence_at(stand.said, stand.span.start)
    asks = stand.said.turn.text[around.start : around.end].rstrip("\"'”’) \u00a0").endswith("?")
    asked = stand.asked.claim.marked and stand.asked.text.rstrip("\"'”’) ").endswith("?")
    return asks and not stand.exact and not asked


def _likest(stand: Stand) -> tuple[object, ...]:
    """The order in which stretches decide: exact and uncut, in somebody's own words, the
    nearest."""
    said = stand.said
    direct = said.kind in DIRECT
    share = stand.share + (_CLEARLY if direct else 0.0)
    return (
        not stand.exact,
        bool(stand.cut),
        -share,
        not direct,
        not stand.whole,
        said.meeting,
        said.turn.number,
        stand.span,
    )


def _far_more(others: Stand, theirs: Stand) -> bool:
    return others.exact or others.share > theirs.share + _CLEARLY


def _of_words(near: Sequence[Stand], ground: Ground) -> Ruling:
    """The verdict where the right one said it: the words decide."""
    first = near[0]
    also = _equals(near)
    why = [*_marks(first), *_also(first, also)]
    told = first.said.kind == "reported"
    if not first.exact:
        changed = list(reasons(first, ground.known))
        grave = any(
            one.kind == "negation" or (one.kind in ("number", "date") and one.claimed)
            for one in changed
        )
        if told and not grave:
            return _ruled("paraphrase-only", first, [Reason("paraphrase"), *why], also)
        return _ruled(
            "altered", first, [*changed, *([Reason("paraphrase")] if told else []), *why], also
        )
    if told:
        return _ruled("paraphrase-only", first, [Reason("paraphrase"), *why], also)
    if first.cut:
        return _ruled("wrong-context", first, [Reason("cut", "", first.cut), *why], also)
    return _ruled("exact", first, why, also)


def _equals(near: Sequence[Stand]) -> list[Stand]:
    """The others that have the very words; a word or two only where they stand alone."""
    first = near[0]
    loose = len(first.asked.tokens) > _A_WORD_OR_TWO or not first.whole
    return (
        [stand for stand in near[1:] if stand.exact and (loose or stand.whole)]
        if first.exact
        else []
    )


def _of_others(near: Sequence[Stand], ground: Ground) -> Ruling:
    """The verdict where somebody else said it: they tell that the claimed one did, or it is simply
    theirs."""
    claimed = ground.claimed or ""
    told = next((stand for stand in near if _is_hearsay(stand, ground)), None)
    if told is not None and (told is near[0] or not near[0].exact):
        why = [Reason("hearsay", claimed, told.said.speaker or ""), *_words_told(told, ground)]
        return _ruled("reported", told, [*why, *_marks(told)], ())
    first = near[0]
    also = _equals(near)
    why = [Reason("speaker", claimed, first.said.speaker or first.said.passages[0].label or "")]
    why += [Reason("paraphrase")] if first.said.kind == "reported" else []
    return _ruled(
        "misattributed",
        first,
        [*why, *_words(first, ground), *_marks(first), *_also(first, also)],
        also,
    )


def _ruled(verdict: Verdict, first: Stand, why: Iterable[Reason], also: Sequence[Stand]) -> Ruling:
    return Ruling(verdict, edits(first), tuple(dict.fromkeys(why)), (first, *also))


def _words(stand: Stand, ground: Ground) -> Iterator[Reason]:
    if not stand.exact:
        yield from reasons(stand, ground.known)
    elif stand.cut:
        yield Reason("cut", "", stand.cut)


def _words_told(stand: Stand, ground: Ground) -> Iterator[Reason]:
    """The same of hearsay: that somebody tells it is no cut, unless they tell that it was not
    said."""
    around = sentence_at(stand.said, stand.span.start)
    before = one_line(stand.said.turn.text[around.start : stand.span.start])
    telling = (
        stand.exact
        and stand.cut in before
        and not any(is_negation(word.text) for word in words(stand.cut))
    )
    if not telling:
        yield from _words(stand, ground)


def _marks(stand: Stand) -> Iterator[Reason]:
    """What is to be told of a line beside its words."""
    yield from same_values(stand)
    for run in stand.runs:
        if (
            run.claimed[0] == run.claimed[1]
            and run.claimed[0] in stand.asked.breaks
            and not run.same
        ):
            yield Reason("elision", "", one_line(stand.said.printed(*run.said)))
    for own in stand.asked.claim.own:
        if plain(own) not in plain(stand.said.printed(*stand.window)):
            yield Reason("brackets", own)
    if _is_citing(stand):
        yield Reason("citing")
    if any(
        p.interpreted
        for p in stand.said.passages
        if p.span.start < stand.span.end and stand.span.start < p.span.end
    ):
        yield Reason("interpreted")


def _also(first: Stand, also: Iterable[Stand]) -> Iterator[Reason]:
    names = dict.fromkeys(stand.said.speaker for stand in also if stand.said.speaker)
    for name in names:
        if name != first.said.speaker:
            yield Reason("also-said", "", name)


def _is_citing(stand: Stand) -> bool:
    """Whether the words stand in quotation marks inside what somebody said."""
    if stand.said.kind not in ("spoken", "interpreted") or not stand.exact:
        return False
    around = sentence_at(stand.said, stand.span.start)
    text = stand.said.turn.text[around.start : around.end]
    start, end = stand.span.start - around.start, stand.span.end - around.start
    return any(q.span.start < start and end < q.span.end for q in quoted(text))


def _is_hearsay(stand: Stand, ground: Ground) -> bool:
    around = sentence_at(stand.said, stand.span.start)
    upto = Span(around.start, stand.span.end)
    return tells_of(stand.said.turn.text, upto, ground.called, ground.asked(stand.said))


# Two claims in one --------------------------------------------------------------------------------

LEAST_PART = 3
"""The fewest tokens of a claim that are a part of it."""
_EDITED = 0.1


def is_edited(stand: Stand) -> bool:
    """Whether a claim is one line with a few words changed, and no splice of two."""
    changed = sum(run.claimed[1] - run.claimed[0] for run in stand.changes)
    return stand.near and changed <= max(LEAST_PART - 1, _EDITED * len(stand.asked.tokens))


def parts(asked: Asked, said: Said) -> tuple[int, int]:
    """How many tokens of a claim's beginning, and of its end, stand as they are in a stretch of the
    record."""
    page = Page(asked.keys, [token.key for token in said.tokens])
    return page.beginning(), page.ending()
