"""How long the bot takes to acknowledge and to answer, many at once: `python -m
tests.benchmarks.ack`.

`verbatim serve` runs as a process of its own on the corpus of this checkout, against the fake Slack
over Socket Mode. A run sends commands, mentions and direct messages together, then waits for every
acknowledgement and every reply.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from tests.slack.fake import Delivery, FakeSlack
from tests.slack.serving import as_a_process

CORPUS = Path(__file__).parents[2] / "corpus"
RUNS, AT_ONCE = 3, 20
QUESTIONS = (
    "corruption",
    "what did Ebrard say about firearms?",
    "we are not starting from scratch",
    "Mayorkas: we talk daily",
    "when was the High-Level Security Dialogue?",
    "who spoke of unicorns on the moon?",
    "from:Blinken fentanyl",
)
TYPED = ("", "e", "ebr", "ebrard", "mayorcas", "x")
"""Into the list of speakers: what it offers is itself the acknowledgement."""


def run(slack: FakeSlack) -> tuple[list[float], float]:
    """One run: the seconds each acknowledgement took, and the seconds until the last reply."""
    made = [ask(slack, n, question) for n, question in enumerate(islice(cycle(QUESTIONS), AT_ONCE))]
    before = len(slack.replies())
    start = time.perf_counter()
    deliveries: list[Delivery] = [slack.send(payload) for payload in made]
    took = [delivery.wait() for delivery in deliveries]
    slack.until(lambda: len(slack.replies()) >= before + AT_ONCE, seconds=60)
    return took, time.perf_counter() - start


def ask(slack: FakeSlack, number: int, question: str) -> dict[str, Any]:
    """The question by command, mention or direct message, in turn."""
    if number % 3 == 0:
        return slack.slash("/quote", question)
    return slack.mention(question) if number % 3 == 1 else slack.direct(question)


def main() -> int:
    with FakeSlack() as slack, tempfile.TemporaryDirectory() as index:
        with as_a_process(slack, corpus=CORPUS, index=Path(index), VERBATIM_LOG_LEVEL="ERROR"):
            slack.until(lambda: slack.sockets.connections == 1, seconds=60)
            slack.send(slack.slash("/quote", "corruption")).wait()
            slack.reply()
            slack.send(slack.summon()).wait()
            slack.modal(saying="Words")
            lists = [slack.send(slack.type_into("speaker", typed)).wait() for typed in TYPED]
            print(f"{AT_ONCE} at once over Socket Mode, {RUNS} runs, milliseconds")
            print("run   ack median   ack slowest   last reply")
            worst = max(lists)
            for number in range(1, RUNS + 1):
                took, last = run(slack)
                worst = max(worst, *took)
                print(
                    f"{number:>3}{median(took) * 1000:>13.1f}"
                    f"{max(took) * 1000:>14.1f}{last * 1000:>13.0f}"
                )
        print(f"slowest list of {len(lists)} while typing: {max(lists) * 1000:.1f} ms")
        print(
            f"slowest acknowledgement of all: {worst * 1000:.1f} ms; refusals {len(slack.refusals)}"
        )
        return 0 if not slack.refusals and not slack.sockets.complaints else 1


if __name__ == "__main__":
    sys.exit(main())
