"""`serve` says what is missing before it does anything."""

from __future__ import annotations

import pytest

from bot import cli


def test_serve_says_all_that_is_missing_before_it_does_anything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(key, raising=False)
    assert cli.run(["serve", "--corpus", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert "SLACK_BOT_TOKEN" in said
    assert "SLACK_APP_TOKEN" in said
