"""What the bot says, in English; every other language is a class that says the same, name by name.

A sentence without a gap is a string, one with gaps a function of what goes into them; a table is
for sentences that are chosen by a word of `bot.model`. Which sentence is told is decided elsewhere;
how it reads, here.

What is claimed and what is on record stand in ‘single’ marks here: “double” ones are the quotes'
own. A verdict is a word first and then a plain shape, so that it is told without its colour, and
can be read aloud.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from bot.model import (
    DateBasis,
    Every,
    FactKind,
    Form,
    Kind,
    Kindred,
    NoteKind,
    ReasonKind,
    There,
    TryKind,
    Unfollowed,
    Verdict,
    Voicing,
    Wrong,
)

Row: TypeAlias = Literal[
    "meeting",
    "when",
    "where",
    "spoke",
    "silent",
    "mentioned",
    "record",
    "source",
    "rights",
    "related",
    "name",
]
"""The rows of a meeting's card."""


class Forms(NamedTuple):
    """A reason's sentence where both sides are known, only the claim's, only the record's, or
    neither."""

    both: str
    claimed: str = ""
    recorded: str = ""
    neither: str = ""


class Words:
    """English."""

    # Dates, numbers and lists ---------------------------------------------------------------------

    months: Sequence[str] = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
    undated = "undated"
    several_people = "several people"

    def day(self, day: date) -> str:
        """The same on every machine, whatever its locale."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """The month and the year."""
        return f"{self.months[day.month - 1]} {day.year}"

    def yearly(self, day: int | None, month: int) -> str:
        """A day or a month of any year."""
        return f"any {day or ''} {self.months[month - 1]}".replace("  ", " ")

    def until(self, last: str) -> str:
        return f"until {last}"

    def since(self, first: str) -> str:
        return f"from {first}"

    def between(self, first: str, last: str) -> str:
        return f"{first} to {last}"

    def no_day(self) -> str:
        return "no day"

    def number(self, number: int) -> str:
        """Grouped where it is long; in Mexico as in English."""
        return f"{number:,}" if number >= 10_000 else f"{number}"

    def count(self, number: int, one: str, many: str, none: str) -> str:
        """ "1 meeting", "5 meetings", "no meetings": the forms that the language has for a number
        of things."""
        return f"{self.number(number)} {one if number == 1 else many}" if number else none

    def meetings(self, number: int) -> str:
        return self.count(number, "meeting", "meetings", "no meetings")

    def turns(self, number: int) -> str:
        return self.count(number, "turn", "turns", "no turns")

    def paragraphs(self, number: int) -> str:
        return self.count(number, "paragraph", "paragraphs", "no paragraphs")

    def so_many_words(self, number: int) -> str:
        return self.count(number, "word", "words", "no words")

    def either(self, names: Sequence[str]) -> str:
        """ "Ana Ruiz, Bo Lund or Cy Orr"."""
        return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    def all_of(self, names: Sequence[str]) -> str:
        """ "Ana Ruiz, Bo Lund and Cy Orr"."""
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    # Verdicts -------------------------------------------------------------------------------------

    verdicts: Mapping[Verdict, str] = {
        "exact": "Exact ✓",
        "altered": "Altered ≠",
        "misattributed": "Misattributed ✗",
        "wrong-context": "Wrong context ◐",
        "paraphrase-only": "Paraphrase only ≈",
        "reported": "Reported →",
        "not-found": "Not found ○",
    }
    told: Mapping[
        str, str
        # by verdict; after a comma, where the quote or the reasons ask for a sentence of their own
    ] = {
        "exact": "{who} said this, word for word.",
        "exact, written": "{who} wrote this, word for word.",
        "exact, interpreted": "{who} said this, word for word as interpreted.",
        "exact, paraphrased": "The report says this of {who}, in its own words.",
        "exact, account": (
            "These words are the document’s own account; nobody is on record as saying them."
        ),
        "altered": "{who} said nearly this, but not this.",
        "altered, written": "{who} wrote nearly this, but not this.",
        "altered, paraphrased": (
            "The report says nearly this of {who}, in its own words, but not this."
        ),
        "altered, account": (
            "The document’s own account says nearly this; nobody is on record as saying it."
        ),
        "misattributed": "{claimed} did not say this; {who} did.",
        "misattributed, nearly": "{claimed} did not say this; {who} said nearly this.",
        "misattributed, written": "{claimed} did not say this; {who} wrote it.",
        "misattributed, nearly written": "{claimed} did not say this; {who} wrote nearly this.",
        "misattributed, paraphrased": (
            "{claimed} did not say this; the report tells it of {who}, in its own words."
        ),
        "misattributed, account": ("{claimed} did not say this; it is the document’s own account."),
        "wrong-context": "{who} said these words, but they meant something else there.",
        "wrong-context, cut": (
            "{who} said these words, but the claim leaves out what turns their sense."
        ),
        "wrong-context, nearly about": (
            "{who} said nearly these words, but there it was {recorded}, not {claimed}."
        ),
        "wrong-context, about": (
            "{who} said these words, but there it was {recorded}, not {claimed}."
        ),
        "paraphrase-only": (
            "Only a report’s paraphrase of {who} has this; there are no words of theirs to quote."
        ),
        "reported": ("{who} says that {claimed} said it; {claimed}’s own words are not on record."),
        "not-found": "Nothing like it is on record. Searched {searched}.",
    }
    nameless = "Somebody the record does not name"
    report = "The report"
    claimed = "The person named"
    closest = "The closest lines, which are no match:"
    also = "Also on record:"
    compared = "Word by word:"
    legend = "Struck through: claimed, but not said. Bold: said, but left out of the claim."
    reasons: Mapping[ReasonKind, Forms] = {
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
            "The same value, written differently: {claimed} and {recorded}.",
            neither="The same value, written differently.",
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
            "Claimed, but not said: ‘{claimed}’.",
            "Claimed, but not said: ‘{claimed}’.",
            "",
            "Words were added.",
        ),
        "left-out": Forms(
            "Said, but left out: ‘{recorded}’.",
            "",
            "Said, but left out: ‘{recorded}’.",
            "Words in between were left out.",
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
        "also-said": Forms(
            "{recorded} said it too.", "", "{recorded} said it too.", "Others said it too."
        ),
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
    apart: Mapping[str, str] = {
        "turns": "in different turns",
        "speakers": "by different speakers",
        "meetings": "in different meetings",
    }

    # One quote ------------------------------------------------------------------------------------

    how: Mapping[Kind, str] = {
        "spoken": "spoken",
        "interpreted": "through an interpreter",
        "quoted": "quoted in a press report",
        "posted": "in a written post",
        "reported": "the report’s paraphrase, not a quotation",
        "narration": "the document’s own account",
    }
    spoken_or_interpreted = "spoken (through an interpreter or not: unknown)"
    basis: Mapping[DateBasis, str] = {
        "stated": "",
        "inferred": " (inferred; not stated in the document)",
        "outside": " (from outside the document)",
        "conflicting": " (the document’s dates conflict)",
    }
    account_of_report = "The report’s own account"
    account_of_transcript = "The transcript’s own note"
    speaker_unclear = "Speaker unclear"

    def through_interpreter(self, how: str) -> str:
        return f"{how}, through an interpreter"

    def as_printed(self, label: str) -> str:
        return f"{label} (as printed)"

    # The answer as a whole ------------------------------------------------------------------------

    help_headline = (
        "Type the line as you remember it. Verbatim finds the exact words and says who said them."
    )
    nothing_to_search = "Nothing on record matches: there are no meetings to search here."
    found_several = "On record, best match first:"
    found_one = "On record:"
    meetings_searched = "the meetings searched"
    notes: Mapping[NoteKind, str] = {
        "present-but-silent": "{who} was present ({items}); the record has no words of theirs.",
        "only-mentioned": "{who} is only mentioned ({items}); the record has no words of theirs.",
        "words-elsewhere": "{who} has words on record ({items}), but not where you asked.",
        "in-register-only": (
            "{who} is known to the register, but appears nowhere in what was searched."
        ),
        "unknown-speaker": "No words of anybody called ‘{who}’ are on record.",
        "ambiguous": "‘{who}’ may be {any}; all were searched.",
        "in-reply": (
            "No line of {who} has these words; below is what {who} replied to a question that has"
            " them."
        ),
        "not-said-by": (
            "{who} is on record, but not with these words. Check the name on any line shown."
        ),
        "phrase-not-found": "No line on record has ‘{who}’ in exactly that order.",
        "no-place": "The record does not say where it was held: {who}.",
        "no-meeting": "No meeting on record matches ‘{who}’.",
        "missing-words": "The record has a gap here, marked {who}.",
        "stale": "The index is being rewritten; this answer comes from the last whole one.",
    }

    def searched(self, meetings: int, years: Sequence[int]) -> str:
        """What was searched: "5 meetings, 2021 to 2024"; the first and the last year, or one, or
        none."""
        return ", ".join(filter(None, (self.meetings(meetings), " to ".join(map(str, years)))))

    def continued(self, line: int) -> str:
        return f"Continued, from line {self.number(line)}:"

    def close(self, searched: str, *, lines: int) -> str:
        nearest = "lines, which do" if lines > 1 else "line, which does"
        return f"No match in {searched}. The nearest {nearest} not answer:"

    def none(self, searched: str) -> str:
        return f"Nothing on record matches. Searched {searched}."

    def ask_otherwise(self, meetings: str) -> str:
        """What to do where nothing was found; `meetings` is the command that lists them."""
        return f"Try fewer words, other words or another name; {meetings} lists what is on record."

    def list_meetings(self, meetings: str) -> str:
        return f"{meetings} alone lists what is on record."

    def meetings_found(self, number: int) -> str:
        return f"{self.meetings(number)} on record:"

    def no_such_meeting(self, searched: str) -> str:
        return f"No such meeting. Searched {searched}."

    def no_such_meeting_but(self, searched: str) -> str:
        return f"No such meeting among {searched}. The nearest:"

    def understood(self, meaning: str) -> str:
        return f"Understood: {meaning}"

    def claimed_of(self, who: str) -> str:
        return f"claimed of {who}"

    def words_by(self, who: str) -> str:
        return f"words by {who}"

    def within(self, meeting: str) -> str:
        return f"in {meeting}"

    def read_as(self, typed: str, known: str) -> str:
        return f"‘{typed}’ read as ‘{known}’"

    def help(self, quote: str, meetings: str, whosaid: str, phrase: str) -> tuple[str, ...]:
        """What can be asked: an example, a colon and what it does."""
        return (
            f"{quote} the line as far as you remember it: typos and missing words are fine",
            (
                f"{quote} what did NAME say about TOPIC: a person and a topic; a title will do for"
                " a name"
            ),
            f"{quote} {phrase}: these words, in this order",
            (
                f"{whosaid} {phrase} by NAME: did they really say that? A verdict, and what differs"
                " word by word"
            ),
            (
                f"{quote} from:NAME in:MEETING on:DATE before:DATE after:DATE words: "
                "narrowed (dates as 2024-07-17 or 2024)"
            ),
            (
                f"{quote} trend WORDS: how often, when and by whom, in bars; in quotation marks,"
                " “trend” is just a word"
            ),
            (
                f"{meetings}: the meetings on record; {meetings} NAME: one of them, its date and"
                " who was there"
            ),
        )

    # Meetings and facts ---------------------------------------------------------------------------

    facts: Mapping[FactKind, str] = {
        "date": "Date",
        "place": "Place",
        "interpretation": "Interpretation",
        "present": "Present",
        "publisher": "Published by",
    }
    interpretation: Mapping[str, str] = {"yes": "yes", "no": "no", "unknown": "unknown"}
    rows: Mapping[Row, str] = {
        "meeting": "Meeting",
        "when": "When",
        "where": "Where",
        "spoke": "Words on record",
        "silent": "Present, no words on record",
        "mentioned": "Only mentioned",
        "record": "Record",
        "source": "Source",
        "rights": "Rights",
        "related": "Related",
        "name": "Name",
    }
    press_report = "press report"
    transcript = "transcript"
    phrase = '"exact phrase"'

    def evidence(self, note: str) -> str:
        return f"Evidence: {note}"

    # Slack: an answer -----------------------------------------------------------------------------

    share = "Share"
    more = "More"
    before = "Before"
    after = "After"
    source = "Source"
    report_says = "The report says"

    def shared_by(self, who: str) -> str:
        return f"Shared by {who}"

    def from_source(self, where: str) -> str:
        return f"Source: {where}"

    def cut_here(self, letters: int) -> str:
        """Outside the quote: what was left out for want of room."""
        return f"… [cut here: {self.number(letters)} more characters]"

    def one_in_full(self, command: str) -> str:
        return f"{command} and a few words of a title or a date show one of them in full."

    def and_more(self, number: int) -> str:
        return f"and {self.number(number)} more."

    # Slack: nothing to answer with ----------------------------------------------------------------

    already_shared = "This has already been shared from here."
    not_for_here = (
        "This quote cannot be shared here: its meeting is not open to this channel, or it is no"
        " longer on record. Nothing was posted."
    )
    not_for_guests = (
        "Verbatim does not answer in channels that are shared with another organisation, nor people"
        " from one. Please ask in a channel of your own."
    )

    def trouble(self, reference: str) -> str:
        """Something failed that nobody foresaw."""
        return (
            "Something went wrong here, and this was not answered. Please try again; "
            f"if it happens twice, give reference {reference} to whoever runs Verbatim."
        )

    def busy(self, reference: str) -> str:
        """More was asked at once than can be answered in time."""
        return (
            "Too many questions at once just now. Please ask again in a minute. (Reference"
            f" {reference}.)"
        )

    def preparing(self, reference: str) -> str:
        """The transcripts are still being read."""
        return (
            "The transcripts are being read again just now. Please ask again in a minute."
            f" (Reference {reference}.)"
        )

    def unknown_command(self, typed: str, commands: Sequence[str]) -> str:
        """A command the app was given but this bot was not told about."""
        return f"Verbatim does not answer {typed}; it answers {self.all_of(commands)}."

    # Slack: "Check this quote" --------------------------------------------------------------------

    check_title = "Check this quote"
    check = "Check"
    close_window = "Close"
    checking = "Checking the record…"
    nothing_to_check = (
        "There are no words in this message to check. Open the menu of a message that has a quote"
        " in it, or ask with the words themselves."
    )
    which_to_check = "Which of these should be checked?"

    def all_of_it(self, words: str) -> str:
        """The message as a whole, as one of the things to choose."""
        return f"All of it: {words}"

    def more_than_fits(self, left: int) -> str:
        """How many sentences of a long message are not on the list."""
        return (
            f"The message has {self.number(left)} more; to check one of those, ask with its words."
        )

    def checked(self, words: str) -> str:
        return f"Checked: {words}"

    # Trends and shares ----------------------------------------------------------------------------

    nothing_to_count = (
        "Which words should be counted? Ask for the trend of a word, or of a phrase in quotation"
        " marks. To look for the word “trend” itself, put it in quotation marks."
    )
    by_speaker = "By speaker"
    counted_by: Mapping[Every, str] = {
        "meeting": "By meeting",
        "month": "By month",
        "year": "By year",
    }
    axes: Mapping[Every, str] = {"meeting": "Meeting", "month": "Month", "year": "Year"}
    axis_speaker = "Speaker"
    axis_passages = "Passages"
    voicing: Mapping[Voicing, str] = {
        "unclear": "Speaker unclear",
        "reported": "In reports’ paraphrases",
        "narration": "In documents’ accounts",
    }
    how_counted = (
        "Counted are passages, of a sentence or a few short ones: words in all their forms, phrases"
        " in quotation marks as they stand, numbers as numbers."
    )
    first_said = "First on record:"
    show_lines = "Show the lines"
    trend_not_for_here = (
        "This count cannot be shared here: it takes in meetings that are not open to this channel,"
        " or there is nothing to count any more. Nothing was posted."
    )

    def passages(self, number: int) -> str:
        return self.count(number, "passage", "passages", "no passage")

    def said_so_often(
        self, words: str, several: int, passages: int, meetings: int, searched: str
    ) -> str:
        """How often in all; of `several` words, all stand in each passage."""
        verb = "stand together" if several > 1 else "stands"
        return (
            f"{words} {verb} in {self.passages(passages)} of {self.meetings(meetings)}. Searched"
            f" {searched}."
        )

    def never_said(self, words: str, several: int, searched: str) -> str:
        verb = "stand together" if several > 1 else "stands"
        return f"{words} {verb} in no passage. Searched {searched}."

    def others(self, number: int) -> str:
        return self.count(number, "other", "others", "nobody else")

    def spoke_so_much(self, percent: float, words: str, turns: str) -> str:
        """ "40%, 812 words, 6 turns"."""
        return f"{percent:.0f}%, {words}, {turns}"

    # Meetings: how people were there, and what opens one ------------------------------------------

    there: Mapping[There, str] = {
        "spoke": "{who} spoke ({turns})",
        "present": "{who} was present, without words on record",
        "mentioned": "{who} is only mentioned",
    }
    who_spoke = "Who spoke how much"
    open_a_meeting = "Open a meeting"
    first_line = "First line"

    def first_line_of(self, title: str) -> str:
        return f"First line of {title}"

    def meeting_gone(self, meetings: str) -> str:
        """`meetings` is the command that lists them."""
        return (
            f"This meeting is no longer on record, or is not open here. {meetings} lists those that"
            " are."
        )

    def so_many_spoke(self, number: int) -> str:
        return f"{self.number(number)} spoke" if number else ""

    def so_many_present(self, number: int) -> str:
        return f"{self.number(number)} present without words" if number else ""

    def meetings_from(self, first: int, last: int, listed: int) -> str:
        return f"Meetings {self.number(first)} to {self.number(last)} of {self.number(listed)}:"

    # Around a quote -------------------------------------------------------------------------------

    share = "Share"
    context = "Context"
    cite = "Cite"
    source_page = "Source"
    something_wrong = "Something wrong?"
    take_back = "Take back"
    back = "Back"
    earlier = "Earlier"
    later = "Later"
    right = "Right"
    wrong = "Wrong"
    context_title = "In context"
    record_begins = "The record begins here."
    record_ends = "The record ends here."
    cite_title = "Cite this quote"
    citations: Mapping[Form, str] = {
        "plain": "Plain text",
        "markdown": "Markdown",
        "bibtex": "BibTeX",
    }
    closed_to_channel = (
        "This cannot be shared here: its meeting is open to you, but not to everyone who reads this"
        " channel. Nothing was posted."
    )
    off_record = (
        "This line is no longer on record here, or not open to you. Ask again to see what is on"
        " record now."
    )
    record_changed = "The record has changed since this was shown. In its place there stands today:"
    changed_not_shared = (
        "The record has changed since this was shown, so nothing was posted. In its place there"
        " stands today:"
    )
    shared_and_taken_back = (
        "You shared this from here and took it back. To share it after all, ask again and share it"
        " from there."
    )
    being_shared = (
        "This is being shared from here just now. "
        "If it does not stand in the channel in two minutes, press Share again."
    )
    taken_back = "Taken back: it no longer stands in the channel."
    taken_back_before = "This was taken back already."
    not_yours = "Only the person who shared this can take it back."
    unknown_share = (
        "There is no note any more of who shared this, so it cannot be taken back from here."
    )

    def line_id(self, id: str) -> str:
        return f"Line {id}"

    def share_aloud(self, whose: str) -> str:
        """What a screen reader says of a button, for there may be several alike."""
        return f"Share in channel: {whose}"

    def context_aloud(self, whose: str) -> str:
        return f"Context: {whose}"

    window_gone = (
        "The window was closed before this could be shown in it. Nothing else has changed; please"
        " ask again."
    )

    def no_window(self, button: str) -> str:
        """A window could not be opened in the three seconds that Slack gives for it."""
        return f"Slack did not wait for the window to open. Please choose “{button}” once more."

    # Something wrong? -----------------------------------------------------------------------------

    what_is_wrong = "What is wrong with this quote?"
    wrongs: Mapping[Wrong, str] = {
        "wrong-speaker": "Wrong speaker",
        "wrong-date": "Wrong date",
        "not-verbatim": "Not the exact words",
        "other": "Something else",
    }
    remark = "Anything that helps to put it right"
    what_is_kept = (
        "Kept for whoever runs Verbatim: the quote’s id, yours, and what you write here; never the"
        " quote itself."
    )
    send = "Send"
    keeping = "Thank you. Keeping your report…"
    report_kept_before = "Thank you. Your report is kept already."
    thanks = "Thank you, noted."
    thanked = "Thank you, that is noted already."

    def report_kept(self, number: int) -> str:
        return f"Thank you. Your report is kept as number {number}, for whoever runs Verbatim."

    # Slack: "Find a quote" ------------------------------------------------------------------------

    find_title = "Find a quote"
    find = "Find"
    find_words = "Words, as far as you remember them"
    find_speaker = "Speaker"
    find_any_speaker = "Anyone"
    find_meeting = "Meeting"
    find_any_meeting = "Any meeting"
    find_since = "From"
    find_until = "To"
    find_kinds = "Kind of words"
    find_kind: Mapping[Kindred, str] = {
        "spoken": "Spoken",
        "interpreted": "Through an interpreter",
        "press": "In the press",
    }
    finding = "Searching the record…"
    nothing_given = "Give a few words, a speaker, a meeting or a date."
    ends_before = "This is before the first date."
    find_more = "There are more lines; narrow it down to see them: a name, a meeting, other words."
    share_which = "Share which line?"
    share_where = "Share where?"
    sharing = "Sharing…"
    shared_there = "Shared, with your name, in the conversation you chose."

    # Slack: Home, and first words -----------------------------------------------------------------

    home_title = "Who said what, word for word"
    home_what = (
        "Half remember a line from a meeting? Verbatim finds the exact words in the transcripts,"
        " and says who said them, in what office, where and when. It shows only what stands in the"
        " record, and says so when nothing does."
    )
    home_try = "Things to try"
    home_tries: Mapping[TryKind, str] = {
        "line": "A line as you remember it:",
        "topic": "A person and a topic:",
        "meeting": "A meeting:",
    }
    home_try_it = "Try it"
    home_latest = "Latest meetings"

    def home_how(self, quote: str, meetings: str, whosaid: str) -> tuple[str, ...]:
        return (
            (
                f"In any conversation, type {quote} to find a line, {whosaid} to check a quote, "
                f"{meetings} to see the meetings."
            ),
            "Mention me in a channel, or write to me under Messages.",
            "Below each answer you can ask on: “more”, “the next line?”.",
        )

    def try_aloud(self, text: str) -> str:
        """What a screen reader says of a button, for there are several alike."""
        return f"Try it: {text}"

    def home_spoke(self, names: Sequence[str], others: int) -> str:
        """Who spoke in a meeting, and how many others did."""
        return f"Spoke: {', '.join(names)}" + (f" and {self.others(others)}" if others > 0 else "")

    def home_size(self, searched: str, turns: int, speakers: int) -> str:
        people = self.count(speakers, "person", "people", "nobody")
        return f"On record: {searched}; {self.turns(turns)}; {people} with words of their own."

    def home_read(self, when: str) -> str:
        """`when` is written in Slack's own form."""
        return f"As read {when}."

    def hello(self, quote: str) -> str:
        return (
            "Hello. I find the exact words that were said in meetings, and who said them. Mention"
            f" me with a line as you remember it, and I answer in a thread; with {quote} only you"
            " see the answer. I read nothing here but what mentions me."
        )

    # Slack: what follows on a question ------------------------------------------------------------

    unfollowed: Mapping[Unfollowed, str] = {
        "whole": (
            "I no longer know what this follows on. Please ask the whole question, with the name"
            " and the words."
        ),
        "translation": (
            "No: Verbatim translates nothing, so that nobody is quoted in words that they did not"
            " say. It shows each line in the language of its record."
        ),
        "nothing-more": "There is nothing further. Ask with other words, or with another name.",
        "no-line": "No line was shown that this could be about. Please ask the whole question.",
        "no-earlier": (
            "Nothing was asked here before that. Ask for a line as you remember it, or a name and a"
            " topic."
        ),
        "thanks": "Gladly. Ask for another line whenever you like.",
        "context": (
            "Press Context under the line: it opens what was said around it, as far as the meeting"
            " goes. “The next line?” and “what came before that?” do the same, one line at a time."
        ),
        "cite": (
            "Choose Cite in the menu under the line: it has a citation to copy, plain, in Markdown"
            " and in BibTeX."
        ),
        "share": (
            "Ask with /quote in the channel: you alone see the answer, "
            "and Share under a line posts it there with its speaker, date and source."
        ),
        "summary": (
            "No: Verbatim sums nothing up and explains nothing; it shows what was said. "
            "Ask what somebody said about a topic, or press Context under a line."
        ),
    }

    # Slack: how the app presents itself -----------------------------------------------------------

    about = "Finds the exact words in meeting transcripts, and says who said them."
    about_at_length = (
        "Half remember a line from a meeting? Ask Verbatim with a slash command, by mentioning it,"
        " or in a direct message. It answers with the exact words from the transcript, who said"
        " them, in what office, where and when, whether through an interpreter, and the lines"
        " around them. Paste a quote, or choose Check this quote on any message, and it says"
        " whether the words are exact, altered, somebody else’s or not on record at all. It works"
        " without any language model: it only ever shows what stands in the record, and says so"
        " when nothing does."
    )
    quote_about = "Find the exact words, and who said them"
    quote_hint = "[a line as you remember it, or help]"
    meetings_about = "The meetings on record, or one of them in full"
    meetings_hint = "[a few words of a title, or a date]"
    whosaid_about = "Did they really say that? A verdict, word by word"
    whosaid_hint = "[“the words”, by NAME if you know]"
    check_about = "Is the quote in this message on record, word for word, and by whom?"
    find_about = "A form: words, who said them, in which meeting, when"

    # The terminal ---------------------------------------------------------------------------------

    neighbour_before = "before"
    neighbour_after = "after"
    limit_shows_more = "There are more; --limit shows them."
    headings: Sequence[str] = ("Date", "Meeting", "Words of", "Name")
