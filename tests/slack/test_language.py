"""In which language Slack is answered: the person's where a payload tells it, else the workspace's; never in two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import App

from bot import languages
from bot.languages.en import Words
from bot.languages.es import Words as Spanish
from bot.settings import Settings
from bot.slack import locale
from bot.slack.app import build_app
from bot.slack.manifest import manifest
from tests.slack.canned import FAILURE, NOTHING, WORDS, Canned
from tests.slack.fake import FakeSlack, manifests
from tests.slack.recorded import over_a_socket, payload

CLAIM = "We will open the harbour on Sunday."
LONG = f"What a day. We heard a lot. {CLAIM} Nobody had expected that. I must think about it."
say = Spanish()


@pytest.fixture
def app(settings: Settings, canned: Canned) -> App:
    return build_app(settings, canned)


@pytest.fixture
def spanish(settings: Settings, canned: Canned) -> App:
    return build_app(replace(settings, language="es"), canned)


@pytest.fixture
def english_said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that somebody has spoken English."""
    words, said = languages._words, []

    def speak(language: str) -> Words:
        if language == languages.ENGLISH:
            said.append(language)
        return words(language)

    monkeypatch.setattr(languages, "_words", speak)
    return said


# Whose language -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"user": {"id": "U1", "locale": "es-MX"}}, "es-MX"),
        ({"event": {"type": "entity_details_requested", "user_locale": "es-ES"}}, "es-ES"),
        ({"user_locale": "de-DE"}, "de-DE"),
        ({"user": {"id": "U1"}, "event": {"user": "U1"}}, None),
        ({"user": "U1", "event": "?"}, None),
        ({"user": {"locale": 5}, "event": {"user_locale": None}}, None),
        ({}, None),
    ],
)
def test_a_locale_is_read_wherever_slack_may_tell_it(body: dict[str, Any], told: str | None) -> None:
    assert locale.told(body) == told


@pytest.mark.parametrize(
    ("setting", "told", "asked"),
    [("en", None, "en"), ("es", None, "es"), ("en", "es-MX", "es"), ("es", "en-GB", "en"), ("es", "tlh", "es")],
)
def test_a_question_is_answered_in_the_persons_language_else_in_the_workspaces(
    settings: Settings, slack: FakeSlack, canned: Canned, setting: str, told: str | None, asked: str
) -> None:
    app = build_app(replace(settings, language=setting), canned)
    slack.dispatch(app, slack.direct("harbour"))
    press = slack.click(slack.reply(), languages.speaking(setting).more)
    press["user"] |= {"locale": told} if told else {}
    slack.dispatch(app, press)
    slack.until(lambda: len(canned.asked) == 2)
    assert [question.language for question in canned.asked] == [setting, asked]


# Everything in one language -------------------------------------------------------------------------------------------

Ask = Callable[[FakeSlack], dict[str, Any]]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda slack: slack.slash("/quote", "the harbour"), say.found_one),
        (lambda slack: slack.slash("/quote", NOTHING), "Nada en el registro coincide."),
        (lambda slack: slack.slash("/whosaid", CLAIM), say.verdicts["altered"]),
        (lambda slack: slack.slash("/whosaid", NOTHING), say.verdicts["not-found"]),
        (lambda slack: slack.mention("the harbour"), say.found_one),
        (lambda slack: slack.direct("the harbour"), say.found_one),
        (lambda slack: slack.direct(FAILURE), "Algo falló"),
    ],
)
def test_every_surface_answers_in_the_workspaces_language(
    spanish: App, slack: FakeSlack, english_said: list[str], ask: Ask, told: str
) -> None:
    slack.dispatch(spanish, ask(slack))
    reply = slack.reply()
    assert told in reply.words
    assert told in reply.text
    assert not english_said
    assert not slack.refusals


@pytest.mark.parametrize("surface", ["slash", "direct"])
def test_every_button_of_an_answer_speaks_the_same_language(
    spanish: App, slack: FakeSlack, english_said: list[str], surface: str
) -> None:
    slack.dispatch(spanish, slack.slash("/quote", "harbour") if surface == "slash" else slack.direct("harbour"))
    reply = slack.reply()
    assert WORDS in reply.quotes
    assert reply.buttons
    for button in reply.buttons:
        if "url" not in button:
            slack.dispatch(spanish, slack.click(reply, button["text"]["text"]))
    assert not english_said
    assert not slack.refusals


@pytest.mark.parametrize(
    ("message", "told"),
    [(CLAIM, say.verdicts["altered"]), (LONG, say.which_to_check), ("", say.nothing_to_check)],
)
def test_the_window_of_a_check_speaks_the_same_language(
    spanish: App, slack: FakeSlack, english_said: list[str], message: str, told: str
) -> None:
    slack.dispatch(spanish, slack.shortcut(message, raw=True))
    modal = slack.modal(saying=told)
    if modal.options:
        slack.dispatch(spanish, slack.submit(modal.options[0]))
        modal = slack.modal(saying=say.verdicts["altered"])
    assert modal.view["title"]["text"] == say.check_title
    assert modal.view["close"]["text"] == say.close_window
    assert not english_said
    assert not slack.refusals


def test_a_command_that_is_not_answered_is_told_so_in_the_workspaces_language(spanish: App, slack: FakeSlack) -> None:
    response = spanish.dispatch(over_a_socket(payload("slash_quote", command="/other")))
    assert "Verbatim no responde a /other; responde a /quote, /meetings y /whosaid." in str(response.body)


@pytest.mark.parametrize("language", languages.known())
def test_the_app_presents_itself_in_the_workspaces_language(language: str) -> None:
    presented = manifest(Settings(language=language))
    assert presented["display_information"]["description"] == languages.speaking(language).about
    assert not manifests.problems(presented)
