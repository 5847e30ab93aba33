"""What is offered in a list: everybody and every meeting that is meant by what has been typed so
far, and quickly."""

from __future__ import annotations

import random
from datetime import date

import pytest

from bot.index import MeetingVoice, Record
from bot.model import Choice, Meeting
from bot.search.directory import Directory, DirectoryEntry, speakers, titles
from tests.cast import REGISTER

TALKS = Meeting(
    "2020-05-04-talks",
    "Harbour talks, opening",
    "t.txt",
    "transcript",
    date(2020, 5, 4),
    place="Port Ellen",
)
FORUM = Meeting("2021-06-07-forum", "Forum of the islands", "f.txt", "transcript", date(2021, 6, 7))
RECORDS = (
    Record(
        TALKS,
        "",
        (
            MeetingVoice("ruiz", "PRESIDENT RUIZ", 2),
            MeetingVoice(None, "MODERATOR", 9),
            MeetingVoice("brandt", "BRANDT", 1),
        ),
        12,
    ),
    Record(
        FORUM,
        "",
        (
            MeetingVoice("ruiz", "ANA R.", 1),
            MeetingVoice("lindqvist", "LINDQVIST", 2),
            MeetingVoice(None, None, 1),
        ),
        4,
    ),
)


def named(directory: Directory, typed: str, most: int = 9) -> list[str]:
    return [choice.name for choice in directory.find(typed, most)]


def test_untyped_those_with_most_turns_come_first_and_the_latest_meeting() -> None:
    assert named(speakers(RECORDS, REGISTER), "") == [
        "MODERATOR",
        "Ana Ruiz",
        "Maja Lindqvist",
        "Íñigo Brandt Ruiz",
    ]
    assert named(titles(RECORDS), "") == ["Forum of the islands", "Harbour talks, opening"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lind", "Maja Lindqvist"),
        ("lindkvist", "Maja Lindqvist"),
        ("Lindqist", "Maja Lindqvist"),
        ("maja lin", "Maja Lindqvist"),
        ("harbour secretary", "Maja Lindqvist"),
        ("inigo", "Íñigo Brandt Ruiz"),
        ("brant", "Íñigo Brandt Ruiz"),
        ("ana r", "Ana Ruiz"),
        ("president of norland", "Ana Ruiz"),
        ("moderater", "MODERATOR"),
    ],
)
def test_half_a_name_a_typo_an_office_or_a_printed_label_is_enough(typed: str, first: str) -> None:
    assert named(speakers(RECORDS, REGISTER), typed)[0] == first


@pytest.mark.parametrize("typed", ["zeppelin", "xx", "7"])
def test_what_is_like_nothing_offers_nothing(typed: str) -> None:
    assert named(speakers(RECORDS, REGISTER), typed) == []


def test_all_that_is_typed_counts_and_else_most_of_it() -> None:
    both = speakers(RECORDS, REGISTER)
    assert named(both, "ruiz") == ["Ana Ruiz", "Íñigo Brandt Ruiz"]
    assert named(both, "ruiz brandt") == ["Íñigo Brandt Ruiz"]
    assert named(both, "ruiz zeppelin") == ["Ana Ruiz", "Íñigo Brandt Ruiz"]


def test_who_has_no_words_on_record_is_not_offered() -> None:
    assert named(speakers(RECORDS, REGISTER), "okafor") == []


@pytest.mark.parametrize(
    "typed", ["harbuor", "port ellen", "may 2020", "2020", "talks 2020", "2020-05-04-talks"]
)
def test_a_meeting_is_meant_by_its_title_place_date_or_id(typed: str) -> None:
    assert named(titles(RECORDS), typed) == ["Harbour talks, opening"]


def test_a_choice_stands_for_a_speaker_or_meeting_however_long_its_name() -> None:
    long = "MEETING " * 60
    directory = speakers([Record(TALKS, "", (MeetingVoice(None, long, 1),), 1)], REGISTER)
    (choice,) = directory.find("meeting", 9)
    assert len(choice.value) <= 150
    assert directory.key(choice.value) == long
    assert speakers(RECORDS, REGISTER).key("ruiz") == "ruiz"
    assert titles(RECORDS).key("2020-05-04-elsewhere") is None


def test_each_of_twenty_thousand_names_is_offered_to_who_types_it_with_a_slip() -> None:
    chance = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = ["".join(chance.choices(letters, k=chance.randint(4, 10))) for _ in range(9_000)]
    names = [" ".join(chance.choices(made, k=3)) for _ in range(20_000)]
    directory = Directory(DirectoryEntry(name, Choice(name, name), (name,)) for name in names)
    typed = [names[chance.randrange(len(names))] for _ in range(20)]
    for name in typed:
        slip = name[:2] + name[3:]
        assert name in [choice.name for choice in directory.find(slip, 100)]
