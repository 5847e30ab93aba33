"""Constraints with the lowest version of each runtime dependency that pyproject.toml allows; the
other packages stay as `.ci/constraints.txt` pins them. Printed, for `.ci/run lowest`."""

import re
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?(?:>=|==)(?P<version>[\w.]+)")


def normal(name: str) -> str:
    """A package's name as indexes compare it (PEP 503): `PyYAML` and `pyyaml` are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
lowest = {
    normal(found["name"]): found["version"]
    for found in map(REQUIREMENT.match, project["dependencies"])
    if found
}
pinned = [
    line.partition("==")
    for line in (HERE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if "==" in line
]
for name, version in lowest.items():
    print(f"{name}=={version}")
for name, _, version in pinned:
    if normal(name) not in lowest:
        print(f"{name}=={version}")
