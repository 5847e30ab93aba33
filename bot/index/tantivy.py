"""The embedded engine: tantivy, one folder on disk. `documents` tells what is kept there.

A change is one commit, so a reader sees all of it or nothing, and a writer killed at any moment
leaves the last commit standing. Tantivy's own lock on the folder keeps a second writer out and dies
with its process. Its own list of words still has those of what was dropped, until it merges its
files; so each meeting's words are counted apart.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import tantivy

from bot.errors import IndexBusy, IndexDamaged
from bot.index import NO_BOOST, Candidate, Clause, ContextBoost, Record, Scope, Tally, Vocabulary
from bot.index.documents import (
    COUNT,
    MEETING,
    PASSAGE,
    SOURCE,
    STRETCH,
    as_candidate,
    as_count,
    as_placed,
    as_record,
    as_stamp,
    as_turn,
    of_meeting,
    of_source,
    schema,
    source_address,
    turn_address,
)
from bot.index.queries import Queries
from bot.index.stretches import meeting_number, meeting_of
from bot.model import Kind, Span, Turn

_HEAP = 128_000_000  # bytes a writer gathers before it writes a segment
_ALL_RECORDS = 1_000_000
_STRETCHES, _MEETINGS = 200, 40
"""How many of each the context is told by."""
_STRETCH_COUNTS, _MEETING_COUNTS = 1.0, 1.5
_BESIDE = 0.5
"""What the words of the stretch before and the stretch after count."""


@contextmanager
def _reading() -> Iterator[None]:
    """What tantivy says of files it cannot read, as one error; Rust's panic is no Exception."""
    try:
        yield
    except BaseException as error:
        panicked = type(error).__name__ == "PanicException"
        if not panicked and not isinstance(error, ValueError | msgspec.DecodeError):
            raise
        anew = "the index is damaged; build it anew with `verbatim index --force`"
        raise IndexDamaged(anew) from error


class TantivyEngine:
    """An index in `folder`, made there if there is none; one that cannot be read is begun anew.

    What `bot.index.Engine` tells of its methods holds here.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._commits = folder / "meta.json"  # put in the place of the old one at every commit
        try:
            self._open(folder)
        except IndexDamaged:
            # A thread of what could not be opened may still put a lock file there meanwhile.
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
            self._open(folder)

    @_reading()
    def _open(self, folder: Path) -> None:
        """Open the folder and read of each file: most damage shows here, and not in a question."""
        self._index = tantivy.Index(schema(), path=str(folder))
        self.reload()
        self.vocabulary()
        self.candidates((), (("a", "b"),), Scope(), 1)

    def reload(self) -> None:
        """Read from the newest whole state from now on."""
        self._read_from = self._last_commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._meetings: dict[int, str] = {}
        self._queries = Queries(self._index.schema, self._searcher, self._meetings)
        self._records = self._all_records()
        self._meetings |= {
            meeting_number(record.meeting.id): record.meeting.id for record in self._records
        }
        self._whole: Vocabulary | None = None

    def outdated(self) -> bool:
        return self._last_commit() != self._read_from

    def _last_commit(self) -> tuple[int, int, int] | None:
        try:
            about = self._commits.stat()
        except FileNotFoundError:
            return None
        return about.st_ino, about.st_size, about.st_mtime_ns

    def stamps(self) -> Mapping[str, str]:
        return dict(map(as_stamp, self._bodies(self._queries.sort(SOURCE))))

    def digests(self) -> Mapping[str, str]:
        return {record.meeting.id: record.digest for record in self.records()}

    def records(self) -> Sequence[Record]:
        return self._records

    def _all_records(self) -> tuple[Record, ...]:
        """All meetings, read from the disk; once for each state, for very many ask."""
        records = map(as_record, self._bodies(self._queries.sort(MEETING)))
        return tuple(sorted(records, key=lambda record: record.meeting.id))

    def vocabulary(self, meetings: frozenset[str] | None = None) -> Vocabulary:
        if self._whole is None:
            self._whole = self._vocabulary()
        if meetings is None:
            return self._whole
        left_out = {record.meeting.id for record in self.records()} - meetings
        if len(left_out) < len(meetings):
            counts = Counter(self._whole.counts)
            counts.subtract(self._counts(left_out))
        else:
            counts = Counter(dict(sorted(self._counts(meetings).items())))
        said = {word: count for word, count in counts.items() if count > 0}
        return Vocabulary(said, max(1, self._passages(Scope(meetings))))

    def _vocabulary(self) -> Vocabulary:
        passages = self._passages(Scope())
        if self._searcher.doc_freq("address", PASSAGE) == passages:  # nothing dropped lingers
            # in the order of one file after another
            counts = self._searcher.terms_with_prefix("words", "")
        else:
            counts = list(self._counts(None).items())
        return Vocabulary(dict(sorted(counts)), max(1, passages))

    def _counts(self, meetings: Collection[str] | None) -> Counter[str]:
        """The words of these meetings (None: of all), as each was counted when it was put."""
        counts: Counter[str] = Counter()
        scope = Scope(None if meetings is None else frozenset(meetings))
        for body in self._bodies(self._queries.of_sort(COUNT, scope)):
            counts.update(as_count(body))
        return counts

    def _passages(self, scope: Scope) -> int:
        return self._count(self._queries.of_sort(PASSAGE, scope))

    def _count(self, query: tantivy.Query) -> int:
        found = self._searcher.search(query, limit=1, count=True)
        # the package's own types have forgotten it
        return int(found.count)  # type: ignore[attr-defined]

    @contextmanager
    def writing(self) -> Iterator[_Writer]:
        """One commit at the end of the block; nothing of it stays when the block raises.

        IndexBusy is raised where another process is writing.
        """
        try:
            writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        except ValueError as error:
            if "LockBusy" not in str(error) and "lock" not in str(error).lower():
                raise
            raise IndexBusy("another process is writing the index") from error
        try:
            # what a killed writer left bears names that this one may need
            writer.garbage_collect_files()
            yield _Writer(writer)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()
        self.reload()

    @_reading()
    def context_boost(self, clauses: Sequence[Clause], scope: Scope) -> ContextBoost:
        said = [clause for clause in clauses if clause.where == "said"]
        found = self._speaking_of("around", STRETCH, said, scope, _STRETCHES)
        beside = {n: sum(found.get(n + step, 0.0) for step in (-1, 1)) for n in found}
        stretches = {n: evidence + _BESIDE * beside[n] for n, evidence in found.items()}
        meetings = self._speaking_of("whole", MEETING, said, scope, _MEETINGS)
        return ContextBoost(
            _above_least(stretches, _STRETCH_COUNTS), _above_least(meetings, _MEETING_COUNTS)
        )

    def _speaking_of(
        self, field: str, address: str, clauses: Iterable[Clause], scope: Scope, limit: int
    ) -> dict[int, float]:
        """The numbers of those with the most of the words in a field, and how much they have."""
        query = self._queries.rarest(field, address, clauses, scope)
        if query is None:
            return {}
        hits = self._searcher.search(query, limit=limit, count=False).hits
        numbers = self._numbers(address for _, address in hits)
        return {number: evidence for number, (evidence, _) in zip(numbers, hits, strict=True)}

    def _numbers(self, addresses: Iterable[tantivy.DocAddress]) -> list[int]:
        """The number of the stretch that each belongs to."""
        numbers = self._searcher.fast_field_values("stretch", list(addresses))
        return [int(number or 0) for number in numbers]

    @_reading()
    def candidates(
        self,
        clauses: Sequence[Clause],
        phrases: Sequence[Sequence[str]],
        scope: Scope,
        limit: int,
        boost: ContextBoost = NO_BOOST,
    ) -> list[Candidate]:
        """The passages in `scope`, at most `limit`, by BM25 over the stems of the `clauses` and
        what `boost` adds; all `phrases` stand in each."""
        query = self._queries.passages(clauses, phrases, scope, boost)
        hits = self._searcher.search(query, limit=limit, count=False).hits
        addresses = [address for _, address in hits]
        numbers = self._numbers(addresses)
        return [
            as_candidate(
                self._stored(address),
                boost.stretches.get(n, 0.0) + boost.meetings.get(meeting_of(n), 0.0),
            )
            for n, address in zip(numbers, addresses, strict=True)
        ]

    @_reading()
    def tally(
        self, clauses: Sequence[Clause], phrases: Sequence[Sequence[str]], scope: Scope
    ) -> list[Tally]:
        """All passages in `scope` that fulfil all `clauses` and hold all `phrases`, counted."""
        query = self._queries.every(clauses, phrases, scope)
        most = max(1, self._count(query))
        hits = self._searcher.search(query, limit=most, count=False).hits
        counts: Counter[tuple[str, str | None, Kind]] = Counter()
        first: dict[tuple[str, str | None, Kind], tuple[int, Span]] = {}
        for _, address in sorted(hits, key=_in_file):
            key, place = as_placed(self._stored(address))
            counts[key] += 1
            first[key] = min(place, first.get(key, place))
        found = [Tally(*key, count, first[key]) for key, count in counts.items()]
        return sorted(found, key=lambda one: (one.meeting, one.first))

    @_reading()
    def turns_at(self, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Turn]:
        addresses = [turn_address(*place) for place in sorted(places)]
        found = self._bodies(self._queries.at(addresses), max(1, len(addresses)))
        return dict(map(as_turn, found))

    def turns(self, meeting: str, first: int, last: int) -> list[Turn]:
        """The turns from `first` to `last`, both included, as far as they exist."""
        found = self.turns_at([(meeting, number) for number in range(max(first, 0), last + 1)])
        return [found[place] for place in sorted(found)]

    def _bodies(self, query: tantivy.Query, most: int = _ALL_RECORDS) -> list[bytes]:
        hits = self._searcher.search(query, limit=most, count=False).hits
        return [self._stored(address) for _, address in hits]

    def _stored(self, address: tantivy.DocAddress) -> bytes:
        return bytes(self._searcher.doc(address)["body"][0])


def _in_file(hit: tuple[object, tantivy.DocAddress]) -> tuple[int, int]:
    """Where a document is kept: read in this order, each block is unpacked once."""
    return hit[1].segment_ord, hit[1].doc


def _above_least(found: Mapping[int, float], weight: float) -> dict[int, float]:
    """By how much each is better than the least: those not found are worth nothing."""
    least = min(found.values(), default=0.0)
    return {
        number: weight * (evidence - least)
        for number, evidence in found.items()
        if evidence > least
    }


class _Writer:
    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def put(self, record: Record, turns: Iterable[Turn]) -> None:
        documents = list(of_meeting(record, turns))
        self.drop(record.meeting.id)
        # all at once: a thread of tantivy's that is fed by and by sleeps and wakes for each
        for document in documents:
            self._writer.add_document(document)

    def stamp(self, source: str, stamp: str | None) -> None:
        self._writer.delete_documents_by_term("address", source_address(source))
        if stamp is not None:
            self._writer.add_document(of_source(source, stamp))

    def clear(self) -> None:
        self._writer.delete_all_documents()

    def drop(self, meeting: str) -> None:
        self._writer.delete_documents_by_term("meeting", meeting)
