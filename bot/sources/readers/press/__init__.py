"""The reader of press reports: who is quoted, who is told of, and what is only told.

    “We did not sleep,” Okonedo said.              quoted: the words between the marks, by Okonedo
    She praised her “good friend”, adding that …   quoted "good friend", and the whole sentence
                                                   reported, by her
    Okonedo said the talks were over.              reported: the reporter's words, of Okonedo
    The talks ended before dawn.                   narration: nobody's
    Good meeting, we are moving forward.           posted: a written post, signed below …
    — Marcelo Ebrard C. (@m_ebrard) May 3, 2022    … or quoted as one: wrote on Twitter, in a post
    > We did not sleep. We will.                   quoted: a block quotation, by whoever the line
                                                   above it says
    The so-called “blue corridor” is open.         narration: no speech in these marks

One turn to a paragraph. Headline, byline, captions, credits, teasers and share lines make no turn
(`layout`). A sentence that only says who spoke ("…, she said") is context and no passage; one that
tells more is reported. The rules: `marks` pairs quotation marks, `phrase` and `clause` find who
says what, `cast` knows who is who. Where they cannot tell, the speaker is None and the label is
what the report prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.model import Turn
from bot.sources.people import Register
from bot.sources.readers.press.cast import Cast, Voice, Voices
from bot.sources.readers.press.layout import paragraphs
from bot.sources.readers.press.posts import posted, signed_posts
from bot.sources.readers.press.so_far import Told
from bot.sources.readers.press.telling import block_quoted, told
from bot.sources.readers.reading import TextContext

__all__ = ["Voice", "Voices", "read_paragraphs", "read_report"]


@dataclass(frozen=True, slots=True)
class _Register:
    """The register as a press report needs it: who is meant by a name or an office on the day."""

    register: Register
    date: date | None

    def people_in(self, text: str) -> list[Voice]:
        """The names and offices in a text; None where they may mean several people."""
        found = self.register.mentions(text, self.date)
        return [Voice(m.span, m.people[0].id if len(m.people) == 1 else None) for m in found]


def read_report(text: str, context: TextContext) -> Iterator[Turn]:
    """The paragraphs of a press report, each with what is quoted, posted, reported or told in
    it."""
    return read_paragraphs(text, _Register(context.register, context.date))


def read_paragraphs(text: str, voices: Voices) -> Iterator[Turn]:
    """The paragraphs of a press report whose people are known by `voices`."""
    content = [paragraph for paragraph in paragraphs(text) if paragraph.role != "furniture"]
    cast = Cast((paragraph.text for paragraph in content), voices)
    posts = signed_posts(content, cast)
    so_far = Told()
    for number, paragraph in enumerate(content):
        if paragraph.role == "post":
            passages = list(posted(paragraph, cast))
        elif paragraph.role == "block":
            passages = list(block_quoted(paragraph.text, so_far))
        else:
            following = content[number + 1].text if number + 1 < len(content) else ""
            passages = told(paragraph.text, following, cast=cast, posts=posts, so_far=so_far)
        yield Turn(number, paragraph.text, None, tuple(passages), paragraph.start)
