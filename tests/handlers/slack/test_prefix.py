"""Commands behind a word of one's own, where another app has taken their names."""

import json

import pytest
import yaml

from baton_sandbox.slack.driver import Slack
from bot.handlers.slack.identity import Admins
from bot.handlers.slack.wire.prefix import COMMANDS, Prefix
from tests.handlers.slack.conftest import MANIFEST
from tests.handlers.slack.stage import baton_over_http, baton_over_sockets
from tests.house.tree import text

PREFIXED = Prefix("baton-")


@pytest.fixture
async def crowded(desk, database_url, tmp_path):
    """A workspace in which the commands have another name."""
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(text("manifest.yml").replace("- command: /", "- command: /baton-"), encoding="utf-8")
    over = baton_over_sockets if database_url.startswith("sqlite") else baton_over_http
    async with Slack(manifest) as slack, over(slack, desk, Admins(of_workspace=True)) as app:
        app.seats.prefix = PREFIXED
        yield slack
        assert slack.mistakes == []


async def test_commands_are_known_and_named_as_they_are_typed(crowded):
    ana = crowded.person("Ana")
    await ana.command("/baton-attention Nowhere")
    await ana.until("Type /baton-attention alone")
    await ana.command("/baton-contacts import nothing")
    await ana.until("Import contacts")


def test_the_commands_are_those_of_the_manifest():
    declared = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["features"]["slash_commands"]
    assert {f"/{name}" for name in COMMANDS} == {each["command"] for each in declared}


@pytest.mark.parametrize(
    "said, shown",
    [
        ("Type /text to go on.", "Type /baton-text to go on."),
        ("`/people` or /lists.", "`/baton-people` or /baton-lists."),
        ("/reassign @ana to @ben", "/baton-reassign @ana to @ben"),
        ("See https://example.org/text and a/text/b", "See https://example.org/text and a/text/b"),
        ("/texting and /healthz", "/texting and /healthz"),
    ],
)
def test_sentences_name_commands_as_they_are_typed(said, shown):
    assert PREFIXED.on({"text": said}) == {"text": shown}
    assert Prefix().off({"command": "/text"}) == {"command": "/text"}


def test_only_sentences_change():
    payload = {
        "type": "modal",
        "private_metadata": "/text",
        "blocks": [
            {"type": "section", "text": {"type": "plain_text", "text": "Type /text"}},
            {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"text": "/text"}]}]},
            {"type": "input", "element": {"initial_value": "/text"}, "label": {"text": "/audit"}},
        ],
    }
    told = json.dumps(PREFIXED.on(payload))
    assert told.count("/baton-") == 2
    assert PREFIXED.on({"errors": {"field": "Type /shift"}}) == {"errors": {"field": "Type /baton-shift"}}


@pytest.mark.parametrize("typed, known", [("/baton-text", "/text"), ("/text", "/text"), ("/other", "/other")])
def test_what_was_typed_is_known_by_its_plain_name(typed, known):
    assert PREFIXED.off({"command": typed, "text": "x"}) == {"command": known, "text": "x"}
