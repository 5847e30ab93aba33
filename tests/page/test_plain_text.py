from __future__ import annotations

import pytest

from bot.model import Fact, Kind, Note
from bot.page.page import page_of
from bot.page.plain_text import plain_text
from tests.samples import answer, quote


def test_the_plain_answer_holds_everything_and_marks_nothing_inside_the_quote() -> None:
    shown = answer(
        "found", quote(), facts=(Fact("place", "Halven", "Harbour talks"),), notes=(Note("stale"),)
    )
    assert plain_text(page_of(shown)).splitlines() == [
        "On record:",
        (
            "“We will not close the harbour. [inaudible] That is all.” Ana Ruiz, Minister of Ports"
            " (spoken). Harbour talks, opening · 29 February 2020 (from outside the document) ·"
            " Port Halven"
        ),
        "Place: Halven · Harbour talks",
        "The index is being rewritten; this answer comes from the last whole one.",
    ]


@pytest.mark.parametrize("kind", ["reported", "narration"])
def test_a_paraphrase_has_no_quotation_mark_in_the_plain_answer(kind: Kind) -> None:
    assert not set('“”"') & set(plain_text(page_of(answer("found", quote(kind=kind)))))
