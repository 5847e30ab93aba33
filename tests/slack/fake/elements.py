"""Block Kit's composition objects and elements, as one table of checks."""

from __future__ import annotations

from collections.abc import Mapping

from .checks import Check, both, either, flag, items, number, one_of, record, string, typed, worded

# Composition objects ------------------------------------------------------------------------------

URL = string(3000, starts=("https://", "http://"))
ID = string(255)


def text(most: int, *kinds: str) -> Check:
    """A text object: plain_text may hold `emoji`, mrkdwn may hold `verbatim`, neither the
    other's."""
    words = {"text": both(string(most), worded)}
    table = {
        "plain_text": record(words, {"emoji": flag}),
        "mrkdwn": record(words, {"verbatim": flag}),
    }
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
OVERFLOW_OPTION = record(
    {"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL}
)
OPTIONS = items(OPTION, 1, 100)
OPTION_GROUPS = items(record({"label": plain(75), "options": OPTIONS}), 1, 100)
SLACK_FILE = either("id", "url")
PICTURE = either("image_url", "slack_file")

# Elements -----------------------------------------------------------------------------------------

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
FILTER = record(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
FEEDBACK = record({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})


def selects(one: str, extra: Mapping[str, Check]) -> dict[str, Check]:
    """A select menu and its multi- twin."""
    return {
        f"{one}_select": record({}, {**SELECT, **extra}),
        f"multi_{one}_select": record({}, {**MULTI, **extra}),
    }


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
        record({"alt_text": string(2000)}, {"image_url": URL, "slack_file": SLACK_FILE}), PICTURE
    ),
    "overflow": record(
        {"options": items(OVERFLOW_OPTION, 1, 5)}, {"action_id": ID, "confirm": CONFIRM}
    ),
    "radio_buttons": record(
        {"options": items(RICH_OPTION, 1, 10)}, {**COMMON, "initial_option": RICH_OPTION}
    ),
    "checkboxes": record(
        {"options": items(RICH_OPTION, 1, 10)},
        {**COMMON, "initial_options": items(RICH_OPTION, 1, 10)},
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
    "feedback_buttons": record(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": ID}
    ),
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
    **selects(
        "channels",
        {"initial_channel": ID, "initial_channels": items(ID), "response_url_enabled": flag},
    ),
    **selects(
        "conversations",
        {
            "initial_conversation": ID,
            "initial_conversations": items(ID),
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": FILTER,
        },
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
    name
    for name in ELEMENTS
    if name not in {"button", "image", "overflow", "feedback_buttons", "icon_button"}
)


def elements(*names: str) -> Check:
    return typed(lambda: ELEMENTS, names)
