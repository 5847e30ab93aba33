"""Slack's payloads, only as far as they are read, and the judgement of what cannot be one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec

from bot.errors import Malformed
from bot.slack.ids import CHECK, CHOOSE, FIND, FORM, FOUND, REPORT

Payload: TypeAlias = Mapping[str, Any]
Body: TypeAlias = dict[str, Any]
"""A payload on its way, to which may be added."""

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
    view: ViewFrame | None = None
    actions: list[dict[str, Any]] | None = None
    event: Frame | msgspec.UnsetType = msgspec.UNSET  # missing, but never null
    response_urls: (
        Annotated[list[dict[str, Any]], msgspec.Meta(max_length=1)] | msgspec.UnsetType
    ) = msgspec.UNSET


class ViewFrame(msgspec.Struct):
    """What Bolt reads of a window."""

    type: str | None = None
    callback_id: str | None = None


class SlashCommand(Delivery):
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


class MessageEvent(msgspec.Struct):
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


class EventDelivery(Delivery, kw_only=True):
    """What all have alike that the Events API delivers."""

    event_id: str | None = None
    is_ext_shared_channel: bool | None = None
    authorizations: list[Authorization] | None = None

    @property
    def installed(self) -> list[Authorization]:
        """The installations that it is for."""
        return self.authorizations or []


class MessageDelivery(EventDelivery, kw_only=True):
    """A message as the Events API delivers it."""

    event: MessageEvent
    team_id: str | None = None
    enterprise_id: str | None = None
    context_enterprise_id: str | None = None


class UserRef(msgspec.Struct):
    """Somebody, by their id."""

    id: Whole
    name: str | None = None
    username: str | None = None
    team_id: str | None = None


class PlaceRef(msgspec.Struct):
    """A channel, a workspace or an organisation, by its id."""

    id: Whole
    enterprise_id: str | None = None


class Interaction(Delivery, kw_only=True):
    """Who did something, and in which workspace and organisation: what all but commands and events
    have alike.

    An app that is installed for a whole organisation is told of no workspace where there is none:
    at Home, in a window.
    """

    user: UserRef
    team: PlaceRef | None = None
    enterprise: PlaceRef | str | None = None
    is_ext_shared_channel: bool | None = None

    @property
    def name(self) -> str:
        """What Slack calls them."""
        return self.user.name or self.user.username or ""


class ChosenOption(msgspec.Struct):
    """What was chosen in a list or a menu."""

    value: Whole | None = None


class Element(msgspec.Struct):
    """A button, menu or list that was pressed."""

    action_id: str
    value: Whole | None = None
    action_ts: str | None = None
    selected_option: ChosenOption | None = None


class Container(msgspec.Struct):
    """What a button stands in."""

    message_ts: str | None = None
    thread_ts: str | None = None
    channel_id: str | None = None
    is_ephemeral: bool | None = None


class PressedMessage(msgspec.Struct):
    """The message whose button was pressed, as far as the container does not tell."""

    ts: str | None = None
    thread_ts: str | None = None


class FieldValue(msgspec.Struct):
    """What was given in one field of a window, by its kind."""

    value: str | None = None
    selected_option: ChosenOption | None = None
    selected_options: list[ChosenOption] | None = None
    selected_date: str | None = None

    @property
    def chosen(self) -> str:
        """The one that was chosen of a list; "" where none was."""
        return (self.selected_option or ChosenOption()).value or ""

    @property
    def ticked(self) -> list[str]:
        """All that were ticked."""
        return [one.value or "" for one in self.selected_options or ()]


class ViewState(msgspec.Struct):
    """All of a window's, by block and by action; what is empty may come as a list, for so PHP
    writes it."""

    values: dict[str, dict[str, FieldValue | None] | list[Any] | None] | list[Any] | None = None

    def given(self) -> dict[str, FieldValue]:
        """What was given, by action."""
        blocks = self.values.values() if isinstance(self.values, dict) else ()
        fields = (field for block in blocks if isinstance(block, dict) for field in block.items())
        return {name: one for name, one in fields if one is not None}


class ViewTitle(msgspec.Struct):
    """What stands above a window."""

    text: str = ""


class View(msgspec.Struct):
    """A window as it stood when it was sent, or when a button of its was pressed."""

    id: str
    type: str | None = None
    hash: str | None = None
    private_metadata: str | None = None
    title: ViewTitle | None = None
    state: ViewState | None = None


class BlockActions(Interaction, kw_only=True):
    """A press of buttons."""

    actions: list[Element]
    channel: PlaceRef | None = None
    container: Container | None = None
    message: PressedMessage | None = None
    response_url: str | None = None
    trigger_id: str | None = None
    view: View | None = None


class Shortcut(Interaction, kw_only=True):
    """A shortcut; a global one comes from no channel."""

    callback_id: str
    trigger_id: str


class MessageShortcut(Shortcut, kw_only=True):
    """A message shortcut: it carries the whole message it was chosen on."""

    channel: PlaceRef
    message: dict[str, Any]
    message_ts: str | None = None
    response_url: str | None = None


class BlockSuggestion(Interaction, kw_only=True):
    """What has been typed so far into a list whose choices come from here."""

    action_id: str
    value: str | None = None


class ResponseAddress(msgspec.Struct):
    """A conversation that was chosen, and a way to write there."""

    channel_id: str
    response_url: str


class ViewSubmission(Interaction, kw_only=True):
    """A window sent."""

    view: View
    trigger_id: str | None = None
    response_urls: list[ResponseAddress] | None = None


class HomeView(msgspec.Struct):
    """What stands at Home already: of it only what it says of itself (its state may come as a list,
    if empty)."""

    private_metadata: str | None = None


class PlaceEvent(msgspec.Struct):
    """Somebody opens the bot's own place, or somebody joins a channel."""

    type: str
    user: str
    channel: str | None = None
    tab: str | None = None
    view: HomeView | None = None


class PlaceDelivery(EventDelivery, kw_only=True):
    """That, as the Events API delivers it."""

    event: PlaceEvent


Shape = TypeVar("Shape")


def read_payload(payload: Payload, shape: type[Shape]) -> Shape:
    """The payload in this shape; raises Malformed, without a word of what was typed, where it has
    another."""
    try:
        return msgspec.convert(payload, shape)
    except msgspec.ValidationError as error:
        # msgspec names fields and types, and invalid values after a comma
        complaint = str(error).partition(", got")[0]
        raise Malformed(f"a payload not as Slack sends it: {complaint}") from None
    except UnicodeEncodeError:
        raise Malformed("a payload with half a character in it") from None


def callback(body: Payload) -> str:
    """Which shortcut was chosen, or which modal submitted; "" for anything else."""
    inside = body.get("view") if body.get("type") == "view_submission" else body
    name = inside.get("callback_id") if isinstance(inside, Mapping) else None
    return name if isinstance(name, str) else ""


_EVENTS: dict[str, type[Delivery]] = {
    "app_mention": MessageDelivery,
    "message": MessageDelivery,
    "app_home_opened": PlaceDelivery,
    "member_joined_channel": PlaceDelivery,
}
_INTERACTIONS: dict[str, tuple[type[Delivery], tuple[str, ...] | None]] = {
    "block_actions": (BlockActions, None),
    "block_suggestion": (BlockSuggestion, None),
    "message_action": (MessageShortcut, (CHECK,)),
    "shortcut": (Shortcut, (FIND,)),
    "view_submission": (ViewSubmission, (CHOOSE, REPORT, FORM, FOUND)),
}
"""The shape of each kind, and the callback ids that are ours; None: it has none."""

# msgspec 0.22 learns a shape at its first use, and two threads that are first at once bring the
# process down: a decoder that nobody uses teaches it each beforehand, with all the shapes inside
_SHAPES = (Frame, SlashCommand, Interaction, *_EVENTS.values())
for _shape in (*_SHAPES, *(shape for shape, _ in _INTERACTIONS.values())):
    msgspec.json.Decoder(_shape)


def frame(body: Payload) -> str | None:
    """Why a body would bring Bolt down; None where it will not."""
    try:
        framed = read_payload(body, Frame)
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
    shape = expected_shape(body)
    try:
        if unframed := frame(body):
            return unframed
        if shape:
            read_payload(body, shape)
    except Malformed as error:
        return str(error)
    if kind == "event_callback":
        typed = isinstance(event, dict) and isinstance(event.get("type"), str)
        return None if typed else "an event without a type"
    typed = "command" in body or isinstance(kind, str)
    return None if typed else "neither a command nor anything with a type"


def expected_shape(body: Payload) -> type[Delivery] | None:
    """The shape in which a delivery is read; None where nobody listens to it."""
    kind, event = body.get("type"), body.get("event")
    if "command" in body:
        return SlashCommand
    if kind == "event_callback":
        return _EVENTS.get(str(event.get("type"))) if isinstance(event, dict) else None
    shape, names = _INTERACTIONS.get(str(kind), (None, ()))
    return shape if names is None or callback(body) in names else None
