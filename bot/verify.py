"""A claim against the record: verdict, word by word diff, and the reasons. Pure.

who, before what     a wrong speaker is misattributed, however near the words; hearsay is reported
then the words       exact only where every word stands; a number, name, date or "not" that differs is named
then their edges     what was cut off, or left out at a mark, may turn the sense
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.align import Page, Run, Token, tokens
from bot.claim import Claim
from bot.english import is_english
from bot.marks import quoted
from bot.model import Edit, Passage, Reason, ReasonKind, Span, Turn, Verdict
from bot.sense import turned_after, turned_before
from bot.speaker import SAYING
from bot.text import fold, is_negation, is_year, one_line, sentences, speech, stem, without_asides, words

NEAR = 0.6
"""What share of a claim's weight must stand in a line for it to be nearly this line."""
_TOLD_NEAR = 0.5
"""The same of a reporter's paraphrase, which has its own wording."""
_LEAST_KEPT, _LEAST_COUNT, _MANY, _EVERY_WORD = 2, 0.4, 5, 0.8
"""How many tokens must agree at least, what share of all; and from how many on small words weigh as full ones do."""
_REWORDED = 0.7
"""What share of the full words of a claim in no quotation marks is enough, in whatever order."""
_MOST_BETWEEN = 1.5
"""How many words may stand between those that agree, for each that does."""
_ALIKE, _OTHER_NUMBER = 0.9, 0.7
"""What a word is worth that is spelled differently, and a number that stands in another's place."""
_LIKELY, _LIKELY_NEAR = 0.75, 0.45
"""The confidence of finding from which a smaller share will do."""
_MOST_PLACES = 8
_A_WORD_OR_TWO = 2
_CLEARLY = 0.15
"""How much more of a claim somebody else must have said for it to be theirs and not nearly the claimed speaker's."""
_DIRECT = ("spoken", "interpreted", "quoted", "posted")


@lru_cache(maxsize=256)
def _tokens(text: str, spans: tuple[Span, ...]) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The tokens inside some passages of a turn, and the number of the passage of each."""
    found, bounds, at = [], [], 0
    for token in tokens(text, [word for word in speech(text) if any(s.start <= word.start < s.end for s in spans)]):
        while at + 1 < len(spans) and token.start >= spans[at].end:
            at += 1
        found.append(token)
        bounds.append(at)
    return tuple(found), tuple(bounds)


@dataclass(frozen=True)
class Said:
    """A stretch of the record in one voice: a transcript's turn, or what a report quotes or tells of one person."""

    meeting: str
    turn: Turn
    passages: tuple[Passage, ...]
    speaker: str | None
    """As shown; None: nobody, or unknown."""
    confidence: float = 0.0
    """How far the words found speak for it."""

    @property
    def kind(self) -> str:
        """How its words reached us."""
        return self.passages[0].kind

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words as they are compared."""
        return _tokens(self.turn.text, tuple(p.span for p in self.passages))[0]

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """The number of the passage of each token."""
        return _tokens(self.turn.text, tuple(p.span for p in self.passages))[1]

    def printed(self, first: int, end: int) -> str:
        """Tokens first to end as printed."""
        return self.turn.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""


@dataclass(frozen=True)
class Ground:
    """What else a verdict rests on: word weights, known words, and whom the claim is of.

    `claimed` is their name as shown (None: nobody was claimed), `is_theirs` whether a stretch is in their voice, and
    `called` the folded words by which others would name them.
    """

    weigh: Callable[[str], float]
    known: Callable[[str], bool]
    claimed: str | None
    is_theirs: Callable[[Said], bool]
    called: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stand:
    """How a claim stands in a stretch of the record; `share` is the part of its weight that agrees."""

    asked: Asked
    said: Said
    runs: tuple[Run, ...]
    exact: bool
    share: float
    cut: str = ""
    """What is left out that turns the sense."""

    @property
    def window(self) -> tuple[int, int]:
        """The tokens said that it covers."""
        stands = [run.said for run in self.runs if run.said[0] < run.said[1]]
        return (stands[0][0], stands[-1][1]) if stands else (0, 0)

    @property
    def span(self) -> Span:
        """The same as characters of the turn."""
        first, end = self.window
        return Span(self.said.tokens[first].start, self.said.tokens[end - 1].end) if first < end else Span(0, 0)

    @property
    def hits(self) -> Iterator[Span]:
        """The words that agree, as characters of the turn."""
        for run in self.runs:
            if run.same:
                yield Span(self.said.tokens[run.said[0]].start, self.said.tokens[run.said[1] - 1].end)

    @property
    def kept(self) -> int:
        """How many tokens agree, numbers in the place of numbers among them."""
        same = sum(run.said[1] - run.said[0] for run in self.runs if run.same)
        return same + sum(1 for run in self.changes if _numbers_only(self, run))

    @property
    def near(self) -> bool:
        """Whether it is nearly what was claimed."""
        between = sum(run.said[1] - run.said[0] for run in self.changes if run.claimed[0] == run.claimed[1])
        if self.exact or between > _MOST_BETWEEN * self.kept or self.kept < _LEAST_KEPT:
            return self.exact or (not self.asked.claim.marked and self.reworded >= _REWORDED)
        least = NEAR if self.said.kind in _DIRECT else _TOLD_NEAR
        least = _LIKELY_NEAR if self.said.confidence >= _LIKELY else least
        count = self.kept / len(self.asked.tokens)
        share = max(self.share, _EVERY_WORD * count if self.kept >= _MANY else 0.0) if count >= _LEAST_COUNT else 0.0
        return share >= least or (not self.asked.claim.marked and self.reworded >= _REWORDED)

    @cached_property
    def reworded(self) -> float:
        """The share of the claim's full words that stand in these sentences at all, whatever their order and endings."""
        start, end = self.span
        held = [p.span for p in self.said.passages if p.span.start < end and start < p.span.end]
        said = {stem(fold(self.said.printed(n, n + 1))) if not t.is_amount else t.key
                for n, t in enumerate(self.said.tokens) if any(s.start <= t.start < s.end for s in held)}  # fmt: skip
        full = [(t, w) for t, w in zip(self.asked.tokens, self.asked.weights, strict=True) if w >= 1.0]
        found = [(stem(t.key) if not t.is_amount else t.key) in said for t, _ in full]
        total = sum(w for _, w in full)
        return sum(w for (_, w), there in zip(full, found, strict=True) if there) / total if sum(found) > 1 else 0.0

    @property
    def whole(self) -> bool:
        """Whether it is a whole sentence, or all that is quoted."""
        start, end = self.span
        before, _ = _sentence_before(self.said, start)
        return self.exact and not before.strip(" \"“‘'") and not _sentence_after(self.said, end).strip(" \"”’'")

    @property
    def changes(self) -> Iterator[Run]:
        """Where claim and record differ, but for what is left out where the claim marks it."""
        for run in self.runs:
            gap = run.claimed[0] == run.claimed[1] and run.claimed[0] in self.asked.breaks
            if not run.same and not gap:
                yield run


def _numbers_only(stand: Stand, run: Run) -> bool:
    """Whether a number stands in the place of another."""
    return any(stand.asked.tokens[n].is_amount for n in range(*run.claimed)) and any(
        stand.said.tokens[n].is_amount for n in range(*run.said)
    )


class Asked:
    """A claim's tokens, the pieces between its marks, and what each token weighs."""

    def __init__(self, claim: Claim, weigh: Callable[[str], float]) -> None:
        self.claim, self.text = claim, claim.text
        self.tokens: list[Token] = []
        self.pieces: list[tuple[int, int]] = []
        for first, end in pairwise([0, *sorted(claim.breaks), len(claim.words)]):
            begin = len(self.tokens)
            self.tokens += tokens(claim.text, claim.words[first:end])
            self.pieces.append((begin, len(self.tokens)))
        self.breaks = frozenset(first for first, _ in self.pieces[1:])
        self.keys = [token.key for token in self.tokens]
        self.weights = [1.5 if t.is_amount or is_negation(t.key) else weigh(t.key) for t in self.tokens]

    def printed(self, first: int, end: int) -> str:
        """Tokens first to end as they were typed."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""

    def stand(self, said: Said, known: Callable[[str], bool]) -> Stand:
        """How the claim stands in a stretch of the record."""
        page = Page(self.keys, [token.key for token in said.tokens])
        whole = [self._stand(said, runs, known) for runs in self._places(page)]
        if whole:
            return next((one for one in whole if not one.cut), whole[0])
        runs: list[Run] = []
        begin = 0
        for first, end in self.pieces:
            near = page.nearest(first, end, begin, said.bounds)
            runs += self._gap(first, begin, near) if runs else ()
            runs += near
            begin = max(begin, near[-1].said[1])
        return self._stand(said, runs, known)

    def _places(self, page: Page) -> Iterator[list[Run]]:
        """Everywhere that all pieces stand as they are, one after the other, as near to one another as may be."""
        last = self.pieces[-1]
        for n, at in enumerate(page.places(*last)):
            if n == _MOST_PLACES:
                return
            found = [at]
            for first, end in reversed(self.pieces[:-1]):
                found.insert(0, page.last_place(first, end, found[0]))
                if found[0] < 0:
                    break
            if found[0] < 0:
                continue
            runs: list[Run] = []
            for (first, end), place in zip(self.pieces, found, strict=True):
                here = [Run(True, (first, end), (place, place + end - first))]
                runs += [*(self._gap(first, runs[-1].said[1], here) if runs else ()), *here]
            yield runs

    def _gap(self, first: int, begin: int, following: Sequence[Run]) -> list[Run]:
        """What was said where the claim marks that something is left out."""
        upto = following[0].said[0]
        return [Run(False, (first, first), (begin, upto))] if begin < upto else []

    def _stand(self, said: Said, runs: Sequence[Run], known: Callable[[str], bool]) -> Stand:
        kept = 0.0
        for run in runs:
            if run.same:
                kept += sum(self.weights[slice(*run.claimed)])
            elif run.claimed[1] - run.claimed[0] == run.said[1] - run.said[0]:
                for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
                    kept += self.weights[one] * _worth(self.tokens[one], said.tokens[other], known)
        total = sum(self.weights)
        bare = Stand(self, said, tuple(runs), False, kept / total if total else 0.0)
        if any(True for _ in bare.changes):
            return bare
        return Stand(self, said, tuple(runs), True, 1.0, _turning_cut(bare))


def _turning_cut(stand: Stand) -> str:
    """What the claim leaves out, at its edges or at a mark, that turns what it keeps; or nothing."""
    text, (start, end) = stand.said.turn.text, stand.span
    before, question = _sentence_before(stand.said, start)
    before = _unrepeated(before, stand.asked.keys[0])
    after = _sentence_after(stand.said, end)
    if turned_before(_ROUNDED.sub("", before) if stand.asked.tokens[0].is_amount else before, question=question):
        return one_line(before)
    if turned_after(after):
        return one_line(after)
    for run in stand.runs:
        if not run.same:
            gone = without_asides(text[_end(stand, run.said[0]) : stand.said.tokens[run.said[1]].start])
            sides = re.split(r"(?<=[.?!])\s+", gone)
            if turned_after(sides[0]) or turned_before(sides[-1]):
                return one_line(gone.strip(" ,;:"))
    return ""


_ROUNDED = re.compile(r"\b(?:more|less|fewer|other) than\W*$", re.IGNORECASE)


def _unrepeated(before: str, first: str) -> str:
    """What stands before a claim, without the claim's own first word said over and over: never, never, [never …]."""
    while (last := words(before)[-1:]) and last[0].text == first:
        before = before[: last[0].start].rstrip(" ,")
    return before


def _end(stand: Stand, token: int) -> int:
    """Where the token before this one ends."""
    return stand.said.tokens[token - 1].end if token else 0


def _sentence_at(said: Said, at: int) -> Span:
    """The sentence at a character of a turn, within its passage."""
    passage = next((p.span for p in said.passages if p.span.start <= at < p.span.end), said.passages[0].span)
    text = said.turn.text[passage.start : passage.end]
    inside = (Span(passage.start + s.start, passage.start + s.end) for s in sentences(text))
    return next((span for span in inside if span.start <= at < span.end), passage)


def _sentence_before(said: Said, at: int) -> tuple[str, bool]:
    """What stands before a place in its sentence, and whether that ends with a question mark."""
    span = _sentence_at(said, at)
    text = said.turn.text
    question = text[span.start : span.end].rstrip("\"'”’) \u00a0").endswith("?")
    return without_asides(text[span.start : at]).strip(), question


def _sentence_after(said: Said, at: int) -> str:
    span = _sentence_at(said, max(0, at - 1))
    return without_asides(said.turn.text[at : span.end]).rstrip(' .?!"”’\n')


# How alike two words are ----------------------------------------------------------------------------------------------


def _worth(claimed: Token, said: Token, known: Callable[[str], bool]) -> float:
    """What a word that does not agree is worth beside the one said in its place."""
    if claimed.is_amount and said.is_amount:
        return _OTHER_NUMBER
    return _ALIKE if _alike(claimed.key, said.key, known) else 0.0


def _alike(claimed: str, said: str, known: Callable[[str], bool]) -> bool:
    """Whether a word is another one, spelled differently: a slip, an accent, an apostrophe; never another word."""
    if claimed[:1] in "#0123456789" or said[:1] in "#0123456789" or is_negation(claimed) != is_negation(said):
        return False
    one, other = _plain(claimed), _plain(said)
    if one == other:
        return True
    if len(other) < 4 or "'s" in (claimed[-2:], said[-2:]):
        return False
    off = OSA.distance(one, other)
    if off > (1 if len(other) < 6 else 2 if len(other) < 10 else 3):
        return False
    return _is_british(one, other) or not (known(claimed) or is_english(one))


def _plain(word: str) -> str:
    """A word without accents, apostrophes and dots."""
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFKD", word) if c.isalnum() and not combining(c))


_ENDINGS = (
    ("our", "or"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("isa", "iza"),
    ("yse", "yze"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("mme", "m"),
    ("ll", "l"),
    ("ogue", "og"),
)


def _is_british(one: str, other: str) -> bool:
    return any(one.replace(a, b) == other.replace(a, b) for a, b in _ENDINGS)


# Why the words differ -------------------------------------------------------------------------------------------------

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december yesterday today tomorrow".split()
)


def edits(stand: Stand) -> tuple[Edit, ...]:
    """The claim beside the record: kept, claimed but not said, said but left out."""
    found: list[Edit] = []
    for run in stand.runs:
        claimed, said = stand.asked.printed(*run.claimed), stand.said.printed(*run.said)
        if run.same:
            found.append(Edit("=", said))
        elif run.claimed[0] == run.claimed[1] and run.claimed[0] in stand.asked.breaks:
            found.append(Edit("=", "…"))
        else:
            found += [Edit("-", claimed)] if claimed else []
            found += [Edit("+", said)] if said else []
    return tuple(Edit(edit.mark, one_line(edit.text)) for edit in found)


def _reasons(stand: Stand, known: Callable[[str], bool]) -> Iterator[Reason]:
    """Why a line is not what was claimed, the gravest first."""
    changes = list(stand.changes)
    why = [reason for run in changes for reason in _why(stand, run, known)]
    if moved := _moved(stand, changes):
        grave = [reason for reason in why if reason.kind in ("number", "date", "negation")]
        yield from (*grave, moved)
        return
    order: tuple[ReasonKind, ...] = ("number", "negation", "date", "name", "changed", "added", "left-out", "spelling")
    yield from sorted(dict.fromkeys(why), key=lambda reason: order.index(reason.kind))


def _moved(stand: Stand, changes: Sequence[Run]) -> Reason | None:
    """The same words in another order."""
    claimed = Counter(key for run in changes for key in stand.asked.keys[slice(*run.claimed)])
    said = Counter(token.key for run in changes for token in stand.said.tokens[slice(*run.said)])
    if not claimed or claimed != said:
        return None
    first, last = changes[0], changes[-1]
    return Reason(
        "order",
        one_line(stand.asked.printed(first.claimed[0], last.claimed[1])),
        one_line(stand.said.printed(first.said[0], last.said[1])),
    )


def _why(stand: Stand, run: Run, known: Callable[[str], bool]) -> Iterator[Reason]:
    """Why one run of words differs."""
    asked, said = stand.asked, stand.said
    claimed = list(range(*run.claimed))
    spoken = list(range(*run.said))
    joined = "".join(_plain(asked.keys[n]) for n in claimed) == "".join(_plain(said.tokens[n].key) for n in spoken)
    if joined and not any(asked.tokens[n].is_amount for n in claimed):
        yield Reason("spelling", one_line(asked.printed(*run.claimed)), one_line(said.printed(*run.said)))
        return
    if len(claimed) == len(spoken):
        pairs = list(zip(claimed, spoken, strict=True))
        same = [p for p in pairs if _alike(asked.keys[p[0]], said.tokens[p[1]].key, known)]
        for one, other in same:
            yield Reason("spelling", asked.printed(one, one + 1), said.printed(other, other + 1))
        claimed = [n for n in claimed if n not in {one for one, _ in same}]
        spoken = [n for n in spoken if n not in {other for _, other in same}]
    numbers = [n for n in claimed if asked.tokens[n].is_amount], [n for n in spoken if said.tokens[n].is_amount]
    yield from _other_numbers(stand, *numbers)
    nots = [n for n in claimed if is_negation(asked.keys[n])], [n for n in spoken if is_negation(said.tokens[n].key)]
    turned = len(nots[0]) != len(nots[1])
    if turned:
        yield Reason(
            "negation",
            " ".join(asked.printed(n, n + 1) for n in nots[0]),
            " ".join(said.printed(n, n + 1) for n in nots[1]),
        )
    left = [n for n in claimed if n not in numbers[0] and not (turned and n in nots[0])]
    missing = [n for n in spoken if n not in numbers[1] and not (turned and n in nots[1])]
    if turned and len(left) + len(missing) == 1:
        return  # is, for isn't
    yield from _other_words(stand, left, missing)


def _other_numbers(stand: Stand, claimed: Sequence[int], said: Sequence[int]) -> Iterator[Reason]:
    for n in range(max(len(claimed), len(said))):
        one = stand.asked.printed(claimed[n], claimed[n] + 1) if n < len(claimed) else ""
        other = stand.said.printed(said[n], said[n] + 1) if n < len(said) else ""
        if one and other and stand.asked.keys[claimed[n]] == stand.said.tokens[said[n]].key:
            continue
        yield Reason("date" if is_year(one or other) and is_year(other or one) else "number", one, other)


def _other_words(stand: Stand, claimed: Sequence[int], said: Sequence[int]) -> Iterator[Reason]:
    if not claimed and not said:
        return
    one = " ".join(stand.asked.printed(n, n + 1) for n in claimed)
    other = " ".join(stand.said.printed(n, n + 1) for n in said)
    keys = {stand.asked.keys[n] for n in claimed} | {stand.said.tokens[n].key for n in said}
    if not keys.isdisjoint(_DAYS):
        yield Reason("date", one, other)
    elif (
        one
        and len(claimed) + len(said) < 6
        and (
            _names(stand.said.turn.text, stand.said.tokens, said)
            or _names(stand.asked.text, stand.asked.tokens, claimed)
        )
    ):
        yield Reason("name", one, other)
    else:
        yield Reason("changed" if one and other else "added" if one else "left-out", one, other)


def _names(text: str, said: Sequence[Token], numbers: Iterable[int]) -> bool:
    """Whether one of these words is printed as a name: with a capital that no sentence's beginning asks for."""
    if text.isupper():
        return False
    for n in numbers:
        start = said[n].start
        before = text[:start].rstrip()
        inside = bool(before) and before[-1] not in '.?!…:"“‘([—–-'
        if inside and text[start].isupper() and said[n].key not in ("i", "i'm", "i've", "i'd", "i'll"):
            return True
    return False


def _same_values(stand: Stand) -> Iterator[Reason]:
    """The numbers that are written differently and are the same."""
    for run in stand.runs:
        if run.same:
            for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
                claimed, said = stand.asked.printed(one, one + 1), stand.said.printed(other, other + 1)
                if stand.asked.tokens[one].is_amount and one_line(claimed).casefold() != one_line(said).casefold():
                    yield Reason("same-number", one_line(claimed), one_line(said))


# The verdict ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ruling:
    """A verdict, the diff, the reasons, and where the claim stands: the stretch that decides first."""

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
    others = [stand for stand in near if not ground.is_theirs(stand.said)]
    if theirs and (theirs[0].exact or not others or not _far_more(others[0], theirs[0])):
        return _of_words([*theirs, *others], ground)
    if others:
        return _of_others(others, ground)
    return Ruling("not-found", stands=tuple(stands))


def _likest(stand: Stand) -> tuple[object, ...]:
    """The order in which stretches decide: exact and uncut, in somebody's own words, the nearest."""
    said = stand.said
    direct = said.kind in _DIRECT
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
        changed = list(_reasons(first, ground.known))
        grave = any(one.kind == "negation" or (one.kind in ("number", "date") and one.claimed) for one in changed)
        if told and not grave:
            return _ruled("paraphrase-only", first, [Reason("paraphrase"), *why], also)
        return _ruled("altered", first, [*changed, *([Reason("paraphrase")] if told else []), *why], also)
    if told:
        return _ruled("paraphrase-only", first, [Reason("paraphrase"), *why], also)
    if first.cut:
        return _ruled("wrong-context", first, [Reason("cut", "", first.cut), *why], also)
    return _ruled("exact", first, why, also)


def _equals(near: Sequence[Stand]) -> list[Stand]:
    """The others that have the very words; a word or two only where they stand alone."""
    first = near[0]
    loose = len(first.asked.tokens) > _A_WORD_OR_TWO or not first.whole
    return [stand for stand in near[1:] if stand.exact and (loose or stand.whole)] if first.exact else []


def _of_others(near: Sequence[Stand], ground: Ground) -> Ruling:
    """The verdict where somebody else said it: they tell that the claimed one did, or it is simply theirs."""
    claimed = ground.claimed or ""
    told = next((stand for stand in near if _is_hearsay(stand, ground)), None)
    if told is not None and (told is near[0] or not near[0].exact):
        why = [Reason("hearsay", claimed, told.said.speaker or ""), *_words(told, ground)]
        return _ruled("reported", told, [*why, *_marks(told)], ())
    first = near[0]
    also = _equals(near)
    why = [Reason("speaker", claimed, first.said.speaker or first.said.passages[0].label or "")]
    why += [Reason("paraphrase")] if first.said.kind == "reported" else []
    return _ruled("misattributed", first, [*why, *_words(first, ground), *_marks(first), *_also(first, also)], also)


def _ruled(verdict: Verdict, first: Stand, why: Iterable[Reason], also: Sequence[Stand]) -> Ruling:
    return Ruling(verdict, edits(first), tuple(dict.fromkeys(why)), (first, *also))


def _words(stand: Stand, ground: Ground) -> Iterator[Reason]:
    if not stand.exact:
        yield from _reasons(stand, ground.known)
    elif stand.cut:
        yield Reason("cut", "", stand.cut)


def _marks(stand: Stand) -> Iterator[Reason]:
    """What is to be told of a line beside its words."""
    yield from _same_values(stand)
    for run in stand.runs:
        if run.claimed[0] == run.claimed[1] and run.claimed[0] in stand.asked.breaks and not run.same:
            yield Reason("elision", "", one_line(stand.said.printed(*run.said)))
    for own in stand.asked.claim.own:
        if _plain(own) not in _plain(stand.said.printed(*stand.window)):
            yield Reason("brackets", own)
    if _is_citing(stand):
        yield Reason("citing")
    if any(
        p.interpreted for p in stand.said.passages if p.span.start < stand.span.end and stand.span.start < p.span.end
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
    around = _sentence_at(stand.said, stand.span.start)
    text = stand.said.turn.text[around.start : around.end]
    start, end = stand.span.start - around.start, stand.span.end - around.start
    return any(q.span.start < start and end < q.span.end for q in quoted(text))


def _is_hearsay(stand: Stand, ground: Ground) -> bool:
    around = _sentence_at(stand.said, stand.span.start)
    return tells_of(stand.said.turn.text, Span(around.start, stand.span.end), ground.called)


_THIRD = frozenset("he she they he's she's they're".split())
_TELLS = (
    SAYING | frozenset("reaffirmed reaffirms reiterated underscored telling saying reminded".split())
) - frozenset(
    "thanks point points post posts line list lists word phrase put address welcome offer offers quote quotes".split()
)
_BEFORE_VERB = frozenset("has have had also just once did was is".split())


def tells_of(text: str, upto: Span, called: frozenset[str]) -> bool:
    """Whether a line tells that somebody said it: their name, or he or she after it, beside a verb of saying.

    `upto` is the sentence of `text` to look in; what stands before it may give the name.
    """
    said = [word.text for word in speech(text) if word.start < upto.end]
    first = sum(1 for word in speech(text) if word.start < upto.start)
    for at in range(first, len(said)):
        third = said[at] in _THIRD and not called.isdisjoint(said[:at])
        if (said[at] in called or third) and _does_tell(said, at):
            return True
    return False


def _does_tell(said: Sequence[str], at: int) -> bool:
    """Whether the one named by a word says something: the minister said, said the minister, he has also told."""
    after = [word for word in said[at + 1 : at + 6] if word not in _BEFORE_VERB]
    if after and after[0] in _TELLS:
        return True
    before = said[max(0, at - 5) : at]
    inverted = before[-1:] in (["said"], ["says"]) or before[-2:] == ["according", "to"]
    return inverted or (after[:1] == ["that"] and not _TELLS.isdisjoint(before))  # told me, I think Ana, that


# Two claims in one ----------------------------------------------------------------------------------------------------

LEAST_PART = 3
"""The fewest tokens of a claim that are a part of it."""
_EDITED = 0.1


def is_edited(stand: Stand) -> bool:
    """Whether a claim is one line with a few words changed, and no splice of two."""
    changed = sum(run.claimed[1] - run.claimed[0] for run in stand.changes)
    return stand.near and changed <= max(LEAST_PART - 1, _EDITED * len(stand.asked.tokens))


def parts(asked: Asked, said: Said) -> tuple[int, int]:
    """How many tokens of a claim's beginning, and of its end, stand as they are in a stretch of the record."""
    page = Page(asked.keys, [token.key for token in said.tokens])
    return page.beginning(), page.ending()
