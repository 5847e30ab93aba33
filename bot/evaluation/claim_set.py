"""Claims about the record, true and false, with the verdict each must get; drawn by chance, the
same for the same seed.

A line is a sentence somebody spoke, each meeting's as likely as another's; a forgery (`forgery`)
makes a claim of it, which is worded as people ask. The record is streamed twice: once to draw, once
to hold each claim against all that was said. A false claim that is true elsewhere is no claim; nor
is a line that the one it is laid to said as well, or nearly; nor is a line for absent of which much
stands in what is searched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count as counting
from itertools import cycle
from math import log
from random import Random

from bot.evaluation.ground_truth import Heard, Session, Witness
from bot.evaluation.mutations import CHANGED, FORGES, NAMED, SORTS, VERDICTS, Lexicon, Sort
from bot.evaluation.record import Place, Words, folded, spoken
from bot.evaluation.sampling import Urn
from bot.model import Kind, ReasonKind, Verdict
from bot.text import name_words, sentences, speech, words

_FEWEST, _MOST = 7, 40  # words of a line
_HELD_OUT, _FIRST_HELD = 10, 5
"""Every so many meetings one is held out, beginning with this one."""
_DRAWN = 4  # lines for each claim: not each offers a place for each sort
_SPARE = 3  # claims made for each that is needed: some are true elsewhere
_OWN: frozenset[Kind] = frozenset({"spoken", "interpreted", "quoted", "posted"})
_LONGEST_SPLICED = 200  # letters of each sentence
_MARK = re.compile(r"\[…\]|…|\.\.\.")
_WITH = ('Did {name} say "{words}"?', '{name}: "{words}"', '/whosaid "{words}" by {name}')
_WITHOUT = ('who said "{words}"', '/whosaid "{words}"')
_FRAMES = (_WITH[0], _WITHOUT[0], _WITH[1], _WITHOUT[1], _WITH[2])


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence that was drawn, whose it is, the names of the meeting, and how many lines the
    meeting has."""

    place: Place
    text: str
    name: str | None
    cast: frozenset[str]
    among: int = 1

    def lot(self, chance: Random) -> float:
        """Where the greatest lots are drawn, each meeting is as likely as another: a line among few
        has better ones."""
        return log(chance.random() or 1e-300) * self.among


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asked, of which sort, and what must come: one of the verdicts, and one of the reasons
    (none: any).

    `parts` are the stretches of its words that stand in the record, where they do not stand there
    as one.
    """

    sort: Sort
    text: str
    words: str
    parts: tuple[str, ...]
    name: str | None
    line: Drawn
    verdicts: frozenset[Verdict] = field(default_factory=frozenset)
    reasons: frozenset[ReasonKind] = field(default_factory=frozenset)

    @property
    def forged(self) -> bool:
        """Whether its words or its speaker are not the record's."""
        return self.sort in CHANGED


@dataclass(frozen=True, slots=True)
class Lineup:
    """The claims, and the meetings `held` out of what they are put to."""

    claims: tuple[Claim, ...]
    held: frozenset[str]


def lineup(read: Callable[[], Iterable[Session]], count: int, *, seed: int) -> Lineup:
    """`count` claims, as many of each sort as of another where there are lines for them."""
    draw = _Draw(count * _DRAWN, seed)
    for session in read():
        draw.add(session)
    share = -(-count // len(SORTS))
    made = [claim for sort in SORTS for claim in _made(sort, draw, share * _SPARE, seed)]
    witness = _heard(made, (session for session in read() if session[0] not in draw.held))
    sound = [claim for claim in made if _is_sound(claim, witness)]
    kept = [claim for sort in SORTS for claim in [one for one in sound if one.sort == sort][:share]]
    Random(f"{seed}/order").shuffle(kept)
    return Lineup(tuple(kept[:count]), draw.held)


# Drawing ------------------------------------------------------------------------------------------


class _Draw:
    """Lines of the meetings that are searched and of those held out, and who and which words there
    are."""

    def __init__(self, size: int, seed: int) -> None:
        self._urns: tuple[Urn[Drawn], Urn[Drawn]] = (Urn(size), Urn(size))
        self._chances = tuple(Random(f"{seed}/{name}") for name in ("here", "away"))
        self._meetings = counting()
        self._held: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._names: dict[str, None] = {}

    def add(self, session: Session) -> None:
        meeting, turns = session
        away = next(self._meetings) % _HELD_OUT == _FIRST_HELD
        names = {piece.name: None for turn in turns for piece in turn.pieces if piece.name}
        if away:
            self._held.add(meeting)
        else:
            self._names |= names
            self._counts.update(word.text for turn in turns for word in speech(turn.text))
        lines = [line for turn in turns for line in _lines(meeting, turn, frozenset(names))]
        for line in lines:
            self._draw(replace(line, among=len(lines)), away=away)

    def _draw(self, line: Drawn, *, away: bool) -> None:
        lot = line.lot(self._chances[away])
        if self._urns[away].takes(lot):
            self._urns[away].put(lot, line)

    @property
    def held(self) -> frozenset[str]:
        return frozenset(self._held)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self._counts)

    @property
    def names(self) -> list[str]:
        """Everybody's, in the order of the record."""
        return list(self._names)

    def here(self) -> list[Drawn]:
        return self._urns[0].drawn()

    def away(self) -> list[Drawn]:
        return self._urns[1].drawn()


def _lines(meeting: str, turn: Heard, cast: frozenset[str]) -> Iterator[Drawn]:
    for span, kind, name in turn.pieces:
        text = turn.text[span.start : span.end]
        for one in sentences(text) if kind in _OWN else ():
            said = _quotable(text[one.start : one.end])
            if _FEWEST <= len(words(said)) <= _MOST:
                yield Drawn((meeting, turn.number), said, name, cast)


def _quotable(sentence: str) -> str:
    """The sentence as it is repeated, quotes in it single, as within others."""
    return spoken(sentence).replace('"', "'").replace("“", "‘").replace("”", "’")


# Claiming -----------------------------------------------------------------------------------------


def _made(sort: Sort, draw: _Draw, most: int, seed: int) -> Iterator[Claim]:
    """At most so many claims of a sort; a line serves for one of a sort, and may for one of
    another."""
    chance, frames = Random(f"{seed}/{sort}"), cycle(_FRAMES)
    lines, names = (draw.away() if sort == "absent" else draw.here()), draw.names
    lines.sort(key=lambda line: line.lot(chance), reverse=True)
    made = 0
    for line in lines:
        if made == most:
            return
        parts = _parts(sort, line, chance.choice(lines), chance, draw.lexicon)
        name = _another(line, names, chance) if sort == "speaker" else line.name
        if not parts or (sort == "speaker" and name is None):
            continue
        able = _FRAMES if name else _WITHOUT
        frame = next(one for one in frames if one in (_WITH if sort == "speaker" else able))
        yield _claim(sort, frame, parts, name, line)
        made += 1


def _parts(
    sort: Sort, line: Drawn, other: Drawn, chance: Random, lexicon: Lexicon
) -> tuple[str, ...]:
    """The words of a claim in one part, or in the several that the record has; none: no such claim
    can be made."""
    if sort == "splice":
        return _spliced(line, other)
    said = FORGES[sort](line.text, chance, lexicon)
    return (said,) if said else ()


def _claim(sort: Sort, frame: str, parts: tuple[str, ...], name: str | None, line: Drawn) -> Claim:
    named, said = (name if frame in _WITH else None), " ".join(parts)
    if sort.startswith("elided"):
        parts = tuple(_MARK.split(said))
    text = frame.format(name=named, words=said)
    return Claim(sort, text, said, parts, named, line, VERDICTS[sort], NAMED.get(sort, frozenset()))


def _spliced(line: Drawn, other: Drawn) -> tuple[str, ...]:
    """Two sentences of different speakers."""
    apart = line.name is not None and other.name is not None and differ(line.name, other.name)
    return (
        (line.text, other.text)
        if apart and max(len(line.text), len(other.text)) < _LONGEST_SPLICED
        else ()
    )


def _another(line: Drawn, names: Sequence[str], chance: Random) -> str | None:
    """Somebody else, of whom the line does not speak: of the meeting, or now and then one who was
    not there."""
    if line.name is None:
        return None
    spoken_of = name_words(line.text)
    there = (
        sorted(line.cast)
        if chance.random() < 0.6
        else [name for name in names if name not in line.cast]
    )
    others = [
        name for name in there if differ(name, line.name) and spoken_of.isdisjoint(_names_in(name))
    ]
    return chance.choice(others) if others else None


def _names_in(name: str) -> frozenset[str]:
    return frozenset(word for word in name_words(name) if len(word) > 2)


def differ(one: str, other: str) -> bool:
    """Whether two names cannot be one person's, as printed here and there: The Chair, The Chair
    (Mr. Rota)."""
    return not (name_words(one) <= name_words(other) or name_words(other) <= name_words(one))


# Holding them against the record ------------------------------------------------------------------


def _heard(claims: Iterable[Claim], sessions: Iterable[Session]) -> Witness:
    claims = list(claims)
    compared = {claim.line.text for claim in claims if claim.sort in ("speaker", "absent")}
    witness = Witness(
        (run for claim in claims for run in (folded(claim.words), *_runs(claim))), compared
    )
    for session in sessions:
        witness.hear(session)
    return witness


def _is_sound(claim: Claim, witness: Witness) -> bool:
    """Whether the record leaves no doubt that the claim's verdict must be one of its own."""
    runs = _runs(claim)
    places = witness.places(runs)
    if claim.sort == "absent":
        return not witness.near(claim.line.text)
    if claim.sort == "speaker":
        others = witness.speakers(runs) | witness.near(claim.line.text)
        return bool(places) and all(differ(claim.name or "", other) for other in others if other)
    if claim.sort == "splice":
        together = set.intersection(*({*witness.speakers([run])} for run in runs))
        return not together and not witness.places([folded(claim.words)])
    if claim.forged:
        return not places
    alone = len(places) == 1 and (len(runs) > 1 or witness.times(runs[0]) == 1)
    return claim.line.place in places and (alone or claim.verdicts == VERDICTS["untouched"])


def _runs(claim: Claim) -> list[Words]:
    return [folded(part) for part in claim.parts]
