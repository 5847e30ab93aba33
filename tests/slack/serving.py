"""The real bot, running against the fake: on a thread with a written Answerer, or as a process
of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from bot.settings import Settings
from tests.slack.canned import Canned
from tests.slack.fake import FakeSlack

T = TypeVar("T")


@contextmanager
def on_a_thread(slack: FakeSlack, answerer: Canned) -> Iterator[None]:
    """Connected on a thread; it must stop when told to."""
    from bot.slack.serve import serve

    stop = threading.Event()
    settings = Settings.read(slack.environment, slack=True)
    thread = threading.Thread(target=serve, args=(settings, lambda: answerer, stop), name="serve")
    thread.start()
    try:
        slack.until(lambda: slack.sockets.connections == 1, seconds=20)
        yield
    finally:
        stop.set()
        hung_up(slack, thread.join)


def hung_up(slack: FakeSlack, end: Callable[[], T], seconds: float = 15) -> T:
    """What the end of a bot gives. Its connection is hung up meanwhile: Slack's client sits out the
    three seconds of its reading else."""
    with ThreadPoolExecutor(1) as aside:
        ended, until = aside.submit(end), time.monotonic() + seconds
        while not ended.done():
            assert time.monotonic() < until, "the bot did not stop"
            wait([ended], timeout=0.1)
            slack.sockets.hang_up()
    return ended.result()


@contextmanager
def as_a_process(
    slack: FakeSlack, *, corpus: Path, index: Path, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """`verbatim serve` as a process of its own."""
    told = {**slack.environment, "VERBATIM_CORPUS": str(corpus), "VERBATIM_INDEX": str(index)}
    told |= {"VERBATIM_DATABASE": "sqlite://", **environment}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve"]
    with subprocess.Popen(
        command, env={**kept, **told}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        try:
            yield started
        finally:
            started.kill()
