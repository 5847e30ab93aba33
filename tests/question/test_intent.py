"""What a question is after: help, the meetings, an aspect of the event, or words that were said."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question.intent import Aspect, asks_help, asks_meetings, aspect_of, only_asks
from bot.text import is_light


@pytest.mark.parametrize(
    "text",
    [
        "help",
        "Help!",
        "hi",
        " Hello there. ",
        "What can you do?",
        "usage",
        "",
        " ",
        "?!",
        "—",
        "Good evening, everyone",
        "hola, ¿qué tal?",
        "thanks a lot",
        "¿Qué puedes hacer?",
        "hiya",
        "👋",
    ],
)
def test_a_greeting_or_a_question_without_words_asks_for_help(text: str) -> None:
    assert asks_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "help the pilots",
        "hi tide",
        "the start of the tide",
        "what can you do about tides",
        "7",
        "good morning to the pilots",
        "thanks for the pillows",
    ],
)
def test_a_question_with_words_to_look_for_does_not_ask_for_help(text: str) -> None:
    assert not asks_help(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("meetings", ""),
        ("Meetings?", ""),
        ("list meetings", ""),
        ("please list all the meetings", ""),
        ("show me the transcripts", ""),
        ("which meetings do you have?", ""),
        ("what documents are there?", ""),
        ("all meetings", ""),
        ("what meetings have you indexed", ""),
        ("meetings in 2021", " in 2021"),
        ("list meetings with Sato", " with Sato"),
        ("who was at the harbour talks?", " the harbour talks?"),
        ("who attended the harbour talks", " the harbour talks"),
        ("who was present in Port Halven", " in Port Halven"),
        ("participants of the harbour talks", " of the harbour talks"),
        ("so who else was there?", "?"),
    ],
)
def test_a_question_for_meetings_leaves_what_narrows_it(text: str, rest: str) -> None:
    assert asks_meetings(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "our meetings were good",
        "meetings are never easy",
        "meetings that matter",
        "what was said at the meetings",
        "who said tides",
        "who attends to the boats",
        "documents were signed",
        "the transcripts were lost",
        "",
    ],
)
def test_words_about_meetings_are_still_words(text: str) -> None:
    assert asks_meetings(text) is None


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("where did they meet?", "where"),
        ("Where was Sato speaking", "where"),
        ("in which city was that", "where"),
        ("and where was it held", "where"),
        ("what venue", "where"),
        ("when did they meet?", "when"),
        ("on what date was the meeting", "when"),
        ("what year was that", "when"),
        ("who introduced Sato?", "introduced"),
        ("who was it that introduced her", "introduced"),
        ("who gave the floor to Sato", "introduced"),
        ("who was Sato introduced by", "introduced"),
        ("how did the room react?", "reaction"),
        ("did anyone laugh", "reaction"),
        ("was there applause", "reaction"),
        ("was Sato interpreted?", "interpreted"),
        ("did Sato speak in Spanish", "interpreted"),
        ("did he speak through an interpreter", "interpreted"),
        ("what language did Sato speak", "interpreted"),
        ("did she talk in her own language", "interpreted"),
    ],
)
def test_an_aspect_of_the_event_is_told_from_the_form(text: str, aspect: Aspect) -> None:
    assert aspect_of(text) == aspect


@pytest.mark.parametrize(
    "text",
    [
        "what did Sato say about tides",
        "when did Sato say the tide turns",
        "where does Sato say boats belong",
        "the tide waits for nobody",
        "where the river ends",
        "a date for the talks",
        "nowhere to go",
        "every time",
    ],
)
def test_a_question_for_words_has_no_aspect(text: str) -> None:
    assert aspect_of(text) is None


@pytest.mark.parametrize("aspect", get_args(Aspect))
def test_a_word_that_only_asks_for_the_aspect_is_not_looked_for(aspect: Aspect) -> None:
    asking = {
        "where": "city",
        "when": "date",
        "introduced": "introduced",
        "attended": "officials",
        "spoke-first": "opened",
        "spoke-last": "closed",
        "reaction": "applause",
        "interpreted": "interpreter",
    }
    assert only_asks(aspect, asking[aspect])
    assert not only_asks(aspect, "tide")


@pytest.mark.parametrize(
    ("word", "light"),
    [
        ("of", True),
        ("said", True),
        ("quote", True),
        ("what", True),
        ("exactly", True),
        ("tide", False),
        ("never", False),
        ("no", False),
        ("not", False),
        ("without", False),
        ("second", False),
        ("7", False),
    ],
)
def test_a_word_is_light_when_it_only_asks_but_never_when_it_turns_the_sense(
    word: str, light: bool
) -> None:
    assert is_light(word) is light


@given(st.text(max_size=100))
def test_any_text_has_a_form_or_none_and_never_breaks(text: str) -> None:
    asks_help(text)
    rest = asks_meetings(text)
    assert rest is None or text.strip().endswith(rest)
    assert aspect_of(text) in (None, *get_args(Aspect))


@pytest.mark.parametrize(
    "part", ["say ", "who was ", "who did ", "list all ", "and ", "meetings ", "in ", "laugh", "a"]
)
def test_a_hostile_question_costs_no_more_than_its_length(part: str) -> None:
    """A form that is sought again from each word to the end would take minutes, which no test
    has."""
    text = part * (200_000 // len(part))
    asks_help(text), asks_meetings(text), aspect_of(text)
