from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import IndexBusy, IndexDamaged
from bot.index import Clause, Record, Scope
from bot.index.tantivy import TantivyEngine
from bot.model import Meeting, Passage, Span, Turn

TEXT = "The harbour will not close."


def put(engine: TantivyEngine, ids: str, digest: str = "d", text: str = TEXT) -> None:
    """One change that puts a meeting for each letter of `ids`."""
    turn = Turn(0, text, "Q", (Passage(Span(0, len(text)), "spoken", None, "Q"),))
    with engine.writing() as writer:
        for id_ in ids:
            writer.put(Record(Meeting(id_, id_, f"{id_}.txt", "transcript"), digest, (), 1), [turn])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    engine = TantivyEngine(folder)
    put(engine, "mno")
    put(engine, "m", "e")
    return folder


@pytest.fixture
def whole(written: Path, tmp_path: Path) -> Path:
    """A folder with an index of several commits, of which one put a meeting in its old place."""
    return Path(shutil.copytree(written, tmp_path / "index"))


def test_an_index_is_still_there_when_opened_again(whole: Path) -> None:
    engine = TantivyEngine(whole)
    assert engine.digests() == {"m": "e", "n": "d", "o": "d"}
    assert len(engine.candidates([Clause({"harbour": 1.0})], (), Scope(), 9)) == 3


def test_two_cannot_write_at_once_and_the_second_hears_it(whole: Path) -> None:
    one, other = TantivyEngine(whole), TantivyEngine(whole)
    with one.writing() as writer:
        with pytest.raises(IndexBusy), other.writing():
            pass
        writer.drop("m")
        assert other.digests() == {"m": "e", "n": "d", "o": "d"}
    other.reload()
    assert other.digests() == {"n": "d", "o": "d"}
    put(other, "p")


def test_what_is_written_meanwhile_is_seen_only_after_reloading(whole: Path) -> None:
    reader = TantivyEngine(whole)
    put(TantivyEngine(whole), "p")
    assert "p" not in reader.digests()
    reader.reload()
    assert "p" in reader.digests()


def test_a_reader_keeps_its_state_while_all_else_changes(whole: Path) -> None:
    reader, writer = TantivyEngine(whole), TantivyEngine(whole)
    for number in range(6):
        put(writer, "m", str(number), f"Word{number} is all there is.")
    assert [turn.text for turn in reader.turns("m", 0, 0)] == [TEXT]
    assert len(reader.candidates([Clause({"harbour": 1.0})], (), Scope(), 9)) == 3


def replaced(path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Another file in the place of one that may still be mapped."""
    damaged = damage(path.read_bytes())
    path.unlink()
    path.write_bytes(damaged)


HARM: dict[str, Callable[[Path], None]] = {
    "gone": Path.unlink,
    "cut": lambda path: replaced(path, lambda whole: whole[: len(whole) // 2]),
    "scribbled": lambda path: replaced(path, lambda whole: b"no index at all"),
    "zeroed": lambda path: replaced(path, lambda whole: bytes(40) + whole[40:]),
}


FILES = ["meta.json", "*.term", "*.store", "*.idx", "*.pos", "*.fieldnorm", "*.fast", "*.del"]


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("files", FILES)
def test_a_damaged_folder_is_begun_anew_still_whole_or_told_in_a_sentence(
    whole: Path, files: str, harm: str
) -> None:
    before = TantivyEngine(whole).digests()
    for path in whole.glob(files):
        HARM[harm](path)
    engine = TantivyEngine(whole)
    assert engine.digests() in ({}, before)
    try:
        for word in ("harbour", "will", "not", "close"):
            engine.candidates([Clause({word: 1.0})], ((word,), ("will", "not")), Scope(), 9)
    except IndexDamaged as damaged:
        assert "verbatim index --force" in str(damaged)
    with engine.writing() as writer:
        writer.clear()
    put(engine, "n")
    assert dict(TantivyEngine(whole).digests()) == {"n": "d"}
    assert len(engine.candidates([Clause({"harbour": 1.0})], (("will", "not"),), Scope(), 9)) == 1


def test_a_folder_of_another_form_is_begun_anew(whole: Path) -> None:
    meta = whole / "meta.json"
    meta.write_text(meta.read_text("utf-8").replace('"stems"', '"roots"'), encoding="utf-8")
    assert TantivyEngine(whole).digests() == {}


def test_what_a_killed_writer_left_lying_about_does_not_stop_the_next(
    whole: Path, tmp_path: Path
) -> None:
    change = Path(shutil.copytree(whole, tmp_path / "change"))
    put(TantivyEngine(change), "n", "f")
    left = [path for path in change.iterdir() if not (whole / path.name).exists()]
    for path in (
        *left,
        change / ".managed.json",
    ):  # all that a change writes, but for the meta.json that makes it so
        shutil.copy(path, whole)
    engine = TantivyEngine(whole)
    assert engine.digests() == {"m": "e", "n": "d", "o": "d"}
    put(engine, "n", "f")
    assert engine.digests() == {"m": "e", "n": "f", "o": "d"}
    assert any(path.suffix == ".del" for path in left)


def test_a_folder_that_vanishes_under_a_reader_is_made_again_by_the_next(whole: Path) -> None:
    shutil.rmtree(whole)
    assert TantivyEngine(whole).digests() == {}
