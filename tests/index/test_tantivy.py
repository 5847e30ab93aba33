from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import IndexBusy
from bot.index import Record, Scope, Wish
from bot.index.tantivy import TantivyEngine
from bot.model import Meeting, Passage, Span, Turn

TEXT = "The harbour will not close."


def put(engine: TantivyEngine, id_: str, digest: str = "d", text: str = TEXT) -> None:
    turn = Turn(0, text, "Q", (Passage(Span(0, len(text)), "spoken", None, "Q"),))
    with engine.writing() as writer:
        writer.put(Record(Meeting(id_, id_, f"{id_}.txt", "transcript"), digest, (), 1), [turn])


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A folder with an index of two commits, of which one has been changed."""
    engine = TantivyEngine(tmp_path)
    put(engine, "m")
    put(engine, "n")
    put(engine, "m", "e")
    return tmp_path


def test_an_index_is_still_there_when_opened_again(whole: Path) -> None:
    engine = TantivyEngine(whole)
    assert engine.digests() == {"m": "e", "n": "d"}
    assert len(engine.candidates([Wish({"harbour": 1.0})], (), Scope(), 9)) == 2


def test_two_cannot_write_at_once_and_the_second_hears_it(whole: Path) -> None:
    one, other = TantivyEngine(whole), TantivyEngine(whole)
    with one.writing() as writer:
        with pytest.raises(IndexBusy), other.writing():
            pass
        writer.drop("m")
        assert other.digests() == {"m": "e", "n": "d"}
    other.reload()
    assert other.digests() == {"n": "d"}
    put(other, "o")


def test_what_is_written_meanwhile_is_seen_only_after_reloading(whole: Path) -> None:
    reader = TantivyEngine(whole)
    put(TantivyEngine(whole), "o")
    assert "o" not in reader.digests()
    reader.reload()
    assert "o" in reader.digests()


def test_a_reader_keeps_its_state_while_all_else_changes(whole: Path) -> None:
    reader, writer = TantivyEngine(whole), TantivyEngine(whole)
    for number in range(12):
        put(writer, "m", str(number), f"Word{number} is all there is.")
    assert [turn.text for turn in reader.turns("m", 0, 0)] == [TEXT]
    assert len(reader.candidates([Wish({"harbour": 1.0})], (), Scope(), 9)) == 2


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zero_head(path: Path) -> None:
    path.write_bytes(bytes(40) + path.read_bytes()[40:])


def scribble(path: Path) -> None:
    path.write_bytes(b"no index at all")


@pytest.mark.parametrize("harm", [Path.unlink, cut, scribble, zero_head], ids=["gone", "cut", "scribbled", "zeroed"])
@pytest.mark.parametrize("name", ["meta.json", "*.term", "*.store", "*.idx", "*.pos", "*.fieldnorm", "*.fast", "*.del"])
def test_a_damaged_folder_is_begun_anew_or_still_whole(whole: Path, name: str, harm: Callable[[Path], None]) -> None:
    before = TantivyEngine(whole).digests()
    for path in whole.glob(name):
        harm(path)
    engine = TantivyEngine(whole)
    assert engine.digests() in ({}, before)
    put(engine, "m")
    put(engine, "n")
    assert set(TantivyEngine(whole).digests()) == {"m", "n"}
    assert len(engine.candidates([Wish({"harbour": 1.0})], (("will", "not"),), Scope(), 9)) == 2


def test_a_folder_of_another_form_is_begun_anew(whole: Path, tmp_path: Path) -> None:
    meta = whole / "meta.json"
    meta.write_text(meta.read_text("utf-8").replace('"stems"', '"roots"'), encoding="utf-8")
    assert TantivyEngine(whole).digests() == {}


def test_what_a_killed_writer_left_lying_about_harms_nobody(whole: Path) -> None:
    (whole / f"{'0' * 32}.store").write_bytes(b"half a segm")
    (whole / ".tantivy-writer.lock").touch()
    engine = TantivyEngine(whole)
    put(engine, "o")
    assert set(engine.digests()) == {"m", "n", "o"}


def test_a_folder_that_vanishes_under_a_reader_is_made_again_by_the_next(whole: Path) -> None:
    shutil.rmtree(whole)
    assert TantivyEngine(whole).digests() == {}
