"""What a button or a window carries until it comes back, in one shape with a version. Pure.

    {"v":1,"text":"harbour","page":1}              a button: another page of a question
    {"v":1,"channel":"C1","refs":["ID#MARK"]}      a window: where it was opened, about which quotes
    {"v":1,"channel":"C1","claims":["We will"]}    or which words there are to choose from
    cite ID#MARK                                   an entry of a menu: Slack has 150 letters for it

What was posted before there were versions is read as well: {"q":"harbour","p":1,"s":"dm","o":true}
of a button, {"ref":"ID#MARK","channel":"C1"} of a window.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from bot.errors import Malformed
from bot.model import Audience, Changed, Command, Kind, Narrowed, Question, Surface
from bot.slack.inbound.places import Reply

VERSION = 1
_BEFORE_VERSIONS = {"q": "text", "p": "page", "s": "surface", "o": "open_only"}


class Carried(msgspec.Struct, omit_defaults=True, kw_only=True, frozen=True):
    """All that is carried; each button and window fills in what it needs.

    `channel`, `thread` and `response_url`: where its reader, `user`, is told what a window cannot
    show. `open_only`: they may read what is open to everyone, and nothing else. `refs`: quotes, as
    ID#MARK. `text` to `changed`: a question as it was asked, a form's fields with it.
    """

    version: int = msgspec.field(name="v", default=0)
    channel: str = ""
    thread: str | None = None
    response_url: str | None = None
    open_only: bool = False
    user: str | None = None
    refs: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    text: str | None = None
    page: int = 0
    surface: Surface = "slash"
    speaker: str | None = None
    meeting: str | None = None
    kinds: tuple[Kind, ...] = ()
    since: date | None = None
    until: date | None = None
    command: Command | None = None
    changed: Changed | None = None

    def question(self, surface: Surface, audience: Audience, language: str | None) -> Question:
        """The question that is carried, asked on this `surface` for this `audience`, answered in
        this `language`; raises Malformed where there is none."""
        if self.text is None:
            raise Malformed("a press that carries no question")
        return Question(
            self.text,
            surface,
            audience,
            page=max(0, self.page),
            narrowed=Narrowed(self.speaker, self.meeting, self.kinds, self.since, self.until),
            language=language,
            command=self.command,
            changed=self.changed or Changed(),
        )

    def written(self) -> str:
        """As Slack carries it."""
        return msgspec.json.encode(msgspec.structs.replace(self, version=VERSION)).decode()


msgspec.json.Decoder(Carried)  # two threads that are first to use it bring the process down


def read_carried(text: str | None) -> Carried:
    """What a button or a window carries; raises Malformed where it cannot be read."""
    try:
        fields = msgspec.json.decode(text or "", type=dict[str, Any])
        if "v" not in fields:
            fields = {_BEFORE_VERSIONS.get(name, name): value for name, value in fields.items()}
            fields |= {"refs": [fields["ref"]]} if "ref" in fields else {}
        return msgspec.convert(fields, Carried)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):  # the second: half a letter
        raise Malformed("a button or a window that carries nothing readable") from None


def carried_question(question: Question, *, step: int = 1) -> str:
    """A button's value that asks for the question's next page, or for another `step` from it."""
    form = question.narrowed
    return Carried(
        text=question.text,
        page=question.page + step,
        surface=question.surface,
        open_only=question.surface != "terminal" and question.audience == Audience(),
        speaker=form.speaker,
        meeting=form.meeting,
        kinds=form.kinds,
        since=form.since,
        until=form.until,
        command=question.command,
        changed=question.changed if any(question.changed) else None,
    ).written()


def carried_place(
    reply: Reply, audience: Audience, *, refs: tuple[str, ...] = (), claims: tuple[str, ...] = ()
) -> Carried:
    """What a window carries that was opened beside that reply, about these
    quotes or claims."""
    return Carried(
        channel=reply.channel,
        thread=reply.thread,
        response_url=reply.response_url,
        open_only=audience == Audience(),
        user=reply.user,
        refs=refs,
        claims=claims,
    )
