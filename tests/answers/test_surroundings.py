"""What stands around a quote: every word of the meeting, once, in order; and what became of a
quote shown earlier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.answers.surroundings import AFTER, BEFORE, PIECE
from bot.model import Audience, Question, Quote, Stretch, Surroundings
from bot.service.opening import open_answerer
from tests.conftest import ANYBODY, Folder


def first(answerer: Answerer, text: str) -> Quote:
    return answerer.ask(Question(text)).quotes[0]


def walked(answerer: Answerer, ref: str) -> list[Stretch]:
    """All that can be read from a quote's window, by Earlier and by Later, in the order of the
    record."""
    here = answerer.around(ref, ANYBODY)
    assert here is not None
    pages, back, on = [here], here.earlier, here.later
    while back:
        page = shown(answerer.around(ref, ANYBODY, before=back))
        assert page.later == back
        pages, back = [page, *pages], page.earlier
    while on:
        page = shown(answerer.around(ref, ANYBODY, onward=on))
        assert page.earlier == on
        pages, on = [*pages, page], page.later
    assert len(pages) < 200
    return [stretch for page in pages for stretch in page.stretches]


def shown(page: Surroundings | None) -> Surroundings:
    assert page is not None
    assert page.stretches
    return page


def letters(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize(
    "words",
    [
        "more than just neighbors",
        "Blinken highlighted the strong partnership",
        "shared responsibility",
    ],
)
def test_every_word_of_the_meeting_is_reached_once_and_in_order(
    shipped: Answerer, words: str
) -> None:
    quote = first(shipped, words)
    stretches = walked(shipped, quote.ref)
    turns = shipped._library.engine.turns(quote.meeting.id, 0, 500)
    assert letters([one.text for one in stretches]) == letters([turn.text for turn in turns])


def test_the_quoted_words_are_marked_and_no_others(shipped: Answerer) -> None:
    quote = first(shipped, "more than just neighbors")
    marked = [one.text[slice(*one.quoted)] for one in walked(shipped, quote.ref) if one.quoted]
    assert marked == [quote.text]


def test_a_sentence_without_an_end_is_cut_between_words_and_loses_none(folder: Folder) -> None:
    text = " ".join(f"word{number}" for number in range(2_000))
    answerer = folder.meeting(
        "2020-01-01-asr", f"MINISTER RUIZ: We begin here today.\n\nMINISTER LUND: {text}"
    ).open()
    stretches = walked(answerer, first(answerer, "we begin here today").ref)
    assert letters([one.text for one in stretches[1:]]) == letters([text])
    assert max(len(one.text) for one in stretches) < 3_000


def test_a_records_numbers_may_have_gaps(folder: Folder) -> None:
    turns = [5, 6, 40, 700, 701]
    lines = [
        {
            "meeting_id": "pl/7",
            "title": "Plenary",
            "turn_no": n,
            "speaker": "MS. ADLER",
            "text": f"The boat number {n} is late.",
        }
        for n in turns
    ]
    (folder.path / "records.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    answerer = folder.open()
    stretches = walked(answerer, first(answerer, "boat number 40 is late").ref)
    assert [one.place.turn for one in stretches] == turns
    assert {one.speaker for one in stretches} == {"MS. ADLER"}


def test_a_press_reports_paragraph_is_nobodys_turn(shipped: Answerer) -> None:
    quotes = shipped.ask(Question("Blinken highlighted the strong partnership", limit=10)).quotes
    quote = next(one for one in quotes if one.meeting.kind == "press-report")
    assert {one.speaker for one in walked(shipped, quote.ref)} == {None}


# What became of a quote ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "x",
        "#",
        "2020-01-01-a/0/0-0",
        "2020-01-01-a/9/0-5",
        "2020-01-01-a/-1/0-5",
        "2020-01-01-a/0/5-0#00000000",
    ]
    + [
        "2020-01-01-a/99999999999/0-1",
        "2020-01-01-a/0/0-9999999999",
        "elsewhere/0/0-5",
        "2020-01-01-a/0/0-5#nomark",
    ],
)
def test_an_id_that_names_no_line_has_none(folder: Folder, ref: str) -> None:
    answerer = folder.meeting(
        "2020-01-01-a", "MINISTER RUIZ: We will not close the harbour."
    ).open()
    there = answerer.standing(ref, ANYBODY)
    assert there is None or (there.changed and there.quote.text.startswith("We will not"))
    assert answerer.quote(ref, ANYBODY) is None


def test_a_line_given_to_another_speaker_since_is_a_changed_line(folder: Folder) -> None:
    text = "MINISTER RUIZ: We will not close the harbour."
    answerer = folder.meeting("2020-01-01-a", text).open()
    ref = first(answerer, "we will not close the harbour").ref
    there = (
        folder.meeting("2020-01-01-a", text, speakers={"MINISTER RUIZ": "lund"})
        .open()
        .standing(ref, ANYBODY)
    )
    assert there is not None
    assert (there.changed, there.quote.speaker) == (True, "Bo Lund")


def test_a_closed_meetings_line_stands_nowhere_for_others(folder: Folder) -> None:
    access = {"channels": [], "users": ["U1"]}
    answerer = folder.meeting(
        "2020-01-01-a", "MINISTER RUIZ: We will not close it.", access=access
    ).open()
    ref = "2020-01-01-a/0/0-20"
    assert answerer.standing(ref, Audience("C1", "U1")) is not None
    assert answerer.standing(ref, Audience("C1")) is None
    assert answerer.around(ref, Audience("C1")) is None


def test_what_is_changed_while_the_bot_runs_is_seen(folder: Folder, tmp_path: Path) -> None:
    folder.meeting("2020-01-01-a", "MINISTER RUIZ: We will not close the harbour.")
    ref = first(open_answerer(folder.path, tmp_path / "i"), "close the harbour").ref
    folder.meeting("2020-01-01-a", "MINISTER RUIZ: We will now close the harbour.")
    there = open_answerer(folder.path, tmp_path / "i").standing(ref, ANYBODY)
    assert there is not None
    assert (there.changed, there.quote.text) == (True, "We will now close the harbour.")


def test_a_quote_stands_nearer_to_the_beginning_of_its_window_than_to_its_end(
    shipped: Answerer,
) -> None:
    """A phone shows some twenty lines: the words must be among them."""
    for words in (
        "more than just neighbors",
        "amazing success working with at-risk youth",
        "arms contraband",
    ):
        page = shown(shipped.around(first(shipped, words).ref, ANYBODY))
        lengths = [len(one.text) for one in page.stretches]
        at = next(n for n, one in enumerate(page.stretches) if one.quoted)
        quoted = page.stretches[at].quoted
        assert quoted is not None
        before = sum(lengths[:at]) + quoted[0]
        after = lengths[at] - quoted[1] + sum(lengths[at + 1 :])
        assert before <= BEFORE + PIECE
        assert page.later is None or AFTER <= after <= AFTER + PIECE
