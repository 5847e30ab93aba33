"""The Web API's chat.*: posting, answering in threads, changing and removing."""

from __future__ import annotations

from typing import Any

from . import blockkit
from .arguments import TEXT_OF_POST, TEXT_OF_UPDATE, Answer, Args, content_of, needed
from .workspace import TS, Channel, Message, Refused, Workspace


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


def _said(space: Workspace, channel: Channel, args: Args, **more: Any) -> Message:
    message = Message(
        channel=channel.id, ts=space.next_ts(), user=space.bot_user, sent=dict(args), **more
    )
    space.store(message)
    return message


def post_message(space: Workspace, args: Args) -> Answer:
    channel = room(space, args)
    text, blocks = content_of(args, TEXT_OF_POST)
    if blockkit.letters(blocks) > blockkit.TEXT_OF_ALL_BLOCKS:
        raise Refused("msg_blocks_too_long")
    thread = parent_of(space, channel, args)
    message = _said(
        space, channel, args, text=text, blocks=blocks, thread_ts=thread, via="chat.postMessage"
    )
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
    thread, via = parent_of(space, channel, args), "chat.postEphemeral"
    alone = {"thread_ts": thread, "only_for": user, "via": via}
    message = _said(space, channel, args, text=text, blocks=blocks, **alone)
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
    stamp = str(args["message_ts"]).replace(".", "")
    link = f"https://verbatim-test.slack.com/archives/{args['channel']}/p{stamp}"
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
