"""Words of one root, brought to one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import Stemmer

from bot.text.lexicon import word_table
from bot.text.memo import Memo
from bot.text.numbers import is_number

_stemmer = Stemmer.Stemmer("english", 0)
"""It keeps no words itself, and is not re-entrant, but keeps the interpreter's lock."""
_IRREGULAR = {
    form: root
    for table in ("forms.past", "forms.plural")
    for root, forms in word_table(table).items()
    for form in forms.split()
}
_AMERICAN = [(re.compile(b), a) for b, a in word_table("forms.american_stems").items()]
"""British endings, spelled the other way."""
_MAY_BE_BRITISH = re.compile(r"our|is[eia]|tre|ence|programme")


def stem(word: str) -> str:
    """The English stem of a folded word (left: leav); numbers and U.S. are their own."""
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
