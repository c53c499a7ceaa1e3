"""Files that come are fetched whole or not at all; news of their reading is told, but not too often."""

import re
from dataclasses import replace

import pytest
from aiohttp import ClientError
from slack_bolt.context.ack.async_ack import AsyncAck
from yarl import URL

from bot.handlers.slack.bulletin import Bulletin
from bot.handlers.slack.forms import handed
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.download import downloaded, is_of
from bot.views.screens.contacts.lists import reading


@pytest.fixture
async def client(bare):
    async with web_client(bare.server.bot_token, bare.server.api_url) as client:
        yield client


@pytest.fixture
def screen(client):
    """What Ana has before her."""
    return Screen({"user": {"id": "U0ANA"}}, client, AsyncAck(), None)


@pytest.fixture
def file(bare):
    """A file that Ana has handed in."""
    brought = bare.world.bring_file("U0ANA", "people.csv", b"phone\n" + b"x" * 1_000_000)
    return handed(bare.world.shown_file(brought))


async def test_a_file_is_there_while_it_is_needed(client, file):
    async with downloaded(client, file) as path:
        assert path.stat().st_size == 1_000_006
    assert not path.exists()


async def test_slacks_sign_in_page_is_not_taken_for_the_file(bare, file):
    async with web_client("xoxb-wrong", bare.server.api_url) as stranger:
        with pytest.raises(ClientError):
            async with downloaded(stranger, file):
                pass


async def test_a_file_that_is_gone_is_a_failure(client, file):
    gone = re.sub(r"F0\w+", "F0GONE", file.url)
    with pytest.raises(ClientError):
        async with downloaded(client, replace(file, url=gone)):
            pass


@pytest.mark.parametrize(
    "host", ["files.example.org", "127.0.0.1.example.org", "evil127.0.0.1", "slack.com.example.org", ""]
)
async def test_the_token_goes_to_slacks_own_hosts_alone(bare, client, file, host):
    """A file of another service has an address elsewhere, where nothing is asked."""
    elsewhere = f"http://{host}/people.csv" if host else ""
    with pytest.raises(ClientError, match="not a file that Slack keeps"):
        async with downloaded(client, replace(file, url=elsewhere)):
            pass


@pytest.mark.parametrize(
    "url, is_slacks",
    [
        ("https://files.slack.com/files-pri/T1-F1/download/people.csv", True),
        ("https://slack.com/people.csv", True),
        ("http://files.slack.com/people.csv", False),
        ("https://files.slack.com.example.org/people.csv", False),
        ("https://notslack.com/people.csv", False),
        ("https://files.slack.com@example.org/people.csv", False),
    ],
)
def test_slacks_own_hosts_are_known(url, is_slacks):
    assert is_of(URL(url), URL("https://slack.com/api/")) is is_slacks


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def tell(bulletin, *rows):
    for number in rows:
        await bulletin.news(reading("people.csv", number, 0.5))


async def test_news_edit_one_message_at_most_every_three_seconds(bare, screen):
    seconds = Seconds()
    bulletin = Bulletin(screen, seconds)
    ana = bare.person("Ana")
    await bulletin.begin(reading("people.csv", 0, 0))
    await tell(bulletin, 1, 2)
    assert "0 rows" in ana.sees()
    seconds.now += 3
    await tell(bulletin, 3, 4)
    assert "3 rows" in ana.sees()
    await bulletin.end(reading("people.csv", 5, 1))
    assert [message.text.partition("… ")[2][-6:] for message in ana.sees().messages] == ["5 rows"]


async def test_news_that_cannot_be_told_stop_nothing_and_the_last_word_is_told_anew(bare, screen):
    seconds = Seconds()
    bulletin = Bulletin(screen, seconds)
    ana = bare.person("Ana")
    await bulletin.begin(reading("people.csv", 0, 0))
    bare.world.delete(ana.sees().messages[-1].posted)
    seconds.now += 3
    await tell(bulletin, 1)
    await bulletin.end(reading("people.csv", 2, 1))
    assert "2 rows" in ana.sees()
