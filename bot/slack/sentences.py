"""What Verbatim says when it has no answer to give: plain sentences, each with the next step. Pure."""

from __future__ import annotations

from collections.abc import Sequence


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


def unknown_command(typed: str, commands: Sequence[str]) -> str:
    """A command the app was given but this bot was not told about."""
    return f"Verbatim does not answer {typed}; it answers {', '.join(commands[:-1])} and {commands[-1]}."


def not_for_here() -> str:
    """A quote that this channel may not read, or that has left the record; which of the two is not told."""
    return (
        "This quote cannot be shared here: its meeting is not open to this channel, or it is no longer on record. "
        "Nothing was posted."
    )


def not_for_guests() -> str:
    """Asked by or beside another organisation, where this installation answers nobody of them."""
    return (
        "Verbatim does not answer in channels that are shared with another organisation, nor people from one. "
        "Please ask in a channel of your own."
    )


def already_shared() -> str:
    """A second press of the same Share button."""
    return "This quote has already been shared from here."


# Check this quote -----------------------------------------------------------------------------------------------------


def checking() -> str:
    """What a modal shows while the record is searched."""
    return "Checking the record…"


def nothing_to_check() -> str:
    """A message without words: a picture, a file, a call."""
    return (
        "There are no words in this message to check. Open the menu of a message that has a quote in it, "
        "or ask with the words themselves."
    )


def which_to_check() -> str:
    """A message of several sentences or quotes, none of which is plainly the one."""
    return "Which of these should be checked?"


def all_of_it(words: str) -> str:
    """The message as a whole, as one of the things to choose."""
    return f"All of it: {words}"


def more_than_fits(left: int) -> str:
    """How many sentences of a long message are not on the list."""
    return f"The message has {left} more; to check one of those, ask with its words."


def too_late() -> str:
    """The modal could not be opened in the three seconds Slack gives for it."""
    return "Slack did not wait for the window to open. Please choose “Check this quote” once more."
