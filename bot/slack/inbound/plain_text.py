"""What a person typed, out of what Slack delivers. Pure, and without Slack's packages: the command
line reads so too.

<@U1|bob> <#C1|general> <https://x|label> <!here>   what Slack makes of @bob, #general, a link,
                                                    @here
&amp; &lt; &gt;                                     what it makes of & < >, once
*bold* _italic_ ~struck~ `code` ```block``` > cited  what people wrap words in
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"<(?:([@#!])|(?=[a-z]+:))([^<>|\s][^<>|]*)(?:\|([^<>]*))?>")
_BLOCK = re.compile(r"```(.*?)```", re.DOTALL)
_WRAPPED = re.compile(
    r"(?<![^\W_])(?<![*_~`])([*_~`])(?=\S)([^\n]{0,400}?\S)\1(?![*_~`])(?![^\W_])"
)
_CITED = re.compile(r"^(?:[^\S\n]*(?:&gt;)+[^\S\n]?)+", re.MULTILINE)
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Marks without a width, which come along where words are copied: the direction of writing, places
to break a word."""
_BROADCASTS = ("here", "channel", "everyone")


def typed_text(text: str) -> str:
    """What the person typed, in readable words; entities are undone exactly once."""
    whole = text.encode(
        "utf-8", "replace"
    ).decode()  # half a character can be neither kept nor sent
    text = _TOKEN.sub(_readable, _UNSEEN.sub("", whole.replace("\u00a0", " ")))
    text = _CITED.sub("", _BLOCK.sub(r"\1", text))
    return _unescaped(_unwrapped(text)).strip()


def without_mention(text: str, bot: str | None) -> str:
    """The text without the mention of the bot; where its id is not known, without the first
    mention."""
    mention = rf"<@{re.escape(bot)}(?:\|[^<>]*)?>" if bot else r"<@[UW][A-Z0-9]*(?:\|[^<>]*)?>"
    return re.sub(rf"\s*{mention}[:,]?\s*", " ", text, count=0 if bot else 1).strip()


def _readable(token: re.Match[str]) -> str:
    sign, target, label = token.groups()
    if sign == "!":
        name = target.partition("^")[0]
        return label or (f"@{name}" if name in _BROADCASTS else "")
    # a private channel's name, and a stranger's, are not delivered; their ids are nobody's words
    if sign:
        return f"{sign}{label}" if label else ""
    return label or target.removeprefix("mailto:")


def _unwrapped(text: str) -> str:
    """Words without the marks around them, four deep; marks inside a word or beside a space are the
    person's own."""
    for _ in range(4):
        text = _WRAPPED.sub(r"\2", text)
    return text


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
