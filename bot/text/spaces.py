"""White space, which is all that is ever changed of a text that is shown."""

from __future__ import annotations


def one_line(text: str) -> str:
    """`text` with white space runs (no-break spaces too) folded: the only change ever made to what
    is shown."""
    return " ".join(text.split())
