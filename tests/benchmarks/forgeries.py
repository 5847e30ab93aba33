"""Claims that forge the record, in a table of ways that `bot.evaluation.claims` takes, and the
check that none of them is true elsewhere.

A clause that is cut earns `exact` where nothing in it could turn the sense, `wrong-context` where a
"not", a condition or somebody else's saying goes with it; where the rule cannot tell, either will
do, and that is a sort of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

from bot.evaluation.claims import WAYS, LineClaim, WayOfClaiming, Wording, same_speaker, untouched
from bot.evaluation.lines import ReadRecord, RecordLine, is_held_out
from bot.evaluation.record import RecordedMeeting, Words, folded
from bot.model import ReasonKind
from bot.text import name_words, speech
from tests.benchmarks import truncations
from tests.benchmarks.ground_truth import GroundTruth
from tests.benchmarks.mutations import MUTATIONS, Lexicon, Mutate

REASONS: Mapping[str, frozenset[ReasonKind]] = {
    "number": frozenset({"number", "date"}),
    "negation": frozenset({"negation"}),
    "spelling": frozenset({"spelling"}),
    "splice": frozenset({"splice"}),
    "order": frozenset({"order"}),
    "word": frozenset({"changed", "name", "date"}),
    "speaker": frozenset({"speaker"}),
}
"""The reasons any one of which must be given."""
_LONGEST_SPLICED = 200  # letters of each sentence
_THERE = 0.6  # how often the wrong speaker is one of the meeting
_ELLIPSIS = re.compile(r"\[…\]|…|\.\.\.")


def forging_ways(read: ReadRecord) -> dict[str, WayOfClaiming]:
    """The ways of the bot's own evaluation and those that forge, over what was said in the meetings
    that are searched."""
    counts: Counter[str] = Counter()
    casts: dict[str, frozenset[str]] = {}
    for number, meeting in enumerate(read()):
        if not is_held_out(number):
            casts[meeting.id] = cast(meeting)
            for turn in meeting.turns:
                counts.update(word.text for word in speech(turn.text))
    lexicon, turned = Lexicon(counts), frozenset({"wrong-context"})
    return {
        **WAYS,
        **{sort: _mutating(sort, lexicon) for sort in MUTATIONS},
        "splice": _changed("splice", _spliced),
        "speaker": WayOfClaiming(
            _laid_to_another(casts),
            frozenset({"misattributed"}),
            REASONS["speaker"],
            on_record=False,
            named=True,
        ),
        "cut": WayOfClaiming(same_speaker(truncations.cut)),
        "cut-turned": WayOfClaiming(same_speaker(truncations.cut_turned), turned),
        "cut-unsure": WayOfClaiming(
            same_speaker(truncations.cut_unsure), frozenset({"exact", "wrong-context"})
        ),
        "elided": WayOfClaiming(_elided(truncations.elided)),
        "elided-turned": WayOfClaiming(_elided(truncations.elided_turned), turned),
    }


def cast(meeting: RecordedMeeting) -> frozenset[str]:
    """The names of everybody of a meeting."""
    names = (meeting.name(passage) for turn in meeting.turns for passage in turn.passages)
    return frozenset(name for name in names if name)


def _changed(sort: str, reword: Callable[..., Wording | None]) -> WayOfClaiming:
    return WayOfClaiming(reword, frozenset({"altered"}), REASONS[sort], on_record=False)


def _mutating(sort: str, lexicon: Lexicon) -> WayOfClaiming:
    mutate: Mutate = MUTATIONS[sort]
    return _changed(sort, same_speaker(lambda line, chance: mutate(line, chance, lexicon)))


def _elided(elide: Callable[[str, Random], str | None]) -> Callable[..., Wording | None]:
    def worded(line: RecordLine, _: Sequence[RecordLine], chance: Random) -> Wording | None:
        said = elide(line.text, chance)
        return Wording(said, tuple(_ELLIPSIS.split(said)), line.name) if said else None

    return worded


def _spliced(line: RecordLine, lines: Sequence[RecordLine], chance: Random) -> Wording | None:
    """Two sentences of different speakers."""
    other = chance.choice(lines)
    if not (line.name and other.name and differ(line.name, other.name)):
        return None
    parts = line.text, other.text
    short = max(map(len, parts)) < _LONGEST_SPLICED
    return Wording(" ".join(parts), parts, line.name) if short else None


def _laid_to_another(casts: Mapping[str, frozenset[str]]) -> Callable[..., Wording | None]:
    everybody = sorted(frozenset().union(*casts.values()))

    def worded(line: RecordLine, _: Sequence[RecordLine], chance: Random) -> Wording | None:
        """Somebody else, of whom the line does not speak: of the meeting, or now and then one who
        was not there."""
        there = casts[line.place[0]]
        here = chance.random() < _THERE
        spoken_of = name_words(line.text)
        others = [
            name
            for name in everybody
            if (name in there) == here
            and differ(name, line.name or name)
            and spoken_of.isdisjoint(_long_name_words(name))
        ]
        name = chance.choice(others) if others else None
        said = untouched(line.text, chance)
        return Wording(said, (said,), name) if name else None

    return worded


def _long_name_words(name: str) -> frozenset[str]:
    return frozenset(word for word in name_words(name) if len(word) > 2)


def differ(one: str, other: str) -> bool:
    """Whether two names cannot be one person's, as printed here and there: The Chair, The Chair
    (Mr. Rota)."""
    return not (name_words(one) <= name_words(other) or name_words(other) <= name_words(one))


# Holding them against the record ------------------------------------------------------------------


def keep_sound(claims: Sequence[LineClaim], meetings: Iterable[RecordedMeeting]) -> list[LineClaim]:
    """The claims of which the meetings leave no doubt that their verdict must be one of their own.

    A false claim that is true elsewhere is no claim; nor is a line that the one it is laid to said
    as well, or nearly; nor is a line for absent of which much stands in what is searched.
    """
    truth = GroundTruth(
        (run for claim in claims for run in (folded(claim.wording.words), *_runs(claim))),
        {claim.line.text for claim in claims if claim.sort in ("speaker", "absent")},
    )
    for meeting in meetings:
        truth.read(meeting)
    return [claim for claim in claims if _is_sound(claim, truth)]


def _is_sound(claim: LineClaim, truth: GroundTruth) -> bool:
    runs = _runs(claim)
    places = truth.places(runs)
    if claim.way.held_out:
        return not truth.near(claim.line.text)
    if claim.sort == "speaker":
        others = truth.speakers(runs) | truth.near(claim.line.text)
        return bool(places) and all(differ(claim.wording.name or "", who) for who in others if who)
    if claim.sort == "splice":
        together = set.intersection(*({*truth.speakers([run])} for run in runs))
        return not together and not truth.places([folded(claim.wording.words)])
    if not claim.way.on_record:
        return not places
    alone = len(places) == 1 and (len(runs) > 1 or truth.times(runs[0]) == 1)
    return claim.line.place in places and (alone or claim.way.verdicts == {"exact"})


def _runs(claim: LineClaim) -> list[Words]:
    return [folded(part) for part in claim.wording.parts]
