"""What Slack delivers, back to what a person typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.inbound.plain_text import typed_text, without_mention


@pytest.mark.parametrize(
    ("delivered", "typed"),
    [
        ("R&amp;D is &lt; 3 &gt; 2", "R&D is < 3 > 2"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("what did <@U1|bob> say", "what did @bob say"),
        ("what did <@U1> say", "what did  say"),
        ("in <#C1|general> or <#C2|>", "in #general or"),
        ("<https://harbour.example/a_b_c|harbour.example> opened", "harbour.example opened"),
        ("<https://harbour.example/?a=1&amp;b=2>", "https://harbour.example/?a=1&b=2"),
        ("<mailto:ann@harbour.example|ann@harbour.example>", "ann@harbour.example"),
        ("<!here> and <!channel|channel> and <!subteam^S1|@press>", "@here and channel and @press"),
        ("<!date^1392734382^{date}|18 February 2014>", "18 February 2014"),
        ("*we will* _never_ ~ever~ `close`", "we will never ever close"),
        ("_*both*_ and ```a\nblock```", "both and a\nblock"),
        ("(*bold*), “_quoted_”", "(bold), “quoted”"),
        ("snake_case_word and 2*3*4 and 2 * 3 * 4", "snake_case_word and 2*3*4 and 2 * 3 * 4"),
        ("~40 percent, ~13,000 calls", "~40 percent, ~13,000 calls"),
        ("&gt; we said it\n&gt;&gt; twice", "we said it\ntwice"),
        ("&gt;never again", "never again"),
        ("“never again”", "“never again”"),
        ("never\u00a0again\u00a0", "never again"),
        ("  ", ""),
        ("from:<@U1|bob> *", "from:@bob *"),
        ("a < b and b > a, <b>bold</b>", "a < b and b > a, <b>bold</b>"),
    ],
)
def test_markup_becomes_the_words_that_were_typed(delivered: str, typed: str) -> None:
    assert typed_text(delivered) == typed


@given(st.text("ab &;ltgamp<>|@#!*_~`\n\u00a0", max_size=60))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert isinstance(typed_text(text), str)


@given(
    st.text(
        st.characters(blacklist_characters="*_~`<>\u00a0", blacklist_categories=("Cs", "Cf")),
        max_size=80,
    )
)
def test_words_without_markup_come_through_unharmed(text: str) -> None:
    escaped = text.replace("&", "&amp;")
    assert typed_text(escaped) == text.strip()


@pytest.mark.parametrize("mark", "*_~`")
def test_a_long_run_of_marks_is_read_in_no_time(mark: str) -> None:
    assert typed_text(f"{mark}a " * 5_000)


def test_the_mention_of_the_bot_is_no_part_of_the_question() -> None:
    assert without_mention("<@UBOT>: what did <@U2|bob> say?", "UBOT") == "what did <@U2|bob> say?"
    assert without_mention("hey <@UBOT|verbatim>, who said it", "UBOT") == "hey who said it"


def test_where_the_bots_id_is_not_told_the_first_mention_is_its_own() -> None:
    assert without_mention("<@U9> what did <@U2> say?", None) == "what did <@U2> say?"
