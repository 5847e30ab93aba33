"""Pieces of Block Kit, short to write."""

from __future__ import annotations

from typing import Any

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "x", **more: Any) -> Block:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(**more: Any) -> Block:
    return {"type": "button", "text": plain("More"), **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def context(*elements: Block) -> Block:
    return {"type": "context", "elements": list(elements)}


def quote(*elements: Block, kind: str = "rich_text_quote") -> Block:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)}]}


def word(text: str, **more: Any) -> Block:
    return {"type": "text", "text": text, **more}


def option(number: int = 1, **more: Any) -> Block:
    return {"text": plain("x"), "value": str(number), **more}


def select(**more: Any) -> Block:
    return {"type": "static_select", "action_id": "s", **more}


def series(name: str, labels: tuple[str, ...] = ("a",)) -> Block:
    return {"name": name, "data": [{"label": label, "value": 1} for label in labels]}


def chart(title: str = "x", *, categories: tuple[str, ...] = ("a",), **more: Any) -> Block:
    told = {"type": "bar", "series": [series("x", categories)]}
    told["axis_config"] = {"categories": list(categories)}
    return {"type": "data_visualization", "title": title, "chart": told | more}


def pie(*values: int) -> Block:
    told = {"type": "pie", "segments": [{"label": "x", "value": value} for value in values]}
    return {"type": "data_visualization", "title": "x", "chart": told}
