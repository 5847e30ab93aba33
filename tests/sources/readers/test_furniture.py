from __future__ import annotations

import pytest

from bot.sources.readers.furniture import is_furniture, is_last_line

LAST = [
    "###",
    "# # #",
    "END",
    "END                11:21 A.M.",
    "(END)",
    "End of transcript",
    "-30-",
]
LAST += ["[Whereupon, at 11:07 a.m., the hearing was adjourned.]"]
SITE = [
    "U.S. Department of State",
    "The Lessons of 1989: Freedom and Our Future",
    "Share this page",
    "Back to top",
]
SITE += [
    "An official website of the United States Government. Here’s how you know.",
    "Facebook | Print | E-mail",
]
SITE += [
    "© 2019 Ministry of Ports and Waterways. All rights reserved. Accessibility | Cookies",
    "Home | News | Contact",
]
SITE += [
    "Released by the Office of Public Affairs",
    "Subscribe to our newsletter.",
    "https://ports.example/transcripts",
]
SITE += [
    "This transcript is a rush copy and may be corrected. Assembly House Reporting Service.",
    "Related articles",
]
SPOKEN = [
    "Down to work. Thank you.",
    "Thank you all very much.",
    "We will share this harbour with our children.",
    "“Go.”",
]
SPOKEN += [
    "And in the end we paid.",
    "Copy that?",
    "End the strike now, I said to them, and come back in the morning.",
]
SPOKEN += [
    "I want to thank everybody who has worked on this for so many years and who has never once been"
    " thanked for it"
]


@pytest.mark.parametrize("line", LAST)
def test_a_line_that_closes_the_document_is_known(line: str) -> None:
    assert is_last_line(line)


@pytest.mark.parametrize("line", SITE)
def test_a_sites_line_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", SPOKEN)
def test_what_somebody_said_is_neither(line: str) -> None:
    assert not is_last_line(line)
    assert not is_furniture(line)


@pytest.mark.parametrize("words", [14, 15])
def test_a_line_without_a_full_stop_is_a_menu_only_while_it_is_short(words: int) -> None:
    assert is_furniture(" ".join(["word"] * words)) is (words <= 14)
