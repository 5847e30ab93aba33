"""What is left of a line when a clause is cut from it or words in its middle are left out, marked;
pure and seeded.

By rule, not by understanding: what goes turns the sense where it is a "not", a condition, or
somebody else's saying, right where the cut is; it does not where none of its words could turn
anything; otherwise it may be held either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from bot.question.asked_speaker import SAYING
from bot.text import is_negation, is_number, number_words, speech

LEAST = 4
"""The fewest words that are kept of a line, on either side of what is cut."""

_TURNING = (
    frozenset(
        """
    if unless whether would could should might may must can though although except only without
    until till before when whenever while once provided supposing suppose assuming assume whatever
    say says said saying tell tells told telling ask asks asked asking claim claims claimed argue
    argues argued report reports reported suggest suggests suggested think thinks thought thinking
    believe believes believed hope hopes hoped wish wishes wished guess feel feels felt imagine seem
    seems seemed sound sounds mean means meant know knows knew wonder wondering doubt doubts
    understand understood heard hear want wants wanted like let's try tried trying pretend deny
    denied denies refuse refused fail failed avoid stop stopped prevent maybe perhaps probably
    possibly hardly barely rarely seldom scarcely almost nearly few little less least instead rather
    than else otherwise wrong false untrue but however yet or nor just even too supposed according
    so-called what who why how which where do does did is are was were have has had will shall
    """.split()
    )
    | SAYING
)
"""A dropped word of these may turn the sense of what is kept: a claim that leaves one out may be
judged either way."""
_BEGINS = "and|but|because|which|who|if|unless|when|while|although|since"
_JOINT = re.compile(rf"\s*[,;:–—]\s+|\s+(?=(?:{_BEGINS})\b)", re.I)
_DENIED = re.compile(
    r"\b(?:I|we|you|they|he|she) (?:do|did|does|would)(?:n['’]t| not) (?:really"
    r" )?(?:think|believe|accept|say|agree)"
    r"(?: that)? (?=\w)",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:he|she|they|people|someone|somebody) (?:said|says|say|claimed|claims|thought) that"
    r" (?=\w)",
    re.I,
)
_NEGATED = re.compile(
    r"(?<!\bor )(?<!\bif )(?<!\bwhy )\b(?:not|never|\w+n['’]t) "
    r"(?!(?:only|I|you|we|they|he|she|it|that|there)\b)(?=[a-z])"
)
_CONDITION = re.compile(r"^(?:if|unless)\b[^,]+, (?=\w)", re.I)
_PROVISO = re.compile(r"(?:(\w+)|,) +(?=(?:only if|if|unless|provided)\b)", re.I)
_NO_PROVISO = frozenset(
    """
    know knows knew see sees seeing wonder wondering ask asks asked asking check sure tell tells
    told say says said decide remember matter matters care mind minds as even what like or and but
    than clear me you us him her them doubt question not that because so
    """.split()
)
"""After these an "if" is a "whether", or begins something else."""


def cut(line: str, chance: Random) -> str | None:
    """Without a clause at its end or beginning, which turned nothing; None where there is none."""
    return _one(chance, [kept for kept, gone in _cuts(line) if not _may_turn(gone)])


def cut_unsure(line: str, chance: Random) -> str | None:
    """Without a clause that may have turned it."""
    turned = set(_turned_cuts(line))
    return _one(
        chance, [kept for kept, gone in _cuts(line) if _may_turn(gone) and kept not in turned]
    )


def cut_turned(line: str, chance: Random) -> str | None:
    """Without a "not", a condition or a saying that turned it, at its end or beginning."""
    return _one(chance, _turned_cuts(line))


def _one(chance: Random, ways: Sequence[str]) -> str | None:
    return chance.choice(ways) if ways else None


def _cuts(line: str) -> Iterator[tuple[str, str]]:
    """What is kept and what is gone, wherever a clause may begin or end."""
    for joint in _JOINT.finditer(line):
        head, tail = line[: joint.start()], line[joint.end() :]
        for kept, gone in ((head, tail), (tail, head)):
            if _long(kept) and len(speech(gone)) > 1 and not is_negation(speech(kept)[-1].text):
                yield kept, gone


def _long(kept: str) -> bool:
    return len(speech(kept)) > LEAST


def _may_turn(gone: str) -> bool:
    """Whether any of the words left out, or a question mark, could turn what is kept."""
    said = [word.text for word in speech(gone)]
    return "?" in gone or any(
        word in _TURNING or is_negation(word) or word.endswith("'d") for word in said
    )


def _turned_cuts(line: str) -> list[str]:
    """What is kept where something goes that surely turns it."""
    kept = [
        line[m.end() :]
        for form in (_DENIED, _REPORTED, _NEGATED, _CONDITION)
        for m in form.finditer(line)
    ]
    kept += [
        line[: m.end()].rstrip(" ,")
        for m in _PROVISO.finditer(line)
        if (m[1] or "").lower() not in _NO_PROVISO and len(speech(line[m.end() :])) > 2
    ]
    return [words for words in kept if _long(words) and not _again(line, words)]


def _again(line: str, kept: str) -> bool:
    """Whether what is kept begins with the word that was cut before it: if, if we are …"""
    said, left = speech(line), speech(kept)
    before = len(said) - len(left) - 1
    return line.endswith(kept) and before >= 0 and said[before].text == left[0].text


_STOPPED = re.compile(r"\s*[.?!]")
_MARKS = (" … ", " ... ", " […] ", "… ")
_MOST_ELIDED = 8
_APART = re.compile(r"[,;:–—.?!]|\b(?:and|but|or|because|that|which|who|so)\b", re.I)


def elided(line: str, chance: Random) -> str | None:
    """With a mark for some words in its middle, which turned nothing."""
    return _gapped(line, chance, lambda gone: not _may_turn(gone))


def elided_turned(line: str, chance: Random) -> str | None:
    """With a mark for a negation in its middle."""
    return _gapped(
        line, chance, lambda gone: is_negation(speech(gone)[0].text) and not _APART.search(gone)
    )


def _counts(word: str) -> bool:
    """Whether a word counts the one after it: no mark takes the one and leaves the other."""
    return is_number(word) or bool(number_words(word))


def _gapped(line: str, chance: Random, able: Callable[[str], bool]) -> str | None:
    """The line with some words in its middle replaced by a mark."""
    said = speech(line)
    if "…" in line or ".." in line:
        return None
    ways = [
        (said[first - 1].end, said[last].end)
        for first in range(LEAST, len(said) - LEAST)
        for last in range(first, min(first + _MOST_ELIDED, len(said) - LEAST))
        if able(line[said[first].start : said[last].end])
        and not _STOPPED.match(line, said[last].end)
        if not _counts(said[last].text)
    ]
    if not ways:
        return None
    start, end = chance.choice(ways)
    return f"{line[:start]}{chance.choice(_MARKS)}{line[end:].lstrip(' ,;:')}"
