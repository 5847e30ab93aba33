"""How a line differs from a claim, word by word, and why: a number, a name, a "not", another order.
Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.model import Edit, Reason, ReasonKind
from bot.text import is_negation, is_year, one_line
from bot.text.lexicon import word_set
from bot.verify.alignment import ComparedWord, Run
from bot.verify.standing import Alignment, alike, bare_letters

_DAYS = word_set("calendar.months", "calendar.weekdays", "calendar.relative_days") - word_set(
    "calendar.also_words"
)


def edits(alignment: Alignment) -> tuple[Edit, ...]:
    """The claim beside the record: kept, claimed but not said, said but left out."""
    found: list[Edit] = []
    for run in alignment.runs:
        claimed, said = alignment.asked.printed(*run.claimed), alignment.said.printed(*run.said)
        if run.same:
            found.append(Edit("=", said))
        elif run.claimed[0] == run.claimed[1] and run.claimed[0] in alignment.asked.breaks:
            found.append(Edit("=", "…"))
        else:
            found += [Edit("-", claimed)] if claimed else []
            found += [Edit("+", said)] if said else []
    return tuple(Edit(edit.mark, one_line(edit.text)) for edit in found)


def reasons(alignment: Alignment, known: Callable[[str], bool]) -> Iterator[Reason]:
    """Why a line is not what was claimed, the gravest first."""
    changes = list(alignment.changes)
    why = list(_paired([reason for run in changes for reason in _why(alignment, run, known)]))
    if moved := _moved(alignment, changes):
        grave = [reason for reason in why if reason.kind in ("number", "date", "negation")]
        yield from (*grave, moved)
        return
    order: tuple[ReasonKind, ...] = (
        "number",
        "negation",
        "date",
        "name",
        "changed",
        "added",
        "left-out",
        "spelling",
    )
    yield from sorted(dict.fromkeys(why), key=lambda reason: order.index(reason.kind))


def _paired(why: Sequence[Reason]) -> Iterator[Reason]:
    """A number that is only claimed, and one that is only on record, as one reason: the one is for
    the other."""
    claimed = [reason for reason in why if reason.kind == "number" and not reason.recorded]
    recorded = [reason for reason in why if reason.kind == "number" and not reason.claimed]
    for one, other in zip(claimed, recorded, strict=False):
        yield Reason("number", one.claimed, other.recorded)
    pairs = min(len(claimed), len(recorded))
    gone = {*claimed[:pairs], *recorded[:pairs]}
    yield from (reason for reason in why if reason not in gone)


def _moved(alignment: Alignment, changes: Sequence[Run]) -> Reason | None:
    """The same words in another order."""
    claimed = Counter(key for run in changes for key in alignment.asked.keys[slice(*run.claimed)])
    said = Counter(
        token.key for run in changes for token in alignment.said.tokens[slice(*run.said)]
    )
    if not claimed or claimed != said:
        return None
    first, last = changes[0], changes[-1]
    return Reason(
        "order",
        one_line(alignment.asked.printed(first.claimed[0], last.claimed[1])),
        one_line(alignment.said.printed(first.said[0], last.said[1])),
    )


def _why(alignment: Alignment, run: Run, known: Callable[[str], bool]) -> Iterator[Reason]:
    """Why one run of words differs."""
    asked, said = alignment.asked, alignment.said
    claimed = list(range(*run.claimed))
    spoken = list(range(*run.said))
    joined = "".join(bare_letters(asked.keys[n]) for n in claimed) == "".join(
        bare_letters(said.tokens[n].key) for n in spoken
    )
    if joined and not any(asked.tokens[n].is_amount for n in claimed):
        yield Reason(
            "spelling", one_line(asked.printed(*run.claimed)), one_line(said.printed(*run.said))
        )
        return
    if len(claimed) == len(spoken):
        pairs = list(zip(claimed, spoken, strict=True))
        same = [p for p in pairs if alike(asked.keys[p[0]], said.tokens[p[1]].key, known)]
        for one, other in same:
            yield Reason("spelling", asked.printed(one, one + 1), said.printed(other, other + 1))
        claimed = [n for n in claimed if n not in {one for one, _ in same}]
        spoken = [n for n in spoken if n not in {other for _, other in same}]
    numbers = (
        [n for n in claimed if asked.tokens[n].is_amount],
        [n for n in spoken if said.tokens[n].is_amount],
    )
    yield from _other_numbers(alignment, *numbers)
    nots = (
        [n for n in claimed if is_negation(asked.keys[n])],
        [n for n in spoken if is_negation(said.tokens[n].key)],
    )
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
    yield from _other_words(alignment, left, missing)


def _other_numbers(
    alignment: Alignment, claimed: Sequence[int], said: Sequence[int]
) -> Iterator[Reason]:
    for n in range(max(len(claimed), len(said))):
        one = alignment.asked.printed(claimed[n], claimed[n] + 1) if n < len(claimed) else ""
        other = alignment.said.printed(said[n], said[n] + 1) if n < len(said) else ""
        if one and other and alignment.asked.keys[claimed[n]] == alignment.said.tokens[said[n]].key:
            continue
        yield Reason(
            "date" if is_year(one or other) and is_year(other or one) else "number", one, other
        )


def _other_words(
    alignment: Alignment, claimed: Sequence[int], said: Sequence[int]
) -> Iterator[Reason]:
    if not claimed and not said:
        return
    one = " ".join(alignment.asked.printed(n, n + 1) for n in claimed)
    other = " ".join(alignment.said.printed(n, n + 1) for n in said)
    keys = {alignment.asked.keys[n] for n in claimed} | {alignment.said.tokens[n].key for n in said}
    if not keys.isdisjoint(_DAYS):
        yield Reason("date", one, other)
    elif (
        one
        and len(claimed) + len(said) < 6
        and (
            _names(alignment.said.turn.text, alignment.said.tokens, said)
            or _names(alignment.asked.text, alignment.asked.tokens, claimed)
        )
    ):
        yield Reason("name", one, other)
    else:
        yield Reason("changed" if one and other else "added" if one else "left-out", one, other)


def _names(text: str, said: Sequence[ComparedWord], numbers: Iterable[int]) -> bool:
    """Whether one of these words is printed as a name: with a capital that no sentence's beginning
    asks for."""
    if text.isupper():
        return False
    for n in numbers:
        start = said[n].start
        before = text[:start].rstrip()
        inside = bool(before) and before[-1] not in '.?!…:"“‘([—–-'
        if (
            inside
            and text[start].isupper()
            and said[n].key not in ("i", "i'm", "i've", "i'd", "i'll")
        ):
            return True
    return False


def same_values(alignment: Alignment) -> Iterator[Reason]:
    """The numbers that are written differently and are the same."""
    for run in alignment.runs:
        if run.same:
            for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
                claimed, said = (
                    alignment.asked.printed(one, one + 1),
                    alignment.said.printed(other, other + 1),
                )
                if (
                    alignment.asked.tokens[one].is_amount
                    and one_line(claimed).casefold() != one_line(said).casefold()
                ):
                    yield Reason("same-number", one_line(claimed), one_line(said))
