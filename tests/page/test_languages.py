"""Every language says all that English says, with the same gaps, and nothing that is shown falls
back on English."""

from __future__ import annotations

import ast
import inspect
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, cast, get_args

import pytest
from hypothesis import HealthCheck, given, settings

from bot.model import (
    Answer,
    Bar,
    DateBasis,
    Every,
    Fact,
    FactKind,
    Kind,
    Note,
    NoteKind,
    Outcome,
    Reason,
    ReasonKind,
    Trend,
    Verdict,
    Voicing,
    When,
)
from bot.page import languages, terminal, verdicts, wording
from bot.page.languages import en, es
from bot.page.languages.en import Words
from bot.slack.outbound import messages
from bot.slack.outbound.limits import BUTTON_TEXT, OPTION, problems
from tests.samples import answer, card, checked, quote
from tests.slack.answers import answers

BOT = Path(languages.__file__).parents[2]
OTHERS: list[ModuleType] = [es]
"""Every language but English."""
SHARED = {"number", "count", "spoke_so_much"}
"""How figures are written: a language may do as English does."""
SAME = {"no", "BibTeX", "Markdown"}
"""What reads alike in English and in another language."""
GIVEN: dict[str, object] = {
    **{"str": "Zed", "int": 7, "float": 40.0, "date": date(2021, 10, 8), "int | None": 8},
    **{"Sequence[str]": ("Ana", "Bo"), "Sequence[int]": (2021, 2024)},
}
"""Something to go into a gap, by its type."""
DAY = date(2021, 10, 8)
YEAR = (date(2021, 1, 1), date(2021, 12, 31))


def said(module: ModuleType) -> dict[str, Any]:
    """What a language's file itself says, by name."""
    return {name: value for name, value in vars(module.Words).items() if not name.startswith("_")}


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def texts(value: object) -> Iterator[str]:
    """Every string of a sentence or of a table of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from texts(inner)


ENGLISH = said(en)
TABLES = [name for name, value in ENGLISH.items() if isinstance(value, Mapping)]
FUNCTIONS = [name for name, value in ENGLISH.items() if inspect.isfunction(value)]
in_another = pytest.mark.parametrize(
    "module", OTHERS, ids=lambda module: module.__name__.rpartition(".")[2]
)


# Whole and alike ----------------------------------------------------------------------------------


def test_every_file_is_a_language_that_is_tried_here() -> None:
    assert {module.__name__.rpartition(".")[2] for module in (en, *OTHERS)} == set(
        languages.known()
    )


@in_another
def test_a_language_says_all_that_english_says_and_no_more(module: ModuleType) -> None:
    assert set(said(module)) | SHARED == set(ENGLISH)


@in_another
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_sentence_has_the_same_gaps_in_each_language(module: ModuleType, name: str) -> None:
    signatures = [inspect.signature(getattr(one, name)) for one in (Words, module.Words)]
    assert signatures[0].parameters.keys() == signatures[1].parameters.keys()


@pytest.mark.parametrize("module", [en, *OTHERS], ids=lambda module: module.__name__)
def test_what_goes_into_a_sentence_is_told_in_it(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    words = next(
        node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Words"
    )
    for function in (node for node in words.body if isinstance(node, ast.FunctionDef)):
        given = {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)} - {
            "self"
        }
        used = {
            node.id
            for statement in function.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Name)
        }
        assert given <= used, function.name


@in_another
@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_same_entries_with_the_same_gaps_in_each_language(
    module: ModuleType, name: str
) -> None:
    ours, theirs = ENGLISH[name], getattr(module.Words, name)
    assert ours.keys() == theirs.keys()
    for key in ours:
        assert [gaps(one) for one in texts(ours[key])] == [
            gaps(one) for one in texts(theirs[key])
        ], key
        assert [bool(one) for one in texts(ours[key])] == [
            bool(one) for one in texts(theirs[key])
        ], key


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        *(
            ("verdicts", Verdict),
            ("reasons", ReasonKind),
            ("how", Kind),
            ("basis", DateBasis),
            ("notes", NoteKind),
        ),
        *(("facts", FactKind), ("rows", en.Row)),
    ],
)
def test_a_table_has_a_sentence_for_every_word_it_is_chosen_by(name: str, alias: object) -> None:
    assert set(ENGLISH[name]) == set(get_args(alias))


@in_another
def test_nothing_is_left_in_english(module: ModuleType) -> None:
    theirs = said(module)
    for name, value in ENGLISH.items():
        assert not set(texts(value)) & set(texts(theirs.get(name, ""))) - SAME - {""}, name


@in_another
@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name not in SHARED])
def test_no_sentence_with_gaps_is_left_in_english(module: ModuleType, name: str) -> None:
    parameters = [*inspect.signature(ENGLISH[name]).parameters.items()][1:]
    filled = {parameter: GIVEN.get(str(kind.annotation), 4) for parameter, kind in parameters}
    assert getattr(module.Words(), name)(**filled) != getattr(Words(), name)(**filled)


def test_no_sentence_is_kept_that_nothing_says() -> None:
    files = [path for path in BOT.rglob("*.py") if path.name != "es.py"]
    trees = (ast.parse(path.read_text("utf-8")) for path in files)
    used = {
        node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }
    assert set(ENGLISH) <= used


@pytest.mark.parametrize("module", [en, *OTHERS], ids=lambda module: module.__name__)
def test_no_sentence_ends_or_begins_in_white_space_or_has_two_spaces(module: ModuleType) -> None:
    for name, value in said(module).items():
        for text in texts(value) if name != "basis" else ():
            assert text == " ".join(text.split()), name


@pytest.mark.parametrize("language", languages.known())
def test_every_row_of_a_card_has_a_label_of_its_own(language: str) -> None:
    rows = languages.speaking(language).rows
    assert len(set(rows.values())) == len(rows)


# Which language -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locales", "language"),
    [
        (("es",), "es"),
        (("es-MX",), "es"),
        (("es_419",), "es"),
        (("ES-es",), "es"),
        (("en-GB", "es"), "en"),
        (("pt-BR", "es"), "es"),
        ((None, "es"), "es"),
        (("", "es-MX"), "es"),
        (("tlh", "pt"), "en"),
        (("../es", None), "en"),
        (("__init__", None), "en"),
        (("est",), "en"),
        ((None, None), "en"),
    ],
)
def test_a_locale_falls_back_on_its_language_then_on_the_setting_then_on_english(
    locales: tuple[str | None, ...], language: str
) -> None:
    assert languages.chosen(*locales) == language
    assert languages.speaking(languages.chosen(*locales)) is languages.speaking(language)


def test_adding_a_language_is_adding_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (
        "from bot.page.languages.en import Words as English\nclass Words(English):\n    share ="
        " 'Dela'\n"
    )
    (tmp_path / "sv.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(languages, "__file__", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(languages, "__path__", [str(tmp_path)])
    languages.known.cache_clear()
    try:
        assert languages.known() == ("sv",)
        assert languages.speaking("sv-SE").share == "Dela"
        assert languages.speaking("sv-SE").closest == Words.closest
    finally:
        monkeypatch.undo()
        languages.known.cache_clear()


# Dates, numbers and lists -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "told"), [("en", "8 October 2021"), ("es", "8 de octubre de 2021")]
)
def test_a_date_is_written_as_the_language_writes_it(language: str, told: str) -> None:
    assert wording.day(DAY, None, language) == told
    assert told in wording.fact(Fact("date", date(2021, 10, 8), "Harbour talks"), language)


@pytest.mark.parametrize("language", languages.known())
def test_every_month_has_a_name_of_its_own(language: str) -> None:
    assert len(set(languages.speaking(language).months)) == 12


@pytest.mark.parametrize(
    ("asked", "english", "spanish"),
    [
        (When(DAY, DAY), "8 October 2021", "8 de octubre de 2021"),
        (
            When(None, date(2021, 12, 31)),
            "until 31 December 2021",
            "hasta el 31 de diciembre de 2021",
        ),
        (When(date(2021, 1, 1)), "from 1 January 2021", "desde el 1 de enero de 2021"),
        (When(*YEAR), "2021", "2021"),
        (
            When(date(2021, 1, 1), date(2022, 12, 31)),
            "1 January 2021 to 31 December 2022",
            "del 1 de enero de 2021 al 31 de diciembre de 2022",
        ),
        (When(month=5), "any May", "cualquier mes de mayo"),
        (When(month=5, day=8), "any 8 May", "cualquier 8 de mayo"),
        (When(*YEAR, month=5), "any May, 2021", "cualquier mes de mayo, 2021"),
        (When(date.max, date.min), "no day", "ningún día"),
    ],
)
def test_the_days_that_were_understood_are_told_in_each_language(
    asked: When, english: str, spanish: str
) -> None:
    assert wording.dates(asked) == wording.dates(asked, "en") == english
    assert wording.dates(asked, "es") == spanish


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (0, "no meetings", "ninguna reunión"),
        (1, "1 meeting", "1 reunión"),
        (2, "2 meetings", "2 reuniones"),
        (21, "21 meetings", "21 reuniones"),
        (1_000, "1000 meetings", "1000 reuniones"),
        (47_000, "47,000 meetings", "47,000 reuniones"),
    ],
)
def test_what_is_counted_agrees_with_its_number(number: int, english: str, spanish: str) -> None:
    assert languages.speaking("en").meetings(number) == english
    assert languages.speaking("es").meetings(number) == spanish


COUNTED = [
    name
    for name in FUNCTIONS
    if [*inspect.signature(ENGLISH[name]).parameters] == ["self", "number"]
]


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize("name", COUNTED)
def test_every_number_of_things_is_told(language: str, name: str) -> None:
    tell = cast(Callable[[int], str], getattr(languages.speaking(language), name))
    assert "7" in tell(7)
    assert {"12,345", "12345"} & set(tell(12_345).replace(".", "").replace(", ", " ").split())


@pytest.mark.parametrize(
    ("names", "either", "all_of"),
    [
        ((), "", ""),
        (("Ana",), "Ana", "Ana"),
        (("Ana", "Bo"), "Ana o Bo", "Ana y Bo"),
        (("Ana", "Bo", "Cy"), "Ana, Bo o Cy", "Ana, Bo y Cy"),
        (("Blinken", "Obrador"), "Blinken u Obrador", "Blinken y Obrador"),
        (("Ruiz", "Horacio"), "Ruiz u Horacio", "Ruiz y Horacio"),
        (("Ruiz", "Ibarra"), "Ruiz o Ibarra", "Ruiz e Ibarra"),
        (("Ruiz", "Hidalgo"), "Ruiz o Hidalgo", "Ruiz e Hidalgo"),
        (("‘trade’", "‘investment’"), "‘trade’ o ‘investment’", "‘trade’ e ‘investment’"),
        (("agua", "hielo"), "agua o hielo", "agua y hielo"),
    ],
)
def test_a_list_is_joined_as_spanish_joins_it(
    names: tuple[str, ...], either: str, all_of: str
) -> None:
    assert (es.Words().either(names), es.Words().all_of(names)) == (either, all_of)


# All that is shown --------------------------------------------------------------------------------


@pytest.fixture
def no_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever speaks English now has forgotten which language is asked for."""
    words = languages._words

    def speak(language: str) -> Words:
        assert language != languages.ENGLISH
        return words(language)

    monkeypatch.setattr(languages, "_words", speak)


def asked_in(language: str, shown: Answer) -> Answer:
    return replace(shown, question=replace(shown.question, language=language))


def drawn(shown: Answer) -> Iterator[messages.Message]:
    """The answer on every surface of Slack."""
    for private in (True, False):
        yield messages.render(shown, private=private)
    yield messages.in_modal(shown, "the words that were checked")


def all_shown(shown: Answer) -> str:
    """The answer as it is told on every surface, in one string."""
    rows = [terminal.text(row) for row in terminal.lines(shown)]
    return "\n".join(
        [wording.plain(shown), *rows, *(str(message.blocks) for message in drawn(shown))]
    )


def kinds() -> Iterator[Answer]:
    """Every kind of answer there is."""
    reasons = tuple(
        Reason(kind, claimed, recorded)
        for kind in get_args(ReasonKind)
        for claimed, recorded in (("70", "60"), ("70", ""), ("", "60"), ("", ""))
    )
    facts = tuple(
        Fact(kind, "yes", "Harbour talks", "inferred", "The log.") for kind in get_args(FactKind)
    )
    notes = tuple(
        Note(kind, "Zed", items) for kind in get_args(NoteKind) for items in ((), ("A", "B"))
    )
    said = [
        quote(kind=kind, interpreted=through)
        for kind in get_args(Kind)
        for through in (True, False, None)
    ]
    said += [quote(speaker=None), quote(speaker=None, label=None)]
    dated = [
        replace(quote(), meeting=replace(quote().meeting, date_basis=basis))
        for basis in get_args(DateBasis)
    ]
    yield answer("none", intent="help")
    for outcome in get_args(Outcome):
        yield answer(
            outcome, *(said[:2] if outcome != "none" else ()), notes=notes, facts=facts, more=True
        )
        yield answer(
            outcome, intent="meetings", meetings=(card(), card()) if outcome != "none" else ()
        )
    few = [reasons[place : place + 5] for place in range(0, len(reasons), 5)]
    for place, one in enumerate((*said, *dated)):
        yield answer("found", one)
        for given_verdict in get_args(Verdict):
            yield checked(given_verdict, one, reasons=few[place % len(few)], facts=facts)
    for given_verdict, some in product(get_args(Verdict), few):
        yield checked(given_verdict, said[0], reasons=some, facts=facts)
    yield answer("found", intent="meetings", meetings=(card(),))
    yield answer("found", trend=Trend(()))
    for every in get_args(Every):
        bars = (
            Bar(2, "Harbour talks", DAY),
            Bar(1, "A report"),
            *(Bar(1, what=one) for one in get_args(Voicing)),
        )
        trend = Trend(("harbour", "quay"), "harbour quay", 3, 2, every, bars, bars)
        yield answer("found", quote(), trend=trend)
        yield answer("none", trend=replace(trend, passages=0))


@pytest.mark.parametrize("language", [name for name in languages.known() if name != "en"])
@pytest.mark.usefixtures("no_english")
def test_no_kind_of_answer_falls_back_on_english(language: str) -> None:
    for shown in kinds():
        assert all_shown(asked_in(language, shown))


@given(answers)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
def test_any_answer_in_spanish_is_one_that_slack_takes(shown: Answer) -> None:
    for message in drawn(asked_in("es", shown)):
        assert not problems(message.blocks, message.text)


def test_a_quote_and_its_names_are_the_same_in_every_language() -> None:
    told = [
        all_shown(asked_in(language, answer("found", quote(), quote(kind="quoted"))))
        for language in ("en", "es")
    ]
    for kept in (
        "Ana Ruiz, Minister of Ports",
        "Harbour talks, opening",
        "That is all.",
        "Bo Lund",
        "Port Halven",
    ):
        assert told[0].count(kept) == told[1].count(kept) > 0


def test_json_is_the_same_whatever_the_language() -> None:
    for shown in kinds():
        assert terminal.record(asked_in("es", shown), 1.0) == terminal.record(
            asked_in("en", shown), 1.0
        )


@pytest.mark.parametrize("language", languages.known())
def test_a_verdict_is_a_sentence_and_begins_with_a_capital(language: str) -> None:
    for shown in kinds():
        if shown.verdict:
            told = wording.headline(asked_in(language, shown))
            assert told[0] == told[0].upper() and told.endswith((".", "?", ":"))
            assert (
                verdicts.name(shown.verdict, language)
                in wording.opening(asked_in(language, shown))[0]
            )


# What Slack has room for --------------------------------------------------------------------------


@pytest.mark.parametrize("language", languages.known())
def test_a_label_fits_where_it_stands(language: str) -> None:
    say = languages.speaking(language)
    titles = [
        value
        for name, value in ENGLISH.items()
        if name.endswith("_title") and isinstance(value, str)
    ]
    assert titles
    for name in (
        *(name for name in ENGLISH if name.endswith("_title")),
        *("check", "close_window", "something_wrong", "send", "find"),
    ):
        value = getattr(say, name)
        assert not isinstance(value, str) or name == "home_title" or len(value) <= 24, name
    for name in (
        "share",
        "more",
        "context",
        "cite",
        "source_page",
        "something_wrong",
        "take_back",
        "show_lines",
    ):
        assert len(getattr(say, name)) <= BUTTON_TEXT, name
    for table in ("wrongs", "find_kind"):
        assert all(len(text) <= OPTION for text in getattr(say, table).values()), table
