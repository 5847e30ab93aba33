"""The window of "Check this quote", before anything is searched: that it is checking, or what there
is to choose from. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bot.page.language import Words
from bot.slack.ids import CHOOSE, CLAIM
from bot.slack.inbound.carried import Carried
from bot.slack.inbound.presses import Press
from bot.slack.outbound import kit
from bot.slack.outbound.limits import METADATA, OPTION, OPTIONS, RADIO_BUTTONS, Block, clipped
from bot.slack.windows import views


def check_window(press: Press) -> Block:
    """What the window opens with."""
    say, claims = press.reply.say, press.carried.claims
    if len(claims) > 1:
        return _choice(press.carried, say)
    sentence = say("checking") if claims else say("nothing-to-check")
    return views.sentence_window(sentence, say("check-title"), say)


def _choice(carried: Carried, say: Words) -> Block:
    """The claims as a list, each as far as Slack has room to show it."""
    claims, kept = carried.claims, carried
    while len(kept.written()) > METADATA:
        kept = msgspec.structs.replace(kept, claims=kept.claims[:-1])
    listed = kept.claims[:OPTIONS]
    options = [_option(place, _labelled(one, claims, say)) for place, one in enumerate(listed)]
    kind = "radio_buttons" if len(options) <= RADIO_BUTTONS else "static_select"
    chooser = views.field(
        CLAIM, say("which-to-check"), {"type": kind, "options": options}, optional=False
    )
    left = len(claims) - len(listed)
    return views.window(
        [chooser, *([kit.dim(say("more-than-fits", left=left))] if left else ())],
        say("check-title"),
        say,
        callback_id=CHOOSE,
        submit=say("check"),
        private_metadata=kept.written(),
    )


def _labelled(claim: str, among: Sequence[str], say: Words) -> str:
    """The claim, told apart where it is the message as a whole."""
    whole = claim == among[-1] and all(one in claim for one in among)
    return say("all-of-it", words=claim) if whole else claim


def _option(place: int, label: str) -> Block:
    """A label's first letters, and under them the next."""
    shown = clipped(label, OPTION)
    rest = label[len(shown) - 1 :].strip() if shown != label else ""
    return kit.option(shown, str(place), clipped(f"…{rest}", OPTION) if rest else "")
