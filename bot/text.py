"""Text as matching sees it: words folded to one spelling each, every one with its way home to the source.

Folding never touches what is shown. A word is matched by its folded form (lower case, no accents, straight
quotes, no thousands separators) and shown by its span in the original.

    words("México’s 13,000 calls to the U.S. – 7%")
    mexico · 13000 · calls · to · the · u.s. · 7 · percent
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from bot.model import Span


class Word(NamedTuple):
    """A folded word and where it stands in the original text."""

    text: str
    start: int
    end: int


_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"""
    (?i:per[ \u00a0]cent\b)                          # one word, however it is spelled
  | (?:{_LETTER}\.){{2,}}                            # U.S., D.C., e.g.
  | \d+(?:[.,]\d+)*[^\W_]*                           # 13,000  3.5  200th  5G
  | {_LETTER}[^\W_\u0300-\u036f\u00ad]*(?:[\u0300-\u036f\u00ad'’ʼ]+[^\W_]+)*[\u0300-\u036f]*
  | [%$€£¥&]
    """,
    re.VERBOSE,
)
_SIGNS = {"%": "percent", "&": "and"}
_THOUSANDS = re.compile(r"^\d{1,3}(?:,\d{3})+(?!\d)")


@lru_cache(maxsize=1 << 17)
def fold(raw: str) -> str:
    """One printed word as matching spells it."""
    if raw in _SIGNS:
        return _SIGNS[raw]
    if raw[0].isdigit():
        return _THOUSANDS.sub(lambda group: group[0].replace(",", ""), unicodedata.normalize("NFKC", raw)).lower()
    plain = unicodedata.normalize("NFKD", raw.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00ad", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)) if not plain.isascii() else plain
    if plain[:4] == "per " or plain[:4] == "per\u00a0":
        return "percent"
    return plain.removesuffix("'s") or plain


def words(text: str) -> list[Word]:
    """Every word of `text`, in order."""
    return [Word(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=4096)
def name_words(text: str) -> frozenset[str]:
    """The folded words of a name or title, as a set."""
    return frozenset(word.text for word in words(text))


@lru_cache(maxsize=128)
def speech(text: str) -> Sequence[Word]:
    """The words of `text` that somebody said: all but its stage directions. Kept for the turns asked for most."""
    marks = asides(text)
    if not marks:
        return words(text)
    starts = [mark.start for mark in marks]

    def inside(word: Word) -> bool:
        at = bisect_right(starts, word.start) - 1
        return at >= 0 and word.start < marks[at].end

    return [word for word in words(text) if not inside(word)]


_stemmer = snowballstemmer.stemmer("english")
_IRREGULAR = {
    past: verb
    for verb, pasts in {
        "become": "became", "begin": "began begun", "break": "broke broken", "bring": "brought", "build": "built",
        "buy": "bought", "catch": "caught", "choose": "chose chosen", "come": "came", "cost": "costs", "cut": "cuts",
        "deal": "dealt", "draw": "drew drawn", "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen",
        "feel": "felt", "fight": "fought", "find": "found", "fly": "flew flown", "forget": "forgot forgotten",
        "give": "gave given", "grow": "grew grown", "hear": "heard", "hide": "hid hidden", "hold": "held",
        "keep": "kept", "know": "knew known", "lead": "led", "learn": "learnt", "leave": "left", "lend": "lent",
        "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "pay": "paid", "rise": "rose risen",
        "run": "ran", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "shake": "shook shaken",
        "show": "shown", "sing": "sang sung", "sit": "sat", "sleep": "slept", "speak": "spoke spoken",
        "spend": "spent", "stand": "stood", "steal": "stole stolen", "strike": "struck", "swear": "swore sworn",
        "take": "took taken", "teach": "taught", "tell": "told", "think": "thought", "throw": "threw thrown",
        "understand": "understood", "wake": "woke", "win": "won", "write": "wrote written",
        "man": "men", "woman": "women", "child": "children", "person": "people",
    }.items()
    for past in pasts.split()
}  # fmt: skip


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The English stem of a folded word (left: leav, as leave); numbers and abbreviations are their own."""
    return word if is_number(word) or "." in word else str(_stemmer.stemWord(_IRREGULAR.get(word, word)))


def is_number(word: str) -> bool:
    """Whether a folded word is a figure (13000, 3.5, 200th), which is never matched fuzzily."""
    return word[:1].isdigit()


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {word: str(20 + 10 * at) for at, word in enumerate(_TENS)}
_NUMBER_NAMES = {value: word for word, value in _NUMBER_WORDS.items()}


def same_number(word: str) -> str | None:
    """The other spelling of a small number (7 and seven), or None."""
    return _NUMBER_WORDS.get(word) or _NUMBER_NAMES.get(word)


_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_CARDINALS = frozenset(_NUMBER_WORDS) | frozenset("hundred thousand million billion trillion".split()) - {"one"}


def number_words(word: str) -> frozenset[str]:
    """The other number words that would contradict this one: first for second, eight for seven; none for others."""
    kin = _ORDINALS if word in _ORDINALS else _CARDINALS if word in _CARDINALS else frozenset()
    return kin - {word}


_NEGATIONS = frozenset("not no never nor none nobody nothing neither cannot without".split())


def is_negation(word: str) -> bool:
    """Whether a folded word turns the sense: not, never, can't."""
    return word in _NEGATIONS or word.endswith("n't")


# Stage directions -----------------------------------------------------------------------------------------------------

_BRACKETED = re.compile(r"\(([^()\n]{1,80})\)|\[([^\[\]\n]{1,80})\]|\{([^{}\n]{1,80})\}")
_STAGE_WORDS = frozenset(
    "inaudible unintelligible indiscernible crosstalk laughter laughs laughing chuckles applause applauds "
    "cheers cheering booing boos pause silence phonetic sic recess music interpreter interpreted "
    "interpretation translation translator translated progress off-mic mic microphone off-camera audio video "
    "gap technical difficulties overlapping garbled foreign language spanish french german portuguese russian "
    "arabic chinese mandarin japanese korean italian english ukrainian turkish hindi urdu hebrew polish dutch "
    "nods gestures sighs coughs disfmarker vocalsound break gasps whispers interrupts interruption standing "
    "ovation".split()
)
_REACTIONS = frozenset(
    "laughter laughs laughing chuckles applause applauds cheers cheering booing boos ovation".split()
)
_GAPS = frozenset("inaudible unintelligible indiscernible gap garbled progress".split())
_INTERPRETERS = frozenset("interpreter interpreted interpretation translation translator translated".split())
_LONGEST_ASIDE = 8  # words; what stands longer in brackets is somebody's text


def asides(text: str) -> list[Span]:
    """The stage directions of `text`: (Laughter.), [inaudible], (Via interpreter), {vocalsound}; not every bracket."""
    if not any(mark in text for mark in "([{"):
        return []
    return [Span(*m.span()) for m in _BRACKETED.finditer(text) if m[3] is not None or _is_stage(m[1] or m[2])]


def _is_stage(inside: str) -> bool:
    found = [word.text for word in words(inside)]
    return 0 < len(found) <= _LONGEST_ASIDE and not _STAGE_WORDS.isdisjoint(found)


def aside_words(text: str) -> list[str]:
    """The folded words inside the stage directions of `text`."""
    return [word.text for mark in asides(text) for word in words(text[mark.start : mark.end])]


def is_reaction(word: str) -> bool:
    """Whether a stage direction's word tells what the room did: laughter, applause."""
    return word in _REACTIONS


def is_interpreter(word: str) -> bool:
    """Whether a stage direction's word says that the speech is an interpreter's."""
    return word in _INTERPRETERS


def is_gap(text: str) -> bool:
    """Whether a stage direction says that words are missing from the record."""
    found = [word.text for word in words(text)]
    return not _GAPS.isdisjoint(found) or (found[:1] == ["in"] and len(found) == 2)


# Sentences ------------------------------------------------------------------------------------------------------------

_END = re.compile(r"[.?!…]+[\"'”’»)\]]*(?=\s|$)")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col capt cmdr adm sgt hon rev amb st jr sr vs etc inc ltd co corp dept "
    "fig approx est messrs mme sra srta vol jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_STARTERS = frozenset(
    "the we i it he she they this that these those but and so in on at if when as our my your his her their there "
    "what who how why yes no well now thank let you a an".split()
)
_LAST_TOKEN = re.compile(r"[^\s(\[“\"‘']+$")
_NEXT_TOKEN = re.compile(r"\s+[\"'“‘«(\[]*(\S+)")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text`, stage directions with the sentence they follow; white space between is left out."""
    start = 0
    for gap in _BREAK.finditer(text):
        yield from _in_paragraph(text, start, gap.start())
        start = gap.end()
    yield from _in_paragraph(text, start, len(text))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    held: Span | None = None  # waits to see whether stage directions follow
    for piece in _cut(text, start, end):
        if held is not None and _only_aside(text[piece.start : piece.end]):
            held = Span(held.start, piece.end)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in _END.finditer(text, start, end):
        if stop.start() >= at and _ends(text, stop.start(), stop.end(), end):
            yield from _trimmed(text, at, stop.end())
            at = stop.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield Span(left, right)


def _only_aside(piece: str) -> bool:
    marks = asides(piece)
    return bool(marks) and not words(piece[: marks[0].start]) and not speech(piece)


def _ends(text: str, dot: int, after: int, end: int) -> bool:
    following = _NEXT_TOKEN.match(text, after, end)
    if following is None:
        return True
    upcoming = following[1]
    if upcoming[0].islower():
        return False
    if text[dot] != "." or text[dot : dot + 2] == "..":
        return True
    last = _LAST_TOKEN.search(text, max(0, dot - 24), dot)
    token = last[0].lower() if last else ""
    if token in _ABBREVIATIONS or (token == "no" and upcoming[0].isdigit()):
        return False
    if len(token) == 1 and token.isalpha() and token != "i":
        return False  # an initial: Antony J. Blinken
    if "." in token and not token.rstrip(".").split(".")[-1][1:]:  # U.S. ends a sentence only before a clear new start
        return upcoming.lower().strip("’',.") in _STARTERS
    return True


_SHORT = 6  # words; shorter sentences join their neighbour, as one would quote them
_LONG = 120  # words; unpunctuated speech is cut, so that a quote is never a whole long turn
_CUT_AT = 60


def units(text: str) -> Iterator[Span]:
    """What the index holds of a turn: its sentences, very short ones together, endless ones cut at a pause."""
    held: Span | None = None
    for sentence in sentences(text):
        if held is not None and _joins(text, held, sentence):
            held = Span(held.start, sentence.end)
            continue
        if held is not None:
            yield from _bounded(text, held)
        held = sentence
    if held is not None:
        yield from _bounded(text, held)


def _joins(text: str, held: Span, sentence: Span) -> bool:
    if _BREAK.search(text, held.end, sentence.start):
        return False
    return min(len(speech(text[span.start : span.end])) for span in (held, sentence)) < _SHORT and (
        len(speech(text[held.start : held.end])) < 2 * _SHORT
    )


def _bounded(text: str, span: Span) -> Iterator[Span]:
    found = words(text[span.start : span.end])
    start = span.start
    while len(found) > _LONG:
        pauses = [at for at in range(_CUT_AT // 2, _CUT_AT) if _pauses(text, span.start + found[at].end)]
        cut = (pauses[-1] if pauses else _CUT_AT) + 1
        yield Span(start, span.start + found[cut - 1].end)
        start, found = span.start + found[cut].start, found[cut:]
    yield Span(start, span.end)


def _pauses(text: str, at: int) -> bool:
    return text[at : at + 3].lstrip()[:1] in (",", ";", ":", "–", "—")


def one_line(text: str) -> str:
    """`text` with white space runs (no-break spaces too) folded: the only change ever made to what is shown."""
    return " ".join(text.split())


def joined(tokens: Sequence[Word]) -> str:
    """Folded words as one string, for alignment."""
    return " ".join(word.text for word in tokens)
