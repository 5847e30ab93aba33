"""A verdict in words: what came of a claim, how the claim differs from the record, and why. Pure.

Which sentence is told is decided here; how it reads, in bot/page/locales.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.model import Answer, Edit, Quote, Reason, ReasonKind, Verdict
from bot.page.language import Words, speaking

_IN_HEADLINE: dict[Verdict, ReasonKind] = {
    "misattributed": "speaker",
    "reported": "hearsay",
    "paraphrase-only": "paraphrase",
    "wrong-context": "about",
}


# The verdict --------------------------------------------------------------------------------------


def name(verdict: Verdict, language: str | None = None) -> str:
    """The verdict as a word and, after it, a plain shape: to be told without its colour, and to be
    read aloud."""
    return speaking(language)(f"verdict-{verdict}")


def told(answer: Answer, verdict: Verdict, searched: str) -> str:
    """One sentence that says what came of the claim, and names the people; `searched` is what was,
    in words."""
    say = speaking(answer.question.language)
    first = answer.quotes[0] if answer.quotes else None
    reason = _reason(answer, _IN_HEADLINE.get(verdict))
    claimed = reason.claimed or answer.understood.speaker or say("claimed")
    usual = f"sentence-{verdict}"
    cases = (f"{usual}-{case}" for case in _cases(answer, verdict, first))
    sentence = next((case for case in cases if case in say), usual)
    who = _who(first, reason.recorded if verdict in ("misattributed", "reported") else "", say)
    if verdict == "wrong-context" and first and first.kind in ("reported", "narration"):
        who = say("report")  # nobody is to be shown saying what only a document says
    said = say(sentence, who=who, claimed=claimed, recorded=reason.recorded, searched=searched)
    return said[:1].upper() + said[1:]


def lead(answer: Answer) -> str | None:
    """What stands right above the quotes of a claim that was not found: they are no match."""
    if answer.verdict == "not-found" and answer.quotes and answer.question.page == 0:
        return speaking(answer.question.language)("closest")
    return None


def also(answer: Answer) -> str | None:
    """What stands above the quotes after the one that decides."""
    others = (
        answer.verdict not in (None, "not-found")
        and answer.question.page == 0
        and len(answer.quotes) > 1
    )
    return speaking(answer.question.language)("also") if others else None


def reasons(answer: Answer) -> tuple[str, ...]:
    """Why, each a sentence; without what the verdict's own sentence has said."""
    said = _IN_HEADLINE.get(answer.verdict) if answer.verdict else None
    first = _reason(answer, said)
    whole = said != "about" or (first.claimed and first.recorded)
    cut = {one.recorded for one in answer.reasons if one.kind == "cut"}
    left = [one for one in answer.reasons if one is not first or not whole]
    left = [one for one in left if one.kind != "elision" or one.recorded not in cut]
    return tuple(dict.fromkeys(reason(one, answer.question.language) for one in left))


def reason(reason: Reason, language: str | None = None) -> str:
    """One reason, as a sentence."""
    say = speaking(language)
    claimed, recorded = (_brief(part) for part in (reason.claimed, reason.recorded))
    if reason.kind == "splice":
        recorded = say(f"apart-{recorded}") if f"apart-{recorded}" in say else ""
    both = f"reason-{reason.kind}"
    known = {
        (True, True): both,
        (True, False): f"{both}-claimed",
        (False, True): f"{both}-recorded",
    }
    wished = (known.get((bool(claimed), bool(recorded)), ""), f"{both}-neither", both)
    return say(next(one for one in wished if one in say), claimed=claimed, recorded=recorded)


def _brief(text: str) -> str:
    """Words to be named in a sentence: many of them are cut in the middle, where a claim seldom
    turns."""
    return _cut(text.strip().strip(",;:").split(), _ENOUGH, _ENOUGH)


def _cases(answer: Answer, verdict: Verdict, first: Quote | None) -> Iterator[str]:
    """What of the quote or the reasons asks for another sentence than the verdict's usual one, the
    nearest first."""
    about = _reason(answer, "about")
    nearly = differs(answer.diff)
    if verdict == "wrong-context":
        yield from ["nearly-about"] if about.claimed and about.recorded and nearly else []
        yield from ["about"] if about.claimed and about.recorded else []
        yield from ["cut"] if any(one.kind == "cut" for one in answer.reasons) else []
    by_kind = {
        "posted": "written",
        "narration": "account",
        "reported": "paraphrased",
        "interpreted": "interpreted",
    }
    case = by_kind.get(first.kind, "") if first else ""
    yield from [f"nearly-{case}"] if nearly else []
    yield case
    yield from ["nearly"] if nearly else []


def _reason(answer: Answer, kind: ReasonKind | None) -> Reason:
    return next((one for one in answer.reasons if one.kind == kind), Reason(kind or "changed"))


def _who(quote: Quote | None, recorded: str, say: Words) -> str:
    if quote is not None and quote.speaker is None and quote.label and not recorded:
        return say("as-printed", label=" ".join(quote.label.split()))
    return (quote.speaker if quote else None) or recorded or say("nameless")


# How it differs -----------------------------------------------------------------------------------

_WHOLE = 80  # words of a diff that is shown as it is
_AROUND = 12  # words kept on each side of a change, of a longer one
_CHANGE = 60  # words of a change
_MOST = 60  # runs of words
_ENOUGH = 10  # words of a reason, from each side
CUT = "…"


def differs(diff: Iterable[Edit]) -> bool:
    """Whether anything was put in or left out; a diff that only agrees need not be shown."""
    return any(edit.mark != "=" for edit in diff)


def compared(language: str | None = None) -> str:
    """What stands before a diff."""
    return speaking(language)("compared")


def legend(language: str | None = None) -> str:
    """What the styles of a drawn diff mean."""
    return speaking(language)("legend")


def shown(answer: Answer) -> tuple[Edit, ...]:
    """The claim against the record; with what was cut off, where nothing else differs and that
    turns the sense."""
    cut = " ".join(_reason(answer, "cut").recorded.split())
    if answer.verdict != "wrong-context" or not cut or differs(answer.diff) or not answer.quotes:
        return answer.diff
    marks = [place for place, edit in enumerate(answer.diff) if edit.text == CUT]
    if marks:
        return (*answer.diff[: marks[0]], Edit("+", cut), *answer.diff[marks[0] + 1 :])
    first = answer.quotes[0]
    said, kept = " ".join(first.text.split()), " ".join(first.text[: _begins(first)].split())
    if cut not in said:
        return answer.diff
    return (Edit("+", cut), *answer.diff) if cut in f"{kept} " else (*answer.diff, Edit("+", cut))


def _begins(quote: Quote) -> int:
    return min((span.start for span in quote.matched), default=0)


def shortened(diff: tuple[Edit, ...], around: int | None = None) -> tuple[Edit, ...]:
    """The diff, white space folded, cut down to `around` words beside each change (None: if it is
    long); or nothing."""
    if not differs(diff):
        return ()
    if around is None:
        around = _AROUND if sum(len(edit.text.split()) for edit in diff) > _WHOLE else _WHOLE
    kept = []
    for place, edit in enumerate(diff[:_MOST]):
        before, after = (around if place else 0), (around if place < len(diff) - 1 else 0)
        text = (
            _cut(edit.text.split(), before, after)
            if edit.mark == "="
            else _cut(edit.text.split(), _CHANGE, 0)
        )
        kept += [Edit(edit.mark, text)] if text else []
    return (*kept, *([Edit("=", CUT)] if len(diff) > _MOST else ()))


def _cut(words: list[str], first: int, last: int) -> str:
    """The first and last so many words, and a mark where others stood."""
    if len(words) <= first + last:
        return " ".join(words)
    return " ".join((*words[:first], CUT, *words[len(words) - last :]))


def marked(diff: tuple[Edit, ...], language: str | None = None) -> str:
    """The shortened diff in signs that survive without colour: [-claimed, not said-] {+said, left
    out+}; or nothing."""
    told = " ".join(text for text, _ in signed(diff))
    return f"{compared(language)} {told}" if told else ""


def signed(diff: tuple[Edit, ...]) -> Iterator[tuple[str, Edit]]:
    """Each run of words of the shortened diff within its signs, and the run."""
    signs = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
    for edit in shortened(diff):
        opening, closing = signs[edit.mark]
        yield f"{opening}{edit.text}{closing}", edit
