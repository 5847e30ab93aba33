"""The Web API's views.*: modals and Home."""

from __future__ import annotations

import json

from . import blockkit
from .arguments import Answer, Args, needed, structured
from .workspace import Refused, Workspace


def view_of(args: Args) -> Answer:
    """The view of a call, judged."""
    needed(args, "view")
    view = structured(args, "view", "invalid_arguments")
    if problems := blockkit.of_view(view):
        raise Refused("invalid_arguments", *(f"[ERROR] {problem}" for problem in problems))
    return json.loads(json.dumps(view))  # type: ignore[no-any-return]


def kept(space: Workspace, view: Answer, view_id: str) -> Answer:
    """Store a view under its id, with a fresh hash."""
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
        raise Refused("invalid_arguments", "[ERROR] only modals can be opened [json-pointer:/view/type]")
    space.spend_trigger(args["trigger_id"])
    return kept(space, view, space.mint("V"))


def update_view(space: Workspace, args: Args) -> Answer:
    view = view_of(args)
    old = space.views.get(str(args.get("view_id")))
    if old is None:
        raise Refused("not_found")
    if args.get("hash") and args["hash"] != old["hash"]:
        raise Refused("hash_conflict")
    return kept(space, view, old["id"])


def publish_view(space: Workspace, args: Args) -> Answer:
    needed(args, "user_id")
    view = view_of(args)
    if view["type"] != "home":
        raise Refused("invalid_arguments", "[ERROR] only a home view can be published [json-pointer:/view/type]")
    user = str(args["user_id"])
    if user not in space.users:
        raise Refused("user_not_found")
    space.homes[user] = view
    return kept(space, view, space.mint("V"))
