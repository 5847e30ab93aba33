"""Records: JSON Lines, one turn a line, streamed, asked for by the labels they print."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.errors import Faulty
from bot.model import Access, Audience, Question
from bot.service.opening import open_answerer
from bot.sources.corpus import findings
from bot.sources.readers import Context, Reading
from bot.sources.readers.records import read_records

TALKS = [
    {
        "meeting_id": "pl/2023/7",
        "title": "Plenary 7",
        "date": "2023-05-04",
        "turn_no": 1,
        "speaker": "MS. ADLER",
        "text": "The boats will be late. That is not a threat.",
        "place": "Halven",
        "role": "Harbour Master",
        "interpreted": False,
        "url": "https://talks.example/7",
    },
    {"meeting_id": "pl/2023/7", "turn_no": 2, "speaker": "Q", "text": ""},
    {
        "meeting_id": "pl/2023/7",
        "turn_no": 5,
        "speaker": "Project Manager",
        "text": "Who pays for the lamps?",
    },
    {
        "meeting_id": "x",
        "title": "Undated",
        "date": None,
        "turn_no": 0,
        "speaker": "Q",
        "text": "Is the mud clean?",
        "interpreted": True,
    },
]


def written(path: Path, lines: list[dict[str, object]]) -> Path:
    text = "".join(json.dumps(line) + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def read(path: Path) -> Iterator[Reading]:
    for reading in read_records(path, Context()):
        assert isinstance(reading, Reading)
        yield reading


def faults(path: Path) -> list[str]:
    return [
        str(f)
        for reading in read_records(path, Context())
        if isinstance(reading, Faulty)
        for f in reading.findings
    ]


@pytest.fixture
def answerer(tmp_path: Path) -> Answerer:
    folder = tmp_path / "corpus"
    folder.mkdir()
    written(folder / "talks.jsonl.gz", TALKS)
    return open_answerer(folder, tmp_path / "index")


@pytest.mark.parametrize("name", ["talks.jsonl", "talks.jsonl.gz"])
def test_meetings_and_turns_are_as_the_lines_have_them(tmp_path: Path, name: str) -> None:
    plenary, undated = read(written(tmp_path / name, TALKS))
    meeting = plenary.meeting
    assert (meeting.id, meeting.title, meeting.date) == ("pl/2023/7", "Plenary 7", date(2023, 5, 4))
    assert (meeting.place, meeting.url, meeting.file) == ("Halven", "https://talks.example/7", name)
    assert [(turn.number, turn.text) for turn in plenary.turns] == [
        (t["turn_no"], t["text"]) for t in TALKS[:3]
    ]
    assert (undated.meeting.date, undated.turns[0].passages[0].kind) == (None, "interpreted")


def test_only_a_meeting_at_a_time_is_read(tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    written(path, TALKS)
    with path.open("a") as file:
        file.write("no record\n")
    meeting = next(iter(read_records(path, Context()))).meeting
    assert meeting.id == "pl/2023/7"  # type: ignore[union-attr]


def test_a_digest_changes_with_any_line_of_its_meeting_and_with_no_other(tmp_path: Path) -> None:
    before = {r.meeting.id: r.digest for r in read(written(tmp_path / "a.jsonl", TALKS))}
    changed = [*TALKS[:3], {**TALKS[3], "text": "Is the mud wet?"}]
    after = {r.meeting.id: r.digest for r in read(written(tmp_path / "a.jsonl", changed))}
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"x"}


@pytest.mark.parametrize(
    ("line", "where", "problem"),
    [
        ("not json", ":5:", "no record"),
        ('{"meeting_id": "y", "turn_no": "one", "text": "t"}', ":5:", "no record"),
        ('{"meeting_id": "x", "turn_no": 0, "text": "again"}', ":5:", "stands twice"),
        (
            '{"meeting_id": "pl/2023/7", "turn_no": 9, "text": "late"}',
            ":5:",
            "more lines of the meeting",
        ),
    ],
)
def test_a_bad_line_is_told_with_its_place_and_stops_no_other_meeting(
    tmp_path: Path, line: str, where: str, problem: str
) -> None:
    path = written(tmp_path / "talks.jsonl", TALKS)
    with path.open("a") as file:
        file.write(
            line
            + "\n"
            + json.dumps({"meeting_id": "z", "turn_no": 0, "text": "Still here."})
            + "\n"
        )
    (told,) = faults(path)
    assert where in told and problem in told
    assert {r.meeting.id for r in read_records(path, Context()) if isinstance(r, Reading)} >= {
        "pl/2023/7",
        "z",
    }
    assert [str(finding) for finding in findings(tmp_path)] == [told]


def test_a_broken_archive_is_a_finding(tmp_path: Path) -> None:
    path = written(tmp_path / "talks.jsonl.gz", TALKS)
    path.write_bytes(path.read_bytes()[:-12])
    assert any("cannot be read to its end" in told for told in faults(path))


def test_a_records_speaker_is_shown_as_printed_with_the_office_it_gives(answerer: Answerer) -> None:
    (quote,) = answerer.ask(Question("the boats will be late", limit=1)).quotes
    assert (quote.speaker, quote.role, quote.interpreted) == ("MS. ADLER", "Harbour Master", False)
    assert quote.id == "pl/2023/7/1/0-45"
    assert answerer.quote(quote.id, Question("").audience) is not None


@pytest.mark.parametrize(
    "question", ["what did the project manager say about lamps", 'from:"Project Manager" lamps']
)
def test_a_label_as_printed_may_be_asked_for(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Question(question))
    assert (answer.outcome, answer.understood.speaker) == ("found", "Project Manager")
    assert answer.quotes[0].text == "Who pays for the lamps?"


def test_what_is_gone_from_a_file_is_gone_from_the_index_and_the_rest_is_kept(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    written(folder / "talks.jsonl", TALKS)
    open_answerer(folder, tmp_path / "index")
    written(folder / "talks.jsonl", TALKS[:3])
    again = open_answerer(folder, tmp_path / "index")
    assert again.ask(Question("is the mud clean")).outcome == "none"
    assert again.ask(Question("who pays for the lamps")).outcome == "found"


def closed(*accesses: object) -> list[dict[str, object]]:
    """A meeting of as many lines, each with its `access`."""
    return [
        {"meeting_id": "m", "turn_no": number, "text": "The dredger is late.", "access": access}
        for number, access in enumerate(accesses)
    ]


ONLY = {"channels": ["C1"], "users": ["U1"]}


@pytest.mark.parametrize("access", [{}, None, {"channels": [], "users": []}])
def test_a_meeting_whose_lines_name_nobody_is_open_to_all(tmp_path: Path, access: object) -> None:
    (reading,) = read(written(tmp_path / "a.jsonl", closed(access, access)))
    assert reading.meeting.access == Access()


def test_a_meetings_lines_may_say_who_may_read_it(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", closed(ONLY, ONLY))
    (reading,) = read(path)
    assert reading.meeting.access == Access(("C1",), ("U1",))
    answerer = open_answerer(tmp_path, tmp_path / "index")
    assert [
        len(answerer.ask(Question("dredger", audience=who)).quotes)
        for who in (Audience(), Audience("C1"))
    ] == [0, 2]


@pytest.mark.parametrize(
    "accesses",
    [
        ("C1",),
        ([],),
        (7,),
        (False,),
        ({"channels": "C1"},),
        ({"channels": None},),
        ({"users": [1]},),
        ({"user": ["U1"]},),
        (ONLY, None),
        (None, ONLY),
        (ONLY, {"channels": ["C1"]}),
        ([ONLY],),
    ],
    ids=str,
)
def test_a_meeting_that_does_not_say_plainly_who_may_read_it_is_read_by_nobody(
    tmp_path: Path, accesses: tuple[object, ...]
) -> None:
    path = written(
        tmp_path / "a.jsonl",
        [*closed(*accesses), {"meeting_id": "z", "turn_no": 0, "text": "Still here."}],
    )
    (told,) = faults(path)
    assert "access" in told
    assert [r.meeting.id for r in read_records(path, Context()) if isinstance(r, Reading)] == ["z"]


def test_a_meeting_that_was_open_is_read_anew_when_it_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for access, found in ((None, 2), (ONLY, 0), ({"users": 7}, 0)):
        written(
            folder / "a.jsonl",
            [*closed(access, access), {"meeting_id": "z", "turn_no": 0, "text": "Still here."}],
        )
        answerer = open_answerer(folder, tmp_path / "index", say=lambda line: None)
        assert len(answerer.ask(Question("dredger")).quotes) == found
