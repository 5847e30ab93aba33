"""Every language says all that English says, with the same gaps, and nothing that is shown falls
back on English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor
from hypothesis import HealthCheck, given, settings, strategies

from bot.model import (
    Answer,
    Bar,
    Command,
    DateBasis,
    Every,
    Fact,
    FactKind,
    Form,
    Kind,
    Kindred,
    Note,
    NoteKind,
    Outcome,
    Reason,
    ReasonKind,
    There,
    Trend,
    TryKind,
    Understood,
    Unfollowed,
    Verdict,
    Voicing,
    When,
    Wrong,
)
from bot.page import language as languages
from bot.page import terminal
from bot.page.contract import answer_record
from bot.page.language import ENGLISH, LOCALES, Words, speaking
from bot.page.meeting_entry import CardRow, meeting_day
from bot.page.notes import fact_sentence
from bot.page.page import page_of
from bot.page.plain_text import plain_text
from bot.slack.outbound import messages
from bot.slack.outbound.limits import BUTTON_TEXT, OPTION, problems
from tests.samples import MEETING, answer, card, checked, quote
from tests.slack.answers import answers

BOT = LOCALES.parents[1]
OTHERS = [language for language in languages.known() if language != ENGLISH]
SAME = {"no", "BibTeX", "Markdown"}
"""What reads alike in English and in another language."""
TABLES = {
    **{"verdict": Verdict, "sentence": Verdict, "reason": ReasonKind, "how": Kind},
    **{"basis": DateBasis, "note": NoteKind, "fact": FactKind, "row": CardRow},
    **{"counted-by": Every, "axis": Every, "voicing": Voicing, "there": There},
    **{"citation": Form, "mistake": Wrong, "find-kind": Kindred, "try": TryKind},
    "unfollowed": Unfollowed,
}
"""Messages whose names are made of a word of `bot.model`, by what the names begin with."""
DAY = date(2021, 10, 8)
YEAR = (date(2021, 1, 1), date(2021, 12, 31))


class Pieces(Visitor):
    """The texts of a message, the gaps it shows and those that it is chosen by, and the other
    messages in it."""

    def __init__(self, message: fluent.Message) -> None:
        self.texts, self.gaps, self.selectors = list[str](), set[str](), set[str]()
        self.references = set[str]()
        self.visit(message.value)

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.texts.append(node.value)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.gaps.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        assert isinstance(node.selector, fluent.VariableReference)
        self.selectors.add(node.selector.id.name)
        for variant in node.variants:
            self.visit(variant.value)


def entries(language: str) -> list[fluent.EntryType]:
    return parse((LOCALES / f"{language}.ftl").read_text("utf-8"), with_spans=False).body


def pieces(language: str) -> dict[str, Pieces]:
    """All that a language's file says, by the messages' names."""
    return {
        entry.id.name: Pieces(entry)
        for entry in entries(language)
        if isinstance(entry, fluent.Message)
    }


SAID = {language: pieces(language) for language in languages.known()}
in_each = pytest.mark.parametrize("language", languages.known())
in_another = pytest.mark.parametrize("language", OTHERS)


def shown(language: str, name: str) -> set[str]:
    """The gaps that a message shows, those of the messages in it too."""
    said = SAID[language][name]
    return said.gaps.union(*(shown(language, other) for other in said.references))


def chosen_by(name: str) -> set[str]:
    """The gaps by which any language chooses a sentence."""
    return set[str]().union(*(one[name].selectors for one in SAID.values() if name in one))


def taken(name: str) -> set[str]:
    """All that goes into a message, in any language."""
    return chosen_by(name).union(*(shown(one, name) for one in SAID if name in SAID[one]))


def filled(name: str, number: int) -> dict[str, str | int]:
    """Something for every gap of a message: a number where it is chosen by one, else a name."""
    numbers = {"number", *chosen_by(name)}
    return {gap: number if gap in numbers else "Zed" for gap in taken(name)}


# Whole and alike ----------------------------------------------------------------------------------


@in_each
def test_a_file_is_fluent_throughout_and_says_nothing_twice(language: str) -> None:
    said = [entry for entry in entries(language) if not isinstance(entry, fluent.BaseComment)]
    assert all(isinstance(entry, fluent.Message) for entry in said)
    assert len(said) == len(SAID[language])


@in_another
def test_a_language_says_all_that_english_says_and_no_more(language: str) -> None:
    own = {name for name in SAID[language] if not name.startswith(("list-or-", "list-and-"))}
    missing, unknown = set(SAID[ENGLISH]) - own, own - set(SAID[ENGLISH])
    assert (missing, unknown) == (set(), set())


@in_another
def test_a_sentence_has_the_same_gaps_in_each_language(language: str) -> None:
    for name in SAID[ENGLISH].keys() & SAID[language].keys():
        ours, theirs = (shown(one, name) - chosen_by(name) for one in (ENGLISH, language))
        assert ours == theirs, name


@pytest.mark.parametrize(("name", "alias"), TABLES.items())
def test_there_is_a_sentence_for_every_word_it_is_chosen_by(name: str, alias: object) -> None:
    words = set(get_args(alias)) - {"", "others"}  # of a bar: it has a name, or a number
    said = {f"{name}-{word}" for word in words}
    assert said <= set(SAID[ENGLISH])


@in_another
def test_nothing_is_left_in_english(language: str) -> None:
    for name in SAID[ENGLISH].keys() & SAID[language].keys():
        both = set(SAID[ENGLISH][name].texts) & set(SAID[language][name].texts) - SAME
        assert not [text for text in both if any(letter.isalpha() for letter in text)], name


@in_each
def test_no_sentence_ends_or_begins_in_white_space_or_has_two_spaces(language: str) -> None:
    say = Words(language)
    for name in SAID[language]:
        text = say(name, **filled(name, 7))
        assert text == re.sub(r"[ \t\n]+", " ", text).strip(), name  # a no-break space may be meant


@in_each
def test_no_sentence_has_what_slack_takes_for_a_mark(language: str) -> None:
    for name, said in SAID[language].items():
        assert not set("&<>*~`") & set("".join(said.texts)), name


@in_each
@pytest.mark.parametrize("number", [0, 1, 2, 7, 999])
def test_a_sentence_is_the_one_that_fluents_own_runtime_makes(language: str, number: int) -> None:
    say, runtime = Words(language), FluentBundle([language], use_isolating=False)
    runtime.add_resource(FluentResource((LOCALES / f"{language}.ftl").read_text("utf-8")))
    for name in SAID[language]:
        pattern = runtime.get_message(name).value
        assert pattern is not None
        gaps = filled(name, number)
        assert (say(name, **gaps), []) == runtime.format_pattern(pattern, gaps)


# Said by somebody ---------------------------------------------------------------------------------


def nodes() -> Iterator[ast.AST]:
    for path in BOT.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def test_no_sentence_is_kept_that_nothing_says() -> None:
    whole, begun, ended = set[str](), set[str](), set[str]()
    for node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            begun.add(str(node.values[0].value))
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[-1], ast.Constant):
            ended.add(str(node.values[-1].value))
    inside = set[str]().union(*(said.references for said in SAID[ENGLISH].values()))
    made = {f"{name}-" for name in (*TABLES, "month", "apart", "interpretation", "heading")} & begun
    of_commands = {f"{command}{end}" for command in get_args(Command) for end in ended}
    left = set(SAID[ENGLISH]) - whole - inside - of_commands
    assert not {name for name in left if not name.startswith(tuple(made))}


def test_what_is_said_has_a_sentence_and_all_that_goes_into_it() -> None:
    said = 0
    for node in nodes():
        if not isinstance(node, ast.Call) or not node.args or not spoken(node.func):
            continue
        name = node.args[0]
        if isinstance(name, ast.Constant):
            said += 1
            assert {one.arg for one in node.keywords} == taken(str(name.value)), name.value
    assert said > 100


def spoken(who: ast.expr) -> bool:
    """Whether `say` or `speaking(language)` is what is called."""
    if isinstance(who, ast.Call):
        who = who.func
        return isinstance(who, ast.Name) and who.id == "speaking"
    return isinstance(who, ast.Name) and who.id == "say"


@in_each
def test_every_row_of_a_card_has_a_label_of_its_own(language: str) -> None:
    rows = [speaking(language)(f"row-{row}") for row in get_args(CardRow)]
    assert len(set(rows)) == len(rows)


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
    assert speaking(languages.chosen(*locales)) is speaking(language)


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to put languages in, beside English."""
    (tmp_path / "en.ftl").write_bytes((LOCALES / "en.ftl").read_bytes())
    monkeypatch.setattr(languages, "LOCALES", tmp_path)
    kept = (languages.known, languages._words, languages._entries)
    for cache in kept:
        cache.cache_clear()
    yield tmp_path
    for cache in kept:
        cache.cache_clear()


def test_adding_a_language_is_adding_a_file(locales: Path) -> None:
    (locales / "sv.ftl").write_text("locale = sv\nshare = Dela\n", encoding="utf-8")
    assert languages.known() == ("en", "sv")
    assert speaking("sv-SE")("share") == "Dela"
    assert speaking("sv-SE")("closest") == Words(ENGLISH)("closest")


def test_a_language_has_as_many_plural_forms_and_such_figures_as_it_has(locales: Path) -> None:
    (locales / "pl.ftl").write_text(
        """locale = pl
meetings = { $number ->
    [0] żadnych spotkań
    [one] { $number } spotkanie
    [few] { $number } spotkania
   *[many] { $number } spotkań
}
""",
        encoding="utf-8",
    )
    say = speaking("pl")
    assert [say("meetings", number=number) for number in (0, 1, 2, 5, 22, 1_000)] == [
        *("żadnych spotkań", "1 spotkanie", "2 spotkania", "5 spotkań", "22 spotkania"),
        "1000 spotkań",
    ]
    assert say("meetings", number=47_000) == "47\N{NO-BREAK SPACE}000 spotkań"


def test_a_sentence_that_is_no_fluent_is_named(locales: Path) -> None:
    (locales / "sv.ftl").write_text("share = { $who\n", encoding="utf-8")
    with pytest.raises(ValueError, match="share = { \\$who"):
        speaking("sv")("share")


def test_what_is_unknown_or_not_all_given_is_no_sentence() -> None:
    for name in ("no-such-sentence", "shared-by"):
        with pytest.raises(KeyError):
            speaking(ENGLISH)(name)


@given(strategies.text())
def test_what_goes_into_a_sentence_stands_there_letter_for_letter(words: str) -> None:
    assert speaking(ENGLISH)("shared-by", who=words) == f"Shared by {words}"


def test_what_goes_into_a_sentence_may_be_long_and_have_braces() -> None:
    for words in ("x" * 100_000, "{ $who }", "{who}", "{"):
        assert speaking(ENGLISH)("checked", words=words) == f"Checked: {words}"


# Dates, numbers and lists -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "told"), [("en", "8 October 2021"), ("es", "8 de octubre de 2021")]
)
def test_a_date_is_written_as_the_language_writes_it(language: str, told: str) -> None:
    assert meeting_day(replace(MEETING, date=DAY, date_basis=None), language) == told
    assert told in fact_sentence(Fact("date", date(2021, 10, 8), "Harbour talks"), language).whole


@in_each
def test_every_month_has_a_name_of_its_own(language: str) -> None:
    assert len({speaking(language).month_name(month) for month in range(1, 13)}) == 12


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
    assert understood_in(None, asked) == understood_in("en", asked) == f"Understood: {english}"
    assert understood_in("es", asked) == f"Se entendió: {spanish}"


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
    assert speaking("en")("meetings", number=number) == english
    assert speaking("es")("meetings", number=number) == spanish


COUNTED = [name for name in SAID[ENGLISH] if taken(name) == {"number"}]


@in_each
@pytest.mark.parametrize("name", COUNTED)
def test_every_number_of_things_is_told(language: str, name: str) -> None:
    say = speaking(language)
    assert "7" in say(name, number=7)
    figures = re.sub(r"(?<=\d)[.,\u00a0\u202f](?=\d)", "", say(name, number=12_345))
    assert "12345" in figures.split()


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
    assert (speaking("es").either(names), speaking("es").all_of(names)) == (either, all_of)


# All that is shown --------------------------------------------------------------------------------


@pytest.fixture
def no_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever speaks English now has forgotten which language is asked for."""
    words = languages._words

    def speak(language: str) -> Words:
        assert language != languages.ENGLISH
        return words(language)

    monkeypatch.setattr(languages, "_words", speak)


def understood_in(language: str | None, asked: When) -> str:
    shown = answer(understood=Understood(dates=asked))
    return page_of(asked_in(language, shown)).understood


def asked_in(language: str | None, shown: Answer) -> Answer:
    return replace(shown, question=replace(shown.question, language=language))


def drawn(shown: Answer) -> Iterator[messages.Message]:
    """The answer on every surface of Slack."""
    for private in (True, False):
        yield messages.render(shown, private=private)
    yield messages.in_modal(shown, "the words that were checked")


def all_shown(shown: Answer) -> str:
    """The answer as it is told on every surface, in one string."""
    rows = [terminal.row_text(row) for row in terminal.answer_rows(shown)]
    return "\n".join(
        [plain_text(page_of(shown)), *rows, *(str(message.blocks) for message in drawn(shown))]
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


@in_another
@pytest.mark.usefixtures("no_english")
def test_no_kind_of_answer_falls_back_on_english(language: str) -> None:
    for shown in kinds():
        assert all_shown(asked_in(language, shown))


@given(answers)
@settings(suppress_health_check=[*HealthCheck])
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
        assert answer_record(asked_in("es", shown), 1.0) == answer_record(
            asked_in("en", shown), 1.0
        )


@in_each
def test_a_verdict_is_a_sentence_and_begins_with_a_capital(language: str) -> None:
    for shown in kinds():
        if shown.verdict:
            told = page_of(asked_in(language, shown)).headline
            assert told[0] == told[0].upper() and told.endswith((".", "?", ":"))
            assert (
                page_of(asked_in(language, shown)).verdict
                in page_of(asked_in(language, shown)).opening[0]
            )


# What Slack has room for --------------------------------------------------------------------------


@in_each
def test_a_label_fits_where_it_stands(language: str) -> None:
    say = speaking(language)
    titles = {name for name in SAID[ENGLISH] if name.endswith("-title")} - {"home-title"}
    assert titles
    for name in (*titles, "check", "close-window", "something-wrong", "send", "find"):
        assert len(say(name)) <= 24 or taken(name), name
    for name in (
        *("share", "more", "context", "cite", "source-page", "something-wrong", "take-back"),
        "show-lines",
    ):
        assert len(say(name)) <= BUTTON_TEXT, name
    for table in ("mistake", "find-kind"):
        for word in get_args(TABLES[table]):
            assert len(say(f"{table}-{word}")) <= OPTION, word
