"""Whatever the core answers, Slack takes it: long names, many rows, hostile words."""

import json
from urllib.parse import urlencode

from bot.handlers.slack.wire.http import MOST_BYTES
from bot.views.slack.surfaces import Modal
from tests.views.inspection import kinds, marked, over_the_wire, problems
from tests.views.surfaces import SURFACES

LARGEST_VIEW = 250_000  # bytes that Slack takes as one view


def test_slack_takes_every_surface():
    assert {name: found for name, surface in SURFACES.items() if (found := problems(surface))} == {}


def test_foreign_words_stay_words_and_nobody_is_mentioned():
    """Only marked text can mention or format, and only times are written in it."""
    for name, surface in SURFACES.items():
        written = over_the_wire(surface)
        assert not [text for text in marked(written) if not text.startswith("<!date^")], name
        assert not {"user", "usergroup", "broadcast", "link", "emoji"} & set(kinds(written)), name


def test_the_fallback_of_a_message_mentions_nobody():
    for name, surface in SURFACES.items():
        fallback = over_the_wire(surface).get("text", "")
        assert not [mention for mention in ("<!channel", "<@", "<http") if mention in fallback], name


def test_nothing_is_cut_off_at_the_end_where_the_buttons_are():
    for name, surface in SURFACES.items():
        assert len(surface.blocks) == len(surface.payload()["blocks"]), name


def test_a_modal_fits_through_the_door_it_comes_back_by():
    modals = {name: surface for name, surface in SURFACES.items() if isinstance(surface, Modal)}
    assert modals
    for name, surface in modals.items():
        modal = surface.payload()
        assert len(json.dumps(modal)) < LARGEST_VIEW, name
        submission = {"type": "view_submission", "view": modal | {"state": modal["blocks"][-12:]}}
        assert len(urlencode({"payload": json.dumps(submission)})) < MOST_BYTES, name
