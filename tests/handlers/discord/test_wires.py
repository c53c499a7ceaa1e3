"""Over real sockets that break: everybody is told, nothing is done twice, and a text leaves at most once."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from baton_sandbox.discord.driver import Discord
from baton_sandbox.discord.state.permissions import CREATE_EVENTS
from bot.assignment import letters
from bot.assignment.outcomes.letters import Letter
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import ShiftEventPost, ShiftPhase, ShiftRow
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.courier import PostLater, PostNever
from bot.handlers.discord.app import build_face, offer
from bot.handlers.discord.identity import PLATFORM, Admins, Identities
from bot.handlers.discord.wire.client import logged_in
from bot.handlers.discord.wire.events import NONE
from bot.handlers.discord.wire.poster import DiscordPoster
from bot.handlers.discord.wire.socket import listening
from bot.vocabulary import Parcel


@pytest.fixture
async def discord():
    """The server, without Baton."""
    async with Discord() as discord:
        yield discord


@asynccontextmanager
async def baton(discord, desk):
    """Baton in it, while the block lasts."""
    server = int(discord.world.guild.id)
    face = build_face(desk, Identities(desk, Admins(of_server=True), server, desk.clock), (10, 25, 100))
    async with logged_in(discord.server.bot_token, discord.server.api_url, face) as client:
        offer(client, face, server)
        async with listening(client, face, server):
            yield client


async def first_card(discord, bank):
    """Ben sees his first contact of three."""
    bank.open(3)
    ben = discord.person("Ben")
    await ben.command("/text")
    await ben.until("Start")
    await ben.press("Start")
    await ben.until("1 of 3")
    return ben


async def test_a_broken_connection_is_resumed_and_nothing_that_was_pressed_is_lost(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        identified = discord.gateway.identifies
        discord.gateway.cut()
        await ben.press("Send")
        await ben.until("2 of 3")
        assert (discord.gateway.identifies, discord.gateway.resumes) == (identified, 1)
    assert len(bank.outbox("text")) == 1
    assert discord.mistakes == []


async def test_a_session_that_is_over_is_begun_anew(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        identified = discord.gateway.identifies
        discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.identifies > identified, 15)
        await ben.press("Send")
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1


async def test_a_restart_between_a_button_and_its_press_loses_nothing(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        send = ben.finds("Send")
    async with baton(discord, desk):
        await ben.press(send)
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1
    assert [call.operation for call in discord.calls].count("sync_guild_commands") == 1


async def test_a_press_that_could_not_be_answered_is_told_and_repeated_without_a_second_text(
    discord, bank, desk
):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        send = ben.finds("Send")
        discord.faults.reset("callback")
        await ben.press(send)
        await ben.until("The chat did not answer Baton in time.")
        await ben.press(send)
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1


async def test_a_fault_of_discords_passes(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        discord.faults.server_error("callback", status=502)
        await ben.press("Send")
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1


async def test_an_answer_that_arrived_though_discord_said_no_stands(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        discord.faults.server_error("callback", status=503, applied=True)
        await ben.press("Send")
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1


async def test_too_many_calls_are_waited_for(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        discord.faults.rate_limit("callback", retry_after=0.05)
        await ben.press("Send")
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1


async def test_a_press_that_reaches_baton_too_late_is_done_once_and_can_be_repeated(discord, bank, desk):
    async with baton(discord, desk):
        ben = await first_card(discord, bank)
        send = ben.finds("Send")
        discord.gateway.cut()
        pressing = asyncio.ensure_future(ben.press(send))
        await discord.until(lambda: discord.delivered(3)[-1]["data"]["custom_id"] == send.custom_id)
        discord.clock.advance(timedelta(seconds=5))
        await asyncio.wait({pressing})
        pressing.exception()
        await discord.until(lambda: len(bank.outbox("text")) == 1)
        await ben.press(send)
        await ben.until("2 of 3")
    assert len(bank.outbox("text")) == 1
    assert discord.mistakes == []


@pytest.fixture
async def letter(discord, bank):
    """A reply to Ben that is to be told to him."""
    member = discord.person("Ben")
    ben = Identity(PLATFORM, str(discord.world.guild.id), member.id, "Ben")
    bank.do(members.enrol, ben)
    (first, *_) = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))
    bank.hear(first, "Where do I vote?")
    bank.clock.forward(timedelta(seconds=5))
    return next(each for each in bank.do(letters.lease_letters, 50) if each.platform == PLATFORM)


@pytest.fixture
async def poster(discord, desk):
    """What posts the letters, over the wire."""
    async with logged_in(discord.server.bot_token, discord.server.api_url) as client:
        yield DiscordPoster(client, desk)


async def test_a_letter_waits_out_a_short_limit_and_is_posted_once(discord, poster, letter):
    discord.faults.rate_limit("create_message", retry_after=0.05)
    assert await poster.post(letter)
    assert len(discord.person("Ben").dms) == 1


@pytest.mark.parametrize(
    "fault, wait",
    [
        (lambda faults: faults.rate_limit("create_message", retry_after=60), 60),
        (lambda faults: faults.rate_limit("create_message", retry_after=7, via=False), 7),
        (lambda faults: faults.server_error("create_message", status=503), None),
        (lambda faults: faults.server_error("open_dm", status=503), None),
    ],
)
async def test_what_passes_is_tried_later(discord, poster, letter, fault, wait):
    fault(discord.faults)
    with pytest.raises(PostLater) as later:
        await poster.post(letter)
    assert later.value.args[0] == wait if later.value.args else wait is None
    assert await poster.post(letter)
    assert len(discord.person("Ben").dms) == 1


async def test_a_letter_to_nobody_is_never_tried_again(poster, letter):
    with pytest.raises(PostNever):
        await poster.post(replace(letter, address="1000000000000000009"))


@pytest.fixture
def announce(discord, poster):
    """Announces a shift as an event of the server, at another time or in another phase; its reference."""
    now = discord.world.clock.now()

    async def announce(phase, former=None, *, begins=1, ends=3):
        starts_at, ends_at = now + timedelta(hours=begins), now + timedelta(hours=ends)
        row = ShiftRow(1, None, starts_at, ends_at, phase, (), mine=False, seats=6)
        channel = next(one.id for one in discord.world.channels.values() if not one.is_dm)
        post = ShiftEventPost(row)
        return await poster.post(Letter(1, Parcel.SHIFT_EVENT, 1, PLATFORM, channel, post, former))

    return announce


def events(discord):
    return [(each.name, each.status, each.ends - each.starts) for each in discord.world.events.values()]


async def test_a_shift_is_an_event_of_the_server_made_once_changed_and_called_off(discord, announce):
    made = await announce(ShiftPhase.UPCOMING)
    assert await announce(ShiftPhase.UPCOMING) == made, "a try of which nobody heard"
    name, status, _ = events(discord)[0]
    assert (len(events(discord)), name, status) == (1, "Text bank: all campaigns", 1)
    assert await announce(ShiftPhase.UPCOMING, made, ends=4) == made
    assert events(discord)[0][2] == timedelta(hours=3)
    for _ in range(2):
        assert await announce(ShiftPhase.CALLED_OFF, made) == made
    assert events(discord)[0][1] == 4
    assert await announce(ShiftPhase.UPCOMING, begins=5, ends=6) != made


async def test_a_shift_that_was_never_announced_is_not_while_it_runs_and_one_taken_away_stays_so(
    discord, announce
):
    assert await announce(ShiftPhase.RUNNING, begins=-1) == NONE
    made = await announce(ShiftPhase.UPCOMING)
    discord.world.events.clear()
    assert await announce(ShiftPhase.UPCOMING, made) == made
    assert (events(discord), discord.mistakes) == ([], [])


async def test_where_baton_may_make_no_events_nothing_hangs_on_it(discord, announce):
    world = discord.world
    role = next(each for each in world.guild.roles.values() if each.bot)
    world.guild.roles[role.id] = replace(role, permissions=role.permissions & ~CREATE_EVENTS)
    assert await announce(ShiftPhase.UPCOMING) == NONE
    assert events(discord) == []
