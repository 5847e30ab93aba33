"""What is closed stays closed, however its `access:` is written, and is to others as if it were
not there at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.answers.answerer import Answerer
from bot.model import Answer, Audience, Question
from bot.page import terminal
from bot.page.contract import answer_record
from bot.question.followup import Before
from bot.service.opening import open_answerer
from bot.text import words
from tests.conftest import MADE_UP, Folder

EMPTY = ("access:", "access: ~", "access: {}", "access: {channels: [], users: []}")
UNCLEAR = (
    *(
        "access: []",
        "access: ''",
        "access: C1",
        "access: 0",
        "access: false",
        "access: true",
        "access: everyone",
    ),
    *(
        "access: {channels: C1}",
        "access: {channels: }",
        "access: {channels: [1]}",
        "access: {channels: [null]}",
    ),
    *(
        "access: {channels: ['']}",
        "access: {channels: [' ']}",
        "access: {channels: [None]}",
        "access: {channel: [C1]}",
    ),
    *(
        "Access: {channels: [C1]}",
        "acces: {channels: [C1]}",
        "'access ': {users: [U1]}",
        "\u200baccess: {users: [U1]}",
    ),
    *(
        "access: {channels: {C1: true}}",
        "access: {users: 'U1, U2'}",
        "access:\n- channels: [C1]",
        "channels: [C1]",
    ),
    *(
        "access: {channels: [[C1]]}",
        "access: &a {channels: [C1], users: *a}",
        "access: {channels: [!!binary QzE=]}",
    ),
    *(
        "access: {channels: [2020-01-01]}",
        "access: {users: !!set {U1}}",
        "access: {channels: [], users: }",
    ),
    *(
        "access: !!python/object:os.system {channels: [C1]}",
        "access: {channels: [C1]}\naccess: {}",
        "access: {channels",
    ),
    *(
        "<<: {access: {channels: [C1]}}",
        "access: {channels: [C1]}\n---\naccess: {}",
        "access: {channels: [no]}",
    ),
    *(
        "access: {channels: ['#general']}",
        "access: {users: ['U1 ', '@bob']}",
        "access: {users: [u1]}",
        "access: *all",
    ),
    *(
        "access: {everyone: true}",
        "access: {channels: ['*']}",
        "access: {users: [all]}",
        "access:\nchannels: [C1]",
    ),
)
READERS = (
    Audience(),
    Audience("C1"),
    Audience(None, "U1"),
    Audience("", ""),
    Audience("*", "all"),
    Audience("None"),
)


LINE = "The dredger of harbour {} is late."


def written(folder: Folder, accesses: Sequence[str]) -> None:
    """A meeting for each, with a line that no other has."""
    folder.meeting("open", "MINISTER RUIZ: We will open the harbour.\n")
    for number, access in enumerate(accesses):
        folder.meeting(f"closed-{number}", f"MINISTER LUND: {LINE.format(1_000 + number)}\n")
        with (folder.path / f"closed-{number}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"{access}\n")


def read_by(answerer: Answerer, accesses: Sequence[str], audience: Audience) -> list[str]:
    """The ones whose meeting can be read: its line is found, or its card shown."""
    cards = {card.meeting.id for card in answerer.meetings(audience)}
    assert "open" in cards, "others are served"
    return [
        access
        for number, access in enumerate(accesses)
        if f"closed-{number}" in cards or _found(answerer, LINE.format(1_000 + number), audience)
    ]


def _found(answerer: Answerer, line: str, audience: Audience) -> bool:
    answer = answerer.ask(Question(f"dredger of {line.split()[4]}", audience=audience))
    return any(quote.text == line for quote in answer.quotes)


def test_an_access_that_names_nobody_is_open_to_all(folder: Folder) -> None:
    written(folder, EMPTY)
    answerer = folder.open()
    assert read_by(answerer, EMPTY, Audience()) == list(EMPTY)
    assert all(
        _found(answerer, LINE.format(1_000 + number), Audience()) for number in range(len(EMPTY))
    )


def test_an_access_that_is_unclear_opens_nothing_to_all(folder: Folder) -> None:
    written(folder, UNCLEAR)
    answerer = folder.open()
    assert read_by(answerer, UNCLEAR, Audience()) == []
    assert read_by(answerer, UNCLEAR, Audience("C0OTHER", "U0OTHER")) == []


def test_and_a_meeting_that_was_open_is_closed_by_it(folder: Folder) -> None:
    written(folder, ["rights: none"] * len(UNCLEAR))
    assert len(read_by(folder.open(), UNCLEAR, Audience())) == len(UNCLEAR)
    written(folder, UNCLEAR)
    assert read_by(folder.open(), UNCLEAR, Audience()) == []


NOBODYS = ("", " ", "*", "all", "None", "everyone")


@pytest.fixture(scope="module")
def for_nobody(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root = tmp_path_factory.mktemp("nobody")
    (root / "corpus").mkdir()
    folder = Folder(root / "corpus", root / "index").people()
    written(folder, [f"access: {{channels: ['{name}'], users: ['{name}']}}" for name in NOBODYS])
    return folder.open()


@pytest.mark.parametrize("audience", READERS, ids=str)
def test_no_name_stands_for_everybody(for_nobody: Answerer, audience: Audience) -> None:
    named = [name for name in NOBODYS if name in (audience.channel, audience.user)]
    assert read_by(for_nobody, NOBODYS, audience) == named


# As if it were not there --------------------------------------------------------------------------

HIDDEN = "2020-11-09-marsh-fever-briefing"


@pytest.fixture(scope="module")
def closed_and_gone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answerer, Answerer]:
    """The made-up corpus with one meeting closed, and without it and those whom only it knows."""
    root = tmp_path_factory.mktemp("closed")
    for name in ("closed", "gone"):
        shutil.copytree(MADE_UP, root / name)
    told = yaml.safe_load((root / "closed" / f"{HIDDEN}.yaml").read_text("utf-8")) | {
        "access": {"users": ["U0ALICE"]}
    }
    (root / "closed" / f"{HIDDEN}.yaml").write_text(
        yaml.safe_dump(told, allow_unicode=True), "utf-8"
    )
    records = {p.stem: yaml.safe_load(p.read_text("utf-8")) for p in MADE_UP.glob("2*.yaml")}
    there = {
        id_: {*one.get("speakers", {}).values(), *one.get("present", ())}
        for id_, one in records.items()
    }
    register = yaml.safe_load((MADE_UP / "people.yaml").read_text("utf-8"))
    others = " ".join(p.read_text("utf-8") for p in MADE_UP.glob("2*.txt") if p.stem != HIDDEN)
    alone = there.pop(HIDDEN) - set().union(*there.values())
    alone = {id_ for id_ in alone if register[id_]["name"].split()[-1] not in others}
    assert alone, "somebody was there and nowhere else"
    for ending in ("txt", "yaml"):
        (root / "gone" / f"{HIDDEN}.{ending}").unlink()
    Folder(root / "gone", root).without(alone)
    closed, gone = (
        open_answerer(root / name, root / f"{name}-index", say=print) for name in ("closed", "gone")
    )
    return closed, gone


def told(answer: Answer) -> dict[str, object]:
    """All that is told but the weakest lines: which of those are looked at at all, the whole
    record's words decide."""
    record = answer_record(answer, 0.0)
    return {**record, "quotes": record["quotes"][:1]}


@pytest.mark.parametrize("every", [10, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("prefix", ["", "trend ", "/meetings ", "/whosaid "])
def test_what_is_closed_changes_nothing_of_what_is_answered(
    closed_and_gone: tuple[Answerer, Answerer],
    asked: dict[Path, list[str]],
    prefix: str,
    every: int,
) -> None:
    closed, gone = closed_and_gone
    for text in asked[MADE_UP][::every]:
        question = Question(f"{prefix}{text}", "slash", Audience("C1", "U1"))
        assert told(closed.ask(question)) == told(gone.ask(question)), text


def test_what_is_closed_changes_nothing_of_what_is_offered(
    closed_and_gone: tuple[Answerer, Answerer],
) -> None:
    closed, gone = closed_and_gone
    for typed in (
        "",
        "a",
        "mar",
        "fever",
        "mrash fevr",
        "president",
        "2020",
        "van der mer",
        "tallis",
    ):
        assert closed.speakers(typed, Audience()) == gone.speakers(typed, Audience())
        assert closed.titles(typed, Audience()) == gone.titles(typed, Audience())
    one, other = closed.overview(Audience()), gone.overview(Audience())
    assert replace(one, read=other.read, latest=()) == replace(other, latest=())
    assert [card.meeting.id for card in one.latest] == [card.meeting.id for card in other.latest]


@pytest.mark.parametrize(
    "text", ["and what did {name} say?", "what about {name}?", "and {name}?", "in the {title}?"]
)
def test_what_is_closed_changes_nothing_of_what_follows(
    closed_and_gone: tuple[Answerer, Answerer], text: str
) -> None:
    closed, gone = closed_and_gone
    told = yaml.safe_load((MADE_UP / f"{HIDDEN}.yaml").read_text("utf-8"))
    register = yaml.safe_load((MADE_UP / "people.yaml").read_text("utf-8"))
    before = Before(
        Question("what did the minister say about water?", "mention", Audience("C1")),
        None,
        None,
        None,
        False,
    )
    for id_ in {*told["speakers"].values()}:
        asking = text.format(name=register[id_]["name"], title=told["title"])
        assert closed.followed(before, asking, Audience("C1")) == gone.followed(
            before, asking, Audience("C1")
        )


# By every name ------------------------------------------------------------------------------------

SECRET = frozenset("walrus tusk lund bo keeper secrets anvil brackwater 1923 tarpaulins".split())
ASKED = (
    *(
        "tusk treaty",
        "WA",
        "what is the walrus accord",
        "walrsu acord",
        "tarpaulin",
        "trend WA",
        "trend tarpaulin",
    ),
    *(
        "captain wlarus",
        "what did the keeper of secrts say",
        "from:lnd harbour",
        "meetings with bo lnd",
        "who is Bo",
    ),
    *(
        "meetings anvl",
        "in:anvl harbour",
        "before:1930-01-01 harbour",
        "in:closed who was there?",
        "trend harbour",
    ),
    *(
        '/whosaid "The Walrs Accord will pass"',
        "did Captain say the accord will not pass",
        "harbour",
        "/meetings",
    ),
)


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root = tmp_path_factory.mktemp("secretive")
    (root / "corpus").mkdir()
    role = {"title": "Keeper of Secrets", "aliases": ["keeper"]}
    folder = Folder(root / "corpus", root / "index")
    folder.people(
        {
            "ruiz": {"name": "Ana Ruiz"},
            "lund": {"name": "Bo Lund", "aliases": ["Captain"], "roles": [role]},
        }
    )
    (folder.path / "glossary.yaml").write_text("Walrus Accord: [WA, Tusk Treaty]\n", "utf-8")
    folder.meeting(
        "open",
        "MINISTER RUIZ: The harbour thanks you all. We talked of tariffs.\n",
        related=["closed"],
    )
    facts = {
        "title": "Anvil session",
        "place": "Brackwater",
        "date": "1923-02-11",
        "related": ["open"],
    }
    folder.meeting(
        "closed",
        "MINISTER LUND: The Walrus Accord is tarpaulins.\n",
        **facts,
        access={"users": ["U1"]},
    )
    return folder.open()


@pytest.mark.parametrize("text", ASKED)
def test_neither_another_name_nor_a_misspelt_one_tells_of_what_is_closed(
    secretive: Answerer, text: str
) -> None:
    answer = secretive.ask(Question(text, "slash", Audience("C1", "U2")))
    shown = {name: one for name, one in answer_record(answer, 0.0).items() if name != "question"}
    lines = [terminal.row_text(line) for line in terminal.answer_rows(answer)]
    words_told = {word.text for word in words(re.sub(r"[-_/.]", " ", f"{shown} {lines}"))}
    assert not words_told & SECRET - {word.text for word in words(text)}
