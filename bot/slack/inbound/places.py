"""Where something is told: beside what was said or pressed, in its thread, or in the window before
somebody. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.errors import Malformed
from bot.slack.inbound.payloads import Click, Opened, View, unpacked


@dataclass(frozen=True, slots=True)
class Reply:
    """Where an answer goes. `user` is who asked, and may get it alone when the channel is closed
    ("": nobody).

    `response_url` is a key to the channel, so it stays out of logs. `replaces`: the message whose
    place it takes.
    """

    channel: str
    user: str
    private: bool = False
    thread: str | None = None
    response_url: str | None = field(default=None, repr=False)
    replaces: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal that is open, by Slack's id for it or by the name that it was given, or is about to
    be given.

    `title`: what stands above it, where it is another than "Check this quote".
    """

    id: str | None
    external_id: str | None = None
    title: str = ""


def conversation(channel: str, thread: str | None) -> str:
    """The key of a thread; of direct messages outside any thread, without one."""
    return f"{channel}:{thread or ''}"


def beside(click: Click, *, private: bool) -> Reply:
    """Where something is told next to the message whose button was pressed: its thread if it has
    one."""
    within = click.container
    channel = click.channel.id if click.channel else within.channel_id if within else None
    if channel is None:
        raise Malformed("a press of a button outside any channel")
    thread = within.thread_ts if within else None
    thread = thread or (click.message.thread_ts if click.message else None)
    url = click.response_url if private else None
    return Reply(channel, click.user.id, private, thread, url, language=click.language)


def card(click: Click) -> str:
    """The message whose button was pressed, and its channel; or the window, as it stood."""
    if click.view:
        return f"{click.view.id}:{click.view.hash}"
    return (
        f"{click.channel.id if click.channel else ''}:{stamp(click) or click.actions[0].action_ts}"
    )


def stamp(click: Click) -> str | None:
    """The message whose button was pressed, as its channel knows it."""
    told = click.container.message_ts if click.container else None
    return told or (click.message.ts if click.message else None)


def within(click: Click) -> Modal | None:
    """The modal in which a button was pressed."""
    return Modal(click.view.id, title=title_of(click.view)) if click.view else None


def title_of(view: View) -> str:
    """What stands above a modal."""
    return view.title.text if view.title else ""


def inside(view: View, user: str, language: str | None) -> Reply:
    """Beside the message from which a modal was opened; directly, where it does not carry which
    that was."""
    kept = opened(view, user)
    return Reply(
        kept.channel, user, kept.channel != user, kept.thread, kept.response_url, language=language
    )


def opened(view: View, user: str) -> Opened:
    try:
        return unpacked(view.private_metadata, Opened, "a window that carries no place")
    except Malformed:
        return Opened(user)
