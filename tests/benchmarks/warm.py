"""What a warm `verbatim ask` costs as a whole process: `python -m tests.benchmarks.warm`.

The processor's seconds, its own and its children's, of asking one line again and again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median

LINE = "our focus is not to win the war but peice"
RUNS = 15


def seconds(index: str) -> float:
    """One `ask`, its start included."""
    before = os.times()
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json", LINE]
    environment = os.environ | {"VERBATIM_INDEX": index}
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as index:
        seconds(index)  # builds the index
        took = [seconds(index) for _ in range(RUNS)]
    print(f"{RUNS} asked: min {min(took):.2f}, median {median(took):.2f}, max {max(took):.2f} s")


if __name__ == "__main__":
    main()
