from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.model import DateBasis, MeetingCard
from bot.page.meeting_entry import meeting_day, meeting_entry, meeting_line
from tests import samples
from tests.samples import REPORT, card

DAY = date(2021, 10, 8)


def rows(one: MeetingCard) -> dict[str, str]:
    return {fact.label: fact.value for fact in meeting_entry(one).facts}


@pytest.mark.parametrize(
    ("basis", "shown"),
    [
        (None, "8 October 2021"),
        ("stated", "8 October 2021"),
        ("inferred", "8 October 2021 (inferred; not stated in the document)"),
        ("outside", "8 October 2021 (from outside the document)"),
        ("conflicting", "8 October 2021 (the document’s dates conflict)"),
    ],
)
def test_a_date_says_how_it_is_known(basis: DateBasis | None, shown: str) -> None:
    assert meeting_day(replace(samples.MEETING, date=DAY, date_basis=basis)) == shown


def test_no_date_is_undated() -> None:
    assert meeting_day(replace(samples.MEETING, date=None)) == "undated"


def test_context_is_title_date_and_place() -> None:
    shown = "Harbour talks, opening · 29 February 2020 (from outside the document) · Port Halven"
    assert meeting_line(samples.MEETING) == shown


def test_a_meeting_card_tells_who_spoke_who_did_not_and_how_the_date_is_known() -> None:
    assert rows(card()) == {
        "Meeting": "Harbour talks, opening",
        "When": "29 February 2020 (from outside the document). Evidence: The port's log.",
        "Where": "Port Halven",
        "Words on record": "Ana Ruiz, Minister of Ports (2 turns)",
        "Present, no words on record": "Bo Lund",
        "Record": "transcript, 4 turns",
        "Source": "Halven Wire, https://halven.example/talks",
        "Rights": "Public domain",
        "Related": "A report",
        "Name": "2020-02-29-harbour-talks",
    }


def test_a_report_is_counted_in_paragraphs() -> None:
    assert rows(card(REPORT))["Record"] == "press report, 4 paragraphs"


def test_a_meeting_of_whom_nobody_is_known_ends_with_its_place_among_others() -> None:
    entry = meeting_entry(MeetingCard(samples.MEETING))
    assert entry.sentence == meeting_line(samples.MEETING)
