"""Follow-ups in a thread and in direct messages: the last question with one thing changed.
Through the real App, over a corpus written for each test, against the strict fake."""

from __future__ import annotations

import logging

import pytest
from slack_bolt import App

from bot.model import Question
from bot.question.followup import Before
from bot.settings import Settings
from bot.slack.pool import Pool
from bot.slack.threads import Threads
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.canned import Held
from tests.slack.fake import FakeSlack, Message

TALK = (
    "MINISTER RUIZ: We will open the harbour on Monday.\n\nMINISTER LUND: The harbour was closed"
    " for a whole long year because of the storm that broke its wall. I am deeply sorry for what"
    " that year has cost the islands and everybody who lives on them.\n\nMINISTER RUIZ: The ferries"
    " will sail again in spring.\n\n"
)
BOATS = "".join(
    f"MINISTER LUND: Boat number {number} is as good as lost to us.\n\n" for number in range(1, 8)
)
CLOSED = "MINISTER LUND: The harbour will be sold in secret.\n"


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    folder.meeting(
        "2020-05-04-harbour", TALK, title="Harbour briefing", date="2020-05-04", date_basis="stated"
    )
    folder.meeting(
        "2021-06-07-boats", BOATS, title="Islands forum", date="2021-06-07", date_basis="stated"
    )
    return folder.meeting(
        "2022-01-01-closed", CLOSED, title="Closed", access={"channels": [FakeSlack.PRIVATE]}
    )


@pytest.fixture
def app(settings: Settings, harbour: Folder) -> App:
    return build_app(settings, harbour.open())


class Talk:
    """A thread, or direct messages, of somebody with the bot."""

    def __init__(
        self, app: App, slack: FakeSlack, *, direct: bool, channel: str = FakeSlack.GENERAL
    ) -> None:
        self.app, self.slack, self.direct = app, slack, direct
        self.channel = slack.ALICE_DM if direct else channel
        self.thread: str | None = None

    def say(self, text: str, *, user: str = FakeSlack.ALICE) -> Message:
        """Say something there; what the bot answers."""
        number = len(self.slack.replies(channel=self.channel))
        if self.direct:
            asked = self.slack.direct(text, user=user, thread=self.thread)
        else:
            asked = self.slack.mention(text, user=user, channel=self.channel, thread=self.thread)
            self.thread = self.thread or asked["event"]["ts"]
        self.slack.dispatch(self.app, asked)
        return self.slack.reply(number + 1, channel=self.channel)


@pytest.fixture(params=["thread", "direct"])
def talk(request: pytest.FixtureRequest, app: App, slack: FakeSlack) -> Talk:
    return Talk(app, slack, direct=request.param == "direct")


def test_the_same_is_asked_of_somebody_else_and_then_of_another_topic(talk: Talk) -> None:
    assert (
        talk.say("what did Ruiz say about the harbour?").quotes[0]
        == "We will open the harbour on Monday."
    )
    assert (
        talk.say("and what did Lund say?").quotes[0]
        == "The harbour was closed for a whole long year because of the storm that broke its wall."
    )
    assert "Boat number" in talk.say("and boats?").quotes[0]
    assert talk.say("and Ruiz?").quotes != ()


def test_more_turns_the_page_until_there_is_no_more(talk: Talk) -> None:
    first = talk.say("what did Lund say about a boat as good as lost?")
    second = talk.say("more")
    assert len(first.quotes) == 3
    assert set(first.quotes).isdisjoint(second.quotes)
    assert talk.say("more please").quotes
    assert "nothing further" in talk.say("more").words


def test_the_next_line_and_the_one_before_are_shown_one_by_one(talk: Talk) -> None:
    talk.say("the harbour was closed for a whole long year")
    assert talk.say("the next line?").quotes == (
        (
            "I am deeply sorry for what that year has cost the islands and everybody who lives on"
            " them."
        ),
    )
    assert talk.say("and then?").quotes == ("The ferries will sail again in spring.",)
    assert "record ends here" in talk.say("and then?").words
    assert talk.say("what came before that?").quotes == (
        (
            "I am deeply sorry for what that year has cost the islands and everybody who lives on"
            " them."
        ),
    )


def test_who_was_there_is_told_of_that_meeting_and_the_question_before_still_stands(
    talk: Talk,
) -> None:
    talk.say("what did Ruiz say about the harbour?")
    there = talk.say("who was there?").words
    assert "Harbour briefing" in there
    assert "Islands forum" not in there
    assert (
        talk.say("and Lund?").quotes[0]
        == "The harbour was closed for a whole long year because of the storm that broke its wall."
    )


def test_shorter_is_one_line_without_its_neighbours(talk: Talk) -> None:
    long = talk.say("what did Lund say about a boat as good as lost?")
    short = talk.say("shorter")
    assert len(short.quotes) == 1
    assert short.quotes[0] == long.quotes[0]
    assert "Before ·" not in short.words and "After ·" not in short.words


def test_a_translation_is_an_honest_no(talk: Talk) -> None:
    talk.say("what did Ruiz say about the harbour?")
    told = talk.say("in Spanish?")
    assert "translates nothing" in told.words
    assert told.quotes == ()


def test_what_was_said_before_a_line_and_the_line_itself_are_shown(talk: Talk) -> None:
    talk.say("the ferries will sail again in spring")
    asked = talk.say("what was the question?")
    assert asked.quotes == (
        (
            "I am deeply sorry for what that year has cost the islands and everybody who lives on"
            " them."
        ),
    )
    assert "Bo Lund" in talk.say("who said that?").words
    talk.say("the ferries will sail again in spring")
    talk.say("what was the question?")
    assert talk.say("back").quotes[0] == "The ferries will sail again in spring."


def test_where_nothing_came_of_a_question_the_last_line_shown_is_still_spoken_of(
    talk: Talk,
) -> None:
    talk.say("the ferries will sail again in spring")
    assert "Nothing on record" in talk.say("zeppelin").words
    assert talk.say("who said that?").quotes == ("The ferries will sail again in spring.",)
    assert "Harbour briefing" in talk.say("when was that?").words


def test_whoever_was_meant_instead_is_asked(talk: Talk) -> None:
    talk.say("what did Ruiz say about the harbour?")
    assert talk.say("not Ruiz, Lund").quotes[0].startswith("The harbour was closed")
    assert talk.say("no, I meant Ruiz").quotes[0] == "We will open the harbour on Monday."
    assert talk.say("go back").quotes[0].startswith("The harbour was closed")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("thanks", "Gladly"),
        ("show context", "Press Context"),
        ("cite that", "Choose Cite"),
        ("share it", "/quote"),
    ],
)
def test_what_is_not_asked_of_the_record_is_told_what_to_do(
    talk: Talk, said: str, told: str
) -> None:
    talk.say("what did Ruiz say about the harbour?")
    answer = talk.say(said)
    assert told in answer.words
    assert answer.quotes == ()
    assert talk.say("and Lund?").quotes[0].startswith("The harbour was closed")


def test_a_mention_that_only_thanks_is_not_looked_for(app: App, slack: FakeSlack) -> None:
    assert "Gladly" in Talk(app, slack, direct=False).say("thanks!").words


def test_a_full_question_is_a_full_question(talk: Talk) -> None:
    talk.say("what did Ruiz say about the harbour?")
    assert talk.say("what did Lund say about boats?").quotes[0].startswith("Boat number")
    assert "Nothing on record" in talk.say("zeppelin").words


def test_what_follows_on_nothing_is_asked_for_whole(talk: Talk) -> None:
    if not talk.direct:  # a thread among people
        talk.thread = talk.slack.posted(
            "Well?", "message", user=talk.slack.BOB, channel=talk.channel
        )["event"]["ts"]
    assert "ask the whole question" in talk.say("and what did Lund say?").words


def test_after_a_restart_the_whole_question_is_asked_for(
    talk: Talk, settings: Settings, harbour: Folder
) -> None:
    talk.say("what did Ruiz say about the harbour?")
    talk.app = build_app(settings, harbour.open())
    assert "ask the whole question" in talk.say("and what did Lund say?").words
    assert talk.say("what did Lund say about the harbour?").quotes
    assert talk.say("and Ruiz?").quotes[0] == "We will open the harbour on Monday."


def test_a_thread_begun_under_the_bots_direct_answer_follows_on_it(
    app: App, slack: FakeSlack
) -> None:
    talk = Talk(app, slack, direct=True)
    answer = talk.say("what did Ruiz say about the harbour?")
    talk.say("what did Lund say about boats?")
    talk.thread = answer.ts
    assert (
        talk.say("and Lund?").quotes[0]
        == "The harbour was closed for a whole long year because of the storm that broke its wall."
    )


def test_a_mention_at_the_top_of_a_channel_follows_on_nothing(app: App, slack: FakeSlack) -> None:
    Talk(app, slack, direct=False).say("what did Ruiz say about the harbour?")
    other = Talk(app, slack, direct=False)
    assert "ask the whole question" not in other.say("more boats").words


def test_one_thread_knows_nothing_of_another(app: App, slack: FakeSlack) -> None:
    one, other = (Talk(app, slack, direct=False) for _ in range(2))
    one.say("what did Ruiz say about the harbour?")
    other.say("what did Ruiz say about ferries?")
    assert (
        one.say("and Lund?").quotes[0]
        == "The harbour was closed for a whole long year because of the storm that broke its wall."
    )


def test_anybody_in_a_thread_may_follow_on_what_another_asked(app: App, slack: FakeSlack) -> None:
    talk = Talk(app, slack, direct=False)
    talk.say("what did Ruiz say about the harbour?")
    assert (
        talk.say("and Lund?", user=slack.BOB).quotes[0]
        == "The harbour was closed for a whole long year because of the storm that broke its wall."
    )


def test_in_a_channel_nothing_is_heard_without_a_mention(app: App, slack: FakeSlack) -> None:
    talk = Talk(app, slack, direct=False)
    talk.say("what did Ruiz say about the harbour?")
    unasked = slack.posted(
        "more", "message", user=slack.ALICE, channel=slack.GENERAL, thread=talk.thread
    )
    slack.dispatch(app, unasked)
    assert len(slack.replies(channel=slack.GENERAL)) == 1


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("trend boat", "more", "Boat number 1 is as good as lost to us."),
        ("trend boat", "and what did Ruiz say?", "Ana Ruiz is on record, but not with these words"),
        ("trend boat", "who said that?", "Bo Lund"),
        ("meetings", "shorter", "No line was shown that this could be about"),
        ("meetings", "and in 2021?", "Islands forum"),
        (
            "/meetings harbour",
            "and what did Lund say?",
            "The harbour was closed for a whole long year",
        ),
        ("help", "more", "ask the whole question"),
        ("help", "and in 2021?", "ask the whole question"),
        ("where was Ruiz speaking?", "who was there?", "Harbour briefing"),
        (
            "did Ruiz say “We will open the harbour on Sunday”?",
            "and what did Lund say?",
            "Misattributed",
        ),
        ("did Ruiz say “We will open the harbour on Sunday”?", "more", "There is nothing further"),
        ("zeppelin", "shorter", "No line was shown that this could be about"),
    ],
)
def test_whatever_was_answered_what_follows_on_it_makes_sense(
    talk: Talk, first: str, then: str, told: str
) -> None:
    talk.say(first)
    assert told in talk.say(then).words


def test_what_a_button_showed_in_direct_messages_is_followed_on(app: App, slack: FakeSlack) -> None:
    talk = Talk(app, slack, direct=True)
    lines = talk.say("trend boat")
    slack.dispatch(app, slack.click(lines, "Show the lines"))
    shown = slack.reply(2, channel=talk.channel)
    assert set(talk.say("more").quotes).isdisjoint(shown.quotes)
    card = talk.say("/meetings harbour")
    slack.dispatch(app, slack.click(card, "First line"))
    assert slack.reply(5, channel=talk.channel).quotes == ("We will open the harbour on Monday.",)
    assert "The harbour was closed for a whole long year" in talk.say("the next line?").quotes[0]


def test_a_meeting_opened_from_a_list_in_direct_messages_is_followed_on(
    app: App, slack: FakeSlack
) -> None:
    talk = Talk(app, slack, direct=True)
    slack.dispatch(app, slack.choose(talk.say("meetings"), "Islands forum"))
    slack.reply(2, channel=talk.channel)
    assert "Boat number" in talk.say("and what did Lund say?").quotes[0]


def test_a_command_given_in_direct_messages_is_followed_on_and_one_in_a_channel_is_not(
    app: App, slack: FakeSlack
) -> None:
    talk = Talk(app, slack, direct=True)
    talk.say("what did Ruiz say about the harbour?")
    slack.dispatch(
        app,
        slack.slash(
            "/quote", "what did Lund say about a boat as good as lost?", channel=talk.channel
        ),
    )
    shown = slack.reply(2, channel=talk.channel)
    slack.dispatch(app, slack.slash("/quote", "zeppelin"))
    more = talk.say("more").quotes
    assert more and set(more).isdisjoint(shown.quotes) and more[0].startswith("Boat number")


def test_more_by_its_button_and_more_by_its_word_turn_the_same_pages(
    app: App, slack: FakeSlack
) -> None:
    talk = Talk(app, slack, direct=False)
    first = talk.say("what did Lund say about a boat as good as lost?")
    slack.dispatch(app, slack.click(first, "More"))
    slack.until(lambda: first.edits == 1 or len(slack.replies(channel=slack.GENERAL)) == 2)
    turned = slack.replies(channel=slack.GENERAL)[-1].quotes
    assert set(talk.say("more").quotes).isdisjoint(turned)


def test_a_follow_up_reads_what_its_own_reader_may_read(app: App, slack: FakeSlack) -> None:
    there = Talk(app, slack, direct=False, channel=slack.PRIVATE)
    assert (
        there.say("what did Lund say about the harbour being sold?").quotes[0]
        == "The harbour will be sold in secret."
    )
    alone = Talk(app, slack, direct=True)
    alone.say("what did Ruiz say about the harbour being sold in secret?")
    assert not any("secret" in quote for quote in alone.say("and Lund?").quotes)


def test_a_follow_up_delivered_twice_is_answered_once(app: App, slack: FakeSlack) -> None:
    talk = Talk(app, slack, direct=True)
    talk.say("what did Ruiz say about the harbour?")
    asked = slack.direct("and Lund?")
    for _ in range(2):
        slack.dispatch(app, asked)
    slack.reply(2, channel=slack.ALICE_DM)
    assert len(slack.replies(channel=slack.ALICE_DM)) == 2


def test_when_more_is_asked_than_can_be_answered_a_follow_up_is_told_so(
    slack: FakeSlack, settings: Settings
) -> None:
    held = Held()
    app = build_app(settings, held, pool=Pool(workers=1, waiting=0))
    slack.dispatch(app, slack.direct("harbour"))
    slack.dispatch(app, slack.direct("and Lund?"))
    assert "Too many questions" in slack.reply(channel=slack.ALICE_DM).words
    held.let.set()


def test_what_was_asked_before_is_never_logged(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    talk = Talk(app, slack, direct=True)
    talk.say("what did Ruiz say about the rutabaga?")
    talk.say("and Lund?")
    talk.say("more")
    assert "rutabaga" not in caplog.text


def test_a_very_long_question_is_not_kept_and_nothing_follows_on_the_one_before_it(
    talk: Talk,
) -> None:
    talk.say("what did Ruiz say about the harbour?")
    talk.say("what did Lund say about the harbour " + "and boats " * 300)
    assert "ask the whole question" in talk.say("and Ruiz?").words


def test_only_so_many_threads_are_kept_and_the_least_recently_used_goes_first() -> None:
    threads = Threads(most=3)
    for number in range(3):
        threads.remember((str(number),), Before(Question(str(number))))
    assert threads.before("0") is not None
    threads.remember(("3", "4"), Before(Question("3")))
    assert [threads.before(str(number)) is not None for number in range(5)] == [
        True,
        False,
        False,
        True,
        True,
    ]
    assert len(threads) == 3
