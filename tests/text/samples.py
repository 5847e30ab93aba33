"""Any text at all, and what is asked of pieces of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from bot.model import Span
from bot.text import words


def folded(text: str) -> list[str]:
    return [word.text for word in words(text)]


def cut(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


_PIECES = (
    "Mr. U.S. p.m. tide Sato went. went? no No. 5 3.5 13,000 7% (Laughter.) [inaudible] (aside)"
    " “Go.” ‘so’ don’t … ! ?! — ( ) [ ] { } ' \" ’ ” e\u0301 İ ß ﷺ ﹰ ½ J. I. and The ... \u200b"
    " \u2028 \u00a0 \n \n\n 𝒳 日本語。"
).split(" ")
ANY_TEXT = st.text(max_size=200) | st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)


def in_order(spans: Sequence[Span], text: str) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans) and all(
        one.end <= other.start for one, other in pairwise(spans)
    )


SPACED = ANY_TEXT | st.lists(
    st.sampled_from(
        [
            "so",
            "13 per",
            " cent",
            "Per\u00a0cent",
            "per",
            "\n",
            "(Laughter.)And",
            "[a (Laughter.]",
            *_PIECES,
        ]
    )
).map("".join)
