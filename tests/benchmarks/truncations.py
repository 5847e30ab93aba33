"""What is left of a line when a clause is cut from it or words in its middle are left out, marked;
pure and seeded.

By rule, not by understanding: what goes turns the sense where it is a "not", a condition, or
somebody else's saying, right where the cut is; it does not where none of its words could turn
anything; otherwise it may be held either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from bot.evaluation.claims import clause_cuts
from bot.evaluation.runs import LEAST
from bot.text import is_negation, is_number, number_words, speech

_TURNING = frozenset(
    """
    if unless whether would could should might may must can though although except only without
    until till before when whenever while once provided supposing suppose assuming assume
    whatever say says said saying tell tells told telling ask asks asked asking claim claims
    claimed argue argues argued report reports reported suggest suggests suggested think thinks
    thought thinking believe believes believed hope hopes hoped wish wishes wished guess feel
    feels felt imagine seem seems seemed sound sounds mean means meant know knows knew wonder
    wondering doubt doubts understand understood heard hear want wants wanted like let's try
    tried trying pretend deny denied denies refuse refused fail failed avoid stop stopped
    prevent maybe perhaps probably possibly hardly barely rarely seldom scarcely almost nearly
    few little less least instead rather than else otherwise wrong false untrue but however yet
    or nor just even too supposed according so-called what who why how which where do does did
    is are was were have has had will shall acknowledge acknowledged acknowledges add added adds
    admit admits admitted announce announced announces answer answered answers assure assured
    assures call called calls cite cited cites comment commented comments compare compared
    compares conclude concluded concludes congratulate congratulated congratulates declare
    declared declares define defined defines describe described describes emphasise emphasised
    emphasize emphasized emphasizes estimate estimated estimates explain explained explains
    express expressed expresses highlight highlighted highlights insist insisted insists joke
    joked jokes list listed lists mention mentioned mentions note noted notes offer offered
    offers phrase phrased pledge pledged pledges point pointed points post posted posts praise
    praised praises predict predicted predicts promise promised promises propose proposed
    proposes put quote quoted quotes recall recalled recalls refer referred refers remark
    remarked remarks replied replies reply respond responded responds speak speaking speaks
    spoke state stated states stress stressed stresses talk talked talking talks thank thanked
    thanks tweet tweeted tweets urge urged urges vow vowed vows warn warned warns welcome
    welcomed welcomes word worded write writes wrote
    """.split()
)
"""A dropped word of these may turn the sense of what is kept: a claim that leaves one out may be
judged either way."""
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
    return _one(chance, [kept for kept, gone in clause_cuts(line) if not _may_turn(gone)])


def cut_unsure(line: str, chance: Random) -> str | None:
    """Without a clause that may have turned it."""
    turned = set(_turned_cuts(line))
    return _one(
        chance, [kept for kept, gone in clause_cuts(line) if _may_turn(gone) and kept not in turned]
    )


def cut_turned(line: str, chance: Random) -> str | None:
    """Without a "not", a condition or a saying that turned it, at its end or beginning."""
    return _one(chance, _turned_cuts(line))


def _one(chance: Random, ways: Sequence[str]) -> str | None:
    return chance.choice(ways) if ways else None


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
