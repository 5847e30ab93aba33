"""Words laid beside words: what was claimed against what was said, exactly and then as nearly as
may be. Pure.

Tokens are coded as letters, so that rapidfuzz compares whole turns at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, product

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Indel, Levenshtein, Opcode

from bot.verify.tokens import Run

_GAP = 0.4
"""What a word said between two matching runs takes from them: stray matches far off are none."""
_SHORT = 3
"""How many unmatched words at a claim's edge are held against the words said there."""
_CLOSE, _FAR = 4, 20
_SHORT_FOR = {
    "s": ("is", "has", "us"),
    "re": ("are",),
    "ll": ("will", "shall"),
    "ve": ("have",),
    "d": ("would", "had"),
}
_SHORT_FOR |= {"m": ("am",)}
_NOT = {"won't": "will", "can't": "can", "cannot": "can", "shan't": "shall"}


class TokenAligner:
    """The tokens of a stretch of the record, coded for the words of one claim."""

    def __init__(self, claimed: Sequence[str], said: Sequence[str]) -> None:
        code = {key: chr(0x10000 + n) for n, key in enumerate(dict.fromkeys(claimed))}
        self._keys = claimed, said
        self._claimed = "".join(code[key] for key in claimed)
        self._said = "".join(code.get(key, "\0") for key in said)

    def places(self, first: int, end: int, begin: int = 0) -> Iterator[int]:
        """Where the claim's tokens first to end stand as they are, from `begin` on."""
        piece = self._claimed[first:end]
        at = self._said.find(piece, begin)
        while at >= 0:
            yield at
            at = self._said.find(piece, at + 1)

    def last_place(self, first: int, end: int, before: int) -> int:
        """Where the claim's tokens first to end stand last, to end at `before` at the latest."""
        return self._said.rfind(self._claimed[first:end], 0, before)

    def beginning(self) -> int:
        """How many tokens of the claim, from its first on, stand together as they are."""
        return self._longest(lambda size: self._claimed[:size])

    def ending(self) -> int:
        """How many tokens of the claim, up to its last, stand together as they are."""
        return self._longest(lambda size: self._claimed[len(self._claimed) - size :])

    def _longest(self, part: Callable[[int], str]) -> int:
        fits, fails = 0, len(self._claimed) + 1
        while fails - fits > 1:
            size = (fits + fails) // 2
            fits, fails = (size, fails) if part(size) in self._said else (fits, size)
        return fits

    def nearest(self, first: int, end: int, begin: int, bounds: Sequence[int]) -> list[Run]:
        """The claim's tokens first to end beside the run of tokens said that is most like them,
        from `begin` on.

        `bounds` numbers the sentence of each token said: an unmatched word at an edge is not held
        against another's.
        """
        piece, said = self._claimed[first:end], self._said[begin:]
        if not piece or not said:
            return [Run(False, (first, end), (begin, begin))]
        numbers = [bounds[begin + n] for n in range(len(said))]
        regions = dict.fromkeys(_regions(piece, said))
        ways = filter(None, (_window(piece, said, region, numbers) for region in regions))
        best = max(ways, key=lambda way: _likeness(piece, said, way), default=None)
        if best is None:
            return [Run(False, (first, end), (begin, begin))]
        window = begin + best[0], begin + best[1]
        runs = _runs(Levenshtein.opcodes(piece, said[slice(*best)]), first, window[0])
        return [
            part
            for _, some in groupby(runs, lambda run: run.same)
            for part in self._shortened(list(some), window)
        ]

    def _shortened(self, runs: list[Run], window: tuple[int, int]) -> list[Run]:
        """Runs that follow on each other, parted anew where a word in them is two in short:
        "things, it's", "it is".

        What is said beside such a word at an edge of the window stands for nothing that is claimed.
        """
        first, last = runs[0], runs[-1]
        claimed, said = (first.claimed[0], last.claimed[1]), (first.said[0], last.said[1])
        whole = Run(first.same, claimed, said)
        short = None if whole.same else self._short(whole)
        if short is None:
            return runs
        before = Run(False, (whole.claimed[0], short.claimed[0]), (whole.said[0], short.said[0]))
        after = Run(False, (short.claimed[1], whole.claimed[1]), (short.said[1], whole.said[1]))
        return [
            run
            for run in (before, short, *self._shortened([after], window))
            if run.claimed[0] < run.claimed[1]
            or (run.said[0] < run.said[1] and not {*run.said} & {*window})
        ]

    def _short(self, run: Run) -> Run | None:
        """The first word there that stands against two which it is short for."""
        claimed, said = (keys[slice(*side)] for keys, side in zip(self._keys, run[1:], strict=True))
        for n, m in product(range(len(claimed)), range(len(said))):
            ends = (n + 2, m + 1) if _is_short(said[m], claimed[n : n + 2]) else (n + 1, m + 2)
            if ends == (n + 2, m + 1) or _is_short(claimed[n], said[m : m + 2]):
                first, begin = run.claimed[0], run.said[0]
                return Run(False, (first + n, first + ends[0]), (begin + m, begin + ends[1]))
        return None


def _is_short(word: str, two: Sequence[str]) -> bool:
    """Whether a word is two in short: it's for it is, won't for will not."""
    if len(two) != 2:
        return False
    head, mark, tail = word.partition("'")
    if two[1] == "not":
        return two[0] == _NOT.get(word, word.removesuffix("n't") if word.endswith("n't") else None)
    return mark == "'" and head == two[0] and two[1] in _SHORT_FOR.get(tail, ())


def _regions(piece: str, said: str) -> Iterator[tuple[int, int]]:
    """Where in a turn to look: right at the window most like the piece, and far about it."""
    window = fuzz.partial_ratio_alignment(piece, said)
    if window is not None and len(said) > len(piece):
        for reach in (_CLOSE, len(piece) + _FAR):
            yield max(0, window.dest_start - reach), min(len(said), window.dest_end + reach)
    else:
        yield 0, len(said)


def _window(
    piece: str, said: str, region: tuple[int, int], bounds: Sequence[int]
) -> tuple[int, int] | None:
    """The words said, in a region, that stand against a piece; None where no word agrees."""
    opcodes = Levenshtein.opcodes(piece, said[slice(*region)])
    same = [op for op in opcodes if op.tag == "equal"]
    blocks = _chained(
        [(op.src_start, op.dest_start + region[0], op.src_end - op.src_start) for op in same]
    )
    return _trimmed(piece, said, *_edges(blocks, len(piece), bounds)) if blocks else None


def _likeness(piece: str, said: str, window: tuple[int, int]) -> float:
    return Indel.normalized_similarity(piece, said[slice(*window)])


def _chained(blocks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The neighbouring runs (claimed at, said at, size) that say most for what parts them."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    total, start = 0.0, 0
    for n, (claimed, said, size) in enumerate(blocks):
        if n:
            before = blocks[n - 1]
            total -= _GAP * max(said - before[1] - before[2], claimed - before[0] - before[2])
        if total <= 0:
            total, start = 0.0, n
        total += size
        if total > best[0]:
            best = (total, start, n + 1)
    return list(blocks[best[1] : best[2]])


def _edges(
    blocks: Sequence[tuple[int, int, int]], claimed: int, bounds: Sequence[int]
) -> tuple[int, int]:
    """The window of what was said: its matching runs and, if few, as many words as claimed."""
    first, (last_claimed, last, size) = blocks[0], blocks[-1]
    left, right = first[1], last + size
    before, after = first[0], claimed - last_claimed - size
    if before <= _SHORT:
        while before and left and bounds[left - 1] == bounds[first[1]]:
            left, before = left - 1, before - 1
    if after <= _SHORT:
        while after and right < len(bounds) and bounds[right] == bounds[last + size - 1]:
            right, after = right + 1, after - 1
    return left, right


def _trimmed(piece: str, said: str, left: int, right: int) -> tuple[int, int]:
    """The window without far words at its edges; or with one more, where two stand swapped."""
    windows = [
        (left + off, right - over) for off in range(-1, _CLOSE) for over in range(-1, _CLOSE)
    ]
    windows = [(one, other) for one, other in windows if 0 <= one < other <= len(said)]
    return min(windows, key=lambda w: (OSA.distance(piece, said[w[0] : w[1]]), w[0] - w[1]))


def _runs(opcodes: Iterable[Opcode], first: int, begin: int) -> Iterator[Run]:
    for op in opcodes:
        claimed = first + op.src_start, first + op.src_end
        yield Run(op.tag == "equal", claimed, (begin + op.dest_start, begin + op.dest_end))
