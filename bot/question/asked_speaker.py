"""Who, in a question, is asked to have said it: somebody known, a printed label, a stranger, or
nobody.

A name counts as the speaker only where the sentence makes that person the one who says it:

    what did X say · X: … · X said … · X's line about … · said by X · according to X · X on
    migration · … — X
    we talk daily, X · who thanked X                            here X is one of the words
    what did the moderator ask                                  a label, as printed
    what did Sergei Fictional say                               a stranger: nobody of that name is
                                                                on record
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from bot.model import Person, Span
from bot.sources.people import Mention, Register, is_deputy, is_honorific, is_like
from bot.text import Word, is_light, is_negation, is_number, number_words, words
from bot.text.lexicon import word_list, word_set
from bot.text.lexicon.verbs import saying


class SpeakerRef(NamedTuple):
    """The speaker asked for; `spans` are the parts of the text that only say so.

    `label` is what the record prints for one whom the register does not know, `alike` the other
    labels that the words fit as well: "the professor" may be Professor A or Professor B.
    """

    mention: Mention | None = None
    label: str | None = None
    stranger: str | None = None
    typed: str | None = None
    spans: tuple[Span, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the register who may be meant."""
        return self.mention.people if self.mention else ()


SAYING = saying("asked") | {"word", "worded", "phrase", "phrased"}
_ADVERBS = word_set("questions.adverbs")
_AUXILIARIES = word_set("questions.auxiliaries")
_QUOTED = frozenset("quoted cited reported".split())
_OBJECT = word_set("questions.before_object")
_QUOTE_NOUNS = word_set("questions.quote_nouns")
_TOPIC = frozenset("on about re regarding concerning".split())
_INVERTED = saying("tag", forms=("past",)) | {"says"}
_OCCASION = word_set("questions.before_occasion")
_SIGNED = re.compile(r"(?:(?:^|\s)[-~]+|[–—])\s*$")
_LONGEST_TITLE = 16
_ANYBODY = word_set("questions.anybody")
_NOISE = word_set("questions.before_names")
_QUESTION_LEADS = word_set("questions.leads")


def asked_speaker(
    rest: str,
    tokens: Sequence[Word],
    mentions: Sequence[Mention],
    register: Register,
    labels: Sequence[str],
) -> SpeakerRef:
    """The one asked to have said it, from a question's free text (`rest`), its words (`tokens`) and
    the names among them (`mentions`); `labels` are those that archives print."""
    mentions = [m for m in mentions if not _is_deputy(tokens, m)]
    saying = [m for m in mentions if _credited(tokens, m)]
    saying = saying or [m for m in mentions if _says(rest, tokens, m)]
    saying = saying or _pair_on(rest, tokens, mentions)
    if saying:
        return _known(rest, tokens, saying[0], mentions, register)
    if (topic := _ON_A_TOPIC.match(rest)) and (office := register.resolve(topic[1])) is not None:
        span = Span(*topic.span(1))
        return SpeakerRef(office._replace(span=span), typed=topic[1], spans=(span,))
    for slot in _slots(rest, tokens, labels):
        typed = rest[slot.start : slot.end]
        spans = (slot, *_verb_after(tokens, slot))
        if printed := as_labels(typed, labels):
            return SpeakerRef(label=printed[0], typed=typed, spans=spans, alike=printed[1:])
        if (office := register.resolve(typed)) is not None:
            return SpeakerRef(office._replace(span=slot), typed=typed, spans=spans)
        if _is_stranger(typed):
            return SpeakerRef(stranger=typed, typed=typed)
    return SpeakerRef()


def _is_deputy(tokens: Sequence[Word], mention: Mention) -> bool:
    """Whether an office is another one by the word before it: the deputy harbour secretary."""
    at = _number(tokens, mention.span.start)
    deputy = at > 0 and is_deputy(tokens[at - 1].text)
    return deputy and all(holder.role for holder in mention.holders)


def _known(
    rest: str,
    tokens: Sequence[Word],
    first: Mention,
    mentions: Sequence[Mention],
    register: Register,
) -> SpeakerRef:
    """A speaker of the register with the titles before the name, and those named beside them."""
    titled = _titled(rest, tokens, first, register)
    together = _together(rest, first, mentions)
    holders = (*titled.holders, *(holder for m in together for holder in m.holders))
    whole = titled._replace(holders=tuple(dict.fromkeys(holders)))
    last = max((titled, *together), key=lambda m: m.span.end).span
    spans = (titled.span, *(m.span for m in together), *_verb_after(tokens, last))
    return SpeakerRef(whole, typed=rest[titled.span.start : titled.span.end], spans=spans)


def _titled(rest: str, tokens: Sequence[Word], mention: Mention, register: Register) -> Mention:
    """The mention with its titles ("president lopez"), which may choose another bearer."""
    first = at = _number(tokens, mention.span.start)
    while first > 0 and (
        is_honorific(tokens[first - 1].text.rstrip(".")) or _is_initial(rest, tokens[first - 1])
    ):
        first -= 1
    if first == at:
        return mention
    whole = register.resolve(rest[tokens[first].start : mention.span.end])
    return (whole or mention)._replace(span=Span(tokens[first].start, mention.span.end))


def _is_initial(rest: str, word: Word) -> bool:
    """Whether a word is the J. or E.J. before a surname."""
    return rest[word.start + 1 : word.start + 2] == "." and word.end - word.start in (1, 2, 4)


_MOST_TOGETHER = 12
_AND = ("and", "&", "or", "and secretary", "and the")


def _together(rest: str, first: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The names that are one subject with the first: Garland & Mayorkas; A, B and C."""
    at = mentions.index(first)
    before = mentions[max(0, at - _MOST_TOGETHER) : at]
    others = [*mentions[at + 1 : at + _MOST_TOGETHER], *reversed(before)]
    group = [first]
    for glue in (_AND, ("",)):
        for other in others:  # nearest first; a comma joins only where an "and" does too
            if other not in group and (glue is _AND or len(group) > 1):
                group += [other] if any(_joined(rest, one, other, glue) for one in group) else []
    return group[1:]


def _joined(rest: str, one: Mention, other: Mention, glue: Sequence[str]) -> bool:
    first, last = sorted((one.span, other.span))
    between = rest[first.end : min(last.start, first.end + _LONGEST_TITLE)]
    glued = between.strip(" ,").lower() in glue and bool(between.strip())
    return glued and last.start - first.end < _LONGEST_TITLE


def _verb_after(tokens: Sequence[Word], span: Span) -> Iterator[Span]:
    """The verb of saying right after a speaker: it asks, and is not to be looked for."""
    at = _number(tokens, span.end)
    for word in tokens[at : at + 3]:
        if word.text in SAYING:
            yield Span(word.start, word.end)
            return
        if not _is_between(word.text):
            return


def _number(tokens: Sequence[Word], at: int) -> int:
    """The number of the first word from a place on."""
    return bisect_left(tokens, at, key=attrgetter("start"))


def _before(tokens: Sequence[Word], mention: Mention) -> list[Word]:
    """The words before a name, without its titles."""
    at = _number(tokens, mention.span.start)
    before = list(tokens[max(0, at - _LONGEST_TITLE) : at])
    while before and (is_honorific(before[-1].text.rstrip(".")) or before[-1].text in _NOISE):
        before.pop()
    return before


def _credited(tokens: Sequence[Word], mention: Mention) -> bool:
    """According to X; attributed to X."""
    before = [word.text for word in _before(tokens, mention)]
    return before[-2:] in (["according", "to"], ["attributed", "to"])


def _says(rest: str, tokens: Sequence[Word], mention: Mention) -> bool:
    lead = _before(tokens, mention)
    before = [word.text for word in lead]
    at = _number(tokens, mention.span.end)
    after = [word.text for word in tokens[at : at + 5]]
    if before[:1] == ["who"] and len(before) > 1 and _is_own(rest, mention):
        return False  # who criticised X's remarks
    following = rest[mention.span.end : mention.span.end + 20].lstrip(" ")
    leading = rest[max(0, mention.span.start - 20) : mention.span.start]
    return (
        (len(before) <= 1 and following.startswith(":"))
        or _verb_next(before, after)
        or _quote_of(rest, before, mention, after)
        or _quoted_from(before)
        or _inverted(rest, lead, after)
        or (not before and _is_topic(after))
        or (not after and _SIGNED.search(leading) is not None)
    )


def _is_topic(after: Sequence[str]) -> bool:
    return bool(after) and after[0] in _TOPIC


def _pair_on(rest: str, tokens: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The second name of "X and Y on migration"."""
    if len(mentions) < 2 or _before(tokens, mentions[0]):
        return []
    first, second = mentions[:2]
    if not _joined(rest, first, second, _AND):
        return []
    after = _number(tokens, second.span.end)
    return [second] if _is_topic([word.text for word in tokens[after : after + 1]]) else []


def _verb_next(before: Sequence[str], after: Sequence[str]) -> bool:
    """X said; did X (ever) say; but not "to X said", nor "was X asked"."""
    skipped = next((n for n, word in enumerate(after) if not _is_between(word)), len(after))
    if skipped == len(after) or after[skipped] not in SAYING:
        return False
    passive = not {"was", "is"}.isdisjoint((*before[-1:], *after[:skipped]))
    if passive and _is_passive(after[skipped]):
        return False
    return not before or not _AUXILIARIES.isdisjoint(before[-3:]) or before[-1] not in _OBJECT


def _is_between(word: str) -> bool:
    """Whether a word may stand between a speaker and the verb: X has also said, X never said."""
    return word in _ADVERBS or word in _AUXILIARIES or is_negation(word)


def _is_passive(verb: str) -> bool:
    """Whether "was" before a verb makes it done to X: was asked, was told; not was saying."""
    return (verb.endswith("ed") or verb in ("told", "thought", "put")) and verb not in _QUOTED


def _quote_of(rest: str, before: Sequence[str], mention: Mention, after: Sequence[str]) -> bool:
    """X's line about …; but not "the answer to X's line"."""
    noun = not _QUOTE_NOUNS.isdisjoint(after[:4])
    return noun and _is_own(rest, mention) and (not before or before[-1] not in _OBJECT)


def _is_own(rest: str, mention: Mention) -> bool:
    printed = rest[mention.span.start : mention.span.end + 1].rstrip()
    return printed.endswith(("'s", "’s", "'", "’"))


def _quoted_from(before: Sequence[str]) -> bool:
    """Quote from X; something by X; the words of X."""
    if not before or before[-1] not in ("by", "from", "per", "of"):
        return False
    if before[-1] == "of":
        return len(before) > 1 and before[-2] in _QUOTE_NOUNS
    nouns = _QUOTE_NOUNS | SAYING | {"something", "anything", "one"}
    return len(before) == 1 or not nouns.isdisjoint(before[-4:-1])


def _inverted(rest: str, before: Sequence[Word], after: Sequence[str]) -> bool:
    """ "…", said X; but not "who said X is …", nor "the pilot said X is …"."""
    if not before or before[-1].text not in _INVERTED:
        return False
    parted = rest[: before[-1].start].rstrip(" ")[-1:] in tuple(',"”’–—')
    if len(before) == 1 or parted:
        return True
    return before[-2].text not in _ANYBODY and (not after or after[0] in _OCCASION)


# Places for a speaker whom the register does not know ---------------------------------------------

_NAME = r"[\w.’'-]+"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}?"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐİŞ][\w.’'-]*+"
_VERB = (
    r"(?:ever |actually |really |just |also |exactly |even )*(?:"
    + "|".join(sorted(SAYING, key=len, reverse=True))
    + r")\b"
)
_DOING = (
    re.compile(
        rf"\b(?:did|does|do|has|have|had|would)\s+((?:{_NAME}[ ]+){{1,6}}?)(?={_VERB})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:was|is)\s+((?:{_NAME}["
        rf" ]+){{1,6}}?)(?=(?:saying|talking|speaking|{'|'.join(sorted(_QUOTED))})\b)",
        re.IGNORECASE,
    ),
)
_SLOTS = (
    *_DOING,
    re.compile(
        rf"\baccording to\s+({_NAMES})(?=[,?.!]|$|\s(?:what|how|the|who|where|is|was|there)\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"^\s*({_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})\s*:\s"),
    re.compile(
        rf"\b(?:quotes?|lines?|words|remarks?|comments?|statements?|something|anything|said|asked"
        rf"|tweet(?:ed)?)"
        rf" (?:by|from)\s+({_NAMES})(?=\s(?:on|about|where|when|that|regarding|saying)\b|[,?.!]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\s*((?:the |a )?(?:{_NAME}\s+){{1,3}}?)(?=(?:said|says|mentioned|talked"
        r" about|told|announced|claimed)\b)",
        re.IGNORECASE,
    ),
)
_ON_A_TOPIC = re.compile(rf"^\s*({_NAMES})\s(?:on|about|regarding|re)\b", re.IGNORECASE)


def _slots(rest: str, tokens: Sequence[Word], labels: Sequence[str]) -> Iterator[Span]:
    """Where the sentence has a place for the one who says it, whoever that is."""
    for pattern in _SLOTS:
        for match in pattern.finditer(rest):
            inside = match[1].strip(" ,")
            found = {word.text for word in words(inside)}
            said = found - _NOISE - {"of"}
            named = bool(said) and not any(_is_nobody(word) for word in said)
            named = named or tuple(word.text for word in words(inside)) in _by_key(tuple(labels))
            if named and (pattern not in _DOING or _asks(tokens, _number(tokens, match.start()))):
                start = match.start(1) + len(match[1]) - len(match[1].lstrip(" ,"))
                yield Span(start, start + len(inside))


def _is_nobody(word: str) -> bool:
    """Whether a word is in nobody's name: "we have our eighty-three point six"."""
    return is_light(word) or word in _ANYBODY or is_number(word) or bool(number_words(word))


_LONGEST_LEAD = 4


def _asks(tokens: Sequence[Word], lead: int) -> bool:
    """Whether the words before "did X say" only ask: what, which question, and in which speech."""
    other = next((at for at in range(lead) if tokens[at].text not in _QUESTION_LEADS), lead)
    return other == lead or (other > 0 and lead <= _LONGEST_LEAD)


_LABEL_NAMES = dict.fromkeys(word_list("labels.asked_questioners"), "question") | {
    "host": "moderator"
}


def as_labels(typed: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The labels that words name: "the moderator", "a reporter" (QUESTION, Q), "Julie Morgan"."""
    asked = _bare(typed)
    if not asked:
        return ()
    by_key = _by_key(tuple(labels))
    other = _LABEL_NAMES.get(asked[-1], "")
    keys = (asked, (other,), ("q",) if other == "question" else ())
    exactly = next((by_key[key] for key in keys if key in by_key), None)
    if exactly is not None:
        return (exactly,)
    if len(asked) == 1 and (len(asked[0]) == 1) != typed.strip().isupper():
        return ()  # did F think, but not: did a think
    named = [label for key, label in by_key.items() if _names(asked, key, str.__eq__)]
    named = named or [label for key, label in by_key.items() if _names(asked, key, is_like)]
    return tuple(sorted(named))


def _names(asked: Sequence[str], label: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    """Whether the words asked for stand in a label, in its order: Dr. Blaney in DR DAVID BLANEY."""
    rest = iter(label)
    return all(any(same(word, other) for other in rest) for word in asked)


@lru_cache(maxsize=4)
def _by_key(labels: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """The labels by their words, without titles where no other label has the same."""
    whole = {tuple(w.text for w in words(label)): label for label in labels}
    return {_bare(label): label for label in labels} | whole


def _bare(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(name) if word.text not in _NOISE)


def _is_stranger(typed: str) -> bool:
    """Whether words in a speaker's place look like a name, and not like "the two sides"."""
    found = words(typed)
    if not found or found[0].text in _ANYBODY:
        return False
    names = [word for word in found if word.text not in _NOISE]
    return len(names) <= 4 or any(typed[word.start].isupper() for word in names)
