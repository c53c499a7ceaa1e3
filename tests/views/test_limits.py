"""Whatever the core answers, Slack takes it: long names, many rows, hostile words."""

import json
from urllib.parse import urlencode

import pytest

from bot.handlers.slack.wire.http import MOST_BYTES
from bot.views.slack.surfaces import Modal
from tests.views.inspection import kinds, marked, over_the_wire, problems
from tests.views.surfaces import SURFACES

LARGEST_VIEW = 250_000  # bytes that Slack takes as one view


@pytest.mark.parametrize("name", SURFACES)
def test_slack_takes(name):
    assert problems(SURFACES[name]) == []


@pytest.mark.parametrize("name", SURFACES)
def test_foreign_words_stay_words_and_nobody_is_mentioned_on(name):
    """Only marked text can mention or format, and only times are written in it."""
    written = over_the_wire(SURFACES[name])
    assert not [text for text in marked(written) if not text.startswith("<!date^")]
    assert not {"user", "usergroup", "broadcast", "link", "emoji"} & set(kinds(written))


@pytest.mark.parametrize("name", SURFACES)
def test_the_fallback_of_a_message_mentions_nobody(name):
    fallback = over_the_wire(SURFACES[name]).get("text", "")
    assert "<!channel" not in fallback
    assert "<@" not in fallback
    assert "<http" not in fallback


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_is_cut_off_at_the_end_where_the_buttons_are(name):
    surface = SURFACES[name]
    assert len(surface.blocks) == len(surface.payload()["blocks"])


@pytest.mark.parametrize("name", [name for name, surface in SURFACES.items() if isinstance(surface, Modal)])
def test_a_modal_fits_through_the_door_it_comes_back_by(name):
    modal = SURFACES[name].payload()
    assert len(json.dumps(modal)) < LARGEST_VIEW
    submission = {"type": "view_submission", "view": modal | {"state": modal["blocks"][-12:]}}
    assert len(urlencode({"payload": json.dumps(submission)})) < MOST_BYTES
