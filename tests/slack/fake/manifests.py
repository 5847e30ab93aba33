"""An app's manifest as Slack judges it: fields, limits, and the scope that each feature and
event needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .checks import Check, at, both, flag, items, number, record, string

NEEDED_SCOPE = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "link_shared": "links:read",
    "member_joined_channel": "channels:read",
}
NAME_OF_COMMAND = re.compile(r"/[^\sA-Z]+")


def command_name(value: Any, pointer: str) -> Iterator[str]:
    if isinstance(value, str) and not NAME_OF_COMMAND.fullmatch(value):
        yield at(pointer, "must begin with / and hold no spaces or capitals")


URL = string(3000, starts=("https://",))
ADDRESSED: Mapping[str, Check] = {"url": URL}
COMMAND = record(
    {"command": both(string(32), command_name), "description": string(2000)},
    {**ADDRESSED, "usage_hint": string(1000), "should_escape": flag},
)
SHORTCUT = record(
    {"name": string(24), "type": string(), "callback_id": string(255), "description": string(150)}
)
HOME = record(
    {},
    {
        name: flag
        for name in ("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled")
    },
)
MANIFEST = record(
    {
        "display_information": record(
            {"name": string(35)},
            {
                "description": string(140),
                "long_description": string(4000, least=175),
                "background_color": string(7),
            },
        ),
        "settings": record(
            {},
            {
                "event_subscriptions": record(
                    {}, {"bot_events": items(string(), 0, 100), "request_url": URL}
                ),
                "interactivity": record(
                    {"is_enabled": flag}, {"request_url": URL, "message_menu_options_url": URL}
                ),
                "org_deploy_enabled": flag,
                "socket_mode_enabled": flag,
                "token_rotation_enabled": flag,
            },
        ),
    },
    {
        "_metadata": record({}, {"major_version": number(1, 2), "minor_version": number(0, 99)}),
        "features": record(
            {},
            {
                "app_home": HOME,
                "bot_user": record({"display_name": string(80)}, {"always_online": flag}),
                "slash_commands": items(COMMAND, 1, 50),
                "shortcuts": items(SHORTCUT, 1, 10),
            },
        ),
        "oauth_config": record(
            {},
            {
                "redirect_urls": items(URL, 1),
                "scopes": record(
                    {}, {"bot": items(string(), 1), "bot_optional": items(string(), 1)}
                ),
            },
        ),
    },
)


def problems(manifest: Mapping[str, Any]) -> list[str]:
    """Everything wrong with a manifest."""
    return [
        *MANIFEST(manifest, ""),
        *(at("/oauth_config/scopes/bot", wrong) for wrong in _scopes(manifest)),
    ]


def _scopes(manifest: Mapping[str, Any]) -> Iterator[str]:
    """A scope too few, and a scope that nothing in the manifest needs."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    events = settings.get("event_subscriptions", {}).get("bot_events", [])
    needed = {NEEDED_SCOPE[event] for event in events if event in NEEDED_SCOPE}
    if features.get("slash_commands") or features.get("shortcuts"):
        needed.add("commands")
    given = set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
    yield from (f"missing scope: {scope}" for scope in sorted(needed - given))
    yield from (f"scope of no use: {scope}" for scope in sorted(given - needed - {"chat:write"}))
