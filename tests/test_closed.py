"""An `access:` that is not written plainly: whatever stands there, it never opens a meeting to all."""

from __future__ import annotations

import pytest

from bot.model import Audience, Question
from tests.conftest import Folder

WORDS = "The dredger of the harbour is late."
EMPTY = ("access:", "access: ~", "access: {}", "access: {channels: [], users: []}")
UNCLEAR = (
    *("access: []", "access: ''", "access: C1", "access: 0", "access: false", "access: true", "access: everyone"),
    *("access: {channels: C1}", "access: {channels: }", "access: {channels: [1]}", "access: {channels: [null]}"),
    *("access: {channels: ['']}", "access: {channels: [' ']}", "access: {channels: [None]}", "access: {channel: [C1]}"),
    *("Access: {channels: [C1]}", "acces: {channels: [C1]}", "'access ': {users: [U1]}", "\u200baccess: {users: [U1]}"),
    *("access: {channels: {C1: true}}", "access: {users: 'U1, U2'}", "access:\n- channels: [C1]", "channels: [C1]"),
    *("access: {channels: [[C1]]}", "access: &a {channels: [C1], users: *a}", "access: {channels: [!!binary QzE=]}"),
    *("access: {channels: [2020-01-01]}", "access: {users: !!set {U1}}", "access: {channels: [], users: }"),
    *(
        "access: !!python/object:os.system {channels: [C1]}",
        "access: {channels: [C1]}\naccess: {}",
        "access: {channels",
    ),
    *("<<: {access: {channels: [C1]}}", "access: {channels: [C1]}\n---\naccess: {}", "access: {channels: [no]}"),
    *("access: {channels: ['#general']}", "access: {users: ['U1 ', '@bob']}", "access: {users: [u1]}", "access: *all"),
    *("access: {everyone: true}", "access: {channels: ['*']}", "access: {users: [all]}", "access:\nchannels: [C1]"),
)
READERS = (Audience(), Audience("C1"), Audience(None, "U1"), Audience("", ""), Audience("*", "all"), Audience("None"))


def written(folder: Folder, access: str) -> None:
    folder.meeting("open", "MINISTER RUIZ: We will open the harbour.\n")
    folder.meeting("closed", f"MINISTER LUND: {WORDS}\n")
    with (folder.path / "closed.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{access}\n")


def read_by(folder: Folder, audience: Audience) -> bool:
    answer = folder.open().ask(Question("dredger of the harbour", audience=audience))
    return any(quote.text == WORDS for quote in answer.quotes)


@pytest.mark.parametrize("access", EMPTY)
def test_an_access_that_names_nobody_is_open_to_all(folder: Folder, access: str) -> None:
    written(folder, access)
    assert read_by(folder, Audience())


@pytest.mark.parametrize("access", UNCLEAR)
def test_an_access_that_is_unclear_opens_nothing_to_all(folder: Folder, access: str) -> None:
    written(folder, access)
    assert not read_by(folder, Audience())
    assert not read_by(folder, Audience("C0OTHER", "U0OTHER"))


@pytest.mark.parametrize("access", [one for one in UNCLEAR if one not in EMPTY])
def test_and_a_meeting_that_was_open_is_closed_by_it(folder: Folder, access: str) -> None:
    written(folder, "rights: none")
    assert read_by(folder, Audience())
    written(folder, access)
    assert not read_by(folder, Audience())


@pytest.mark.parametrize("name", ["", " ", "*", "all", "None", "everyone"])
@pytest.mark.parametrize("audience", READERS, ids=str)
def test_no_name_stands_for_everybody(folder: Folder, name: str, audience: Audience) -> None:
    written(folder, f"access: {{channels: ['{name}'], users: ['{name}']}}")
    assert read_by(folder, audience) is (name in (audience.channel, audience.user))
