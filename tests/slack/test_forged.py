"""State that is not what it was: a button's value, or a window's, that is carried to another
place or another person.

Slack signs what it delivers, but a value must never open more than the place where it is pressed:
it may only narrow.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from slack_bolt import App

from bot.model import Audience
from bot.service.store import Store
from bot.settings import Settings
from bot.slack.ids import EARLIER, LATER
from bot.slack.inbound.carried import carried_place
from bot.slack.inbound.forms import claim_of, read_form
from bot.slack.inbound.presses import read_press
from bot.slack.inbound.requests import from_meeting, from_page
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Message
from tests.slack.recorded import Payload, payload, pressed

NOBODY = Audience()
OPEN, CLOSED, HERS = (
    "We will open the harbour.",
    "The dredger of the harbour is late.",
    "My own harbour diary.",
)
PLACES = ("C0GENERAL", "D0ALICE", "G0GROUP")


def stands(name: str, channel: str, *, ephemeral: bool, value: str | None = None) -> Payload:
    """A press of a message that stands there."""
    click = pressed(name, value) if value is not None else payload(name)
    click["channel"] = {"id": channel, "name": "x"}
    click["container"] = {**click["container"], "channel_id": channel, "is_ephemeral": ephemeral}
    return click


# Who reads, for every value in every place --------------------------------------------------------


@pytest.mark.parametrize("ephemeral", [True, False])
@pytest.mark.parametrize("channel", PLACES)
@pytest.mark.parametrize("surface", ["slash", "mention", "dm", "terminal"])
@pytest.mark.parametrize("open_only", [True, False])
def test_another_page_is_for_those_who_read_it_there_whatever_the_button_carries(
    surface: str, channel: str, ephemeral: bool, open_only: bool
) -> None:
    value = json.dumps({"q": "harbour", "p": 1, "s": surface, "o": open_only})
    asked = from_page(
        read_press(stands("more_in_private", channel, ephemeral=ephemeral, value=value))
    )
    audience, reply = asked.question.audience, asked.reply
    if open_only:
        assert audience == NOBODY
    if audience.user is not None:
        assert reply.private or channel.startswith("D"), "nobody else reads it"
    if audience.channel is not None:
        assert audience.channel == channel
    assert audience.channel is None or not channel.startswith("D")
    assert reply.replaces is None or reply.private is ephemeral, (
        "what replaces a message has its readers"
    )


@pytest.mark.parametrize("page", [-1, -(2**60), 0, 2**60])
def test_a_page_that_is_none_is_the_first_or_one_beyond_the_last(page: int) -> None:
    value = json.dumps({"q": "harbour", "p": page})
    press = read_press(pressed("more_in_private", value))
    assert from_page(press).question.page == max(0, page)


@pytest.mark.parametrize("channel", PLACES)
def test_what_is_shared_is_read_by_all_of_the_channel(channel: str) -> None:
    opened = NOBODY if channel.startswith("D") else Audience(channel)
    assert read_press(stands("share", channel, ephemeral=True)).everyone == opened


@pytest.mark.parametrize("ephemeral", [True, False])
@pytest.mark.parametrize("channel", PLACES)
def test_a_meeting_chosen_from_a_menu_is_shown_to_who_chose_it(
    channel: str, ephemeral: bool
) -> None:
    press = read_press(stands("share", channel, ephemeral=ephemeral, value="a"))
    opened = from_meeting(press, "meetings")
    assert opened.reply.private or channel.startswith("D")
    assert opened.question.audience.channel in (None, channel)


# Windows ------------------------------------------------------------------------------------------


def step(
    kept: dict[str, Any],
    *,
    user: str = "U0ALICE",
    team: str | None = "T0VERBATIM",
    value: str = "1:0",
) -> Payload:
    """A press of Later in a window that carries this."""
    view = {
        "id": "V1",
        "type": "modal",
        "state": {"values": []},
        "private_metadata": json.dumps(kept),
    }
    click = {
        "type": "block_actions",
        "user": {"id": user, "team_id": team},
        "team": {"id": "T0VERBATIM"},
        "view": view,
    }
    return click | {
        "actions": [{"action_id": LATER, "value": value}],
        "container": {"type": "view"},
    }


KEPT = {"ref": "a/0/0-5", "channel": "C0GENERAL", "user": "U0ALICE"}


def test_a_window_tells_what_it_was_opened_for_to_whoever_opened_it() -> None:
    assert read_press(step(KEPT)).audience == Audience("C0GENERAL", "U0ALICE")


@pytest.mark.parametrize(
    "click",
    [
        step(KEPT, user="U0BOB"),
        step(KEPT, team="T0ELSEWHERE"),
        step(KEPT, team=None),
        step(KEPT | {"open_only": True}),
        step(KEPT) | {"is_ext_shared_channel": True},
    ],
)
def test_to_anybody_else_it_tells_only_what_is_open_to_all(click: Payload) -> None:
    assert read_press(click).audience == NOBODY


@pytest.mark.parametrize(
    "changed", [{"id": "U0BOB", "team_id": "T0VERBATIM"}, {"id": "U0ALICE", "team_id": "T0ELSE"}]
)
def test_a_list_of_claims_is_checked_for_whoever_opened_it(changed: dict[str, str]) -> None:
    check = read_press(payload("check_quote"))
    carried = carried_place(check.reply, check.audience, claims=("We will.", "We will not."))
    sent = payload("choose_quote")
    sent["view"]["private_metadata"] = carried.written()
    assert read_form(sent).audience == Audience("C0GENERAL", "U0ALICE")
    assert claim_of(read_form(sent)) == "We will not."
    assert read_form(sent | {"user": changed}).audience == NOBODY


def test_what_is_shared_from_a_form_is_open_to_all_whatever_it_carries() -> None:
    view = {"id": "V1", "type": "modal", "callback_id": "found_quote", "state": {"values": []}}
    view["private_metadata"] = '{"refs":["closed/0/0-5#00000000"],"channel":"C0GENERAL"}'
    address = {"channel_id": "C0GENERAL", "response_url": "https://x"}
    user, team = {"id": "U0ALICE", "team_id": "T0VERBATIM"}, {"id": "T0VERBATIM"}
    sent = {
        "type": "view_submission",
        "user": user,
        "team": team,
        "view": view,
        "response_urls": [address],
    }
    assert read_form(sent).everyone == NOBODY


# Through the App ----------------------------------------------------------------------------------


@pytest.fixture
def store() -> Store:
    return Store("sqlite://")


@pytest.fixture
def app(settings: Settings, folder: Folder, slack: FakeSlack, store: Store) -> App:
    folder.meeting("open", f"MINISTER RUIZ: {OPEN}\n")
    folder.meeting("private", f"MINISTER LUND: {CLOSED}\n", access={"channels": [slack.PRIVATE]})
    folder.meeting("hers", f"MINISTER LUND: {HERS}\n", access={"users": [slack.ALICE]})
    return build_app(settings, folder.open(), store=store)


def everything(slack: FakeSlack, user: str) -> str:
    """All that somebody sees of the bot, windows and what buttons carry included."""
    seen = [*slack.replies(user=user), *slack.modals(user=user)]
    return " ".join(
        json.dumps(one.view if hasattr(one, "view") else one.blocks, ensure_ascii=False)
        for one in seen
    )


def posted(slack: FakeSlack, *, channel: str) -> Message:
    """A message of the bot's in a channel."""
    slack.until(lambda: slack.replies(channel=channel))
    return slack.replies(channel=channel)[-1]


@pytest.mark.parametrize("surface", ["dm", "slash", "mention", "terminal"])
@pytest.mark.parametrize("action", ["quote:more", "quote:less", "trend:lines"])
def test_a_pages_value_carried_to_a_channel_opens_there_what_is_open_there(
    app: App, slack: FakeSlack, surface: str, action: str
) -> None:
    slack.dispatch(app, slack.mention("harbour"))
    click = slack.click(slack.reply(), slack.reply().buttons[0]["text"]["text"])
    for user in (slack.ALICE, slack.BOB):
        forged = deepcopy(click)
        forged["user"]["id"] = user
        forged["actions"][0] |= {
            "action_id": action,
            "value": json.dumps({"q": "harbour", "p": 0, "s": surface}),
        }
        assert slack.dispatch(app, forged).status == 200
    slack.dispatch(app, slack.mention("open the harbour"))
    slack.reply(2)
    assert CLOSED not in everything(slack, slack.BOB)
    assert HERS not in everything(slack, slack.BOB)
    assert not [
        m
        for m in slack.space.messages
        if m.only_for is None and m.channel[0] != "D" and HERS in m.words
    ]


@pytest.mark.parametrize("what", ["context", "cite", "wrong", "bad"])
@pytest.mark.parametrize(
    "ref",
    ["private/0/0-35", "hers/0/0-21", "private/9/9-99", "private/0/0-35#00000000", "../x/0/0-1"],
)
def test_a_quotes_button_with_another_id_opens_nothing_that_is_closed_there(
    app: App, slack: FakeSlack, what: str, ref: str
) -> None:
    slack.dispatch(app, slack.mention("open the harbour"))
    click = slack.choose(slack.reply(), "Cite", user=slack.BOB)
    click["actions"][0]["selected_option"]["value"] = f"{what} {ref}"
    slack.dispatch(app, click)
    slack.modal(user=slack.BOB)
    told = everything(slack, slack.BOB)
    assert (CLOSED in told, HERS in told) == (False, False)


@pytest.mark.parametrize("ref", ["private/0/0-35", "hers/0/0-21"])
def test_sharing_another_id_posts_nothing_that_the_channel_may_not_read(
    app: App, slack: FakeSlack, ref: str
) -> None:
    slack.dispatch(app, slack.slash("/quote", "open the harbour"))
    click = slack.click(slack.reply(), "Share")
    click["actions"][0]["value"] = ref
    slack.dispatch(app, click)
    slack.reply(2)
    assert not [
        m
        for m in slack.space.messages
        if m.only_for is None and (CLOSED in m.words or HERS in m.words)
    ]


def test_take_back_removes_what_was_shared_and_no_other_message(
    app: App, slack: FakeSlack, store: Store
) -> None:
    slack.dispatch(app, slack.slash("/quote", "open the harbour"))
    slack.dispatch(app, slack.click(slack.reply(), "Share"))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    shared = slack.seen(slack.BOB, slack.GENERAL)[-1]
    slack.dispatch(app, slack.mention("open the harbour", channel=slack.PRIVATE))
    other = posted(slack, channel=slack.PRIVATE)
    forged = slack.choose(shared, "Take back")
    forged["channel"]["id"] = forged["container"]["channel_id"] = slack.PRIVATE
    forged["container"]["message_ts"] = other.ts
    before = len(slack.replies())
    slack.dispatch(app, forged)
    slack.reply(before + 1)
    assert other in slack.replies(channel=slack.PRIVATE)
    assert shared in slack.seen(slack.BOB, slack.GENERAL)
    slack.dispatch(app, slack.choose(shared, "Take back"))
    slack.until(lambda: shared not in slack.seen(slack.BOB, slack.GENERAL))


@pytest.mark.parametrize("value", ["0:0", "999999999:999999999", "0:999999999", "5:3"])
@pytest.mark.parametrize("action", [EARLIER, LATER])
def test_a_step_far_outside_a_meeting_is_answered_in_the_window(
    app: App, slack: FakeSlack, action: str, value: str
) -> None:
    slack.dispatch(app, slack.mention("open the harbour"))
    slack.dispatch(app, slack.click(slack.reply(), "Context"))
    view = slack.modal().view
    click = step(json.loads(view["private_metadata"]), value=value)
    click["view"] = {**view, "state": {"values": []}}
    click["actions"][0]["action_id"] = action
    click |= {"trigger_id": "1.2", "container": {"type": "view", "view_id": view["id"]}}
    slack.dispatch(app, click)
    slack.until(lambda: slack.called("views.update"))
    assert slack.refusals == ()
