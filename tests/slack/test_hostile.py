"""A hostile corpus, through the real App against the strict fake: what stands in it is words,
and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from slack_bolt import App

from bot.answers.answerer import Answerer
from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack

SIGNS = (
    "<!channel> <@U0BOB> <https://evil.example|Share> `code` *bold* _it_ ~no~ | \"q\" 'a' &"
    " &amp;lt; \\n {0} %s"
)
BIDI = "\u202egnol\u202c \u2066x\u2069 \u200b\u200f"
LONG = "Harbour " + "very " * 1_000 + "long"
PEOPLE: dict[str, Any] = {
    "ruiz": {"name": f"Ana {SIGNS} Ruiz", "roles": [{"title": f"Minister {BIDI} of {LONG}"}]},
    "lund": {
        "name": "help",
        "aliases": ["/quote", "trend", "meetings", "more", "*"],
        "roles": [{"title": "in:harbour"}],
    },
    "quist": {"name": "Quist " + "\U0001f6a2" * 300},
}
TITLES = {
    "signs": f"The dredger, {SIGNS}",
    "bidi": f"The dredger {BIDI} \u0007\u0085 and a\ttab",
    "long": f"The dredger {LONG}",
    "emoji": "The dredger " + "\U0001f6a2" * 400,
    "command": "/quote help",
}
URLS = {
    "signs": "javascript:alert('dredger')",
    "bidi": "https://x.example/a|Share>\"'<!here>",
    "long": "https://x.example/" + "a" * 4_000,
    "emoji": "data:text/html,<script>alert(1)</script>",
    "command": "not an address at all",
}
TEXT = (
    "\ufeffMINISTER RUIZ: The dredger is late <!channel> & <@U0BOB> \u202eetal\u202c `now`"
    " *here*.\r\n\r\nMINISTER LUND: "
    + "The dredger again and again, said she. "
    * 800
    + "\r\n\r\nMINISTER RUIZ: The dredger\u0000\u0007\u001b[31m\u0085\u2028"
    " <https://evil.example|is here>.\r\n\r\nMINISTER LUND: " + "a" * 30_000 + " the dredger.\r\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root = tmp_path_factory.mktemp("hostile")
    (root / "corpus").mkdir()
    folder = Folder(root / "corpus", root / "index")
    (folder.path / "people.yaml").write_text(yaml.safe_dump(PEOPLE, allow_unicode=True), "utf-8")
    for name, title in TITLES.items():
        facts = {
            "date": "2020-05-04",
            "date_basis": "stated",
            "date_note": SIGNS,
            "place": f"{BIDI}{SIGNS}",
        }
        source = {"publisher": f"{SIGNS} {LONG}", "url": URLS[name]}
        folder.meeting(
            name, TEXT, title=title, source=source, present=["quist"], rights=SIGNS, **facts
        )
    answerer = folder.open()
    assert folder.heard == []
    return answerer


@pytest.fixture
def app(settings: Settings, hostile: Answerer) -> App:
    return build_app(settings, hostile)


def marked(value: Any, way: str = "") -> Iterator[str]:
    """Every text of blocks in which Slack reads marks."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for name, inside in value.items():
            yield from marked(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from marked(inside, way)


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (
            inside for name, inside in value.items() if name == "url" and isinstance(inside, str)
        )
        value = list(value.values())
    if isinstance(value, list):
        for inside in value:
            yield from addresses(inside)


LINK = re.compile(r"<https://x\.example/[^<>|\s]*\|[^<>]*>")
"""The one link that the bot itself makes: to where a meeting was published."""
MARK = re.compile(r"<(?:[!@#](?!date\^)|[a-z]+:)")


def harmless(blocks: Any, text: str) -> None:
    for told in (*marked(blocks), text):
        assert not MARK.search(LINK.sub("", told)), told
    for address in addresses(blocks):
        assert re.match(r"https?://", address), address


QUESTIONS = (
    *(
        "dredger",
        "“The dredger is late”",
        "trend dredger",
        "meetings",
        "meetings dredger",
        "from:help dredger",
    ),
    *(
        "who said “the dredger again and again”?",
        "who was there?",
        "what did Ana Ruiz say?",
        'in:"signs" dredger',
    ),
    *(
        "where was the dredger?",
        "/whosaid “the dredger is early”",
        "from:trend harbour",
        "what did the minister say?",
    ),
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_answer_is_taken_by_slack_and_holds_only_words(
    app: App, slack: FakeSlack, text: str
) -> None:
    slack.dispatch(app, slack.slash("/quote", text))
    slack.dispatch(app, slack.mention(text))
    slack.reply(2)
    for reply in slack.replies():
        harmless(reply.blocks, reply.text)
        assert "Something went wrong" not in reply.words
    assert slack.refusals == ()


@pytest.mark.parametrize("what", ["Context", "Cite", "Something wrong?"])
def test_every_window_is_taken_by_slack_and_holds_only_words(
    app: App, slack: FakeSlack, what: str
) -> None:
    for text in (
        "“The dredger is late”",
        "“again and again, said she”",
        "dredger “is here”",
        "the dredger in:long",
    ):
        before = len(slack.replies())
        slack.dispatch(app, slack.slash("/quote", text))
        reply = slack.reply(before + 1)
        labels = {button["text"]["text"] for button in reply.buttons}
        slack.dispatch(
            app, slack.click(reply, what) if what in labels else slack.choose(reply, what)
        )
        view = slack.modal().view
        harmless(view["blocks"], "")
        slack.close_modal()
    assert slack.refusals == ()


def test_sharing_home_and_lists_hold_only_words(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "“The dredger is late”"))
    slack.dispatch(app, slack.click(slack.reply(), "Share"))
    slack.until(lambda: slack.seen(slack.BOB, slack.GENERAL))
    shared = slack.seen(slack.BOB, slack.GENERAL)[-1]
    harmless(shared.blocks, shared.text)
    slack.dispatch(app, slack.open_home())
    harmless(slack.home().view["blocks"], "")
    slack.dispatch(app, slack.summon())
    slack.modal()
    for field, typed in (
        ("speaker", ""),
        ("speaker", "help"),
        ("meeting", ""),
        ("meeting", "dredger"),
    ):
        offered = json.loads(slack.dispatch(app, slack.type_into(field, typed)).body)["options"]
        assert offered
    slack.dispatch(app, slack.send_form(words="dredger"))
    slack.until(lambda: "dredger" in slack.modal().words)
    assert slack.refusals == ()
