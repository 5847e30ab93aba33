"""The Web API's views.*: modals and Home; and what an acknowledgement does to a modal that was
submitted.

Stricter than Slack, which opens a second modal over one that is open on some clients and not on
others: what is opened by a press in a modal must be pushed (bolt-js issue 1827, bolt-python issue
481).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import blockkit, shown
from .arguments import Answer, Args, needed, structured
from .workspace import Refused, Workspace

LARGEST = 250_000
STACKED = 3


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal as its reader sees it."""

    view: Mapping[str, Any]

    @property
    def words(self) -> str:
        return shown.words(self.view["blocks"])

    @property
    def quotes(self) -> tuple[str, ...]:
        return shown.quoted(self.view["blocks"])

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen in its list, as far as it is shown."""
        elements = [block["element"] for block in self.view["blocks"] if block["type"] == "input"]
        return tuple(
            option["text"]["text"] for element in elements for option in element.get("options", ())
        )


def view_of(args: Args) -> Answer:
    """The view of a call, judged."""
    needed(args, "view")
    return judged(structured(args, "view", "invalid_arguments"))


def judged(view: Any) -> Answer:
    if problems := blockkit.of_view(view):
        raise Refused("invalid_arguments", *(f"[ERROR] {problem}" for problem in problems))
    if len(json.dumps(view)) > LARGEST:
        raise Refused("view_too_large")
    return json.loads(json.dumps(view))  # type: ignore[no-any-return]


def kept(space: Workspace, view: Answer, view_id: str) -> Answer:
    """Store a view under its id, with a fresh hash; no two views have the same name of the app's
    own."""
    name = view.get("external_id")
    if name and any(
        one.get("external_id") == name for other, one in space.views.items() if other != view_id
    ):
        raise Refused("duplicate_external_id")
    space.identify(view["blocks"])
    view |= {
        "id": view_id,
        "hash": space.mint("h"),
        "team_id": space.team,
        "bot_id": space.bot_id,
        "state": {"values": {}},
    }
    with space.changed:
        space.views[view_id] = view
        space.changed.notify_all()
    return {"view": view}


def open_view(space: Workspace, args: Args) -> Answer:
    needed(args, "trigger_id")
    view = view_of(args)
    if view["type"] != "modal":
        raise Refused(
            "invalid_arguments", "[ERROR] only modals can be opened [json-pointer:/view/type]"
        )
    if args["trigger_id"] in space.pressed_in:
        raise Refused(
            "invalid_trigger_id", "[ERROR] a press in a modal can push a view, not open one"
        )
    space.spend_trigger(args["trigger_id"])
    view_id = space.mint("V")
    space.readers[view_id] = space.pressed_by.get(str(args["trigger_id"]), "")
    return kept(space, view, view_id)


def push_view(space: Workspace, args: Args) -> Answer:
    """On top of the modal in which the trigger was pulled."""
    needed(args, "trigger_id")
    view = view_of(args)
    if view["type"] != "modal":
        raise Refused(
            "invalid_arguments", "[ERROR] only modals can be pushed [json-pointer:/view/type]"
        )
    below = space.pressed_in.get(str(args["trigger_id"]))
    if below is None:
        raise Refused("invalid_trigger_id")
    space.spend_trigger(args["trigger_id"])
    if below not in space.views:
        raise Refused("not_found")
    return pushed(space, view, below)


def update_view(space: Workspace, args: Args) -> Answer:
    if not args.get("view_id") and not args.get("external_id"):
        raise Refused("invalid_arguments", "[ERROR] missing required field: view_id")
    view = view_of(args)
    named = (
        one
        for one in list(space.views.values())
        if one.get("external_id") == args.get("external_id")
    )
    old = space.views.get(str(args["view_id"])) if args.get("view_id") else next(named, None)
    if old is None:
        raise Refused("not_found")
    if args.get("hash") and args["hash"] != old["hash"]:
        raise Refused("hash_conflict")
    return kept(space, view, old["id"])


def publish_view(space: Workspace, args: Args) -> Answer:
    needed(args, "user_id")
    view = view_of(args)
    if view["type"] != "home":
        raise Refused(
            "invalid_arguments",
            "[ERROR] only a home view can be published [json-pointer:/view/type]",
        )
    user = str(args["user_id"])
    if user not in space.users:
        raise Refused("user_not_found")
    old = space.homes.get(user)
    if args.get("hash") and old and args["hash"] != old["hash"]:
        raise Refused("hash_conflict")
    published = kept(space, view, old["id"] if old else space.mint("V"))
    with space.changed:
        del space.views[view["id"]]  # it is no modal, and cannot be closed
        space.homes[user] = view
        space.changed.notify_all()
    return published


def acknowledged(space: Workspace, view_id: str, answer: Any) -> None:
    """What the acknowledgement of a submission does: it closes the modal unless it says
    otherwise."""
    answer = answer or {}
    action = answer.get("response_action")
    if action == "update":
        if view_id in space.views:
            kept(space, judged(answer.get("view")), view_id)
    elif action == "push":
        pushed(space, judged(answer.get("view")), view_id)
    elif action in (None, "clear"):
        closed(space, view_id)
    elif action != "errors":
        raise Refused(
            "invalid_arguments",
            "[ERROR] must be a valid enum value [json-pointer:/response_action]",
        )


def pushed(space: Workspace, view: Answer, below: str) -> Answer:
    """A modal laid on top of another; three at most."""
    reader = space.readers.get(below, "")
    if sum(1 for name in space.views if space.readers.get(name) == reader) >= STACKED:
        raise Refused("push_limit_reached")
    view_id = space.mint("V")
    space.readers[view_id] = reader
    return kept(space, view, view_id)


def closed(space: Workspace, view_id: str) -> None:
    """A modal that is closed can no longer be found."""
    with space.changed:
        space.views.pop(view_id, None)
        space.changed.notify_all()
