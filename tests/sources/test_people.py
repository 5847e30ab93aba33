"""The register: a name, an alias or an office means who it means on that day, and otherwise it
abstains."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process

from bot.model import Person, Role
from bot.sources.people import Holder, Register, is_deputy, is_honorific, key_of, read_register
from bot.text import words
from tests.cast import BRANDT, HARBOUR_SECRETARY, LINDQVIST, OKAFOR, REGISTER, RUIZ, SATO


def means(phrase: str) -> set[str]:
    """The ids of those whom a phrase may mean."""
    mention = REGISTER.resolve(phrase)
    return {person.id for person in mention.people} if mention else set()


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("Lindqvist", {"lindqvist"}),
        ("LINDQVIST", {"lindqvist"}),
        ("Maja Lindqvist", {"lindqvist"}),
        ("Secretary Lindqvist", {"lindqvist"}),
        ("the Secretary Lindqvist", {"lindqvist"}),
        ("Mr. Okafor", {"okafor"}),
        ("Dr Sato", {"sato"}),
        ("Sato’s", {"sato"}),
        ("Ewan McLaren", {"mclaren"}),
        ("Ewan J. McLaren", {"mclaren"}),
        ("@ewanmc", {"mclaren"}),
        ("inigo brandt ruiz", {"brandt"}),
        ("ÍÑIGO BRANDT RUIZ", {"brandt"}),
        ("Brandt Ruiz", {"brandt"}),
        ("Keiko", {"sato"}),
        ("Íñigo Brandt", {"brandt"}),
        ("the foreign minister", {"brandt"}),
        ("Norland's president", {"ruiz"}),
        ("the president of Norland", {"ruiz"}),
        ("the AG", {"mclaren"}),
        ("harbour secretary Okafor", {"okafor"}),
        ("Foreign Minister Brandt", {"brandt"}),
        ("Attorney General Sato", {"sato"}),
    ],
)
def test_a_name_an_alias_or_an_office_means_its_person(phrase: str, people: set[str]) -> None:
    assert means(phrase) == people


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("Ruiz", {"ruiz", "brandt"}),
        ("Ms. Ruiz", {"ruiz", "brandt"}),
        ("the harbour secretary", {"lindqvist", "okafor"}),
        ("the secretary", {"lindqvist", "okafor", "brandt"}),
    ],
)
def test_what_may_mean_several_people_means_all_of_them(phrase: str, people: set[str]) -> None:
    assert means(phrase) == people


@pytest.mark.parametrize(
    ("phrase", "person"), [("President Ruiz", "ruiz"), ("Foreign Minister Ruiz", "brandt")]
)
def test_a_title_chooses_between_those_who_share_a_surname(phrase: str, person: str) -> None:
    assert means(phrase) == {person}


@pytest.mark.parametrize(
    ("phrase", "person"),
    [
        ("Lindqvst", "lindqvist"),
        ("Sec. Linqvist", "lindqvist"),
        ("Okafro", "okafor"),
        ("attorny general", "mclaren"),
    ],
)
def test_a_misspelt_name_means_the_one_it_is_near(phrase: str, person: str) -> None:
    mention = REGISTER.resolve(phrase)
    assert mention is not None and not mention.exact
    assert means(phrase) == {person}


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "the",
        "boats",
        "of",
        "Nobody Known",
        "Maja Okafor",
        "Lindqvist Okafor",
        "Lindqvist 2",
        "Okafor’s deputy",
        "Okafor's deputy minister",
        "the deputy harbour secretary",
        "acting attorney general",
        "Sota",
        "Lind",
        "sato boats",
        "Ruiz " * 40,
    ],
)
def test_a_phrase_that_names_nobody_means_nobody(phrase: str) -> None:
    assert means(phrase) == set()


def test_a_short_word_is_no_misspelling_of_a_name() -> None:
    assert means("and Ruiz") == means("Ruiz")  # and is not Ana


def test_a_misspelling_that_may_be_two_people_means_neither() -> None:
    register = Register(
        (Person("a", "Ada Marten"), Person("b", "Bo Martin"), Person("c", "Cy Martan"))
    )
    assert register.resolve("Marton") is None
    assert register.resolve("Martin") is not None


def test_a_deputy_is_told_from_the_one_deputised_for() -> None:
    deputy = Person("d", "Dee Poot", (), (Role("Deputy Foreign Minister"),))
    register = Register((*REGISTER.people, deputy))
    mention = register.resolve("the deputy foreign minister")
    assert mention is not None and mention.people == (deputy,)


def test_nobody_is_meant_in_an_empty_register() -> None:
    assert Register().resolve("Lindqvist") is None
    assert list(Register().named_in(words("Lindqvist said"), fuzzy=True)) == []


# Offices and days ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2016, 1, 1), LINDQVIST),
        (date(2019, 12, 31), LINDQVIST),
        (date(2020, 1, 1), OKAFOR),
        (date(2030, 1, 1), OKAFOR),
    ],
)
def test_an_office_means_its_holder_of_the_day(day: date, holder: Person) -> None:
    (mention,) = REGISTER.mentions("Then the harbour secretary rose.", day)
    assert mention.people == (holder,)


def test_an_office_means_nobody_before_it_was_held_or_on_an_unknown_day() -> None:
    for day in (date(2015, 12, 31), None):
        assert REGISTER.mentions("Then the harbour secretary rose.", day) == []


def test_a_name_means_its_person_on_any_day() -> None:
    for day in (date(1900, 1, 1), date(2021, 1, 1), None):
        assert [mention.people for mention in REGISTER.mentions("Lindqvist rose.", day)] == [
            (LINDQVIST,)
        ]


def test_the_first_listed_of_several_offices_is_the_one_shown() -> None:
    person = Person(
        "p", "P", (), (Role("Chair", date(2020, 1, 1)), Role("Pilot", date(2010, 1, 1)))
    )
    titles = [
        role.title if role else None
        for role in map(person.role_on, (date(2021, 1, 1), date(2015, 1, 1), None))
    ]
    assert titles == ["Chair", "Pilot", None]


def test_a_holder_by_name_is_meant_on_any_day_and_one_by_office_in_its_time() -> None:
    office = LINDQVIST.roles[0]
    assert Holder(LINDQVIST).meant_on(None)
    assert [
        Holder(LINDQVIST, office).meant_on(day) for day in (date(2018, 1, 1), date(2021, 1, 1))
    ] == [True, False]


# Names standing in a text -------------------------------------------------------------------------


def test_the_longest_name_at_a_place_is_the_one_meant() -> None:
    text = "President Ana Ruiz met Íñigo Brandt Ruiz of the harbour."
    found = REGISTER.mentions(text, None)
    assert [text[mention.span.start : mention.span.end] for mention in found] == [
        "Ana Ruiz",
        "Íñigo Brandt Ruiz",
    ]
    assert [mention.people for mention in found] == [(RUIZ,), (BRANDT,)]


def test_a_name_inside_another_word_is_no_name() -> None:
    assert REGISTER.mentions("The Satoyama boats of Okaforia.", None) == []


def test_a_misspelt_name_counts_only_where_it_may() -> None:
    tokens = words("Lindqvst spoke")
    assert list(REGISTER.named_in(tokens)) == []
    assert [mention.people for mention in REGISTER.named_in(tokens, fuzzy=True)] == [(LINDQVIST,)]


@given(
    st.lists(
        st.sampled_from(
            "Ana Ruiz Brandt Íñigo Sato the harbour secretary of Norland's president 7 x".split()
        ),
        max_size=30,
    )
)
def test_names_in_a_text_stand_in_order_and_do_not_overlap(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for fuzzy in (False, True):
        spans = [mention.span for mention in REGISTER.named_in(words(text), fuzzy=fuzzy)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(max_size=80))
def test_any_phrase_is_resolved_or_not_and_never_breaks(phrase: str) -> None:
    mention = REGISTER.resolve(phrase)
    assert mention is None or (mention.people and 0 <= mention.span.start < mention.span.end)


@given(st.text(max_size=80), st.none() | st.dates())
def test_a_mention_is_always_of_somebody_meant_on_that_day(text: str, day: date | None) -> None:
    for mention in REGISTER.mentions(text + " the harbour secretary", day):
        assert mention.holders and all(holder.meant_on(day) for holder in mention.holders)


def test_looking_for_misspelt_names_compares_each_run_of_words_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []
    extract = process.extract

    def counted(query: str, *rest: object, **options: object) -> object:
        compared.append(query)
        return extract(query, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("bot.text.likeness.process.extract", counted)
    tokens = words("tidal " * 500)
    assert list(REGISTER.named_in(tokens, fuzzy=True)) == []
    longest = max(
        len(key_of(title)) for title in (HARBOUR_SECRETARY, "Foreign Minister of Norland")
    )
    assert 500 <= len(compared) <= 500 * longest


@pytest.mark.parametrize(
    ("word", "title"),
    [("secretary", True), ("mr", True), ("deputy", True), ("senor", True), ("harbour", False)],
)
def test_a_title_is_told_from_a_name(word: str, title: bool) -> None:
    assert is_honorific(word) is title


def test_a_word_that_makes_another_office_is_told() -> None:
    assert [is_deputy(word) for word in ("deputy", "vice", "acting", "foreign")] == [
        True,
        True,
        True,
        False,
    ]


# people.yaml --------------------------------------------------------------------------------------


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "people.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_corpus_without_a_register_has_an_empty_one(tmp_path: Path) -> None:
    assert read_register(tmp_path / "people.yaml") == (Register(), [])


def test_a_register_is_read_with_its_offices(tmp_path: Path) -> None:
    register, faults = read_register(
        _written(
            tmp_path,
            "sato:\n  name: Keiko Sato\n  aliases: [K. Sato]\n  roles:\n    - title: Pilot\n     "
            " since: 2020-02-29\n      aliases: [the pilot]\nnemo:\n  name: Nemo\n",
        )
    )
    assert faults == []
    assert register.by_id["sato"] == Person(
        "sato",
        "Keiko Sato",
        ("K. Sato",),
        (Role("Pilot", date(2020, 2, 29), None, ("the pilot",)),),
    )
    assert register.by_id["nemo"] == Person("nemo", "Nemo")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "the file is empty"),
        ("- sato", 1, "a mapping of ids to people is needed"),
        ("sato:", 1, "the key ‘name’ is missing"),
        ("sato:\n  nmae: Keiko", 2, "unknown key ‘nmae’"),
        (
            "sato:\n  name: Keiko\n  roles:\n    - title: Pilot\n      since: soon",
            5,
            "‘sato.roles.0.since’",
        ),
        ("sato:\n  name: Keiko\n  roles: Pilot", 3, "‘sato.roles’"),
        (
            "a:\n  name: Keiko Sato\nb:\n  name: Bo\n  aliases: [keiko sató]",
            3,
            "‘keiko sató’ names both ‘a’ and ‘b’",
        ),
    ],
)
def test_a_fault_of_the_register_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    _, faults = read_register(_written(tmp_path, text))
    assert [fault.line for fault in faults if fault.problem.startswith(problem)] == [line]


def test_one_faulty_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    register, faults = read_register(_written(tmp_path, "a:\n  nmae: X\nb:\n  name: Keiko Sato\n"))
    assert len(faults) == 2
    assert [person.name for person in register.people] == [SATO.name]
