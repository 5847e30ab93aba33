"""Every button, menu, window and shortcut that the bot listens to × what may go wrong with a
press of it: pressed twice, by a stranger, too late for its trigger, on a line that has left the
record or reads otherwise today. Each is answered in a plain sentence or a sensible window; never
with silence, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt import App

from bot.service.store import Store
from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.chance import heard
from tests.slack.fake import FakeSlack, Modal
from tests.slack.rest import at_rest

ID = "2020-05-04-harbour"
TALK = "".join(
    f"MINISTER {who}: Boat number {n} is lost to us.\n\n"
    for n in range(1, 9)
    for who in ("RUIZ", "LUND")
)
LINE = "Boat number 5 is lost to us."
LONG = f"What a day it was. We heard a lot. {LINE} Nobody had expected that."
FACTS: dict[str, Any] = {"title": "Harbour briefing", "date": "2020-05-04", "date_basis": "stated"}
WAITING = ("Searching the record", "Checking the record", "Sharing…", "Keeping your report")
Press = dict[str, Any]


@dataclass
class Stage:
    """A bot with a record, and Alice before it."""

    slack: FakeSlack
    settings: Settings
    folder: Folder
    store: Store
    app: App

    def dispatch(self, payload: Press) -> Any:
        return self.slack.dispatch(self.app, payload)

    def asked(self, text: str = LINE) -> Any:
        self.dispatch(self.slack.slash("/quote", text))
        return self.slack.reply()

    def window(self, opening: Press, saying: str) -> None:
        self.dispatch(opening)
        self.slack.until(lambda: self.slack.modals() and saying in self.slack.modals()[-1].words)

    def change(self, words: str | None) -> None:
        """Another bot is started, on a record in which the boats read otherwise; without words,
        without them."""
        self.folder.drop(ID)
        self.folder.meeting(
            "2021-01-01-other", "MINISTER LUND: We know nothing of it.\n", title="Other talks"
        )
        if words:
            self.folder.meeting(ID, TALK.replace("lost to us", words), **FACTS)
        self.app = build_app(self.settings, self.folder.open(), store=self.store)


@pytest.fixture
def stage(slack: FakeSlack, settings: Settings, folder: Folder) -> Stage:
    folder.meeting(ID, TALK, **FACTS)
    store = Store("sqlite://")
    return Stage(slack, settings, folder, store, build_app(settings, folder.open(), store=store))


# Each press, as Alice makes it --------------------------------------------------------------------


def _context(stage: Stage) -> Press:
    return stage.slack.click(stage.asked(), "Context")


def _as(action: str, what: str) -> Callable[[Stage], Press]:
    """A button of its own where the menu has no room."""

    def press(stage: Stage) -> Press:
        made = _context(stage)
        ref = made["actions"][0]["value"].removeprefix("context ")
        made["actions"][0] |= {"action_id": action, "value": f"{what} {ref}"}
        return made

    return press


def _step(label: str) -> Callable[[Stage], Press]:
    def press(stage: Stage) -> Press:
        stage.folder.meeting(ID, TALK * 9, **FACTS)
        stage.app = build_app(stage.settings, stage.folder.open(), store=stage.store)
        stage.asked("Boat number 1 is lost to us")
        stage.window(stage.slack.click(stage.slack.reply(), "Context"), "Boat number")
        if label == "Earlier":
            before = stage.slack.modal().words
            stage.dispatch(stage.slack.click_inside("Later"))
            stage.slack.until(lambda: stage.slack.modal().words != before)
        return stage.slack.click_inside(label)

    return press


def _paged(label: str) -> Callable[[Stage], Press]:
    def press(stage: Stage) -> Press:
        reply = stage.asked("boat is lost to us")
        if label == "Back":
            stage.dispatch(stage.slack.click(reply, "More"))
            stage.slack.until(lambda: reply.edits == 1)
        return stage.slack.click(reply, label)

    return press


def _trend(label: str) -> Callable[[Stage], Press]:
    def press(stage: Stage) -> Press:
        reply = stage.asked("trend boat")
        if label == "Take back":
            stage.dispatch(stage.slack.click(reply, "Share"))
            stage.slack.until(lambda: stage.slack.seen(stage.slack.BOB, stage.slack.GENERAL))
            (reply,) = stage.slack.seen(stage.slack.BOB, stage.slack.GENERAL)
            stage.slack.until(lambda: len(stage.slack.called("response_url")) == 2)
        return stage.slack.click(reply, label)

    return press


def _meeting(stage: Stage) -> Press:
    stage.dispatch(stage.slack.slash("/meetings", "harbour"))
    return stage.slack.click(stage.slack.reply(), "First line")


def _list(stage: Stage) -> Press:
    stage.folder.meeting(
        "2020-06-01-islands", "MINISTER LUND: Order, please.\n", title="Islands forum"
    )
    stage.app = build_app(stage.settings, stage.folder.open(), store=stage.store)
    stage.dispatch(stage.slack.slash("/meetings", ""))
    return stage.slack.choose(stage.slack.reply(), "Harbour briefing")


def _home(label: str) -> Callable[[Stage], Press]:
    def press(stage: Stage) -> Press:
        stage.dispatch(stage.slack.open_home())
        stage.slack.home()
        return stage.slack.press_home(label)

    return press


def _form(stage: Stage) -> Press:
    stage.window(stage.slack.summon(), "Words, as far")
    return stage.slack.send_form(words=LINE)


def _found(stage: Stage) -> Press:
    stage.window(stage.slack.summon(), "Words, as far")
    stage.window(stage.slack.send_form(words=LINE), LINE)
    return stage.slack.send_form(where=stage.slack.GENERAL)


def _report(stage: Stage) -> Press:
    stage.window(stage.slack.choose(stage.asked(), "Something wrong?"), "What is wrong")
    return stage.slack.fill_in(kind="Wrong date")


def _choice(stage: Stage) -> Press:
    stage.window(stage.slack.shortcut(LONG), "Which of these")
    return stage.slack.submit(LINE)


def _inside(label: str, text: str = LINE) -> Callable[[Stage], Press]:
    """The same buttons in a window."""

    def press(stage: Stage) -> Press:
        stage.window(stage.slack.summon(), "Words, as far")
        stage.dispatch(stage.slack.send_form(words=text))
        stage.slack.until(
            lambda: not stage.slack.modals()[-1].words.startswith(("Searching", "Words"))
        )
        if label == "Back":
            before = stage.slack.modals()[-1].view
            stage.dispatch(stage.slack.click_inside("More"))
            stage.slack.until(lambda: stage.slack.modals()[-1].view is not before)
        return stage.slack.click_inside(label)

    return press


PRESSES: dict[str, dict[str, Callable[[Stage], Press]]] = {
    "action": {
        "quote:context": _context,
        "quote:cite": _as("quote:cite", "cite"),
        "quote:wrong": _as("quote:wrong", "wrong"),
        "quote:menu": lambda stage: stage.slack.choose(stage.asked(), "Cite"),
        "quote:thumbs": lambda stage: stage.slack.choose(stage.asked(), "Right"),
        "quote:share": lambda stage: stage.slack.click(stage.asked(), "Share"),
        "quote:more": _paged("More"),
        "quote:less": _paged("Back"),
        "context:earlier": _step("Earlier"),
        "context:later": _step("Later"),
        "trend:share": _trend("Share"),
        "trend:lines": _trend("Show the lines"),
        "trend:back": _trend("Take back"),
        "meeting:first": _meeting,
        "meeting:open": _list,
        "home:find": _home("Find a quote"),
        "home:try": _home("Try it"),
        "quote:context in a window": _inside("Context"),
        "quote:menu in a window": _inside("Something wrong?"),
        "quote:more in a window": _inside("More", "boat is lost to us"),
        "quote:less in a window": _inside("Back", "boat is lost to us"),
        "trend:lines in a window": _inside("Show the lines", "trend boat"),
        "meeting:first in a window": _inside("First line", "meetings harbour"),
        "quote:thumbs down": lambda stage: stage.slack.choose(stage.asked(), "Wrong"),
    },
    "view_submission": {
        "find_form": _form,
        "found_quote": _found,
        "report_quote": _report,
        "choose_quote": _choice,
    },
    "message_shortcut": {"check_quote": lambda stage: stage.slack.shortcut(LINE)},
    "global_shortcut": {"find_quote": lambda stage: stage.slack.summon()},
}
ALL = [pytest.param(make, id=name) for kind in PRESSES.values() for name, make in kind.items()]


def test_every_button_window_and_shortcut_is_in_the_table() -> None:
    known = heard()
    lists = {"options", "command", "event"}  # answered by what is acknowledged; asked by no press
    assert set(known) - lists == set(PRESSES)
    for kind, made in PRESSES.items():
        assert {name.partition(" ")[0] for name in made} == set(known[kind])


# What comes of it ---------------------------------------------------------------------------------


@dataclass
class Seen:
    """What there was to see for somebody: messages, with how often each was changed, and
    windows."""

    messages: dict[str, int]
    windows: dict[str, str]

    @classmethod
    def by(cls, slack: FakeSlack) -> Seen:
        messages = {
            one.ts: one.edits for one in list(slack.space.messages) if one.user == slack.BOT
        }
        return cls(messages, {name: view["hash"] for name, view in list(slack.space.views.items())})


def came_of(stage: Stage, *presses: Press) -> tuple[list[Any], list[Any]]:
    """The messages and the windows that are new or changed, once everything has come to rest."""
    slack, before = stage.slack, Seen.by(stage.slack)
    for press in presses:
        assert stage.dispatch(press).status == 200
    at_rest()
    now = Seen.by(slack)
    assert not any(_waits(view) for view in slack.space.views.values()), (
        "something is still being waited for"
    )
    changed = [
        one
        for one in slack.space.messages
        if now.messages.get(one.ts) != before.messages.get(one.ts)
    ]
    windows = [
        slack.space.views[name]
        for name, hash in now.windows.items()
        if hash != before.windows.get(name)
    ]
    return [one for one in changed if one.user == slack.BOT], windows


def _waits(view: Any) -> bool:
    return any(word in Modal(view).words for word in WAITING)


def answered_once(stage: Stage, *presses: Press, shared: bool = False) -> str:
    """What was said. In a channel and to one person something may be said at once, by a share
    pressed twice."""
    messages, windows = came_of(stage, *presses)
    alone = [
        one
        for one in messages
        if one.only_for or stage.slack.space.channels[one.channel].kind == "im"
    ]
    together = [one for one in messages if one not in alone]
    removed = not messages and not windows
    said = " ".join([*(one.words for one in messages), *(Modal(view).words for view in windows)])
    assert not removed and "Something went wrong" not in said and "reference" not in said, said
    assert len(alone) <= 1 and len(together) <= 1 and len(windows) <= 1, said
    assert shared or len(messages) + len(windows) == 1, said
    assert all(actions(view["blocks"]) <= IN_A_WINDOW for view in windows)
    return said


IN_A_WINDOW = set(heard()["action"]) - {"quote:share", "trend:share", "trend:back", "quote:thumbs"}
"""What can be pressed where there is no message to share."""


def actions(shown: Any) -> set[str]:
    elements = [one for block in shown for one in block.get("elements") or ()]
    return {one["action_id"] for one in elements if one.get("action_id") and "url" not in one}


def again(stage: Stage, press: Press) -> Press:
    """The same press once more: delivered with ids of its own."""
    modal = (
        press["view"]["id"]
        if isinstance(press.get("view"), dict) and press["view"].get("type") == "modal"
        else ""
    )
    made = {**press, "trigger_id": stage.slack.space.trigger(press["user"]["id"], modal)}
    if made.get("type") == "view_submission":
        return {
            **press
        }  # Slack takes one submission of a view; a second is the same, delivered again
    if "actions" in press:
        made["actions"] = [{**press["actions"][0], "action_ts": stage.slack.space.next_ts()}]
    return made


def by_a_stranger(stage: Stage, press: Press) -> Press:
    slack, user = stage.slack, stage.slack.space.users[stage.slack.STRANGER]
    modal = (
        press["view"]["id"]
        if isinstance(press.get("view"), dict) and press["view"].get("type") == "modal"
        else ""
    )
    made = {**press, "trigger_id": slack.space.trigger(user.id, modal)}
    made["user"] = {"id": user.id, "name": user.name, "username": user.name, "team_id": user.team}
    if press.get("response_url"):
        origin = slack.space.response_urls[press["response_url"].removeprefix(slack.url)].origin
        made["response_url"] = slack.url + slack.space.response_path(
            user.id, press["channel"]["id"], origin
        )
    return made


SHARED = ("quote:share", "trend:share", "found_quote")


def shares(press: Press) -> bool:
    names = [one["action_id"] for one in press.get("actions", ())] or [
        press.get("view", {}).get("callback_id")
    ]
    return names[0] in SHARED


@pytest.mark.parametrize("make", ALL)
def test_pressed_once_it_is_answered_once(stage: Stage, make: Callable[[Stage], Press]) -> None:
    press = make(stage)
    answered_once(stage, press, shared=shares(press))


@pytest.mark.parametrize("make", ALL)
def test_pressed_twice_it_is_answered_once(stage: Stage, make: Callable[[Stage], Press]) -> None:
    press = make(stage)
    answered_once(stage, press, again(stage, press), shared=shares(press))


@pytest.mark.parametrize("make", ALL)
def test_pressed_by_a_stranger_it_is_answered(stage: Stage, make: Callable[[Stage], Press]) -> None:
    press = by_a_stranger(stage, make(stage))
    answered_once(stage, press, shared=shares(press))


@pytest.mark.parametrize("make", ALL)
def test_pressed_when_its_trigger_has_expired_it_is_answered(
    stage: Stage, make: Callable[[Stage], Press]
) -> None:
    press = make(stage)
    stage.slack.advance(3.1)
    answered_once(stage, press, shared=shares(press))


@pytest.mark.parametrize(
    ("name", "label"),
    [("home:try", "Try it"), ("home:find", "Find a quote"), ("quote:thumbs down", "Wrong")],
)
def test_what_is_to_be_chosen_once_more_is_called_by_its_own_name(
    stage: Stage, name: str, label: str
) -> None:
    press = PRESSES["action"][name](stage)
    stage.slack.advance(3.1)
    said = "Slack did not wait for the window to open. Please choose “{}” once more."
    assert answered_once(stage, press) == said.format(label)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(None, id="gone", marks=pytest.mark.long),
        pytest.param("safe with us", id="reads otherwise"),
    ],
)
@pytest.mark.parametrize("make", ALL)
def test_pressed_on_what_has_left_the_record_it_is_answered(
    stage: Stage, make: Callable[[Stage], Press], words: str | None
) -> None:
    press = make(stage)
    stage.change(words)
    said = answered_once(stage, press, shared=shares(press))
    assert "lost to us" not in said.replace(LINE, "") or "Checked" in said or "Taken back" in said
