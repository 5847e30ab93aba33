"""What is offered under a quote and under an answer: buttons and menus, as few as there can be.
Pure.

[Share] [Context] [⋯ Cite · Source · Something wrong?]        under each quote; Share only where a
                                                              person alone reads
[Back] [More]                                                 under the answer, where there are more
                                                              quotes
thumbs up, thumbs down                                        and once, at the very end
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Answer, Quote
from bot.page.language import speaking
from bot.page.quote_card import attribution
from bot.slack import actions, ids
from bot.slack.actions import Action, Shown
from bot.slack.inbound.carried import carried_question
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BUTTON_VALUE, OPTION_VALUE, Block


def alone(quote: Quote, language: str | None = None) -> list[Block]:
    """Under a quote that one person reads."""
    return _under(quote, language, ("alone", "button"))


def together(quote: Quote, language: str | None = None) -> list[Block]:
    """Under a quote that a channel reads."""
    return _under(quote, language, ("button",))


def posted(quote: Quote, key: str, language: str | None = None) -> list[Block]:
    """Under a quote that somebody has shared; by its key they can take it back."""
    return _under(quote, language, ("button",), [_entry(_shown("sharer")[0], key, language)])


def taken_back(key: str, language: str | None = None) -> list[Block]:
    """Under what else somebody has shared; they can take it back."""
    back = _shown("sharer")[0]
    label = speaking(language)(back.label)
    return [kit.row(kit.button(label, back.id, back.value(key)))] if key else []


def pages(answer: Answer) -> list[Block]:
    """Further quotes, and back to those before."""
    say = speaking(answer.question.language)
    back, more = (carried_question(answer.question, step=step) for step in (-1, 1))
    buttons = [kit.button(say("back"), ids.LESS, back)] if answer.question.page > 0 else []
    buttons += [kit.button(say("more"), ids.MORE, more)] if answer.more else []
    return kit.rows([one for one in buttons if len(one["value"]) <= BUTTON_VALUE])


def thumbs(quote: Quote, language: str | None = None) -> list[Block]:
    """Whether an answer was right; `quote` is its first."""
    if len(quote.ref) > BUTTON_VALUE - 10:
        return []
    good, bad = (_entry(action, quote.ref, language) for action in _shown("thumb"))
    both = {"positive_button": good, "negative_button": bad}
    asked = {"type": "feedback_buttons", "action_id": ids.THUMBS, **both}
    return [{"type": "context_actions", "elements": [asked]}]


def _shown(*where: Shown) -> list[Action]:
    return [action for action in actions.UNDER_A_QUOTE if action.shown in where]


def _under(
    quote: Quote, language: str | None, where: tuple[Shown, ...], more: Sequence[Block] = ()
) -> list[Block]:
    """Buttons, and a menu of the rest with `more` entries; where the menu cannot carry the quote's
    id, a button for each."""
    buttons = [_button(action, quote, language) for action in _shown(*where)]
    listed = [action for action in _shown("menu") if not action.link or action.link(quote)]
    entries = [*(_entry(action, quote.ref, language, quote) for action in listed), *more]
    if all(len(entry["value"]) <= OPTION_VALUE for entry in entries):
        menu: Block = {"type": "overflow", "action_id": ids.MENU, "options": entries}
        return kit.rows([*_carried(buttons), menu])
    links_last = sorted(listed, key=lambda action: action.link is not None)
    each = (_button(action, quote, language) for action in links_last)
    return kit.rows(_carried([*buttons, *each]))


def _carried(buttons: Sequence[Block]) -> list[Block]:
    """Those that can carry what they are about."""
    return [one for one in buttons if len(one.get("value", "")) <= BUTTON_VALUE]


def _button(action: Action, quote: Quote, language: str | None) -> Block:
    say = speaking(language)
    label, address = say(action.label), action.link(quote) if action.link else None
    if address:
        return kit.link_button(label, action.id, address)
    spoken = say(action.aloud, whose=attribution(quote, language)) if action.aloud else None
    return kit.button(label, action.id, action.value(quote.ref), spoken)


def _entry(action: Action, ref: str, language: str | None, quote: Quote | None = None) -> Block:
    label = kit.label(speaking(language)(action.label))
    if action.link and quote:
        return {"text": label, "value": action.value("page"), "url": action.link(quote)}
    return {"text": label, "value": action.value(ref)}
