"""How each kind of reply and window is come to, as Alice would."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from bot.page.language import speaking
from bot.slack.windows import views
from tests.pictures.stage import Shown, Stage, seen
from tests.slack.canned import FAILURE
from tests.slack.fake import Message

Played: TypeAlias = Callable[[Stage], Shown]

FIRST_RULE = "the first rule of politics"
PODIUM = "never follow Ken Salazar to a podium"
LINE = "we are drawn together by the profound connections between our countries"
PEACE = "our focus is not to win the war but peice"
SEVERAL = "what did Blinken say about migration?"


def typed(command: str, text: str, *, spanish: bool = False) -> Played:
    return lambda at: seen(
        at.message(at.slack.slash(command, text), at.built(language="es") if spanish else None)
    )


def asked(at: Stage, text: str = PEACE) -> Message:
    return at.message(at.slack.slash("/quote", text))


# In a channel, a thread, a direct message ---------------------------------------------------------


def in_a_thread(at: Stage) -> Shown:
    return seen(at.message(at.slack.mention(PEACE)))


def follow_up(*said: str) -> Played:
    """What is answered to the last of some words, in direct messages."""

    def play(at: Stage) -> Shown:
        told = [at.message(at.slack.direct(one), where=at.slack.ALICE_DM) for one in said]
        return seen(told[-1])

    return play


def shared(at: Stage) -> Shown:
    return seen(posted(at))


def posted(at: Stage) -> Message:
    pressed = at.slack.click(asked(at, LINE), "Share")
    public = len(at.slack.seen(at.slack.BOB, at.slack.GENERAL))
    at.slack.dispatch(at.app, pressed)
    at.slack.until(lambda: len(at.slack.seen(at.slack.BOB, at.slack.GENERAL)) > public)
    return at.slack.seen(at.slack.BOB, at.slack.GENERAL)[-1]


def taken_back(at: Stage) -> Shown:
    return seen(at.message(at.slack.choose(posted(at), "Take back")))


def shared_twice(at: Stage) -> Shown:
    reply = asked(at, "This is an alliance on security.")
    told = at.message(at.slack.click(reply, "Share"))
    while "already" not in told.words:  # for a moment it is only known to be under way
        told = at.message(at.slack.click(reply, "Share"))
    return seen(told)


def changed(at: Stage) -> Shown:
    reply = asked(at)
    app = at.rewritten("our focus is not to win the war", "our focus was not to win the war")
    return seen(at.message(at.slack.click(reply, "Share"), app))


def more(at: Stage) -> Shown:
    reply = asked(at, SEVERAL)
    at.slack.dispatch(at.app, at.slack.click(reply, "More"))
    at.slack.until(lambda: reply.edits > 0)
    return seen(reply)


def chart(at: Stage) -> Shown:
    return seen(at.message(at.slack.direct("trend migration"), where=at.slack.ALICE_DM))


def trend_shared(at: Stage) -> Shown:
    return seen(
        at.message(at.slack.click(asked(at, "trend security"), "Share"), at.built(charts=False))
    )


def thumbed(at: Stage) -> Shown:
    return seen(at.message(at.slack.choose(asked(at), "Right")))


def guest(at: Stage) -> Shown:
    return seen(
        at.message(at.slack.mention(PEACE, channel=at.slack.CONNECT), at.built(guests="nothing"))
    )


def hello(at: Stage) -> Shown:
    return seen(at.message(at.slack.join(at.slack.OUTSIDE), where=at.slack.OUTSIDE))


def apology(at: Stage) -> Shown:
    return seen(at.message(at.slack.slash("/quote", FAILURE), at.broken()))


# Windows ------------------------------------------------------------------------------------------


def context(at: Stage) -> Shown:
    return seen(at.modal(at.slack.click(asked(at), "Context"), "not to win the war"))


def context_begins(at: Stage) -> Shown:
    press = at.slack.click(asked(at, "from:Blinken best political ambassador"), "Context")
    view = at.modal(press, "ambassador")
    for _ in range(9):
        if "The record begins here" in view.words:
            break
        before = view.words
        at.slack.dispatch(at.app, at.slack.click_inside("Earlier"))
        at.slack.until(lambda before=before: at.slack.modal().words != before)  # type: ignore[misc]
        view = at.slack.modal()
    return seen(view)


def cite(at: Stage) -> Shown:
    return seen(at.modal(at.slack.choose(asked(at), "Cite"), "BibTeX"))


def wrong(at: Stage) -> Shown:
    return seen(at.modal(at.slack.choose(asked(at), "Something wrong?"), "What is wrong"))


def report_kept(at: Stage) -> Shown:
    wrong(at)
    return seen(
        at.modal(
            at.slack.fill_in(kind="Wrong speaker", remark="It was the president."), "kept as number"
        )
    )


LONG = (
    "What a day. Blinken said Mexico and the United States need a new approach. He said “After 30"
    " years of the Merida Initiative, it’s time for a new approach”. Garland said “this is my first"
    " trip to Mexico City”. I wonder."
)


def check_choice(at: Stage) -> Shown:
    return seen(at.modal(at.slack.shortcut(LONG), "Which of these"))


def check_verdict(at: Stage) -> Shown:
    view = at.modal(at.slack.shortcut(LONG), "Which of these")
    return seen(at.modal(at.slack.submit(view.options[0]), "Checked:"))


def check_nothing(at: Stage) -> Shown:
    return seen(at.modal(at.slack.shortcut(""), "no words in this message"))


def check_waiting(at: Stage) -> Shown:
    """As it stands until the verdict is there."""
    return Shown(
        "modal",
        views.sentence_window("Checking the record…", "Check this quote", speaking(None)),
        "Checking the record…",
    )


def find(at: Stage) -> Shown:
    return seen(at.modal(at.slack.summon(), "Words, as far as"))


def found_in_form(words: str, saying: str = "Share where?") -> Played:
    def play(at: Stage) -> Shown:
        find(at)
        return seen(at.modal(at.slack.send_form(words=words), saying))

    return play


def shared_from_form(at: Stage) -> Shown:
    found_in_form(PODIUM)(at)
    return seen(at.modal(at.slack.send_form(where=at.slack.GENERAL), "Shared, with your name"))


def home(at: Stage) -> Shown:
    return home_of(at, spanish=False)


def home_in_spanish(at: Stage) -> Shown:
    return home_of(at, spanish=True)


def home_of(at: Stage, *, spanish: bool) -> Shown:
    at.slack.space.homes.clear()
    at.slack.dispatch(at.built(language="es") if spanish else at.app, at.slack.open_home())
    return seen(at.slack.home())
