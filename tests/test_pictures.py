"""Every kind of reply and window can be drawn, and is no wider than a phone: the real App, npm's
renderer, a browser.

Where Node or npm cannot be had, these tests are skipped with the reason, or fail with
EMULATE=required in the environment; where there is no browser, what needs one is skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.npm import Missing
from tests.pictures import browser, draw, stage
from tests.pictures.__main__ import README, WIDTHS, index
from tests.pictures.browser import Browser
from tests.pictures.scenes import SCENES, played
from tests.pictures.stage import Shown
from tests.readme import READMES

NAMES = [scene.name for scene in SCENES]
FEW = ("found-one", "trend-chart", "context", "home")


@pytest.fixture(scope="module")
def shown() -> dict[str, tuple[str, Shown]]:
    with stage.opened() as at:
        return dict(played(at, NAMES))


@pytest.fixture(scope="module")
def pages(
    shown: Mapping[str, tuple[str, Shown]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    try:
        return draw.pages(shown, tmp_path_factory.mktemp("pictures"))
    except Missing as missing:
        if os.environ.get("EMULATE") == "required":
            raise
        pytest.skip(f"nothing to draw with: {missing}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    try:
        command = browser.find()
    except Missing as missing:
        pytest.skip(str(missing))
    with browser.running(command) as started:
        yield started


@pytest.mark.browser
def test_every_kind_of_reply_is_drawn_and_none_of_its_words_is_left_out(
    pages: dict[str, Path],
) -> None:
    assert [*pages] == NAMES
    assert [
        name
        for name, page in pages.items()
        if "undrawn" in page.read_text("utf-8").partition("</style>")[2]
    ] == []


@pytest.mark.browser
def test_nothing_is_wider_than_a_phone_no_label_is_cut_and_every_picture_can_be_heard(
    pages: dict[str, Path], chromium: Browser
) -> None:
    look = chromium.look(next(iter(pages.values())).with_name(draw.SHEET), WIDTHS["phone"])
    assert (look.wide, look.cut, look.unnamed) == ((), (), 0)
    assert look.height > 100 * len(pages)


@pytest.mark.browser
def test_what_is_wider_than_a_phone_is_seen(tmp_path: Path, chromium: Browser) -> None:
    page = tmp_path / "wide.html"
    page.write_text(
        '<meta name="viewport" content="width=device-width"><div style="width:'
        ' 400px">Much</div><img src="x">'
    )
    look = chromium.look(page, WIDTHS["phone"])
    assert (look.wide, look.unnamed) == ((" div: Much",), 1)


@pytest.mark.browser
def test_every_window_has_a_title_and_a_way_out(shown: Mapping[str, tuple[str, Shown]]) -> None:
    windows = [what.view for _, what in shown.values() if what.kind == "modal"]
    assert windows and all(view["title"]["text"] and view["close"]["text"] for view in windows)


def test_a_reply_a_window_and_home_are_played_and_the_window_has_a_title_and_a_way_out() -> None:
    with stage.opened() as at:
        shown = dict(played(at, FEW))
    assert [what.kind for _, what in shown.values()] == ["message", "message", "modal", "home"]
    view = shown["context"][1].view
    assert view["title"]["text"] and view["close"]["text"]


def test_the_readmes_pictures_are_of_scenes_that_are_played() -> None:
    shown = "".join(path.read_text("utf-8") for path in READMES)
    assert set(README) <= set(NAMES)
    assert all(f".github/{file})" in shown for file in README.values())


@pytest.mark.browser
def test_the_page_of_all_pictures_shows_each_at_every_width(
    shown: Mapping[str, tuple[str, Shown]],
) -> None:
    written = index(dict(shown))
    assert all(f'src="{name}-{width}.png"' in written for name in NAMES for width in WIDTHS)
