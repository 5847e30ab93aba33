"""Payloads made by chance: what Slack sends, with something missing, of another kind, or of somebody else's making.

The same seed makes the same payloads. Each begins as a delivery as it was recorded, or as a press of something that the
bot listens to, and is then spoiled in none to five places.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from bot.settings import Settings
from bot.slack.listeners import register
from bot.store import MEMORY, Store
from tests.slack.canned import Canned

RECORDED = [json.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "payloads").glob("*.json"))]
TEXTS = (
    *("harbour", "trend harbour", "trend", "/meetings", "who said “we will”?", "from:ruiz before:2020 boats", "more"),
    *(
        "",
        " ",
        "\x00",
        "\u202e abc",
        "<!channel>",
        "&amp;&lt;",
        "'\"“”",
        "a" * 5_000,
        "🚢" * 40,
        "7 %",
        "\ud800",
        "in:",
    ),
)
IDS = ("C0GENERAL", "D0ALICE", "U0ALICE", "U0STRANGER", "T0VERBATIM", "T0ELSEWHERE", "V1", "", "C" * 300)
JUNK: tuple[Any, ...] = (None, True, False, 0, -1, 2**70, 1.5, [], {}, [None], {"id": 7}, {"a": {"b": []}}, *TEXTS)
QUOTES = (
    "2020-05-04-harbour/3/14-65#289f6397",
    "a/0/0-5",
    "a/0/0-5#",
    "/",
    "a/b/c",
    "a/-1/9-3#zz",
    "#",
    "a/9/9999999999-1",
)
CARRIED = (
    '{"q":"harbour","p":1}',
    '{"q":"trend harbour","p":0,"s":"slash"}',
    '{"q":"harbour","p":-5,"s":"dm","o":true}',
    '{"q":"harbour","p":99999999999999999999}',
    '{"claims":["We will."],"channel":"C0GENERAL"}',
    '{"ref":"a/0/0-5","channel":"C0GENERAL"}',
    '{"q":',
    "[]",
    "null",
)


class _Heard:
    """Notes what is listened to, in the place of an App."""

    client = None

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = {}

    def __getattr__(self, kind: str) -> Any:
        def listen(what: Any, **_: Any) -> Any:
            name = what if isinstance(what, str) else None if isinstance(what, re.Pattern) else what.get("callback_id")
            if name:
                self.names.setdefault(kind, set()).add(name)
            return lambda listener: None

        return listen


def heard() -> Mapping[str, list[str]]:
    """The commands, actions, shortcuts and windows that the bot listens to."""
    listening = _Heard()
    register(listening, Canned(), Settings(), Store(MEMORY))  # type: ignore[arg-type]
    return {kind: sorted(names) for kind, names in listening.names.items()}


def payloads(number: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """As many payloads, made by chance."""
    chance, known = random.Random(seed), heard()
    for _ in range(number):
        made = _pressed(chance, known) if chance.random() < 0.6 else deepcopy(chance.choice(RECORDED))
        _freshen(chance, made)
        for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
            _spoil(chance, made)
        yield made


def _freshen(chance: random.Random, made: dict[str, Any]) -> None:
    """Ids of its own, or it would be taken for the one before; nothing is sent to an address out there."""
    made.pop("response_url", None)
    if "trigger_id" in made:
        made["trigger_id"] = f"{chance.random()}"
    if "event_id" in made:
        made["event_id"] = f"Ev{chance.random()}"
        if isinstance(made.get("event"), dict) and "ts" in made["event"]:
            made["event"]["ts"] = f"{chance.randrange(10**9, 10**10)}.{chance.randrange(10**6):06}"
    if "text" in made:
        made["text"] = chance.choice(TEXTS)


def _pressed(chance: random.Random, known: Mapping[str, list[str]]) -> dict[str, Any]:
    """A press, a choice, a window sent: of something that is listened to."""
    kinds = {"action": _action, "view_submission": _window, "view": _window, "options": _typing}
    kinds |= {"message_shortcut": _shortcut, "global_shortcut": _shortcut, "shortcut": _shortcut, "command": _command}
    kind = chance.choice([kind for kind in kinds if kind in known])
    return kinds[kind](chance, kind, chance.choice(known[kind]))


def _who(chance: random.Random) -> dict[str, Any]:
    return {
        "user": {
            "id": chance.choice(IDS),
            "username": "alice",
            "team_id": chance.choice(("T0VERBATIM", "T0ELSEWHERE")),
        },
        "team": {"id": "T0VERBATIM"},
        "trigger_id": "1.2",
        "channel": {"id": chance.choice(IDS)},
    }


def _value(chance: random.Random) -> str:
    return chance.choice(
        (*CARRIED, *QUOTES, *(f"{word} {ref}" for word in ("context", "cite", "bad") for ref in QUOTES))
    )


def _action(chance: random.Random, _: str, name: str) -> dict[str, Any]:
    action = {"action_id": name, "block_id": "b", "type": "button", "value": _value(chance), "action_ts": "1.1"}
    if chance.random() < 0.3:
        action["selected_option"] = {"value": _value(chance), "text": {"type": "plain_text", "text": "x"}}
    stamp = f"{chance.randrange(10**9, 10**10)}.000001"
    container = {"type": "message", "message_ts": stamp, "is_ephemeral": chance.random() < 0.5}
    made = {"type": "block_actions", **_who(chance), "container": container, "actions": [action]}
    if chance.random() < 0.3:
        made |= {"view": _view(chance, name)}
        made.pop("channel")
    return made


def _view(chance: random.Random, name: str) -> dict[str, Any]:
    chosen = {"selected_option": {"value": chance.choice(("0", "99", "x", _value(chance)))}, "value": "words"}
    inside = {"type": chance.choice(("radio_buttons", "plain_text_input")), **chosen}
    return {
        "id": f"V{chance.random()}",
        "type": chance.choice(("modal", "home")),
        "callback_id": name,
        "hash": "1.abc",
        "private_metadata": _value(chance),
        "state": {"values": {chance.choice(("claims", "words", "speaker", "from", "what")): {"claim": inside}}},
    }


def _window(chance: random.Random, _: str, name: str) -> dict[str, Any]:
    return {"type": "view_submission", **_who(chance), "view": _view(chance, name)}


def _typing(chance: random.Random, _: str, name: str) -> dict[str, Any]:
    return {
        "type": "block_suggestion",
        **_who(chance),
        "action_id": name,
        "block_id": "b",
        "value": chance.choice(TEXTS),
        "view": _view(chance, name),
    }


def _shortcut(chance: random.Random, kind: str, name: str) -> dict[str, Any]:
    made = {"type": "message_action" if kind == "message_shortcut" else "shortcut", **_who(chance), "callback_id": name}
    return made | {"message": {"type": "message", "text": chance.choice(TEXTS), "ts": "1.1"}, "message_ts": "1.1"}


def _command(chance: random.Random, _: str, name: str) -> dict[str, Any]:
    return {
        "command": name,
        "text": chance.choice(TEXTS),
        "channel_id": chance.choice(IDS),
        "user_id": chance.choice(IDS),
        "team_id": "T0VERBATIM",
        "trigger_id": "1.2",
    }


def _spoil(chance: random.Random, made: dict[str, Any]) -> None:
    """Take something away, or put something else in its place."""
    place: Any = made
    while True:
        names = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not names:
            return
        name = chance.choice(names)
        if isinstance(place[name], dict | list) and place[name] and chance.random() < 0.75:
            place = place[name]
        elif chance.random() < 0.4:
            del place[name]
            return
        else:
            place[name] = deepcopy(chance.choice(JUNK))
            return
