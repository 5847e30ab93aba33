"""What one paragraph of a report quotes, reports, or tells.

    “We go,” Orsolle said.                       quoted; the bare tag is context
    Orsolle said the talks were “calm”.          quoted "calm", and the sentence reported
    “We go,” said Orsolle, who farms there.      quoted, and the sentence reported: it tells more
                                                 than the tag
    “We go.” ¶ “We stay.”                        of whoever spoke last, or speaks first in the next
                                                 paragraph
    The so-called “blue corridor” is open.       narration: a doubted word, a title, a sign's text
                                                 is nobody's speech

Where the rules cannot tell who speaks, nobody does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.model import Kind, Passage, Span
from bot.sources.readers.press.attribution import Attribution
from bot.sources.readers.press.discourse import Discourse
from bot.sources.readers.press.noun_phrases import SentenceReader
from bot.sources.readers.press.posts import (
    SignedPost,
    is_message,
    is_online,
    quotable_spans,
    same_post,
)
from bot.sources.readers.press.quotations import Quotation, quotations
from bot.sources.readers.press.report_people import ReportPeople, Speaker
from bot.sources.readers.press.sentences import Sentence, read_sentences
from bot.sources.readers.press.subject import nothing_follows, sentence_subject
from bot.sources.readers.press.tokens import breaks
from bot.sources.readers.press.word_classes import (
    ADVERBS,
    AUXILIARIES,
    BE,
    LETTERS,
    NOT_SPEECH_BEFORE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
)
from bot.text import words
from bot.text.lexicon import word_set

_OWN_WORDS = 4  # words beside the tag that make a quoting sentence worth reporting too
_FULL = 4  # words; a quotation without attribution is speech from this length
_UNMARKED = re.compile(
    r"^[ \u00a0\t]*>[> \u00a0\t]*([^>\s](?:.*\S)?(?:\n[ \t]*[^>\s](?:.*\S)?)*)", re.MULTILINE
)
_WRITING = word_set("saying.write")
_OPENS_CLAUSE = RELATIVES | (SUBORDINATORS - PREPOSITIONS) | PRONOUNS | BE | (AUXILIARIES - ADVERBS)
_HANGS = PREPOSITIONS | ADVERBS | TIMES
_TAG_WORDS = word_set("reports.tag") | ADVERBS


def paragraph_passages(
    text: str,
    following: str,
    *,
    people: ReportPeople,
    posts: list[SignedPost],
    discourse: Discourse,
) -> list[Passage]:
    """The passages of a paragraph in the order of the source; `following` is the next paragraph."""
    discourse.turns_page()
    marks = quotations(text, following=following)
    paragraph = _ParagraphReader(text, following, people, posts, discourse)
    found: list[Passage] = []
    discourse.opening = None
    for sentence in read_sentences(text, marks, people, discourse.antecedents):
        discourse.notice(sentence)
        discourse.opening = sentence.main.speaker if sentence.main and text.endswith(":") else None
        found += paragraph.passages(sentence)
    found += paragraph.standing_alone()
    discourse.unclosed = bool(marks) and marks[-1].runs_on
    return sorted(found, key=lambda passage: passage.span)


def block_quotation_passages(text: str, discourse: Discourse) -> Iterator[Passage]:
    """The words of a block quotation, by whoever the paragraph above it opens it for; each > parts
    them."""
    speaker = discourse.opening
    discourse.last_speaker = speaker
    kind: Kind = "posted" if speaker is not None and discourse.posting == speaker else "quoted"
    for match in _UNMARKED.finditer(text):
        said = Span(match.start(1), match.end(1))
        marks = quotations(match[1])
        if len(marks) == 1 and marks[0].outer == (0, len(match[1])):
            said = Span(said.start + marks[0].inner.start, said.start + marks[0].inner.end)
        for part in quotable_spans(text, said):
            yield Passage(
                part, kind, speaker.person if speaker else None, speaker.label if speaker else None
            )


@dataclass(slots=True)
class _ParagraphReader:
    """A paragraph being read; `pending` are quotations that are whole sentences, `quoting`:
    somebody was quoted."""

    text: str
    following: str
    people: ReportPeople
    posts: list[SignedPost]
    discourse: Discourse
    pending: list[Quotation] = field(default_factory=list)
    quoting: bool = False

    def passages(self, sentence: Sentence) -> Iterator[Passage]:
        """What a sentence quotes, then the sentence itself where it tells something of its own."""
        if len(sentence.reader.words) <= 1 and sentence.quotes:
            self.pending += sentence.quotes
            return
        speech: list[Quotation] = []
        for quote in sentence.quotes:
            source = _source(sentence, quote)
            if self._is_speech(sentence, quote, source, again=bool(speech)):
                speech.append(quote)
                yield from self._said(sentence, quote, source)
        yield from self._rest(sentence, speech)

    def _inner(self, quote: Quotation) -> str:
        return self.text[quote.inner.start : quote.inner.end]

    def _is_speech(
        self, sentence: Sentence, quote: Quotation, source: Attribution | None, *, again: bool
    ) -> bool:
        """Whether quoted words are said rather than named, doubted, written on a sign or set in
        marks as a title."""
        inner, apart = self._inner(quote), sentence.sets_off(quote)
        if _is_document(sentence, quote):
            return False
        if source is None:
            if apart and (_is_utterance(inner) or _closes(sentence, quote)):
                return True
            return again and sentence.main is None
        if apart and len(inner.split()) >= _FULL:
            return True
        left, _ = sentence.around(quote)
        named = (
            left
            and sentence.reader.words[left - 1].low in NOT_SPEECH_BEFORE
            and source.at != left - 1
        )
        if named and not breaks(sentence.reader.words, left - 1):
            return False
        return apart or not _is_title_case(inner)

    def _said(
        self, sentence: Sentence, quote: Quotation, source: Attribution | None
    ) -> Iterator[Passage]:
        speaker = source.speaker if source else _beside(sentence, quote)
        if speaker is None and source is None and self.quoting:
            speaker = self.discourse.last_speaker
        self.quoting = True
        yield from self._quoted(
            quote, speaker, written=self._is_written(sentence, quote, source, speaker)
        )

    def _is_written(
        self,
        sentence: Sentence,
        quote: Quotation,
        source: Attribution | None,
        speaker: Speaker | None,
    ) -> bool:
        """Whether the words reached the report as a written post."""
        if is_online(sentence.text) or (sentence.sets_off(quote) and is_message(sentence.text)):
            return True
        if source is not None and source.verb.lemma in _WRITING:
            return LETTERS.isdisjoint(word.low for word in sentence.reader.words)
        return speaker is not None and self.discourse.posting == speaker

    def _quoted(
        self, quote: Quotation, speaker: Speaker | None, *, written: bool
    ) -> Iterator[Passage]:
        again = same_post([word.text for word in words(self._inner(quote))], speaker, self.posts)
        if again is not None and speaker is None:
            speaker = again.speaker
        kind: Kind = "posted" if written or again is not None else "quoted"
        if written and speaker is not None:
            self.discourse.posts(speaker)
        for part in quotable_spans(self.text, quote.inner):
            yield Passage(
                part, kind, speaker.person if speaker else None, speaker.label if speaker else None
            )

    def standing_alone(self) -> Iterator[Passage]:
        """Quotations that are whole sentences: of whoever speaks in the paragraph, or goes on from
        another."""
        if not self.pending:
            return
        speaker = self.discourse.last_speaker
        if (
            self.pending[0].outer.start == 0
            and self.pending[-1].runs_on
            and not self.discourse.unclosed
        ):
            speaker = self._next_speaker() or speaker
        for quote in self.pending:
            posting = speaker is not None and self.discourse.posting == speaker
            yield from self._quoted(quote, speaker, written=posting)

    def _next_speaker(self) -> Speaker | None:
        """Who speaks first in the next paragraph."""
        ahead = read_sentences(
            self.following, quotations(self.following), self.people, self.discourse.antecedents
        )
        return next(
            (sentence.main.speaker for sentence in ahead if sentence.main is not None), None
        )

    def _rest(self, sentence: Sentence, speech: list[Quotation]) -> Iterator[Passage]:
        """The sentence itself, where it tells something beside the words it quotes."""
        span, main = Span(sentence.start, sentence.end), sentence.main
        if not sentence.reader.words:
            return
        if main is None:
            if not speech or len(_own(sentence, None)) >= _OWN_WORDS:
                yield Passage(span, "narration")
            return
        if not speech and is_online(sentence.text):
            self.discourse.posts(main.speaker)
        embedded = any(not sentence.sets_off(quote) for quote in speech)
        introduces = not speech and sentence.text.endswith(":")
        tag = bool(speech) and not embedded and _is_tag(sentence, speech, main)
        if (
            (not speech and not introduces)
            or embedded
            or (not tag and len(_own(sentence, main)) >= _OWN_WORDS)
        ):
            yield Passage(span, "reported", main.speaker.person, main.speaker.label)


def _source(sentence: Sentence, quote: Quotation) -> Attribution | None:
    """The attribution that a quotation belongs to: its tag, else what leads up to it, else the
    sentence's."""
    left, right = sentence.around(quote)
    for one in sentence.found:
        tags = not one.inside and right <= one.start <= right + 1 and one.verb.form != "ing"
        if tags and sentence.reader.words[right].low not in ("and", "but", "while", "that", "who"):
            return one
    leading = [one for one in sentence.found if one.end <= left and not one.inside]
    if leading:
        return leading[-1]
    main = sentence.main
    return main if main is not None and (main.aside or sentence.sets_off(quote)) else None


def _beside(sentence: Sentence, quote: Quotation) -> Speaker | None:
    """Whoever is named right after a quotation and its comma, whatever verb follows: “…”, the
    president laughed.

    Before a colon it is the sentence's subject: García was not convinced: “…”.
    """
    reader = sentence.reader
    left, right = sentence.around(quote)
    if left and sentence.text[: quote.outer.start - sentence.start].rstrip().endswith(":"):
        whose = sentence_subject(reader)
        return whose.speaker if whose is not None and whose.speaks and whose.speaker.one else None
    comma = sentence.text[quote.outer.end - sentence.start - 2 :][:3]
    if right >= len(reader.words) or "," not in comma or not reader.starts_phrase(right):
        return None
    phrase = reader.phrase(right, len(reader.words))
    return phrase.speaker if phrase.speaks and phrase.speaker.one else None


def _closes(sentence: Sentence, quote: Quotation) -> bool:
    """Whether a quotation ends a sentence whose subject leads into it: Blinken's message was
    simple: “Come back.”"""
    _, right = sentence.around(quote)
    return right == len(sentence.reader.words) and _beside(sentence, quote) is not None


def _is_document(sentence: Sentence, quote: Quotation) -> bool:
    """Whether a text and no person is quoted: a sign that read “…”, a post by X that read “…”."""
    left, _ = sentence.around(quote)
    if left < 2 or sentence.reader.words[left - 1].low not in ("read", "reads", "reading"):
        return False
    return sentence.reader.words[left - 2].low not in PRONOUNS


def _is_title_case(inner: str) -> bool:
    """Whether quoted words are printed as a name: two or more, every long one with a capital."""
    split = inner.split()
    long = [word for word in split if len(word) > 3]
    return (
        len(split) >= 2
        and bool(long)
        and all(word[0].isupper() for word in long)
        and inner[-1] not in ".,!?"
    )


def _is_utterance(inner: str) -> bool:
    """Whether words without attribution are speech all the same: as long as a sentence, and begun
    like one."""
    least = _FULL if inner[-1] in ".,!?…" else 2 * _FULL
    return inner[0].isupper() and len(inner.split()) >= least and not _is_title_case(inner)


def _is_tag(sentence: Sentence, speech: list[Quotation], main: Attribution) -> bool:
    """Whether a sentence that begins with a quotation tells beside it only how and where the words
    were said.

    “…”, he told reporters at a barracks, standing beside his host: yes. “…”, said Reis, who farms
    there: no.
    """
    words_ = sentence.reader.words
    if speech[0].outer.start > sentence.start or main.start > 0 or len(sentence.found) > 1:
        return False
    for n in range(main.end, len(words_)):
        low = words_[n].low
        hangs = low in _HANGS or low.endswith("ing")
        if low in _OPENS_CLAUSE or (
            breaks(words_, n) and not hangs and not _is_name_alone(sentence.reader, n)
        ):
            return False
    return True


def _is_name_alone(reader: SentenceReader, at: int) -> bool:
    """Whether what follows a comma only names whoever stands before it: his counterpart, Anu
    Korhonen."""
    phrase = reader.phrase(at, len(reader.words)) if reader.starts_phrase(at) else None
    return phrase is not None and phrase.named and nothing_follows(reader, phrase.last)


def _own(sentence: Sentence, main: Attribution | None) -> list[str]:
    """The words of a sentence outside its quotations that are neither the tag nor its small
    words."""
    taken = range(main.start, main.end) if main is not None else range(0)
    return [
        word.low
        for n, word in enumerate(sentence.reader.words)
        if n not in taken and word.low not in _TAG_WORDS
    ]
