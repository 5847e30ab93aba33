from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.index.tantivy import TantivyEngine
from bot.model import Audience, Passage, Question, Quote, Searched, Turn
from bot.search.library import Library
from bot.service.opening import refresh
from bot.sources.corpus import Corpus
from tests.conftest import Folder

OPEN = """MINISTER RUIZ: We shall open the harbour.

QUESTION: When?

MINISTER LUND: On Monday. And we shall do so on Tuesday as well.
"""


def library(folder: Folder) -> Library:
    source = Corpus(folder.path)
    engine = TantivyEngine(folder.index)
    refresh(source, engine, say=print)
    return Library.of(engine, source.register)


def passages(library: Library, id_: str) -> list[tuple[Turn, Passage]]:
    return [
        (turn, passage) for turn in library.engine.turns(id_, 0, 99) for passage in turn.passages
    ]


def asked(answerer: Answerer, text: str) -> Quote:
    return answerer.ask(Question(text)).quotes[0]


def test_what_was_searched_is_counted_from_first_to_last_day(folder: Folder) -> None:
    folder.meeting("a", OPEN, date="2020-05-01").meeting("b", OPEN, date="2018-05-01").meeting(
        "c", OPEN
    )
    found = library(folder)
    assert (found.searched.meetings, str(found.searched.first), str(found.searched.last)) == (
        3,
        "2018-05-01",
        "2020-05-01",
    )
    assert found.searched_in(["c"]) == Searched(1, None, None)


def test_everybody_with_words_is_known_with_the_meetings_that_have_them(folder: Folder) -> None:
    folder.meeting("a", OPEN).meeting("b", "QUESTION: And who pays for all of it?\n")
    found = library(folder)
    assert found.speaking == {"ruiz": {"a"}, "lund": {"a"}, "QUESTION": {"a", "b"}}
    assert found.labels == ("QUESTION",)


def test_an_audience_sees_its_part_of_the_library_and_the_same_one_each_time(
    folder: Folder,
) -> None:
    folder.meeting("a", OPEN).meeting("b", "QUESTION: Which zebra?\n", access={"channels": ["C1"]})
    whole = library(folder)
    part = whole.seen_by(Audience(channel="C2"))
    assert list(part.records) == ["a"]
    assert ("zebra" in whole.vocabulary, "zebra" in part.vocabulary, part.searched.meetings) == (
        True,
        False,
        1,
    )
    assert part is whole.seen_by(Audience(user="U7"))
    assert whole is whole.seen_by(Audience(channel="C1"))


def test_the_views_kept_are_bounded(folder: Folder) -> None:
    for number in range(8):
        folder.meeting(
            f"m{number}",
            OPEN,
            access={"channels": [f"C{n}" for n in range(256) if n >> number & 1]},
        )
    whole = library(folder)
    sizes = {len(whole.seen_by(Audience(channel=f"C{n}")).records) for n in range(256)}
    assert sizes == set(range(9))
    assert whole._part.cache_info().currsize <= 64


def test_a_role_is_the_one_held_on_the_meetings_day(folder: Folder) -> None:
    text = "MINISTER RUIZ: We shall open the harbour.\n"
    folder.meeting("a", text, date="2020-05-01").meeting("b", text, date="2022-05-01").meeting(
        "c", text
    )
    found = library(folder)
    roles = [found.role_of(passages(found, id_)[0][1], found.records[id_].meeting) for id_ in "abc"]
    assert roles == ["Minister of Ports", "President of Halven", None]


def test_the_lines_around_come_from_the_turn_and_at_its_edges_from_the_next_ones(
    folder: Folder,
) -> None:
    folder.meeting("m", OPEN.replace("On Monday.", "On Monday, if the weather holds until then."))
    answerer = folder.open()
    first, last = asked(answerer, "if the weather holds"), asked(answerer, "on Tuesday as well")
    assert [(line.speaker, line.text) for line in first.before] == [("QUESTION", "When?")]
    assert [(line.speaker, line.text) for line in first.after] == [("Bo Lund", last.text)]
    assert ([line.text for line in last.before], last.after) == ([first.text], ())


def test_an_unnamed_speaker_has_a_label_and_no_name(folder: Folder) -> None:
    folder.meeting("m", "QUESTION: And who pays for all of it?\n")
    quote = asked(folder.open(), "who pays for all of it")
    assert (quote.speaker, quote.role, quote.label) == (None, None, "QUESTION")


@pytest.mark.parametrize("which", ["shipped", "made_up"])
def test_narration_is_nobodys(which: str, request: pytest.FixtureRequest) -> None:
    answerer: Answerer = request.getfixturevalue(which)
    found = answerer._library
    told = [
        found.quote(turn, passage, record.meeting, passage.span, 1.0, (), {})
        for id_, record in found.records.items()
        for turn, passage in passages(found, id_)
        if passage.kind == "narration"
    ]
    assert told
    assert {(quote.speaker, quote.role) for quote in told} == {(None, None)}


def test_the_words_of_the_attribution_are_those_of_speaker_meeting_and_day(folder: Folder) -> None:
    folder.meeting("m", OPEN, title="Harbour talks", place="Halven", date="2020-05-01")
    found = library(folder)
    words = found.attribution_words(found.records["m"].meeting, passages(found, "m")[0][1])
    assert {
        "ana",
        "ruiz",
        "minister",
        "ports",
        "harbour",
        "talks",
        "halven",
        "2020",
        "may",
    } <= words


def test_a_library_answers_from_its_own_state_whatever_is_written_meanwhile(
    folder: Folder, tmp_path: Path
) -> None:
    folder.meeting("m", OPEN)
    answerer = folder.open()
    folder.meeting("m", "QUESTION: Nothing is left of it, is there?\n").meeting("n", OPEN)
    folder.open()
    quotes = answerer.ask(Question("we shall open the harbour")).quotes
    assert [(quote.meeting.id, quote.text) for quote in quotes] == [
        ("m", "We shall open the harbour.")
    ]
