"""The checkup: tries what the settings name against the real wires, and says what to do."""

import sqlite3
from pathlib import Path

import pytest
import yaml
from aiohttp.test_utils import unused_port
from pydantic import SecretStr

from baton_sandbox.clock import Clock
from baton_sandbox.stage import Stage
from bot import checks
from bot.handlers.slack.campaigns.checkup import SCOPES
from bot.settings.model import Settings
from bot.storage.engine.sqlite import may_damage

# Nobody listens there, which is told at once.
PUBLIC_BASE_URL = "http://127.0.0.1:9"
# Methods of Slack by which nobody sees or loses anything.
READS = {"auth.test", "apps.connections.open"}
MANIFEST = Path(__file__).parents[2] / "manifest.yml"


@pytest.fixture
async def stage():
    async with Stage(MANIFEST, Clock(), port=0) as stage:
        stage.twilio.deliver_to(f"{PUBLIC_BASE_URL}/twilio/inbound")
        yield stage


@pytest.fixture
def settings(stage, tmp_path) -> Settings:
    """Everything is as it should be."""
    return Settings(
        database_url=f"sqlite:///{tmp_path / 'baton.db'}",
        slack_bot_token=SecretStr(stage.slack.bot_token),
        slack_app_token=SecretStr(stage.slack.app_token),
        slack_api_url=stage.slack.api_url,
        twilio_account_sid=stage.twilio.account_sid,
        twilio_auth_token=SecretStr(stage.twilio.auth_token),
        twilio_messaging_service_sid=stage.twilio.messaging_service_sid,
        twilio_api_url=stage.twilio.base_url,
        public_base_url=PUBLIC_BASE_URL,
        port=0,
    )


async def wrong(settings: Settings, **changed: object) -> list[str]:
    """What a checkup finds wrong once these settings are changed."""
    verdicts = await checks.check(settings.model_copy(update=changed))
    assert all(verdict.works or verdict.todo for verdict in verdicts)
    return [verdict.said for verdict in verdicts if not verdict.works]


async def test_when_all_is_well_nothing_is_wrong_and_nothing_is_changed(settings, stage, tmp_path):
    verdicts = await checks.check(settings)
    assert [verdict.said for verdict in verdicts if not verdict.works] == []
    said = [verdict.said for verdict in verdicts]
    assert "The A2P 10DLC campaign is approved." in said
    assert "Each contact hears from one number only (Sticky Sender)." in said
    assert "Baton can listen on 127.0.0.1:0." in said
    assert any(line.startswith(f"{PUBLIC_BASE_URL} does not answer this machine") for line in said)
    assert any("SQLite" in line for line in said) == may_damage(sqlite3.sqlite_version_info)
    assert list(tmp_path.iterdir()) == []
    assert {call.method for call in stage.slack.workspace.calls} <= READS
    assert stage.twilio.creates == []


async def test_what_is_not_configured_is_said(tmp_path):
    assert await wrong(Settings(database_url=f"sqlite:///{tmp_path / 'baton.db'}")) == [
        "Neither Slack nor Discord is configured: nobody can reach Baton.",
        "Twilio is not configured: texts will wait.",
    ]


async def test_wrong_tokens_are_told_apart(settings):
    assert await wrong(settings, slack_bot_token=SecretStr("xoxb-0")) == [
        "Slack refuses the bot token: invalid_auth."
    ]
    assert await wrong(settings, slack_app_token=SecretStr("xapp-0")) == [
        "Slack refuses the app token: invalid_auth."
    ]
    assert await wrong(settings, twilio_auth_token=SecretStr("0")) == [
        "Twilio refuses the account (error 20003)."
    ]
    assert await wrong(settings, twilio_messaging_service_sid="MG" + "0" * 32) == [
        "Twilio refuses the Messaging Service (error 20404)."
    ]


async def test_replies_that_go_elsewhere_are_noticed(settings, stage):
    stage.twilio.deliver_to("https://elsewhere.example/sms")
    assert await wrong(settings) == ["Replies do not come to Baton."]


async def test_what_the_provider_still_lacks_is_read_before_the_first_text(settings, stage):
    stage.twilio.register(None, None, sticky_sender=False, fallback_url="https://elsewhere.example/sms")
    stage.twilio.own("+12025550141", "+18335550142")
    assert await wrong(settings) == [
        "A contact may hear from a different number each time.",
        "The Messaging Service has no A2P 10DLC campaign: texts to the United States are blocked (30034).",
        "Not verified, so that texts from them are blocked (30032): +18335550142.",
    ]
    stage.twilio.register("IN_PROGRESS", "IN_REVIEW")
    assert [line.partition(":")[0] for line in await wrong(settings)] == [
        "The A2P 10DLC campaign is not approved (IN_PROGRESS)",
        "Not verified, so that texts from them are blocked (30032)",
    ]
    stage.twilio.register(None, "TWILIO_APPROVED")
    stage.twilio.own("+18335550142")
    assert await wrong(settings) == []


async def test_where_baton_cannot_listen_is_said(settings, stage):
    taken = int(stage.twilio.base_url.rpartition(":")[2])
    assert await wrong(settings, port=taken) == []
    said = [verdict.said for verdict in await checks.check(settings.model_copy(update={"port": taken}))]
    assert f"Something listens on 127.0.0.1:{taken} already." in said
    said = await wrong(settings, host="192.0.2.1", port=8000)
    assert said == ["Baton cannot listen on 192.0.2.1:8000: Cannot assign requested address."]


@pytest.mark.parametrize(
    "version, faulty",
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
        ((3, 6, 23), False),
    ],
)
def test_an_sqlite_with_the_known_fault_is_told(version, faulty):
    assert may_damage(version) is faulty


async def test_connection_settings_behind_the_inbound_address_do_no_harm(settings, stage):
    stage.twilio.deliver_to(f"{PUBLIC_BASE_URL}/twilio/inbound#rc=3&rp=all")
    assert await wrong(settings) == []


async def test_nobody_answering_is_told_with_whom(settings):
    nowhere = f"http://127.0.0.1:{unused_port()}"
    said = await wrong(settings, slack_api_url=nowhere, twilio_api_url=nowhere)
    assert [line.partition(" cannot be reached")[0] for line in said] == ["Slack", "Slack", "Twilio"]
    said = await wrong(settings, database_url="postgresql://nobody@127.0.0.1:1/x")
    assert said[0].startswith("The database does not answer: ")


async def test_http_deliveries_are_explained(settings):
    http = settings.model_copy(
        update={"slack_app_token": None, "slack_signing_secret": SecretStr("s")},
    )
    verdicts = await checks.check(http)
    assert f"{PUBLIC_BASE_URL}/slack/events" in "".join(verdict.todo for verdict in verdicts)


def test_the_scopes_checked_are_those_of_the_manifest():
    manifest = yaml.safe_load(MANIFEST.read_text())
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == SCOPES


async def test_an_app_that_may_do_too_little_is_noticed(tmp_path, settings):
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST.read_text().replace("      - files:read\n", ""))
    async with Stage(manifest, Clock(), port=0) as poor:
        tokens = {
            "slack_bot_token": SecretStr(poor.slack.bot_token),
            "slack_app_token": SecretStr(poor.slack.app_token),
            "slack_api_url": poor.slack.api_url,
        }
        assert await wrong(settings, **tokens) == ["The app lacks files:read."]
