"""Home opened, a channel joined, a list typed into: who is there, and what they see. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import Audience
from bot.slack.inbound.audience import is_outside
from bot.slack.inbound.payloads import Payload, PlaceDelivery, read_payload
from bot.slack.inbound.places import Reply


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who has opened Home; `shown`: what the view before them says of itself."""

    user: str
    audience: Audience
    shown: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot has been added to a channel."""

    reply: Reply
    keys: tuple[str, ...]


def from_home_opened(body: Payload) -> Visitor | None:
    """Who has opened Home; None where it was another tab. Whoever is not known to be of this
    workspace is a guest."""
    arrival = read_payload(body, PlaceDelivery)
    visit = arrival.event
    if visit.tab != "home":
        return None
    audience = Audience() if is_outside(body) else Audience(user=visit.user)
    shown = visit.view.private_metadata if visit.view else None
    return Visitor(visit.user, audience, shown, arrival.language)


def before_nothing(body: Payload) -> str | None:
    """Who has opened a Home in which nothing has ever stood; None for anything else."""
    event = body.get("event")
    if not isinstance(event, Mapping) or event.get("type") != "app_home_opened":
        return None
    there = from_home_opened(body)
    return there.user if there and there.shown is None else None


def from_joined(body: Payload) -> Joined | None:
    """The channel that the bot has joined; None where somebody else has."""
    arrival = read_payload(body, PlaceDelivery)
    ours = {one.user_id for one in arrival.installed}
    channel = arrival.event.channel
    if arrival.event.user not in ours or not channel:
        return None
    keys = (f"event:{arrival.event_id}", f"hello:{channel}")
    return Joined(Reply(channel, "", language=arrival.language), keys)
