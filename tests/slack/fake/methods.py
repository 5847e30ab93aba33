"""The Web API's methods by name, each refusing what Slack refuses in Slack's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import chat, views
from .arguments import Answer, Args, needed
from .workspace import Channel, Refused, Workspace


@dataclass(frozen=True, slots=True)
class Method:
    """What a method does, the scopes any one of which it needs, and the kind of token it takes."""

    run: Callable[[Workspace, Args], Answer]
    scopes: tuple[str, ...] = ()
    token: str = "xoxb-"


# conversations.*, users.*, reactions.* ------------------------------------------------------------


def known_channel(space: Workspace, args: Args) -> Channel:
    needed(args, "channel")
    found = space.channels.get(str(args["channel"]))
    if found is None or (found.kind != "channel" and space.bot_user not in found.members):
        raise Refused("channel_not_found")
    return found


def conversation_info(space: Workspace, args: Args) -> Answer:
    found = known_channel(space, args)
    kinds = {f"is_{kind}": found.kind == kind for kind in ("channel", "group", "im", "mpim")}
    return {
        "channel": {
            "id": found.id,
            "name": found.name,
            "is_archived": found.archived,
            "is_private": found.kind != "channel",
            "is_member": space.bot_user in found.members,
            "is_ext_shared": found.shared,
            "is_shared": found.shared,
            **kinds,
        }
    }


def conversation_open(space: Workspace, args: Args) -> Answer:
    needed(args, "users")
    found = chat.direct(space, str(args["users"]))
    if found is None:
        raise Refused("user_not_found")
    return {"channel": {"id": found.id}}


def listed(space: Workspace, args: Args, thread: str | None) -> Answer:
    found = known_channel(space, args)
    if space.bot_user not in found.members:
        raise Refused("not_in_channel")
    seen = space.seen_by(space.bot_user, found.id, thread)
    return {
        "messages": [chat.as_slack(space, m) for m in seen if m.only_for is None],
        "has_more": False,
    }


def replies(space: Workspace, args: Args) -> Answer:
    needed(args, "channel", "ts")
    if space.find(known_channel(space, args).id, str(args["ts"])) is None:
        raise Refused("thread_not_found")
    return listed(space, args, str(args["ts"]))


def user_info(space: Workspace, args: Args) -> Answer:
    needed(args, "user")
    user = space.users.get(str(args["user"]))
    if user is None:
        raise Refused("user_not_found")
    return {
        "user": {
            "id": user.id,
            "name": user.name,
            "team_id": user.team,
            "is_bot": user.bot,
            "is_stranger": user.team != space.team,
            "tz": "Europe/London",
        }
    }


def add_reaction(space: Workspace, args: Args) -> Answer:
    needed(args, "channel", "name", "timestamp")
    if space.find(known_channel(space, args).id, str(args["timestamp"])) is None:
        raise Refused("message_not_found")
    return {}


# auth.* -------------------------------------------------------------------------------------------


def auth_test(space: Workspace, _: Args) -> Answer:
    return {
        "url": "https://verbatim-test.slack.com/",
        "team": "Verbatim Test",
        "user": space.users[space.bot_user].name,
        "team_id": space.team,
        "user_id": space.bot_user,
        "bot_id": space.bot_id,
        "is_enterprise_install": False,
    }


READ = ("channels:read", "groups:read", "im:read", "mpim:read")
HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
METHODS: dict[str, Method] = {
    "api.test": Method(lambda _, args: {"args": dict(args)}),
    "auth.test": Method(auth_test),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.permalink),
    "conversations.info": Method(conversation_info, READ),
    "conversations.open": Method(conversation_open, ("im:write",)),
    "conversations.history": Method(lambda space, args: listed(space, args, None), HISTORY),
    "conversations.replies": Method(replies, HISTORY),
    "reactions.add": Method(add_reaction, ("reactions:write",)),
    "users.info": Method(user_info, ("users:read",)),
    "views.open": Method(views.open_view),
    "views.push": Method(views.push_view),
    "views.update": Method(views.update_view),
    "views.publish": Method(views.publish_view),
}
