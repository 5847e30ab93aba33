"""What is one click further in a window: more lines, the lines around one, its citation. Through
the real App, over a corpus written for each test, against the strict fake."""

from __future__ import annotations

import json
from typing import Any

import pytest
from slack_bolt import App

from bot.model import Audience
from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Modal
from tests.slack.rest import at_rest

ID = "2020-05-04-harbour"
BOATS = "".join(
    f"MINISTER {who}: Boat number {number} is as good as lost to us.\n\n"
    for number in range(1, 9)
    for who in ("RUIZ", "LUND")
)
FACTS: dict[str, Any] = {
    "title": "Harbour briefing",
    "date": "2020-05-04",
    "date_basis": "stated",
    "source": {"publisher": "The Harbour Office", "url": "https://harbour.example/briefing"},
}
FIRST = "Boat number 1 is as good as lost to us."


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    only_bob = {"users": [FakeSlack.BOB]}
    folder.meeting(
        "2022-01-01-closed",
        "MINISTER RUIZ: The harbour is sold.\n",
        title="Closed",
        access=only_bob,
    )
    return folder.meeting(ID, f"{BOATS}MINISTER RUIZ: The harbour is open.\n", **FACTS)


@pytest.fixture
def app(settings: Settings, harbour: Folder) -> App:
    return build_app(settings, harbour.open())


def found(app: App, slack: FakeSlack, **given: Any) -> Modal:
    """What comes of the form."""
    if not slack.modals():
        slack.dispatch(app, slack.summon())
        slack.modal(saying="Words, as far as you remember them")
    slack.dispatch(app, slack.send_form(**given))
    slack.until(lambda: not slack.modals()[-1].words.startswith(("Searching", "Words")))
    return slack.modals()[-1]


def checked(app: App, slack: FakeSlack, claim: str = FIRST, **where: Any) -> Modal:
    """What comes of "Check this quote"."""
    slack.dispatch(app, slack.shortcut(claim, **where))
    return slack.modal(saying="Exact ✓")


def turned(app: App, slack: FakeSlack, label: str) -> Modal:
    """The window on top after a press in it that changes it."""
    before = slack.modals()[-1].view
    slack.dispatch(app, slack.click_inside(label))
    slack.until(lambda: slack.modals()[-1].view is not before)
    return slack.modals()[-1]


def labels(modal: Modal) -> list[str]:
    elements = [one for block in modal.view["blocks"] for one in block.get("elements") or ()]
    return [one["text"]["text"] for one in elements if one.get("type") == "button"]


# More lines ---------------------------------------------------------------------------------------


def test_more_and_back_turn_the_pages_of_a_form_in_place_and_keep_to_its_fields(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.summon())
    slack.modal(saying="Words, as far")
    offered = json.loads(slack.dispatch(app, slack.type_into("speaker", "ruiz")).body)["options"]
    ruiz = next(one for one in offered if one["text"]["text"] == "Ana Ruiz")
    first = found(app, slack, words="boat as good as lost", speaker=ruiz)
    assert ("More" in labels(first), "Back" in labels(first)) == (True, False)
    pages = [first.quotes]
    while "More" in labels(slack.modals()[-1]):
        pages.append(turned(app, slack, "More").quotes)
    assert (
        len({quote for page in pages for quote in page}) == sum(map(len, pages)) == 8
    )  # Ruiz's, and nobody else's
    assert turned(app, slack, "Back").quotes == pages[-2]
    assert len(slack.modals()) == 2  # the form, and what came of it
    assert slack.refusals == ()


def test_a_line_of_a_later_page_is_shared(app: App, slack: FakeSlack) -> None:
    found(app, slack, words="boat as good as lost")
    later = turned(app, slack, "More")
    chosen = later.options[-1]
    line = next(
        block["block_id"] for block in later.view["blocks"] if block["block_id"].startswith("line")
    )
    slack.dispatch(app, slack.send_form(where=slack.GENERAL, **{line: chosen}))
    assert slack.reply(channel=slack.GENERAL).quotes == (later.quotes[-1],)
    assert slack.refusals == ()


def test_a_double_click_on_more_turns_one_page(app: App, slack: FakeSlack) -> None:
    first = found(app, slack, words="boat as good as lost").quotes
    press, again = slack.click_inside("More"), slack.click_inside("More")
    for one in (press, again):
        slack.dispatch(app, one)
    slack.until(lambda: slack.modals()[-1].quotes != first)
    second = slack.modals()[-1].quotes
    at_rest()
    assert slack.modals()[-1].quotes == second
    assert turned(app, slack, "Back").quotes == first
    assert turned(app, slack, "More").quotes == second  # there and back again is no double click


def test_a_page_for_a_window_that_is_closed_is_told_in_a_sentence(
    app: App, slack: FakeSlack
) -> None:
    found(app, slack, words="boat as good as lost")
    press = slack.click_inside("More")
    slack.close_modal()
    slack.dispatch(app, press)
    assert slack.reply(channel=slack.ALICE_DM).words.startswith("The window was closed before")


def test_a_page_shows_its_reader_what_they_alone_may_read(app: App, slack: FakeSlack) -> None:
    found(app, slack, words="harbour")
    press = slack.click_inside("Context")
    press["actions"][0] |= {
        "action_id": "quote:more",
        "value": '{"q":"harbour is sold","p":0,"s":"dm"}',
    }
    slack.dispatch(app, press)
    slack.until(lambda: "Searched" in slack.modals()[-1].words or slack.modals()[-1].quotes)
    assert "sold" not in "".join(slack.modals()[-1].quotes)


# One click further --------------------------------------------------------------------------------


@pytest.mark.parametrize("opened", [found, checked])
@pytest.mark.parametrize(
    ("label", "shown"),
    [("Context", "Bo Lund"), ("Cite", "BibTeX"), ("Something wrong?", "What is wrong")],
)
def test_a_lines_context_citation_and_form_are_laid_on_top_of_the_window(
    app: App, slack: FakeSlack, opened: Any, label: str, shown: str
) -> None:
    opened(app, slack, **({"words": FIRST} if opened is found else {}))
    below = len(slack.modals())
    slack.dispatch(app, slack.click_inside(label))
    slack.until(lambda: len(slack.modals()) == below + 1)
    assert shown in slack.modals()[-1].words
    slack.close_modal()
    assert FIRST in slack.modals()[-1].quotes
    assert slack.refusals == ()


def test_the_window_of_a_check_leads_to_the_publishers_page(app: App, slack: FakeSlack) -> None:
    modal = checked(app, slack)
    menus = [
        one
        for block in modal.view["blocks"]
        for one in block.get("elements", ())
        if one["type"] == "overflow"
    ]
    menu = menus[0]
    assert [one.get("url") for one in menu["options"]] == [
        None,
        "https://harbour.example/briefing",
        None,
    ]
    press = slack.click_inside("Source")
    assert slack.dispatch(app, press).status == 200
    assert (slack.replies(), len(slack.modals())) == ((), 1)


def test_earlier_and_later_are_shown_in_the_window_on_top(
    app: App, slack: FakeSlack, harbour: Folder
) -> None:
    talk = "".join(
        f"MINISTER LUND: This is matter {n}, and it was settled long ago.\n\n" for n in range(60)
    )
    harbour.meeting(ID, f"{talk}MINISTER RUIZ: The ferry is late.\n\n{talk}", **FACTS)
    app = build_app(Settings.read(slack.environment, slack=True), harbour.open())
    found(app, slack, words="The ferry is late.")
    slack.dispatch(app, slack.click_inside("Context"))
    slack.until(lambda: len(slack.modals()) == 3)
    assert "matter 45," in turned(app, slack, "Earlier").words
    assert len(slack.modals()) == 3
    assert slack.refusals == ()


def test_a_report_from_a_window_is_kept_and_said_in_it(app: App, slack: FakeSlack) -> None:
    checked(app, slack)
    slack.dispatch(app, slack.click_inside("Something wrong?"))
    slack.modal(saying="What is wrong")
    slack.dispatch(app, slack.fill_in(kind="Wrong date"))
    slack.modal(saying="kept as number 1")
    assert len(slack.modals()) == 2


@pytest.mark.parametrize("opened", [found, checked])
def test_a_double_click_lays_one_window_on_top(app: App, slack: FakeSlack, opened: Any) -> None:
    opened(app, slack, **({"words": FIRST} if opened is found else {}))
    presses = [slack.click_inside("Context") for _ in range(2)]
    for one in presses:
        slack.dispatch(app, one)
    slack.modal(saying="Bo Lund")
    at_rest()
    assert len(slack.called("views.push")) == 1


@pytest.mark.parametrize("opened", [found, checked])
def test_an_expired_trigger_in_a_window_is_told_in_a_sentence(
    app: App, slack: FakeSlack, opened: Any
) -> None:
    opened(app, slack, **({"words": FIRST} if opened is found else {}))
    press = slack.click_inside("Context")
    slack.advance(3.1)
    slack.dispatch(app, press)
    told = slack.reply()
    assert (
        told.words
        == "Slack did not wait for the window to open. Please choose “Context” once more."
    )
    assert told.channel == slack.ALICE_DM or told.only_for == slack.ALICE


def test_who_reads_a_window_on_top_is_who_reads_the_one_below(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    answerer = harbour.open()
    heard: list[Audience] = []
    standing = answerer.standing
    # type: ignore
    answerer.standing = lambda ref, audience: heard.append(audience) or standing(ref, audience)
    app = build_app(settings, answerer)
    found(app, slack, words=FIRST)
    slack.dispatch(app, slack.click_inside("Cite"))
    slack.modal(saying="BibTeX")
    for _ in range(3):
        slack.close_modal()
    checked(app, slack, channel=slack.PRIVATE)
    slack.dispatch(app, slack.click_inside("Cite"))
    slack.modal(saying="BibTeX")
    assert heard == [Audience(user=slack.ALICE), Audience(slack.PRIVATE, slack.ALICE)]


def test_a_line_of_a_closed_meeting_is_shown_in_no_window(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    app = build_app(settings, harbour.open())
    slack.dispatch(app, slack.summon(user=slack.BOB))
    slack.modal(user=slack.BOB, saying="Words, as far")
    slack.dispatch(app, slack.send_form(words="The harbour is sold.", user=slack.BOB))
    slack.until(lambda: slack.modals(user=slack.BOB)[-1].quotes)
    secret = slack.click_inside("Context", user=slack.BOB)["actions"][0]["value"]
    assert "2022-01-01-closed" in secret
    found(app, slack, words=FIRST)
    press = slack.click_inside("Context")
    press["actions"][0]["value"] = secret
    slack.dispatch(app, press)
    assert slack.modal(saying="not open to you").quotes == ()


def test_what_a_check_shows_somebody_alone_is_not_shared_where_others_read_it(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    app = build_app(settings, harbour.open())
    slack.dispatch(app, slack.shortcut("The harbour is sold.", user=slack.BOB))
    assert slack.modal(user=slack.BOB, saying="Exact ✓").quotes == ("The harbour is sold.",)
    slack.dispatch(app, slack.send_form(where=slack.GENERAL, user=slack.BOB))
    slack.modal(user=slack.BOB, saying="Nothing was posted")
    assert slack.replies(channel=slack.GENERAL) == ()


# Meetings and counts in a window ------------------------------------------------------------------


def test_a_meeting_found_by_the_form_is_opened_and_its_first_line_shown_in_the_window(
    settings: Settings, harbour: Folder, slack: FakeSlack
) -> None:
    harbour.meeting("2021-02-03-islands", "MINISTER LUND: Order, please.\n", title="Islands forum")
    app = build_app(settings, harbour.open())
    found(app, slack, words="meetings")
    assert "First line" in labels(turned(app, slack, "Harbour briefing"))
    assert turned(app, slack, "First line").quotes == (FIRST,)
    assert slack.refusals == ()


def test_counts_found_by_the_form_lead_to_their_lines(app: App, slack: FakeSlack) -> None:
    found(app, slack, words="trend boat")
    assert turned(app, slack, "Show the lines").quotes
    assert slack.refusals == ()
