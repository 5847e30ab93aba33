"""Labelled questions put to the one Answerer every surface uses, and labelled passages put to the
readers.

A question of the labelled file, one item of a YAML list:

    - query: what did the attorney general say about arrests
      surface: slash                # terminal | slash | mention | dm
      kind: speaker                 # known-item, topic, context, none, verify, meetings, help: the
                                    rows of the table
      expect: {file: 2021-10-08-dialogue.txt, speaker: Merrick Garland, contains: our way out}
      also_ok: [{file: …, contains: …}]
      verdict: altered              # of a claim that is checked; absent or null: not judged
      verdict_ok: [exact]           # as good a verdict
      held: true                    # not looked at while tuning

A found answer is right when its first quote is the expected one and no long turn stands for a short
expectation. Where none is expected, `close` and `none` are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from bot.evaluation.measure import Evaluated, percentile, timed
from bot.evaluation.passages import LabelledPassage, marked_paraphrases, percentage, read_items
from bot.model import Answer, Intent, Question, Quote, Surface, Verdict
from bot.text import one_line, sentences


class ExpectedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Some of the words that answer, their file and speaker (absent: not judged; null: nobody).

    With intent `meetings` the file's meeting must be listed (none: any is right).
    """

    file: str | None = None
    speaker: str | None | msgspec.UnsetType = msgspec.UNSET
    contains: str = ""
    intent: Intent = "find"


class LabelledQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question and what a right answer is."""

    query: str
    kind: str
    expect: ExpectedWords | Literal["none"] | None = None
    surface: Surface = "terminal"
    verdict: Verdict | None = None
    verdict_ok: tuple[Verdict, ...] = ()
    also_ok: tuple[ExpectedWords, ...] = ()
    held: bool = False

    @property
    def intent(self) -> Intent:
        """What the question is to be taken for: its kind says so, or what is expected."""
        if self.kind in ("help", "meetings"):
            return "help" if self.kind == "help" else "meetings"
        return self.expect.intent if isinstance(self.expect, ExpectedWords) else "find"

    @property
    def expected(self) -> tuple[ExpectedWords, ...]:
        """Every answer that is right; empty where nothing may be found."""
        return (self.expect, *self.also_ok) if isinstance(self.expect, ExpectedWords) else ()


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """A question, its answer, and how good it was."""

    label: LabelledQuestion
    answer: Answer
    ms: float

    @property
    def right(self) -> bool:
        """Whether the answer is what the label asks for."""
        label, answer = self.label, self.answer
        if label.verdict is not None and answer.verdict not in (label.verdict, *label.verdict_ok):
            return False
        if label.intent == "help":
            return answer.intent == "help"
        if label.intent == "meetings":
            files = {card.meeting.file for card in answer.meetings}
            wanted = {expect.file for expect in label.expected if expect.file}
            return answer.intent == "meetings" and (not wanted or bool(wanted & files))
        if not label.expected:
            return answer.outcome != "found"
        return _finds(label, answer, 1)

    @property
    def in_three(self) -> bool:
        """Whether one of the first three quotes is a right answer."""
        return self.right or _finds(self.label, self.answer, 3)

    @property
    def misattributed(self) -> bool:
        """Whether a line was found under a name that nobody who was asked for has."""
        expected = (one.speaker for one in self.label.expected)
        named = {name for name in expected if name is not msgspec.UNSET}
        found = self.answer.quotes[:1] if self.answer.outcome == "found" and not self.right else ()
        return bool(named) and any(not named & _shown(quote) for quote in found)

    @property
    def renamed(self) -> bool:
        """Whether the very words were found under another name: the gravest fault there is."""
        first = self.answer.quotes[:1] if self.misattributed else ()
        return any(_holds(quote, words) for quote in first for words in self.label.expected)


class KindScore(NamedTuple):
    """A row of the table."""

    kind: str
    asked: int
    right: int
    percent: float
    percent_in_three: float


# Questions ----------------------------------------------------------------------------------------


def read_questions(path: Path) -> list[LabelledQuestion]:
    """The labelled questions of a file; a `Finding` names the item that is wrong."""
    return read_items(path, LabelledQuestion)


def ask_labelled(
    answerer: Evaluated, labels: Iterable[LabelledQuestion], *, delivered: Callable[[str], str]
) -> Iterator[JudgedAnswer]:
    """Each question asked and judged; `delivered` reads what Slack delivers as it was typed."""
    for label in labels:
        text = label.query if label.surface == "terminal" else delivered(label.query)
        yield JudgedAnswer(label, *timed(answerer, Question(text, label.surface)))


def _finds(label: LabelledQuestion, answer: Answer, among: int) -> bool:
    shown = answer.quotes[:among] if answer.outcome == "found" else ()
    return any(_is_it(quote, expect) for quote in shown for expect in label.expected)


def _is_it(quote: Quote, expect: ExpectedWords) -> bool:
    named = expect.speaker is msgspec.UNSET or expect.speaker in _shown(quote)
    return named and _holds(quote, expect) and not _too_long(quote, expect)


def _shown(quote: Quote) -> set[str | None]:
    """Who a reply says it was: the person, else nobody or the label ("QUESTION")."""
    by_label = quote.speaker is None and quote.kind in ("spoken", "interpreted")
    return {None, quote.label} if by_label else {quote.speaker}


def _holds(quote: Quote, expect: ExpectedWords) -> bool:
    return quote.meeting.file == expect.file and one_line(expect.contains) in one_line(quote.text)


def _too_long(quote: Quote, expect: ExpectedWords) -> bool:
    """A stretch of a turn for a few words; one sentence or quotation is never too long."""
    return (
        len(quote.text) > max(400, 4 * len(expect.contains))
        and quote.kind not in ("quoted", "posted")
        and len(list(sentences(quote.text))) > 1
    )


# The promises -------------------------------------------------------------------------------------


def altered(quotes: Iterable[Quote], corpus: Path) -> list[Quote]:
    """The quotes whose text is not, letter by letter, where their turn says it is."""
    return [quote for quote in quotes if not _is_verbatim(quote, corpus)]


def _is_verbatim(quote: Quote, corpus: Path) -> bool:
    path = corpus / quote.meeting.file
    if path.suffix != ".txt":  # a record's text is a JSON string: it has no place in the file
        return True
    source = path.read_bytes().decode("utf-8")
    start = quote.turn.position + quote.span.start
    return source[start : start + len(quote.text)] == quote.text


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """The answers, their quotes that were `altered`, and paraphrases `marked` as quotations."""

    results: tuple[JudgedAnswer, ...]
    altered: tuple[Quote, ...]
    marked: tuple[Quote, ...]

    @property
    def scores(self) -> list[KindScore]:
        """A row for each kind, in the order of first appearance, then one for all."""
        kinds: dict[str, list[JudgedAnswer]] = {}
        for result in self.results:
            kinds.setdefault(result.label.kind, []).append(result)
        return [_score(*one) for one in (*kinds.items(), ("all", self.results))]

    @property
    def quotes(self) -> int:
        return sum(len(result.answer.quotes) for result in self.results)

    @property
    def misattributed(self) -> list[JudgedAnswer]:
        return [result for result in self.results if result.misattributed]

    @property
    def keeps_promises(self) -> bool:
        """No words under another's name, no paraphrase in quotation marks, no letter changed."""
        return not (self.misattributed or self.marked or self.altered)

    def milliseconds(self, part: float) -> float:
        """The time such a part of the questions took at most."""
        return percentile((result.ms for result in self.results), part).value


def _score(kind: str, results: Sequence[JudgedAnswer]) -> KindScore:
    right, in_three = [one.right for one in results], [one.in_three for one in results]
    return KindScore(kind, len(right), sum(right), percentage(right), percentage(in_three))


def report(
    results: Sequence[JudgedAnswer], corpus: Path, passages: Sequence[LabelledPassage] = ()
) -> LabelledReport:
    """The results counted; their quotes are compared with the sources in the folder `corpus`, and
    with labelled `passages`."""
    quotes = [quote for result in results for quote in result.answer.quotes]
    marked = marked_paraphrases(quotes, passages)
    return LabelledReport(tuple(results), tuple(altered(quotes, corpus)), tuple(marked))
