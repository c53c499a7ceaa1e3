"""What volunteers are shown on Discord: nothing is lost, and nothing of a contact is read aloud."""

import json
from importlib import import_module

import pytest

from bot.views.discord.native import answer, reply, thread
from tests.views import volunteer


def inside(part):
    yield part
    for each in (*part.get("components", ()), *filter(None, [part.get("accessory"), part.get("component")])):
        yield from inside(each)


def parts_of(panel):
    return [part for top in panel.layout().to_components() for part in inside(top)]


@pytest.fixture(scope="module")
def drawn():
    """Drawn when first asked for: it takes seconds."""
    return import_module("tests.views.discord_volunteer_surfaces")


def test_nothing_of_a_contact_is_read_aloud(drawn):
    for name, panel in drawn.ALOUD.items():
        said = json.dumps([part.get("content", "") for part in parts_of(panel)])
        assert "555010" not in said, name
        if not name.startswith("a card"):
            assert "z" * 3 not in said, name


def test_what_admins_watch_leaves_room_for_what_volunteers_have(drawn):
    assert any("thread" in part.get("custom_id", "") for part in parts_of(drawn.WATCHED))


def test_every_question_has_its_place_in_one_form():
    of = volunteer.thread()
    asked = [
        field["component"]["custom_id"]
        for page, _ in reply.pages(of)
        for field in reply.report(of, reply.Opened(1, 0), page).modal("b1:file:1").to_dict()["components"]
        if field["component"]["custom_id"].startswith("answer")
    ]
    assert asked == reply.names(of)


def test_every_message_of_a_conversation_is_on_some_page():
    of = volunteer.thread()
    seen, panel = 0, answer.conversation(of)
    for _ in range(len(of.lines) + 1):
        seen += sum(part.get("content", "").startswith("**") for part in parts_of(panel))
        earlier = [part for part in parts_of(panel) if ":earlier:" in part.get("custom_id", "")]
        if not earlier:
            break
        panel = thread.page(of, int(earlier[0]["custom_id"].rpartition(":")[2]))
    assert seen >= len(of.lines)
