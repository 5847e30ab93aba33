"""How every window is drawn: blocks, a sentence, or a message that came of something. Pure.

https://docs.slack.dev/reference/views/modal-views
"""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from bot.page.language import speaking
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BLOCK_TEXT, Block, clipped

if TYPE_CHECKING:
    from bot.slack.outbound.messages import Message

TITLE = 24
_SENTENCE = 600


def window(shown: Sequence[Block], title: str, language: str | None, **more: Any) -> Block:
    """A window with these blocks under a title; `more`: what else Slack knows of a view, `submit`
    among it as the words on its button."""
    view: Block = {
        "type": "modal",
        "title": kit.label(clipped(title, TITLE)),
        "close": kit.label(speaking(language)("close-window")),
        "blocks": list(shown),
    }
    if "submit" in more:
        more["submit"] = kit.label(more["submit"])
    return view | {name: value for name, value in more.items() if value}


def sentence_window(sentence: str, title: str, language: str | None, **more: Any) -> Block:
    """A plain sentence."""
    words = kit.words(clipped(sentence, _SENTENCE))
    return window([kit.rich(kit.line(words))], title, language, **more)


def message_windows(message: Message, title: str) -> tuple[Block, Block]:
    """What came of something, and the same in plain words, should Slack take the blocks for too
    much."""
    words = kit.literal(clipped(unescape(message.text), BLOCK_TEXT))
    bare: Block = {"type": "section", "text": words}
    return (
        window(message.blocks, title, message.language),
        window([bare], title, message.language),
    )


def field(name: str, label: str, element: Block, *, optional: bool = True) -> Block:
    """Something asked for, by block and by action; `label` stands above it."""
    asked = {
        "type": "input",
        "block_id": name,
        "label": kit.label(label),
        "element": element | {"action_id": name},
    }
    return asked | {"optional": optional}


def option(label: str, value: str, detail: str = "") -> Block:
    """One of several to choose from: its `label`, the `value` it sends, and a `detail` below; in
    words that Slack reads nothing into."""
    shown: Block = {"text": kit.literal(label), "value": value}
    return shown | ({"description": kit.literal(detail)} if detail else {})
