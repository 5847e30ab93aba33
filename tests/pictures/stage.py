"""The real App over the shipped corpus, against the strict fake Slack, and what is to be drawn
of what it says."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from slack_bolt import App

from bot.answers.answerer import Answerer
from bot.service.opening import open_answerer
from bot.service.store import Store
from bot.settings import Settings
from tests.slack.apps import build_app
from tests.slack.canned import Canned
from tests.slack.fake import SCOPES, FakeSlack, Message, Modal

CORPUS = Path(__file__).parent.parent.parent / "corpus"
Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees: `kind` is message, modal or home; `only` they alone see it; `words`
    all of it as words."""

    kind: str
    view: Mapping[str, Any]
    words: str
    only: bool = False


class Stage:
    """Alice and her workspace. Its apps share an answerer, and differ in their settings."""

    def __init__(self, slack: FakeSlack, answerer: Answerer, scratch: Path) -> None:
        self.slack, self._answerer, self._scratch = slack, answerer, scratch
        self._settings = Settings.read(slack.environment, slack=True)
        self._store = Store("sqlite://")
        self.app = self.built()

    def built(self, **changed: Any) -> App:
        """The app anew, with some other settings: one that has been told nothing yet, and
        remembers no press."""
        return build_app(replace(self._settings, **changed), self._answerer, store=self._store)

    def broken(self) -> App:
        """Its answerer goes down when it is told to."""
        return build_app(self._settings, Canned())

    def rewritten(self, old: str, new: str) -> App:
        """The app, after one of the transcripts was changed."""
        folder = self._scratch / "rewritten"
        shutil.copytree(CORPUS, folder)
        found = [path for path in folder.glob("*.txt") if old in path.read_bytes().decode()]
        assert found, f"no transcript has {old!r}"
        found[0].write_bytes(found[0].read_bytes().decode().replace(old, new).encode())
        changed = open_answerer(folder, self._scratch / "rewritten-index")
        return build_app(self._settings, changed, store=self._store)

    def message(
        self, payload: Payload, app: App | None = None, *, where: str | None = None
    ) -> Message:
        """Deliver something; the message that comes of it."""
        before = {one.ts for one in self.slack.replies(channel=where)}
        self.slack.dispatch(app or self.app, payload)
        self.slack.until(
            lambda: [one for one in self.slack.replies(channel=where) if one.ts not in before]
        )
        return next(one for one in self.slack.replies(channel=where) if one.ts not in before)

    def modal(self, payload: Payload, saying: str, app: App | None = None) -> Modal:
        """Deliver something; the window that says this, in the end."""
        self.slack.dispatch(app or self.app, payload)
        return self.slack.modal(saying=saying)

    def clear(self) -> None:
        """The next scene: Alice has closed her windows, and the app is a new one."""
        self.app = self.built()
        while self.slack.modals():
            self.slack.close_modal()


def seen(what: Message | Modal) -> Shown:
    """To be drawn as it is now."""
    if isinstance(what, Modal):
        return Shown(str(what.view["type"]), what.view, what.words)
    return Shown("message", {"blocks": what.blocks}, what.words, what.only_for is not None)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that goes again."""
    with tempfile.TemporaryDirectory() as scratch:
        yield Path(scratch)


@contextmanager
def opened() -> Iterator[Stage]:
    """With an index of its own."""
    with folder() as scratch, FakeSlack(scopes=(*SCOPES, "channels:read")) as slack:
        yield Stage(slack, open_answerer(CORPUS, scratch / "index"), scratch)
