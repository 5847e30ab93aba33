"""How a line differs from a claim, and why: a number, a name, a "not", another order. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import get_args

from bot.model import Edit, Reason, ReasonKind
from bot.text import is_negation, is_year, one_line
from bot.text.lexicon import word_set
from bot.verify.alignment import Alignment, is_respelled
from bot.verify.tokens import ClaimTokens, ComparedWord, Run, Segment, bare_letters

_DAYS = word_set("calendar.months", "calendar.weekdays", "calendar.relative_days") - word_set(
    "calendar.also_words"
)
_GRAVEST_FIRST: tuple[ReasonKind, ...] = get_args(ReasonKind)
_MOST_NAMED = 5
"""In how many words on both sides a name may be what differs: of more, it is the wording."""
_ALWAYS_CAPITAL = frozenset("i i'm i've i'd i'll".split())
_OPENING = ("", *'.?!…:"“‘([—–-')
"""What stands before a sentence's first word."""


def edits(alignment: Alignment) -> tuple[Edit, ...]:
    """The claim beside the record: kept, claimed but not said, said but left out."""
    found: list[Edit] = []
    for run in alignment.runs:
        claimed, said = alignment.asked.printed(*run.claimed), alignment.said.printed(*run.said)
        if run.same:
            found.append(Edit("=", said))
        elif alignment.asked.is_gap(run):
            found.append(Edit("=", "…"))
        else:
            found += [Edit("-", claimed)] if claimed else []
            found += [Edit("+", said)] if said else []
    return tuple(Edit(edit.mark, one_line(edit.text)) for edit in found)


def reasons(alignment: Alignment, known: Callable[[str], bool]) -> Iterator[Reason]:
    """Why a line is not what was claimed, the gravest first."""
    changes = alignment.changes
    why = list(_paired([reason for run in changes for reason in _why(alignment, run, known)]))
    if moved := _moved(alignment, changes):
        yield from (reason for reason in why if reason.kind in ("number", "date", "negation"))
        yield moved
        return
    yield from sorted(dict.fromkeys(why), key=lambda reason: _GRAVEST_FIRST.index(reason.kind))


def _paired(why: Sequence[Reason]) -> Iterator[Reason]:
    """A number only claimed and one only on record as one reason: the one is for the other."""
    claimed = [reason for reason in why if reason.kind == "number" and not reason.recorded]
    recorded = [reason for reason in why if reason.kind == "number" and not reason.claimed]
    for one, other in zip(claimed, recorded, strict=False):
        yield Reason("number", one.claimed, other.recorded)
    pairs = min(len(claimed), len(recorded))
    gone = {*claimed[:pairs], *recorded[:pairs]}
    yield from (reason for reason in why if reason not in gone)


def _moved(alignment: Alignment, changes: Sequence[Run]) -> Reason | None:
    """The same words in another order."""
    keys, tokens = alignment.asked.keys, alignment.said.tokens
    claimed = Counter(key for run in changes for key in keys[slice(*run.claimed)])
    said = Counter(token.key for run in changes for token in tokens[slice(*run.said)])
    if not claimed or claimed != said:
        return None
    first, last = changes[0], changes[-1]
    return Reason(
        "order",
        one_line(alignment.asked.printed(first.claimed[0], last.claimed[1])),
        one_line(alignment.said.printed(first.said[0], last.said[1])),
    )


def _why(alignment: Alignment, run: Run, known: Callable[[str], bool]) -> Iterator[Reason]:
    """Why one run of words differs: what is spelled otherwise, then the numbers, then a "not" on
    one side alone, then the words that are left on both. `known`: as in `align`."""
    asked, said = alignment.asked, alignment.said
    claimed, spoken = list(range(*run.claimed)), list(range(*run.said))
    if _is_spelling(alignment, claimed, spoken):
        yield Reason(
            "spelling", one_line(asked.printed(*run.claimed)), one_line(said.printed(*run.said))
        )
        return
    if len(claimed) == len(spoken):
        for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
            if is_respelled(asked.keys[one], said.tokens[other].key, known):
                yield Reason("spelling", _printed(asked, [one]), _printed(said, [other]))
                claimed.remove(one)
                spoken.remove(other)
    amounts, claimed = _parted(claimed, lambda n: asked.tokens[n].is_amount)
    said_amounts, spoken = _parted(spoken, lambda n: said.tokens[n].is_amount)
    yield from _other_numbers(alignment, amounts, said_amounts)
    nots, others = _parted(claimed, lambda n: is_negation(asked.keys[n]))
    said_nots, said_others = _parted(spoken, lambda n: is_negation(said.tokens[n].key))
    if len(nots) != len(said_nots):
        yield Reason("negation", _printed(asked, nots), _printed(said, said_nots))
        claimed, spoken = others, said_others
        if len(claimed) + len(spoken) == 1:
            return  # is, for isn't
    yield from _other_words(alignment, claimed, spoken)


def _is_spelling(alignment: Alignment, claimed: Sequence[int], said: Sequence[int]) -> bool:
    """Whether two runs have the same letters, and no number."""
    tokens = [alignment.asked.tokens[n] for n in claimed]
    spoken = [alignment.said.tokens[n] for n in said]
    if any(token.is_amount for token in tokens):
        return False
    one, other = ("".join(bare_letters(t.key) for t in side) for side in (tokens, spoken))
    return one == other


def _parted(numbers: Iterable[int], is_one: Callable[[int], bool]) -> tuple[list[int], list[int]]:
    """Those that are one, and the others."""
    parted: tuple[list[int], list[int]] = ([], [])
    for n in numbers:
        parted[not is_one(n)].append(n)
    return parted


def _printed(side: ClaimTokens | Segment, numbers: Iterable[int]) -> str:
    return " ".join(side.printed(n, n + 1) for n in numbers)


def _other_numbers(
    alignment: Alignment, claimed: Sequence[int], said: Sequence[int]
) -> Iterator[Reason]:
    for n in range(max(len(claimed), len(said))):
        one, other = claimed[n : n + 1], said[n : n + 1]
        keys = [alignment.asked.keys[at] for at in one]
        if keys != [alignment.said.tokens[at].key for at in other]:
            printed = _printed(alignment.asked, one), _printed(alignment.said, other)
            years = all(is_year(word) for word in printed if word)
            yield Reason("date" if years else "number", *printed)


def _other_words(
    alignment: Alignment, claimed: Sequence[int], said: Sequence[int]
) -> Iterator[Reason]:
    if claimed or said:
        one, other = _printed(alignment.asked, claimed), _printed(alignment.said, said)
        yield Reason(_kind_of_words(alignment, claimed, said), one, other)


def _kind_of_words(alignment: Alignment, claimed: Sequence[int], said: Sequence[int]) -> ReasonKind:
    asked, segment = alignment.asked, alignment.said
    keys = {asked.keys[n] for n in claimed} | {segment.tokens[n].key for n in said}
    if not keys.isdisjoint(_DAYS):
        return "date"
    if not claimed:
        return "left-out"
    few = len(claimed) + len(said) <= _MOST_NAMED
    if few and (
        _names(segment.turn.text, segment.tokens, said) or _names(asked.text, asked.tokens, claimed)
    ):
        return "name"
    return "changed" if said else "added"


def _names(text: str, said: Sequence[ComparedWord], numbers: Iterable[int]) -> bool:
    """Whether one of these words has a capital that no sentence's beginning asks for."""
    if text.isupper():
        return False
    return any(
        text[said[n].start].isupper()
        and said[n].key not in _ALWAYS_CAPITAL
        and text[: said[n].start].rstrip()[-1:] not in _OPENING
        for n in numbers
    )


def same_values(alignment: Alignment) -> Iterator[Reason]:
    """The numbers that are written differently and are the same."""
    asked, said = alignment.asked, alignment.said
    same = (run for run in alignment.runs if run.same)
    for run in same:
        for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
            pair = one_line(asked.printed(one, one + 1)), one_line(said.printed(other, other + 1))
            if asked.tokens[one].is_amount and pair[0].casefold() != pair[1].casefold():
                yield Reason("same-number", *pair)
