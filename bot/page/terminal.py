"""An answer as lines for a terminal, and as the JSON record of the command line's contract; pure.

`lines` yields rows of styled parts. `text` makes a row plain (a pipe, NO_COLOR, a file), `painted`
makes it rich's. Nothing of rich is imported before something is painted: `ask` into a pipe must
start fast.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from bot.model import Answer, Fact, Line, Meeting, MeetingCard, Quote, Reason, Trend
from bot.page import counts, verdicts, wording
from bot.page.language import speaking

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table

Style: TypeAlias = Literal["", "bold", "dim", "strike"]
COMMANDS = ("verbatim ask", "verbatim meetings", "verbatim ask verify:")
SHELL = "'"


@dataclass(frozen=True, slots=True)
class Row:
    """One line to print: styled parts behind an indentation."""

    parts: tuple[tuple[str, Style], ...] = ()
    indent: int = 0


# For people ---------------------------------------------------------------------------------------


def lines(answer: Answer) -> Iterator[Row]:
    """The whole answer, as a person reads it."""
    meaning = wording.understood(answer)
    above = [_row(meaning, "dim")] if meaning else []
    told = [_row(sentence, "bold") for sentence in wording.opening(answer)]
    yield from (*told, *above) if wording.decides(answer) else (*above, *told)
    yield from _counted(answer)
    if answer.intent == "help":
        yield from (
            _row(line, indent=2)
            for line in wording.help_lines(COMMANDS, SHELL, language=answer.question.language)
        )
    if wording.decides(answer) and verdicts.differs(verdicts.shown(answer)):
        yield from (Row(), _diff(answer))
    if lead := verdicts.lead(answer):
        yield _row(lead, "bold")
    language = answer.question.language
    for place, quote in enumerate(answer.quotes):
        yield Row()
        if place == 1 and (also := verdicts.also(answer)):
            yield from (_row(also, "bold"), Row())
        yield from _quote(quote, language)
        if place == 0 and (reasons := wording.reasons(answer)):
            yield from (Row(), *map(_row, reasons))
    if answer.meetings:
        yield Row()
        yield from cards(answer.meetings, language)
    after = [*(wording.fact(one, language) for one in answer.facts), *wording.notes_after(answer)]
    if after:
        yield Row()
        yield from map(_row, after)
    if answer.more:
        yield Row()
        yield _row(speaking(language)("limit-shows-more"), "dim")


def cards(meetings: Sequence[MeetingCard], language: str | None = None) -> Iterator[Row]:
    """Each meeting's context: its title, then what is known of it."""
    for at, card in enumerate(meetings):
        if at:
            yield Row()
        (_, title), *known = wording.card_rows(card, language)
        yield _row(title, "bold")
        for label, value in known:
            yield Row(((f"{label}: ", "dim"), (value, "")), indent=2)
        if len(meetings) == 1:
            told = (f"{one.bar}  {one.told} · {one.name}" for one in counts.shares(card, language))
            yield from (_row(one, indent=2) for one in told)


def _counted(answer: Answer) -> Iterator[Row]:
    """A trend's bars, each with its number and whose it is."""
    if answer.trend is None or not answer.trend.passages:
        return
    say = speaking(answer.question.language)
    for one in counts.graphs(answer.trend, answer.question.language):
        yield from (Row(), _row(one.heading, "bold"))
        yield from (
            _row(f"{line.bar} {line.number:>5}  {line.name}", indent=2) for line in one.lines
        )
    yield from (Row(), _row(say("how-counted"), "dim"))
    if answer.quotes:
        yield from (Row(), _row(say("first-said"), "bold"))


def text(row: Row) -> str:
    """A row without its styles."""
    said = "".join(part for part, _ in row.parts)
    return f"{' ' * row.indent}{said}" if said else ""


def painted(row: Row) -> Padding:
    """A row for rich to print, wrapped behind its indentation."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(
        Text.assemble(*((_tame(part), style) for part, style in row.parts)), (0, 0, 0, row.indent)
    )


def _quote(quote: Quote, language: str | None) -> Iterator[Row]:
    say = speaking(language)
    opening, closing = wording.marks(quote)
    words: list[tuple[str, Style]] = [
        (piece, "bold" if hit else "") for piece, hit in wording.pieces(quote)
    ]
    yield Row(((opening, ""), *words, (closing, "")), indent=2)
    who, reached = (
        wording.attribution(quote, language),
        wording.how(quote.kind, quote.interpreted, language),
    )
    yield _row(f"{who} · {reached}", indent=2)
    yield _row(wording.context(quote.meeting, language), indent=2)
    yield from (_neighbour(say("neighbour-before"), line) for line in quote.before)
    yield from (_neighbour(say("neighbour-after"), line) for line in quote.after)
    source = ", ".join(part for part in (quote.meeting.publisher, quote.meeting.url) if part)
    if source:
        yield _row(source, "dim", indent=2)
    yield _row(quote.id, "dim", indent=2)


def _diff(answer: Answer) -> Row:
    """The claim against the record; the signs tell what the styles tell."""
    style: dict[str, Style] = {"=": "", "-": "strike", "+": "bold"}
    runs = [
        ((" ", style["="]), (text, style[edit.mark]))
        for text, edit in verdicts.signed(verdicts.shown(answer))
    ]
    return Row(
        ((verdicts.compared(answer.question.language), "dim"), *chain.from_iterable(runs)), indent=2
    )


def _neighbour(where: str, line: Line) -> Row:
    speaker = f"{line.speaker}: " if line.speaker else ""
    return _row(f"{where}  {speaker}{wording.folded(line.text)}", "dim", indent=4)


def _row(said: str, style: Style = "", *, indent: int = 0) -> Row:
    return Row(((said, style),), indent)


def _tame(said: str) -> str:
    """Control characters of a source made visible, so that no transcript can drive the terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in said
    )


def meetings_table(cards: Sequence[MeetingCard], language: str | None = None) -> Table:
    """All meetings at a glance, for a terminal."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("date", "meeting", "words", "name"):
        table.add_column(speaking(language)(f"heading-{heading}"), overflow="fold")
    for card in cards:
        meeting = card.meeting
        when = wording.day(meeting.date, None, language)
        words_of = ", ".join(one.name for one in card.spoke)
        table.add_row(*map(_tame, (when, meeting.title, words_of, meeting.id)))
    return table


# For programs -------------------------------------------------------------------------------------


def record(answer: Answer, took_ms: float) -> dict[str, Any]:
    """The answer as the contract's JSON object; the fields past `took_ms` are additions to it."""
    taken = answer.understood
    return {
        "question": answer.question.text,
        "intent": answer.intent,
        "outcome": answer.outcome,
        "verdict": answer.verdict,
        "quotes": [_quote_record(quote) for quote in answer.quotes],
        "understood": {
            "speaker": taken.speaker,
            "office": taken.office,
            "meeting": taken.meeting,
            "dates": str(taken.dates) if taken.dates else None,
            "words": list(taken.words),
            "corrected": dict(taken.corrected),
        },
        "took_ms": round(took_ms, 1),
        "diff": [[edit.mark, edit.text] for edit in answer.diff],
        "reasons": [_reason(reason) for reason in answer.reasons],
        "notes": [wording.note(note) for note in answer.notes],
        "facts": [_fact_record(fact) for fact in answer.facts],
        "meetings": [card_record(card) for card in answer.meetings],
        "searched": {
            "meetings": answer.searched.meetings,
            "first": _iso(answer.searched.first),
            "last": _iso(answer.searched.last),
        },
        "more": answer.more,
        "trend": _trend(answer.trend) if answer.trend else None,
    }


def _trend(trend: Trend) -> dict[str, Any]:
    """The counts of a trend; `what` says of a bar without a name whose it is."""
    over_time = [
        {"name": one.name, "from": _iso(one.day), "passages": one.passages}
        for one in trend.over_time
    ]
    return {
        "words": list(trend.words),
        "passages": trend.passages,
        "meetings": trend.meetings,
        "every": trend.every,
        "over_time": over_time,
        "speakers": [
            {"speaker": one.name or None, "what": one.what or "own-words", "passages": one.passages}
            for one in trend.speakers
        ],
    }


def _fact_record(fact: Fact) -> dict[str, Any]:
    return {**asdict(fact), "value": str(fact.value), "sentence": wording.fact(fact)}


def _reason(reason: Reason) -> str:
    """A reason as the contract writes it: "number: 70 claimed, 60 on record"."""
    sides = ((reason.claimed, "claimed"), (reason.recorded, "on record"))
    told = ", ".join(f"{wording.folded(side)} {where}" for side, where in sides if side)
    return f"{reason.kind}: {told}" if told else reason.kind


def card_record(card: MeetingCard) -> dict[str, Any]:
    """A meeting and its people as a JSON object."""
    return {
        **_meeting_record(card.meeting),
        "kind": card.meeting.kind,
        "date_note": card.meeting.date_note,
        "rights": card.meeting.rights,
        "spoke": [asdict(one) for one in card.spoke],
        "silent": [asdict(one) for one in card.silent],
        "related": list(card.related),
        "turns": card.turns,
        "mentioned": list(card.mentioned),
        "asked": [one._asdict() for one in card.asked],
    }


def _quote_record(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "role": quote.role,
        "label": quote.label,
        "interpreted": quote.interpreted,
        "score": round(quote.score, 4),
        "matched": [list(span) for span in quote.matched],
        "meeting": _meeting_record(quote.meeting),
        "before": [asdict(line) for line in quote.before],
        "after": [asdict(line) for line in quote.after],
    }


def _meeting_record(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date": _iso(meeting.date),
        "date_basis": meeting.date_basis,
        "place": meeting.place,
        "publisher": meeting.publisher,
        "url": meeting.url,
        "file": meeting.file,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
