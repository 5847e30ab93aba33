from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.index import Scope
from bot.model import Question
from bot.question.parse import parse_question
from bot.search import find
from bot.search.expand import query_terms
from bot.search.find import Hit
from bot.search.library import Library
from bot.service.opening import open_answerer
from tests.conftest import MADE_UP, SHIPPED, Folder


def search(answerer: Answerer, text: str, scope: Scope | None = None) -> list[Hit]:
    library: Library = answerer._library
    query = parse_question(text, library.register, library.labels, library.days)
    scope = scope or Scope(frozenset(library.records))
    return find.search(library, query, query_terms(library, query), scope)


def text(one: Hit) -> str:
    return one.turn.text[one.span.start : one.span.end]


def best(answerer: Answerer, question: str) -> str:
    return text(search(answerer, question)[0])


# What is found ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("corridor with a stone in its shoe", "corridor with a stone in its shoe."),
        ("coridor with a stoen in its sho", "corridor with a stone in its shoe."),
        ("STONE in it's shoe!!", "corridor with a stone in its shoe."),
        ("a judge who sits on sundays", "a judge who will sit on a Sunday."),
        ("eggs smothered by mud", "Mud can smother eggs."),
        ("Tremaine cold train is arithmetic", "It is arithmetic."),
        ("1.6 degrees warmer", "1.6 degrees warmer than when I was a student."),
        ("fourteen laboratories", "we have fourteen now."),
    ],
)
def test_the_line_is_found_by_fragment_typo_and_memory(
    made_up: Answerer, question: str, line: str
) -> None:
    assert line in best(made_up, question)


@pytest.mark.parametrize(
    ("question", "contradicts"),
    [
        ("the works cost 410 million crowns", "41 million"),
        ("the works cost 40 million crowns", "41 million"),
        ("7 percent comes from the harbour dues", None),
        ("70 percent comes from the harbour dues", "7 percent"),
        ("seven percent comes from the harbour dues", None),
        ("4,100 complaints last year", None),
        ("41,000 complaints last year", "4,100"),
    ],
)
def test_a_number_is_never_fuzzy(made_up: Answerer, question: str, contradicts: str | None) -> None:
    found = search(made_up, question)
    assert (found[0].score >= 0.5) is (contradicts is None)
    assert not contradicts or not [
        one for one in found if one.score >= 0.5 and contradicts in text(one)
    ]


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("we will not close the channel for a single night", True),
        ("we will close the channel for a single night", False),
        ("we will not subsidise a single ticket", True),
        ("we will subsidise a single ticket", False),
        ("you can catch it from a handshake", False),
        ("you cannot catch it from a handshake", True),
        ("it is safe to continue", True),
        ("it is not safe to continue", False),
    ],
)
def test_a_negation_lost_or_added_is_no_match(
    made_up: Answerer, question: str, right: bool
) -> None:
    assert (search(made_up, question)[0].score >= 0.5) is right


def test_a_phrase_is_word_for_word_and_says_when_it_is_not(made_up: Answerer) -> None:
    whole, turned = (
        search(made_up, '"the dredger stops"')[0],
        search(made_up, '"stops the dredger"')[0],
    )
    assert (whole.exact, whole.score >= 0.9) == (True, True)
    assert (turned.exact, turned.score < 0.5) == (False, True)


def test_a_phrase_across_sentences_is_quoted_with_both(made_up: Answerer) -> None:
    assert best(made_up, '"in its shoe. Today we take"').endswith("Today we take out the stone.")


def test_a_stage_direction_is_quoted_and_never_matched_as_speech(made_up: Answerer) -> None:
    found = search(made_up, '"laughter"')
    assert not [one for one in found if one.exact]
    assert "(Laughter.)" in best(made_up, "Tobin hand out the press release under his chair")


def test_a_words_other_form_is_the_same_word_and_a_misspelling_is_shown(made_up: Answerer) -> None:
    library = made_up._library
    query = parse_question("the dregder stops", library.register)
    wants = query_terms(library, query)
    found = find.search(library, query, wants, Scope())
    assert find.corrected(wants, found) == {"dregder": "dredger"}


# How it is found ----------------------------------------------------------------------------------


def test_the_scope_bounds_what_is_found(made_up: Answerer) -> None:
    only = frozenset({"2021-05-20-herring-quota-hearing"})
    assert {one.meeting for one in search(made_up, "the dredger stops", Scope(only))} == only
    theirs = Scope(only, (("aalto", only),))
    assert {one.passage.person for one in search(made_up, "the dredger", theirs)} == {"aalto"}
    assert search(made_up, "the dredger", Scope(frozenset())) == []


@pytest.mark.parametrize("corpus", [SHIPPED, MADE_UP], ids=["shipped", "made-up"])
def test_what_is_found_is_in_order_shares_no_words_and_marks_whole_words(
    corpus: Path, opened: dict[Path, Answerer], asked: dict[Path, list[str]]
) -> None:
    for question in asked[corpus][::8]:
        found = search(opened[corpus], question)
        assert [one.order for one in found] == sorted((one.order for one in found), reverse=True)
        places = [(one.meeting, one.turn.number, at) for one in found for at in range(*one.span)]
        assert len(places) == len(set(places))
        for one in found:
            assert 0.0 <= one.score <= 1.0
            assert 0 <= one.span.start < one.span.end <= len(one.turn.text)
            marked(one)


def marked(one: Hit) -> None:
    shown, at = text(one), 0
    for hit in one.hits:
        assert at <= hit.start < hit.end <= len(shown)
        assert not shown[max(hit.start - 1, 0) : hit.start].isalpha() or hit.start == 0
        assert not shown[hit.end : hit.end + 1].isalpha()
        at = hit.end


@pytest.mark.parametrize("corpus", [SHIPPED, MADE_UP], ids=["shipped", "made-up"])
def test_a_span_begins_and_ends_with_passages(
    corpus: Path, opened: dict[Path, Answerer], asked: dict[Path, list[str]]
) -> None:
    for question in asked[corpus][1::8]:
        for one in search(opened[corpus], question):
            assert one.span.start in {passage.span.start for passage in one.turn.passages}
            assert one.span.end in {passage.span.end for passage in one.turn.passages}


def test_the_order_does_not_hang_on_how_the_index_came_about(folder: Folder) -> None:
    lines = "".join(
        f"MINISTER RUIZ: The harbour {'is mine' if n % 3 else 'was ours'} on day {n}.\n\n"
        for n in range(60)
    )
    folder.meeting("a", lines).meeting("b", lines).meeting("c", "QUESTION: What of the harbour?\n")
    folder.open()
    for word in ("harbour", "boats", "harbour harbour"):
        folder.meeting("c", f"QUESTION: What of the {word}?\n").open()
    grown = folder.open().ask(Question("the harbour", limit=20))
    fresh = (
        Folder(folder.path, folder.index / "fresh").open().ask(Question("the harbour", limit=20))
    )
    assert len(grown.quotes) == 20
    assert grown == fresh


def test_a_line_that_is_neither_by_nor_about_the_one_named_is_no_match(shipped: Answerer) -> None:
    answer = shipped.ask(Question("Ebrard excellent meeting"))
    assert answer.outcome == "close"
    assert shipped.ask(Question("Velasco excellent meeting")).outcome == "found"


# An archive ---------------------------------------------------------------------------------------


def records(folder: Path, *turns: str) -> None:
    lines = [
        {
            "meeting_id": "m",
            "title": "Works",
            "date": None,
            "turn_no": n,
            "speaker": "Q",
            "text": text,
        }
        for n, text in enumerate(turns)
    ]
    folder.mkdir(exist_ok=True)
    (folder / "turns.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_of_a_line_said_again_and_again_the_nearest_words_are_taken(tmp_path: Path) -> None:
    records(
        tmp_path / "corpus",
        "I do not mind. I just put the minutes here and we will see.",
        "We will see it.",
    )
    answerer = open_answerer(tmp_path / "corpus", tmp_path / "index")
    answer = answerer.ask(Question("I just put the minutes heer and we will see"))
    assert (answer.outcome, answer.quotes[0].turn.number) == ("found", 0)


def test_everyday_words_are_found_by_the_words_beside_them(tmp_path: Path) -> None:
    said = [
        f"so it is {a} and {b} to be"
        for a in ("one", "all", "here")
        for b in ("good", "well", "fine")
    ]
    records(tmp_path / "corpus", *said * 12, "what is it to be and so it is all of it")
    answerer = open_answerer(tmp_path / "corpus", tmp_path / "index")
    answer = answerer.ask(Question("it is all of it"))
    assert answer.quotes[0].turn.number == len(said) * 12
