"""The sentences of a verdict, in English. Each stands whole, with gaps for names and words, so that another language
can be another catalogue.

What is claimed and what is on record stand in ‘single’ marks here: “double” ones are the quotes' own. A verdict is a
word first and then a plain shape, so that it is told without its colour, and can be read aloud.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.model import ReasonKind, Verdict


class Forms(NamedTuple):
    """A reason's sentence where both sides are known, only the claim's, only the record's, or neither."""

    both: str
    claimed: str = ""
    recorded: str = ""
    neither: str = ""


NAMES: dict[Verdict, str] = {
    "exact": "Exact ✓",
    "altered": "Altered ≠",
    "misattributed": "Misattributed ✗",
    "wrong-context": "Wrong context ◐",
    "paraphrase-only": "Paraphrase only ≈",
    "reported": "Reported →",
    "not-found": "Not found ○",
}
TOLD = {  # by verdict; after a comma, where the quote or the reasons ask for a sentence of their own
    "exact": "{who} said this, word for word.",
    "exact, written": "{who} wrote this, word for word.",
    "exact, interpreted": "{who} said this, word for word as interpreted.",
    "exact, paraphrased": "The report says this of {who}, in its own words.",
    "exact, account": "These words are the document’s own account; nobody is on record as saying them.",
    "altered": "{who} said nearly this, but not this.",
    "altered, written": "{who} wrote nearly this, but not this.",
    "altered, paraphrased": "The report says nearly this of {who}, in its own words, but not this.",
    "altered, account": "The document’s own account says nearly this; nobody is on record as saying it.",
    "misattributed": "{claimed} did not say this; {who} did.",
    "misattributed, nearly": "{claimed} did not say this; {who} said nearly this.",
    "misattributed, written": "{claimed} did not say this; {who} wrote it.",
    "misattributed, nearly written": "{claimed} did not say this; {who} wrote nearly this.",
    "misattributed, paraphrased": "{claimed} did not say this; the report tells it of {who}, in its own words.",
    "misattributed, account": "{claimed} did not say this; it is the document’s own account.",
    "wrong-context": "{who} said these words, but they meant something else there.",
    "wrong-context, cut": "{who} said these words, but the claim leaves out what turns their sense.",
    "wrong-context, about": "{who} said these words, but there it was {recorded}, not {claimed}.",
    "paraphrase-only": "Only a report’s paraphrase of {who} has this; there are no words of theirs to quote.",
    "reported": "{who} says that {claimed} said it; {claimed}’s own words are not on record.",
    "not-found": "Nothing like it is on record. Searched {searched}.",
}
NAMELESS = "Somebody the record does not name"
REPORT = "The report"
CLAIMED = "The person named"
CLOSEST = "The closest lines, which are no match:"
ALSO = "Also on record:"
COMPARED = "Word by word:"
LEGEND = "Struck through: claimed, but not said. Bold: said, but left out of the claim."
REASONS: dict[ReasonKind, Forms] = {
    "number": Forms(
        "The number differs: {claimed} claimed, {recorded} on record.",
        "A number was put in: {claimed}.",
        "A number was left out: {recorded}.",
        "A number differs.",
    ),
    "name": Forms(
        "The name differs: {claimed} claimed, {recorded} on record.",
        "A name was put in: {claimed}.",
        "A name was left out: {recorded}.",
        "A name differs.",
    ),
    "date": Forms(
        "The date differs: {claimed} claimed, {recorded} on record.",
        "A date was put in: {claimed}.",
        "A date was left out: {recorded}.",
        "A date differs.",
    ),
    "negation": Forms(
        "The negation differs: ‘{claimed}’ claimed, ‘{recorded}’ on record.",
        "A negation was put in: ‘{claimed}’.",
        "A negation was left out: ‘{recorded}’.",
        "A negation was put in or left out.",
    ),
    "same-number": Forms(
        "The same value, written differently: {claimed} and {recorded}.", neither="The same value, written differently."
    ),
    "spelling": Forms(
        "The same word, spelled differently: ‘{claimed}’ claimed, ‘{recorded}’ on record.",
        neither="The same words, spelled differently.",
    ),
    "changed": Forms(
        "The wording differs: ‘{claimed}’ claimed, ‘{recorded}’ on record.",
        neither="A word was put in another’s place.",
    ),
    "added": Forms(
        "Claimed, but not said: ‘{claimed}’.", "Claimed, but not said: ‘{claimed}’.", "", "Words were added."
    ),
    "left-out": Forms(
        "Said, but left out: ‘{recorded}’.", "", "Said, but left out: ‘{recorded}’.", "Words in between were left out."
    ),
    "order": Forms(
        "The words stand in another order: ‘{claimed}’ claimed, ‘{recorded}’ on record.",
        neither="The same words stand in another order.",
    ),
    "splice": Forms(
        "The claim joins, without a mark, what was said {recorded}.",
        recorded="The claim joins, without a mark, what was said {recorded}.",
        neither="The claim joins, without a mark, what was said apart.",
    ),
    "speaker": Forms(
        "{claimed} did not say it; {recorded} did.",
        "{claimed} did not say it.",
        "It was {recorded}.",
        "Somebody else said it.",
    ),
    "also-said": Forms("{recorded} said it too.", "", "{recorded} said it too.", "Others said it too."),
    "hearsay": Forms(
        "{recorded} says that {claimed} said it.",
        "Somebody else says that {claimed} said it.",
        "{recorded} says that it was said.",
        "It is hearsay.",
    ),
    "paraphrase": Forms("A reporter’s words, not a quotation."),
    "citing": Forms(
        "The speaker is quoting {recorded}.",
        recorded="The speaker is quoting {recorded}.",
        neither="The speaker is quoting somebody or something.",
    ),
    "cut": Forms(
        "Left out, and it turns the sense: ‘{recorded}’.",
        recorded="Left out, and it turns the sense: ‘{recorded}’.",
        neither="It is cut where the sense turns.",
    ),
    "about": Forms(
        "On record it is {recorded}, not {claimed}.",
        "On record it is not {claimed}.",
        "On record it is {recorded}.",
        "On record it is somebody or something else.",
    ),
    "elision": Forms(
        "Left out where the claim marks it: ‘{recorded}’.",
        recorded="Left out where the claim marks it: ‘{recorded}’.",
        neither="Words were left out where the claim marks it.",
    ),
    "brackets": Forms(
        "In square brackets, and the claim’s own: ‘{claimed}’.",
        "In square brackets, and the claim’s own: ‘{claimed}’.",
        neither="The words in square brackets are the claim’s own.",
    ),
    "interpreted": Forms("Through an interpreter: others may word it differently."),
    "renderings": Forms("The record has this in two forms; either is exact."),
}
APART = {"turns": "in different turns", "speakers": "by different speakers", "meetings": "in different meetings"}
