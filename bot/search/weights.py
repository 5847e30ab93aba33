"""The weights, bars and limits of finding: `weights.toml`, which tells what each is, read once."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, toml

from bot.model import Kind


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: a key that is missing, or one too many, stops the program at once."""


class Expand(_Table, frozen=True):
    """What each asked word weighs, and the words that may stand for it."""

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


class Recall(_Table, frozen=True):
    """What is asked of the index."""

    passages: int
    fewest_clauses: int
    most_clauses: int
    light: float
    pair: float
    pair_readings: int


class Read(_Table, frozen=True):
    """Which of the recalled passages are read in their turns."""

    passages: int
    first: int
    sure: float
    hardly: float
    unmatched: float


class MatchWeights(_Table, frozen=True):
    """What each sort of evidence weighs, in log-odds; `bot.search.match.Match` has the sorts."""

    bias: float
    coverage: float
    order: float
    order_covered: float
    mass: float
    alike: float
    told: float
    margin: float


class Matching(_Table, frozen=True):
    """How asked words stand in a passage."""

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


class Grow(_Table, frozen=True):
    """How a passage grows over the sentences that a question runs across."""

    worth_a_sentence: float
    most_sentences: int
    reach: int


class Gate(_Table, frozen=True):
    """What a score is at most, or at least, and when."""

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


class Rank(_Table, frozen=True):
    """What is added to a score for the order alone."""

    word_for_word: float
    context: float
    posted: float
    dense: float
    kind: dict[Kind, float]


class Polarity(_Table, frozen=True):
    """How far a negation and a number reach, in words."""

    reach: int
    near: int
    noun_reach: int


class AnswerBars(_Table, frozen=True):
    """What is told of the hits."""

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
    """All of them."""

    expand: Expand
    recall: Recall
    read: Read
    match: Matching
    grow: Grow
    gate: Gate
    rank: Rank
    polarity: Polarity
    answer: AnswerBars


WEIGHTS = toml.decode(Path(__file__).with_suffix(".toml").read_bytes(), type=Weights)
