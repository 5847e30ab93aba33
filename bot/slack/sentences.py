"""What Verbatim says when it has no answer to give: plain sentences, each with the next step. Pure."""

from __future__ import annotations


def trouble(reference: str) -> str:
    """Something failed that nobody foresaw."""
    return (
        "Something went wrong here, and this was not answered. Please try again; "
        f"if it happens twice, give reference {reference} to whoever runs Verbatim."
    )


def busy(reference: str) -> str:
    """More was asked at once than can be answered in time."""
    return f"Too many questions at once just now. Please ask again in a minute. (Reference {reference}.)"


def preparing(reference: str) -> str:
    """The transcripts are still being read."""
    return f"The transcripts are being read again just now. Please ask again in a minute. (Reference {reference}.)"


def unknown_command(typed: str, commands: tuple[str, str]) -> str:
    """A command the app was given but this bot was not told about."""
    return f"Verbatim does not answer {typed}; it answers {commands[0]} and {commands[1]}."


def not_for_here() -> str:
    """A quote that this channel may not read, or that has left the record; which of the two is not told."""
    return (
        "This quote cannot be shared here: its meeting is not open to this channel, or it is no longer on record. "
        "Nothing was posted."
    )


def already_shared() -> str:
    """A second press of the same Share button."""
    return "This quote has already been shared from here."
