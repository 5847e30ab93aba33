"""The words by which the press tells that somebody spoke: verbs of saying, people and bodies who
speak, small words. The lists are the lexicon's.

A plain verb of saying (said, added, told) makes anything that stands before it a speaker: "the
statement said". A verb of speaking (praised, expected, welcomed) does so only for somebody who can
speak: "the bridge welcomed" is no speech. Some need a word after them: "pointed out", "looked
forward", "spoke of".
"""

from __future__ import annotations

from typing import NamedTuple

from bot.text.lexicon import word_set, word_table
from bot.text.lexicon.verbs import Form, verb_forms


class Verb(NamedTuple):
    """A form of a verb of saying; `plain`: it takes any subject; `after`: one of these words must
    follow."""

    lemma: str
    form: Form
    plain: bool
    after: frozenset[str] = frozenset()


BESIDE_WORDS = "“"
"""Stands for a quotation among the words that must follow a verb: these verbs tell of speech only
beside one."""


def _verbs() -> dict[str, Verb]:
    plain, after = word_set("saying.plain"), word_table("saying.after")
    return {
        spelled: Verb(lemma, form, lemma in plain, frozenset(after.get(lemma, "").split()))
        for lemma in sorted(plain | word_set("saying.speaking") | set(after))
        for spelled, form in verb_forms(lemma)
    }


VERBS = _verbs()
"""Every form of every verb of saying."""

ATTITUDES = word_set("speakers.attitudes")
DEEDS = word_set("saying.deeds")
SILENT = word_set("saying.silent")

ADVERBS = word_set("small_words.adverbs")
AUXILIARIES = word_set("small_words.auxiliaries")
BE = word_set("small_words.be")
DETERMINERS = word_set("small_words.determiners")
IT = frozenset({"it"})
NUMERALS = word_set("small_words.numerals")
PREPOSITIONS = word_set("small_words.prepositions")
PRONOUNS = frozenset({"he", "she", "they"})
RELATIVES = word_set("small_words.relatives")
SUBORDINATORS = word_set("small_words.subordinators")
SMALL_WORDS = (
    PREPOSITIONS
    | SUBORDINATORS
    | RELATIVES
    | PRONOUNS
    | IT
    | ADVERBS
    | DETERMINERS - {"other", "few"}
)

BODY_NOUNS = word_set("speakers.bodies")
GENERIC_NOUNS = word_set("speakers.generic")
PERSON_NOUNS = word_set("speakers.persons")
PERSON_NOUNS |= {f"{noun}-{yet}" for noun in PERSON_NOUNS for yet in word_set("speakers.not_yet")}
PLURAL_NOUNS = word_set("speakers.plurals")
HEADS = PERSON_NOUNS | BODY_NOUNS | PLURAL_NOUNS
"""Nouns for those who can speak."""
SPEECH_NOUNS = word_set("speakers.speech")

DEMONYMS = word_set("speakers.demonyms")
HONORIFICS = word_set("titles.abbreviated", "titles.courtesy")
TITLES = PERSON_NOUNS | HONORIFICS | word_set("speakers.title_words")

LETTERS = word_set("speakers.written")
NOT_SPEECH_BEFORE = word_set("speakers.not_speech_before")
PARTICLES = word_set("names.particles", "names.joining")
TIMES = word_set("calendar.months", "calendar.weekdays", "calendar.relative_days")
