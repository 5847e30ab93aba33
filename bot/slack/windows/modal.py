"""Modals are opened and filled here and nowhere else.

A trigger opens one modal within three seconds; filling it knows no such hurry. Somebody who has
closed it meanwhile has read what they wanted, so a modal that is gone is no failure.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.inbound.places import Modal
from bot.slack.inbound.requests import Check
from bot.slack.outbound.limits import ID, Block
from bot.slack.outbound.messages import Message
from bot.slack.outbound.post import TOO_RICH
from bot.slack.windows import check_views

log = logging.getLogger(__name__)

GONE = "not_found"
SPENT, EXPIRED = "exchanged_trigger_id", "expired_trigger_id"
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between looks for a modal that an acknowledgement on its way is yet to name."""


class Modals:
    """The modals of one bot."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def open(self, check: Check) -> Modal:
        """Open one with the press's trigger."""
        return self.open_view(check.trigger, check_views.first(check))

    def open_view(self, trigger: str, view: Block) -> Modal:
        """Open one with what it shows."""
        return self._laid(self._client.views_open, trigger, view)

    def push_view(self, trigger: str, view: Block) -> Modal:
        """Lay one on top of the one in which the trigger was pulled; Slack takes three at most.

        https://docs.slack.dev/reference/methods/views.push
        """
        return self._laid(self._client.views_push, trigger, view)

    def show(self, modal: Modal, view: Block, instead: Block | None = None) -> bool:
        """Show something else in one, or `instead` where Slack does not take it; whether it was
        still there."""
        try:
            return self._show(modal, view)
        except SlackApiError as error:
            reason = str(error.response.get("error"))
            if instead is None or reason not in (*TOO_RICH, "invalid_arguments", "view_too_large"):
                raise
            log.error("blocks refused, shown as words: %s", reason)
            return self._show(modal, instead)

    def fill(self, modal: Modal, message: Message) -> None:
        """Show what came of it; as plain words where Slack does not take the blocks."""
        self.show(
            modal, check_views.filled(message, modal.title), check_views.bare(message, modal.title)
        )

    def _laid(self, lay: Callable[..., SlackResponse], trigger: str, view: Block) -> Modal:
        """Where the trigger is spent, the window is open: by a call whose answer was lost, or by
        another process.

        Whoever comes so late that the trigger has expired as well looks for the window by its name.
        """
        named = view | {"external_id": trigger[:ID]} if trigger else view
        try:
            return Modal(lay(trigger_id=trigger, view=named)["view"]["id"])
        except SlackApiError as error:
            reason = error.response.get("error")
            there = reason == SPENT or (
                reason == EXPIRED and trigger and self._is_there(named, external_id=trigger[:ID])
            )
            if not there:
                raise
            log.info("opened elsewhere trigger=%s", trigger)
            return Modal(None, trigger[:ID])

    def _show(self, modal: Modal, view: Block) -> bool:
        if modal.external_id and self._named(modal.external_id, view):
            return True
        if modal.id and self._is_there(view, view_id=modal.id):
            return True
        log.info("closed before it was filled modal=%s", modal.id or modal.external_id)
        return False

    def _named(self, name: str, view: Block) -> bool:
        """Whether the modal of that name was there to be filled, now or in a moment."""
        for pause in (*PAUSES, 0.0):
            if self._is_there(view, external_id=name):
                return True
            time.sleep(pause)
        return False

    def _is_there(self, view: Block, **which: str) -> bool:
        """Whether there was such a modal; it now shows the view."""
        try:
            self._client.views_update(view=view, **which)
        except SlackApiError as error:
            if error.response.get("error") != GONE:
                raise
            return False
        return True
