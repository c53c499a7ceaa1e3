"""The app may do, and hears of, what its manifest asks for and no more."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from slack_sdk.errors import SlackApiError

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.slack.app.manifest import read_manifest
from baton_sandbox.slack.driver import NotAcknowledged, Slack
from tests.sandbox.slack.sample_app import over_sockets, sample_app
from tests.sandbox.slack.sample_blocks import button

MANIFEST = Path(__file__).parent / "manifest.yml"


@pytest.fixture
def manifest_without(tmp_path):
    """The sample app's manifest after a change to its document."""

    def write(change):
        document = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
        change(document)
        path = tmp_path / "manifest.yml"
        path.write_text(yaml.safe_dump(document), encoding="utf-8")
        return path

    return write


def test_a_manifest_is_read_as_far_as_the_sandbox_heeds_it():
    manifest = read_manifest(MANIFEST)
    assert manifest.name == "Baton"
    echo = manifest.command("/echo")
    assert echo
    assert (echo.usage_hint, echo.should_escape) == ("[text]", True)
    assert [(shortcut.callback_id, shortcut.kind) for shortcut in manifest.shortcuts] == [
        ("greet", "global"),
        ("look", "message"),
    ]
    assert "chat:write" in manifest.scopes
    assert "message.im" in manifest.events
    assert manifest.home_tab


def test_a_bare_manifest_promises_nothing(tmp_path):
    path = tmp_path / "manifest.yml"
    path.write_text("display_information: {name: Bare}\n", encoding="utf-8")
    manifest = read_manifest(path)
    assert (manifest.name, manifest.commands, manifest.scopes, manifest.home_tab) == (
        "Bare",
        (),
        frozenset(),
        False,
    )


async def test_addresses_are_shown_to_apps_with_that_scope_alone(manifest_without):
    path = manifest_without(lambda it: it["oauth_config"]["scopes"]["bot"].remove("users:read.email"))
    async with Slack(path) as slack:
        user = (await sample_app(slack.server).client.users_info(user="U0ANA"))["user"]
        assert "email" not in user["profile"]
    async with Slack(MANIFEST) as slack:
        user = (await sample_app(slack.server).client.users_info(user="U0ANA"))["user"]
        assert user["profile"]["email"] == "ana@riversidevotes.example"


async def test_without_interactivity_no_button_reaches_the_app(manifest_without):
    path = manifest_without(lambda it: it["settings"].pop("interactivity"))
    async with Slack(path) as slack, over_sockets(sample_app(slack.server), slack.server):
        ana = slack.person("ana")
        await ana.command("/kitchen")
        await ana.until("Start")
        with pytest.raises(NotAcknowledged, match="dispatch_failed"):
            await ana.press("Start")
        assert slack.mistakes == ["The manifest does not switch interactivity on."]


async def test_events_come_only_when_subscribed(manifest_without):
    path = manifest_without(
        lambda it: it["settings"]["event_subscriptions"]["bot_events"].remove("app_home_opened")
    )
    async with Slack(path) as slack:
        await slack.person("ana").open_home()
        assert not slack.delivered("event_callback")


async def test_a_home_tab_must_be_switched_on(manifest_without):
    path = manifest_without(lambda it: it["features"].pop("app_home"))
    async with Slack(path) as slack:
        publishing = sample_app(slack.server).client.views_publish(
            user_id="U0ANA", view={"type": "home", "blocks": []}
        )
        with pytest.raises(SlackApiError, match="not_enabled"):
            await publishing


async def test_a_press_on_an_ephemeral_message_does_not_repeat_it(slack, ana):
    app, channel = slack.workspace.app, slack.world.channels.get("C0TEXTBANK")
    blocks = [{"type": "actions", "block_id": "b", "elements": [button("Start", "start")]}]
    for only_for in (None, ana.id):
        slack.world.post(channel, app.bot_user, app.signed({"text": "x", "blocks": blocks}), only_for)
        await ana.press("Start", on=ana.sees().messages[-1])
    lasting, private = slack.delivered("block_actions")
    assert lasting["message"]["text"] == "x"
    assert "message" not in private
    assert [payload["container"]["is_ephemeral"] for payload in (lasting, private)] == [False, True]


async def test_somebody_who_left_can_do_nothing_more(slack, ana):
    slack.world.put_person(replace(ana.person, deleted=True))
    with pytest.raises(CannotDo, match="nobody called U0ANA"):
        await ana.command("/echo hello")
    with pytest.raises(CannotDo, match="nobody called U0ANA"):
        await ana.say("hello")
