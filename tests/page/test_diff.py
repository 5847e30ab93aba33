"""A claim against the record: what is shown of it, and in which signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Edit, Reason, Span
from bot.page.diff import differs, shortened_diff, shown_diff, signed_diff
from tests.samples import DIFF, checked, quote


def signed(diff: tuple[Edit, ...]) -> str:
    return " ".join(text for text, _ in signed_diff(diff))


SAID = quote(
    "If they agree, we will close it tomorrow, which nobody wants.",
    matched=(Span(15, 28), Span(29, 37)),
)


LONG = (
    Edit("=", "a " * 40),
    Edit("-", "b"),
    Edit("=", "c " * 40),
    Edit("+", "d"),
    Edit("=", "e " * 40),
)
AGREED = (Edit("=", "we will close it tomorrow"),)


edits = st.lists(
    st.builds(Edit, st.sampled_from("=-+"), st.text("ab \n\u00a0", max_size=300)), max_size=80
).map(tuple)


def test_a_diff_is_told_in_signs_that_need_no_colour() -> None:
    assert signed(DIFF) == "We will {+not+} close the harbour in [-July-] {+June+}"


@pytest.mark.parametrize(
    ("cut", "diff", "shown"),
    [
        ("If they  agree,", AGREED, "{+If they agree,+} we will close it tomorrow"),
        ("which nobody wants.", AGREED, "we will close it tomorrow {+which nobody wants.+}"),
        (
            "not",
            (Edit("=", "we will"), Edit("=", "…"), Edit("=", "close it")),
            "we will {+not+} close it",
        ),
        ("words of another line", AGREED, ""),
        ("which nobody wants.", (Edit("-", "7"), Edit("+", "70")), "[-7-] {+70+}"),
    ],
)
def test_what_was_cut_off_and_turns_the_sense_is_marked_where_it_stands(
    cut: str, diff: tuple[Edit, ...], shown: str
) -> None:
    claim = checked("wrong-context", SAID, diff=diff, reasons=(Reason("cut", "", cut),))
    assert signed(shown_diff(claim)) == shown


def test_only_where_the_context_is_wrong_is_a_cut_marked() -> None:
    claim = checked("exact", SAID, diff=AGREED, reasons=(Reason("cut", "", "If they agree,"),))
    assert shown_diff(claim) == ()


def test_a_diff_that_only_agrees_is_not_shown() -> None:
    assert shown_diff(checked("exact", diff=(Edit("=", "all of it"),))) == ()
    assert signed(()) == ""


def test_a_diff_of_a_sentence_or_two_is_shown_whole() -> None:
    diff = (Edit("-", "30"), Edit("=", "and so " * 35))
    assert shortened_diff(diff) == (diff[0], Edit("=", ("and so " * 35).strip()))


def test_a_long_diff_is_cut_down_around_its_changes() -> None:
    shown = shortened_diff(LONG, 3)
    assert [edit.text for edit in shown] == ["… a a a", "b", "c c c … c c c", "d", "e e e …"]


@given(edits)
def test_a_shortened_diff_keeps_the_order_and_every_change_of_a_moderate_diff(
    diff: tuple[Edit, ...],
) -> None:
    wanted = [edit.mark for edit in diff if edit.mark != "=" and edit.text.split()]
    shown = [edit.mark for edit in shortened_diff(diff) if edit.mark != "="]
    assert shown == wanted[: len(shown)]
    assert len(diff) > 60 or len(shown) == len(wanted) or not differs(diff)
    assert all(edit.text == " ".join(edit.text.split()) != "" for edit in shortened_diff(diff))
