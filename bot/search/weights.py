"""The weights, bars and limits of finding: `weights.toml`, which tells what each is, read once."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, toml

from bot.model import Kind


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: a key that is missing, or one too many, stops the program at once."""


class _Expand(_Table, frozen=True):
    light: float
    light_in_line: float
    most_light_in_line: float
    unknown_verb: float
    unknown: float
    same_person: float
    other_name: float
    known: float
    rare: int
    shortest_rare: int


class _Recall(_Table, frozen=True):
    passages: int
    fewest_clauses: int
    most_clauses: int
    light: float
    pair: float
    pair_readings: int


class _Read(_Table, frozen=True):
    passages: int
    first: int
    sure: float
    hardly: float
    unmatched: float


class MatchWeights(_Table, frozen=True):
    bias: float
    coverage: float
    order: float
    order_covered: float
    mass: float
    alike: float
    told: float
    margin: float


class _Matching(_Table, frozen=True):
    credit: float
    neighbour: float
    most_misspelt: int
    gap: int
    most_mass: float
    least_told: float
    most_margin: float
    without_number: float
    few: int
    many: int
    topic: MatchWeights
    line: MatchWeights


class _Grow(_Table, frozen=True):
    worth_a_sentence: float
    most_sentences: int
    reach: int


class _Gate(_Table, frozen=True):
    turned: float
    elsewhere: float
    another_thing: float
    only_guessed: float
    another_person: float
    phrase_broken: float
    phrase_kept: float
    counted: float
    most_counted: float
    claimed: float
    line: int
    in_order: float
    same_word: float
    short: int
    most: float
    nearly_all: float
    begun_alike: int
    name_within: int


class _Rank(_Table, frozen=True):
    word_for_word: float
    context: float
    posted: float
    dense: float
    kind: dict[Kind, float]


class _Polarity(_Table, frozen=True):
    reach: int
    near: int
    noun_reach: int


class _AnswerBars(_Table, frozen=True):
    found: float
    close: float
    most_close: float
    helps: float
    near_coverage: float
    near_mass: float
    share_of_nearest: float
    sure: float
    far_more: float
    liker: float
    everyday: int


class Weights(_Table, frozen=True):
    expand: _Expand
    recall: _Recall
    read: _Read
    match: _Matching
    grow: _Grow
    gate: _Gate
    rank: _Rank
    polarity: _Polarity
    answer: _AnswerBars


WEIGHTS = toml.decode(Path(__file__).with_suffix(".toml").read_bytes(), type=Weights)
