"""Claims drawn from a record: each is what its sort says, whatever else the record holds."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from bot.evaluation import ground_truth
from bot.evaluation.claim_set import Claim, differ, lineup
from bot.evaluation.ground_truth import Heard, Piece, Session, Witness
from bot.evaluation.mutations import CHANGED, SORTS, Sort
from bot.evaluation.record import folded
from bot.model import Kind, Span
from bot.text import sentences
from tests.conftest import Folder

NAMES = ("Ana Ruiz", "Bo Lund", "Dag Quist")
SYLLABLES = "bar ket lum ost rin dav pel mor fim tas gul nev".split()
ALWAYS = "We thank everybody here for coming to this harbour today."


def heard(number: int, text: str, name: str | None, kind: Kind = "spoken") -> Heard:
    return Heard(number, text, tuple(Piece(span, kind, name) for span in sentences(text)))


def sentence(chance: random.Random) -> str:
    a, b, c, d, e, f, g, h = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(8))
    return chance.choice(
        (
            (
                f"{a.capitalize()} {b} will {c} {d} {chance.randint(3, 99)} {e}s, and {f} {g} {h}"
                " again."
            ),
            f"They can {a} {b} {c} in {chance.randint(1900, 2020)} {d} {e} {f} {g}.",
            f"{a.capitalize()} {b} {c} did not {d} {e} seven {f} {g} {h}.",
            f"We will {a} {b} {c} {d} {e} if {f} {g} {h}.",
            f"{a.capitalize()} {b} {c} {d} {e}, although {f} {g} {h}.",
        )
    )


def record(meetings: int = 12, turns: int = 40) -> list[Session]:
    """Meetings of three people who say ever other things, and one sentence that everybody says."""
    chance = random.Random(3)
    return [
        (
            f"m/{at}",
            [
                heard(no, f"{sentence(chance)} {sentence(chance)} {ALWAYS}", NAMES[no % 3])
                for no in range(turns)
            ],
        )
        for at in range(meetings)
    ]


SAID = record()
SEARCHED = [
    (turn.pieces[0].name, f" {' '.join(folded(turn.text))} ")
    for meeting, turns in SAID
    if meeting != "m/5"
    for turn in turns
]


@pytest.fixture(scope="module")
def claims() -> Sequence[Claim]:
    return lineup(lambda: SAID, 300, seed=1).claims


def of(claims: Sequence[Claim], *sorts: Sort) -> list[Claim]:
    return [claim for claim in claims if claim.sort in sorts]


def speakers(text: str) -> set[str | None]:
    """Everybody who said these words in a row, found the long way."""
    wanted = f" {' '.join(folded(text))} "
    return {name for name, turn in SEARCHED if wanted in turn}


def test_there_are_as_many_claims_as_asked_for_as_many_of_each_sort(
    claims: Sequence[Claim],
) -> None:
    assert len(claims) == 300
    assert {sort: len(of(claims, sort)) for sort in SORTS} == dict.fromkeys(SORTS, 20)


def test_the_same_seed_makes_the_same_claims_and_another_seed_others(
    claims: Sequence[Claim],
) -> None:
    assert lineup(lambda: SAID, 300, seed=1).claims == claims
    assert set(lineup(lambda: SAID, 300, seed=2).claims) != set(claims)


def test_a_claim_asks_about_its_words_and_names_its_speaker(claims: Sequence[Claim]) -> None:
    assert all(
        f'"{claim.words}"' in claim.text and (claim.name or "") in claim.text for claim in claims
    )
    frames = {
        claim.text.replace(claim.words, "…").replace(claim.name or "nobody", "X")
        for claim in claims
    }
    assert frames == {
        'Did X say "…"?',
        'X: "…"',
        '/whosaid "…" by X',
        'who said "…"',
        '/whosaid "…"',
    }


def test_no_claim_whose_words_are_changed_is_true_elsewhere(claims: Sequence[Claim]) -> None:
    for claim in of(claims, *CHANGED - {"speaker"}):
        assert not speakers(claim.words)


def test_true_words_are_laid_to_whoever_said_them(claims: Sequence[Claim]) -> None:
    for claim in of(claims, "untouched", "restyled", "cut", "cut-turned", "cut-unsure"):
        assert speakers(claim.words) >= {claim.name or claim.line.name}


def test_the_wrong_speaker_said_neither_this_nor_nearly_this(claims: Sequence[Claim]) -> None:
    wrong = of(claims, "speaker")
    assert all(
        claim.name is not None and claim.name not in speakers(claim.words) for claim in wrong
    )
    assert not any(ALWAYS in claim.words for claim in wrong)


def test_a_splice_joins_two_peoples_sentences(claims: Sequence[Claim]) -> None:
    for claim in of(claims, "splice"):
        first, second = claim.parts
        assert claim.words == f"{first} {second}"
        assert claim.line.name in speakers(first)
        assert speakers(second)
        assert not speakers(first) & speakers(second)


def test_an_absent_line_is_of_a_meeting_held_out_and_nothing_like_it_is_left(
    claims: Sequence[Claim],
) -> None:
    absent = of(claims, "absent")
    assert (
        {claim.line.place[0] for claim in absent}
        == {"m/5"}
        == lineup(lambda: SAID, 30, seed=1).held
    )
    assert not any(claim.line.place[0] == "m/5" for claim in claims if claim.sort != "absent")
    assert not any(ALWAYS in claim.words for claim in absent)


def test_every_meeting_is_as_likely_as_another_however_long_it_is() -> None:
    long, *rest = record()[:5]
    more = (long[0], [heard(no, turn.text, "Bo Lund") for no, turn in enumerate(list(long[1]) * 6)])
    drawn = [claim.line.place[0] for claim in lineup(lambda: [more, *rest], 150, seed=1).claims]
    assert drawn.count(long[0]) < len(drawn) / 2.5


def test_a_reporters_words_and_short_sentences_are_nobodys_claim() -> None:
    said = [
        ("m", [heard(0, "The old harbour closes my winter garden again.", "Ana Ruiz", "reported")])
    ]
    assert not lineup(lambda: said, 15, seed=1).claims
    assert not lineup(lambda: [("m", [heard(0, "Yes, we do.", "Ana Ruiz")])], 15, seed=1).claims


def test_a_speaker_without_a_name_is_never_named() -> None:
    said = [
        (meeting, [heard(turn.number, turn.text, None) for turn in turns])
        for meeting, turns in SAID[:3]
    ]
    made = lineup(lambda: said, 60, seed=1).claims
    assert made
    assert all(claim.name is None and "None" not in claim.text for claim in made)
    assert not of(made, "speaker", "splice")


def test_marks_of_quotation_inside_a_line_become_single_ones() -> None:
    text = 'She told me “close the old harbour” and then "paint the window" again.'
    made = lineup(lambda: [("m", [heard(0, text, "Ana Ruiz")])], 15, seed=1).claims
    assert made
    assert all(claim.text.count('"') == 2 and not {"“", "”"} & set(claim.text) for claim in made)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Ana Ruiz", "Bo Lund", True),
        ("Grad A", "Grad B", True),
        ("The Chair", "The Chair (Mr. Lund)", False),
        ("Bo Lund", "Mr. Bo Lund (Halven, Lib.)", False),
        ("Q", "Q", False),
    ],
)
def test_two_names_differ_where_neither_may_be_the_other_in_short(
    one: str, other: str, apart: bool
) -> None:
    assert differ(one, other) is differ(other, one) is apart


# What was said ------------------------------------------------------------------------------------


def test_words_are_found_wherever_they_stand_with_whoever_said_them() -> None:
    run, away = folded("closes the old harbour again"), folded("paints the old harbour again")
    listening = Witness([run, away], [])
    listening.hear(
        (
            "m",
            [heard(0, "He closes the old harbour again.", "Bo Lund"), heard(1, "No.", "Ana Ruiz")],
        )
    )
    listening.hear(
        ("n", [heard(7, "Who closes the old [inaudible] harbour again? Me.", "Ana Ruiz")])
    )
    assert listening.places([run]) == {("m", 0), ("n", 7)}
    assert listening.speakers([run]) == {"Bo Lund", "Ana Ruiz"}
    assert not listening.places([away])
    assert not listening.places([run, away])


def test_a_run_is_counted_each_time_it_stands_even_within_one_turn() -> None:
    run = folded("close the old harbour")
    listening = Witness([run], [])
    listening.hear(
        ("m", [heard(0, "We close the old harbour. They never close the old harbour.", "Bo Lund")])
    )
    assert (len(listening.places([run])), listening.times(run)) == (1, 2)


def test_a_cut_that_turns_is_no_claim_where_the_same_words_stand_unturned() -> None:
    text = (
        "Some of us will never close the old harbour of Halven. We close the old harbour of Halven."
    )
    made = lineup(lambda: [("m", [heard(0, text, "Ana Ruiz")])], 30, seed=1).claims
    assert made
    assert not [
        claim for claim in of(made, "cut-turned") if claim.words.startswith("close the old")
    ]


def test_nobody_is_laid_a_line_that_speaks_of_them() -> None:
    said = [
        (
            "m",
            [
                heard(0, "Lund told me to close the old harbour.", "Ana Ruiz"),
                heard(1, "No.", "Bo Lund"),
            ],
        )
    ]
    assert not of(lineup(lambda: said, 15, seed=1).claims, "speaker")


def test_a_line_is_near_where_a_fourth_of_its_runs_of_three_words_stands() -> None:
    line = "we close the old harbour before winter comes again"
    listening = Witness([], [line, "nothing of this was ever said by anybody"])
    listening.hear(("m", [heard(0, "They close the old harbour, I hear.", "Bo Lund")]))
    listening.hear(("m", [heard(1, "They close the shop when winter comes.", "Ana Ruiz")]))
    assert listening.near(line) == {"Bo Lund"}
    assert listening.near("nothing of this was ever said by anybody") == set()


def test_names_are_the_registers_in_a_pair_and_the_label_in_records(folder: Folder) -> None:
    folder.meeting("pair", "MINISTER RUIZ: We will not close it.\n\nQUESTION: Why is that?\n")
    folder.meeting("secret", "MINISTER RUIZ: We will not close it.\n", access={"channels": ["C1"]})
    (folder.path / "a.jsonl").write_text(
        '{"meeting_id":"a","turn_no":4,"speaker":"Q","text":"Why not?"}\nno record\n'
    )
    names = {
        id_: [(turn.number, *sorted(turn.names)) for turn in turns]
        for id_, turns in ground_truth.read(folder.path)
    }
    assert names == {"pair": [(0, "Ana Ruiz"), (1,)], "a": [(4, "Q")]}


def test_a_passages_own_speaker_counts_not_the_turns() -> None:
    text = "“We close it,” said Ruiz. “We paint it,” said Lund."
    pieces = (Piece(Span(0, 14), "quoted", "Ana Ruiz"), Piece(Span(26, 40), "quoted", "Bo Lund"))
    turn = Heard(0, text, pieces)
    assert (turn.name_at(1), turn.name_at(16), turn.name_at(30)) == ("Ana Ruiz", None, "Bo Lund")
