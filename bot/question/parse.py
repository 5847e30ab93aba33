"""A question's text -> what is asked: words, phrases, speaker, dates, meeting and intent. Pure; no
corpus is read.

what did Sec. Blinkin say about curruption?     speaker Antony Blinken; words curruption
Mayorkas: "more than just neighbors"            speaker Alejandro Mayorkas; phrase
from:ebrard before:2022 alliance                operators; from: in: on: before: after:
we talk daily, Mayorkas                         a name that is nobody's saying: one of the words
where did they meet?                            a question about the event itself
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from bot.model import Command, Intent, Span, When
from bot.question import dates
from bot.question.asked_speaker import SpeakerRef, as_labels, asked_speaker
from bot.question.claims import Claim, claim_in, whole_claim
from bot.question.dates import Dated
from bot.question.intent import Aspect, asks_help, asks_meetings, aspect_of, only_asks
from bot.sources.people import Holder, Mention, Register
from bot.text import Word, aside_words, is_light, without_asides, words
from bot.text.lexicon import word_set
from bot.text.lexicon.verbs import saying
from bot.text.quotation_marks import ELISION, PHRASE, CutText, cut_quoted

_A_LINE = 5  # words; fewer are a topic


class Term(NamedTuple):
    """A word wanted; a `light` one (of, said, quote) says little about what is meant."""

    text: str
    light: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart: `named` are all people in it, `asked` is who should have said it."""

    intent: Intent
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    asked: SpeakerRef = SpeakerRef()
    named: tuple[Mention, ...] = ()
    when: When | None = None
    meeting: str | None = None
    aspect: Aspect | None = None
    claim: bool = False
    """Asked as "did X say that …": all of it must be there, or X did not say it."""
    open: bool = False
    """Asked with how, what, which: the question puts the doing in its own words."""

    posts: bool = False
    """Asked for what somebody wrote: a tweet, a post."""

    counts: bool = False
    """Asked as "how many …": a number is wanted."""
    names: frozenset[str] = frozenset()
    """The words typed with a capital."""

    staged: frozenset[str] = frozenset()
    """The words within stage directions, as a line pasted whole has them."""

    trend: str | None = None
    """Asked how often, when and by whom the words were said: what would ask for the lines."""

    dated: frozenset[str] = frozenset()
    """The words of a date that stand among the terms, as words that were said."""

    claimed: Claim | None = None
    """The words to be checked, with intent `verify`."""

    @property
    def line(self) -> bool:
        """Whether the words are a line as it may have been said, and not a question."""
        asks = self.open or self.claim or self.aspect is not None or self.asked != SpeakerRef()
        return not asks and len(self.terms) >= _A_LINE

    @property
    def people(self) -> frozenset[str]:
        """The ids of all who are mentioned."""
        return frozenset(person.id for mention in self.named for person in mention.people)

    @property
    def name_words(self) -> frozenset[str]:
        """The words of their names."""
        return frozenset(word for mention in self.named for word in mention.key)

    @property
    def bare(self) -> bool:
        """Whether nothing is left to look for in the words themselves."""
        return not self.phrases and all(term.light for term in self.terms)


# Quotation marks and operators --------------------------------------------------------------------

_OPERATOR = re.compile(
    r"(?<!\w)(from|in|on|before|after):\s*(\"[^\"]*\"|“[^“”]*”|[^\s\"“]+)", re.IGNORECASE
)
_OPERATOR_OR_PHRASE = re.compile(rf"(?i:{_OPERATOR.pattern})|(?x:{PHRASE.pattern})")
_MOST_OPERATORS = 40
_NEXT_WORDS = 200  # letters after from:NAME that are searched for the rest of the name
_COMMAND = re.compile(
    r"\s*(?:/quote\b\s*)?(?:/(whosaid|meetings)\b\s*|(trend)(?:\s*:\s*|\s+|$))?", re.IGNORECASE
)
"""What a typed line may begin with; "trend" in quotation marks is a word like any other."""


def parse_question(
    text: str,
    register: Register,
    labels: Sequence[str] = (),
    days: Collection[date] = (),
    command: Command | None = None,
) -> Query:
    """Take a question apart.

    `labels` are the speakers as printed in the corpus, `days` those of its meetings. Without a
    `command` a typed line may begin with one, and may ask for anything in its own words.
    """
    free = command is None
    if free:
        command, text = _command_in(text)
    if command == "meetings":
        return _about_meetings(text, register)
    if command == "trend":
        return _counted(text, register, labels)
    if free and command is None and not PHRASE.search(text) and asks_help(text):
        return Query("help")
    query, rest = _operators(Query("find"), text, register, labels)
    cut = cut_quoted(rest)
    reads_claim = whole_claim if command == "whosaid" else claim_in
    if claim := reads_claim(cut, register, labels):
        return _claimed(query, claim, register, days)
    phrases = _phrases(cut)
    if command != "quote" and not phrases and query == Query("find"):
        if not words(text):
            return Query("help")
        if (meetings := asks_meetings(text)) is not None:
            return _about_meetings(meetings, register)
    return _free_text(replace(query, phrases=phrases), cut.unquoted, register, labels, days)


def _command_in(line: str) -> tuple[Command | None, str]:
    """The command that a typed line begins with, and the rest; `/quote` is what it is without."""
    typed = _COMMAND.match(line)
    assert typed is not None
    name = (typed[1] or typed[2] or "").lower()
    return _COMMANDS.get(name), line[typed.end() :].strip()


_COMMANDS: dict[str, Command] = {"whosaid": "whosaid", "meetings": "meetings", "trend": "trend"}


def _claimed(query: Query, claim: Claim, register: Register, days: Collection[date]) -> Query:
    """The query of a claim: its words, and the day or meeting named around them."""
    asked = query.asked if claim.asked == SpeakerRef() else claim.asked
    query = replace(query, intent="verify", claimed=claim, asked=asked)
    if claim.marked:
        query = replace(query, phrases=claim.pieces)
    else:
        query = replace(query, terms=_terms(claim.words))
    around = words(claim.frame)
    query = replace(query, named=tuple(register.named_in(around, fuzzy=True)))
    found = None if query.when else dates.find_date(claim.frame, around)
    if found is None:
        return query
    fits = any(map(found.when.fits, days)) or (claim.marked and found.year_only)
    return replace(query, when=found.when) if fits else query


def _counted(text: str, register: Register, labels: Sequence[str]) -> Query:
    """`trend WORDS`: all words are to be counted, but for what operators say."""
    query, rest = _operators(Query("find", trend=text.strip()), text, register, labels)
    cut = cut_quoted(rest)
    return replace(query, phrases=_phrases(cut), terms=_terms(words(cut.unquoted)))


def on_topic(query: Query, topic: str, register: Register) -> Query:
    """What the same speaker said at the same time and place, or its counts, on another `topic`."""
    cut = cut_quoted(topic)
    tokens = words(cut.unquoted)
    asks = query.asked != SpeakerRef() and query.trend is None
    return Query(
        "find",
        _without_framing(_terms(tokens)) if asks else _terms(tokens),
        _phrases(cut),
        query.asked,
        tuple(register.named_in(tokens, fuzzy=True)),
        query.when,
        query.meeting,
        open=asks,
        names=frozenset(_typed_as_names(cut.unquoted, tokens)),
        trend=query.trend,
    )


def _about_meetings(text: str, register: Register) -> Query:
    """`/meetings WORDS`, "who was at …": the words, and a date and people among them."""
    query, rest = _operators(Query("meetings"), text, register, ())
    cut = cut_quoted(rest)
    rest, tokens = cut.unquoted, words(cut.unquoted)
    dated = None if query.when else dates.find_date(rest, tokens, bare_year=True)
    when = dated.when if dated else query.when
    of_date = _inside(tokens, [dated.span] if dated else [])
    kept = [word for word in tokens if word not in of_date]
    terms = _terms(kept) + tuple(Term(word, False) for phrase in _phrases(cut) for word in phrase)
    return replace(query, when=when, terms=terms, named=tuple(register.named_in(kept, fuzzy=True)))


def _phrases(text: CutText) -> tuple[tuple[str, ...], ...]:
    """The phrases in quotation marks; a marked elision parts one in two."""
    pieces = (piece for inside in text.inside for piece in ELISION.split(inside))
    phrases = (tuple(word.text for word in words(piece)) for piece in pieces)
    return tuple(phrase for phrase in phrases if phrase)


def _operators(
    query: Query, text: str, register: Register, labels: Sequence[str]
) -> tuple[Query, str]:
    """The query with what its operators say, and the text without them; what is quoted is none."""
    found = (match for match in _OPERATOR_OR_PHRASE.finditer(text) if match[1])
    for match in reversed(list(islice(found, _MOST_OPERATORS))):
        name, value, end = match[1].lower(), match[2].strip('"“”'), match.end()
        if name == "from" and words(value):
            query, end = _from(query, text, match, register, labels)
        elif words(value):
            query = _within(query, name, value)
        text = text[: match.start()] + " " + text[end:]
    return query, text


def _within(query: Query, operator: str, value: str) -> Query:
    """The query within a meeting or some days; days that are none are part of a meeting's name."""
    when = dates.read_days(value, words(value)) if operator in _OF_DAYS else None
    if when is None:
        return replace(query, meeting=value)
    when = _OF_DAYS[operator](when)
    return replace(query, when=when if query.when is None else dates.days_of_both(query.when, when))


_OF_DAYS: dict[str, Callable[[When], When]] = {
    "on": lambda when: when,
    "before": dates.days_before,
    "after": dates.days_after,
}


def _from(
    query: Query, text: str, match: re.Match[str], register: Register, labels: Sequence[str]
) -> tuple[Query, int]:
    """from:ebrard, from:"the attorney general", from:rosa icela (as far as it names somebody)."""
    typed, end = match[2].strip('"“”'), match.end()
    best = _registered(typed, register)
    following = words(text[end : end + _NEXT_WORDS])[:5]
    for word in following if match[2][0] not in '"“' else ():
        longer = text[match.start(2) : match.end() + word.end]
        found = register.resolve(longer)
        if found is not None and _says_more(found, best, word.text):
            best, end, typed = found, match.end() + word.end, longer
    speaker = SpeakerRef(best, typed=typed) if best else _unregistered(typed, labels)
    return replace(query, asked=speaker), end


def named_speaker(typed: str, register: Register, labels: Sequence[str]) -> SpeakerRef:
    """Whom a name, an office, a label or an id means, `typed` by itself: somebody of the register,
    else printed `labels`, else a stranger."""
    best = _registered(typed, register)
    return SpeakerRef(best, typed=typed) if best else _unregistered(typed, labels)


def _registered(typed: str, register: Register) -> Mention | None:
    known, best = register.by_id.get(typed.lower()), register.resolve(typed)
    if best is None and known is not None:
        return Mention(Span(0, 0), (Holder(known),), (), exact=True)
    return best


def _unregistered(typed: str, labels: Sequence[str]) -> SpeakerRef:
    if printed := as_labels(typed, labels):
        return SpeakerRef(label=printed[0], typed=typed, alike=printed[1:])
    return SpeakerRef(stranger=typed, typed=typed)


def _says_more(found: Mention, best: Mention | None, word: str) -> bool:
    """Whether one more word after from: still belongs to the name."""
    if best is None or word in found.key:
        return True
    return {h.person.id for h in found.holders} < {h.person.id for h in best.holders}


# Free text ----------------------------------------------------------------------------------------


def _free_text(
    query: Query, rest: str, register: Register, labels: Sequence[str], days: Collection[date]
) -> Query:
    tokens = words(rest)
    aspect = aspect_of(without_asides(rest))  # a line pasted with its marks does not ask about them
    named = tuple(register.named_in(tokens, fuzzy=True))
    query = replace(query, aspect=aspect, named=named)
    if query.asked == SpeakerRef() and aspect != "introduced":
        query = replace(query, asked=asked_speaker(rest, tokens, named, register, labels))
    first = tokens[0].text if tokens else ""
    claim = first in _CLAIMS and _claims(rest, query.asked)
    query = replace(query, claim=claim, open=first in _OPEN, counts=bool(_COUNTS.match(rest)))
    query = replace(query, posts=query.asked != SpeakerRef() and bool(_POSTS.search(rest)))
    dropped = list(query.asked.spans)
    found = None if query.when else dates.find_date(rest, tokens)
    if found is not None and _is_of_meetings(found, query, days):
        query = replace(query, when=found.when)
        dropped.append(found.span)
    elif found is not None:
        query = replace(query, dated=frozenset(w.text for w in _inside(tokens, [found.span])))
    only_said = _inside(tokens, dropped)
    kept = [word for word in tokens if word not in only_said]
    if query.asked.spans:  # what stands before it only asks: what did, hasn't, in which speech did
        asks_until = query.asked.spans[0].start
        kept = [word for word in kept if word.start > asks_until or not is_light(word.text)]
    terms = _terms(word for word in kept if aspect is None or not only_asks(aspect, word.text))
    names, staged = frozenset(_typed_as_names(rest, tokens)), frozenset(aside_words(rest))
    query = replace(query, names=names, staged=staged)
    return replace(query, terms=_without_framing(terms) if query.open else terms)


def _inside(tokens: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    """The words that stand within some parts of a text."""
    return [w for w in tokens if any(span.start <= w.start < span.end for span in spans)]


def _typed_as_names(text: str, tokens: Sequence[Word]) -> Iterator[str]:
    """The words that begin with a capital; in a text of capitals that tells nothing."""
    if not text.isupper():
        yield from (word.text for word in tokens if text[word.start].isupper())


def _without_framing(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """An open question's terms, light where they only ask: respond, what did the group decide."""
    asked = tuple(Term(term.text, term.light or term.text in _PUTTING) for term in terms)
    framed = tuple(Term(term.text, term.light or term.text in _FRAMING) for term in asked)
    return asked if all(term.light for term in framed) else framed


_PUTTING = word_set("questions.putting")
_FRAMING = word_set("questions.framing")
_COUNTS = re.compile(
    r"\s*(?:and |so )?(?:how (?:many|much|often|long|far|old)|(?:what|which)"
    r" (?:number|percentage|share|figure|sum))\b",
    re.I,
)
_POSTS = re.compile(
    r"\b(?:tweet(?:s|ed)?|posted|(?:on|to) (?:twitter|social media))\b|['’]s (?:[\w-]+ )?posts?\b"
    r"|\b(?:did|has) (?:[\w.’'-]+ ){1,2}post\b",
    re.I,
)
_OPEN = (word_set("small_words.relatives") | {"when"}) - {"whose"}
_CLAIMS = word_set("questions.claiming")
_ABOUT = saying("talk")


def _claims(rest: str, asked: SpeakerRef) -> bool:
    """Whether "did X say …" is followed by what X should have said, and not by a topic."""
    verbs = {rest[span.start : span.end].lower() for span in asked.spans[1:]}
    return asked.mention is not None and bool(verbs) and verbs.isdisjoint(_ABOUT)


def _is_of_meetings(found: Dated, query: Query, days: Collection[date]) -> bool:
    """Whether a date says when something was said, and is not itself among the words said."""
    fits = any(found.when.fits(day) for day in days)
    vague = found.year_only or (found.when.month is not None and found.when.day is None)
    if vague and not (query.open or query.claim or query.aspect):
        # "a third of its rice in 2020", "since May": likely part of the line
        return fits and query.asked != SpeakerRef()
    return fits or (query.asked != SpeakerRef() and found.year_only)


def _terms(tokens: Iterable[Word]) -> tuple[Term, ...]:
    return tuple(Term(word.text, is_light(word.text)) for word in tokens)
