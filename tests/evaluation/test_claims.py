"""True claims of a record's lines, and lines that stand nowhere in it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from bot.evaluation.claims import WAYS, LineClaim, clause_cuts, cut, draw_claims, restyled
from bot.evaluation.record import RecordedMeeting, folded
from tests.evaluation.recorded import ALWAYS, meeting, record, turn

SAID = record()
HELD = {"m/1", "m/11"}
TWO = "The harbour stays open all winter, and the boats go out every morning."


def drawn(said: Sequence[RecordedMeeting], count: int, seed: int = 1) -> tuple[LineClaim, ...]:
    return draw_claims(lambda: said, count, seed=seed).claims


@pytest.fixture(scope="module")
def claims() -> Sequence[LineClaim]:
    return drawn(SAID, 80)


def of(claims: Sequence[LineClaim], *sorts: str) -> list[LineClaim]:
    return [claim for claim in claims if claim.sort in sorts]


def test_there_are_as_many_claims_as_asked_for_as_many_of_each_sort(
    claims: Sequence[LineClaim],
) -> None:
    assert {sort: len(of(claims, sort)) for sort in WAYS} == dict.fromkeys(WAYS, 20)


def test_the_same_seed_makes_the_same_claims_and_another_seed_others(
    claims: Sequence[LineClaim],
) -> None:
    assert drawn(SAID, 80) == claims
    assert set(drawn(SAID, 80, seed=2)) != set(claims)


def test_a_claim_asks_about_its_words_and_names_its_speaker(claims: Sequence[LineClaim]) -> None:
    frames = set()
    for claim in claims:
        assert f'"{claim.wording.words}"' in claim.text
        said = claim.text.replace(claim.wording.words, "…")
        frames.add(said.replace(claim.wording.name or "nobody", "X"))
    assert frames == {
        'Did X say "…"?',
        'X: "…"',
        '/whosaid "…" by X',
        'who said "…"',
        '/whosaid "…"',
    }


def test_what_is_claimed_of_the_searched_meetings_is_said_there_by_whoever_is_named(
    claims: Sequence[LineClaim],
) -> None:
    turns = {(one.id, said.number): said for one in SAID for said in one.turns}
    for claim in of(claims, "untouched", "restyled", "cut"):
        said = turns[claim.line.place]
        assert " ".join(folded(claim.wording.words)) in " ".join(folded(said.text))
        assert claim.wording.name == said.passages[0].label


def test_an_absent_line_is_of_a_meeting_held_out_and_nothing_like_it_is_left(
    claims: Sequence[LineClaim],
) -> None:
    absent = of(claims, "absent")
    assert {claim.line.place[0] for claim in absent} == HELD
    assert {claim.sort for claim in claims if claim.line.place[0] in HELD} == {"absent"}
    assert not any(ALWAYS in claim.wording.words for claim in absent)


def test_every_meeting_is_as_likely_as_another_however_long_it_is() -> None:
    long, *rest = record()[:5]
    more = [turn(no, said.text, "Bo Lund") for no, said in enumerate([*long.turns] * 6)]
    made = drawn([meeting(*more, id=long.id), *rest], 150)
    places = [claim.line.place[0] for claim in made]
    assert places.count(long.id) < len(places) / 2.5


def test_a_reporters_words_and_short_sentences_are_nobodys_claim() -> None:
    reported = turn(0, "The old harbour closes my winter garden again.", "Ana Ruiz", "reported")
    assert not drawn([meeting(reported)], 15)
    assert not drawn([meeting(turn(0, "Yes, we do.", "Ana Ruiz"))], 15)


def test_a_speaker_without_a_name_is_never_named() -> None:
    nobody = [meeting(*(turn(t.number, t.text, None) for t in m.turns), id=m.id) for m in SAID[:3]]
    made = drawn(nobody, 60)
    assert made
    assert all(claim.wording.name is None and "None" not in claim.text for claim in made)


def test_marks_of_quotation_inside_a_line_become_single_ones() -> None:
    text = 'She told me “close the old harbour” and then "paint the window" again.'
    made = drawn([meeting(turn(0, text, "Ana Ruiz"))], 15)
    assert made
    assert all(claim.text.count('"') == 2 and not {"“", "”"} & set(claim.text) for claim in made)


@pytest.mark.parametrize(
    "line",
    [
        "We will not close the harbour, and they are glad about seven boats.",
        "It's over – it ’was’ good -- for us — all !",
        "we , and 'they' , don’t know .",
        "SHORT",
    ],
)
def test_a_restyled_line_is_another_text_of_the_same_words(line: str) -> None:
    made = {restyled(line, Random(seed)) for seed in range(300)} - {None}
    assert made
    assert line not in made
    assert all(folded(one or "") == folded(line) for one in made)


def test_a_clause_is_cut_from_the_end_or_from_the_beginning() -> None:
    whole = {
        "The harbour stays open all winter",
        "and the boats go out every morning.",
        "the boats go out every morning.",
    }
    made = {cut(TWO, Random(seed)) for seed in range(100)}
    assert made <= whole
    assert len(made) >= 2
    assert cut("The boats go out every morning.", Random(1)) is None


def test_no_claim_ends_with_a_not_that_lost_its_words() -> None:
    kept = {kept for kept, _ in clause_cuts("So the harbour is surely not, and the boats go out.")}
    assert "So the harbour is surely not" not in kept
