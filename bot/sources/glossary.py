"""The glossary: what else a term is called, by speech recognition, by nickname or as an acronym.

glossary.yaml                                   a question that has any of them wants the others too
COVAX: [co vax, covacks]                        the term: the ways it is written
Bicentennial Framework: [bicentenial frame work, Framework for Security]

A way that two terms share stands for both, and is a finding until it is left to one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from bot.errors import Finding
from bot.sources.yaml_file import Place, YamlFile, load_mapping
from bot.text import is_light, is_negation, is_number, words

Way: TypeAlias = tuple[str, ...]
"""The folded words of a way; mostly one."""


class TermRun(NamedTuple):
    """A way that stands among words, from number `first` to before `end`, and what else it is
    called."""

    first: int
    end: int
    others: tuple[Way, ...]


@dataclass(frozen=True)
class Glossary:
    """Terms, each with all its ways, its own spelling the first."""

    terms: tuple[tuple[Way, ...], ...] = ()

    @cached_property
    def _others(self) -> dict[Way, tuple[Way, ...]]:
        others: dict[Way, tuple[Way, ...]] = {}
        for ways in self.terms:
            for way in ways:
                others[way] = (*others.get(way, ()), *(other for other in ways if other != way))
        return others

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._others), default=0)

    def standing_in(self, said: Sequence[str]) -> Iterator[TermRun]:
        """The ways among folded words, in order; the longest, where one holds another."""
        at = 0
        while at < len(said):
            sizes = range(min(self._longest, len(said) - at), 0, -1)
            size = next((size for size in sizes if tuple(said[at : at + size]) in self._others), 0)
            if size:
                yield TermRun(at, at + size, self._others[tuple(said[at : at + size])])
            at += size or 1


# glossary.yaml ------------------------------------------------------------------------------------


def read_glossary(path: Path) -> tuple[Glossary, list[Finding]]:
    """The glossary of a corpus (empty where there is none), and what is wrong with it: that is left
    out."""
    try:
        problem = "a mapping of terms to their ways is needed"
        file = load_mapping(path, problem, "write `term: [way, way]`")
    except Finding as finding:
        return Glossary(), [finding]
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        return Glossary(), [Finding(path, None, problem, "make it a file, or remove it")]
    terms, faults = [], []
    for term, listed in file.data.items():
        ways, wrong = _ways(file, term, listed)
        faults += wrong
        if len(ways) > 1:
            terms.append(ways)
    return Glossary(tuple(terms)), faults + list(_shared(file))


def _ways(file: YamlFile, term: str, listed: Any) -> tuple[tuple[Way, ...], list[Finding]]:
    """A term's sound ways, itself the first, and what is wrong with the others."""
    if not isinstance(listed, list) or not listed:
        remedy = f"write `{term}: [way, way]`, or remove it"
        return (), [file.finding((term,), f"the ways of ‘{term}’ are no list", remedy)]
    sound: list[Way] = []
    faults: list[Finding] = []
    for place, written in _written(term, listed):
        fault = _fault(written)
        if fault is None:
            sound.append(way_of(str(written)))
        else:
            faults.append(file.finding(place, *fault))
    return tuple(dict.fromkeys(sound)), faults


def _written(term: str, listed: list[Any]) -> Iterator[tuple[Place, Any]]:
    yield (term,), term
    for at, written in enumerate(listed):
        yield (term, at), written


def _fault(written: Any) -> tuple[str, str] | None:
    """What is wrong with a way, and what to do; None where nothing is."""
    if not isinstance(written, str):
        return f"‘{written}’ is no text", "put it in quotation marks"
    way = way_of(written)
    if not way:
        return f"‘{written}’ has no word in it", "remove it"
    if len(way) == 1 and any((is_number(way[0]), is_negation(way[0]))):
        problem = "stands for itself alone: numbers and negations are never anything else"
        return f"‘{written}’ {problem}", "remove it"
    if all(map(is_light, way)):
        problem = f"is read as ‘{' '.join(way)}’, which stands everywhere"
        return f"‘{written}’ {problem}", "write more of it, or remove it"
    return None


def way_of(written: str) -> Way:
    """The folded words of a way as written."""
    return tuple(word.text for word in words(written))


def _shared(file: YamlFile) -> Iterator[Finding]:
    owners: dict[Way, str] = {}
    for term, listed in file.data.items():
        for place, written in _written(term, listed if isinstance(listed, list) else []):
            owner = owners.setdefault(way_of(written), term) if isinstance(written, str) else term
            if owner != term and _fault(written) is None:
                problem = f"‘{written}’ stands for both ‘{owner}’ and ‘{term}’"
                yield file.finding(place, problem, "leave it to one")
