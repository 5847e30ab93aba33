"""What one paragraph of a report quotes, prints as a post, reports, or tells.

Quotations are hidden first, so that a sentence may hold several of them and still be one sentence; then each
sentence's attributions say whose the quotations are, and whether the rest is somebody's account or nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.model import Kind, Passage, Span
from bot.readers.press_cast import Cast, Speaker, is_name
from bot.readers.press_clause import Attribution, attributions, subject
from bot.readers.press_layout import Paragraph, body_start
from bot.readers.press_marks import Quotation, quotations
from bot.readers.press_phrase import HIDDEN, Reader, Token, breaks, tokens
from bot.readers.press_words import ADVERBS, AUXILIARIES, LETTERS, NOT_SPEECH_BEFORE, PRONOUNS
from bot.text import sentences, units, words

_PLATFORM = (
    r"(?:Twitter|Facebook|Instagram|Threads|LinkedIn|Telegram|TikTok|YouTube|Mastodon|Bluesky|Weibo|Truth Social|VK|"
    r"[Tt]weets?|posts?|social (?:media|networks?)|X(?! [A-Z]))\b"
)
_ONLINE = re.compile(
    r"\b(?:on|via|through|in|to|by|from|[Oo]n|[Ii]n|[Vv]ia|[Tt]hrough)[ \u00a0]"
    r"(?:(?:a|an|the|his|her|their|its|another|one|two|several)[ \u00a0](?:[\w'’-]+[ \u00a0]){0,4}?)?" + _PLATFORM
)
_MESSAGE = re.compile(
    r"\b(?:in|through|via) (?:an?|another|his|her|the|one) (?:(?:new|second|first|later|separate|brief) )?messages?\b"
)
_ASIDE = re.compile(r"(?<=[\w”.])[ \u00a0]\([^().?!]{1,80}\)")
_LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com/\S+|https?://\S+|t\.co/\S+))+\s*$")
_LONG_QUOTE = 100  # words; longer ones are cut into sentences
_OWN_WORDS = 4  # words beside the tag that make a quoting sentence worth reporting too
_WRITING = frozenset("write tweet retweet post publish".split())
_TAG_WORDS = (
    frozenset("the a an to of it he she they his her reporters journalists that and but".split())
    | ADVERBS
    | AUXILIARIES
)
_LONGEST = 1_500  # characters of a sentence outside its quotations
_REMEMBERED = 8  # people
_FULL = 4  # words; a quotation standing alone without attribution is speech from this length


@dataclass(slots=True)
class Told:
    """What the report has told so far: whom it told of, who spoke last, and who was posting."""

    recent: list[Speaker] = field(default_factory=list)
    voice: Speaker | None = None
    posting: Speaker | None = None
    unclosed: bool = False
    fresh: bool = False
    quoting: bool = False

    def meet(self, *people: Speaker) -> None:
        """Keep the last few people told of, the last actor last."""
        for one in people:
            self.recent = [other for other in self.recent if (other.person or other.label) != (one.person or one.label)]
            self.recent.append(one)
        del self.recent[:-_REMEMBERED]

    def posts(self, speaker: Speaker) -> None:
        """Somebody writes posts, here and in the next paragraph."""
        self.posting, self.fresh = speaker, True

    def turns_page(self) -> None:
        """A new paragraph begins."""
        if not self.fresh:
            self.posting = None
        self.fresh = self.quoting = False


@dataclass(frozen=True, slots=True)
class Post:
    """A signed post printed in the report."""

    speaker: Speaker
    words: tuple[str, ...]


@dataclass(slots=True)
class _Sentence:
    """A sentence at `start` of its paragraph, quotations hidden in `text`, with its reading."""

    start: int
    text: str
    quotes: list[Quotation]
    reader: Reader
    found: list[Attribution] = field(default_factory=list)


# Posts ----------------------------------------------------------------------------------------------------------------


def signed_posts(content: Iterable[Paragraph], cast: Cast) -> list[Post]:
    """Every signed post of the report."""
    return [
        Post(_signer(p, cast), tuple(word.text for word in words(p.text)))
        for p in content
        if p.role == "post" and p.signature is not None
    ]


def _signer(paragraph: Paragraph, cast: Cast) -> Speaker:
    name = paragraph.signature.name if paragraph.signature else ""
    found = [voice for voice in cast.mentions(name) if voice.person]
    return Speaker(name, found[0].person if found else cast.named(name))


def posted(paragraph: Paragraph, cast: Cast) -> Iterator[Passage]:
    """The passages of a post: all its words but the signature and links at its end."""
    speaker = _signer(paragraph, cast)
    text = paragraph.text
    if (
        paragraph.signature is not None
        and text[paragraph.signature.span.start :] == text[slice(*paragraph.signature.span)]
    ):
        text = text[: paragraph.signature.span.start].rstrip()
    text = _LINKS.sub("", text)
    marks = quotations(text)
    span = Span(0, len(text))
    if len(marks) == 1 and marks[0].outer == span:
        span = marks[0].inner
    for part in _pieces(text, span):
        yield Passage(part, "posted", speaker.person, speaker.label)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A quotation as one passage, or, where it is very long, its sentences."""
    inside = text[span.start : span.end]
    if len(inside.split()) <= _LONG_QUOTE:
        if inside:
            yield span
        return
    for unit in units(inside):
        yield Span(span.start + unit.start, span.start + unit.end)


def _same_post(quoted: Sequence[str], speaker: Speaker | None, posts: Iterable[Post]) -> Post | None:
    """The signed post in which quoted words stand again."""
    for post in posts:
        if speaker and speaker.person and post.speaker.person and speaker.person != post.speaker.person:
            continue
        if len(quoted) >= _FULL and sum(word in post.words for word in quoted) >= 0.75 * len(quoted):
            return post
    return None


# Paragraphs -----------------------------------------------------------------------------------------------------------


def told(text: str, following: str, *, cast: Cast, posts: list[Post], so_far: Told) -> list[Passage]:
    """The passages of a paragraph in the order of the source; `following` is the next paragraph."""
    so_far.turns_page()
    marks = quotations(text, following=following)
    found: list[Passage] = []
    pending: list[Quotation] = []
    for sentence in _sentences(text, marks, cast, so_far):
        _notice(sentence, so_far)
        for passage in _passages(sentence, text, posts, so_far, pending):
            found.append(passage)
    found += _standing_alone(pending, text, following, posts, cast, so_far)
    so_far.unclosed = bool(marks) and marks[-1].runs_on
    return sorted(found, key=lambda passage: passage.span)


def _hidden(text: str, marks: Iterable[Quotation]) -> str:
    """The paragraph with every quotation made opaque, its marks curly, its last full stop left standing."""
    out, at = [], 0
    for outer, inner, runs_on in marks:
        body = HIDDEN * (outer.end - outer.start - 2)
        last = text[inner.end - 1]
        if runs_on:
            closing = HIDDEN
        else:
            closing = "”"
            body = body[:-1] + last if last in ".?!…," and body and inner.end == outer.end - 1 else body
        out += [text[at : outer.start], "“", body, closing]
        at = outer.end
    return "".join([*out, text[at:]])


def _sentences(text: str, marks: list[Quotation], cast: Cast, so_far: Told) -> Iterator[_Sentence]:
    hidden = _hidden(text, marks)
    begin = body_start(hidden)
    hidden = hidden[:begin] + _ASIDE.sub(lambda aside: " " * len(aside[0]), hidden[begin:])
    starts = [mark.outer.start for mark in marks]
    for span in _spans(hidden, begin, cast):
        inside = marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        sentence = hidden[span.start : span.end]
        reader = Reader(sentence, tokens(sentence), cast, tuple(so_far.recent))
        yield _Sentence(span.start, sentence, inside, reader, attributions(reader))


def _spans(hidden: str, begin: int, cast: Cast) -> Iterator[Span]:
    """The sentences of a paragraph, a tag joined to the question it tags."""
    held: Span | None = None
    for span in sentences(hidden[begin:]):
        piece = Span(begin + span.start, begin + span.end)
        if held is not None and _is_tag_of(hidden, held, piece, cast):
            piece = Span(held.start, piece.end)
        elif held is not None:
            yield from _bounded(hidden, held)
        held = piece
    if held is not None:
        yield from _bounded(hidden, held)


def _bounded(hidden: str, span: Span) -> Iterator[Span]:
    """A sentence, or the pieces of one that no writer of sentences wrote."""
    start = span.start
    told = span.end - start - hidden.count(HIDDEN, start, span.end)
    while told > _LONGEST and span.end - start > _LONGEST:
        cut = hidden.rfind(" ", start, start + _LONGEST)
        if cut <= start:
            cut = hidden.find(" ", start + _LONGEST, span.end)
        if cut == -1:
            break
        yield Span(start, cut)
        start = cut + 1
    yield Span(start, span.end)


def _is_tag_of(hidden: str, before: Span, piece: Span, cast: Cast) -> bool:
    """Whether a sentence is the tag of a question or an exclamation before it: “Why?” Brandt asked."""
    if hidden[before.end - 2 : before.end] not in ("?”", "!”", "…”") or not hidden[
        before.start : before.end
    ].startswith("“"):
        return False
    words_ = tokens(hidden[piece.start : piece.end][:200])
    if not words_ or len(words_) > 14:
        return False
    found = attributions(Reader(hidden[piece.start : piece.end], words_, cast))
    return bool(found) and found[0].start <= 1 and not any(w.low == "that" for w in words_[found[0].end :][:1])


def _notice(sentence: _Sentence, so_far: Told) -> None:
    """Keep who spoke and who acted, for the pronouns and lone quotations to come."""
    reader = sentence.reader
    named = [(sentence.text[slice(*voice.span)], voice.person) for voice in reader.voices if voice.person]
    actor = so_far.recent[-1:]
    so_far.meet(*(Speaker(printed, person) for printed, person in named if is_name(printed)), *actor)
    main = _main(sentence)
    if main is not None:
        so_far.voice = main.speaker
        if main.speaker.one:
            so_far.meet(main.speaker)
        return
    acting = subject(reader)
    if acting is not None and acting.speaks and acting.speaker.one:
        so_far.meet(acting.speaker)


def _main(sentence: _Sentence) -> Attribution | None:
    """The attribution that makes the sentence somebody's account: one set aside, else the first on its own."""
    own = [one for one in sentence.found if one.aside]
    own += [one for one in sentence.found if not one.dependent and not one.inside]
    finite = [one for one in own if one.verb.form != "ing"]
    return next(iter(finite or own), None)


# Quotations -----------------------------------------------------------------------------------------------------------


def _passages(
    sentence: _Sentence, text: str, posts: list[Post], so_far: Told, pending: list[Quotation]
) -> Iterator[Passage]:
    main = _main(sentence)
    speech: list[Quotation] = []
    alone = not sentence.reader.words
    for quote in sentence.quotes:
        if alone:
            pending.append(quote)
            speech.append(quote)
            continue
        if _is_document(sentence, quote):
            continue
        source = _source(sentence, quote, main)
        if source is None and not (main is None and speech) and not _lone_speech(sentence, text, quote):
            continue
        if source is not None and not _is_speech(sentence, text, quote, source):
            continue
        speech.append(quote)
        speaker = source.speaker if source else so_far.voice if so_far.quoting else None
        so_far.quoting = True
        yield from _quoted(text, quote, speaker, _is_posted(sentence, quote, source, speaker, so_far), posts, so_far)
    yield from _rest(sentence, text, main, speech, so_far)


def _source(sentence: _Sentence, quote: Quotation, main: Attribution | None) -> Attribution | None:
    """The attribution that a quotation belongs to: its tag, else what leads up to it, else the sentence's."""
    words_ = sentence.reader.words
    start, end = quote.outer.start - sentence.start, quote.outer.end - sentence.start
    right, left = _first_from(words_, end), _first_from(words_, start)
    for one in sentence.found:
        tags = not one.inside and right <= one.start <= right + 1 and one.verb.form != "ing"
        if tags and not _coordinates(sentence, right):
            return one
    leading = [one for one in sentence.found if one.end <= left and not one.inside]
    if leading:
        return leading[-1]
    return main if main is not None and (main.aside or _set_off(sentence, quote)) else None


def _first_from(words_: Sequence[Token], start: int) -> int:
    """The number of the first word that stands at or after an offset."""
    return bisect_left(words_, start, key=lambda word: word.start)


def _is_document(sentence: _Sentence, quote: Quotation) -> bool:
    """Whether a text and no person is quoted: a sign that read “…”, a post by X that read “…”."""
    left = _first_from(sentence.reader.words, quote.outer.start - sentence.start)
    if left < 2 or sentence.reader.words[left - 1].low not in ("read", "reads", "reading"):
        return False
    return sentence.reader.words[left - 2].low not in PRONOUNS


def _coordinates(sentence: _Sentence, at: int) -> bool:
    return at < len(sentence.reader.words) and sentence.reader.words[at].low in ("and", "but", "while", "that", "who")


def _set_off(sentence: _Sentence, quote: Quotation) -> bool:
    """Whether a quotation stands apart from the sentence's syntax: at its head, or after a comma or a colon."""
    before = sentence.text[: quote.outer.start - sentence.start].rstrip()
    return not before or before[-1] in ",:”—–"


def _is_speech(sentence: _Sentence, text: str, quote: Quotation, source: Attribution) -> bool:
    """Whether quoted words are said rather than named, doubted or set in marks as a title."""
    words_ = sentence.reader.words
    start = quote.outer.start - sentence.start
    left = [word for word in words_ if word.end <= start]
    inner = text[quote.inner.start : quote.inner.end]
    if _set_off(sentence, quote) and len(inner.split()) >= _FULL:
        return True
    if left and left[-1].low in NOT_SPEECH_BEFORE and source.at != len(left) - 1 and not breaks(words_, len(left) - 1):
        return False
    return not (_is_title_case(inner) and not _set_off(sentence, quote))


def _is_title_case(inner: str) -> bool:
    """Whether quoted words are printed as a name: two or more, every long one with a capital."""
    long = [word for word in inner.split() if len(word) > 3]
    return (
        len(inner.split()) >= 2 and bool(long) and all(word[0].isupper() for word in long) and inner[-1:] not in ".,!?"
    )


def _lone_speech(sentence: _Sentence, text: str, quote: Quotation) -> bool:
    """Whether a quotation in a sentence that names no speaker is speech all the same: a sentence of its own."""
    inner = text[quote.inner.start : quote.inner.end]
    whole = inner[0].isupper() and inner[-1] in ".,!?…" and len(inner.split()) >= _FULL
    return whole and _set_off(sentence, quote) and not _is_title_case(inner)


def _is_posted(
    sentence: _Sentence, quote: Quotation, source: Attribution | None, speaker: Speaker | None, so_far: Told
) -> bool:
    """Whether the words reached the report as a written post."""
    low = {word.low for word in sentence.reader.words}
    if _ONLINE.search(sentence.text):
        return True
    if _set_off(sentence, quote) and _MESSAGE.search(sentence.text.lower()):
        return True
    if source is not None and source.verb.lemma in _WRITING:
        return not low & LETTERS
    return speaker is not None and so_far.posting == speaker


def _quoted(
    text: str, quote: Quotation, speaker: Speaker | None, written: bool, posts: list[Post], so_far: Told
) -> Iterator[Passage]:
    again = _same_post([word.text for word in words(text[quote.inner.start : quote.inner.end])], speaker, posts)
    if again is not None and speaker is None:
        speaker = again.speaker
    kind: Kind = "posted" if written or again is not None else "quoted"
    if written and speaker is not None:
        so_far.posts(speaker)
    for part in _pieces(text, quote.inner):
        yield Passage(part, kind, speaker.person if speaker else None, speaker.label if speaker else None)


def _standing_alone(
    pending: list[Quotation], text: str, following: str, posts: list[Post], cast: Cast, so_far: Told
) -> Iterator[Passage]:
    """Quotations that are whole sentences: of whoever speaks in the paragraph, or goes on from the one before."""
    if not pending:
        return
    speaker = so_far.voice
    if pending[0].outer.start == 0 and pending[-1].runs_on and not so_far.unclosed:
        speaker = _first_voice(following, cast) or speaker
    for quote in pending:
        yield from _quoted(text, quote, speaker, speaker is not None and so_far.posting == speaker, posts, so_far)


def _first_voice(text: str, cast: Cast) -> Speaker | None:
    """Who speaks first in a paragraph."""
    for sentence in _sentences(text, quotations(text), cast, Told()):
        main = _main(sentence)
        if main is not None:
            return main.speaker
    return None


# The rest of a sentence -----------------------------------------------------------------------------------------------


def _rest(
    sentence: _Sentence, text: str, main: Attribution | None, speech: list[Quotation], so_far: Told
) -> Iterator[Passage]:
    """The sentence itself, where it tells something beside the words it quotes."""
    if not sentence.reader.words and speech:
        return
    span = Span(sentence.start, sentence.start + len(sentence.text))
    if main is None:
        if not speech or len(_own(sentence, None)) >= _OWN_WORDS:
            yield Passage(span, "narration")
        return
    if not speech and _ONLINE.search(sentence.text):
        so_far.posts(main.speaker)
    embedded = any(not _set_off(sentence, quote) for quote in speech)
    introduces = not speech and sentence.text.endswith(":")
    if (not speech and not introduces) or embedded or len(_own(sentence, main)) >= _OWN_WORDS:
        yield Passage(span, "reported", main.speaker.person, main.speaker.label)


def _own(sentence: _Sentence, main: Attribution | None) -> list[str]:
    """The words of a sentence outside its quotations that are neither the tag nor its small words."""
    taken = range(main.start, main.end) if main is not None else range(0)
    return [word.low for n, word in enumerate(sentence.reader.words) if n not in taken and word.low not in _TAG_WORDS]
