"""Settings: read from where machines keep them, and wrong ones told all at once, in sentences."""

import pytest
from pydantic import ValidationError

from bot.settings.kinds import Misconfigured
from bot.settings.model import Settings
from bot.settings.reading import read_settings

EVERY_MISTAKE = """
BATON_TWILLIO_ACCOUNT_SID is not a setting of Baton. Did you mean BATON_TWILIO_ACCOUNT_SID?
BATON_PROT is not a setting of Baton. Did you mean BATON_PORT?
BATON_BUCKET_SIZES is "10,none", which is not whole numbers from 1 to 1000 with commas between. \
Write for example BATON_BUCKET_SIZES=10,25,100,200
BATON_SEGMENTS_PER_SECOND is "fast", which is not a number from 0.1 to 1000. \
Write for example BATON_SEGMENTS_PER_SECOND=10
BATON_SLACK_BOT_TOKEN is not a bot token, which begins with xoxb-. \
Write for example BATON_SLACK_BOT_TOKEN=xoxb-...
Slack is half set up: it also needs BATON_SLACK_APP_TOKEN (Socket Mode) or BATON_SLACK_SIGNING_SECRET (HTTP).
Twilio is half set up: it also needs \
BATON_TWILIO_ACCOUNT_SID and BATON_TWILIO_MESSAGING_SERVICE_SID and BATON_PUBLIC_BASE_URL.
"""
SID, SERVICE = "AC" + "0" * 32, "MG" + "0" * 32


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mistakes(**given: object) -> list[str]:
    with pytest.raises(Misconfigured) as wrong:
        Settings.model_validate(given)
    return list(wrong.value.mistakes)


def test_without_any_settings_there_is_an_sqlite_file_here():
    settings = read_settings()
    assert settings.database_url == "sqlite:///baton.db"
    assert (settings.slack_by, settings.has_twilio) == (None, False)


def test_the_environment_wins_over_the_file(folder, monkeypatch):
    (folder / ".env").write_text("BATON_PORT=9000\nBATON_HOST=0.0.0.0\nOTHER_PROGRAMS=fine\n")
    monkeypatch.setenv("BATON_PORT", "9001")
    settings = read_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9001)


def test_an_empty_value_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("BATON_SLACK_BOT_TOKEN", "")
    monkeypatch.setenv("BATON_PORT", "")
    assert read_settings() == Settings()


def test_every_mistake_is_named_at_once(folder, monkeypatch):
    (folder / ".env").write_text("BATON_PROT=1\nBATON_BUCKET_SIZES=10,none\n")
    monkeypatch.setenv("BATON_SEGMENTS_PER_SECOND", "fast")
    monkeypatch.setenv("BATON_SLACK_BOT_TOKEN", "xapp-swapped")
    monkeypatch.setenv("BATON_TWILIO_AUTH_TOKEN", "secret-token")
    monkeypatch.setenv("BATON_TWILLIO_ACCOUNT_SID", SID)
    with pytest.raises(Misconfigured) as wrong:
        read_settings()
    told = wrong.value.mistakes
    assert told == tuple(EVERY_MISTAKE.strip().splitlines())


def test_names_of_the_platform_that_runs_baton_do_no_harm(monkeypatch):
    monkeypatch.setenv("BATON_SERVICE_HOST", "10.0.0.1")
    monkeypatch.setenv("BATON_PORT_8000_TCP_ADDR", "10.0.0.1")
    assert read_settings() == Settings()


@pytest.mark.parametrize(
    "name, value",
    [
        ("slack_bot_token", "xoxp-secret"),
        ("slack_app_token", "secret"),
        ("database_url", "mysql://me:secret@host/db"),
    ],
)
def test_no_secret_is_repeated_in_a_mistake(name, value):
    assert "secret" not in "".join(mistakes(**{name: value}))


@pytest.mark.parametrize(
    "url", ["", "sqlite://", "sqlite:///", "baton.db", "mysql://host/db", "postgresql://", "redis://x"]
)
def test_a_database_must_be_one_of_the_two_kinds(url):
    assert "BATON_DATABASE_URL" in mistakes(database_url=url)[0]


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_may_be_spelt_as_hosts_spell_it(scheme):
    assert Settings(database_url=f"{scheme}://me@host/db").database_url == "postgresql://me@host/db"


@pytest.mark.parametrize(
    "url",
    ["http://baton.example.org", "baton.example.org", "https://", "https://x.org/?a=1", "https://x.org/#a"],
)
def test_the_public_address_must_be_one_that_twilio_can_sign_for(url):
    assert "BATON_PUBLIC_BASE_URL" in mistakes(public_base_url=url)[0]


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:9"])
def test_on_this_machine_it_need_not_be_encrypted(host):
    assert Settings(public_base_url=f"http://{host}/x/").public_base_url == f"http://{host}/x"


def test_either_door_will_do_for_slack_and_the_socket_goes_first():
    token = {"slack_bot_token": "xoxb-1"}
    assert Settings.model_validate({**token, "slack_signing_secret": "s"}).slack_by == "http"
    assert Settings.model_validate({**token, "slack_app_token": "xapp-1"}).slack_by == "socket"
    both = {**token, "slack_app_token": "xapp-1", "slack_signing_secret": "s"}
    assert Settings.model_validate(both).slack_by == "socket"


def test_a_door_without_a_bot_is_a_mistake():
    assert mistakes(slack_app_token="xapp-1") == [
        "Slack is half set up: it also needs BATON_SLACK_BOT_TOKEN (OAuth & Permissions)."
    ]


def test_twilio_is_whole_or_not_at_all():
    whole = {
        "twilio_account_sid": SID,
        "twilio_auth_token": "t",
        "twilio_messaging_service_sid": SERVICE,
        "public_base_url": "https://x.org",
    }
    assert Settings.model_validate(whole).has_twilio
    assert not Settings(public_base_url="https://x.org").has_twilio
    for missing in whole:
        rest = {name: value for name, value in whole.items() if name != missing}
        assert f"BATON_{missing.upper()}" in mistakes(**rest)[0]


def test_settings_are_frozen_and_show_no_secret():
    settings = Settings.model_validate({"slack_bot_token": "xoxb-mine", "slack_app_token": "xapp-mine"})
    assert "mine" not in f"{settings!r}{settings}"
    with pytest.raises(ValidationError):
        settings.port = 1


@pytest.mark.parametrize("role", ["web", "worker"])
def test_an_sqlite_file_has_one_process_that_does_all(role, monkeypatch):
    [said] = mistakes(role=role)
    assert said.startswith(f"BATON_ROLE={role} needs PostgreSQL: on an SQLite file one process does all.")
    assert mistakes(role=role, database_url="sqlite:///other.db") == [said]
    assert Settings.model_validate({"role": role, "database_url": "postgresql://me@host/db"}).role == role
    monkeypatch.setenv("BATON_ROLE", role)
    assert read_settings("all").role == "all"


def test_a_role_that_there_is_not_is_answered_with_those_there_are():
    assert mistakes(role="king") == [
        'BATON_ROLE is "king", which is not all, web or worker. Write for example BATON_ROLE=all'
    ]


def test_a_secret_may_stand_in_a_file_of_its_own(folder, monkeypatch):
    (folder / "token").write_text("xoxb-from-a-file\n")
    (folder / "secret").write_text("\ufeff8f74")
    monkeypatch.setenv("BATON_SLACK_BOT_TOKEN_FILE", str(folder / "token"))
    monkeypatch.setenv("BATON_SLACK_SIGNING_SECRET_FILE", "secret")
    settings = read_settings()
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-from-a-file"
    assert settings.slack_signing_secret is not None
    assert settings.slack_signing_secret.get_secret_value() == "8f74"


def test_a_folder_of_secrets_comes_behind_the_environment_and_before_the_file_of_settings(
    folder, monkeypatch
):
    secrets = folder / "secrets"
    secrets.mkdir()
    for name, value in {
        "BATON_PORT": "9001\n",
        "host": "0.0.0.0",
        "log_format": "json",
        "other": "x",
    }.items():
        (secrets / name).write_text(value)
    (folder / ".env").write_text("BATON_PORT=9000\nBATON_SEGMENTS_PER_SECOND=3\n")
    monkeypatch.setenv("BATON_SECRETS_DIR", str(secrets))
    monkeypatch.setenv("BATON_HOST", "::1")
    settings = read_settings()
    assert (settings.port, settings.host, settings.log_format) == (9001, "::1", "json")
    assert settings.segments_per_second == 3


def test_what_is_wrong_with_files_of_secrets_is_said_without_what_they_hold(folder, monkeypatch):
    (folder / "coded").write_bytes(b"xoxb-\xff-s3cret")
    (folder / "short").write_text("s3cret")
    (folder / "empty").write_text("\n")
    for name, value in {
        "SECRETS_DIR": "nowhere",
        "SLACK_BOT_TOKEN_FILE": "coded",
        "SLACK_APP_TOKEN_FILE": "short",
        "TWILIO_AUTH_TOKEN_FILE": "empty",
        "DISCORD_BOT_TOKEN_FILE": "missing",
        "PORT": "8000",
        "PORT_FILE": "short",
        "SLACK_BOT_TOKN_FILE": "x",
    }.items():
        monkeypatch.setenv(f"BATON_{name}", value)
    with pytest.raises(Misconfigured) as wrong:
        read_settings()
    said = str(wrong.value)
    assert "s3cret" not in said
    for words in (
        "BATON_SECRETS_DIR names nowhere, which is no folder.",
        "BATON_SLACK_BOT_TOKEN_FILE names coded, which is no text in UTF-8.",
        "BATON_SLACK_APP_TOKEN is not an app token",
        "BATON_TWILIO_AUTH_TOKEN_FILE names empty, which is empty.",
        "BATON_DISCORD_BOT_TOKEN_FILE names missing, which cannot be read: No such file or directory.",
        "BATON_PORT and BATON_PORT_FILE are both set.",
        "Did you mean BATON_SLACK_BOT_TOKEN",
    ):
        assert words in said
