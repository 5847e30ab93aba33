"""Who says something in a sentence: every verb of saying with its subject.

    Blinken said …                               before the verb
    “…”, said the Mexican president              after it, beside a quotation
    X, head of Y, who met Z, assured that …      appositions and relative clauses stand between
    Speaking beside Z, X noted …                 what hangs on a preposition or a participle is
                                                 nobody's subject
    X praised her as “…”, adding that …          gerunds, and verbs after "and", share the subject
    … according to X                             no verb at all
    the offer was welcomed by X                  passive
    X recalled that he asked Biden …             a verb inside another's account is that other's
                                                 words

What stands between dashes or after a semicolon is a telling of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.sources.readers.press.noun_phrases import NounPhrase, SentenceReader
from bot.sources.readers.press.report_people import Speaker
from bot.sources.readers.press.subject import (
    beside_quotation,
    is_dependent,
    nothing_follows,
    previous_word,
    sentence_subject,
    subject_after_verb,
    subject_before_verb,
    subject_of_verb,
)
from bot.sources.readers.press.tokens import breaks
from bot.sources.readers.press.word_classes import (
    ADVERBS,
    ATTITUDES,
    AUXILIARIES,
    BE,
    BESIDE_WORDS,
    BODY_NOUNS,
    DEEDS,
    DETERMINERS,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SILENT,
    VERBS,
    Verb,
)
from bot.text.lexicon import word_set

_MODALS = word_set("small_words.modals")
_DID = word_set("small_words.did")
_NOT = ("n't", "n’t", "cannot")
_MATTERS = (RELATIVES | {"whether", "when", "if"}) - {"whose"}
_COORDINATORS = frozenset("and but while whereas then".split())
_OPEN_WITH = word_set("saying.open_with")
_BEFORE_THIRD = PRONOUNS | PERSON_NOUNS | BODY_NOUNS | RELATIVES | {"and"}
_BEFORE_GERUND = word_set("reports.before_gerund")
_INTO = re.compile(r"[ \u00a0]?[,:]?[ \u00a0]*“")
_VIEWS = frozenset("words view opinion eyes judgment judgement".split())
_CITED = frozenset("quoted cited".split())
_MEDIA = word_set("speakers.outlets")
_BE_VERB = Verb("be", "past", False)
_ACCORDING = Verb("according", "past", True)
_COLON = Verb("say", "past", True)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of saying at a word, its subject at [first, last), and how far it counts.

    `dependent`: it stands in a relative or temporal clause; `inside`: in another's account;
    `aside`: between commas or at the end (…, he said), so that the whole sentence is that speaker's
    account.
    """

    at: int
    verb: Verb
    speaker: Speaker
    first: int
    last: int
    dependent: bool = False
    inside: bool = False
    aside: bool = False

    @property
    def start(self) -> int:
        """The first word of verb and subject."""
        return min(self.at, self.first)

    @property
    def end(self) -> int:
        """One past the last word of verb and subject."""
        return max(self.at + 1, self.last)


def attributions(reader: SentenceReader) -> list[Attribution]:
    """Every telling that somebody spoke, in order."""
    found: list[Attribution] = []
    for at in range(len(reader.words)):
        one = _attribution(reader, at, found)
        if one is not None and not _is_media(reader, one):
            found.append(_of_the_subject(reader, _nested(reader, found, one)))
    return found


def _of_the_subject(reader: SentenceReader, one: Attribution) -> Attribution:
    """A pronoun after the sentence's own subject means that one: García left the room, and outside
    she said …"""
    if (
        one.aside
        or one.first == 0
        or one.first >= one.last
        or reader.words[one.first].low not in ("he", "she")
    ):
        return one
    own = sentence_subject(reader)
    if own is None or not own.named or not own.speaker.one or own.last > one.first:
        return one
    fits = reader.people.may_be(own.speaker, reader.words[one.first].low)
    return one if fits is False else replace(one, speaker=own.speaker)


def _is_media(reader: SentenceReader, one: Attribution) -> bool:
    """Whether a tag only names the outlet that a report was taken from: …, the agency reported."""
    if one.speaker.person or one.verb.lemma != "report":
        return False
    last = {word.low for word in reader.words[one.first : one.last]}
    return bool(last & _MEDIA) or (not one.speaker.one and nothing_follows(reader, one.end))


def _attribution(reader: SentenceReader, at: int, found: list[Attribution]) -> Attribution | None:
    word = reader.words[at]
    if word.low == "according" and at + 2 < len(reader.words) and reader.words[at + 1].low == "to":
        return _by(reader, at, at + 2, _ACCORDING)
    if at == 0 and word.low in ("for", "in"):
        return _viewed(reader)
    if word.low in _CITED:
        return _cited(reader, at)
    if word.low in BE:
        return _attitude(reader, at, found)
    verb = VERBS.get(word.low)
    if verb is None or (word.capital and at) or word.owner:
        return _tagged(reader, at) or _colon(reader, at)
    if verb.after and not _particle(reader, at, verb):
        return None
    return _used(reader, at, verb, found) or _colon(reader, at)


def _used(
    reader: SentenceReader, at: int, verb: Verb, found: list[Attribution]
) -> Attribution | None:
    """The attribution a verb makes in the form in which it stands, if it is a verb there at all."""
    words = reader.words
    before = previous_word(reader, at)
    low = words[before].low if before is not None else ""
    form = verb.form
    if low in DETERMINERS or (before is not None and words[before].owner and before == at - 1):
        return None
    if verb.form == "ing":
        if low in BE:
            return _finite(reader, at, verb, found)
        return _gerund(reader, at, verb, found, low)
    if _is_silent(reader, at, verb, low):
        return None
    if form == "base" and verb.lemma not in ("forecast", "read", "set", "hit", "put"):
        told = low in _DID or (low in _MODALS and verb.lemma in _OPEN_WITH)
        return (
            _finite(reader, at, verb, found)
            if told or low in PLURAL_NOUNS or low in ("they", "who")
            else None
        )
    if form == "past" and low in BE:
        return _passive(reader, at, verb)
    if form == "third" and not _after_somebody(reader, at, before):
        return None
    if low in PREPOSITIONS and low not in ("since", "before") and before == at - 1:
        return None
    return _finite(reader, at, verb, found)


def _particle(reader: SentenceReader, at: int, verb: Verb) -> bool:
    following = reader.words[at + 1 : at + 4]
    if verb.lemma in ("make", "greet", "name", "rate", "put"):
        return any(w.low in verb.after for w in reader.words[at + 1 : at + 7])
    if following and following[0].low in verb.after and not breaks(reader.words, at + 1):
        return True
    if len(following) > 1 and following[0].low in ADVERBS and following[1].low in verb.after:
        return True
    return beside_quotation(reader, at) or (BESIDE_WORDS in verb.after and _in_tag(reader, at))


def _in_tag(reader: SentenceReader, at: int) -> bool:
    """Whether a verb leads into a quotation, or its subject stands beside one: She continued: “…”.
    “…”, he sighed."""
    if _INTO.match(reader.text, reader.words[at].end):
        return True
    return (
        at > 0
        and nothing_follows(reader, at + 1)
        and any("”" in word.gap for word in reader.words[max(0, at - 3) : at])
    )


def _after_somebody(reader: SentenceReader, at: int, before: int | None) -> bool:
    if before is None:
        return beside_quotation(reader, at) or at > 0
    word = reader.words[before]
    return word.capital or word.low in _BEFORE_THIRD


def _finite(
    reader: SentenceReader, at: int, verb: Verb, found: list[Attribution]
) -> Attribution | None:
    after = subject_after_verb(reader, at) if _may_invert(reader, at) else None
    if after is not None and (beside_quotation(reader, at) or nothing_follows(reader, after.last)):
        return Attribution(at, verb, after.speaker, after.first, after.last)
    shared = _shared(reader, at, found)
    if shared is not None:
        return replace(shared, at=at, verb=verb)
    before = subject_of_verb(reader, at)
    if before is not None and (
        (not before.speaker.one and _negated(reader, at)) or _together(verb, before)
    ):
        return None
    if before is not None and _is_deed(reader, at, verb, before):
        return None
    if before is not None and (before.speaks or verb.plain):
        return Attribution(
            at, verb, before.speaker, before.first, before.last, is_dependent(reader, before, at)
        )
    if after is not None and after.speaks:
        return Attribution(at, verb, after.speaker, after.first, after.last)
    return None


def _is_silent(reader: SentenceReader, at: int, verb: Verb, before: str) -> bool:
    """Whether somebody kept silent: declined to comment, did not explain her vote.

    One who declined to say how or whether has been told of at least that, and so is reported.
    """
    following = [word.low for word in reader.words[at + 1 : at + 4]]
    if verb.lemma in ("decline", "refuse"):
        return (
            following[:1] == ["to"]
            and not SILENT.isdisjoint(following[1:2])
            and _MATTERS.isdisjoint(following[2:])
        )
    negated = _negated(reader, at) or any(
        word.low.endswith(_NOT) for word in reader.words[max(0, at - 2) : at]
    )
    told = before in _DID or (before in _MODALS and _MATTERS.isdisjoint(following[:1]))
    return (
        told
        and negated
        and verb.lemma in SILENT
        and not _INTO.match(reader.text, reader.words[at].end)
    )


def _is_deed(reader: SentenceReader, at: int, verb: Verb, whose: NounPhrase) -> bool:
    """Whether a country or a body does what only a person's words would do: Finland shares a
    border."""
    if verb.lemma not in DEEDS or (
        whose.speaker.one and (whose.speaker.person or verb.form != "third")
    ):
        return False
    following = reader.words[at + 1 : at + 2]
    return not following or (
        following[0].low != "that" and not _INTO.match(reader.text, reader.words[at].end)
    )


def _together(verb: Verb, whose: NounPhrase) -> bool:
    """Whether a verb tells of a talk that several had, and so of nobody's words: both sides
    discussed …"""
    return verb.lemma in ("discuss", "address", "focus", "center") and not whose.speaker.one


def _negated(reader: SentenceReader, at: int) -> bool:
    return any(word.low in ("not", "never", "yet") for word in reader.words[max(0, at - 2) : at])


def _may_invert(reader: SentenceReader, at: int) -> bool:
    """Whether a verb stands where its subject may follow: beside a quotation, or after a comma."""
    return beside_quotation(reader, at) or (
        at > 0 and reader.words[at].gap.strip() == "," and not reader.words[at].capital
    )


def _shared(reader: SentenceReader, at: int, found: list[Attribution]) -> Attribution | None:
    """The attribution whose subject a verb after "and" shares."""
    i = at - 1
    while i > 0 and (reader.words[i].low in ADVERBS or reader.words[i].low in AUXILIARIES):
        i -= 1
    if i <= 0 or reader.words[i].low not in ("and", "but", "or") or (found and found[-1].inside):
        return None
    told = next(
        (one for one in reversed(found) if one.end <= i and one.verb is not _ACCORDING), None
    )
    if told is not None or breaks(reader.words, i):
        return told
    whose = sentence_subject(reader)
    if whose is None or not whose.speaks or whose.last > i:
        return None
    return Attribution(at, _COLON, whose.speaker, whose.first, whose.last)


def _gerund(
    reader: SentenceReader, at: int, verb: Verb, found: list[Attribution], before: str
) -> Attribution | None:
    """Praising her, … by thanking them: told of whoever is the sentence's subject."""
    if before and before not in _BEFORE_GERUND:
        return None
    past = [one for one in found if one.verb is not _ACCORDING and not one.inside]
    if past:
        return replace(past[-1], at=at, verb=verb, first=at, last=at, dependent=False)
    following = reader.words[at + 1 : at + 2]
    if verb.lemma in ("add", "note", "mark") and not (
        following and (following[0].low == "that" or "“" in following[0].gap)
    ):
        return None
    whose = sentence_subject(reader)
    if whose is None and reader.focus is not None and reader.words[0].low.endswith("ing"):
        return Attribution(at, verb, reader.focus, at, at)
    if whose is None or not whose.speaks:
        return None
    return Attribution(at, verb, whose.speaker, at, at)


def _passive(reader: SentenceReader, at: int, verb: Verb) -> Attribution | None:
    for i in range(at + 1, min(at + 4, len(reader.words) - 1)):
        if reader.words[i].low == "by":
            return _by(reader, at, i + 1, verb)
    return None


def _by(reader: SentenceReader, at: int, first: int, verb: Verb) -> Attribution | None:
    """The speaker after "according to" or "was welcomed by"."""
    if reader.words[first].low in ("him", "her") and nothing_follows(reader, first + 1):
        whose = reader.antecedent("he" if reader.words[first].low == "him" else "she")
        return Attribution(at, verb, whose, at, first + 1) if whose else None
    if not reader.starts_phrase(first):
        return None
    phrase = reader.phrase(first, len(reader.words))
    if not phrase.speaks:
        return None
    return Attribution(at, verb, phrase.speaker, at, phrase.last)


def _viewed(reader: SentenceReader) -> Attribution | None:
    """In the words of García, the plan is “too little”. For García, … is hers only as far as it
    quotes."""
    words = reader.words
    if words[0].low == "for":
        view = _by(reader, 0, 1, _ACCORDING) if len(words) > 1 else None
        known = (
            view is not None
            and view.speaker.person is not None
            and nothing_follows(reader, view.last)
        )
        return replace(view, dependent=True) if view is not None and known else None
    if (
        [word.low for word in words[1:2]] == ["the"]
        and len(words) > 4
        and words[2].low in _VIEWS
        and words[3].low == "of"
    ):
        return _by(reader, 0, 4, _ACCORDING)
    return None


def _cited(reader: SentenceReader, at: int) -> Attribution | None:
    """Was quoted as saying: the words are the subject's."""
    words = reader.words
    before = previous_word(reader, at)
    if (
        before is None
        or words[before].low not in BE
        or not (at + 2 < len(words) and words[at + 1].low == "as")
    ):
        return None
    whose = subject_before_verb(reader, before) if words[at + 2].low.endswith("ing") else None
    if whose is None or not whose.speaks:
        return None
    return Attribution(at, _COLON, whose.speaker, whose.first, at + 3)


def _attitude(reader: SentenceReader, at: int, found: list[Attribution]) -> Attribution | None:
    """Was confident that, is grateful for: thought, told of somebody."""
    following = [
        w
        for w in reader.words[at + 1 : at + 5]
        if w.low not in ADVERBS and not w.low.endswith("ly")
    ]
    if len(following) < 2 or following[0].low not in ATTITUDES:
        return None
    if following[1].low not in ("that", "about", "to", "for", "of", "with", "in", "at", "by"):
        return None
    return _finite(reader, at, _BE_VERB, found)


def _tagged(reader: SentenceReader, at: int) -> Attribution | None:
    """A verb not known as one of saying, in a tag's place: “…”, sentenced the minister. “…”, he
    sighed."""
    words = reader.words
    if not words[at].low.endswith("ed") or words[at].capital or words[at].low in BE:
        return None
    if (
        beside_quotation(reader, at)
        and "," in words[at].gap.split("”")[-1] + words[at].gap.split("”")[0][-1:]
    ):
        after = subject_after_verb(reader, at)
        if after is not None and nothing_follows(reader, after.last):
            return Attribution(at, _COLON, after.speaker, after.first, after.last)
    if at and nothing_follows(reader, at + 1):
        before = subject_before_verb(reader, at)
        if (
            before is not None
            and before.last == at
            and "”" in words[before.first].gap
            and before.speaks
        ):
            return Attribution(at, _COLON, before.speaker, before.first, before.last)
    return None


def _colon(reader: SentenceReader, at: int) -> Attribution | None:
    """A name and a colon before a quotation: Blinken: “…”."""
    if at != 0 or not reader.starts_phrase(0):
        return None
    phrase = reader.phrase(0, len(reader.words))
    end = reader.words[phrase.last - 1].end
    if phrase.speaks and reader.text[end : end + 4].replace(" ", "").startswith(":“"):
        return Attribution(phrase.last - 1, _COLON, phrase.speaker, phrase.first, phrase.last)
    return None


def _nested(reader: SentenceReader, found: list[Attribution], one: Attribution) -> Attribution:
    """Mark an attribution that stands inside the account of the one before it, or aside from the
    sentence."""
    if one.first < one.last and _is_aside(reader, one):
        return replace(one, aside=True)
    if not found or one.first >= one.last or one.verb is _ACCORDING:
        return one
    outer = found[-1]
    if one.start <= outer.end and one.first == outer.first:
        return one
    if one.start < outer.end:
        return one
    between = reader.words[outer.end : one.start]
    gap = reader.words[one.start].gap
    own = any(mark in gap for mark in ("”", ";", "—", "–"))
    coordinated = (
        bool(between) and between[-1].low in _COORDINATORS and breaks(reader.words, one.start - 1)
    )
    return one if own or coordinated else replace(one, inside=True)


def _is_aside(reader: SentenceReader, one: Attribution) -> bool:
    gap = reader.words[one.start].gap
    if one.verb is _ACCORDING or not (
        one.verb.plain or one.verb.lemma == "add" or one.speaker.person
    ):
        return False
    return (
        one.start > 0
        and gap.strip() == ","
        and one.first < one.last
        and nothing_follows(reader, one.end)
    )
