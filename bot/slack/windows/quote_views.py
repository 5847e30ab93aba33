"""The windows that open from a quote: the lines around it, how to cite it, and what is wrong with
it. Pure.

https://docs.slack.dev/reference/views/modal-views
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from bot.model import Quote, QuoteStatus, Stretch, Surroundings, Wrong
from bot.page import citation
from bot.page.language import Words, speaking
from bot.page.meeting_entry import meeting_line
from bot.page.quote_card import own_words, quote_card
from bot.service.store import REMARK as REMARK_LETTERS
from bot.slack.ids import EARLIER, KIND, LATER, REMARK, REPORT
from bot.slack.inbound.carried import Carried
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BLOCK_TEXT, Block, clipped
from bot.slack.windows import views
from bot.text import one_line

LONGEST_STRETCH = BLOCK_TEXT - 300
"""Letters of a stretch of words, beside its speaker."""


def context_window(
    around: Surroundings, carried: Carried, language: str | None, *, changed: bool = False
) -> Block:
    """The lines around a quote, the quoted words marked, and the way earlier and later; `carried`
    goes with the window, `changed`: the record reads otherwise than it did."""
    say = speaking(language)
    shown = [block for stretch in around.stretches for block in _stretch(stretch, around.quote)]
    begins = [] if around.earlier else [kit.dim(say("record-begins"))]
    ends = [] if around.later else [kit.dim(say("record-ends"))]
    top = [*_changed(changed, say), _meeting(around.quote, language), *begins]
    blocks = [*top, *shown, *ends, *_steps(around, say)]
    return views.window(blocks, say("context-title"), say, private_metadata=carried.written())


def citation_window(standing: QuoteStatus, language: str | None) -> Block:
    """A quote's citation in each form, to be copied."""
    say = speaking(language)
    shown = [
        _copied(say(f"citation-{form}"), write(standing.quote, language))
        for form, write in citation.FORMS.items()
    ]
    return views.window([*_changed(standing.changed, say), *shown], say("cite-title"), say)


def report_window(standing: QuoteStatus, carried: Carried, language: str | None) -> Block:
    """The form that asks what is wrong with a quote, by its `standing` today; `carried` goes with
    the window."""
    say, quote = speaking(language), standing.quote
    options = [
        {"text": kit.label(say(f"mistake-{word}")), "value": word} for word in get_args(Wrong)
    ]
    kind = {"type": "radio_buttons", "options": options}
    remark = {"type": "plain_text_input", "multiline": True, "max_length": REMARK_LETTERS}
    asked = [
        views.field(KIND, say("what-is-wrong"), kind, optional=False),
        views.field(REMARK, say("remark"), remark),
        kit.dim(say("what-is-kept")),
    ]
    top = [*_changed(standing.changed, say), *_quoted(quote, language)]
    return views.window(
        [*top, *asked],
        say("something-wrong"),
        say,
        callback_id=REPORT,
        submit=say("send"),
        private_metadata=carried.written(),
    )


def _changed(changed: bool, say: Words) -> list[Block]:
    return [kit.paragraph(say("record-changed"), kit.ITALIC)] if changed else []


def _meeting(quote: Quote, language: str | None) -> Block:
    return kit.dim(clipped(meeting_line(quote.meeting, language), 600))


def _quoted(quote: Quote, language: str | None) -> Iterator[Block]:
    """The quote itself, in short, that one sees which it is."""
    card = quote_card(quote, language)
    words = clipped(one_line(quote.text), 500).join(card.marks)
    yield kit.paragraph(words)
    yield kit.dim(clipped(card.who, 300))
    yield _meeting(quote, language)


# Around a quote -----------------------------------------------------------------------------------


def _stretch(stretch: Stretch, quote: Quote) -> Iterator[Block]:
    """Who, and the words; the quote's in bold, behind the bar that is Slack's quotation mark if
    they are somebody's."""
    cited = kit.cited if own_words(quote) else kit.section
    start, end = stretch.quoted or (0, 0)
    shown, text = [], stretch.text
    for part, quoted in ((text[:start], False), (text[start:end], True), (text[end:], False)):
        words = clipped(one_line(part), LONGEST_STRETCH)
        if words:
            run = kit.run(words, kit.BOLD if quoted else None)
            shown.append(cited(run) if quoted else kit.section(run))
    who = clipped(one_line(stretch.speaker or ""), 200)
    if who and shown:
        yield kit.dim(who)
    for one in shown:
        yield kit.rich(one)


def _steps(around: Surroundings, say: Words) -> list[Block]:
    steps = ((EARLIER, say("earlier"), around.earlier), (LATER, say("later"), around.later))
    buttons = [
        kit.button(label, action, f"{at.turn}:{at.offset}") for action, label, at in steps if at
    ]
    return kit.rows(buttons)


def _copied(label: str, text: str) -> Block:
    """A form of the citation: its name, and the text to be copied, cut only where Slack would
    refuse it."""
    runs = [kit.run(clipped(text, LONGEST_STRETCH))]
    copied = {"type": "rich_text_preformatted", "elements": runs}
    return kit.rich(kit.section(kit.run(label, kit.BOLD)), copied)
