"""An answer as a Slack message: blocks, and the same in plain words for notifications and screen
readers. Pure.

Read from the top: what came of the question, the quotes, and under each what can be done with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.model import Answer, Edit, Question, Quote, Searched, Trend
from bot.page.diff import shortened_diff
from bot.page.language import speaking
from bot.page.page import COMMANDS, Commands, Page, page_of
from bot.page.plain_text import plain_text
from bot.page.quote_card import QuoteCard
from bot.slack.ids import LINES, SHARE_TREND
from bot.slack.inbound.carried import carried_question
from bot.slack.outbound import kit, offers
from bot.slack.outbound.bars import count_blocks
from bot.slack.outbound.cards import meeting_blocks
from bot.slack.outbound.charts import chart_blocks
from bot.slack.outbound.limits import (
    BUDGETS,
    BUTTON_VALUE,
    TEXT,
    Block,
    SizeBudget,
    clipped,
    clipped_escaped,
    problems,
)
from bot.slack.outbound.quote_blocks import quote_blocks
from bot.text import one_line

QUOTES = 3
BARE = 2_900
"""Letters of a message in plain words alone, a little under what one block takes."""
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

    commands: the names for finding a quote, listing meetings and checking a claim here; by: who has
    shared it, and key: by which they can take it back; charts: whether a trend has some.
    """
    if answer.trend:
        answer = replace(answer, quotes=answer.quotes[:1])
    page = page_of(answer, commands)
    foot = [*_onward(page), *_shared_by(by, page.language), *offers.taken_back(key, page.language)]
    return _fitting(
        lambda budget: [*_page(page, budget, private=private, charts=charts), *foot],
        plain_text(page),
        page.language,
    )


def shared_quote(quote: Quote, by: str, key: str, language: str | None = None) -> Message:
    """One quote, for a whole channel to read; by its key the sharer can take it back."""
    page = _page_of_quote(quote, language)
    below = [*_shared_by(by, language), *offers.posted(quote, key, language)]
    return _fitting(
        lambda budget: [*quote_blocks(page.quotes[0], budget), *below], plain_text(page), language
    )


def changed_quote(quote: Quote, why: str, language: str | None, offer: Offer) -> Message:
    """What stands in the place of a quote that was shown earlier: `why` says so, and `offer` gives
    what can be done with it."""
    page, below = _page_of_quote(quote, language), offer(quote, language)
    return _fitting(
        lambda budget: [_sentences([why], budget), *quote_blocks(page.quotes[0], budget), *below],
        f"{why} {plain_text(page)}",
        language,
    )


def in_modal(answer: Answer, checked: str, commands: Commands = COMMANDS) -> Message:
    """What came of a question, or of a claim and the words that were `checked` (else ""), as a
    window shows it to one person."""
    page, words = page_of(answer, commands), one_line(checked)
    onward = offers.pages(answer) if answer.intent != "verify" else []
    return _fitting(
        lambda budget: [
            *_page(page, budget, private=False),
            *onward,
            *_checked(clipped(words, budget.other), page.language),
        ],
        plain_text(page),
        page.language,
    )


def sentence(text: str, language: str | None = None) -> Message:
    """A plain sentence: something to be told that is no answer."""
    return _fitting(lambda budget: [_sentences([text], budget)], text, language)


def _page_of_quote(quote: Quote, language: str | None) -> Page:
    return page_of(Answer(Question("", language=language), "find", "found", Searched(1), (quote,)))


def _shared_by(name: str, language: str | None) -> list[Block]:
    name = clipped(one_line(name), 80)
    return _dim([speaking(language)("shared-by", who=name)] if name else [])


def _checked(words: str, language: str | None) -> list[Block]:
    return [kit.divider(), kit.dim(speaking(language)("checked", words=words))] if words else []


def _fitting(draw: Callable[[SizeBudget], list[Block]], text: str, language: str | None) -> Message:
    """The first drawing that Slack takes; the words alone should none of them be."""
    fallback = clipped_escaped(text, TEXT)
    fits = (blocks for blocks in map(draw, BUDGETS) if not problems(blocks, fallback))
    bare = [kit.paragraph(clipped(one_line(text), BARE))]
    return Message(tuple(next(fits, bare)), fallback, language)


# A page -------------------------------------------------------------------------------------------


def _page(page: Page, budget: SizeBudget, *, private: bool, charts: bool = False) -> list[Block]:
    if page.answer.trend:
        drawn = [*chart_blocks(page, page.answer.trend)] if charts else []
        return [*_trend(page, page.answer.trend, drawn, budget, private=private)]
    blocks, offer = [*_opening(page, budget)], offers.alone if private else offers.together
    after, shown = _dim(page.notes_after[: budget.items], budget), _shown(page)
    if not shown:
        blocks += [*_beside(page, budget), *meeting_blocks(page, budget)]
        return [*blocks, *after, *_dim([page.advice])]
    for place, card in enumerate(shown):
        if place:
            blocks.append(kit.divider())
        if place == 1:
            blocks += _dim([page.also])
        blocks += quote_blocks(card, budget, () if place else _beside(page, budget))
        blocks += after if card is shown[-1] else []
        blocks += offer(card.quote, page.language)
    return blocks


def _shown(page: Page) -> list[QuoteCard]:
    """The quotes shown; where a diff stands above, bold is its mark, and not that of words that
    match."""
    first = page.quotes[:1]
    if page.diff:
        first = tuple(replace(card, runs=card.unmatched) for card in first)
    return [*first, *page.quotes[1:QUOTES]]


def _onward(page: Page) -> list[Block]:
    """Where to go from an answer: further quotes, and whether it was right."""
    if page.answer.trend:
        return []
    pages, quotes = offers.pages(page.answer), page.answer.quotes
    return [*pages, *offers.thumbs(quotes[0], page.language)] if quotes else pages


def _trend(
    page: Page, trend: Trend, drawn: list[Block], budget: SizeBudget, *, private: bool
) -> Iterator[Block]:
    """The counts, with their charts `drawn`, and the line that was first."""
    say, question = speaking(page.language), page.answer.question
    yield from (*_opening(page, budget), *drawn)
    yield from count_blocks(page, budget.line)
    for card in page.quotes[:1]:
        yield _sentences([page.first_said], budget)
        yield from quote_blocks(card, budget)
    yield from _dim(page.notes_after[: budget.items], budget)
    if not trend.passages:
        yield from _dim([page.advice])
        return
    again = carried_question(question, step=0)
    lines = carried_question(replace(question, text=trend.asked, command="quote"), step=0)
    offered = [(say("share"), SHARE_TREND, again)] if private else []
    offered += [(say("show-lines"), LINES, lines)]
    buttons = [kit.button(*one) for one in offered if len(one[-1]) <= BUTTON_VALUE]
    yield from kit.rows(buttons)


def _opening(page: Page, budget: SizeBudget) -> Iterator[Block]:
    """The outcome, what must be known to read the rest, and what was understood; last, what leads
    to the quotes."""
    notes, understood = page.notes[: budget.items], _dim([page.understood], budget)
    if page.verdict:
        yield from _verdict(page, budget)
    elif page.quotes:
        yield from [_sentences(notes, budget)] if notes else []
        yield from (*understood, _sentences([page.headline], budget))
    else:
        yield from (_sentences([page.headline, *notes], budget), *understood)
    if page.help:
        yield kit.rich(kit.bullets(map(_example, page.help)))


def _verdict(page: Page, budget: SizeBudget) -> Iterator[Block]:
    """The verdict's name and sentence, the claim against the record, and what to know before the
    quotes."""
    headline = kit.run(clipped(page.headline, budget.other))
    yield kit.rich(kit.section_of_lines([kit.run(page.verdict, kit.BOLD)], [headline]))
    if diff := _fitted(page.diff, budget):
        yield kit.rich(kit.section(kit.run(f"{page.compared} ", kit.ITALIC), *diff))
        yield kit.dim(page.legend)
    yield from _dim([page.understood], budget)
    notes = [*page.notes[: budget.items], *([page.closest] if page.closest else [])]
    yield from [_sentences(notes, budget)] if notes else []


def _fitted(diff: tuple[Edit, ...], budget: SizeBudget) -> list[Block]:
    """The diff as runs of words, cut down around its changes until there is room for it."""
    styles = {"=": None, "-": kit.STRUCK, "+": kit.BOLD}
    cuts = (shortened_diff(diff, around) for around in (None, 6, 3))
    cut = next((one for one in cuts if len(" ".join(text for _, text in one)) < budget.quote), ())
    runs = []
    for edit in cut:
        runs += [kit.run(edit.text, styles[edit.mark]), kit.run(" ")]
    return runs[:-1]


def _example(text: str) -> Block:
    """An example as code, and what it does."""
    example, _, meaning = text.partition(": ")
    return kit.section(kit.run(example, {"code": True}), kit.run(f"  {meaning}"))


def _beside(page: Page, budget: SizeBudget) -> list[Block]:
    """Why the verdict is what it is, and facts about the meeting; its title stands above them
    already, if quoted."""
    above = one_line(page.answer.quotes[0].meeting.title) if page.quotes else None
    facts = [one.below_meeting if one.meeting == above else one.whole for one in page.facts]
    shown = (page.reasons[: budget.items], facts[: budget.items])
    return [kit.rich(kit.bullets(_bullet(one, budget) for one in some)) for some in shown if some]


def _sentences(sentences: Sequence[str], budget: SizeBudget) -> Block:
    return kit.rich(
        kit.section_of_lines(*([kit.run(clipped(one, budget.other))] for one in sentences))
    )


def _bullet(text: str, budget: SizeBudget) -> Block:
    return kit.section(kit.run(clipped(text, budget.other)))


def _dim(sentences: Sequence[str], budget: SizeBudget = BUDGETS[0]) -> list[Block]:
    """Each sentence that is told, small."""
    return [kit.dim(clipped(one, budget.other)) for one in sentences if one]
