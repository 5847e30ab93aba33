"""`ask` and `meetings`: what is asked, what is printed, in which language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import cli
from bot.cli.ask import SURFACES
from tests import samples
from tests.cli.conftest import Fake, objects


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], "On record:"),
        (["--language", "es"], "En el registro:"),
        (["--language", "es-MX"], "En el registro:"),
    ],
)
def test_an_answer_is_english_unless_another_language_is_asked_for(
    fake: Fake,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    given: list[str],
    told: str,
) -> None:
    monkeypatch.setenv("VERBATIM_LANGUAGE", "es")  # it is Slack's
    assert cli.run(["ask", *given, "found"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == told


def test_the_meetings_are_listed_in_a_language_too(
    fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
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


def test_the_words_of_the_arguments_are_one_question(
    fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["ask", "what", "was found"]) == 0
    assert [asked.text for asked in fake.asked] == ["what was found"]
    printed = capsys.readouterr()
    assert printed.out.startswith("On record:\n\n  “We will not close")
    assert printed.err == ""


def test_nothing_found_is_an_answer(fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "nothing"]) == 0
    assert (
        capsys.readouterr().out == "Nothing on record matches. Searched 5 meetings, 2021 to 2024.\n"
    )


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


def test_meetings_as_json_are_an_object_each(
    fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["meetings", "--json"])
    given = objects(capsys.readouterr().out)
    assert [one["id"] for one in given] == [samples.MEETING.id, samples.REPORT.id]
