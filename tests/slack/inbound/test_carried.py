"""What buttons and windows carry: in one shape with a version, and as it was written before."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Malformed
from bot.model import Audience, Changed, Kind, Narrowed, Question, Surface
from bot.slack.inbound.carried import Carried, carried_place, carried_question, read_carried
from bot.slack.inbound.places import Reply
from bot.slack.inbound.presses import read_press
from tests.slack.recorded import pressed

# As messages and windows hold it that were posted before there were versions.
OLD: dict[str, Carried] = {
    '{"q":"harbour","p":1}': Carried(text="harbour", page=1),
    '{"q":"harbour","p":2,"s":"dm","o":true}': Carried(
        text="harbour", page=2, surface="dm", open_only=True
    ),
    '{"q":"","p":1,"s":"dm","speaker":"Ana Ruiz","meeting":"2020-05-04-harbour",'
    '"kinds":["spoken","interpreted"],"since":"2020-01-01","until":"2020-12-31"}': Carried(
        text="",
        page=1,
        surface="dm",
        speaker="Ana Ruiz",
        meeting="2020-05-04-harbour",
        kinds=("spoken", "interpreted"),
        since=date(2020, 1, 1),
        until=date(2020, 12, 31),
    ),
    '{"q":"","p":1,"command":"trend","changed":["Ruiz",null,null,null]}': Carried(
        text="", page=1, command="trend", changed=Changed("Ruiz")
    ),
    '{"ref":"a/0/0-5#00000000","channel":"C0GENERAL","thread":"1.1","user":"U0ALICE"}': Carried(
        refs=("a/0/0-5#00000000",), channel="C0GENERAL", thread="1.1", user="U0ALICE"
    ),
    '{"refs":["a/0/0-5#0","b/1/0-9#1"],"channel":"C0GENERAL","open_only":true}': Carried(
        refs=("a/0/0-5#0", "b/1/0-9#1"), channel="C0GENERAL", open_only=True
    ),
    '{"claims":["We will.","We will not."],"channel":"C0GENERAL","response_url":"https://x"}': (
        Carried(claims=("We will.", "We will not."), channel="C0GENERAL", response_url="https://x")
    ),
    '{"channel":"D0ALICE"}': Carried(channel="D0ALICE"),
}


def without_version(carried: Carried) -> dict[str, Any]:
    told = json.loads(carried.written())
    assert told.pop("v") == 1
    return told


@pytest.mark.parametrize(("text", "carried"), OLD.items(), ids=str)
def test_what_was_posted_before_there_were_versions_is_read(text: str, carried: Carried) -> None:
    assert read_carried(text) == carried


@pytest.mark.parametrize("carried", OLD.values(), ids=str)
def test_what_is_written_today_says_its_version_and_is_read_as_it_was(carried: Carried) -> None:
    again = read_carried(carried.written())
    assert again.version == 1
    assert without_version(again) == without_version(carried)


@pytest.mark.parametrize("value", ["cite a/0/0-5#0", "good a/0/0-5#0", "back 0a1b2c3d"])
def test_an_entry_of_a_menu_says_in_a_word_what_is_done_and_with_what(value: str) -> None:
    press = read_press(pressed("share", value))
    assert (press.word, press.ref) == tuple(value.split(" "))


@pytest.mark.parametrize("text", [None, "", "7", "null", "[]", '{"v":1', '{"q":3}', '{"v":"x"}'])
def test_what_cannot_be_read_is_malformed(text: str | None) -> None:
    with pytest.raises(Malformed):
        read_carried(text)


surfaces = st.sampled_from(["terminal", "slash", "mention", "dm"])
kinds = st.lists(st.sampled_from(["spoken", "interpreted", "quoted"]), max_size=3).map(tuple)
days = st.one_of(st.none(), st.dates())


@given(st.text(max_size=40), surfaces, kinds, days, st.integers(0, 9), st.integers(-1, 1))
def test_a_question_comes_back_as_it_was_asked(
    text: str, surface: Surface, kinds: tuple[Kind, ...], day: date | None, page: int, step: int
) -> None:
    narrowed = Narrowed("Ana Ruiz", None, kinds, day, day)
    asked = Question(text, surface, Audience("C1"), page=page, narrowed=narrowed)
    carried = read_carried(carried_question(asked, step=step))
    again = carried.question(surface, Audience("C1"), None)
    assert (again.text, again.narrowed, again.page) == (text, narrowed, max(0, page + step))
    assert not carried.open_only


def test_a_window_carries_where_it_was_opened_and_for_whom() -> None:
    reply = Reply("C0GENERAL", "U0ALICE", True, "1.1", "https://x")
    carried = carried_place(reply, Audience(), refs=("a/0/0-5#0",))
    told = (carried.channel, carried.user, carried.thread, carried.response_url)
    assert told == ("C0GENERAL", "U0ALICE", "1.1", "https://x")
    assert carried.open_only
    assert not carried_place(reply, Audience("C0GENERAL", "U0ALICE")).open_only
