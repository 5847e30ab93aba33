"""Slack's payloads, only as far as they are read, and the judgement of what cannot be one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec

from bot.errors import Malformed
from bot.model import Changed, Command, Kind, Surface

Payload: TypeAlias = Mapping[str, Any]

CHECK, CHOOSE = "check_quote", "choose_quote"
"""The callback ids of the shortcut, and of the modal in which somebody chooses what to check."""
REPORT = "report_quote"
"""The callback id of the form that tells what is wrong with a quote."""


FIND, FORM, FOUND = "find_quote", "find_form", "found_quote"
"""The callback ids of the shortcut that opens a form to find a quote, of the form, and of what came
of it."""

LANGUAGE = "verbatim_language"
"""Where a delivery is told in which language to answer it; not a name of Slack's."""


Whole: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[^\ud800-\udfff]*$")]
"""An id or a value: what has half a character in it can be neither looked up nor kept, and is none
of ours."""


class Delivery(msgspec.Struct, kw_only=True):
    """Anything Slack delivers, and the `language` in which to answer it."""

    language: str | None = msgspec.field(name=LANGUAGE, default=None)


class Frame(msgspec.Struct):
    """What Bolt reads of every delivery before anybody else does; of another kind, it brings Bolt
    down."""

    type: str | None = None
    enterprise: dict[str, Any] | str | None = None
    team: dict[str, Any] | str | None = None
    user: dict[str, Any] | str | None = None
    channel: dict[str, Any] | str | None = None
    authorizations: list[Frame] | None = None
    message: Frame | None = None
    previous_message: Frame | None = None
    item: Frame | None = None
    assistant_thread: Frame | None = None
    view: Framed | None = None
    actions: list[dict[str, Any]] | None = None
    event: Frame | msgspec.UnsetType = msgspec.UNSET  # missing, but never null
    response_urls: (
        Annotated[list[dict[str, Any]], msgspec.Meta(max_length=1)] | msgspec.UnsetType
    ) = msgspec.UNSET


class Framed(msgspec.Struct):
    """The same of a view."""

    type: str | None = None
    callback_id: str | None = None


class Slash(Delivery):
    """A slash command."""

    command: str
    channel_id: Whole
    user_id: Whole
    text: str | None = None
    response_url: str | None = None
    trigger_id: str | None = None
    is_ext_shared_channel: bool | str | None = None


class Authorization(msgspec.Struct):
    """One installation that an event is for; `user_id` is the bot's."""

    enterprise_id: str | None = None
    team_id: str | None = None
    user_id: str | None = None
    is_enterprise_install: bool | None = None


class Message(msgspec.Struct):
    """A message or a mention: the event inside."""

    type: str
    channel: Whole
    ts: Whole
    user: Whole | None = None
    text: str | None = None
    subtype: str | None = None
    channel_type: str | None = None
    thread_ts: str | None = None
    bot_id: str | None = None
    bot_profile: dict[str, Any] | None = None
    hidden: bool | None = None
    team: str | None = None
    user_team: str | None = None
    source_team: str | None = None


class Event(Delivery):
    """What the Events API delivers."""

    event: Message
    event_id: str | None = None
    team_id: str | None = None
    enterprise_id: str | None = None
    context_enterprise_id: str | None = None
    is_ext_shared_channel: bool | None = None
    authorizations: list[Authorization] | None = None


class Person(msgspec.Struct):
    id: Whole
    name: str | None = None
    username: str | None = None
    team_id: str | None = None


class Place(msgspec.Struct):
    id: Whole
    enterprise_id: str | None = None


class Someone(Delivery, kw_only=True):
    """Who did something, and in which workspace and organisation: what all but commands and events
    have alike.

    An app that is installed for a whole organisation is told of no workspace where there is none:
    at Home, in a window.
    """

    user: Person
    team: Place | None = None
    enterprise: Place | str | None = None
    is_ext_shared_channel: bool | None = None


class Chosen(msgspec.Struct):
    """What was chosen in a list or a menu."""

    value: Whole | None = None


class Action(msgspec.Struct):
    action_id: str
    value: Whole | None = None
    action_ts: str | None = None
    selected_option: Chosen | None = None


class Container(msgspec.Struct):
    message_ts: str | None = None
    thread_ts: str | None = None
    channel_id: str | None = None
    is_ephemeral: bool | None = None


class Pressed(msgspec.Struct):
    """The message whose button was pressed, as far as the container does not tell."""

    ts: str | None = None
    thread_ts: str | None = None


class Given(msgspec.Struct):
    """What was given in one field of a window, by its kind."""

    value: str | None = None
    selected_option: Chosen | None = None
    selected_options: list[Chosen] | None = None
    selected_date: str | None = None
    selected_conversation: str | None = None


class State(msgspec.Struct):
    """All of a window's, by block and by action; what is empty may come as a list, for so PHP
    writes it."""

    values: dict[str, dict[str, Given | None] | list[Any] | None] | list[Any] | None = None

    def given(self) -> dict[str, Given]:
        """What was given, by action."""
        blocks = self.values.values() if isinstance(self.values, dict) else ()
        fields = (field for block in blocks if isinstance(block, dict) for field in block.items())
        return {name: one for name, one in fields if one is not None}


class Above(msgspec.Struct):
    """What stands above a window."""

    text: str = ""


class View(msgspec.Struct):
    """A window as it stood when it was sent, or when a button of its was pressed."""

    id: str
    hash: str | None = None
    private_metadata: str | None = None
    title: Above | None = None
    state: State | None = None

    @property
    def given(self) -> dict[str, Given]:
        """What was given in its fields."""
        return self.state.given() if self.state else {}


class Click(Someone, kw_only=True):
    """A press of buttons."""

    actions: list[Action]
    channel: Place | None = None
    container: Container | None = None
    message: Pressed | None = None
    response_url: str | None = None
    trigger_id: str | None = None
    view: View | None = None


class Shortcut(Someone, kw_only=True):
    """A message shortcut: it carries the whole message it was chosen on."""

    callback_id: str
    trigger_id: str
    channel: Place
    message: dict[str, Any]
    message_ts: str | None = None
    response_url: str | None = None


class Submission(Someone, kw_only=True):
    """A modal submitted."""

    view: View


class Summons(Someone, kw_only=True):
    """A global shortcut: it comes from no channel."""

    callback_id: str
    trigger_id: str


class Suggestion(Someone, kw_only=True):
    """What has been typed so far into a list whose choices come from here."""

    action_id: str
    value: str | None = None


class Address(msgspec.Struct):
    """A conversation that was chosen, and a way to write there."""

    channel_id: str
    response_url: str


class Sent(Someone, kw_only=True):
    """The form sent, or a line of what came of it to be shared."""

    view: View
    trigger_id: str | None = None
    response_urls: list[Address] | None = None


class Standing(msgspec.Struct):
    """What stands at Home already: of it only what it says of itself (its state may come as a list,
    if empty)."""

    private_metadata: str | None = None


class Visit(msgspec.Struct):
    """Somebody opens the bot's own place, or somebody joins a channel."""

    type: str
    user: str
    channel: str | None = None
    tab: str | None = None
    view: Standing | None = None


class Arrival(Delivery):
    """The same as the Events API delivers it."""

    event: Visit
    event_id: str | None = None
    authorizations: list[Authorization] | None = None
    is_ext_shared_channel: bool | None = None


class Carried(msgspec.Struct, omit_defaults=True):
    """What the list to choose from carries: all it takes to check what is chosen, and for whom it
    was opened."""

    claims: list[str]
    channel: str
    response_url: str | None = None
    open_only: bool = False
    user: str | None = None


class Opened(msgspec.Struct, omit_defaults=True):
    """What every window carries: where its reader, `user`, is told what it cannot show; and if they
    may read little."""

    channel: str
    thread: str | None = None
    response_url: str | None = None
    open_only: bool = False
    user: str | None = None


class Lines(msgspec.Struct, omit_defaults=True):
    """What a window with quotes in it carries beside that: which ones (ID#MARK)."""

    refs: list[str]
    channel: str
    thread: str | None = None
    response_url: str | None = None
    open_only: bool = False
    user: str | None = None


class Kept(msgspec.Struct, omit_defaults=True):
    """What the window about a quote carries: the quote (ID#MARK), and where and by whom it is
    read."""

    ref: str
    channel: str
    thread: str | None = None
    response_url: str | None = None
    open_only: bool = False
    user: str | None = None


class More(
    msgspec.Struct,
    omit_defaults=True,
    rename={"text": "q", "page": "p", "surface": "s", "open_only": "o"},
):
    """What a More button carries: all it takes to ask again, a form's fields with it."""

    text: str
    page: int
    surface: Surface = "slash"
    open_only: bool = False
    speaker: str | None = None
    meeting: str | None = None
    kinds: list[Kind] = []
    since: date | None = None
    until: date | None = None
    command: Command | None = None
    changed: Changed | None = None


# msgspec 0.22 learns a shape at its first use, and two threads that are first at once bring the
# process down: a decoder that nobody uses teaches it each beforehand, with all the shapes inside
for _shape in (
    Frame,
    Slash,
    Event,
    Click,
    Shortcut,
    Submission,
    Summons,
    Suggestion,
    Sent,
    Arrival,
):
    msgspec.json.Decoder(_shape)
for _carrier in (Arrival, Carried, Opened, Lines, Kept, More):
    msgspec.json.Decoder(_carrier)

Shape = TypeVar("Shape")


def read(payload: Payload, shape: type[Shape]) -> Shape:
    """The payload in this shape, or Malformed without a word of what was typed."""
    try:
        return msgspec.convert(payload, shape)
    except msgspec.ValidationError as error:
        raise Malformed(f"a payload not as Slack sends it: {_without_values(error)}") from None
    except UnicodeEncodeError:
        raise Malformed("a payload with half a character in it") from None


def unpacked(text: str | None, shape: type[Shape], what: str) -> Shape:
    """What a button or a window carries as JSON, in this shape; or Malformed, with `what` is
    wrong."""
    try:
        return msgspec.json.decode(text or "", type=shape)
    except (msgspec.MsgspecError, UnicodeEncodeError):  # the latter of half a character
        raise Malformed(what) from None


def _without_values(error: msgspec.ValidationError) -> str:
    """The complaint without what was typed: msgspec names fields and types, and invalid values
    after a comma."""
    return str(error).partition(", got")[0]


def callback(body: Payload) -> str | None:
    """Which shortcut was chosen, or which modal submitted."""
    inside = body.get("view") if body.get("type") == "view_submission" else body
    name = inside.get("callback_id") if isinstance(inside, Mapping) else None
    return name if isinstance(name, str) else None


_MODALS: dict[str, type[Delivery]] = {
    CHOOSE: Submission,
    REPORT: Submission,
    FORM: Sent,
    FOUND: Sent,
}
_EVENTS: dict[str, type[Delivery]] = {
    "app_mention": Event,
    "message": Event,
    "app_home_opened": Arrival,
    "member_joined_channel": Arrival,
}


def frame(body: Payload) -> str | None:
    """Why a body would bring Bolt down; None where it will not."""
    try:
        framed = read(body, Frame)
    except Malformed as error:
        return str(error)
    kind = framed.type or ""
    if kind == "block_actions" and not framed.actions:
        return "a press of nothing"
    window = framed.view is not None and (framed.view.type is not None or kind != "view_submission")
    return "a window that is none" if kind.startswith("view_") and not window else None


def mended(body: Payload) -> Payload:
    """The same without what Bolt stumbles over though Slack may send it: several addresses to
    answer to, or none.

    slack_bolt/request/internals.py, build_context, 1.30.0: its log of several has no logger yet,
    and null no length.
    """
    addresses = body.get("response_urls", ())
    if addresses is None:
        return {name: value for name, value in body.items() if name != "response_urls"}
    if isinstance(addresses, list) and len(addresses) > 1:
        return {**body, "response_urls": addresses[:1]}
    return body


def problem(body: Payload) -> str | None:
    """Why a body cannot be one of Slack's; None where it can, asked for or not."""
    kind, event = body.get("type"), body.get("event")
    shape = _expected(body)
    try:
        if unframed := frame(body):
            return unframed
        if shape:
            read(body, shape)
    except Malformed as error:
        return str(error)
    if kind == "event_callback":
        return (
            None
            if isinstance(event, dict) and isinstance(event.get("type"), str)
            else "an event without a type"
        )
    return (
        None
        if "command" in body or isinstance(kind, str)
        else "neither a command nor anything with a type"
    )


def _expected(body: Payload) -> type[Delivery] | None:
    """The shape in which a delivery is read; None where nobody listens to it."""
    kind, event, name = body.get("type"), body.get("event"), callback(body)
    if "command" in body:
        return Slash
    if kind == "event_callback":
        return _EVENTS.get(str(event.get("type"))) if isinstance(event, dict) else None
    if kind == "view_submission":
        return _MODALS.get(name or "")
    read_as = {
        "block_actions": Click,
        "block_suggestion": Suggestion,
        "message_action": Shortcut if name == CHECK else None,
        "shortcut": Summons if name == FIND else None,
    }
    return read_as.get(str(kind))
