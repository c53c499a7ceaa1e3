"""The same evening over real sockets: a bucket is claimed and texted in the sandbox's Discord."""

from bot.handlers.discord.app import build_face, offer
from bot.handlers.discord.client import logged_in
from bot.handlers.discord.identity import Admins, Identities
from bot.handlers.discord.socket import listening
from bot.sandbox.discord.driver import Discord


async def test_a_bucket_is_texted_over_the_wire(bank, desk):
    bank.open(3)
    async with Discord() as discord:
        server = int(discord.world.guild.id)
        face = build_face(desk, Identities(desk, Admins(of_server=True), server, desk.clock), (10, 25, 100))
        async with logged_in(discord.server.bot_token, discord.server.api_url, face) as client:
            offer(client, face, server)
            async with listening(client, face, server):
                ben = discord.person("Ben")
                await ben.command("/text")
                await ben.until("Start")
                await ben.press("Start")
                await ben.until("1 of 3")
                await ben.press("Send")
                await ben.until("2 of 3")
        assert discord.mistakes == []
    assert len(bank.outbox("text")) == 1
