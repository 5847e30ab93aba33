"""What of a message may be checked: what it puts into somebody's mouth, or its sentences. Pure.

> We will not close the harbour.        a block quote, with the line before it that ends in a colon
                                        (whose words?)
— Ana Ruiz                              or the one after it that begins with a dash
As Ruiz said, “we will not …”.          what stands in quotation marks, within its sentence
We will not close the harbour.          a message of a sentence or two, whole; of many, one of them
                                        to be chosen
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from bot.slack.inbound.plain_text import typed_text
from bot.slack.outbound.limits import clipped, escaped
from bot.text import sentences, words

SHORT, FEW = 300, 2
"""A message of at most so many letters and sentences is checked as it stands."""
ALL = 1_200
"""A longer message may still be checked as a whole, up to so many letters."""
LONGEST = 2_000
LEAST = 3  # words of what may be checked: fewer are a name, a title, a “scare” quote
NEAR = 80  # letters between two quotes of one sentence: “We will not,” said Ruiz, “close it.”

_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»|„[^„“”]+[“”]|‹[^‹›]+›|「[^「」]+」")
_CITED = re.compile(r"\s*(?:&gt;|>)")
_REST_CITED = re.compile(r"\s*(?:&gt;|>){3}")
_SIGNED = re.compile(r"\s*(?:[-–—~]+|by\s)\s*(\S.{0,80})")
_ENDED = re.compile(r"[.?!…][)\]”\"’']*\s*$")
_END = re.compile(r"[.?!…](?:\s|$)")
_ATTRIBUTED = re.compile(r"\s*[,;:(–—-]|\s+(?=[a-zß-ÿ])")


def claims(text: str) -> tuple[str, ...]:
    """What of a message's text, as Slack delivers it, may be checked: one thing, several to choose
    from, or nothing."""
    whole = " ".join(typed_text(text).split())
    if not whole:
        return ()
    found = [*_block_quotes(text), *_quotes(text)]
    single = len(whole) <= SHORT and len([*sentences(whole)]) <= FEW
    if single and not any(map(_CITED.match, text.splitlines())):
        return (whole,)
    found = found or _sentences(text, whole)
    return tuple(dict.fromkeys(clipped(one, LONGEST) for one in found))


def written(message: Mapping[str, Any]) -> str:
    """A message's text; where it has none, what its attachments (a message passed on) or blocks
    say."""
    text = message.get("text")
    if isinstance(text, str) and text.strip():
        return text
    passed_on = [
        str(one.get("text") or one.get("fallback") or "")
        for one in _objects(message.get("attachments"))
    ]
    return "\n".join(filter(None, passed_on)) or "\n".join(_lines(_objects(message.get("blocks"))))


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _lines(blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The words of sections and of rich text, as a message's text would have them."""
    for block in blocks:
        text = block.get("text")
        if isinstance(text, Mapping) and isinstance(text.get("text"), str):
            yield text["text"]
        parts = _objects(block.get("elements"))
        runs = [
            str(part["text"])
            for part in parts
            if part.get("type") in ("text", "link") and "text" in part
        ]
        if runs:
            mark = "&gt; " if block.get("type") == "rich_text_quote" else ""
            yield mark + escaped("".join(runs)).replace("\n", f"\n{mark}")
        elif str(block.get("type")).startswith("rich_text"):
            yield from _lines(parts)


# Quotes -------------------------------------------------------------------------------------------


def _block_quotes(text: str) -> Iterator[str]:
    """Each run of cited lines, with whose words the lines around say they are."""
    runs = [[*run] for _, run in groupby(_by_line(text), key=lambda line: line[0])]
    for place, run in enumerate(runs):
        inside = " ".join(typed_text("\n".join(line for _, line in run)).split())
        if not run[0][0] or len(words(inside)) < LEAST:
            continue
        before = typed_text(runs[place - 1][-1][1]) if place else ""
        after = typed_text(runs[place + 1][0][1]) if place + 1 < len(runs) else ""
        yield _attributed(inside, before, after)


def _by_line(text: str) -> Iterator[tuple[bool, str]]:
    """The lines that are not empty, each with whether it is cited; >>> cites all that follows."""
    rest = False
    for line in filter(str.strip, text.splitlines()):
        rest = rest or bool(_REST_CITED.match(line))
        yield rest or bool(_CITED.match(line)), line


def _attributed(inside: str, before: str, after: str) -> str:
    said = inside if _QUOTED.fullmatch(inside) else f"“{inside.translate(_SINGLE)}”"
    if before.rstrip().endswith(":"):
        return f"{_last_sentence(before)} {said}"
    signed = _SIGNED.fullmatch(after)
    return f"{said} by {signed[1].strip()}" if signed else said


_SINGLE = str.maketrans('“”"', "‘’'")


def _quotes(text: str) -> Iterator[str]:
    """What stands in quotation marks, within the sentence that says whose it is; quotes close
    together are one."""
    for line in filter(None, (typed_text(line) for cited, line in _by_line(text) if not cited)):
        spans: list[tuple[int, int]] = []
        for found in _QUOTED.finditer(line):
            between = line[spans[-1][1] : found.start()] if spans else ""
            if spans and len(between) <= NEAR and not _END.search(between):
                spans[-1] = (spans[-1][0], found.end())
            elif len(words(found[0])) >= LEAST:
                spans.append(found.span())
        yield from (_in_its_sentence(line, *span) for span in spans)


def _in_its_sentence(line: str, start: int, end: int) -> str:
    lead = _last_sentence(line[:start])
    lead = "" if _ENDED.search(lead) else f"{lead} " if lead else ""
    rest = line[end:]
    first = next(sentences(rest), None)
    tail = rest[: first.end] if first and _ATTRIBUTED.match(rest) else ""
    return " ".join(f"{lead}{line[start:end]}{tail}".split())


def _last_sentence(text: str) -> str:
    spans = [*sentences(text)]
    return text[spans[-1].start : spans[-1].end] if spans else ""


# Sentences ----------------------------------------------------------------------------------------


def _sentences(text: str, whole: str) -> list[str]:
    """The sentences to choose from, and the message as a whole where it is not too long for a
    quote."""
    told = typed_text(text)
    found = [" ".join(told[span.start : span.end].split()) for span in sentences(told)]
    found = [one for one in found if len(words(one)) >= LEAST]
    return found if len(found) == 1 or len(whole) > ALL else [*found, whole]
