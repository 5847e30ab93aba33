"""What is offered under a quote and under an answer: buttons and menus, as few as there can be.
Pure.

[Share] [Context] [⋯ Cite · Source · Something wrong?]        under each quote; Share only where a
                                                              person alone reads
[Back] [More]                                                 under the answer, where there are more
                                                              quotes
thumbs up, thumbs down                                        and once, at the very end
"""

from __future__ import annotations

from bot.model import Answer, Quote
from bot.page import wording
from bot.page.language import speaking
from bot.slack.inbound.quote_presses import BACK, CITE, CONTEXT, MENU, THUMBS, WRONG, What, offered
from bot.slack.inbound.requests import LESS, MORE, carried
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BUTTON_VALUE, OPTION_VALUE, Block

SHARE, SOURCE = "quote:share", "quote:source"


def alone(quote: Quote, language: str | None = None) -> list[Block]:
    """Under a quote that one person reads."""
    return _row([*_share(quote, language), *_about(quote, language)])


def together(quote: Quote, language: str | None = None) -> list[Block]:
    """Under a quote that a channel reads."""
    return _row(_about(quote, language))


def posted(quote: Quote, key: str, language: str | None = None) -> list[Block]:
    """Under a quote that somebody has shared; they can take it back."""
    return _row(_about(quote, language, _entry("back", speaking(language)("take-back"), key)))


def taken_back(key: str, language: str | None = None) -> list[Block]:
    """Under what else somebody has shared; they can take it back."""
    return _row(
        [kit.button(speaking(language)("take-back"), BACK, offered("back", key))] if key else []
    )


def pages(answer: Answer) -> list[Block]:
    """Further quotes, and back to those before."""
    say = speaking(answer.question.language)
    steps = ((LESS, say("back"), -1, answer.question.page > 0), (MORE, say("more"), 1, answer.more))
    buttons = [
        kit.button(label, action, carried(answer.question, step=step))
        for action, label, step, on in steps
        if on
    ]
    return _row([one for one in buttons if len(one["value"]) <= BUTTON_VALUE])


def thumbs(quote: Quote, language: str | None = None) -> list[Block]:
    """Whether an answer was right; `quote` is its first."""
    say = speaking(language)
    if len(quote.ref) > BUTTON_VALUE - 10:
        return []
    good, bad = (_entry("good", say("right"), quote.ref), _entry("bad", say("wrong"), quote.ref))
    asked = {
        "type": "feedback_buttons",
        "action_id": THUMBS,
        "positive_button": good,
        "negative_button": bad,
    }
    return [{"type": "context_actions", "elements": [asked]}]


def _row(buttons: list[Block]) -> list[Block]:
    return [kit.row(*buttons)] if buttons else []


def _share(quote: Quote, language: str | None) -> list[Block]:
    say = speaking(language)
    return _button(
        say("share"),
        SHARE,
        quote.ref,
        say("share-aloud", whose=wording.attribution(quote, language)),
    )


def _about(quote: Quote, language: str | None, *more: Block) -> list[Block]:
    """Context, and a menu of the rest; where the menu cannot carry the quote's id, a button for
    each."""
    say, ref = speaking(language), quote.ref
    aloud = say("context-aloud", whose=wording.attribution(quote, language))
    context = _button(say("context"), CONTEXT, offered("context", ref), aloud)
    cite, wrong = _entry("cite", say("cite"), ref), _entry("wrong", say("something-wrong"), ref)
    address = kit.address(quote.meeting.url)
    source = [_entry("source", say("source-page"), "page") | {"url": address}] if address else []
    entries = [cite, *source, wrong, *more]
    if all(len(entry["value"]) <= OPTION_VALUE for entry in entries):
        return [*context, {"type": "overflow", "action_id": MENU, "options": entries}]
    return [
        *context,
        *_button(say("cite"), CITE, cite["value"]),
        *_button(say("something-wrong"), WRONG, wrong["value"]),
        *([kit.link_button(say("source-page"), SOURCE, address)] if address else ()),
    ]


def _button(label: str, action: str, value: str, aloud: str | None = None) -> list[Block]:
    return [kit.button(label, action, value, aloud)] if len(value) <= BUTTON_VALUE else []


def _entry(what: What, label: str, ref: str) -> Block:
    return {"text": kit.label(label), "value": offered(what, ref)}
