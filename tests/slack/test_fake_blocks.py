"""The fake judges Block Kit as Slack does: every limit is refused one past it, and taken at it."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack.fake import FakeSlack, Message
from tests.slack.parts import (
    Block,
    actions,
    button,
    chart,
    context,
    mrkdwn,
    option,
    pie,
    plain,
    quote,
    section,
    select,
    series,
    word,
)

GENERAL = FakeSlack.GENERAL


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url)


def refused(client: WebClient, **args: Any) -> str:
    """Slack's word for why this message may not be posted."""
    with pytest.raises(SlackApiError) as caught:
        client.api_call("chat.postMessage", json={"channel": GENERAL, "text": "x", **args})
    return str(caught.value.response["error"])


BAD_BLOCKS: dict[str, list[Any]] = {
    "51 blocks": [section()] * 51,
    "not an object": ["section"],
    "no type": [{"text": plain("x")}],
    "unknown type": [{"type": "quote", "text": plain("x")}],
    "an element as a block": [button()],
    "alert outside a modal": [{"type": "alert", "text": plain("x")}],
    "section of nothing": [{"type": "section"}],
    "section of no words": [section("")],
    "section of white space": [section("  \n")],
    "section of 3,001": [section("x" * 3_001)],
    "11 fields": [{"type": "section", "fields": [mrkdwn("x")] * 11}],
    "a field of 2,001": [{"type": "section", "fields": [mrkdwn("x" * 2_001)]}],
    "an unknown field": [section(colour="red")],
    "emoji in mrkdwn": [{"type": "section", "text": {**mrkdwn("x"), "emoji": True}}],
    "verbatim in plain text": [{"type": "header", "text": {**plain("x"), "verbatim": True}}],
    "text that is no text object": [{"type": "section", "text": "x"}],
    "header of 151": [{"type": "header", "text": plain("x" * 151)}],
    "header in mrkdwn": [{"type": "header", "text": mrkdwn("x")}],
    "context of nothing": [context()],
    "context of 11": [context(*[mrkdwn("x")] * 11)],
    "context with a button": [context(button())],
    "actions of nothing": [actions()],
    "actions of 26": [actions(*[button(action_id=str(n)) for n in range(26)])],
    "button label of 76": [actions({"type": "button", "text": plain("x" * 76)})],
    "button label in mrkdwn": [actions({"type": "button", "text": mrkdwn("x")})],
    "button without a label": [actions({"type": "button", "value": "x"})],
    "button value of 2,001": [actions(button(value="x" * 2_001))],
    "button value that is a number": [actions(button(value=1))],
    "button style": [actions(button(style="default"))],
    "button url of 3,001": [actions(button(url="https://x.test/" + "x" * 3_000))],
    "button url that is none": [actions(button(url="javascript:alert(1)"))],
    "button's spoken label of 76": [actions(button(accessibility_label="x" * 76))],
    "action_id of 256": [actions(button(action_id="x" * 256))],
    "action_id twice in a block": [actions(button(action_id="a"), button(action_id="a"))],
    "block_id of 256": [section(block_id="x" * 256)],
    "block_id twice": [section(block_id="b"), section(block_id="b")],
    "confirm title of 101": [
        actions(
            button(
                confirm={
                    "title": plain("x" * 101),
                    "text": plain("x"),
                    "confirm": plain("y"),
                    "deny": plain("n"),
                }
            )
        )
    ],
    "confirm text of 301": [
        actions(
            button(
                confirm={
                    "title": plain("x"),
                    "text": plain("x" * 301),
                    "confirm": plain("y"),
                    "deny": plain("n"),
                }
            )
        )
    ],
    "confirm button of 31": [
        actions(
            button(
                confirm={
                    "title": plain("x"),
                    "text": plain("x"),
                    "confirm": plain("y" * 31),
                    "deny": plain("n"),
                }
            )
        )
    ],
    "select of nothing": [actions(select())],
    "101 options": [actions(select(options=[option(n) for n in range(101)]))],
    "101 option groups": [
        actions(select(option_groups=[{"label": plain("x"), "options": [option()]}] * 101))
    ],
    "option text of 76": [actions(select(options=[{"text": plain("x" * 76), "value": "1"}]))],
    "option value of 151": [actions(select(options=[{"text": plain("x"), "value": "1" * 151}]))],
    "option description of 76": [actions(select(options=[option(description=plain("x" * 76))]))],
    "placeholder of 151": [actions(select(options=[option()], placeholder=plain("x" * 151)))],
    "overflow of 6": [actions({"type": "overflow", "options": [option(n) for n in range(6)]})],
    "image without words": [{"type": "image", "image_url": "https://x.test/y.png"}],
    "image of nothing": [{"type": "image", "alt_text": "x"}],
    "image words of 2,001": [
        {"type": "image", "image_url": "https://x.test/y.png", "alt_text": "x" * 2_001}
    ],
    "input label of 2,001": [
        {"type": "input", "label": plain("x" * 2_001), "element": {"type": "plain_text_input"}}
    ],
    "input without an element": [{"type": "input", "label": plain("x")}],
    "rich text of nothing": [{"type": "rich_text", "elements": []}],
    "rich text without a section": [{"type": "rich_text", "elements": [word("x")]}],
    "rich quote of nothing": [quote()],
    "rich quote of no words": [quote(word(""))],
    "rich text styled oddly": [quote(word("x", style={"shout": True}))],
    "rich text style that is no flag": [quote(word("x", style={"bold": "yes"}))],
    "a text object in rich text": [quote(plain("x"))],
    "a link without an address": [quote({"type": "link", "text": "x"})],
    "a list of words": [
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [word("x")]}],
        }
    ],
    "a mention in preformatted": [
        quote({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted")
    ],
    "markdown of 12,001": [{"type": "markdown", "text": "x" * 12_001}],
    "markdown of 12,001 together": [{"type": "markdown", "text": "x" * 6_001}] * 2,
    "table of 101 rows": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
    "table of 21 columns": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}],
    "table of 10,001 characters": [
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_001}]]}
    ],
    "context actions of 6": [
        {
            "type": "context_actions",
            "elements": [{"type": "icon_button", "icon": "trash", "text": plain("x")}] * 6,
        }
    ],
    "card of 4 buttons": [
        {
            "type": "card",
            "title": plain("x"),
            "actions": [button(action_id=str(n)) for n in range(4)],
        }
    ],
    "card title of 151": [{"type": "card", "title": plain("x" * 151)}],
    "card body of 201": [{"type": "card", "body": plain("x" * 201)}],
    "carousel of 11": [
        {"type": "carousel", "elements": [{"type": "card", "title": plain("x")}] * 11}
    ],
    "container of 11": [
        {"type": "container", "title": plain("x"), "child_blocks": [section()] * 11}
    ],
    "3 charts": [chart()] * 3,
    "chart title of 51": [chart("x" * 51)],
    "chart of no kind": [chart(type="radar")],
    "chart of no series": [chart(series=[])],
    "chart of 7 series": [chart(series=[series(str(n)) for n in range(7)])],
    "two series of one name": [chart(series=[series("x"), series("x")])],
    "a series' name of 21": [chart(series=[series("x" * 21)])],
    "a value in letters": [chart(series=[{"name": "x", "data": [{"label": "a", "value": "1"}]}])],
    "a category of 21": [chart(categories=("x" * 21,))],
    "a category twice": [chart(categories=("a", "a"))],
    "21 categories": [chart(categories=tuple(map(str, range(21))))],
    "a category without a value": [chart(series=[series("x", ("a",))], categories=("a", "b"))],
    "a value of no category": [chart(series=[series("x", ("a", "b"))])],
    "an axis of 51": [chart(axis_config={"categories": ["a"], "x_label": "x" * 51})],
    "no axes": [chart(axis_config=None)],
    "pie of 7": [pie(*[1] * 7)],
    "pie with a slice of nothing": [pie(0)],
}

GOOD_BLOCKS: dict[str, list[Block]] = {
    "50 blocks": [section()] * 50,
    "3,000 characters": [section("x" * 3_000)],
    "the same action in two blocks": [
        actions(button(action_id="a")),
        actions(button(action_id="a")),
    ],
    "a button of every size": [
        actions(
            button(
                value="x" * 2_000,
                action_id="x" * 255,
                style="primary",
                url="https://x.test/",
                accessibility_label="x",
            )
        )
    ],
    "a select": [actions(select(options=[option()], placeholder=plain("x")))],
    "2 charts": [chart("x" * 50, categories=tuple(map(str, range(20)))), pie(*[1] * 6)],
    "a chart of 6 series": [chart(series=[series(str(n)) for n in range(6)])],
    "context": [
        context(
            mrkdwn("x"), {"type": "image", "image_url": "https://x.test/y.png", "alt_text": "y"}
        )
    ],
    "quote": [
        quote(
            word("half "),
            word("bold", style={"bold": True}),
            {"type": "link", "url": "https://x.test/"},
        )
    ],
    "list": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [{"type": "rich_text_section", "elements": [word("x")]}],
                }
            ],
        }
    ],
    "table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}, quote(word("y"))]]}],
    "divider, header, image": [
        {"type": "divider"},
        {"type": "header", "text": {**plain("x"), "emoji": True}},
        {
            "type": "image",
            "image_url": "https://x.test/y.png",
            "alt_text": "y",
            "title": plain("z"),
        },
    ],
    "feedback": [
        {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "f",
                    "positive_button": {"text": plain("Good"), "value": "+"},
                    "negative_button": {"text": plain("Bad"), "value": "-"},
                }
            ],
        }
    ],
}


@pytest.mark.parametrize("blocks", BAD_BLOCKS.values(), ids=BAD_BLOCKS)
def test_bad_blocks_are_refused_with_a_pointer_to_the_place(
    slack: FakeSlack, client: WebClient, blocks: Any
) -> None:
    assert refused(client, blocks=blocks) == "invalid_blocks"
    (call,) = slack.called("chat.postMessage")
    assert all(
        "[json-pointer:/blocks" in message
        for message in call.answer["response_metadata"]["messages"]
    )


@pytest.mark.parametrize("blocks", GOOD_BLOCKS.values(), ids=GOOD_BLOCKS)
def test_good_blocks_at_their_limits_are_taken(client: WebClient, blocks: list[Block]) -> None:
    assert client.chat_postMessage(channel=GENERAL, text="x", blocks=blocks)["ok"]


def test_blocks_of_too_many_words_together_are_refused(client: WebClient) -> None:
    blocks = [section("x" * 2_900)] * 5
    assert refused(client, blocks=blocks) == "msg_blocks_too_long"


def message(*blocks: Block, text: str = "x") -> Message:
    return Message("C", "1.1", "U", text, list(blocks))


def test_what_people_see_is_free_of_markup() -> None:
    shown = message(
        section("see <https://x.test/|the source> &amp; <#C1|general>"),
        quote(word("I say "), word("no", style={"bold": True})),
    )
    assert shown.words == "see the source & general\nI say no"
    assert shown.quotes == ("I say no",)


@pytest.mark.parametrize(
    ("blocks", "text", "pinged"),
    [
        ([section("<!channel> and <@U0BOB>")], "x", ("!channel", "@U0BOB")),
        ([quote({"type": "broadcast", "range": "here"})], "x", ("@here",)),
        ([], "hi <!here|here> <!subteam^S1|team>", ("!here", "!subteam^S1")),
        ([quote(word("<!channel> <@U0BOB>"))], "&lt;!channel&gt;", ()),
        ([{"type": "header", "text": plain("<!channel>")}, section("&lt;!here&gt;")], "x", ()),
    ],
)
def test_pings_are_what_would_notify_people(
    blocks: list[Block], text: str, pinged: tuple[str, ...]
) -> None:
    assert message(*blocks, text=text).pings == pinged
