"""python -m tests.pictures [FOLDER] [--only NAME]... [--readme]"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from html import escape
from pathlib import Path

from tests.npm import Missing
from tests.pictures import browser, draw, stage
from tests.pictures.scenes import SCENES, played
from tests.pictures.stage import Shown

WIDTHS = {"desktop": 760, "phone": 390}
README = {"found-typo": "reply.png", "verdict-misattributed": "verdict.png"}
README_WIDTH, README_SCALE = 700, 1.5
PLACE = Path(__file__).parent.parent.parent / ".github"


def main() -> None:
    """Take the pictures."""
    names = [scene.name for scene in SCENES]
    parser = argparse.ArgumentParser(
        prog="python -m tests.pictures", description="Every kind of reply, as it looks."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("pictures"), help="where to (./pictures)"
    )
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=", ".join(names)
    )
    parser.add_argument(
        "--readme", action="store_true", help="the two of the README, and no others"
    )
    asked = parser.parse_args()
    try:
        if asked.readme:
            readme()
        else:
            taken(asked.folder, asked.only or names)
    except Missing as missing:
        sys.exit(f"no pictures: {missing}")


def readme() -> None:
    """Take the README's pictures anew."""
    with stage.opened() as at:
        shown = dict(played(at, README))
    with stage.folder() as scratch, browser.running(browser.find()) as chromium:
        for name, page in draw.pages(shown, scratch).items():
            (PLACE / README[name]).write_bytes(chromium.picture(page, README_WIDTH, README_SCALE))
            print(PLACE / README[name])


def taken(folder: Path, names: Collection[str]) -> None:
    """Each at every width, and a page with all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with stage.opened() as at:
        shown = dict(played(at, names))
    with browser.running(browser.find()) as chromium:
        for name, page in draw.pages(shown, folder).items():
            for width, pixels in WIDTHS.items():
                (folder / f"{name}-{width}.png").write_bytes(chromium.picture(page, pixels))
    (folder / "index.html").write_text(index(shown), encoding="utf-8")
    print(folder / "index.html")


def index(shown: dict[str, tuple[str, Shown]]) -> str:
    """All the pictures, one below the other, with what their closed menus hold."""
    rows = "\n".join(
        f'<h2 id="{name}">{escape(title)}'
        f" <small>{name}</small></h2>{_menus(what)}<p>{_both(name, title)}</p>"
        for name, (title, what) in shown.items()
    )
    style = (
        "body{font-family:sans-serif;margin:2em}img{border:1px solid"
        " #ccc;margin-right:1em;vertical-align:top}"
    )
    head = (
        '<!doctype html><meta charset="utf-8"><title>Verbatim, as it'
        f" looks</title><style>{style}</style>"
    )
    return f"{head}<h1>Verbatim, as it looks</h1>{rows}\n"


def _both(name: str, title: str) -> str:
    return "".join(
        f'<img src="{name}-{width}.png" width="{pixels}" alt="{escape(title)}, {width}">'
        for width, pixels in WIDTHS.items()
    )


def _menus(what: Shown) -> str:
    menus = {
        " · ".join(option["text"]["text"] for option in element["options"])
        for block in what.view["blocks"]
        for element in block.get("elements") or ()
        if element.get("type") in ("overflow", "static_select")
    }
    return "".join(f"<p>In a menu: {escape(menu)}</p>" for menu in sorted(menus))


if __name__ == "__main__":
    main()
