"""The file of weights: whole, typed, and each line told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from bot.search import weights
from bot.search.weights import WEIGHTS, Weights

FILE = Path(weights.__file__).with_suffix(".toml")
TEXT = FILE.read_text(encoding="utf-8")


def test_what_is_read_is_what_stands_in_the_file() -> None:
    assert msgspec.to_builtins(WEIGHTS) == tomllib.loads(TEXT)


@pytest.mark.parametrize(
    "wrong",
    [TEXT.replace("gap = 3", ""), TEXT.replace("gap = 3", "gap = 3\ngab = 3"), TEXT + "[more]"],
    ids=["missing", "misspelt", "too many"],
)
def test_a_weight_that_is_missing_or_unknown_is_refused(wrong: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(wrong, type=Weights)


def test_no_weight_can_be_changed_while_the_program_runs() -> None:
    with pytest.raises(AttributeError):
        WEIGHTS.gate.turned = 1.0  # type: ignore[misc]
