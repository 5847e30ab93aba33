"""YAML as it is read: plain values with their lines, and every fault told with its line and what
to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.errors import Finding
from bot.sources.yaml_file import YamlFile, decode, load_yaml

Reads = Callable[[str], YamlFile]


class Berth(msgspec.Struct, frozen=True):
    title: str
    since: date | None = None


class Boat(msgspec.Struct, frozen=True):
    name: str
    berths: tuple[Berth, ...] = ()
    flags: tuple[str, ...] = ()
    home: Berth | None = None


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> Reads:
    """Loads a text as if it stood in a file."""

    def read(text: str) -> YamlFile:
        path = tmp_path / "boat.yaml"
        path.write_text(text, encoding="utf-8")
        return load_yaml(path)

    return read


def told(faults: list[Finding]) -> list[tuple[int | None, str]]:
    return [(fault.line, fault.problem) for fault in faults]


def test_a_file_is_read_as_plain_data_with_the_line_of_every_value(read: Reads) -> None:
    file = read("name: Ærø\nberths:\n  - title: north\n    since: 2020-02-29\n")
    assert file.data == {"name": "Ærø", "berths": [{"title": "north", "since": date(2020, 2, 29)}]}
    assert [file.line(place) for place in [("name",), ("berths", 0), ("berths", 0, "since")]] == [
        1,
        3,
        4,
    ]


def test_a_value_that_is_missing_is_told_at_the_nearest_one_around_it(read: Reads) -> None:
    file = read("name: x\nberths:\n  - title: north\n")
    assert file.line(("berths", 0, "since")) == 3
    assert file.line(("nothing", "of", "this")) == 1


def test_a_byte_order_mark_is_no_part_of_the_first_key(read: Reads) -> None:
    assert read("\ufeffname: x").data == {"name": "x"}


def test_an_alias_stands_for_its_value(read: Reads) -> None:
    assert read("one: &all [a, b]\ntwo: *all").data == {"one": ["a", "b"], "two": ["a", "b"]}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "the file is empty"),
        ("# nothing but a remark\n", 1, "the file is empty"),
        ("name: x\nname: y", 2, "the key ‘name’ stands twice"),
        ("a: 1\n\tb: 2", 2, "not YAML"),
        ("a: 1\nb: c: d", 2, "not YAML"),
        ("a: 1\n---\nb: 2", 2, "not YAML"),
        ("a: *nobody", 1, "not YAML"),
        ("a: [1, 2", None, "not YAML"),
        ("a: \0", None, "not YAML"),
        ("a: 1\nday: 2021-13-40", 2, "‘2021-13-40’ is no value"),
        ("day: 2021-02-30", 1, "‘2021-02-30’ is no value"),
        ("a: 2021-01-01 25:00:00", 1, "‘2021-01-01 25:00:00’ is no value"),
        ("a: !!int many", 1, "‘many’ is no value"),
        ("a: !!int ''", 1, "‘’ is no value"),
        ("a: !!bool maybe", 1, "‘maybe’ is no value"),
        ("a: !!float ''", 1, "‘’ is no value"),
        ("a: !!timestamp soon", 1, "‘soon’ is no value"),
        ("a: " + "9" * 5000, 1, "‘9999"),
        ("a: !!python/name:os.system x", 1, "not YAML"),
        ("a: !ship x", 1, "not YAML"),
    ],
)
def test_what_is_no_yaml_is_one_finding_with_its_line(
    read: Reads, text: str, line: int | None, problem: str
) -> None:
    with pytest.raises(Finding) as caught:
        read(text)
    assert caught.value.problem.startswith(problem)
    assert line is None or caught.value.line == line
    assert caught.value.remedy


_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]\n" for at in range(1, 10)
)


@pytest.mark.parametrize(
    "text",
    [
        _BOMB,
        "a: &a [*a]",
        "&a {b: *a}",
        "[" * 200_000,
        "{a: " * 5_000,
        "- " * 50_000,
        "a: " + "[" * 40 + "]" * 40,
    ],
    ids=[
        "a bomb",
        "itself in itself",
        "itself in its key",
        "open lists",
        "open mappings",
        "dashes",
        "forty lists",
    ],
)
def test_what_would_unfold_without_end_is_refused(read: Reads, text: str) -> None:
    with pytest.raises(Finding, match=r"boat\.yaml:1: "):
        read(text)


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "boat.yaml"
    path.write_bytes("name: x\nhome: Ærø".encode("latin-1"))
    with pytest.raises(Finding, match="byte 0xc6 is not UTF-8") as caught:
        load_yaml(path)
    assert caught.value.line == 2


def test_a_finding_says_where_what_and_what_to_do(tmp_path: Path, read: Reads) -> None:
    with pytest.raises(Finding) as caught:
        read("a: 1\na: 2")
    assert (
        str(caught.value)
        == f"{tmp_path / 'boat.yaml'}:2: the key ‘a’ stands twice; keep one of them"
    )


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system [x]", "!!python/object/new:os.system [x]"]
)
def test_yaml_makes_no_objects_of_the_language(read: Reads, tag: str) -> None:
    assert read(f"a: {tag}").data == {"a": ["x"]}


# Typed decoding -----------------------------------------------------------------------------------


def test_a_sound_file_becomes_its_shape(read: Reads) -> None:
    boat, faults = decode(
        read("name: x\nberths: [{title: north, since: 2020-02-29}]\nhome: {title: south}"), Boat
    )
    assert faults == []
    assert boat == Boat("x", (Berth("north", date(2020, 2, 29)),), (), Berth("south"))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[]", [(1, "a mapping (key: value) is needed here")]),
        ("just words", [(1, "a mapping (key: value) is needed here")]),
        ("naem: x", [(1, "unknown key ‘naem’"), (1, "the key ‘name’ is missing")]),
        ("name: 3", [(1, "‘name’: expected `str`, got `int`")]),
        ("name: ~", [(1, "‘name’: expected `str`, got `null`")]),
        ("name: x\nberths: north", [(2, "‘berths’: expected `array`, got `str`")]),
        ("name: x\nberths:\n  -\n", [(3, "the key ‘title’ is missing")]),
        (
            "name: x\nberths:\n  - title: a\n  - north",
            [(4, "a mapping (key: value) is needed here")],
        ),
        (
            "name: x\nberths:\n  - title: a\n    since: 3",
            [(4, "‘berths.0.since’: expected `date | null`, got `int`")],
        ),
        ("name: x\nflags: [a,\n  3]", [(3, "‘flags.1’: expected `str`, got `int`")]),
        ("name: x\n3: y", [(2, "unknown key ‘3’")]),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_at_its_line(
    read: Reads, text: str, faults: list[tuple[int | None, str]]
) -> None:
    boat, found = decode(read(text), Boat)
    assert boat is None
    assert told(found) == faults


def test_all_faults_of_a_file_are_told_together(read: Reads) -> None:
    _, faults = decode(read("nmae: x\nflags: 3\nberths: [{titel: a}, {title: 4}]"), Boat)
    assert len(faults) == 6


def test_a_misspelt_key_is_shown_the_key_it_may_have_meant(read: Reads) -> None:
    _, faults = decode(read("name: x\nberth: []\nzzz: 1"), Boat)
    assert [fault.remedy for fault in faults] == [
        "did you mean ‘berths’?",
        "known keys: name, berths, flags, home",
    ]


@example("a: !!int '_'")
@example("? [a, b]\n: 1")
@example("a: &a {*a : 1}")
@given(
    st.text(
        alphabet=st.sampled_from("ab:-[]{}&*!?|>'\"#%@,~ \n\t0123456789.é=<\x85\u2028"), max_size=40
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused_and_never_breaks(read: Reads, text: str) -> None:
    try:
        file = read(text)
    except Finding as finding:
        assert finding.problem
    else:
        decode(file, Boat)


_VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)
    | st.integers(-9, 9)
    | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), _VALUES, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_plain_values_are_read_as_they_were_written(read: Reads, data: dict[str, object]) -> None:
    assert read(msgspec.json.encode(data).decode()).data == data
