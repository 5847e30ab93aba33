"""What came of a claim in words: the verdict's sentence, and why it was given. Pure.

Which sentence it is is decided here; how it reads, in
`bot/page/locales`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from bot.model import Answer, Kind, Quote, Reason, ReasonKind, Verdict
from bot.page.diff import differs, shortened_words
from bot.page.language import Words, speaking
from bot.page.quote_card import own_words
from bot.text import one_line

_IN_SENTENCE: dict[Verdict, ReasonKind] = {
    "misattributed": "speaker",
    "reported": "hearsay",
    "paraphrase-only": "paraphrase",
    "wrong-context": "about",
}
"""The reason that a verdict's own sentence tells."""
_BY_KIND: dict[Kind, str] = {
    "posted": "written",
    "narration": "account",
    "reported": "paraphrased",
    "interpreted": "interpreted",
}
"""How a verdict's sentence for a kind of words is called."""
_ENOUGH = 10  # words of a reason, from each side: as many as a claim seldom turns beyond


def verdict_sentence(answer: Answer, verdict: Verdict, searched: str) -> str:
    """What came of the claim, with the people's names; `searched` is what was, in words."""
    say = speaking(answer.question.language)
    first = answer.quotes[0] if answer.quotes else None
    reason = _reason(answer, _IN_SENTENCE.get(verdict))
    usual = f"sentence-{verdict}"
    cases = (f"{usual}-{case}" for case in _cases(answer, verdict, first))
    sentence = next((case for case in cases if case in say), usual)
    who = _who(first, reason.recorded if verdict in ("misattributed", "reported") else "", say)
    if verdict == "wrong-context" and first and not own_words(first):
        who = say("report")  # nobody is to be shown saying what only a document says
    claimed = reason.claimed or answer.understood.speaker or say("claimed")
    words = say(sentence, who=who, claimed=claimed, recorded=reason.recorded, searched=searched)
    return words[:1].upper() + words[1:]


def reason_sentences(answer: Answer) -> tuple[str, ...]:
    """Why, each a sentence; without what the verdict's own sentence has said."""
    told = _reason(answer, _IN_SENTENCE.get(answer.verdict) if answer.verdict else None)
    half_told = told.kind == "about" and not _whole(told)
    cut = {one.recorded for one in answer.reasons if one.kind == "cut"}
    left = [one for one in answer.reasons if one is not told or half_told]
    left = [one for one in left if one.kind != "elision" or one.recorded not in cut]
    return tuple(dict.fromkeys(reason_sentence(one, answer.question.language) for one in left))


def reason_sentence(reason: Reason, language: str | None = None) -> str:
    """One reason; many words that it names are cut in the middle, where a claim seldom turns."""
    say = speaking(language)
    sides = {"claimed": reason.claimed, "recorded": reason.recorded}
    if reason.kind == "splice":
        apart = f"apart-{reason.recorded}"
        sides["recorded"] = say(apart) if apart in say else ""
    for side, words in sides.items():
        sides[side] = shortened_words(words.strip().strip(",;:"), _ENOUGH, _ENOUGH)
    known = {side: words for side, words in sides.items() if words}
    for case in ("", "-claimed", "-recorded"):
        with suppress(KeyError):  # there is no such sentence, or it names a side nobody knows
            return say(f"reason-{reason.kind}{case}", **known)
    return say(f"reason-{reason.kind}-neither")


def _cases(answer: Answer, verdict: Verdict, first: Quote | None) -> Iterator[str]:
    """What asks for another sentence than the verdict's usual one, the nearest first."""
    cases, nearly = [], differs(answer.diff)
    if verdict == "wrong-context":
        cases += ["about"] if _whole(_reason(answer, "about")) else []
        cases += ["cut"] if any(one.kind == "cut" for one in answer.reasons) else []
    cases += [_BY_KIND[first.kind]] if first and first.kind in _BY_KIND else []
    for case in cases:
        yield from (f"nearly-{case}", case) if nearly else (case,)
    yield from ("nearly",) if nearly else ()


def _reason(answer: Answer, kind: ReasonKind | None) -> Reason:
    """The reason of that kind; an empty one where there is none."""
    return next((one for one in answer.reasons if one.kind == kind), Reason(kind or "changed"))


def _whole(reason: Reason) -> bool:
    """Whether both sides of a reason are known."""
    return bool(reason.claimed and reason.recorded)


def _who(quote: Quote | None, recorded: str, say: Words) -> str:
    """Whom the sentence names: the speaker, else whom the record names, else the printed label."""
    speaker, label = (quote.speaker, quote.label) if quote else (None, None)
    if who := speaker or recorded:
        return who
    return say("as-printed", label=one_line(label)) if label else say("nameless")
