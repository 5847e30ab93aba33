"""The manifest asks Slack for exactly what the bot listens to, with no scope more than that
takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.service.store import MEMORY, Store
from bot.settings import Settings
from bot.slack.actions import UNDER_A_QUOTE
from bot.slack.handler import Bot
from bot.slack.ids import (
    CHECK,
    CHOOSE,
    EARLIER,
    FIND,
    FORM,
    FOUND,
    LATER,
    LESS,
    MEETING,
    MENU,
    MORE,
    OPEN_FORM,
    REPORT,
    SPEAKER,
    THUMBS,
    TRY,
)
from bot.slack.listeners import register
from bot.slack.manifest import explained, manifest
from tests.slack.canned import Canned
from tests.slack.fake.manifests import problems

LENGTHS = {"command": 32, "description": 2000, "usage_hint": 1000}
RENAMED = Settings(command_quote="/zitat", command_meetings="/treffen", command_whosaid="/stimmts")


class Recorder:
    """Notes what is registered, in the place of an App."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str | re.Pattern[str]]] = []

    def __getattr__(self, kind: str) -> Callable[[str | re.Pattern[str]], Callable[[Any], None]]:
        def listen(what: str | re.Pattern[str], **_: Any) -> Callable[[Any], None]:
            self.heard.append((kind, what))
            return lambda listener: None

        return listen

    def named(self, kind: str) -> set[str]:
        return {what for one, what in self.heard if one == kind and isinstance(what, str)}


def listeners(settings: Settings) -> Recorder:
    recorder = Recorder()
    bot = Bot(None, Canned, Store(MEMORY), settings)  # type: ignore[arg-type]
    register(recorder, bot, settings)  # type: ignore[arg-type]
    return recorder


@pytest.mark.parametrize("settings", [Settings(), RENAMED])
def test_every_command_of_the_manifest_is_listened_to_and_the_reverse(settings: Settings) -> None:
    asked_for = {one["command"] for one in manifest(settings)["features"]["slash_commands"]}
    assert listeners(settings).named("command") == asked_for == set(settings.commands)


@pytest.mark.parametrize("hello", [True, False])
def test_every_event_of_the_manifest_is_listened_to_and_the_reverse(hello: bool) -> None:
    settings = Settings(hello=hello)
    subscribed = set(manifest(settings)["settings"]["event_subscriptions"]["bot_events"])
    assert listeners(settings).named("event") == {event.partition(".")[0] for event in subscribed}
    assert subscribed - {"member_joined_channel"} == {
        "app_mention",
        "message.im",
        "app_home_opened",
    }


def test_buttons_are_listened_to_and_the_manifest_turns_them_on() -> None:
    under_a_quote = {MORE, LESS, MENU, THUMBS, EARLIER, LATER}
    under_a_quote |= {action.id for action in UNDER_A_QUOTE if not action.link}
    assert listeners(Settings()).named("action") >= under_a_quote
    assert manifest(Settings())["settings"]["interactivity"] == {"is_enabled": True}


def test_the_shortcuts_of_the_manifest_are_listened_to_and_so_are_their_modals() -> None:
    asked_for = {
        one["type"]: one["callback_id"] for one in manifest(Settings())["features"]["shortcuts"]
    }
    heard = listeners(Settings())
    assert asked_for == {"message": CHECK, "global": FIND}
    assert (heard.named("message_shortcut"), heard.named("global_shortcut")) == ({CHECK}, {FIND})
    assert heard.named("view_submission") == {CHOOSE, REPORT, FORM, FOUND}


def test_home_is_on_and_its_buttons_and_the_forms_lists_are_listened_to() -> None:
    assert manifest(Settings())["features"]["app_home"]["home_tab_enabled"] is True
    assert listeners(Settings()).named("action") >= {OPEN_FORM, TRY}
    assert listeners(Settings()).named("options") == {SPEAKER, MEETING}


def test_the_listeners_for_anything_come_last() -> None:
    heard = listeners(Settings()).heard
    patterns = [place for place, (_, what) in enumerate(heard) if isinstance(what, re.Pattern)]
    assert patterns == list(range(len(heard) - len(patterns), len(heard)))


def test_the_scopes_are_the_four_that_are_needed_and_one_for_hearing_that_it_was_added() -> None:
    def scopes(**chosen: bool) -> list[str]:
        return list(manifest(replace(Settings(), **chosen))["oauth_config"]["scopes"]["bot"])

    four = ["app_mentions:read", "chat:write", "commands", "im:history"]
    assert scopes(hello=False) == four
    assert scopes(hello=True) == sorted([*four, "channels:read"])


def test_every_scope_is_explained_and_no_other() -> None:
    for settings in (Settings(), Settings(hello=False)):
        told = [line.split("  ", 1) for line in explained(settings).splitlines()]
        assert [scope.strip() for scope, _ in told] == manifest(settings)["oauth_config"]["scopes"][
            "bot"
        ]
        assert all(why.strip() for _, why in told)


@pytest.mark.parametrize("settings", [Settings(), RENAMED, Settings(hello=False)])
def test_slack_takes_the_manifest(settings: Settings) -> None:
    assert problems(manifest(settings)) == []


def test_direct_messages_can_be_written_and_the_socket_is_on() -> None:
    made = manifest(Settings())
    assert made["features"]["app_home"]["messages_tab_enabled"] is True
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert made["settings"]["socket_mode_enabled"] is True


def test_slack_resolves_what_people_type_after_a_command() -> None:
    assert all(one["should_escape"] for one in manifest(Settings())["features"]["slash_commands"])


def test_every_text_is_as_long_as_slack_allows() -> None:
    made = manifest(replace(Settings(), command_quote="/" + "x" * 31))
    about = made["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    for one in made["features"]["slash_commands"]:
        assert [len(one[name]) <= most for name, most in LENGTHS.items()] == [True, True, True]
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
