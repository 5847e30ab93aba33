"""How every window is drawn: blocks, a sentence, or a message that came of something. Pure.

https://docs.slack.dev/reference/views/modal-views
"""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from bot.page.language import Words, speaking
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BLOCK_TEXT, Block, clipped

if TYPE_CHECKING:
    from bot.slack.outbound.messages import Message

TITLE = 24
_SENTENCE = 600


def window(shown: Sequence[Block], title: str, say: Words, **more: Any) -> Block:
    """The window of what is `shown` under a `title`; the rest is in the language of `say`. `more`:
    what else Slack knows of a view, `submit` among it as the words on its button."""
    view: Block = {
        "type": "modal",
        "title": kit.label(clipped(title, TITLE)),
        "close": kit.label(say("close-window")),
        "blocks": list(shown),
    }
    if "submit" in more:
        more["submit"] = kit.label(more["submit"])
    return view | {name: value for name, value in more.items() if value}


def sentence_window(sentence: str, title: str, say: Words) -> Block:
    """A plain `sentence` under a `title`; the rest is in the language of `say`."""
    return window([kit.paragraph(clipped(sentence, _SENTENCE))], title, say)


def message_windows(message: Message, title: str) -> tuple[Block, Block]:
    """What came of something, and the same in plain words, should Slack take the blocks for too
    much."""
    say, words = (
        speaking(message.language),
        kit.literal(clipped(unescape(message.text), BLOCK_TEXT)),
    )
    bare: Block = {"type": "section", "text": words}
    return window(message.blocks, title, say), window([bare], title, say)


def field(name: str, label: str, element: Block, *, optional: bool = True) -> Block:
    """Something asked for, by block and by action; `label` stands above it."""
    asked = {
        "type": "input",
        "block_id": name,
        "label": kit.label(label),
        "element": element | {"action_id": name},
    }
    return asked | {"optional": optional}
