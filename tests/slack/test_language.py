"""In which language Slack is answered: the person's where a payload tells it, else the
workspace's; never in two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import App

from bot.page import language as languages
from bot.page.language import Words
from bot.service.store import Store
from bot.settings import Settings
from bot.slack.inbound import locale
from bot.slack.manifest import manifest
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.canned import FAILURE, NOTHING, Canned
from tests.slack.fake import SCOPES, FakeSlack, Message, manifests
from tests.slack.recorded import over_a_socket, payload

CLAIM = "We will open the harbour on Sunday."
LONG = f"What a day. We heard a lot. {CLAIM} Nobody had expected that. I must think about it."
say = languages.speaking("es")


@pytest.fixture
def scopes() -> tuple[str, ...]:
    return (*SCOPES, "channels:read")


@pytest.fixture
def spanish(settings: Settings, canned: Canned) -> App:
    return build_app(replace(settings, language="es"), canned)


@pytest.fixture
def english_said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that somebody has spoken English."""
    words, said = languages._words, list[str]()

    def speak(language: str) -> Words:
        if language == languages.ENGLISH:
            said.append(language)
        return words(language)

    monkeypatch.setattr(languages, "_words", speak)
    return said


# Whose language -----------------------------------------------------------------------------------


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
def test_a_locale_is_read_wherever_slack_may_tell_it(
    body: dict[str, Any], told: str | None
) -> None:
    assert locale.locale_of(body) == told


@pytest.mark.parametrize(
    ("setting", "told", "asked"),
    [
        ("en", None, "en"),
        ("es", None, "es"),
        ("en", "es-MX", "es"),
        ("es", "en-GB", "en"),
        ("es", "tlh", "es"),
    ],
)
def test_a_question_is_answered_in_the_persons_language_else_in_the_workspaces(
    settings: Settings, slack: FakeSlack, canned: Canned, setting: str, told: str | None, asked: str
) -> None:
    app = build_app(replace(settings, language=setting), canned)
    slack.dispatch(app, slack.direct("harbour"))
    press = slack.click(slack.reply(), languages.speaking(setting)("more"))
    press["user"] |= {"locale": told} if told else {}
    slack.dispatch(app, press)
    slack.until(lambda: len(slack.calls) == 2)
    assert [question.language for question in canned.asked] == [setting, asked]


# Everything in one language -----------------------------------------------------------------------

Ask = Callable[[FakeSlack], dict[str, Any]]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda slack: slack.slash("/quote", "the harbour"), say("found-one")),
        (lambda slack: slack.slash("/quote", NOTHING), "Nada en el registro coincide."),
        (lambda slack: slack.slash("/whosaid", CLAIM), say("verdict-altered")),
        (lambda slack: slack.slash("/whosaid", NOTHING), say("verdict-not-found")),
        (lambda slack: slack.mention("the harbour"), say("found-one")),
        (lambda slack: slack.direct("the harbour"), say("found-one")),
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


@pytest.mark.parametrize(
    ("message", "told"),
    [(CLAIM, say("verdict-altered")), (LONG, say("which-to-check")), ("", say("nothing-to-check"))],
)
def test_the_window_of_a_check_speaks_the_same_language(
    spanish: App, slack: FakeSlack, english_said: list[str], message: str, told: str
) -> None:
    slack.ack_comes = lambda: slack.until(lambda: slack.too_early)  # the work is the faster
    slack.dispatch(spanish, slack.shortcut(message, raw=True))
    modal = slack.modal(saying=told)
    if modal.options:
        slack.dispatch(spanish, slack.submit(modal.options[0]))
        modal = slack.modal(saying=say("verdict-altered"))
    assert modal.view["title"]["text"] == say("check-title")
    assert modal.view["close"]["text"] == say("close-window")
    assert not english_said
    assert not slack.refusals


def test_a_command_that_is_not_answered_is_told_so_in_the_workspaces_language(
    spanish: App, slack: FakeSlack
) -> None:
    response = spanish.dispatch(over_a_socket(payload("slash_quote", command="/other")))
    assert "Verbatim no responde a /other; responde a /quote, /meetings y /whosaid." in str(
        response.body
    )


# Each thing that can be opened, over a corpus written for it --------------------------------------

TALK = (
    "MINISTER RUIZ: We will open the harbour on Monday.\n\nMINISTER LUND: The harbour was closed"
    " for a year.\n\n"
)
Walk = Callable[[App, FakeSlack], str]


@pytest.fixture
def harbour(settings: Settings, folder: Folder, store: Store) -> App:
    folder.meeting(
        "2020-05-04-harbour",
        TALK * 20,
        title="Harbour briefing",
        date="2020-05-04",
        date_basis="stated",
    )
    folder.meeting(
        "2021-06-07-later", TALK, title="Islands forum", date="2021-06-07", date_basis="inferred"
    )
    return build_app(replace(settings, language="es"), folder.open(), store=store)


def asked(app: App, slack: FakeSlack, text: str = '"open the harbour on Monday"') -> Message:
    slack.dispatch(app, slack.slash("/quote", text))
    return slack.reply()


def shared(app: App, slack: FakeSlack) -> Message:
    slack.dispatch(app, slack.click(asked(app, slack), say("share")))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    return slack.seen(slack.BOB, slack.GENERAL)[-1]


def _context(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.click(asked(app, slack), say("context")))
    return slack.modal(saying="harbour").words


def _cite(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.choose(asked(app, slack), say("cite")))
    return slack.modal(saying="BibTeX").words


def _report(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.choose(asked(app, slack), say("something-wrong")))
    slack.modal(saying=say("what-is-wrong"))
    slack.dispatch(app, slack.fill_in(kind=say("mistake-wrong-date")))
    return slack.modal(saying="Gracias. El aviso quedó").words


def _thumb(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.choose(asked(app, slack), say("right")))
    return slack.reply(2).words


def _more(app: App, slack: FakeSlack) -> str:
    reply = asked(app, slack, "harbour")
    slack.dispatch(app, slack.click(reply, say("more")))
    slack.until(lambda: any("Continuación" in one.words for one in slack.replies()))
    return slack.replies()[-1].words


def _share(app: App, slack: FakeSlack) -> str:
    return shared(app, slack).words


def _take_back(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.choose(shared(app, slack), say("take-back")))
    slack.until(lambda: any(say("taken-back") in one.words for one in slack.replies()))
    return say("taken-back")


def _trend(app: App, slack: FakeSlack) -> str:
    return asked(app, slack, "trend harbour").words


def _trend_shared(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.click(asked(app, slack, "trend harbour"), say("share")))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    return slack.seen(slack.BOB, slack.GENERAL)[0].words


def _meetings(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.slash("/meetings", ""))
    return slack.reply().words


def _meeting(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.slash("/meetings", "Islands forum"))
    return slack.reply().words


def _find(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.summon())
    slack.modal(saying=say("find-words"))
    slack.dispatch(app, slack.send_form(words="open the harbour on Monday"))
    return slack.modal(saying="Ana Ruiz").words


def _home(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.open_home())
    return slack.home().words


def _hello(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.join(slack.GENERAL))
    return slack.reply(channel=slack.GENERAL).words


def _follow_up(app: App, slack: FakeSlack) -> str:
    slack.dispatch(app, slack.direct("what did Ruiz say about the harbour?"))
    slack.reply()
    slack.dispatch(app, slack.direct("in Spanish?"))
    return slack.reply(2).words


WALKS: dict[str, tuple[Walk, str]] = {
    "context": (_context, "4 de mayo de 2020"),
    "cite": (_cite, "Línea 2020-05-04-harbour/"),
    "report": (_report, "número 1"),
    "thumb": (_thumb, say("thanks")),
    "more": (_more, "Continuación, desde la línea 4"),
    "share": (_share, "Compartido por alice"),
    "take back": (_take_back, say("taken-back")),
    "trend": (_trend, say("by-speaker")),
    "trend shared": (_trend_shared, "Compartido por alice"),
    "meetings": (_meetings, "2 reuniones en el registro"),
    "meeting": (_meeting, say("who-spoke")),
    "find": (_find, say("share-which")),
    "home": (_home, say("home-what")),
    "hello": (_hello, "Hola."),
    "follow-up": (_follow_up, say("unfollowed-translation")),
}


@pytest.mark.parametrize(("walk", "told"), WALKS.values(), ids=WALKS)
def test_whatever_is_opened_speaks_the_same_language(
    harbour: App, slack: FakeSlack, english_said: list[str], walk: Walk, told: str
) -> None:
    assert told in walk(harbour, slack)
    assert not english_said
    assert not slack.refusals


# The manifest -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", languages.known())
def test_the_app_presents_itself_in_the_workspaces_language(language: str) -> None:
    presented = manifest(Settings(language=language))
    assert presented["display_information"]["description"] == languages.speaking(language)("about")
    assert not manifests.problems(presented)
