"""One quote as Slack shows it: the words, whose they are and how they reached us, the meeting, the
lines around. Pure.

Only someone's own words stand in a quote block; a paraphrase is a plain line labelled as the
report's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.page.language import speaking
from bot.page.quote_card import QuoteCard, Runs
from bot.slack.outbound import kit
from bot.slack.outbound.limits import Block, SizeBudget, clipped, clipped_before

AROUND = 160
"""Letters shown of a line before or after a quote, which is not to be buried by them: Context has
them whole."""
BESIDE = 2
"""Lines shown before a quote, and after it."""
NAME = 80
"""Letters of a name beside such a line."""


def quote_blocks(card: QuoteCard, budget: SizeBudget, beside: Sequence[Block] = ()) -> list[Block]:
    """The words, who said them and how they reached us, the meeting with its source, what is told
    `beside`, the lines around."""
    around = "\n".join(_around(card, budget))
    return [
        kit.rich(*_words(card, budget)),
        kit.dim(clipped(card.meeting, budget.other), _source(card, budget)),
        *beside,
        *([kit.dim(around)] if around else ()),
    ]


def _words(card: QuoteCard, budget: SizeBudget) -> Iterator[Block]:
    """The words, and who said them. What is left out for want of room is told outside the quote,
    never inside it."""
    kept, left_out = _cut(card.runs, budget.quote)
    runs = [kit.run(text, kit.BOLD if matched else None) for text, matched in kept]
    below = []
    if left_out:
        below.append([kit.run(speaking(card.language)("cut-here", letters=left_out), kit.ITALIC)])
    if card.quote.kind != "narration":  # its label has said whose it is, and how it reached us
        dash = "" if card.label else "— "
        below.append([kit.run(f"{dash}{clipped(card.who, budget.other)} · {card.how}")])
    if card.label:
        yield kit.section_of_lines([kit.run(f"{card.label}: ", kit.ITALIC), *runs], *below)
    else:
        yield kit.cited(*(runs or [kit.run(" ")]))
        yield kit.section_of_lines(*below)


def _cut(runs: Runs, most: int) -> tuple[Runs, int]:
    """As many of the words as fit, none cut in two, and the number of letters left out."""
    text = "".join(words for words, _ in runs)
    if len(text) <= most:
        return runs, 0
    kept, room = [], max(text.rfind(" ", 1, most + 1), 0) or most
    left_out = len(text) - room
    for words, matched in runs:
        kept.append((words[:room], matched))
        room -= len(kept[-1][0])
    return tuple(run for run in kept if run[0]), left_out


def _source(card: QuoteCard, budget: SizeBudget) -> Block | str:
    """Where the record can be read."""
    if address := kit.address(card.quote.meeting.url):
        return kit.link(address, card.publisher or speaking(card.language)("source"))
    return clipped(card.source, budget.other)


def _around(card: QuoteCard, budget: SizeBudget) -> Iterator[str]:
    say, most = speaking(card.language), min(budget.line, AROUND)
    near = [(say("before"), line, clipped_before) for line in card.before[-BESIDE:]]
    near += [(say("after"), line, clipped) for line in card.after[:BESIDE]]
    for where, line, clip in near:
        who = f"{clipped(line.who, NAME)}: " if line.who else ""
        yield f"{where} · {who}{clip(line.words, most)}"
