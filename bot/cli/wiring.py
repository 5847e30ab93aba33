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


def read_settings(*, slack: bool = False) -> Settings:
    """The settings of the environment, their warnings said; `slack`: with what Slack needs.

    Raises SettingsError naming everything that is wrong.
    """
    settings = from_environment(languages=known(), slack=slack)
    for warning in settings.warnings:
        say(warning)
    if slack or settings.log_level == "DEBUG":  # nothing else logs, and the module takes time
        import logging

        form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        logging.basicConfig(level=settings.log_level, format=form)
    return settings


def open_answerer(
    settings: Settings,
    corpus: Path | None,
    *,
    progress: Callable[[int, int, int], None] | None = None,
    force: bool = False,
) -> Answerer:
    """The answerer of a corpus folder, its index refreshed.

    corpus: the folder that the command line names; progress: is told the bytes read, of how many,
    and the turns of each step; force: builds the index anew. Raises CorpusError where the corpus
    cannot be read.
    """
    from bot.service import opening

    folder, index = corpus_folder(settings, corpus), index_folder(settings)
    return opening.open_answerer(folder, index, progress=progress, say=say, force=force)


def corpus_folder(settings: Settings, option: Path | None) -> Path:
    """The corpus that is named, else ./corpus, else the shipped one (beside a checkout's bot)."""
    named = option or settings.corpus
    if named:
        return named
    package = Path(__file__).parent.parent
    standing = (Path("corpus"), package / "shipped_corpus", package.parent / "corpus")
    return next((folder for folder in standing if folder.is_dir()), standing[0])


def index_folder(settings: Settings) -> Path:
    """Where the index is kept: as set, else the user's cache folder."""
    if settings.index:
        return settings.index
    from platformdirs import user_cache_path

    return user_cache_path("verbatim")


def database_url(settings: Settings) -> str:
    """Where shares and reports are kept: as set, else a file in the user's data folder."""
    if settings.database:
        return settings.database
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('verbatim') / 'verbatim.db'}"
