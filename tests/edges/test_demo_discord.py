"""The demo from its other side: the same text bank, worked in from Discord over the real wires."""

import pytest

from baton_sandbox.discord.driver import Member
from tests.waiting import eventually

WORDS = "Who is **this**? @everyone"


@pytest.fixture
def guild(demo):
    """The demo's Discord; Baton makes no mistakes in it."""
    hub = demo.stage.discord.hub
    yield hub
    assert hub.mistakes == []
    assert hub.gateway.strays == []


@pytest.fixture
def ben(guild):
    """A volunteer, with contacts before him."""
    return Member(guild, next(one.id for one in guild.world.people.values() if one.handle == "ben"))


async def begin(ben: Member) -> None:
    await ben.command("/text")
    await ben.until("Start", seconds=15)
    await ben.press("Start")
    await ben.until("1 of 25", seconds=15)


async def test_a_text_goes_all_the_way_and_is_answered_from_a_direct_message(demo, ben):
    await begin(ben)
    await ben.press("Send")
    await ben.until("2 of 25")
    twilio = demo.stage.twilio
    await eventually(lambda: len(twilio.creates) == 1)
    contact = twilio.creates[0].to
    twilio.phones.text_from(contact, WORDS)
    await ben.until(lambda _: ben.dms and WORDS in ben.dms[-1], seconds=15)
    await ben.press("Open", on=ben.dms[-1])
    await ben.until(lambda screen: "Reply" in screen.messages[-1])
    await ben.press("Reply")
    await ben.until(lambda screen: screen.modal)
    await ben.submit(**{"Your reply": "It is Ben, from Riverside Votes"})
    await eventually(lambda: len(twilio.creates) == 2)
    thread = twilio.phones.thread(contact)["messages"]
    assert [line["body"] for line in thread][-2:] == [WORDS, "It is Ben, from Riverside Votes"]


async def test_nothing_private_is_logged_on_the_way_through_discord(demo, guild, ben, told):
    await begin(ben)
    for operation in ("callback", "create_message"):
        guild.faults.rate_limit(operation, retry_after=0.01)
    await ben.press("Send")
    await ben.until("2 of 25")
    guild.gateway.cut()
    twilio = demo.stage.twilio
    await eventually(lambda: len(twilio.creates) == 1)
    twilio.phones.text_from(twilio.creates[0].to, "Canary words")
    await ben.until(lambda _: ben.dms and "Canary words" in ben.dms[-1], seconds=15)
    lines, contact = told.getvalue(), twilio.people.known[twilio.creates[0].to]
    private = {"Canary", "Okafor", "Moreau", guild.app.token, contact.last_name, contact.phone[2:]}
    assert lines
    assert [each for each in private if each in lines] == []


async def test_a_press_while_the_gateway_is_away_is_answered_when_it_is_back(demo, guild, ben):
    await begin(ben)
    guild.gateway.cut()
    await ben.until(lambda _: not guild.gateway.online)
    await ben.press("Send")
    await ben.until("2 of 25")
    assert guild.gateway.resumes == 1


async def test_what_a_person_may_not_do_is_neither_offered_nor_done(guild, ben):
    assert "text" in ben.offered()
    assert "audit" not in ben.offered()
    ana = Member(guild, guild.world.guild.owner)
    assert "audit" in ana.offered()


async def test_patience_is_had_when_discord_asks_for_it(demo, guild, ben):
    guild.faults.rate_limit("callback", retry_after=0.05)
    await begin(ben)
    guild.faults.server_error("create_message", status=503)
    await ben.press("Send")
    await ben.until("2 of 25")
    twilio = demo.stage.twilio
    await eventually(lambda: len(twilio.creates) == 1)
    twilio.phones.text_from(twilio.creates[0].to, "Hello?")
    await ben.until(lambda _: ben.dms and "Hello?" in ben.dms[-1], seconds=30)
