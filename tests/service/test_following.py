"""A running bot follows its corpus: every question is answered whole by one state, and no
trouble takes that away."""

from __future__ import annotations

import gc
import logging
import shutil
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answerer import Answerer, Current
from bot.index.tantivy import TantivyEngine
from bot.model import Answer, Question
from bot.service import following as following_
from bot.service.following import FollowedCorpus, following
from tests.conftest import ANYBODY, REGISTER, Folder
from tests.service.test_opening import TEXT, build, filled, index_of, killed, writing

QUESTION = Question("who will pay for the barges and what")


def followed(folder: Folder) -> FollowedCorpus:
    """One that looks only when it is told to."""
    return FollowedCorpus(folder.path, folder.index, say=folder.heard.append)


def line(source: Answerer | FollowedCorpus, question: Question = QUESTION) -> str:
    answerer = source.current() if isinstance(source, FollowedCorpus) else source
    return answerer.ask(question).quotes[0].text


def shown(answerer: Answerer) -> str:
    """The first line, where there is one: a file may be read while it is being written."""
    return "".join(quote.text for quote in answerer.ask(QUESTION).quotes[:1])


def until(happened: Callable[[], object], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def twice(fresh: FollowedCorpus) -> FollowedCorpus:
    """Two looks: one sees a change, the next that it has come to rest."""
    fresh.look()
    fresh.look()
    return fresh


@pytest.fixture
def fresh(folder: Folder) -> FollowedCorpus:
    return followed(filled(folder))


# What is taken up ---------------------------------------------------------------------------------


def test_a_changed_added_or_removed_meeting_is_taken_up(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    folder.meeting("barges", TEXT.format("the barges and rafts")).meeting(
        "nets", TEXT.format("the nets")
    ).drop("eels")
    twice(fresh)
    assert line(fresh) == "And who will pay for the barges and rafts?"
    names = [card.meeting.id for card in fresh.current().meetings(ANYBODY)]
    assert "nets" in names and "eels" not in names


def test_a_changed_register_and_a_changed_glossary_are_taken_up(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    folder.people(REGISTER | {"lund": REGISTER["lund"] | {"name": "Bo Lund-Ek"}})
    twice(fresh)
    assert fresh.current().ask(QUESTION).quotes[0].speaker == "Bo Lund-Ek"
    assert fresh.current().ask(Question("who will pay for the pontoons")).understood.corrected == {}
    (folder.path / "glossary.yaml").write_text("barges: [pontoons]\n", encoding="utf-8")
    twice(fresh)
    assert dict(
        fresh.current().ask(Question("who will pay for the pontoons")).understood.corrected
    ) == {"pontoons": "barges"}


def test_records_are_taken_up_too(fresh: FollowedCorpus, folder: Folder) -> None:
    record = (
        '{"meeting_id": "a/1", "title": "A", "date": null, "turn_no": 4, "speaker": "Q", "text":'
        ' "Whose is %s?"}\n'
    )
    for word in ("the walrus", "the porpoise"):
        (folder.path / "all.jsonl").write_text(record % word, encoding="utf-8")
        twice(fresh)
        assert line(fresh, Question(f"whose is {word}")) == f"Whose is {word}?"


def test_a_quote_by_its_id_is_the_new_states(fresh: FollowedCorpus, folder: Folder) -> None:
    id_ = fresh.current().ask(QUESTION).quotes[0].id
    folder.drop("barges")
    assert fresh.current().quote(id_, ANYBODY)
    assert twice(fresh).current().quote(id_, ANYBODY) is None


def test_a_file_that_is_still_being_written_is_left_until_it_rests(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    for text in ("the barges and", "the barges and half", "the barges and half a raft"):
        folder.meeting("barges", TEXT.format(text))
        fresh.look()
        assert line(fresh) == "And who will pay for the barges and them?"
    fresh.look()
    assert line(fresh) == "And who will pay for the barges and half a raft?"


def test_a_folder_that_never_rests_is_taken_up_in_the_end(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    for n in range(following_._RESTLESS + 1):
        folder.meeting("barges", TEXT.format(f"the barges and {n} rafts"))
        fresh.look()
    assert line(fresh) == f"And who will pay for the barges and {following_._RESTLESS} rafts?"


def test_where_nothing_changed_nothing_is_opened(
    fresh: FollowedCorpus, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.meeting("barges", TEXT.format("the barges and rafts"))
    twice(fresh)
    monkeypatch.setattr(following_, "open_library", lambda *_, **__: pytest.fail("it was opened"))
    twice(fresh)
    assert line(fresh) == "And who will pay for the barges and rafts?"


def test_what_another_process_has_indexed_is_taken_up_and_not_written_again(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    folder.meeting("barges", TEXT.format("the barges and rafts"))
    with build(folder) as other:
        assert other.wait(30) == 0
    engine = TantivyEngine(index_of(folder))
    assert line(twice(fresh)) == "And who will pay for the barges and rafts?"
    assert not engine.outdated()


def test_an_index_that_another_process_built_anew_is_taken_up_at_once(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    folder.open(force=True)
    old = fresh._library.engine
    assert old.outdated()
    fresh.look()
    assert fresh._library.engine is not old and not fresh._library.engine.outdated()
    assert line(fresh) == "And who will pay for the barges and them?"


def test_while_another_process_writes_the_old_state_answers_and_says_so(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    folder.meeting("barges", TEXT.format("the barges and rafts"))
    with writing(folder):
        answer = twice(fresh).current().ask(QUESTION)
    assert answer.quotes[0].text == "And who will pay for the barges and them?"
    assert [note.kind for note in answer.notes] == ["stale"]
    fresh.look()
    answer = fresh.current().ask(QUESTION)
    assert (answer.quotes[0].text, answer.notes) == (
        "And who will pay for the barges and rafts?",
        (),
    )


def test_a_question_is_answered_whole_by_the_state_that_was_there_when_it_came(
    fresh: FollowedCorpus, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recalled, go_on = threading.Event(), threading.Event()
    candidates = TantivyEngine.candidates

    def slowly(self: TantivyEngine, *args: Any) -> Any:
        found = candidates(self, *args)
        recalled.set()
        assert go_on.wait(20)
        return found

    monkeypatch.setattr(TantivyEngine, "candidates", slowly)
    answers: list[Answer] = []
    asking = threading.Thread(target=lambda: answers.append(fresh.current().ask(QUESTION)))
    asking.start()
    assert recalled.wait(20)
    monkeypatch.setattr(TantivyEngine, "candidates", candidates)
    folder.drop("barges")
    folder.meeting("cranes", TEXT.format("the barges and rafts"))
    assert line(twice(fresh)) == "And who will pay for the barges and rafts?"
    go_on.set()
    asking.join(20)
    quote = answers[0].quotes[0]
    assert (quote.text, quote.meeting.id) == ("And who will pay for the barges and them?", "barges")
    assert quote.before[0].text == "We shall open the harbour on Monday."


# Trouble ------------------------------------------------------------------------------------------


def moved(folder: Folder) -> None:
    folder.path.rename(folder.path.with_name("away"))


def emptied(folder: Folder) -> None:
    for path in folder.path.iterdir():
        path.unlink()


def scrambled(folder: Folder) -> None:
    for path in folder.path.glob("*.txt"):
        path.write_bytes(b"\xff\xfe")


def without_people(folder: Folder) -> None:
    (folder.path / "people.yaml").write_text("ruiz: {name: Ana\n", encoding="utf-8")


@pytest.mark.parametrize("break_", [moved, emptied, scrambled, without_people])
def test_a_corpus_that_cannot_be_read_any_more_is_told_once_and_the_old_state_answers(
    fresh: FollowedCorpus,
    folder: Folder,
    caplog: pytest.LogCaptureFixture,
    break_: Callable[[Folder], None],
) -> None:
    break_(folder)
    before = fresh.current().ask(QUESTION)
    for _ in range(4):
        twice(fresh)
    assert fresh.current().ask(QUESTION) == before and before.quotes[0].speaker == "Bo Lund"
    told = [
        one.message
        for one in caplog.records
        if "answering from what was read before" in one.message
    ]
    assert len(told) == 1
    if break_ is moved:
        folder.path.with_name("away").rename(folder.path)
    filled(folder.people(), "rafts")
    assert line(twice(fresh)) == "And who will pay for the barges and rafts?"


def test_an_emptied_folder_does_not_cost_the_index(fresh: FollowedCorpus, folder: Folder) -> None:
    emptied(folder)
    twice(fresh)
    assert len(TantivyEngine(index_of(folder)).digests()) == 6


def test_a_bad_meeting_is_logged_once_and_stops_no_other(
    fresh: FollowedCorpus, folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    folder.meeting("bad", "MR. NOBODY: Good morning.\n")
    for word in ("rafts", "boats", "nets"):
        folder.meeting("barges", TEXT.format(f"the barges and {word}"))
        assert line(twice(fresh)) == f"And who will pay for the barges and {word}?"
    assert len([one for one in caplog.records if "nobody is mapped" in one.message]) == 1


def test_what_was_told_at_the_start_is_not_logged_again(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    fresh = followed(filled(folder).meeting("bad", "MR. NOBODY: Good morning.\n"))
    assert "nobody is mapped" in folder.heard[0]
    folder.meeting("barges", TEXT.format("the barges and rafts"))
    twice(fresh)
    assert [one for one in caplog.records if one.levelno >= logging.WARNING] == []


def test_trouble_that_may_pass_is_told_once_and_tried_again(
    fresh: FollowedCorpus,
    folder: Folder,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder.meeting("barges", TEXT.format("the barges and rafts"))
    opens = following_.open_library

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(following_, "open_library", full)
    twice(twice(fresh))
    assert line(fresh) == "And who will pay for the barges and them?"
    assert ["No space left" in one.message for one in caplog.records] == [True]
    monkeypatch.setattr(following_, "open_library", opens)
    fresh.look()
    assert line(fresh) == "And who will pay for the barges and rafts?"


@pytest.mark.parametrize(
    ("done", "delay"),
    [
        (2, 0.0),
        *(
            pytest.param(*moment, marks=pytest.mark.long)
            for moment in ((0, 0.0), (6, 0.0), (6, 0.004))
        ),
    ],
)
def test_a_refresh_killed_in_the_middle_leaves_the_old_state_answering(
    fresh: FollowedCorpus, folder: Folder, done: int, delay: float
) -> None:
    """The process that refreshes may be another one, or an earlier one of the bot itself."""
    filled(folder, "rafts")
    killed(folder, done, delay)
    again = [line(fresh), line(fresh)]
    assert again == ["And who will pay for the barges and them?"] * 2
    fresh.look()
    assert line(twice(fresh)) == "And who will pay for the barges and rafts?"
    assert line(followed(folder)) == "And who will pay for the barges and rafts?"


def test_an_index_removed_beneath_it_is_built_anew(fresh: FollowedCorpus, folder: Folder) -> None:
    shutil.rmtree(folder.index)
    assert line(fresh) == "And who will pay for the barges and them?"
    assert line(twice(fresh)) == "And who will pay for the barges and them?"
    assert len(TantivyEngine(index_of(folder)).digests()) == 6


# Over a long time ---------------------------------------------------------------------------------


def open_(what: str) -> int:
    """How many files (fd) or threads (task) this process has."""
    return len(list(Path(f"/proc/self/{what}").iterdir()))


def mapped(folder: Folder) -> int:
    return sum(
        str(folder.index) in entry
        for entry in Path("/proc/self/maps").read_text("utf-8").splitlines()
    )


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no /proc to count open files by")
def test_old_states_are_let_go_over_many_reloads(fresh: FollowedCorpus, folder: Folder) -> None:
    engines: list[weakref.ref[object]] = []
    counts: list[tuple[int, int]] = []
    for n in range(30):
        folder.meeting("barges", TEXT.format(f"the barges and {n} rafts"))
        assert line(twice(fresh)) == f"And who will pay for the barges and {n} rafts?"
        engines.append(weakref.ref(fresh._library.engine))
        counts.append((open_("fd"), mapped(folder)))
    gc.collect()
    assert [engine() is not None for engine in engines] == [False] * 29 + [True]
    files, maps = zip(*counts, strict=True)
    assert max(files) <= files[0] + 10
    assert max(maps[15:]) <= max(maps[:15]) + 10
    quiet = threading.active_count()
    until(lambda: open_("task") <= quiet + 10)  # the engine's own threads end soon after it


# By itself ----------------------------------------------------------------------------------------


@pytest.fixture
def running(folder: Folder) -> Iterator[Current]:
    with following(
        filled(folder).path, folder.index, every=0.05, say=folder.heard.append
    ) as current:
        yield current
    assert "follow" not in [thread.name for thread in threading.enumerate()]


def test_it_looks_by_itself_while_the_block_runs(running: Current, folder: Folder) -> None:
    for word in ("rafts", "boats"):
        folder.meeting("barges", TEXT.format(f"the barges and {word}"))
        until(lambda word=word: f"the barges and {word}?" in shown(running()))


def test_zero_is_never(folder: Folder) -> None:
    with following(
        filled(folder).path, folder.index, every=0.0, say=folder.heard.append
    ) as current:
        assert "follow" not in [thread.name for thread in threading.enumerate()]
        folder.meeting("barges", TEXT.format("the barges and rafts"))
        assert line(current()) == "And who will pay for the barges and them?"


def test_a_refresh_is_given_up_when_it_is_told_to_stop(
    fresh: FollowedCorpus, folder: Folder
) -> None:
    filled(folder, "rafts")
    fresh.stop()
    assert line(twice(fresh)) == "And who will pay for the barges and them?"
    digests = TantivyEngine(index_of(folder)).digests()
    assert line(folder.open()) == "And who will pay for the barges and rafts?"
    assert digests != TantivyEngine(index_of(folder)).digests()


def test_a_thread_that_ends_before_its_time_says_so(
    fresh: FollowedCorpus, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh, "look", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fresh.follow(0.001)
    assert "no longer followed" in caplog.text
