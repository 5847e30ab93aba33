"""Block Kit as Slack judges it: every block with its required fields and limits, and what a
whole message may hold.

Types these tables do not hold are refused: the fake knows what a quoting bot has reason to send,
and is stricter than Slack about the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .checks import Check, at, both, either, flag, items, number, one_of, record, string, typed
from .elements import (
    ACCESSORY,
    ELEMENTS,
    ENTERED,
    ID,
    INTERACTIVE,
    PICTURE,
    SLACK_FILE,
    URL,
    elements,
    plain,
    rich,
)

BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
TEXT_OF_ALL_BLOCKS = 13_200
"""Measured, not documented: chat.postMessage answers `msg_blocks_too_long` from about here
(bolt-js issue 2509)."""
MARKDOWN_OF_ALL_BLOCKS = 12_000
TABLE_CHARACTERS = 10_000
CHARTS_PER_MESSAGE = 2
"""Measured by others, not documented (vercel/chat, pull request 696)."""

# Rich text ----------------------------------------------------------------------------------------

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
        {"timestamp": number(0, 9_999_999_999), "format": string()},
        {**STYLED, "url": URL, "fallback": string()},
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
        {"elements": items(typed(lambda: INLINE, ("text", "link")))},
        {**BORDER, "language": string(64)},
    ),
    "rich_text_list": record(
        {
            "style": one_of("bullet", "ordered"),
            "elements": items(typed(lambda: RICH, ("rich_text_section",))),
        },
        {**BORDER, "indent": number(0, 8), "offset": number(0, 100_000)},
    ),
}

# Blocks -------------------------------------------------------------------------------------------

BLOCK = {"block_id": ID}
CONTEXT = typed(
    lambda: {**ELEMENTS, "plain_text": plain(3000), "mrkdwn": rich(3000)},
    ("plain_text", "mrkdwn", "image"),
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
LABEL = string(20)
POINT = record({"label": LABEL, "value": number(float("-inf"), float("inf"))})
SERIES = record({"name": LABEL, "data": items(POINT, 1, 20)})
AXES = record({"categories": items(LABEL, 1, 20)}, {"x_label": string(50), "y_label": string(50)})
PLOTTED = record({"series": items(SERIES, 1, 6), "axis_config": AXES})
SEGMENT = record({"label": LABEL, "value": number(5e-324, float("inf"))})
CHARTS: dict[str, Check] = {
    **dict.fromkeys(("bar", "line", "area"), PLOTTED),
    "pie": record({"segments": items(SEGMENT, 1, 6)}),
}
"""https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block"""


def matching(block: Any, pointer: str) -> Iterator[str]:
    """Every series has a name of its own and one value for each category, which is there once."""
    chart = block.get("chart") if isinstance(block, dict) else None
    if [*typed(lambda: CHARTS)(chart, "")]:
        return  # what is wrong with its shape is said already
    assert isinstance(chart, dict)
    series = chart.get("series", [])
    categories = chart.get("axis_config", {}).get("categories", [])
    for name in twice(one["name"] for one in series):
        yield at(f"{pointer}/chart/series", f"the name {name} already exists")
    for name in twice(iter(categories)):
        yield at(f"{pointer}/chart/axis_config/categories", f"{name} already exists")
    for place, one in enumerate(series):
        if [point["label"] for point in one["data"]] != categories:
            yield at(f"{pointer}/chart/series/{place}/data", "must match axis_config.categories")


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
    "context_actions": record(
        {"elements": items(elements("feedback_buttons", "icon_button"), 1, 5)}, BLOCK
    ),
    "image": both(
        record(
            {"alt_text": string(2000)},
            {**BLOCK, "image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        ),
        PICTURE,
    ),
    "rich_text": record({"elements": items(typed(lambda: RICH))}, BLOCK),
    "markdown": record({"text": string(12_000)}, BLOCK),
    "table": record(
        {"rows": items(items(CELL, 1, 20), 1, 100)},
        {**BLOCK, "column_settings": items(ALIGN, 1, 20)},
    ),
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
    "data_visualization": both(
        record({"title": string(50), "chart": typed(lambda: CHARTS)}, BLOCK), matching
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
    "alert": record(
        {"text": rich(200)},
        {**BLOCK, "level": one_of("default", "info", "success", "warning", "error")},
    ),
}
MESSAGE_BLOCKS = tuple(name for name in BLOCKS if name != "alert")
VIEW_BLOCKS = tuple(
    name
    for name in BLOCKS
    if name not in {"markdown", "table", "card", "carousel", "container", "data_visualization"}
)

VIEW_COMMON = {
    "callback_id": ID,
    "private_metadata": string(3000, least=0),
    "external_id": string(255, least=0),
}
VIEW_LIST = items(typed(lambda: BLOCKS, VIEW_BLOCKS), 1, BLOCKS_PER_VIEW)
VIEWS: dict[str, Check] = {
    "modal": record(
        {"title": plain(24), "blocks": VIEW_LIST},
        {
            **VIEW_COMMON,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
        },
    ),
    "home": record({"blocks": VIEW_LIST}, VIEW_COMMON),
}


# Judgements ---------------------------------------------------------------------------------------


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
    return [*problems, *doubled(blocks, "/view/blocks"), *misplaced(blocks, str(view.get("type")))]


def misplaced(blocks: Any, kind: str) -> Iterator[str]:
    """A menu that asks for an address, where it gets none: anywhere but in an input block of a
    modal."""
    for place, block in enumerate(blocks if isinstance(blocks, list) else ()):
        held = (
            [*(block.get("elements") or ()), block.get("accessory") or {}]
            if isinstance(block, dict)
            else []
        )
        held += [block.get("element") or {}] if kind != "modal" and isinstance(block, dict) else []
        if any(isinstance(one, dict) and one.get("response_url_enabled") for one in held):
            yield at(f"/view/blocks/{place}", "response_url_enabled is not supported here")


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
    found = (
        [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list) else []
    )
    sums = {"markdown": MARKDOWN_OF_ALL_BLOCKS, "table": TABLE_CHARACTERS}
    if sum(block.get("type") == "data_visualization" for block in found) > CHARTS_PER_MESSAGE:
        yield at("/blocks", f"no more than {CHARTS_PER_MESSAGE} charts allowed")
    for kind, most in sums.items():
        if sum(letters(block) for block in found if block.get("type") == kind) > most:
            yield at("/blocks", f"the {kind} blocks must hold less than {most + 1} characters")


def letters(value: Any) -> int:
    """How many characters stand in every `text` string within."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(
            letters(inner) for inner in value.values() if isinstance(inner, dict | list)
        )
    return sum(letters(inner) for inner in value) if isinstance(value, list) else 0
