"""What follows on a question: the same with one thing changed, as a whole question; or nothing that
follows. Pure.

    and what did X say? · and X? · what about X?      the same of X
    what did she say about harbours? · and harbours?  the same person on something else
    and in 2022? · and at the harbour talks?          the same then, or there
    more · shorter · who said that?                   the next lines; the first one alone; the first
                                                      one
                                                      (after counts: the lines that were counted)
    the next line? · what came before that?           the line beside the one shown
    who was there? · when was that?                   the meeting of the line shown
    what was he asked? · the second one · go back     what was said before it; a line shown; what
                                                      was asked before
    no, I meant X · not Y, X · and did X?             the same of X
    what did X say there? · in the press?             the same meeting; only what reports have
    in Spanish? · show context · cite that · thanks   a sentence that says what to do: nothing is
                                                      looked for

What is not clearly one of these is a question of its own, and so is what says all that it asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.model import KINDRED, Beside, Question, Step, Unfollowed
from bot.question import dates, followup_forms
from bot.question.parse import Query, operators_in, parse
from bot.sources.people import Register, is_honorific
from bot.text import Word, is_light, words
from bot.text.quotation_marks import PHRASE


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
    """What a question is read by: who is known, which labels are printed, and when and what the
    meetings were."""

    register: Register
    labels: Sequence[str]
    days: Collection[date]
    is_meeting: Callable[[str], bool]

    def parse(self, text: str) -> Query:
        """A question taken apart."""
        return parse(text, self.register, self.labels, self.days)


# What follows -------------------------------------------------------------------------------------

_MOST_WORDS = 6
_LIMIT = Question("").limit
_ASKS = frozenset(
    "what who whom how where when why which did does do is was were are will would can say "
    "said".split()
)
_PRONOUNS = frozenset(
    "he she they it that this them him her we you i us me there anybody anyone".split()
)
_I_MEANT = re.compile(r"(?:.{0,12}\W)?i (?:meant|mean)\b", re.IGNORECASE)
_TOLD: tuple[tuple[re.Pattern[str], Unfollowed], ...] = (
    (followup_forms.CONTEXT, "context"),
    (followup_forms.CITE, "cite"),
    (followup_forms.SHARE, "share"),
    (followup_forms.SUMMARY, "summary"),
)
"""What is not asked of the record but of the bot, and which sentence says what to do."""
_FOLLOWING = (
    *(form for form, _ in _TOLD),
    *(
        followup_forms.MORE,
        followup_forms.NEXT,
        followup_forms.LAST,
        followup_forms.ASKED,
        followup_forms.MEETING,
        followup_forms.SHORTER,
        followup_forms.THE_LINE,
        followup_forms.BACK,
    ),
    *(
        followup_forms.NTH,
        followup_forms.PRESS,
        followup_forms.SAME_OF,
        followup_forms.THEY_ON,
        followup_forms.THERE,
    ),
)
"""What can only be meant as following on something."""


def stands_alone(text: str) -> bool:
    """Whether a follow-up says something by itself too: "who was there?" may ask about every
    meeting."""
    return followup_forms.MEETING.fullmatch(_said(text)) is not None


def is_thanks(text: str) -> bool:
    """Whether a message only thanks, agrees or ends: there is nothing in it to look for."""
    return followup_forms.THANKED.fullmatch(_said(text).rstrip(" ,)")) is not None


def follow(before: Before | None, text: str, known: Known) -> Question | Unfollowed | None:
    """The whole question that `text` asks after `before`; why there is none; None: it is a question
    of its own."""
    said = _said(text)
    if is_thanks(text):
        return "thanks"
    if followup_forms.TRANSLATE.fullmatch(said):
        return "translation"
    if before is None:
        return "whole" if _follows_on_something(said, text, known) else None
    if told := next((why for form, why in _TOLD if form.fullmatch(said)), None):
        return told if before.quote else "no-line"
    asked = known.parse(before.question.text)
    if asked.trend is not None:
        return _after_counts(before, asked.trend, said, text.strip(), known)
    if asked.intent == "meetings":
        return _after_meetings(before, said, text.strip(), known)
    return _of_the_line(before, said) or _with_another(before, said, text.strip(), known)


def _of_the_line(before: Before, said: str) -> Question | Unfollowed | None:
    """What is asked of the lines shown: others, the one beside, the same again, their meeting;
    None: something else."""
    if (step := _step(said)) is not None:
        return _at_line(before, before.quote, step)
    if (nth := followup_forms.nth(said)) is not None and before.shown:
        return _at_line(before, before.shown[nth], 0) if nth < len(before.shown) else "nothing-more"
    if followup_forms.BACK.fullmatch(said):
        return _back(before)
    if followup_forms.MORE.fullmatch(said):
        return _further(before)
    if followup_forms.MEETING.fullmatch(said):
        return (
            _changed(before, f'/meetings in:"{_bare(before.meeting)}"')
            if before.meeting
            else "no-line"
        )
    if followup_forms.SHORTER.fullmatch(said):
        return replace(_plain(before), limit=1, around=False) if before.quote else "no-line"
    if followup_forms.THE_LINE.fullmatch(said):
        elsewhere = before.question.beside is not None or before.kept or not before.quote
        return _at_line(before, before.quote, 0) if elsewhere else replace(_plain(before), limit=1)
    if followup_forms.REACTED.fullmatch(said) and before.meeting:
        return _changed(before, f'how did the room react in:"{before.meeting}"')
    return None


def _said(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).rstrip(" ?.!…").lstrip("¿¡")


def _step(said: str) -> Step | None:
    if followup_forms.NEXT.fullmatch(said):
        return 1
    if followup_forms.ASKED.fullmatch(said):
        return -2
    return -1 if followup_forms.LAST.fullmatch(said) else None


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
    named, when = followup_forms.AND_X.fullmatch(text.strip()), followup_forms.WHEN.fullmatch(said)
    if when and followup_forms.LED.match(said):
        return _is_date(when["x"])
    return named is not None and _person(named["x"], known) is not None


def _plain(before: Before) -> Question:
    """What was asked, from its first page and in full."""
    return replace(before.question, page=0, limit=_LIMIT, beside=None, around=True)


def _changed(before: Before, text: str) -> Question:
    return replace(_plain(before), text=" ".join(text.split()))


def _further(before: Before) -> Question | Unfollowed:
    question = before.question
    if question.beside is not None and before.quote:
        return replace(question, beside=Beside(before.quote, question.beside.step or 1))
    return replace(question, page=question.page + 1) if before.more else "nothing-more"


# After counts, and after meetings -----------------------------------------------------------------


def _after_counts(
    before: Before, counted: str, said: str, text: str, known: Known
) -> Question | Unfollowed | None:
    """More are the lines that were counted; of another speaker, time or topic it is counted
    again."""
    lines = replace(before, question=replace(_plain(before), text=counted))
    if followup_forms.MORE.fullmatch(said):
        return lines.question if before.quote else "nothing-more"
    if (of_the_line := _of_the_line(lines, said)) is not None:
        return of_the_line
    if followup_forms.SAME_OF.fullmatch(said) or followup_forms.THEY_ON.fullmatch(said):
        return _with_another(lines, said, text, known)
    named = followup_forms.ABOUT.fullmatch(said) or followup_forms.AND_X.fullmatch(
        " ".join(text.split())
    )
    narrowed = (
        followup_forms.WHEN.fullmatch(said)
        or _meeting(said, known)
        or (named and _person(named["x"], known))
    )
    if named and not narrowed and _is_topic(named["x"]):
        kept = (counted[span.start : span.end] for _, span in operators_in(counted))
        return _changed(before, " ".join(("trend", named["x"], *kept)))
    followed = _with_another(lines, said, text, known)
    return _changed(before, f"trend {followed.text}") if followed else None


def _after_meetings(
    before: Before, said: str, text: str, known: Known
) -> Question | Unfollowed | None:
    """Somebody's words in the one meeting that was shown, or the meetings with somebody, or of
    another time."""
    if (of_the_line := _of_the_line(before, said)) is not None:
        return of_the_line
    if followup_forms.THEY_ON.fullmatch(said):
        return "no-line"
    same, named = (
        followup_forms.SAME_OF.fullmatch(said),
        followup_forms.ABOUT.fullmatch(said)
        or followup_forms.AND_X.fullmatch(" ".join(text.split())),
    )
    name = same["x"] if same else named["x"] if named and _person(named["x"], known) else None
    if name:
        there = f'from:"{_bare(name)}" in:"{_bare(before.meeting)}"' if before.meeting else None
        return _changed(before, there or f"/meetings {name}") if there or not same else "no-line"
    listed = re.sub(r"^\s*/?meetings\b", "", before.question.text, flags=re.IGNORECASE)
    if (when := followup_forms.WHEN.fullmatch(said)) and _is_date(when["x"]):
        lead = when["lead"].lower()
        rest = " ".join(_without(listed, "on", "before", "after", "in").split())
        return _changed(
            before,
            f'/meetings {rest} {lead if lead in ("before", "after") else "on"}:"{when["x"]}"',
        )
    return None


# One thing changed --------------------------------------------------------------------------------


def _with_another(before: Before, said: str, text: str, known: Known) -> Question | None:
    """Another speaker, another topic, another time, another meeting; in that order of what is
    plainest."""
    if (instead := followup_forms.meant(said)) and (
        meant := _instead(before, instead, said, known)
    ):
        return meant
    if followup_forms.PRESS.fullmatch(said):
        narrowed = replace(before.question.narrowed, kinds=KINDRED["press"])
        return replace(_plain(before), narrowed=narrowed)
    return _with_another_speaker(before, said, known) or _with_another_part(
        before, said, text, known
    )


def _with_another_speaker(before: Before, said: str, known: Known) -> Question | None:
    """And what did X say? · and did X? · what did X say there?"""
    if (
        (there := followup_forms.THERE.fullmatch(said))
        and before.meeting
        and there["x"].lower() not in _PRONOUNS
    ):
        about = f" about {there['topic']}" if there["topic"] else ""
        return _changed(before, f'what did {there["x"]} say{about} in:"{before.meeting}"')
    if (did := followup_forms.DID_X.fullmatch(said)) and (name := _person(did["x"], known)):
        return _of(before, name, known)
    if (same := followup_forms.SAME_OF.fullmatch(said)) and same["x"].lower() not in _PRONOUNS:
        return _of(before, same["x"], known)
    return None


def _with_another_part(before: Before, said: str, text: str, known: Known) -> Question | None:
    """And X? · what about X? · and in 2022? · and at the harbour talks?"""
    if they := followup_forms.THEY_ON.fullmatch(said):
        return _on(before, they["x"], known, before.speaker)
    named = followup_forms.ABOUT.fullmatch(said) or followup_forms.AND_X.fullmatch(
        " ".join(text.split())
    )
    if (alone := followup_forms.AND_X.fullmatch(f"{said}?")) and (
        name := _person(alone["x"], known)
    ):
        return _of(before, name, known)
    if named and (name := _person(named["x"], known)):
        return _of(before, name, known)
    if (when := followup_forms.WHEN.fullmatch(said)) and (
        dated := _at(before, when["lead"].lower(), when["x"])
    ):
        return dated
    if meeting := _meeting(said, known):
        return _changed(before, f'{_without(before.question.text, "in")} in:"{meeting}"')
    if named and _is_topic(named["x"]):
        return _on(before, named["x"], known, None)
    return None


def _instead(before: Before, instead: str, said: str, known: Known) -> Question | None:
    """The same of whom somebody meant, or about what; None where that is neither."""
    if name := _person(instead, known):
        return _of(before, name, known)
    if dated := _at(before, "in", instead):
        return dated
    return (
        _on(before, instead, known, None) if _I_MEANT.match(said) and _is_topic(instead) else None
    )


def _meeting(said: str, known: Known) -> str | None:
    """The meeting that is named, where one is."""
    where = followup_forms.WHERE.fullmatch(said)
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
    if (
        mention is None
        and any(is_honorific(word.text) for word in tokens)
        and text.lower().startswith("the ")
    ):
        return text if known.register.resolve(text) else None
    if mention is None or tokens[-1].end != mention.span.end:
        return None
    before = [word.text.rstrip(".") for word in tokens if word.end <= mention.span.start]
    return text if all(word in ("the", "a") or is_honorific(word) for word in before) else None


def _is_label(tokens: Sequence[Word], labels: Sequence[str]) -> bool:
    """Whether words are a printed label, or its last ones: Farrow, where Councilmember Farrow is
    printed."""
    said = [word.text for word in tokens]
    printed = ([word.text for word in words(label)] for label in labels)
    return bool(said) and any(
        said == label or (len(said[-1]) > 1 and said == label[-len(said) :]) for label in printed
    )


def _of(before: Before, name: str, known: Known) -> Question:
    """The same asked of somebody else."""
    text, name = before.question.text, _without_s(name) or name
    typed = known.parse(text).asked.typed
    at = _unquoted(text).find(typed) if typed else -1
    if not typed or at < 0 or any(name == "from" for name, _ in operators_in(text)):
        return _changed(before, f'from:"{name}" {_without(text, "from")}')
    owning = typed[-2:] if typed.endswith(("'s", "’s")) else ""
    return _changed(before, f"{text[:at]}{name}{owning}{text[at + len(typed) :]}")


def _on(before: Before, topic: str, known: Known, speaker: str | None) -> Question | None:
    """The same person, time and place, on something else; None where nothing is left of what was
    asked."""
    text = before.question.text
    operators = [(name, text[span.start : span.end]) for name, span in operators_in(text)]
    named = next(
        (kept.partition(":")[2].strip('"“”') for name, kept in operators if name == "from"), None
    )
    who = named or _without_s(known.parse(text).asked.typed) or speaker
    kept = [kept for name, kept in operators if name != "from"]
    when = _date_in(text)
    if not (who or when or kept) or all(is_light(word.text) for word in words(topic)):
        return None
    asking = f"what did {who} say about {topic}" if who else topic
    return _changed(before, " ".join(filter(None, (asking, when, *kept))))


def _without_s(name: str | None) -> str | None:
    return name.removesuffix("'s").removesuffix("’s") if name else None


def _at(before: Before, lead: str, value: str) -> Question | None:
    """The same at another time; None where that is none."""
    if not _is_date(value):
        return None
    text = _without(before.question.text, "on", "before", "after")
    if old := _date_in(text):
        text = text.replace(old, " ", 1)
    return _changed(before, f'{text} {lead if lead in ("before", "after") else "on"}:"{value}"')


def _is_date(value: str) -> bool:
    """Whether it is a date and nothing else."""
    tokens = words(value)
    found = dates.find(value, tokens, bare_year=True)
    return (
        found is not None
        and found.span.start <= tokens[0].start
        and found.span.end >= tokens[-1].end
    )


def _date_in(text: str) -> str | None:
    """The date that stands in free text, as it was typed."""
    free = _unquoted(_without(text, "on", "before", "after", "in", "from"))
    found = dates.find(free, words(free))
    return free[found.span.start : found.span.end] if found else None


def _without(text: str, *operators: str) -> str:
    """The text without these operators."""
    for name, (start, end) in reversed(operators_in(text)):
        if name in operators:
            text = f"{text[:start]} {text[end:]}"
    return text


def _unquoted(text: str) -> str:
    """The text with blanks for what stands in quotation marks."""
    return PHRASE.sub(lambda phrase: " " * len(phrase[0]), text)


def _bare(name: str) -> str:
    """A meeting's name without its article, and without marks that would end it early."""
    return re.sub(r"^(?:the|a|an) |[\"“”]", "", name, flags=re.IGNORECASE)
