"""What is offered to be tried: drawn from this very corpus, and asked before it is offered."""

from __future__ import annotations

from bot.model import Audience, Question
from tests.conftest import Folder

CRIME = (
    "MINISTER RUIZ: We speak of transnational smuggling and of what it costs. The boats will"
    " wait.\n\nMINISTER LUND: Yes.\n\nMINISTER RUIZ: Nobody wins by transnational smuggling, or"
    " ever did. Halven is ready for it.\n\nMINISTER RUIZ: Our harbour will end it. I thank you all"
    " for coming to see us here.\n"
)


def test_a_topic_to_try_is_a_thing_and_not_what_it_is_like(folder: Folder) -> None:
    tries = folder.meeting("m", CRIME, date="2020-01-31").open().overview(Audience()).tries
    assert [one.text for one in tries if one.kind == "topic"] == [
        "what did Ana Ruiz say about smuggling"
    ]


def test_a_topic_to_try_is_written_as_it_is_printed(folder: Folder) -> None:
    text = CRIME.replace("transnational smuggling", "the Kraken")
    tries = folder.meeting("m", text, date="2020-01-31").open().overview(Audience()).tries
    assert [one.text for one in tries if one.kind == "topic"] == [
        "what did Ana Ruiz say about Kraken"
    ]


def test_all_that_is_offered_finds_something(folder: Folder) -> None:
    answerer = folder.meeting("m", CRIME, date="2020-01-31", title="Harbour talks").open()
    tries = answerer.overview(Audience()).tries
    assert {one.kind for one in tries} >= {"topic", "meeting"}
    asked = [Question(one.text, command=one.command) for one in tries]
    assert {answerer.ask(question).outcome for question in asked} == {"found"}
