"""The windows that people send, read: what was given in their fields, by whom, and which window is
filled with what comes of it. Pure.

A form stands in no channel: what it finds, and what its lists offer, is read by one person alone.
Where a line may go from there is another matter: Slack does not tell who reads the conversation
chosen, so only a line that is open to everyone is shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.errors import Malformed
from bot.model import KINDRED, Audience, Kind, Narrowed, Question
from bot.service.store import Report
from bot.slack.ids import (
    CLAIM,
    FORM,
    KIND,
    KINDS,
    LINE,
    MEETING,
    REMARK,
    SINCE,
    SPEAKER,
    UNTIL,
    WORDS,
)
from bot.slack.inbound.audience import alone_audience
from bot.slack.inbound.carried import Carried
from bot.slack.inbound.payloads import FieldValue, Payload, ViewSubmission, callback, read_payload
from bot.slack.inbound.places import Modal, Reply
from bot.slack.inbound.plain_text import typed_text
from bot.slack.inbound.presses import inside, told_to
from bot.slack.outbound.limits import ID

_KINDS: Mapping[str, tuple[Kind, ...]] = {str(name): kinds for name, kinds in KINDRED.items()}


@dataclass(frozen=True, slots=True)
class Form:
    """A window sent: the one of this `name`, with what was `given` by field and what it `carried`.

    `audience` may be told what it was opened for, `alone` what is found anew for its sender.
    `modal` is the window that shows what comes of it: the acknowledgement gives it its name.
    `where` is the conversation that was chosen, if any. `view` is known once.
    """

    name: str
    given: Mapping[str, FieldValue]
    carried: Carried
    user: str
    by: str
    audience: Audience
    alone: Audience
    reply: Reply
    modal: Modal
    view: str
    where: Reply | None = None

    def field(self, name: str) -> FieldValue:
        """What was given in one of its fields."""
        return self.given.get(name) or FieldValue()

    @property
    def everyone(self) -> Audience:
        """Who reads in the conversation that was chosen: Slack does not tell."""
        return Audience()

    @property
    def key(self) -> str:
        """By which a second delivery is known: the window as it stood."""
        return f"{self.name}:{self.modal.external_id}"


def read_form(body: Payload) -> Form:
    """A window as it was sent; raises Malformed where it is none."""
    sent = read_payload(body, ViewSubmission)
    view, name = sent.view, callback(body)
    carried, reply = inside(view, sent)
    modal = Modal(view.id, f"{view.id}:{view.hash}"[:ID], view.title.text if view.title else "")
    if name == FORM:  # what is found is laid on top of it
        modal = Modal(None, f"found:{sent.trigger_id or view.id}"[:ID])
    chosen = (
        Reply(one.channel_id, "", response_url=one.response_url, language=sent.language)
        for one in sent.response_urls or ()
    )
    return Form(
        name,
        view.state.given() if view.state else {},
        carried,
        sent.user.id,
        sent.name,
        told_to(carried, reply, sent),
        alone_audience(sent),
        reply,
        modal,
        view.id,
        next(chosen, None),
    )


# Find a quote -------------------------------------------------------------------------------------


def question_of(form: Form) -> Question:
    """What the form asks, or raises Malformed where a day is none."""
    text = typed_text(form.field(WORDS).value or "")
    narrowed = Narrowed(
        form.field(SPEAKER).chosen or None,
        form.field(MEETING).chosen or None,
        tuple(kind for name in form.field(KINDS).ticked for kind in _KINDS.get(name, ())),
        _day(form, SINCE),
        _day(form, UNTIL),
    )
    return Question(text, "dm", form.alone, narrowed=narrowed, language=form.reply.language)


def why_not_found(form: Form) -> tuple[str, str] | None:
    """In which field a form as it was sent is wrong, so that nothing can be looked for, and which
    of the bot's words says why."""
    asked = question_of(form)
    narrowed = asked.narrowed
    if narrowed.since and narrowed.until and narrowed.since > narrowed.until:
        return UNTIL, "ends-before"
    given = (asked.text, narrowed.speaker, narrowed.meeting, narrowed.since, narrowed.until)
    return None if any(given) else (WORDS, "nothing-given")


def _day(form: Form, name: str) -> date | None:
    written = form.field(name).selected_date
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Malformed("a day that is none") from None


# What was chosen or told --------------------------------------------------------------------------


def line_of(form: Form) -> tuple[str, Reply]:
    """The line to share (ID#MARK) and where; raises Malformed where it is none of those shown, or
    goes nowhere."""
    place = form.field(LINE).chosen if LINE in form.given else "0"
    if form.where is None:
        raise Malformed("a line to share that goes nowhere")
    return _listed(form.carried.refs, place), form.where


def claim_of(form: Form) -> str:
    """The words to be checked, of those listed; raises Malformed where they are none of them."""
    return _listed(form.carried.claims, form.field(CLAIM).chosen)


def _listed(listed: tuple[str, ...], place: str) -> str:
    places = {str(number): one for number, one in enumerate(listed)}
    if place not in places:
        raise Malformed("a choice that is not on the list")
    return places[place]


def report_of(form: Form) -> Report:
    """What its sender says is wrong with a quote; raises Malformed where they do not."""
    kind = form.field(KIND).chosen
    if not kind or not form.carried.refs:
        raise Malformed("a form without an answer")
    typed = " ".join((form.field(REMARK).value or "").split())
    written = "".join(filter(str.isprintable, typed))  # a database may refuse what is no letter
    return Report(form.carried.refs[0], kind, form.user, written)
