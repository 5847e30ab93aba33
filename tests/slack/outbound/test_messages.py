"""A reply as drawn: Slack takes it, it pings nobody, and not a letter of a quote is changed,
whatever the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from hypothesis import given

from bot.model import (
    Answer,
    Attendee,
    Bar,
    Edit,
    Fact,
    Line,
    MeetingCard,
    Note,
    Question,
    Quote,
    Reason,
    Searched,
    Span,
    Trend,
    Understood,
)
from bot.page.meeting_entry import meeting_line
from bot.page.page import COMMANDS, page_of
from bot.page.plain_text import plain_text
from bot.slack.ids import LESS, MENU, MORE
from bot.slack.inbound.places import Reply
from bot.slack.inbound.presses import read_press
from bot.slack.inbound.requests import from_page
from bot.slack.outbound import messages
from bot.slack.outbound.limits import METADATA, problems
from bot.slack.outbound.messages import Message, render
from bot.slack.outbound.quote_blocks import AROUND
from bot.slack.windows import found_views, views
from bot.text import one_line
from tests.samples import MEETING, REPORT, answer, card, checked, quote
from tests.slack.answers import answers, quotes
from tests.slack.fake import blockkit, shown
from tests.slack.recorded import pressed

Block = dict[str, Any]


def parts(message: Message, kind: str) -> list[Block]:
    """Every rich text part of one kind."""
    rich = [block for block in message.blocks if block["type"] == "rich_text"]
    return [part for block in rich for part in block["elements"] if part["type"] == kind]


def said(part: Block) -> str:
    return "".join(run["text"] for run in part["elements"])


def cited(message: Message) -> list[str]:
    return [said(part) for part in parts(message, "rich_text_quote")]


def words(message: Message) -> str:
    return shown.words(list(message.blocks))


def buttons(message: Message) -> list[Block]:
    return [
        button
        for block in message.blocks
        if block["type"] == "actions"
        for button in block["elements"]
    ]


def dimmed(message: Message) -> list[str]:
    return [
        "\n".join(e["text"] for e in block["elements"])
        for block in message.blocks
        if block["type"] == "context"
    ]


def objects(value: Any) -> Iterator[Block]:
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values()
        if isinstance(value, dict)
        else value
        if isinstance(value, (list, tuple))
        else ()
    ):
        yield from objects(inner)


def own_words(said: Quote) -> bool:
    return said.kind not in ("reported", "narration")


# Of every answer ----------------------------------------------------------------------------------


@given(answers)
def test_slack_takes_any_answer(any_answer: Answer) -> None:
    for private in (True, False):
        message = render(any_answer, private=private)
        assert problems(message.blocks, message.text) == []
        assert blockkit.of_message(list(message.blocks)) == []
        assert blockkit.letters(list(message.blocks)) <= blockkit.TEXT_OF_ALL_BLOCKS


@given(answers)
def test_an_answer_pings_nobody(any_answer: Answer) -> None:
    message = render(any_answer, private=False)
    assert shown.pings(message.text, list(message.blocks)) == ()


@given(answers)
def test_what_is_quoted_is_the_source_and_nothing_else(any_answer: Answer) -> None:
    message = render(any_answer, private=False)
    shown_quotes = [one for one in any_answer.quotes[: messages.QUOTES] if own_words(one)]
    sources = [re.sub(r"\s+", " ", one.text) or " " for one in shown_quotes]
    assert len(cited(message)) == len(sources)
    for text, source in zip(cited(message), sources, strict=True):
        assert source.startswith(text)
        assert text == source or "cut here" in words(message)


@given(answers)
def test_only_runs_of_a_quote_are_bold_within_it(any_answer: Answer) -> None:
    """Style is all that is added to a quote: no mention, link or emoji stands in it."""
    for part in parts(render(any_answer, private=False), "rich_text_quote"):
        assert all(
            set(run) <= {"type", "text", "style"} and run["type"] == "text"
            for run in part["elements"]
        )
        assert all(run.get("style", {"bold": True}) == {"bold": True} for run in part["elements"])


@given(quotes())
def test_slack_takes_any_shared_quote(any_quote: Quote) -> None:
    message = messages.shared_quote(any_quote, any_quote.speaker or "alice", "0123456789abcdef" * 2)
    assert problems(message.blocks, message.text) == []
    assert blockkit.of_message(list(message.blocks)) == []
    assert shown.pings(message.text, list(message.blocks)) == ()


@given(answers)
def test_the_only_text_slack_parses_is_a_link(any_answer: Answer) -> None:
    for one in objects(render(any_answer, private=True).blocks):
        if one.get("type") == "mrkdwn":
            assert one["text"].startswith(("<https://", "<http://"))
            assert one["text"].count("<") == one["text"].count(">") == 1


# One quote ----------------------------------------------------------------------------------------


def test_the_matched_words_are_bold_and_no_others() -> None:
    (part,) = parts(render(answer("found", quote()), private=False), "rich_text_quote")
    bold = "".join(run["text"] for run in part["elements"] if run.get("style"))
    assert bold == one_line(quote().text[:7])


def test_matches_that_overlap_or_lie_outside_harm_nothing() -> None:
    odd = quote("never again", matched=(Span(6, 99), Span(0, 8), Span(50, 60), Span(4, 2)))
    assert cited(render(answer("found", odd), private=False)) == ["never again"]


@pytest.mark.parametrize("kind", ["spoken", "interpreted", "quoted", "posted"])
def test_someones_own_words_stand_in_a_quote_block(kind: str) -> None:
    message = render(answer("found", quote(kind=kind)), private=False)  # type: ignore[arg-type]
    assert cited(message) == [one_line(quote().text)]


@pytest.mark.parametrize("kind", ["reported", "narration"])
def test_a_paraphrase_never_looks_like_speech(kind: str) -> None:
    # type: ignore[arg-type]
    message = render(answer("found", quote("She called it good.", kind=kind)), private=False)
    assert cited(message) == []
    assert not set('“”"«»') & set(words(message))
    assert not set('“”"«»') & set(message.text)


def test_a_paraphrase_is_labelled_as_the_reports() -> None:
    assert "The report says: She called it good." in words(
        render(answer("found", quote("She called it good.", kind="reported")), private=False)
    )


def test_the_quote_comes_before_who_and_who_before_the_meeting_and_that_before_its_neighbours() -> (
    None
):
    told = words(render(answer("found", quote()), private=False))
    order = [
        "On record",
        "close the harbour",
        "Ana Ruiz, Minister of Ports",
        "Harbour talks",
        "Will you",
    ]
    assert [told.index(one) for one in order] == sorted(told.index(one) for one in order)


def test_the_attribution_says_how_the_words_reached_us() -> None:
    told = words(render(answer("found", quote(kind="interpreted")), private=False))
    assert "— Ana Ruiz, Minister of Ports · through an interpreter" in told


def test_the_context_line_gives_the_meeting_the_date_with_its_basis_the_place_and_the_source() -> (
    None
):
    context, *_ = dimmed(render(answer("found", quote()), private=False))
    assert context.startswith(meeting_line(MEETING))
    assert "<https://halven.example/talks|Halven Wire>" in context


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "http://[", "ftp://halven.example"])
def test_an_address_that_is_none_is_no_link(url: str | None) -> None:
    message = render(
        answer("found", quote(meeting=replace(MEETING, url=url, publisher=None))), private=False
    )
    assert f"Source: {MEETING.file}" in words(message)
    assert "|" not in json.dumps(message.blocks)


def test_an_address_cannot_end_its_own_link() -> None:
    hostile = replace(MEETING, url="https://halven.example/a>|<!channel> b")
    message = render(answer("found", quote(meeting=hostile)), private=False)
    assert shown.pings(message.text, list(message.blocks)) == ()
    assert "%3E%7C%3C!channel%3E" in json.dumps(message.blocks)


def test_the_lines_around_are_dimmed() -> None:
    assert "Before · Bo Lund: Will you close it?\nAfter · (Applause.)" in dimmed(
        render(answer("found", quote()), private=False)
    )


def test_lines_around_are_short_beside_the_quote() -> None:
    around = quote(before=(Line("Bo", "word " * 90),), after=(Line("Bo", "word " * 90),))
    (told,) = [
        one
        for one in dimmed(render(answer("found", around), private=False))
        if one.startswith("Before")
    ]
    assert all(len(line) <= len("Before · Bo: ") + AROUND for line in told.splitlines())
    assert told.count("…") == 2


def test_a_long_quote_is_cut_after_a_word_and_says_so_outside_the_quote() -> None:
    long = quote("harbour master " * 400)
    message = render(answer("found", long), private=False)
    (kept,) = cited(message)
    assert one_line(long.text).startswith(kept)
    assert kept.endswith(("harbour", "master"))
    assert "cut" not in kept
    assert "… [cut here: " in words(message)


def test_a_quote_of_three_thousand_and_one_letters_is_taken() -> None:
    message = render(answer("found", quote("x" * 3001)), private=True)
    assert blockkit.of_message(list(message.blocks)) == []


def test_before_keeps_what_stands_next_to_the_quote_when_it_is_long() -> None:
    around = quote(before=(Line("Bo", "first " + "middle " * 200 + "nearest"),), after=())
    (line,) = [
        one
        for one in dimmed(render(answer("found", around), private=False))
        if one.startswith("Before")
    ]
    assert line.startswith("Before · Bo: …")
    assert line.endswith("nearest")


# The message --------------------------------------------------------------------------------------


def test_at_most_three_quotes_are_shown() -> None:
    assert len(cited(render(answer("found", *[quote()] * 5), private=False))) == 3


def test_the_text_carries_the_whole_answer() -> None:
    whole = answer(
        "found",
        quote(),
        quote("Second & last <line>."),
        notes=(Note("missing-words", "[inaudible]"),),
    )
    assert unescape(render(whole, private=True).text) == plain_text(page_of(whole))


def test_the_text_of_an_answer_beyond_all_bounds_is_cut_and_still_whole_entities() -> None:
    whole = answer("found", *[quote("<&> " * 8000)] * 3)
    text = render(whole, private=False).text
    assert 39_000 < len(text) <= 40_000
    assert plain_text(page_of(whole)).startswith(unescape(text.removesuffix("…")))


def test_a_note_is_read_before_the_line_it_warns_of() -> None:
    noted = answer(
        "close", quote(), notes=(Note("present-but-silent", "Bo Lund", ("Harbour talks",)),)
    )
    told = words(render(noted, private=False))
    assert told.index("Bo Lund was present") < told.index("close the harbour")


def test_nothing_found_says_what_was_searched() -> None:
    assert "5 meetings, 2021 to 2024" in words(render(answer("none"), private=True))


def test_what_was_understood_is_shown() -> None:
    understood = Understood(speaker="Ana Ruiz", corrected={"harbor": "harbour"})
    assert any(
        "‘harbor’ read as ‘harbour’" in one
        for one in dimmed(render(answer(understood=understood), private=True))
    )


def test_what_was_understood_stands_above_what_leads_to_the_quotes() -> None:
    noted = answer(
        "close",
        quote(),
        notes=(Note("not-said-by", "Bo Lund"),),
        understood=Understood(corrected={"harbor": "harbour"}),
    )
    told = words(render(noted, private=False))
    order = [
        "Bo Lund is on record",
        "‘harbor’ read as",
        "The nearest line, which does not answer:\n",
        "close the",
    ]
    assert [told.index(one) for one in order] == sorted(told.index(one) for one in order)


@pytest.mark.parametrize(
    ("nothing", "advice"),
    [
        (
            answer("none"),
            "Try fewer words, other words or another name; /m lists what is on record.",
        ),
        (
            checked("not-found"),
            "Try fewer words, other words or another name; /m lists what is on record.",
        ),
        (answer("none", intent="meetings"), "/m alone lists what is on record."),
    ],
)
def test_where_nothing_is_found_it_is_said_what_to_do_next(nothing: Answer, advice: str) -> None:
    message = render(nothing, private=True, commands=("/q", "/m", "/w"))
    assert dimmed(message)[-1] == advice
    assert message.text.endswith(advice)


def test_where_there_is_nothing_to_search_or_help_is_given_nothing_is_advised() -> None:
    for told in (answer("none", intent="help"), replace(answer("none"), searched=Searched(0))):
        assert "Try fewer words" not in render(told, private=True).text


def test_a_meeting_that_stands_above_its_facts_is_not_named_again() -> None:
    facts = (
        Fact("place", "Port Halven", MEETING.title),
        Fact("place", "Port Ellen", "Another meeting"),
    )
    told = words(render(answer("found", quote(), facts=facts), private=False))
    assert "Place: Port Halven\n" in told
    assert "Place: Port Ellen · Another meeting" in told


def test_facts_stand_beside_the_passage_that_shows_them() -> None:
    fact = Fact("place", "Port Halven", "Harbour talks")
    told = words(render(answer("found", quote(), quote("Later."), facts=(fact,)), private=False))
    assert told.index("close the harbour") < told.index("Place: Port Halven") < told.index("Later.")


def test_help_shows_the_commands_by_the_names_they_have_here() -> None:
    told = words(
        render(answer(intent="help"), private=True, commands=("/zitat", "/treffen", "/stimmts"))
    )
    assert all(name in told for name in ("/zitat", "/treffen", "/stimmts"))
    assert not any(name in told for name in ("/quote", "/meetings", "/whosaid"))


def test_a_plain_sentence_is_a_message_too() -> None:
    assert (
        words(messages.sentence("Please ask again. <!channel>")) == "Please ask again. <!channel>"
    )


# A claim ------------------------------------------------------------------------------------------

DIFF = (
    Edit("=", "We will"),
    Edit("+", "not"),
    Edit("=", "close it in"),
    Edit("-", "July"),
    Edit("+", "June"),
)


def styles(message: Message) -> list[tuple[str, Any]]:
    """The runs of the diff: what stands in them, and how."""
    (diff,) = [
        part
        for part in parts(message, "rich_text_section")
        if said(part).startswith("Word by word:")
    ]
    return [(run["text"], run.get("style")) for run in diff["elements"][1:] if run["text"].strip()]


def test_a_verdict_comes_first_then_the_diff_the_quote_who_said_it_and_the_reasons() -> None:
    told = words(
        render(
            checked("altered", diff=DIFF, reasons=(Reason("date", "July", "June"),)), private=True
        )
    )
    order = [
        "Altered ≠",
        "said nearly this",
        "Word by word:",
        "close the harbour",
        "— Ana Ruiz",
        "The date differs",
    ]
    assert [told.index(one) for one in order] == sorted(told.index(one) for one in order)
    assert told.startswith("Altered ≠")


def test_in_a_diff_what_was_not_said_is_struck_through_and_what_was_left_out_is_bold() -> None:
    assert styles(render(checked("altered", diff=DIFF), private=False)) == [
        ("We will", None),
        ("not", {"bold": True}),
        ("close it in", None),
        ("July", {"strike": True}),
        ("June", {"bold": True}),
    ]


def test_what_the_styles_mean_is_said_in_words() -> None:
    assert any(
        "Struck through: claimed" in one
        for one in dimmed(render(checked("altered", diff=DIFF), private=False))
    )


def test_reasons_stand_before_the_lines_around() -> None:
    told = words(
        render(
            checked("altered", diff=DIFF, reasons=(Reason("date", "July", "June"),)), private=True
        )
    )
    assert told.index("The date differs") < told.index("Before · Bo Lund")


def test_below_a_diff_bold_marks_nothing_else() -> None:
    message = render(checked("altered", quote(), quote("Second."), diff=DIFF), private=True)
    first, second = parts(message, "rich_text_quote")
    assert not any("style" in run for run in first["elements"])
    assert any("style" in run for run in second["elements"])


def test_where_no_diff_is_drawn_bold_marks_what_matches() -> None:
    for diff in ((), (Edit("=", "All."),)):
        (cited_,) = parts(render(checked("exact", diff=diff), private=True), "rich_text_quote")
        assert any(run.get("style") == {"bold": True} for run in cited_["elements"])


def test_an_exact_claim_shows_no_diff() -> None:
    assert "Word by word" not in words(
        render(checked("exact", diff=(Edit("=", "All."),)), private=False)
    )


def test_a_very_long_diff_is_cut_and_keeps_its_change() -> None:
    long = (
        Edit("=", "agreed " * 3000),
        Edit("-", "July"),
        Edit("+", "June"),
        Edit("=", "and so on " * 3000),
    )
    runs = styles(render(checked("altered", diff=long), private=False))
    assert ("July", {"strike": True}) in runs
    assert sum(len(text) for text, _ in runs) < 500


def test_a_diff_too_long_for_any_message_leaves_the_verdict_and_the_quote() -> None:
    long = tuple(Edit("-" if n % 2 else "+", "x" * 500) for n in range(60))
    message = render(checked("altered", diff=long), private=False)
    assert cited(message) == [one_line(quote().text)]
    assert "Altered ≠" in words(message)


def test_the_closest_lines_are_labelled_as_no_match() -> None:
    told = words(render(checked("not-found", quote()), private=False))
    assert told.index("which are no match") < told.index("close the harbour")
    assert "Searched 5 meetings" in told


def test_a_paraphrase_that_is_all_there_is_never_looks_like_speech() -> None:
    shown = checked(
        "paraphrase-only",
        quote("She called it good.", kind="reported"),
        reasons=(Reason("paraphrase"),),
    )
    message = render(shown, private=False)
    assert cited(message) == []
    assert not set('“”"«»') & set(words(message) + message.text)


def test_in_a_modal_nothing_is_shared_by_a_press_and_what_was_checked_is_shown() -> None:
    message = messages.in_modal(replace(checked("exact"), more=True), "We will <not> close it")
    assert {button["action_id"] for button in buttons(message)} <= {"quote:context", "quote:menu"}
    assert "Checked: We will <not> close it" in words(message)


@given(answers)
def test_slack_takes_any_answer_in_a_window_with_lines_to_share(any_answer: Answer) -> None:
    reply = Reply(
        "C0GENERAL", "U0ALICE", True, "1.1", "https://hooks.slack.com/actions/" + "x" * 80
    )
    for view in found_views.found_windows(
        any_answer, COMMANDS, reply, "Check this quote", any_answer.question.text
    ):
        assert blockkit.of_view(view) == []
        assert len(view["private_metadata"]) <= METADATA


@given(answers)
def test_slack_takes_any_answer_in_a_modal(any_answer: Answer) -> None:
    title = "Check this quote"
    view, _ = views.message_windows(messages.in_modal(any_answer, any_answer.question.text), title)
    assert blockkit.of_view(view) == []
    _, bare = views.message_windows(render(any_answer, private=False), title)
    assert blockkit.of_view(bare) == []


# Buttons ------------------------------------------------------------------------------------------


def test_a_private_answer_offers_to_share_each_quote() -> None:
    message = render(answer("found", quote(), quote("Second.")), private=True)
    values = [
        button["value"] for button in buttons(message) if button["action_id"] == "quote:share"
    ]
    assert values == [quote().ref, quote("Second.").ref]


def test_a_public_answer_has_nothing_to_share() -> None:
    message = render(answer("found", quote()), private=False)
    assert [one for one in buttons(message) if one.get("action_id") == "quote:share"] == []


def test_under_a_quote_stand_two_buttons_and_a_menu_and_under_the_answer_two_thumbs() -> None:
    message = render(answer("found", quote(), quote("Second.")), private=True)
    rows = [
        [one["type"] for one in block["elements"]]
        for block in message.blocks
        if block["type"] == "actions"
    ]
    assert rows == [["button", "button", "overflow"]] * 2
    assert message.blocks[-1]["type"] == "context_actions"


def test_more_carries_all_it_takes_to_ask_again() -> None:
    asked = Question("“R&D” and <it>", "dm", page=2)
    message = render(answer("found", quote(), more=True, question=asked), private=False)
    for action, page in ((LESS, 1), (MORE, 3)):
        (button,) = [one for one in buttons(message) if one.get("action_id") == action]
        again = from_page(read_press(pressed("more_in_a_direct_message", button["value"]))).question
        assert (again.text, again.surface, again.page) == (asked.text, "dm", page)


def test_a_question_too_long_for_a_button_has_no_more() -> None:
    asked = Question("harbour " * 400)
    message = render(answer("found", quote(), more=True, question=asked), private=False)
    assert [one for one in buttons(message) if one.get("action_id") == MORE] == []


def test_a_quote_whose_id_is_too_long_for_a_menu_has_a_button_for_each_entry() -> None:
    message = render(answer("found", quote(meeting=replace(MEETING, id="x" * 400))), private=True)
    told = [one["text"]["text"] for one in buttons(message) if one["type"] == "button"]
    assert told == ["Share", "Context", "Cite", "Something wrong?", "Source"]


def test_a_quote_whose_id_is_too_long_for_a_button_has_its_source_and_no_more() -> None:
    message = render(answer("found", quote(meeting=replace(MEETING, id="x" * 2001))), private=True)
    assert [one["text"]["text"] for one in buttons(message)] == ["Source"]


# Meetings -----------------------------------------------------------------------------------------


def test_meetings_are_listed_with_their_dates_and_places() -> None:
    told = words(render(answer(intent="meetings", meetings=(card(), card(REPORT))), private=True))
    assert "Harbour talks, opening" in told
    assert "29 February 2020 (from outside the document) · Port Halven" in told
    assert "/meetings" in told


def test_many_meetings_are_listed_as_far_as_there_is_room_and_the_rest_counted() -> None:
    message = render(answer(intent="meetings", meetings=tuple([card()] * 40)), private=True)
    (listed,) = parts(message, "rich_text_list")
    assert f"and {40 - len(listed['elements'])} more." in words(message)


def test_one_meeting_is_shown_in_full_with_a_link_to_its_source() -> None:
    message = render(answer(intent="meetings", meetings=(card(),)), private=True)
    told = words(message)
    for line in (
        "Where: Port Halven",
        "Ana Ruiz, Minister of Ports\n\u2003██████████  100%, 31 words, 2 turns",
        "Bo Lund",
        "A report",
    ):
        assert line in told
    assert {"type": "link", "url": MEETING.url, "text": "Halven Wire"} in list(
        objects(message.blocks)
    )


def test_a_card_begins_with_when_where_and_who_spoke_and_has_no_name_of_a_file() -> None:
    told = words(render(answer(intent="meetings", meetings=(card(),)), private=True))
    order = [
        MEETING.title,
        "When: ",
        "Where: ",
        "Who spoke how much",
        "First line",
        "Evidence: ",
        "Bo Lund",
        "Rights: ",
    ]
    assert [told.index(one) for one in order] == sorted(told.index(one) for one in order)
    assert MEETING.id not in told


@pytest.mark.parametrize(
    ("name", "above"), [("Ana Ruiz", False), ("Rosa Icela Rodríguez de la Fuente", True)]
)
def test_a_name_too_long_for_a_phone_stands_above_its_bar(name: str, above: bool) -> None:
    bars_ = (Bar(2, "Bo Lund"), Bar(1, name))
    trend = Trend(("harbour",), "harbour", 3, 1, "year", (Bar(3, "", date(2020, 1, 1)),), bars_)
    told = words(render(answer("found", trend=trend), private=True))
    assert ((f"{name}\n\u2003█████░░░░░  1" in told), (f"█████░░░░░  1 · {name}" in told)) == (
        above,
        not above,
    )
    assert "██████████  3 · 2020" in told


def test_a_meeting_of_a_hundred_people_fits() -> None:
    crowd = tuple(
        Attendee(f"Delegate {n} of a rather long name", "Minister of something or other")
        for n in range(100)
    )
    message = render(
        answer(intent="meetings", meetings=(replace(card(), silent=crowd),)), private=True
    )
    assert blockkit.of_message(list(message.blocks)) == []
    assert "Delegate 0" in words(message)


def test_a_shared_quote_names_who_shared_it_and_pings_nobody() -> None:
    message = messages.shared_quote(quote(), "alice", "0123456789abcdef" * 2)
    assert "Shared by alice" in words(message)
    assert shown.pings(message.text, list(message.blocks)) == ()
    assert [one.get("action_id") for one in buttons(message)] == ["quote:context", MENU]


def test_an_answer_without_meetings_to_search_says_so() -> None:
    bare = Answer(Question("q"), "find", "none", Searched(0))
    assert "no meetings" in words(render(bare, private=True))


def test_a_card_without_anything_known_is_still_a_message() -> None:
    bare = MeetingCard(
        replace(MEETING, title=" ", date=None, place=None, publisher=None, url=None, rights=None)
    )
    message = render(answer(intent="meetings", meetings=(bare,)), private=True)
    assert blockkit.of_message(list(message.blocks)) == []
