"""Letters on Discord: in direct messages, and in a channel for whoever takes none."""

from datetime import timedelta

import discord
import pytest
import sqlalchemy as sa
from simcord.backend.errors import BackendError
from simcord.enums import ChannelType
from simcord.http.routes import messages

from bot.assignment import letters
from bot.assignment.people import linking, members
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.courier import PostNever
from bot.storage.tables import OutboxItem
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel
from tests.handlers.discord.town import labels, tokens, words

WORDS = "Where do I vote?"


class Closed:
    """People who take no direct messages, and how often Baton tried."""

    def __init__(self):
        self.accounts = set()
        self.code = 50007
        self.tries = 0

    def check(self, ctx, channel_id):
        channel = ctx.backend.get_channel(channel_id)
        if channel.type == ChannelType.DM and self.accounts & set(channel.recipient_ids):
            self.tries += 1
            raise BackendError(403, self.code, "Cannot send messages to this user")


@pytest.fixture
def closed(monkeypatch):
    closed, allowed = Closed(), messages._send_permissions

    def check(ctx, channel_id):
        closed.check(ctx, channel_id)
        allowed(ctx, channel_id)

    monkeypatch.setattr(messages, "_send_permissions", check)
    return closed


@pytest.fixture
def texted(bank, town, ben):
    """Ben's three contacts of a campaign in the server's channel."""
    id_ = bank.open(3, name="Primary day", homes={"discord": str(town.room.id)})
    bank.do(members.enrol, ben.who)
    return bank.text_all(ben.who, bank.do(claim_bucket, ben.who, id_))


def rings(town):
    """The messages in the channel that mention somebody, with whom they mention."""
    return [(each, [user.id for user in each.mentions]) for each in town.posted() if each.mentions]


async def test_a_reply_comes_to_its_holder_in_a_direct_message(bank, town, ben, texted, deliver):
    bank.hear(texted[0], WORDS)
    await deliver()
    assert WORDS in words(ben.told()[-1])
    assert rings(town) == []
    await ben.press("Open", on=ben.told()[-1])
    assert ben.panel.ephemeral
    assert f"> {WORDS}" in ben.words()


@pytest.mark.parametrize("code", [50007, 50278])
async def test_whoever_takes_no_direct_messages_is_rung_in_the_campaigns_channel(
    bank, town, ben, texted, deliver, closed, code
):
    closed.accounts, closed.code = {ben.actor.id}, code
    bank.hear(texted[0], WORDS)
    await deliver()
    ((message, rung),) = rings(town)
    assert rung == [ben.actor.id]
    said = words(message)
    assert "1 reply waits for you" in said
    assert "First0" not in said
    assert WORDS not in said
    assert not any("thread" in token for token in tokens(message))
    assert WORDS in await ben.press("Open inbox", on=message)
    assert ben.panel.ephemeral


async def test_direct_messages_that_are_closed_are_not_tried_again_for_a_day(
    bank, town, ben, texted, deliver, closed
):
    closed.accounts = {ben.actor.id}
    bank.hear(texted[0], WORDS)
    await deliver()
    bank.clock.forward(timedelta(hours=1))
    bank.hear(texted[1], WORDS)
    await deliver()
    assert closed.tries == 1
    assert "2 replies wait for you" in words(rings(town)[-1][0])
    closed.accounts = set()
    bank.clock.forward(timedelta(days=1))
    bank.hear(texted[2], WORDS)
    await deliver()
    assert "3 replies wait for you" in words(ben.told()[-1])


async def test_direct_messages_are_tried_again_as_soon_as_the_person_acts(
    bank, town, ben, texted, deliver, closed
):
    closed.accounts = {ben.actor.id}
    bank.hear(texted[0], WORDS)
    await deliver()
    closed.accounts = set()
    await ben.press("Open inbox", on=rings(town)[0][0])
    bank.clock.forward(timedelta(hours=1))
    bank.hear(texted[1], WORDS)
    await deliver()
    assert "2 replies wait for you" in words(ben.told()[-1])


async def test_whoever_has_another_account_that_may_take_it_is_not_rung_in_a_channel(
    bank, town, ben, texted, closed, poster
):
    closed.accounts = {ben.actor.id}
    benjamin = bank.person("Ben Okafor")
    bank.do(linking.link, bank.ana, bank.person_id(benjamin), bank.person_id(ben.who))
    await ben.run("people link")
    bank.hear(texted[0], WORDS)
    bank.clock.forward(timedelta(seconds=5))
    both = frozenset({"slack", "discord"})

    def inboxes():
        return [each for each in bank.do(letters.lease_letters, 9, (), both) if each.kind is Parcel.INBOX]

    (letter,) = inboxes()
    assert letter.platform == "discord"
    with pytest.raises(PostNever, match="50007") as never:
        await poster.post(letter)
    assert rings(town) == []
    bank.do(letters.letter_given_up, letter, both, str(never.value))
    (again,) = inboxes()
    assert (again.item_id, again.platform, again.address) == (letter.item_id, "slack", benjamin.account)


async def test_what_stands_in_a_channel_is_never_edited_into_words_of_contacts(
    bank, town, ben, texted, deliver, closed, poster, desk
):
    closed.accounts = {ben.actor.id}
    bank.hear(texted[0], WORDS)
    bank.hear(texted[1], WORDS)
    await deliver()
    closed.accounts = set()
    poster.__init__(town.client, desk)  # another process, which remembers nothing
    bank.do(optout.opt_out, ben.who, texted[0])
    await deliver()
    ((message, _),) = rings(town)
    assert "1 reply waits for you" in words(message)
    assert WORDS not in words(message)
    assert "First" not in words(message)


async def test_the_message_in_the_channel_says_so_when_nothing_waits_any_more(
    bank, town, ben, texted, deliver, closed
):
    closed.accounts = {ben.actor.id}
    bank.hear(texted[0], WORDS)
    await deliver()
    await ben.press("Open inbox", on=rings(town)[0][0])
    await ben.press("Open")
    await ben.press("Reply")
    await ben.submit(text="At the library.")
    await deliver()
    ((message, _),) = rings(town)
    assert "Nothing waits for you" in words(message)
    assert labels(message) == []


async def test_a_letter_is_given_up_where_no_channel_is_open_to_baton(bank, ben, closed, poster, town):
    bank.do(members.enrol, ben.who)
    closed.accounts = {ben.actor.id}
    conversation = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, bank.open(1)))[0]
    bank.hear(conversation, WORDS)
    bank.clock.forward(timedelta(seconds=5))
    (letter,) = (one for one in bank.do(letters.lease_letters, 9) if one.platform == "discord")
    with pytest.raises(PostNever):
        await poster.post(letter)
    assert rings(town) == []


class Refusing:
    """A channel that refuses whatever is sent to it, with a status and a code."""

    def __init__(self):
        self.answer = None

    def check(self, *_):
        if self.answer:
            status, code = self.answer
            raise BackendError(status, code, "Refused")


@pytest.fixture
def refusing(monkeypatch):
    refusing, allowed = Refusing(), messages._send_permissions

    def check(ctx, channel_id):
        refusing.check()
        allowed(ctx, channel_id)

    monkeypatch.setattr(messages, "_send_permissions", check)
    return refusing


def unheld(bank, town):
    """A letter to the server's channel."""
    opened = bank.open(1, homes={"discord": str(town.room.id)})
    with bank.database.transaction() as session:
        session.execute(sa.delete(OutboxItem))
        outbox.put(session, Parcel.UNHELD, opened, now=bank.clock(), to=("discord", str(town.room.id)))
    [letter] = bank.do(letters.lease_letters, 9)
    return letter


@pytest.mark.parametrize("answer", [(400, 50035), (400, 50006), (413, 40005), (400, 200000), (403, 0)])
async def test_what_discord_says_of_the_letter_is_no_word_about_its_place(
    bank, town, poster, refusing, answer
):
    letter, refusing.answer = unheld(bank, town), answer
    with pytest.raises(discord.HTTPException) as wrong:
        await poster.post(letter)
    assert wrong.value.code == answer[1]


@pytest.mark.parametrize("answer", [(403, 50001), (403, 50013), (404, 10003), (400, 50008), (400, 50083)])
async def test_a_place_that_takes_no_messages_is_told_from_a_letter_that_is_wrong(
    bank, town, poster, refusing, answer
):
    letter, refusing.answer = unheld(bank, town), answer
    with pytest.raises(PostNever, match=str(answer[1])):
        await poster.post(letter)
