"""One quote as Slack shows it: the words, whose they are and how they reached us, the meeting, the
lines around. Pure.

Only someone's own words stand in a quote block; a paraphrase is a plain line labelled as the
report's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bot.model import Line, Quote
from bot.page import wording
from bot.page.language import speaking
from bot.slack.outbound import kit
from bot.slack.outbound.budget import Room
from bot.slack.outbound.limits import Block, clipped, clipped_before

AROUND = 160
"""Letters shown of a line before or after a quote, which is not to be buried by them: Context has
them whole."""


def drawn(
    quote: Quote, room: Room, language: str | None, beside: Sequence[Block] = ()
) -> list[Block]:
    """The words, who said them and how they reached us, the meeting with its source, what is told
    beside, the lines around."""
    say = speaking(language)
    before = _around(say("before"), quote.before[-2:], room, clipped_before)
    after = _around(say("after"), quote.after[:2], room, clipped)
    around = [*before, *after]
    return [
        kit.rich(*_said(quote, room, language)),
        kit.dim(*_meeting(quote, room, language)),
        *beside,
        *([kit.dim("\n".join(around))] if around else ()),
    ]


def _said(quote: Quote, room: Room, language: str | None) -> Iterator[Block]:
    """The words, and who said them. What is left out for want of room is told outside the quote,
    never inside it."""
    told, say = _folded_letters(quote), speaking(language)
    kept = _whole_words(told, room.quote)
    grouped = groupby(told[:kept], key=lambda pair: pair[1])
    runs = [
        kit.words("".join(letter for letter, _ in run), kit.BOLD if bold else None)
        for bold, run in grouped
    ]
    below = (
        [[kit.words(say("cut-here", letters=len(told) - kept), kit.ITALIC)]]
        if kept < len(told)
        else []
    )
    below += [[kit.words(who)] for who in _attribution(quote, room, language)]
    if wording.marks(quote) == ("", ""):
        label = (
            wording.attribution(quote, language)
            if quote.kind == "narration"
            else say("report-says")
        )
        yield kit.lines([kit.words(f"{label}: ", kit.ITALIC), *runs], *below)
    else:
        yield kit.cited(*(runs or [kit.words(" ")]))
        yield kit.lines(*below)


def _folded_letters(quote: Quote) -> list[tuple[str, bool]]:
    """Every letter shown and whether it was matched; a run of white space is one space, as in
    `wording.folded`."""
    bold = [False] * len(quote.text)
    for start, end in quote.matched:
        bold[start:end] = [True] * len(bold[start:end])
    told: list[tuple[str, bool]] = []
    for letter, matched in zip(quote.text, bold, strict=True):
        if not letter.isspace():
            told.append((letter, matched))
        elif not told or told[-1][0] != " ":
            told.append((" ", matched))
    return told


def _whole_words(told: Sequence[tuple[str, bool]], most: int) -> int:
    """How many letters fit without cutting a word."""
    if len(told) <= most:
        return len(told)
    spaces = (place for place in range(most, 0, -1) if told[place][0] == " ")
    return next(spaces, most)


def _attribution(quote: Quote, room: Room, language: str | None) -> Iterator[str]:
    """Who, in what office that day, and how the words reached us; a narration's label has said it
    already."""
    if quote.kind != "narration":
        dash = "" if quote.kind == "reported" else "— "
        who = clipped(wording.folded(wording.attribution(quote, language)), room.other)
        yield f"{dash}{who} · {wording.how(quote.kind, quote.interpreted, language)}"


def _meeting(quote: Quote, room: Room, language: str | None) -> Iterator[Block | str]:
    """The meeting, its date with its basis, its place, and where the record can be read."""
    meeting, say = quote.meeting, speaking(language)
    publisher = wording.folded(meeting.publisher or "").strip()
    yield (
        clipped(wording.folded(wording.context(meeting, language)).strip(), room.other)
        or meeting.id
    )
    address = kit.address(meeting.url)
    if address:
        yield kit.link(address, publisher or say("source"))
    else:
        yield clipped(say("from-source", where=publisher or meeting.file), room.other)


def _around(
    label: str, lines: Sequence[Line], room: Room, clip: Callable[[str, int], str]
) -> Iterator[str]:
    for one in lines:
        who = f"{clipped(wording.folded(one.speaker), 80)}: " if one.speaker else ""
        yield f"{label} · {who}{clip(wording.folded(one.text).strip(), min(room.line, AROUND))}"
