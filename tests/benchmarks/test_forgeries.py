"""Claims drawn from a record, true and forged: each is what its sort says, whatever else the record
holds; and each verdict is counted for what it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.evaluation.claims import LineClaim, WayOfClaiming, draw_claims
from bot.evaluation.confusion import judged_claim
from bot.evaluation.record import RecordedMeeting, folded
from bot.model import Verdict
from tests.benchmarks import claims as benchmark
from tests.benchmarks.forgeries import REASONS, differ, forging_ways, keep_sound
from tests.evaluation.canned import Canned
from tests.evaluation.recorded import ALWAYS, meeting, record, turn
from tests.samples import answer, quote

SAID = record()
HELD = {"m/1", "m/11"}
SEARCHED = [
    (turn.passages[0].label, f" {' '.join(folded(turn.text))} ")
    for one in SAID
    if one.id not in HELD
    for turn in one.turns
]
WAYS = forging_ways(lambda: SAID)
NOT_ON_RECORD = {sort for sort, way in WAYS.items() if not way.on_record}


def drawn(said: Sequence[RecordedMeeting], count: int, seed: int = 1) -> tuple[LineClaim, ...]:
    ways = forging_ways(lambda: said)
    found = draw_claims(lambda: said, count, seed=seed, ways=ways, keep_sound=keep_sound)
    return found.claims


def words_of(text: str, name: str | None = "Ana Ruiz") -> list[LineClaim]:
    """What is claimed of one turn."""
    return list(drawn([meeting(turn(0, text, name))], 30))


@pytest.fixture(scope="module")
def claims() -> Sequence[LineClaim]:
    return drawn(SAID, 20 * len(WAYS))


def of(claims: Sequence[LineClaim], *sorts: str) -> list[LineClaim]:
    return [claim for claim in claims if claim.sort in sorts]


def speakers(text: str) -> set[str | None]:
    """Everybody who said these words in a row, found the long way."""
    wanted = f" {' '.join(folded(text))} "
    return {name for name, turn in SEARCHED if wanted in turn}


# The ways -----------------------------------------------------------------------------------------


def test_a_sort_whose_words_or_speaker_are_changed_may_never_be_exact() -> None:
    assert {
        "number",
        "negation",
        "word",
        "order",
        "spelling",
        "splice",
        "speaker",
        "absent",
    } == NOT_ON_RECORD
    assert all("exact" not in WAYS[sort].verdicts for sort in NOT_ON_RECORD)
    assert {sort for sort, way in WAYS.items() if way.reasons} == set(REASONS) < NOT_ON_RECORD


def test_a_cut_that_turns_the_sense_is_wrong_context_and_one_that_cannot_is_exact() -> None:
    verdicts = {sort: set(WAYS[sort].verdicts) for sort in WAYS if sort not in NOT_ON_RECORD}
    assert verdicts == {
        "untouched": {"exact"},
        "restyled": {"exact"},
        "cut": {"exact"},
        "elided": {"exact"},
        "cut-turned": {"wrong-context"},
        "elided-turned": {"wrong-context"},
        "cut-unsure": {"exact", "wrong-context"},
    }


# Claims -------------------------------------------------------------------------------------------


def test_there_are_as_many_claims_as_asked_for_as_many_of_each_sort(
    claims: Sequence[LineClaim],
) -> None:
    assert {sort: len(of(claims, sort)) for sort in WAYS} == dict.fromkeys(WAYS, 20)


def test_the_same_seed_makes_the_same_claims_and_another_seed_others(
    claims: Sequence[LineClaim],
) -> None:
    texts = [claim.text for claim in claims]
    assert [claim.text for claim in drawn(SAID, len(texts))] == texts
    assert {claim.text for claim in drawn(SAID, len(texts), seed=2)} != set(texts)


def test_no_claim_whose_words_are_changed_is_true_elsewhere(claims: Sequence[LineClaim]) -> None:
    for claim in of(claims, *NOT_ON_RECORD - {"speaker"}):
        assert not speakers(claim.wording.words)


def test_true_words_are_laid_to_whoever_said_them(claims: Sequence[LineClaim]) -> None:
    for claim in of(claims, "untouched", "restyled", "cut", "cut-turned", "cut-unsure"):
        assert speakers(claim.wording.words) >= {claim.wording.name or claim.line.name}


def test_the_wrong_speaker_said_neither_this_nor_nearly_this(claims: Sequence[LineClaim]) -> None:
    wrong = of(claims, "speaker")
    for claim in wrong:
        assert claim.wording.name
        assert claim.wording.name in claim.text
        assert claim.wording.name not in speakers(claim.wording.words)
    assert not any(ALWAYS in claim.wording.words for claim in wrong)


def test_a_splice_joins_two_peoples_sentences(claims: Sequence[LineClaim]) -> None:
    for claim in of(claims, "splice"):
        first, second = claim.wording.parts
        assert claim.wording.words == f"{first} {second}"
        assert claim.line.name in speakers(first)
        assert speakers(second)
        assert not speakers(first) & speakers(second)


def test_an_absent_line_is_of_a_meeting_held_out_and_no_other_claim_is(
    claims: Sequence[LineClaim],
) -> None:
    assert {claim.sort for claim in claims if claim.line.place[0] in HELD} == {"absent"}
    assert {claim.line.place[0] for claim in of(claims, "absent")} == HELD


def test_a_speaker_without_a_name_is_never_named() -> None:
    nobody = [meeting(*(turn(t.number, t.text, None) for t in m.turns), id=m.id) for m in SAID[:3]]
    made = drawn(nobody, 60)
    assert made
    assert all(claim.wording.name is None and "None" not in claim.text for claim in made)
    assert not of(made, "speaker", "splice")


def test_a_cut_that_turns_is_no_claim_where_the_same_words_stand_unturned() -> None:
    made = words_of(
        "Some of us here will never close the old harbour of Halven. And so we close the old"
        " harbour of Halven."
    )
    assert made
    assert not [
        claim for claim in of(made, "cut-turned") if claim.wording.words.startswith("close the old")
    ]


def test_nobody_is_laid_a_line_that_speaks_of_them() -> None:
    told = turn(0, "Lund told me to close the old harbour.", "Ana Ruiz")
    made = drawn([meeting(told, turn(1, "No.", "Bo Lund"))], 30)
    assert made
    assert not of(made, "speaker")


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


# Verdicts -----------------------------------------------------------------------------------------


def claimed(way: WayOfClaiming, claims: Sequence[LineClaim]) -> LineClaim:
    return replace(claims[0], way=way)


@pytest.mark.parametrize("sort", WAYS)
def test_exact_is_false_for_changed_words_and_another_speaker_alone(
    sort: str, claims: Sequence[LineClaim]
) -> None:
    claim = claimed(WAYS[sort], claims)

    def given(verdict: Verdict) -> bool:
        return judged_claim(claim, replace(answer("found", quote()), verdict=verdict), 1, 1).false

    assert given("exact") is (sort in NOT_ON_RECORD)
    assert not given("altered")


# The command --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    with (folder / "archive.jsonl").open("w", encoding="utf-8") as file:
        for one in SAID:
            for said in one.turns:
                line = {"meeting_id": one.id, "turn_no": said.number, "text": said.text}
                file.write(json.dumps(line | {"speaker": said.passages[0].label}) + "\n")
    return folder


def test_the_benchmark_makes_claims_and_prints_what_verdicts_they_were_given(archive: Path) -> None:
    count = str(4 * len(WAYS))
    asked = CliRunner().invoke(benchmark.main, [count, "--corpus", str(archive), "--misses"])
    assert asked.exit_code == 0, asked.output
    rows = [line.split()[0] for line in asked.stdout.split("\n\n")[0].splitlines()]
    assert rows == ["sort", *WAYS]
    assert "claims, 2 meetings held out." in asked.stderr
    assert "verify p95 ms" in asked.stdout
    assert "words or speaker not on record, called exact: 0 claims" in asked.stdout


def test_the_benchmark_fails_on_a_false_exact(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canned = Canned(replace(answer("found", quote()), verdict="exact"))
    monkeypatch.setattr("bot.service.opening.open_answerer", lambda *_, **__: canned)
    asked = CliRunner().invoke(benchmark.main, ["15", "--corpus", str(archive)])
    assert asked.exit_code == 1
