"""What the bot listens to, said once: the app's manifest is made from it, and the listeners are registered by it.

https://docs.slack.dev/reference/app-manifest; the four scopes are the least that these features need, and no scope
reads a channel's history: a message shortcut carries its message.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from bot.settings import Settings
from bot.slack.shapes import CHECK


class Command(NamedTuple):
    """A slash command: the name it has unless a setting renames it, and how Slack presents it."""

    known_as: str
    description: str
    usage_hint: str


class Shortcut(NamedTuple):
    """An entry in the menu of every message."""

    name: str
    callback_id: str
    description: str


QUOTE = Command("/quote", "Find the exact words, and who said them", "[a line as you remember it, or help]")
MEETINGS = Command("/meetings", "The meetings on record, or one of them in full", "[a few words of a title, or a date]")
WHOSAID = Command("/whosaid", "Did they really say that? A verdict, word by word", "[“the words”, by NAME if you know]")
SHORTCUT = Shortcut("Check this quote", CHECK, "Is the quote in this message on record, word for word, and by whom?")
EVENTS = ("app_mention", "message.im")
SCOPES = {
    "app_mentions:read": "to be asked by a mention in a channel; it brings those messages and no others",
    "chat:write": "to answer, and to post what somebody shares",
    "commands": "for the slash commands and the entries in the menus of messages",
    "im:history": "to be asked in a direct message; it brings what is written to the bot and nothing else",
}
"""The least that the bot can do with, and why."""
CHARTS = "files:write"
MORE_SCOPES = {CHARTS: "for the picture that goes with a shared trend; VERBATIM_CHARTS=off does without both"}
"""What a feature more needs, each of which a setting leaves out."""

NAME = "Verbatim"
DESCRIPTION = "Finds the exact words in meeting transcripts, and says who said them."
LONG_DESCRIPTION = (
    "Half remember a line from a meeting? Ask Verbatim with a slash command, by mentioning it, or in a direct message. "
    "It answers with the exact words from the transcript, who said them, in what office, where and when, whether "
    "through an interpreter, and the lines around them. Paste a quote, or choose Check this quote on any message, and "
    "it says whether the words are exact, altered, somebody else’s or not on record at all. It works without any "
    "language model: it only ever shows what stands in the record, and says so when nothing does."
)


def commands(settings: Settings) -> dict[str, Command]:
    """The slash commands under the names this installation gives them."""
    return {
        settings.command_quote: QUOTE,
        settings.command_whosaid: WHOSAID,
        settings.command_meetings: MEETINGS,
    }


def scopes(settings: Settings) -> dict[str, str]:
    """The scopes that this installation needs, each with its reason."""
    wanted = {CHARTS: settings.charts}
    return SCOPES | {scope: why for scope, why in MORE_SCOPES.items() if wanted[scope]}


def manifest(settings: Settings) -> dict[str, Any]:
    """The manifest to paste at api.slack.com/apps, "From a manifest"."""
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {"name": NAME, "description": DESCRIPTION, "long_description": LONG_DESCRIPTION},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME.lower(), "always_online": True},
            "slash_commands": [
                {
                    "command": name,
                    "description": command.description,
                    "usage_hint": command.usage_hint,
                    "should_escape": True,
                }
                for name, command in commands(settings).items()
            ],
            "shortcuts": [{"type": "message", **SHORTCUT._asdict()}],
        },
        "oauth_config": {"scopes": {"bot": sorted(scopes(settings))}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }
