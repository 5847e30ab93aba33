"""English words are known, and misspellings are not taken for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from bot.text import word_frequency, words
from bot.text.word_frequency import how_often, is_english


@pytest.mark.parametrize(
    "word", ["the", "boat", "boats", "corruption", "interpreter", "don't", "said", "agreement"]
)
def test_a_common_word_is_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["curruption", "agrement", "interpeter", "xqzt", "ebrard", "teh"])
def test_a_misspelling_or_a_name_is_not(word: str) -> None:
    assert not is_english(word)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the list is kept, in a process that has not needed it yet."""
    monkeypatch.setattr(word_frequency, "_kept", None)
    word_frequency.keep_in(tmp_path)
    yield tmp_path
    word_frequency._list.cache_clear()
    how_often.cache_clear()


def asked_anew(word: str) -> int:
    word_frequency._list.cache_clear()
    how_often.cache_clear()
    return how_often(word)


def test_every_word_of_the_list_is_counted_as_the_package_counts_it() -> None:
    """The list is in order: it is searched by halving."""
    counts = sorted(SpellChecker(language="en").word_frequency.items())
    some = counts[::37] + counts[-40:]
    assert [word for word, count in some if how_often(word) != count] == []


def test_the_list_is_made_once_and_then_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked_anew("boat")
    assert first > 0
    monkeypatch.delattr(word_frequency, "_made")
    assert asked_anew("boat") == first
    assert len([*kept.iterdir()]) == 1


def test_a_list_kept_of_another_package_is_made_anew(kept: Path) -> None:
    first = asked_anew("boat")
    (list_,) = kept.iterdir()
    list_.write_bytes(b"1\nboat\t1\n")
    assert asked_anew("boat") == first


def test_where_nothing_can_be_kept_the_list_is_read_all_the_same(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word_frequency.keep_in(kept / "not there")
    assert asked_anew("boat") > 0


@pytest.mark.parametrize(
    "word",
    ["", '"', "\\", ".*", "(", "[", "boat|the", 'the": 1, "x', "the\n", "x" * 100_000, "\x00"],
)
def test_a_hostile_word_is_no_word_and_no_pattern(word: str) -> None:
    assert not is_english(word)


@given(st.text(max_size=30))
@example("ÆØÅ 日本 ﷺ")
def test_any_word_of_any_text_is_one_or_not(text: str) -> None:
    for word in words(text):
        assert is_english(word.text) in (True, False)
