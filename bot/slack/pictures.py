"""Pictures go out here: a trend's chart is drawn and uploaded behind the message that has the same in words.

A picture is an addition: where Slack refuses it (no scope, a channel the bot is not in), the words stand, and the log
says why. https://docs.slack.dev/reference/methods/files.getUploadURLExternal
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot import chart
from bot.model import Trend
from bot.slack.post import reason

log = logging.getLogger(__name__)


class Pictures:
    """Draws and uploads one picture after the other, in a thread of their own; none where a setting says so."""

    def __init__(self, client: WebClient, *, wanted: bool) -> None:
        self._client, self._wanted = client, wanted
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="picture")

    def send(self, trend: Trend, channel: str, thread: str | None, language: str | None) -> None:
        """Behind the trend's message, by and by."""
        if self._wanted and trend.passages:
            self._aside.submit(self._upload, trend, channel, thread, language)

    def _upload(self, trend: Trend, channel: str, thread: str | None, language: str | None) -> None:
        try:
            self._client.files_upload_v2(
                file=chart.png(trend, language),
                filename="trend.png",
                title=chart.title(trend, language),
                alt_txt=chart.alt(trend, language),
                channel=channel,
                thread_ts=thread,
            )
        except (SlackClientError, OSError, HTTPException, ImportError) as error:
            log.warning("picture not sent reason=%s channel=%s", reason(error), channel)
