"""A made-up record: meetings of three people who say ever other things, and one sentence that
everybody says."""

from __future__ import annotations

import random

from bot.evaluation.record import RecordedMeeting
from bot.model import Kind, Passage, Turn
from bot.text import sentences

NAMES = ("Ana Ruiz", "Bo Lund", "Dag Quist")
SYLLABLES = "bar ket lum ost rin dav pel mor fim tas gul nev".split()
ALWAYS = "We thank everybody here for coming to this harbour today."


def turn(number: int, text: str, name: str | None, kind: Kind = "spoken") -> Turn:
    """A turn whose every sentence is a passage of one person."""
    passages = (Passage(span, kind, label=name) for span in sentences(text))
    return Turn(number, text, name or "", tuple(passages))


def meeting(*turns: Turn, id: str = "m") -> RecordedMeeting:
    return RecordedMeeting(id, turns)


def sentence(chance: random.Random) -> str:
    a, b, c, d, e, f, g, h = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(8))
    number, year = chance.randint(3, 99), chance.randint(1900, 2020)
    return chance.choice(
        (
            f"{a.capitalize()} {b} will {c} {d} {number} {e}s, and {f} {g} {h} again.",
            f"They can {a} {b} {c} in {year} {d} {e} {f} {g}.",
            f"{a.capitalize()} {b} {c} did not {d} {e} seven {f} {g} {h}.",
            f"We will {a} {b} {c} {d} {e} if {f} {g} {h}.",
            f"{a.capitalize()} {b} {c} {d} {e}, although {f} {g} {h}.",
        )
    )


def record(meetings: int = 12, turns: int = 40) -> list[RecordedMeeting]:
    chance = random.Random(3)

    def said(number: int) -> Turn:
        text = f"{sentence(chance)} {sentence(chance)} {ALWAYS}"
        return turn(number, text, NAMES[number % 3])

    return [meeting(*map(said, range(turns)), id=f"m/{at}") for at in range(meetings)]
