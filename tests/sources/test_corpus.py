from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.errors import CorpusError, Faulty
from bot.model import Meeting, Passage, Question, Span, Turn
from bot.service.opening import open_answerer
from bot.sources.corpus import Corpus, findings, folder_stamps
from bot.sources.readers import FORMATS, Context, Format, readable
from bot.sources.readers.pair import read_pair
from bot.sources.readers.reading import Readings, TextContext
from tests.conftest import ANYBODY, CORPORA, HERE, Folder

DATA = HERE / "data"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "findings.yaml").read_text("utf-8"))
SOUND = "2018-07-01-buoy-painting"
TEXT = "MINISTER RUIZ: We shall open the harbour.\n\nMINISTER LUND: And who will pay for it?\n"


def read(folder: Folder, id_: str = "m", **options: Any) -> tuple[Meeting, list[Turn]]:
    sources = Corpus(folder.path).sources(**options)
    source = next(one for one in sources if one.name == id_)
    (reading,) = map(readable, source.read())
    return reading.meeting, reading.turns


def digests(folder: Folder) -> dict[str, str]:
    return {one.name: one.stamp for one in Corpus(folder.path).sources()}


# Findings -----------------------------------------------------------------------------------------


def test_every_malformed_folder_has_its_expected_finding_on_record() -> None:
    assert {path.name for path in DATA.iterdir() if path.is_dir()} == {*EXPECTED, "sound"}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fault_gives_a_finding_with_file_line_and_remedy(name: str) -> None:
    expected = EXPECTED[name]
    fitting = [
        found
        for found in findings(DATA / name)
        if found.path.name == expected["file"]
        and expected["line"] in (None, found.line)
        and all(words in str(found) for words in expected["says"])
    ]
    assert fitting
    assert all(found.problem and found.remedy for found in fitting)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fault_is_told_once_and_brings_no_others_with_it(name: str) -> None:
    told = [str(found) for found in findings(DATA / name)]
    assert len(told) == len(set(told)) <= 2


@pytest.mark.parametrize("name", ["sound", *EXPECTED])
def test_the_sound_meeting_beside_a_faulty_one_is_served(name: str, tmp_path: Path) -> None:
    heard: list[str] = []
    answerer = open_answerer(DATA / name, tmp_path, say=heard.append)
    answer = answerer.ask(Question("every buoy in this harbour will be green"))
    assert (answer.outcome, answer.quotes[0].meeting.id) == ("found", SOUND)
    assert bool(heard) is (name not in ("sound", "related-meeting-that-is-not-there"))


@pytest.mark.parametrize("corpus", [DATA / "sound", *CORPORA], ids=lambda path: path.name)
def test_a_sound_corpus_has_no_findings(corpus: Path) -> None:
    assert findings(corpus) == []


def test_all_that_is_wrong_is_found_at_once(folder: Folder) -> None:
    folder.meeting(
        "a", "MR. NOBODY: Good morning.\n\nMS. NOONE: Good evening.\n", titel="A", present=["ghost"]
    )
    folder.meeting(
        "b",
        "MR. NOBODY: Good morning.\n\nMS. NOONE: Good evening.\n",
        present=["ghost"],
        related=["c"],
    )
    told = {
        (found.path.name, found.problem.split("‘")[-1].split("’")[0])
        for found in findings(folder.path)
    }
    assert told == {
        ("a.yaml", "titel"),
        ("b.yaml", "ghost"),
        ("b.yaml", "c"),
        ("b.txt", "MR. NOBODY"),
    } | {("b.txt", "MS. NOONE")}


def test_a_label_no_one_mapped_is_told_once_at_its_first_line(folder: Folder) -> None:
    folder.meeting("m", "MINISTER RUIZ: One.\n\nMR. NOBODY: Two.\n\nMR. NOBODY: Three.\n")
    assert [found.line for found in findings(folder.path)] == [3]


def test_a_label_no_one_mapped_beside_others_costs_no_meeting_and_is_shown_as_printed(
    folder: Folder,
) -> None:
    folder.meeting(
        "m", "MINISTER RUIZ: The harbour opens.\n\nMR. NOBODY: The walrus colony is growing.\n"
    )
    quote = folder.ask("the walrus colony is growing").quotes[0]
    assert (quote.speaker, quote.label) == (None, "MR. NOBODY")
    assert [one.id for one in folder.ask("what did Mr. Nobody say about the walrus?").quotes] == [
        quote.id
    ]
    assert any("MR. NOBODY" in str(found) for found in findings(folder.path))


def test_a_label_no_one_mapped_is_told_as_the_meeting_is_read(folder: Folder) -> None:
    folder.meeting(
        "m", "MINISTER RUIZ: The harbour opens.\n\nMR. NOBODY: The walrus colony is growing.\n"
    ).open()
    assert len(folder.heard) == 1
    assert (
        folder.heard[0].startswith("shown as printed: ")
        and "m.txt:3: nobody is mapped" in folder.heard[0]
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere: no such folder; name one"):
        Corpus(tmp_path / "nowhere")


def test_what_cannot_be_read_as_a_file_is_a_finding_too(folder: Folder) -> None:
    folder.meeting("m", TEXT)
    (folder.path / "odd.txt").mkdir()
    (folder.path / "odd.yaml").write_text("title: Odd\nkind: transcript\n", encoding="utf-8")
    (folder.path / "gone.txt").symlink_to(folder.path / "nowhere")
    told = [str(found) for found in findings(folder.path)]
    assert any("odd.txt: cannot be read" in line for line in told)
    assert any("gone.txt" in line for line in told)
    assert len(folder.open().meetings(ANYBODY)) == 1


def test_a_text_that_its_reader_fails_on_is_left_out_alone(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(text: str, context: TextContext) -> Iterator[Turn]:
        raise RecursionError("too deep")

    monkeypatch.setattr("bot.sources.readers.press.read_report", failing)
    folder.meeting("m", TEXT).meeting("n", TEXT, kind="press-report")
    assert [
        "n.txt: the reader failed on it (RecursionError('too deep'))" in str(f)
        for f in findings(folder.path)
    ] == [True]
    assert len(folder.open().meetings(ANYBODY)) == 1


@pytest.fixture
def minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format more: a `.minutes` is all of it what Ruiz said."""

    def turns(text: str, context: TextContext) -> Iterator[Turn]:
        yield Turn(0, text, passages=(Passage(Span(0, len(text)), "spoken", "ruiz"),))

    def read_minutes(path: Path, context: Context) -> Readings:
        return read_pair(path, context, {"transcript": turns})

    one_more = Format((".minutes",), read_minutes)
    monkeypatch.setattr("bot.sources.corpus.FORMATS", (*FORMATS, one_more))


@pytest.mark.usefixtures("minutes")
def test_a_format_is_one_entry_in_the_table(folder: Folder) -> None:
    folder.meeting("m", TEXT).meeting("n", "The harbour opens.")
    (folder.path / "n.txt").rename(folder.path / "n.minutes")
    assert [turn.text for turn in read(folder, "n")[1]] == ["The harbour opens."]
    assert read(folder, "m")[1][0].label == "MINISTER RUIZ"
    assert {name for name, *_ in folder_stamps(folder.path)} >= {"m.txt", "n.minutes"}
    folder.meeting("n", "The harbour opens.", kind="press-report")
    (folder.path / "n.txt").unlink()
    assert ["holds no press-report" in str(found) for found in findings(folder.path)] == [True]


@pytest.mark.usefixtures("minutes")
def test_of_two_texts_of_one_name_one_is_read_and_the_other_is_a_finding(folder: Folder) -> None:
    folder.meeting("m", TEXT)
    assert findings(folder.path) == []
    (folder.path / "m.minutes").write_text("The harbour opens.", encoding="utf-8")
    assert [turn.text for turn in read(folder)[1]] == ["The harbour opens."]
    (found, *others) = [one for one in findings(folder.path) if one.path.name == "m.txt"]
    assert not others
    assert "m.minutes" in found.problem
    assert found.remedy
    assert len(folder.open().meetings(ANYBODY)) == 1


def test_a_faulty_register_takes_nobodys_words_away(folder: Folder) -> None:
    folder.meeting("m", TEXT)
    (folder.path / "people.yaml").write_text("ruiz: {name: Ana Ruiz", encoding="utf-8")
    assert [found.path.name for found in findings(folder.path)] == ["people.yaml"]
    quote = folder.ask("who will pay for it").quotes[0]
    assert (quote.speaker, quote.label) == (None, "MINISTER LUND")


def test_a_related_meeting_that_is_gone_is_a_finding_and_nothing_more(folder: Folder) -> None:
    folder.meeting("m", TEXT, related=["gone"])
    assert ["gone" in str(found) for found in findings(folder.path)] == [True]
    assert folder.ask("who will pay for it").outcome == "found"


# Reading ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("corpus", CORPORA, ids=["shipped", "made-up"])
def test_every_turn_and_passage_is_a_slice_of_its_file(corpus: Path) -> None:
    for source in Corpus(corpus).sources():
        text = source.path.read_bytes().decode()
        (reading,) = map(readable, source.read())
        for turn in reading.turns:
            assert text[turn.position : turn.position + len(turn.text)] == turn.text
            for passage in turn.passages:
                assert 0 <= passage.span.start < passage.span.end <= len(turn.text)


@pytest.mark.parametrize("corpus", CORPORA, ids=["shipped", "made-up"])
def test_a_reports_passages_have_a_reports_kinds_and_a_transcripts_a_transcripts(
    corpus: Path,
) -> None:
    kinds = {
        "transcript": {"spoken", "interpreted"},
        "press-report": {"quoted", "posted", "reported", "narration"},
    }
    for source in Corpus(corpus).sources():
        (reading,) = map(readable, source.read())
        meeting, turns = reading.meeting, reading.turns
        found = {passage.kind for turn in turns for passage in turn.passages}
        assert found <= kinds[meeting.kind]
        assert not [
            p for turn in turns for p in turn.passages if p.kind == "narration" and p.person
        ]


def test_no_character_is_changed_not_even_an_end_of_line(folder: Folder) -> None:
    text = "MINISTER RUIZ: One\u00a0 two.\r\n\r\nCafe\u0301 — three\u2028four.\t\r\n"
    folder.meeting("m", text)
    (turn,) = read(folder)[1]
    assert turn.text == "One\u00a0 two.\r\n\r\nCafe\u0301 — three\u2028four."


def test_a_byte_order_mark_is_no_part_of_a_label(folder: Folder) -> None:
    folder.meeting("m", "\ufeff" + TEXT)
    assert [turn.label for turn in read(folder)[1]] == ["MINISTER RUIZ", "MINISTER LUND"]


def test_the_meeting_has_what_its_yaml_says(folder: Folder) -> None:
    folder.meeting(
        "m",
        TEXT,
        title="Harbour talks",
        date_basis="outside",
        date_note="The log.",
        place="Halven",
        source={"publisher": "Halven Wire", "url": "https://halven.example"},
        rights="Free",
        present=["quist"],
        access={"channels": ["C1"], "users": ["U1"]},
    )
    meeting = read(folder)[0]
    assert (meeting.id, meeting.file, meeting.title, meeting.kind) == (
        "m",
        "m.txt",
        "Harbour talks",
        "transcript",
    )
    assert (meeting.date_basis, meeting.date_note, meeting.place) == (
        "outside",
        "The log.",
        "Halven",
    )
    assert (meeting.publisher, meeting.url, meeting.rights) == (
        "Halven Wire",
        "https://halven.example",
        "Free",
    )
    assert (meeting.present, meeting.access.channels, meeting.access.users) == (
        ("quist",),
        ("C1",),
        ("U1",),
    )


def test_the_register_and_the_glossary_are_no_meetings(folder: Folder) -> None:
    (folder.path / "glossary.yaml").write_text("USMCA: a treaty\n", encoding="utf-8")
    assert list(digests(folder.meeting("m", TEXT))) == ["m"]


# Digests ------------------------------------------------------------------------------------------


def test_a_digest_is_the_same_until_something_that_shapes_the_meeting_changes(
    folder: Folder,
) -> None:
    folder.meeting("m", TEXT).meeting("n", TEXT)
    first = digests(folder)
    assert digests(folder) == first
    folder.meeting("m", TEXT + " ")
    second = digests(folder)
    assert (second["m"] != first["m"], second["n"] == first["n"]) == (True, True)
    folder.meeting("m", TEXT + " ", place="Halven")
    assert digests(folder)["m"] != second["m"]
    folder.people({"ruiz": {"name": "A. Ruiz"}})
    assert digests(folder)["n"] != first["n"]


def test_words_that_move_from_the_text_to_the_yaml_change_the_digest(folder: Folder) -> None:
    (folder.path / "a.txt").write_text("x")
    (folder.path / "a.yaml").write_text("y")
    one = digests(folder)["a"]
    (folder.path / "a.txt").write_text("xy")
    (folder.path / "a.yaml").write_text("")
    assert digests(folder)["a"] != one


# What a person reviewed ---------------------------------------------------------------------------

REPORT = (
    "Harbour reopens\n\nThe minister, Bo Lund, said the harbour would open. “We pay,” Lund"
    " said.\n\nIt rained.\n"
)


def reviewed(folder: Folder, *verdicts: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    folder.meeting("m", REPORT, kind="press-report", reviewed=list(verdicts))
    turns = read(folder)[1]
    return [
        (t.text[p.span.start : p.span.end], p.kind, p.person) for t in turns for p in t.passages
    ]


def test_a_reviewed_text_has_the_kind_and_speaker_given(folder: Folder) -> None:
    assert ("We pay", "posted", "ruiz") in reviewed(
        folder, {"text": "We pay", "kind": "posted", "speaker": "ruiz"}
    )


def test_reviewed_furniture_is_no_passage(folder: Folder) -> None:
    assert any(text == "It rained." for text, _, _ in reviewed(folder))
    assert not any(
        text == "It rained."
        for text, _, _ in reviewed(folder, {"text": "It rained.", "kind": "furniture"})
    )


def test_the_rules_can_be_read_without_the_reviewed_list(folder: Folder) -> None:
    reviewed(folder, {"text": "It rained.", "kind": "furniture"})
    turns = read(folder, reviewed=False)[1]
    assert "It rained." in {t.text[p.span.start : p.span.end] for t in turns for p in t.passages}


@pytest.mark.parametrize("text", ["It snowed.", "e"])
def test_a_reviewed_text_must_stand_in_the_source_once(folder: Folder, text: str) -> None:
    with pytest.raises(Faulty, match="copy one place exactly"):
        reviewed(folder, {"text": text, "kind": "furniture"})
