"""Who comes into a report: people named in full for the first time, and people a sentence puts
after its verb.

    Next came Inkeri Vuolanto.                       put after the verb: whoever acts, as any
                                                     subject does
    Among them was Inkeri Vuolanto, 88, a nurse.
    The hall heard Inkeri Vuolanto, 88.              named in full: an age, a title, a first name
                                                     tells a person
    Rask had met Inkeri Vuolanto there.              … who may be the next “she” as well as Rask may

Capitals that nothing tells to be a person's (Mill Bridge, Customs House) bring in nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.sources.readers.press.gender import gender
from bot.sources.readers.press.noun_phrases import NounPhrase, SentenceReader
from bot.sources.readers.press.report_people import Speaker, is_title_word, name_pattern, name_words
from bot.sources.readers.press.subject import nothing_follows, sentence_subject
from bot.sources.readers.press.word_classes import (
    ADVERBS,
    PERSON_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SMALL_WORDS,
)
from bot.text import fold
from bot.text.lexicon import word_set

_NAME = name_pattern(least=2)
_TELLS_PERSON = re.compile(
    r",[ \u00a0](?:\d{2}\b|who\b|whose\b|(?:an?|the|his|her|their)[ \u00a0]([^,.;:]{3,60}))"
)
_AFTER_NAME = RELATIVES | PREPOSITIONS
_BRINGS = word_set("small_words.brings")
_OPENS = ADVERBS | PREPOSITIONS | word_set("reports.opens")


def inverted_subject(reader: SentenceReader) -> NounPhrase | None:
    """Who stands after the verb of a sentence that begins with something else: Next came …, Among
    them was …"""
    words = reader.words
    if not words or words[0].low not in _OPENS:
        return None
    for at in range(1, len(words) - 1):
        if (
            words[at].low not in _BRINGS
            or not reader.starts_phrase(at + 1)
            or "□" in words[at + 1].gap
        ):
            continue
        phrase = reader.phrase(at + 1, len(words))
        closed = nothing_follows(reader, phrase.last) or words[phrase.last].low in _AFTER_NAME
        return (
            phrase
            if phrase.named and phrase.speaker.one and closed and _is_first(reader, at)
            else None
        )
    return None


def _is_first(reader: SentenceReader, verb: int) -> bool:
    """Whether nobody stands before the verb who could be its subject: Then García was …"""
    own = sentence_subject(reader)
    return own is None or own.first > verb


def people_named_in_full(reader: SentenceReader) -> Iterator[Speaker]:
    """The people a sentence names in full, outside its quotations."""
    for match in _NAME.finditer(reader.text):
        split = match[0].removesuffix("’s").removesuffix("'s").rstrip(".,").split()
        titles = 0
        while titles < len(split) and (
            is_title_word(fold(split[titles])) or fold(split[titles]) in SMALL_WORDS
        ):
            titles += 1
        name = split[titles:]
        if len(name) < 2 or any(is_title_word(fold(word)) for word in name):
            continue
        titled = any(
            fold(word) in PERSON_NOUNS
            for word in [*_before(reader.text, match.start()), *split[:titles]]
        )
        printed = " ".join(name)
        known = _registered(reader, match)
        if known or titled or gender([fold(name[0])]) or _is_described(reader.text, match.end()):
            yield Speaker(printed, known or reader.people.person_named(printed))


def _before(text: str, at: int) -> list[str]:
    return text[max(0, at - 24) : at].split()[-1:]


def _registered(reader: SentenceReader, match: re.Match[str]) -> str | None:
    """The person of the register who stands there by more than one name."""
    for mention in reader.mentions:
        printed = reader.text[slice(*mention.span)]
        if (
            match.start() <= mention.span.start
            and mention.span.end <= match.end()
            and len(name_words(printed)) > 1
        ):
            return mention.person
    return None


def _is_described(text: str, at: int) -> bool:
    """Whether an age, a relative clause or an office follows a name."""
    after = _TELLS_PERSON.match(text, at)
    return after is not None and (
        after[1] is None or any(fold(word) in PERSON_NOUNS for word in after[1].split())
    )
