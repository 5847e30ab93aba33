"""npm's `emulate`, an independent stand-in for Slack's Web API, run as a process on a free
loopback port.

It has no Socket Mode, no commands and no buttons, and sends the bot nothing: a test signs its own
payloads. A use of a response address lands in one of its incoming webhooks, which take the same
body. The package and all it needs are pinned by the lockfile beside this file, and installed once
into the user's cache folder.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from slack_sdk import WebClient

from tests import npm
from tests.npm import Missing, Node, find_node

__all__ = ["Missing", "Node", "StandIn", "find_node", "install", "running"]

HERE = Path(__file__).parent

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
            {
                "token": BOT_TOKEN,
                "user": BOT,
                "app_id": APP,
                "bot_id": BOT_ID,
                "scopes": BOT_SCOPES,
            },
            {"token": ALICE_TOKEN, "user": "alice"},
        ],
        "strict_scopes": True,
    }
}


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


def install(node: Node) -> Path:
    """The program, installed from the lockfile if it is not there yet."""
    program = Path("node_modules") / "emulate" / "dist" / "index.js"
    return npm.install(node, HERE, str(program)) / program


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
    options = [
        "--service",
        "slack",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--seed",
        str(seed),
    ]
    with (folder / "emulate.log").open("w") as log:
        process = subprocess.Popen(
            [*node.node, str(program), "start", *options], stdout=log, stderr=log, cwd=folder
        )
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
