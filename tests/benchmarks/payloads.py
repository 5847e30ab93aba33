"""Random deliveries through the real App: `python -m tests.benchmarks.payloads --n 100000`.

Whatever comes, it is acknowledged, and nothing goes wrong that was not foreseen. What did is
printed with its place.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bot.service.opening import open_answerer
from tests.slack.chance import payloads
from tests.slack.deaf import Watch, deaf, delivered
from tests.slack.rest import at_rest, note

CORPUS = Path(__file__).parents[1] / "corpus"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    watch, statuses = Watch(), Counter[int]()
    logging.getLogger().addHandler(watch)
    with tempfile.TemporaryDirectory() as index:
        note()
        app = deaf(open_answerer(CORPUS, Path(index)))
        started = time.perf_counter()
        for payload in payloads(chosen.n, seed=chosen.seed):
            try:
                statuses[delivered(app, payload)] += 1
            except Exception as error:
                what = f"raised {type(error).__name__}: {error}"
                watch.failed[what] = watch.failed.get(what, 0) + 1
        at_rest()
        took = time.perf_counter() - started
    acknowledged = ", ".join(f"{count} with {status}" for status, count in sorted(statuses.items()))
    print(
        f"{chosen.n} payloads in {took:.0f} s: acknowledged {acknowledged}; unhandled"
        f" {sum(watch.failed.values())}"
    )
    for what, often in sorted(watch.failed.items()):
        print(f"  {often} × {what}")
    return 1 if watch.failed or set(statuses) - {200} else 0


if __name__ == "__main__":
    sys.exit(main())
