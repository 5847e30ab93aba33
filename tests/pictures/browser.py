"""A real browser without a window, told what to do over its DevTools protocol: one process for
many pages and widths.

Its own --screenshot takes a page no narrower than 500 px and no longer than the window; a phone is
narrower, and a reply may be longer. https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

from tests.npm import Missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
PATIENCE = 30.0
LOOK = """(() => {
  const all = (which) => [...document.querySelectorAll(which)];
  const wide = all('body *').filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
  const cut = all('button, .button').filter((one) => one.scrollWidth > one.clientWidth + 1);
  const where = (one) => one.closest('[data-name]')?.dataset.name ?? '';
  const told = (one) => `${where(one)} ${one.tagName.toLowerCase()}: \
${one.textContent.trim().slice(0, 60)}`;
  return JSON.stringify({
    height: Math.ceil(document.documentElement.getBoundingClientRect().height),
    wide: wide.map(told), cut: cut.map(told), unnamed: all('img:not([alt]), img[alt=""]').length });
})()"""


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a page at a width: its height, what stands out of it, labels cut, pictures
    without words."""

    height: int
    wide: tuple[str, ...]
    cut: tuple[str, ...]
    unnamed: int


@dataclass(slots=True)
class Browser:
    """One page of a running browser."""

    socket: ClientConnection
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def look(self, page: Path, width: int, scale: float = 1.0) -> Look:
        """Open a page at a width in CSS pixels, and measure it."""
        size = {"width": width, "height": 800, "deviceScaleFactor": scale, "mobile": False}
        self._do("Emulation.setDeviceMetricsOverride", **size)
        self._do("Page.navigate", url=page.resolve().as_uri())
        self._heard("Page.loadEventFired")
        seen = json.loads(self._do("Runtime.evaluate", expression=LOOK)["result"]["value"])
        return Look(seen["height"], tuple(seen["wide"]), tuple(seen["cut"]), seen["unnamed"])

    def picture(self, page: Path, width: int, scale: float = 1.0) -> bytes:
        """The whole page as a PNG."""
        height = self.look(page, width, scale).height
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        taken = self._do(
            "Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip
        )
        return base64.b64decode(taken["data"])

    def _do(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        return self._next(lambda told: told.get("id") == number).get("result", {})

    def _heard(self, event: str) -> None:
        self._next(lambda told: told.get("method") == event)

    def _next(self, wanted: Any) -> dict[str, Any]:
        while True:
            told: dict[str, Any] = json.loads(self.socket.recv(PATIENCE))
            if wanted(told):
                assert "error" not in told, told["error"]
                return told


def find() -> str:
    """The browser's command."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise Missing("no browser: none of " + ", ".join(NAMES))
    return found


@contextmanager
def running(command: str) -> Iterator[Browser]:
    """A browser with an empty page, and with a profile of its own that goes with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        told = [command, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        process = subprocess.Popen(told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with connect(_address(Path(profile), process), max_size=None) as socket:
                browser = Browser(socket)
                browser._do("Page.enable")
                yield browser
        finally:
            process.terminate()
            process.wait(10)


def _address(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the browser's first page listens; it says so in a file, once it does."""
    written, until = profile / "DevToolsActivePort", time.monotonic() + PATIENCE
    while not written.exists() or "\n" not in written.read_text():
        if process.poll() is not None or time.monotonic() > until:
            raise Missing("the browser did not start")
        time.sleep(0.02)
    port = written.read_text().split("\n")[0]
    with urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE) as told:
        pages = json.loads(told.read())
    return str(next(one["webSocketDebuggerUrl"] for one in pages if one["type"] == "page"))
