"""Claims of the record's lines, with the verdicts each may get; drawn by chance, the same for the
same seed.

A line is a sentence somebody spoke, each meeting's as likely as another's; a way of claiming makes
words of it, which are put as people ask. The ways here claim what is on record, word for word, in
other letters and cut, and lines of meetings held out, near which nothing stands in the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import TypeAlias

from bot.evaluation.lines import ReadRecord, RecordLine, draw_lines
from bot.evaluation.record import RecordedMeeting, folded
from bot.evaluation.runs import LEAST, NearLines
from bot.model import Kind, ReasonKind, Verdict
from bot.text import is_negation, speech

_DRAWN = 4  # lines for each claim: not each offers a place for each way
_SPARE = 3  # claims made for each that is needed: some are true elsewhere
_OWN_WORDS: frozenset[Kind] = frozenset({"spoken", "interpreted", "quoted", "posted"})
_NAMED = ('Did {name} say "{words}"?', '{name}: "{words}"', '/whosaid "{words}" by {name}')
_UNNAMED = ('who said "{words}"', '/whosaid "{words}"')
_FRAMES = (_NAMED[0], _UNNAMED[0], _NAMED[1], _UNNAMED[1], _NAMED[2])


@dataclass(frozen=True, slots=True)
class Wording:
    """The words claimed, the parts of them that stand on record, and who is to have said them."""

    words: str
    parts: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class WayOfClaiming:
    """What becomes of a line, with the other lines to choose from (None: it offers no place), and
    what must come of it.

    verdicts: any of which is right; reasons: one of which must be given (empty: any or none).
    held_out: the line is of a meeting that is not searched.
    on_record: words and speaker are the record's; else `exact` is the gravest fault.
    named: the claim must say who said it.
    """

    reword: Callable[[RecordLine, Sequence[RecordLine], Random], Wording | None]
    verdicts: frozenset[Verdict] = frozenset({"exact"})
    reasons: frozenset[ReasonKind] = frozenset()
    held_out: bool = False
    on_record: bool = True
    named: bool = False


@dataclass(frozen=True, slots=True)
class LineClaim:
    """What is asked, which way it was made, and the line it was made of."""

    sort: str
    way: WayOfClaiming
    text: str
    wording: Wording
    line: RecordLine


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """The claims, and the meetings `held` out of what they are put to."""

    claims: tuple[LineClaim, ...]
    held: frozenset[str]


KeepSound: TypeAlias = Callable[
    [Sequence[LineClaim], Iterable[RecordedMeeting]], Sequence[LineClaim]
]
"""Those of the claims whose verdict the meetings that are searched leave no doubt of."""


# The ways -----------------------------------------------------------------------------------------

Reword: TypeAlias = Callable[[str, Random], str | None]


def same_speaker(reword: Reword) -> Callable[..., Wording | None]:
    """Rewords a line by its text alone, and leaves it to whoever said it."""

    def worded(line: RecordLine, _: Sequence[RecordLine], chance: Random) -> Wording | None:
        said = reword(line.text, chance)
        return Wording(said, (said,), line.name) if said else None

    return worded


def untouched(line: str, _: Random) -> str:
    """Word for word."""
    return line


_CLOSING = re.compile(r"[.?!]*$")
_STYLES: tuple[Callable[[str], str], ...] = (
    str.lower,
    str.upper,
    lambda line: line.replace("’", "'") if "’" in line else line.replace("'", "’"),
    lambda line: line.replace("—", "--") if "—" in line else line.replace("–", "-"),
    lambda line: re.sub(r"\s*(?:--|—|\s-\s)\s*", " – ", line),
    lambda line: re.sub(r"\s+(?=[,.?!;:])", "", line),
    lambda line: _CLOSING.sub("", line).rstrip(),
    lambda line: _CLOSING.sub("!", line, count=1),
    lambda line: _CLOSING.sub("?", line, count=1),
)


def restyled(line: str, chance: Random) -> str | None:
    """In other letters, quotes, dashes or stops: one way of writing, or two."""
    able = [style for style in _STYLES if style(line) != line]
    styled = line
    for style in chance.sample(able, min(chance.randint(1, 2), len(able))):
        styled = style(styled)
    return styled if styled != line else None


_JOINT = re.compile(
    r"\s*[,;:–—]\s+|\s+(?=(?:and|but|because|which|who|if|unless|when|while|although|since)\b)",
    re.IGNORECASE,
)


def clause_cuts(line: str) -> Iterator[tuple[str, str]]:
    """What is kept and what is gone, wherever a clause at the end or the beginning may go."""
    for joint in _JOINT.finditer(line):
        head, tail = line[: joint.start()], line[joint.end() :]
        for kept, gone in ((head, tail), (tail, head)):
            said = [word.text for word in speech(kept)]
            if len(said) > LEAST and len(speech(gone)) > 1 and not is_negation(said[-1]):
                yield kept, gone


def cut(line: str, chance: Random) -> str | None:
    """Without a clause at its end or its beginning."""
    ways = [kept for kept, _ in clause_cuts(line)]
    return chance.choice(ways) if ways else None


WAYS: Mapping[str, WayOfClaiming] = {
    "untouched": WayOfClaiming(same_speaker(untouched)),
    "restyled": WayOfClaiming(same_speaker(restyled)),
    # Whether what went turned the sense, no rule of these can tell.
    "cut": WayOfClaiming(same_speaker(cut), frozenset({"exact", "wrong-context"})),
    "absent": WayOfClaiming(
        same_speaker(untouched), frozenset({"not-found"}), held_out=True, on_record=False
    ),
}


# Drawing ------------------------------------------------------------------------------------------


def without_near(
    claims: Sequence[LineClaim], meetings: Iterable[RecordedMeeting]
) -> list[LineClaim]:
    """The claims less those of held-out lines of which much stands in the meetings."""
    lines = NearLines(claim.line.text for claim in claims if claim.way.held_out)
    said = (folded(turn.text) for meeting in meetings for turn in meeting.turns)
    near = {line for words in said for line in lines.found(words)}
    return [claim for claim in claims if not (claim.way.held_out and claim.line.text in near)]


def draw_claims(
    read: ReadRecord,
    count: int,
    *,
    seed: int,
    ways: Mapping[str, WayOfClaiming] = WAYS,
    keep_sound: KeepSound = without_near,
) -> ClaimSet:
    """`count` claims, as many of each sort as of another where there are lines for them.

    ways: how lines are claimed, by the sort's name.
    keep_sound: which claims are kept when all was read again but what is held out.
    """
    drawn = draw_lines(
        read, count * _DRAWN, seed=seed, hold_out=True, by_meeting=True, kinds=_OWN_WORDS
    )
    share = -(-count // len(ways))
    made: list[LineClaim] = []
    for sort, way in ways.items():
        lines = drawn.absent if way.held_out else drawn.known
        made += _claims(sort, way, lines, Random(f"{seed}/{sort}"), share * _SPARE)
    sound = keep_sound(made, (meeting for meeting in read() if meeting.id not in drawn.held))
    kept: list[LineClaim] = []
    for sort in ways:
        kept += [claim for claim in sound if claim.sort == sort][:share]
    Random(f"{seed}/order").shuffle(kept)
    return ClaimSet(tuple(kept[:count]), drawn.held)


def _claims(
    sort: str, way: WayOfClaiming, drawn: Sequence[RecordLine], chance: Random, most: int
) -> list[LineClaim]:
    """At most so many claims of a sort, each of another line."""
    lines, frames = chance.sample(drawn, len(drawn)), cycle(_FRAMES)
    made: list[LineClaim] = []
    for line in lines:
        if len(made) == most:
            break
        if (worded := way.reword(line, lines, chance)) is None:
            continue
        able = _NAMED if way.named else _FRAMES if worded.name else _UNNAMED
        frame = next(one for one in frames if one in able)
        # Quotes within quotes are single, as people write them.
        words = worded.words.replace('"', "'").replace("“", "‘").replace("”", "’")
        text = frame.format(name=worded.name, words=words)
        made.append(LineClaim(sort, way, text, worded, line))
    return made
