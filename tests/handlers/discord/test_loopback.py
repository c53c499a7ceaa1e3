"""The same evening over real sockets: a bucket is claimed and texted in the sandbox's Discord."""

from datetime import timedelta

from baton_sandbox.discord.driver import Discord
from bot.assignment import letters
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.handlers.discord.app import build_face, offer
from bot.handlers.discord.identity import PLATFORM, Admins, Identities
from bot.handlers.discord.wire.client import logged_in
from bot.handlers.discord.wire.poster import DiscordPoster
from bot.handlers.discord.wire.socket import listening
from bot.vocabulary import Parcel


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


async def test_a_process_that_hears_nothing_rings_whoever_takes_no_direct_messages(bank, desk):
    async with Discord() as discord:
        ben, cleo = discord.person("Ben"), discord.person("Cleo")
        room = next(one for one in discord.world.channels.values() if one.name == "text-bank")
        opened = bank.open(4, bucket_size=2, homes={PLATFORM: room.id})
        who_is = {each: account_of(bank, discord, each) for each in (ben, cleo)}
        for who in who_is.values():
            sent = bank.text_all(who, bank.do(claim_bucket, who, opened))
            bank.hear(sent[0], "Where do I vote?")
        ben.takes_dms(yes=False)
        bank.clock.forward(timedelta(seconds=5))
        async with logged_in(discord.server.bot_token, discord.server.api_url) as client:
            poster = DiscordPoster(client, desk)
            for letter in bank.do(letters.lease_letters, 50):
                if letter.platform == PLATFORM and letter.kind is Parcel.INBOX:
                    bank.do(letters.letter_posted, letter, await poster.post(letter))
        [rung] = (one for one in cleo.sees(room.id).messages if "waits for you" in one)
        assert "Where do I vote?" not in rung
        assert ben.dms == ()
        assert "Where do I vote?" in cleo.dms[-1]
        assert discord.mistakes == []


def account_of(bank, discord, member):
    """The person as the core knows them."""
    who = Identity(PLATFORM, discord.world.guild.id, member.id, member.person.name)
    bank.do(members.enrol, who)
    return who
