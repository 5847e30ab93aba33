"""Everything Verbatim refuses, as one tree. Each message says where (file:line) and what to do."""

from __future__ import annotations

from pathlib import Path


class VerbatimError(Exception):
    """The root: what a person can be told in a sentence."""


class CorpusError(VerbatimError):
    """The corpus cannot be read."""


class Finding(CorpusError):
    """One thing wrong with one file: where, what, and what to do."""

    def __init__(self, path: Path, line: int | None, problem: str, remedy: str) -> None:
        self.path, self.line, self.problem, self.remedy = path, line, problem, remedy
        where = str(path) if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {problem}; {remedy}")


class Faulty(CorpusError):
    """One meeting cannot be read: `findings` says why, `doubts` what else is likely wrong."""

    def __init__(self, findings: tuple[Finding, ...], doubts: tuple[Finding, ...] = ()) -> None:
        self.findings, self.doubts = findings, doubts
        super().__init__("\n".join(str(finding) for finding in findings))


class IndexBusy(VerbatimError):
    """Another process holds the index for writing."""


class IndexDamaged(VerbatimError):
    """The index cannot be read any more."""


class SettingsError(VerbatimError):
    """Settings are missing or wrong; the message names every one."""


class StoreError(VerbatimError):
    """The database cannot be opened, read or written."""


class UsageError(VerbatimError):
    """A command was called with something it cannot take."""


class Malformed(VerbatimError):
    """A payload that is not of the shape Slack promises; the message has no word that was typed."""


class Overloaded(VerbatimError):
    """More work is waiting than can be done in time."""


class Disconnected(VerbatimError):
    """Slack could not be reached, at start or for too long."""


class Refused(VerbatimError):
    """Slack said no to a response address: by which HTTP status, and in which words."""

    def __init__(self, status: int, words: str) -> None:
        self.status = status
        super().__init__(f"{status} {words[:80]}")


class Undelivered(VerbatimError):
    """No way to the person was open."""


class Unsure(Undelivered):
    """Slack may have posted it or not: it did not say."""
