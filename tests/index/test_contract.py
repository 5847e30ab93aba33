"""What every engine must do; a new one is added to `ENGINES` and to nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.index import Candidate, Clause, Engine, MeetingVoice, Record, Scope, Tally
from bot.index.tantivy import TantivyEngine
from bot.model import Access, Kind, Meeting, Passage, Span, Turn
from bot.sources.corpus import Corpus
from bot.sources.readers import Reading, readable
from bot.text import aside_words, speech, stem, units
from tests.conftest import CORPORA

ENGINES: dict[str, Callable[[Path], Engine]] = {"tantivy": TantivyEngine}
ALL = Scope()


@pytest.fixture(params=ENGINES)
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Engine]:
    """Makes new engines of one sort."""
    numbers = count()
    return lambda: ENGINES[request.param](tmp_path / str(next(numbers)))


@pytest.fixture
def engine(make: Callable[[], Engine]) -> Engine:
    return make()


@pytest.fixture(params=ENGINES)
def make_again(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Engine]:
    """Makes engines of one sort that share what they keep, as several processes do."""
    return lambda: ENGINES[request.param](tmp_path / "shared")


def turn(number: int, text: str, person: str | None = None, label: str | None = None) -> Turn:
    passages = tuple(Passage(span, "spoken", person, label) for span in units(text))
    return Turn(number, text, label, passages, 1000 * number)


def record(id_: str, digest: str = "d", turns: int = 1) -> Record:
    meeting = Meeting(
        id_,
        f"Title of {id_}",
        f"{id_}.txt",
        "transcript",
        date(2020, 2, 29),
        "outside",
        "The log.",
        "Halven",
        "Wire",
        "https://halven.example",
        "Free",
        ("quist",),
        ("other",),
        Access(("C1",), ("U1",)),
    )
    return Record(
        meeting, digest, (MeetingVoice("ruiz", None, 1), MeetingVoice(None, "Q", 2)), turns
    )


def put(engine: Engine, **meetings: Sequence[Turn]) -> None:
    with engine.writing() as writer:
        for id_, turns in meetings.items():
            writer.put(record(id_, turns=len(turns)), turns)


def shown(found: Sequence[Candidate]) -> set[tuple[str, int]]:
    return {(one.meeting, one.turn) for one in found}


def ask(
    engine: Engine, *words: str, phrases: Sequence[Sequence[str]] = (), scope: Scope = ALL
) -> list[Candidate]:
    return engine.candidates([Clause({word: 1.0}) for word in words], phrases, scope, 100)


HARBOUR = turn(0, "The harbour will not close.", "ruiz")
BOATS = turn(0, "Who pays for the boats in the harbour?", "lund")


# Keeping ------------------------------------------------------------------------------------------


def test_a_new_engine_holds_nothing_and_says_so(engine: Engine) -> None:
    assert (engine.digests(), list(engine.records()), ask(engine, "harbour")) == ({}, [], [])
    assert (engine.turns("m", 0, 9), dict(engine.vocabulary().counts)) == ([], {})


def test_what_is_put_is_given_back_as_it_was(engine: Engine) -> None:
    turns = [
        turn(0, "Good “morning”, México.\u00a0 (Laughter.)", "ruiz", "MINISTER RUIZ"),
        turn(1, "", None, "Q"),
    ]
    put(engine, m=turns)
    assert list(engine.records()) == [record("m", turns=2)]
    assert engine.turns("m", 0, 9) == turns
    assert engine.digests() == {"m": "d"}


def test_meetings_come_in_order_of_id(engine: Engine) -> None:
    put(engine, b=[HARBOUR], a=[HARBOUR], c=[])
    assert [held.meeting.id for held in engine.records()] == ["a", "b", "c"]


def test_a_meeting_put_again_stands_in_the_old_ones_place(engine: Engine) -> None:
    put(engine, m=[HARBOUR, turn(1, "A second turn of the old one.")], n=[BOATS])
    with engine.writing() as writer:
        writer.put(record("m", "e"), [turn(0, "Something else entirely.")])
    assert engine.digests() == {"m": "e", "n": "d"}
    assert [one.text for one in engine.turns("m", 0, 9)] == ["Something else entirely."]
    assert shown(ask(engine, "harbour")) == {("n", 0)}


def test_putting_the_same_twice_in_one_change_keeps_the_last(engine: Engine) -> None:
    with engine.writing() as writer:
        writer.put(record("m", "one"), [HARBOUR])
        writer.put(record("m", "two"), [BOATS])
    assert engine.digests() == {"m": "two"}
    assert engine.turns("m", 0, 0) == [BOATS]


def test_a_dropped_meeting_is_gone_with_all_its_words(engine: Engine) -> None:
    put(engine, m=[HARBOUR], n=[turn(0, "The boats will stay.")])
    with engine.writing() as writer:
        writer.drop("m")
        writer.drop("never there")
    assert engine.digests() == {"n": "d"}
    assert (ask(engine, "harbour"), engine.turns("m", 0, 9)) == ([], [])
    assert "harbour" not in engine.vocabulary()
    assert engine.vocabulary().counts["will"] == 1


def test_everything_can_be_cleared_and_written_anew_in_one_change(engine: Engine) -> None:
    put(engine, m=[HARBOUR], n=[BOATS])
    with engine.writing() as writer:
        writer.clear()
        writer.put(record("m", "e"), [BOATS])
    assert engine.digests() == {"m": "e"}
    assert shown(ask(engine, "harbour")) == {("m", 0)}
    with pytest.raises(RuntimeError), engine.writing() as writer:
        writer.clear()
        raise RuntimeError
    assert engine.digests() == {"m": "e"}


def test_nothing_is_seen_of_a_change_before_it_is_whole(engine: Engine) -> None:
    with engine.writing() as writer:
        writer.put(record("m"), [HARBOUR])
        assert (engine.digests(), ask(engine, "harbour")) == ({}, [])
    assert engine.digests() == {"m": "d"}


def test_an_engine_knows_that_another_has_changed_what_it_reads(
    make_again: Callable[[], Engine],
) -> None:
    one, other = make_again(), make_again()
    put(one, m=[HARBOUR])
    assert (one.outdated(), other.outdated()) == (False, True)
    assert ask(other, "harbour") == []
    with pytest.raises(RuntimeError), one.writing() as writer:
        writer.drop("m")
        raise RuntimeError
    assert not one.outdated() and not make_again().outdated()


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_change_that_fails_leaves_the_old_state(
    engine: Engine, error: type[BaseException]
) -> None:
    put(engine, m=[HARBOUR], n=[BOATS])

    def breaking() -> Iterator[Turn]:
        yield turn(0, "Half of it.")
        raise error

    with pytest.raises(error), engine.writing() as writer:
        writer.drop("m")
        writer.put(record("n", "e"), breaking())
    assert engine.digests() == {"m": "d", "n": "d"}
    assert shown(ask(engine, "harbour")) == {("m", 0), ("n", 0)}
    put(engine, o=[turn(0, "And it can be written again.")])
    assert set(engine.digests()) == {"m", "n", "o"}


def test_turns_are_given_from_first_to_last_as_far_as_they_exist(engine: Engine) -> None:
    put(
        engine,
        m=[turn(number, f"Turn number {number} of them.") for number in range(12)],
        n=[BOATS],
    )
    numbers = [
        [one.number for one in engine.turns("m", *bounds)]
        for bounds in ((0, 0), (9, 99), (-5, 1), (3, 2))
    ]
    assert numbers == [[0], [9, 10, 11], [0, 1], []]


# Recalling ----------------------------------------------------------------------------------------


def test_a_word_is_found_by_itself_and_by_its_stem(engine: Engine) -> None:
    put(engine, m=[turn(0, "The harbours were closing."), turn(1, "Nobody came.")])
    assert shown(ask(engine, "harbours")) == shown(ask(engine, "close")) == {("m", 0)}
    assert ask(engine, "harb") == []


def test_a_candidate_carries_its_passage_and_its_folded_words(engine: Engine) -> None:
    said = turn(
        3,
        "México paid 13,000 pesos for the boats. (Laughter.) Then everybody went to the harbour.",
        "ruiz",
        "R",
    )
    put(engine, m=[said])
    (one,) = ask(engine, "mexico")
    assert (one.meeting, one.turn, one.passage) == ("m", 3, said.passages[0])
    assert one.words == ("mexico", "paid", "13000", "pesos", "for", "the", "boats")
    assert one.stage == ("laughter",)


def test_the_better_match_comes_first_and_the_limit_holds(engine: Engine) -> None:
    lines = [
        "the harbour and the boats and the pilots are one",
        "the harbour is one",
        "the boats are one",
        "nothing is",
    ]
    put(engine, m=[turn(number, line) for number, line in enumerate(lines)])
    clauses = [Clause({word: 1.0}) for word in ("harbour", "boats", "pilots")]
    assert [one.turn for one in engine.candidates(clauses, (), ALL, 1)] == [0]
    assert len(engine.candidates(clauses, (), ALL, 2)) == 2


def test_a_run_is_wished_for_side_by_side(engine: Engine) -> None:
    put(
        engine,
        m=[
            turn(0, "Nobody had heard of co vax."),
            turn(1, "Our vax and the co of pilots."),
            turn(2, "Boats."),
        ],
    )
    assert shown(engine.candidates([Clause({"covax": 1.0, "co vax": 0.9})], (), ALL, 9)) == {
        ("m", 0)
    }
    both = engine.candidates([Clause({"co vax": 0.9}), Clause({"boats": 1.0})], (), ALL, 9)
    assert shown(both) == {("m", 0), ("m", 2)}


def test_of_a_wishs_words_the_heavier_counts_for_more(engine: Engine) -> None:
    put(engine, m=[turn(0, "we saw the harbour there"), turn(1, "we saw the harbor there")])
    found = engine.candidates([Clause({"harbour": 1.0, "harbor": 0.2})], (), ALL, 9)
    assert [one.turn for one in found] == [0, 1]


def test_a_phrase_must_stand_word_for_word(engine: Engine) -> None:
    lines = [
        "we will not close it",
        "we will close it not",
        "will not we close it",
        "they will not close",
    ]
    put(engine, m=[turn(number, line) for number, line in enumerate(lines)])
    assert shown(ask(engine, phrases=[["will", "not", "close"]])) == {("m", 0), ("m", 3)}
    assert shown(ask(engine, phrases=[["will", "not", "close"], ["it"]])) == {("m", 0)}
    assert shown(ask(engine, "nowhere", phrases=[["we", "will"]])) == {("m", 0), ("m", 1)}
    assert ask(engine, "we", phrases=[["will", "closes"]]) == []


def test_a_stage_direction_is_found_as_such_and_never_as_words(engine: Engine) -> None:
    put(
        engine,
        m=[
            turn(0, "That is the end of it. (Laughter.)"),
            turn(1, "Your laughter is the best part."),
        ],
    )
    assert shown(ask(engine, phrases=[["laughter"]])) == {("m", 1)}
    noted = engine.candidates([Clause({"laughter": 1.0}, where="stage")], (), ALL, 10)
    assert [(one.turn, one.stage) for one in noted] == [(0, ("laughter",))]
    assert [one.turn for one in ask(engine, "laughter")] == [1]


def test_two_words_side_by_side_are_found_as_a_pair_and_apart_they_are_not(engine: Engine) -> None:
    put(engine, one=[turn(0, "We will do it all."), turn(1, "It is all we do, and will.")])
    found = engine.candidates([Clause({"do it": 1.0, "do them": 1.0}, where="pair")], (), ALL, 9)
    assert shown(found) == {("one", 0)}


def test_what_is_spoken_of_around_a_passage_speaks_for_it(engine: Engine) -> None:
    about = [
        turn(n, text) for n, text in enumerate(["The ferry is late.", "The buttons stick."] * 2)
    ]
    other = [
        turn(n, text) for n, text in enumerate(["The harvest is late.", "The buttons stick."] * 2)
    ]
    put(engine, one=about, two=other, three=[turn(0, "Nothing of the sort.")])
    clauses = [Clause({"ferry": 1.0}), Clause({"buttons": 1.0})]
    boost = engine.context_boost(clauses, ALL)
    found = [one for one in engine.candidates(clauses, (), ALL, 9, boost) if "buttons" in one.words]
    assert {one.meeting for one in found[:2]} == {"one"}
    assert found[0].context > found[-1].context == 0.0


def test_what_a_meeting_out_of_scope_speaks_of_counts_for_nothing(engine: Engine) -> None:
    put(engine, one=[HARBOUR], two=[BOATS])
    assert not any(engine.context_boost([Clause({"boats": 1.0})], Scope(frozenset({"one"}))))
    assert not any(engine.context_boost([Clause({"boats": 1.0})], Scope(frozenset())))


def test_a_long_meeting_is_cut_into_stretches_that_are_told_apart(engine: Engine) -> None:
    idle = [
        turn(n, "We go on with the same matters, as every day, and no more.") for n in range(100)
    ]
    put(
        engine,
        one=[
            *idle,
            turn(100, "The ferry sank at the buoy."),
            turn(101, "The buoy was lit."),
            *(turn(n + 102, one.text) for n, one in enumerate(idle)),
            turn(300, "A buoy is a buoy."),
        ],
    )
    clauses = [Clause({"ferry": 1.0}), Clause({"buoy": 1.0})]
    found = {
        one.turn: one.context
        for one in engine.candidates(clauses, (), ALL, 9, engine.context_boost(clauses, ALL))
    }
    assert found[101] > found[300]


def test_the_scope_bounds_meetings_and_speakers(engine: Engine) -> None:
    asked = turn(1, "Who will close the harbour?", None, "Q")
    put(engine, m=[HARBOUR, asked], n=[BOATS, turn(1, "The harbour is mine.", "ruiz")])
    scopes = {
        Scope(frozenset({"m"})): {("m", 0), ("m", 1)},
        Scope(frozenset()): set(),
        Scope(speakers=(("ruiz", None),)): {("m", 0), ("n", 1)},
        Scope(speakers=(("Q", None),)): {("m", 1)},
        Scope(speakers=(("ruiz", frozenset({"n"})), ("lund", None))): {("n", 0), ("n", 1)},
        Scope(frozenset({"m"}), (("lund", None),)): set(),
        Scope(speakers=()): set(),
    }
    for scope, expected in scopes.items():
        assert shown(ask(engine, "harbour", scope=scope)) == expected
        assert shown(ask(engine, phrases=[["harbour"]], scope=scope)) == expected


def test_the_scope_bounds_how_the_words_reached_us(engine: Engine) -> None:
    kinds: tuple[Kind, ...] = ("spoken", "quoted", "reported")
    said = [
        Turn(n, f"The harbour is {n}.", None, (Passage(Span(0, 17), kind),), n)
        for n, kind in enumerate(kinds)
    ]
    put(engine, m=said)
    assert shown(ask(engine, "harbour", scope=Scope(kinds=frozenset({"spoken"})))) == {("m", 0)}
    assert shown(ask(engine, "harbour", scope=Scope(kinds=frozenset({"quoted", "reported"})))) == {
        ("m", 1),
        ("m", 2),
    }
    assert shown(ask(engine, scope=Scope(frozenset({"m"}), kinds=frozenset({"posted"})))) == set()


def test_without_a_wish_everything_in_scope_is_given(engine: Engine) -> None:
    put(engine, m=[HARBOUR], n=[BOATS])
    assert shown(ask(engine)) == {("m", 0), ("n", 0)}
    assert shown(ask(engine, scope=Scope(speakers=(("lund", None),)))) == {("n", 0)}


# The vocabulary -----------------------------------------------------------------------------------


def test_the_vocabulary_counts_passages_and_not_occurrences(engine: Engine) -> None:
    put(
        engine,
        m=[turn(0, "No, no, no and no again, I said."), turn(1, "No to this. (Laughter.)")],
        n=[BOATS],
    )
    vocabulary = engine.vocabulary()
    assert (vocabulary.counts["no"], vocabulary.counts["harbour"], vocabulary.passages) == (2, 1, 3)
    assert "laughter" not in vocabulary


def test_the_vocabulary_of_some_meetings_knows_no_others_words(engine: Engine) -> None:
    put(engine, m=[HARBOUR], n=[BOATS])
    part = engine.vocabulary(frozenset({"n"}))
    assert (part.counts["harbour"], part.passages, "close" in part) == (1, 1, False)
    assert dict(engine.vocabulary(frozenset({"m", "n"})).counts) == dict(engine.vocabulary().counts)
    assert dict(engine.vocabulary(frozenset()).counts) == {}


@pytest.mark.parametrize("chosen", ["", "k", "kl", "lmn", "klmn", "mx"])
def test_the_vocabulary_of_a_part_is_that_of_an_index_that_holds_no_more(
    engine: Engine, make: Callable[[], Engine], chosen: str
) -> None:
    texts = {
        "k": "A harbour and a boat.",
        "l": "The harbour.",
        "m": "Boats, a boat, and eels.",
        "n": "Mud. Nobody asked.",
    }
    part = make()
    for id_, text in texts.items():
        put(engine, **{id_: [turn(0, text)]})
        if id_ in chosen:
            put(part, **{id_: [turn(0, text)]})
    expected, seen = part.vocabulary(), engine.vocabulary(frozenset(chosen))
    assert list(seen.counts.items()) == list(expected.counts.items())
    assert seen.passages == expected.passages


def test_the_vocabulary_is_read_once_for_each_state(engine: Engine) -> None:
    put(engine, m=[HARBOUR])
    before = engine.vocabulary()
    assert engine.vocabulary() is before
    put(engine, n=[BOATS])
    assert "close" in before and set(engine.vocabulary().counts) > set(before.counts)


def test_the_vocabulary_does_not_tell_how_the_index_came_about(
    engine: Engine, make: Callable[[], Engine]
) -> None:
    put(engine, m=[HARBOUR])
    put(engine, n=[turn(0, "An old word of another harbour.")])
    put(engine, n=[BOATS])
    fresh = make()
    put(fresh, m=[HARBOUR], n=[BOATS])
    assert list(engine.vocabulary().counts.items()) == list(fresh.vocabulary().counts.items())
    assert engine.vocabulary().passages == fresh.vocabulary().passages


# Hostile input ------------------------------------------------------------------------------------

HOSTILE = [
    "a/b/0",
    "..",
    'quo"te',
    "it’s AND (not) OR *:*",
    "mötley/Ünicode 名前 🙂",
    "m",
    "p",
    "x" * 10_000,
    " ",
    "t m/0",
]


@pytest.mark.parametrize("id_", HOSTILE, ids=lambda id_: ascii(id_[:12]))
def test_any_id_label_and_speaker_is_kept_apart_from_every_other(engine: Engine, id_: str) -> None:
    put(
        engine,
        **{
            id_: [
                turn(0, "The harbour stays open.", id_),
                turn(1, "Which harbour is it?", None, f"{id_}!"),
            ]
        },
    )
    put(engine, other=[BOATS])
    assert [one.text for one in engine.turns(id_, 0, 5)] == [
        "The harbour stays open.",
        "Which harbour is it?",
    ]
    assert shown(ask(engine, "harbour", scope=Scope(frozenset({id_})))) == {(id_, 0), (id_, 1)}
    assert shown(ask(engine, "harbour", scope=Scope(speakers=((id_, None),)))) == {(id_, 0)}
    assert shown(
        ask(engine, "harbour", scope=Scope(speakers=((f"{id_}!", frozenset({id_})),)))
    ) == {(id_, 1)}
    with engine.writing() as writer:
        writer.drop(id_)
    assert list(engine.digests()) == ["other"]


def test_an_id_that_begins_like_another_is_another(engine: Engine) -> None:
    put(engine, **{"a": [turn(11, "One harbour.")], "a/1": [turn(1, "Two harbours.")]})
    assert [one.text for one in engine.turns("a", 0, 20)] == ["One harbour."]
    with engine.writing() as writer:
        writer.drop("a")
    assert [one.text for one in engine.turns("a/1", 0, 20)] == ["Two harbours."]


WORDS = [
    "a" * 10_000,
    "o'brien",
    "d'souza-lima",
    "u.s.",
    "\U0001f642",
    "名前",
    'x"y',
    "*",
    "+a -b",
    "a:b",
    "(",
    "\x00",
    "$",
]


@pytest.mark.parametrize("word", WORDS, ids=ascii)
def test_any_word_may_be_asked_for(engine: Engine, word: str) -> None:
    put(engine, m=[HARBOUR])
    assert ask(engine, word[:9000]) == []
    assert ask(engine, phrases=[[word, "harbour"]]) == []
    assert shown(ask(engine, word, "harbour")) == {("m", 0)}


def test_a_word_of_ten_thousand_letters_is_kept_whole(engine: Engine) -> None:
    put(engine, m=[turn(0, f"The {'a' * 10_000} sank.")])
    assert shown(ask(engine, "a" * 10_000)) == {("m", 0)}
    assert ask(engine, "a" * 9_999) == []


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_given_back_character_for_character(engine: Engine, texts: list[str]) -> None:
    texts = [text.encode("utf-8", "ignore").decode() for text in texts]
    turns = [turn(number, text, None, text) for number, text in enumerate(texts)]
    put(engine, m=turns)
    assert engine.turns("m", 0, 9) == turns


# Against an exhaustive scan -----------------------------------------------------------------------


def readings(folder: Path) -> list[Reading]:
    return [readable(one) for source in Corpus(folder).sources() for one in source.read()]


def scan(folder: Path) -> list[tuple[str, Turn, Passage]]:
    return [
        (reading.meeting.id, turn_, passage)
        for reading in readings(folder)
        for turn_ in reading.turns
        for passage in turn_.passages
    ]


@pytest.mark.parametrize("folder", CORPORA, ids=["shipped", "made-up"])
def test_it_recalls_just_what_reading_every_passage_finds(folder: Path, engine: Engine) -> None:
    with engine.writing() as writer:
        for one in readings(folder):
            writer.put(Record(one.meeting, one.digest, (), len(one.turns)), one.turns)
    passages = scan(folder)
    said = [
        ([w.text for w in speech(text)], aside_words(text), id_, t.number, p)
        for id_, t, p in passages
        for text in [t.text[p.span.start : p.span.end]]
    ]
    everyone = sorted({key for *_, p in said if (key := p.speaker_key)})
    words = sorted({word for found, *_ in said for word in found})
    for at, word in enumerate(words[::17]):
        speaker = everyone[at % len(everyone)]
        near = {word, *(kin for kin in words if stem(kin) == stem(word))}
        whole = {(i, n, p.span) for found, _, i, n, p in said if near & set(found)}
        spoken = {(i, n, p.span) for _, _, i, n, p in said if p.speaker_key == speaker}
        assert spans(engine.candidates([Clause({word: 1.0})], (), ALL, 10_000)) == whole
        theirs = Scope(speakers=((speaker, None),))
        assert spans(engine.candidates([Clause({word: 1.0})], (), theirs, 10_000)) == whole & spoken
    for found, _, id_, number, passage in said[::29]:
        phrase = found[1:4]
        if phrase:
            held = {(i, n, p.span) for said_, _, i, n, p in said if stands(phrase, said_)}
            assert (id_, number, passage.span) in held
            assert spans(engine.candidates((), (phrase,), ALL, 10_000)) == held
    counted = {word: sum(word in found for found, *_ in said) for word in words}
    assert dict(engine.vocabulary().counts) == counted


def spans(found: Sequence[Candidate]) -> set[tuple[str, int, Span]]:
    return {(one.meeting, one.turn, one.passage.span) for one in found}


def stands(phrase: Sequence[str], found: Sequence[str]) -> bool:
    marked = json.dumps(found)[1:-1] + ","
    return (json.dumps(phrase)[1:-1] + ",") in marked


# Counting -----------------------------------------------------------------------------------------


def tally(
    engine: Engine, *words: str, phrases: Sequence[Sequence[str]] = (), scope: Scope = ALL
) -> list[Tally]:
    return engine.tally([Clause({word: 1.0}) for word in words], phrases, scope)


def test_all_passages_with_every_word_are_counted_by_meeting_speaker_and_kind(
    engine: Engine,
) -> None:
    said = [turn(n, "We open the ports.", "ruiz") for n in range(5)] + [
        turn(7, "No port opens.", "lund")
    ]
    put(engine, a=said, b=[turn(2, "Ports.", None, "Q")])
    assert tally(engine, "port", "open") == [
        Tally("a", "ruiz", "spoken", 5, (0, Span(0, 18))),
        Tally("a", "lund", "spoken", 1, (7, Span(0, 14))),
    ]
    assert [one.passages for one in tally(engine, "port", scope=Scope(frozenset({"b"})))] == [1]
    assert [one.passages for one in tally(engine, phrases=[["open", "the"]])] == [5]
    assert tally(engine, "unicorn") == tally(engine, phrases=[["ports", "open"]]) == []
    assert sum(one.passages for one in tally(engine)) == 7


def test_a_thing_wished_for_in_several_ways_is_counted_once(engine: Engine) -> None:
    put(engine, a=[turn(0, "Seven boats, 7 boats, the 7 boats.", "ruiz")])
    ways = [Clause({"7": 1.0, "seven": 1.0}), Clause({"7 boats": 1.0, "seven boats": 1.0})]
    assert [one.passages for one in engine.tally(ways, (), ALL)] == [1]


def test_however_many_passages_there_are_all_are_counted(engine: Engine) -> None:
    put(engine, a=[turn(n, "The harbour.", "ruiz") for n in range(3_000)])
    assert [one.passages for one in tally(engine, "harbour")] == [3_000]
