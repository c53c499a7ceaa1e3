"""Whatever the core answers, Slack takes it: long names, many rows, hostile words."""

import json
from collections import Counter
from urllib.parse import urlencode

import pytest

from bot.handlers.slack.wire.http import MOST_BYTES
from bot.views.phrases.languages import speaking
from bot.views.slack.surfaces import Modal
from bot.vocabulary import Language
from tests.views.inspection import kinds, marked, over_the_wire, problems
from tests.views.spoken import spoken, surfaces_in

SLACK = "tests.views.surfaces"
LARGEST_VIEW = 250_000  # bytes that Slack takes as one view


@pytest.mark.timeout(300)
def test_slack_takes_every_surface():
    assert {name: found for name, surface in spoken(SLACK) if (found := problems(surface))} == {}


def test_foreign_words_stay_words_and_nobody_is_mentioned():
    """Only marked text can mention or format, and only times are written in it."""
    for name, surface in surfaces_in(Language.ENGLISH, SLACK).items():
        written = over_the_wire(surface)
        assert not [text for text in marked(written) if not text.startswith("<!date^")], name
        assert not {"user", "usergroup", "broadcast", "link", "emoji"} & set(kinds(written)), name


def test_the_fallback_of_a_message_mentions_nobody():
    for name, surface in surfaces_in(Language.ENGLISH, SLACK).items():
        fallback = over_the_wire(surface).get("text", "")
        assert not [mention for mention in ("<!channel", "<@", "<http") if mention in fallback], name


def test_nothing_is_cut_off_at_the_end_where_the_buttons_are():
    for name, surface in spoken(SLACK):
        assert len(surface.blocks) == len(surface.payload()["blocks"]), name


def test_a_modal_fits_through_the_door_it_comes_back_by():
    modals = [(name, each.payload()) for name, each in spoken(SLACK) if isinstance(each, Modal)]
    assert modals
    for name, modal in modals:
        assert len(json.dumps(modal)) < LARGEST_VIEW, name
        submission = {"type": "view_submission", "view": modal | {"state": modal["blocks"][-12:]}}
        assert len(urlencode({"payload": json.dumps(submission)})) < MOST_BYTES, name


def test_no_title_and_no_button_is_cut_in_spanish_that_has_room_in_english():
    cut = {language: _cut(language) for language in Language}
    assert cut[Language.SPANISH] - cut[Language.ENGLISH] == Counter()


def _cut(language):
    """How many titles and buttons end in an ellipsis, on each surface."""
    with speaking(language):
        written = {name: over_the_wire(each) for name, each in surfaces_in(language, SLACK).items()}
    return Counter(name for name, each in written.items() for label in _labels(each) if label.endswith("…"))


def _labels(written):
    """Titles and buttons of a surface."""
    if isinstance(written, list):
        for each in written:
            yield from _labels(each)
    elif isinstance(written, dict):
        for key, each in written.items():
            label = key in {"title", "submit", "close"} or (key == "text" and written.get("type") == "button")
            if label and isinstance(each, dict):
                yield each["text"]
            else:
                yield from _labels(each)
