"""Any answer at all: made-up, hostile, long, empty; for properties that must hold of every
reply."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from bot.model import (
    Answer,
    Attendee,
    Audience,
    DateBasis,
    Edit,
    Fact,
    FactKind,
    Intent,
    Kind,
    Line,
    Meeting,
    MeetingCard,
    Note,
    NoteKind,
    Outcome,
    Question,
    Quote,
    Reason,
    ReasonKind,
    Searched,
    Span,
    Turn,
    Understood,
    Verdict,
    When,
)

HOSTILE = (
    "<!channel>",
    "<!here|here>",
    "<@U0ALICE>",
    "<!subteam^S1>",
    "<https://evil.example|state.gov>",
    "*bold* _it_ ~no~ `code`",
    ":tada:",
    "&amp; & < >",
    "@channel",
    "a\u00a0b\n\tc",
    "😀 漢字 é",
    "[inaudible]",
)
letters = st.characters(blacklist_categories=("Cs",))
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(letters, max_size=30),
    st.text("ab <>&\u00a0\n*_", max_size=60),
)
long = st.builds(lambda word, times: " ".join([word] * times), words, st.integers(100, 1500))
texts = st.one_of(words, words, words, long)
some_text = st.one_of(st.none(), texts)
spans = st.lists(st.builds(Span, st.integers(0, 3000), st.integers(0, 4000)), max_size=4).map(tuple)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
months = st.integers(1, 12)
urls = st.one_of(
    st.none(),
    st.just("https://harbour.example/a?b=1&c=2"),
    st.builds("https://harbour.example/{}".format, texts),
    st.sampled_from(["javascript:alert(1)", "http://[", "file:///etc/passwd", ""]),
)


def tuples(each: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=most).map(tuple)


def literal(alias: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(alias))


meetings = st.builds(
    Meeting,
    id=st.one_of(st.just("2020-05-04-harbour"), texts),
    title=texts,
    file=st.just("2020-05-04-harbour.txt"),
    kind=st.sampled_from(["transcript", "press-report"]),
    date=days,
    date_basis=st.one_of(st.none(), literal(DateBasis)),
    date_note=some_text,
    place=some_text,
    publisher=some_text,
    url=urls,
    rights=some_text,
)
lines = st.builds(Line, some_text, texts)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A span into a turn, matched anywhere, in order or not, inside or not."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Quote(
        meeting=draw(meetings),
        turn=Turn(draw(st.integers(0, 9999)), text, draw(some_text)),
        span=Span(start, end),
        kind=draw(literal(Kind)),  # type: ignore[arg-type]
        speaker=draw(some_text),
        role=draw(some_text),
        label=draw(some_text),
        interpreted=draw(st.sampled_from([True, False, None])),
        score=draw(st.floats(0, 1)),
        matched=draw(spans),
        before=draw(tuples(lines, 4)),  # type: ignore[arg-type]
        after=draw(tuples(lines, 4)),  # type: ignore[arg-type]
    )


attendees = st.builds(Attendee, texts, some_text, st.integers(0, 400))
cards = st.builds(
    MeetingCard,
    meetings,
    tuples(attendees, 6),
    tuples(attendees, 6),
    tuples(texts, 4),
    st.integers(0, 9000),
)
questions = st.builds(
    Question,
    texts,
    st.sampled_from(["slash", "mention", "dm", "terminal"]),
    st.builds(Audience, st.sampled_from([None, "C1"]), st.sampled_from([None, "U1"])),
    page=st.integers(0, 50),
)
edits = st.builds(Edit, st.sampled_from("=-+"), st.one_of(words, st.just("agreed " * 700)))
reasons = st.builds(Reason, literal(ReasonKind), words, words)
answers = st.builds(
    Answer,
    question=questions,
    intent=literal(Intent),
    outcome=literal(Outcome),
    searched=st.builds(Searched, st.integers(0, 999), days, days),
    quotes=tuples(quotes(), 5),
    understood=st.builds(
        Understood,
        some_text,
        some_text,
        some_text,
        st.one_of(st.none(), st.builds(When, days, days, st.one_of(st.none(), months))),
        tuples(texts, 3),
        st.dictionaries(texts, texts, max_size=3),
    ),
    notes=tuples(st.builds(Note, literal(NoteKind), texts, tuples(texts, 4)), 8),
    facts=tuples(
        st.builds(
            Fact,
            literal(FactKind),
            st.one_of(texts, st.dates()),
            texts,
            st.one_of(st.none(), literal(DateBasis)),
            some_text,
        ),
        8,
    ),
    meetings=tuples(cards, 5),
    more=st.booleans(),
    verdict=st.one_of(st.none(), literal(Verdict)),
    diff=tuples(edits, 8),
    reasons=tuples(reasons, 6),
)
