"""The guild changes: roles, channels, people who leave; and what the app hears of it."""

import discord as dpy
import pytest

from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.people import Role


async def heard(bot, event):
    """What the bot heard of the next event of a kind."""
    return await bot.wait_for(event, timeout=5)


async def test_a_new_role_is_known_at_once_and_given_and_gone(bot, discord, ben):
    discord.world.put_role(Role("2000000000000000001", "drivers"))
    assert (await heard(bot, "guild_role_create")).name == "drivers"
    ben.takes_roles("texters", "drivers")
    await ben.command("/hello")
    member = discord.delivered(2)[-1]["member"]
    assert member["roles"][-1] == "2000000000000000001"
    discord.world.drop_role("2000000000000000001")
    assert (await heard(bot, "guild_role_delete")).name == "drivers"
    assert len(ben.person.roles) == 1


async def test_channels_come_and_go(bot, discord, ben):
    room = Channel("2000000000000000002", "phone-bank")
    discord.world.put_channel(room)
    assert (await heard(bot, "guild_channel_create")).name == "phone-bank"
    await ben.command("/hello", "#phone-bank")
    assert "Hello!" in ben.sees("#phone-bank")
    discord.world.drop_channel(room)
    assert (await heard(bot, "guild_channel_delete")).name == "phone-bank"
    assert "Hello!" not in ben.sees()


async def test_who_has_left_is_no_member_and_cannot_be_written_to(bot, discord, ana, ben):
    discord.world.direct(ben.id)
    ben.leave()
    guild = bot.guilds[0]
    with pytest.raises(dpy.NotFound) as missing:
        await guild.fetch_member(int(ben.id))
    assert missing.value.code == 10007
    user = await bot.fetch_user(int(ben.id))
    with pytest.raises(dpy.Forbidden) as no:
        await user.send("Come back")
    assert no.value.code == 50278
    assert ben.offered() == []
    assert not ben.dms
