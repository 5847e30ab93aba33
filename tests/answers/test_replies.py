"""Where somebody is asked about something and answers in other words, what they answered is on
record about it."""

from __future__ import annotations

import pytest

from tests.conftest import Folder

TALK = (
    "MINISTER LUND: Welcome to the harbour, and thank you for coming here so early in the"
    " morning.\n\nQUESTION: Minister Ruiz, two things. Will the lighthouse be painted red? And what"
    " of the ferries?\n\nMINISTER RUIZ: I am not a painter. It keeps the colour that it has, and it"
    " is paid for out of my budget.\n\nMINISTER LUND: The walrus colony is growing.\n\nMINISTER"
    " RUIZ: We must go on now. The bus is waiting for us.\n\n"
)


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    return folder.meeting(
        "2020-05-04-harbour", TALK, title="Harbour briefing", date="2020-05-04", date_basis="stated"
    )


@pytest.mark.parametrize(
    "asked",
    [
        "what did Ruiz say about the lighthouse?",
        "Ruiz on painting the lighthouse",
        "from:ruiz lighthouse red",
    ],
)
def test_a_reply_to_the_question_that_has_the_words_is_found(harbour: Folder, asked: str) -> None:
    answer = harbour.ask(asked)
    assert answer.outcome == "found"
    assert answer.quotes[0].text.startswith("I am not a painter.")
    assert answer.quotes[0].speaker == "Ana Ruiz"
    assert [note.kind for note in answer.notes] == ["in-reply"]


def test_words_after_a_line_that_asks_nothing_reply_to_nothing(harbour: Folder) -> None:
    answer = harbour.ask("what did Ruiz say about the walrus colony?")
    assert answer.outcome == "close"
    assert [note.kind for note in answer.notes] == ["not-said-by"]


def test_an_open_question_that_was_asked_before_brings_the_answer_with_it(harbour: Folder) -> None:
    quotes = harbour.ask("what of the ferries?").quotes
    assert quotes[0].text.endswith("And what of the ferries?")
    assert quotes[1].text.startswith("I am not a painter.")


def test_somebody_who_did_not_reply_is_given_nobody_elses_reply(harbour: Folder) -> None:
    assert harbour.ask("what did Lund say about the lighthouse?").outcome == "close"


def test_ones_own_words_come_before_a_reply(harbour: Folder) -> None:
    answer = harbour.ask("what did Ruiz say about a painter?")
    assert answer.outcome == "found"
    assert answer.notes == ()
