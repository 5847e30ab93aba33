"""The real bot as a process, on the fake Slack, while its corpus changes: no restart is needed,
and none happens."""

from __future__ import annotations

import fcntl
import signal
import subprocess
from collections.abc import Iterator

import pytest

from bot.index.tantivy import TantivyEngine
from tests.conftest import ANYBODY, Folder
from tests.service.test_opening import TEXT, filled, held, index_of, killed, whole
from tests.slack.fake import FakeSlack, Message
from tests.slack.serving import as_a_process, hung_up

RECORD = (
    '{"meeting_id": "m/%d", "title": "M", "date": null, "turn_no": %d, "speaker": "Q", "text":'
    ' "Boat %d is late."}\n'
)
QUESTION = "who will pay for the barges and what"


@pytest.fixture
def bot(slack: FakeSlack, folder: Folder) -> Iterator[subprocess.Popen[str]]:
    """`verbatim serve`, looking ten times a second."""
    filled(folder)
    with as_a_process(
        slack, corpus=folder.path, index=folder.index, VERBATIM_REFRESH="0.1"
    ) as running:
        slack.until(lambda: slack.sockets.connections == 1, seconds=30)
        yield running


def asked(slack: FakeSlack, text: str = QUESTION) -> Message:
    """A reply to a question."""
    before = len(slack.replies())
    slack.send(slack.slash("/quote", text)).wait()
    slack.until(lambda: len(slack.replies()) > before)
    return slack.replies()[-1]


def test_a_changed_corpus_is_answered_from_without_a_restart(
    slack: FakeSlack, folder: Folder, bot: subprocess.Popen[str]
) -> None:
    assert asked(slack).quotes[0] == "And who will pay for the barges and them?"
    folder.meeting("barges", TEXT.format("the barges and rafts"))
    slack.until(
        lambda: asked(slack).quotes[0] == "And who will pay for the barges and rafts?", seconds=20
    )
    (folder.path / "glossary.yaml").write_text("barges: [pontoons]\n", encoding="utf-8")
    slack.until(lambda: "barges" in asked(slack, "who will pay for the pontoons").text, seconds=20)
    assert slack.sockets.connections == 1 and bot.poll() is None
    bot.send_signal(signal.SIGTERM)
    out, err = hung_up(slack, bot.communicate)
    assert (bot.returncode, out) == (0, "")
    assert "ERROR" not in err and "Traceback" not in err


def test_a_corpus_that_goes_away_is_logged_once_and_the_bot_answers_on(
    slack: FakeSlack, folder: Folder, bot: subprocess.Popen[str]
) -> None:
    folder.path.rename(folder.path.with_name("away"))
    for _ in range(8):
        assert asked(slack).quotes[0] == "And who will pay for the barges and them?"
    bot.send_signal(signal.SIGTERM)
    _, err = hung_up(slack, bot.communicate)
    assert err.count("no such folder") == 1


@pytest.mark.long
def test_a_refresh_killed_elsewhere_is_made_good_by_the_running_bot(
    slack: FakeSlack, folder: Folder, bot: subprocess.Popen[str]
) -> None:
    filled(folder, "rafts")
    killed(folder, 2, 0.0)
    slack.until(
        lambda: asked(slack).quotes[0] == "And who will pay for the barges and rafts?", seconds=20
    )


def being_written(folder: Folder) -> bool:
    """Whether somebody holds the index for writing."""
    with (index_of(folder) / ".tantivy-writer.lock").open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def held_meetings(folder: Folder) -> set[str]:
    return set(TantivyEngine(index_of(folder)).digests())


def archive(folder: Folder, meetings: int) -> None:
    """A file of records that takes some time to read."""
    lines = (RECORD % (n // 50, n % 50, n) for n in range(50 * meetings))
    (folder.path / "archive.jsonl").write_text("".join(lines), encoding="utf-8")


@pytest.mark.long
def test_a_bot_killed_in_the_middle_of_a_refresh_leaves_the_old_index_whole(
    slack: FakeSlack, folder: Folder, bot: subprocess.Popen[str]
) -> None:
    archive(folder, 600)
    slack.until(lambda: being_written(folder), seconds=20)
    bot.kill()
    bot.wait(15)
    assert held(folder) == whole()
    archive(folder, 9)
    assert len(folder.open().meetings(ANYBODY)) == 6 + 9


@pytest.mark.long
def test_a_bot_told_to_stop_in_the_middle_of_a_refresh_stops_cleanly_and_in_time(
    slack: FakeSlack, folder: Folder, bot: subprocess.Popen[str]
) -> None:
    archive(folder, 600)
    slack.until(lambda: being_written(folder), seconds=20)
    bot.terminate()
    _, err = bot.communicate(timeout=15)
    assert bot.returncode == 0 and "Traceback" not in err
    assert len(held_meetings(folder)) in (6, 606)
