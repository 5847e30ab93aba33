from __future__ import annotations

import pytest

from bot.answers.answerer import Answerer
from bot.model import Answer, MeetingCard, Question
from tests.conftest import ANYBODY, Folder

TEXT = (
    "MINISTER RUIZ: We shall open the harbour.\n\nQUESTION: When?\n\nMINISTER RUIZ: On Monday, I"
    " hope.\n"
)


def ids(answer: Answer) -> list[str]:
    assert answer.intent == "meetings"
    return [card.meeting.id for card in answer.meetings]


def card(folder: Folder, id_: str = "m") -> MeetingCard:
    return next(card for card in folder.open().meetings(ANYBODY) if card.meeting.id == id_)


# Cards --------------------------------------------------------------------------------------------


def test_a_card_has_who_spoke_how_often_and_in_what_office(folder: Folder) -> None:
    spoke = card(folder.meeting("m", TEXT, date="2020-01-31")).spoke
    assert [(one.name, one.role, one.turns) for one in spoke] == [
        ("Ana Ruiz", "Minister of Ports", 2),
        ("QUESTION", None, 1),
    ]


def test_a_card_has_how_many_words_each_has_and_no_stage_direction_among_them(
    folder: Folder,
) -> None:
    folder.meeting(
        "m",
        "MINISTER RUIZ: Yes. (Laughter.)\n\nMINISTER LUND: No boat left.\n\nMINISTER RUIZ: No.",
        date="2020-01-31",
    )
    assert {one.name: (one.turns, one.words) for one in card(folder).spoke} == {
        "Ana Ruiz": (2, 2),
        "Bo Lund": (1, 3),
    }


def test_a_card_has_who_was_there_without_a_word(folder: Folder) -> None:
    silent = card(folder.meeting("m", TEXT, present=["quist", "ruiz"])).silent
    assert [(one.name, one.role) for one in silent] == [("Dag Quist", "Admiral of the Fleet")]


def test_a_card_names_related_meetings_by_title_and_only_those_that_are_there(
    folder: Folder,
) -> None:
    folder.meeting("m", TEXT, related=["n", "gone"]).meeting("n", TEXT, title="The night before")
    assert card(folder).related == ("The night before",)


def test_in_a_report_who_is_only_spoken_of_has_not_spoken(shipped: Answerer) -> None:
    report = next(
        card for card in shipped.meetings(ANYBODY) if "washington-meetings" in card.meeting.id
    )
    spoke, silent = {one.name for one in report.spoke}, {one.name for one in report.silent}
    assert {"Marcelo Ebrard", "Andrés Manuel López Obrador", "Roberto Velasco Álvarez"} <= spoke
    assert {"Alejandro Mayorkas", "Antony Blinken", "Ken Salazar", "Esteban Moctezuma"} <= silent


# Which are meant ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["/meetings", "meetings", "list the meetings", "what meetings do you have?"]
)
def test_asked_for_nothing_more_all_are_listed(made_up: Answerer, text: str) -> None:
    assert len(ids(made_up.ask(Question(text)))) == 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/meetings 2019", ["2019-03-14-strait-deepening-press-availability"]),
        ("/meetings before:2020", ["2019-03-14-strait-deepening-press-availability"]),
        ("/meetings on:2021-05-20", ["2021-05-20-herring-quota-hearing"]),
        ("/meetings after:2023-03", ["2023-06-03-shared-lane-agreed"]),
        ("/meetings herring quota", ["2021-05-20-herring-quota-hearing"]),
        ("/meetings hering qouta", ["2021-05-20-herring-quota-hearing"]),
        ("/meetings 2021-05-20-herring-quota-hearing", ["2021-05-20-herring-quota-hearing"]),
        (
            "/meetings from:kaufusi",
            ["2021-08-27-rain-forecast-accord", "2023-02-17-orbital-debris-address"],
        ),
        ("who was at the orbital debris address?", ["2023-02-17-orbital-debris-address"]),
        ("meetings with Captain Hale", ["2021-05-20-herring-quota-hearing"]),
        ("/meetings 1999", []),
        ("/meetings zebra giraffe", []),
    ],
)
def test_a_day_words_or_a_person_choose_among_them(
    made_up: Answerer, text: str, expected: list[str]
) -> None:
    answer = made_up.ask(Question(text))
    assert ids(answer) == expected
    assert answer.outcome == ("found" if expected else "none")


@pytest.mark.parametrize(
    "named",
    [
        "herring",
        "herring-quota",
        "2021-05-20-herring-quota-hearing",
        "2021-05-20-herring-quota-hearing.txt",
    ],
)
def test_in_means_a_meeting_by_its_id_or_by_words_of_its_title(
    made_up: Answerer, named: str
) -> None:
    answer = made_up.ask(Question(f"in:{named} dredger"))
    assert {quote.meeting.id for quote in answer.quotes} == {"2021-05-20-herring-quota-hearing"}
    assert answer.understood.meeting == "2021-05-20-herring-quota-hearing"
    assert answer.searched.meetings == 1


def test_in_a_meeting_that_is_not_there_finds_nothing_and_says_so(made_up: Answerer) -> None:
    answer = made_up.ask(Question("in:zebra dredger"))
    assert (answer.outcome, [(note.kind, note.who) for note in answer.notes]) == (
        "none",
        [("no-meeting", "zebra")],
    )
