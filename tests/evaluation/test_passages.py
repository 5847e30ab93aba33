from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import CorpusError
from bot.evaluation.passages import (
    JudgedPassage,
    LabelledPassage,
    ReadPassage,
    judge_passages,
    marked_paraphrases,
    read_reports,
)
from bot.model import Span
from tests.samples import REPORT, quote


def label(*given: Any) -> LabelledPassage:
    return LabelledPassage(*given)


def read(*given: Any) -> ReadPassage:
    return ReadPassage(*given)


def judged(one: LabelledPassage, *given: ReadPassage) -> JudgedPassage:
    return judge_passages([one], {one.file: given})[0]


def test_a_passage_read_as_labelled_is_right() -> None:
    one = label("r.txt", "“We  will go.”", "quoted", "Ana Ruiz")
    assert judged(one, read("We will go", "quoted", "Ana Ruiz")).right
    assert not judged(one, read("We will go", "reported", "Ana Ruiz")).kind_right
    assert not judged(one, read("We will go", "quoted", "Bo Lund")).speaker_right


def test_every_piece_of_a_passage_counts() -> None:
    one = label("r.txt", "We will go. We will come back.", "quoted", "Ana Ruiz")
    pieces = (read("We will go.", "quoted", "Ana Ruiz"), read("We will come back.", "quoted", None))
    assert (judged(one, *pieces).kind_right, judged(one, *pieces).speaker_right) == (True, False)


def test_furniture_is_right_when_it_is_left_out_and_content_is_not() -> None:
    assert judged(label("r.txt", "Share this", "furniture")).right
    assert not judged(
        label("r.txt", "Share this", "furniture"), read("Share this", "narration", None)
    ).right
    assert not judged(label("r.txt", "They met.", "narration")).right


def test_a_kind_as_good_is_right_too() -> None:
    assert judged(
        label("r.txt", "good", "quoted", "Ana Ruiz", ("posted",)),
        read("good", "posted", "Ana Ruiz"),
    ).right


def test_a_reporters_words_in_quotation_marks_are_found_by_their_label() -> None:
    shown = quote("was ready to go", "quoted")
    file = REPORT.file
    assert marked_paraphrases([shown], [label(file, "She was ready to go.", "reported")]) == [shown]
    assert marked_paraphrases([shown], [label(file, "was ready to go", "quoted")]) == []
    assert (
        marked_paraphrases(
            [quote("was ready to go", "reported")], [label(file, "was ready to go", "reported")]
        )
        == []
    )


def test_without_a_label_quoted_words_must_have_a_mark_before_them_in_the_source() -> None:
    bare = quote("was ready to go", "quoted")
    inside = replace(bare, turn=replace(bare.turn, text="Lund “was ready to go”"), span=Span(6, 21))
    assert marked_paraphrases([bare, inside], []) == [bare]


def test_a_report_that_is_not_in_the_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"not there: r\.txt"):
        read_reports(tmp_path, ["r.txt"])
