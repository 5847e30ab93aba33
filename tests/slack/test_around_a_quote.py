"""What is one click from a quote: context, citation, more, sharing it and taking it back.
Through the real App, over a corpus written for each test, against the strict fake."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App

from bot.model import Answer, Audience, Searched
from bot.service.store import Store
from bot.settings import Settings
from bot.slack.pool import Pool
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Message

ID = "2020-05-04-harbour"
WORDS = "Good morning. We will open the harbour on Monday. Thank you all."
TALK = "".join(
    f"MINISTER RUIZ: This is matter number {number}, and it was settled in the {number}th year of"
    f" the harbour.\n\nMINISTER LUND: I thank the minister for matter number {number}.\n\n"
    for number in range(1, 40)
)
TEXT = f"{TALK}MINISTER RUIZ: {WORDS}\n\n{TALK}"
FACTS: dict[str, Any] = {
    "date": "2020-05-04",
    "date_basis": "stated",
    "place": "Port Ellen",
    "source": {"publisher": "The Harbour Office", "url": "https://harbour.example/briefing"},
}


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    return folder.meeting(ID, TEXT, **FACTS)


@pytest.fixture
def app(settings: Settings, harbour: Folder, store: Store) -> App:
    return build_app(settings, harbour.open(), store=store)


def asked(app: App, slack: FakeSlack, words: str = "open the harbour on Monday") -> Message:
    """A private answer of Alice's."""
    before = len(slack.replies())
    slack.dispatch(app, slack.slash("/quote", words))
    return slack.reply(before + 1)


def told(
    app: App, slack: FakeSlack, payload: dict[str, Any], *, user: str = FakeSlack.ALICE
) -> str:
    """What the bot says of a press, beside the message."""
    before = slack.replies(user=user)
    slack.dispatch(app, payload)
    slack.until(lambda: [one for one in slack.replies(user=user) if one not in before])
    return next(one.words for one in slack.replies(user=user) if one not in before)


def shared(app: App, slack: FakeSlack) -> Message:
    """Alice's quote, for the channel to read."""
    slack.dispatch(app, slack.click(asked(app, slack), "Share"))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    return slack.seen(slack.BOB, slack.GENERAL)[-1]


def ways(slack: FakeSlack) -> set[str]:
    return {call.method for call in slack.refusals}


# Context ------------------------------------------------------------------------------------------


def test_context_shows_the_quote_among_its_neighbours_and_marks_it(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.click(asked(app, slack), "Context"))
    modal = slack.modal(saying="matter number")
    assert modal.quotes == (WORDS,)
    for line in ("matter number 39, and", "matter number 1, and", "Bo Lund"):
        assert line in modal.words
    assert "4 May 2020" in modal.words
    assert slack.refusals == ()


@pytest.mark.parametrize(
    ("button", "end"), [("Earlier", "The record begins here."), ("Later", "The record ends here.")]
)
def test_context_goes_on_in_place_to_the_meetings_ends_and_no_further(
    app: App, slack: FakeSlack, button: str, end: str
) -> None:
    slack.dispatch(app, slack.click(asked(app, slack), "Context"))
    pages = [slack.modal(saying="matter number").words]
    while end not in pages[-1]:
        slack.dispatch(app, slack.click_inside(button))
        slack.until(lambda: slack.modal().words != pages[-1])
        pages.append(slack.modal().words)
        assert len(pages) < 12
    everything = "\n".join(pages)
    for number in range(1, 40):
        assert f"matter number {number}, and" in everything
        assert f"thank the minister for matter number {number}." in everything
    assert button not in [
        one["text"]["text"] for block in slack.modal().view["blocks"] for one in buttons(block)
    ]
    assert len(slack.modals()) == 1
    assert slack.refusals == ()


def buttons(block: Any) -> list[Any]:
    return [one for one in block.get("elements") or () if one.get("type") == "button"]


def test_a_double_click_opens_one_window(app: App, slack: FakeSlack) -> None:
    reply = asked(app, slack)
    for _ in range(2):
        slack.dispatch(app, slack.click(reply, "Context"))
    slack.modal(saying="matter number")
    slack.until(lambda: len(slack.called("views.open")) == 1)
    assert len(slack.modals()) == 1


@pytest.mark.parametrize("what", ["Context", "Cite", "Something wrong?"])
def test_a_trigger_that_has_expired_is_told_in_a_sentence(
    app: App, slack: FakeSlack, what: str
) -> None:
    reply = asked(app, slack)
    press = slack.click(reply, what) if what == "Context" else slack.choose(reply, what)
    slack.advance(3.1)
    assert (
        told(app, slack, press)
        == f"Slack did not wait for the window to open. Please choose “{what}” once more."
    )
    assert slack.modals() == ()


@pytest.mark.parametrize("what", ["Context", "Cite", "Something wrong?"])
def test_a_line_that_has_left_the_record_is_told_in_a_sentence(
    settings: Settings, harbour: Folder, slack: FakeSlack, what: str
) -> None:
    reply = asked(build_app(settings, harbour.open()), slack)
    harbour.drop(ID)
    harbour.meeting("2021-01-01-other", "MINISTER LUND: We know nothing of it.")
    app = build_app(settings, harbour.open())
    slack.dispatch(
        app, slack.click(reply, what) if what == "Context" else slack.choose(reply, what)
    )
    assert "no longer on record" in slack.modal().words


def test_a_line_that_reads_otherwise_today_is_shown_as_it_reads_today_and_that_is_said(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    reply = asked(build_app(settings, harbour.open()), slack)
    harbour.meeting(ID, TEXT.replace("on Monday", "on Tuesday"), **FACTS)
    slack.dispatch(build_app(settings, harbour.open()), slack.click(reply, "Context"))
    modal = slack.modal(saying="The record has changed since this was shown.")
    assert modal.quotes == (WORDS.replace("Monday", "Tuesday"),)


def test_a_line_that_only_moved_is_the_same_line(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    reply = asked(build_app(settings, harbour.open()), slack)
    harbour.meeting(ID, f"MINISTER LUND: Order, please.\n\n{TEXT}", **FACTS)
    slack.dispatch(build_app(settings, harbour.open()), slack.click(reply, "Context"))
    modal = slack.modal(saying="matter number")
    assert modal.quotes == (WORDS,)
    assert "has changed" not in modal.words


# Cite ---------------------------------------------------------------------------------------------


def test_cite_gives_the_citation_in_three_forms_with_all_that_finds_the_line_again(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.choose(asked(app, slack), "Cite"))
    words = slack.modal(saying="BibTeX").words
    for one in (
        WORDS,
        "Ana Ruiz, Minister of Ports",
        "Port Ellen",
        "4 May 2020",
        "The Harbour Office",
    ):
        assert words.count(one) == 3
    assert words.count("https://harbour.example/briefing") == 3
    assert words.count(f"{ID}/78/") == 3
    assert slack.refusals == ()


def test_source_is_a_link_to_the_publishers_page(app: App, slack: FakeSlack) -> None:
    reply = asked(app, slack)
    (menu,) = [
        one
        for block in reply.blocks
        for one in block.get("elements", ())
        if one.get("type") == "overflow"
    ]
    assert [one.get("url") for one in menu["options"]] == [
        None,
        "https://harbour.example/briefing",
        None,
    ]
    before = len(slack.replies())
    assert slack.dispatch(app, slack.choose(reply, "Source")).status == 200
    assert len(slack.replies()) == before


# More ---------------------------------------------------------------------------------------------


def test_more_and_back_page_through_a_private_answer_in_place(app: App, slack: FakeSlack) -> None:
    reply = asked(app, slack, "matter number")
    first = reply.quotes
    slack.dispatch(app, slack.click(reply, "More"))
    slack.until(lambda: reply.edits == 1)
    second = reply.quotes
    assert not set(first) & set(second)
    slack.dispatch(app, slack.click(reply, "Back"))
    slack.until(lambda: reply.edits == 2)
    assert reply.quotes == first
    assert len(slack.replies()) == 1
    assert reply.only_for == slack.ALICE
    assert slack.refusals == ()


def test_more_pages_through_a_channels_answer_in_place(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.mention("matter number"))
    reply = slack.reply()
    first = reply.quotes
    slack.dispatch(app, slack.click(reply, "More", user=slack.BOB))
    slack.until(lambda: reply.edits == 1)
    assert not set(first) & set(reply.quotes)
    assert len(slack.replies()) == 1
    assert slack.refusals == ()


def test_a_page_with_more_words_than_slack_takes_for_a_changed_message_is_shown_all_the_same(
    settings: Settings, folder: Folder, slack: FakeSlack
) -> None:
    talk = "\n\n".join(
        f"MINISTER RUIZ: The ferry {'and the ferry ' * 90}is line {number}." for number in range(9)
    )
    app = build_app(settings, folder.meeting(ID, talk).open())
    slack.dispatch(app, slack.mention("the ferry and the ferry is line"))
    reply = slack.reply()
    slack.dispatch(app, slack.click(reply, "More"))
    slack.until(lambda: reply.edits == 1)
    assert len(reply.quotes) == 3
    assert slack.refusals == ()


def test_more_on_an_answer_that_can_be_changed_no_longer_gets_one_of_its_own(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.mention("matter number"))
    reply = slack.reply()
    slack.fail("chat.update", "edit_window_closed")
    slack.dispatch(app, slack.click(reply, "More"))
    assert slack.reply(2).thread_ts == reply.thread_ts


def test_more_pressed_by_a_guest_changes_nothing_for_the_others(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.mention("matter number", channel=slack.CONNECT))
    reply = slack.reply(channel=slack.CONNECT)
    slack.dispatch(app, slack.click(reply, "More", user=slack.STRANGER))
    slack.until(lambda: len(slack.replies(user=slack.STRANGER, channel=slack.CONNECT)) == 2)
    assert slack.replies(user=slack.STRANGER)[-1].only_for == slack.STRANGER
    assert reply.edits == 0


# Share and take back ------------------------------------------------------------------------------


def test_share_posts_the_quote_with_the_sharers_name(app: App, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    assert posted.quotes == (WORDS,)
    assert "Shared by alice" in posted.words
    assert posted.pings == ()
    assert slack.refusals == ()


def test_share_is_told_once_and_posts_once_whatever_is_clicked_and_whichever_bot_hears_it(
    settings: Settings, harbour: Folder, tmp_path: Path, slack: FakeSlack
) -> None:
    kept = replace(settings, database=f"sqlite:///{tmp_path / 'verbatim.db'}")
    one, other = (build_app(kept, harbour.open()) for _ in range(2))
    reply = asked(one, slack)
    for app in (one, other, one, other):
        slack.dispatch(app, slack.click(reply, "Share"))
    slack.until(lambda: len(slack.replies()) == 5)
    assert len(slack.seen(slack.BOB, slack.GENERAL)) == 1
    again = {one.words for one in slack.replies() if one.only_for and one is not reply}
    assert all(
        "already been shared from here" in words or "being shared from here" in words
        for words in again
    )


def test_a_share_that_slack_did_not_take_can_be_tried_again(app: App, slack: FakeSlack) -> None:
    reply = asked(app, slack)
    slack.fail("response_url", "invalid_arguments")
    slack.fail("chat.postMessage", "not_in_channel")
    assert "Something went wrong" in told(app, slack, slack.click(reply, "Share"))
    slack.dispatch(app, slack.click(reply, "Share"))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))


def test_a_share_of_which_slack_did_not_say_whether_it_is_posted_is_not_posted_a_second_time(
    app: App, slack: FakeSlack
) -> None:
    reply = asked(app, slack)
    slack.garble("response_url")  # it is posted, and Slack answers with an error
    slack.dispatch(app, slack.click(reply, "Share"))
    slack.until(lambda: [one for one in slack.replies() if "Something went wrong" in one.words])
    assert "being shared from here just now" in told(app, slack, slack.click(reply, "Share"))
    assert slack.called("chat.postMessage") == ()
    assert len(slack.seen(slack.BOB, slack.GENERAL)) == 1


def test_nor_is_one_that_went_to_the_channel_itself(app: App, slack: FakeSlack) -> None:
    reply = asked(app, slack)
    slack.fail("response_url", "no_service")
    slack.garble("chat.postMessage")
    slack.dispatch(app, slack.click(reply, "Share"))
    slack.until(lambda: [one for one in slack.replies() if "Something went wrong" in one.words])
    assert "being shared from here just now" in told(app, slack, slack.click(reply, "Share"))
    assert len(slack.seen(slack.BOB, slack.GENERAL)) == len(slack.called("chat.postMessage")) == 1


def test_a_share_that_slack_put_off_is_posted_when_it_said(app: App, slack: FakeSlack) -> None:
    reply = asked(app, slack)
    slack.limit("response_url", seconds=1)
    slack.dispatch(app, slack.click(reply, "Share"))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    assert slack.called("chat.postMessage") == ()


def test_the_sharer_takes_it_back_once(app: App, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    assert told(app, slack, slack.choose(posted, "Take back")).startswith("Taken back")
    assert slack.seen(slack.BOB, slack.GENERAL) == ()
    slack.advance(3)
    reply, _ = slack.replies()
    assert "took it back" in told(app, slack, slack.click(reply, "Share"))
    assert slack.seen(slack.BOB, slack.GENERAL) == ()


def test_nobody_else_takes_it_back(app: App, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    words = told(app, slack, slack.choose(posted, "Take back", user=slack.BOB), user=slack.BOB)
    assert words == "Only the person who shared this can take it back."
    assert posted in slack.seen(slack.BOB, slack.GENERAL)


def test_take_back_pressed_twice_or_after_a_new_database_is_told_in_a_sentence(
    app: App, settings: Settings, harbour: Folder, store: Store, slack: FakeSlack
) -> None:
    posted = shared(app, slack)
    press = slack.choose(posted, "Take back")
    assert "no note any more" in told(build_app(settings, harbour.open()), slack, press)
    other = build_app(settings, harbour.open(), store=store)
    assert told(app, slack, slack.choose(posted, "Take back")).startswith("Taken back")
    slack.space.store(posted)  # still on a screen somewhere
    assert told(other, slack, slack.choose(posted, "Take back")) == "This was taken back already."


def test_a_quote_shared_where_the_bot_is_no_member_is_taken_back_by_the_presss_own_address(
    app: App, slack: FakeSlack
) -> None:
    posted = shared(app, slack)
    slack.fail("chat.delete", "channel_not_found")
    assert told(app, slack, slack.choose(posted, "Take back")).startswith("Taken back")
    assert slack.seen(slack.BOB, slack.GENERAL) == ()


def test_a_share_that_cannot_be_removed_still_stands_and_can_be_taken_back_later(
    app: App, slack: FakeSlack
) -> None:
    posted = shared(app, slack)
    slack.fail("chat.delete", "channel_not_found")
    slack.fail("response_url", "invalid_arguments")
    assert "Something went wrong" in told(app, slack, slack.choose(posted, "Take back"))
    slack.advance(3)
    assert told(app, slack, slack.choose(posted, "Take back")).startswith("Taken back")


def test_a_meeting_open_to_the_sharer_alone_is_not_shared_and_the_reason_is_told(
    settings: Settings, folder: Folder, slack: FakeSlack
) -> None:
    folder.meeting(ID, TEXT, **FACTS, access={"channels": [], "users": [slack.ALICE]})
    app = build_app(settings, folder.open())
    reply = asked(app, slack)
    assert reply.quotes == (WORDS,)
    assert "open to you, but not to everyone" in told(app, slack, slack.click(reply, "Share"))
    assert slack.seen(slack.BOB, slack.GENERAL) == ()


def test_a_quote_that_changed_is_not_shared_as_something_else_unseen(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    reply = asked(build_app(settings, harbour.open()), slack)
    harbour.meeting(ID, TEXT.replace("on Monday", "on Tuesday"), **FACTS)
    app = build_app(settings, harbour.open())
    assert "nothing was posted" in told(app, slack, slack.click(reply, "Share"))
    today = slack.replies()[-1]
    assert (today.only_for, today.quotes) == (slack.ALICE, (WORDS.replace("Monday", "Tuesday"),))
    slack.dispatch(app, slack.click(today, "Share"))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    assert slack.seen(slack.BOB, slack.GENERAL)[0].quotes == today.quotes


def test_what_is_kept_of_a_share_holds_no_words(app: App, store: Store, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    (menu,) = [
        one
        for block in posted.blocks
        for one in block.get("elements", ())
        if one.get("type") == "overflow"
    ]
    kept = store.shared(menu["options"][-1]["value"].removeprefix("back "))
    assert kept is not None
    assert (kept.by, kept.channel, kept.quote.startswith(f"{ID}/78/")) == (
        slack.ALICE,
        slack.GENERAL,
        True,
    )
    assert "harbour on" not in repr(kept)


# Who may see what ---------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["Context", "Cite", "Something wrong?"])
def test_a_window_shows_its_reader_nothing_of_a_meeting_closed_to_them(
    settings: Settings, folder: Folder, slack: FakeSlack, what: str
) -> None:
    folder.meeting(ID, TEXT, **FACTS)
    open_ = build_app(settings, folder.open())
    slack.dispatch(open_, slack.mention("open the harbour on Monday"))
    reply = slack.reply()
    folder.meeting(ID, TEXT, **FACTS, access={"channels": [], "users": [slack.ALICE]})
    app = build_app(settings, folder.open())
    press = slack.click(reply, what, user=slack.BOB) if what == "Context" else None
    slack.dispatch(app, press or slack.choose(reply, what, user=slack.BOB))
    modal = slack.modal(user=slack.BOB)
    assert "harbour" not in modal.words
    assert "not open to you" in modal.words


def test_the_audience_of_a_window_is_its_reader_there(
    harbour: Folder, settings: Settings, slack: FakeSlack
) -> None:
    answerer = harbour.open()
    heard: list[Audience] = []
    standing = answerer.standing

    def listen(ref: str, audience: Audience) -> Any:
        heard.append(audience)
        return standing(ref, audience)

    answerer.standing = listen  # type: ignore[method-assign]
    app = build_app(replace(settings), answerer)
    slack.dispatch(app, slack.click(asked(app, slack), "Context"))
    slack.modal()
    slack.dispatch(app, slack.direct("open the harbour on Monday"))
    slack.dispatch(app, slack.click(slack.reply(channel=slack.ALICE_DM), "Context"))
    slack.until(lambda: len(slack.modals()) == 2)
    assert heard == [Audience(slack.GENERAL, slack.ALICE), Audience(user=slack.ALICE)]


# When something fails, or is no press of ours -----------------------------------------------------


def test_a_step_that_fails_is_told_in_its_window(
    settings: Settings, harbour: Folder, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer = harbour.open()
    app = build_app(settings, answerer)
    slack.dispatch(app, slack.click(asked(app, slack), "Context"))
    slack.modal(saying="matter number")
    monkeypatch.setattr(answerer, "around", lambda *_, **__: 1 / 0)
    slack.dispatch(app, slack.click_inside("Later"))
    assert "reference" in slack.modal(saying="Something went wrong").words
    assert slack.modal().view["title"]["text"] == "In context"


def test_a_step_in_the_window_of_a_line_that_is_gone_since_is_told_in_it(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    app = build_app(settings, harbour.open())
    slack.dispatch(app, slack.click(asked(app, slack), "Context"))
    slack.modal(saying="matter number")
    harbour.drop(ID)
    harbour.meeting("2021-01-01-other", "MINISTER LUND: We know nothing of it.")
    slack.dispatch(build_app(settings, harbour.open()), slack.click_inside("Later"))
    slack.modal(saying="no longer on record")


@pytest.mark.parametrize(
    "value", ["", "nonsense", "context", "context ", "fly 2020-05-04-harbour/0/0-9", "back key"]
)
def test_a_press_that_carries_nonsense_is_answered_in_a_sentence(
    app: App, slack: FakeSlack, value: str
) -> None:
    press = slack.click(asked(app, slack), "Context")
    press["actions"][0]["value"] = value
    assert slack.dispatch(app, press).status == 200
    assert slack.reply(2).only_for == slack.ALICE


@pytest.mark.parametrize("broken", [{"value": "1"}, {"value": "1:2:3"}, {"value": ""}], ids=str)
def test_a_step_that_carries_nonsense_is_told_in_its_window(
    app: App, slack: FakeSlack, broken: dict[str, str]
) -> None:
    slack.dispatch(app, slack.click(asked(app, slack), "Context"))
    slack.modal(saying="matter number")
    press = slack.click_inside("Later")
    press["actions"][0] |= broken
    assert slack.dispatch(app, press).status == 200
    slack.modal(saying="Something went wrong")


def test_a_window_opens_at_once_while_every_thread_is_busy_searching(
    settings: Settings, harbour: Folder, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer, let = harbour.open(), threading.Event()
    app = build_app(settings, answerer, pool=Pool(workers=1, waiting=20))
    reply = asked(app, slack)
    monkeypatch.setattr(
        answerer,
        "ask",
        lambda question: let.wait(30) and Answer(question, "help", "found", Searched(0)),
    )
    for number in range(2):
        slack.dispatch(app, slack.mention(f"harbour {number}"))
    slack.dispatch(app, slack.click(reply, "Context"))
    slack.modal(saying="matter number")
    let.set()


def test_a_window_that_opened_though_slack_answered_with_an_error_is_no_failure(
    app: App, slack: FakeSlack
) -> None:
    reply = asked(app, slack)
    slack.garble("views.open")
    slack.dispatch(app, slack.click(reply, "Context"))
    slack.modal(saying="matter number")
    slack.dispatch(app, slack.choose(reply, "Right"))
    assert slack.reply(2).words == "Thank you, noted."
    assert len(slack.modals()) == 1
