"""Claims about the record, true and false, with the verdict each must get; drawn by chance, the same for the same seed.

A line is a sentence somebody spoke, each meeting's as likely as another's; a forgery (`bot.forgery`) makes a claim of
it, which is worded as people ask. The record is streamed twice: once to draw, once to hold each claim against all that
was said. A false claim that is true elsewhere is no claim; nor is a line that the one it is laid to said as well, or
nearly; nor is a line for absent of which much stands in what is searched.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count as counting
from itertools import cycle
from math import log
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

from bot.corpus import Corpus
from bot.errors import Faulty
from bot.forgery import CHANGED, FORGES, NAMED, SORTS, VERDICTS, Lexicon, Sort
from bot.model import Audience, Kind, Passage, Person, ReasonKind, Span, Turn, Verdict
from bot.text import asides, name_words, one_line, sentences, speech, words
from bot.trials import Place

_FEWEST, _MOST = 7, 40  # words of a line
_HELD_OUT, _FIRST_HELD = 10, 5
"""Every so many meetings one is held out, beginning with this one."""
_DRAWN = 4  # lines for each claim: not each offers a place for each sort
_SPARE = 1.25  # claims made for each that is needed: some are true elsewhere
_NEAR = 0.25
"""The part of a line's runs of three words that must stand in a turn for it to be near."""
_OWN: frozenset[Kind] = frozenset({"spoken", "interpreted", "quoted", "posted"})
_WITH = ('Did {name} say "{words}"?', '{name}: "{words}"', '/whosaid "{words}" by {name}')
_WITHOUT = ('who said "{words}"', '/whosaid "{words}"')
_FRAMES = (_WITH[0], _WITHOUT[0], _WITH[1], _WITHOUT[1], _WITH[2])
_Words: TypeAlias = tuple[str, ...]


class Piece(NamedTuple):
    """A passage of a turn and the name of whoever it is of, as it is shown."""

    span: Span
    kind: Kind
    name: str | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn of a meeting with whose its passages are."""

    number: int
    text: str
    pieces: tuple[Piece, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(piece.name for piece in self.pieces if piece.name)


Session: TypeAlias = tuple[str, Sequence[Heard]]
"""A meeting's id and its turns."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence that was drawn, whose it is, the names of the meeting, and how many lines the meeting has."""

    place: Place
    text: str
    name: str | None
    cast: frozenset[str]
    among: int = 1

    def lot(self, chance: Random) -> float:
        """Where the greatest lots are drawn, each meeting is as likely as another: a line among few has better ones."""
        return log(chance.random() or 1e-300) * self.among


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asked, of which sort, and what must come: one of the verdicts, and one of the reasons (none: any)."""

    sort: Sort
    text: str
    words: str
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
    made = [claim for sort in SORTS for claim in _made(sort, draw, round(share * _SPARE) + 1, seed)]
    record = Record(made)
    for meeting, turns in read():
        if meeting not in draw.held:
            record.add(meeting, turns)
    sound = [claim for claim in made if record.bears(claim)]
    kept = [claim for sort in SORTS for claim in [one for one in sound if one.sort == sort][:share]]
    Random(f"{seed}/order").shuffle(kept)
    return Lineup(tuple(kept[:count]), draw.held)


# Drawing --------------------------------------------------------------------------------------------------------------


class _Draw:
    """Lines of the meetings that are searched and of those held out, and who and which words there are."""

    def __init__(self, size: int, seed: int) -> None:
        self._urns = tuple(_Urn(size, Random(f"{seed}/{name}")) for name in ("here", "away"))
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
        self._urns[away].add(replace(line, among=len(lines)) for line in lines)

    @property
    def held(self) -> frozenset[str]:
        return frozenset(self._held)

    @property
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


class _Urn:
    """Keeps so many lines of a stream, those of each meeting as likely as those of another."""

    def __init__(self, size: int, chance: Random) -> None:
        self._size, self._chance = size, chance
        self._kept: list[tuple[float, int, Drawn]] = []
        self._turn = counting()

    def add(self, lines: Iterable[Drawn]) -> None:
        for line in lines:
            lot = line.lot(self._chance)
            if len(self._kept) < self._size:
                heapq.heappush(self._kept, (lot, next(self._turn), line))
            elif lot > self._kept[0][0]:
                heapq.heapreplace(self._kept, (lot, next(self._turn), line))

    def drawn(self) -> list[Drawn]:
        return [line for _, _, line in sorted(self._kept, reverse=True)]


def _lines(meeting: str, turn: Heard, cast: frozenset[str]) -> Iterator[Drawn]:
    for span, kind, name in turn.pieces:
        text = turn.text[span.start : span.end]
        for one in sentences(text) if kind in _OWN else ():
            said = _spoken(text[one.start : one.end])
            if _FEWEST <= len(words(said)) <= _MOST:
                yield Drawn((meeting, turn.number), said, name, cast)


def _spoken(sentence: str) -> str:
    """The sentence on one line, without stage directions; quotes in it single, as within others."""
    for mark in reversed(asides(sentence)):
        sentence = f"{sentence[: mark.start]} {sentence[mark.end :]}"
    return one_line(sentence).replace('"', "'").replace("“", "‘").replace("”", "’")


# Claiming -------------------------------------------------------------------------------------------------------------


def _made(sort: Sort, draw: _Draw, most: int, seed: int) -> Iterator[Claim]:
    """At most so many claims of a sort; a line serves for one of a sort, and may for one of another."""
    chance, frames = Random(f"{seed}/{sort}"), cycle(_FRAMES)
    lines, lexicon, names = (draw.away() if sort == "absent" else draw.here()), draw.lexicon, draw.names
    lines.sort(key=lambda line: line.lot(chance), reverse=True)
    made = 0
    for line in lines:
        if made == most:
            return
        said = _spliced(line, chance.choice(lines)) if sort == "splice" else FORGES[sort](line.text, chance, lexicon)
        name = _another(line, names, chance) if sort == "speaker" else line.name
        if said is None or (sort == "speaker" and name is None):
            continue
        frame = next(frames)
        while name and sort == "speaker" and frame in _WITHOUT:
            frame = next(frames)
        yield _claim(sort, frame if name else _WITHOUT[made % len(_WITHOUT)], said, name, line)
        made += 1


def _claim(sort: Sort, frame: str, said: str, name: str | None, line: Drawn) -> Claim:
    named = name if frame in _WITH else None
    text = frame.format(name=named, words=said)
    return Claim(sort, text, said, named, line, VERDICTS[sort], NAMED.get(sort, frozenset()))


def _spliced(line: Drawn, other: Drawn) -> str | None:
    """Two sentences of different speakers, one after the other."""
    apart = line.name is not None and other.name is not None and differ(line.name, other.name)
    return f"{line.text} {other.text}" if apart and max(len(line.text), len(other.text)) < 200 else None


def _another(line: Drawn, names: Sequence[str], chance: Random) -> str | None:
    """Somebody else: of the meeting, or now and then one who was not there."""
    if line.name is None:
        return None
    there = sorted(line.cast) if chance.random() < 0.6 else [name for name in names if name not in line.cast]
    others = [name for name in there if differ(name, line.name)]
    return chance.choice(others) if others else None


def differ(one: str, other: str) -> bool:
    """Whether two names cannot be one person's, as printed here and there: The Chair, The Chair (Mr. Rota)."""
    return not (name_words(one) <= name_words(other) or name_words(other) <= name_words(one))


# The record -----------------------------------------------------------------------------------------------------------

_ROOT = 4  # the first words of a run, by which it is looked for
_RUN = 3


class Record:
    """Where the claims' words stand, and who said nearly the lines that are laid to others or held out."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        claims = list(claims)
        self._places: dict[_Words, set[tuple[Place, str | None]]] = {
            run: set() for claim in claims for run in _runs(claim)
        }
        self._roots: dict[_Words, set[int]] = {}
        for run in self._places:
            self._roots.setdefault(run[:_ROOT], set()).add(len(run))
        self._near: dict[str, set[str]] = {}
        self._threes: dict[_Words, set[str]] = {}
        self._sizes: dict[str, int] = {}
        for line in {claim.line.text for claim in claims if claim.sort in ("speaker", "absent")}:
            threes = _threes(_folded(line))
            self._sizes[line] = len(threes)
            for three in threes:
                self._threes.setdefault(three, set()).add(line)

    def add(self, meeting: str, turns: Iterable[Heard]) -> None:
        for turn in turns:
            said = speech(turn.text)
            folded = tuple(word.text for word in said)
            for at in range(len(folded) - _ROOT + 1):
                for size in self._roots.get(folded[at : at + _ROOT], ()):
                    places = self._places.get(folded[at : at + size])
                    if places is not None and at + size <= len(folded):
                        places.add(((meeting, turn.number), _name_at(turn, said[at].start)))
            self._add_near(turn, folded)

    def _add_near(self, turn: Heard, folded: _Words) -> None:
        counted = Counter(line for three in _threes(folded) for line in self._threes.get(three, ()))
        for line, common in counted.items():
            if common >= _NEAR * self._sizes[line]:
                self._near.setdefault(line, set()).update(turn.names or {""})

    def bears(self, claim: Claim) -> bool:
        """Whether the record leaves no doubt that the claim's verdict must be one of its own."""
        places = set.intersection(*(self._where(run) for run in _runs(claim)))
        names = {name for run in _runs(claim) for place, name in self._places[run] if place in places}
        if claim.sort == "absent":
            return claim.line.text not in self._near
        if claim.sort == "speaker":
            others = {*names, *self._near.get(claim.line.text, ())} - {None}
            return bool(places) and all(differ(claim.name or "", other) for other in others if other)
        if claim.forged:
            return not places
        alone = len(places) == 1 or claim.verdicts == VERDICTS["untouched"]
        return alone and claim.line.place in places

    def _where(self, run: _Words) -> set[Place]:
        return {place for place, _ in self._places[run]}


def _runs(claim: Claim) -> list[_Words]:
    """The runs of words of a claim, apart where it marks that something is left out."""
    marked = claim.words.replace("[…]", "…").replace("...", "…") if claim.sort.startswith("elided") else claim.words
    parts = marked.split("…") if claim.sort.startswith("elided") else [marked]
    return [_folded(part) for part in parts]


def _folded(text: str) -> _Words:
    return tuple(word.text for word in speech(text))


def _threes(folded: _Words) -> set[_Words]:
    return {folded[at : at + _RUN] for at in range(len(folded) - _RUN + 1)}


def _name_at(turn: Heard, at: int) -> str | None:
    return next((piece.name for piece in turn.pieces if piece.span.start <= at < piece.span.end), None)


def read(folder: Path) -> Iterator[Session]:
    """The meetings of a corpus folder that may be quoted to anybody, with the names that are shown; one at a time."""
    corpus = Corpus(folder)
    people = corpus.register.by_id
    for source in corpus.sources():
        for reading in source.read():
            if isinstance(reading, Faulty) or not reading.meeting.access.admits(Audience()):
                continue
            printed = reading.meeting.kind == "records"
            yield reading.meeting.id, [_heard(turn, people, printed) for turn in reading.turns]


def _heard(turn: Turn, people: Mapping[str, Person], printed: bool) -> Heard:
    def name(passage: Passage) -> str | None:
        person = people.get(passage.person or "")
        return person.name if person else passage.label if printed else None

    return Heard(turn.number, turn.text, tuple(Piece(one.span, one.kind, name(one)) for one in turn.passages))
