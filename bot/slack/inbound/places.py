"""Where something is told: beside what was said or pressed, in its thread, or in a window. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.page.language import Words, speaking


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

    @property
    def say(self) -> Words:
        """What the bot says, in the reader's language."""
        return speaking(self.language)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal that is open, by Slack's id for it or by the name that it was given, or is about to
    be given.

    `title`: what stands above it.
    """

    id: str | None
    external_id: str | None = None
    title: str = ""


def conversation(channel: str, thread: str | None) -> str:
    """The key of a thread; of direct messages outside any thread, without one."""
    return f"{channel}:{thread or ''}"
