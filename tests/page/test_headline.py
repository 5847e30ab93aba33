from __future__ import annotations

from datetime import date

import pytest

from bot.model import Answer, Outcome, Question, Searched
from bot.page.headline import searched_words
from bot.page.page import page_of
from tests.samples import answer, card, quote

DAY = date(2021, 10, 8)


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        (Searched(5, DAY, date(2024, 7, 17)), "5 meetings, 2021 to 2024"),
        (Searched(1, DAY, DAY), "1 meeting, 2021"),
        (Searched(2), "2 meetings"),
        (Searched(0), "no meetings"),
    ],
)
def test_what_was_searched_is_said_in_words(what: Searched, shown: str) -> None:
    assert searched_words(what) == shown


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (answer("found", quote()), "On record:"),
        (answer("found", quote(), quote()), "On record, best match first:"),
        (
            answer("close", quote()),
            "No match in 5 meetings, 2021 to 2024. The nearest line, which does not answer:",
        ),
        (
            answer("close", quote(), quote()),
            "No match in 5 meetings, 2021 to 2024. The nearest lines, which do not answer:",
        ),
        (answer("none"), "Nothing on record matches. Searched 5 meetings, 2021 to 2024."),
        (answer("found", quote(), question=Question("q", page=2)), "Continued, from line 7:"),
        (answer("found", intent="meetings", meetings=(card(), card())), "2 meetings on record:"),
        (
            answer("close", intent="meetings"),
            "No such meeting among 5 meetings, 2021 to 2024. The nearest:",
        ),
        (answer("none", intent="meetings"), "No such meeting. Searched 5 meetings, 2021 to 2024."),
        (
            Answer(Question("q"), "find", "none", Searched(0)),
            "Nothing on record matches: there are no meetings to search here.",
        ),
    ],
)
def test_the_headline_says_what_kind_of_answer_it_is(shown: Answer, sentence: str) -> None:
    assert page_of(shown).headline == sentence


@pytest.mark.parametrize("outcome", ["close", "none"])
def test_whatever_is_not_found_says_what_was_searched(outcome: Outcome) -> None:
    assert "5 meetings, 2021 to 2024" in page_of(answer(outcome)).headline
