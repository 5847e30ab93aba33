"""The forms of verbs, and the verbs of saying by what they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

from bot.text.lexicon import word_list, word_table

Form: TypeAlias = Literal["base", "third", "ing", "past"]
Feature: TypeAlias = Literal[
    "asked",
    "asserted",
    "deny",
    "judge",
    "light",
    "reported",
    "stated",
    "tag",
    "talk",
    "tell",
    "write",
]
"""What a verb of saying tells of; `saying.toml` says beside each list what that is."""


def saying(*features: Feature, forms: tuple[Form, ...] = ()) -> frozenset[str]:
    """The verbs of saying that have one of the features, in some of their forms or in all."""
    return frozenset(
        spelled
        for feature in features
        for lemma in word_list(f"saying.{feature}")
        for spelled, form in verb_forms(lemma)
        if not forms or form in forms
    )


def verb_forms(lemma: str) -> Iterator[tuple[str, Form]]:
    """The forms of a verb by its bare one, the past last: say, says, saying, said."""
    yield lemma, "base"
    yield _third_person(lemma), "third"
    stems = _doubled().get(lemma, (lemma,))
    yield from ((_gerund(stem), "ing") for stem in stems)
    irregular = _pasts().get(lemma)
    yield from ((past, "past") for past in irregular or map(_past, stems))


@cache
def _pasts() -> Mapping[str, tuple[str, ...]]:
    """The past of the verbs that have one of their own: came."""
    tables = (word_table("forms.past"), word_table("forms.past_unstemmed"))
    return {verb: (past.split()[0],) for table in tables for verb, past in table.items()}


@cache
def _doubled() -> Mapping[str, tuple[str, ...]]:
    always = {verb: (verb + verb[-1],) for verb in word_list("forms.doubling")}
    return always | {verb: (verb + verb[-1], verb) for verb in word_list("forms.doubling_british")}


def _third_person(lemma: str) -> str:
    if _ends_in_single_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _gerund(stem: str) -> str:
    silent = stem.endswith("e") and not stem.endswith("ee")
    return (stem[:-1] if silent else stem) + "ing"


def _past(stem: str) -> str:
    if _ends_in_single_y(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _ends_in_single_y(stem: str) -> bool:
    return stem.endswith("y") and stem[-2] not in "aeiou"
