"""Modals are opened and filled here and nowhere else: at once, ahead of every question that waits,
in threads that are kept for it.

A trigger opens one modal within three seconds; filling it knows no such hurry. Where it could not
be opened, what was wanted is told otherwise. Somebody who has closed it meanwhile has read what
they wanted, so a modal that is gone is no failure.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from cachetools import LRUCache
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.deliveries import DOUBLE, Claims
from bot.slack.inbound.places import Modal
from bot.slack.inbound.presses import Press
from bot.slack.outbound.limits import ID, Block
from bot.slack.outbound.post import FAILURES, TOO_RICH, refusal

log = logging.getLogger(__name__)

OPENERS = 8
"""Windows opened side by side; they wait for Slack, and cost nothing else."""
KEPT = 500
"""Windows of which is known what they showed last, of some 10 kB each."""
GONE = "not_found"
SPENT, EXPIRED = "exchanged_trigger_id", "expired_trigger_id"
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between looks for a modal that an acknowledgement on its way is yet to name: Slack waits
three seconds for one."""


class Modals:
    """The modals of one bot."""

    def __init__(self, client: WebClient, claims: Claims) -> None:
        self._client, self._claims = client, claims
        self._last: LRUCache[str, tuple[Block, Block | None]] = LRUCache(KEPT)
        self._lock = threading.Lock()
        self._openers = ThreadPoolExecutor(OPENERS, thread_name_prefix="opener")

    def opening(self, press: Press, draw: Callable[[], Block]) -> Future[Modal | None]:
        """Begin to open the window of a press, as `draw` has it; None where this press is not the
        first: a delivery that came again, a double click."""
        return self._openers.submit(self._open, press, draw)

    def opened(
        self, press: Press, opening: Future[Modal | None], otherwise: Callable[[], None]
    ) -> Modal | None:
        """The window once it is there; `otherwise` is done, once, where Slack did not open it."""
        try:
            return opening.result()
        except FAILURES as error:
            why, channel = refusal(error), press.reply.channel
            log.warning("window not opened reason=%s channel=%s", why, channel)
        with self._first(press, "instead") as mine:
            if mine:
                otherwise()
        return None

    def show(self, modal: Modal, view: Block, instead: Block | None = None) -> bool:
        """Show something else in one, or `instead` where Slack does not take it; whether it was
        still there."""
        if modal.external_id:
            with self._lock:
                self._last[modal.external_id] = (view, instead)
        try:
            return self._show(modal, view)
        except SlackApiError as error:
            if instead is None or refusal(error) not in (
                *TOO_RICH,
                "invalid_arguments",
                "view_too_large",
            ):
                raise
            log.error("blocks refused, shown as words: %s", refusal(error))
            return self._show(modal, instead)

    def show_again(self, modal: Modal) -> None:
        """What it showed last: the acknowledgement of a window that was sent twice has put the
        waiting one over it."""
        with self._lock:
            last = self._last.get(modal.external_id or "")
        if last:
            self.show(modal, *last)

    @contextmanager
    def _first(self, press: Press, what: str) -> Iterator[bool]:
        """Whether this is the first delivery of a press that is no double click."""
        delivery = [f"{what}:{press.trigger}"] if press.trigger else []
        with (
            self._claims.claim(delivery) as first,
            self._claims.claim((f"{what}:{press.key}",), remembered=DOUBLE) as single,
        ):
            yield first and single

    def _open(self, press: Press, draw: Callable[[], Block]) -> Modal | None:
        with self._first(press, "window") as mine:
            if mine:
                # Laid on top of the one in which it was pressed; Slack takes three at most:
                # https://docs.slack.dev/reference/methods/views.push
                lay = self._client.views_push if press.modal else self._client.views_open
                return self._laid(lay, press.trigger, draw())
        log.info("again, not opened action=%s", press.action)
        return None

    def _laid(self, lay: Callable[..., SlackResponse], trigger: str, view: Block) -> Modal:
        """Where the trigger is spent, the window is open: by a call whose answer was lost, or by
        another process.

        It is named after its trigger: whoever comes so late that that has expired as well looks for
        the window by its name.
        """
        title = str(view["title"]["text"])
        named = view | {"external_id": trigger[:ID]} if trigger else view
        try:
            return Modal(lay(trigger_id=trigger, view=named)["view"]["id"], title=title)
        except SlackApiError as error:
            late = refusal(error) == EXPIRED and trigger
            there = late and self._is_there(named, external_id=trigger[:ID])
            if not there and refusal(error) != SPENT:
                raise
            log.info("opened elsewhere trigger=%s", trigger)
            return Modal(None, trigger[:ID], title)

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
            if refusal(error) != GONE:
                raise
            return False
        return True
