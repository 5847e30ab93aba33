"""The arguments that methods share, judged: text, blocks, and what must be there.

Stricter than Slack in two places, on purpose: a text over 40,000 characters is refused
(`msg_too_long`) where Slack would cut it, and white space alone is no text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from . import blockkit
from .workspace import Refused

Args = Mapping[str, Any]
Answer = dict[str, Any]

TEXT_OF_POST = 40_000
TEXT_OF_UPDATE = 4_000


def structured(args: Args, name: str, error: str) -> Any:
    """An argument that is JSON: written out in a form body, plain in a JSON body."""
    value = args.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Refused(error) from None


def needed(args: Args, *names: str) -> None:
    """These arguments must be there."""
    missing = [name for name in names if args.get(name) in (None, "")]
    if missing:
        raise Refused(
            "invalid_arguments", *(f"[ERROR] missing required field: {name}" for name in missing)
        )


def blocks_of(args: Args) -> list[dict[str, Any]]:
    """The blocks of a message, judged."""
    blocks = structured(args, "blocks", "invalid_blocks_format")
    if blocks in (None, ""):
        return []
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    if problems := blockkit.of_message(blocks):
        raise Refused(
            "invalid_blocks", *(f"[ERROR] {problem}" for problem in problems), errors=problems
        )
    return json.loads(json.dumps(blocks))  # type: ignore[no-any-return]


def content_of(args: Args, most: int) -> tuple[str, list[dict[str, Any]]]:
    """A message's text and blocks, judged."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise Refused("invalid_arguments", "[ERROR] must be a string [json-pointer:/text]")
    blocks = blocks_of(args)
    if not text.strip() and not blocks and not args.get("attachments"):
        raise Refused("no_text")
    if len(text) > most:
        raise Refused("msg_too_long")
    return text, blocks
