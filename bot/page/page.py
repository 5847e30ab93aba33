"""An answer in a language as a page: every sentence of it, each made once, in reading order. Pure.

The terminal, the plain text and Slack's blocks are drawn from it. What a document or a person wrote
stands in it on one line, without runs of white space. What the asker typed stands in ‘single’
marks: double ones are the quotes'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.model import Answer, Edit
from bot.page.counts import Graph, trend_graphs
from bot.page.diff import shown_diff
from bot.page.headline import advice_sentence, headline_sentence
from bot.page.language import Words, speaking
from bot.page.meeting_entry import MeetingEntry, meeting_entry
from bot.page.notes import AFTER, FactSentence, days, fact_sentence, note_sentence
from bot.page.quote_card import QuoteCard, quote_card
from bot.page.verdict_sentences import reason_sentences
from bot.text import one_line

Commands: TypeAlias = tuple[str, str, str]
COMMANDS: Commands = ("/quote", "/meetings", "/whosaid")
"""How people ask: for a quote, for the meetings, for a verdict."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of an answer, in reading order; a sentence that is not told is "".

    A claim's `verdict` (a word and a shape), `diff` and `reasons` stand on the page with the line
    that decides it, which is the first quote; `also` leads to the other ones. `closest` leads to
    lines that are no match, `first_said` to those of a trend, and `how_counted` follows its counts.
    `one_in_full` says how to open one of several meetings.
    """

    answer: Answer
    verdict: str
    headline: str
    notes: tuple[str, ...]
    understood: str
    compared: str
    diff: tuple[Edit, ...]
    legend: str
    closest: str
    help: tuple[str, ...]
    counts: tuple[Graph, ...]
    how_counted: str
    first_said: str
    quotes: tuple[QuoteCard, ...]
    reasons: tuple[str, ...]
    also: str
    facts: tuple[FactSentence, ...]
    notes_after: tuple[str, ...]
    meetings: tuple[MeetingEntry, ...]
    one_in_full: str
    advice: str

    @property
    def language(self) -> str | None:
        """The language of the bot's own words; None: English."""
        return self.answer.question.language

    @property
    def opening(self) -> tuple[str, ...]:
        """The headline and the notes to know before reading: a verdict before anything else; else a
        headline that leads to quotes right above them."""
        if self.verdict:
            return (f"{self.verdict} · {self.headline}", *self.notes)
        return (*self.notes, self.headline) if self.quotes else (self.headline, *self.notes)


def page_of(answer: Answer, commands: Commands = COMMANDS, shell: str = "") -> Page:
    """The page of an answer, in the language of its question.

    `commands` are the names for finding a quote, listing meetings and checking a claim there.
    `shell` is what stands around a phrase in quotation marks: a shell takes one pair for itself.
    """
    language, claim = answer.question.language, answer.verdict if not answer.question.page else None
    say, headline = speaking(language), one_line(headline_sentence(answer))

    def label(message: str, shown: object) -> str:
        """What leads to something or follows it; "" where that is not shown."""
        return say(message) if shown else ""

    diff = shown_diff(answer) if claim else ()
    counts = trend_graphs(answer.trend, language) if answer.trend else ()
    notes = [(note.kind, note_sentence(note, language)) for note in answer.notes]
    return Page(
        answer,
        verdict=say(f"verdict-{claim}") if claim else "",
        headline=headline,
        notes=tuple(sentence for kind, sentence in notes if kind not in AFTER),
        understood=_understood(answer, headline if claim else "", say),
        compared=label("compared", diff),
        diff=diff,
        legend=label("legend", diff),
        closest=label("closest", answer.quotes if claim == "not-found" else ()),
        help=_help(commands, shell, say) if answer.intent == "help" else (),
        counts=counts,
        how_counted=label("how-counted", counts),
        first_said=label("first-said", answer.quotes if answer.trend else ()),
        quotes=tuple(quote_card(quote, language) for quote in answer.quotes),
        reasons=tuple(map(one_line, reason_sentences(answer))) if claim else (),
        also=label("also", answer.quotes[1:] if claim not in (None, "not-found") else ()),
        facts=tuple(fact_sentence(fact, language) for fact in answer.facts),
        notes_after=tuple(sentence for kind, sentence in notes if kind in AFTER),
        meetings=tuple(meeting_entry(card, language) for card in answer.meetings),
        one_in_full=say("one-in-full", command=commands[1]) if len(answer.meetings) > 1 else "",
        advice=advice_sentence(answer, commands[1]),
    )


def _help(commands: Commands, shell: str, say: Words) -> tuple[str, ...]:
    """What can be asked, by example."""
    quote, meetings, whosaid = commands
    phrase = f"{shell}{say('phrase')}{shell}"
    return (
        say("help-line", quote=quote),
        say("help-topic", quote=quote),
        say("help-phrase", quote=quote, phrase=phrase),
        say("help-check", whosaid=whosaid, phrase=phrase),
        say("help-narrowed", quote=quote),
        say("help-trend", quote=quote),
        say("help-meetings", meetings=meetings),
    )


def _understood(answer: Answer, verdict: str, say: Words) -> str:
    """What the question was taken to mean beyond its plain words; "" when it was nothing more.

    `verdict` is the sentence that tells what came of a claim: whom it names need not be told again.
    """
    taken = answer.understood
    who = taken.speaker or taken.office
    if taken.speaker and taken.office:
        who = f"{taken.speaker} ({taken.office})"
    elif taken.speaker and taken.speaker in verdict:
        who = None
    titles = {quote.meeting.id: quote.meeting.title for quote in answer.quotes}
    by = "claimed-of" if answer.verdict else "words-by"
    asked = (
        say(by, who=who) if who else "",
        say("within", meeting=titles.get(taken.meeting, taken.meeting)) if taken.meeting else "",
        days(taken.dates, say) if taken.dates else "",
    )
    read = [say("read-as", typed=typed, known=known) for typed, known in taken.corrected.items()]
    meaning = "; ".join(filter(None, (", ".join(filter(None, asked)), *read)))
    return one_line(say("understood", meaning=meaning)) if meaning else ""
