"""What a form's fields leave of a question, the line beside a quote, and the corpus at a glance;
for each audience."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.answerer import Answerer
from bot.model import Answer, Audience, Beside, Narrowed, Question
from tests.conftest import Folder

TALK = (
    "MINISTER RUIZ: We will open the harbour of Halven on Monday, whatever the weather may"
    " be.\n\nMINISTER LUND (via interpreter): The harbour was closed for a whole long year because"
    " of a storm.\n\nMINISTER RUIZ: The ferries will sail from the harbour again in spring, and"
    " every day of the week.\n"
)
CLOSED = "MINISTER LUND: The harbour will be sold in secret to those who want it least of all.\n"
BOB = Audience(user="U0BOB")


@pytest.fixture
def answerer(folder: Folder) -> Answerer:
    folder.meeting("2020-05-04-harbour", TALK, title="Harbour briefing", date="2020-05-04")
    folder.meeting(
        "2021-06-07-closed",
        CLOSED,
        title="A closed one",
        date="2021-06-07",
        access={"users": ["U0BOB"]},
    )
    return folder.open()


def ask(answerer: Answerer, text: str, audience: Audience = BOB, **narrowed: object) -> Answer:
    # type: ignore[arg-type]
    return answerer.ask(Question(text, audience=audience, narrowed=Narrowed(**narrowed)))


def said(answer: Answer) -> set[str]:
    return {quote.text.split()[2] for quote in answer.quotes}


@pytest.mark.parametrize(
    ("narrowed", "third_words"),
    [
        ({"speaker": "lund"}, {"was", "will"}),
        ({"speaker": "ruiz", "kinds": ("spoken",)}, {"open", "will"}),
        ({"kinds": ("interpreted",)}, {"was"}),
        ({"meeting": "2021-06-07-closed"}, {"will"}),
        ({"since": date(2021, 1, 1)}, {"will"}),
        ({"until": date(2020, 12, 31), "speaker": "lund"}, {"was"}),
        ({"meeting": "2020-05-04-harbour", "since": date(2021, 1, 1)}, set()),
    ],
)
def test_the_fields_of_a_form_bound_the_search(
    answerer: Answerer, narrowed: dict[str, object], third_words: set[str]
) -> None:
    for text in ("harbour", ""):
        found = ask(answerer, text, **narrowed)
        assert said(found) == third_words
        assert found.outcome == ("found" if third_words else "none")


def test_a_field_beats_who_is_named_in_the_words(answerer: Answerer) -> None:
    assert (
        ask(answerer, "what did Lund say about the harbour", speaker="ruiz").quotes[0].speaker
        == "Ana Ruiz"
    )


def test_what_was_chosen_and_has_left_the_record_is_told(answerer: Answerer) -> None:
    assert [note.kind for note in ask(answerer, "harbour", speaker="gone").notes] == [
        "unknown-speaker"
    ]
    assert [note.kind for note in ask(answerer, "harbour", meeting="gone").notes] == ["no-meeting"]


@pytest.mark.parametrize(
    "audience", [Audience(), Audience(user="U0ALICE"), Audience(channel="U0BOB")]
)
def test_what_is_closed_to_somebody_is_neither_found_offered_nor_counted(
    answerer: Answerer, audience: Audience
) -> None:
    assert ask(answerer, "sold in secret", audience, speaker="lund").quotes == ()
    assert ask(answerer, "", audience, meeting="2021-06-07-closed").quotes == ()
    assert [choice.name for choice in answerer.titles("", audience)] == ["Harbour briefing"]
    seen = answerer.overview(audience)
    assert (seen.searched.meetings, seen.turns, len(seen.latest)) == (1, 3, 1)
    assert not any("secret" in one.text or "closed" in one.text for one in seen.tries)


def test_the_line_beside_a_quote_is_the_next_turns_where_its_own_ends(answerer: Answerer) -> None:
    first = ask(answerer, "open the harbour on Monday").quotes[0]
    second = answerer.ask(Question("", audience=BOB, beside=Beside(first.ref))).quotes[0]
    assert (second.speaker, second.kind) == ("Bo Lund", "interpreted")
    assert (
        answerer.ask(Question("", audience=BOB, beside=Beside(second.ref, -1))).quotes[0].text
        == first.text
    )
    assert answerer.ask(Question("", audience=BOB, beside=Beside(first.ref, -1))).outcome == "none"


def test_no_line_beside_a_quote_is_shown_to_whom_the_quote_is_closed(answerer: Answerer) -> None:
    closed = ask(answerer, "sold in secret").quotes[0]
    assert answerer.ask(Question("", beside=Beside(closed.ref))).quotes == ()


def test_asked_without_what_stands_around_quotes_come_alone(answerer: Answerer) -> None:
    quote, *_ = answerer.ask(
        Question("closed for a whole long year", audience=BOB, around=False)
    ).quotes
    assert (quote.before, quote.after) == ((), ())
    assert ask(answerer, "closed for a whole long year").quotes[0].before


def test_what_is_offered_to_be_tried_is_answered_as_it_says(
    shipped: Answerer, made_up: Answerer
) -> None:
    for answerer in (shipped, made_up):
        tries = answerer.overview(Audience()).tries
        assert [one.kind for one in tries] == ["line", "topic", "meeting"]
        for one in tries:
            answer = answerer.ask(Question(one.text, command=one.command))
            assert answer.outcome == "found"
            assert len(answer.meetings) == 1 if one.kind == "meeting" else answer.quotes
