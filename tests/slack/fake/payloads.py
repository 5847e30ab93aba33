"""What Slack sends: slash commands, events and clicks in their recorded shapes, as bodies signed
for HTTP."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from .workspace import Channel, Message, User, Workspace

Payload = dict[str, Any]
VERIFICATION_TOKEN = "deprecated-and-never-to-be-trusted"


def escaped(text: str) -> str:
    """As Slack hands on what a person typed: three characters become entities, nothing else
    changes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def slash(
    space: Workspace, base: str, user: User, channel: Channel, command: str, text: str
) -> Payload:
    """A slash command; `text` is what stands after the command, as Slack delivers it."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": space.team,
        "team_domain": "verbatim-test",
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "im" else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": space.app_id,
        "is_enterprise_install": "false",
        "response_url": (
            base + space.response_path(user.id, channel.id, command=f"{command} {text}".strip())
        ),
        "trigger_id": space.trigger(user.id),
    }


def event(space: Workspace, inner: Mapping[str, Any]) -> Payload:
    """The envelope around every event, with an event_id of its own."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": space.team,
        "api_app_id": space.app_id,
        "event": dict(inner),
        "type": "event_callback",
        "event_id": space.mint("Ev"),
        "event_time": int(space.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": space.team,
                "user_id": space.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": bool(
            (channel := space.channels.get(str(inner.get("channel")))) is not None
            and channel.shared
        ),
        "event_context": space.mint("4-"),
    }


def said(space: Workspace, message: Message, kind: str, channel: Channel) -> Payload:
    """The inner event of a message a person wrote: `kind` is app_mention or message."""
    inner: Payload = {
        "client_msg_id": space.mint("00000000-0000-4000-8000-0000"),
        "type": kind,
        "text": message.text,
        "user": message.user,
        "ts": message.ts,
        "blocks": [typed(space, message.text)],
        "team": space.users[message.user].team,
        "channel": channel.id,
        "event_ts": message.ts,
    }
    if message.user == space.bot_user:
        inner |= {"bot_id": space.bot_id, "app_id": space.app_id}
    if space.users[message.user].team != space.team:
        inner["user_team"] = space.users[message.user].team
    if message.thread_ts:
        inner |= {"thread_ts": message.thread_ts, "parent_user_id": message.user}
    if kind == "message":
        inner["channel_type"] = channel.kind
    return inner


def typed(space: Workspace, text: str) -> Payload:
    """The rich_text block that Slack's composer adds to what a person typed."""
    run = [{"type": "text", "text": text}] if text else []
    return {
        "type": "rich_text",
        "block_id": space.mint("b"),
        "elements": [{"type": "rich_text_section", "elements": run}],
    }


def click(
    space: Workspace, base: str, user: User, message: Message, button: Mapping[str, Any]
) -> Payload:
    """A click on a button of a stored message."""
    channel = space.channels[message.channel]
    ephemeral = message.only_for is not None
    action = {
        name: button[name]
        for name in ("action_id", "block_id", "text", "value", "type", "style")
        if name in button
    }
    payload: Payload = {
        "type": "block_actions",
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team},
        "api_app_id": space.app_id,
        "token": VERIFICATION_TOKEN,
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": ephemeral,
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        },
        "trigger_id": space.trigger(user.id),
        "team": {"id": space.team, "domain": "verbatim-test"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {
            "id": channel.id,
            "name": "directmessage" if channel.kind == "im" else channel.name,
        },
        "state": {"values": {}},
        "response_url": base + space.response_path(user.id, channel.id, origin=message),
        "actions": [{**action, "action_ts": space.next_ts()}],
    }
    if not ephemeral:  # Slack leaves an ephemeral message's content out
        payload["message"] = {
            "type": "message",
            "bot_id": space.bot_id,
            "user": message.user,
            "text": message.text,
            "ts": message.ts,
            "blocks": message.blocks,
            "team": space.team,
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        }
    return payload


def shortcut(
    space: Workspace, base: str, user: User, message: Message, callback_id: str
) -> Payload:
    """A message shortcut, which carries the whole message."""
    channel = space.channels[message.channel]
    return {
        "type": "message_action",
        "token": VERIFICATION_TOKEN,
        "action_ts": space.next_ts(),
        "team": {"id": space.team, "domain": "verbatim-test"},
        "user": {"id": user.id, "username": user.name, "team_id": user.team, "name": user.name},
        "channel": {
            "id": channel.id,
            "name": "directmessage" if channel.kind == "im" else channel.name,
        },
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": space.trigger(user.id),
        "response_url": base + space.response_path(user.id, channel.id),
        "message_ts": message.ts,
        "message": {
            "type": "message",
            "user": message.user,
            "ts": message.ts,
            "text": message.text,
            "team": space.users[message.user].team,
            "blocks": [typed(space, message.text)],
        },
    }


def submission(space: Workspace, user: User, view: Mapping[str, Any], label: str) -> Payload:
    """A modal submitted, with the option of this label chosen in its list."""
    chosen = {
        block["block_id"]: {
            block["element"]["action_id"]: {
                "type": block["element"]["type"],
                "selected_option": option,
            }
        }
        for block in view["blocks"]
        if block["type"] == "input"
        for option in block["element"]["options"]
        if option["text"]["text"] == label
    }
    assert chosen, f"no option {label!r}"
    return {
        "type": "view_submission",
        "team": {"id": space.team, "domain": "verbatim-test"},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team},
        "api_app_id": space.app_id,
        "token": VERIFICATION_TOKEN,
        "trigger_id": space.trigger(user.id),
        "view": {**view, "state": {"values": chosen}},
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }


def kind_of(payload: Mapping[str, Any]) -> str:
    """The Socket Mode envelope a payload travels in."""
    if "command" in payload:
        return "slash_commands"
    return "events_api" if payload.get("type") == "event_callback" else "interactive"


def http_body(payload: Mapping[str, Any]) -> tuple[str, str]:
    """The raw body and content type of a payload over HTTP: events are JSON, everything else a
    form."""
    kind = kind_of(payload)
    if kind == "events_api":
        return json.dumps(payload), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form), "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: str) -> str:
    """Slack's signature of a raw body."""
    signed = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
