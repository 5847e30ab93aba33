"""The embedded engine: tantivy, one folder on disk.

Several sorts of documents share the index. A passage is searched by its words; the others are fetched by their
address. What is given back is kept as one JSON body each. Most turns are one passage: then one document is both.

    passage   address "p", words, stems, stage (a stage direction's words), speaker, meeting → body
    turn      address "t MEETING/NUMBER", meeting → body
    meeting   address "m", meeting → body
    count     address "w", meeting → body (how many of the meeting's passages have each word)
    source    address "s", "s NAME" → body (its stamp)

A change is one commit, so a reader sees all of it or nothing, and a writer killed at any moment leaves the last
commit standing. Tantivy's own lock on the folder keeps a second writer out and dies with its process. Its own list
of words still has those of what was dropped, until it merges its files; so each meeting's words are counted apart.
"""

from __future__ import annotations

import shutil
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

import msgspec
import tantivy

from bot.errors import IndexBusy, IndexDamaged
from bot.index import Candidate, Record, Scope, Vocabulary, Wish
from bot.model import Kind, Passage, Span, Turn
from bot.text import Word, aside_words, speech, stem

_HEAP = 128_000_000  # bytes a writer gathers before it writes a segment
_ALL_RECORDS = 1_000_000
_start = attrgetter("start")


class _Body(msgspec.Struct, array_like=True):
    """A passage as kept, a turn, or both: the turn stays raw until it is asked for."""

    meeting: str
    turn: int
    passage: _Passage | None = None
    words: str = ""
    stage: str = ""
    whole: msgspec.Raw = msgspec.Raw(b"null")


class _Passage(msgspec.Struct, array_like=True):
    """A passage in few bytes."""

    start: int
    end: int
    kind: Kind
    person: str | None
    label: str | None
    interpreted: bool | None
    role: str | None


class _Turn(msgspec.Struct, array_like=True):
    """A turn in few bytes."""

    number: int
    text: str
    label: str | None
    passages: tuple[_Passage, ...]
    position: int


def _packed(passage: Passage) -> _Passage:
    start, end = passage.span
    return _Passage(start, end, passage.kind, passage.person, passage.label, passage.interpreted, passage.role)


def _unpacked(p: _Passage) -> Passage:
    return Passage(Span(p.start, p.end), p.kind, p.person, p.label, p.interpreted, p.role)


_body = msgspec.json.Decoder(_Body)
_turn = msgspec.json.Decoder(_Turn)
_stamp = msgspec.json.Decoder(tuple[str, str])
_record = msgspec.json.Decoder(Record)
_count = msgspec.json.Decoder(dict[str, int])
_encode = msgspec.json.Encoder().encode


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("stage", tokenizer_name="whitespace", index_option="basic")
    for keyword in ("speaker", "meeting", "address"):
        builder.add_text_field(keyword, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("body", stored=True)
    return builder.build()


@contextmanager
def _reading() -> Iterator[None]:
    """What tantivy says of files it cannot read, as one error; a panic of Rust's is not even an Exception."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, ValueError | msgspec.DecodeError) or type(error).__name__ == "PanicException":
            raise IndexDamaged("the index is damaged; build it anew with `verbatim index --force`") from error
        raise


class TantivyEngine:
    """An index in `folder`, made there if there is none; a folder that cannot be read is begun anew."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._commits = folder / "meta.json"  # put in the place of the old one at every commit
        try:
            self._open(folder)
        except IndexDamaged:
            shutil.rmtree(folder)
            folder.mkdir(parents=True)
            self._open(folder)

    @_reading()
    def _open(self, folder: Path) -> None:
        """Open the folder and read a little of each file: most damage shows here, and not in a question."""
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._schema = self._index.schema
        self.reload()
        self.records()
        self.vocabulary()
        self.candidates((), (("a", "b"),), Scope(), 1)

    def reload(self) -> None:
        """Read from the newest whole state from now on."""
        self._read_from = self._last_commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def outdated(self) -> bool:
        """Whether there has been a commit since the one that is read from."""
        return self._last_commit() != self._read_from

    def _last_commit(self) -> tuple[int, int, int] | None:
        try:
            about = self._commits.stat()
        except FileNotFoundError:
            return None
        return about.st_ino, about.st_size, about.st_mtime_ns

    def stamps(self) -> Mapping[str, str]:
        """What each source looked like when it was last read."""
        hits = self._searcher.search(self._term("address", "s"), limit=_ALL_RECORDS, count=False).hits
        return dict(_stamp.decode(self._stored(address)) for _, address in hits)

    def digests(self) -> Mapping[str, str]:
        """Meeting id to the digest of its source."""
        return {record.meeting.id: record.digest for record in self.records()}

    def records(self) -> Sequence[Record]:
        """All meetings, in order of id."""
        hits = self._searcher.search(self._term("address", "m"), limit=_ALL_RECORDS, count=False).hits
        records = [_record.decode(self._stored(address)) for _, address in hits]
        return sorted(records, key=lambda record: record.meeting.id)

    def vocabulary(self, meetings: frozenset[str] | None = None) -> Vocabulary:
        """Every word spoken (in these meetings), with the number of passages that have it."""
        passages = self._passages(Scope(meetings))
        if meetings is None and self._searcher.doc_freq("address", "p") == passages:  # nothing dropped lingers
            return Vocabulary(dict(self._searcher.terms_with_prefix("words", "")), max(1, passages))
        counts: Counter[str] = Counter()
        query = self._all_of([self._term("address", "w"), *self._scope(Scope(meetings))])
        for _, address in self._searcher.search(query, limit=_ALL_RECORDS, count=False).hits:
            counts.update(_count.decode(self._stored(address)))
        return Vocabulary(dict(sorted(counts.items())), max(1, passages))

    def _passages(self, scope: Scope) -> int:
        query = self._all_of([self._term("address", "p"), *self._scope(scope)])
        found = self._searcher.search(query, limit=1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # the package's own types have forgotten it

    @contextmanager
    def writing(self) -> Iterator[_Writer]:
        """One commit at the end of the block; nothing of it stays when the block raises."""
        try:
            writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        except ValueError as error:
            if "LockBusy" not in str(error) and "lock" not in str(error).lower():
                raise
            raise IndexBusy("another process is writing the index") from error
        try:
            writer.garbage_collect_files()  # what a killed writer left bears names that this one may need
            yield _Writer(writer)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()
        self.reload()

    @_reading()
    def candidates(
        self, wishes: Sequence[Wish], phrases: Sequence[Sequence[str]], scope: Scope, limit: int
    ) -> list[Candidate]:
        """Passages in scope, by BM25 over the wishes' words and their stems; each phrase must stand in order."""
        should = [(tantivy.Occur.Should, self._wish(wish)) for wish in wishes if wish.words]
        must = [(tantivy.Occur.Must, self._phrase(phrase)) for phrase in phrases]
        must += [(tantivy.Occur.Must, clause) for clause in self._scope(scope)]
        must.append((tantivy.Occur.Must, tantivy.Query.const_score_query(self._term("address", "p"), 0.0)))
        wanted = tantivy.Query.boolean_query(should, minimum_number_should_match=1) if should else None
        if wanted is not None and not phrases:
            must.append((tantivy.Occur.Must, wanted))
        elif wanted is not None:
            must.append((tantivy.Occur.Should, wanted))
        hits = self._searcher.search(tantivy.Query.boolean_query(must), limit=limit, count=False).hits
        return [self._candidate(address) for _, address in hits]

    @_reading()
    def turns_at(self, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Turn]:
        """The turns at these places (meeting, number), as far as they exist."""
        addresses = [_turn_address(*place) for place in sorted(places)]
        query = tantivy.Query.term_set_query(self._schema, "address", addresses)
        hits = self._searcher.search(query, limit=max(1, len(addresses)), count=False).hits
        return dict(self._turn(address) for _, address in hits)

    def turns(self, meeting: str, first: int, last: int) -> list[Turn]:
        """The turns from `first` to `last`, both included, as far as they exist."""
        found = self.turns_at([(meeting, number) for number in range(max(first, 0), last + 1)])
        return [found[place] for place in sorted(found)]

    def _all_of(self, queries: Iterable[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, index_option="basic")

    def _wish(self, wish: Wish) -> tantivy.Query:
        """The best of a wish's words counts, not their sum: one thing is wanted, however it is spelled."""
        ways: dict[str, float] = {}
        runs = [word for word in wish.words if " " in word]
        for word, weight in wish.words.items():
            if word in runs:
                continue
            term = word if wish.stage else stem(word)
            ways[term] = max(weight, ways.get(term, 0.0))
        field = "stage" if wish.stage else "stems"
        queries = [tantivy.Query.boost_query(self._term(field, term), weight) for term, weight in ways.items()]
        queries += [tantivy.Query.boost_query(self._phrase(run.split(" ")), wish.words[run]) for run in runs]
        return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(queries)

    def _phrase(self, phrase: Sequence[str]) -> tantivy.Query:
        if len(phrase) == 1:
            return tantivy.Query.term_query(self._schema, "words", phrase[0])
        return tantivy.Query.phrase_query(self._schema, "words", list(phrase))

    def _scope(self, scope: Scope) -> Iterator[tantivy.Query]:
        if scope.meetings is not None:
            yield self._any_of("meeting", scope.meetings)
        if scope.speakers is not None:
            yield tantivy.Query.boolean_query(
                [(tantivy.Occur.Should, self._said(*speaker)) for speaker in scope.speakers]
                or [(tantivy.Occur.Must, tantivy.Query.empty_query())]
            )

    def _said(self, key: str, meetings: frozenset[str] | None) -> tantivy.Query:
        said = self._any_of("speaker", (key,))
        if meetings is None:
            return said
        there = self._any_of("meeting", meetings)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, said), (tantivy.Occur.Must, there)])

    def _any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        chosen = tantivy.Query.term_set_query(self._schema, field, sorted(values))
        return tantivy.Query.const_score_query(chosen, 0.0)

    def _stored(self, address: tantivy.DocAddress) -> bytes:
        return bytes(self._searcher.doc(address)["body"][0])

    def _turn(self, address: tantivy.DocAddress) -> tuple[tuple[str, int], Turn]:
        body = _body.decode(self._stored(address))
        kept = _turn.decode(body.whole)
        return (body.meeting, body.turn), Turn(
            kept.number, kept.text, kept.label, tuple(map(_unpacked, kept.passages)), kept.position
        )

    def _candidate(self, address: tantivy.DocAddress) -> Candidate:
        body = _body.decode(self._stored(address))
        assert body.passage is not None
        passage = _unpacked(body.passage)
        return Candidate(body.meeting, body.turn, passage, tuple(body.words.split()), tuple(body.stage.split()))


class _Writer:
    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def put(self, record: Record, turns: Iterable[Turn]) -> None:
        meeting = record.meeting.id
        self.drop(meeting)
        self._add(address="m", meeting=meeting, body=_encode(record))
        counts: Counter[str] = Counter()
        for turn in turns:
            for words in self._put_turn(meeting, turn):
                counts.update(words)
        self._add(address="w", meeting=meeting, body=_encode(counts))

    def _put_turn(self, meeting: str, turn: Turn) -> Iterator[set[str]]:
        """Keep a turn and its passages; gives the words of each passage."""
        passages = tuple(map(_packed, turn.passages))
        whole = msgspec.Raw(_encode(_Turn(turn.number, turn.text, turn.label, passages, turn.position)))
        address = _turn_address(meeting, turn.number)
        spoken = speech(turn.text) if passages else []
        if len(passages) == 1:
            yield self._put_passage(
                _Body(meeting, turn.number, passages[0], whole=whole), turn.text, spoken, ["p", address]
            )
            return
        self._add(address=address, meeting=meeting, body=_encode(_Body(meeting, turn.number, whole=whole)))
        for passage in passages:
            yield self._put_passage(_Body(meeting, turn.number, passage), turn.text, spoken, ["p"])

    def _put_passage(self, body: _Body, text: str, tokens: Sequence[Word], address: list[str]) -> set[str]:
        assert body.passage is not None
        start, end = body.passage.start, body.passage.end
        first, last = bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start)
        spoken = [word.text for word in tokens[first:last]]
        body.words, body.stage = " ".join(spoken), " ".join(aside_words(text[start:end]))
        self._add(
            address=address,
            meeting=body.meeting,
            speaker=body.passage.person or body.passage.label or "",
            words=body.words,
            stems=" ".join(map(stem, spoken)),
            stage=body.stage,
            body=_encode(body),
        )
        return set(spoken)

    def stamp(self, source: str, stamp: str | None) -> None:
        self._writer.delete_documents_by_term("address", f"s {source}")
        if stamp is not None:
            self._add(address=["s", f"s {source}"], body=_encode((source, stamp)))

    def clear(self) -> None:
        self._writer.delete_all_documents()

    def drop(self, meeting: str) -> None:
        self._writer.delete_documents_by_term("meeting", meeting)

    def _add(self, **fields: str | bytes | list[str]) -> None:
        self._writer.add_document(tantivy.Document(**fields))


def _turn_address(meeting: str, number: int) -> str:
    return f"t {meeting}/{number}"
