"""How much room there is: a message that Slack would refuse is drawn again with less. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SizeBudget:
    """How many characters each thing may take, and how many of them there may be."""

    quote: int
    line: int
    other: int
    items: int


BUDGETS = (
    SizeBudget(2_600, 500, 600, 12),
    SizeBudget(2_600, 160, 240, 8),
    SizeBudget(1_500, 80, 160, 4),
    SizeBudget(900, 40, 80, 2),
)
"""From the most to the least."""
