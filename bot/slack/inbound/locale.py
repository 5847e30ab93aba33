"""In which language a delivery is answered: its person's, where Slack tells, else the workspace's
setting.

Slack tells a locale to those who may read profiles (users.info, `include_locale`) and, unasked,
with the Work Object events (`user_locale`); the commands, messages and presses of today bring none.
Wherever one comes, it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from slack_bolt import BoltResponse

from bot.page.language import chosen
from bot.slack.inbound.payloads import LANGUAGE, Body, Payload


def language_middleware(setting: str) -> Callable[[Body, Callable[[], BoltResponse]], BoltResponse]:
    """What every delivery passes first: it is told its language, where every shape reads it."""

    def keep(body: Body, next: Callable[[], BoltResponse]) -> BoltResponse:
        body[LANGUAGE] = chosen(locale_of(body), setting)
        return next()

    return keep


def locale_of(body: Payload) -> str | None:
    """The locale that a delivery tells of its person; None where it tells none."""
    user, event = body.get("user"), body.get("event")
    places = (
        user.get("locale") if isinstance(user, Mapping) else None,
        event.get("user_locale") if isinstance(event, Mapping) else None,
        body.get("user_locale"),
    )
    return next((place for place in places if isinstance(place, str)), None)
