"""The labels of a transcript: the name printed before somebody's words, in every form that
publishers use.

    SECRETARY HALE: …      DR. van der MEER: …      MINISTRE TRÉMAINE : …      capitals and a colon
    Mr. SOKOLIN (Kerasia) (spoke in Russian): …     an honorific, a surname in capitals, brackets
    PRESIDENT LUND [through interpreter]: …     brackets that tell how it was said: not of the name
    GOV. SMITH, CHAIR: …   Ms. Adler, for the pilots: …     a title after a comma (mixed case: after
                           an honorific)
    **MS. ADLER:** …       [00:12:03] MODERATOR: …  >> HOST: …     SPEAKER 1 (00:12): …     bold,
                           time stamps, captions
    Q    …     Q. …     A. …     Q1: …              questions and answers (A only beside Q)
    Bo Lund: …             mixed case: where `speakers:` maps it, or others of the form and it is
                           printed so twice, or with an honorific
    Mr. SMITH. …           Mr. SMITH — …    a stop or a dash: where `speakers:` maps one of the form
    Bo Lund, for the Group. – …                     the European Parliament's form, mapped
    Bo Lund                Bo Lund  00:12           alone on a line: mapped, or with a time stamp

What a file's mapped labels look like tells its form; then names in capitals of that form are labels
too, so that `bot.sources.corpus` can report the unmapped ones. `doubts` finds what looks like a
label and was not read as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from bot.sources.readers.names import (
    Names,
    has_capitals,
    is_label,
    is_name,
    is_personal,
    is_unnamed,
    starts_with_honorific,
)
from bot.text import is_interpreter, is_tongue, one_line, speech_language, words

Form: TypeAlias = Literal["colon", "q", "stop", "dash", "stamped", "alone"]

_BLANK = r"[ \t\u00a0]"
_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_STAMP = rf"[\[(]?{_TIME}(?:{_BLANK}*(?:-->|[-–]){_BLANK}*{_TIME})?[\])]?"
_LEAD = (
    rf"[ \t\u00a0\ufeff]*(?:(?P<stamp>{_STAMP}){_BLANK}*[-–—|]?{_BLANK}*)?(?:>>+{_BLANK}*)?"
    rf"(?:Q\d{{1,4}}[.:]?{_BLANK}+)?(?:\*\*|__)?"
)
_GROUPS = rf"(?P<groups>(?:{_BLANK}*(?:\([^()\n]{{1,120}}\)|\[[^\[\]\n]{{1,120}}\]))*){_BLANK}*"
_BOLD = rf"(?:\*\*|__)?{_BLANK}*"
_COLON = re.compile(
    rf"{_LEAD}(?P<name>[^\s:()\[\]*<>][^\n:()\[\]*]{{0,79}}?){_GROUPS}{_BOLD}"
    rf":(?!//)(?!(?<=\d:)\d){_BOLD}"
)
_VOICE = re.compile(r"[ \t]*(?P<stamp><v(?:\.[\w.]+)?[ ])[ ]*(?P<name>[^<>\n]{1,79})(?P<groups>)>")
_Q = re.compile(
    rf"[ \t\u00a0\ufeff]*(?:\*\*)?(?P<name>[QA]\d{{0,4}})(?P<groups>)"
    rf"(?:(?P<set>[.:])(?:\*\*)?{_BLANK}+(?=\S)|(?:{_BLANK}{{2,}}|\t)(?=\S)"
    rf"|(?<=Q){_BLANK}(?=[A-Z“\"(¿]))"
)
_CAPTION = re.compile(rf"[ \t]*(?P<name>>>+){_BLANK}*(?P<groups>)(?=\S)")
_STAMPED = re.compile(
    rf"{_LEAD}(?P<name>[^\W\d_][^\n:()\[\]*]{{0,59}}?){_BLANK}+(?P<groups>{_STAMP})[ \t\r]*$"
    rf"|[ \t\ufeff]*{_STAMP}{_BLANK}+(?P<name2>[^\W\d_][^\n:()\[\]*]{{0,59}}?)[ \t\r]*$"
)
_ALONE = re.compile(rf"{_LEAD}(?P<name>[^\s:()\[\]*][^\n:()\[\]*]{{0,59}}?){_GROUPS}{_BOLD}\r?$")
_PERSONAL = (
    r"(?:(?:M[rsx]|Mrs|Miss|Messrs|Dr)\.?[ \u00a0][^\n.:()\[\]]{2,60}|The [A-Z][A-Z -]+(?: pro"
    r" tempore)?)"
)
_GROUP = re.compile(r"[(\[][^()\[\]]*[)\]]")
_INDENT = " \t\u00a0\ufeff"
_NEXT_WORD = re.compile(r"(?=\S)|\Z")


class Label(NamedTuple):
    """A label: as shown, whose, whether it says that an interpreter speaks, where it and the words
    after it begin."""

    shown: str
    person: str | None
    interpreted: bool | None
    start: int
    end: int


class _Head(NamedTuple):
    """The beginning of a line that may be a label."""

    form: Form
    name: str
    groups: tuple[str, ...]  # what stands in brackets after the name, brackets and all
    set: str  # what sets a Q or an A off, or ends a name
    start: int
    end: int
    mapped: bool
    stamped: bool

    @property
    def is_known(self) -> bool:
        """Whether it is mapped, or written as a name is."""
        return self.mapped or is_name(self.name)

    @property
    def looks_printed(self) -> bool:
        """Whether it is written as labels are: in capitals, or as a part's is (Moderator)."""
        return is_label(self.name) or is_unnamed(self.name)

    @property
    def is_sure(self) -> bool:
        """Whether it is a label, whatever else the file has."""
        match self.form:
            case "colon":
                return any((self.mapped, is_label(self.name), self.name.startswith(">>")))
            case "stop" | "dash":
                return self.mapped and has_capitals(self.name)
        return False


def tells_interpreted(mark: str) -> bool | None:
    """Whether a bracket says that an interpreter (or a translation) is heard from here, or the
    person again."""
    found = [word.text for word in words(mark)]
    if any(map(is_interpreter, found)):
        return True
    if (language := speech_language(mark)) is None:
        return False if found[:2] == ["in", "english"] else None
    foreign = None if found[0] in ("speaks", "continues") else True
    return False if language == "english" else foreign


def labels(text: str, speakers: Mapping[str, str], prose: tuple[str, ...] = ()) -> list[Label]:
    """The labels of a transcript in order; `prose` lists beginnings that look like one and are
    none."""
    names = Names(speakers)
    ruled_out = {one_line(line) for line in prose}
    heads = [head for head in _heads(text, names) if one_line(head.name) not in ruled_out]
    forms = _Forms(heads, text)
    return [_label(head, names) for head in heads if forms.admits(head)]


def _label(head: _Head, names: Names) -> Label:
    told = [_label_tells(group) for group in head.groups]
    silent = [group for group, on in zip(head.groups, told, strict=True) if on is None]
    kept = [group for group in silent if not re.fullmatch(_STAMP, group)]
    person = names.person(head.name, head.groups) or names.person(head.name, kept)
    interpreted = next((on for on in reversed(told) if on is not None), None)
    return Label(" ".join([head.name, *kept]), person, interpreted, head.start, head.end)


def _label_tells(group: str) -> bool | None:
    """As `tells_interpreted`; in a label any other language means that the words printed are a
    translation."""
    on = tells_interpreted(group)
    if on is None and speech_language(group):
        return True
    match [word.text for word in words(group)]:
        case ["in", tongue] if on is None and is_tongue(tongue):
            return True
    return on


# The beginnings of lines --------------------------------------------------------------------------


def _heads(text: str, names: Names) -> Iterator[_Head]:
    """The beginnings of lines that may be labels, one a line at most."""
    forms = _patterns(names)
    for line in re.finditer(r"[^\n]+", text):
        for form, pattern in forms:
            match = pattern.match(text, *line.span())
            if match and _is_head(head := _head(form, match, text, names), text):
                yield head
                break


def _patterns(names: Names) -> list[tuple[Form, re.Pattern[str]]]:
    mapped = sorted((one_line(label) for label in names.speakers), key=len, reverse=True)
    ways = [re.escape(label).replace(r"\ ", r"[ \u00a0]+") for label in mapped]
    name = "|".join([*ways, _PERSONAL])
    title = rf"(?:,{_BLANK}(?P<title>[^\n:.–—]{{1,90}}))?"
    ended = rf"{_LEAD}(?P<name>{name}){title}{_GROUPS}{_BOLD}"
    stop = re.compile(rf"{ended}(?P<set>\.)(?={_BLANK}+[^\s–—-])")
    dash = re.compile(rf"{ended}(?P<set>\.?{_BLANK}*(?:[–—]|--)){_BOLD}")
    return [
        ("colon", _COLON),
        ("colon", _VOICE),
        ("q", _Q),
        ("colon", _CAPTION),
        ("stop", stop),
        ("dash", dash),
        ("stamped", _STAMPED),
        ("alone", _ALONE),
    ]


def _head(form: Form, match: re.Match[str], text: str, names: Names) -> _Head:
    found = match.groupdict("")
    name, title = found["name"] or found.get("name2", ""), found.get("title")
    groups = tuple(_GROUP.findall(found["groups"]))
    stamped = any((found.get("stamp"), *(re.fullmatch(_STAMP, group) for group in groups)))
    start = match.end() - len(match[0].lstrip(_INDENT))
    end = next(_NEXT_WORD.finditer(text, match.end())).start()
    printed = (f"{name}, {title}" if title else name).strip()
    mapped = names.maps(printed, groups)
    return _Head(form, printed, groups, found.get("set", ""), start, end, mapped, stamped)


def _is_head(head: _Head, text: str) -> bool:
    """Whether the beginning of a line may be a label in some file; `_Forms` says in which."""
    if head.form == "colon":
        if any((head.mapped, head.looks_printed, head.stamped and is_name(head.name))):
            return True
        if not is_personal(head.name):
            return False
    elif head.form not in ("stop", "dash"):
        return True
    return _begins_paragraph(text, head.start)


def _begins_paragraph(text: str, start: int) -> bool:
    """Whether a line does not go on where the one before was broken off; as the indented ones of a
    record do not."""
    before = text[max(0, start - 400) : start]
    last = before.rstrip(_INDENT + "\r").removesuffix("\n").rpartition("\n")[2].rstrip()
    ended = last[-1:] in ("", ".", "?", "!", ":", ")", "]", "”", '"')
    return ended or before[-1:] in _INDENT


# Which of them are labels -------------------------------------------------------------------------


class _Forms:
    """What the labels of one file look like, told from those that are sure."""

    def __init__(self, heads: Sequence[_Head], text: str) -> None:
        self.text = text
        mapped = [head for head in heads if head.mapped]
        stamped = [head for head in heads if head.form == "stamped" if head.is_known]
        self.opened = {head.form for head in mapped if head.is_sure}
        self.questions = {head.set for head in heads if head.form == "q" if head.name[0] == "Q"}
        self.small = not all(has_capitals(head.name) for head in mapped if head.form == "colon")
        self.printed = Counter(head.name for head in heads if head.form == "colon")
        self.stamps = len(stamped) > 2 or any(h.mapped or is_unnamed(h.name) for h in stamped)
        bare = {head.form for head in mapped} & {"alone", "stamped"}
        self.alone = self.opened | bare == {"alone"}

    def admits(self, head: _Head) -> bool:
        """Whether the beginning of a line is a label in this file."""
        if head.is_sure:
            return True
        match head.form:
            case "q":
                return head.set in self.questions
            case "colon":
                return self._admits_before_colon(head)
            case "stop" | "dash":
                return self._admits_before_stop(head)
            case "stamped" if self.stamps:
                return head.is_known
            case "alone" if self.alone:
                return head.mapped or self._is_printed_alone(head)
        return False

    def _admits_before_colon(self, head: _Head) -> bool:
        if head.stamped:
            return True
        often = self.printed[head.name] > 1
        if is_unnamed(head.name):
            return often or head.name[-1].isdigit()
        # nothing but its small letters, as a name has them, makes it look like a label
        return self.small and (often or starts_with_honorific(head.name))

    def _admits_before_stop(self, head: _Head) -> bool:
        # where labels stand before a colon, a stop or a dash alone may be a sentence's
        settled = "colon" not in self.opened or head.set[:1] == "." != head.set
        if head.mapped and settled:
            return True
        return head.form in self.opened and is_label(head.name)

    def _is_printed_alone(self, head: _Head) -> bool:
        after = self.text[head.start : head.end].replace("\r", "")
        return all((head.looks_printed, "\n\n" not in after, head.end < len(self.text)))
