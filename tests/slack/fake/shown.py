"""What a person sees of a message: its words without markup, its buttons, and whom it pings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

ANGLED = re.compile(r"<([^<>]*)>")
PING = re.compile(r"<(!channel|!here|!everyone|!subteam\^[^>|]+|@[UW][A-Z0-9_]*)(?:\|[^>]*)?>")
CONTAINERS = (
    "text",
    "title",
    "elements",
    "fields",
    "accessory",
    "rows",
    "child_blocks",
    "label",
    "element",
    "hint",
)


def mrkdwn(text: str) -> str:
    """The words a reader sees of a mrkdwn string: labels for links, entities undone; emphasis
    marks stay."""

    def label(match: re.Match[str]) -> str:
        target, _, shown = match[1].partition("|")
        return shown or target

    return unescape(ANGLED.sub(label, text))


def words(blocks: Any) -> str:
    """A message's blocks as its reader sees them, one line per block."""
    return "\n".join(line for block in blocks if (line := "".join(pieces(block)).strip("\n")))


def pieces(value: Any) -> Iterator[str]:
    """The words within a block, in reading order."""
    for one in value if isinstance(value, list) else ():
        yield from pieces(one)
    if not isinstance(value, dict):
        return
    kind, text = value.get("type"), value.get("text")
    if kind == "mrkdwn" or kind == "markdown":
        yield mrkdwn(str(text)) + "\n"
    elif kind == "plain_text":
        yield str(text) + "\n"
    elif kind in {"text", "link", "raw_text"}:
        yield str(text if text is not None else value.get("url", ""))
    elif kind in {"user", "usergroup", "channel", "broadcast", "emoji", "date"}:
        yield inline(value)
    elif kind == "data_visualization":
        yield "\n".join([value["title"], *labels(value["chart"])])
    else:
        for name in CONTAINERS:
            yield from pieces(value.get(name))
        if kind is not None and kind.startswith("rich_text_"):
            yield "\n"


def labels(value: Any) -> Iterator[str]:
    """The words of a chart: of its axes, its series and its bars."""
    if isinstance(value, list):
        for one in value:
            yield from labels(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from [one] if name in {"label", "name", "x_label", "y_label"} else labels(one)


def inline(value: dict[str, Any]) -> str:
    """A rich-text element that is not words: a mention, an emoji, a date."""
    for name, mark in (
        ("user_id", "@"),
        ("usergroup_id", "@"),
        ("range", "@"),
        ("channel_id", "#"),
    ):
        if name in value:
            return f"{mark}{value[name]}"
    return str(value.get("fallback") or f":{value.get('name', '')}:")


def quoted(blocks: Any) -> tuple[str, ...]:
    """The words of each rich_text_quote."""
    found = (
        one
        for block in blocks
        for one in block.get("elements") or ()
        if one.get("type") == "rich_text_quote"
    )
    return tuple("".join(pieces(one)).strip("\n") for one in found)


def pings(text: str, blocks: Any) -> tuple[str, ...]:
    """Everyone who would be notified: mentions in mrkdwn anywhere, and rich-text mentions."""
    return (*PING.findall(text), *(found for block in blocks for found in pinged(block)))


def pinged(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from pinged(one)
    elif isinstance(value, dict):
        kind = value.get("type")
        if kind in {"mrkdwn", "markdown"}:
            yield from PING.findall(str(value.get("text", "")))
        elif kind in {"user", "usergroup", "broadcast"}:
            yield inline(value)
        else:
            for inner in value.values():
                yield from pinged(inner)


def buttons(blocks: Any) -> tuple[dict[str, Any], ...]:
    """Every button, with the `block_id` it stands in."""
    found = []
    for block in blocks:
        inside = [*(block.get("elements") or ()), block.get("accessory") or {}]
        found += [
            {**one, "block_id": block["block_id"]} for one in inside if one.get("type") == "button"
        ]
    return tuple(found)
