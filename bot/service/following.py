"""A running bot follows its corpus: it looks every so often, and answers from the new state once
that is whole.

A look costs a stamp for each file. What has changed is read when two looks have seen it alike (a
file may be in the middle of being copied), beside the state that answers meanwhile; then the new
one takes its place at once, and the old one goes with the last question that it answers. An index
that another process has written is taken up the same way. Whatever goes wrong is logged, once, and
the old state keeps answering.
"""

from __future__ import annotations

import ctypes
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.answers.answerer import Answerer, Current
from bot.errors import CorpusError, VerbatimError
from bot.service.opening import Say, open_library
from bot.sources.corpus import Corpus, folder_stamps

log = logging.getLogger(__name__)

_RESTLESS = 6
"""Looks after which a folder that is never seen twice alike is read all the same."""
_PATIENCE = 5.0
"""Seconds that stopping waits for a refresh to be given up."""
_TROUBLE = (VerbatimError, OSError, ValueError, RuntimeError)
"""What opening may raise; the engine says of a full disk that it is a wrong value."""


class FollowedCorpus:
    """A corpus folder, and an Answerer over its newest whole state."""

    def __init__(self, corpus: Path, index_folder: Path, *, say: Say) -> None:
        """Open it; `say` hears what is wrong. Raises CorpusError where nothing can be read."""
        self._corpus, self._index = corpus, index_folder
        self._stopped = threading.Event()
        self._told: set[str] = set()
        self._seen = folder_stamps(corpus)
        self._waited, self._hopeless = 0, False

        def tell(line: str) -> None:
            self._told.add(line)
            say(line)

        self._taken: object = self._seen if self._open(tell) else None

    def current(self) -> Answerer:
        """What answers now; a question is answered by the one that was there when it came."""
        return self._now

    def follow(self, every: float) -> None:
        """Look every so many seconds, until told to stop."""
        try:
            while not self._stopped.wait(every):
                self.look()
        finally:
            if not self._stopped.is_set():
                log.error(
                    "the corpus is no longer followed; start me afresh to take up its changes"
                )

    def stop(self) -> None:
        """Look no more; a refresh that is running is given up, and changes nothing."""
        self._stopped.set()

    def look(self) -> None:
        """Take up what has changed since it was last taken, if it has come to rest."""
        seen = folder_stamps(self._corpus)
        if seen == self._taken and (self._hopeless or not self._library.engine.outdated()):
            return
        if seen not in (self._seen, self._taken) and self._waited < _RESTLESS:
            self._seen, self._waited = seen, self._waited + 1
            return
        self._seen, self._waited = seen, 0
        self._take_up(seen)

    def _take_up(self, seen: object) -> None:
        told: list[str] = []
        self._hopeless = False
        try:
            self._refuse_without_people()
            if self._open(told.append):
                self._taken = seen
                number = len(self._library.records)
                log.info("the corpus has changed and is taken up meetings=%d", number)
        except _Stopped:
            return
        except CorpusError as error:  # nothing else comes of these files
            self._taken, self._hopeless = seen, True
            told.append(f"{error}; answering from what was read before")
        except _TROUBLE as error:
            trouble = f"{type(error).__name__}: {error}"
            told.append(f"{trouble}; answering from what was read before, and trying again")
        for line in told:
            if line not in self._told:
                log.warning("%s", line)
        self._told = set(told)
        _give_back()

    def _refuse_without_people(self) -> None:
        """A register that cannot be read while it is edited must not cost anybody their name."""
        corpus = Corpus(self._corpus)
        lost = self._library.register.people and not corpus.register.people
        if lost and corpus.register_findings:
            raise corpus.register_findings[0]

    def _open(self, say: Say) -> bool:
        """Answer from the state that is now; whether it is the corpus's, and not an older one."""
        library, whole = open_library(
            self._corpus, self._index, progress=self._unless_stopped, say=say
        )
        self._library, self._now = library, Answerer(library, stale=not whole)
        return whole

    def _unless_stopped(self, done: int, total: int, turns: int) -> None:
        if self._stopped.is_set():
            raise _Stopped


def _give_back() -> None:
    """Give back the memory of the state that went: glibc keeps what passing threads freed."""
    with suppress(OSError, TypeError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)


class _Stopped(Exception):
    """Told to stop in the middle of a refresh."""


@contextmanager
def following(corpus: Path, index_folder: Path, *, every: float, say: Say) -> Iterator[Current]:
    """Gives the answerer of the moment; a changed `corpus` is looked for `every` so many seconds,
    0: never. `say` hears what is wrong before the block begins; after that it is logged."""
    followed = FollowedCorpus(corpus, index_folder, say=say)
    thread = threading.Thread(target=followed.follow, args=(every,), name="follow", daemon=True)
    if every:
        thread.start()
    try:
        yield followed.current
    finally:
        followed.stop()
        if every:
            thread.join(_PATIENCE)
