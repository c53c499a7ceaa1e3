"""Pictures that contacts send, on Slack: never unasked, and in the reader's direct message."""

import pytest

from bot.assignment.rules.texts.media import Medium
from bot.handlers.slack.identity import Admins
from tests.handlers.kept import PNG, Kept, sends
from tests.handlers.slack.stage import baton_over_http, baton_over_sockets
from tests.handlers.slack.test_results import files


@pytest.fixture
async def slack(bare, desk, database_url):
    """The workspace with the app, which is given files from here."""
    over = baton_over_sockets if database_url.startswith("sqlite") else baton_over_http
    async with over(bare, desk, Admins(of_workspace=True)) as app:
        app.seats.media = Kept({"ME1": PNG})
        yield bare


async def test_a_picture_is_shown_where_its_holder_asks_and_what_is_gone_is_said(slack, ben, bank, evening):
    evening.working("Ben Okafor", bank.open(1), texted=1)
    sends(bank, bank.conversation(1).phone, Medium("ME1", "image/png"), Medium("ME2", "audio/amr"))
    await ben.command("/text")
    await ben.until("sent a picture and a voice message")
    await ben.press("Open")
    await ben.until(lambda screen: screen.modal)
    assert "no words" not in ben.sees()
    assert files(ben) == []
    await ben.press("Show")
    await ben.until("Not shown: a voice message. The provider does not have it any more.")
    assert "in your messages with Baton" in ben.sees()
    await ben.until(lambda _: files(ben))
    [shown] = files(ben)
    assert (shown["name"], shown["mimetype"]) == ("picture-1.png", "image/png")
    assert slack.world.files.get(shown["id"]).content == PNG
