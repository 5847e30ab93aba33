"""Settings, read once from a mapping that is handed in; the only file that knows the process's
environment.

Only `serve` needs Slack's keys, so only `Settings.read(..., slack=True)` asks for them; it names
everything that is missing or wrong in one message. A VERBATIM_ key nobody knows is a warning with
the nearest known one beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bot.errors import SettingsError


class Key(NamedTuple):
    """One setting: its name in the environment, its default as text, and what it is for."""

    name: str
    default: str | None
    purpose: str


KEYS = (
    Key("SLACK_BOT_TOKEN", None, "the bot token, xoxb-…; `serve` needs it"),
    Key("SLACK_APP_TOKEN", None, "the app-level token for Socket Mode, xapp-…; `serve` needs it"),
    Key("SLACK_SIGNING_SECRET", None, "the signing secret; Socket Mode does without"),
    Key(
        "SLACK_API_URL", "https://slack.com/api/", "where the Web API is, to run against a stand-in"
    ),
    Key("VERBATIM_CORPUS", None, "the corpus folder; else ./corpus, else the shipped one"),
    Key("VERBATIM_INDEX", None, "the folder for the index; else the user's cache folder"),
    Key(
        "VERBATIM_REFRESH",
        "10",
        "seconds between two looks for a changed corpus while `serve` runs; 0: never",
    ),
    Key(
        "VERBATIM_DATABASE",
        None,
        "shares and reports: sqlite:///FILE, postgresql://…; else a file of the user's",
    ),
    Key("VERBATIM_COMMAND_QUOTE", "/quote", "the slash command that finds a quote"),
    Key("VERBATIM_COMMAND_MEETINGS", "/meetings", "the slash command that lists meetings"),
    Key("VERBATIM_COMMAND_WHOSAID", "/whosaid", "the slash command that checks a quote"),
    Key(
        "VERBATIM_SHARED_CHANNELS",
        "open",
        "open: with another organisation, only meetings open to all; or nothing",
    ),
    Key(
        "VERBATIM_CHARTS",
        "on",
        "on: a shared trend, and one in a direct message, has charts; or off",
    ),
    Key(
        "VERBATIM_HELLO",
        "on",
        "on: a hello in a channel that the bot joins, which takes channels:read; or off",
    ),
    Key(
        "VERBATIM_LANGUAGE",
        "en",
        "the language of the bot's own words where Slack tells none of the person's",
    ),
    Key("VERBATIM_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR"),
)

_COMMAND = (
    r"/[^\sA-Z/]{1,31}",
    "is {!r}: a command is / and up to 31 lower-case characters without spaces",
)
_SWITCH = ("(?i:on|off)", "is {!r}: on or off")
_CHECKS = {
    "VERBATIM_REFRESH": (r"[0-9]{1,6}(\.[0-9]{1,6})?", "is {!r}: a number of seconds, or 0"),
    "VERBATIM_COMMAND_QUOTE": _COMMAND,
    "VERBATIM_COMMAND_MEETINGS": _COMMAND,
    "VERBATIM_COMMAND_WHOSAID": _COMMAND,
    "VERBATIM_SHARED_CHANNELS": ("(?i:open|nothing)", "is {!r}: open or nothing"),
    "VERBATIM_CHARTS": _SWITCH,
    "VERBATIM_HELLO": _SWITCH,
    "VERBATIM_LOG_LEVEL": (
        "(?i:debug|info|warning|error)",
        "is {!r}: one of DEBUG, INFO, WARNING, ERROR",
    ),
}
"""What each key must look like, and what is said of one that does not."""
_SLACK_CHECKS = {
    "SLACK_BOT_TOKEN": ("xoxb-.*", "must begin with xoxb-"),
    "SLACK_APP_TOKEN": ("xapp-.*", "must begin with xapp-"),
    "SLACK_API_URL": (r"https?://\S+", "must be an address that begins with https:// (or http://)"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the process was told; `warnings` are sentences about keys that will be ignored."""

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    api_url: str = "https://slack.com/api/"
    corpus: Path | None = None
    index: Path | None = None
    refresh: float = 10.0
    database: str | None = field(default=None, repr=False)
    command_quote: str = "/quote"
    command_meetings: str = "/meetings"
    command_whosaid: str = "/whosaid"
    guests: str = "open"
    charts: bool = True
    hello: bool = True
    language: str = "en"
    log_level: str = "INFO"
    warnings: tuple[str, ...] = ()

    @property
    def commands(self) -> tuple[str, str, str]:
        """The slash commands for a quote, for meetings, and to check a quote."""
        return self.command_quote, self.command_meetings, self.command_whosaid

    @classmethod
    def read(
        cls, environ: Mapping[str, str], *, languages: Sequence[str] = ("en",), slack: bool = False
    ) -> Settings:
        """The settings in `environ`; a SettingsError names all that is missing or wrong.

        `languages` are the codes of those that the bot can speak, one of which VERBATIM_LANGUAGE
        must be. With `slack`, Slack's keys must be there and right.
        """
        given = {key.name: environ.get(key.name, "").strip() or key.default or "" for key in KEYS}
        language = re.split("[-_]", given["VERBATIM_LANGUAGE"].lower())[0].strip()
        problems = [*_problems(given, _CHECKS)]
        if language not in languages:
            there_is = f"there is {', '.join(languages)}"
            problems.append(f"VERBATIM_LANGUAGE is {given['VERBATIM_LANGUAGE']!r}: {there_is}")
        commands = [name for name, check in _CHECKS.items() if check == _COMMAND]
        for one, other in combinations(commands, 2):
            if given[one] == given[other]:
                problems.append(f"{one} and {other} must differ")
        problems += _problems(given, _SLACK_CHECKS) if slack else ()
        if problems:
            raise SettingsError("\n  ".join(["Settings to put right:", *problems]))
        return cls(
            bot_token=given["SLACK_BOT_TOKEN"] or None,
            app_token=given["SLACK_APP_TOKEN"] or None,
            signing_secret=given["SLACK_SIGNING_SECRET"] or None,
            api_url=given["SLACK_API_URL"].rstrip("/") + "/",
            corpus=_path(given["VERBATIM_CORPUS"]),
            index=_path(given["VERBATIM_INDEX"]),
            refresh=float(given["VERBATIM_REFRESH"]),
            database=given["VERBATIM_DATABASE"] or None,
            command_quote=given["VERBATIM_COMMAND_QUOTE"],
            command_meetings=given["VERBATIM_COMMAND_MEETINGS"],
            command_whosaid=given["VERBATIM_COMMAND_WHOSAID"],
            guests=given["VERBATIM_SHARED_CHANNELS"].lower(),
            charts=given["VERBATIM_CHARTS"].lower() == "on",
            hello=given["VERBATIM_HELLO"].lower() == "on",
            language=language,
            log_level=given["VERBATIM_LOG_LEVEL"].upper(),
            warnings=tuple(_unknown(environ)),
        )


def from_environment(*, languages: Sequence[str], slack: bool = False) -> Settings:
    """The settings of this process, as `Settings.read` tells them."""
    return Settings.read(os.environ, languages=languages, slack=slack)


def _problems(given: Mapping[str, str], checks: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name, (pattern, wrong) in checks.items():
        if not given[name]:
            yield f"{name} is missing: the token that begins with {pattern.rstrip('.*')}"
        elif not re.fullmatch(pattern, given[name]):
            yield f"{name} {wrong.format(given[name])}"


def _unknown(environ: Mapping[str, str]) -> Iterator[str]:
    names = [key.name for key in KEYS]
    for name in sorted(environ):
        if name.startswith("VERBATIM_") and name not in names:
            from difflib import get_close_matches  # only wanted when something is misspelt

            ours = [key for key in names if key.startswith("VERBATIM_")]
            nearest = get_close_matches(name, ours, n=1, cutoff=0)
            yield f"{name} is not a setting; did you mean {nearest[0]}?"


def _path(value: str) -> Path | None:
    return Path(value).expanduser() if value else None
