"""Time that runs out, and a Discord that misbehaves."""

import asyncio
from datetime import timedelta

import aiohttp
import discord as dpy
import pytest

from baton_sandbox.discord.acts.sending import DID_NOT_RESPOND
from baton_sandbox.discord.driver import NotAcknowledged


async def test_whoever_answers_after_three_seconds_answers_nobody(bot, discord, ben):
    waiting = asyncio.create_task(ben.command("/slow"))
    await bot.reached.wait()
    discord.clock.advance(timedelta(seconds=4))
    with pytest.raises(NotAcknowledged, match=DID_NOT_RESPOND):
        await waiting
    bot.held.set()
    await discord.until(lambda: [call for call in discord.calls if call.code == 10062])
    assert "Too late" not in ben.reads()


async def test_a_token_is_good_for_fifteen_minutes(bot, discord, ben):
    await ben.command("/late")
    discord.clock.advance(timedelta(minutes=14))
    await ben.command("/late")
    discord.clock.advance(timedelta(minutes=2))
    bot.held.set()
    await discord.until(lambda: [call for call in discord.calls if call.code == 50027])
    await ben.until("Later")
    assert ben.reads().count("Later") == 1


async def test_nobody_answers_twice(discord, ben, ask):
    await ben.command("/hello")
    one = discord.delivered(2)[-1]
    path = f"/interactions/{one['id']}/{one['token']}/callback"
    response, body = await ask("POST", path, json={"type": 4, "data": {"content": "Again"}})
    assert (response.status, body["code"]) == (400, 40060)


async def test_what_is_for_one_person_is_reached_by_its_token_alone(discord, ben, ask):
    await ben.command("/hello")
    message, one = ben.sees().ephemerals[-1], discord.delivered(2)[-1]
    response, body = await ask("GET", f"/channels/{one['channel_id']}/messages/{message.id}")
    assert (response.status, body["code"]) == (404, 10008)
    app = discord.hub.app.id
    response, body = await ask("GET", f"/webhooks/{app}/{one['token']}/messages/@original")
    assert body["id"] == message.id
    response, body = await ask("DELETE", f"/webhooks/{app}/{one['token']}/messages/{message.id}")
    assert response.status == 204
    assert not ben.sees().ephemerals
    response, body = await ask("GET", f"/webhooks/{app}/wrong/messages/@original")
    assert body["code"] == 10015


async def test_a_429_is_waited_out(discord, ben):
    discord.faults.rate_limit("callback", retry_after=0.01)
    await ben.command("/hello")
    assert [call.status for call in discord.calls if call.operation == "callback"] == [429, 200]
    assert "Hello!" in ben.reads()


async def test_a_429_from_before_discord_is_not_tried_again(bot, discord, ben):
    discord.hub.answer_seconds = 0.2
    discord.faults.rate_limit("callback", via=False)
    with pytest.raises(NotAcknowledged):
        await ben.command("/hello")
    failure = await bot.failures.get()
    assert isinstance(failure, dpy.HTTPException)
    assert failure.status == 429


async def test_an_outage_is_an_error_of_the_server(bot, discord, ana):
    discord.faults.server_error("create_message", status=503)
    await ana.command("/panel")
    assert isinstance(await bot.failures.get(), dpy.DiscordServerError)


async def test_a_request_whose_answer_was_lost_has_been_done_all_the_same(bot, discord, ana):
    discord.faults.reset("create_message", applied=True)
    await ana.command("/panel")
    assert isinstance(await bot.failures.get(), aiohttp.ClientError)
    assert "Ready?" in ana.reads()


async def test_slow_answers_come(bot, discord, ben):
    discord.faults.slow("callback", 0.05)
    await ben.command("/hello")
    assert "Hello!" in ben.reads()


async def test_limits_are_kept_when_they_are_asked_for(bare, ask):
    bare.faults.enforce_limits = True
    channel = bare.world.named("general").id
    message = {"content": "Hello", "allowed_mentions": {"parse": []}}
    asked = [await ask("POST", f"/channels/{channel}/messages", json=message) for _ in range(6)]
    assert [response.status for response, _ in asked] == [200] * 5 + [429]
    response, body = asked[-1]
    assert 0 < body["retry_after"] <= 5
    assert response.headers["Via"]
    bare.clock.advance(timedelta(seconds=6))
    response, body = await ask("POST", f"/channels/{channel}/messages", json=message)
    assert response.headers["X-RateLimit-Remaining"] == "4"
