"""What follows on a question is that question with one thing changed; all else is a question of
its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.model import KINDRED, Beside, Question
from bot.question.followup import Before, Known, follow_up, stands_alone
from bot.question.parse import Query
from tests.cast import LABELS, REGISTER

KNOWN = Known(
    REGISTER,
    LABELS,
    frozenset({date(2020, 5, 4), date(2021, 6, 7)}),
    lambda name: name == "harbour talks",
)
QUOTE, MEETING = "2020-05-04-talks/3/0-9#00000000", "2020-05-04-talks"


def before(text: str, *, more: bool = False, quote: str | None = QUOTE) -> Before:
    return Before(
        Question(text), quote, "Maja Lindqvist" if quote else None, MEETING if quote else None, more
    )


def essence(query: Query) -> tuple[object, ...]:
    """What a query asks for, without the small words of its phrasing and where they stood."""
    asked = query.asked
    mention = asked.mention
    who = {person.id for person in mention.people} if mention else asked.label or asked.stranger
    words = {term.text for term in query.terms if not term.light}
    named = {person.id for mention in query.named for person in mention.people}
    rest = (query.intent, query.aspect, query.trend is not None, query.when, query.meeting)
    return (who, words, query.phrases, named - (who if isinstance(who, set) else set()), *rest)


def meant(followed: object, known: Known = KNOWN) -> tuple[object, ...]:
    """What a follow-up asks for."""
    assert isinstance(followed, Question), followed
    return essence(known.query(followed))


def whole(text: str, known: Known = KNOWN) -> tuple[object, ...]:
    """What a whole question asks for."""
    return essence(known.query(Question(text)))


def then_asks(asked: str, then: str) -> tuple[object, ...]:
    """What `then` asks for after `asked`."""
    return meant(follow_up(before(asked), then, KNOWN))


@pytest.mark.parametrize(
    ("asked", "then", "instead"),
    [
        (
            "what did Ruiz say about boats?",
            "and what did Lindqvist say?",
            "what did Lindqvist say about boats?",
        ),
        (
            "what did Ruiz say about boats?",
            "And what did Sec. Lindqvist say about that?",
            "what did Sec. Lindqvist say about boats?",
        ),
        ("what did Ruiz say about boats?", "and Lindqvist?", "what did Lindqvist say about boats?"),
        (
            "what did Ruiz say about boats?",
            "and the attorney general?",
            "what did the attorney general say about boats?",
        ),
        (
            "what did Ruiz say about boats?",
            "what about MODERATOR",
            "what did MODERATOR say about boats?",
        ),
        (
            "what did Ruiz say about boats?",
            "how about Okafor's?",
            "what did Okafor say about boats?",
        ),
        ("Ruiz's line about boats", "and Okafor?", "Okafor's line about boats"),
        ('did Ruiz say "we sail"', "and Okafor?", 'did Okafor say "we sail"'),
        ('"ruiz sails" by Ruiz', "and Okafor?", '"ruiz sails" by Okafor'),
        ("we sail at dawn", "and what did Okafor say?", 'from:"Okafor" we sail at dawn'),
        ("from:ruiz boats", "and Okafor?", 'from:"Okafor" boats'),
        (
            "what did Ruiz say about boats?",
            "and what did Nobody Known say?",
            'from:"Nobody Known" boats',
        ),
    ],
)
def test_the_same_is_asked_of_somebody_else(asked: str, then: str, instead: str) -> None:
    assert then_asks(asked, then) == whole(instead)


@pytest.mark.parametrize(
    ("asked", "then", "instead"),
    [
        ("what did Ruiz say about boats?", "and ferries?", "what did Ruiz say about ferries"),
        (
            "what did Ruiz say about boats?",
            "what about the ferries",
            "what did Ruiz say about the ferries",
        ),
        (
            "what did Ruiz say about boats?",
            "and what did she say about ferries?",
            "what did Ruiz say about ferries",
        ),
        (
            "we sail at dawn",
            "what did she say about ferries?",
            "what did Maja Lindqvist say about ferries",
        ),
        (
            "from:ruiz in:harbour boats on:2020",
            "and ferries?",
            "what did ruiz say about ferries in:harbour on:2020",
        ),
        (
            "what did Ruiz say about boats in May 2020?",
            "and ferries?",
            "what did Ruiz say about ferries in May 2020",
        ),
    ],
)
def test_the_same_person_is_asked_about_something_else(asked: str, then: str, instead: str) -> None:
    assert then_asks(asked, then) == whole(instead)


@pytest.mark.parametrize(
    ("asked", "then", "instead"),
    [
        (
            "what did Ruiz say about boats?",
            "and in 2021?",
            'what did Ruiz say about boats? on:"2021"',
        ),
        (
            "what did Ruiz say about boats in 2020?",
            "and in 2021?",
            'what did Ruiz say about boats ? on:"2021"',
        ),
        (
            "from:ruiz boats on:2020",
            "what about on 7 June 2021?",
            'from:ruiz boats on:"7 June 2021"',
        ),
        ("from:ruiz boats after:2020", "before 2019?", 'from:ruiz boats before:"2019"'),
        ("from:ruiz boats", "and at the harbour talks?", 'from:ruiz boats in:"harbour talks"'),
        (
            "from:ruiz boats in:elsewhere",
            "in the harbour talks?",
            'from:ruiz boats in:"harbour talks"',
        ),
    ],
)
def test_the_same_is_asked_of_another_time_or_meeting(asked: str, then: str, instead: str) -> None:
    assert then_asks(asked, then) == whole(instead)


@pytest.mark.parametrize(
    "then",
    ["more", "More please!", "any more?", "show me more quotes", "next", "what else?", "go on"],
)
def test_more_is_the_next_page_as_long_as_there_is_one(then: str) -> None:
    asked = Question("boats", page=1)
    assert follow_up(Before(asked, QUOTE, more=True), then, KNOWN) == Question("boats", page=2)
    assert follow_up(Before(asked, QUOTE, more=False), then, KNOWN) == "nothing-more"


@pytest.mark.parametrize(
    ("then", "step"),
    [
        ("the next line?", 1),
        ("and then?", 1),
        ("what came next", 1),
        ("what did he say after that?", 1),
        ("the previous line", -1),
        ("what came before that?", -1),
        ("the line before", -1),
    ],
)
def test_the_line_beside_the_one_shown_is_asked_for(then: str, step: int) -> None:
    followed = follow_up(before("boats"), then, KNOWN)
    assert isinstance(followed, Question)
    assert followed.beside == Beside(QUOTE, step)  # type: ignore[arg-type]
    assert follow_up(before("boats", quote=None), then, KNOWN) == "no-line"


@pytest.mark.parametrize(
    "then",
    ["who was there?", "who else was present", "who attended", "when was that?", "where was this"],
)
def test_who_was_there_is_asked_of_the_meeting_of_the_line_shown(then: str) -> None:
    assert then_asks("boats", then) == whole(f'/meetings in:"{MEETING}"')


@pytest.mark.parametrize(
    ("then", "step"),
    [
        ("what was he asked?", -2),
        ("what was the question", -2),
        ("and the line before?", -1),
        ("and before that?", -1),
        ("what was said next?", 1),
        ("the first one again", 0),
        ("number 1", 0),
    ],
)
def test_a_line_beside_the_one_shown_is_asked_for_in_other_words(then: str, step: int) -> None:
    followed = follow_up(replace(before("boats"), shown=(QUOTE, "other/1/0-2#1")), then, KNOWN)
    assert isinstance(followed, Question)
    assert followed.beside == Beside(QUOTE, step)  # type: ignore[arg-type]


def test_one_of_the_lines_shown_is_asked_for_by_its_number() -> None:
    shown = replace(before("boats"), shown=(QUOTE, "other/1/0-2#1"))
    second = follow_up(shown, "the second one", KNOWN)
    assert isinstance(second, Question)
    assert second.beside == Beside("other/1/0-2#1", 0)
    assert follow_up(shown, "the third one", KNOWN) == "nothing-more"


@pytest.mark.parametrize(
    "then",
    [
        "who said that?",
        "what exactly did she say",
        "the exact words",
        "source?",
        "is that exact?",
        "can I quote that?",
        "exact wording pls",
        "is it a direct quote?",
        "who is she?",
        "¿quién dijo eso?",
        "was that through an interpreter?",
        "was that said in Spanish?",
        "is that a tweet?",
        "who did then?",
    ],
)
def test_what_is_asked_of_the_line_itself_shows_it_once_more(then: str) -> None:
    assert follow_up(before("boats"), then, KNOWN) == Question("boats", limit=1)
    walked = Before(Question("boats", beside=Beside("earlier", 1)), QUOTE)
    assert follow_up(walked, then, KNOWN) == Question("boats", beside=Beside(QUOTE, 0))
    assert follow_up(before("boats", quote=None), then, KNOWN) == "no-line"


@pytest.mark.parametrize(
    ("then", "instead"),
    [
        ("no, Lindqvist", "what did Lindqvist say about boats?"),
        ("I meant Lindqvist", "what did Lindqvist say about boats?"),
        ("not Ruiz, Lindqvist", "what did Lindqvist say about boats?"),
        ("Lindqvist, not Ruiz", "what did Lindqvist say about boats?"),
        ("Lindqvist instead", "what did Lindqvist say about boats?"),
        ("only Lindqvist", "what did Lindqvist say about boats?"),
        ("from the attorney general", "what did the attorney general say about boats?"),
        ("and did Lindqvist?", "what did Lindqvist say about boats?"),
        ("and did Lindqvist say that too?", "what did Lindqvist say about boats?"),
        ("and Lindqvist", "what did Lindqvist say about boats?"),
        ("and the minister?", "what did the minister say about boats?"),
        ("only 2021", 'what did Ruiz say about boats? on:"2021"'),
        ("no, I meant ferries", "what did Ruiz say about ferries"),
        ("what did Lindqvist say there?", f'what did Lindqvist say in:"{MEETING}"'),
    ],
)
def test_whom_or_what_somebody_meant_instead_is_asked(then: str, instead: str) -> None:
    assert then_asks("what did Ruiz say about boats?", then) == whole(instead)


def test_somebody_is_named_by_the_end_of_a_printed_label() -> None:
    known = replace(KNOWN, labels=["Councilmember Farrow"])
    followed = follow_up(before("what did Ruiz say about boats?"), "only Farrow", known)
    assert meant(followed, known) == whole("what did Farrow say about boats?", known)


def test_in_the_press_is_the_same_of_reports_alone() -> None:
    followed = follow_up(before("what did Ruiz say about boats?"), "and in the press?", KNOWN)
    assert isinstance(followed, Question)
    assert followed.narrowed.kinds == KINDRED["press"]


def test_back_is_a_page_a_line_or_a_question_back() -> None:
    earlier = Question("ferries")
    asked = Before(Question("boats"), QUOTE, earlier=earlier)
    assert follow_up(asked, "go back", KNOWN) == earlier
    assert follow_up(
        replace(asked, question=Question("boats", page=2)), "previous", KNOWN
    ) == Question("boats", page=1)
    walked = Before(Question("boats", beside=Beside("earlier", 1)), QUOTE)
    assert follow_up(walked, "back", KNOWN) == Question("boats", beside=Beside(QUOTE, -1))
    assert follow_up(replace(asked, earlier=None), "back", KNOWN) == "no-earlier"


@pytest.mark.parametrize(
    ("then", "why"),
    [
        ("show context", "context"),
        ("the full paragraph", "context"),
        ("cite that", "cite"),
        ("citation?", "cite"),
        ("share it with the channel", "share"),
        ("summarise the meeting", "summary"),
        ("what does that mean?", "summary"),
    ],
)
def test_what_a_button_does_is_said_and_not_looked_for(then: str, why: str) -> None:
    assert follow_up(before("boats"), then, KNOWN) == why
    assert follow_up(before("boats", quote=None), then, KNOWN) == "no-line"
    assert follow_up(None, then, KNOWN) == "whole"


@pytest.mark.parametrize(
    "then", ["thanks", "Thank you!", "ok", "great, thanks", "cool", "got it", ":+1:", "gracias"]
)
def test_thanks_are_never_looked_for(then: str) -> None:
    assert follow_up(before("boats"), then, KNOWN) == "thanks"
    assert follow_up(None, then, KNOWN) == "thanks"


@pytest.mark.parametrize(
    ("asked", "then", "instead"),
    [
        ("trend boats", "more", "boats"),
        ("trend boats in:harbour", "shorter", "boats in:harbour"),
        ("trend boats", "who said that?", "boats"),
        ("trend boats", "and what did Okafor say?", 'from:"Okafor" boats'),
        ("trend boats", "and Okafor?", 'trend from:"Okafor" boats'),
        ("trend boats on:2020", "and ferries?", "trend ferries on:2020"),
        ("trend boats", "and in 2021?", 'trend boats on:"2021"'),
        ("trend boats", "and at the harbour talks?", 'trend boats in:"harbour talks"'),
    ],
)
def test_after_counts_more_are_the_lines_and_all_else_is_counted_again(
    asked: str, then: str, instead: str
) -> None:
    assert then_asks(asked, then) == whole(instead)


@pytest.mark.parametrize(
    ("asked", "then", "instead"),
    [
        ("/meetings harbour", "and what did Okafor say?", f'from:"Okafor" in:"{MEETING}"'),
        ("/meetings harbour", "and Okafor?", f'from:"Okafor" in:"{MEETING}"'),
        ("meetings", "and in 2021?", '/meetings on:"2021"'),
        ("/meetings harbour on:2020", "and before 2019?", '/meetings harbour before:"2019"'),
    ],
)
def test_after_a_meeting_somebodys_words_in_it_are_asked_for_or_the_meetings_of_another_time(
    asked: str, then: str, instead: str
) -> None:
    assert then_asks(asked, then) == whole(instead)


def test_after_a_list_of_meetings_a_name_lists_those_with_them_and_asks_for_whole_words() -> None:
    listed = before("meetings", quote=None)
    named = follow_up(listed, "and Okafor?", KNOWN)
    assert meant(named) == whole("/meetings Okafor")
    assert follow_up(listed, "and what did Okafor say?", KNOWN) == "no-line"


@pytest.mark.parametrize("asked", ["boats", "trend boats", "meetings"])
@pytest.mark.parametrize("then", ["shorter", "who said that?"])
def test_where_no_line_was_shown_there_is_none_to_say_more_of(asked: str, then: str) -> None:
    assert follow_up(before(asked, quote=None), then, KNOWN) == "no-line"


def test_after_counts_of_nothing_there_is_no_more() -> None:
    assert follow_up(before("trend boats", quote=None), "more", KNOWN) == "nothing-more"


@pytest.mark.parametrize("then", ["and in 2021?", "what about on 7 June 2021?", "and before 2019"])
def test_another_time_follows_on_something(then: str) -> None:
    assert follow_up(None, then, KNOWN) == "whole"


@pytest.mark.parametrize("then", ["in 2021", "on 7 June 2021"])
def test_a_time_by_itself_is_a_question_of_its_own(then: str) -> None:
    assert follow_up(None, then, KNOWN) is None


@pytest.mark.parametrize(
    "then", ["shorter", "make it shorter please", "just the quote", "only the first one"]
)
def test_shorter_is_the_first_line_alone(then: str) -> None:
    assert follow_up(before("boats"), then, KNOWN) == Question("boats", limit=1, around=False)


@pytest.mark.parametrize(
    "then",
    [
        "in Spanish?",
        "en español",
        "can you translate that?",
        "and in French, please",
        "translate it into German",
        "what is that in English",
    ],
)
def test_a_translation_is_refused_whatever_went_before(then: str) -> None:
    assert follow_up(before("boats"), then, KNOWN) == "translation"
    assert follow_up(None, then, KNOWN) == "translation"


@pytest.mark.parametrize(
    "then",
    [
        "what did Okafor say about ferries?",
        "and what did Okafor say about ferries?",
        "what did Okafor say?",
        "Okafor",
        "ferries",
        "and we sail at dawn",
        "and we will not rest",
        "and justice for all",
        "and is that so?",
        "who was there at the harbour talks in 2020?",
        "more than just neighbours",
        "the next line of defence",
        "shorter working hours",
        "no deal until there is a deal",
        "thank you for the harbour",
        "not a boat, a ship",
        "the first boat",
        "hello",
        "",
        "?",
        "and ?",
        "and he?",
        '"more"',
    ],
)
def test_what_is_not_clearly_a_follow_up_is_a_question_of_its_own(then: str) -> None:
    assert follow_up(before("what did Ruiz say about boats?", more=True), then, KNOWN) is None


@pytest.mark.parametrize(
    "then",
    [
        "more",
        "shorter",
        "the next line?",
        "and what did Okafor say?",
        "and Okafor?",
        "what did she say about ferries?",
    ],
)
def test_on_nothing_the_whole_question_is_asked_for(then: str) -> None:
    assert follow_up(None, then, KNOWN) == "whole"
    assert not stands_alone(then)


@pytest.mark.parametrize(
    "text", ["ferries", "what did Okafor say about ferries?", "and ferries?", "what about ferries?"]
)
def test_what_can_be_looked_for_by_itself_is_when_nothing_went_before(text: str) -> None:
    assert follow_up(None, text, KNOWN) is None


def test_who_was_there_may_be_asked_of_every_meeting() -> None:
    assert stands_alone("who was there?")


def test_one_follow_up_after_another_changes_one_thing_each() -> None:
    first = follow_up(before("what did Ruiz say about boats?"), "and Okafor?", KNOWN)
    assert isinstance(first, Question)
    second = follow_up(Before(first, QUOTE), "and ferries?", KNOWN)
    assert isinstance(second, Question)
    assert meant(second) == whole("what did Okafor say about ferries")
    shorter = follow_up(Before(second, QUOTE), "shorter", KNOWN)
    assert isinstance(shorter, Question)
    third = follow_up(Before(shorter, QUOTE), "and Lindqvist?", KNOWN)
    assert meant(third) == whole("what did Lindqvist say about ferries")
    assert isinstance(third, Question)
    assert (third.limit, third.around) == (Question("").limit, True)


@pytest.mark.parametrize(
    "text",
    [
        "and " * 5_000,
        "x" * 40_000,
        "(" * 3_000,
        "what about " + "a " * 2_000,
        "and what did " + "b" * 9_000 + " say?",
    ],
)
def test_nothing_that_is_typed_takes_long_or_fails(text: str) -> None:
    follow_up(before("what did Ruiz say about boats?"), text, KNOWN)


def test_a_date_among_the_words_makes_way_for_another_time() -> None:
    about_2019 = known_words("a third of its rice in 2019")
    assert "2019" in about_2019
    followed = follow_up(before("a third of its rice in 2019"), "and in 2021?", KNOWN)
    assert meant(followed) == whole('a third of its rice on:"2021"')


def known_words(text: str) -> set[str]:
    """The words that a question looks for."""
    return {term.text for term in KNOWN.query(Question(text)).terms}


def test_what_follows_on_a_command_keeps_it_and_typed_or_given_it_is_the_same() -> None:
    given = replace(before(""), question=Question("boats", command="trend"))
    assert meant(follow_up(given, "and Okafor?", KNOWN)) == whole('trend from:"Okafor" boats')
    assert meant(follow_up(given, "more", KNOWN)) == whole("boats")


def test_the_words_of_a_line_that_was_asked_for_are_no_command() -> None:
    asked = KNOWN.query(Question("meetings", command="quote"))
    assert (asked.intent, [term.text for term in asked.terms]) == ("find", ["meetings"])
