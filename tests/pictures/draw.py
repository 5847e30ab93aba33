"""What is shown, as pages: node draws them all at once."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from tests import npm
from tests.pictures.stage import Shown

HERE = Path(__file__).parent
SHEET = "sheet.html"
PROOF = "node_modules/slack-blocks-to-jsx/dist/style.css"


def pages(shown: Mapping[str, tuple[str, Shown]], folder: Path) -> dict[str, Path]:
    """A page for each, by name, and SHEET with all of them; `Missing` where node or its packages
    cannot be had.

    `shown`: by name, a title and what is shown.
    """
    node = npm.find_node()
    packages = npm.install(node, HERE, PROOF)
    places = {name: folder / f"{name}.html" for name in shown}
    told = [
        {**asdict(what), "name": name, "title": title, "page": str(places[name])}
        for name, (title, what) in shown.items()
    ]
    given = folder / "pictures.json"
    given.write_text(json.dumps(told), encoding="utf-8")
    command = [*node.node, str(HERE / "draw.mjs"), str(packages), str(given), str(folder / SHEET)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=npm.PATIENCE)
    assert done.returncode == 0, done.stderr
    return places
