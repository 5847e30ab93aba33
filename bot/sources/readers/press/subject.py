"""The subject of a verb: who, of all that stand in a sentence, does what it says.

    X, head of Y, who met Z, assured that …     appositions and relative clauses stand between
    Speaking beside Z, X noted …                what hangs on a preposition or a participle is
                                                nobody's subject
    “…”, said the Mexican president             after the verb, beside a quotation
    …, as Trump insisted · X, who called it …   right before the verb, in a clause of its own

Nobody is a subject over a quotation or a semicolon.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.sources.readers.press.noun_phrases import NounPhrase, SentenceReader
from bot.sources.readers.press.tokens import breaks
from bot.sources.readers.press.word_classes import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    VERBS,
)
from bot.text.lexicon import word_set

_SUBORDINATE = word_set("reports.subordinate")
_DEPENDENT = _SUBORDINATE | RELATIVES
_CLAUSE_OPENERS = _SUBORDINATE | frozenset("as that while whereas but".split())
_TIME_NOUNS = word_set("reports.time_nouns")
_LINKS = word_set("reports.links")
_RELATIVES = RELATIVES | {"that"}
_BETWEEN = ADVERBS | {"had", "has", "have", "having"}
_WITHOUT_SUBJECT = ADVERBS | AUXILIARIES | TIMES | BE | _LINKS
_LOOSE = ADVERBS | SUBORDINATORS | TIMES
_DESCRIBES_NOBODY = SUBORDINATORS | RELATIVES | set(VERBS)
_PEOPLE = PERSON_NOUNS | PLURAL_NOUNS
_IN_TIMES = TIMES | DETERMINERS
_FAR = 60  # words back; a subject farther from its verb is not looked for


def sentence_subject(reader: SentenceReader) -> NounPhrase | None:
    """The sentence's own subject: its first noun phrase that hangs on nothing."""
    stop = len(reader.words)
    at = 0
    while at < min(stop, _FAR) and reader.words[at].low != "that":
        phrase, at = _scan(reader, at, stop, opening=True)
        if phrase is not None:
            return _apposed(reader, phrase)
    return None


def _apposed(reader: SentenceReader, phrase: NounPhrase) -> NounPhrase:
    """The name that stands in apposition to a title: Ukraine's president, Volodymyr Zelensky, …"""
    at = phrase.last
    if (
        phrase.named
        or at >= len(reader.words)
        or reader.words[at].gap.strip() != ","
        or not reader.starts_phrase(at)
    ):
        return phrase
    name = reader.phrase(at, len(reader.words))
    return (
        name._replace(first=phrase.first)
        if name.named and nothing_follows(reader, name.last)
        else phrase
    )


def previous_word(reader: SentenceReader, at: int) -> int | None:
    """The word before, adverbs and auxiliaries passed over; none where punctuation stands
    between."""
    i = at
    while i > 0:
        if breaks(reader.words, i):
            return None
        i -= 1
        low = reader.words[i].low
        if low not in _BETWEEN and not low.endswith("ly"):
            return i
    return None


def beside_quotation(reader: SentenceReader, at: int) -> bool:
    """Whether a quotation closes right before the word."""
    return "”" in reader.words[at].gap


def nothing_follows(reader: SentenceReader, at: int) -> bool:
    """Whether nothing but punctuation follows: the whole of ", said Brandt." or ", said Brandt,
    …"."""
    return at >= len(reader.words) or breaks(reader.words, at)


def subject_of_verb(reader: SentenceReader, at: int) -> NounPhrase | None:
    """The subject of a finite verb, left of it."""
    return _relative(reader, at) or _adjacent(reader, at) or subject_before_verb(reader, at)


def _relative(reader: SentenceReader, at: int) -> NounPhrase | None:
    """Whom a relative clause tells of: …, who called it “a beginning”, …"""
    who = previous_word(reader, at)
    if who is None or reader.words[who].low != "who":
        return None
    return _ending(reader, who)


def _adjacent(reader: SentenceReader, at: int) -> NounPhrase | None:
    """A subject right before its verb that opens a clause: … as Trump insisted, … while the
    minister said."""
    before = previous_word(reader, at)
    if before is None:
        return None
    phrase = _ending(reader, before + 1)
    if phrase is None or phrase.first == 0:
        return None
    opens = reader.words[phrase.first - 1].low
    return phrase if opens in _CLAUSE_OPENERS and not breaks(reader.words, phrase.first) else None


def _ending(reader: SentenceReader, last: int) -> NounPhrase | None:
    """The longest noun phrase that ends right before a word."""
    for first in range(max(0, last - 8), last):
        if reader.starts_phrase(first) and not any(
            breaks(reader.words, n) for n in range(first + 1, last)
        ):
            phrase = reader.phrase(first, last)
            if phrase.last == last and phrase.speaks:
                return phrase
    return None


def subject_after_verb(reader: SentenceReader, at: int) -> NounPhrase | None:
    first = at + 1
    verb = VERBS.get(reader.words[at].low)
    if first < len(reader.words) and (
        reader.words[first].low in ADVERBS or (verb and reader.words[first].low in verb.after)
    ):
        first += 1
    if first >= len(reader.words) or breaks(reader.words, first) or not reader.starts_phrase(first):
        return None
    phrase = reader.phrase(first, len(reader.words))
    return phrase if phrase.speaks else None


def subject_before_verb(reader: SentenceReader, at: int) -> NounPhrase | None:
    """The nearest subject to the left, over appositions and relative clauses, never over a
    quotation or semicolon."""
    stop = at
    waiting: NounPhrase | None = None
    for n, first in enumerate(_segments(reader, at)):
        own = n == 0
        if own and not _holds_subject(reader, first, at):
            return None
        phrase, _ = _scan(reader, first, stop, opening=not own)
        stop = first
        if phrase is None:
            continue
        if own or phrase.named:
            return phrase
        waiting = waiting or phrase
    return waiting


def _holds_subject(reader: SentenceReader, first: int, at: int) -> bool:
    """Whether the stretch a verb stands in has a subject, or nothing that keeps one further left
    from being it."""
    phrase, _ = _scan(reader, first, at, opening=False)
    return phrase is not None or all(
        w.low in _WITHOUT_SUBJECT or w.low.endswith("ly") for w in reader.words[first:at]
    )


def _segments(reader: SentenceReader, at: int) -> Iterator[int]:
    """The first words of the stretches between commas, leftwards from a verb."""
    words, i = reader.words, at
    while i > 0 and at - i < _FAR:
        gap = words[i].gap
        if "□" in gap or ";" in gap or "”" in gap:
            break
        if breaks(words, i) or words[i - 1].low == "that" or _is_clause_word(reader, i - 1, at):
            yield i
        i -= 1
    yield i


def _is_clause_word(reader: SentenceReader, at: int, verb: int) -> bool:
    told = VERBS.get(reader.words[at].low)
    return at != verb and told is not None and told.form == "past" and told.plain


def _scan(
    reader: SentenceReader, first: int, stop: int, *, opening: bool
) -> tuple[NounPhrase | None, int]:
    """The first noun phrase from `first` that hangs on no preposition; with `opening`, only at the
    stretch's head."""
    words, i = reader.words, first
    while i < stop:
        low = words[i].low
        if i > first and breaks(words, i) and opening:
            return None, i
        if low in RELATIVES and i == first and opening:
            return None, _after_comma(reader, i + 1, stop)
        if low in PREPOSITIONS:
            i = _past_phrase(reader, i + 1, stop)
        elif (
            low.endswith("ing")
            and i == first
            and not words[i].text[0].isdigit()
            and not reader.starts_phrase(i)
        ):
            return None, _after_comma(reader, i + 1, stop)
        elif i == first == 0 and not reader.starts_phrase(0) and _described_ahead(reader, stop):
            i += 1
        elif reader.starts_phrase(i):
            phrase = reader.phrase(i, stop)
            if not _is_time(reader, phrase):
                return phrase, phrase.last
            i = phrase.last
        elif opening and not (low in _LOOSE or low.endswith("ly")):
            return None, _after_comma(reader, i + 1, stop)
        else:
            i += 1
    return None, max(stop, first + 1)


def _described_ahead(reader: SentenceReader, stop: int) -> bool:
    """Whether a sentence's first word only describes whom the next ones name: Retired teacher Joan
    Hallam."""
    first, after = reader.words[0], reader.words[1:2]
    if first.low in _DESCRIBES_NOBODY or first.low.endswith("ing"):
        return False
    return stop > 1 and bool(after) and not after[0].capital and after[0].low in _PEOPLE


def _after_comma(reader: SentenceReader, at: int, stop: int) -> int:
    while at < stop and not breaks(reader.words, at):
        at += 1
    return max(at, 1)


def _past_phrase(reader: SentenceReader, at: int, stop: int) -> int:
    """Past the noun phrase a preposition governs (and others joined to it), or the gerund with its
    object."""
    words = reader.words
    if at < stop and words[at].low.endswith("ing") and not words[at].capital:
        at += 1
    while at < stop and words[at].low in PREPOSITIONS and not breaks(words, at):
        at += 1
    while at < stop and not reader.starts_phrase(at) and not breaks(words, at):
        at += 1
    if at < stop and not breaks(words, at):
        at = reader.phrase(at, stop).last
        if (
            at + 1 < stop
            and words[at].low in ("and", "or", "&")
            and not breaks(words, at)
            and reader.starts_phrase(at + 1)
        ):
            return _past_phrase(reader, at + 1, stop)
    return at


def _is_time(reader: SentenceReader, phrase: NounPhrase) -> bool:
    inside = reader.words[phrase.first : phrase.last]
    if inside and inside[-1].low in _TIME_NOUNS:
        return True
    return all(w.low in _IN_TIMES or w.text[0].isdigit() for w in inside)


def is_dependent(reader: SentenceReader, phrase: NounPhrase, at: int) -> bool:
    """Whether the verb at word `at`, of which `phrase` is the subject, stands in a clause that
    depends on another: whom Rask called, when Rask said."""
    words, first = reader.words, phrase.first
    if any(words[i].low in _RELATIVES for i in range(max(at - 3, first), at)):
        return True
    if first == 0 or breaks(words, first):
        return False
    opener = words[first - 1].low
    return opener in _DEPENDENT or (opener == "as" and first > 1)
