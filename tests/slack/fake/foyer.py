"""What comes from outside any message: a global shortcut, a form with its lists, Home, a channel
that is joined.

https://docs.slack.dev/reference/interaction-payloads, /reference/events/app_home_opened,
/member_joined_channel
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .checks import items
from .elements import OPTION
from .menus import person
from .payloads import Payload
from .workspace import User, Workspace

OFFERED = items(OPTION, 0, 100)
"""What a list may be offered: nothing, or as many as a menu holds."""


def summons(space: Workspace, user: User, callback_id: str) -> Payload:
    """A global shortcut: it comes from no channel and brings no address."""
    return {
        "type": "shortcut",
        "callback_id": callback_id,
        "action_ts": space.next_ts(),
        **person(space, user),
    }


def typing(
    space: Workspace, user: User, view: Mapping[str, Any], field: str, typed: str
) -> Payload:
    """What a list asks for as somebody types into it."""
    block = block_of(view, field)
    assert block["element"]["type"].endswith("external_select"), f"{field} is no list to type into"
    asked = person(space, user)
    del asked["trigger_id"]
    return {
        "type": "block_suggestion",
        **asked,
        "container": {"type": "view", "view_id": view["id"]},
        "action_id": block["element"]["action_id"],
        "block_id": block["block_id"],
        "value": typed,
        "view": dict(view),
    }


def sent(
    space: Workspace, base: str, user: User, view: Mapping[str, Any], given: Mapping[str, Any]
) -> Payload:
    """A form sent: each field by its block's name. A choice is an option, a day YYYY-MM-DD, a
    conversation its id."""
    values = {
        block["block_id"]: {
            block["element"]["action_id"]: filled(block["element"], given.get(block["block_id"]))
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }
    for block in view["blocks"]:
        if block["type"] == "input" and not block.get("optional"):
            assert given.get(block["block_id"]) or "initial_option" in block["element"], (
                f"{block['block_id']} is needed"
            )
    return {
        "type": "view_submission",
        **person(space, user, str(view["id"])),
        "view": {**view, "state": {"values": values}},
        "response_urls": [*addresses(space, base, user, view, given)],
    }


def filled(element: Mapping[str, Any], given: Any) -> Payload:
    kind = element["type"]
    state: Payload = {"type": kind}
    if kind == "datepicker":
        return state | {"selected_date": given}
    if kind == "conversations_select":
        return state | {"selected_conversation": given}
    if kind == "external_select":
        return state | {"selected_option": given}
    if kind == "checkboxes":
        return state | {"selected_options": [labelled(element, one) for one in given or ()]}
    if "options" in element:
        return state | {
            "selected_option": labelled(element, given) if given else element.get("initial_option")
        }
    return state | {"value": given}


def labelled(element: Mapping[str, Any], label: str) -> Any:
    found = [option for option in element["options"] if option["text"]["text"] == label]
    assert found, (
        f"no option {label!r} among {[option['text']['text'] for option in element['options']]}"
    )
    return found[0]


def addresses(
    space: Workspace, base: str, user: User, view: Mapping[str, Any], given: Mapping[str, Any]
) -> list[Payload]:
    """An address for each conversation chosen in a menu that asks for one."""
    found = []
    for block in view["blocks"]:
        channel = given.get(block["block_id"])
        if block["type"] == "input" and block["element"].get("response_url_enabled") and channel:
            assert not (
                block["element"].get("filter", {}).get("exclude_external_shared_channels")
                and space.channels[channel].shared
            ), f"{channel} is not in the list"
            found.append(
                {
                    "block_id": block["block_id"],
                    "action_id": block["element"]["action_id"],
                    "channel_id": channel,
                    "response_url": base + space.response_path(user.id, channel),
                }
            )
    return found


def block_of(view: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    return next(block for block in view["blocks"] if block["block_id"] == field)


def pressed(space: Workspace, user: User, view: Mapping[str, Any], label: str) -> Payload:
    """A press of a button of Home: of its row, or beside a section; by its label or what a
    screen reader says."""
    for block in view["blocks"]:
        for one in (*(block.get("elements") or ()), block.get("accessory") or {}):
            if one.get("type") == "button" and label in (
                one["text"]["text"],
                one.get("accessibility_label"),
            ):
                action = {name: one[name] for name in ("action_id", "type", "value") if name in one}
                return {
                    "type": "block_actions",
                    **person(space, user),
                    "container": {"type": "view", "view_id": view["id"]},
                    "view": dict(view),
                    "actions": [
                        {**action, "block_id": block["block_id"], "action_ts": space.next_ts()}
                    ],
                }
    raise AssertionError(f"no button {label!r} in Home")


def home_opened(space: Workspace, user: User, channel: str, tab: str) -> Payload:
    """Somebody opens the app: the event tells what Home shows them."""
    view = space.homes.get(user.id)
    return {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel,
        "tab": tab,
        "event_ts": space.next_ts(),
        **({"view": dict(view)} if view and tab == "home" else {}),
    }


def joined(space: Workspace, user: str, channel: str, inviter: str) -> Payload:
    """Somebody joins a channel."""
    place = space.channels[channel]
    place.members.add(user)
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel,
        "channel_type": "C" if place.kind == "channel" else "G",
        "team": space.team,
        "inviter": inviter,
        "event_ts": space.next_ts(),
    }
