"""Whatever an app sends, Slack answers by name and never breaks."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baton_sandbox.clock import Clock
from baton_sandbox.slack.app.hooks import Origin
from baton_sandbox.slack.app.manifest import read_manifest
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call
from baton_sandbox.slack.methods.webapi import METHODS
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.slack.workspace import found

MANIFEST = read_manifest(Path(__file__).parent / "manifest.yml")
NAMES = [
    "channel",
    "channels",
    "channel_id",
    "user",
    "users",
    "user_id",
    "text",
    "blocks",
    "attachments",
    "metadata",
    "view",
    "view_id",
    "hash",
    "trigger_id",
    "external_id",
    "cursor",
    "limit",
    "types",
    "files",
    "file",
    "filename",
    "length",
    "thread_ts",
    "ts",
    "message_ts",
    "email",
    "usergroup",
    "initial_comment",
]
KEYS = ["type", "id", "title", "text", "blocks", "elements", "element", "label", "submit", "event_type"]
VALUES = [
    "section",
    "actions",
    "modal",
    "home",
    "input",
    "button",
    "plain_text",
    "C0TEXTBANK",
    "U0ANA",
    "F0",
    "[",
    "{}",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(VALUES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize("name", sorted(METHODS))
@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6))
def test_every_method_answers_anything_with_a_result_or_an_error_of_slacks(name, arguments):
    workspace = found(riverside(Clock()), MANIFEST)
    if arguments.get("trigger_id"):
        arguments["trigger_id"] = workspace.triggers.issue("U0ANA")
    with contextlib.suppress(SlackError):
        assert isinstance(METHODS[name].run(Call(workspace, arguments)), dict)


@given(
    st.dictionaries(st.sampled_from([*NAMES, "response_type", "replace_original", "delete_original"]), JSON)
)
def test_a_response_url_takes_anything(body):
    workspace = found(riverside(Clock()), MANIFEST)
    hook = workspace.hooks.issue(Origin("U0BEN", "C0TEXTBANK"))
    with contextlib.suppress(SlackError):
        workspace.hooks.use(hook, body)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_every_method_is_named_in_its_own_description(name):
    assert METHODS[name].run.__doc__ == f"The method `{name}`."
