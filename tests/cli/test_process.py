"""The command as a process, on the shipped corpus."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from tests.cli.conftest import LINE, objects, verbatim


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


def test_a_corpus_folder_beside_comes_before_the_shipped_one(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    assert LINE not in verbatim(environment, "ask", LINE, cwd=tmp_path).stdout


def test_ask_imports_nothing_of_slack_of_rich_or_of_what_measures_it(
    environment: dict[str, str],
) -> None:
    program = (
        "import sys; from bot.cli import run; run(['ask', '--json', '--surface', 'slash', 'q']); "
        "others = ('slack_', 'rich', 'bot.evaluation'); "
        "print([name for name in sys.modules if name.startswith(others)], file=sys.stderr)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60
    )
    assert asked.stderr == "[]\n"


def test_an_index_that_cannot_be_written_is_2_and_names_the_folder(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    asked = verbatim(environment | {"VERBATIM_INDEX": str(tmp_path / "taken")}, "ask", LINE)
    assert asked.returncode == 2
    assert str(tmp_path / "taken") in asked.stderr


def test_a_closed_pipe_ends_it_quietly(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # type: ignore[call-overload]
    with subprocess.Popen(command, env=environment, **pipes) as process:
        process.stdout.close()
        process.stdin.write(f"{LINE}\n".encode() * 50)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) != 0


@pytest.mark.usefixtures("heard_interrupts")
def test_ctrl_c_ends_it_without_a_trace(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # type: ignore[call-overload]
    with subprocess.Popen(command, env=environment, **pipes) as process:
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
