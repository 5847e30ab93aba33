"""What a question is after, by its form: help, the meetings, or an aspect of the event itself."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from bot.text import words
from bot.text.lexicon import one_of, word_list, word_set

Aspect: TypeAlias = Literal[
    "where",
    "when",
    "introduced",
    "attended",
    "spoke-first",
    "spoke-last",
    "reaction",
    "interpreted",
]
"""What of the event itself is asked, rather than what was said."""

_HELP = frozenset(
    "help|help me|usage|what can you do|what do you do|how does this work|how do i use this|how do"
    " i use you|how do you work|who are you|what are you|commands|start|ayuda|ayudame|que puedes"
    " hacer|que haces|como funciona|como funciona esto|como te uso|quien eres".split("|")
)
_GREETING = re.compile(
    r"(?:(?:hi+|hello+|he+y+|hiya|howdy|yo|greetings|good"
    r" (?:morning|afternoon|evening|day)|morning|evening|g'day"
    r"|hola+|buenos dias|buen dia|buenas(?: tardes| noches)?|saludos|que"
    r" tal|bonjour|bonsoir|salut|hallo|guten (?:tag"
    r"|morgen|abend)|ola|bom dia|boa (?:tarde|noite)|ciao|buongiorno"
    r"|how are you(?: doing)?(?: today)?|how's it going|what's up|whats up|sup|como estas|como esta"
    r"|thanks|thank you|thx|many thanks|(?:muchas )?gracias)"
    r"(?: (?:there|again|verbatim|bot|all|everyone|everybody|team|folks|friend|todos|a"
    r" todos|equipo|amigo"
    r"|so much|very much|a lot))*(?: |$))+"
)
"""What people say before they ask anything, and after they were answered; folded, without marks."""
_LISTING = re.compile(
    r"(?:(?:please )?(?:list|show|give)(?: me)?(?: all| the| of)*|(?:what|which)(?: other)?|all(?:"
    r" the)?|your)?\s*"
    r"(?:meetings|transcripts|documents)\s*"
    r"(?:(?:do|can|could|did) (?:you|i|we)\b.*"
    r"|(?:are|is) (?:there|indexed|available|covered|on record|in)\b.*|have you\b.*)?",
    re.IGNORECASE,
)
_ABOUT_MEETINGS = re.compile(
    r"(?:(?:please )?(?:list|show|give)(?: me)?(?: all| the)*"
    r" )?meetings\b(?!\s+(?:is|was|were|are|that)\b)"
    r"|(?:in )?(?:which|what) (?:of the )?(?:meetings?|transcripts?|documents?)"
    r" (?:mention(?:s|ed)?|discuss(?:es|ed)?"
    r"|(?:talk(?:s|ed)?|(?:is|are|was|were)) about|cover(?:s|ed)?|deal(?:s|t)? with|touch(?:es|ed)?"
    r" on)\b",
    re.I,
)
_ATTENDANCE = re.compile(
    r"(?:(?:so|and|please) )?(?:"
    r"who (?:else )?(?:was|were|is|are) (?:all )?(?:there|present|in attendance|attending|in the"
    r" room|at)\b"
    r"|who (?:all )?(?:attended|took part|participated|spoke (?:at|in))\b"
    r"|(?:(?:list|show)(?: me)? )?(?:of )?(?:the )?(?:attendees|participants|attendance)\b)",
    re.IGNORECASE,
)
_ASKED = r"(?:did|do|does|was|were|is|are|will|would|has|have|had|should|can|exactly|in)\b"
_LEAD = r"^(?:(?:and|so|but|ok|okay|please|verbatim|can you tell me|tell me|do you know)[, ]+)*"
_PATTERNS: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    (
        "interpreted",
        re.compile(
            r"\binterpret(?:ed|er|ers|ing|ation)\b|\btranslat(?:ed|or|ion|ing)\b|\b(?:what|which)"
            r" language\b"
            r"|\b(?:speak|speaks|spoke|speaking|talk|talking|say|said)\b.{0,120} in"
            rf" (?:{one_of(word_list('languages.english'))}|(?:his|her|their) own language)\b"
        ),
    ),
    (
        "introduced",
        re.compile(
            _LEAD
            + r"(?:who|whom) (?:was it (?:that|who) )?(?:introduc|presented|welcomed|hand(?:ed|s)"
            r" (?:over|the floor)"
            r"|gave the floor|yield|called on|brought on)|\bintroduced (?:by|whom|who)\b"
            r"|\bwho (?:did|was) .{0,120}\bintroduc"
        ),
    ),
    (
        "spoke-first",
        re.compile(
            _LEAD
            + r"who (?:(?:was the )?first to (?:speak|talk)|(?:spoke|talked|went) first|opened)\b"
        ),
    ),
    (
        "spoke-last",
        re.compile(
            _LEAD
            + r"who (?:(?:was the )?last to (?:speak|talk)|(?:spoke|talked|went) last|closed)\b"
        ),
    ),
    (
        "attended",
        re.compile(
            _LEAD + r"(?:who (?:came|travelled|traveled|went|was|were|sat|stood) (?:along )?with\b"
            r"|(?:which|what) (?:\w+ ){1,4}(?:was|were|attended|came|took part|participated)"
            r"(?: (?:at|present|there|with|in attendance)\b|$))"
        ),
    ),
    (
        "reaction",
        re.compile(
            r"\breact(?:s|ed|ion|ions)?\b|\b(?:laugh|laughs|laughed|laughter|applause|applaud"
            r"|applauded|clap|clapped"
            r"|cheer|cheered|cheers)\b"
        ),
    ),
    (
        "where",
        re.compile(
            _LEAD + rf"(?:where {_ASKED}|(?:in |at )?(?:what|which)"
            r" (?:city|place|room|venue|building|location|country)\b)"
        ),
    ),
    (
        "when",
        re.compile(
            _LEAD + rf"(?:when {_ASKED}|(?:on |in )?(?:what|which) (?:date|day|time|year|month)\b)"
        ),
    ),
)
_SAID = re.compile(r"\b(?:say|says|saying)\b")
_WORDS: dict[Aspect, frozenset[str]] = {
    "where": word_set("questions.where"),
    "when": word_set("questions.when"),
    "introduced": frozenset(
        "introduce introduces introduced introducing welcomed presented".split()
    ),
    "spoke-first": frozenset("first opened talked went".split()),
    "spoke-last": frozenset("last closed talked went".split()),
    "attended": word_set("questions.attended"),
    "reaction": word_set("questions.reaction"),
    "interpreted": word_set("questions.interpreted") | word_set("languages.english"),
}


def asks_help(text: str) -> bool:
    """Whether a question is a greeting, a call for help, or nothing that could be looked for."""
    said = " ".join(word.text for word in words(text))
    return not said or said in _HELP or _GREETING.fullmatch(said) is not None


def asks_meetings(text: str) -> str | None:
    """The rest of a question that asks for meetings or for who was there; None where it asks for
    something else."""
    text = text.strip()
    if _LISTING.fullmatch(text.rstrip(" ?.!")):
        return ""
    for pattern in (_ATTENDANCE, _ABOUT_MEETINGS):
        if asked := pattern.match(text):
            return text[asked.end() :]
    return None


def aspect_of(text: str) -> Aspect | None:
    """The aspect of the event asked for; "when did he say …" asks for words all the same."""
    lowered = text.lower().strip()
    found = next((aspect for aspect, pattern in _PATTERNS if pattern.search(lowered)), None)
    return None if found in ("where", "when") and _SAID.search(lowered) else found


def only_asks(aspect: Aspect, word: str) -> bool:
    """Whether a word only asks for the aspect, and is not to be looked for."""
    return word in _WORDS[aspect]
