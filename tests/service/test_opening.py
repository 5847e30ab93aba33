from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.errors import CorpusError
from bot.index import Engine
from bot.index.tantivy import TantivyEngine
from tests.conftest import ANYBODY, Folder

TEXT = (
    "MINISTER RUIZ: We shall open the harbour on Monday.\n\nMINISTER LUND: And who will pay for"
    " {}?\n"
)
NAMES = ("anchors", "barges", "cranes", "dredgers", "eels", "ferries")


def filled(folder: Folder, word: str = "them") -> Folder:
    for name in NAMES:
        folder.meeting(name, TEXT.format(f"the {name} and {word}"))
    return folder


def index_of(folder: Folder) -> Path:
    (only,) = [path for path in folder.index.iterdir() if path.name != "elsewhere"]
    return only


def held(folder: Folder) -> dict[str, str]:
    """Each meeting's last line, as the index on disk has it now."""
    engine = TantivyEngine(index_of(folder))
    return {id_: engine.turns(id_, 1, 1)[0].text for id_ in engine.digests()}


def whole(word: str = "them") -> dict[str, str]:
    return {name: f"And who will pay for the {name} and {word}?" for name in NAMES}


@contextmanager
def writing(folder: Folder) -> Iterator[None]:
    """Another writer is at work on the index, and changes nothing in the end."""
    with pytest.raises(RuntimeError), TantivyEngine(index_of(folder)).writing() as writer:
        writer.drop("anchors")
        yield
        raise RuntimeError


# By digest ----------------------------------------------------------------------------------------


def test_the_index_follows_the_corpus_meeting_by_meeting(folder: Folder) -> None:
    filled(folder).open()
    assert held(folder) == whole()
    folder.meeting("barges", TEXT.format("the rafts"))
    folder.drop("cranes")
    folder.meeting("nets", TEXT.format("the nets"))
    folder.open()
    expected = whole() | {
        "barges": "And who will pay for the rafts?",
        "nets": "And who will pay for the nets?",
    }
    assert held(folder) == {name: line for name, line in expected.items() if name != "cranes"}
    assert folder.ask("who pays for the barges").outcome != "found"
    assert "crane" not in str(folder.ask("who pays for the cranse").understood.corrected)


def test_only_what_changed_is_written(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int, int]] = []
    filled(folder).open(progress=lambda *step: seen.append(step))
    assert len([turns for _, _, turns in seen if turns]) == 6
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][0] == seen[-1][1]
    seen.clear()
    folder.meeting("barges", TEXT.format("the rafts"))
    folder.open(progress=lambda *step: seen.append(step))
    assert len([turns for _, _, turns in seen if turns]) == 1


def test_nothing_is_written_where_nothing_changed(folder: Folder) -> None:
    filled(folder).open()
    before = {
        path.name: path.stat().st_mtime_ns
        for path in index_of(folder).iterdir()
        if path.name != ".used"
    }
    folder.open()
    after = {
        path.name: path.stat().st_mtime_ns
        for path in index_of(folder).iterdir()
        if path.name != ".used"
    }
    assert {k: v for k, v in after.items() if not k.endswith(".lock")} == {
        k: v for k, v in before.items() if not k.endswith(".lock")
    }


def test_a_bad_meeting_is_told_each_time_and_does_not_have_the_index_written(
    folder: Folder,
) -> None:
    filled(folder).meeting("bad", "MR. NOBODY: Good morning.\n").open()
    told = [line for line in folder.heard if line.startswith("left out: ")]
    assert len(told) == 1 and "bad.txt:1: nobody is mapped" in told[0]
    with writing(folder):
        folder.open()
    assert folder.heard == told
    assert held(folder) == whole()


def test_a_meeting_that_turned_bad_is_no_longer_quoted(folder: Folder) -> None:
    filled(folder).open()
    folder.meeting("barges", "MR. NOBODY: Good morning.\n")
    folder.open()
    assert "barges" not in held(folder)
    filled(folder).open()
    assert held(folder) == whole()


def test_a_corpus_without_a_single_sound_meeting_is_refused(folder: Folder) -> None:
    with pytest.raises(CorpusError, match="no meeting could be read"):
        folder.open()
    with pytest.raises(CorpusError, match="no meeting could be read"):
        folder.meeting("bad", "MR. NOBODY: Good morning.\n").open()


def test_force_writes_everything_anew(folder: Folder) -> None:
    seen: list[int] = []
    filled(folder).open()
    folder.open(force=True, progress=lambda done, total, turns: seen.append(turns))
    assert len([turns for turns in seen if turns]) == 6
    assert held(folder) == whole()


def test_a_damaged_index_is_built_anew(folder: Folder) -> None:
    filled(folder).open()
    for path in index_of(folder).glob("*.term"):
        path.unlink()
    assert folder.ask("who will pay for the barges and them").outcome == "found"
    assert held(folder) == whole()


# Folders ------------------------------------------------------------------------------------------


def test_each_corpus_has_its_own_folder_and_those_long_unused_are_removed(folder: Folder) -> None:
    filled(folder).open()
    old, young, begun = (folder.index / f"{digit * 16}-v1" for digit in "abc")
    for path in (old, young, begun):
        path.mkdir()
    (young / ".used").touch()
    (old / ".used").touch()
    month_ago = time.time() - 31 * 24 * 3600
    os.utime(old / ".used", (month_ago, month_ago))
    folder.open()
    assert not old.exists()
    assert young.exists() and begun.exists()


def test_what_is_not_ours_beside_the_index_is_never_touched(folder: Folder) -> None:
    names = ["my-video", "notes-v2", "project-v1", f"{'a' * 16}-v1-backup"]
    month_ago = time.time() - 310 * 24 * 3600
    for name in names:
        (folder.index / name).mkdir(parents=True)
        (folder.index / name / ".used").touch()
        os.utime(folder.index / name / ".used", (month_ago, month_ago))
        os.utime(folder.index / name, (month_ago, month_ago))
    filled(folder).open()
    assert [name for name in names if not (folder.index / name).exists()] == []


# Several processes --------------------------------------------------------------------------------

BUILD = """
import sys
from pathlib import Path
from bot.service.opening import open_answerer
progress = lambda done, total, turns: turns and print(done, flush=True)
say = lambda line: print(line, file=sys.stderr)
open_answerer(Path(sys.argv[1]), Path(sys.argv[2]), progress=progress, say=say)
"""


def build(folder: Folder) -> subprocess.Popen[str]:
    """A process that brings the index up to date and prints a number for each meeting done."""
    command = [sys.executable, "-c", BUILD, str(folder.path), str(folder.index)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(folder: Folder, done: int, delay: float) -> None:
    """Such a process, killed as if by the power cut, `delay` seconds after that many meetings
    were put."""
    with build(folder) as process:
        assert process.stdout is not None
        for _ in range(done):
            process.stdout.readline()
        time.sleep(delay)
        process.kill()


def asks(folder: Folder, question: str, **environment: str) -> tuple[dict[str, Any], str]:
    """What `verbatim ask --json` prints: the answer without the clock's part, and standard
    error."""
    done = subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json", question],
        env={
            "VERBATIM_CORPUS": str(folder.path),
            "VERBATIM_INDEX": str(folder.index),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    del answer["took_ms"]
    return answer, done.stderr


@pytest.mark.parametrize(
    "moment", [0, 1, *(pytest.param(later, marks=pytest.mark.long) for later in range(2, 20))]
)
def test_killed_at_any_moment_the_index_is_whole_and_the_next_start_is_right(
    folder: Folder, moment: int
) -> None:
    filled(folder, "them").open()
    filled(folder, "others").drop("eels")
    after = {name: line for name, line in whole("others").items() if name != "eels"}
    chance = Random(moment)
    killed(folder, chance.choice([0, 1, 3, 5, 5, 5]), chance.expovariate(150))
    assert held(folder) in (whole("them"), after)
    folder.open()
    assert held(folder) == after


@pytest.mark.parametrize("delay", [0.0, 0.004])
def test_killed_while_the_first_index_is_built_the_next_start_builds_it(
    folder: Folder, delay: float
) -> None:
    filled(folder)
    killed(folder, 6, delay)
    folder.open()
    assert held(folder) == whole()


def test_while_another_writes_the_last_whole_index_answers_and_says_so(folder: Folder) -> None:
    filled(folder).open()
    filled(folder, "others")
    with writing(folder):
        answer, told = asks(folder, "who will pay for the barges and them")
    assert answer["quotes"][0]["text"] == whole()["barges"]
    assert "another process is writing the index" in told
    assert any("last whole one" in note for note in answer["notes"])
    answer, told = asks(folder, "who will pay for the barges and others")
    assert (answer["quotes"][0]["text"], told) == (whole("others")["barges"], "")


def test_two_that_build_the_first_index_at_once_both_end_right(folder: Folder) -> None:
    filled(folder)
    both = [build(folder), build(folder), build(folder)]
    told = {line for one in both for line in one.communicate()[1].splitlines()}
    assert [one.returncode for one in both] == [0, 0, 0]
    assert told <= {"another process is building the index; waiting for it"}
    assert held(folder) == whole()


def test_a_process_waits_for_anothers_very_first_index(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    folder.index.mkdir()
    waits: list[float] = []
    from bot.service import opening

    path = opening._folder(folder.index, folder.path)
    other: Engine = TantivyEngine(path)
    with other.writing():
        monkeypatch.setattr(opening, "_FIRST_BUILD", 0.3)
        monkeypatch.setattr(opening.time, "sleep", waits.append)
        with pytest.raises(Exception, match="another process is writing"):
            folder.open()
    assert waits
    assert len(folder.open().meetings(ANYBODY)) == 6


def test_the_same_question_has_the_same_answer_in_every_process(folder: Folder) -> None:
    filled(folder)
    one, _ = asks(folder, "who pays for the harbour", PYTHONHASHSEED="1")
    other, _ = asks(folder, "who pays for the harbour", PYTHONHASHSEED="2")
    assert one == other
    assert len(one["quotes"]) > 1
