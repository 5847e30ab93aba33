"""What stands behind a command: settings, the corpus, its index and the answerer.

The index is imported when one is opened, so that what needs none starts fast.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.console import say
from bot.page.language import known
from bot.settings import Settings, from_environment

if TYPE_CHECKING:
    from bot.answers.answerer import Answerer


def settings(*, slack: bool = False) -> Settings:
    settings = from_environment(languages=known(), slack=slack)
    for warning in settings.warnings:
        say(warning)
    if (
        slack or settings.log_level == "DEBUG"
    ):  # nothing else logs, and to load the module takes time
        import logging

        logging.basicConfig(
            level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
        )
    return settings


def answerer(
    settings: Settings,
    corpus: Path | None,
    *,
    progress: Callable[[int, int, int], None] | None = None,
    force: bool = False,
) -> Answerer:
    from bot.service.opening import open_answerer

    return open_answerer(
        folder(settings, corpus), index(settings), progress=progress, say=say, force=force
    )


def folder(settings: Settings, option: Path | None) -> Path:
    """The corpus: the one named, else ./corpus, else the shipped one (a checkout keeps it beside
    the package)."""
    named = option or settings.corpus
    if named:
        return named
    package = Path(__file__).parent.parent
    standing = (Path("corpus"), package / "shipped_corpus", package.parent / "corpus")
    return next((folder for folder in standing if folder.is_dir()), standing[0])


def index(settings: Settings) -> Path:
    if settings.index:
        return settings.index
    from platformdirs import user_cache_path

    return user_cache_path("verbatim")


def database(settings: Settings) -> str:
    """Where shares and reports are kept: as set, else a file in the user's data folder."""
    if settings.database:
        return settings.database
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('verbatim') / 'verbatim.db'}"
