"""Payloads made by chance: what Slack sends, with something missing, of another kind, or of
somebody else's making.

The same seed makes the same payloads. Each begins as a delivery as it was recorded, or as a press
of something that the bot listens to, and is then spoiled in none to five places.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from typing import Any

from bot.service.store import MEMORY, Store
from bot.settings import Settings
from bot.slack.handler import Bot
from bot.slack.listeners import register
from tests.slack.canned import Canned

RECORDED = [
    json.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "payloads").glob("*.json"))
]
TEXTS = (
    *(
        "harbour",
        "trend harbour",
        "trend",
        "/meetings",
        "who said “we will”?",
        "from:ruiz before:2020 boats",
        "more",
    ),
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
        *('in:"', "from:“", "before:99999", "on:2020-13-45 x", '"' * 99, "7 " * 500, "not " * 200),
        *(
            "\u200bhelp",
            "\u2066from:ruiz\u2069",
            "<@U1|bob> <#C1|> <https://x|y> <!here> <!date^9^{x}|",
            "\x7f\x1b[31m",
        ),
        *(
            "(((((" * 50,
            "a.b*c+?[^",
            "%s {0} {x} %(y)s",
            "\u0130stanbul İ ß ﬁ",
            "e\u0301" * 200,
            "..",
            "/",
            "meetings in:x",
        ),
        *(
            'trend "a b" from:x',
            "/whosaid",
            "/whosaid “” by",
            "and in 99999?",
            "the next line?",
            "who was there?",
        ),
    ),
)
IDS = (
    "C0GENERAL",
    "G0GROUP",
    "W0GRID",
    "E0GRID",
    "D0ALICE",
    "U0ALICE",
    "U0STRANGER",
    "T0VERBATIM",
    "T0ELSEWHERE",
    "V1",
    "",
    "C" * 300,
)
DEEP: Any = {"id": "x", "type": "y", "values": []}
for _ in range(40):
    DEEP = {"view": [DEEP], "event": None, "id": None}
JUNK: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        2**70,
        -(2**63),
        1.5,
        1e308,
        [],
        {},
        [None],
        [[]],
        [{}],
        [""],
        {"": ""},
        {"id": 7},
    ),
    *(
        {"a": {"b": []}},
        {"id": None},
        {"id": "E0GRID"},
        {"values": []},
        {"type": None},
        {"id": "C0GENERAL"},
        DEEP,
    ),
    *TEXTS,
)
QUOTES = (
    "2020-05-04-harbour/3/14-65#289f6397",
    "a/0/0-5",
    "a/0/0-5#",
    "/",
    "a/b/c",
    "a/-1/9-3#zz",
    "#",
    "a/9/9999999999-1",
    "2020-05-04-harbour/999999999/0-999999999",
    "\ud800/0/0-1",
    "x" * 2_000 + "/0/0-1",
)
CARRIED = (
    '{"q":"harbour","p":1}',
    '{"q":"trend harbour","p":0,"s":"slash"}',
    '{"q":"harbour","p":-5,"s":"dm","o":true}',
    '{"q":"harbour","p":99999999999999999999}',
    '{"claims":["We will."],"channel":"C0GENERAL"}',
    '{"ref":"a/0/0-5","channel":"C0GENERAL"}',
    '{"ref":"2020-05-04-harbour/3/14-65","channel":"C0GENERAL","user":"U0ALICE",'
    '"response_url":null}',
    '{"ref":"2020-05-04-harbour/3/14-65","channel":null}',
    '{"q":"trend harbour","p":2,"s":"terminal"}',
    '{"q":"\\ud800","p":1}',
    '["2020-05-04-harbour/3/14-65", ""]',
    "0:0",
    "999999999:999999999",
    "1:1",
    "[" * 2_000,
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
            name = (
                what
                if isinstance(what, str)
                else None
                if isinstance(what, re.Pattern)
                else what.get("callback_id")
            )
            if name:
                self.names.setdefault(kind, set()).add(name)
            return lambda listener: None

        return listen


def heard() -> Mapping[str, list[str]]:
    """The commands, actions, shortcuts and windows that the bot listens to."""
    listening = _Heard()
    with closing(Store(MEMORY)) as store:
        register(listening, Bot(None, Canned, store, Settings()), Settings())  # type: ignore[arg-type]
    return {kind: sorted(names) for kind, names in listening.names.items()}


def payloads(number: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """As many payloads, made by chance."""
    chance, known = random.Random(seed), heard()
    for _ in range(number):
        made = (
            _pressed(chance, known) if chance.random() < 0.6 else deepcopy(chance.choice(RECORDED))
        )
        if chance.random() < 0.1:
            made = _event(chance)
        _freshen(chance, made)
        if chance.random() < 0.3:
            _of_an_organisation(chance, made)
        for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
            _spoil(chance, made)
        yield made


def _freshen(chance: random.Random, made: dict[str, Any]) -> None:
    """Ids of its own, or it would be taken for the one before; nothing is sent to an address out
    there."""
    made.pop("response_url", None)
    if "trigger_id" in made:
        made["trigger_id"] = f"{chance.random()}"
    if "event_id" in made:
        made["event_id"] = f"Ev{chance.random()}"
        if isinstance(made.get("event"), dict) and "ts" in made["event"]:
            made["event"]["ts"] = f"{chance.randrange(10**9, 10**10)}.{chance.randrange(10**6):06}"
    if "text" in made:
        made["text"] = chance.choice(TEXTS)


def _of_an_organisation(chance: random.Random, made: dict[str, Any]) -> None:
    """As an app gets it that is installed for many workspaces: null here, an organisation's id
    there."""
    made |= {
        "is_enterprise_install": chance.choice((True, False, "true", None)),
        "enterprise_id": "E0GRID",
    }
    made["enterprise"] = chance.choice((None, {"id": "E0GRID", "name": "Grid"}, "E0GRID"))
    if "user" in made:
        made["team"] = chance.choice(
            (None, {"id": "T0VERBATIM", "enterprise_id": "E0GRID", "domain": "v"}, "T0VERBATIM")
        )
    if isinstance(made.get("authorizations"), list) and made["authorizations"]:
        made["authorizations"][0] |= {
            "team_id": None,
            "enterprise_id": "E0GRID",
            "is_enterprise_install": True,
        }


def _event(chance: random.Random) -> dict[str, Any]:
    """An event that may be heard or not."""
    kinds = (
        "app_home_opened",
        "member_joined_channel",
        "message",
        "app_mention",
        "reaction_added",
        "link_shared",
    )
    subtypes = (
        "me_message",
        "thread_broadcast",
        "bot_message",
        "message_changed",
        "channel_join",
        "new_one",
        None,
    )
    stamp = f"{chance.randrange(10**9, 10**10)}.000001"
    said = {
        "type": chance.choice(kinds),
        "user": chance.choice(IDS),
        "channel": chance.choice(IDS),
        "ts": stamp,
    }
    said |= {
        "text": chance.choice(TEXTS),
        "subtype": chance.choice(subtypes),
        "tab": chance.choice(("home", "messages")),
    }
    said |= {
        "channel_type": chance.choice(("im", "mpim", "channel", None)),
        "thread_ts": chance.choice((stamp, None)),
    }
    said |= {
        "view": _view(chance, "home"),
        "team": "T0VERBATIM",
        "item": {"type": "message", "channel": "C1"},
    }
    body = {
        "type": "event_callback",
        "team_id": "T0VERBATIM",
        "event": said,
        "event_id": f"Ev{chance.random()}",
    }
    body["authorizations"] = [
        {"team_id": "T0VERBATIM", "enterprise_id": None, "user_id": chance.choice(IDS)}
    ]
    body["is_ext_shared_channel"] = chance.choice((True, False, None))
    return body


def _pressed(chance: random.Random, known: Mapping[str, list[str]]) -> dict[str, Any]:
    """A press, a choice, a window sent: of something that is listened to."""
    kinds = {"action": _action, "view_submission": _window, "view": _window, "options": _typing}
    kinds |= {
        "message_shortcut": _shortcut,
        "global_shortcut": _shortcut,
        "shortcut": _shortcut,
        "command": _command,
    }
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
        (
            *CARRIED,
            *QUOTES,
            *(f"{word} {ref}" for word in ("context", "cite", "bad") for ref in QUOTES),
        )
    )


def _action(chance: random.Random, _: str, name: str) -> dict[str, Any]:
    action = {
        "action_id": name,
        "block_id": "b",
        "type": "button",
        "value": _value(chance),
        "action_ts": "1.1",
    }
    if chance.random() < 0.3:
        action["selected_option"] = {
            "value": _value(chance),
            "text": {"type": "plain_text", "text": "x"},
        }
    stamp = f"{chance.randrange(10**9, 10**10)}.000001"
    container = {"type": "message", "message_ts": stamp, "is_ephemeral": chance.random() < 0.5}
    made = {"type": "block_actions", **_who(chance), "container": container, "actions": [action]}
    if chance.random() < 0.1:
        made["actions"] = [action, {**action, "value": None, "selected_options": [{"value": "x"}]}]
    if chance.random() < 0.2:
        made["message"] = {
            "type": "message",
            "ts": stamp,
            "thread_ts": stamp,
            "text": chance.choice(TEXTS),
            "blocks": [],
        }
    if chance.random() < 0.3:
        made |= {"view": _view(chance, name)}
        made.pop("channel")
    return made


def _view(chance: random.Random, name: str) -> dict[str, Any]:
    chosen = {
        "selected_option": {"value": chance.choice(("0", "99", "x", _value(chance)))},
        "value": "words",
    }
    inside = {"type": chance.choice(("radio_buttons", "plain_text_input")), **chosen}
    return {
        "id": f"V{chance.random()}",
        "type": chance.choice(("modal", "home")),
        "callback_id": name,
        "hash": "1.abc",
        "private_metadata": _value(chance),
        "state": {"values": _values(chance, inside)},
    }


def _values(chance: random.Random, inside: dict[str, Any]) -> Any:
    """What was filled in, by block and by action; nothing at all may come as a list."""
    if chance.random() < 0.15:
        return []
    names = (
        "claims",
        "words",
        "speaker",
        "meeting",
        "since",
        "until",
        "kinds",
        "line",
        "where",
        "kind",
        "remark",
    )
    day = chance.choice(("2020-05-04", "2020-13-45", "", None, "0000-00-00"))
    more = {
        "selected_date": day,
        "selected_options": [{"value": "spoken"}],
        "selected_conversation": "C0GENERAL",
    }
    return {name: {name: inside | more} for name in chance.sample(names, chance.randrange(1, 6))}


def _window(chance: random.Random, _: str, name: str) -> dict[str, Any]:
    urls = [
        {"channel_id": chance.choice(IDS), "response_url": "", "block_id": "b", "action_id": "a"}
    ]
    made = {"type": "view_submission", **_who(chance), "view": _view(chance, name)}
    return made | {"response_urls": chance.choice((urls, urls * 2, [], None))}


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
    made = {
        "type": "message_action" if kind == "message_shortcut" else "shortcut",
        **_who(chance),
        "callback_id": name,
    }
    return made | {
        "message": {"type": "message", "text": chance.choice(TEXTS), "ts": "1.1"},
        "message_ts": "1.1",
    }


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
