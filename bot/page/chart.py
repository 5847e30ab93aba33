"""A trend as a picture: the same counts as the bars of text, drawn by matplotlib without a screen.

The same counts give the same bytes on the same installation. Every bar has its number beside it and
all are of one colour, so that nothing is told by colour. `alt` is the picture in words.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.model import Trend
from bot.page import counts
from bot.page.language import speaking

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ALT = 1_000  # Slack refuses a longer one
_LABEL, _TITLE = 54, 44
_INK, _FILL = "#1d1c1d", "#3a5a78"
_WIDE, _BAR, _AROUND, _DOTS = (
    5.0,
    0.5,
    1.0,
    160,
)  # narrow, so that a phone's third of it can still be read
_PLAIN: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "text.parse_math": False,
    "text.color": _INK,
}
_drawing = Lock()
"""Matplotlib's fonts and settings are the process's: one picture at a time."""


def png(trend: Trend, language: str | None = None) -> bytes:
    """When and by whom, one above the other."""
    import matplotlib  # a second to load: only by a process that draws
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    drawn = counts.graphs(trend, language)
    bars = [max(1, len(one.lines)) for one in drawn]
    high = sum(_BAR * number + _AROUND for number in bars) + 0.5
    with _drawing, matplotlib.rc_context(_PLAIN), warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # a letter the font lacks is drawn as a box, which is no failure
        figure = Figure(figsize=(_WIDE, high), dpi=_DOTS, layout="constrained")
        FigureCanvasAgg(figure)
        figure.suptitle(_cut(title(trend, language), _TITLE), fontsize=12)
        for axes, one in zip(
            figure.subplots(len(drawn), 1, squeeze=False, height_ratios=bars)[:, 0],
            drawn,
            strict=True,
        ):
            _draw(axes, one, language)
        written = BytesIO()
        figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def title(trend: Trend, language: str | None = None) -> str:
    """What was counted."""
    say = speaking(language)
    return say("chart-title", words=say.all_of([f"‘{word}’" for word in trend.words]))


def alt(trend: Trend, language: str | None = None) -> str:
    """The picture in words, for those who hear it; as many of the bars as there is room for."""
    told = f"{title(trend, language)}."
    for one in counts.graphs(trend, language):
        part = f" {one.heading}: {'; '.join(line.spoken for line in one.lines if line.number)}."
        told = told + part if len(told) + len(part) <= _ALT else _cut(told + part, _ALT)
    return told


def _draw(axes: Axes, one: counts.Graph, language: str | None) -> None:
    from matplotlib.ticker import MaxNLocator

    names = [_cut(line.name, _LABEL) for line in one.lines]
    numbers = [line.number for line in one.lines]
    places = range(len(names))
    drawn = axes.barh(places, numbers, height=0.42, color=_FILL)
    axes.set_yticks([])
    axes.set_ylim(len(names) - 0.6, -0.8)
    for place, name in zip(places, names, strict=True):  # above its bar, where there is room for it
        at: Any = {
            "xytext": (4, 0),
            "textcoords": "offset points",
            "verticalalignment": "bottom",
            "in_layout": False,
        }
        axes.annotate(name, (0, place - 0.27), fontsize=10, **at)
    axes.bar_label(drawn, padding=3)
    axes.set_title(one.heading, loc="left", fontsize=11, fontweight="bold")
    axes.set_xlabel(speaking(language)("axis-passages"))
    axes.set_ylabel(one.axis)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.margins(x=0.08)
    axes.spines[["top", "right"]].set_visible(False)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
