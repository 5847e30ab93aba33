"""Made-up people, offices and printed labels, shared by the tests of what a question means."""

from __future__ import annotations

from datetime import date

from bot.model import Person, Role
from bot.sources.people import Register

HARBOUR_SECRETARY = "Secretary of State for Harbours"

LINDQVIST = Person(
    "lindqvist",
    "Maja Lindqvist",
    ("Secretary Lindqvist",),
    (Role(HARBOUR_SECRETARY, date(2016, 1, 1), date(2019, 12, 31), ("harbour secretary",)),),
)
OKAFOR = Person(
    "okafor",
    "Tunde Okafor",
    (),
    (Role(HARBOUR_SECRETARY, date(2020, 1, 1), None, ("harbour secretary",)),),
)
RUIZ = Person(
    "ruiz",
    "Ana Ruiz",
    (),
    (Role("President of Norland", date(2018, 5, 1), None, ("Norland's president",)),),
)
BRANDT = Person(
    "brandt",
    "Íñigo Brandt Ruiz",
    ("Brandt",),
    (
        Role(
            "Foreign Minister of Norland",
            date(2018, 5, 1),
            None,
            ("foreign minister", "foreign secretary"),
        ),
    ),
)
MCLAREN = Person(
    "mclaren",
    "Ewan J. McLaren",
    ("@ewanmc",),
    (Role("Attorney General of Skerry", None, None, ("attorney general",)),),
)
SATO = Person("sato", "Keiko Sato")

REGISTER = Register((LINDQVIST, OKAFOR, RUIZ, BRANDT, MCLAREN, SATO))
LABELS = ("PRESIDENT RUIZ", "MODERATOR", "QUESTION", "Harbour Pilot")
