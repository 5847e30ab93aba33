"""Verbatim, and what a team would pick in its place: each builds what it needs from a corpus,
opens it and is asked.

Each is set up as its manual shows, or so that it finds more, and is asked as kindly as it can be:
words are joined by OR, punctuation is taken off, and what can be done once is done before any
question. A peer's package is imported only when it is used.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from tests.benchmarks.archive import TURNS, Key, lines

Ask: TypeAlias = Callable[[str], Sequence[Key]]
"""A question's text -> the turns it finds, best first."""

MOST = 10
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Contender:
    """How it builds from a corpus folder into a folder of its own, and how it is opened for
    questions.

    `needs` is the module without which it cannot be.
    """

    name: str
    needs: str
    build: Callable[[Path, Path], None]
    open: Callable[[Path, Path], Ask]


def texts(corpus: Path) -> Iterator[str]:
    """What was said, turn after turn."""
    return (line["text"] for line in lines(corpus / TURNS))


def build_verbatim(corpus: Path, folder: Path) -> None:
    """The whole pipeline: read, validate, cut into passages, index, and open."""
    open_verbatim(corpus, folder)


def open_verbatim(corpus: Path, folder: Path) -> Ask:
    from bot.model import Question
    from bot.service.opening import open_answerer

    answerer = open_answerer(corpus, folder)

    def ask(text: str) -> list[Key]:
        answer = answerer.ask(Question(text, limit=MOST))
        return list(dict.fromkeys((quote.meeting.id, quote.turn.number) for quote in answer.quotes))

    return ask


def build_nothing(corpus: Path, folder: Path) -> None:
    """It has no index: every question goes through all the turns."""


def open_rapidfuzz(scorer: str) -> Callable[[Path, Path], Ask]:
    def open_(corpus: Path, folder: Path) -> Ask:
        from rapidfuzz import fuzz, process, utils

        choices = [utils.default_process(text) for text in texts(corpus)]
        score = getattr(fuzz, scorer)

        def ask(text: str) -> list[Key]:
            asked = utils.default_process(text)
            return [
                place for _, _, place in process.extract(asked, choices, scorer=score, limit=MOST)
            ]

        return ask

    return open_


def build_fts5(tokenizer: str) -> Callable[[Path, Path], None]:
    def build(corpus: Path, folder: Path) -> None:
        with closing(sqlite3.connect(folder / "fts5.db")) as base:
            base.execute(f"CREATE VIRTUAL TABLE turns USING fts5(text, tokenize='{tokenizer}')")
            rows = enumerate(texts(corpus))
            base.executemany("INSERT INTO turns(rowid, text) VALUES (?, ?)", rows)
            base.execute("INSERT INTO turns(turns) VALUES ('optimize')")
            base.commit()

    return build


def open_fts5(terms: Callable[[str], Sequence[str]]) -> Callable[[Path, Path], Ask]:
    def open_(corpus: Path, folder: Path) -> Ask:
        base = sqlite3.connect(folder / "fts5.db")
        wanted = f"SELECT rowid FROM turns WHERE turns MATCH ? ORDER BY rank LIMIT {MOST}"

        def ask(text: str) -> list[Key]:
            query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(text)))
            return [place for (place,) in base.execute(wanted, (query,))] if query else []

        return ask

    return open_


def bare_words(text: str) -> list[str]:
    """The words of a question as they are, in small letters."""
    return _WORD.findall(text.lower())


def trigrams(text: str) -> list[str]:
    """Each three letters in a row, over word bounds too: what survives a typo."""
    line = " ".join(bare_words(text))
    return [line[start : start + 3] for start in range(len(line) - 2)]


def build_bm25s(corpus: Path, folder: Path) -> None:
    """Every word counts, though its manual drops the commonest: lines are found better so."""
    import bm25s
    import Stemmer

    tokens = bm25s.tokenize(
        list(texts(corpus)), stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False
    )
    index = bm25s.BM25()
    index.index(tokens, show_progress=False)
    index.save(folder, show_progress=False)
    (folder / "size").write_text(str(len(tokens.ids)))


def open_bm25s(corpus: Path, folder: Path) -> Ask:
    import bm25s
    import Stemmer

    index = bm25s.BM25.load(folder)
    stemmer = Stemmer.Stemmer("english")
    most = min(MOST, int((folder / "size").read_text()))

    def ask(text: str) -> list[Key]:
        tokens = bm25s.tokenize(
            text, stopwords=None, stemmer=stemmer, return_ids=False, show_progress=False
        )
        places, scores = index.retrieve(tokens, k=most, show_progress=False)
        return [int(place) for place, score in zip(places[0], scores[0], strict=True) if score > 0]

    return ask


def build_tantivy(corpus: Path, folder: Path) -> None:
    import tantivy

    writer = tantivy.Index(_schema(), path=str(folder)).writer(heap_size=128_000_000, num_threads=1)
    for place, text in enumerate(texts(corpus)):
        writer.add_document(tantivy.Document(place=place, text=text))
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(corpus: Path, folder: Path) -> Ask:
    import tantivy

    index = tantivy.Index(_schema(), path=str(folder))
    searcher = index.searcher()

    def ask(text: str) -> list[Key]:
        query = index.parse_query(" ".join(bare_words(text)), ["text"])
        hits = searcher.search(query, limit=MOST, count=False).hits
        return [searcher.doc(address)["place"][0] for _, address in hits]

    return ask


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="en_stem")
    builder.add_integer_field("place", stored=True)
    return builder.build()


OURS = "Verbatim"

CONTENDERS = {
    one.name: one
    for one in (
        Contender(OURS, "bot.service.opening", build_verbatim, open_verbatim),
        Contender("rapidfuzz WRatio", "rapidfuzz", build_nothing, open_rapidfuzz("WRatio")),
        Contender(
            "rapidfuzz partial_ratio", "rapidfuzz", build_nothing, open_rapidfuzz("partial_ratio")
        ),
        Contender(
            "SQLite FTS5 porter", "sqlite3", build_fts5("porter unicode61"), open_fts5(bare_words)
        ),
        Contender("SQLite FTS5 trigram", "sqlite3", build_fts5("trigram"), open_fts5(trigrams)),
        Contender("bm25s", "bm25s", build_bm25s, open_bm25s),
        Contender("tantivy, stemmed", "tantivy", build_tantivy, open_tantivy),
    )
}
