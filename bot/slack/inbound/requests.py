"""What Slack delivers, read: a payload becomes a question, who will read the reply, and where the
reply goes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from bot.errors import Malformed
from bot.model import Audience, Changed, Command, Narrowed, Question, Surface
from bot.slack.inbound.audience import (
    DIRECT,
    alone,
    at_home,
    audience_of,
    ephemeral,
    event_at_home,
    everyone_in,
    is_direct,
    reader,
    surface_of,
    theirs,
)
from bot.slack.inbound.cited import claims, written
from bot.slack.inbound.payloads import (
    CHECK,
    CHOOSE,
    FIND,
    FORM,
    FOUND,
    LANGUAGE,
    REPORT,
    Carried,
    Click,
    Event,
    Lines,
    More,
    Payload,
    Shortcut,
    Slash,
    Someone,
    Submission,
    callback,
    read,
    unpacked,
)
from bot.slack.inbound.places import (
    Modal,
    Reply,
    beside,
    card,
    conversation,
    inside,
    stamp,
    title_of,
    within,
)
from bot.slack.inbound.plain_text import plain, without_mention
from bot.slack.outbound.limits import ID

MORE, LESS = PAGING = "quote:more", "quote:less"
"""The buttons that show another page in the place of this one."""
SPOKEN_SUBTYPES = (None, "file_share", "thread_broadcast", "me_message")
"""The message subtypes in which a person speaks; all others are the channel's own housekeeping,
edits or bots."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question, where its answer goes, and the keys by which a second delivery is known.

    `lasting`: a delivery that comes again is the same question however late; a button may be
    pressed again on purpose. It may follow on what was asked last in the conversation `follows`,
    and is itself the last of `conversations`. What was asked by a button in a `modal` is answered
    in that, in the place of what it shows.
    """

    question: Question
    reply: Reply
    keys: tuple[str, ...]
    lasting: bool = True
    follows: str | None = None
    conversations: tuple[str, ...] = ()
    modal: Modal | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A press of Share: the quote (ID#MARK), who will read it where, and who shares it: their name,
    and id.

    `own` is who pressed: what the channel may not read, they perhaps may.
    """

    quote: str
    audience: Audience
    reply: Reply
    by: str
    keys: tuple[str, ...]
    user: str = ""
    own: Audience = Audience()


@dataclass(frozen=True, slots=True)
class Check:
    """Words to be checked for one person in a modal: one claim, or several to choose from, or none.

    `trigger` opens the modal, once and within three seconds; a `modal` is open already.
    """

    claims: tuple[str, ...]
    audience: Audience
    reply: Reply
    keys: tuple[str, ...]
    press: str
    trigger: str = ""
    modal: Modal | None = None

    def asked(self) -> Request:
        """The one claim as a question."""
        question = Question(
            self.claims[0], "slash", self.audience, language=self.reply.language, command="whosaid"
        )
        return Request(question, self.reply, self.keys)


# Questions ----------------------------------------------------------------------------------------


def from_slash(body: Payload, *, command: Command | None = None) -> Request:
    """A slash command: /quote's line, which may ask for anything, or that of another `command`.
    Help is help.

    In direct messages what is written next may follow on it.
    """
    slash = read(body, Slash)
    shared = str(slash.is_ext_shared_channel).lower() == "true"
    text = plain(slash.text or "")
    command = None if text.lower() == "help" else command
    where = Reply(slash.channel_id, slash.user_id, private=True, response_url=slash.response_url)
    reply = replace(where, language=slash.language)
    audience = Audience() if shared else audience_of("slash", reply)
    question = Question(text, "slash", audience, language=reply.language, command=command)
    said_in = (conversation(reply.channel, None),) if reply.channel.startswith(DIRECT) else ()
    return Request(question, reply, _keys(trigger=slash.trigger_id), conversations=said_in)


def from_mention(body: Payload) -> Request | None:
    """A mention, answered in its thread for the whole channel; None when a bot wrote it.

    In direct messages, where Slack tells of the message itself, one is a message like any other.
    """
    event = read(body, Event)
    message = event.event
    if not _from_a_person(event):
        return None
    if is_direct(message):
        return _asked(event, "dm", alone(event), message.thread_ts)
    audience = Audience(channel=message.channel) if event_at_home(event) else Audience()
    thread = message.thread_ts or message.ts
    return _asked(event, "mention", audience, thread)


def from_message(body: Payload) -> Request | None:
    """A direct message, answered to its sender; None for edits, bots, other channels, a file
    without a word."""
    event = read(body, Event)
    message = event.event
    wordless = message.text is None or (
        message.subtype == "file_share" and not message.text.strip()
    )
    if not is_direct(message) or wordless or not _from_a_person(event):
        return None
    return _asked(event, "dm", alone(event), message.thread_ts)


def from_more(body: Payload) -> Request:
    """A press of More or Back: another page of the same question in the place of this one, for
    whoever reads it there.

    Who that is the message tells, and not what its button carries. Somebody from elsewhere, who may
    read less, gets a page of their own beside it; and so does whoever presses a private answer's
    button where others see it.
    """
    click = read(body, Click)
    more = carried_by(click)
    surface, audience, reply = _again(click, more)
    question = asked_again(more, surface, audience, reply.language)
    said_in = () if reply.private or click.view else (conversation(reply.channel, reply.thread),)
    key = f"more:{card(click)}:{click.user.id}:{more.page}"
    return Request(
        question, reply, (key,), lasting=False, conversations=said_in, modal=within(click)
    )


def from_share(body: Payload) -> Press:
    """A press of Share: the quote goes to the channel, so only what the channel may read can be
    shared."""
    click = read(body, Click)
    if not click.actions or not click.actions[0].value:
        raise Malformed("a press of Share that carries no quote")
    quote = click.actions[0].value
    reply = beside(click, private=False)
    home = at_home(click)
    audience = everyone_in(reply.channel) if home else Audience()
    own = audience_of("slash", reply) if home else Audience()
    key = f"share:{card(click)}:{click.user.id}:{quote}"
    reply = replace(reply, user="", response_url=click.response_url)
    name = click.user.name or click.user.username or ""
    return Press(quote, audience, reply, name, (key,), click.user.id, own)


def from_shortcut(body: Payload) -> Check:
    """A message's "Check this quote". Whoever wrote the message is not thereby who is said to have
    said it."""
    chosen = read(body, Shortcut)
    where = Reply(chosen.channel.id, chosen.user.id, private=True, response_url=chosen.response_url)
    reply = replace(where, language=chosen.language)
    audience = audience_of("slash", reply) if at_home(chosen) else Audience()
    stamp = chosen.message_ts or chosen.message.get("ts") or chosen.trigger_id
    press = f"check:{chosen.channel.id}:{stamp}:{chosen.user.id}"
    found = claims(written(chosen.message))
    return Check(
        found, audience, reply, _keys(trigger=chosen.trigger_id), press, trigger=chosen.trigger_id
    )


def from_choice(body: Payload) -> Check:
    """What was chosen in the modal's list."""
    submission = read(body, Submission)
    view = submission.view
    kept = unpacked(
        view.private_metadata, Carried, "a list to choose from that carries nothing to check"
    )
    chosen = next((one.selected_option for one in view.given.values()), None)
    place = (chosen.value or "") if chosen else ""
    if not (place.isascii() and place.isdecimal()) or int(place) >= len(kept.claims):
        raise Malformed("a choice that is not on the list")
    where = Reply(kept.channel, submission.user.id, private=True, response_url=kept.response_url)
    reply = replace(where, language=submission.language)
    audience = (
        Audience()
        if kept.open_only or not theirs(submission, kept.user)
        else audience_of("slash", reply)
    )
    key = f"choice:{view.id}:{view.hash}"
    return Check((kept.claims[int(place)],), audience, reply, (key,), key, modal=modal_of(body))


def modal_of(body: Payload) -> Modal | None:
    """The modal that was submitted, if it is one that stays; the acknowledgement names it anew."""
    if body.get("type") != "view_submission" or callback(body) not in (CHOOSE, REPORT):
        return None
    view = read(body, Submission).view
    return Modal(view.id, f"{view.id}:{view.hash}"[:ID])


def window_of(body: Payload) -> Modal | None:
    """The modal before the person who did this: submitted, or with the button that was pressed."""
    if not isinstance(body.get("view"), Mapping) or body["view"].get("type") == "home":
        return None
    if body.get("type") == "block_actions":
        return within(read(body, Click))
    modal = modal_of(body)
    return replace(modal, title=title_of(read(body, Submission).view)) if modal else None


def kept(check: Check, most: int) -> tuple[str, int]:
    """What the modal's list must carry, and how many of the claims there was room for: `most`
    characters."""
    number = len(check.claims)
    while len(written := _written(check, number)) > most:
        number -= 1
    return written, number


def carried(question: Question, *, step: int = 1) -> str:
    """A button's value from which `from_more` asks for the question's next page, or for the one
    before."""
    open_only = question.surface != "terminal" and question.audience == Audience()
    form = question.narrowed
    more = More(
        question.text,
        question.page + step,
        question.surface,
        open_only,
        *(form.speaker, form.meeting, [*form.kinds], form.since, form.until),
        question.command,
        question.changed if any(question.changed) else None,
    )
    return msgspec.json.encode(more).decode()


def reply_to(body: Payload) -> Reply | None:
    """Where to tell the person that something went wrong; None where nobody asked anything."""
    try:
        if "command" in body:
            return from_slash(body).reply
        if body.get("type") == "message_action":
            return from_shortcut(body).reply if callback(body) == CHECK else None
        if callback(body) in (FIND, FORM, FOUND):  # from no channel
            return _to(read(body, Someone).user.id, body.get(LANGUAGE))
        if body.get("type") == "view_submission":
            return _submitted(body) if callback(body) in (CHOOSE, REPORT) else None
        if body.get("type") == "block_actions":
            return reader(read(body, Click))[1]
        kind = str((body.get("event") or {}).get("type"))
        heard = {"app_mention": from_mention, "message": from_message}.get(kind)
        request = heard(body) if heard else None
    except Malformed:
        return None
    return request.reply if request else None


def _to(user: str, language: str | None) -> Reply:
    """Somebody, directly."""
    return Reply(user, user, language=language)


# What is asked, and again -------------------------------------------------------------------------


def _asked(event: Event, surface: Surface, audience: Audience, thread: str | None) -> Request:
    message = event.event
    bot = next((one.user_id for one in event.authorizations or () if one.user_id), None)
    text = plain(without_mention(message.text or "", bot))
    question = Question(text, surface, audience, language=event.language)
    reply = Reply(message.channel, message.user or "", thread=thread, language=event.language)
    here = conversation(message.channel, thread)
    follows = here if message.thread_ts or surface == "dm" else None
    said_in = tuple(dict.fromkeys((here, conversation(message.channel, message.ts))))
    keys = _keys(event=event.event_id, message=f"{message.channel}:{message.ts}")
    return Request(question, reply, keys, follows=follows, conversations=said_in)


def _from_a_person(event: Event) -> bool:
    message = event.event
    itself = {one.user_id for one in event.authorizations or ()}
    robot = (
        message.bot_id or message.bot_profile or message.user in {None, "", "USLACKBOT", *itself}
    )
    return message.subtype in SPOKEN_SUBTYPES and not message.hidden and not robot


def _submitted(body: Payload) -> Reply:
    submission = read(body, Submission)
    return inside(submission.view, submission.user.id, submission.language)


def shown_to(question: Question, reply: Reply, refs: list[str]) -> str:
    """What a window with these quotes in it carries."""
    open_only = question.audience == Audience()
    lines = Lines(refs, reply.channel, reply.thread, reply.response_url, open_only, reply.user)
    return msgspec.json.encode(lines).decode()


def _again(click: Click, more: More) -> tuple[Surface, Audience, Reply]:
    """How, for whom and where another page is asked for."""
    if click.view:
        audience, reply = reader(click)
        return more.surface, Audience() if more.open_only else audience, reply
    home, surface = at_home(click), surface_of(click, more)
    reply = beside(click, private=surface == "slash" or not home)
    there = home and reply.private is ephemeral(click) and click.actions[0].action_id in PAGING
    reply = replace(reply, replaces=stamp(click) if there else None)
    return surface, Audience() if more.open_only or not home else audience_of(surface, reply), reply


def asked_again(more: More, surface: Surface, audience: Audience, language: str | None) -> Question:
    """The question that a button carries, for those who will read the answer."""
    form = Narrowed(more.speaker, more.meeting, tuple(more.kinds), more.since, more.until)
    return Question(
        more.text,
        surface,
        audience,
        page=max(0, more.page),
        narrowed=form,
        language=language,
        command=more.command,
        changed=more.changed or Changed(),
    )


def _written(check: Check, number: int) -> str:
    open_only = check.audience == Audience()
    reply = check.reply
    kept = Carried(
        [*check.claims[:number]], reply.channel, reply.response_url, open_only, reply.user
    )
    return msgspec.json.encode(kept).decode()


def carried_by(click: Click) -> More:
    """The question that a button carries, and which page of its answer."""
    value = click.actions[0].value if click.actions else None
    return unpacked(value, More, "a press of More that carries no question")


def _keys(**parts: str | None) -> tuple[str, ...]:
    return tuple(f"{name}:{part}" for name, part in parts.items() if part)
