"""The sentence that says what kind of answer this is, and that on what else to ask. Pure."""

from __future__ import annotations

from bot.model import PAGE, Answer, Searched
from bot.page.counts import trend_sentence
from bot.page.language import Words, speaking
from bot.page.verdict_sentences import verdict_sentence


def headline_sentence(answer: Answer) -> str:
    """One sentence that says what kind of answer this is."""
    language, page = answer.question.language, answer.question.page
    say, searched = speaking(language), searched_words(answer.searched, language)
    if answer.intent == "help":
        return say("help-headline")
    if page and answer.meetings:
        first, last = page * PAGE + 1, page * PAGE + len(answer.meetings)
        return say("meetings-from", first=first, last=last, listed=answer.listed)
    if page and answer.outcome != "none":
        return say("continued", line=page * answer.question.limit + 1)
    if not answer.searched.meetings and answer.outcome == "none":
        return say("nothing-to-search")
    if answer.trend:
        return trend_sentence(answer.trend, searched, language)
    if answer.verdict:
        return verdict_sentence(answer, answer.verdict, searched)
    if answer.intent == "meetings":
        return _of_meetings(answer, searched, say)
    return _of_lines(answer, searched, say)


def searched_words(searched: Searched, language: str | None = None) -> str:
    """What was searched: "5 meetings, 2021 to 2024"."""
    say, days = speaking(language), (searched.first, searched.last)
    meetings = say("meetings", number=searched.meetings)
    years = sorted({day.year for day in days if day is not None})
    if len(years) > 1:
        return f"{meetings}, {say('years', first=years[0], last=years[-1])}"
    return ", ".join([meetings, *map(str, years)])


def advice_sentence(answer: Answer, meetings: str) -> str:
    """What else to ask where nothing was found; "" where something was, or where nothing could be.

    `meetings` is the command that lists them.
    """
    shown = (answer.outcome != "none", answer.quotes, answer.facts, answer.meetings)
    nothing_to_count = answer.trend and not answer.trend.words
    hopeless = (answer.intent == "help", not answer.searched.meetings, nothing_to_count)
    if any((*shown, *hopeless)):
        return ""
    say = speaking(answer.question.language)
    what = "list-meetings" if answer.intent == "meetings" else "ask-otherwise"
    return say(what, meetings=meetings)


def _of_lines(answer: Answer, searched: str, say: Words) -> str:
    if answer.outcome == "found":
        return say("found-several" if len(answer.quotes) > 1 else "found-one")
    if answer.outcome == "close":
        return say("close", searched=searched, lines=len(answer.quotes) or 1)
    return say("none", searched=searched)


def _of_meetings(answer: Answer, searched: str, say: Words) -> str:
    if answer.outcome == "found":
        return say("meetings-found", number=answer.listed or len(answer.meetings))
    what = "no-such-meeting-but" if answer.outcome == "close" else "no-such-meeting"
    return say(what, searched=searched)
