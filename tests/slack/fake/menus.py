"""What is chosen in a message's menu, pressed inside a modal or sent with a form, as Slack
delivers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .payloads import VERIFICATION_TOKEN, Payload, click
from .workspace import Message, User, Workspace


def chosen(space: Workspace, base: str, user: User, message: Message, label: str) -> Payload:
    """An entry of a menu, or a thumb, under a message: with what it holds, and without its
    address."""
    block, element, entry = entry_of(message.blocks, label)
    named = {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "type": element["type"],
    }
    if element["type"] in ("overflow", "static_select"):
        return click(space, base, user, message, named) | {
            "actions": [{**named, "selected_option": entry, "action_ts": space.next_ts()}]
        }
    return click(space, base, user, message, {**named, **entry})


def entry_of(
    blocks: Any, label: str
) -> tuple[Mapping[str, Any], Mapping[str, Any], dict[str, Any]]:
    """The block, the element in it, and its entry of this label."""
    listed = [
        (block, one, entry)
        for block in blocks
        for one in block.get("elements") or ()
        for entry in entries(one)
    ]
    for block, element, entry in listed:
        if entry["text"]["text"] == label:
            return block, element, dict(entry)
    raise AssertionError(
        f"no entry {label!r} among {[entry['text']['text'] for *_, entry in listed]}"
    )


def entries(element: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if element.get("type") in ("overflow", "static_select"):
        yield from element["options"]
    elif element.get("type") == "feedback_buttons":
        yield from (element["positive_button"], element["negative_button"])


def inside(space: Workspace, user: User, view: Mapping[str, Any], label: str) -> Payload:
    """A press of a button inside a modal, or a choice in a menu: of no channel, and with no
    address for an answer."""
    for block in view["blocks"]:
        for one in block.get("elements") or ():
            if one.get("type") == "button" and one["text"]["text"] == label:
                named = {name: one[name] for name in ("action_id", "type", "value") if name in one}
                return _inside(space, user, view, block, named)
    block, element, entry = entry_of(view["blocks"], label)
    named = {"action_id": element["action_id"], "type": element["type"], "selected_option": entry}
    return _inside(space, user, view, block, named)


def _inside(
    space: Workspace,
    user: User,
    view: Mapping[str, Any],
    block: Mapping[str, Any],
    action: Mapping[str, Any],
) -> Payload:
    return {
        "type": "block_actions",
        **person(space, user, str(view["id"])),
        "container": {"type": "view", "view_id": view["id"]},
        "view": dict(view),
        "actions": [{**action, "block_id": block["block_id"], "action_ts": space.next_ts()}],
    }


def form(
    space: Workspace, user: User, view: Mapping[str, Any], given: Mapping[str, str]
) -> Payload:
    """A form sent: for each of its inputs the option chosen, by its label, or what was written."""
    values: dict[str, dict[str, Any]] = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element, name = block["element"], block["block_id"]
            values[name] = {element["action_id"]: answer(element, given.get(name))}
    return {
        "type": "view_submission",
        **person(space, user, str(view["id"])),
        "view": {**view, "state": {"values": values}},
        "response_urls": [],
    }


def answer(element: Mapping[str, Any], given: str | None) -> Payload:
    if "options" not in element:
        return {"type": element["type"], "value": given}
    found = [option for option in element["options"] if option["text"]["text"] == given]
    assert found or given is None, f"no option {given!r}"
    return {"type": element["type"], "selected_option": found[0] if found else None}


def person(space: Workspace, user: User, modal: str = "") -> Payload:
    return {
        "team": {"id": space.team, "domain": "verbatim-test"},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team},
        "api_app_id": space.app_id,
        "token": VERIFICATION_TOKEN,
        "trigger_id": space.trigger(user.id, modal),
        "is_enterprise_install": False,
        "enterprise": None,
    }
