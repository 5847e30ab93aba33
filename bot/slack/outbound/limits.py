"""What Slack refuses, in numbers, and the judge that every message passes before it is sent. Pure.

https://docs.slack.dev/reference/block-kit/blocks and /reference/methods/chat.postMessage; the sum
over all blocks is measured, not documented. Characters are counted after escaping, which is the
stricter reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Block: TypeAlias = dict[str, Any]

BLOCKS = 50
TEXT = 40_000
UPDATED_TEXT = 4_000
BLOCK_TEXT = 3_000
ALL_BLOCKS_TEXT = 12_000
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
URL = 3_000
ID = 255
METADATA = 3_000
OPTION = 75
OPTION_VALUE = 150
OPTIONS, RADIO_BUTTONS, MENU = 100, 10, 5

CUT = "…"


@dataclass(frozen=True, slots=True)
class SizeBudget:
    """Letters of a quote, of a line beside it and of any other sentence, and how many items of a
    kind there may be."""

    quote: int
    line: int
    other: int
    items: int


BUDGETS = (
    SizeBudget(2_600, 500, 600, 12),
    SizeBudget(2_600, 160, 240, 8),
    SizeBudget(1_500, 80, 160, 4),
    SizeBudget(900, 40, 80, 2),
)
"""From the most to the least: a message that Slack would refuse is drawn again with less. The first
has a quote fill a block, the last three quotes with all that stands around them one message."""


def escaped(text: str) -> str:
    """Text for a place that Slack parses: the three characters it asks for, and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clipped(text: str, most: int) -> str:
    """The text whole, or its beginning up to a word's end and a visible mark; `most` characters at
    most."""
    if len(text) <= most:
        return text
    head = text[: most - len(CUT)]
    at_word = head if text[len(head)].isspace() else head[: head.rfind(" ") + 1]
    return (at_word.rstrip() or head) + CUT


def clipped_before(text: str, most: int) -> str:
    """The text whole, or a visible mark and its end from a word's beginning on."""
    return clipped(text[::-1], most)[::-1]


def clipped_escaped(text: str, most: int) -> str:
    """Text clipped first and escaped afterwards, so that no entity is ever cut in two."""
    room = most
    while len(escaped(clipped(text, room))) > most:
        room -= max(1, (len(escaped(clipped(text, room))) - most) // 5)
    return escaped(clipped(text, room))


def problems(blocks: Sequence[Block], text: str) -> list[str]:
    """Everything Slack would refuse in a message; empty for a message that can be sent."""
    return [
        *_message(blocks, text),
        *(found for place, block in enumerate(blocks) for found in _block(block, place)),
    ]


def letters(value: Any) -> int:
    """The characters of every text in a block or in many."""
    if isinstance(value, dict):
        return sum(
            len(inner) if isinstance(inner, str) and name == "text" else letters(inner)
            for name, inner in value.items()
        )
    return sum(map(letters, value)) if isinstance(value, (list, tuple)) else 0


def _message(blocks: Sequence[Block], text: str) -> Iterator[str]:
    if not text.strip():
        yield "no text beside the blocks"
    if len(text) > TEXT:
        yield f"text has {len(text)} characters"
    if not 0 < len(blocks) <= BLOCKS:
        yield f"{len(blocks)} blocks"
    if letters(blocks) > ALL_BLOCKS_TEXT:
        yield f"{letters(blocks)} characters in all blocks"


def _block(block: Block, place: int) -> Iterator[str]:
    where = f"block {place} ({block['type']})"
    if letters(block) > BLOCK_TEXT:
        yield f"{where}: {letters(block)} characters"
    most = {"context": CONTEXT_ELEMENTS, "actions": ACTIONS_ELEMENTS}.get(
        block["type"], ALL_BLOCKS_TEXT
    )
    if len(block.get("elements", ())) > most:
        yield f"{where}: {len(block['elements'])} elements"
    for part in _parts(block):
        yield from (f"{where}: {problem}" for problem in _part(part))


def _parts(value: Any) -> Iterator[Block]:
    """A block and every object inside it, at any depth."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _parts(one)


def _part(part: Block) -> Iterator[str]:
    """What is wrong with one object by itself."""
    if not part.get("elements", True):
        yield "no elements"
    if part.get("text") == "":
        yield "empty text"
    if part.get("type") in ("plain_text", "mrkdwn") and not part["text"].strip():
        yield "text of white space alone"
    if part.get("type") == "button" and len(part["text"]["text"]) > BUTTON_TEXT:
        yield "a button's label is too long"
    if part.get("type") == "overflow" and len(part["options"]) > MENU:
        yield f"a menu of {len(part['options'])} entries"
    for name, most in (("value", BUTTON_VALUE), ("url", URL), ("action_id", ID), ("block_id", ID)):
        if not 0 < len(str(part.get(name, "-"))) <= most:
            yield f"{name} has {len(part[name])} characters"
