"""A trend as Slack's charts: the same counts as the bars, and nothing that Slack would refuse."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Answer, Bar, Question, Searched, Trend
from bot.page import counts
from bot.page.page import page_of
from bot.slack.outbound import charts, messages
from bot.slack.outbound.limits import Block
from tests.slack.answers import texts
from tests.slack.fake import blockkit

HARBOUR = Trend(
    ("harbour",),
    "harbour",
    3,
    1,
    "meeting",
    (Bar(2, "First talks", date(2019, 5, 1)), Bar(1, "Second talks", date(2020, 5, 1))),
    (Bar(3, "Ana Ruiz"),),
)
bar = st.builds(Bar, st.integers(0, 99), texts, st.none())
bars = st.lists(bar, min_size=1, max_size=32).map(tuple)
everys = st.sampled_from(["meeting", "month", "year"])
trends = st.builds(Trend, st.tuples(texts), texts, st.just(3), st.just(1), everys, bars, bars)


def plotted(block: dict[str, object]) -> dict[str, int]:
    chart = block["chart"]
    assert isinstance(chart, dict)
    (series,) = chart["series"]
    return {point["label"]: point["value"] for point in series["data"]}


def drawn(trend: Trend, language: str | None = None) -> list[Block]:
    asked = Question("trend", language=language)
    told = Answer(asked, "find", "found", Searched(1), trend=trend)
    return [*charts.chart_blocks(page_of(told), trend)]


def test_one_chart_is_of_when_and_one_of_by_whom() -> None:
    when, whose = drawn(HARBOUR)
    assert (when["title"], whose["title"]) == ("By meeting: ‘harbour’", "By speaker: ‘harbour’")
    assert plotted(when) == {"1 May 2019 · First…": 2, "1 May 2020 · Second…": 1}
    assert plotted(whose) == {"Ana Ruiz": 3}
    assert when["chart"]["axis_config"] == {
        "categories": ["1 May 2019 · First…", "1 May 2020 · Second…"],
        "x_label": "Meeting",
        "y_label": "Passages",
    }


def test_names_that_begin_alike_are_told_apart() -> None:
    speakers = tuple(Bar(n, "A very long name that goes on") for n in (3, 2, 1))
    (_, chart) = drawn(Trend(("x",), "x", 3, 1, "meeting", speakers, speakers))
    assert sorted(plotted(chart).values()) == [1, 2, 3]


def test_of_more_years_than_slack_takes_the_latest_are_drawn_and_said_to_be() -> None:
    years = tuple(Bar(n, "", date(1990 + n, 1, 1)) for n in range(30))
    chart, _ = drawn(Trend(("x",), "x", 3, 1, "year", years, years[:1]))
    assert list(plotted(chart)) == [str(year) for year in range(2000, 2020)]
    assert chart["chart"]["axis_config"]["x_label"] == "Year: 2000 – 2019"


def test_of_nothing_there_is_no_chart() -> None:
    assert drawn(Trend(("x",))) == []


@given(trends, st.sampled_from([None, "es"]))
def test_slack_takes_the_chart_of_any_trend(trend: Trend, language: str | None) -> None:
    blocks = drawn(trend, language)
    assert len(blocks) == 2
    assert blockkit.of_message(blocks) == []


@pytest.mark.parametrize("name", ["$x^{$", "北京の港", "a" * 400, "<!channel> & ~b~", "\n\t", "🚢"])
def test_any_name_can_be_drawn(name: str) -> None:
    both = (Bar(3, name, date(2020, 1, 1)), Bar(0, name))
    blocks = drawn(Trend((name,), name, 3, 1, "meeting", both, both))
    assert blockkit.of_message(blocks) == []


def test_a_message_with_charts_keeps_its_bars_and_its_numbers_in_words() -> None:
    told = Answer(Question("trend harbour"), "find", "found", Searched(1), trend=HARBOUR)
    with_charts, without = (
        messages.render(told, private=False, charts=wanted) for wanted in (True, False)
    )
    assert charts.without(with_charts.blocks) == without.blocks
    assert len(with_charts.blocks) == len(without.blocks) + 2
    assert "Ana Ruiz: 3 passages" in with_charts.text
    assert counts.FULL not in with_charts.text
