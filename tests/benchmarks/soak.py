"""Hours in minutes: mixed interactions at a steady rate, `python -m tests.benchmarks.soak
--minutes 30 --rate 20`.

`verbatim serve` runs as a process of its own on the corpus of this checkout, against the fake Slack
over Socket Mode. People ask, press buttons under what they were answered, open windows and Home.
Printed each minute and in the end: how long acknowledgements took, and the bot's memory. It fails
where one in a hundred takes longer than 250 ms, where memory grows by more than a tenth after the
first five minutes, or where Slack refused anything.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.ack import CORPUS, QUESTIONS
from tests.slack.fake import Delivery, FakeSlack, Message
from tests.slack.serving import as_a_process

SETTLED = 300.0
"""Seconds after which memory should grow no more."""
GROWTH, SLOWEST = 0.10, 0.250
KEPT = 400
"""Messages the fake remembers: a year's would be the fake's memory, not the bot's."""
BUTTONS = ("Share", "More", "Context", "First line", "Show the lines")
WORDS = (
    "corruption",
    "firearms",
    "fentanyl",
    "migration",
    "7",
    '"shared responsibility"',
    "curruption",
)

Act = Callable[[FakeSlack, random.Random], dict[str, Any]]


def _press(slack: FakeSlack, chance: random.Random) -> dict[str, Any]:
    """A button under one of the latest replies; a question where none has any."""
    latest = [one for one in slack.replies()[-20:] if _labels(one)]
    if not latest:
        return slack.slash("/quote", chance.choice(QUESTIONS))
    reply = chance.choice(latest)
    return slack.click(reply, chance.choice(_labels(reply)))


def _labels(message: Message) -> list[str]:
    return [label for one in message.buttons if (label := one["text"]["text"]) in BUTTONS]


ACTS: tuple[tuple[int, Act], ...] = (
    (6, lambda slack, chance: slack.slash("/quote", chance.choice(QUESTIONS))),
    (4, lambda slack, chance: slack.mention(chance.choice(QUESTIONS))),
    (3, lambda slack, chance: slack.direct(chance.choice(QUESTIONS))),
    (2, lambda slack, chance: slack.slash("/quote", f"trend {chance.choice(WORDS)}")),
    (1, lambda slack, chance: slack.direct(f"trend {chance.choice(WORDS)}")),
    (
        2,
        lambda slack, chance: slack.slash(
            "/meetings", chance.choice(("", "Ebrard", "mission", "2022"))
        ),
    ),
    (2, lambda slack, chance: slack.slash("/whosaid", '"we talk daily" by Mayorkas')),
    (1, lambda slack, chance: slack.shortcut("“We are more than just neighbors.”")),
    (1, lambda slack, chance: slack.open_home()),
    (1, lambda slack, chance: slack.summon()),
    (5, _press),
)


def _resident(process: int) -> float:
    """The process's memory in megabytes; Linux alone tells."""
    told = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in told if line.startswith("VmRSS"))


def _forget(slack: FakeSlack) -> None:
    """What the fake need not remember any longer."""
    space = slack.space
    with space.changed:
        del space.messages[:-KEPT]
        del slack.door.calls[:-KEPT]
        for kept in (
            space.triggers,
            space.pressed_by,
            space.response_urls,
            space.views,
            space.readers,
            space.files,
        ):
            for name in list(kept)[:-KEPT]:
                kept.pop(name, None)  # type: ignore[attr-defined]


def _slowest_of(took: list[float], share: float) -> float:
    return sorted(took)[min(len(took) - 1, int(share * len(took)))] if took else 0.0


class Soak:
    """What was sent so far, and how it went."""

    def __init__(self, slack: FakeSlack, process: int, seed: int) -> None:
        self.slack, self.process, self.chance = slack, process, random.Random(seed)
        self.under_way: list[Delivery] = []
        self.took: list[float] = []
        self.memory: list[tuple[float, float]] = []
        self.refused: dict[str, int] = {}
        self.lost = 0

    def run(self, seconds: float, rate: float) -> None:
        """Send at a steady rate; each minute, look."""
        weights, acts = [weight for weight, _ in ACTS], [act for _, act in ACTS]
        start = time.monotonic()
        for number in range(int(seconds * rate)):
            pause = start + number / rate - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            self.under_way.append(
                self.slack.send(self.chance.choices(acts, weights)[0](self.slack, self.chance))
            )
            if number % int(60 * rate) == int(60 * rate) - 1:
                self._look(time.monotonic() - start)
        time.sleep(5)
        self._look(time.monotonic() - start)

    def _look(self, at: float) -> None:
        self._count()
        self.memory.append((at, _resident(self.process)))
        for call in self.slack.refusals:
            self.refused[f"{call.method} {call.error}"] = (
                self.refused.get(f"{call.method} {call.error}", 0) + 1
            )
        _forget(self.slack)
        told = (
            at / 60,
            len(self.took),
            _slowest_of(self.took, 0.5) * 1000,
            _slowest_of(self.took, 0.99) * 1000,
        )
        print(
            "{:5.1f} min {:7} acknowledged, p50 {:6.1f} ms, p99 {:6.1f} ms,".format(*told), end=" "
        )
        print(f"memory {self.memory[-1][1]:.0f} MB", flush=True)

    def _count(self) -> None:
        """Those acknowledged meanwhile; one that is still under way is counted next time."""
        waiting = [one for one in self.under_way if one.acked_at is None and one.outcome is None]
        self.took += [one.took for one in self.under_way if one.acked_at is not None]
        self.lost += sum(one.acked_at is None and one.outcome is not None for one in self.under_way)
        self.under_way = waiting

    @property
    def growth(self) -> float:
        """By how much of itself memory has grown since it had settled; of a short run, since its
        first look."""
        settled = [memory for at, memory in self.memory if at >= SETTLED] or [
            memory for _, memory in self.memory
        ]
        return settled[-1] / settled[0] - 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    quiet = {"VERBATIM_LOG_LEVEL": "ERROR"}
    with (
        FakeSlack() as slack,
        tempfile.TemporaryDirectory() as index,
        as_a_process(slack, corpus=CORPUS, index=Path(index), **quiet) as bot,
    ):
        slack.until(lambda: slack.sockets.connections == 1, seconds=120)
        slack.send(slack.slash("/quote", "corruption")).wait()
        soak = Soak(slack, bot.pid, chosen.seed)
        soak.run(chosen.minutes * 60, chosen.rate)
    slow = _slowest_of(soak.took, 0.99)
    print(
        f"{len(soak.took)} acknowledged, {soak.lost} never; p99 {slow * 1000:.1f} ms; memory"
        f" {soak.growth:+.1%} since ",
        end="",
    )
    print(
        "five minutes" if soak.memory[-1][0] > SETTLED else "the first look",
        f"; refused: {soak.refused or 'nothing'}",
    )
    return 1 if slow > SLOWEST or soak.growth > GROWTH or soak.lost or soak.refused else 0


if __name__ == "__main__":
    sys.exit(main())
