"""The few Block Kit shapes that Verbatim speaks in, as plain objects. Pure.

Whatever comes from a document, a question or a person goes into rich text or plain_text, which
Slack shows as it stands: no mention, no link, no emphasis, no emoji is read out of it. Only a link
needs mrkdwn, and there everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from bot.slack.outbound.limits import URL, Block, clipped, escaped

BOLD = {"bold": True}
ITALIC = {"italic": True}
STRUCK = {"strike": True}


def run(text: str, style: dict[str, bool] | None = None) -> Block:
    """A run of literal text."""
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def section(*runs: Block) -> Block:
    """A section of rich text, out of runs."""
    return {"type": "rich_text_section", "elements": list(runs)}


def section_of_lines(*lines: Sequence[Block]) -> Block:
    """Several lines within one section: two sections side by side may be drawn on one line."""
    broken = [part for line in lines for part in (*line, run("\n"))]
    return section(*broken[:-1])


def paragraph(text: str, style: dict[str, bool] | None = None) -> Block:
    """A block of one run of literal text."""
    return rich(section(run(text, style)))


def cited(*runs: Block) -> Block:
    """Somebody's own words: the bar at the side is Slack's quotation mark."""
    return {"type": "rich_text_quote", "elements": list(runs)}


def bullets(sections: Iterable[Block]) -> Block:
    """A list of sections."""
    return {"type": "rich_text_list", "style": "bullet", "elements": list(sections)}


def rich(*parts: Block) -> Block:
    """A block of rich text."""
    return {"type": "rich_text", "elements": list(parts)}


def dim(*elements: Block | str) -> Block:
    """Small grey text under something; strings are literal."""
    return {
        "type": "context",
        "elements": [literal(one) if isinstance(one, str) else one for one in elements],
    }


def divider() -> Block:
    """A line across, between two things of a kind."""
    return {"type": "divider"}


def literal(text: str) -> Block:
    """Text that Slack does not read anything into."""
    return {"type": "plain_text", "text": text, "emoji": False}


def label(text: str) -> Block:
    """What stands on a button, above an input or in a menu."""
    return {"type": "plain_text", "text": text}


def address(url: str | None) -> str | None:
    """A web address with nothing in it that could end it early; None for anything else or one too
    long."""
    given = url or ""
    try:
        scheme = urlsplit(given).scheme
    except ValueError:  # "http://[": YAML may hold anything
        return None
    safe = quote(given, safe="!#$%&'()*+,/:;=?@[]~-._")
    return safe if scheme in ("http", "https") and len(escaped(safe)) <= URL // 2 else None


def link(url: str, label: str) -> Block:
    """A link for a context block; `url` is an `address`."""
    return {"type": "mrkdwn", "text": f"<{escaped(url)}|{escaped(clipped(label, 80))}>"}


def anchor(url: str, label: str) -> Block:
    """A link for a line of rich text; `url` is an `address`."""
    return {"type": "link", "url": url, "text": clipped(label, 80)}


def button(text: str, action: str, value: str, spoken: str | None = None) -> Block:
    """A button; `spoken` is what a screen reader says instead of its text."""
    shown = {"type": "button", "action_id": action, "value": value, "text": label(text)}
    return shown | ({"accessibility_label": clipped(spoken, 75)} if spoken else {})


def link_button(text: str, action: str, url: str) -> Block:
    """A button that opens a page; `url` is an `address`."""
    return {"type": "button", "action_id": action, "text": label(text), "url": url}


def option(label: str, value: str, detail: str = "") -> Block:
    """One of several to choose from: its `label`, the `value` it sends, and a `detail` below; in
    words that Slack reads nothing into."""
    shown: Block = {"text": literal(label), "value": value}
    return shown | ({"description": literal(detail)} if detail else {})


def row(*buttons: Block) -> Block:
    """Buttons beside each other."""
    return {"type": "actions", "elements": list(buttons)}


def rows(buttons: Sequence[Block]) -> list[Block]:
    """Buttons beside each other, if there are any."""
    return [row(*buttons)] if buttons else []
