"""All that people can do, in tables: what each thing is called, where it is shown, which window it
opens and what it does. The buttons (`outbound/offers.py`), the listeners and the manifest are made
from them.

To add a button under a quote, add a row to UNDER_A_QUOTE and the function that it calls; its label
is one of the bot's words. What a button or a window carries is read before: a function is handed
the `Bot`, and a `Press` or a `Form`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from bot.errors import Malformed
from bot.model import Command, Quote
from bot.service.store import GOOD, Report
from bot.slack import home_tab, ids
from bot.slack.deliveries import DOUBLE
from bot.slack.inbound import forms, requests
from bot.slack.inbound.audience import alone_audience, is_outside
from bot.slack.inbound.carried import Carried, carried_place
from bot.slack.inbound.forms import Form, read_form
from bot.slack.inbound.payloads import BlockSuggestion, Payload, callback, read_payload
from bot.slack.inbound.places import Modal
from bot.slack.inbound.presses import Press, step_of
from bot.slack.inbound.requests import Request
from bot.slack.inbound.visits import from_home_opened, from_joined
from bot.slack.outbound import kit
from bot.slack.outbound.home import tried_question
from bot.slack.outbound.limits import Block
from bot.slack.windows import check_views, find_views, quote_views, views

if TYPE_CHECKING:
    from bot.answers.answerer import Current
    from bot.slack.handler import Bot

log = logging.getLogger(__name__)

Shown: TypeAlias = Literal["alone", "button", "menu", "sharer", "thumb", "elsewhere"]
"""Under a quote: where one person alone reads it, as a button or in the menu, or for who shared it;
under an answer; or where something else is drawn."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button, an entry of a menu or a shortcut.

    `label`, `aloud` (what a screen reader says) and `about` are keys of the bot's words. `opens`
    draws a window, in the thread that took the delivery: it must be quick; `does` comes after, in
    its turn, with that window as the press's `modal`; `otherwise` is done where it was not opened,
    in the place of saying so. A menu's entries are told apart by their `word`. `link`: no press,
    but a page to open.
    """

    id: str
    label: str = ""
    does: Callable[[Bot, Press], None] | None = None
    opens: Callable[[Bot, Press], Block] | None = None
    otherwise: Callable[[Bot, Press], None] | None = None
    word: str = ""
    shown: Shown = "elsewhere"
    aloud: str = ""
    about: str = ""
    link: Callable[[Quote], str | None] | None = None

    def value(self, ref: str) -> str:
        """What it carries of a quote (ID#MARK), or of a share by its key."""
        return f"{self.word} {ref}" if self.word else ref


@dataclass(frozen=True, slots=True)
class Sent:
    """A window that is sent. At once it says that it is `waiting`, under its `title` (keys of the
    bot's words; no title: the one it has); then it `does` the rest. What it `refuses`, by field, is
    told in it."""

    id: str
    does: Callable[[Bot, Form], None]
    waiting: str
    title: str = ""
    refuses: Callable[[Form], dict[str, str]] | None = None


# Around a quote -----------------------------------------------------------------------------------


def _thank(bot: Bot, press: Press) -> None:
    with bot.claims.claim((press.key,), remembered=DOUBLE) as mine:
        if mine:
            key = f"{GOOD}:{press.user}:{press.ref}"
            number = bot.store.report(key, Report(press.ref, GOOD, press.user))
            thanks = press.reply.say("thanked" if number is None else "thanks")
            bot.post.tell(thanks, press.reply)


def _context(bot: Bot, press: Press) -> Block:
    there = bot.current().standing(press.ref, press.audience)
    around = bot.current().around(there.quote.ref, press.audience) if there else None
    changed = there.changed if there else False
    if around is None:
        return _off_record("context-title", press)
    language = press.reply.language
    return quote_views.context_window(around, _place(press), language, changed=changed)


def _cite(bot: Bot, press: Press) -> Block:
    there = bot.current().standing(press.ref, press.audience)
    if there is None:
        return _off_record("cite-title", press)
    return quote_views.citation_window(there, press.reply.language)


def _report(bot: Bot, press: Press) -> Block:
    there = bot.current().standing(press.ref, press.audience)
    if there is None:
        return _off_record("something-wrong", press)
    return quote_views.report_window(there, _place(press), press.reply.language)


def _place(press: Press) -> Carried:
    return carried_place(press.reply, press.audience, refs=(press.ref,))


def _off_record(title: str, press: Press) -> Block:
    """Under the title of a window about a quote: that it stands nowhere today."""
    say = press.reply.say
    return views.sentence_window(say("off-record"), say(title), say)


def _step(bot: Bot, press: Press) -> None:
    """Show what stands earlier or later, in the window that is open."""
    modal, ref, at = step_of(press)
    before, onward = (at, None) if press.action == ids.EARLIER else (None, at)
    around = bot.current().around(ref, press.audience, before=before, onward=onward)
    view = _off_record("context-title", press)
    if around:
        view = quote_views.context_window(around, press.carried, press.reply.language)
    if not bot.modals.show(modal, view):
        bot.post.tell(press.reply.say("window-gone"), press.reply)


UNDER_A_QUOTE = (
    Action(
        "quote:share",
        "share",
        lambda bot, press: bot.shares.share_quote(press),
        shown="alone",
        aloud="share-aloud",
    ),
    Action(
        "quote:context",
        "context",
        opens=_context,
        word="context",
        shown="button",
        aloud="context-aloud",
    ),
    Action("quote:cite", "cite", opens=_cite, word="cite", shown="menu"),
    Action(
        "quote:source",
        "source-page",
        link=lambda quote: kit.address(quote.meeting.url),
        word="source",
        shown="menu",
    ),
    Action("quote:wrong", "something-wrong", opens=_report, word="wrong", shown="menu"),
    Action(
        "trend:back",
        "take-back",
        lambda bot, press: bot.shares.take_back(press),
        word="back",
        shown="sharer",
    ),
    Action(ids.THUMBS, "right", _thank, word="good", shown="thumb"),
    Action(ids.THUMBS, "wrong", opens=_report, word="bad", shown="thumb"),
)


# Elsewhere ----------------------------------------------------------------------------------------


def _page(bot: Bot, press: Press) -> None:
    bot.answer(requests.from_page(press))


def _form(_: Bot, press: Press) -> Block:
    return find_views.find_window(press.reply.language)


def _finding(_: Bot, press: Press) -> Block:
    say = press.reply.say
    return views.sentence_window(say("finding"), say("find-title"), say)


def _try(bot: Bot, press: Press) -> None:
    question = tried_question(press.value)
    question = replace(question, audience=press.audience, language=press.reply.language)
    bot.answer(
        Request(question, press.reply, (f"try:{press.trigger or press.key}",), modal=press.modal)
    )


def _check(bot: Bot, press: Press) -> None:
    claims, key = press.carried.claims, f"check:{press.trigger}"
    if len(claims) == 1:
        bot.answer(requests.of_claim(claims[0], press.reply, press.audience, key, press.modal))


def _check_without_window(bot: Bot, press: Press) -> None:
    """The one claim is answered for the person alone."""
    say, claims = press.reply.say, press.carried.claims
    if len(claims) == 1:
        _check(bot, press)
    elif claims:
        bot.post.tell(say("no-window", button=say("check-title")), press.reply)
    else:
        bot.post.tell(say("nothing-to-check"), press.reply)


SHORTCUTS = {
    "message": Action(
        ids.CHECK,
        "check-title",
        _check,
        lambda _, press: check_views.check_window(press),
        _check_without_window,
        about="check-about",
    ),
    "global": Action(ids.FIND, "find-title", opens=_form, about="find-about"),
}
ELSEWHERE = (
    Action(ids.MORE, "more", _page),
    Action(ids.LESS, "back", _page),
    Action(ids.EARLIER, "earlier", _step),
    Action(ids.LATER, "later", _step),
    Action(ids.SHARE_TREND, "share", lambda bot, press: bot.shares.share_trend(press)),
    Action(ids.LINES, "show-lines", lambda bot, press: bot.answer(requests.from_lines(press))),
    Action(
        ids.OPEN_MEETING,
        "open-a-meeting",
        lambda bot, press: bot.answer(requests.from_meeting(press, "meetings")),
    ),
    Action(
        ids.FIRST_LINE,
        "first-line",
        lambda bot, press: bot.show_first_line(press.value, requests.from_meeting(press, "quote")),
    ),
    Action(ids.OPEN_FORM, "find-title", opens=_form),
    Action(ids.TRY, "home-try-it", _try, _finding),
)
"""Under an answer, in windows, under a trend or a meeting, at Home."""


def pressed_ids() -> set[str]:
    """The ids of all that is pressed in messages and windows."""
    under_a_quote = {action.id for action in UNDER_A_QUOTE if not action.link}
    return {action.id for action in ELSEWHERE} | under_a_quote | {ids.MENU}


def action_of(press: Press) -> Action:
    """What was pressed; raises Malformed where it is none of ours."""
    every = (*UNDER_A_QUOTE, *ELSEWHERE, *SHORTCUTS.values())
    by_id = [action for action in every if action.id == press.action and not action.word]
    by_word = [action for action in UNDER_A_QUOTE if action.word == press.word and press.ref]
    if not by_id and not by_word:
        raise Malformed("a press that carries no quote")
    return [*by_id, *by_word][0]


def opening_of(bot: Bot, action: Action, press: Press) -> Future[Modal | None] | None:
    """Begin to open the window of a press; None where it opens none."""
    opens = action.opens
    return bot.modals.opening(press, lambda: opens(bot, press)) if opens else None


def act(bot: Bot, action: Action, press: Press, opening: Future[Modal | None] | None) -> None:
    """Do the `action` of a `press`; where its window, `opening`, could not be opened, say so."""
    if opening is None:
        modal = press.modal
    else:
        modal = bot.modals.opened(press, opening, lambda: _without_window(bot, action, press))
    if action.does and (modal or opening is None):
        action.does(bot, replace(press, modal=modal))


def _without_window(bot: Bot, action: Action, press: Press) -> None:
    if action.otherwise:
        action.otherwise(bot, press)
    else:
        say = press.reply.say
        bot.post.tell(say("no-window", button=say(action.label)), press.reply)


# Windows that are sent ----------------------------------------------------------------------------


def _refused(form: Form) -> dict[str, str]:
    problem = forms.why_not_found(form)
    return {problem[0]: form.reply.say(problem[1])} if problem else {}


def _find(bot: Bot, form: Form) -> None:
    if forms.why_not_found(form) is None:  # else the acknowledgement has said so
        bot.answer(Request(forms.question_of(form), form.reply, (form.key,), modal=form.modal))


def _share_line(bot: Bot, form: Form) -> None:
    came_of_it = bot.shares.share_line(form)
    if came_of_it:
        bot.modals.show(form.modal, *views.message_windows(came_of_it, form.modal.title))
    else:
        bot.modals.show_again(form.modal)


def _keep_report(bot: Bot, form: Form) -> None:
    """Keep what is wrong with a quote, and say so in the form's place."""
    report, say = forms.report_of(form), form.reply.say
    number = bot.store.report(f"report:{form.view}", report)
    kept = (
        say("report-kept-before") if number is None else say("report-kept", reference=str(number))
    )
    bot.modals.show(form.modal, views.sentence_window(kept, say("something-wrong"), say))
    log.info("report number=%s kind=%s quote=%s", number, report.kind, report.quote)


def _check_choice(bot: Bot, form: Form) -> None:
    claim = forms.claim_of(form)
    bot.answer(requests.of_claim(claim, form.reply, form.audience, form.key, form.modal))


SENT = (
    Sent(ids.FORM, _find, "finding", "find-title", _refused),
    Sent(ids.FOUND, _share_line, "sharing"),
    Sent(ids.REPORT, _keep_report, "keeping", "something-wrong"),
    Sent(ids.CHOOSE, _check_choice, "checking", "check-title"),
)


def filled(sent: Sent) -> Callable[[Bot, Payload], None]:
    """What a window that is sent does, of its delivery."""
    return lambda bot, body: sent.does(bot, read_form(body))


def acknowledgement(body: Payload) -> dict[str, Any]:
    """What a delivery is acknowledged with: a window that is sent says that something is waited for
    (the form: in one on top of it), or what is wrong in it.

    It gets the name by which it is filled: until Slack has taken the acknowledgement in, there is
    no window of that name, so that what came of it can never be overwritten by "checking".
    """
    sent = next((one for one in SENT if one.id == callback(body)), None)
    if body.get("type") != "view_submission" or sent is None:
        return {}
    form = read_form(body)
    if errors := sent.refuses(form) if sent.refuses else {}:
        return {"response_action": "errors", "errors": errors}
    say = form.reply.say
    title = say(sent.title) if sent.title else form.modal.title or say("find-title")
    view = views.sentence_window(say(sent.waiting), title, say)
    named = view | {"external_id": form.modal.external_id}
    return {"response_action": "update" if form.modal.id else "push", "view": named}


# Commands, events and lists -----------------------------------------------------------------------


def asked_by(command: Command) -> Callable[[Bot, Payload], None]:
    """What a slash command does: asks. The line of /quote may ask for anything."""
    named = None if command == "quote" else command
    return lambda bot, body: bot.answer(requests.from_slash(body, command=named))


EVENTS: dict[str, Callable[[Bot, Payload], None]] = {
    "app_mention": lambda bot, body: bot.answer(requests.from_mention(body)),
    "message.im": lambda bot, body: bot.answer(requests.from_message(body)),
    "app_home_opened": lambda bot, body: home_tab.publish_home(bot, from_home_opened(body)),
    "member_joined_channel": lambda bot, body: home_tab.greet(bot, from_joined(body)),
}
LISTS = (ids.SPEAKER, ids.MEETING)


def choices(current: Current, body: Payload, *, guests: bool) -> list[Block]:
    """What a list of the form offers for what has been typed so far, to whoever types it; `guests`:
    to them too."""
    typed = read_payload(body, BlockSuggestion)
    if typed.action_id not in LISTS or not guests and is_outside(body):
        return []
    search = current().speakers if typed.action_id == ids.SPEAKER else current().titles
    return find_views.list_options(search(typed.value or "", alone_audience(typed)))
