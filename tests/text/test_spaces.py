"""White space is all that changes of what is shown."""

from __future__ import annotations

from hypothesis import given

from bot.text import one_line
from tests.text.samples import ANY_TEXT


def test_white_space_runs_are_shown_as_one_space_and_nothing_else_changes() -> None:
    assert one_line("  We will\u00a0not \n\n  go – “ever”.\u2003") == "We will not go – “ever”."


@given(ANY_TEXT)
def test_folding_white_space_twice_changes_nothing(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
