"""Messages on their way out: by the client the bot was given, whatever it is, and by no other."""

from __future__ import annotations

from bot.slack.inbound.places import Reply
from bot.slack.outbound import messages
from bot.slack.outbound.post import Post, sending_once, web_client
from tests.slack.deaf import Deaf

HOME = "http://slack.example:8080/api/"


def test_what_is_sent_once_goes_by_the_clients_own_way_out() -> None:
    message = messages.sentence("Good morning.", "en")
    assert Post(Deaf("xoxb-1")).send_once(message, Reply("C1", "U1")) == "1.1"


def test_a_client_that_sends_once_is_like_its_own_but_for_what_it_sends_again() -> None:
    client = web_client("xoxb-1", HOME)
    client.headers["X-Of"] = "the bot"
    before, once = len(client.retry_handlers), sending_once(client)
    assert (once.base_url, once.token, once.headers) == (HOME, "xoxb-1", client.headers)
    assert (len(once.retry_handlers), len(client.retry_handlers)) == (1, before)
