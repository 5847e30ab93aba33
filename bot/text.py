"""Text as matching sees it: words folded to one spelling each, every one with its way home to the source.

Folding never touches what is shown. A word is matched by its folded form (lower case, no accents, straight
quotes, no thousands separators) and shown by its span in the original.

    words("México’s 13,000 calls to the U.S. – 7%")
    mexico · 13000 · calls · to · the · u.s. · 7 · percent
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeVar

import Stemmer

from bot.model import Span


class Word(NamedTuple):
    """A folded word and where it stands in the original text."""

    text: str
    start: int
    end: int


_start = attrgetter("start")

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


_MOST_REMEMBERED = 1 << 16
T = TypeVar("T")


class _Memo(dict[str, T]):
    """A pure function of a string that remembers what it gave, and forgets all of it at once when that is too much.

    Indexing asks for one value for each word of an archive: `lru_cache`, which keeps an order, takes twice as long.
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        self._function = function

    def __missing__(self, key: str) -> T:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        value = self[key] = self._function(key)
        return value


def _fold(raw: str) -> str:
    if raw in _SIGNS:
        return _SIGNS[raw]
    if raw[0].isdigit():
        return _THOUSANDS.sub(lambda group: group[0].replace(",", ""), unicodedata.normalize("NFKC", raw)).lower()
    plain = unicodedata.normalize("NFKD", raw.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00ad", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)) if not plain.isascii() else plain
    if plain[:4] == "per " or plain[:4] == "per\u00a0":
        return "percent"
    plain = "".join(plain.split()) or raw  # some single letters decompose into a space and a mark
    return plain.removesuffix("'s") or plain


_folded = _Memo(_fold)


def fold(raw: str) -> str:
    """One printed word as matching spells it."""
    return _folded[raw]


def words(text: str) -> list[Word]:
    """Every word of `text`, in order."""
    made = tuple.__new__  # a named tuple's own constructor takes twice as long, and indexing is mostly this line
    return [made(Word, (_folded[m[0]], m.start(), m.end())) for m in _WORD.finditer(text)]


_pieces = _Memo(lambda piece: tuple(map(fold, _WORD.findall(piece))))
"""The folded words of what stands between white space, or in brackets."""


def word_texts(text: str) -> list[str]:
    """The folded words of `text`, without their places: several times faster than `words`."""
    if _spells_per_cent(text):
        return [word.text for word in words(text)]
    return _summed(text)


def _summed(text: str) -> list[str]:
    return list(chain.from_iterable(map(_pieces.__getitem__, text.split())))


def _spells_per_cent(text: str) -> bool:
    """Whether there may be a word with a space in it: but for per cent, a text is the sum of its pieces."""
    lower = text.lower()
    return "per cent" in lower or "per\u00a0cent" in lower


@lru_cache(maxsize=4096)
def name_words(text: str) -> frozenset[str]:
    """The folded words of a name or title, as a set."""
    return frozenset(word_texts(text))


@lru_cache(maxsize=128)
def speech(text: str) -> Sequence[Word]:
    """The words of `text` that somebody said: all but its stage directions. Kept for the turns asked for most."""
    marks = asides(text)
    if not marks:
        return words(text)
    said, at = [], 0
    for word in words(text):
        while at < len(marks) and marks[at].end <= word.start:
            at += 1
        if at == len(marks) or word.start < marks[at].start:
            said.append(word)
    return said


def speech_texts(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """The texts of the words of `speech` that begin in each span; cheap where spans end at white space."""
    said = without_asides(text)
    if _spells_per_cent(said) or not _part_words(said, spans):
        return [_beginning_in(speech(text), span) for span in spans]
    return [_summed(said[start:end]) for start, end in spans]


def _part_words(text: str, spans: Sequence[Span]) -> bool:
    """Whether all the spans begin and end where a word cannot run on."""
    whole = len(text)
    for start, end in spans:
        if (start and not text[start - 1].isspace()) or (end < whole and not text[end].isspace()):
            return False
    return True


def _beginning_in(tokens: Sequence[Word], span: Span) -> list[str]:
    first, last = bisect_left(tokens, span.start, key=_start), bisect_left(tokens, span.end, key=_start)
    return [word.text for word in tokens[first:last]]


_stemmer = Stemmer.Stemmer("english", 0)  # keeps no words itself; not re-entrant, but it keeps the interpreter lock
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


_AMERICAN = (  # British endings, spelled the other way
    (re.compile(r"(?<=[a-z]{2})our(?=$|[a-z])"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=program)me(?=s?$)"), ""),
)

_MAY_BE_BRITISH = re.compile(r"our|is[eia]|tre|ence|programme")


def stem(word: str) -> str:
    """The English stem of a folded word (left: leav, as leave; harbour: harbor); numbers and U.S. are their own."""
    return _stems[word]


def stems(words: Iterable[str]) -> Iterator[str]:
    """The stem of each."""
    return map(_stems.__getitem__, words)


def _stem(word: str) -> str:
    return word if _is_own_stem(word) else str(_stemmer.stemWord(_as_stemmed(word)))


def stem_each(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word with its stem; for very many at once, of which none need be remembered."""
    spelled = [word if _is_own_stem(word) else _as_stemmed(word) for word in words]
    for word, root in zip(words, _stemmer.stemWords(spelled), strict=True):
        yield word, word if root == word or _is_own_stem(word) else root


def _is_own_stem(word: str) -> bool:
    return is_number(word) or "." in word


def _as_stemmed(word: str) -> str:
    """The word whose stem is taken for this one's: leave for left, harbor for harbour."""
    if _MAY_BE_BRITISH.search(word):
        for british, american in _AMERICAN:
            word = british.sub(american, word)
    return _IRREGULAR.get(word, word)


_stems = _Memo(_stem)

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?$")


def is_number(word: str) -> bool:
    """Whether a folded word is a figure (13000, 3.5, 200th), which is never matched fuzzily; 6pm and 5g are words."""
    return word[:1].isdigit() and _FIGURE.match(word) is not None


def is_year(word: str) -> bool:
    """Whether a folded word may be a year, by which a meeting may be named."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


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


ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_CARDINALS = (frozenset(_NUMBER_WORDS) | frozenset("hundred thousand million billion trillion".split())) - {"one"}


def number_words(word: str) -> frozenset[str]:
    """The other number words that would contradict this one: first for second, eight for seven; none for others."""
    kin = ORDINALS if word in ORDINALS else _CARDINALS if word in _CARDINALS else frozenset()
    return kin - {word}


def spelled_numbers(said: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Numbers spelled in several words, as (first, end, figure): twenty one is 21, eight hundred is 800."""
    at = 0
    while at < len(said):
        end, value = at + 1, int(_NUMBER_WORDS.get(said[at], 0))
        while value and end < len(said) and (more := _continued(value, said[end])):
            value, end = more, end + 1
        if end - at > 1:
            yield at, end, str(value)
        at = end


def _continued(value: int, word: str) -> int:
    """A number with one more word to it (one after twenty, hundred after eight), or 0 where the word is not of it."""
    if word == "hundred":
        return value * 100 if value < 10 else 0
    unit = int(_NUMBER_WORDS.get(word, 0))
    fits = value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and unit < 10)
    return value + unit if unit and fits else 0


_NEGATIONS = frozenset(
    "not no never nor none nobody nothing neither nowhere cannot without dont doesnt didnt isnt arent wasnt werent "
    "cant couldnt wouldnt shouldnt hasnt havent hadnt aint".split()
)


def is_negation(word: str) -> bool:
    """Whether a folded word turns the sense: not, never, can't."""
    return word in _NEGATIONS or word.endswith("n't")


# Stage directions -----------------------------------------------------------------------------------------------------

_BRACKETED = re.compile(r"\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\]|\{[^{}\n]{1,80}\}")
_REACTIONS = frozenset(
    "laughter laughs laughing chuckles applause applauds cheers cheering booing boos ovation".split()
)
_GAPS = frozenset("inaudible unintelligible indiscernible gap garbled progress".split())
_INTERPRETERS = frozenset("interpreter interpreted interpretation translation translator translated".split())
_SURE = _REACTIONS | frozenset(
    "inaudible unintelligible indiscernible crosstalk phonetic sic garbled disfmarker vocalsound mic microphone".split()
)
"""Words that make a bracket a stage direction; those below do so only among themselves and their glue."""
_TONGUE_NAMES = frozenset(
    "spanish french german portuguese russian arabic chinese mandarin japanese korean italian english ukrainian "
    "turkish hindi urdu hebrew polish dutch greek czech thai farsi persian pashto dari swahili creole welsh gaelic "
    "icelandic catalan basque kazakh uzbek tajik kyrgyz tamil bengali malay tagalog khmer amharic somali yoruba hausa "
    "zulu maori quechua slovak slovene".split()
)
_LIKELY = (
    _INTERPRETERS
    | _TONGUE_NAMES
    | frozenset(
        "pause silence recess music progress camera audio video gap technical difficulties overlapping foreign "
        "language nods gestures sighs coughs break gasps whispers interrupts interruption standing".split()
    )
)
_GLUE = frozenset(
    "in via through by as from to into on off no and a an of with speaks speaking spoken continues continued "
    "continuing begins begin ends end resumes plays playing clip recording transcript brief short long".split()
)
_TONGUES = ("ese", "ish", "ian")
_SPEAKS = frozenset("spoke spoken speaks speaking continued continues continuing".split())
_LONGEST_ASIDE = 8  # words; what stands longer in brackets is somebody's text
_STAMP = re.compile(r"\[\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?\]")


def asides(text: str) -> list[Span]:
    """The stage directions of `text`: (Laughter.), [inaudible], (Via interpreter), {vocalsound}; not every bracket."""
    if not _has_brackets(text):
        return []
    return [Span(*mark.span()) for mark in _BRACKETED.finditer(text) if _directions[mark[0]]]


def _has_brackets(text: str) -> bool:
    return "(" in text or "[" in text or "{" in text


def _is_aside(mark: str) -> bool:
    return mark[0] == "{" or _STAMP.fullmatch(mark) is not None or _is_stage(mark[1:-1])


_directions = _Memo(_is_aside)
"""Whether what stands in brackets, with them, is a stage direction."""


def _is_stage(inside: str) -> bool:
    said = word_texts(inside)
    if speech_language(inside) is not None:
        return True
    if not 0 < len(said) <= _LONGEST_ASIDE:
        return False
    if said[0] == "in" and len(said) == 2 and is_tongue(said[1]):
        return True
    found = set(said)
    glue = _GLUE if _INTERPRETERS.isdisjoint(found) else _GLUE | {"the"}
    return not _SURE.isdisjoint(found) or (not _LIKELY.isdisjoint(found) and found <= _LIKELY | glue)


def without_asides(text: str) -> str:
    """`text` with white space in the place of its stage directions."""
    return _BRACKETED.sub(_blank, text) if _has_brackets(text) else text


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0]) if _directions[mark[0]] else mark[0]


def aside_words(text: str) -> list[str]:
    """The folded words inside the stage directions of `text`."""
    if not _has_brackets(text):
        return []
    return [word for mark in _BRACKETED.finditer(text) if _directions[mark[0]] for word in _pieces[mark[0]]]


def is_reaction(word: str) -> bool:
    """Whether a stage direction's word tells what the room did: laughter, applause."""
    return word in _REACTIONS


def is_interpreter(word: str) -> bool:
    """Whether a stage direction's word says that the speech is an interpreter's."""
    return word in _INTERPRETERS


def is_tongue(word: str) -> bool:
    """Whether a folded word names a language, as far as its form tells."""
    return word in _TONGUE_NAMES or word.endswith(_TONGUES)


def speech_language(mark: str) -> str | None:
    """The language in which a mark says somebody spoke: french for (spoke in French) and (Speaks French.)."""
    found = word_texts(mark)
    if not found or found[0] not in _SPEAKS:
        return None
    if found[1:2] == ["in"] and len(found) > 2:
        return found[2] if is_tongue(found[2]) else None
    return found[1] if len(found) == 2 and is_tongue(found[1]) else None


def is_gap(text: str) -> bool:
    """Whether a stage direction says that words are missing from the record: [inaudible], (In Spanish.)."""
    found = word_texts(text)
    if not _GAPS.isdisjoint(found):
        return True
    if found[:1] == ["in"] and len(found) == 2:
        return found[1] != "english"
    return found[:1] in (["speaks"], ["continues"]) and speech_language(text) not in (None, "english")


# Sentences ------------------------------------------------------------------------------------------------------------

_END = re.compile(r"[.?!…](?<![.?!…]{2})[.?!…]*+[\"'”’»)\]]*+(?=\s|$)")
_ONE_SENTENCE = re.compile(r"[^.?!…\n]*+[.?!…]*+[\"'”’»)\]]*+\s*+")  # most are
_ASIDE = re.compile(rf"\s*(?:{_BRACKETED.pattern})[.?!…]*")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col capt cmdr adm sgt hon rev amb st vs dept fig approx est messrs mme "
    "sra srta vol jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_CLOSERS = frozenset("jr sr etc inc ltd co corp".split())
"""Abbreviations that may also be a sentence's last word."""
_STARTERS = frozenset(
    "the we i it he she they this that these those but and so in on at if when as our my your his her their there "
    "what who how why yes no well now thank let you a an".split()
)
_LAST_TOKEN = re.compile(r"[^\s(\[“\"‘']+$")
_NEXT_TOKEN = re.compile(r"\s+[\"'“‘«(\[]*(\S+)")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text`, stage directions with the sentence they follow; white space between is left out."""
    if _ONE_SENTENCE.fullmatch(text):
        only = _trimmed(text, 0, len(text))
        yield from (only,) if only is not None else ()
        return
    start = 0
    for gap in _BREAK.finditer(text) if "\n" in text else ():
        yield from _cut(text, start, gap.start())
        start = gap.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    directions = _has_brackets(text)
    for stop in _END.finditer(text, start, end):
        dot, after = stop.span()
        if dot < at:
            continue
        if directions:
            after = _past_asides(text, after, end)
        if _ends(text, dot, after, end):
            if (sentence := _trimmed(text, at, after)) is not None:
                yield sentence
            at = after
    if at < end and (sentence := _trimmed(text, at, end)) is not None:
        yield sentence


def _past_asides(text: str, at: int, end: int) -> int:
    while (mark := _ASIDE.match(text, at, end)) and asides(mark[0]):
        at = mark.end()
    return at


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The part of `text` without the white space at its ends, or None where there is nothing else."""
    left = text[start:end].lstrip()
    right = left.rstrip()
    return Span(end - len(left), end - len(left) + len(right)) if right else None


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
    if token in _CLOSERS or _is_initials(token):  # these end a sentence only before a clear new start
        return upcoming.lower().strip("’',.") in _STARTERS
    return True


def _is_initials(token: str) -> bool:
    """Whether a token without its last dot is of the form U.S or p.m."""
    return "." in token and not token.rstrip(".").split(".")[-1][1:]


_SHORT = 6  # words; shorter sentences join their neighbour, as one would quote them
_LONG = 120  # words; unpunctuated speech is cut, so that a quote is never a whole long turn
_CUT_AT = 60
_BETWEEN = re.compile(r"(\S*)\s+")


def units(text: str) -> list[Span]:
    """What the index holds of a turn: its sentences, very short ones together, endless ones cut at a pause."""
    found = list(sentences(text))
    if len(found) > 1:
        found = _joined(text, found)
    return [part for unit in found for part in (_bounded(text, unit) if _may_be_long(unit) else (unit,))]


def _joined(text: str, found: Sequence[Span]) -> list[Span]:
    """Sentences of `text`, the very short ones with their neighbours."""
    joined = [found[0]]
    before, *counts = map(len, speech_texts(text, found))
    for sentence, count in zip(found[1:], counts, strict=True):
        if _joins(before, count) and not _BREAK.search(text, joined[-1].end, sentence.start):
            joined[-1] = Span(joined[-1].start, sentence.end)
            before += count
        else:
            joined.append(sentence)
            before = count
    return joined


def _joins(before: int, after: int) -> bool:
    """Whether neighbours of so many words are quoted together."""
    return min(before, after) < _SHORT and before < 2 * _SHORT


def _bounded(text: str, span: Span) -> Iterator[Span]:
    if len(word_texts(text[span.start : span.end])) <= _LONG:
        yield span
        return
    found = words(text[span.start : span.end])
    start, first = span.start, 0
    while len(found) - first > _LONG:
        window = range(first + _CUT_AT // 2, first + _CUT_AT)
        pauses = [at for at in window if _pauses(text, span.start + found[at].end)]
        cut = (pauses[-1] if pauses else first + _CUT_AT) + 1
        end, upcoming = span.start + found[cut - 1].end, span.start + found[cut].start
        if between := _BETWEEN.match(text, end, upcoming):  # a closing mark stays with its words, an opening one too
            end, upcoming = between.end(1), between.end()
        yield Span(start, end)
        start, first = upcoming, cut
    yield Span(start, span.end)


def _may_be_long(span: Span) -> bool:
    return span.end - span.start > 2 * _LONG  # letters; fewer do not hold so many words


def _pauses(text: str, at: int) -> bool:
    return text[at : at + 3].lstrip()[:1] in (",", ";", ":", "–", "—")


def one_line(text: str) -> str:
    """`text` with white space runs (no-break spaces too) folded: the only change ever made to what is shown."""
    return " ".join(text.split())
