"""Whether a question is a claim, and what it puts in whose mouth. Pure; no corpus is read.

did Blinken really say that we lost 40 colleagues?      his: we lost 40 colleagues
Mayorkas: "more than just neighbors" - correct?         his: more than just neighbors
who said "let's not get ahead of ourselves"?            anybody's
there were 40 of them, is that the right number?        anybody's
Blinken praised Ebrard as an "extraordinary colleague"  his, about Ebrard
"equal partners"  ·  what did X say about Y             no claims: something to be found

A sentence is a claim when it puts words or a statement in somebody's mouth and asks about it, or
simply states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.model import Span
from bot.question.asked_speaker import SAYING, SpeakerRef, as_labels, asked_speaker
from bot.question.claims import asking_forms
from bot.question.claims.claim import Claim, claim_of
from bot.sources.people import Mention, Register
from bot.text import words
from bot.text.quotation_marks import PLACE, CutText

_A_LINE = 5  # words; fewer after a name and a colon are a topic


class _Found(NamedTuple):
    """Claimed text, the frame around it, and the speaker as the frame names them."""

    text: str
    frame: str
    asked: SpeakerRef = SpeakerRef()
    about: str = ""


def claim_in(text: CutText, register: Register, labels: Sequence[str] = ()) -> Claim | None:
    """What the `text` of a question claims; None where it asks for something to be found. The
    people of the register and the `labels` that archives print may be named in it."""
    read = _Reader(register, labels)
    found = read.quoting(text) if text.inside else read.stating(text.outside)
    return read.claim(found) if found is not None and words(found.text) else None


def whole_claim(text: CutText, register: Register, labels: Sequence[str] = ()) -> Claim | None:
    """What `/whosaid` is given as `text`: words, with "by NAME" after them or not; None where there
    are none. The people of the register and the `labels` that archives print may be named."""
    read = _Reader(register, labels)
    if text.inside:
        found = read.quoting(text) or _Found(" … ".join(text.inside), text.outside)
    else:
        found = read.stating(text.outside) or read.given(text.outside)
    return read.claim(found) if words(found.text) else None


class _Reader:
    """Reads claims, with the people and labels that a frame may name."""

    def __init__(self, register: Register, labels: Sequence[str]) -> None:
        self._register, self._labels = register, labels

    def claim(self, found: _Found) -> Claim:
        """The claim made of what was found."""
        return claim_of(found.text, found.frame, found.asked, tuple(self._named(found.about)))

    # In quotation marks ---

    def quoting(self, text: CutText) -> _Found | None:
        """A claim whose words stand in quotation marks."""
        frame, said = text.outside, " … ".join(text.inside)
        rest, asks = asking_forms.ask_free(frame)
        if who := asking_forms.WHO_SAID.match(rest):
            return _Found(said, frame, about=rest[who.end() :])
        if asking_forms.OPEN.match(rest) and not asks:
            return None
        bare = rest.replace(PLACE, " ").strip(" \n\t,.;:!?–—-…()")
        asked = self._speaker(rest) if bare else SpeakerRef()
        if asked == SpeakerRef() and bare:
            asked = self._only_name(bare)
        if asked == SpeakerRef() and (led := re.match(rf"([^:\ue000]{{2,60}}):\s*{PLACE}", rest)):
            asked = self._leading(led[1])
        if asked == SpeakerRef():
            asks = asks or asking_forms.WHETHER.search(rest) is not None
            return _Found(said, frame, about=bare) if asks else None
        if not asks and not self._puts(rest, asked):
            return None
        return _Found(said, frame, asked, _without(rest, asked) if asked.spans else "")

    def _puts(self, rest: str, asked: SpeakerRef) -> bool:
        """Whether a frame puts the words in the speaker's mouth, and does not just name a topic."""
        spoken = (words(rest[slice(*span)]) for span in asked.spans[1:])
        verbs = {word.text for found in spoken for word in found}
        after = words(rest[max((span.end for span in asked.spans), default=0) :].split(PLACE)[0])
        topical = after and after[0].text in ("on", "about", "regarding", "re")
        if topical or not verbs.isdisjoint(asking_forms.TALKING):
            return False
        only_named = len(words(rest)) <= len(words(asked.typed or "")) + 1
        return only_named or bool(verbs) or ":" in rest or "?" in rest

    def _leading(self, head: str) -> SpeakerRef:
        """Who does what stands before a colon: Orsolle counted the cans."""
        named = next(iter(self._named(head)), None)
        if named is None or words(head[: named.span.start]):
            return SpeakerRef()
        return SpeakerRef(named, typed=head[named.span.start : named.span.end], spans=(named.span,))

    def _only_name(self, bare: str) -> SpeakerRef:
        """The speaker where the frame is nothing but a name: "by NAME", "NAME", "NAME, SURNAME"."""
        typed = asking_forms.BY_HEAD.sub("", bare).strip()
        mention = self._register.resolve(typed)
        if mention is not None:
            return SpeakerRef(mention, typed=typed)
        if printed := as_labels(typed, self._labels):
            return SpeakerRef(label=printed[0], alike=printed[1:], typed=typed)
        if typed != bare and asking_forms.STRANGER.match(typed):
            return SpeakerRef(stranger=typed, typed=typed)
        return SpeakerRef()

    # In plain words ---

    def stating(self, text: str) -> _Found | None:
        """A claim in plain words."""
        body, asks = asking_forms.ask_free(text)
        if who := asking_forms.WHO_SAID.match(body):
            said = body[who.end() :]
            topical = asking_forms.TOPICAL.match(said) or not words(said)
            return None if topical else _Found(said, body[: who.end()])
        if asking_forms.OPEN.match(body):
            return None
        if found := self._said_first(body, asks) or self._said_last(body, asks):
            return found
        somebody = asking_forms.SOMEBODY.match(body)
        if somebody and (asks or asking_forms.DID.match(body)):
            said = body[somebody.end() :]
            topical = bool(asking_forms.TOPICAL.match(said))
            return None if topical else _Found(said, body[: somebody.end()])
        return _Found(body, "") if asks else None

    def given(self, text: str) -> _Found:
        """All of a text, but for a name at its end."""
        body = text.strip()
        by = asking_forms.BY_NAME.search(body)
        if by and (asked := self._only_name(by[0].strip(" \n,;–—-"))) != SpeakerRef():
            return _Found(body[: by.start()], by[0], asked)
        return _Found(body, "")

    def _said_first(self, body: str, asks: bool) -> _Found | None:
        """ "X said …", "did X say …", "X: …", "X told the press that …", "X, …" after "verify:"."""
        if named := self._before_colon(body, asks):
            return named
        asked = self._speaker(body)
        start, end = _bounds(body, asked)
        credited = re.match(r"\s*according\s+to\b", body, re.IGNORECASE) is not None
        if end < 0 or (words(asking_forms.DID.sub("", body[:start])) and not credited):
            return None
        said_by = (word.text for word in reversed(words(body[start:end])))
        verb = next((word for word in said_by if word in SAYING), "")
        if credited and asking_forms.OPEN.match(body[end:].lstrip(" ,:")):
            return None  # according to X, how many …
        asks_or_did = asks or asking_forms.DID.match(body) is not None
        if not credited and not _states(body, end, verb, asks=asks_or_did):
            return None
        said, about = self._object(body[end:], verb)
        if not said or asking_forms.TOPICAL.match(said) and not asks:
            return None
        return _Found(said, body.removesuffix(said), asked, about)

    def _before_colon(self, body: str, asks: bool) -> _Found | None:
        """ "NAME: words", and "NAME, words" where the person asks about it."""
        for mark in (":", ",") if asks else (":",):
            name, colon, said = body.partition(mark)
            if not colon or len(words(name)) > 8 or len(words(said)) < (2 if asks else _A_LINE):
                continue
            asked = self._only_name(name)
            if asked != SpeakerRef():
                return _Found(said, name, asked)
        return None

    def _object(self, rest: str, verb: str) -> tuple[str, str]:
        """What was said, after the verb; and of whom: X told the press that …, X praised Y as …."""
        if verb in asking_forms.TELLING and (
            whom := asking_forms.TO_WHOM.match(rest) or asking_forms.PRONOUN.match(rest)
        ):
            return asking_forms.THAT.sub("", rest[whom.end() :], count=1), ""
        told = next(iter(self._named(rest)), None) if verb in asking_forms.TELLING else None
        if told is not None and not words(rest[: told.span.start]):
            return asking_forms.THAT.sub("", rest[told.span.end :], count=1), ""
        if verb in asking_forms.JUDGING:
            named = next(iter(self._named(rest)), None)
            parted = re.search(r"\b(?:as|for)\s+(?:being\s+)?", rest)
            if parted:
                return asking_forms.ARTICLE.sub("", rest[parted.end() :]), rest[: parted.start()]
            if named is not None and not words(rest[: named.span.start]):
                said = asking_forms.ARTICLE.sub("", rest[named.span.end :])
                return said or rest, rest[: named.span.end]
        if to := re.match(
            r"\s*(?:to|of|about|in|on|at|during)\s+((?:[^\s,]+\s+){1,6}?),?\s*(?:that\b)",
            rest,
            re.IGNORECASE,
        ):
            return rest[to.end() :], to[1]
        return asking_forms.THAT.sub("", rest, count=1), ""

    def _said_last(self, body: str, asks: bool) -> _Found | None:
        """ "…, X said", "…, according to X", "… — X", "…, the minister said so"."""
        asked = self._speaker(body)
        start, end = _bounds(body, asked)
        if start <= 0 and asked == SpeakerRef():
            cut = re.search(
                r"[,.;–—-]\s*((?:the\s+|by\s+)?[^,.;:]{3,60}?)\s+(?:said|says)(?:\s+(?:so|that|it"
                r"|this))?[\s.?!]*$",
                body,
            )
            office = self._only_name(cut[1]) if cut else SpeakerRef()
            if cut is None or office == SpeakerRef():
                return None
            return _Found(body[: cut.start()], body[cut.start() :], office)
        said = body[:start]
        tail = asking_forms.BY_TAIL.search(said)
        if tail is None or asking_forms.DID.match(body):
            return None
        if len(words(said)) < 2 or len(words(body[end:])) > 2:
            return None
        parted = tail[0].strip() or not body[end:].strip() or asks
        return _Found(said[: tail.start()], body[tail.start() :], asked) if parted else None

    def _speaker(self, frame: str) -> SpeakerRef:
        if (printed := self._printed(frame)) is not None:
            return printed
        frame = asking_forms.PARENTHESES.sub(lambda aside: " " * len(aside[0]), frame)
        tokens = words(frame)
        named = tuple(self._register.named_in(tokens, fuzzy=True))
        asked = asked_speaker(frame, tokens, named, self._register, self._labels)
        if asked.spans or asked.typed is None or (at := frame.find(asked.typed)) < 0:
            return asked
        span = Span(at, at + len(asked.typed))
        return asked._replace(spans=(span, *_verb_after(frame, span.end)))

    def _printed(self, frame: str) -> SpeakerRef | None:
        """A label as the record prints it, where a speaker is named: more than a surname in it."""
        for place in asking_forms.LABEL_PLACES:
            for match in place.finditer(frame):
                typed = match[1].strip()
                printed = as_labels(typed, self._labels)
                exactly = [label for label in printed if label.casefold() == typed.casefold()]
                if exactly or (printed and self._names_a_part(typed)):
                    span = Span(match.start(1), match.end(1))
                    spans = (span, *_verb_after(frame, span.end))
                    return SpeakerRef(label=printed[0], alike=printed[1:], typed=typed, spans=spans)
        return None

    def _names_a_part(self, typed: str) -> bool:
        """Whether words name the moderator or a reporter, and nobody of the register."""
        return self._register.resolve(typed) is None and all(
            word.text not in SAYING for word in words(typed)
        )

    def _named(self, text: str) -> Iterator[Mention]:
        return self._register.named_in(words(text))


def _verb_after(frame: str, at: int) -> Iterator[Span]:
    for word in words(frame[at:])[:3]:
        if word.text in SAYING:
            yield Span(at + word.start, at + word.end)
            return


def _bounds(body: str, asked: SpeakerRef) -> tuple[int, int]:
    """Where the naming of a speaker begins, and where its verb ends; -1 without a verb after it."""
    if not asked.spans:
        return -1, -1
    start, end = asked.spans[0].start, max(span.end for span in asked.spans)
    verb = any(word.text in SAYING for word in words(body[asked.spans[0].end : end]))
    credited = re.search(r"according\s+to\s+(?:the\s+)?$", body[:start], re.IGNORECASE)
    return (credited.start() if credited else start), (end if verb or credited else -1)


def _states(body: str, end: int, verb: str, *, asks: bool) -> bool:
    """Whether what was said follows a verb: said, told; asked or mentioned only before "that"."""
    that = bool(re.match(r"\s+(?:(?:[^\s,]+\s+){0,5}?that|:)(?:\s|$)", body[end:], re.IGNORECASE))
    if verb in asking_forms.TALKING or verb in asking_forms.NOUNS:
        return that and verb not in asking_forms.NOUNS
    # did X praise Y is a topic, X praised Y as … and X called Y … are words
    if verb in asking_forms.JUDGING:
        called = asks and verb.startswith(("call", "dub", "label"))
        return called or re.search(r"\b(?:as|for)\b", body[end:]) is not None
    return verb != "" and (asks or that or verb in asking_forms.STATED)


def _without(rest: str, asked: SpeakerRef) -> str:
    """A frame without the speaker and the asking: whom or what it was about."""
    for span in sorted(asked.spans, reverse=True):
        rest = rest[: span.start] + " " + rest[span.end :]
    return rest.replace(PLACE, " ")
