"""How time grows with length: `python -m tests.benchmarks.length`.

Each step of reading, on hostile text of 8,000 and of 64,000 letters: the ratio should be about
eight. A step that goes over the text again for each of its words has one of sixty.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.question.intent import asks_help
from bot.text import speech, units
from tests.sources.readers.test_press import HOSTILE_SCRAPS, Names, turns

SHORT, LONG = 8_000, 64_000
STEPS: dict[str, Callable[[str], object]] = {
    "reading a press report": lambda text: turns(text, Names()),
    "cutting into passages": lambda text: list(units(text)),
    "telling words from noise": speech,
    "looking for help asked for": asks_help,
}


def seconds(step: Callable[[str], object], text: str) -> float:
    """The processor's time for one run, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        step(text)
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    print(f"{'seconds of':<28} {SHORT:>8,} {LONG:>8,}  ratio")
    for name, step in STEPS.items():
        for scrap in HOSTILE_SCRAPS:
            short, long = (seconds(step, scrap * (n // len(scrap))) for n in (SHORT, LONG))
            print(f"{name:<28} {short:8.4f} {long:8.4f} {long / short:6.1f}  {scrap!r}")


if __name__ == "__main__":
    main()
