"""What becomes of a line between the record and the person who asks for it: five ways, each pure
and seeded.

exact            as it stands
typos            a slip in three of ten words of four letters and more
fragment         a few words of the line, with a slip in one
half-remembered  a third of the words gone, a fifth of the rest misspelt, two pairs swapped, a
                 filler
recognised       one word in five as speech recognition hears it: a word that sounds alike, a wrong
                 cut, a spelling
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Literal, TypeAlias, get_args

from bot.evaluation.lines import RecordLine, WayOfAsking

Level: TypeAlias = Literal["exact", "typos", "fragment", "half-remembered", "recognised"]
LEVELS: tuple[Level, ...] = get_args(Level)

_MISTYPED = 0.3
_LONG_ENOUGH = 4  # letters of a word that is mistyped
_FORGOTTEN = 1 / 3
_MISSPELT = 1 / 5
_MISHEARD = 1 / 5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_MARKS = re.compile(r"[\"“”„«»]")
"""In a question they ask for exactly the words between them: nobody who mistypes those means that.
"""
_FILLERS = ("um", "like", "basically", "actually", "something", "you know", "I think", "sort of")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _keys_beside() -> dict[str, str]:
    """Each letter's neighbours in its row of the keyboard."""
    return {
        key: row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
        for row in _ROWS
        for at, key in enumerate(row)
    }


_BESIDE = _keys_beside()


# Typing -------------------------------------------------------------------------------------------


def mistyped(word: str, chance: Random) -> str:
    """A word with one slip: two letters swapped, one dropped, one doubled, or the key beside it."""
    slips = [_swapped, _dropped, _doubled, _beside]
    chance.shuffle(slips)
    at = chance.choice([at for at, letter in enumerate(word) if letter.isalpha()])
    return next(slipped for slip in slips if (slipped := slip(word, at, chance)) not in ("", word))


def _swapped(word: str, at: int, _: Random) -> str:
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at >= 0 else word


def _dropped(word: str, at: int, _: Random) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int, _: Random) -> str:
    return word[: at + 1] + word[at:]


def _beside(word: str, at: int, chance: Random) -> str:
    letter = word[at]
    near = _BESIDE.get(letter.lower(), "")
    if not near:
        return word
    struck = chance.choice(near)
    return word[:at] + (struck.upper() if letter.isupper() else struck) + word[at + 1 :]


def _exact(text: str, _: Random) -> str:
    return text


def _typos(text: str, chance: Random) -> str:
    return _slip(text, chance, lambda found: max(1, round(_MISTYPED * found)))


def _one_typo(text: str, chance: Random) -> str:
    return _slip(text, chance, lambda _: 1)


def _slip(text: str, chance: Random, how_many: Callable[[int], int]) -> str:
    """The text with slips in some of its words, the long ones only where there are any; without
    quotation marks."""
    text = " ".join(_MARKS.sub("", text).split())
    found = list(_WORD.finditer(text))
    spots = [spot for spot in found if _letters(spot[0]) >= _LONG_ENOUGH] or found
    chosen = {spot.start() for spot in chance.sample(spots, min(how_many(len(spots)), len(spots)))}
    return _WORD.sub(
        lambda spot: mistyped(spot[0], chance) if spot.start() in chosen else spot[0], text
    )


def _letters(word: str) -> int:
    return sum(letter.isalpha() for letter in word)


# Remembering --------------------------------------------------------------------------------------


def _half_remembered(text: str, chance: Random) -> str:
    said = _TOKEN.findall(text)
    kept = sorted(chance.sample(range(len(said)), len(said) - round(_FORGOTTEN * len(said))))
    words = [said[at] for at in kept]
    able = [at for at, word in enumerate(words) if _WORD.fullmatch(word) and len(word) > 2]
    for at in chance.sample(able, min(max(1, round(_MISSPELT * len(words))), len(able))):
        words[at] = mistyped(words[at], chance)
    for at in _pairs(len(words), chance):
        words[at : at + 2] = words[at + 1], words[at]
    words.insert(chance.randint(0, len(words)), chance.choice(_FILLERS))
    return " ".join(words)


def _pairs(words: int, chance: Random) -> tuple[int, ...]:
    """Where two pairs of neighbours begin that share no word; fewer where there is no room."""
    apart = [
        (first, second) for first in range(words - 1) for second in range(first + 2, words - 1)
    ]
    return chance.choice(apart) if apart else tuple(range(words - 1))[:1]


# Hearing ------------------------------------------------------------------------------------------

_SOUND_ALIKE = """
their there they're|to two too|know no|right write|hear here|your you're|its it's|for four|our are
hour|we're were where by buy|see sea|whole hole|week weak|one won|would wood|new knew|be bee|meet
meat|some sum|than then|weather whether wait weight|way weigh|piece peace|plain plane|principle
principal|role roll|sight site cite|son sun|through threw wear where|who's whose|ate eight|break
brake|cell sell|cent sent scent|course coarse|council counsel|do due|fair fare great grate|higher
hire|in and an|a the|of have|is as|his is|him them|been bin|made maid|male mail|might mite|need
kneed pair pear|past passed|patience patients|pole poll|pore pour poor|read red|road rode|sale
sail|seen scene|since sense so sew|tax tacks|that the|think thing|will well|with width|accept
except|affect effect|access excess|advice advise form from|later letter|live leave|member
number|policy police|price prize|test text|use used|want what|work walk can could|this these|it
that|okay ok|yeah yes|going gonna|want wanna|them then|or our|if it|at that|about out|was is
""".strip().replace("\n", "|")


def _sound_alike() -> dict[str, tuple[str, ...]]:
    groups = [line.split() for line in _SOUND_ALIKE.split("|")]
    kin: dict[str, list[str]] = {}
    for group in groups:
        for word in group:
            kin.setdefault(word, []).extend(other for other in group if other != word)
    return {word: tuple(others) for word, others in kin.items()}


_ALIKE = _sound_alike()
_SPELT = tuple(
    (re.compile(form), heard)
    for form, heard in (
        ("tion", "shun"),
        ("ph", "f"),
        ("ight", "ite"),
        ("^kn", "n"),
        ("^wr", "r"),
        ("qu", "kw"),
        ("x", "ks"),
        ("ck", "k"),
        ("c(?=[eiy])", "s"),
        ("c(?=[aourl])", "k"),
        ("ee", "ea"),
        ("ea", "ee"),
        ("oo", "u"),
        ("ou", "ow"),
        ("ai|ay", "ei"),
        ("ing$", "in"),
        ("er$", "a"),
        ("y$", "ie"),
        ("(?<=[a-z])z", "s"),
        ("v", "f"),
        ("d$", "t"),
        ("(?<=[aeiou])[lmnprst](?=[lmnprst])", ""),
        ("[aeiou](?=[a-z]{2,}$)", "a"),
    )
)
_SPLIT_FROM = 6  # letters of a word that may be heard as two
_JOINED_UP_TO = 8  # letters of two that may be heard as one


def _recognised(text: str, chance: Random) -> str:
    words = [word.lower() for word in _TOKEN.findall(text)]
    able = [at for at, word in enumerate(words) if _WORD.fullmatch(word)]
    for at in sorted(
        chance.sample(able, min(max(1, round(_MISHEARD * len(words))), len(able))), reverse=True
    ):
        words[at : at + 2] = _misheard(words[at : at + 2], chance)
    return " ".join(words)


def _misheard(pair: Sequence[str], chance: Random) -> list[str]:
    """A word (with the one after it, where there is one) as it may have been heard."""
    word, after = pair[0], list(pair[1:])
    if (alike := _ALIKE.get(word)) and chance.random() < 0.8:
        return [chance.choice(alike), *after]
    spelt = [
        heard for form, to in _SPELT if (heard := form.sub(to, word, count=1)) not in (word, "")
    ]
    ways: list[list[str]] = [[chance.choice(spelt), *after]] if spelt else []
    if len(word) >= _SPLIT_FROM:
        cut = chance.randint(2, len(word) - 3)
        ways.append([word[:cut].rstrip("'’"), word[cut:].lstrip("'’"), *after])
    if after and len(word + after[0]) <= _JOINED_UP_TO:
        ways.append([word + after[0]])
    return chance.choice(ways) if ways else [mistyped(word, chance), *after]


NOISE: Mapping[Level, Callable[[str, Random], str]] = {
    "exact": _exact,
    "typos": _typos,
    "fragment": _one_typo,
    "half-remembered": _half_remembered,
    "recognised": _recognised,
}
"""What each level does to a text."""


def _noisy(level: Level) -> WayOfAsking:
    def asked(line: RecordLine, chance: Random) -> str:
        return NOISE[level](line.fragment if level == "fragment" else line.text, chance)

    return asked


WAYS: Mapping[str, WayOfAsking] = {level: _noisy(level) for level in LEVELS}
"""What is asked for a line at each level."""
