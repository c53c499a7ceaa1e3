"""Contacts whom carriers refuse stop nobody; a sender whom they refuse is stopped and told why."""

from collections import Counter

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.storage.tables import Campaign, Conversation, Message
from tests.waiting import eventually
from tests.walks.bake_sale import NAME, TEXT, opens_bake_sale, texts
from tests.walks.bank import TextBank, called, contacts
from tests.walks.player import Player

ABROAD, LANDLINE = "+525512345678", "+15185551010"
NO_NUMBER, NOT_SERVED, OFF = "+15185551020", "+15185551030", "+15185551040"


def bakers() -> bytes:
    """A hundred people, the first of them abroad."""
    return contacts(100).replace(b"+15185551000", ABROAD.encode())


async def texts_abroad_too(bank: TextBank) -> None:
    """The campaign's settings name Mexico, which Twilio's console has not enabled."""

    def change(session, now):
        session.execute(sa.update(Campaign).values(countries=["US", "MX"]))

    await bank.baton.desk.run(change)


async def became(bank: TextBank) -> tuple[Counter[str], Counter[str | None]]:
    """How many texts arrived or not, and how many contacts are barred for what."""

    def count(session, now):
        texts = session.execute(sa.select(col(Message.status)).where(col(Message.direction) == "out"))
        bars = session.execute(sa.select(col(Conversation.barred)))
        return Counter(texts.scalars()), Counter(bars.scalars())

    return await bank.baton.desk.read(count)


async def came(bank: TextBank, *, delivered: int, aside: int) -> None:
    """Wait until so many texts arrived, and so many contacts are set aside."""

    async def look():
        bank.passes(0.2)
        await bank.twilio.settled()
        texts, bars = await became(bank)
        return (texts["delivered"], bars["set_aside"]) == (delivered, aside)

    await eventually(look, what=f"{delivered} delivered, {aside} set aside")


async def puts_back(ana: Player) -> None:
    """An admin sees how it went, and who was set aside, and puts one of them back."""
    await ana.asks_how_it_goes(NAME)
    await ana.reads("🟢 Open")
    await ana.reads("95 of 95 contacts texted")
    await ana.reads("2 unreachable · 3 set aside")
    await ana.presses("Set aside")
    await ana.reads("3 contacts are left alone by this campaign")
    await ana.presses(f"Open {called(30)} L.")
    await ana.reads("The reason: none of our numbers can text this one (21612). You can put them back.")
    await ana.presses("Put back")
    await ana.reads("They can be texted again.")


@pytest.mark.timeout(600)
async def test_five_refused_of_a_hundred_contacts_stop_nobody(bank: TextBank, platform: str):
    ana, ben = (bank.player(name, platform) for name in ("Ana", "Ben"))
    await ana.imports("Bakers", bakers())
    await ana.drafts(NAME, "River Bakers", TEXT)
    await texts_abroad_too(bank)
    await ana.opens_campaign(NAME)
    bank.twilio.refusing.update({NO_NUMBER: 21211, NOT_SERVED: 21612})
    bank.twilio.traffic.failing.update({LANDLINE: 30006, OFF: 30003})

    await ben.starts()
    for count in range(1, 101):
        await ben.reads(f"{count} of 100")
        await ben.sends()
        await bank.sent(count)
    await ben.pauses()
    await came(bank, delivered=95, aside=2)
    await ben.reads("4 contacts you texted in Bake sale were not reached.")
    for line in (
        f"{called(0)} Last0: texts to this country are not enabled (21408)",
        f"{called(10)} Last10: this is a landline, or its carrier takes no texts (30006)",
        f"{called(20)} Last20: this is no phone number (21211)",
        f"{called(30)} Last30: none of our numbers can text this one (21612)",
    ):
        await ben.reads(line)
    await ana.reads("Texts to Mexico are not enabled")

    bank.passes(61)
    await ben.looks_around()
    await ben.reads("the phone was off or out of reach (30003)")
    await ben.presses("Open", beside=called(40))
    await ben.presses("Text once more", beside=called(40))
    await ben.reads("The first text is on its way once more")
    await ben.pauses()
    await bank.sent(101)
    await came(bank, delivered=95, aside=3)
    _, bars = await became(bank)
    assert (bars["retired"], bars["set_aside"], bars[None]) == (2, 3, 95)
    await puts_back(ana)
    assert (await became(bank))[1]["set_aside"] == 2
    assert "paused itself" not in ana.sees()


@pytest.mark.parametrize(
    "code, why, mend",
    [
        (
            30034,
            "Our number is in no registration that the carriers approved",
            "search for A2P 10DLC",
        ),
        (30032, "Our toll-free number is not verified", "search for toll-free verification"),
    ],
)
async def test_a_sender_that_is_not_registered_pauses_the_campaign_and_its_admins_know_why(
    bank: TextBank, platform: str, code: int, why: str, mend: str
):
    ana, ben, cleo = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo"))
    await opens_bake_sale(ana, 3)
    bank.twilio.traffic.failing.update({f"+1518555{1000 + number}": code for number in range(3)})
    await texts(bank, ben, 1, of=3)
    for reader in (cleo, ana):
        await reader.reads(f"Bake sale paused itself. {why} ({code}).")
        await reader.reads(mend)
    await eventually(lambda: ana.sees().count("Bake sale paused itself.") == 2, what="both letters")
    assert cleo.sees().count("Bake sale paused itself.") == 1
    await ana.asks_how_it_goes(NAME)
    await ana.reads(f"⏸️ Paused by itself: {why[0].lower()}{why[1:]} ({code})")
