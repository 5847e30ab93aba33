"""The READMEs' examples: which commands they show, and what those print. `python -m tests.readme`
writes them anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
READMES = (README, *(ROOT / room / "README.md" for room in ("bot", "corpus", "tests")))
_EXAMPLE = re.compile(
    r"^```console\n\$ (?P<line>[^\n]*?(?P<command>verbatim [^\n]+))\n(?P<shown>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def examples() -> Iterator[tuple[str, str]]:
    """Each command of the READMEs that asks Verbatim something (less its installation), with the
    output shown."""
    for path in READMES:
        for example in _EXAMPLE.finditer(path.read_text(encoding="utf-8")):
            yield example["command"], example["shown"]


def printed(command: str, index: str) -> str:
    """What a command prints now, asked from the project's folder with an index of its own."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("VERBATIM_", "SLACK_"))
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=kept | {"VERBATIM_INDEX": index, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return "".join(f"{line.rstrip()}\n" for line in run.stdout.strip().splitlines())


def main() -> None:
    """Write what the commands print now into the READMEs."""
    with tempfile.TemporaryDirectory() as index:

        def rewritten(example: re.Match[str]) -> str:
            return f"```console\n$ {example['line']}\n{printed(example['command'], index)}```"

        for path in READMES:
            text = path.read_text(encoding="utf-8")
            path.write_text(_EXAMPLE.sub(rewritten, text), encoding="utf-8")


if __name__ == "__main__":
    main()
