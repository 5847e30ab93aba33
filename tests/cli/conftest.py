"""What the commands stand on: an answerer that is written, standard input, and the command as a
process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from bot.cli import wiring
from bot.model import Answer, Audience, MeetingCard, Question
from tests import samples
from tests.samples import answer, card, quote

LINE = "our focus is not to win the war"


class Fake:
    """An answerer that finds one quote in anything that holds "found", and remembers what it was
    asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        if "break" in question.text:
            raise RuntimeError("secret words")
        if question.command == "meetings":
            return answer(
                "found" if "arbour" in question.text else "none",
                intent="meetings",
                question=question,
                meetings=(card(),) if "arbour" in question.text else (),
            )
        quotes = (quote(),) if "found" in question.text else ()
        return answer("found" if quotes else "none", *quotes, question=question)

    def meetings(self, audience: Audience) -> tuple[MeetingCard, ...]:
        return (card(), card(samples.REPORT))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    answerer = Fake()
    monkeypatch.setattr(wiring, "open_answerer", lambda *given, **named: answerer)
    return answerer


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(raw: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return give


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A clean environment with an index of its own, built once."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("VERBATIM_", "SLACK_"))
    }
    environment = kept | {"VERBATIM_INDEX": str(tmp_path_factory.mktemp("index"))}
    built = verbatim(environment, "index")
    assert built.returncode == 0, built.stderr
    return environment


def verbatim(
    environment: dict[str, str], *arguments: str, **more: Any
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
    return subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        encoding="utf-8",
        **more,
    )


def objects(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]
