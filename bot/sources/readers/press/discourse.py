"""What a report has told up to a sentence: who a pronoun, a lone quotation or a block quotation may
be.

Rask said … “We go,” he said.                       whoever acted last
Next came Inkeri Vuolanto. “We stay,” she said.     … even one only just brought in
Rask called Ulpu Aho, 79. “We wait,” she said.      two who may be meant: nobody
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sources.readers.press.attribution import Attribution
from bot.sources.readers.press.introductions import inverted_subject, people_named_in_full
from bot.sources.readers.press.noun_phrases import SentenceReader
from bot.sources.readers.press.report_people import (
    Antecedents,
    Speaker,
    is_name,
    name_words,
    same_speaker,
)
from bot.sources.readers.press.sentences import Sentence
from bot.sources.readers.press.subject import sentence_subject

_REMEMBERED = 8  # people


@dataclass(slots=True)
class Discourse:
    """What the report has told so far: of whom, who spoke last, who was posting (`fresh`: in this
    paragraph).

    `rivals` may be meant by the next pronoun as well as the last actor; `named` are the name words
    that have stood; `opening` is who the last paragraph's colon gave the word.
    """

    recent: list[Speaker] = field(default_factory=list)
    rivals: tuple[Speaker, ...] = ()
    named: set[str] = field(default_factory=set)
    last_speaker: Speaker | None = None
    posting: Speaker | None = None
    fresh: bool = False
    opening: Speaker | None = None
    unclosed: bool = False

    def meet(self, *people: Speaker) -> None:
        """Keep the last few people told of, the last actor last."""
        for one in people:
            self.recent = [
                other
                for other in self.recent
                if (other.person or other.label) != (one.person or one.label)
            ]
            self.recent.append(one)
        del self.recent[:-_REMEMBERED]

    def posts(self, speaker: Speaker) -> None:
        """Somebody writes posts, here and in the next paragraph."""
        self.posting, self.fresh = speaker, True

    def turns_page(self) -> None:
        """A new paragraph begins."""
        if not self.fresh:
            self.posting = None
        self.fresh = False

    def antecedents(self) -> Antecedents:
        """Who may be meant by a pronoun now."""
        return Antecedents(tuple(self.recent), self.rivals)

    def notice(self, sentence: Sentence) -> None:
        """Keep who spoke and who acted, for the pronouns and lone quotations to come."""
        reader = sentence.reader
        named = [
            (sentence.text[slice(*mention.span)], mention.person)
            for mention in reader.mentions
            if mention.person
        ]
        before, fresh = tuple(self.recent), self._newcomers(reader)
        met = [Speaker(printed, person) for printed, person in named if is_name(printed)]
        self.meet(*met, *fresh, *self.recent[-1:])
        arrived = None if sentence.main else inverted_subject(reader)
        heard = sentence.main or arrived
        if heard is not None:
            self.last_speaker = heard.speaker
        acting = heard or sentence_subject(reader)
        if (
            acting is not None
            and acting.speaker.one
            and (isinstance(acting, Attribution) or acting.speaks)
        ):
            older = any(same_speaker(acting.speaker, one) for one in before)
            self.rivals = tuple(
                one for one in fresh if older and not same_speaker(one, acting.speaker)
            )
            self.meet(acting.speaker)
        elif fresh:
            self.rivals = tuple(fresh[:-1])
            self.meet(*fresh)

    def _newcomers(self, reader: SentenceReader) -> list[Speaker]:
        """The people a sentence names in full of whom the report has not told."""
        found = [
            one for one in people_named_in_full(reader) if not name_words(one.label) & self.named
        ]
        for one in found:
            self.named |= name_words(one.label)
        for mention in reader.mentions:
            self.named |= name_words(reader.text[slice(*mention.span)])
        return found
