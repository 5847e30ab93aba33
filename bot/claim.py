"""Is a question a claim, and what is claimed? Pure; no corpus is read.

did Blinken really say that we lost 40 colleagues?      his: we lost 40 colleagues
Mayorkas: "more than just neighbors" - correct?         his: more than just neighbors
who said "let's not get ahead of ourselves"?            anybody's
there were 40 of them, is that the right number?        anybody's
Blinken praised Ebrard as an "extraordinary colleague"  his, about Ebrard
"equal partners"  ·  what did X say about Y             no claims: something to be found

A sentence is a claim when it puts words or a statement in somebody's mouth and asks about it, or simply states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from bot.marks import BRACKETS, ELISION, PHRASE, quoted
from bot.model import Span
from bot.people import Mention, Register
from bot.speaker import SAYING, Asked, as_label, asked_speaker
from bot.text import Word, is_negation, without_asides, words

PLACE = "\ue000"
"""What stands in a frame where the claimed words stood in quotation marks: no letter, so no word."""
_A_LINE = 5  # words; fewer after a name and a colon are a topic


@dataclass(frozen=True, slots=True)
class Claim:
    """Claimed words, with their places in `text`, and whose they are claimed to be.

    Before the words numbered in `breaks` the person left something out and marked it; `own` are words in square
    brackets, which are the person's. `about` are the people of whom it was said, `frame` the question around the words.
    """

    text: str
    words: tuple[Word, ...]
    breaks: frozenset[int] = frozenset()
    own: tuple[str, ...] = ()
    asked: Asked = Asked()
    about: tuple[Mention, ...] = ()
    frame: str = ""
    marked: bool = False
    """Whether they stood in quotation marks."""

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """The folded words between the marks of what is left out."""
        edges = (0, *sorted(self.breaks), len(self.words))
        return tuple(tuple(word.text for word in self.words[one:other]) for one, other in pairwise(edges))

    def is_printed_in(self, text: str) -> bool:
        """Whether a text prints the words in square brackets in the same brackets."""
        return bool(self.own) and all(f"[{own}]".casefold() in text.casefold() for own in self.own)

    @property
    def printed(self) -> Claim:
        """The same, its words in square brackets claimed too."""
        kept, breaks = _words(self.text, ELISION.pattern + "()")
        return replace(self, words=kept, breaks=breaks, own=())


class _Found(NamedTuple):
    """Claimed text, the frame around it, and the speaker as the frame names them."""

    text: str
    frame: str
    asked: Asked = Asked()
    about: str = ""


def claim_in(text: str, register: Register, labels: Sequence[str] = ()) -> Claim | None:
    """What a question claims; None where it asks for something to be found."""
    read = _Reader(register, labels)
    found = read.quoting(text) if PHRASE.search(text) else read.stating(text)
    return read.claim(found) if found is not None and words(found.text) else None


def whole_claim(text: str, register: Register, labels: Sequence[str] = ()) -> Claim | None:
    """What `/whosaid` is given: words, with "by NAME" after them or not; None where there are none."""
    read = _Reader(register, labels)
    found = (read.quoting(text) or read.quotes(text)) if PHRASE.search(text) else read.stating(text) or read.given(text)
    return read.claim(found) if words(found.text) else None


# The asking around a claim --------------------------------------------------------------------------------------------

_SAY = r"(?:say|said|says|saying|state|stated|claim|claimed|write|wrote|tweet|tweeted|post|posted)"
_ASKING_LEADS = re.compile(
    rf"""
    (?:(?:can|could|would|will)\s+(?:you|someone|somebody|anyone|anybody|we|i)\s+(?:please\s+)?
       |please\s+|i(?:'d|\s+would)\s+like\s+(?:you\s+)?to\s+|help\s+me\s+)?
    (?:confirm|verify|check|fact[\s-]?check|double[\s-]?check|authenticate|validate)
    (?:\s+(?:for\s+me|this(?:\s+(?:quote|line|one|claim))?|the\s+(?:quote|claim|line)))*(?:\s+(?:that|whether|if))?\b
  | (?:is|was)\s+(?:it|this|that)\s+(?:really\s+|actually\s+)?
    (?:true|correct|right|accurate|the\s+case|a\s+fact|real|so)\s*(?:that\b|to\s+say(?:\s+that)?\b|[:,-])
  | (?:true\s+or\s+false|real\s+or\s+fake|fact\s+or\s+fiction|real|is\s+this\s+(?:quote\s+)?(?:real|right|genuine))\s*:
  | (?:i|we)(?:'ve|\s+have|\s+just)?\s+(?:heard|read|saw|seen|was\s+told|were\s+told|been\s+told)
    (?:\s+(?:somewhere|online|today|it\s+said|reports?))*(?:\s+that)?\b
  | (?:someone|somebody|a\s+colleague|a\s+reporter|people|they|my\s+(?:boss|editor|colleague))\s+
    (?:says?|said|claims?|claimed|told\s+(?:me|us)|tells\s+(?:me|us)|insists?)(?:\s+that)?\b
  | (?:apparently|supposedly|allegedly|reportedly)\b
  | (?:am\s+i|are\s+we)\s+(?:right|correct)\s+(?:that|in\s+(?:saying|thinking)(?:\s+that)?)\b
  | (?:do|did)\s+(?:i|we|you)\s+(?:have\s+it\s+right|remember\s+(?:right|correctly)|know\s+(?:if|whether))(?:\s+that)?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_IDLE_LEADS = re.compile(
    r"(?:(?:hey|hi|hello|ok|okay|so|and|but|well|please|verbatim|question|quick\s+(?:one|question|check)|fyi|wait|um|hmm"
    r"|sorry)\b|[\s,:;!>*_–—-]+)",
    re.IGNORECASE,
)
_RIGHT = r"(?:right|correct|true|accurate|real|genuine|legit|legitimate|authentic|verbatim|exact|so|fake|made\s+up|fabricated)"
_TAGS = re.compile(
    rf"""
    (?:^|(?<=[,.;:?!–—\ue000…\n-])|(?<=[,.;:?!–—\ue000…-]\s)|(?<=["”’]\s)|(?<=["”’]))\s*(?:
      (?:and\s+|so\s+|or\s+)?(?:is|was|are|isn't|isn’t|wasn't|wasn’t)\s+(?:that|this|it|these|those|he|she|they)\b
      (?:\s+(?:quote|line|number|wording|one|figure))?
      (?:\s+(?:really|actually|quite|even|not|the|an?|his|her|their))*
      (?:\s+(?:{_RIGHT}|quoted|said|what|words?|number|figure|quote|wording|line|statement|correctly|(?:he|she|they)\s+said
      |or\s+(?:not|fake|made\s+up|false)|(?:{_SAY})|on\s+record|properly))*
    | (?:can\s+you\s+|could\s+you\s+|please\s+)?(?:confirm|verify|check|fact[\s-]?check)(?:\s+(?:this|that|it|please|for\s+me))*
    | {_RIGHT}(?:\s+(?:or\s+(?:not|false|fake|wrong)|quote|number|words|wording))?
    | (?:no|yes|eh|huh|really|seriously|innit|or\s+not|yes\s+or\s+no|source|thoughts|anyone|y/n)
    | who(?:\s+is|'s|’s|\s+was)\s+(?:this|that|it)(?:\s+(?:by|from|quote))?
    | who(?:\s+(?:really|actually|first))?\s+(?:said|says|wrote|tweeted|posted)(?:\s+(?:this|that|it|so|these\s+words))?
    | who\s+(?:is|was|are)\s+(?:i\s+)?(?:quoting|quoted|this|that|being\s+quoted)
    | whose\s+(?:words?|quote|line)?\s*(?:is|are|was|were)?\s*(?:this|that|it|these|those)?
    | did\s+(?:anyone|anybody|someone|somebody|he|she|they|any\s+of\s+them)\s+(?:really\s+|actually\s+|ever\s+)*{_SAY}
      (?:\s+(?:this|that|it|so|these\s+words|those\s+words|such\s+a\s+thing))?(?:\s+at\s+all)?
    | (?:has|have)\s+(?:anyone|anybody|he|she|they)\s+(?:really\s+|actually\s+|ever\s+)*{_SAY}(?:\s+(?:this|that|it|so))?
    | (?:can|may|could|should)\s+(?:i|we)\s+(?:quote|use|print|run|attribute)\s+(?:this|that|it|him|her|them)[\w\s]*
    | (?:do|did|have)\s+i\s+(?:have|get|got|quote|remember)\s+(?:that|this|it|him|her|them)?\s*(?:right|correctly|wrong)
    | (?:as\s+)?quoted(?:\s+(?:right|correctly))?|how\s+(?:accurate|exact)\s+is\s+(?:this|that)
    )[\s?.!]*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WHO_SAID = re.compile(
    r"""(?:(?:so|and|ok|but|do\s+you\s+know|can\s+you\s+tell\s+me|tell\s+me|remind\s+me)[\s,]+)*
    (?:who|which\s+(?:of\s+(?:them|the\s+\w+)|speaker|one|official|minister|person))
    (?:\s+(?:was\s+it\s+(?:that|who)|is\s+it\s+(?:that|who)|was\s+the\s+one\s+(?:that|who)|else|first|really|actually|on\s+earth))*
    \s+(?:has\s+|had\s+)?(?:ever\s+)?
    (?:said|says|say|stated|claimed|declared|wrote|tweeted|posted|used\s+the\s+(?:words?|phrase|line)
      |uttered|came\s+up\s+with|told\s+(?:us|them|everyone|reporters|the\s+press|the\s+room)|spoke\s+the\s+words?|coined)\b
    (?:\s+(?:that|the\s+(?:words?|line|phrase)|this|the\s+following|something\s+like)(?=[\s:,\ue000]))?[\s:,]*""",
    re.IGNORECASE | re.VERBOSE,
)
_TOPICAL = re.compile(r"\s*(?:anything|something|nothing|what|things?|a\s+word|about|on|of|much|more)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\s*(?:(?:and|so|ok|please|exactly|tell me|show me|find(?: me)?|give me|look for|search(?: for)?)[\s,]+)*"
    r"(?:what|how|when|where|which|why|whom|find|show|search|look|list|give|quotes?|in what|in which|to whom|the (?:quote|line|bit|part))\b",
    re.IGNORECASE,
)
_DID = re.compile(r"\s*(?:did|has|have|had|does|didn't|didn’t|hasn't|hasn’t|wasn't|was|do)\b", re.IGNORECASE)
_TALKING = frozenset(
    "mention mentions mentioned talk talks talked talking speak speaks spoke speaking comment commented comments refer "
    "referred refers discuss discussed remark remarks ask asks asked respond responded reply replied react".split()
)
"""Verbs after which stands what was talked of, not what was said."""
_NOUNS = frozenset("quote quotes line list word put point part bit post posts view".split())
_TELLING = frozenset("tell tells told assure assures assured warn warns warned remind reminds reminded inform".split())
_JUDGING = frozenset(
    "praise praises praised call calls called describe describes described thank thanks thanked welcome welcomes "
    "welcomed congratulate congratulates congratulated label labelled labeled dub dubbed".split()
)
_WHETHER = re.compile(
    rf"^\s*(?:did|has|have)\s+(?:anyone|anybody|someone|somebody|he|she|they)\b.{{0,40}}\b{_SAY}\b"
    rf"|^\s*(?:is|was|are)\s+{PLACE}\s+.{{0,30}}\b(?:quote|line|words|said|saying|wording|{_RIGHT})\b"
    r"|^\s*(?:someone|somebody|he|she|they)\s+(?:really\s+)?(?:said|says)\b.*\?",
    re.IGNORECASE,
)
_BY_HEAD = re.compile(
    r"^(?:(?:by|from|per|said|says|attributed\s+to|according\s+to|(?:is|was|wasn't|wasn’t)\s+(?:it|this|that|these))\b\s*)+",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"[\s,;–—-]+(?:(?:said\s+)?(?:by|from)\s+|[–—]\s*)([^,;:.–—]+)$", re.IGNORECASE)
_STRANGER = re.compile(r"(?:(?:the|an?)\s+)?(?:[\w.’'-]+\s+){0,4}[^\W\d_a-z][\w.’'-]*$")
"""Up to five words, the last with a capital: somebody's name."""
_LABEL_PLACES = (
    re.compile(
        rf"^\W*(?:did|has|have|had|does)\s+(\S.{{1,100}}?)\s+(?:(?:ever|really|actually|also|just)\s+)*{_SAY}\b", re.I
    ),
    re.compile(r"^[\s\W]*([^:\ue000]{2,100}?)\s*:", re.IGNORECASE),
    re.compile(r"(?:\b(?:by|from|according\s+to)|[–—-])\s+([^\ue000]{2,100})$", re.IGNORECASE),
    re.compile(
        rf"^\W*(\S[^\ue000]{{1,100}}?)\s+(?:(?:really|actually|also|just|once)\s+)*(?:{_SAY}|told|tells)\b", re.I
    ),
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_SOMEBODY = re.compile(
    rf"\s*(?:(?:did|has|have)\s+)?(?:he|she|they|anyone|anybody|someone|somebody)\s+"
    rf"(?:(?:really|actually|ever|has|have)\s+)*{_SAY}\b(?:\s+that\b)?[\s:,]*",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"[\s,:]*(?:(?:really|actually|ever|also|once|just|exactly|something\s+like)\s+)*(?:that\b(?!\s+(?:is|was)\b))?[\s,:]*",
    re.I,
)
_ARTICLE = re.compile(r"^\s*(?:an?|the)\s+", re.IGNORECASE)
_TO_WHOM = re.compile(r"\s*(?:to\s+)?(?:[^\s,]+\s+){1,6}?(?=that\b)", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\s*(?:to\s+)?(?:him|her|them|us|me|you|reporters|the\s+(?:press|media|room|staff))\b", re.IGNORECASE
)
_BY_TAIL = re.compile(
    rf"[\s,;–—-]*(?:(?:as|so|said|says|by|from|according\s+to|per|per\s+the|attributed\s+to|{_SAY}|was|is|the|it)\b\s*)*$",
    re.IGNORECASE,
)


def _ask_free(text: str) -> tuple[str, bool]:
    """The text without what only asks about it, before and after it; and whether anything asked."""
    asks = False
    while lead := _IDLE_LEADS.match(text) or _ASKING_LEADS.match(text):
        asks = asks or _IDLE_LEADS.match(text) is None
        text = text[lead.end() :]
    while tag := _TAGS.search(text):
        asks, text = True, text[: tag.start()].rstrip()
        if not text:
            break
    return text.strip(" \t\n,;:"), asks


class _Reader:
    """Reads claims, with the people and labels that a frame may name."""

    def __init__(self, register: Register, labels: Sequence[str]) -> None:
        self._register, self._labels = register, labels

    def claim(self, found: _Found) -> Claim:
        """The claim made of what was found."""
        return _claim(found, tuple(self._named(found.about)))

    # In quotation marks ---

    def quoting(self, text: str) -> _Found | None:
        """A claim whose words stand in quotation marks."""
        inside = list(quoted(text))
        if not inside:
            return None
        frame = PHRASE.sub(f" {PLACE} ", text)
        rest, asks = _ask_free(frame)
        said = " … ".join(one.inside for one in inside)
        if who := _WHO_SAID.match(rest):
            return _Found(said, frame, about=rest[who.end() :])
        if _OPEN.match(rest) and not asks:
            return None
        bare = rest.replace(PLACE, " ").strip(" \n\t,.;:!?–—-…()")
        asked = self._speaker(rest) if bare else Asked()
        if asked == Asked() and bare:
            asked = self._only_name(bare)
        if asked == Asked() and (led := re.match(rf"([^:,\ue000]+):\s*{PLACE}", rest)):
            asked = self._leading(led[1])
        if asked == Asked():
            asks = asks or _WHETHER.search(rest) is not None
            return _Found(said, frame, about=bare) if asks else None
        if not asks and not self._puts(rest, asked):
            return None
        return _Found(said, frame, asked, _without(rest, asked) if asked.spans else "")

    def quotes(self, text: str) -> _Found:
        """All that stands in quotation marks."""
        return _Found(" … ".join(one.inside for one in quoted(text)), PHRASE.sub(f" {PLACE} ", text))

    def _puts(self, rest: str, asked: Asked) -> bool:
        """Whether a frame puts the words in the speaker's mouth, and does not just name a topic."""
        verbs = {word.text for span in asked.spans[1:] for word in words(rest[span.start : span.end])}
        after = words(rest[max((span.end for span in asked.spans), default=0) :].split(PLACE)[0])
        if not verbs.isdisjoint(_TALKING) or (after and after[0].text in ("on", "about", "regarding", "re")):
            return False
        return len(words(rest)) <= len(words(asked.typed or "")) + 1 or bool(verbs) or ":" in rest or "?" in rest

    def _leading(self, head: str) -> Asked:
        """Who does what stands before a colon: Orsolle counted the cans."""
        named = next(iter(self._named(head)), None)
        if named is None or words(head[: named.span.start]):
            return Asked()
        return Asked(named, typed=head[named.span.start : named.span.end], spans=(named.span,))

    def _only_name(self, bare: str) -> Asked:
        """The speaker where the frame is nothing but a name: "by NAME", "NAME", "NAME, SURNAME"."""
        typed = _BY_HEAD.sub("", bare).strip()
        mention = self._register.resolve(typed)
        if mention is not None:
            return Asked(mention, typed=typed)
        if (label := as_label(typed, self._labels)) is not None:
            return Asked(label=label, typed=typed)
        return Asked(stranger=typed, typed=typed) if typed != bare and _STRANGER.match(typed) else Asked()

    # In plain words ---

    def stating(self, text: str) -> _Found | None:
        """A claim in plain words."""
        body, asks = _ask_free(text)
        if who := _WHO_SAID.match(body):
            said = body[who.end() :]
            return None if _TOPICAL.match(said) or not words(said) else _Found(said, body[: who.end()])
        if _OPEN.match(body):
            return None
        found = self._said_first(body, asks) or self._said_last(body, asks)
        if found is None and (somebody := _SOMEBODY.match(body)) and (asks or _DID.match(body)):
            said = body[somebody.end() :]
            return None if _TOPICAL.match(said) else _Found(said, body[: somebody.end()])
        return found or (_Found(body, "") if asks else None)

    def given(self, text: str) -> _Found:
        """All of a text, but for a name at its end."""
        body = text.strip()
        by = _BY_NAME.search(body)
        if by and (asked := self._only_name(by[0].strip(" \n,;–—-"))) != Asked():
            return _Found(body[: by.start()], by[0], asked)
        return _Found(body, "")

    def _said_first(self, body: str, asks: bool) -> _Found | None:
        """ "X said (that) …", "did X (really) say …", "X: …", "X told the press that …", "X, …" after "verify:"."""
        if named := self._before_colon(body, asks):
            return named
        asked = self._speaker(body)
        start, end = _bounds(body, asked)
        if end < 0 or words(_DID.sub("", body[:start])) and not re.match(r"\s*(?:according\s+to)\b", body, re.I):
            return None
        verb = next((word.text for word in reversed(words(body[start:end])) if word.text in SAYING), "")
        credited = re.match(r"\s*according\s+to\b", body, re.IGNORECASE) is not None
        if not credited and not _states(body, end, verb, asks=asks or _DID.match(body) is not None):
            return None
        said, about = self._object(body[end:], verb)
        if not said or _TOPICAL.match(said) and not asks:
            return None
        return _Found(said, body[:end], asked, about)

    def _before_colon(self, body: str, asks: bool) -> _Found | None:
        """ "NAME: words", and "NAME, words" where the person asks about it."""
        for mark in (":", ",") if asks else (":",):
            name, colon, said = body.partition(mark)
            if not colon or len(words(name)) > 8 or len(words(said)) < (2 if asks else _A_LINE):
                continue
            asked = self._only_name(name)
            if asked != Asked():
                return _Found(said, name, asked)
        return None

    def _object(self, rest: str, verb: str) -> tuple[str, str]:
        """What was said, after the verb; and of whom: X told the press that …, X praised Y as …."""
        if verb in _TELLING and (whom := _TO_WHOM.match(rest) or _PRONOUN.match(rest)):
            return _THAT.sub("", rest[whom.end() :], count=1), ""
        if verb in _JUDGING:
            named = next(iter(self._named(rest)), None)
            parted = re.search(r"\b(?:as|for)\s+(?:being\s+)?", rest)
            if parted:
                return _ARTICLE.sub("", rest[parted.end() :]), rest[: parted.start()]
            if named is not None and not words(rest[: named.span.start]):
                return _ARTICLE.sub("", rest[named.span.end :]) or rest, rest[: named.span.end]
        if to := re.match(r"\s*(?:to|of|about)\s+((?:[^\s,]+\s+){1,4}?)(?:that\b)", rest, re.IGNORECASE):
            return rest[to.end() :], to[1]
        return _THAT.sub("", rest, count=1), ""

    def _said_last(self, body: str, asks: bool) -> _Found | None:
        """ "…, X said", "…, according to X", "… — X", "…, the minister said so"."""
        asked = self._speaker(body)
        start, end = _bounds(body, asked)
        if start <= 0 and asked == Asked():
            cut = re.search(
                r"[,.;–—-]\s*((?:the\s+|by\s+)?[^,.;:]{3,60}?)\s+(?:said|says)(?:\s+(?:so|that|it|this))?[\s.?!]*$",
                body,
            )
            office = self._only_name(cut[1]) if cut else Asked()
            return _Found(body[: cut.start()], body[cut.start() :], office) if cut and office != Asked() else None
        said = body[:start]
        tail = _BY_TAIL.search(said)
        if tail is None or len(words(said)) < 2 or len(words(body[end:])) > 2 or _DID.match(body):
            return None
        parted = tail[0].strip() or not body[end:].strip() or asks
        return _Found(said[: tail.start()], body[tail.start() :], asked) if parted else None

    def _speaker(self, frame: str) -> Asked:
        if (printed := self._printed(frame)) is not None:
            return printed
        frame = _PARENTHESES.sub(lambda aside: " " * len(aside[0]), frame)
        tokens = words(frame)
        named = tuple(self._register.named_in(tokens, fuzzy=True))
        asked = asked_speaker(frame, tokens, named, self._register, self._labels)
        if asked.spans or asked.typed is None or (at := frame.find(asked.typed)) < 0:
            return asked
        return asked._replace(spans=(Span(at, at + len(asked.typed)), *_verb_after(frame, at + len(asked.typed))))

    def _printed(self, frame: str) -> Asked | None:
        """A label as the record prints it, where a speaker is named: it says more than a surname in it."""
        for place in _LABEL_PLACES:
            for match in place.finditer(frame):
                typed = match[1].strip()
                label = as_label(typed, self._labels)
                if label is not None and (
                    label.casefold() == typed.casefold() or self._register.resolve(typed) is None
                ):
                    span = Span(match.start(1), match.end(1))
                    return Asked(label=label, typed=typed, spans=(span, *_verb_after(frame, span.end)))
        return None

    def _named(self, text: str) -> Iterator[Mention]:
        return self._register.named_in(words(text))


def _verb_after(frame: str, at: int) -> Iterator[Span]:
    for word in words(frame[at:])[:3]:
        if word.text in SAYING:
            yield Span(at + word.start, at + word.end)
            return


def _bounds(body: str, asked: Asked) -> tuple[int, int]:
    """Where the naming of a speaker begins, and where it ends with its verb; the end is -1 without a verb after it."""
    if not asked.spans:
        return -1, -1
    start, end = asked.spans[0].start, max(span.end for span in asked.spans)
    verb = any(word.text in SAYING for word in words(body[asked.spans[0].end : end]))
    credited = re.search(r"according\s+to\s+(?:the\s+)?$", body[:start], re.IGNORECASE)
    return (credited.start() if credited else start), (end if verb or credited else -1)


def _states(body: str, end: int, verb: str, *, asks: bool) -> bool:
    """Whether a verb is followed by what was said: said, told; asked or mentioned only before "that"."""
    that = re.match(r"\s+(?:(?:[^\s,]+\s+){0,5}?that|:)(?:\s|$)", body[end:], re.IGNORECASE) is not None
    if verb in _TALKING or verb in _NOUNS:
        return that and verb not in _NOUNS
    return verb != "" and (asks or that or verb in _STATED or (verb in _JUDGING and " as " in body[end:]))


_STATED = frozenset(
    "said says told stated claimed announced declared insisted argued admitted promised warned tweeted wrote".split()
)


def _without(rest: str, asked: Asked) -> str:
    """A frame without the speaker and the asking: whom or what it was about."""
    for span in sorted(asked.spans, reverse=True):
        rest = rest[: span.start] + " " + rest[span.end :]
    return rest.replace(PLACE, " ")


# From claimed text to claimed words -----------------------------------------------------------------------------------

_LETTER = re.compile(r"\[(\w)\](?=\w)")
_ABBREVIATED = re.compile(r"\b(?:\w\.)+\w$")


def _claim(found: _Found, about: tuple[Mention, ...]) -> Claim:
    """The words of a claim: without the person's own in brackets, parted where something was left out."""
    text = _LETTER.sub(r"\1", without_asides(found.text)).strip(' \t\n,;:"“”')
    text += "." if _ABBREVIATED.search(text) else ""
    own = tuple(mark[1].strip() for mark in BRACKETS.finditer(text) if words(mark[1]) and not _turns(mark[1]))
    kept, breaks = _words(text, f"{ELISION.pattern}|{BRACKETS.pattern}")
    return Claim(text, kept, breaks, own, found.asked, about, found.frame, PLACE in found.frame)


def _words(text: str, parting: str) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words of a claimed text outside its marks (whose first group is what brackets hold), and where those part it."""
    kept: list[Word] = []
    breaks: set[int] = set()
    at = 0
    for mark in (*re.finditer(parting, text), None):
        if mark is not None and _turns(mark[1] or ""):
            continue
        end = mark.start() if mark else len(text)
        kept += [Word(w.text, w.start + at, w.end + at) for w in words(text[at:end])]
        breaks.add(len(kept))
        at = mark.end() if mark else end
    return tuple(kept), frozenset(n for n in breaks if 0 < n < len(kept))


def _turns(own: str) -> bool:
    """Whether words in brackets would change what is claimed, whosever they are: a not, a number."""
    return any(is_negation(word.text) or word.text[0].isdigit() for word in words(own))
