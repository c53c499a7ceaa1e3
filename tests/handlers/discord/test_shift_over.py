"""A shift in Discord: one leaves early, replies keep coming, and nothing waits on anybody off shift."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.assignment.timers import fire_next
from bot.handlers.discord.identity import PLATFORM
from bot.storage.tables import Conversation
from tests.assignment.bank import NEW_YORK
from tests.handlers.discord.town import labels, words

MINUTE = timedelta(minutes=1)


class Night:
    """A campaign in the server's channel, whose people act in Discord alone."""

    def __init__(self, bank, town, deliver):
        self.bank, self.town, self._deliver = bank, town, deliver
        room = {"homes": {PLATFORM: str(town.room.id)}}
        self.campaign = bank.open(12, name="Spring GOTV", bucket_size=4, digest_minutes=30, **room)

    async def later(self, minutes=0):
        """Time passes, what is due happens, and what is to be told is told."""
        self.bank.clock.forward(minutes * MINUTE)
        while self.bank.do(fire_next):
            pass
        while await self._deliver():
            pass

    async def begins(self, lead, *volunteers):
        """Somebody opens a shift of two hours, and others join by its card."""
        opened = await lead.run("shift open", times="now for 2h", campaign="Spring GOTV", zone=NEW_YORK)
        assert "✅ Open: Spring GOTV" in opened
        await self.later()
        card = next(each for each in self.town.posted() if "Nobody has joined yet." in words(each))
        for volunteer in volunteers:
            assert "You are on the shift" in await volunteer.press("Join", on=card)

    async def texts(self, somebody, count=3):
        """Somebody takes a bucket and sends a few texts of it; to whom."""
        await somebody.run("text", campaign="Spring GOTV")
        for _ in range(count):
            await somebody.press("Send")
        with self.bank.database.reading() as session:
            rows = select(Conversation).where(
                Conversation.holder_id == self.id(somebody), Conversation.state == "texted"
            )
            return [each.id for each in session.exec(rows.order_by(col(Conversation.id)))]

    def id(self, somebody):
        return self.bank.person_id(somebody.who)

    def waits_with(self):
        with self.bank.database.reading() as session:
            rows = session.exec(select(Conversation).where(Conversation.state == "needs_attention"))
            return {each.holder_id for each in rows}


@pytest.fixture
def night(bank, town, deliver):
    return Night(bank, town, deliver)


def told(somebody):
    return "\n".join(words(message) for message in somebody.told()).replace("**", "")


async def test_the_life_of_a_shift(bank, town, ana, ben, night):
    cleo = town.person("Cleo")
    await night.begins(ana, ben, cleo)
    mine, hers = await night.texts(ben), await night.texts(cleo)
    for each in (*mine[:2], hers[0]):
        bank.hear(each, "Where do I vote?")
    await night.later(1)
    assert "Where do I vote?" in told(ben)
    assert night.waits_with() == {night.id(ben), night.id(cleo)}

    # Ben goes early, and is asked what shall become of those who wait for him.
    await ben.run("shift leave")
    await night.later()
    asked = next(each for each in ben.told() if "Your shift for Spring GOTV is over." in words(each))
    assert "2 contacts still wait for you" in words(asked)
    assert "Cleo is on shift until" in words(asked)
    assert "moved to" in await ben.press("Hand over to Cleo", on=asked)
    assert night.waits_with() == {night.id(cleo)}
    await town.restart()

    # What comes later for him comes to Cleo, and nobody tells him.
    before = len(ben.told())
    bank.hear(mine[2], "Who is this?")
    await night.later(1)
    assert "Who is this?" in told(cleo)
    assert night.waits_with() == {night.id(cleo)}

    # The shift is over: whoever does not answer the question gives what waits to nobody.
    await night.later(130)
    await night.later(10)
    bank.hear(mine[2], "Hello?")
    bank.hear(hers[1], "Yes!")
    hushed = len(cleo.told())
    await night.later(31)
    await night.later(31)
    assert night.waits_with() == {None}
    assert len(ben.told()) == before
    assert len(cleo.told()) == hushed
    calls = [each for each in town.posted() if f"<@{ben.account}>" in words(each)]
    assert calls == []
    over = next(each for each in town.posted() if "🏁" in words(each))
    assert labels(over) == []
    summary = next(each for each in ana.told() if "The shift for Spring GOTV is over." in words(each))
    assert "6 first texts" in words(summary)


async def test_the_lead_gives_what_waits_to_the_next_shift(bank, town, ana, ben, night):
    cleo = town.person("Cleo")
    await ana.run("shift open", times="now for 1h", campaign="Spring GOTV")
    await ben.run("shift join")
    mine = await night.texts(ben)
    bank.hear(mine[0], "Where do I vote?")
    await ana.run("shift open", times="now for 4h", campaign="Spring GOTV")
    rows = await cleo.suggested("shift join", "shift", "")
    await cleo.run("shift join", shift=rows[-1])
    await night.later(60)
    asked = next(each for each in ben.told() if "is over" in words(each))
    assert "You go on until" in await ben.press("I'll finish", on=asked)
    await night.later(10)
    assert night.waits_with() == {night.id(ben)}
    summary = next(each for each in ana.told() if "is over" in words(each))
    assert "who goes on until" in words(summary)
    assert "moved to" in await ana.press("Reassign to Cleo", on=summary)
    assert night.waits_with() == {night.id(cleo)}
