"""Posts: written words a report prints under a signature, or quotes as written.

    Good meeting, we are moving forward. pic.twitter.com/abc
    — Marcelo Ebrard C. (@m_ebrard) May 3, 2022                 printed: all of it but links and
                                                                signature
    “Good meeting, let's move on”, said Ebrard.                 quoted: the same words stand signed
                                                                elsewhere
    “Good meeting”, he wrote on Twitter. In a post on X, …      quoted as written

Words once signed in a report are a post wherever the report quotes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.model import Passage, Span
from bot.sources.readers.press.layout import Paragraph, has_verb_of_saying
from bot.sources.readers.press.quotations import quotations
from bot.sources.readers.press.report_people import ReportPeople, Speaker, name_words
from bot.sources.readers.press.word_classes import PRONOUNS
from bot.text import fold, units, words

_PLATFORM = (
    r"(?:Twitter|Facebook|Instagram|Threads|LinkedIn|Telegram|TikTok|YouTube|Mastodon"
    r"|Bluesky|Weibo|Truth"
    r" Social|VK|"
    r"(?:[Rr]e)?[Tt]weets?|posts?|social (?:media|networks?)|X(?! [A-Z]))\b"
)
_ONLINE = re.compile(
    r"\b(?:on|via|through|in|to|by|from|[Oo]n|[Ii]n|[Vv]ia|[Tt]hrough)[ \u00a0]"
    r"(?:(?:a|an|the|his|her|their|its|another|one|two|several)[ \u00a0](?:[\w'’-]+["
    r" \u00a0]){0,4}?)?" + _PLATFORM
)
_MESSAGE = re.compile(
    r"\b(?:in|through|via) (?:an?|another|his|her|the|one)"
    r" (?:(?:new|second|first|later|separate|brief) )?messages?\b"
)
_LONG_QUOTE = 100  # words; longer ones are cut into sentences
_LINKS = ("pic.twitter.com/", "https://", "http://", "t.co/")
_TAG_WORDS = 14  # words about a quotation that only tell whose it is
_LEAST = 4  # words; fewer may stand in a post by chance


@dataclass(frozen=True, slots=True)
class SignedPost:
    """A signed post printed in the report."""

    speaker: Speaker
    words: tuple[str, ...]


def signed_posts(content: Iterable[Paragraph], people: ReportPeople) -> list[SignedPost]:
    """Every signed post of the report."""
    return [
        SignedPost(_signer(p, people), tuple(word.text for word in words(p.text)))
        for p in content
        if p.role == "post" and p.signature is not None
    ]


def _signer(paragraph: Paragraph, people: ReportPeople) -> Speaker:
    name = paragraph.signature.name if paragraph.signature else ""
    found = [mention for mention in people.mentions(name) if mention.person]
    return Speaker(name, found[0].person if found else people.person_named(name))


def post_passages(paragraph: Paragraph, people: ReportPeople) -> Iterator[Passage]:
    """The passages of a post: all its words but the signature and links at its end."""
    speaker = _signer(paragraph, people)
    text = paragraph.text
    if paragraph.signature is not None and paragraph.signature.start is not None:
        text = text[: paragraph.signature.start].rstrip()
    text = _without_links(text)
    for span in _written(text, speaker, people):
        for part in quotable_spans(text, span):
            yield Passage(part, "posted", speaker.person, speaker.label)


def _written(text: str, speaker: Speaker, people: ReportPeople) -> Iterator[Span]:
    """A post's words: all of them, or those between the marks of a report that quotes the
    signer."""
    marks = quotations(text)
    around = text
    for mark in reversed(marks):
        around = around[: mark.outer.start] + " " + around[mark.outer.end :]
    is_tag = (
        has_verb_of_saying(around)
        and len(around.split()) <= _TAG_WORDS
        and _names(around, speaker, people)
    )
    if marks and (is_tag or not around.strip(" .,;")):
        yield from (mark.inner for mark in marks)
    else:
        yield Span(0, len(text))


def _names(text: str, speaker: Speaker, people: ReportPeople) -> bool:
    """Whether a text names somebody, or speaks of him or her."""
    if any(
        mention.person and mention.person == speaker.person for mention in people.mentions(text)
    ):
        return True
    said = {fold(word.text) for word in words(text)}
    return bool(said & (name_words(speaker.label) | PRONOUNS))


def quotable_spans(text: str, span: Span) -> Iterator[Span]:
    """A quotation as one passage, or, where it is very long, its sentences."""
    inside = text[span.start : span.end]
    if len(inside.split()) <= _LONG_QUOTE:
        if inside:
            yield span
        return
    for unit in units(inside):
        yield Span(span.start + unit.start, span.start + unit.end)


def same_post(
    quoted: Sequence[str], speaker: Speaker | None, posts: Iterable[SignedPost]
) -> SignedPost | None:
    """The signed post in which quoted words stand again."""
    for post in posts:
        if (
            speaker
            and speaker.person
            and post.speaker.person
            and speaker.person != post.speaker.person
        ):
            continue
        if len(quoted) >= _LEAST and sum(word in post.words for word in quoted) >= 0.75 * len(
            quoted
        ):
            return post
    return None


def is_online(text: str) -> bool:
    """Whether a sentence speaks of a post: on Twitter, in another tweet, through her social
    networks."""
    return bool(_ONLINE.search(text))


def is_message(text: str) -> bool:
    """Whether a sentence speaks of a written message: in another message."""
    return bool(_MESSAGE.search(text.lower()))


def _without_links(text: str) -> str:
    """A post's words without the links at its end."""
    while (last := text.rstrip().rpartition(" ")[2].rpartition("\n")[2]).startswith(_LINKS):
        text = text.rstrip()[: -len(last)]
    return text.rstrip()
