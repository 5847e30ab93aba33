"""What follows on a question: the same with one thing changed, as a whole question; or nothing that follows. Pure.

    and what did X say? · and X? · what about X?      the same of X
    what did she say about harbours? · and harbours?  the same person on something else
    and in 2022? · and at the harbour talks?          the same then, or there
    more · shorter · who said that?                   the next lines; the first one alone; the first one
                                                      (after counts: the lines that were counted)
    the next line? · what came before that?           the line beside the one shown
    who was there? · when was that?                   the meeting of the line shown
    in Spanish?                                       no: nothing is translated

What is not clearly one of these is a question of its own, and so is what says all that it asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot import dates
from bot.intent import is_light
from bot.marks import PHRASE
from bot.model import Beside, Question, Unfollowed
from bot.people import Register, is_honorific
from bot.query import Query, operators_in, parse
from bot.text import words


@dataclass(frozen=True, slots=True)
class Before:
    """What was asked last in a conversation, and what came of it: the first quote (ID#MARK), whose, which meeting."""

    question: Question
    quote: str | None = None
    speaker: str | None = None
    meeting: str | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a question is read by: who is known, which labels are printed, and when and what the meetings were."""

    register: Register
    labels: Sequence[str]
    days: Collection[date]
    is_meeting: Callable[[str], bool]

    def parse(self, text: str) -> Query:
        """A question taken apart."""
        return parse(text, self.register, self.labels, self.days)


# Their forms ----------------------------------------------------------------------------------------------------------

_AND = r"(?:(?:and|so|then|now|ok|okay|also|but|or|please|verbatim)[,:]? )*"
_THAT = r"(?:that|this|it|there|the meeting|that meeting|this meeting)"
_THEY = r"(?:he|she|they)"


def _form(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"{_AND}(?:{'|'.join(ways)})(?:,? please)?", re.IGNORECASE)


_MORE = _form(
    r"(?:(?:show|give|tell)(?: me| us)? )?(?:some |any )?(?:more|others|another)(?: (?:one|quotes|lines|results))?",
    r"next(?: one| ones| page| results)?|(?:what|anything|anyone|who) else|go on|continue|keep going|the rest",
    rf"what else did {_THEY} say",
)
_NEXT = _form(
    r"(?:(?:show|give|read)(?: me| us)? |what(?:'s| is| was) )?(?:the )?(?:next|following) (?:line|sentence)",
    r"what (?:came|comes|follows|followed)(?: next| then| after(?: that| this| it)?)?|then|and then",
    rf"what did {_THEY} say (?:next|then|afterwards|after (?:that|this|it))",
)
_LAST = _form(
    r"(?:(?:show|give|read)(?: me| us)? |what(?:'s| is| was) )?the (?:previous|preceding) (?:line|sentence)",
    r"(?:what(?:'s| is| was) )?the (?:line|sentence) before(?: that| this| it)?",
    rf"what (?:came|comes|was|did {_THEY} say) before(?: that| this| it)",
)
_MEETING = _form(
    rf"who (?:else )?(?:was|were) (?:all )?(?:there|present|in the room|in attendance|at {_THAT})",
    rf"who (?:all |else )?(?:attended|took part|spoke)(?: (?:in |at )?{_THAT})?",
    rf"(?:where|when|which meeting|what meeting) (?:was|were) {_THAT}|where|when|(?:which|what) meeting",
)
_SHORTER = _form(
    r"(?:(?:can|could) you )?(?:make it |a bit |a little |even |much )?(?:shorter|briefer)(?: version)?",
    r"(?:just|only) (?:the )?(?:first|best|one|quote)(?: one| line| quote)?",
)
_WHOSE = _form(rf"who (?:said|wrote) {_THAT}|who was (?:that|this)|whose words (?:were|are) (?:they|those|these|that)")
_TONGUE = (
    "spanish|english|french|german|portuguese|italian|russian|arabic|chinese|mandarin|japanese|korean|ukrainian|polish|"
    "dutch|turkish|hebrew|hindi|urdu|persian|farsi|greek|czech|swedish|danish|norwegian|finnish|hungarian|romanian|"
    "bulgarian|catalan|indonesian|vietnamese|thai|swahili|español|inglés|francés|alemán|my language|my own language"
)
_TRANSLATE = _form(
    rf"(?:(?:can|could|would) you )?(?:(?:say|show|give|put|have|write)(?: me| us)?(?: it| that| this)? |"
    rf"what(?:'s| is| was) (?:it|that|this) )?(?:in|into|en) (?:{_TONGUE})",
    rf"(?:(?:can|could|would) you )?translate(?: it| that| this)?(?: (?:in)?to (?:{_TONGUE}))?",
)
_X = r"(?P<x>\S(?:.{0,80}\S)?)"
_SAY = r"(?:say|said|think|answer|reply|respond)"
_SAME_OF = re.compile(
    rf"(?:and|also|but|so|then|or)(?: then)?,? what (?:did|does|has|had|would) {_X} {_SAY}"
    r"(?: (?:about|on|to) (?:that|this|it|them))?",
    re.IGNORECASE,
)
_THEY_ON = re.compile(rf"{_AND}what (?:else )?did {_THEY} {_SAY} (?:about|on) {_X}", re.IGNORECASE)
_ABOUT = re.compile(rf"(?:{_AND}(?:what|how) about|and (?:about|on|regarding)) {_X}", re.IGNORECASE)
_AND_X = re.compile(rf"(?:and|or)(?: (?:from|by))? {_X}\?", re.IGNORECASE)
_WHEN = re.compile(rf"{_AND}(?:(?:what|how) about )?(?P<lead>in|on|during|before|after) {_X}", re.IGNORECASE)
_WHERE = re.compile(rf"{_AND}(?:(?:what|how) about )?(?:in|at|during) {_X}", re.IGNORECASE)
_LED = re.compile(r"(?:and|but|what about|how about)\b", re.IGNORECASE)
_MOST_WORDS = 6
_LIMIT = Question("").limit
_ASKS = frozenset("what who whom how where when why which did does do is was were are will would can say said".split())
_PRONOUNS = frozenset("he she they it that this them him her we you i us me there anybody anyone".split())


def stands_alone(text: str) -> bool:
    """Whether a follow-up says something by itself too: "who was there?" may ask about every meeting."""
    return _MEETING.fullmatch(_said(text)) is not None


def follow(before: Before | None, text: str, known: Known) -> Question | Unfollowed | None:
    """The whole question that `text` asks after `before`; why there is none; None: it is a question of its own."""
    said = _said(text)
    if _TRANSLATE.fullmatch(said):
        return "translation"
    if before is None:
        return "whole" if _follows_on_something(said, text, known) else None
    if (step := _step(said)) is not None:
        return replace(_plain(before), beside=Beside(before.quote, step)) if before.quote else "no-line"
    if _MEETING.fullmatch(said):
        return _changed(before, f'/meetings in:"{_bare(before.meeting)}"') if before.meeting else "no-line"
    asked = known.parse(before.question.text)
    if asked.trend is not None:
        return _after_counts(before, asked.trend, said, text.strip(), known)
    if _MORE.fullmatch(said):
        return _further(before)
    if asked.intent == "meetings":
        return _after_meetings(before, said, text.strip(), known)
    return _of_the_first(before, said) or _with_another(before, said, text.strip(), known)


def _said(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).rstrip(" ?.!…")


def _step(said: str) -> Literal[-1, 1] | None:
    if _NEXT.fullmatch(said):
        return 1
    return -1 if _LAST.fullmatch(said) else None


def _follows_on_something(said: str, text: str, known: Known) -> bool:
    """Whether it can only be meant as following on what is no longer known."""
    if any(form.fullmatch(said) for form in (_MORE, _NEXT, _LAST, _MEETING, _SHORTER, _WHOSE, _SAME_OF, _THEY_ON)):
        return True
    named, when = _AND_X.fullmatch(text.strip()), _WHEN.fullmatch(said)
    if when and _LED.match(said):
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
        return replace(question, beside=question.beside._replace(quote=before.quote))
    return replace(question, page=question.page + 1) if before.more else "nothing-more"


def _of_the_first(before: Before, said: str) -> Question | Unfollowed | None:
    """The first line that was shown, in short or with whose it is; None where neither is asked."""
    short = _SHORTER.fullmatch(said)
    if not short and not _WHOSE.fullmatch(said):
        return None
    if before.quote is None:
        return "no-line"
    return replace(_plain(before), limit=1, around=not short)


# After counts, and after meetings -------------------------------------------------------------------------------------


def _after_counts(before: Before, counted: str, said: str, text: str, known: Known) -> Question | Unfollowed | None:
    """More are the lines that were counted; of another speaker, time or topic it is counted again."""
    lines = replace(before, question=replace(_plain(before), text=counted))
    if _MORE.fullmatch(said):
        return lines.question if before.quote else "nothing-more"
    if (first := _of_the_first(lines, said)) is not None:
        return first
    if _SAME_OF.fullmatch(said) or _THEY_ON.fullmatch(said):
        return _with_another(lines, said, text, known)
    named = _ABOUT.fullmatch(said) or _AND_X.fullmatch(" ".join(text.split()))
    narrowed = _WHEN.fullmatch(said) or _meeting(said, known) or (named and _person(named["x"], known))
    if named and not narrowed and _is_topic(named["x"]):
        kept = (counted[span.start : span.end] for _, span in operators_in(counted))
        return _changed(before, " ".join(("trend", named["x"], *kept)))
    followed = _with_another(lines, said, text, known)
    return _changed(before, f"trend {followed.text}") if followed else None


def _after_meetings(before: Before, said: str, text: str, known: Known) -> Question | Unfollowed | None:
    """Somebody's words in the one meeting that was shown, or the meetings with somebody, or of another time."""
    if _SHORTER.fullmatch(said) or _WHOSE.fullmatch(said) or _THEY_ON.fullmatch(said):
        return "no-line"
    same, named = _SAME_OF.fullmatch(said), _ABOUT.fullmatch(said) or _AND_X.fullmatch(" ".join(text.split()))
    name = same["x"] if same else named["x"] if named and _person(named["x"], known) else None
    if name:
        there = f'from:"{_bare(name)}" in:"{_bare(before.meeting)}"' if before.meeting else None
        return _changed(before, there or f"/meetings {name}") if there or not same else "no-line"
    listed = re.sub(r"^\s*/?meetings\b", "", before.question.text, flags=re.IGNORECASE)
    if (when := _WHEN.fullmatch(said)) and _is_date(when["x"]):
        lead = when["lead"].lower()
        rest = " ".join(_without(listed, "on", "before", "after", "in").split())
        return _changed(before, f'/meetings {rest} {lead if lead in ("before", "after") else "on"}:"{when["x"]}"')
    return None


# One thing changed ----------------------------------------------------------------------------------------------------


def _with_another(before: Before, said: str, text: str, known: Known) -> Question | None:
    """Another speaker, another topic, another time, another meeting; in that order of what is plainest."""
    if (same := _SAME_OF.fullmatch(said)) and same["x"].lower() not in _PRONOUNS:
        return _of(before, same["x"], known)
    if they := _THEY_ON.fullmatch(said):
        return _on(before, they["x"], known, before.speaker)
    named = _ABOUT.fullmatch(said) or _AND_X.fullmatch(" ".join(text.split()))
    if named and (name := _person(named["x"], known)):
        return _of(before, name, known)
    if (when := _WHEN.fullmatch(said)) and (dated := _at(before, when["lead"].lower(), when["x"])):
        return dated
    if meeting := _meeting(said, known):
        return _changed(before, f'{_without(before.question.text, "in")} in:"{meeting}"')
    if named and _is_topic(named["x"]):
        return _on(before, named["x"], known, None)
    return None


def _meeting(said: str, known: Known) -> str | None:
    """The meeting that is named, where one is."""
    where = _WHERE.fullmatch(said)
    name = _bare(where["x"]) if where else ""
    return name if name and known.is_meeting(name) else None


def _is_topic(text: str) -> bool:
    """Whether it names something in a few words, and asks or tells nothing."""
    said = [word.text for word in words(text)]
    return 0 < len(said) <= _MOST_WORDS and _ASKS.isdisjoint(said)


def _person(text: str, known: Known) -> str | None:
    """The text, where it is somebody's name or office and nothing else."""
    if text.lower() in {label.lower() for label in known.labels}:
        return text
    tokens = words(text)
    mention = next(known.register.named_in(tokens, fuzzy=True), None)
    if mention is None or tokens[-1].end != mention.span.end:
        return None
    before = [word.text.rstrip(".") for word in tokens if word.end <= mention.span.start]
    return text if all(word in ("the", "a") or is_honorific(word) for word in before) else None


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
    """The same person, time and place, on something else; None where nothing is left of what was asked."""
    text = before.question.text
    operators = [(name, text[span.start : span.end]) for name, span in operators_in(text)]
    named = next((kept.partition(":")[2].strip('"“”') for name, kept in operators if name == "from"), None)
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
    return found is not None and found.span.start <= tokens[0].start and found.span.end >= tokens[-1].end


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
