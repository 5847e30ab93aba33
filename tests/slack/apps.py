"""The app over an answerer that stays the same."""

from __future__ import annotations

from typing import Any

from slack_bolt import App

from bot.settings import Settings
from bot.slack import app


def build_app(settings: Settings, answerer: Any, *given: Any, **named: Any) -> App:
    """As `bot.slack.app.build_app` builds it; what answers is no function of the moment here."""
    return app.build_app(settings, lambda: answerer, *given, **named)
