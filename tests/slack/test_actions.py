"""The table of actions: whatever stands in it has words in every language, is drawn where it says,
is listened to, and does what it is told."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt import App

from bot.model import Audience
from bot.page.language import LOCALES, speaking
from bot.slack import actions, ids
from bot.slack.actions import ELSEWHERE, SENT, SHORTCUTS, UNDER_A_QUOTE, Action
from bot.slack.handler import Bot
from bot.slack.inbound.places import Reply
from bot.slack.inbound.presses import Press
from bot.slack.outbound.limits import Block
from bot.slack.windows import views
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack

LANGUAGES = sorted(file.stem for file in LOCALES.glob("*.ftl"))
ALL = (*UNDER_A_QUOTE, *ELSEWHERE, *SHORTCUTS.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", ALL, ids=lambda action: f"{action.id} {action.word}".strip())
def test_every_action_has_a_label_in_every_language(action: Action, language: str) -> None:
    say = speaking(language)
    assert say(action.label).strip()
    assert not action.aloud or say(action.aloud, whose="Ana Ruiz").strip()
    assert not action.about or say(action.about).strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sent", SENT, ids=lambda sent: sent.id)
def test_every_window_that_is_sent_says_what_it_waits_for(sent: Any, language: str) -> None:
    assert speaking(language)(sent.waiting).strip()


def test_no_two_entries_are_told_apart_by_the_same_word_and_no_two_buttons_by_an_id() -> None:
    words = [action.word for action in UNDER_A_QUOTE if action.word]
    assert len(set(words)) == len(words)
    others = [action.id for action in ALL if not action.word]
    assert len(set(others)) == len(others)


def test_every_entry_of_a_menu_and_every_thumb_has_a_word_or_is_a_link() -> None:
    told_apart = [one for one in UNDER_A_QUOTE if one.shown in ("menu", "sharer", "thumb")]
    assert told_apart
    assert all(one.word or one.link for one in told_apart)


def test_every_action_does_something_unless_it_is_a_link() -> None:
    assert all(action.does or action.opens or action.link for action in ALL)
    assert not any(action.link and (action.does or action.opens) for action in ALL)


def test_what_is_tried_may_begin_with_the_word_of_an_entry() -> None:
    reply = Reply("U0ALICE", "U0ALICE")
    press = Press(ids.TRY, "context of the harbour", "U0ALICE", "alice", Audience(), reply)
    assert actions.action_of(press).id == ids.TRY


def _shout(bot: Bot, press: Press) -> Block:
    there = bot.current().standing(press.ref, press.audience)
    assert there is not None
    return views.sentence_window(there.quote.text.upper(), "Shouted", press.reply.say)


def test_a_button_is_added_by_a_row_and_the_function_that_it_calls(
    settings: Any, folder: Folder, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    shout = Action("quote:shout", "check", opens=_shout, word="shout", shown="button")
    monkeypatch.setattr(actions, "UNDER_A_QUOTE", (*UNDER_A_QUOTE, shout))
    folder.meeting("harbour", "MINISTER RUIZ: We will open the harbour.\n")
    app: App = build_app(settings, folder.open())
    slack.dispatch(app, slack.slash("/quote", "open the harbour"))
    slack.dispatch(app, slack.click(slack.reply(), speaking(None)("check")))
    assert "WE WILL OPEN THE HARBOUR." in slack.modal().words
