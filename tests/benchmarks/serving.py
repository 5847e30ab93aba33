"""What memory a process takes that does nothing but answer: run as one by the benchmark of finding.

python -m tests.benchmarks.serving NAME CORPUS FOLDER < QUESTIONS    (one a line; prints JSON, in
                                                                     megabytes)
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_FIELDS = {"VmRSS": "rss", "RssAnon": "own", "VmHWM": "most"}
_SECONDS = 20.0  # a slow one need not be asked everything


def memory(name: str, corpus: Path, folder: Path, questions: Iterable[str]) -> dict[str, float]:
    """The resident memory of a process that opens what was built in `folder` and answers the
    questions.

    `own` is without the files it maps, `most` the highest it rose to while it opened them.
    """
    command = [sys.executable, "-m", "tests.benchmarks.serving", name, str(corpus), str(folder)]
    asked = "".join(f"{question}\n" for question in questions)
    done = subprocess.run(
        command, input=asked, capture_output=True, text=True, check=True, cwd=_ROOT
    )
    return dict(json.loads(done.stdout))


def main(name: str, corpus: str, folder: str) -> None:
    from tests.benchmarks.peers import CONTENDERS

    ask = CONTENDERS[name].open(Path(corpus), Path(folder))
    until = time.monotonic() + _SECONDS
    for question in sys.stdin:
        ask(question.strip())
        if time.monotonic() > until:
            break
    told = Path("/proc/self/status")  # Linux alone has it
    status = (line.split(":") for line in told.read_text().splitlines()) if told.exists() else ()
    print(
        json.dumps(
            {_FIELDS[key]: int(value.split()[0]) / 1024 for key, value in status if key in _FIELDS}
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
