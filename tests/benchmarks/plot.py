"""The results as a picture: `python -m tests.benchmarks.plot RESULTS.jsonl PICTURE.png`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.peers import CONTENDERS, OURS
from tests.benchmarks.result import Result, load

_OURS_COLOUR = "#d62728"
_COLOURS = ("#1f77b4", "#17becf", "#2ca02c", "#8c9a1a", "#9467bd", "#7f7f7f")
_MARKS = "sD^vPX"


def draw(results: Sequence[Result], picture: Path) -> None:
    """Time of a question and lines found, against the size of the corpus."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (time, hits) = pyplot.subplots(1, 2, figsize=(12, 4.8), layout="constrained")
    for name in CONTENDERS:
        line = sorted(
            (result for result in results if result.name == name), key=lambda result: result.turns
        )
        if line:
            sizes = [result.turns for result in line]
            time.plot(sizes, [result.time(95) * 1000 for result in line], **_style(name))
            hits.plot(sizes, [result.mean_hit1 for result in line], **_style(name))
    time.set(
        title="A question's time, 95th percentile", ylabel="milliseconds, one core", yscale="log"
    )
    hits.set(
        title="Known lines found first", ylabel="hit@1, mean of the ways of asking", ylim=(0, 1.02)
    )
    for axes in (time, hits):
        axes.set(xlabel="turns in the corpus", xscale="log")
        axes.grid(visible=True, which="major", alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
    figure.legend(
        *time.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False
    )
    figure.savefig(picture, dpi=120, metadata={"Software": None})
    pyplot.close(figure)


def _style(name: str) -> dict[str, Any]:
    if name == OURS:
        return {"label": name, "color": _OURS_COLOUR, "marker": "o", "linewidth": 2.5, "zorder": 3}
    place = [other for other in CONTENDERS if other != OURS].index(name)
    return {
        "label": name,
        "color": _COLOURS[place],
        "marker": _MARKS[place],
        "linewidth": 1.3,
        "markersize": 5,
    }


if __name__ == "__main__":
    draw(load(Path(sys.argv[1])), Path(sys.argv[2]))
