"""Finding, ours and what would be picked in its place, side by side.

    python -m tests.benchmarks.finding TURNS.jsonl.gz [--questions QUESTIONS.jsonl] [--plot
    PICTURE.png]

TURNS is a file of records. From it corpora of each size are made; every contender builds its index
from the same corpus folder, then all are asked the same questions, one contender after another,
`--runs` times round, on one core. Quality is counted in the first round, for answers do not change;
times are medians of the rounds, with their spread. A contender whose usual question takes longer
than a second is asked as much as `--seconds` allow, and is left out of larger corpora. Progress
goes to standard error, the table to standard output.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import msgspec

from bot.evaluation.lines import Trial
from bot.evaluation.turn_questions import read_turn_questions
from tests.benchmarks.archive import Archive, read
from tests.benchmarks.asking import Asked, known, score
from tests.benchmarks.noise import LEVELS
from tests.benchmarks.peers import CONTENDERS, OURS, Ask, Contender
from tests.benchmarks.result import Free, Result, table
from tests.benchmarks.serving import memory

SIZES = "1000,10000,all,1000000,2000000"
_SLOW = 1.0  # seconds
_WARM, _FEWEST, _FOR_MEMORY = 4, 8, 200  # questions


@dataclass(frozen=True, slots=True)
class Running:
    """A contender that is open for questions, and what has been measured of it."""

    contender: Contender
    ask: Ask
    built: float
    memory: dict[str, float]
    disk: float
    rounds: list[list[float]] = field(default_factory=list)
    hits: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    free: list[Free] = field(default_factory=list)

    @property
    def slow(self) -> bool:
        """Whether a question usually takes longer than a second."""
        return median(self.rounds[0]) > _SLOW

    def result(self, size: int) -> Result:
        return Result(
            name=self.contender.name,
            turns=size,
            asked=len(self.rounds[0]),
            hit1={
                kind: sum(self.hits[kind]) / len(self.hits[kind])
                for kind in LEVELS
                if self.hits[kind]
            },
            seconds={part: [_at(took, part) for took in self.rounds] for part in (50, 95, 99)},
            built=self.built,
            memory=self.memory,
            disk=self.disk,
            free=next(iter(self.free), None),
        )


def _at(took: Sequence[float], part: int) -> float:
    """The time within which `part` of a hundred questions were answered."""
    return sorted(took)[min(len(took) - 1, len(took) * part // 100)]


def measure(
    archive: Archive,
    contenders: Iterable[Contender],
    asked: Sequence[Asked],
    free: Sequence[Trial] = (),
    *,
    runs: int,
    seconds: float,
) -> Iterator[Running]:
    """All contenders on one archive, each yielded once it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        archive.write(root / "corpus")
        running = [_opened(one, root, asked) for one in contenders]
        gc.collect()
        gc.freeze()  # what one contender keeps must not cost another when rubbish is collected
        for number in range(runs):
            for one in running:
                if number == 0 or not one.slow:
                    _say(f"{one.contender.name}: round {number + 1}")
                    one.rounds.append(_round(one, archive, asked, seconds))
        for one in running if free else ():
            _say(f"{one.contender.name}: free questions")
            one.free.append(score(one.ask, archive, free))
        gc.unfreeze()
        yield from running


def _opened(contender: Contender, root: Path, asked: Sequence[Asked]) -> Running:
    """The contender's index built by this process, its memory measured in another that only
    serves."""
    _say(f"{contender.name}: building")
    own = root / contender.name.replace(" ", "-")
    own.mkdir()
    import_module(contender.needs)  # building is timed, importing is not
    start = time.perf_counter()
    contender.build(root / "corpus", own)
    built = time.perf_counter() - start
    gc.collect()
    used = memory(
        contender.name, root / "corpus", own, [question.text for question in asked[:_FOR_MEMORY]]
    )
    disk = sum(path.stat().st_size for path in own.rglob("*") if path.is_file()) / 1e6
    return Running(contender, contender.open(root / "corpus", own), built, used, disk)


def _round(one: Running, archive: Archive, asked: Sequence[Asked], seconds: float) -> list[float]:
    """How long each question took; in the first round also whether its line came first."""
    first = not one.rounds
    for question in asked[: _WARM if first else 1]:
        one.ask(question.text)
    took: list[float] = []
    for question in asked if first else asked[: len(one.rounds[0])]:
        start = time.perf_counter()
        found = one.ask(question.text)
        took.append(time.perf_counter() - start)
        if first:
            one.hits[question.kind].append(
                bool(found) and question.answered(archive, archive.place(found[0]))
            )
        if len(took) >= _FEWEST and sum(took) > seconds:
            break
    return took


def core() -> None:
    """This process, and those it starts, on one core, where the system can be told so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.finding", description="Finding, side by side."
    )
    parser.add_argument("turns", type=Path, help="a file of records, .jsonl or .jsonl.gz")
    parser.add_argument(
        "--sizes", default=SIZES, help="turns of each corpus; `all` is the file's (%(default)s)"
    )
    parser.add_argument(
        "--n", type=int, default=300, help="known lines, each asked in five ways (%(default)s)"
    )
    parser.add_argument("--runs", type=int, default=3, help="rounds of questions (%(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=240, help="for one contender's round at most (%(default)s)"
    )
    parser.add_argument(
        "--peers", default=",".join(CONTENDERS), help="parts of names, commas between; ours always"
    )
    parser.add_argument("--plot", type=Path, help="write a picture of the results here (.png)")
    parser.add_argument("--out", type=Path, help="add the results here, a JSON object a line")
    parser.add_argument(
        "--questions",
        type=Path,
        help="free questions with the turns that answer them, QMSum's form",
    )
    parser.add_argument("--split", default="val", help="of the free questions (%(default)s)")
    return parser.parse_args(arguments)


def _chosen(named: str) -> list[Contender]:
    """The contenders named, ours always; one whose package is not installed is left out, and it
    is said."""
    parts = [part.strip().lower() for part in named.split(",")]
    chosen = []
    for name, contender in CONTENDERS.items():
        if name != OURS and not any(part in name.lower() for part in parts):
            continue
        if find_spec(contender.needs) is None:
            _say(
                f"{name}: left out, for {contender.needs} is not installed (pip install -e"
                " '.[benchmark]')"
            )
            continue
        chosen.append(contender)
    return chosen


def _compared(options: argparse.Namespace) -> Iterator[Result]:
    """Each result as it comes, from the smallest corpus to the largest."""
    contenders = _chosen(options.peers)
    records = read(options.turns)
    drawn: dict[int, list[Asked]] = {}
    for size in sorted(
        {len(records) if size == "all" else int(size) for size in options.sizes.split(",")}
    ):
        archive = Archive(records, size)
        _say(f"{size:,} turns: drawing lines")
        own = len(archive.originals)
        asked = drawn[own] = drawn.get(own) or known(archive, options.n)
        free = (
            read_turn_questions(options.questions, options.split)
            if options.questions and size == len(records)
            else []
        )
        for one in measure(
            archive, contenders, asked, free, runs=options.runs, seconds=options.seconds
        ):
            yield one.result(size)
            if one.slow:
                contenders = [other for other in contenders if other is not one.contender]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    core()
    results = []
    for result in _compared(options):
        results.append(result)
        if options.out:
            with options.out.open("ab") as file:
                file.write(msgspec.json.encode(result) + b"\n")
    print(table(results, OURS))
    if options.plot:
        from tests.benchmarks.plot import draw

        draw(results, options.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
