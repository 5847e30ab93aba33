"""What of a message may be checked: a short one whole, of a long one what it quotes, else one of
its sentences."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.inbound.cited import LONGEST, claims, written

TALK = "What a day. We heard a lot of it. I must think about that."


@pytest.mark.parametrize(
    "text",
    [
        "We will not close the harbour.",
        "did Ruiz really say that?",
        "Ruiz: “we will not close it” - correct?",
        "“We will not close it.” Who’s this?",
        "It is so. Or is it?",
    ],
)
def test_a_message_of_a_sentence_or_two_is_checked_as_it_stands(text: str) -> None:
    assert claims(text) == (text,)


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        (f"{TALK} As Ruiz said, “we will not close it”.", "As Ruiz said, “we will not close it”"),
        (
            f"{TALK} “We will not close it,” said Ruiz. Then we left.",
            "“We will not close it,” said Ruiz.",
        ),
        (f"{TALK} “We will not close it.” Then we left.", "“We will not close it.”"),
        (f'{TALK} Ruiz: "We will not close it. Never."', 'Ruiz: "We will not close it. Never."'),
        (f"{TALK} «We will not close it» — Ana Ruiz", "«We will not close it» — Ana Ruiz"),
        (f"{TALK} „We will not close it“, so Ruiz.", "„We will not close it“, so Ruiz."),
        (
            f"“We will not,” Ruiz said, “close the harbour.” {TALK}",
            "“We will not,” Ruiz said, “close the harbour.”",
        ),
        (f"{TALK}\n*“We will not close it”*\nRight?", "“We will not close it”"),
    ],
)
def test_of_a_long_message_the_quote_is_checked_with_what_says_whose_it_is(
    text: str, checked: str
) -> None:
    assert claims(text) == (checked,)


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("&gt; We will not close it.", "“We will not close it.”"),
        ("&gt; We will not\n&gt; close it.\nwild", "“We will not close it.”"),
        ("As Ruiz put it:\n&gt; We will not close it.", "As Ruiz put it: “We will not close it.”"),
        (
            "Hi all. Ruiz today:\n\n&gt; We will not close it.\n\nok",
            "Ruiz today: “We will not close it.”",
        ),
        ("&gt; We will not close it.\n— Ana Ruiz", "“We will not close it.” by Ana Ruiz"),
        ("&gt;&gt;&gt; We will not.\nClose it never.", "“We will not. Close it never.”"),
        ("&gt; “We will not close it.”", "“We will not close it.”"),
        ("&gt; He said “no” to R&amp;D there.", "“He said ‘no’ to R&D there.”"),
        (f"&gt; We will not close it.\n{TALK}", "“We will not close it.”"),
    ],
)
def test_a_block_quote_is_checked_with_the_line_that_says_whose_it_is(
    text: str, checked: str
) -> None:
    assert claims(text) == (checked,)


def test_of_several_quotes_each_may_be_chosen() -> None:
    text = (
        f"Ruiz said “we will not close it”. {TALK}\n&gt; Never in my life.\nLund said “it is never"
        " open”."
    )
    assert claims(text) == (
        "“Never in my life.”",
        "Ruiz said “we will not close it”",
        "Lund said “it is never open”",
    )


def test_of_a_long_message_without_a_quote_each_sentence_may_be_chosen_or_all_of_it() -> None:
    assert claims(TALK) == (
        "What a day.",
        "We heard a lot of it.",
        "I must think about that.",
        TALK,
    )


def test_a_word_or_two_in_quotation_marks_are_no_quote() -> None:
    text = f"He called it “fake” and “so bad”. {TALK}"
    assert claims(text)[0] == "He called it “fake” and “so bad”."
    assert len(claims(text)) == 5


def test_a_very_long_message_is_not_offered_whole() -> None:
    text = " ".join(f"Sentence number {n} is about the harbour." for n in range(60))
    assert len(claims(text)) == 60


@pytest.mark.parametrize("text", ["", "  \n ", "<@U0ALICE>", "&gt; \n&gt; "])
def test_a_message_without_words_has_nothing_to_check(text: str) -> None:
    assert claims(text) == ()


@given(st.text('ab .“”"\n&gt;>—,:', max_size=400))
def test_whatever_is_written_what_may_be_checked_has_words_and_ends(text: str) -> None:
    for claim in claims(text):
        assert claim.strip()
        assert len(claim) <= LONGEST


# Where the words are ------------------------------------------------------------------------------


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"text": "", "blocks": [{"type": "rich_text", "elements": list(parts)}]}


def part(kind: str, text: str) -> dict[str, Any]:
    return {"type": kind, "elements": [{"type": "text", "text": text}]}


def test_a_message_is_its_text() -> None:
    assert written({"text": "It is so.", "attachments": [{"text": "no"}]}) == "It is so."


def test_a_message_passed_on_is_what_was_passed_on() -> None:
    assert (
        written(
            {"text": " ", "attachments": [{"text": "It is so.", "fallback": "carla: It is so."}]}
        )
        == "It is so."
    )


def test_a_message_of_blocks_alone_is_their_words_with_its_block_quotes() -> None:
    message = rich(
        part("rich_text_section", "As R&D put it:\n"),
        part("rich_text_quote", "We will\nnot close it"),
    )
    assert claims(written(message)) == ("As R&D put it: “We will not close it”",)


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"text": None},
        {"blocks": "x"},
        {"blocks": [3], "attachments": [None]},
        {"blocks": [{"text": 3}]},
    ],
)
def test_a_message_of_an_odd_shape_has_no_words(message: dict[str, Any]) -> None:
    assert written(message) == ""
