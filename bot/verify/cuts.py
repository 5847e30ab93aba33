"""What is cut off a line that is quoted, or left out of it, and may not be: what turns it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Span
from bot.text import is_negation, one_line, sentences, speech, without_asides, words
from bot.text.lexicon import word_set
from bot.text.lexicon.verbs import saying
from bot.verify.tokens import ClaimTokens, Run, Segment, root

_REACH = 8
"""How many words a negation reaches, within its clause."""
_SAID_ON, _REACHED = 400, 7
"""How far after a claim its denial is looked for: letters, and words after "not". Set by hand."""
_MORE_SO = frozenset("still really always already also simply truly".split())
_ROUNDED = re.compile(r"\b(?:more|less|fewer|other) than\W*$", re.IGNORECASE)
_STOPS = re.compile(
    r"[;:–—]|--|\s-\s|,\s+(?:but|and|so|because|yet)\b|\b(?:but|so|because)\b|[.?!…]\s",
    re.IGNORECASE,
)
_INSERTED = re.compile(r",(?!\s*(?:that|if)\b)(?![^,]*\bnot\b)[^,]{1,24},")
"""A few words between two commas: Someone told me, I think Marcelo, that."""
_INSTEAD = re.compile(
    r"\b(?:more|less|rather|other|better|worse) than(?: just| only)?\W*$|\b(?:instead of|far"
    r" from|anything but)\W*$",
    re.I,
)
_CONDITIONS = frozenset("if unless whether provided supposing suppose assuming".split())
_LONG_CONDITIONS = re.compile(
    r"\b(?:as long as|on (?:the )?condition|in case|even if|so long as)\b", re.IGNORECASE
)
_MODALS = word_set("claims.modals")
_DENIALS = saying("deny") | {"without", "hardly", "barely"}
_FALSE = frozenset("false untrue wrong".split())
_TELLING = saying("reported")
_TOLD = word_set("claims.told")
_OWN = word_set("claims.own")
_BEFORE_VERB = word_set("small_words.before_verb")
_QUESTIONING = word_set("claims.questioning")


def turning_cut(asked: ClaimTokens, said: Segment, runs: Sequence[Run], span: Span) -> str:
    """What a claim leaves out, at its edges or at a mark, that turns what it keeps; or nothing.

    `runs` are the tokens of both sides beside one another, `span` the characters of the turn that
    they cover.
    """
    before = _unrepeated(said.before(span.start), asked.keys[0])
    after = said.after(span.end)
    counted = _ROUNDED.sub("", before) if asked.tokens[0].is_amount else before
    if turned_before(counted, question=said.is_question_at(span.start)):
        return one_line(before)
    if turned_after(after) or _is_gainsaid(asked, said, span.end, after):
        return one_line(after)
    for run in runs:
        if not run.same:
            first, end = run.said
            start = said.tokens[first - 1].end if first else 0
            gone = without_asides(said.turn.text[start : said.tokens[end].start])
            sides = re.split(r"(?<=[.?!])\s+", gone)
            if turned_after(sides[0]) or turned_before(sides[-1]):
                return one_line(gone.strip(" ,;:"))
    return ""


def _is_gainsaid(asked: ClaimTokens, said: Segment, end: int, after: str) -> bool:
    """Whether something `after` a claim's end is cut off, and the very words denied there."""
    weighed = zip(asked.keys, asked.weights, strict=True)
    full = {root(key) for key, weight in weighed if weight >= 1.0 and key not in _MORE_SO}
    if not after.strip() or not full or any(map(is_negation, asked.keys)):
        return False
    rest = said.turn.text[end : said.sentence_at(end - 1).end + _SAID_ON]
    following = list(sentences(rest))[:2]
    spoken = [word.text for word in speech(rest[: following[-1].end])] if following else []
    roots = [root(word) for word in spoken]
    return any(
        full <= {*roots[n + 1 : n + 1 + _REACHED], *roots[max(0, n - 3) : n]}
        for n, word in enumerate(spoken)
        if is_negation(word)
    )


def _unrepeated(before: str, first: str) -> str:
    """What stands before a claim, but for its first word repeated: never, never, [never …]."""
    while (last := words(before)[-1:]) and last[0].text == first:
        before = before[: last[0].start].rstrip(" ,")
    return before


def turned_before(cut: str, *, question: bool = False) -> bool:
    """Whether what is cut off before a claim, in its sentence, turns it: a not, an if, a would, "he
    said that".

    `question`: the sentence ends with a question mark.
    """
    cut = _INSERTED.sub(" ", cut)
    said = [word.text for word in words(cut)]
    if not said:
        return False
    if is_negation(said[-1]) or _INSTEAD.search(cut):
        return True
    clause = [word.text for word in words(_STOPS.split(cut)[-1])][-_REACH:]
    if _denied(clause) or _told(clause):
        return True
    if not _CONDITIONS.isdisjoint(
        word.text for word in words(_from_last_but(cut))
    ) or _LONG_CONDITIONS.search(cut):
        return True
    if any(word in _MODALS or word.endswith("'d") for word in clause[-2:]):
        return True
    return question and (said[0] in _QUESTIONING or clause[:1] != [] and clause[0] in _QUESTIONING)


def turned_after(cut: str) -> bool:
    """Whether what is cut off after a claim, in its sentence, turns it: not, if, "he said"."""
    clause = _STOPS.split(cut.lstrip(" –—"))[0]
    said = [word.text for word in words(clause)]
    if not said:
        return False
    if any(is_negation(word) for word in said[:3]) or any(word in _MODALS for word in said[:2]):
        return True
    if not _CONDITIONS.isdisjoint(said) or _LONG_CONDITIONS.search(clause):
        return True
    if not _FALSE.isdisjoint(said[:4]):
        return True
    aside = [word.text for word in words(clause.lstrip(" ,").split(",")[0])]  # , he said, …
    by_others = cut.lstrip().startswith(",") and 1 < len(aside) < 5 and aside[0] not in _OWN
    return by_others and not _TELLING.isdisjoint((aside[-1], aside[0]))


def _from_last_but(cut: str) -> str:
    """What follows the last "but" or full stop: a condition before it is of something else."""
    parts = re.split(r"\bbut\b|[;.?!]\s", cut, flags=re.IGNORECASE)
    return cut if "not only" in cut.lower() else parts[-1]


def _denied(clause: Sequence[str]) -> bool:
    """Whether a "not" reaches to the clause's end: we do not … ; but not "not only …"."""
    reaching = [n for n, word in enumerate(clause) if is_negation(word)]
    reaching = [
        n
        for n in reaching
        if clause[n + 1 : n + 2] not in (["only"], ["just"], ["merely"], ["simply"])
    ]
    return bool(reaching) or not _DENIALS.isdisjoint(clause[-3:])


def _told(clause: Sequence[str]) -> bool:
    """Whether a clause ends with somebody else's saying: he said that, they think."""
    at = next((n for n in range(len(clause) - 1, -1, -1) if clause[n] not in _TOLD), -1)
    if at < 0 or len(clause) - at > 4 or clause[at] not in _TELLING:
        return False
    before = at - 1
    while before >= 0 and clause[before] in _BEFORE_VERB:
        before -= 1
    return (
        before >= 0
        and clause[before] not in _OWN
        and "as" not in clause[max(0, before - 2) : before]
    )
