"""What the bot listens to, said once: the app's manifest is made from it, and the listeners are
registered by it.

https://docs.slack.dev/reference/app-manifest; the four scopes are the least that these features
need, and no scope reads a channel's history: a message shortcut carries its message.
"""

from __future__ import annotations

from typing import Any

from bot.model import Command
from bot.page.language import Words, speaking
from bot.settings import Settings
from bot.slack.actions import EVENTS, SHORTCUTS

SCOPES = {
    "app_mentions:read": (
        "to be asked by a mention in a channel; it brings those messages and no others"
    ),
    "chat:write": "to answer, and to post what somebody shares",
    "commands": "for the slash commands and the entries in the menus of messages",
    "im:history": (
        "to be asked in a direct message; it brings what is written to the bot and nothing else"
    ),
}
"""The least that the bot can do with, and why."""
HELLO = {
    "channels:read": (
        "to hear that it was added to a public channel, and say hello there; VERBATIM_HELLO=off"
        " does without both"
    )
}
"""What one feature more needs, which a setting leaves out."""

NAME, JOINED = "Verbatim", "member_joined_channel"


def commands(settings: Settings) -> dict[str, Command]:
    """The slash commands under the names this installation gives them; each has an about and a hint
    among the bot's words."""
    return {
        settings.command_quote: "quote",
        settings.command_whosaid: "whosaid",
        settings.command_meetings: "meetings",
    }


def scopes(settings: Settings) -> dict[str, str]:
    """The scopes that this installation needs, each with its reason."""
    return SCOPES | (HELLO if settings.hello else {})


def events(settings: Settings) -> tuple[str, ...]:
    """What this installation is told of."""
    return tuple(event for event in EVENTS if settings.hello or event != JOINED)


def explained(settings: Settings) -> str:
    """Each scope with its reason, a line each."""
    asked = scopes(settings)
    width = max(map(len, asked))
    return "\n".join(f"{scope:{width}}  {why}" for scope, why in sorted(asked.items()))


def manifest(settings: Settings) -> dict[str, Any]:
    """The manifest to paste at api.slack.com/apps, "From a manifest"; in the workspace's
    language."""
    say = speaking(settings.language)
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": say("about"),
            "long_description": say("about-at-length"),
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME.lower(), "always_online": True},
            "slash_commands": [
                _command(name, command, say) for name, command in commands(settings).items()
            ],
            "shortcuts": [
                {
                    "type": kind,
                    "callback_id": action.id,
                    "name": say(action.label),
                    "description": say(action.about),
                }
                for kind, action in SHORTCUTS.items()
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(scopes(settings))}},
        "settings": {
            "event_subscriptions": {"bot_events": list(events(settings))},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str, command: Command, say: Words) -> dict[str, Any]:
    about, hint = say(f"{command}-about"), say(f"{command}-hint")
    return {"command": name, "description": about, "usage_hint": hint, "should_escape": True}
