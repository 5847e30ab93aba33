"""Pictures go out here: a trend's chart is drawn and uploaded behind the message that has the same
in words.

A picture is an addition: where Slack refuses it (no scope, a channel the bot is not in), the words
stand, and the log says why. What is taken back takes its picture along, also one that is still on
its way, by whichever process. https://docs.slack.dev/reference/methods/files.getUploadURLExternal,
https://docs.slack.dev/reference/methods/files.delete
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import StoreError
from bot.model import Trend
from bot.page import chart
from bot.service.store import Store
from bot.slack.outbound.post import reason

log = logging.getLogger(__name__)

GONE = ("file_not_found", "file_deleted")


class Pictures:
    """Draws and uploads one picture after the other, in a thread of their own; none where a setting
    says so."""

    def __init__(self, client: WebClient, store: Store, *, wanted: bool) -> None:
        self._client, self._store, self._wanted = client, store, wanted
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="picture")

    def send(
        self, trend: Trend, channel: str, thread: str | None, language: str | None, share: str = ""
    ) -> None:
        """Behind the trend's message, by and by; `share` is the key by which both are taken
        back."""
        if self._wanted and trend.passages:
            self._aside.submit(self._send, trend, channel, thread, language, share)

    def remove(self, share: str) -> bool | None:
        """Delete the picture of a share: whether it is gone; None where there is none."""
        file = self._store.attached(share)
        if file is None:
            return None
        try:
            self._client.files_delete(file=file)
        except (SlackClientError, OSError, HTTPException) as error:
            if isinstance(error, SlackApiError) and reason(error) in GONE:
                return True
            log.warning("picture not deleted reason=%s", reason(error))
            return False
        return True

    def _send(
        self, trend: Trend, channel: str, thread: str | None, language: str | None, share: str
    ) -> None:
        try:
            if self._taken_back(share):
                return
            file = self._upload(trend, channel, thread, language)
            if share:
                self._store.attach(share, file)
            if self._taken_back(share):  # by somebody who did not see it yet
                self.remove(share)
        except (SlackClientError, OSError, HTTPException, ImportError, StoreError) as error:
            log.warning("picture not sent reason=%s channel=%s", reason(error), channel)

    def _upload(self, trend: Trend, channel: str, thread: str | None, language: str | None) -> str:
        """Slack's id for it."""
        sent = self._client.files_upload_v2(
            file=chart.png(trend, language),
            filename="trend.png",
            title=chart.title(trend, language),
            alt_txt=chart.alt(trend, language),
            channel=channel,
            thread_ts=thread,
        )
        return str(sent["files"][0]["id"])

    def _taken_back(self, share: str) -> bool:
        there = self._store.shared(share) if share else None
        return there is not None and there.taken_back is not None
