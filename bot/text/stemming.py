"""Words of one root, brought to one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import Stemmer

from bot.text.memo import Memo
from bot.text.numbers import is_number

_stemmer = Stemmer.Stemmer(
    "english", 0
)  # keeps no words itself; not re-entrant, but it keeps the interpreter lock
_IRREGULAR = {
    past: verb
    for verb, pasts in {
        "become": "became",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "cost": "costs",
        "cut": "cuts",
        "deal": "dealt",
        "draw": "drew drawn",
        "drive": "drove driven",
        "eat": "ate eaten",
        "fall": "fell fallen",
        "feel": "felt",
        "fight": "fought",
        "find": "found",
        "fly": "flew flown",
        "forget": "forgot forgotten",
        "give": "gave given",
        "grow": "grew grown",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "learn": "learnt",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "rise": "rose risen",
        "run": "ran",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "show": "shown",
        "sing": "sang sung",
        "sit": "sat",
        "sleep": "slept",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "strike": "struck",
        "swear": "swore sworn",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "understand": "understood",
        "wake": "woke",
        "win": "won",
        "write": "wrote written",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
    }.items()
    for past in pasts.split()
}


_AMERICAN = (  # British endings, spelled the other way
    (re.compile(r"(?<=[a-z]{2})our(?=$|[a-z])"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=program)me(?=s?$)"), ""),
)

_MAY_BE_BRITISH = re.compile(r"our|is[eia]|tre|ence|programme")


def stem(word: str) -> str:
    """The English stem of a folded word (left: leav, as leave; harbour: harbor); numbers and U.S.
    are their own."""
    return _stems[word]


def stems(words: Iterable[str]) -> Iterator[str]:
    """The stem of each."""
    return map(_stems.__getitem__, words)


def _stem(word: str) -> str:
    return word if _is_own_stem(word) else str(_stemmer.stemWord(_as_stemmed(word)))


def stem_each(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word with its stem; for very many at once, of which none need be remembered."""
    spelled = [word if _is_own_stem(word) else _as_stemmed(word) for word in words]
    for word, root in zip(words, _stemmer.stemWords(spelled), strict=True):
        yield word, word if root == word or _is_own_stem(word) else root


def _is_own_stem(word: str) -> bool:
    return is_number(word) or "." in word


def _as_stemmed(word: str) -> str:
    """The word whose stem is taken for this one's: leave for left, harbor for harbour."""
    if _MAY_BE_BRITISH.search(word):
        for british, american in _AMERICAN:
            word = british.sub(american, word)
    return _IRREGULAR.get(word, word)


_stems = Memo(_stem)
