from __future__ import annotations

import pytest

from bot.answers.answerer import Answerer
from bot.model import Answer, Question
from bot.text import aside_words, is_reaction
from tests.conftest import Folder


def ask(answerer: Answerer, text: str) -> Answer:
    return answerer.ask(Question(text))


def facts(answer: Answer) -> dict[str, tuple[str, str | None]]:
    return {fact.kind: (str(fact.value), fact.basis) for fact in answer.facts}


# When and where -----------------------------------------------------------------------------------


def test_when_is_answered_by_the_passage_that_says_it_with_the_yamls_day_beside(
    shipped: Answerer,
) -> None:
    answer = ask(shipped, "when did Blinken meet Bárcena?")
    assert answer.outcome == "found"
    assert "July 17, 2024" in answer.quotes[0].text
    assert facts(answer)["date"] == ("2024-07-17", "stated")


def test_where_is_answered_by_narration_too(shipped: Answerer) -> None:
    answer = ask(shipped, "where did Blinken and Bárcena meet?")
    assert (answer.quotes[0].kind, answer.quotes[0].speaker) == ("narration", None)
    assert "Powell Treaty Room" in answer.quotes[0].text
    assert "Powell Treaty Room" in facts(answer)["place"][0]


def test_a_day_from_outside_says_so(shipped: Answerer) -> None:
    answer = ask(shipped, "when was the High-Level Security Dialogue?")
    assert facts(answer)["date"] == ("2021-10-08", "outside")
    assert all(fact.note for fact in answer.facts if fact.kind == "date")


@pytest.mark.parametrize(
    "question", ["where did they meet on:1999-01-01", "when was it in:nowhere", "where in:nowhere"]
)
def test_where_no_meeting_is_meant_no_other_is_told_instead(
    shipped: Answerer, question: str
) -> None:
    answer = ask(shipped, question)
    assert (answer.outcome, answer.quotes, answer.facts) == ("none", (), ())
    assert [note.kind for note in answer.notes] == ["no-meeting"]


def test_the_facts_are_those_of_the_meeting_shown_first(made_up: Answerer) -> None:
    answer = ask(made_up, "where was the herring hearing held?")
    assert facts(answer)["place"][0] == "Room 114, Assembly House, Port Halven"
    assert facts(answer)["date"][0] == "2021-05-20"


# Who introduced whom ------------------------------------------------------------------------------


def test_who_introduced_somebody_is_whoever_named_them_before_their_first_words(
    made_up: Answerer,
) -> None:
    quote = ask(made_up, "who introduced Kaufusi?").quotes[0]
    assert quote.speaker == "Mirela Dobrescu-Hahn"
    quote = ask(made_up, "who introduced Dr. Lindgard?").quotes[0]
    assert (quote.speaker, quote.text) == ("Miriam Hale", "Dr. Lindgard.")


def test_for_somebody_who_did_not_speak_only_a_line_that_names_them_is_shown(
    made_up: Answerer,
) -> None:
    quotes = ask(made_up, "who introduced Admiral Vance?").quotes
    assert all("Vance" in quote.text for quote in quotes)


# How the room reacted -----------------------------------------------------------------------------


def test_how_the_room_reacted_is_shown_with_the_words_it_reacted_to(made_up: Answerer) -> None:
    quote = ask(
        made_up, "how did the room react when the machine asked her to spell Trémaine?"
    ).quotes[0]
    assert quote.text.endswith("It did not accept the accent. (Laughter.)")
    assert quote.speaker == "Éloïse Trémaine"


def test_every_line_with_a_reaction_is_one_where_only_that_is_asked(shipped: Answerer) -> None:
    quotes = shipped.ask(Question("when did the audience applaud?", limit=50)).quotes
    assert len(quotes) > 3
    assert all(any(map(is_reaction, aside_words(quote.text))) for quote in quotes)


# Was it interpreted -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "value", "shown"),
    [
        ("was Ebrard interpreted at the security dialogue?", "yes", True),
        ("was Garland speaking through an interpreter?", "no", False),
        ("was Bárcena speaking through an interpreter?", "unknown", None),
    ],
)
def test_interpretation_is_yes_no_or_unknown(
    shipped: Answerer, question: str, value: str, shown: bool | None
) -> None:
    answer = ask(shipped, question)
    assert facts(answer)["interpretation"][0] == value
    assert answer.quotes[0].interpreted is shown


def test_of_two_turns_the_line_asked_about_decides(folder: Folder) -> None:
    folder.meeting(
        "m",
        "MINISTER RUIZ: (Via interpreter) The harbour will open on Monday at noon.\n\n"
        "MINISTER LUND: I thank the minister for her words.\n\n"
        "MINISTER RUIZ: The pilots will have new boats before the winter.\n",
    )
    values = [
        facts(folder.ask(f"was Ruiz interpreted when she spoke of {what}?"))["interpretation"][0]
        for what in ("the harbour opening on Monday", "new boats for the pilots")
    ]
    assert values == ["yes", "no"]


def test_who_spoke_first_and_last_is_shown_by_their_words(shipped: Answerer) -> None:
    first = shipped.ask(Question("who spoke first at the security dialogue?")).quotes[0]
    last = shipped.ask(Question("who closed the security dialogue?")).quotes[0]
    assert (first.turn.number, last.turn.number) == (0, 9)
    assert first.text.startswith("(Via translation) Good morning.")
    assert last.text == "Thank you very much."


def test_who_came_along_is_shown_by_the_line_that_names_them(shipped: Answerer) -> None:
    answer = shipped.ask(Question("who came with Blinken to the security dialogue"))
    assert answer.outcome == "found"
    assert "alongside my colleagues Alejandro Mayorkas" in answer.quotes[0].text
    assert "Ken Salazar" in next(str(fact.value) for fact in answer.facts if fact.kind == "present")
