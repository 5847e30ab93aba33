"""Block Kit as Slack checks it: every type, required field and limit, as one table of small checks.

A check takes a value and its JSON pointer and yields Slack's own complaints
("must be less than 3001 characters [json-pointer:/blocks/0/text/text]"). Types this table does not hold are refused:
the fake knows the blocks a quoting bot has reason to send, and is stricter than Slack about the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]

BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
TEXT_OF_ALL_BLOCKS = 13_200
"""Measured, not documented: chat.postMessage answers `msg_blocks_too_long` from about here (bolt-js issue 2509)."""
MARKDOWN_OF_ALL_BLOCKS = 12_000
TABLE_CHARACTERS = 10_000


def at(pointer: str, problem: str) -> str:
    """One complaint in Slack's wording."""
    return f"{problem} [json-pointer:{pointer}]"


# Checks of plain values -----------------------------------------------------------------------------------------------


def string(most: int | None = None, *, least: int = 1, starts: tuple[str, ...] = ()) -> Check:
    """A string of so many characters; `starts`: the beginnings allowed (addresses)."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield at(pointer, "must be a string")
        elif len(value) < least:
            yield at(pointer, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            yield at(pointer, f"must be less than {most + 1} characters")
        elif starts and not value.startswith(starts):
            yield at(pointer, "must be a valid URL")

    return check


def number(least: float, most: float) -> Check:
    """A number within bounds."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield at(pointer, "must be a number")
        elif not least <= value <= most:
            yield at(pointer, f"must be between {least} and {most}")

    return check


def flag(value: Any, pointer: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield at(pointer, "must be a boolean")


def one_of(*allowed: Any) -> Check:
    """One of a few words."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield at(pointer, "must be a valid enum value")

    return check


def items(each: Check, least: int = 1, most: int | None = None) -> Check:
    """A list of so many, every one of which passes `each`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield at(pointer, "must be an array")
            return
        if len(value) < least:
            yield at(pointer, f"no less than {least} items allowed")
        if most is not None and len(value) > most:
            yield at(pointer, f"no more than {most} items allowed")
        for place, item in enumerate(value):
            yield from each(item, f"{pointer}/{place}")

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields and no others; its `type` is judged by whoever chose this check."""
    fields = {**required, **(optional or {})}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at(pointer, "must be an object")
            return
        for name in required:
            if value.get(name) is None:
                yield at(pointer, f"missing required field: {name}")
        for name, inner in value.items():
            if name == "type":
                continue
            if name not in fields:
                yield at(pointer, f"invalid additional property: {name}")
            elif inner is not None or name not in required:
                yield from fields[name](inner, f"{pointer}/{name}")

    return check


def typed(table: Callable[[], Mapping[str, Check]], names: tuple[str, ...] = ()) -> Check:
    """An object whose `type` picks its check; `names`: the types allowed here (all of the table if empty)."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at(pointer, "must be an object")
            return
        kind = value.get("type")
        if kind is None:
            yield at(pointer, "missing required field: type")
        elif kind not in table() or (names and kind not in names):
            yield at(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            yield from table()[kind](value, pointer)

    return check


def either(*names: str) -> Check:
    """At least one of these fields is there."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            yield at(pointer, f"must provide one of: {', '.join(names)}")

    return check


def both(*checks: Check) -> Check:
    """Every one of these checks."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        for one in checks:
            yield from one(value, pointer)

    return check


def worded(value: Any, pointer: str) -> Iterator[str]:
    """Not made of white space alone."""
    if isinstance(value, str) and value and not value.strip():
        yield at(pointer, "must be more than 0 characters")


# Composition objects --------------------------------------------------------------------------------------------------

URL = string(3000, starts=("https://", "http://"))
ID = string(255)


def text(most: int, *kinds: str) -> Check:
    """A text object: plain_text may hold `emoji`, mrkdwn may hold `verbatim`, neither the other's."""
    words = {"text": both(string(most), worded)}
    table = {"plain_text": record(words, {"emoji": flag}), "mrkdwn": record(words, {"verbatim": flag})}
    return typed(lambda: table, kinds)


def plain(most: int) -> Check:
    return text(most, "plain_text")


def rich(most: int) -> Check:
    return text(most, "plain_text", "mrkdwn")


CONFIRM = record(
    {"title": plain(100), "text": rich(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75)})
RICH_OPTION = record({"text": rich(75), "value": string(150)}, {"description": rich(75)})
OVERFLOW_OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL})
OPTIONS = items(OPTION, 1, 100)
OPTION_GROUPS = items(record({"label": plain(75), "options": OPTIONS}), 1, 100)
SLACK_FILE = either("id", "url")
PICTURE = either("image_url", "slack_file")

# Elements -------------------------------------------------------------------------------------------------------------

COMMON = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
SELECT = {**COMMON, "placeholder": plain(150)}
MULTI = {**SELECT, "max_selected_items": number(1, 100)}
INPUT = {
    "action_id": ID,
    "focus_on_load": flag,
    "placeholder": plain(150),
    "dispatch_action_config": record(
        {}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"))}
    ),
}
FEEDBACK = record({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})


def selects(one: str, extra: Mapping[str, Check]) -> dict[str, Check]:
    """A select menu and its multi- twin."""
    return {f"{one}_select": record({}, {**SELECT, **extra}), f"multi_{one}_select": record({}, {**MULTI, **extra})}


ELEMENTS: dict[str, Check] = {
    "button": record(
        {"text": plain(75)},
        {
            "action_id": ID,
            "url": URL,
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "image": both(
        record({"alt_text": string(2000)}, {"image_url": URL, "slack_file": SLACK_FILE}),
        PICTURE,
    ),
    "overflow": record({"options": items(OVERFLOW_OPTION, 1, 5)}, {"action_id": ID, "confirm": CONFIRM}),
    "radio_buttons": record({"options": items(RICH_OPTION, 1, 10)}, {**COMMON, "initial_option": RICH_OPTION}),
    "checkboxes": record(
        {"options": items(RICH_OPTION, 1, 10)}, {**COMMON, "initial_options": items(RICH_OPTION, 1, 10)}
    ),
    "datepicker": record({}, {**SELECT, "initial_date": string(10)}),
    "timepicker": record({}, {**SELECT, "initial_time": string(5), "timezone": string(64)}),
    "datetimepicker": record({}, {**COMMON, "initial_date_time": number(0, 9_999_999_999)}),
    "plain_text_input": record(
        {},
        {
            **INPUT,
            "initial_value": string(3000, least=0),
            "multiline": flag,
            "min_length": number(0, 3000),
            "max_length": number(1, 3000),
        },
    ),
    "number_input": record(
        {"is_decimal_allowed": flag},
        {**INPUT, "initial_value": string(64), "min_value": string(64), "max_value": string(64)},
    ),
    "email_text_input": record({}, {**INPUT, "initial_value": string(3000)}),
    "url_text_input": record({}, {**INPUT, "initial_value": string(3000)}),
    "feedback_buttons": record({"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": ID}),
    "icon_button": record(
        {"icon": one_of("trash"), "text": plain(75)},
        {
            "action_id": ID,
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": items(ID),
        },
    ),
    **selects("external", {"initial_option": OPTION, "min_query_length": number(0, 100)}),
    **selects("users", {"initial_user": ID, "initial_users": items(ID)}),
    **selects("channels", {"initial_channel": ID, "initial_channels": items(ID), "response_url_enabled": flag}),
    **selects(
        "conversations",
        {"initial_conversation": ID, "default_to_current_conversation": flag, "response_url_enabled": flag},
    ),
}
for _name, _check in selects(
    "static",
    {
        "options": OPTIONS,
        "option_groups": OPTION_GROUPS,
        "initial_option": OPTION,
        "initial_options": items(OPTION, 1, 100),
    },
).items():
    ELEMENTS[_name] = both(_check, either("options", "option_groups"))

INTERACTIVE = tuple(
    name
    for name in ELEMENTS
    if name not in {"image", "feedback_buttons", "icon_button"} and not name.endswith("_input")
)
ACCESSORY = (*INTERACTIVE, "image")
ENTERED = tuple(
    name for name in ELEMENTS if name not in {"button", "image", "overflow", "feedback_buttons", "icon_button"}
)


def elements(*names: str) -> Check:
    return typed(lambda: ELEMENTS, names)


# Rich text ------------------------------------------------------------------------------------------------------------

STYLE = record({}, dict.fromkeys(("bold", "italic", "strike", "code"), flag))
STYLED = {"style": STYLE}
INLINE: dict[str, Check] = {
    "text": record({"text": string()}, STYLED),
    "link": record({"url": URL}, {**STYLED, "text": string(), "unsafe": flag}),
    "emoji": record({"name": string()}, {**STYLED, "unicode": string()}),
    "user": record({"user_id": ID}, STYLED),
    "channel": record({"channel_id": ID}, STYLED),
    "usergroup": record({"usergroup_id": ID}, STYLED),
    "broadcast": record({"range": one_of("here", "channel", "everyone")}, STYLED),
    "date": record(
        {"timestamp": number(0, 9_999_999_999), "format": string()}, {**STYLED, "url": URL, "fallback": string()}
    ),
    "color": record({"value": string(7)}, STYLED),
}
RUN = items(typed(lambda: INLINE))
SECTION_OF_TEXT = record({"elements": RUN})
BORDER = {"border": number(0, 1)}
RICH: dict[str, Check] = {
    "rich_text_section": SECTION_OF_TEXT,
    "rich_text_quote": record({"elements": RUN}, BORDER),
    "rich_text_preformatted": record(
        {"elements": items(typed(lambda: INLINE, ("text", "link")))}, {**BORDER, "language": string(64)}
    ),
    "rich_text_list": record(
        {"style": one_of("bullet", "ordered"), "elements": items(typed(lambda: RICH, ("rich_text_section",)))},
        {**BORDER, "indent": number(0, 8), "offset": number(0, 100_000)},
    ),
}

# Blocks ---------------------------------------------------------------------------------------------------------------

BLOCK = {"block_id": ID}
CONTEXT = typed(
    lambda: {**ELEMENTS, "plain_text": plain(3000), "mrkdwn": rich(3000)}, ("plain_text", "mrkdwn", "image")
)
CELL = typed(lambda: {"raw_text": record({"text": string()}), "rich_text": BLOCKS["rich_text"]})
ALIGN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})
CARD = record(
    {},
    {
        **BLOCK,
        "title": rich(150),
        "subtitle": rich(150),
        "body": rich(200),
        "subtext": rich(200),
        "hero_image": elements("image"),
        "icon": elements("image"),
        "actions": items(elements("button"), 1, 3),
    },
)
BLOCKS: dict[str, Check] = {
    "header": record({"text": plain(150)}, BLOCK),
    "divider": record({}, BLOCK),
    "section": both(
        record(
            {},
            {
                **BLOCK,
                "text": rich(3000),
                "fields": items(rich(2000), 1, 10),
                "accessory": elements(*ACCESSORY),
                "expand": flag,
            },
        ),
        either("text", "fields"),
    ),
    "context": record({"elements": items(CONTEXT, 1, 10)}, BLOCK),
    "actions": record({"elements": items(elements(*INTERACTIVE), 1, 25)}, BLOCK),
    "context_actions": record({"elements": items(elements("feedback_buttons", "icon_button"), 1, 5)}, BLOCK),
    "image": both(
        record({"alt_text": string(2000)}, {**BLOCK, "image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)}),
        PICTURE,
    ),
    "rich_text": record({"elements": items(typed(lambda: RICH))}, BLOCK),
    "markdown": record({"text": string(12_000)}, BLOCK),
    "table": record({"rows": items(items(CELL, 1, 20), 1, 100)}, {**BLOCK, "column_settings": items(ALIGN, 1, 20)}),
    "video": record(
        {"title": plain(199), "video_url": URL, "thumbnail_url": URL, "alt_text": string(2000)},
        {
            **BLOCK,
            "author_name": string(50),
            "description": plain(200),
            "provider_icon_url": URL,
            "provider_name": string(50),
            "title_url": URL,
        },
    ),
    "input": record(
        {"label": plain(2000), "element": elements(*ENTERED)},
        {**BLOCK, "hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "card": both(CARD, either("title", "body", "hero_image", "actions")),
    "carousel": record({"elements": items(typed(lambda: BLOCKS, ("card",)), 1, 10)}, BLOCK),
    "container": record(
        {"child_blocks": items(typed(lambda: BLOCKS), 1, 10)},
        {
            **BLOCK,
            "title": plain(150),
            "subtitle": rich(150),
            "icon": elements("image"),
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
    ),
    "alert": record({"text": rich(200)}, {**BLOCK, "level": one_of("default", "info", "success", "warning", "error")}),
}
MESSAGE_BLOCKS = tuple(name for name in BLOCKS if name != "alert")
VIEW_BLOCKS = tuple(name for name in BLOCKS if name not in {"markdown", "table", "card", "carousel", "container"})

VIEW_COMMON = {"callback_id": ID, "private_metadata": string(3000, least=0), "external_id": string(255, least=0)}
VIEW_LIST = items(typed(lambda: BLOCKS, VIEW_BLOCKS), 1, BLOCKS_PER_VIEW)
VIEWS: dict[str, Check] = {
    "modal": record(
        {"title": plain(24), "blocks": VIEW_LIST},
        {**VIEW_COMMON, "submit": plain(24), "close": plain(24), "clear_on_close": flag, "notify_on_close": flag},
    ),
    "home": record({"blocks": VIEW_LIST}, VIEW_COMMON),
}


# Judgements -----------------------------------------------------------------------------------------------------------


def of_message(blocks: Any) -> list[str]:
    """Everything wrong with a message's blocks."""
    listed = items(typed(lambda: BLOCKS, MESSAGE_BLOCKS), 0, BLOCKS_PER_MESSAGE)
    return [*listed(blocks, "/blocks"), *doubled(blocks, "/blocks"), *too_much(blocks)]


def of_view(view: Any) -> list[str]:
    """Everything wrong with a modal or a Home view."""
    problems = [*typed(lambda: VIEWS)(view, "/view")]
    if not isinstance(view, dict):
        return problems
    blocks = view.get("blocks") or []
    entered = any(isinstance(block, dict) and block.get("type") == "input" for block in blocks)
    if view.get("type") == "modal" and entered and not view.get("submit"):
        problems.append(at("/view", "missing required field: submit"))
    return [*problems, *doubled(blocks, "/view/blocks")]


def doubled(blocks: Any, pointer: str) -> Iterator[str]:
    """Block ids used twice in a message, and action ids used twice in a block."""
    if not isinstance(blocks, list):
        return
    found = [block for block in blocks if isinstance(block, dict)]
    for name in twice(block.get("block_id") for block in found):
        yield at(pointer, f"`block_id` {name} already exists")
    for place, block in enumerate(found):
        inner = [one for one in block.get("elements") or [] if isinstance(one, dict)]
        for name in twice(one.get("action_id") for one in inner):
            yield at(f"{pointer}/{place}", f"`action_id` {name} already exists for this block")


def twice(names: Iterator[Any]) -> list[Any]:
    counted = Counter(name for name in names if isinstance(name, str) and name)
    return [name for name, times in counted.items() if times > 1]


def too_much(blocks: Any) -> Iterator[str]:
    """Limits on a message's blocks taken together."""
    found = [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list) else []
    sums = {"markdown": MARKDOWN_OF_ALL_BLOCKS, "table": TABLE_CHARACTERS}
    for kind, most in sums.items():
        if sum(letters(block) for block in found if block.get("type") == kind) > most:
            yield at("/blocks", f"the {kind} blocks must hold less than {most + 1} characters")


def letters(value: Any) -> int:
    """How many characters stand in every `text` string within."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(letters(inner) for inner in value.values() if isinstance(inner, dict | list))
    return sum(letters(inner) for inner in value) if isinstance(value, list) else 0
