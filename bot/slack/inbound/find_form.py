"""The form "Find a quote" and the bot's own place, read: who wants what found, which line goes
where. Pure.

A form stands in no channel: what it finds, and what its lists offer, is read by one person alone.
Where a line may go from there is another matter: Slack does not tell who reads the conversation
chosen, so only a line that is open to everyone is shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from bot.errors import Malformed
from bot.model import KINDRED, Audience, Narrowed, Question
from bot.slack.inbound.audience import outside
from bot.slack.inbound.payloads import (
    FORM,
    FOUND,
    Arrival,
    Click,
    Given,
    Lines,
    Payload,
    Sent,
    Suggestion,
    Summons,
    callback,
    read,
    unpacked,
)
from bot.slack.inbound.places import Modal, Reply, title_of
from bot.slack.inbound.plain_text import plain
from bot.slack.inbound.requests import Press
from bot.slack.outbound.limits import ID

WORDS, SPEAKER, MEETING, SINCE, UNTIL, KINDS = (
    "words",
    "speaker",
    "meeting",
    "since",
    "until",
    "kinds",
)
LINE, WHERE = "line", "where"
"""The fields of the form, and of what came of it, by block and by action."""
OPEN_FORM, TRY = "home:find", "home:try"
"""The buttons of Home."""

Wrong: TypeAlias = Literal["nothing-given", "ends-before-it-begins"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody wants the form, or something found at once; `trigger` opens a window within three
    seconds."""

    user: str
    trigger: str
    reply: Reply
    key: str
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """The form sent: what is to be found, and the window in which it is shown."""

    question: Question
    modal: Modal
    reply: Reply
    keys: tuple[str, ...]


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


# The form -----------------------------------------------------------------------------------------


def from_summons(body: Payload) -> Wanted:
    """The shortcut chosen."""
    chosen = read(body, Summons)
    reply = Reply(chosen.user.id, chosen.user.id, language=chosen.language)
    return Wanted(chosen.user.id, chosen.trigger_id, reply, f"find:{chosen.user.id}")


def from_home(body: Payload) -> Wanted:
    """A button of Home: the form, or something to try."""
    click = read(body, Click)
    if not click.actions:
        raise Malformed("a press of nothing")
    action, user = click.actions[0], click.user.id
    reply = Reply(user, user, language=click.language)
    question = (
        Question(action.value, "dm", alone(body, user), language=click.language)
        if action.value
        else None
    )
    key = f"{action.action_id}:{user}:{action.value}"
    return Wanted(
        user, click.trigger_id or "", reply, key, question if action.action_id == TRY else None
    )


def wrong(body: Payload) -> Wrong | None:
    """Why nothing can be looked for with a form as it was sent."""
    given = read(body, Sent).view.given
    narrowed = _narrowed(given)
    if narrowed.since and narrowed.until and narrowed.since > narrowed.until:
        return "ends-before-it-begins"
    asked = (
        narrowed.speaker or narrowed.meeting or narrowed.since or narrowed.until or _words(given)
    )
    return None if asked else "nothing-given"


def from_form(body: Payload) -> Sought:
    """The form as it was sent."""
    sent = read(body, Sent)
    user, given = sent.user.id, sent.view.given
    question = Question(
        _words(given), "dm", alone(body, user), narrowed=_narrowed(given), language=sent.language
    )
    reply = Reply(user, user, language=sent.language)
    return Sought(question, pushed(body), reply, (f"find:{sent.trigger_id or sent.view.id}",))


def pushed(body: Payload) -> Modal:
    """The window that is laid on top of the form, by the name that the acknowledgement gives it."""
    sent = read(body, Sent)
    return Modal(None, f"found:{sent.trigger_id or sent.view.id}"[:ID])


def from_found(body: Payload) -> Press:
    """A line of what was found, to be shared where its reader has chosen."""
    sent = read(body, Sent)
    refs = unpacked(sent.view.private_metadata, Lines, "a window that carries no lines").refs
    chosen = sent.view.given.get(LINE)
    place = (chosen.selected_option.value or "") if chosen and chosen.selected_option else "0"
    if (
        not (place.isascii() and place.isdecimal())
        or int(place) >= len(refs)
        or not sent.response_urls
    ):
        raise Malformed("a line to share that is not there, or goes nowhere")
    ref, where = refs[int(place)], sent.response_urls[0]
    reply = Reply(where.channel_id, "", response_url=where.response_url, language=sent.language)
    key = f"share:{sent.view.id}:{where.channel_id}:{ref}"
    by = sent.user.name or sent.user.username or ""
    return Press(
        ref, Audience(), reply, by, (key,), user=sent.user.id, own=alone(body, sent.user.id)
    )


def sharing(body: Payload) -> Modal:
    """The window from which a line is shared; the acknowledgement names it anew."""
    view = read(body, Sent).view
    return Modal(view.id, f"{view.id}:{view.hash}"[:ID], title_of(view))


def alone(body: Payload, user: str) -> Audience:
    """Who reads what nobody else does; a guest is nobody in particular."""
    return Audience() if outside(body) else Audience(user=user)


def window_of(body: Payload) -> Modal | None:
    """The window in which somebody is told what came of what they sent."""
    if body.get("type") != "view_submission":
        return None
    windows = {FORM: pushed, FOUND: sharing}
    which = windows.get(callback(body) or "")
    return which(body) if which else None


def _words(given: dict[str, Given]) -> str:
    field = given.get(WORDS)
    return plain(field.value or "") if field else ""


def _narrowed(given: dict[str, Given]) -> Narrowed:
    chosen = (given[KINDS].selected_options or []) if KINDS in given else []
    kinds = tuple(
        kind
        for one in chosen
        for name, some in KINDRED.items()
        if name == one.value
        for kind in some
    )
    return Narrowed(
        _choice(given, SPEAKER),
        _choice(given, MEETING),
        kinds,
        _day(given, SINCE),
        _day(given, UNTIL),
    )


def _choice(given: dict[str, Given], name: str) -> str | None:
    option = given[name].selected_option if name in given else None
    return option.value or None if option else None


def _day(given: dict[str, Given], name: str) -> date | None:
    written = given[name].selected_date if name in given else None
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Malformed("a day that is none") from None


# Home and channels --------------------------------------------------------------------------------


def typed(body: Payload) -> Suggestion:
    """What has been typed so far into a list."""
    return read(body, Suggestion)


def visitor(body: Payload) -> Visitor | None:
    """Who has opened Home; None where it was another tab. Whoever is not known to be of this
    workspace is a guest."""
    arrival = read(body, Arrival)
    visit = arrival.event
    if visit.tab != "home":
        return None
    return Visitor(
        visit.user,
        alone(body, visit.user),
        visit.view.private_metadata if visit.view else None,
        arrival.language,
    )


def before_nothing(body: Payload) -> str | None:
    """Who has opened a Home in which nothing has ever stood; None for anything else."""
    event = body.get("event")
    if not isinstance(event, Mapping) or event.get("type") != "app_home_opened":
        return None
    there = visitor(body)
    return there.user if there and there.shown is None else None


def joined(body: Payload) -> Joined | None:
    """The channel that the bot has joined; None where somebody else has."""
    arrival = read(body, Arrival)
    ours = {one.user_id for one in arrival.authorizations or ()}
    channel = arrival.event.channel
    if arrival.event.user not in ours or not channel:
        return None
    keys = (f"event:{arrival.event_id}", f"hello:{channel}")
    return Joined(Reply(channel, "", language=arrival.language), keys)
