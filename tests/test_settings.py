from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.errors import SettingsError
from bot.settings import KEYS, Settings

TOKENS = {
    "SLACK_BOT_TOKEN": "xoxb-1-secret",
    "SLACK_APP_TOKEN": "xapp-1-secret",
    "SLACK_SIGNING_SECRET": "shh-secret",
}


def test_nothing_needs_to_be_set_to_ask() -> None:
    assert Settings.read({}) == Settings()


def test_every_key_is_read() -> None:
    given = TOKENS | {
        "SLACK_API_URL": "http://127.0.0.1:9/api",
        "VERBATIM_CORPUS": "c",
        "VERBATIM_INDEX": "i",
        "VERBATIM_REFRESH": "2.5",
        "VERBATIM_DATABASE": "postgresql://bot:hush@host/name",
        "VERBATIM_COMMAND_QUOTE": "/words",
        "VERBATIM_COMMAND_MEETINGS": "/sittings",
        "VERBATIM_COMMAND_WHOSAID": "/really",
        "VERBATIM_SHARED_CHANNELS": "Nothing",
        "VERBATIM_CHARTS": "off",
        "VERBATIM_HELLO": "off",
        "VERBATIM_LANGUAGE": "es_MX",
        "VERBATIM_LOG_LEVEL": "debug",
    }
    assert set(given) == {key.name for key in KEYS}
    assert Settings.read(given, languages=("en", "es"), slack=True) == Settings(
        bot_token="xoxb-1-secret",
        app_token="xapp-1-secret",
        signing_secret="shh-secret",
        api_url="http://127.0.0.1:9/api/",
        corpus=Path("c"),
        index=Path("i"),
        refresh=2.5,
        database="postgresql://bot:hush@host/name",
        command_quote="/words",
        command_meetings="/sittings",
        command_whosaid="/really",
        guests="nothing",
        charts=False,
        hello=False,
        language="es",
        log_level="DEBUG",
    )


def test_an_empty_value_is_no_value() -> None:
    assert Settings.read({"VERBATIM_CORPUS": "  ", "VERBATIM_LOG_LEVEL": ""}) == Settings()


def test_secrets_are_not_in_the_repr() -> None:
    assert "secret" not in repr(Settings.read(TOKENS)).replace("signing_secret", "")


def test_all_that_is_missing_or_wrong_is_named_together() -> None:
    wrong = {
        "SLACK_BOT_TOKEN": "xapp-swapped",
        "SLACK_API_URL": "slack.com",
        "VERBATIM_REFRESH": "often",
        "VERBATIM_COMMAND_QUOTE": "quote",
        "VERBATIM_LANGUAGE": "klingon",
        "VERBATIM_LOG_LEVEL": "loud",
    }
    with pytest.raises(SettingsError) as raised:
        Settings.read(wrong, slack=True)
    named = [line.split()[0] for line in str(raised.value).splitlines()[1:]]
    assert sorted(named) == sorted([*wrong, "SLACK_APP_TOKEN"])
    assert "swapped" not in str(raised.value)


def test_slacks_keys_are_not_asked_for_where_slack_is_not() -> None:
    assert Settings.read({"SLACK_BOT_TOKEN": "nonsense"}).bot_token == "nonsense"


@pytest.mark.parametrize(
    ("one", "like"),
    [
        ("QUOTE", "/meetings"),
        ("QUOTE", "/whosaid"),
        ("MEETINGS", "/whosaid"),
        ("WHOSAID", "/quote"),
    ],
)
def test_no_two_commands_have_the_same_name(one: str, like: str) -> None:
    with pytest.raises(SettingsError, match="must differ"):
        Settings.read({f"VERBATIM_COMMAND_{one}": like})


def test_an_unknown_key_is_reported_with_the_nearest_known_one() -> None:
    read = Settings.read({"VERBATIM_COMMAND_QOUTE": "/words", "UNRELATED": "1"})
    assert read.warnings == (
        "VERBATIM_COMMAND_QOUTE is not a setting; did you mean VERBATIM_COMMAND_QUOTE?",
    )


def test_settings_of_the_process_come_from_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_COMMAND_QUOTE", "/words")
    assert settings.from_environment(languages=("en",)).commands == (
        "/words",
        "/meetings",
        "/whosaid",
    )


@pytest.mark.parametrize(("given", "seconds"), [("0", 0.0), ("0.25", 0.25), ("86400", 86400.0)])
def test_how_often_a_changed_corpus_is_looked_for_is_a_number_of_seconds(
    given: str, seconds: float
) -> None:
    assert Settings.read({"VERBATIM_REFRESH": given}).refresh == seconds


@pytest.mark.parametrize("given", ["-1", "nan", "1e3", "10s", "٣", "."])
def test_what_is_no_number_of_seconds_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match="VERBATIM_REFRESH is .*a number of seconds, or 0"):
        Settings.read({"VERBATIM_REFRESH": given})
