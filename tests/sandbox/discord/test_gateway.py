"""The gateway: who may identify, and what becomes of a connection that breaks."""

import asyncio

import discord as dpy
import pytest
from aiohttp import ClientSession

from baton_sandbox.discord.acts.sending import DID_NOT_RESPOND
from baton_sandbox.discord.driver import NotAcknowledged
from baton_sandbox.discord.gateway import TRIP_SECONDS
from tests.sandbox.discord.sample_app import SampleBot, addressed, connected


async def test_a_wrong_token_is_refused_at_login(bare):
    with addressed(bare.server):
        bot = SampleBot()
        with pytest.raises(dpy.LoginFailure):
            await bot.login("wrong")
        await bot.close()


async def test_privileged_intents_are_refused_unless_the_portal_allows_them(bare):
    intents = dpy.Intents(guilds=True, members=True)
    with pytest.raises(dpy.PrivilegedIntentsRequired):
        async with connected(bare, SampleBot(intents)):
            pass
    assert "4014" in bare.mistakes[0]
    bare.hub.mistakes.clear()
    bare.hub.app.privileged = intents.value
    async with connected(bare, SampleBot(intents)):
        assert bare.gateway.online


async def test_ready_brings_the_guild_its_channels_and_roles(bot, discord):
    guild = bot.guilds[0]
    assert guild.name == "Riverside"
    assert {channel.name for channel in guild.text_channels} == {"general", "text-bank", "leads"}
    assert {role.name for role in guild.roles} >= {"texters", "night-team", "@everyone"}
    assert guild.me.id == int(discord.world.bot.id)
    leads = dpy.utils.get(guild.text_channels, name="leads")
    assert leads.permissions_for(guild.me).send_messages
    assert not leads.permissions_for(guild.default_role).view_channel


async def test_a_heartbeat_is_answered_after_a_trip_over_the_network(bare):
    """An answer that overtakes the client's own note of when it asked is read as one beat of delay."""
    clock = asyncio.get_running_loop().time
    async with ClientSession() as session, session.ws_connect(bare.gateway.url) as socket:
        assert (await socket.receive_json())["op"] == 10
        asked = clock()
        await socket.send_json({"op": 1, "d": None})
        assert (await socket.receive_json())["op"] == 11
        assert clock() - asked >= TRIP_SECONDS


@pytest.mark.parametrize("how", ["cut", "ask_to_reconnect", "resumable", "close"])
async def test_a_broken_connection_is_resumed_and_what_was_missed_is_told(bot, discord, ben, how):
    before = bot.ws.session_id
    match how:
        case "resumable":
            discord.gateway.invalidate(resumable=True)
        case "close":
            await discord.gateway.close(4000)
        case _:
            getattr(discord.gateway, how)()
    await discord.until(lambda: not discord.gateway.online)
    await ben.command("/hello")
    assert discord.gateway.resumes == 1
    assert discord.gateway.identifies == 1
    assert bot.ws.session_id == before
    assert ben.reads().count("Hello!") == 1


@pytest.mark.parametrize("how", ["invalidate", "forget"])
async def test_a_session_that_is_over_is_begun_anew(discord, ben, how):
    getattr(discord.gateway, how)()
    discord.gateway.cut()
    await discord.until(lambda: discord.gateway.identifies == 2)
    await ben.command("/hello")
    assert "Hello!" in ben.reads()


async def test_without_the_app_an_act_fails_before_the_eyes_of_its_person(bare):
    async with connected(bare) as bot:
        await bot.close()
        await bare.until(lambda: not bare.gateway.online)
        bare.hub.answer_seconds = 0.05
        ben = bare.person("Ben")
        with pytest.raises(NotAcknowledged, match=DID_NOT_RESPOND):
            await ben.command("/hello")
    assert ben.sees().notices


async def test_old_buttons_work_after_a_restart(bare):
    ana, ben = bare.person("Ana"), bare.person("Ben")
    async with connected(bare):
        await ana.command("/panel")
        await ben.until("Ready?")
        start, count = ben.finds("Start"), ben.finds("Count")
    async with connected(bare):
        await ben.press(start)
        assert "You hold bucket 7." in ben.reads()
        await ben.press(count)
        assert "Counted 1" in ana.reads()
    assert bare.mistakes == []


async def test_messages_are_told_to_those_who_asked_for_them(bare):
    heard: asyncio.Queue[dpy.Message] = asyncio.Queue()
    bot = SampleBot(dpy.Intents(guilds=True, guild_messages=True))
    bot.add_listener(heard.put, "on_message")
    async with connected(bare, bot):
        await bare.person("Ben").say("Hello there", "general")
        await bare.person("Ben").say("Hello, <@1000000000000000001>", "general")
        first, second = await heard.get(), await heard.get()
    assert (first.content, first.author.name) == ("", "ben")
    assert second.content.startswith("Hello")
