"""A query's words against the vocabulary -> what is wanted, and what may stand for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.index import Vocabulary
from bot.question.parse import Query, Term
from bot.search.library import Library
from bot.search.match import QueryTerm
from bot.search.weights import WEIGHTS
from bot.text import is_asking, is_light, is_negation, is_number, spelled_numbers, words
from bot.text.lexicon import word_list, word_set
from bot.text.word_frequency import how_often

_W = WEIGHTS.expand
_MONTHS = {
    short: next(name for name in word_list("calendar.months") if name.startswith(short[:3]))
    for short in word_set("calendar.short_months") - word_set("calendar.also_words")
}
"""What people write for a month; mar is too much else."""
_DOING = ("ed", "ing")
"""How a word ends that looks like a verb."""


def query_terms(library: Library, query: Query) -> list[QueryTerm]:
    """The words asked for, each weighed by its rarity, with the words that may stand for it."""
    terms, others = _with_others(library, [_negation_read(library, term) for term in query.terms])
    terms, spelled = _with_figures(library, terms)
    terms += [Term(word, False) for phrase in query.phrases for word in phrase]
    names = _other_names(query)
    wants = [
        (
            _called(library, term.text, others[term.text])
            if term.text in others
            else _query_term(library, term, names.get(term.text, ()), query)
        )
        for term in dict.fromkeys(terms)
    ]
    return [want._replace(near={**want.near, **spelled.get(want.word, {})}) for want in wants]


def _negation_read(library: Library, term: Term) -> Term:
    """A misspelt "not" (canot, do't) as what it must mean: taken for nothing, it turns the line."""
    meant = library.vocabulary.negation(term.text)
    return Term(meant, False) if meant else term


def _with_others(
    library: Library, terms: Sequence[Term]
) -> tuple[list[Term], dict[str, list[str]]]:
    """The terms, each run of the glossary as one; and what else on record those are called."""
    joined, others = list(terms), {}
    standing = list(library.glossary.standing_in([term.text for term in terms]))
    for first, end, ways in reversed(standing):
        known = [other for way in ways for other in _on_record(library, way)]
        if known:
            run = " ".join(term.text for term in terms[first:end])
            joined[first:end], others[run] = [Term(run, False)], known
    return joined, others


def _on_record(library: Library, way: Sequence[str]) -> dict[str, float]:
    """A way as it is on record: a word in its forms with their likeness, or a run whose words are
    all there."""
    if len(way) == 1:
        near = library.vocabulary.near(way[0]).items()
        return {word: likeness for word, likeness in near if likeness >= _W.known}
    return {" ".join(way): 1.0} if all(word in library.vocabulary for word in way) else {}


def _called(library: Library, asked: str, others: Iterable[str]) -> QueryTerm:
    """What a term of the glossary stands for: itself, a run's words in part, its other names."""
    own = asked.split(" ")
    near = _on_record(library, own)
    likely = frozenset(other for other in others if other not in near)
    rarest = (_rarest(library, way) for way in near or likely)
    full = [library.vocabulary.rarity(word) for word in own if not is_light(word)]
    weight = sum(full) if asked in near and len(own) > 1 else min(rarest)
    parts = _in_part(library, own) if len(own) > 1 else {}
    forms = parts | dict.fromkeys(likely, _W.other_name) | near
    return QueryTerm(asked, weight, forms, others=likely)


def _rarest(library: Library, way: str) -> float:
    return max(map(library.vocabulary.rarity, way.split(" ")))


def _in_part(library: Library, run: Sequence[str]) -> dict[str, float]:
    """A run's words by their share of its rarity; none alone with a number or a "not" in it."""
    if any(is_number(word) or is_negation(word) for word in run):
        return {}
    rarity = {word: library.vocabulary.rarity(word) for word in run if not is_light(word)}
    shares = {word: share / sum(rarity.values()) for word, share in rarity.items()}
    return {form: share for word, share in shares.items() for form in _on_record(library, [word])}


def _with_figures(
    library: Library, terms: Sequence[Term]
) -> tuple[list[Term], dict[str, dict[str, float]]]:
    """The terms, a number in words as the figure on record; and those words for each figure."""
    figured, spelled = list(terms), {}
    for first, end, figure in reversed(list(spelled_numbers([term.text for term in terms]))):
        if figure in library.vocabulary:
            spelled[figure] = _on_record(library, [term.text for term in terms[first:end]])
            figured[first:end] = [Term(figure, False)]
    return figured, spelled


def _other_names(query: Query) -> dict[str, list[str]]:
    """The surnames behind nicknames asked: AMLO is López Obrador where the record names him."""
    surnames: dict[str, list[str]] = {}
    for mention in query.named:
        if len(mention.people) == 1 and not any(holder.role for holder in mention.holders):
            last = words(mention.people[0].name)[-1].text
            surnames |= {word: [last] for word in mention.key if word != last}
    return surnames


def _query_term(library: Library, term: Term, names: Iterable[str], query: Query) -> QueryTerm:
    """A word asked for as what is wanted by it; `names` are surnames that it may stand for."""
    vocabulary = library.vocabulary
    others = (*names, _MONTHS.get(term.text.rstrip("."), ""))
    near = vocabulary.near(term.text)
    near |= {name: _W.same_person for name in others if name in vocabulary}
    near = dict(sorted(near.items()))  # of two as likely, the same one whatever else is on record
    if term.light or is_negation(term.text):
        return QueryTerm(term.text, _light_weight(library, term.text, near, query), near, True)
    weight = max(_rarity(library, term.text, near, query), _W.light)
    telling = _is_telling(vocabulary, term.text, query, heard=bool(near))
    return QueryTerm(term.text, weight, near, telling=telling)


def _light_weight(library: Library, word: str, near: Mapping[str, float], query: Query) -> float:
    """What a small word weighs: next to nothing in a question, a part of its rarity in a line."""
    if not query.line or is_asking(word):
        return _W.light
    part = _W.light_in_line * _rarity(library, word, near, query)
    return max(_W.light, min(part, _W.most_light_in_line))


def _rarity(library: Library, word: str, near: Mapping[str, float], query: Query) -> float:
    """How rare a word is in any of its forms; of one that nobody said, what it is worth."""
    rarity = library.vocabulary.rarity
    if near:
        known = [way for way, likeness in near.items() if likeness >= _W.known]
        return min(map(rarity, known), default=rarity(word))
    if not word.endswith(_DOING):
        return rarity(word) * _W.unknown
    return rarity(word) * (1.0 if query.claim else _W.unknown_verb)


def _is_telling(vocabulary: Vocabulary, word: str, query: Query, *, heard: bool) -> bool:
    """Whether a word is what is asked for: seldom said by anybody, a name or on nobody's record."""
    if word in query.staged or not word.isalpha():
        return False
    named = word in query.names
    if heard:
        return named and how_often(word) <= _W.rare
    odd = named or not (len(word) < _W.shortest_rare or word.endswith(_DOING))
    return odd and how_often(word) <= _W.rare and not vocabulary.is_one_slip_from(word)
