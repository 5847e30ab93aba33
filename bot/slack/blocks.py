"""An answer as a Slack message: blocks, and the same in plain words for notifications and screen readers. Pure.

Read from the top: what came of the question, the words, who said them and how they reached us, the meeting, the lines
around. Only someone's own words stand in a quote block; a paraphrase is a plain line labelled as the report's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot import verdict, wording
from bot.model import Answer, Edit, Line, MeetingCard, Question, Quote, Searched, Verdict
from bot.slack import rich
from bot.slack.limits import (
    BLOCK_TEXT,
    BUTTON_VALUE,
    TEXT,
    Block,
    clipped,
    clipped_before,
    clipped_escaped,
    letters,
    problems,
)
from bot.slack.request import carried
from bot.wording import COMMANDS, Commands

SHARE, MORE = "quote:share", "quote:more"
QUOTES = 3


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: blocks, and `text` with the whole answer, already escaped."""

    blocks: tuple[Block, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Room:
    """How many characters each thing may take; a message that Slack would refuse is drawn again with less room."""

    quote: int
    line: int
    other: int
    items: int


ROOMS = (Room(2_600, 500, 600, 12), Room(2_600, 160, 240, 8), Room(1_500, 80, 160, 4), Room(900, 40, 80, 2))


def render(answer: Answer, *, private: bool, commands: Commands = COMMANDS) -> Message:
    """The message for an answer; a `private` one offers to share each quote."""
    text = wording.plain(answer, commands)
    drawn = (_answer(answer, private, commands, room) for room in ROOMS)
    return _fitting(drawn, text)


def shared(quote: Quote, by: str) -> Message:
    """One quote, for a whole channel to read."""
    text = wording.plain(Answer(Question(""), "find", "found", Searched(1), (quote,)))
    footer = [rich.dim(f"Shared by {clipped(wording.folded(by), 80)}")] if by.strip() else []
    return _fitting(([*_quote(quote, room), *footer] for room in ROOMS), text)


def in_modal(answer: Answer, checked: str, commands: Commands = COMMANDS) -> Message:
    """What came of a claim, and the words that were checked; from a modal nothing is shared or asked on."""
    bare = replace(answer, more=False)
    drawn = ([*_answer(bare, False, commands, room), *_checked(checked, room)] for room in ROOMS)
    return _fitting(drawn, wording.plain(bare, commands))


def sentence(text: str) -> Message:
    """A plain sentence: something to be told that is no answer."""
    return _fitting(([rich.rich(rich.line(rich.words(clipped(text, room.other))))] for room in ROOMS), text)


def _checked(words: str, room: Room) -> list[Block]:
    words = clipped(wording.folded(words).strip(), room.other)
    return [rich.divider(), rich.dim(f"Checked: {words}")] if words else []


def _fitting(drawn: Iterator[Sequence[Block]], text: str) -> Message:
    """The first drawing that Slack takes; the words alone should none of them be."""
    fallback = clipped_escaped(text, TEXT)
    fits = (blocks for blocks in drawn if not problems(blocks, fallback))
    bare = [rich.rich(rich.line(rich.words(clipped(wording.folded(text), 2_900))))]
    return Message(tuple(next(fits, bare)), fallback)


# An answer ------------------------------------------------------------------------------------------------------------


def _answer(answer: Answer, private: bool, commands: Commands, room: Room) -> list[Block]:
    blocks = [*_opening(answer, commands, room)]
    after = [rich.dim(clipped(one, room.other)) for one in wording.notes_after(answer)[: room.items]]
    shown = answer.quotes[:QUOTES]
    for place, quote in enumerate(shown):
        last = place == len(shown) - 1
        blocks += [rich.divider(), *(_also(answer) if place == 1 else ())] if place else ()
        blocks += [*_quote(quote, room), *(_beside(answer, room) if place == 0 else ()), *(after if last else ())]
        blocks += _buttons([*(_share(quote) if private else ()), *(_more(answer) if last else ())])
    if not shown:
        blocks += [*_beside(answer, room), *_meetings(answer, commands, room), *after, *_buttons(_more(answer))]
    return blocks


def _buttons(buttons: list[Block]) -> list[Block]:
    return [rich.row(*buttons)] if buttons else []


def _opening(answer: Answer, commands: Commands, room: Room) -> Iterator[Block]:
    """The outcome, what must be known to read the rest, and what was understood."""
    if answer.verdict and wording.decides(answer):
        yield from _verdict(answer, answer.verdict, room)
    else:
        notes = wording.notes_before(answer)[: room.items]
        headline = wording.headline(answer)  # it ends in a colon where quotes follow, so there it stands last
        yield _sentences((*notes, headline) if answer.quotes else (headline, *notes), room)
    meaning = wording.understood(answer)
    if meaning:
        yield rich.dim(clipped(wording.folded(meaning), room.other))
    if answer.intent == "help":
        yield rich.rich(rich.bullets(_help(one) for one in wording.help_lines(commands)))


def _sentences(told: Sequence[str], room: Room) -> Block:
    return rich.rich(rich.lines(*([rich.words(clipped(wording.folded(one), room.other))] for one in told)))


def _verdict(answer: Answer, given: Verdict, room: Room) -> Iterator[Block]:
    """The verdict's name and sentence, the claim against the record, and what to know before the quotes."""
    sentence = clipped(wording.folded(wording.headline(answer)), room.other)
    yield rich.rich(rich.lines([rich.words(verdict.name(given), rich.BOLD)], [rich.words(sentence)]))
    diff = _fitted(verdict.shown(answer), room)
    if diff:
        yield rich.rich(rich.line(rich.words(f"{verdict.compared()} ", rich.ITALIC), *diff))
        yield rich.dim(verdict.legend())
    lead = verdict.lead(answer)
    notes = (*wording.notes_before(answer)[: room.items], *([lead] if lead else ()))
    if notes:
        yield _sentences(notes, room)


def _fitted(diff: tuple[Edit, ...], room: Room) -> list[Block]:
    """The diff as runs of words, cut down around its changes until there is room for it."""
    styles = {"=": None, "-": rich.STRUCK, "+": rich.BOLD}
    cuts = (verdict.shortened(diff, around) for around in (None, 6, 3))
    cut = next((one for one in cuts if sum(len(edit.text) + 1 for edit in one) <= room.quote), ())
    runs = [run for edit in cut for run in (rich.words(edit.text, styles[edit.mark]), rich.words(" "))]
    return runs[:-1]


def _also(answer: Answer) -> list[Block]:
    also = verdict.also(answer)
    return [rich.dim(also)] if also else []


def _help(text: str) -> Block:
    """An example as code, and what it does."""
    example, _, meaning = text.partition(": ")
    return rich.line(rich.words(example, {"code": True}), rich.words(f"  {meaning}"))


def _beside(answer: Answer, room: Room) -> list[Block]:
    """Why the verdict is what it is, and facts about the meeting."""
    told = (wording.reasons(answer)[: room.items], [wording.fact(one) for one in answer.facts[: room.items]])
    lists = [[clipped(wording.folded(one), room.other) for one in some] for some in told]
    return [rich.rich(rich.bullets(rich.line(rich.words(one)) for one in some)) for some in lists if some]


def _more(answer: Answer) -> list[Block]:
    value = carried(answer.question)
    return [rich.button("More", MORE, value)] if answer.more and len(value) <= BUTTON_VALUE else []


# A quote --------------------------------------------------------------------------------------------------------------


def _quote(quote: Quote, room: Room) -> list[Block]:
    """The words, who said them and how they reached us, the meeting with its source, the lines around."""
    around = [*_around("Before", quote.before[-2:], room), *_around("After", quote.after[:2], room)]
    return [
        rich.rich(*_said(quote, room)),
        rich.dim(*_meeting(quote, room)),
        *([rich.dim("\n".join(around))] if around else ()),
    ]


def _said(quote: Quote, room: Room) -> Iterator[Block]:
    """The words, and who said them. What is left out for want of room is told outside the quote, never inside it."""
    told = _folded_letters(quote)
    kept = _whole_words(told, room.quote)
    grouped = groupby(told[:kept], key=lambda pair: pair[1])
    runs = [rich.words("".join(letter for letter, _ in run), rich.BOLD if bold else None) for bold, run in grouped]
    below = [[rich.words(f"… [cut here: {len(told) - kept} more characters]", rich.ITALIC)]] if kept < len(told) else []
    below += [[rich.words(who)] for who in _attribution(quote, room)]
    if wording.marks(quote) == ("", ""):
        label = wording.attribution(quote) if quote.kind == "narration" else "The report says"
        yield rich.lines([rich.words(f"{label}: ", rich.ITALIC), *runs], *below)
    else:
        yield rich.cited(*(runs or [rich.words(" ")]))
        yield rich.lines(*below)


def _folded_letters(quote: Quote) -> list[tuple[str, bool]]:
    """Every letter shown and whether it was matched; a run of white space is one space, as in `wording.folded`."""
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


def _attribution(quote: Quote, room: Room) -> Iterator[str]:
    """Who, in what office that day, and how the words reached us; a narration's label has said it already."""
    if quote.kind != "narration":
        dash = "" if quote.kind == "reported" else "— "
        who = clipped(wording.folded(wording.attribution(quote)), room.other)
        yield f"{dash}{who} · {wording.how(quote.kind, quote.interpreted)}"


def _meeting(quote: Quote, room: Room) -> Iterator[Block | str]:
    """The meeting, its date with its basis, its place, and where the record can be read."""
    meeting = quote.meeting
    publisher = wording.folded(meeting.publisher or "").strip()
    yield clipped(wording.folded(wording.context(meeting)).strip(), room.other) or meeting.id
    address = rich.address(meeting.url)
    if address:
        yield rich.link(address, publisher or "Source")
    else:
        yield clipped(f"Source: {publisher or meeting.file}", room.other)


def _around(label: str, lines: Sequence[Line], room: Room) -> Iterator[str]:
    clip = clipped_before if label == "Before" else clipped
    for one in lines:
        who = f"{clipped(wording.folded(one.speaker), 80)}: " if one.speaker else ""
        yield f"{label} · {who}{clip(wording.folded(one.text).strip(), room.line)}"


def _share(quote: Quote) -> list[Block]:
    spoken = f"Share in channel: {wording.attribution(quote)}"
    return [rich.button("Share", SHARE, quote.id, spoken)] if len(quote.id) <= BUTTON_VALUE else []


# Meetings -------------------------------------------------------------------------------------------------------------


def _meetings(answer: Answer, commands: Commands, room: Room) -> Iterator[Block]:
    """One meeting's card in full, or a list of titles with a word on how to see one of them."""
    cards = answer.meetings
    if len(cards) == 1:
        yield from _packed([*_card(cards[0], room)])
    elif cards:
        listed = [_listed(card, room) for card in cards[: room.items]]
        yield rich.rich(rich.bullets(listed))
        rest = len(cards) - len(listed)
        more = f"and {rest} more. " if rest else ""
        yield rich.dim(f"{more}{commands[1]} and a few words of a title or a date show one of them in full.")


def _listed(card: MeetingCard, room: Room) -> Block:
    meeting = card.meeting
    when = wording.day(meeting.date, meeting.date_basis)
    details = " · ".join(filter(None, (when, clipped(wording.folded(meeting.place or ""), room.line))))
    return rich.line(
        rich.words(clipped(wording.folded(meeting.title), room.line) or meeting.id, rich.BOLD),
        rich.words(f"\n{details}"),
    )


def _card(card: MeetingCard, room: Room) -> Iterator[list[Block]]:
    """A line for the title, and one for each thing known."""
    (_, title), *rows = wording.card_rows(card)
    yield [rich.words(clipped(wording.folded(title), room.other), rich.BOLD)]
    address = rich.address(card.meeting.url)
    for label, value in rows:
        told = rich.words(clipped(wording.folded(value), room.quote))
        if label == "Source" and address:
            told = rich.anchor(address, wording.folded(card.meeting.publisher or "").strip() or address)
        yield [rich.words(f"{label}: ", rich.ITALIC), told]


def _packed(lines: Sequence[list[Block]]) -> Iterator[Block]:
    """Lines in as few blocks as hold them."""
    held: list[list[Block]] = []
    for one in lines:
        if held and letters(rich.lines(*held, one)) > BLOCK_TEXT:
            yield rich.rich(rich.lines(*held))
            held = []
        held.append(one)
    yield rich.rich(rich.lines(*held))
