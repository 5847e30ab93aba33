"""Questions that people wrote, each with the turns that answer it: QMSum's form, one JSON object a
line.

    {"split": "val", "meeting_id": "a/b", "question": "What of the harbour?", "relevant_turns": [3]}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.errors import Finding, UsageError
from bot.evaluation.lines import Trial

_MOST_RELEVANT = 60
"""A question that more turns answer asks for a summary, not for words."""


class TurnQuestion(msgspec.Struct, frozen=True):
    """A question of a meeting, and the numbers of its turns that answer."""

    meeting_id: str
    question: str
    relevant_turns: tuple[int, ...]
    split: str = ""

    @property
    def asks_for_words(self) -> bool:
        """Neither for a summary, nor for what very many turns tell."""
        few = 0 < len(self.relevant_turns) <= _MOST_RELEVANT
        return few and not self.question.startswith("Summarize")

    @property
    def trial(self) -> Trial:
        wanted = frozenset((self.meeting_id, number) for number in self.relevant_turns)
        return Trial("questions", self.question, wanted)


def read_turn_questions(path: Path, split: str) -> list[Trial]:
    """The questions of one split of a file that ask for words.

    Raises Finding for what is no question, UsageError where none is of the split.
    """
    found = list(_decoded(path))
    if not any(one.split == split for one in found):
        splits = ", ".join(sorted({one.split for one in found})) or "none"
        raise UsageError(f"{path}: no question is of the split ‘{split}’; there are {splits}.")
    return [one.trial for one in found if one.split == split and one.asks_for_words]


def _decoded(path: Path) -> Iterator[TurnQuestion]:
    decode = msgspec.json.Decoder(TurnQuestion).decode
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            try:
                yield decode(raw)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                remedy = "write one JSON object a line"
                raise Finding(path, number, f"no question ({error})", remedy) from error
