"""What follows on a question: the same with one thing changed, said as a value and put into its
query; or nothing that follows. Pure.

    and what did X say? · and X? · what about X?      the same of X
    what did she say about harbours? · and harbours?  the same person on something else
    and in 2022? · and at the harbour talks?          the same then, or there
    more (after counts: the lines that were counted)  the next lines
    shorter · who said that?                          the first one alone; the first one
    the next line? · what came before that?           the line beside the one shown
    who was there? · when was that?                   the meeting of the line shown
    what was he asked? · the second one               what was said before it; a line shown
    go back                                           what was asked before
    no, I meant X · not Y, X · and did X?             the same of X
    what did X say there? · in the press?             the same meeting; only what reports have
    in Spanish? · show context · cite that · thanks   nothing: a sentence says what to do

What is not clearly one of these is a question of its own, and so is what says all that it asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.model import KINDRED, Beside, Changed, Narrowed, Question, Step, Unfollowed, When
from bot.question import dates
from bot.question import followup_forms as forms
from bot.question.asked_speaker import SpeakerRef
from bot.question.parse import Query, named_speaker, on_topic, parse_question
from bot.sources.people import Register, is_honorific
from bot.text import Word, is_light, words
from bot.text.lexicon import word_set


@dataclass(frozen=True, slots=True)
class Before:
    """What was asked last in a conversation, and what came of it: the first quote (ID#MARK), whose,
    which meeting.

    `shown` are all quotes of its page, `earlier` is what was asked before it. `kept`: nothing came
    of it, and the quote is the last one that was shown.
    """

    question: Question
    quote: str | None = None
    speaker: str | None = None
    meeting: str | None = None
    more: bool = False
    shown: tuple[str, ...] = ()
    earlier: Question | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a question is read by: people, printed labels, and the meetings' days and names."""

    register: Register
    labels: Sequence[str]
    days: Collection[date]
    is_meeting: Callable[[str], bool]

    def query(self, question: Question) -> Query:
        """A question taken apart, with what follow-ups have changed of it."""
        text, command = question.text, question.command
        query = parse_question(text, self.register, self.labels, self.days, command)
        speaker, topic, when, meeting = question.changed
        if speaker is not None:
            query = _of(query, named_speaker(speaker, self.register, self.labels))
        if topic is not None:
            query = on_topic(query, topic, self.register)
        if when is not None:
            query = _at(query, when)
        return query if meeting is None else replace(query, meeting=meeting)


def _of(query: Query, speaker: SpeakerRef) -> Query:
    """The same asked of somebody else."""
    old, new = query.asked, speaker.mention
    people = set(old.people)
    others = tuple(one for one in query.named if people.isdisjoint(one.people))
    named = (*others, new) if new and len(others) < len(query.named) else others
    unknown = {word.text for word in words(old.stranger or "")}  # stands among the terms
    terms = tuple(term for term in query.terms if term.text not in unknown)
    return replace(query, asked=speaker._replace(spans=old.spans), named=named, terms=terms)


def _at(query: Query, when: When) -> Query:
    """The same at another time."""
    terms = tuple(term for term in query.terms if term.text not in query.dated)
    meeting = None if query.intent == "meetings" else query.meeting
    return replace(query, when=when, terms=terms, dated=frozenset(), meeting=meeting)


# What follows -------------------------------------------------------------------------------------

_MOST_WORDS = 6
_LIMIT = Question("").limit
_ASKS = frozenset(
    "what who whom how where when why which did does do is was were are will would can say "
    "said".split()
)
_PRONOUNS = word_set("questions.pronouns")
_REACTION = "how did the room react"
_I_MEANT = re.compile(r"(?:.{0,12}\W)?i (?:meant|mean)\b", re.IGNORECASE)
_TOLD: tuple[tuple[re.Pattern[str], Unfollowed], ...] = (
    (forms.CONTEXT, "context"),
    (forms.CITE, "cite"),
    (forms.SHARE, "share"),
    (forms.SUMMARY, "summary"),
)
"""What is not asked of the record but of the bot, and which sentence says what to do."""
_FOLLOWING = (
    *(form for form, _ in _TOLD),
    *(forms.MORE, forms.NEXT, forms.LAST, forms.ASKED, forms.MEETING, forms.SHORTER),
    *(forms.THE_LINE, forms.BACK, forms.NTH, forms.PRESS, forms.SAME_OF, forms.THEY_ON),
    forms.THERE,
)
"""What can only be meant as following on something."""


def stands_alone(text: str) -> bool:
    """Whether a follow-up is a question by itself too: "who was there?" asks of every meeting."""
    return forms.MEETING.fullmatch(_said(text)) is not None


def is_thanks(text: str) -> bool:
    """Whether a message only thanks, agrees or ends: there is nothing in it to look for."""
    return forms.THANKED.fullmatch(_said(text).rstrip(" ,)")) is not None


def follow_up(before: Before | None, text: str, known: Known) -> Question | Unfollowed | None:
    """What `text` asks after `before`; why there is none; None: it is a question of its own."""
    said = _said(text)
    if is_thanks(text):
        return "thanks"
    if forms.TRANSLATE.fullmatch(said):
        return "translation"
    if before is None:
        return "whole" if _follows_on_something(said, text, known) else None
    if told := next((why for form, why in _TOLD if form.fullmatch(said)), None):
        return told if before.quote else "no-line"
    query = known.query(before.question)
    if query.trend is not None:
        return _after_counts(before, query, said, text.strip(), known)
    if query.intent == "meetings":
        return _after_meetings(before, said, text.strip(), known)
    return _of_the_line(before, said) or _with_another(before, query, said, text.strip(), known)


def _of_the_line(before: Before, said: str) -> Question | Unfollowed | None:
    """What is asked of the lines shown, of those beside, of their meeting; None: something else."""
    if (step := _step(said)) is not None:
        return _at_line(before, before.quote, step)
    if (nth := forms.nth(said)) is not None and before.shown:
        return _at_line(before, before.shown[nth], 0) if nth < len(before.shown) else "nothing-more"
    if forms.BACK.fullmatch(said):
        return _back(before)
    if forms.MORE.fullmatch(said):
        return _further(before)
    if forms.MEETING.fullmatch(said):
        return _meetings(before, Changed(meeting=before.meeting)) if before.meeting else "no-line"
    if forms.SHORTER.fullmatch(said):
        return replace(_plain(before), limit=1, around=False) if before.quote else "no-line"
    if forms.THE_LINE.fullmatch(said):
        elsewhere = before.question.beside is not None or before.kept or not before.quote
        return _at_line(before, before.quote, 0) if elsewhere else replace(_plain(before), limit=1)
    if forms.REACTED.fullmatch(said) and before.meeting:
        return replace(_lines(before, _REACTION), changed=Changed(meeting=before.meeting))
    return None


def _said(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).rstrip(" ?.!…").lstrip("¿¡")


def _step(said: str) -> Step | None:
    if forms.NEXT.fullmatch(said):
        return 1
    if forms.ASKED.fullmatch(said):
        return -2
    return -1 if forms.LAST.fullmatch(said) else None


def _at_line(before: Before, quote: str | None, step: Step) -> Question | Unfollowed:
    """The line beside one that was shown, or (0) that line."""
    return replace(_plain(before), beside=Beside(quote, step)) if quote else "no-line"


def _back(before: Before) -> Question | Unfollowed:
    """One page, one line or one question back."""
    question = before.question
    if question.beside is not None and question.beside.step and before.quote:
        return _at_line(before, before.quote, -1 if question.beside.step > 0 else 1)
    if question.page:
        return replace(question, page=question.page - 1)
    return before.earlier or "no-earlier"


def _follows_on_something(said: str, text: str, known: Known) -> bool:
    """Whether it can only be meant as following on what is no longer known."""
    if any(form.fullmatch(said) for form in _FOLLOWING) or _I_MEANT.match(said):
        return True
    named, when = forms.AND_X.fullmatch(text.strip()), forms.WHEN.fullmatch(said)
    if when and forms.LED.match(said):
        return _days(when["x"]) is not None
    return named is not None and _person(named["x"], known) is not None


def _plain(before: Before) -> Question:
    """What was asked, from its first page and in full."""
    return replace(before.question, page=0, limit=_LIMIT, beside=None, around=True)


def _changed(before: Before, **parts: Any) -> Question:
    """What was asked, with these parts in the place of its own."""
    return replace(_plain(before), changed=before.question.changed._replace(**parts))


def _lines(before: Before, text: str) -> Question:
    """Lines with these words, for the same reader in the same place."""
    return replace(_plain(before), text=text, command="quote")


def _meetings(before: Before, changed: Changed, text: str = "") -> Question:
    """Meetings by these words, for the same reader in the same place."""
    whole = replace(_plain(before), text=text, command="meetings")
    return replace(whole, narrowed=Narrowed(), changed=changed)


def _further(before: Before) -> Question | Unfollowed:
    question = before.question
    if question.beside is not None and before.quote:
        return replace(question, beside=Beside(before.quote, question.beside.step or 1))
    return replace(question, page=question.page + 1) if before.more else "nothing-more"


# After counts, and after meetings -----------------------------------------------------------------


def _after_counts(
    before: Before, query: Query, said: str, text: str, known: Known
) -> Question | Unfollowed | None:
    """More are the lines counted; of another speaker, time or topic it is counted again."""
    lines = replace(before, question=_lines(before, query.trend or ""))
    if forms.MORE.fullmatch(said):
        return lines.question if before.quote else "nothing-more"
    if (of_the_line := _of_the_line(lines, said)) is not None:
        return of_the_line
    if forms.SAME_OF.fullmatch(said) or forms.THEY_ON.fullmatch(said):
        return _with_another(lines, query, said, text, known)
    if another := _with_another(before, query, said, text, known):
        return another
    topic = _named(said, text)
    return _changed(before, topic=topic) if topic and _is_topic(topic) else None


def _after_meetings(
    before: Before, said: str, text: str, known: Known
) -> Question | Unfollowed | None:
    """Somebody's words in the one meeting shown, or meetings with somebody, or of another time."""
    if (of_the_line := _of_the_line(before, said)) is not None:
        return of_the_line
    if forms.THEY_ON.fullmatch(said):
        return "no-line"
    same, named = forms.SAME_OF.fullmatch(said), _named(said, text)
    name = same["x"] if same else named and _person(named, known)
    if name and before.meeting:
        return replace(_lines(before, ""), changed=Changed(speaker=name, meeting=before.meeting))
    if name:
        return "no-line" if same else _meetings(before, Changed(), name)
    when = forms.WHEN.fullmatch(said)
    days = _days(when["x"], when["lead"]) if when else None
    return _changed(before, when=days, meeting=None) if days else None


def _named(said: str, text: str) -> str | None:
    """What stands after "what about", or between "and" and a question mark."""
    found = forms.ABOUT.fullmatch(said) or forms.AND_X.fullmatch(" ".join(text.split()))
    return found["x"] if found else None


# One thing changed --------------------------------------------------------------------------------


def _with_another(
    before: Before, query: Query, said: str, text: str, known: Known
) -> Question | None:
    """Another speaker, topic, time or meeting; in that order of what is plainest."""
    instead = forms.meant(said)
    if instead and (meant := _instead(before, query, instead, said, known)):
        return meant
    if forms.PRESS.fullmatch(said):
        narrowed = replace(before.question.narrowed, kinds=KINDRED["press"])
        return replace(_plain(before), narrowed=narrowed)
    return _with_another_speaker(before, said, known) or _with_another_part(
        before, query, said, text, known
    )


def _with_another_speaker(before: Before, said: str, known: Known) -> Question | None:
    """And what did X say? · and did X? · what did X say there?"""
    there = forms.THERE.fullmatch(said)
    if there and before.meeting and there["x"].lower() not in _PRONOUNS:
        changed = Changed(there["x"], there["topic"], meeting=before.meeting)
        return replace(_lines(before, ""), changed=changed)
    if (did := forms.DID_X.fullmatch(said)) and (name := _person(did["x"], known)):
        return _by(before, name)
    if (same := forms.SAME_OF.fullmatch(said)) and same["x"].lower() not in _PRONOUNS:
        return _by(before, same["x"])
    return None


def _with_another_part(
    before: Before, query: Query, said: str, text: str, known: Known
) -> Question | None:
    """And X? · what about X? · and in 2022? · and at the harbour talks?"""
    if they := forms.THEY_ON.fullmatch(said):
        return _on(before, query, they["x"], before.speaker)
    alone, named = forms.AND_X.fullmatch(f"{said}?"), _named(said, text)
    for one in (alone and alone["x"], named):
        if one and _person(one, known):
            return _by(before, one)
    when = forms.WHEN.fullmatch(said)
    if when and (days := _days(when["x"], when["lead"])):
        return _changed(before, when=days)
    if meeting := _meeting(said, known):
        return _changed(before, meeting=meeting)
    return _on(before, query, named, None) if named and _is_topic(named) else None


def _instead(
    before: Before, query: Query, instead: str, said: str, known: Known
) -> Question | None:
    """The same of whom somebody meant, or about what; None where that is neither."""
    if name := _person(instead, known):
        return _by(before, name)
    if days := _days(instead):
        return _changed(before, when=days)
    about = _I_MEANT.match(said) and _is_topic(instead)
    return _on(before, query, instead, None) if about else None


def _meeting(said: str, known: Known) -> str | None:
    """The meeting that is named, where one is."""
    where = forms.WHERE.fullmatch(said)
    name = _bare(where["x"]) if where else ""
    return name if name and known.is_meeting(name) else None


def _is_topic(text: str) -> bool:
    """Whether it names something in a few words, and asks or tells nothing."""
    said = [word.text for word in words(text)]
    return 0 < len(said) <= _MOST_WORDS and _ASKS.isdisjoint(said)


def _person(text: str, known: Known) -> str | None:
    """The text, where it is somebody's name or office and nothing else."""
    tokens = words(text)
    if _is_label(tokens, known.labels):
        return text
    mention = next(known.register.named_in(tokens, fuzzy=True), None)
    titled = any(is_honorific(word.text) for word in tokens)
    if mention is None and titled and text.lower().startswith("the "):
        return text if known.register.resolve(text) else None
    if mention is None or tokens[-1].end != mention.span.end:
        return None
    before = [word.text.rstrip(".") for word in tokens if word.end <= mention.span.start]
    return text if all(word in ("the", "a") or is_honorific(word) for word in before) else None


def _is_label(tokens: Sequence[Word], labels: Sequence[str]) -> bool:
    """Whether words are a printed label, or its last ones: Farrow, for Councilmember Farrow."""
    said = [word.text for word in tokens]
    printed = ([word.text for word in words(label)] for label in labels)
    return bool(said) and any(
        said == label or (len(said[-1]) > 1 and said == label[-len(said) :]) for label in printed
    )


def _by(before: Before, name: str) -> Question:
    """The same asked of somebody else."""
    return _changed(before, speaker=name.removesuffix("'s").removesuffix("’s") or name)


def _on(before: Before, query: Query, topic: str, speaker: str | None) -> Question | None:
    """The same person, time and place, on something else; None where nothing is left of those."""
    asked = query.asked != SpeakerRef()
    kept = asked or speaker or query.when or query.meeting
    if not kept or all(is_light(word.text) for word in words(topic)):
        return None
    if asked or not speaker:
        return _changed(before, topic=topic)
    return _changed(before, topic=topic, speaker=speaker)


def _days(value: str, lead: str = "") -> When | None:
    """The days that a date and nothing else names, or before or after it; None where it is none."""
    tokens = words(value)
    found = dates.find_date(value, tokens, bare_year=True)
    whole = found and found.span.start <= tokens[0].start and found.span.end >= tokens[-1].end
    if not found or not whole:
        return None
    bound = {"before": dates.days_before, "after": dates.days_after}.get(lead.lower())
    return bound(found.when) if bound else found.when


def _bare(name: str) -> str:
    """A meeting's name without its article, and without marks around it."""
    return re.sub(r"^(?:the|a|an) |[\"“”]", "", name, flags=re.IGNORECASE)
