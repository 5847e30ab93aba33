"""The fake judges an app's manifest as Slack does, and finds nothing wrong with the bot's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.settings import Settings
from bot.slack.manifest import manifest
from tests.slack.fake import manifests

Manifest = dict[str, Any]
SPOILT: dict[str, Callable[[Manifest], object]] = {
    "name of 36": lambda m: m["display_information"].update(name="x" * 36),
    "description of 141": lambda m: m["display_information"].update(description="x" * 141),
    "long description of 174": (
        lambda m: m["display_information"].update(long_description="x" * 174)
    ),
    "long description of 4,001": (
        lambda m: m["display_information"].update(long_description="x" * 4_001)
    ),
    "bot's name of 81": lambda m: m["features"]["bot_user"].update(display_name="x" * 81),
    "command of 33": lambda m: m["features"]["slash_commands"][0].update(command="/" + "x" * 32),
    "command without a slash": lambda m: m["features"]["slash_commands"][0].update(command="quote"),
    "command's description of 2,001": (
        lambda m: m["features"]["slash_commands"][0].update(description="x" * 2_001)
    ),
    "usage hint of 1,001": (
        lambda m: m["features"]["slash_commands"][0].update(usage_hint="x" * 1_001)
    ),
    "51 commands": (
        lambda m: m["features"].update(slash_commands=m["features"]["slash_commands"][:1] * 51)
    ),
    "shortcut's name of 25": lambda m: m["features"]["shortcuts"][0].update(name="x" * 25),
    "shortcut's description of 151": (
        lambda m: m["features"]["shortcuts"][0].update(description="x" * 151)
    ),
    "11 shortcuts": lambda m: m["features"].update(shortcuts=m["features"]["shortcuts"] * 11),
    "an unknown field": lambda m: m["settings"].update(socket_mode=True),
    "an event without its scope": lambda m: m["oauth_config"]["scopes"]["bot"].remove("im:history"),
    "commands without their scope": lambda m: m["oauth_config"]["scopes"]["bot"].remove("commands"),
    "a scope of no use": lambda m: m["oauth_config"]["scopes"]["bot"].append("channels:history"),
}


@pytest.mark.parametrize(
    "names",
    [
        {},
        {
            "VERBATIM_COMMAND_QUOTE": "/zitat",
            "VERBATIM_COMMAND_MEETINGS": "/treffen",
            "VERBATIM_COMMAND_WHOSAID": "/stimmts",
        },
    ],
)
def test_the_bots_manifest_would_be_taken(names: dict[str, str]) -> None:
    assert manifests.problems(manifest(Settings.read(names))) == []


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_manifest_is_refused(spoil: Callable[[Manifest], object]) -> None:
    spoilt = manifest(Settings.read({}))
    spoil(spoilt)
    assert manifests.problems(spoilt) != []
