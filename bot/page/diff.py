"""A claim against the record, word by word, as far as it is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.model import Answer, Edit
from bot.text import one_line

_WHOLE = 80  # words of a diff that is shown as it is
_AROUND = 12  # words kept on each side of a change, of a longer one
_CHANGE = 60  # words of a change
_MOST = 60  # runs of words
CUT = "…"
_SIGNS = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
"""Those of wdiff, which survive without colour: [-claimed, not said-] {+said, left out+}."""


def differs(diff: Iterable[Edit]) -> bool:
    """Whether anything was put in or left out; a diff that only agrees need not be shown."""
    return any(edit.mark != "=" for edit in diff)


def shown_diff(answer: Answer) -> tuple[Edit, ...]:
    """The claim against the record, or nothing where they agree; with what was cut off, where
    nothing else differs and that turns the sense."""
    if differs(answer.diff):
        return answer.diff
    cuts = [reason.recorded for reason in answer.reasons if reason.kind == "cut"]
    cut = one_line(cuts[0]) if cuts else ""
    if answer.verdict != "wrong-context" or not (cut and answer.quotes):
        return ()
    marks = [place for place, edit in enumerate(answer.diff) if edit.text == CUT]
    if marks:
        return (*answer.diff[: marks[0]], Edit("+", cut), *answer.diff[marks[0] + 1 :])
    first = answer.quotes[0]
    if cut not in one_line(first.text):
        return ()
    begins = min((span.start for span in first.matched), default=0)
    if cut in f"{one_line(first.text[:begins])} ":
        return (Edit("+", cut), *answer.diff)
    return (*answer.diff, Edit("+", cut))


def shortened_diff(diff: tuple[Edit, ...], around: int | None = None) -> tuple[Edit, ...]:
    """The diff on one line, cut to `around` words beside each change; None: to a dozen, if long."""
    if around is None:
        around = _AROUND if sum(len(edit.text.split()) for edit in diff) > _WHOLE else _WHOLE
    last, kept = len(diff) - 1, []
    for place, edit in enumerate(diff[:_MOST]):
        sides = (around if place else 0), (around if place < last else 0)
        text = shortened_words(edit.text, *(sides if edit.mark == "=" else (_CHANGE, 0)))
        kept += [Edit(edit.mark, text)] if text else []
    return (*kept, *([Edit("=", CUT)] if len(diff) > _MOST else ()))


def signed_diff(diff: tuple[Edit, ...]) -> Iterator[tuple[str, Edit]]:
    """Each run of words of the shortened diff within its signs, and the run."""
    for edit in shortened_diff(diff):
        yield edit.text.join(_SIGNS[edit.mark]), edit


def shortened_words(text: str, first: int, last: int) -> str:
    """The first and the last so many words of a text, and a mark where others stood."""
    words = text.split()
    if len(words) <= first + last:
        return " ".join(words)
    return " ".join((*words[:first], CUT, *words[len(words) - last :]))
