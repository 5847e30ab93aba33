"""Strange but legal clients: organisations, guests, fields that are null or missing, marks
without a width."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from slack_bolt import BoltRequest

from bot.errors import Malformed
from bot.model import Audience
from bot.settings import Settings
from bot.slack.ids import LATER, SPEAKER, WORDS
from bot.slack.inbound import requests as read
from bot.slack.inbound.audience import is_outside
from bot.slack.inbound.forms import claim_of, line_of, read_form, why_not_found
from bot.slack.inbound.payloads import frame, mended, problem
from bot.slack.inbound.plain_text import typed_text
from bot.slack.inbound.presses import read_press, step_of
from bot.slack.inbound.visits import from_home_opened, from_joined
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.canned import Canned
from tests.slack.fake import FakeSlack
from tests.slack.recorded import NAMES, Payload, event, payload
from tests.slack.serving import hung_up

ORG, HERE, THERE = "E0GRID", "T0VERBATIM", "T0SISTER"
NOBODY = Audience()


def asked(body: Payload) -> Any:
    """The question of a mention or a direct message."""
    heard = (
        read.from_message(body) if body["event"]["type"] == "message" else read.from_mention(body)
    )
    assert heard is not None
    return heard.question


# Organisations ------------------------------------------------------------------------------------


def of_an_organisation(name: str, **changed: Any) -> Payload:
    """An event as an app hears it that is installed for a whole organisation: its authorization
    names no workspace."""
    told = event(name, **changed)
    told["authorizations"][0] |= {
        "team_id": None,
        "enterprise_id": ORG,
        "is_enterprise_install": True,
    }
    return told | {
        "enterprise_id": ORG,
        "context_enterprise_id": ORG,
        "is_enterprise_install": True,
    }


@pytest.mark.parametrize("name", ["app_mention", "message_im"])
def test_installed_for_an_organisation_whoever_asks_in_its_workspace_is_at_home(name: str) -> None:
    home = Audience(user="U0ALICE") if name == "message_im" else Audience("C0GENERAL")
    assert asked(of_an_organisation(name)).audience == home
    assert asked(of_an_organisation(name, user_team=ORG, team=ORG)).audience == home


@pytest.mark.parametrize(
    "changed", [{"team": THERE}, {"user_team": "E0OTHER"}, {"source_team": THERE}], ids=str
)
def test_installed_for_an_organisation_who_is_not_told_to_be_of_it_is_nobody_in_particular(
    changed: dict[str, Any],
) -> None:
    assert asked(of_an_organisation("app_mention", **changed)).audience == NOBODY


@pytest.mark.parametrize("other", ["enterprise_id", "context_enterprise_id"])
def test_what_happened_in_another_organisation_is_nobodys_in_particular(other: str) -> None:
    assert asked(of_an_organisation("app_mention") | {other: "E0OTHER"}).audience == NOBODY


@pytest.mark.parametrize(
    ("changed", "home"),
    [
        ({"enterprise": {"id": ORG, "name": "Grid"}}, True),
        (
            {
                "enterprise": {"id": ORG, "name": "Grid"},
                "team": {"id": HERE, "domain": "v", "enterprise_id": ORG},
            },
            True,
        ),
        ({"enterprise": None, "team": None, "user": {"id": "U1", "team_id": HERE}}, False),
        ({"enterprise": {"id": ORG}, "team": None, "user": {"id": "U1", "team_id": HERE}}, False),
        ({"enterprise": {"id": ORG}, "team": None, "user": {"id": "W1", "team_id": ORG}}, True),
        ({"enterprise": ORG, "team": None, "user": {"id": "W1", "team_id": ORG}}, True),
        ({"enterprise": {"id": ORG}, "user": {"id": "U1", "team_id": THERE}}, False),
        ({"enterprise": {"id": ORG}, "user": {"id": "U1", "team_id": None}}, False),
        ({"enterprise": None, "team": None, "user": {"id": "U1", "team_id": None}}, False),
    ],
    ids=str,
)
def test_who_presses_is_at_home_where_workspace_or_organisation_say_so(
    changed: dict[str, Any], home: bool
) -> None:
    click = payload("share", **changed)
    assert problem(click) is None
    assert is_outside(click) is not home
    assert read_press(click).everyone == (Audience("C0GENERAL") if home else NOBODY)
    assert read_press(payload("check_quote", **changed)).audience.channel == (
        "C0GENERAL" if home else None
    )


def test_whose_the_asker_is_tells_nothing_of_the_channel() -> None:
    silent = payload("app_mention")
    del silent["is_ext_shared_channel"]
    for untold in (silent, silent | {"is_ext_shared_channel": None}):
        assert asked(untold).audience == NOBODY
        assert is_outside(untold)
    direct = payload("message_im", is_ext_shared_channel=None)
    assert asked(direct).audience == Audience(user="U0ALICE")
    assert not is_outside(direct)


# What may be null, missing, or a list -------------------------------------------------------------


def without(body: Payload, *way: str) -> Payload:
    """The same with something left out."""
    changed = deepcopy(body)
    inside = changed
    for name in way[:-1]:
        inside = inside[name]
    del inside[way[-1]]
    return changed


@pytest.mark.parametrize("name", NAMES)
def test_what_is_null_where_slack_documents_null_is_still_slacks(name: str) -> None:
    nulls = {
        "enterprise": None,
        "is_ext_shared_channel": None,
        "response_url": None,
        "state": None,
        "bot_profile": None,
    }
    assert problem(payload(name, **nulls)) is None
    told = payload(name)
    if "event" in told:
        told["event"] |= {
            "bot_id": None,
            "hidden": None,
            "user_team": None,
            "source_team": None,
            "subtype": None,
        }
        assert problem(told) is None


@pytest.mark.parametrize("name", NAMES)
def test_what_slack_adds_one_day_is_no_problem(name: str) -> None:
    more = {
        "new": {"id": 7, "deep": [None, {"text": 3}]},
        "function_data": {"inputs": {}},
        "bot_access_token": "x",
    }
    assert problem(payload(name) | more) is None
    told = payload(name)
    for inside in ("event", "user", "channel", "team", "container", "message"):
        if isinstance(told.get(inside), dict):
            told[inside]["new"] = more
    for action in told.get("actions", []):
        action |= {"new": more, "confirm": None, "style": "primary"}
    assert problem(told) is None


@pytest.mark.parametrize(
    "left_out", [("response_url",), ("container",), ("state",), ("trigger_id",), ("message",)]
)
@pytest.mark.parametrize("name", ["more_in_private", "more_in_a_thread", "share"])
def test_a_press_is_read_without_what_may_be_missing(name: str, left_out: tuple[str, ...]) -> None:
    click = payload(name)
    click.setdefault("message", {"type": "message", "ts": "1.1"})
    press = read_press(without(click, *left_out))
    assert press.reply.channel == press.aloud.channel == "C0GENERAL"
    if name != "share":
        assert read.from_page(press).reply.channel == "C0GENERAL"


def test_a_press_without_a_container_tells_its_message_by_the_message() -> None:
    click = without(payload("more_in_a_thread"), "container")
    click["message"] = {
        "type": "message",
        "ts": "1696118402.000500",
        "thread_ts": "1696118400.000100",
    }
    request = read.from_page(read_press(click))
    assert (request.reply.replaces, request.reply.thread) == (
        "1696118402.000500",
        "1696118400.000100",
    )


def test_a_press_without_a_channel_tells_it_by_its_container() -> None:
    assert read_press(without(payload("share"), "channel")).aloud.channel == "C0GENERAL"


EMPTY: tuple[Any, ...] = (
    None,
    {},
    {"values": []},
    {"values": None},
    {"values": {}},
    {"values": {"b": []}},
)


@pytest.mark.parametrize("state", EMPTY, ids=str)
def test_a_window_whose_fields_are_empty_is_read(state: Any) -> None:
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": "",
        "private_metadata": '{"ref":"a/0/0-5","channel":"C0GENERAL"}',
    }
    team = {"id": HERE, "domain": "v"}
    user = {"id": "U0ALICE", "username": "alice", "team_id": HERE}
    action = {"action_id": LATER, "block_id": "b", "type": "button", "value": "1:0"}
    click = {
        "type": "block_actions",
        "user": user,
        "team": team,
        "view": view | {"state": state},
        "actions": [action],
    }
    click |= {
        "container": {"type": "view", "view_id": "V1"},
        "trigger_id": "1.2",
        "enterprise": None,
    }
    assert problem(click) is None
    assert read_press(click).audience == Audience("C0GENERAL", "U0ALICE")

    form = {
        "type": "view_submission",
        "user": user,
        "team": team,
        "response_urls": [],
        "trigger_id": "1.2",
    }
    form["view"] = view | {
        "state": state,
        "callback_id": "find_form",
        "hash": None,
        "external_id": None,
    }
    assert problem(form) is None
    assert why_not_found(read_form(form)) == (WORDS, "nothing-given")


@pytest.mark.parametrize("value", [None, "", "ru"])
def test_a_list_is_asked_for_by_what_is_typed_or_by_nothing(
    canned: Canned, slack: FakeSlack, value: str | None
) -> None:
    app = build_app(Settings.read(slack.environment, slack=True), canned)
    view = {"id": "V1", "type": "modal", "state": {"values": []}, "private_metadata": ""}
    typing = {
        "type": "block_suggestion",
        "user": {"id": "U0ALICE", "team_id": HERE},
        "team": {"id": HERE},
        "view": view,
    }
    typing |= {
        "action_id": SPEAKER,
        "block_id": SPEAKER,
        "value": value,
        "container": {"type": "view"},
    }
    answered = app.dispatch(BoltRequest(mode="socket_mode", body=typing))
    assert (answered.status, "Ines Moreau" in answered.body) == (200, True)


def test_several_addresses_to_answer_to_are_one_too_many_for_bolt_alone() -> None:
    sent = payload(
        "choose_quote",
        response_urls=[{"channel_id": f"C{n}", "response_url": "https://x"} for n in "12"],
    )
    assert frame(sent)
    assert frame(mended(sent)) is None
    assert mended(sent)["response_urls"] == sent["response_urls"][:1]
    assert "response_urls" not in mended(payload("choose_quote", response_urls=None))
    assert mended(payload("choose_quote")) == payload("choose_quote")


def test_several_addresses_come_through_the_socket(
    settings: Settings, canned: Canned, slack: FakeSlack
) -> None:
    from bot.slack.serve import SlackSocket

    line = SlackSocket(build_app(settings, canned), settings)
    taken: list[Any] = []
    # type: ignore[method-assign]
    line._handler.app.dispatch = lambda request: taken.append(request.body)
    line.connect()
    try:
        slack.send(
            payload("choose_quote", response_urls=[{"channel_id": "C1", "response_url": "u"}] * 2)
        )
        slack.until(lambda: taken)
    finally:
        hung_up(slack, line._handler.close)
    assert len(taken[0]["response_urls"]) == 1


# Words as clients write them ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        (None, ""),
        ("", ""),
        (" \u00a0\t ", ""),
        ("\u200bhelp\u00a0", "help"),
        ("\u202ahelp\u202c", "help"),
        ("\u2066from:ruiz\u2069 boats\u200f", "from:ruiz boats"),
        ("corr\u200bupt\u00adion", "corruption"),
        ("\ufeffmeetings", "meetings"),
        ("<@U1|bob> on <#C1|general>", "@bob on #general"),
        ("<#C1|> <@W1>", ""),
        (
            "<https://x.example/a?b=1|the page> &amp; <mailto:a@b.example|a@b.example>",
            "the page & a@b.example",
        ),
        ("<!here> <!subteam^S1|@press> <!date^1^{date}|May>", "@here @press May"),
        ("“who said it?”\n‘no’", "“who said it?”\n‘no’"),
        ("harbour 🚢🇲🇽 👍🏽", "harbour 🚢🇲🇽 👍🏽"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
    ],
)
def test_a_commands_line_is_read_as_a_person_sees_it(typed: str | None, read_as: str) -> None:
    body = payload("slash_quote")
    body = without(body, "text") if typed is None else body | {"text": typed}
    assert read.from_slash(body).question.text == read_as
    assert typed_text(typed or "") == read_as


@pytest.mark.parametrize(
    "text",
    [
        "<@U0VERBATIM> what about boats?",
        "what <@U0VERBATIM> about boats?",
        "what about boats? <@U0VERBATIM>",
        "<@U0VERBATIM|verbatim>: what about <@U0VERBATIM> boats?",
        "\u200e<@U0VERBATIM>\u00a0what about boats?",
    ],
)
def test_a_mention_of_the_bot_is_none_of_the_words_wherever_it_stands(text: str) -> None:
    assert " ".join(asked(event("app_mention", text=text)).text.split()) == "what about boats?"


# Messages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("subtype", ["me_message", "thread_broadcast", "file_share", None])
@pytest.mark.parametrize("name", ["app_mention", "message_im"])
def test_whatever_a_person_says_is_a_question(name: str, subtype: str | None) -> None:
    assert "?" in asked(event(name, subtype=subtype)).text


@pytest.mark.parametrize(
    "subtype",
    [
        "bot_message",
        "message_changed",
        "message_deleted",
        "channel_join",
        "assistant_app_thread",
        "new_one",
    ],
)
@pytest.mark.parametrize("name", ["app_mention", "message_im"])
def test_what_the_channel_or_a_bot_says_is_none(name: str, subtype: str) -> None:
    told = event(name, subtype=subtype)
    assert (read.from_message if name == "message_im" else read.from_mention)(told) is None


def test_a_direct_message_that_does_not_name_its_kind_is_one_by_its_channel() -> None:
    told = payload("message_im")
    del told["event"]["channel_type"]
    assert asked(told).audience == Audience(user="U0ALICE")
    told["event"]["channel"] = "C0GENERAL"
    assert read.from_message(told) is None


@pytest.mark.parametrize("kind", ["mpim", "channel", "group"])
def test_in_a_group_only_a_mention_is_answered_and_for_all_of_it(kind: str) -> None:
    assert read.from_message(event("message_im", channel="G0GROUP", channel_type=kind)) is None
    mention = asked(event("app_mention", channel="G0GROUP", channel_type=kind))
    assert (mention.surface, mention.audience) == ("mention", Audience("G0GROUP"))


def test_a_mention_in_direct_messages_is_a_message_there_and_opens_no_channel() -> None:
    mention = read.from_mention(event("app_mention", channel="D0ALICE", user="U0ALICE"))
    assert mention is not None
    assert (mention.question.surface, mention.question.audience) == ("dm", Audience(user="U0ALICE"))
    said = read.from_message(event("message_im", ts="1696118400.000100"))
    assert said is not None
    assert set(said.keys) & set(mention.keys), "it is the same question"


def test_only_home_is_drawn_and_only_for_who_opens_it(slack: FakeSlack) -> None:
    for tab in ("messages", "about"):
        assert from_home_opened(slack.open_home(tab=tab)) is None
    opened = slack.open_home()
    for view in (
        None,
        {},
        {"id": "V", "type": "home", "private_metadata": None, "state": {"values": []}},
    ):
        body = opened | {"event": opened["event"] | {"view": view}}
        there = from_home_opened(body)
        assert problem(body) is None
        assert there is not None
        assert (there.user, there.shown) == (slack.ALICE, None)


@pytest.mark.parametrize(
    "authorizations", [None, [], [{"enterprise_id": None, "team_id": HERE}]], ids=str
)
def test_where_the_bot_is_not_told_who_it_is_nobody_is_greeted(authorizations: Any) -> None:
    joined = {
        "type": "member_joined_channel",
        "user": "U0BOB",
        "channel": "C0GENERAL",
        "inviter": None,
        "team": HERE,
    }
    body = payload("app_mention", event=joined, authorizations=authorizations)
    assert problem(body) is None
    assert from_joined(body) is None


# Through the App ----------------------------------------------------------------------------------


def test_one_message_heard_twice_on_two_lines_out_of_order_is_answered_once(
    folder: Folder, slack: FakeSlack
) -> None:
    folder.meeting("open", "MINISTER RUIZ: We will open the harbour.\n")
    app = build_app(Settings.read(slack.environment, slack=True), folder.open())
    mention, later = slack.mention("harbour"), slack.mention("open the harbour")
    for body in (later, mention, mention, later | {"event_id": "Ev0AGAIN"}):
        assert app.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200
        assert slack.dispatch(app, body, retry=1).status == 200
    slack.reply(2)
    assert len(slack.replies()) == 2


@pytest.mark.parametrize(
    "kind", ["view_closed", "view_submission", "block_suggestion", "shortcut", "message_action"]
)
def test_what_nobody_listens_to_is_acknowledged(
    kind: str, canned: Canned, slack: FakeSlack
) -> None:
    app = build_app(Settings.read(slack.environment, slack=True), canned)
    view = {"id": "V1", "type": "modal", "callback_id": "of_another", "state": {"values": []}}
    body = {
        "type": kind,
        "user": {"id": "U0ALICE", "team_id": HERE},
        "team": {"id": HERE},
        "is_cleared": False,
    }
    body |= (
        {"view": view}
        if kind.startswith("view_")
        else {"callback_id": "x", "action_id": "x", "value": "y"}
    )
    assert slack.dispatch(app, body).status == 200
    assert slack.replies() == ()


def test_in_an_organisations_workspace_every_surface_is_answered(
    folder: Folder, slack: FakeSlack
) -> None:
    folder.meeting("open", "MINISTER RUIZ: We will open the harbour.\n")
    folder.meeting(
        "closed", "MINISTER LUND: The dredger is late.\n", access={"channels": [slack.GENERAL]}
    )
    app = build_app(Settings.read(slack.environment, slack=True), folder.open())
    org = {"enterprise_id": ORG, "enterprise_name": "Grid", "context_enterprise_id": ORG}
    org |= {"enterprise": {"id": ORG, "name": "Grid"}}
    for body in (slack.slash("/quote", "dredger"), slack.mention("dredger")):
        if "event" in body:
            body["authorizations"][0] |= {
                "team_id": None,
                "enterprise_id": ORG,
                "is_enterprise_install": True,
            }
        install = True if "event" in body else "true"
        before = len(slack.replies())
        assert slack.dispatch(app, body | org | {"is_enterprise_install": install}).status == 200
        assert slack.reply(before + 1).quotes == ("The dredger is late.",)
    cite = slack.choose(slack.replies()[-1], "Cite") | org | {"is_enterprise_install": True}
    cite["team"]["enterprise_id"] = ORG
    slack.dispatch(app, cite)
    assert "The dredger is late." in slack.modal().words
    home = slack.open_home() | org | {"is_enterprise_install": True}
    slack.dispatch(app, home)
    assert "open" in slack.home().words


HALF = "\ud800"


@pytest.mark.parametrize(
    "carried", [HALF, f'{{"q":"{HALF}","p":1}}', f'["{HALF}"]', "[" * 5_000, "null", "{}", "7"]
)
@pytest.mark.parametrize("kind", ["more", "step", "choice", "found"])
def test_what_a_button_or_a_window_carries_in_half_is_malformed_and_nothing_worse(
    kind: str, carried: str
) -> None:
    view = {"id": "V1", "type": "modal", "callback_id": "found_quote", "private_metadata": carried}
    click = payload("share") | {"view": view, "actions": [{"action_id": "a", "value": "0:0"}]}
    sent = payload("choose_quote") | {"view": view}
    ways: dict[str, tuple[Callable[[Payload], Any], Payload]] = {
        "more": (
            lambda body: read.from_page(read_press(body)),
            payload("share") | {"actions": [{"action_id": "a", "value": carried}]},
        ),
        "step": (lambda body: step_of(read_press(body)), click),
        "choice": (lambda body: claim_of(read_form(body)), sent),
        "found": (lambda body: line_of(read_form(body)), sent),
    }
    reader, body = ways[kind]
    with pytest.raises(Malformed):
        reader(body)
    read.reply_to(body)


def test_over_a_socket_a_form_that_is_none_is_acknowledged_for_it_would_come_again(
    canned: Canned, slack: FakeSlack
) -> None:
    app = build_app(Settings.read(slack.environment, slack=True), canned)
    form = payload("choose_quote")
    form["view"] |= {
        "callback_id": "find_form",
        "state": {"values": {"since": {"since": {"selected_date": "x"}}}},
    }
    assert app.dispatch(BoltRequest(mode="socket_mode", body=form)).status == 200


@pytest.mark.parametrize(
    "way", [("user", "id"), ("channel", "id"), ("actions", 0, "value")], ids=str
)
def test_an_id_or_a_value_in_half_is_none_of_slacks(way: tuple[Any, ...]) -> None:
    click = payload("share")
    place: Any = click
    for name in way[:-1]:
        place = place[name]
    place[way[-1]] = f"good {HALF}/0/0-1"
    assert problem(click)
    place[way[-1]] = "good 🚢/0/0-1"
    assert problem(click) is None
