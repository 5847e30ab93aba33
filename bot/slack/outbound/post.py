"""Messages go out here and nowhere else: by response_url, to a channel, a thread, or one person's
eyes.

Where one way is closed (a response_url five times used or half an hour old, a channel the bot is
not in) the next is tried; no way ever leads to more readers than the first would have.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from html import unescape
from http.client import HTTPException
from socket import gaierror
from typing import Any, TypeAlias, TypeVar
from urllib.error import URLError
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import RateLimitErrorRetryHandler, RetryHandler
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.webhook import WebhookClient

from bot.errors import Refused, Undelivered, Unsure
from bot.slack.inbound.places import Reply
from bot.slack.outbound import charts, messages
from bot.slack.outbound.limits import UPDATED_TEXT, Block, clipped_escaped
from bot.slack.outbound.messages import Message

log = logging.getLogger(__name__)

Client = TypeVar("Client", WebClient, WebhookClient)
Send: TypeAlias = Callable[[str, Sequence[Block]], str]
"""Sends words with blocks, and says as which message ("": Slack does not tell)."""

FAILURES = (SlackClientError, OSError, HTTPException)
"""All that a call to Slack may fail with."""
TIMEOUT = 10
LONGEST_PAUSE = 30
TOO_RICH = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long")
QUIET = {"unfurl_links": False, "unfurl_media": False}


class PatientRetry(RateLimitErrorRetryHandler):
    """Waits as long as Slack asks (Retry-After), but not for minutes: somebody is waiting too."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None or response.status_code != 429:
            return False
        pauses = [
            value
            for name, values in response.headers.items()
            if name.lower() == "retry-after"
            for value in values
        ]
        return all(pause.isdecimal() and int(pause) <= LONGEST_PAUSE for pause in pauses)


def retries() -> list[RetryHandler]:
    """What is worth sending again: what Slack put off, what it failed at, and what never reached
    it.

    A connection lost after sending (RemoteDisconnected) is not: the message may stand there
    already.
    """
    return [
        PatientRetry(max_retry_count=2),
        ServerErrorRetryHandler(max_retry_count=1),
        ConnectionErrorRetryHandler(max_retry_count=1, error_types=[URLError]),
    ]


def web_client(token: str | None, api_url: str) -> WebClient:
    """A client for the Web API at that address. slack_sdk reads no SLACK_API_URL by itself."""
    return past_proxies(
        WebClient(token, api_url, timeout=TIMEOUT, retry_handlers=retries()), api_url
    )


def sending_once(client: WebClient) -> WebClient:
    """The same client, which sends again only what Slack has put off: whatever else failed may
    stand there already."""
    same = copy(client)  # whatever it is: its address, its proxy and its way out stay
    same.retry_handlers = [PatientRetry(max_retry_count=2)]
    return same


def past_proxies(client: Client, url: str) -> Client:
    """The client without a proxy when the address is this machine's own; slack_sdk knows no
    NO_PROXY."""
    if urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1"):
        client.proxy = None
    return client


class Post:
    """Sends a message where its reply belongs."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def send(self, message: Message, reply: Reply) -> tuple[str, str]:
        """Send it, and say which way it went, and as which message it stands there ("" where Slack
        does not tell); raises Undelivered when every way is closed."""
        return self._tried(message, reply, lambda error: False)

    def tell(self, sentence: str, reply: Reply) -> tuple[str, str]:
        """Send a plain sentence in the same way."""
        return self.send(messages.sentence(sentence, reply.language), reply)

    def send_once(self, message: Message, reply: Reply) -> str:
        """Send it once, and say as which message it stands there.

        Raises Unsure where a way may have led there though Slack did not say so: it is neither gone
        again, nor is a second.
        """
        return Post(sending_once(self._client))._tried(message, reply, _unsure)[1]

    def home(self, user: str, view: Block) -> None:
        """Show this to somebody at Home."""
        self._client.views_publish(user_id=user, view=view)

    def remove(self, reply: Reply, message: str) -> None:
        """Remove a message of the bot's own; one that is gone already is. Raises Undelivered where
        Slack does not let it."""
        try:
            self._client.chat_delete(channel=reply.channel, ts=message)
        except SlackApiError as error:
            if refusal(error) == "message_not_found":
                return
            log.warning("not removed reason=%s channel=%s", refusal(error), reply.channel)
            if not reply.response_url:
                raise Undelivered(f"chat.delete: {refusal(error)}") from None
            self._webhook(reply, {"delete_original": True})

    def _tried(
        self, message: Message, reply: Reply, stop: Callable[[Exception], bool]
    ) -> tuple[str, str]:
        refused = []
        for way, send in self._ways(reply):
            try:
                return way, _with_blocks_or_without(send, message)
            except (Refused, *FAILURES) as error:
                refused.append(f"{way}: {refusal(error)}")
                log.warning(
                    "not sent way=%s reason=%s channel=%s", way, refusal(error), reply.channel
                )
                if stop(error):
                    raise Unsure(refused[-1]) from None
        raise Undelivered("; ".join(refused))

    def _ways(self, reply: Reply) -> Iterator[tuple[str, Send]]:
        """From the best to the last resort."""
        if reply.replaces and not reply.private:
            yield (
                "update",
                lambda text, blocks: self._alter(reply.channel, reply.replaces or "", text, blocks),
            )
        if reply.response_url:
            yield "response_url", lambda text, blocks: self._respond(reply, text, blocks)
        if not reply.private:
            yield (
                "channel",
                lambda text, blocks: self._say(reply.channel, reply.thread, text, blocks),
            )
        else:
            yield "ephemeral", lambda text, blocks: self._whisper(reply, text, blocks)
        if reply.user:
            yield "direct", lambda text, blocks: self._say(reply.user, None, text, blocks)

    def _respond(self, reply: Reply, text: str, blocks: Sequence[Block]) -> str:
        """By the address that came with the press or the command; an ephemeral message can be
        replaced by no other."""
        body: dict[str, Any] = {
            "text": text,
            "replace_original": reply.replaces is not None,
            **QUIET,
        }
        body["response_type"] = "ephemeral" if reply.private else "in_channel"
        if reply.thread:
            body["thread_ts"] = reply.thread
        self._webhook(reply, body | ({"blocks": list(blocks)} if blocks else {}))
        return ""

    def _webhook(self, reply: Reply, body: dict[str, Any]) -> None:
        url = reply.response_url or ""
        webhook = past_proxies(
            WebhookClient(url, timeout=TIMEOUT, retry_handlers=self._client.retry_handlers), url
        )
        response = webhook.send_dict(body)
        if response.status_code != 200:
            raise Refused(response.status_code, response.body)

    def _say(self, channel: str, thread: str | None, text: str, blocks: Sequence[Block]) -> str:
        said = self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            text=text,
            blocks=blocks or None,
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(said.get("ts") or "")

    def _alter(self, channel: str, message: str, text: str, blocks: Sequence[Block]) -> str:
        """Slack takes fewer words for a message that is changed than for a new one."""
        words = clipped_escaped(unescape(text), UPDATED_TEXT)
        self._client.chat_update(channel=channel, ts=message, text=words, blocks=blocks or None)
        return message

    def _whisper(self, reply: Reply, text: str, blocks: Sequence[Block]) -> str:
        said = self._client.chat_postEphemeral(
            channel=reply.channel,
            user=reply.user,
            thread_ts=reply.thread,
            text=text,
            blocks=blocks or None,
        )
        return str(said.get("message_ts") or "")


def _with_blocks_or_without(send: Send, message: Message) -> str:
    """Words that Slack takes are better than blocks that it does not, and bars of text than charts
    it does not know; which message it is then."""
    blocks = message.blocks
    while True:
        try:
            return send(message.text, blocks)
        except (Refused, SlackApiError) as error:
            if not blocks or not any(word in refusal(error) for word in TOO_RICH):
                raise
            plainer = charts.without(blocks)
            blocks = plainer if plainer != blocks else ()
            log.error("blocks refused, sent as words: %s", refusal(error))


def _unsure(error: Exception) -> bool:
    """Whether a message may stand there all the same: Slack was reached, and did not say no."""
    if isinstance(error, SlackApiError):
        return int(error.response.status_code) >= 500
    if isinstance(error, URLError):
        return not isinstance(error.reason, ConnectionRefusedError | gaierror)
    return not isinstance(error, Refused) or error.status >= 500


def refusal(error: Exception) -> str:
    """Slack's short word for it, or the kind of failure; never what was being sent."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return str(error) if isinstance(error, Refused) else type(error).__name__
