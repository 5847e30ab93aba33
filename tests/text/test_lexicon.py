"""English is data: each list stands once, and says where it came from."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bot.text.lexicon import FOLDER, one_of, word_list, word_set, word_table
from bot.text.lexicon.verbs import saying, verb_forms

FILES = sorted(FOLDER.glob("*.toml"))
TABLES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
LISTS = {
    f"{file}.{name}": words.split()
    for file, table in TABLES.items()
    for name, words in table.items()
    if isinstance(words, str)
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_list_says_where_it_came_from(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [at for at, line in enumerate(lines) if re.match(r"\w+ = '''|\[\w+\]$", line)]
    assert heads
    assert not [lines[at] for at in heads if not lines[at - 1].startswith("# ")]


@pytest.mark.parametrize("name", LISTS)
def test_no_list_holds_a_word_twice(name: str) -> None:
    assert LISTS[name]
    assert not [word for word, count in Counter(LISTS[name]).items() if count > 1]


@pytest.mark.parametrize(
    "names",
    [
        ("calendar.months", "calendar.weekdays", "calendar.relative_days"),
        ("titles.abbreviated", "titles.courtesy", "titles.offices"),
        ("names.he", "names.she"),
        ("names.particles", "names.joining"),
        ("speakers.persons", "speakers.bodies", "speakers.plurals"),
        ("labels.nameless", "labels.beside_nameless", "labels.no_labels"),
        ("small_words.function", "small_words.asking", "small_words.negations"),
        ("saying.plain", "saying.speaking"),
    ],
    ids=" and ".join,
)
def test_lists_that_part_words_share_none(names: tuple[str, ...]) -> None:
    shared = [
        set(LISTS[one]) & set(LISTS[other]) for one, other in itertools.combinations(names, 2)
    ]
    assert not set().union(*shared)


def test_no_list_stands_twice() -> None:
    long = {name: set(words) for name, words in LISTS.items() if len(words) > 7}
    alike = [
        (one, other)
        for one, other in itertools.combinations(long, 2)
        if len(long[one] & long[other]) > 0.6 * len(long[one] | long[other])
    ]
    assert not alike


def test_a_verb_with_a_feature_is_a_verb_of_saying() -> None:
    known = word_set("saying.plain", "saying.speaking") | set(word_table("saying.after"))
    thought = {"phrase", "react", "quote", "doubt", "try", "fail", "imagine", "pretend"}
    features = ("asked", "asserted", "judge", "stated", "talk", "tell", "write", "tag", "light")
    assert not word_set(*(f"saying.{feature}" for feature in features)) - known - thought


@pytest.mark.parametrize(
    ("lemma", "third", "gerund", "past"),
    [
        ("say", "says", "saying", {"said"}),
        ("tell", "tells", "telling", {"told"}),
        ("reply", "replies", "replying", {"replied"}),
        ("agree", "agrees", "agreeing", {"agreed"}),
        ("note", "notes", "noting", {"noted"}),
        ("echo", "echoes", "echoing", {"echoed"}),
        ("admit", "admits", "admitting", {"admitted"}),
        ("begin", "begins", "beginning", {"began"}),
        ("put", "puts", "putting", {"put"}),
        ("label", "labels", "labelling", {"labelled", "labeled"}),
        ("press", "presses", "pressing", {"pressed"}),
    ],
)
def test_a_verb_has_its_forms(lemma: str, third: str, gerund: str, past: set[str]) -> None:
    forms = list(verb_forms(lemma))
    assert (lemma, "base") in forms
    assert (third, "third") in forms
    assert (gerund, "ing") in forms
    assert {spelled for spelled, form in forms if form == "past"} == past


def test_the_verbs_of_saying_are_given_by_what_they_tell_of() -> None:
    assert {"warn", "warns", "warning", "warned"} <= saying("tell")
    assert "warns" not in saying("tell", forms=("past",))
    assert saying("tell", "judge") == saying("tell") | saying("judge")


def test_a_list_keeps_its_order() -> None:
    assert word_list("calendar.months")[0] == "january"
    assert word_list("calendar.weekdays")[-1] == "sunday"


def test_a_pattern_of_words_takes_the_longest() -> None:
    found = re.match(one_of(["sep", "sept", "sept."]), "sept. 3")
    assert found is not None
    assert found[0] == "sept."


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_list("calendar.seasons")
