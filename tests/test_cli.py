from __future__ import annotations

import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.cli import wiring
from bot.cli.asking import SURFACES
from bot.errors import CorpusError
from bot.model import Answer, Audience, MeetingCard, Question
from tests import samples
from tests.samples import answer, card, quote

ROOT = Path(__file__).parent.parent
LINE = "our focus is not to win the war"


class Fake:
    """An answerer that finds one quote in anything that holds "found", and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        if "break" in question.text:
            raise RuntimeError("secret words")
        if question.text.startswith("/meetings"):
            return answer(
                "found" if "arbour" in question.text else "none",
                intent="meetings",
                question=question,
                meetings=(card(),) if "arbour" in question.text else (),
            )
        quotes = (quote(),) if "found" in question.text else ()
        return answer("found" if quotes else "none", *quotes, question=question)

    def meetings(self, audience: Audience) -> tuple[MeetingCard, ...]:
        return (card(), card(samples.REPORT))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    answerer = Fake()
    monkeypatch.setattr(wiring, "answerer", lambda *given, **named: answerer)
    return answerer


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(raw: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return give


def objects(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


# In a language --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "told"),
    [([], "On record:"), (["--language", "es"], "En el registro:"), (["--language", "es-MX"], "En el registro:")],
)
def test_an_answer_is_english_unless_another_language_is_asked_for(
    fake: Fake, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given: list[str], told: str
) -> None:
    monkeypatch.setenv("VERBATIM_LANGUAGE", "es")  # it is Slack's
    assert cli.run(["ask", *given, "found"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == told


def test_the_meetings_are_listed_in_a_language_too(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["meetings", "--language", "es"]) == 0
    assert "29 de febrero de 2020" in capsys.readouterr().out
    assert cli.run(["meetings", "--language", "es", "Harbour"]) == 0
    assert "Lugar: Port Halven" in capsys.readouterr().out


def test_json_is_the_same_in_every_language(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for language in ("en", "es"):
        assert cli.run(["ask", "--json", "--language", language, "found"]) == 0
        printed.append(objects(capsys.readouterr().out)[0] | {"took_ms": 0})
    assert printed[0] == printed[1]


def test_a_language_that_is_not_spoken_is_refused_with_those_that_are(
    fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["ask", "--language", "tlh", "found"]) == 2
    assert "‘tlh’ is not spoken here; there is en, es" in capsys.readouterr().err
    assert fake.asked == []


# ask ------------------------------------------------------------------------------------------------------------------


def test_the_words_of_the_arguments_are_one_question(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what", "was found"]) == 0
    assert [asked.text for asked in fake.asked] == ["what was found"]
    printed = capsys.readouterr()
    assert printed.out.startswith("On record:\n\n  “We will not close")
    assert printed.err == ""


def test_nothing_found_is_an_answer(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "nothing"]) == 0
    assert capsys.readouterr().out == "Nothing on record matches. Searched 5 meetings, 2021 to 2024.\n"


def test_each_line_of_standard_input_is_a_question_and_gets_one_object(
    fake: Fake, stdin: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    stdin("\ufefffound\r\n\nna\u2028tural \udcff".encode("utf-8", "surrogateescape"))
    assert cli.run(["ask", "--json"]) == 0
    given = objects(capsys.readouterr().out)
    assert [one["question"] for one in given] == ["found", "", "na\u2028tural \ufffd"]
    assert [one["outcome"] for one in given] == ["found", "none", "none"]
    assert all(isinstance(one["took_ms"], float) for one in given)


def test_answers_for_people_stand_an_empty_line_apart(
    fake: Fake, stdin: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(b"a\nb\n")
    cli.run(["ask"])
    none = "Nothing on record matches. Searched 5 meetings, 2021 to 2024.\n"
    assert capsys.readouterr().out == f"{none}\n{none}"


def test_an_empty_argument_is_a_question_too(fake: Fake) -> None:
    cli.run(["ask", ""])
    assert [asked.text for asked in fake.asked] == [""]


def test_json_is_utf_8_on_one_line(fake: Fake, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    cli.run(["ask", "--json", "Bárcena found"])
    printed = capsysbinary.readouterr().out
    assert "Bárcena".encode() in printed
    assert printed.count(b"\n") == 1


@pytest.mark.parametrize("surface", SURFACES)
def test_a_surface_means_the_line_is_what_slack_delivers(fake: Fake, surface: str) -> None:
    cli.run(["ask", "--surface", surface, "R&amp;D &lt;now&gt;"])
    assert [(asked.text, asked.surface) for asked in fake.asked] == [("R&D <now>", surface)]


def test_without_a_surface_the_line_is_taken_as_typed(fake: Fake) -> None:
    cli.run(["ask", "R&amp;D"])
    assert [(asked.text, asked.surface) for asked in fake.asked] == [("R&amp;D", "terminal")]


def test_limit_is_three_unless_told(fake: Fake) -> None:
    cli.run(["ask", "q"])
    cli.run(["ask", "--limit", "7", "q"])
    assert [asked.limit for asked in fake.asked] == [3, 7]


# Trouble --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [["ask", "--limit", "0", "q"], ["ask", "--surface", "fax", "q"], ["ask", "--jsno", "q"], ["sing"], []],
)
def test_bad_usage_is_2_and_said_on_standard_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Usage: verbatim" in printed.err


def test_a_corpus_that_cannot_be_read_is_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise CorpusError("nowhere: no such folder; name one")

    monkeypatch.setattr(wiring, "answerer", refuse)
    assert cli.run(["ask", "q"]) == 2
    assert capsys.readouterr().err == "nowhere: no such folder; name one\n"


def test_an_error_of_ours_is_a_sentence_and_a_reference_never_a_trace(
    fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["ask", "break"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Something went wrong inside Verbatim, reference ")
    assert "secret words" not in said
    assert "Traceback" not in said


def test_the_trace_of_an_error_of_ours_is_shown_where_it_is_asked_for(environment: dict[str, str]) -> None:
    program = """
import bot.ingest
from bot import cli
bot.ingest.open_answerer = None
cli.run(["ask", "q"])
"""
    loud = environment | {"VERBATIM_LOG_LEVEL": "DEBUG"}
    told = subprocess.run([sys.executable, "-c", program], env=loud, capture_output=True, text=True, timeout=60)
    assert "TypeError: 'NoneType' object is not callable" in told.stderr


def test_wrong_settings_are_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VERBATIM_LOG_LEVEL", "loud")
    assert cli.run(["check"]) == 2
    assert "VERBATIM_LOG_LEVEL is 'loud'" in capsys.readouterr().err


def test_a_misspelt_setting_is_a_warning(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERBATIM_CORPSE", "x")
    assert cli.run(["ask", "q"]) == 0
    assert capsys.readouterr().err == "VERBATIM_CORPSE is not a setting; did you mean VERBATIM_CORPUS?\n"


def test_serve_says_all_that_is_missing_before_it_does_anything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(key, raising=False)
    assert cli.run(["serve", "--corpus", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert "SLACK_BOT_TOKEN" in said
    assert "SLACK_APP_TOKEN" in said


# The other commands ---------------------------------------------------------------------------------------------------


def test_meetings_are_listed_a_row_each(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["meetings"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 3
    assert "29 February 2020" in rows[1]
    assert rows[2].rstrip().endswith("2020-03-01-report")


@pytest.mark.parametrize("named", [["2020-02-29-harbour-talks"], ["Harbour", "talks"]])
def test_one_meeting_is_shown_by_its_name_or_by_words(
    fake: Fake, named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["meetings", *named]) == 0
    assert capsys.readouterr().out.startswith("Harbour talks, opening\n  When: 29 February 2020")


def test_no_such_meeting_is_said(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["meetings", "x"]) == 0
    assert capsys.readouterr() == ("", "No such meeting. Searched 5 meetings, 2021 to 2024.\n")


def test_meetings_as_json_are_an_object_each(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["meetings", "--json"])
    given = objects(capsys.readouterr().out)
    assert [one["id"] for one in given] == [samples.MEETING.id, samples.REPORT.id]


def test_check_of_a_sound_corpus_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--corpus", str(ROOT / "corpus")]) == 0
    assert capsys.readouterr().out == ""


def test_check_lists_all_findings_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("MR. A: Yes.\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("title: B\nkind: transcript\n", encoding="utf-8")
    assert cli.run(["check", "--corpus", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert [line.split(":")[0] for line in printed.out.splitlines()] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.yaml"),
    ]
    assert "2 findings" in printed.err


def test_check_of_no_folder_is_2(tmp_path: Path) -> None:
    assert cli.run(["check", "--corpus", str(tmp_path / "none")]) == 2


QUESTIONS = """
- {query: found, kind: known-item, expect: {file: 2020-02-29-harbour-talks.txt, speaker: Ana Ruiz, contains: close}}
- {query: lost, kind: known-item, expect: {file: 2020-02-29-harbour-talks.txt, contains: close}, held: true}
- {query: nothing, kind: none, expect: none}
"""


@pytest.fixture
def questions(tmp_path: Path) -> str:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    said = quote()
    (tmp_path / said.meeting.file).write_text("x" * 100 + said.turn.text, encoding="utf-8", newline="")
    return str(path)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--min", "none=100", "--min", "known-item=50"], 0),
        (["--min", "known-item=51"], 1),
        (["--min", "all=90"], 1),
        (["--tuning", "--min", "all=100"], 0),
        (["--held", "--min", "known-item=1"], 1),
        (["--strict"], 0),
        (["--min", "opera=50"], 2),
        (["--min", "topic"], 2),
    ],
)
def test_eval_fails_below_the_thresholds_it_is_given(fake: Fake, questions: str, options: list[str], code: int) -> None:
    assert cli.run(["eval", questions, "--corpus", str(Path(questions).parent), *options]) == code


def test_eval_shows_the_figures_and_what_came_instead(
    fake: Fake, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["eval", questions, "--corpus", str(Path(questions).parent)])
    printed = capsys.readouterr().out
    assert [line.split() for line in printed.splitlines()[1:4]] == [
        ["known-item", "2", "1", "50.0", "50.0"],
        ["none", "1", "1", "100.0", "100.0"],
        ["all", "3", "2", "66.7", "66.7"],
    ]
    assert "wrong attribution 0, the right words under a wrong name 0\nparaphrase in quotation marks 0\n" in printed
    assert "verbatim 1 of 1 quotes" in printed
    assert "known-item: lost" in printed


def test_strict_fails_when_a_quote_is_not_its_sources(fake: Fake, questions: str) -> None:
    source = Path(questions).parent / samples.MEETING.file
    source.write_text("y" * 300, encoding="utf-8")
    assert cli.run(["eval", questions, "--corpus", str(source.parent), "--strict"]) == 1


def test_eval_of_nothing_is_bad_usage() -> None:
    assert cli.run(["eval"]) == 2


# As a process, on the shipped corpus ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A clean environment with an index of its own, built once."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("VERBATIM_", "SLACK_"))}
    environment = kept | {"VERBATIM_INDEX": str(tmp_path_factory.mktemp("index"))}
    built = verbatim(environment, "index")
    assert built.returncode == 0, built.stderr
    return environment


def verbatim(environment: dict[str, str], *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, encoding="utf-8", **more
    )


def test_two_lines_give_two_objects(environment: dict[str, str]) -> None:
    asked = verbatim(environment, "ask", "--json", input=f"{LINE}\nthe price of uranium on Mars\n")
    assert asked.returncode == 0
    first, second = objects(asked.stdout)
    assert (first["outcome"], first["quotes"][0]["speaker"]) == ("found", "Rosa Icela Rodríguez")
    assert second["outcome"] != "found"
    assert asked.stderr == ""


def test_ask_works_from_any_folder(environment: dict[str, str], tmp_path: Path) -> None:
    asked = verbatim(environment, "ask", LINE, cwd=tmp_path)
    assert asked.returncode == 0
    assert "Rosa Icela Rodríguez" in asked.stdout


def test_a_corpus_folder_beside_comes_before_the_shipped_one(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    assert LINE not in verbatim(environment, "ask", LINE, cwd=tmp_path).stdout


def test_ask_imports_nothing_of_slack_and_nothing_of_rich(environment: dict[str, str]) -> None:
    program = (
        "import sys; from bot.cli import run; run(['ask', '--json', '--surface', 'slash', 'q']); "
        "print([name for name in sys.modules if name.startswith(('slack_', 'rich'))], file=sys.stderr)"
    )
    asked = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
    assert asked.stderr == "[]\n"


def test_an_index_that_cannot_be_written_is_2_and_names_the_folder(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    asked = verbatim(environment | {"VERBATIM_INDEX": str(tmp_path / "taken")}, "ask", LINE)
    assert asked.returncode == 2
    assert str(tmp_path / "taken") in asked.stderr


def test_a_warm_ask_costs_less_than_a_second_as_a_whole_process(environment: dict[str, str]) -> None:
    def seconds() -> float:
        before = os.times()
        verbatim(environment, "ask", "--json", LINE)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(5)) < 1.0  # the processor's time; 0.35 where nothing else runs


def test_a_closed_pipe_ends_it_quietly(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]
        process.stdout.close()
        process.stdin.write(f"{LINE}\n".encode() * 50)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) != 0


def test_ctrl_c_ends_it_without_a_trace(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]
        process.stdin.write(f"{LINE}\n".encode())
        process.stdin.flush()
        process.stdout.readline()  # it is up, and waits for the next line
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().strip() == b""
        assert process.wait(60) == cli.INTERRUPTED


def test_on_a_terminal_it_keeps_asking(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask"]
    keyboard, screen = pty.openpty()
    with subprocess.Popen(
        command, env=environment, stdin=screen, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.write(keyboard, f"{LINE}\n\n\x04".encode())
        shown, said = process.communicate(timeout=60)
    os.close(keyboard)
    os.close(screen)
    assert process.returncode == 0
    assert "win the war" in shown.decode()
    assert "verbatim ask " in shown.decode()
    assert said.decode().count("? ") == 3


def test_the_installed_command_is_this_one() -> None:
    command = shutil.which("verbatim", path=str(Path(sys.executable).parent))
    assert command, "install the package before running its tests"
    version = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=60)
    assert version.stdout.startswith("verbatim, version ")
