"""Who reads: the narrowest audience that is true of a reply, as far as the delivery tells. Pure.

A slash command answers one person in one channel, a mention the channel, a direct message its
sender. Anybody from another organisation, a channel shared with one, or a payload that does not
tell, is nobody in particular: only what is open to all is quoted there. Who runs a command is of
the workspace that installed it, for Slack lets nobody else; whether its channel is shared,
`bot.slack.middleware.guests` adds.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import Malformed
from bot.model import Audience, Surface
from bot.slack.inbound.payloads import (
    Interaction,
    MessageDelivery,
    MessageEvent,
    Payload,
    PlaceRef,
    read_payload,
)
from bot.slack.inbound.places import Reply

DIRECT = "D"
"""What the id of somebody's direct messages with the bot begins with: that is no channel, and opens
nothing."""


def audience_of(surface: Surface, reply: Reply) -> Audience:
    """Who reads a reply to somebody at home."""
    if surface == "dm" or reply.channel.startswith(DIRECT) or reply.channel == reply.user:
        return Audience(user=reply.user)
    return Audience(channel=reply.channel, user=reply.user if surface == "slash" else None)


def everyone_in(channel: str) -> Audience:
    """All who read a channel; of direct messages nobody is known to be the only one, for two people
    have theirs too."""
    return Audience() if channel.startswith(DIRECT) else Audience(channel=channel)


def alone_audience(who: Interaction) -> Audience:
    """Who reads what nobody else does; a guest is nobody in particular."""
    return Audience(user=who.user.id) if at_home(who) else Audience()


def is_outside(body: Payload) -> bool:
    """Whether another organisation may read the reply, as far as this delivery tells; where it does
    not, it may."""
    shared = str(body.get("is_ext_shared_channel")).lower() == "true"
    if shared or "command" in body:
        return shared
    kind, event = body.get("type"), body.get("event")
    try:
        if isinstance(event, Mapping) and event.get("type") == "app_home_opened":
            return body.get("is_ext_shared_channel") is not False
        if kind == "event_callback":
            spoken = isinstance(event, Mapping) and event.get("type") in ("app_mention", "message")
            return spoken and not event_at_home(read_payload(body, MessageDelivery))
        return not at_home(read_payload(body, Interaction))
    except Malformed:
        return True


# Whose somebody is --------------------------------------------------------------------------------


def is_direct(message: MessageEvent) -> bool:
    """Whether somebody writes to the bot alone."""
    return message.channel_type == "im" or (
        message.channel_type is None and message.channel.startswith(DIRECT)
    )


def _ours(event: MessageDelivery) -> set[str]:
    """Who installed the bot: workspaces, organisations; of an organisation also the workspace where
    this happened."""
    installed = event.installed
    ours = {name for one in installed for name in (one.team_id, one.enterprise_id) if name}
    around = {event.enterprise_id, event.context_enterprise_id} - {None}
    for_all = {
        one.enterprise_id for one in installed if one.is_enterprise_install or not one.team_id
    }
    return ours | ({event.team_id} if event.team_id and around and around <= for_all else set())


def event_at_home(event: MessageDelivery) -> bool:
    """Whether asker and channel are known to belong to the workspace that installed the bot, and to
    it alone."""
    message = event.event
    ours = _ours(event)
    teams = {team for team in (message.team, message.user_team, message.source_team) if team}
    if event.is_ext_shared_channel or teams - (ours or {event.team_id or ""}):
        return False
    # whose the asker is tells nothing of a channel, and all of direct messages
    return event.is_ext_shared_channel is False or (is_direct(message) and bool(teams))


def at_home(who: Interaction) -> bool:
    """Whether somebody is known to be of the workspace where this happened, or of its organisation
    itself."""
    enterprise = who.enterprise.id if isinstance(who.enterprise, PlaceRef) else who.enterprise
    homes = {enterprise, *((who.team.id, who.team.enterprise_id) if who.team else ())}
    return not who.is_ext_shared_channel and bool(who.user.team_id) and who.user.team_id in homes
