"""What the tests of the river stand on: both real corpora, opened once, and small ones written
for one test."""

from __future__ import annotations

import random
import signal
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from bot.answers.answerer import Answerer
from bot.model import Answer, Audience, Question
from bot.service.opening import open_answerer

HERE = Path(__file__).parent
SHIPPED, MADE_UP = HERE.parent / "corpus", HERE / "corpus"
CORPORA = (SHIPPED, MADE_UP)
ANYBODY = Audience()

# Long answers take their time to be made up, and longer on a busy machine: that is no fault of what
# is tested. `--hypothesis-profile thorough` tries ten times as many.
for name, examples in (("quick", 20), ("thorough", 200)):
    settings.register_profile(
        name,
        deadline=None,
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
settings.load_profile("quick")

REGISTER: dict[str, Any] = {
    "ruiz": {
        "name": "Ana Ruiz",
        "roles": [
            {"title": "Minister of Ports", "since": "2018-01-01", "until": "2020-12-31"},
            {"title": "President of Halven", "since": "2021-01-01", "aliases": ["president"]},
        ],
    },
    "lund": {"name": "Bo Lund", "roles": [{"title": "Minister of Ports", "since": "2021-01-01"}]},
    "quist": {
        "name": "Dag Quist",
        "roles": [{"title": "Admiral of the Fleet", "aliases": ["admiral"]}],
    },
}
SPEAKERS = {"MINISTER RUIZ": "ruiz", "PRESIDENT RUIZ": "ruiz", "MINISTER LUND": "lund"}


@dataclass
class Folder:
    """A corpus folder to write in, and a folder for its index."""

    path: Path
    index: Path
    heard: list[str] = field(default_factory=list)

    def people(self, register: dict[str, Any] = REGISTER) -> Folder:
        dated = yaml.safe_dump(register, sort_keys=False, allow_unicode=True).replace("'", "")
        (self.path / "people.yaml").write_text(dated, encoding="utf-8")
        return self

    def meeting(self, id_: str, text: str, **keys: Any) -> Folder:
        """A pair; the labels of the register's people that the text has are mapped."""
        (self.path / f"{id_}.txt").write_bytes(text.encode())
        mapped = {label: person for label, person in SPEAKERS.items() if label in text}
        shaped: dict[str, Any] = {"title": id_.replace("-", " "), "kind": "transcript"}
        shaped |= {"speakers": mapped} if mapped else {}
        written = yaml.safe_dump(shaped | keys, sort_keys=False, allow_unicode=True)
        (self.path / f"{id_}.yaml").write_text(written, encoding="utf-8")
        return self

    def drop(self, id_: str) -> None:
        for ending in ("txt", "yaml"):
            (self.path / f"{id_}.{ending}").unlink(missing_ok=True)

    def without(self, people: Collection[str]) -> None:
        """Strike some people from the register."""
        register = yaml.safe_load((self.path / "people.yaml").read_text("utf-8"))
        left = {id_: person for id_, person in register.items() if id_ not in people}
        (self.path / "people.yaml").write_text(
            yaml.safe_dump(left, sort_keys=False, allow_unicode=True), "utf-8"
        )

    def open(self, **options: Any) -> Answerer:
        self.heard.clear()
        return open_answerer(self.path, self.index, say=self.heard.append, **options)

    def ask(self, text: str, audience: Audience = ANYBODY, **more: Any) -> Answer:
        return self.open().ask(Question(text, audience=audience, **more))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "corpus").mkdir()
    return Folder(tmp_path / "corpus", tmp_path / "index").people()


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Answerer]:
    """Both corpora's answerers."""
    return {corpus: open_answerer(corpus, tmp_path_factory.mktemp("index")) for corpus in CORPORA}


@pytest.fixture(scope="session")
def shipped(opened: dict[Path, Answerer]) -> Answerer:
    return opened[SHIPPED]


@pytest.fixture(scope="session")
def made_up(opened: dict[Path, Answerer]) -> Answerer:
    return opened[MADE_UP]


@pytest.fixture(scope="session")
def asked() -> dict[Path, list[str]]:
    """The labelled questions of both corpora, as they were written."""
    files = {SHIPPED: HERE / "questions.yaml", MADE_UP: HERE / "corpus-questions.yaml"}
    read = {corpus: yaml.safe_load(file.read_text("utf-8")) for corpus, file in files.items()}
    return {corpus: [item["query"] for item in items] for corpus, items in read.items()}


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """Processes begun now hear SIGINT, though a run in the background does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def chance() -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(20211008)
