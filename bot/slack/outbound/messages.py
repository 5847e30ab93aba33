"""An answer as a Slack message: blocks, and the same in plain words for notifications and screen
readers. Pure.

Read from the top: what came of the question, the quotes, and under each what can be done with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.model import Answer, Edit, Question, Quote, Searched, Trend, Verdict
from bot.page import verdicts, wording
from bot.page.language import speaking
from bot.page.wording import COMMANDS, Commands
from bot.slack.ids import LINES, SHARE_TREND
from bot.slack.inbound.carried import carried_question
from bot.slack.outbound import bars, cards, kit, offers, quote_blocks
from bot.slack.outbound import charts as chart_blocks
from bot.slack.outbound.budget import ROOMS, Room
from bot.slack.outbound.limits import BUTTON_VALUE, TEXT, Block, clipped, clipped_escaped, problems

QUOTES = 3
Offer: TypeAlias = Callable[[Quote, str | None], list[Block]]
"""What is offered under a quote."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: blocks, `text` with the whole answer, already escaped, and the language of the
    bot's own words."""

    blocks: tuple[Block, ...]
    text: str
    language: str | None = None


def render(
    answer: Answer,
    *,
    private: bool,
    commands: Commands = COMMANDS,
    by: str = "",
    key: str = "",
    charts: bool = False,
) -> Message:
    """The message for an answer; a `private` one offers to share each quote.

    `by`: who has shared it, and the `key` by which they can take it back; `charts`: whether a trend
    has some.
    """
    if answer.trend:
        answer = replace(answer, quotes=answer.quotes[:1])
    text, language = wording.plain(answer, commands), answer.question.language
    foot = [*_shared_by(by, language), *offers.taken_back(key, language)]
    offer, onward = offers.alone if private else offers.together, _onward(answer)
    drawn = (
        [*_answer(answer, private, commands, room, offer, charts=charts), *onward, *foot]
        for room in ROOMS
    )
    return _fitting(drawn, text, language)


def shared(quote: Quote, by: str, key: str, language: str | None = None) -> Message:
    """One quote, for a whole channel to read; by its key the sharer can take it back."""
    text = wording.plain(
        Answer(Question("", language=language), "find", "found", Searched(1), (quote,))
    )
    below = [*_shared_by(by, language), *offers.posted(quote, key, language)]
    return _fitting(
        ([*quote_blocks.drawn(quote, room, language), *below] for room in ROOMS), text, language
    )


def today(quote: Quote, told: str, language: str | None, offer: Offer) -> Message:
    """What stands in the place of a quote that was shown earlier; `told` says so."""
    alone = Answer(Question("", language=language), "find", "found", Searched(1), (quote,))
    text = f"{told} {wording.plain(alone)}"
    below = offer(quote, language)
    drawn = (
        [_sentences([told], room), *quote_blocks.drawn(quote, room, language), *below]
        for room in ROOMS
    )
    return _fitting(drawn, text, language)


def in_modal(answer: Answer, checked: str, commands: Commands = COMMANDS) -> Message:
    """What came of a question, or of a claim and the words that were checked, as a window shows it
    to one person."""
    language, onward = (
        answer.question.language,
        offers.pages(answer) if answer.intent != "verify" else [],
    )
    drawn = (
        [
            *_answer(answer, False, commands, room, offers.together),
            *onward,
            *_checked(checked, room, language),
        ]
        for room in ROOMS
    )
    return _fitting(drawn, wording.plain(answer, commands), language)


def sentence(text: str, language: str | None = None) -> Message:
    """A plain sentence: something to be told that is no answer."""
    return _fitting(
        ([kit.rich(kit.line(kit.words(clipped(text, room.other))))] for room in ROOMS),
        text,
        language,
    )


def _shared_by(name: str, language: str | None) -> list[Block]:
    name = clipped(wording.folded(name).strip(), 80)
    return [kit.dim(speaking(language)("shared-by", who=name))] if name else []


def _checked(words: str, room: Room, language: str | None) -> list[Block]:
    words = clipped(wording.folded(words).strip(), room.other)
    return [kit.divider(), kit.dim(speaking(language)("checked", words=words))] if words else []


def _fitting(drawn: Iterator[Sequence[Block]], text: str, language: str | None) -> Message:
    """The first drawing that Slack takes; the words alone should none of them be."""
    fallback = clipped_escaped(text, TEXT)
    fits = (blocks for blocks in drawn if not problems(blocks, fallback))
    bare = [kit.rich(kit.line(kit.words(clipped(wording.folded(text), 2_900))))]
    return Message(tuple(next(fits, bare)), fallback, language)


# An answer ----------------------------------------------------------------------------------------


def _answer(
    answer: Answer,
    private: bool,
    commands: Commands,
    room: Room,
    offer: Offer,
    *,
    charts: bool = False,
) -> list[Block]:
    if answer.trend:
        return _trend(answer, answer.trend, private, commands, room, charts=charts)
    blocks, language = [*_opening(answer, commands, room)], answer.question.language
    after = [kit.dim(clipped(one, room.other)) for one in wording.notes_after(answer)[: room.items]]
    shown = _compared(answer)
    for place, quote in enumerate(shown):
        last = place == len(shown) - 1
        blocks += [kit.divider(), *(_also(answer) if place == 1 else ())] if place else ()
        blocks += quote_blocks.drawn(
            quote, room, language, _beside(answer, room) if place == 0 else ()
        )
        blocks += [*(after if last else ()), *offer(quote, language)]
    if not shown:
        blocks += [
            *_beside(answer, room),
            *cards.drawn(answer, commands, room),
            *after,
            *_next(answer, commands),
        ]
    return blocks


def _compared(answer: Answer) -> list[Quote]:
    """The quotes shown; where a diff stands above, bold is its mark, and not that of words that
    match."""
    drawn = wording.decides(answer) and verdicts.differs(verdicts.shown(answer))
    plain = (
        [replace(quote, matched=()) for quote in answer.quotes[:1]]
        if drawn
        else [*answer.quotes[:1]]
    )
    return [*plain, *answer.quotes[1:QUOTES]]


def _next(answer: Answer, commands: Commands) -> list[Block]:
    """What else to ask, where nothing was found."""
    advice = wording.advice(answer, commands)
    return [kit.dim(advice)] if advice else []


def _onward(answer: Answer) -> list[Block]:
    """Where to go from an answer: further quotes, and whether it was right."""
    if answer.trend:
        return []
    thumbs = offers.thumbs(answer.quotes[0], answer.question.language) if answer.quotes else []
    return [*offers.pages(answer), *thumbs]


def _trend(
    answer: Answer, trend: Trend, private: bool, commands: Commands, room: Room, *, charts: bool
) -> list[Block]:
    """The counts, and the line that was first."""
    say, language = speaking(answer.question.language), answer.question.language
    shown = [
        *_opening(answer, commands, room),
        *(chart_blocks.drawn(trend, language) if charts else ()),
        *bars.drawn(trend, language, min(room.line, 80)),
    ]
    for quote in answer.quotes[:1]:
        shown += [
            _sentences((say("first-said"),), room),
            *quote_blocks.drawn(quote, room, language),
        ]
    shown += [
        kit.dim(clipped(one, room.other)) for one in wording.notes_after(answer)[: room.items]
    ]
    again = carried_question(answer.question, step=0)
    lines = carried_question(replace(answer.question, text=trend.asked, command="quote"), step=0)
    share = (
        [kit.button(say("share"), SHARE_TREND, again)]
        if private and len(again) <= BUTTON_VALUE
        else []
    )
    show = [kit.button(say("show-lines"), LINES, lines)] if len(lines) <= BUTTON_VALUE else []
    return [*shown, *(_buttons([*share, *show]) if trend.passages else _next(answer, commands))]


def _buttons(buttons: list[Block]) -> list[Block]:
    return [kit.row(*buttons)] if buttons else []


def _opening(answer: Answer, commands: Commands, room: Room) -> Iterator[Block]:
    """The outcome, what must be known to read the rest, and what was understood; last, what leads
    to the quotes."""
    notes, headline = wording.notes_before(answer)[: room.items], wording.headline(answer)
    if answer.verdict and wording.decides(answer):
        yield from _verdict(answer, answer.verdict, room)
    elif answer.quotes:  # the headline ends in a colon there
        yield from (_sentences(notes, room),) if notes else ()
        yield from _understood(answer, room)
        yield _sentences((headline,), room)
    else:
        yield _sentences((headline, *notes), room)
        yield from _understood(answer, room)
    if answer.intent == "help":
        yield kit.rich(
            kit.bullets(
                _help(one)
                for one in wording.help_lines(commands, language=answer.question.language)
            )
        )


def _understood(answer: Answer, room: Room) -> list[Block]:
    meaning = wording.understood(answer)
    return [kit.dim(clipped(wording.folded(meaning), room.other))] if meaning else []


def _sentences(told: Sequence[str], room: Room) -> Block:
    return kit.rich(
        kit.lines(*([kit.words(clipped(wording.folded(one), room.other))] for one in told))
    )


def _verdict(answer: Answer, given: Verdict, room: Room) -> Iterator[Block]:
    """The verdict's name and sentence, the claim against the record, and what to know before the
    quotes."""
    language = answer.question.language
    sentence = clipped(wording.folded(wording.headline(answer)), room.other)
    yield kit.rich(
        kit.lines([kit.words(verdicts.name(given, language), kit.BOLD)], [kit.words(sentence)])
    )
    diff = _fitted(verdicts.shown(answer), room)
    if diff:
        yield kit.rich(kit.line(kit.words(f"{verdicts.compared(language)} ", kit.ITALIC), *diff))
        yield kit.dim(verdicts.legend(language))
    yield from _understood(answer, room)
    lead = verdicts.lead(answer)
    notes = (*wording.notes_before(answer)[: room.items], *([lead] if lead else ()))
    if notes:
        yield _sentences(notes, room)


def _fitted(diff: tuple[Edit, ...], room: Room) -> list[Block]:
    """The diff as runs of words, cut down around its changes until there is room for it."""
    styles = {"=": None, "-": kit.STRUCK, "+": kit.BOLD}
    cuts = (verdicts.shortened(diff, around) for around in (None, 6, 3))
    cut = next((one for one in cuts if sum(len(edit.text) + 1 for edit in one) <= room.quote), ())
    runs = [
        run for edit in cut for run in (kit.words(edit.text, styles[edit.mark]), kit.words(" "))
    ]
    return runs[:-1]


def _also(answer: Answer) -> list[Block]:
    also = verdicts.also(answer)
    return [kit.dim(also)] if also else []


def _help(text: str) -> Block:
    """An example as code, and what it does."""
    example, _, meaning = text.partition(": ")
    return kit.line(kit.words(example, {"code": True}), kit.words(f"  {meaning}"))


def _beside(answer: Answer, room: Room) -> list[Block]:
    """Why the verdict is what it is, and facts about the meeting; its title stands above them
    already, if quoted."""
    language = answer.question.language
    above = answer.quotes[0].meeting.title if answer.quotes else None
    facts = [
        (wording.fact_here if one.meeting == above else wording.fact)(one, language)
        for one in answer.facts[: room.items]
    ]
    told = (wording.reasons(answer)[: room.items], facts)
    lists = [[clipped(wording.folded(one), room.other) for one in some] for some in told]
    return [
        kit.rich(kit.bullets(kit.line(kit.words(one)) for one in some)) for some in lists if some
    ]
