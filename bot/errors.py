"""Everything Verbatim refuses, as one tree. Each message says where (file:line) and what to do.

VerbatimError
├── CorpusError          the corpus folder as a whole cannot be used
│   ├── Finding          one thing wrong with one file
│   └── Faulty           one meeting that cannot be read, with all its findings
├── IndexBusy            another process is writing the index
├── IndexDamaged         the index's files were changed by something else
├── SettingsError        settings missing or wrong, all of them named together
└── UsageError           a command was given something it cannot take
"""

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
    """One meeting cannot be read; `findings` says all that is wrong with it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))


class IndexBusy(VerbatimError):
    """Another process holds the index for writing."""


class IndexDamaged(VerbatimError):
    """The index cannot be read any more."""


class SettingsError(VerbatimError):
    """Settings are missing or wrong; the message names every one."""


class UsageError(VerbatimError):
    """A command was called with something it cannot take."""
