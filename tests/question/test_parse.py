"""A question taken apart: quotation marks, operators, speaker, date, and the words that are left
to look for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model import Intent
from bot.question.parse import Query, parse_question
from bot.sources.people import Register
from tests.cast import LABELS, REGISTER

DAYS = (date(2021, 10, 8), date(2022, 5, 3))


def ask(text: str) -> Query:
    return parse_question(text, REGISTER, LABELS, DAYS)


def speakers(query: Query) -> set[str]:
    return {person.id for person in query.asked.mention.people} if query.asked.mention else set()


def full(query: Query) -> list[str]:
    """The words that are looked for and that say something."""
    return [term.text for term in query.terms if not term.light]


# Intent -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("", "help"),
        ("   ", "help"),
        ("help", "help"),
        ("/quote", "help"),
        ("/quote help", "help"),
        ("?!", "help"),
        ('""', "help"),
        ("meetings", "meetings"),
        ("/meetings", "meetings"),
        ("/meetings harbour talks", "meetings"),
        ("/quote meetings", "meetings"),
        ("who attended the harbour talks", "meetings"),
        ("tide", "find"),
        ("/quote tide", "find"),
        ("/whosaid tide", "verify"),
        ("/whosaid", "help"),
        ("/meetingsroom tide", "find"),
        ("from:sato", "find"),
        ("from:sato help", "find"),
        ("in:harbour meetings", "find"),
    ],
)
def test_a_question_is_for_help_for_meetings_or_for_words(text: str, intent: Intent) -> None:
    assert ask(text).intent == intent


@pytest.mark.parametrize(
    "word", ["help", "meetings", "from:sato", "before:2022", "where was it", "list meetings"]
)
def test_what_stands_in_quotation_marks_is_always_words(word: str) -> None:
    query = ask(f'"{word}"')
    assert (query.intent, len(query.phrases)) == ("find", 1)
    assert (query.asked.typed, query.when, query.aspect) == (None, None, None)


def test_a_question_for_meetings_keeps_its_words_date_and_people() -> None:
    query = ask('/meetings "harbour talks" 2021 with Sato')
    assert full(query) == ["sato", "harbour", "talks"]
    assert query.when is not None and str(query.when) == "2021-01-01 to 2021-12-31"
    assert [mention.people[0].id for mention in query.named] == ["sato"]


# Quotation marks ----------------------------------------------------------------------------------

WAITS = ("the", "tide", "waits")


@pytest.mark.parametrize(
    "text",
    [
        '"the tide waits"',
        "“the tide waits”",
        "“the tide waits“",
        "”the tide waits”",
        '“the tide waits"',
        "„the tide waits“",
        "„the tide waits”",
        "«the tide waits»",
        "« the tide waits »",
        "‹the tide waits›",
        "‘the tide waits’",
        "'the tide waits'",
        "''the tide waits''",
        "「the tide waits」",
        '"The TIDE, waits!"',
        "“the\u00a0tide  waits”",
    ],
)
def test_words_in_any_quotation_marks_are_a_phrase(text: str) -> None:
    for around in (text, f"who said {text} in Norland", f"{text}?"):
        assert ask(around).phrases == (WAITS,)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('"one" and "two"', (("one",), ("two",))),
        ("‘one’ and ‘two’", (("one",), ("two",))),
        ("‘the pilots’ boats are late’", (("the", "pilots", "boats", "are", "late"),)),
        ("‘tide’ and the workers’ rights", (("tide",),)),
        ("don't say 'never'", (("never",),)),
        ('"the tide … waits"', (("the", "tide"), ("waits",))),
        ('"the tide [...] waits"', (("the", "tide"), ("waits",))),
        ('"… waits"', (("waits",),)),
        ('"7%"', (("7", "percent"),)),
    ],
)
def test_each_quotation_is_its_own_phrase_and_an_elision_parts_it(
    text: str, phrases: tuple[object, ...]
) -> None:
    assert ask(text).phrases == phrases


@pytest.mark.parametrize(
    "text",
    [
        '"tide',
        'tide"',
        "“tide",
        "tide”",
        "'tide",
        "tide'",
        "«tide",
        "‘tide",
        "the pilots’ tide",
        "it's the tide's",
        "5'10\" tide",
        '""',
        '" "',
        '"…"',
        "“”",
        "''",
        "the 90's and 80's",
    ],
)
def test_unbalanced_or_empty_marks_are_no_phrase(text: str) -> None:
    assert ask(text).phrases == ()


def test_what_stands_in_quotation_marks_names_no_speaker_and_no_date() -> None:
    query = ask('"Sato said in 2021"')
    assert (query.asked.typed, query.when, query.named) == (None, None, ())


@pytest.mark.parametrize(
    "text", ['Sato: "the tide waits"', '"the tide waits", said Sato', '"the tide waits" — Sato']
)
def test_a_phrase_keeps_its_speaker(text: str) -> None:
    query = ask(text)
    assert (query.phrases, speakers(query)) == ((WAITS,), {"sato"})


# Operators ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("from:sato tide", {"sato"}),
        ("FROM:Sato tide", {"sato"}),
        ("from: sato tide", {"sato"}),
        ("tide from:sato", {"sato"}),
        ("from:Sato, tide", {"sato"}),
        ("from:keiko sato tide", {"sato"}),
        ('from:"Keiko Sato" tide', {"sato"}),
        ("from:“Keiko Sato” tide", {"sato"}),
        ("from:lindqvst tide", {"lindqvist"}),
        ("from:the harbour secretary tide", {"lindqvist", "okafor"}),
        ('from:"harbour secretary Okafor" tide', {"okafor"}),
        ("from:ruiz tide", {"ruiz", "brandt"}),
        ("from:president ruiz tide", {"ruiz"}),
        ("from:sato from:okafor tide", {"sato"}),
    ],
)
def test_from_takes_as_much_as_names_the_speaker(text: str, people: set[str]) -> None:
    query = ask(text)
    assert speakers(query) == people
    assert full(query) == ["tide"]


def test_from_takes_a_printed_label_too() -> None:
    assert ask("from:moderator tide").asked.label == "MODERATOR"
    assert ask('from:"Harbour Pilot" tide').asked.label == "Harbour Pilot"


@pytest.mark.parametrize("value", ["nobody", "<@U123>", "from:sato", "a/b", "x" * 5_000])
def test_from_somebody_unknown_is_a_stranger(value: str) -> None:
    assert ask(f"from:{value} tide").asked.stranger == value


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on:2021-10-08 tide", "2021-10-08"),
        ("on:2021-10 tide", "2021-10-01 to 2021-10-31"),
        ("on:2021 tide", "2021-01-01 to 2021-12-31"),
        ('on:"8 October 2021" tide', "2021-10-08"),
        ("on:may tide", "any May"),
        ("before:2022 tide", "until 2021-12-31"),
        ("after:2021-10 tide", "from 2021-11-01"),
        ("before:2022 after:2020 tide", "2021-01-01 to 2021-12-31"),
        ("on:october before:2022 tide", "any October, until 2021-12-31"),
        ("on:may on:june tide", "no day"),
        ("before:0001-01-01 tide", "no day"),
        ("after:9999-12-31 tide", "no day"),
        ("after:2022 before:2020 tide", "no day"),
    ],
)
def test_date_operators_bound_the_days_together(text: str, when: str) -> None:
    query = ask(text)
    assert query.when is not None and str(query.when) == when
    assert full(query) == ["tide"]


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("in:harbour tide", "harbour"),
        ('in:"harbour talks" tide', "harbour talks"),
        ("in:“harbour talks” tide", "harbour talks"),
        ("in:2021-10-08-harbour-talks tide", "2021-10-08-harbour-talks"),
        ("on:harbour tide", "harbour"),
        ("before:yesterday tide", "yesterday"),
        ("in:in:in: tide", "in:in:"),
        ("in:../../secret tide", "../../secret"),
        ("in:%s{0}'; tide", "%s{0}';"),
        ("in:AND tide", "AND"),
    ],
)
def test_a_meeting_is_named_by_any_value_as_it_stands(text: str, meeting: str) -> None:
    query = ask(text)
    assert query.meeting == meeting
    assert full(query) == ["tide"]


@pytest.mark.parametrize(
    "text",
    ['from:"" tide', 'in:"" tide', "in:“” tide", "on:!? tide", 'before:" " tide', "from:— tide"],
)
def test_an_operator_without_a_value_is_left_out(text: str) -> None:
    query = ask(text)
    assert (query.asked.typed, query.meeting, query.when, full(query)) == (
        None,
        None,
        None,
        ["tide"],
    )


@pytest.mark.parametrize("text", ["login:sato", "upon:2021", "re:in", "12:30", "http://tide"])
def test_a_colon_makes_no_operator_of_another_word(text: str) -> None:
    query = ask(text)
    assert (query.asked.typed, query.meeting, query.when) == (None, None, None)


def test_a_question_of_nothing_but_operators_is_still_answered_by_each() -> None:
    query = ask('from:sato in:"harbour talks" after:2020 before:2022')
    assert (speakers(query), query.meeting, query.terms, query.bare) == (
        {"sato"},
        "harbour talks",
        (),
        True,
    )


# Free text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "people", "looked_for"),
    [
        ("what did Sato say about the tide?", {"sato"}, ["tide"]),
        ("what did Sec. Linqvist say about curruption", {"lindqvist"}, ["curruption"]),
        ("we talk daily, Sato", set(), ["daily", "sato"]),
        ("who thanked Sato", set(), ["thanked", "sato"]),
        ("what did Okafor say to Sato", {"okafor"}, ["sato"]),
        ("13,000 boats, 7% late", set(), ["13000", "boats", "7", "percent", "late"]),
        ("they will not go", set(), ["not", "go"]),
    ],
)
def test_what_is_left_to_look_for_is_what_was_said(
    text: str, people: set[str], looked_for: list[str]
) -> None:
    query = ask(text)
    assert (speakers(query), full(query)) == (people, looked_for)


def test_a_date_in_free_text_counts_where_a_meeting_was_on_that_day() -> None:
    query = ask("what did Sato say on 8 October 2021 about the tide")
    assert query.when is not None and str(query.when) == "2021-10-08"
    assert full(query) == ["tide"]


def test_a_date_on_which_nothing_was_said_is_among_the_words() -> None:
    query = ask("the treaty of 3 March 1920")
    assert query.when is None
    assert full(query) == ["treaty", "3", "march", "1920"]


def test_a_year_with_a_speaker_says_when_even_if_nothing_was_said_in_it() -> None:
    assert ask("what did Sato say in 2019 about the tide").when is not None


def test_a_question_about_the_event_is_told_with_the_people_in_it() -> None:
    query = ask("where was Sato speaking?")
    assert (query.aspect, speakers(query)) == ("where", {"sato"})
    assert ask("who introduced Sato?").asked.typed is None


@pytest.mark.parametrize(
    ("text", "bare"), [("what did Sato say", True), ("sato on the tide", False), ('"of"', False)]
)
def test_a_question_is_bare_when_nothing_in_it_can_be_looked_for(text: str, bare: bool) -> None:
    assert ask(text).bare is bare


# Promises for any question ------------------------------------------------------------------------

_PARTS = (
    'from: from:sato from:" in: in:" before: before:2022 after:0001-01-01 on:9999-12-31 on:may " “'
    " ” „ « » ‘ ’ ' … / what did say said Sato Ruiz's tide 7% 13,000 in 2021 May 3 where when who"
    " introduced meetings help /quote ( ) * ~ <@U1> &amp; \\ AND OR NOT + - : \u200b \u202e"
).split(" ")
_QUESTIONS = st.lists(st.sampled_from(_PARTS), max_size=16).map(" ".join)
_ANY = st.text(max_size=120) | _QUESTIONS


@given(_ANY)
@example("before:0001-01-01")
@example("after:9999-12-31")
@example("on:0000-00-00 in:\x00")
@example("\ud800")
def test_any_question_is_taken_apart_and_never_breaks(text: str) -> None:
    query = ask(text)
    assert query.intent in ("find", "verify", "meetings", "help")
    assert (query.intent == "verify") is (query.claimed is not None)
    assert all(phrase for phrase in query.phrases)


@given(_ANY)
def test_a_question_means_the_same_each_time(text: str) -> None:
    assert ask(text) == ask(text)


@given(
    st.lists(st.sampled_from(["tide", "boats", "seven", "not", "harbour"]), min_size=1, max_size=6)
)
def test_plain_words_are_all_looked_for_in_their_order(said: list[str]) -> None:
    query = parse_question(" ".join(said), Register())
    assert [term.text for term in query.terms] == said


@given(
    st.lists(
        st.sampled_from("the tide waits not 7 Sato from:sato before:2022 help where".split()),
        min_size=1,
        max_size=8,
    )
)
def test_a_quoted_question_is_one_phrase_whatever_it_says(said: list[str]) -> None:
    query = ask(f'"{" ".join(said)}"')
    assert (query.intent, len(query.phrases), query.terms, query.asked.typed) == (
        "find",
        1,
        (),
        None,
    )


_LENGTH = 8_000  # of the 40,000 letters that Slack lets through


@pytest.mark.parametrize(
    "part",
    [
        "in:“",
        'in:"',
        "from:a ",
        "in:a ",
        "before:2021 ",
        '"',
        "“",
        "”a",
        "‘a",
        "'abc ",
        "’x",
        "„a",
        '"a" ',
        "say ",
        "may 5 ",
        "who was ",
        "Sato ",
        "Sato said ",
        "from 2021 to ",
        "2021-99-99 ",
        "the ",
        "tide ",
        " ",
        "a",
        "... ",
        "/quote ",
        ": ",
    ],
)
def test_a_hostile_question_costs_no_more_than_its_length(part: str) -> None:
    """A step that goes over the question again for each of its words would take minutes, which no
    test has."""
    ask(part * (_LENGTH // len(part)))


def test_a_long_quoted_value_costs_no_more_than_its_length() -> None:
    for value in ("ruiz " * 3_000, "a" * _LENGTH, "... " * 4_000):
        ask(f'from:"{value}" "{value}"')
