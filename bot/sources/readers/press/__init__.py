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
tells more is reported. The rules: `quotations` pairs quotation marks,
`noun_phrases` and `attribution` find who says what, `report_people` knows who is who, `discourse`
whom the report has told of. Where they cannot tell, the speaker is None and the label is what the
report prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.model import Turn
from bot.sources.people import Register
from bot.sources.readers.press.discourse import Discourse
from bot.sources.readers.press.layout import paragraphs
from bot.sources.readers.press.passages import block_quotation_passages, paragraph_passages
from bot.sources.readers.press.posts import post_passages, signed_posts
from bot.sources.readers.press.report_people import MentionFinder, PersonMention, ReportPeople
from bot.sources.readers.reading import TextContext

__all__ = ["PersonMention", "MentionFinder", "read_paragraphs", "read_report"]


@dataclass(frozen=True, slots=True)
class _DatedRegister:
    """The register as a press report needs it: who is meant by a name or an office on the day."""

    register: Register
    date: date | None

    def people_in(self, text: str) -> list[PersonMention]:
        """The names and offices in a text; None where they may mean several people."""
        found = self.register.mentions(text, self.date)
        return [
            PersonMention(m.span, m.people[0].id if len(m.people) == 1 else None) for m in found
        ]


def read_report(text: str, context: TextContext) -> Iterator[Turn]:
    """The paragraphs of a press report, each with what is quoted, posted, reported or told in
    it."""
    return read_paragraphs(text, _DatedRegister(context.register, context.date))


def read_paragraphs(text: str, finder: MentionFinder) -> Iterator[Turn]:
    """The paragraphs of a press report whose people are known by `finder`."""
    content = [paragraph for paragraph in paragraphs(text) if paragraph.role != "furniture"]
    people = ReportPeople((paragraph.text for paragraph in content), finder)
    posts = signed_posts(content, people)
    discourse = Discourse()
    for number, paragraph in enumerate(content):
        if paragraph.role == "post":
            passages = list(post_passages(paragraph, people))
        elif paragraph.role == "block":
            passages = list(block_quotation_passages(paragraph.text, discourse))
        else:
            following = content[number + 1].text if number + 1 < len(content) else ""
            passages = paragraph_passages(
                paragraph.text, following, people=people, posts=posts, discourse=discourse
            )
        yield Turn(number, paragraph.text, None, tuple(passages), paragraph.start)
