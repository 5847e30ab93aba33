"""Who may see what: every path × every audience × every meeting, and nothing of a closed one in
any string of a reply.

Each meeting has words of its own for all that could give it away: what was said, its title, its
people, place, date. A reply to somebody who may not read it must hold none of them, but for those
that stood in the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answerer import Answerer
from bot.model import Answer, Audience, Question
from bot.page import citation, terminal
from bot.page.contract import answer_record
from bot.slack.outbound import messages
from bot.text import word_texts
from tests.conftest import Folder

C1, C2, U1, U2 = "C0GENERAL", "C0PRIVATE", "U0ALICE", "U0BOB"
ACCESS: dict[str, dict[str, list[str]]] = {
    "open": {},
    "channel": {"channels": [C1]},
    "user": {"users": [U1]},
    "both": {"channels": [C1], "users": [U1]},
    "channels": {"channels": [C1, C2]},
    "users": {"users": [U1, U2]},
    "other-channel": {"channels": [C2]},
    "crossed": {"channels": [C2], "users": [U1]},
    "nobody-here": {"channels": ["C0ELSEWHERE"], "users": ["U0ELSEWHERE"]},
}
AUDIENCES = [
    Audience(channel, user)
    for channel in (None, C1, C2, "C0OTHER")
    for user in (None, U1, U2, "U0OTHER")
]
UNLIKE = (
    *(
        "zebra quokka",
        "walrus narwhal",
        "tapir okapi",
        "lemur ocelot",
        "gecko iguana",
        "heron bittern",
    ),
    *("marten stoat", "puffin gannet", "cuttle barnacle"),
)
NAMES = (
    *(
        "Alba Quenby",
        "Bruno Vexley",
        "Celia Wozniak",
        "Dario Yarrow",
        "Elsa Zimmer",
        "Fritz Gorsky",
    ),
    *("Greta Hulme", "Hugo Jarrold", "Ilse Kettner"),
)
SILENT = (
    *("Ivo Plumb", "Jana Quill", "Karl Rusk", "Lena Stroud", "Milo Thrup", "Nora Umber"),
    *("Otto Vane", "Pia Wexcombe", "Quentin Yarm"),
)
PLACES = (
    "Aldmoor",
    "Brackwater",
    "Coldharn",
    "Dunmere",
    "Eastwold",
    "Fenbury",
    "Gorseley",
    "Hexbrook",
    "Inverloch",
)
TITLES = (
    "Anvils",
    "Bellows",
    "Chisels",
    "Drills",
    "Easels",
    "Forges",
    "Girders",
    "Hinges",
    "Ingots",
)


@dataclass(frozen=True)
class Closed:
    """A meeting and what is its own: `line` was said in it, `hint` only beside the line."""

    id: str
    number: int

    @property
    def word(self) -> str:
        return UNLIKE[self.number].split()[0]

    @property
    def hint(self) -> str:
        return UNLIKE[self.number].split()[1]

    @property
    def line(self) -> str:
        return f"Nobody ever sold the {self.word} to a neighbour"

    @property
    def speaker(self) -> str:
        return NAMES[self.number]

    @property
    def title(self) -> str:
        return f"{TITLES[self.number]} of the harbour"

    @property
    def day(self) -> str:
        return f"19{20 + 3 * self.number}-0{1 + self.number}-11"

    @property
    def quote(self) -> str:
        return f"{self.id}/0/0-{len(self.line) + 1}"

    @property
    def own(self) -> set[str]:
        """The words that nothing else has."""
        told = (*UNLIKE[self.number].split(), *self.speaker.split(), *SILENT[self.number].split())
        return {
            one.lower() for one in (*told, PLACES[self.number], TITLES[self.number], self.day[:4])
        }

    def may_be_read(self, audience: Audience) -> bool:
        access = ACCESS[self.id]
        allowed = audience.channel in access.get("channels", ()) or audience.user in access.get(
            "users", ()
        )
        return allowed or not access


MEETINGS = [Closed(id_, number) for number, id_ in enumerate(ACCESS)]


def written(root: Path) -> Answerer:
    """An answerer over all of them, in a folder of its own."""
    (root / "corpus").mkdir()
    people: dict[str, Any] = {"ruiz": {"name": "Ana Ruiz"}}
    for one in MEETINGS:
        people[f"p{one.number}"] = {
            "name": one.speaker,
            "roles": [{"title": f"Keeper of {TITLES[one.number]}"}],
        }
        people[f"s{one.number}"] = {"name": SILENT[one.number]}
    folder = Folder(root / "corpus", root / "index").people(people)
    for one in MEETINGS:
        label = f"MR. {one.speaker.split()[1].upper()}"
        text = (
            f"{label}: {one.line}.\n\nMS. RUIZ: The harbour thanks you.\n\n{label}: Not even one"
            f" {one.hint}.\n"
        )
        folder.meeting(
            one.id,
            text,
            title=one.title,
            date=date.fromisoformat(one.day),
            date_basis="outside",
            date_note=f"Told in {PLACES[one.number]}.",
            place=PLACES[one.number],
            source={
                "publisher": f"{TITLES[one.number]} Office",
                "url": f"https://{TITLES[one.number].lower()}.example/",
            },
            speakers={label: f"p{one.number}", "MS. RUIZ": "ruiz"},
            present=[f"s{one.number}"],
            related=[other.id for other in MEETINGS if other != one],
            access=ACCESS[one.id],
        )
    return folder.open()


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return written(tmp_path_factory.mktemp("access"))


# What a reply shows -------------------------------------------------------------------------------


def strings(
    value: Any, *, but: frozenset[str] = frozenset({"question", "related", "access"})
) -> Iterator[str]:
    """Every string, number and day in a value at any depth, but for what is never shown; in no
    order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str | int | float):
            yield str(one)
        elif isinstance(one, Mapping):
            waiting += (part for pair in one.items() if pair[0] not in but for part in pair)
        elif is_dataclass(one) and not isinstance(one, type):
            waiting += (getattr(one, field.name) for field in fields(one) if field.name not in but)
        elif isinstance(one, date):
            yield from () if isinstance(one, datetime) else (one.isoformat(),)
        elif one is not None:
            waiting += one


def shown(answer: Answer) -> Iterator[str]:
    """All that any surface shows of an answer; a button's value carries the question, which is
    not told by it."""
    for private in (True, False):
        message = messages.render(answer, private=private)
        yield from strings(message.blocks, but=frozenset({"value"}))
        yield message.text
    yield from strings(answer_record(answer, 0.0))
    yield from (terminal.row_text(row) for row in terminal.answer_rows(answer))


Way = Callable[[Answerer, Audience, Closed], Set[str]]


def asked(form: str, page: int = 0) -> Way:
    """A question with a meeting's words put in."""

    def path(answerer: Answerer, audience: Audience, one: Closed) -> Set[str]:
        text = form.format(
            one=one,
            typo=f"{one.word[:-1]}q",
            surname=one.speaker.split()[1],
            title=TITLES[one.number],
        )
        return told(answerer, Question(text, "slash", audience, limit=5, page=page))

    return path


@cache  # the same is asked of many meetings
def told(answerer: Answerer, question: Question) -> frozenset[str]:
    """The words of an answer."""
    answer = answerer.ask(question)
    seen = sum(other.may_be_read(question.audience) for other in MEETINGS)
    assert answer.searched.meetings <= seen
    assert answer.listed <= seen
    return _without(shown(answer), question.text)


def _without(told: Iterable[str], text: str) -> frozenset[str]:
    """The words that are told, but for those that were typed."""
    found = word_texts(re.sub(r"[-_/.]", " ", "\n".join(set(told))))
    return frozenset(found).difference(word_texts(text))


def by_id(
    get: Callable[[Answerer, Audience, Closed], Any],
    typed: Callable[[Closed], str] = lambda one: one.id,
) -> Way:
    """Something asked for by a name, an id or half a word."""
    return lambda answerer, audience, one: _without(
        strings(get(answerer, audience, one)), typed(one)
    )


def _cited(answerer: Answerer, audience: Audience, one: Closed) -> list[str]:
    quote = answerer.quote(one.quote, audience)
    return [form(quote, None) for form in citation.FORMS.values()] if quote else []


QUESTIONS = {
    "find a word": "{one.word}",
    "find a line": "{one.line}",
    "find a phrase": '"sold the {one.word}"',
    "find a misspelt word": "who sold the {typo}",
    "find by speaker": "from:{surname} harbour",
    "find by a misspelt speaker": "what did {surname}q say about the harbour",
    "find by a name in a sentence": "what did {surname} say about a neighbour?",
    "find by meeting": "in:{title} harbour",
    "find by day": "on:{one.day} harbour",
    "find what all have": "the harbour thanks you",
    "find by office": "what did the keeper of {title} say?",
    "verify": '/whosaid "{one.line}" by {surname}',
    "verify a number of another": (
        'did {surname} say "Nobody ever sold the {one.word} to two neighbours"?'
    ),
    "verify of another": '/whosaid "{one.line}" by Ana Ruiz',
    "where was it": "where was {title} of the harbour?",
    "when was it": "when did {surname} speak?",
    "who was there": "who was at {title} of the harbour?",
    "who spoke first": "who spoke first at {title}?",
    "all meetings": "/meetings",
    "meetings by word": "/meetings {one.word}",
    "meetings by title": "/meetings {title}",
    "meetings by person": "/meetings {surname}",
    "meetings by day": "/meetings {one.day}",
    "meetings by id": '/meetings in:"{one.id}"',
    "trend": "trend {one.word}",
    "trend of a misspelt word": "trend {typo}",
    "trend of a phrase": 'trend "sold the {one.word}"',
    "trend by speaker": "trend harbour from:{surname}",
    "trend of what all have": "trend harbour",
    "help": "help",
}
PATHS: dict[str, Way] = {name: asked(form) for name, form in QUESTIONS.items()} | {
    "the next page": asked("harbour", 1),
    "the next page of meetings": asked("/meetings", 1),
    "a quote": by_id(lambda a, who, one: a.quote(one.quote, who)),
    "a quote shown before": by_id(lambda a, who, one: a.standing(f"{one.quote}#00000000", who)),
    "the context of a quote": by_id(lambda a, who, one: a.around(f"{one.quote}#00000000", who)),
    "a citation": by_id(_cited),
    "a first line": by_id(lambda a, who, one: a.first_line(one.id, who)),
    "all cards": by_id(lambda a, who, one: a.meetings(who)),
    "speakers to choose": by_id(
        lambda a, who, one: a.speakers(one.speaker[:3], who), lambda one: one.speaker[:3]
    ),
    "all speakers to choose": by_id(lambda a, who, one: a.speakers("", who)),
    "meetings to choose": by_id(lambda a, who, one: a.titles(TITLES[one.number][:3], who)),
    "all meetings to choose": by_id(lambda a, who, one: a.titles("", who)),
    "the corpus at a glance": by_id(lambda a, who, one: a.overview(who)),
}


def opened(audience: Audience) -> list[Closed]:
    """Two that may be read: a reply about either may not tell of a closed one."""
    return [one for one in MEETINGS if one.may_be_read(audience)][-2:]


CASES = len(PATHS) * sum(
    len(MEETINGS) - sum(one.may_be_read(who) for one in MEETINGS) for who in AUDIENCES
)
"""Of closed meetings alone."""
MUST_SHOW = (
    "find a word",
    "trend",
    "meetings by title",
    "a quote",
    "a first line",
    "all cards",
    "all meetings to choose",
)


def test_the_table_is_as_large_as_it_is_said_to_be() -> None:
    assert CASES >= 2_000


@pytest.mark.parametrize(
    "audiences",
    [
        pytest.param(AUDIENCES[::5], id="some"),  # nobody known, two people in theirs, a stranger
        pytest.param(AUDIENCES, marks=pytest.mark.long, id="all"),
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_a_closed_meeting_is_told_on_any_path(
    answerer: Answerer, path: str, audiences: list[Audience]
) -> None:
    for audience in audiences:
        closed = [one for one in MEETINGS if not one.may_be_read(audience)]
        for asked_of in (*closed, *opened(audience)):
            found = PATHS[path](answerer, audience, asked_of)
            for one in closed:
                assert not found & one.own, (path, audience, asked_of.id, one.id)


@pytest.mark.parametrize("path", MUST_SHOW)
def test_and_what_is_open_is_told(answerer: Answerer, path: str) -> None:
    for audience in AUDIENCES:
        for one in MEETINGS:
            found = PATHS[path](answerer, audience, one)
            assert bool(found & one.own) is one.may_be_read(audience), (path, audience, one.id)
