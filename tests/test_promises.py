"""The laws, over every labelled question of both corpora."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.model import Answer, Person, Question, Quote
from bot.page.page import page_of
from bot.page.quote_card import quote_card
from bot.service.opening import open_answerer
from bot.sources.corpus import Corpus
from bot.text import is_number, one_line, same_number, speech
from tests.conftest import CORPORA, MADE_UP, SHIPPED

WHICH = pytest.mark.parametrize("corpus", CORPORA, ids=["shipped", "made-up"])


@pytest.fixture(scope="module", params=[5, pytest.param(1, marks=pytest.mark.long)])
def answers(
    request: pytest.FixtureRequest, opened: dict[Path, Answerer], asked: dict[Path, list[str]]
) -> dict[Path, list[Answer]]:
    """To every fifth question, and to every one."""
    return {
        corpus: [opened[corpus].ask(Question(text)) for text in asked[corpus][:: request.param]]
        for corpus in CORPORA
    }


def quotes(answers: dict[Path, list[Answer]], corpus: Path) -> Iterator[Quote]:
    yield from (quote for answer in answers[corpus] for quote in answer.quotes)


@WHICH
def test_a_quotes_text_is_its_sources_slice_character_for_character(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    files = {path.name: path.read_bytes().decode() for path in corpus.glob("*.txt")}
    for quote in quotes(answers, corpus):
        at = quote.turn.position + quote.span.start
        assert files[quote.meeting.file][at : at + len(quote.text)] == quote.text
        assert quote.text.strip() == quote.text != ""


@WHICH
def test_what_is_shown_is_the_sources_words_with_white_space_folded(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    for quote in quotes(answers, corpus):
        assert "".join(one_line(quote.text).split()) == "".join(quote.text.split())


@WHICH
def test_a_paraphrase_or_narration_never_stands_in_quotation_marks_and_words_always_do(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    for quote in quotes(answers, corpus):
        assert (quote_card(quote).marks == ("", "")) is (quote.kind in ("reported", "narration"))


@WHICH
def test_a_kind_is_one_that_its_document_can_have(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    for quote in quotes(answers, corpus):
        spoken = quote.kind in ("spoken", "interpreted")
        assert spoken is (quote.meeting.kind == "transcript")
        assert (quote.kind == "interpreted") <= (quote.interpreted is True)
        assert (quote.kind == "spoken") <= (quote.interpreted is not True)


@WHICH
def test_quoted_words_stand_between_marks_in_their_source(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    marks = "“”\"«»‘’'´"
    for quote in quotes(answers, corpus):
        if quote.kind == "quoted":
            before = quote.turn.text[: quote.span.start].rstrip()
            after = quote.turn.text[quote.span.end :].lstrip(" \u00a0.,")
            assert before[-1:] in tuple(marks) or after[:1] in tuple(marks), quote.text


@WHICH
def test_a_speaker_is_the_registers_and_the_office_the_one_of_the_day(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    people: dict[str, Person] = {person.name: person for person in Corpus(corpus).register.people}
    for quote in quotes(answers, corpus):
        if quote.kind == "narration":
            assert (quote.speaker, quote.role) == (None, None)
        elif quote.speaker is not None:
            role = people[quote.speaker].role_on(quote.meeting.date)
            assert quote.role == (role.title if role else None)


@WHICH
def test_a_transcripts_words_are_those_of_the_label_printed_before_them(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    files = {path.name: path.read_bytes().decode() for path in corpus.glob("*.txt")}
    for quote in quotes(answers, corpus):
        if quote.meeting.kind == "transcript":
            before = files[quote.meeting.file][: quote.turn.position].rstrip(" :\u00a0\n\r\t")
            assert quote.label and quote.label in before[-90:]


@WHICH
def test_a_quote_is_never_a_whole_long_turn(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    for quote in quotes(answers, corpus):
        if quote.meeting.kind == "transcript":
            assert len(quote.text.split()) <= 240


@WHICH
def test_what_is_found_has_the_numbers_asked_for(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    """Unless they are of the attribution (a day, a year)."""
    for answer in answers[corpus]:
        for quote in (
            answer.quotes[:1] if answer.outcome == "found" and answer.intent == "find" else ()
        ):
            numbers = {
                word
                for phrase in answer.understood.words
                for word in phrase.split()
                if is_number(word)
            }
            around = (
                quote.turn.text
                + " "
                + quote.meeting.title
                + " "
                + str(quote.meeting.date).replace("-0", "-")
            )
            said = {word.text for word in speech(around.replace("-", " "))}
            missing = {
                number
                for number in numbers
                if number not in said and same_number(number) not in said
            }
            assert not missing, answer.question.text


@WHICH
def test_nothing_found_is_said_with_what_was_searched(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    for answer in answers[corpus]:
        assert answer.searched.meetings > 0
        assert (answer.outcome == "none") <= (answer.quotes == ())
        assert page_of(answer).headline


@WHICH
def test_the_best_of_what_is_found_comes_first(
    corpus: Path, answers: dict[Path, list[Answer]]
) -> None:
    for answer in answers[corpus]:
        for quote in answer.quotes:
            assert 0.0 <= quote.score <= 1.0
            assert all(0 <= hit.start < hit.end <= len(quote.text) for hit in quote.matched)
        if answer.intent == "find" and answer.outcome == "close" and not answer.facts:
            assert all(quote.score < 0.5 for quote in answer.quotes)


@WHICH
def test_the_same_question_has_the_same_answer(
    corpus: Path, answers: dict[Path, list[Answer]], tmp_path: Path
) -> None:
    fresh = open_answerer(corpus, tmp_path)
    for answer in reversed(answers[corpus][::4]):
        assert fresh.ask(answer.question) == answer


FURNITURE = {
    SHIPPED: [
        "official website",
        "Lessons of 1989",
        "hairline",
        "Konick",
        "ORGANIZATIONS IN",
        "It may interest",
    ],
    MADE_UP: [
        "Skip to main",
        "Most read",
        "barley soup",
        "Share on",
        "rush copy",
        "Emberly",
        "one tap in two",
    ],
}


@WHICH
def test_what_the_site_prints_around_a_document_is_never_an_answer(
    corpus: Path, opened: dict[Path, Answerer]
) -> None:
    for line in FURNITURE[corpus]:
        for text in (line, f'"{line}"'):
            answer = opened[corpus].ask(Question(text, limit=20))
            shown = [
                line_.text for quote in answer.quotes for line_ in (*quote.before, *quote.after)
            ]
            assert not [
                one
                for one in (*(q.text for q in answer.quotes), *shown)
                if line.lower() in one.lower()
            ], line


@WHICH
def test_nearly_every_line_typed_whole_is_found_where_it_stands(
    corpus: Path, opened: dict[Path, Answerer]
) -> None:
    """All but those that say a day or a title which reads as an instruction where to look."""
    answerer = opened[corpus]
    library = answerer._library
    lines = [
        (turn, passage, turn.text[passage.span.start : passage.span.end])
        for id_, record in library.records.items()
        for turn in library.engine.turns(id_, 0, record.turns)
        for passage in turn.passages
    ]
    typed = [line for line in lines if 7 <= len(speech(line[2])) <= 40][::5]
    missed = []
    for turn, passage, text in typed:
        answer = answerer.ask(Question(text))
        best = answer.quotes[0] if answer.outcome == "found" else None
        shared = best and range(
            max(best.span.start, passage.span.start), min(best.span.end, passage.span.end)
        )
        if best is None or best.turn != turn or not shared:
            missed.append(text)
    assert len(missed) <= 0.06 * len(typed), missed
