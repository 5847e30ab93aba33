"""Thumbs, and "Something wrong?": a short form, kept once and without a message's words. Through
the real App."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt import App

from bot.errors import StoreError
from bot.service.store import REMARK, Report, Store
from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Message

ID = "2020-05-04-harbour"
WORDS = "We will open the harbour on Monday, and not before."


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    return folder.meeting(ID, f"MINISTER RUIZ: {WORDS}", date="2020-05-04", date_basis="stated")


@pytest.fixture
def app(settings: Settings, harbour: Folder, store: Store) -> App:
    return build_app(settings, harbour.open(), store=store)


def asked(app: App, slack: FakeSlack) -> Message:
    slack.dispatch(app, slack.slash("/quote", "open the harbour on Monday"))
    return slack.reply()


def form(
    app: App, slack: FakeSlack, entry: str = "Something wrong?", user: str = FakeSlack.ALICE
) -> None:
    slack.dispatch(app, slack.choose(asked(app, slack), entry, user=user))
    slack.modal(saying="What is wrong with this quote?", user=user)


def kept(store: Store) -> list[Report]:
    return [*store.reports(closed=True)]


@pytest.mark.parametrize("entry", ["Something wrong?", "Wrong"])
@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        ("Wrong speaker", "wrong-speaker"),
        ("Wrong date", "wrong-date"),
        ("Not the exact words", "not-verbatim"),
        ("Something else", "other"),
    ],
)
def test_a_report_is_kept_with_the_quotes_id_and_the_remark_and_its_number_is_told(
    app: App, slack: FakeSlack, store: Store, entry: str, choice: str, kind: str
) -> None:
    form(app, slack, entry)
    slack.dispatch(app, slack.fill_in(kind=choice, remark=" It was\n Lund. "))
    slack.modal(saying="kept as number 1")
    (report,) = kept(store)
    assert (report.kind, report.remark, report.by) == (kind, "It was Lund.", slack.ALICE)
    assert report.quote.rpartition("#")[0] == f"{ID}/0/0-{len(WORDS)}"
    assert slack.refusals == ()


def test_what_is_kept_holds_no_words_of_the_quote_or_the_message(
    app: App, slack: FakeSlack, store: Store
) -> None:
    form(app, slack)
    slack.dispatch(app, slack.fill_in(kind="Wrong date"))
    slack.modal(saying="kept as number 1")
    assert "harbour on" not in repr(kept(store))
    assert kept(store)[0].remark == ""


def test_the_form_shows_which_quote_it_is_about_and_what_is_kept(
    app: App, slack: FakeSlack
) -> None:
    form(app, slack)
    words = slack.modal().words
    assert WORDS in words
    assert "Ana Ruiz, Minister of Ports" in words
    assert "never the quote itself" in words
    assert slack.refusals == ()


def test_a_remark_is_bounded_whoever_sends_it(app: App, slack: FakeSlack, store: Store) -> None:
    form(app, slack)
    slack.dispatch(app, slack.fill_in(kind="Something else", remark="x" * 3_000))
    slack.modal(saying="kept as number 1")
    assert len(kept(store)[0].remark) == REMARK


def test_a_remark_keeps_its_letters_and_nothing_that_a_database_refuses(
    app: App, slack: FakeSlack, store: Store
) -> None:
    form(app, slack)
    slack.dispatch(
        app, slack.fill_in(kind="Something else", remark="niño 漢字 😀\x00\x1b[31m\nend")
    )
    slack.modal(saying="kept as number 1")
    assert kept(store)[0].remark == "niño 漢字 😀[31m end"


def test_a_form_sent_twice_is_kept_once_whichever_bot_hears_it(
    app: App, settings: Settings, harbour: Folder, slack: FakeSlack, store: Store
) -> None:
    form(app, slack)
    sent = slack.fill_in(kind="Wrong speaker")
    slack.dispatch(app, sent)
    slack.modal(saying="kept as number 1")
    slack.dispatch(build_app(settings, harbour.open(), store=store), sent)
    slack.modal(saying="kept already")
    assert len(kept(store)) == 1


def test_a_thumbs_up_is_kept_once_for_each_person_and_thanked_for(
    app: App, slack: FakeSlack, store: Store
) -> None:
    slack.dispatch(app, slack.mention("open the harbour on Monday"))
    reply = slack.reply()
    for number, user in enumerate([slack.ALICE, slack.BOB], start=1):
        slack.dispatch(app, slack.choose(reply, "Right", user=user))
        slack.until(lambda user=user: len(slack.replies(user=user)) == 2)
        assert slack.replies(user=user)[-1].words == "Thank you, noted."
        assert slack.replies(user=user)[-1].only_for == user
        assert len(kept(store)) == number


def test_a_second_thumbs_up_is_told_that_it_is_noted_already(
    app: App, settings: Settings, harbour: Folder, slack: FakeSlack, store: Store
) -> None:
    reply = asked(app, slack)
    for number, one in enumerate([app, build_app(settings, harbour.open(), store=store)], start=2):
        slack.dispatch(one, slack.choose(reply, "Right"))
        slack.reply(number)
    assert slack.reply(3).words == "Thank you, that is noted already."
    assert len(kept(store)) == 1


def test_a_double_click_on_a_thumb_is_thanked_for_once(
    app: App, slack: FakeSlack, store: Store
) -> None:
    reply = asked(app, slack)
    for _ in range(2):
        slack.dispatch(app, slack.choose(reply, "Right"))
    slack.reply(2)
    slack.dispatch(app, slack.choose(reply, "Cite"))
    slack.modal()
    assert len(slack.replies()) == 2


def test_a_report_that_cannot_be_kept_is_told_in_the_form_with_a_reference(
    app: App, slack: FakeSlack, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: Any) -> None:
        raise StoreError("the database is down")

    monkeypatch.setattr(store, "report", down)
    form(app, slack)
    slack.dispatch(app, slack.fill_in(kind="Wrong date"))
    assert "reference" in slack.modal(saying="Something went wrong").words
    assert slack.modal().view["title"]["text"] == "Something wrong?"


@pytest.mark.parametrize(
    "broken",
    [{"private_metadata": ""}, {"private_metadata": "{}"}, {"state": {"values": {}}}],
    ids=str,
)
def test_a_form_that_carries_nothing_is_told_and_not_fatal(
    app: App, slack: FakeSlack, store: Store, broken: dict[str, Any]
) -> None:
    form(app, slack)
    sent = slack.fill_in(kind="Wrong date")
    assert slack.dispatch(app, {**sent, "view": {**sent["view"], **broken}}).status == 200
    slack.modal(saying="Something went wrong")
    assert kept(store) == []


def test_somebody_elses_answer_can_be_reported_too(
    app: App, slack: FakeSlack, store: Store
) -> None:
    slack.dispatch(app, slack.mention("open the harbour on Monday"))
    slack.dispatch(app, slack.choose(slack.reply(), "Wrong", user=slack.BOB))
    slack.modal(user=slack.BOB)
    slack.dispatch(app, slack.fill_in(user=slack.BOB, kind="Wrong speaker"))
    slack.modal(saying="kept as number 1", user=slack.BOB)
    assert kept(store)[0].by == slack.BOB
