"""The dialogue: a question, and the answer with its quotes, verdict and notes, as frozen values.

A quote is a span into an immutable turn, never a copied string; so "verbatim" is a property of the
type and not of anyone's care.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Literal, NamedTuple, TypeAlias

from bot.model.record import Audience, DateBasis, Kind, Meeting, Span, Turn
from bot.model.when import When

Surface: TypeAlias = Literal["terminal", "slash", "mention", "dm"]
Intent: TypeAlias = Literal["find", "verify", "meetings", "help"]
Command: TypeAlias = Literal["quote", "whosaid", "meetings", "trend"]
"""What a question is by name, whatever its words: for a line, a verdict, meetings, counts."""
Outcome: TypeAlias = Literal["found", "close", "none"]
Form: TypeAlias = Literal["plain", "markdown", "bibtex"]
"""How a citation can be written."""
Wrong: TypeAlias = Literal["wrong-speaker", "wrong-date", "not-verbatim", "other"]
"""What may be wrong with a quote, in somebody's eyes."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a form narrows a question to, beside its words; empty: to nothing.

    `speaker` and `meeting` are values of a `Choice`; the days are both included.
    """

    speaker: str | None = None
    meeting: str | None = None
    kinds: tuple[Kind, ...] = ()
    since: date | None = None
    until: date | None = None


class Changed(NamedTuple):
    """What follow-ups have put in the place of what a question asks itself; None: nothing.

    `speaker` is a name, an office or a label as typed, `meeting` what `in:` takes.
    """

    speaker: str | None = None
    topic: str | None = None
    when: When | None = None
    meeting: str | None = None


Step: TypeAlias = Literal[-2, -1, 0, 1]


class Beside(NamedTuple):
    """The line after a quote (1), before it (-1), itself (0), or what it replies to (-2)."""

    quote: str
    step: Step = 1


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, where, and who will read the reply. `page` 0 is the first `limit` quotes.

    Without a `command` the text may begin with one, as it was typed. `changed` is what follow-ups
    have made of it since.
    With `beside` the line next to a quote is asked for, whatever the text; without `around`, quotes
    come alone. The bot's own words in the answer are of that `language`; None: English.
    """

    text: str
    surface: Surface = "terminal"
    audience: Audience = Audience()
    limit: int = 3
    page: int = 0
    narrowed: Narrowed = Narrowed()
    beside: Beside | None = None
    around: bool = True
    language: str | None = None
    command: Command | None = None
    changed: Changed = Changed()


@dataclass(frozen=True, slots=True)
class Line:
    """A neighbouring line of a quote: who (as shown; None: nobody or unknown) and the words."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A span with its attribution and context. `matched` are offsets into `text`."""

    meeting: Meeting
    turn: Turn
    span: Span
    kind: Kind
    speaker: str | None
    role: str | None
    label: str | None
    interpreted: bool | None
    score: float
    matched: tuple[Span, ...] = ()
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()

    @property
    def id(self) -> str:
        """MEETING/TURN/START-END, readable from the right (a meeting's id may hold slashes)."""
        return f"{self.meeting.id}/{self.turn.number}/{self.span.start}-{self.span.end}"

    @property
    def text(self) -> str:
        """The words, byte for byte the source's."""
        return self.turn.text[self.span.start : self.span.end]

    @property
    def mark(self) -> str:
        """Eight letters that tell whether words, kind and speaker are still these."""
        told = "\0".join((self.text, self.kind, self.speaker or ""))
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()

    @property
    def ref(self) -> str:
        """What a button carries: ID#MARK, so that a line that has changed since is known."""
        return f"{self.id}#{self.mark}"


@dataclass(frozen=True, slots=True)
class QuoteStatus:
    """A quote shown earlier, as it stands now; `changed`: it reads otherwise than it was shown."""

    quote: Quote
    changed: bool = False


class Place(NamedTuple):
    """A place in a meeting: a turn's number, and an offset into its text."""

    turn: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a turn beside a quote: who (None: nobody or unknown), the words, those quoted."""

    place: Place
    speaker: str | None
    text: str
    quoted: Span | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a quote; before `earlier` and from `later` on there is more."""

    quote: Quote
    stretches: tuple[Stretch, ...]
    earlier: Place | None = None
    later: Place | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What the question was taken to mean, to be shown back."""

    speaker: str | None = None
    office: str | None = None
    meeting: str | None = None
    dates: When | None = None
    words: tuple[str, ...] = ()
    corrected: Mapping[str, str] = field(default_factory=dict)


NoteKind: TypeAlias = Literal[
    "present-but-silent",  # `who` was at the meetings `items`; the record has no words of theirs
    # `who` is spoken of in the meetings `items`; the record has no words of theirs
    "only-mentioned",
    "words-elsewhere",  # `who` has words on record in the meetings `items`, but not where was asked
    "in-register-only",  # `who` is in the register, and nowhere in what was searched
    "unknown-speaker",  # nobody called `who` is on record
    "ambiguous",  # `who` (as asked) may be any of the people `items`; all were searched
    # `who` is on record, but not with these words; the lines shown are others' or others of theirs
    "not-said-by",
    # no line of `who` has these words; the lines shown reply to a question that has them
    "in-reply",
    "phrase-not-found",  # the words in quotation marks, `who`, stand nowhere in that order
    "no-place",  # nothing on record says where the meeting `who` was held
    "no-meeting",  # no meeting matches the date or name asked for, `who`
    # the passage has a gap in the record ([inaudible], (In Spanish.)); `who` is the mark
    "missing-words",
    "stale",  # another process is writing the index; this is from the last whole one
]


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell beside the quotes; `bot.page.notes` makes it a sentence."""

    kind: NoteKind
    who: str | When = ""
    items: tuple[str, ...] = ()


FactKind: TypeAlias = Literal["date", "place", "interpretation", "present", "publisher"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a meeting's YAML beside a context answer; `basis` says how it is known.

    The `value` of a `date` is that day; of an `interpretation` yes, no or unknown; else words.
    """

    kind: FactKind
    value: date | str
    meeting: str
    basis: DateBasis | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone of a meeting: name and office as shown, and their turns and words on record."""

    name: str
    role: str | None = None
    turns: int = 0
    words: int = 0


There: TypeAlias = Literal["spoke", "present", "mentioned"]
"""How somebody was at a meeting: with words on record, without, or only spoken of."""


class Attendance(NamedTuple):
    """Somebody who was asked about, and how they were at a meeting."""

    name: str
    how: There
    turns: int = 0


PAGE = 10
"""Meetings on one page of a list."""


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting, its people with words on record and without, and related meetings' titles.

    `asked` are those whom the question names; `mentioned`, of a single meeting, others spoken of.
    """

    meeting: Meeting
    spoke: tuple[Attendee, ...] = ()
    silent: tuple[Attendee, ...] = ()
    related: tuple[str, ...] = ()
    turns: int = 0
    mentioned: tuple[str, ...] = ()
    asked: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched: how many meetings, and from when to when."""

    meetings: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a list: its value in a question, its name, what sets it apart."""

    value: str
    name: str
    detail: str = ""


Kindred: TypeAlias = Literal["spoken", "interpreted", "press"]
"""The kinds of words as people ask for them; `press`: whatever a report has of somebody."""

KINDRED: dict[Kindred, tuple[Kind, ...]] = {
    "spoken": ("spoken",),
    "interpreted": ("interpreted",),
    "press": ("quoted", "posted", "reported"),
}

Unfollowed: TypeAlias = Literal[
    "whole",  # it follows on something that is not known any more: the whole question is needed
    "translation",  # nothing is ever translated
    "nothing-more",  # there are no further lines
    "no-line",  # no line was shown that this could be about
    "no-earlier",  # nothing was asked before that could be gone back to
    "thanks",  # it only thanks, or agrees: there is nothing to look for
    "context",  # the lines around a quote: a button has them
    "cite",  # a citation: the menu has it
    "share",  # how a line is shared
    "summary",  # nothing is summed up or explained
]
"""Why a follow-up has no answer."""

TryKind: TypeAlias = Literal["line", "topic", "meeting"]


@dataclass(frozen=True, slots=True)
class Try:
    """Something to ask of this very corpus: a line of it, somebody's topic, a meeting; with the
    `command` it is asked by, where its words alone would not do."""

    kind: TryKind
    text: str
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The corpus for one audience: its size and age, the latest meetings, what to try."""

    searched: Searched
    speakers: int
    turns: int
    read: datetime
    latest: tuple[MeetingCard, ...] = ()
    tries: tuple[Try, ...] = ()


Verdict: TypeAlias = Literal[
    "exact", "altered", "misattributed", "wrong-context", "paraphrase-only", "reported", "not-found"
]


class Edit(NamedTuple):
    """Words of a diff: `=` in both, `-` claimed and not said, `+` said and left out."""

    mark: Literal["=", "-", "+"]
    text: str


ReasonKind: TypeAlias = Literal[
    "number",  # `claimed` is a number, `recorded` the other one on record
    "negation",  # a "not" was put in or left out
    "date",  # `claimed` is a date, a weekday, a month or a year, `recorded` the other one
    "name",  # `claimed` is a name, `recorded` the other one
    "changed",  # a word was put in another's place
    "added",  # words were claimed that were not said
    "left-out",  # words said inside the claim were left out
    "spelling",  # the same words, one of them spelled differently
    "same-number",  # written differently, the same in value: 7% and seven percent
    "order",  # the same words in another order
    # the claim joins what was said apart, unmarked; `recorded` says in what: turns, speakers,
    # meetings
    "splice",
    "speaker",  # `claimed` did not say it, `recorded` did
    "also-said",  # `recorded` said it too
    "hearsay",  # `recorded` tells that `claimed` said it
    "paraphrase",  # a reporter's words, not a quotation
    "citing",  # the speaker quotes somebody or something
    # the claim stops or starts, or leaves out, where the sense turns; `recorded` is what is missing
    "cut",
    # `claimed` was spoken of, in the record it is `recorded`: a person, a thing, a meeting
    "about",
    "elision",  # words were left out where the claim marks it
    "brackets",  # words in square brackets are the claim's own
    "interpreted",  # through an interpreter: others may word it differently
    "renderings",  # the record has the words in two forms, either of which is exact
]
"""Why a verdict was given; of several about words, the graver stands before the others here."""


class Reason(NamedTuple):
    """Why a verdict was given; `bot.page.verdict_sentences` turns it into a sentence."""

    kind: ReasonKind
    claimed: str = ""
    recorded: str = ""


Every: TypeAlias = Literal["meeting", "month", "year"]
Voicing: TypeAlias = Literal["", "others", "unclear", "reported", "narration"]
"""Whose a bar of a trend is: somebody's by name, the `others`' together, or nobody's own words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many passages have what was counted: in a meeting (`name`, `day`), from a `day` on, or of
    somebody (`name`); with `what`, not of one person: `number` says of how many others."""

    passages: int
    name: str = ""
    day: date | None = None
    what: Voicing = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Trend:
    """How often `words` were said, all in one passage: in how many, when, and by whom; exact.

    Without words there was nothing to count. `asked` is the question that finds the lines.
    """

    words: tuple[str, ...]
    asked: str = ""
    passages: int = 0
    meetings: int = 0
    every: Every = "meeting"
    over_time: tuple[Bar, ...] = ()
    speakers: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The one thing every surface shows. `more`: there are further quotes on the next page.

    Where a claim was checked there is a `verdict`, and the first quote is the line that decides it.
    `listed` is how many meetings there are on all pages of a list.
    """

    question: Question
    intent: Intent
    outcome: Outcome
    searched: Searched
    quotes: tuple[Quote, ...] = ()
    understood: Understood = Understood()
    notes: tuple[Note, ...] = ()
    facts: tuple[Fact, ...] = ()
    meetings: tuple[MeetingCard, ...] = ()
    more: bool = False
    verdict: Verdict | None = None
    diff: tuple[Edit, ...] = ()
    reasons: tuple[Reason, ...] = ()
    trend: Trend | None = None
    listed: int = 0
