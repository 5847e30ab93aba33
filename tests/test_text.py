"""Text as matching sees it: words find their way home, sentences end where they end, directions are not speech."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model import Span
from bot.text import (
    aside_words,
    asides,
    fold,
    is_gap,
    is_interpreter,
    is_negation,
    is_number,
    is_reaction,
    number_words,
    one_line,
    same_number,
    sentences,
    speech,
    speech_texts,
    stem,
    stem_each,
    stems,
    units,
    without_asides,
    word_texts,
    words,
)
from bot.text.folding import _folded, _pieces
from bot.text.memo import MOST_REMEMBERED
from bot.text.stemming import _stems


def folded(text: str) -> list[str]:
    return [word.text for word in words(text)]


def cut(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


# Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "matched"),
    [
        ("Harbour", ["harbour"]),
        ("Córdoba", ["cordoba"]),
        ("Co\u0301rdoba", ["cordoba"]),
        ("Straße", ["strasse"]),
        ("İzmir", ["izmir"]),
        ("ﬁsh", ["fish"]),
        ("ＦＵＬＬ", ["full"]),
        ("har\u00adbour", ["harbour"]),
        ("Norland’s", ["norland"]),
        ("Norland's", ["norland"]),
        ("boss’s", ["boss"]),
        ("the pilots’ boats", ["the", "pilots", "boats"]),
        ("O’Neil", ["o'neil"]),
        ("don’t", ["don't"]),
        ("donʼt", ["don't"]),
        ("rock ’n’ roll", ["rock", "n", "roll"]),
        ("sea-going", ["sea", "going"]),
        ("U.S.", ["u.s."]),
        ("at 5 p.m.", ["at", "5", "p.m."]),
        ("@ewanmc", ["ewanmc"]),
        ("one\u00a0two", ["one", "two"]),
        ("snake_case", ["snake", "case"]),
        ("…—–!?", []),
        ("", []),
    ],
)
def test_a_word_is_matched_without_its_case_accents_and_curls(printed: str, matched: list[str]) -> None:
    assert folded(printed) == matched


@pytest.mark.parametrize(
    ("printed", "matched"),
    [
        ("13,000", ["13000"]),
        ("1,234,567", ["1234567"]),
        ("1,234.50", ["1234.50"]),
        ("13,000th", ["13000th"]),
        ("3.5", ["3.5"]),
        ("2,5", ["2,5"]),
        ("1,2,3", ["1,2,3"]),
        ("7%", ["7", "percent"]),
        ("7 per cent", ["7", "percent"]),
        ("7 per\u00a0cent", ["7", "percent"]),
        ("7 percent", ["7", "percent"]),
        ("per century", ["per", "century"]),
        ("$800", ["$", "800"]),
        ("€5", ["€", "5"]),
        ("5G", ["5g"]),
        ("200th", ["200th"]),
        ("24/7", ["24", "7"]),
        ("9:30", ["9", "30"]),
        ("70.", ["70"]),
        ("bread & salt", ["bread", "and", "salt"]),
        ("B&Q", ["b", "and", "q"]),
    ],
)
def test_a_number_is_one_word_and_a_sign_is_the_word_it_is_read_as(printed: str, matched: list[str]) -> None:
    assert folded(printed) == matched


@pytest.mark.parametrize(("one", "other"), [("7", "70"), ("1.5", "15"), ("1,5", "15"), ("13,00", "1300"), ("5", "5G")])
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_words_span_is_where_it_is_printed() -> None:
    text = "“Señor Íñigo’s  13,000 boats”"
    assert [text[word.start : word.end] for word in words(text)] == ["Señor", "Íñigo’s", "13,000", "boats"]


@pytest.mark.parametrize(
    ("word", "kin"),
    [
        ("left", "leave"),
        ("met", "meeting"),
        ("said", "said"),
        ("promised", "promises"),
        ("children", "child"),
        ("spoke", "speaking"),
        ("boats", "boat"),
    ],
)
def test_forms_of_one_word_share_a_stem(word: str, kin: str) -> None:
    assert stem(word) == stem(kin)


@pytest.mark.parametrize("word", ["7", "1990s", "13000", "u.s.", "p.m."])
def test_numbers_and_abbreviations_are_their_own_stem(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("word", "number"), [("7", True), ("13000", True), ("200th", True), ("seven", False), ("b2b", False), ("", False)]
)
def test_a_number_is_told_by_its_first_figure(word: str, number: bool) -> None:
    assert is_number(word) is number


def test_small_numbers_are_the_same_in_figures_and_letters() -> None:
    assert [same_number(word) for word in ("7", "seven", "twenty", "90", "21", "boat")] == [
        "seven", "7", "20", "ninety", None, None,
    ]  # fmt: skip


def test_number_words_contradict_their_own_kind_only() -> None:
    assert "second" in number_words("first") and "eight" in number_words("seven")
    assert "first" not in number_words("first") and "seven" not in number_words("first")
    assert number_words("boat") == frozenset()


@pytest.mark.parametrize(
    ("printed", "negates"),
    [
        ("not", True), ("No", True), ("never", True), ("cannot", True), ("can’t", True), ("won't", True),
        ("without", True), ("note", False), ("now", False), ("nothing", True), ("know", False), ("want", False),
    ],
)  # fmt: skip
def test_a_negation_is_told_in_any_spelling(printed: str, negates: bool) -> None:
    assert is_negation(fold(printed)) is negates


def test_white_space_runs_are_shown_as_one_space_and_nothing_else_changes() -> None:
    assert one_line("  We will\u00a0not \n\n  go – “ever”.\u2003") == "We will not go – “ever”."


# Sentences ------------------------------------------------------------------------------------------------------------

SENTENCES = [
    (["Mr. Sato met Dr. Brandt.", "They spoke."], " "),
    (["He left the U.S.", "The rest stayed."], " "),
    (["He left the U.S. Navy base."], " "),
    (["Ewan J. McLaren spoke.", "Good."], " "),
    (["J. R. R. Okafor wrote it.", "Good."], " "),
    (["Wait...", "What?", "No."], " "),
    (["Wait… what now?", "Fine."], " "),
    (["And then... we left."], " "),
    (["It cost 3.5 million.", "Then 4."], " "),
    (["“Go.”", "He went.", "‘Stay.’", "She stayed."], " "),
    (["He cried “Go!” and left.", "Bye."], " "),
    (["«Allez.»", "On y va."], " "),
    (["At 5 p.m.", "We left."], " "),
    (["At 5 p.m. sharp."], " "),
    (["No. 5 is alive.", "No.", "I will not."], " "),
    (["So I said no.", "Then we left."], " "),
    (["It was I.", "We knew."], " "),
    (["St. Orlan vs. Port Halven.", "The end."], " "),
    (["He works at Acme Inc.", "They pay well."], " "),
    (["Acme Inc. Holdings paid."], " "),
    (["Boats, ropes, etc. Halven has them."], " "),
    (["The year was 1999.", "2000 came."], " "),
    (["Really?!", "Yes!!", "Good."], " "),
    (["I like it (a lot).", "You too."], " "),
    (["¿Qué?", "¡Sí!", "Bueno."], " "),
    (["See halven.example.com for more.", "Yes."], " "),
    (["One line\nand its second.", "Next."], "\n"),
    (["No stop at all", "Another paragraph"], "\n\n"),
    (["Mrs. O’Neil, of Sept. 4 fame.", "She won."], "\u00a0 "),
]


@pytest.mark.parametrize(("parts", "between"), SENTENCES)
def test_a_sentence_ends_where_a_reader_ends_it(parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert cut(text, list(sentences(text))) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Thank you. (Applause.)", "Now to work."],
        ["Thank you. (applause)", "Now to work."],
        ["Thank you. [Laughter] (Applause.)", "Now to work."],
        ["Thank you. [inaudible].", "Right."],
        ["(Laughter.)", "Thank you."],
        ["I like it.", "(But not you.)", "Good."],
        ["We met Mr. (inaudible) Sato.", "Good."],
        ["Thank you. (Laughter) and so we go."],
    ],
)
def test_a_stage_direction_stays_with_the_sentence_it_follows(parts: list[str]) -> None:
    text = " ".join(parts)
    assert cut(text, list(sentences(text))) == parts


def test_very_short_sentences_join_their_neighbour() -> None:
    text = "Down to work. Thank you. The tide in the northern strait waits for nobody at all."
    assert cut(text, list(units(text))) == [text]


def test_sentences_of_some_length_stay_apart() -> None:
    text = "The tide in the strait waits for nobody. The pilots of the harbour know that well."
    assert cut(text, list(units(text))) == cut(text, list(sentences(text)))


def test_units_never_join_across_paragraphs() -> None:
    assert cut("Yes.\n\nNo.", list(units("Yes.\n\nNo."))) == ["Yes.", "No."]


def test_unpunctuated_speech_is_cut_at_a_pause_with_its_marks_kept() -> None:
    text = " ".join(f"word{at}," if at % 50 == 49 else f"word{at}" for at in range(300))
    pieces = cut(text, list(units(text)))
    assert len(pieces) > 2
    assert pieces[0].endswith("word49,") and pieces[1].startswith("word50")
    assert " ".join(pieces) == text


def test_a_cut_leaves_no_bracket_behind() -> None:
    text = "so " * 60 + "(inaudible) " + "on " * 80
    assert all(piece.count("(") == piece.count(")") for piece in cut(text, list(units(text))))


# Stage directions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mark",
    [
        "(Laughter.)", "[inaudible]", "(Via interpreter)", "(Via translation)", "(through an interpreter)",
        "(Through the interpreter.)", "(In Spanish.)", "(In Tarshese.)", "(Speaking in Dutch)", "(Continues in French)",
        "(In progress)", "{vocalsound}", "{disfmarker}", "[crosstalk]", "(sic)", "[phonetic]", "(off-mic)",
        "(Applause and cheers.)", "(break in audio)", "(Pause.)", "(Laughter and applause.)", "[Begin video clip.]",
        "(technical difficulties)", "(Gap in recording)", "[INAUDIBLE]",
    ],
)  # fmt: skip
def test_a_stage_direction_is_not_speech(mark: str) -> None:
    text = f"We will {mark} go."
    assert cut(text, asides(text)) == [mark]
    assert [word.text for word in speech(text)] == ["we", "will", "go"]


@pytest.mark.parametrize(
    "bracket",
    [
        "(at the very first one)", "(the music industry)", "(and there was a pause in the talks)",
        "(his English is good)",
        "[the French minister]", "(a translation of the treaty)", "(a Polish company)", "(we took a break)",
        "(some progress)", "[The]", "[…]", "()", "(a)", "(the French)", "(13,000 of them)", "(Halven Wire)",
        "(we heard nothing but applause from all the people in the harbour that day)",
    ],
)  # fmt: skip
def test_what_somebody_put_in_brackets_is_speech(bracket: str) -> None:
    text = f"We will {bracket} go."
    assert asides(text) == []
    assert [word.text for word in speech(text)] == folded(text)


def test_the_words_of_stage_directions_are_kept_apart() -> None:
    text = "Good. (Laughter.) [inaudible] (honestly) Yes."
    assert aside_words(text) == ["laughter", "inaudible"]


@pytest.mark.parametrize(
    ("mark", "gap"),
    [("[inaudible]", True), ("(In Spanish.)", True), ("(In progress)", True), ("(Laughter.)", False), ("(sic)", False)],
)
def test_a_gap_is_a_direction_that_says_words_are_missing(mark: str, gap: bool) -> None:
    assert is_gap(mark) is gap


def test_reactions_and_interpreters_are_told_apart() -> None:
    assert is_reaction("laughter") and not is_reaction("interpreter")
    assert is_interpreter("translation") and not is_interpreter("applause")


# Promises for any text ------------------------------------------------------------------------------------------------

_PIECES = (
    "Mr. U.S. p.m. tide Sato went. went? no No. 5 3.5 13,000 7% (Laughter.) [inaudible] (aside) “Go.” ‘so’ don’t … ! "
    "?! — ( ) [ ] { } ' \" ’ ” e\u0301 İ ß ﷺ ﹰ ½ J. I. and The ... \u200b \u2028 \u00a0 \n \n\n 𝒳 日本語。"
).split(" ")
ANY_TEXT = st.text(max_size=200) | st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)


def _in_order(spans: Sequence[Span], text: str) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans) and all(
        one.end <= other.start for one, other in pairwise(spans)
    )


@given(ANY_TEXT)
@example("ﷺ ﹰ ͺ ½ İ")
def test_every_word_finds_its_way_home(text: str) -> None:
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.text


@given(ANY_TEXT)
def test_words_stand_in_order_and_do_not_overlap(text: str) -> None:
    assert _in_order([Span(word.start, word.end) for word in words(text)], text)


@given(ANY_TEXT)
@example("ﷺ ﹰ ͺ")
def test_a_folded_word_is_never_empty_and_has_no_white_space(text: str) -> None:
    assert all(word.text and not re.search(r"\s", word.text) for word in words(text))


@given(ANY_TEXT)
def test_what_is_speech_is_every_word_outside_the_stage_directions(text: str) -> None:
    marks = asides(text)
    outside = [word for word in words(text) if not any(mark.start <= word.start < mark.end for mark in marks)]
    assert list(speech(text)) == outside


SPACED = ANY_TEXT | st.lists(
    st.sampled_from(
        ["so", "13 per", " cent", "Per\u00a0cent", "per", "\n", "(Laughter.)And", "[a (Laughter.]", *_PIECES]
    )
).map("".join)


@given(SPACED)
@example("per cent")
@example("a per\u00a0CENT’s")
@example("x(per cent)")
def test_words_without_their_places_are_the_same_words(text: str) -> None:
    assert word_texts(text) == folded(text)


@given(SPACED, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))
@example("13 per cent of it", [(0, 6), (6, 17)])
@example("harbour", [(0, 3), (3, 7)])
def test_the_words_that_begin_in_a_span_are_those_of_speech(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(start, len(text)), min(max(start, end), len(text))) for start, end in places]
    spans += [*sentences(text), Span(0, len(text))]
    expected = [[word.text for word in speech(text) if start <= word.start < end] for start, end in spans]
    assert speech_texts(text, spans) == expected


@given(SPACED)
def test_text_without_directions_has_the_words_of_speech_in_their_places(text: str) -> None:
    assert words(without_asides(text)) == list(speech(text))
    assert aside_words(text) == [word for mark in asides(text) for word in folded(text[mark.start : mark.end])]


@given(SPACED)
@example("Only one .”)  ")
@example("…!? ”")
def test_a_text_of_one_sentence_is_no_exception(text: str) -> None:
    """A text with one full stop takes a shorter way; a paragraph before it takes that from it."""
    before = "Before.\n\n"
    later = [Span(start - len(before), end - len(before)) for start, end in sentences(before + text) if start > 8]
    assert list(sentences(text)) == later


@given(SPACED)
def test_neighbours_are_joined_by_the_words_of_speech_in_them(text: str) -> None:
    starts = [word.start for word in speech(text)]
    expected: list[Span] = []
    for sentence in sentences(text):
        sizes = [sum(span.start <= at < span.end for at in starts) for span in (*expected[-1:], sentence)]
        short = len(sizes) == 2 and min(sizes) < 6 and sizes[0] < 12
        if short and not re.search(r"\n[^\S\n]*\n", text[expected[-1].end : sentence.start]):
            expected[-1] = Span(expected[-1].start, sentence.end)
        else:
            expected.append(sentence)
    found = units(text)
    if not any(end - start > 240 for start, end in expected):
        assert found == expected


@given(st.lists(st.text(alphabet="ourisetncmx.'7", min_size=1, max_size=9), max_size=30))
@example(["harbours", "organising", "centre", "licence", "programmes", "left", "people", "u.s.", "200th"])
def test_stems_of_many_words_are_those_of_each(several: list[str]) -> None:
    assert dict(stem_each(several)) == {word: stem(word) for word in several}
    assert list(stems(several)) == [stem(word) for word in several]


def test_what_is_remembered_of_words_is_bounded() -> None:
    before = [stem("harbours"), *word_texts("The Harbour’s boats")]
    for number in range(70_000):
        stem(f"word{number}")
        word_texts(f"({number})")
    assert max(len(memo) for memo in (_stems, _pieces, _folded)) <= MOST_REMEMBERED
    assert [stem("harbours"), *word_texts("The Harbour’s boats")] == before


@pytest.mark.parametrize("split", [sentences, units])
@given(text=ANY_TEXT)
def test_pieces_of_a_text_are_ordered_disjoint_inside_and_trimmed(
    split: Callable[[str], Sequence[Span]], text: str
) -> None:
    spans = list(split(text))
    assert _in_order(spans, text)
    assert all(piece == piece.strip() for piece in cut(text, spans))


@pytest.mark.parametrize("split", [sentences, units])
@given(text=ANY_TEXT)
def test_pieces_of_a_text_leave_out_nothing_but_white_space(split: Callable[[str], Sequence[Span]], text: str) -> None:
    spans = list(split(text))
    kept = {at for span in spans for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in kept)


@given(st.lists(st.sampled_from(["tide", "sea,", "(inaudible)", "13,000", "“so", "so”"]), min_size=121, max_size=400))
def test_an_endless_sentence_is_cut_without_losing_a_letter(tokens: list[str]) -> None:
    text = " ".join(tokens)
    assert "".join(cut(text, list(units(text)))).replace(" ", "") == text.replace(" ", "")


@given(ANY_TEXT)
def test_folding_white_space_twice_changes_nothing(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)


# Hostile texts --------------------------------------------------------------------------------------------------------

HOSTILE = {
    "a run of full stops that ends nothing": "." * 200_000 + "x",
    "a full stop with a run of quotation marks": "." + '"' * 200_000 + "x",
    "opening brackets": "(" * 200_000,
    "apostrophes after a letter": "a" + "'" * 200_000,
    "apostrophes between letters": "a'" * 100_000,
    "new lines": "\n" * 200_000,
    "new lines and spaces": "\n " * 100_000,
    "initials without spaces": "a." * 100_000,
    "spaces": " " * 200_000 + "x",
    "combining marks": "a" + "\u0301" * 200_000,
    "thousands separators": "1," * 100_000,
    "one word": "a" * 200_000,
    # of many words or sentences, a quarter as long
    "opening brackets with words": "(a" * 25_000,
    "question marks and nothing else": "? " * 25_000,
    "initials": "A. " * 17_000,
    "stage directions": "(Laughter.) " * 4_000,
    "no full stop": "word " * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    """A step that goes over the text again for each of its letters would take minutes."""
    for step in (words, speech, lambda part: list(sentences(part)), lambda part: list(units(part))):
        for size in (2_000, len(text)):  # a step that is very slow is caught before the longest
            began = time.process_time()
            step(text[-size:])
            assert time.process_time() - began < 2.0
