"""The Web API: one function per method, each refusing what Slack refuses in Slack's own words.

Stricter than Slack in two places, on purpose: a text over 40,000 characters is refused (`msg_too_long`) where Slack
would cut it, and white space alone is no text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import blockkit
from .workspace import TS, Channel, Message, Refused, Workspace

Args = Mapping[str, Any]
Answer = dict[str, Any]

TEXT_OF_POST = 40_000
TEXT_OF_UPDATE = 4_000


@dataclass(frozen=True, slots=True)
class Method:
    """What a method does, the scopes any one of which it needs, and the kind of token it takes."""

    run: Callable[[Workspace, Args], Answer]
    scopes: tuple[str, ...] = ()
    token: str = "xoxb-"


def structured(args: Args, name: str, error: str) -> Any:
    """An argument that is JSON: written out in a form body, plain in a JSON body."""
    value = args.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Refused(error) from None


def needed(args: Args, *names: str) -> None:
    """These arguments must be there."""
    missing = [name for name in names if args.get(name) in (None, "")]
    if missing:
        raise Refused("invalid_arguments", *(f"[ERROR] missing required field: {name}" for name in missing))


def blocks_of(args: Args) -> list[dict[str, Any]]:
    """The blocks of a message, judged."""
    blocks = structured(args, "blocks", "invalid_blocks_format")
    if blocks in (None, ""):
        return []
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    if problems := blockkit.of_message(blocks):
        raise Refused("invalid_blocks", *(f"[ERROR] {problem}" for problem in problems), errors=problems)
    return json.loads(json.dumps(blocks))  # type: ignore[no-any-return]


def content_of(args: Args, most: int) -> tuple[str, list[dict[str, Any]]]:
    """A message's text and blocks, judged."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise Refused("invalid_arguments", "[ERROR] must be a string [json-pointer:/text]")
    blocks = blocks_of(args)
    if not text.strip() and not blocks and not args.get("attachments"):
        raise Refused("no_text")
    if len(text) > most:
        raise Refused("msg_too_long")
    return text, blocks


def room(space: Workspace, args: Args) -> Channel:
    """The conversation meant, which the bot must be in and be able to write to."""
    needed(args, "channel")
    name = str(args["channel"])
    found = direct(space, name) if name in space.users else space.channels.get(name)
    if found is None or (found.kind != "channel" and space.bot_user not in found.members):
        raise Refused("channel_not_found")
    if space.bot_user not in found.members:
        raise Refused("not_in_channel")
    if found.archived:
        raise Refused("is_archived")
    return found


def direct(space: Workspace, user: str) -> Channel | None:
    """The direct messages between the bot and a person."""
    return next((c for c in space.channels.values() if c.kind == "im" and user in c.members), None)


def parent_of(space: Workspace, channel: Channel, args: Args) -> str | None:
    """The thread meant: the ts of a message that stands in the channel itself, as text."""
    ts = args.get("thread_ts")
    if ts in (None, ""):
        return None
    if not isinstance(ts, str) or not TS.fullmatch(ts):
        raise Refused("invalid_thread_ts", f"[ERROR] {ts} is not a valid thread_ts")
    parent = space.find(channel.id, ts)
    if parent is None:
        raise Refused("thread_not_found")
    if parent.thread_ts is not None:
        raise Refused("cannot_reply_to_message")
    return ts


# chat.* ---------------------------------------------------------------------------------------------------------------


def post_message(space: Workspace, args: Args) -> Answer:
    channel = room(space, args)
    text, blocks = content_of(args, TEXT_OF_POST)
    if blockkit.letters(blocks) > blockkit.TEXT_OF_ALL_BLOCKS:
        raise Refused("msg_blocks_too_long")
    thread = parent_of(space, channel, args)
    message = Message(
        channel=channel.id,
        ts=space.next_ts(),
        user=space.bot_user,
        text=text,
        blocks=blocks,
        thread_ts=thread,
        via="chat.postMessage",
        sent=dict(args),
    )
    space.store(message)
    return {"channel": channel.id, "ts": message.ts, "message": as_slack(space, message)}


def post_ephemeral(space: Workspace, args: Args) -> Answer:
    needed(args, "user")
    channel = room(space, args)
    user = str(args["user"])
    if user not in space.users:
        raise Refused("user_not_found")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    text, blocks = content_of(args, TEXT_OF_POST)
    message = Message(
        channel=channel.id,
        ts=space.next_ts(),
        user=space.bot_user,
        text=text,
        blocks=blocks,
        thread_ts=parent_of(space, channel, args),
        only_for=user,
        via="chat.postEphemeral",
        sent=dict(args),
    )
    space.store(message)
    return {"message_ts": message.ts}


def own_message(space: Workspace, args: Args, refusal: str) -> Message:
    """A message of the bot's own, by channel and ts; ephemeral ones cannot be found."""
    needed(args, "channel", "ts")
    channel = space.channels.get(str(args["channel"]))
    if channel is None:
        raise Refused("channel_not_found")
    message = space.find(channel.id, str(args["ts"]))
    if message is None:
        raise Refused("message_not_found")
    if message.user != space.bot_user:
        raise Refused(refusal)
    return message


def update(space: Workspace, args: Args) -> Answer:
    message = own_message(space, args, "cant_update_message")
    text, blocks = content_of(args, TEXT_OF_UPDATE)
    space.alter(message, text, blocks, dict(args))
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": as_slack(space, message),
    }


def delete(space: Workspace, args: Args) -> Answer:
    message = own_message(space, args, "cant_delete_message")
    space.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(space: Workspace, args: Args) -> Answer:
    needed(args, "channel", "message_ts")
    if space.channels.get(str(args["channel"])) is None:
        raise Refused("channel_not_found")
    if space.find(str(args["channel"]), str(args["message_ts"])) is None:
        raise Refused("message_not_found")
    link = f"https://verbatim-test.slack.com/archives/{args['channel']}/p{str(args['message_ts']).replace('.', '')}"
    return {"channel": args["channel"], "permalink": link}


def as_slack(space: Workspace, message: Message) -> Answer:
    """A message as the Web API shows it."""
    shown: Answer = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": space.team,
    }
    if message.user == space.bot_user:
        shown |= {"bot_id": space.bot_id, "app_id": space.app_id}
    if message.blocks:
        shown["blocks"] = message.blocks
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.edits:
        shown["edited"] = {"user": message.user, "ts": message.ts}
    return shown


# conversations.*, users.*, reactions.* --------------------------------------------------------------------------------


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
    found = direct(space, str(args["users"]))
    if found is None:
        raise Refused("user_not_found")
    return {"channel": {"id": found.id}}


def listed(space: Workspace, args: Args, thread: str | None) -> Answer:
    found = known_channel(space, args)
    if space.bot_user not in found.members:
        raise Refused("not_in_channel")
    seen = space.seen_by(space.bot_user, found.id, thread)
    return {"messages": [as_slack(space, m) for m in seen if m.only_for is None], "has_more": False}


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


# views.* --------------------------------------------------------------------------------------------------------------


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


# auth.* ---------------------------------------------------------------------------------------------------------------


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
    "chat.postMessage": Method(post_message, ("chat:write",)),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",)),
    "chat.update": Method(update, ("chat:write",)),
    "chat.delete": Method(delete, ("chat:write",)),
    "chat.getPermalink": Method(permalink),
    "conversations.info": Method(conversation_info, READ),
    "conversations.open": Method(conversation_open, ("im:write",)),
    "conversations.history": Method(lambda space, args: listed(space, args, None), HISTORY),
    "conversations.replies": Method(replies, HISTORY),
    "reactions.add": Method(add_reaction, ("reactions:write",)),
    "users.info": Method(user_info, ("users:read",)),
    "views.open": Method(open_view),
    "views.update": Method(update_view),
    "views.publish": Method(publish_view),
}
