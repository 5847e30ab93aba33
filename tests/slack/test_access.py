"""Who may see what, through the real App: every surface, and what goes from one reader to many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App

from bot.answers.answerer import Answerer
from bot.model import Audience
from bot.settings import Settings
from bot.text import word_texts
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Message
from tests.test_access import C1, C2, MEETINGS, TITLES, U1, U2, Closed, strings, written

Asked = Callable[[FakeSlack, str], dict[str, Any]]
SURFACES: dict[str, tuple[Audience, Asked]] = {
    "alice's command": (Audience(C1, U1), lambda slack, text: slack.slash("/quote", text)),
    "bob's command": (
        Audience(C2, U2),
        lambda s, text: s.slash("/quote", text, user=U2, channel=C2),
    ),
    "alice's command to the bot": (
        Audience(None, U1),
        lambda slack, text: slack.slash("/quote", text, channel=slack.ALICE_DM),
    ),
    "a mention": (Audience(C1), lambda slack, text: slack.mention(text)),
    "a mention where it is private": (
        Audience(C2),
        lambda slack, text: slack.mention(text, channel=C2),
    ),
    "a mention beside guests": (Audience(), lambda s, text: s.mention(text, channel=s.CONNECT)),
    "a guest's mention": (
        Audience(),
        lambda s, text: s.mention(text, user=s.STRANGER, channel=s.CONNECT),
    ),
    "alice's message": (Audience(None, U1), lambda slack, text: slack.direct(text)),
    "bob's message": (Audience(None, U2), lambda slack, text: slack.direct(text, user=U2)),
}
TEXTS = (
    "{one.word}",
    'who said "{one.line}"?',
    "trend {one.word}",
    "trend harbour",
    "meetings in:{title}",
    "meetings",
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return written(tmp_path_factory.mktemp("access"))


@pytest.fixture
def app(answerer: Answerer, slack: FakeSlack) -> App:
    return build_app(Settings.read(slack.environment, slack=True), answerer)


def told(message: Message) -> set[str]:
    """The words of all that a message shows."""
    parts = (
        *strings(message.blocks, but=frozenset({"value", "action_id", "block_id"})),
        message.text,
    )
    return set(word_texts("\n".join(parts).replace("-", " ")))


def after(slack: FakeSlack, before: int) -> Message:
    """The bot's next message."""
    slack.until(
        lambda: [m for m in slack.space.messages[before:] if m.user == slack.BOT], seconds=30
    )
    return next(m for m in slack.space.messages[before:] if m.user == slack.BOT)


def title(one: Closed) -> str:
    return TITLES[one.number]


@pytest.mark.parametrize("surface", SURFACES)
def test_nothing_of_a_closed_meeting_is_told_on_any_surface(
    app: App, slack: FakeSlack, surface: str
) -> None:
    audience, ask = SURFACES[surface]
    closed = [one for one in MEETINGS if not one.may_be_read(audience)]
    for one in MEETINGS:
        for form in TEXTS:
            text = form.format(one=one, title=title(one))
            payload, before = ask(slack, text), len(slack.space.messages)
            slack.dispatch(app, payload)
            found = told(after(slack, before)).difference(word_texts(text))
            assert not [other.id for other in closed if found & other.own], (text, found)
            if form == TEXTS[0]:
                assert bool(found & one.own) is one.may_be_read(audience), text
    assert slack.refusals == ()


@pytest.mark.parametrize("user", [U1, U2])
def test_home_and_lists_to_choose_from_know_only_what_somebody_may_read_alone(
    app: App, slack: FakeSlack, user: str
) -> None:
    closed = [one for one in MEETINGS if not one.may_be_read(Audience(None, user))]
    slack.dispatch(app, slack.open_home(user=user))
    home = " ".join(strings(slack.home(user=user).view))
    slack.dispatch(app, slack.summon(user=user))
    slack.modal(user=user)
    offered = ""
    for field in ("speaker", "meeting"):
        for one in MEETINGS:
            typed = one.speaker[:4] if field == "speaker" else title(one)[:4]
            offered += slack.dispatch(app, slack.type_into(field, typed, user=user)).body
    for told_of in (home, offered):
        found = set(word_texts(told_of.replace("-", " ").replace('"', " ")))
        assert not [one.id for one in closed if found & one.own]


@pytest.mark.parametrize("one", MEETINGS, ids=lambda one: one.id)
def test_what_one_may_read_alone_is_shared_only_where_all_may_read_it(
    app: App, slack: FakeSlack, one: Closed
) -> None:
    slack.dispatch(app, slack.slash("/quote", one.line))
    reply = slack.reply()
    if not one.may_be_read(Audience(C1, U1)):
        assert not told(reply) & one.own.difference(word_texts(one.line))
        return
    before = len(slack.space.messages)
    slack.dispatch(app, slack.click(reply, "Share"))
    shared = after(slack, before)
    if one.may_be_read(Audience(C1)):
        assert (shared.only_for, one.line in shared.words) == (None, True)
    else:
        assert (shared.only_for, one.line in shared.words) == (U1, False)
        assert "Nothing was posted." in shared.words


def test_a_guest_who_presses_what_others_may_read_gets_none_of_it(
    app: App, slack: FakeSlack
) -> None:
    channel = next(one for one in MEETINGS if one.id == "channel")
    slack.dispatch(app, slack.mention(channel.line))
    reply = slack.reply()
    assert channel.line in reply.words
    for button in reply.buttons:
        before = len(slack.space.messages)
        press = slack.click(reply, button["text"]["text"], user=slack.STRANGER)
        assert slack.dispatch(app, press).status == 200
        slack.until(
            lambda start=before: (
                len(slack.space.messages) > start or slack.modals(user=slack.STRANGER)
            )
        )
        seen = [
            *(m.words for m in slack.space.messages[before:]),
            *(m.words for m in slack.modals(user=slack.STRANGER)),
        ]
        assert not any(channel.hint in text or channel.line in text for text in seen), button[
            "text"
        ]["text"]


FOLLOW_UPS = (
    "who was there?",
    "when was that?",
    "and what did {silent} say?",
    "what did they say about the harbour?",
    "the next line?",
    "more",
    "shorter",
    "who said that?",
    "and the harbour?",
    "and in 1999?",
)


@pytest.mark.parametrize("follow_up", FOLLOW_UPS)
def test_who_may_read_less_learns_nothing_by_following_on_what_others_asked(
    app: App, slack: FakeSlack, follow_up: str
) -> None:
    one = next(one for one in MEETINGS if one.id == "channel")
    first = slack.mention(one.line)
    slack.dispatch(app, first)
    assert one.line in slack.reply().words
    text = follow_up.format(silent=one.speaker)
    asked = slack.mention(text, user=U2, thread=first["event"]["ts"])
    asked["event"]["team"] = "T0SISTER"
    before = len(slack.space.messages)
    slack.dispatch(app, asked)
    found = told(after(slack, before)) - {*word_texts(text)}
    assert not found & one.own, found


@pytest.mark.parametrize(
    ("follow_up", "read"), [("who was there?", "speaker"), ("the next line?", "")]
)
def test_who_may_read_as_much_follows_on_what_others_asked(
    app: App, slack: FakeSlack, follow_up: str, read: str
) -> None:
    one = next(one for one in MEETINGS if one.id == "channel")
    first = slack.mention(one.line)
    slack.dispatch(app, first)
    slack.reply()
    before = len(slack.space.messages)
    slack.dispatch(app, slack.mention(follow_up, user=U2, thread=first["event"]["ts"]))
    assert (one.speaker if read else "The harbour thanks you") in after(slack, before).words
