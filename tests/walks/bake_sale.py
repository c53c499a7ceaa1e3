"""The campaign that most walks begin with."""

from tests.walks.bank import TextBank, contacts
from tests.walks.player import Player

NAME = "Bake sale"
TEXT = "Hi {{first_name|there}}, {{user.first_name}} with River Bakers. Can you bake? Reply STOP to opt out"
OTHER = "Hi {{first_name|there}}, {{user.first_name}} with River Bakers. A cake? Reply STOP to opt out"
BAKES = "Will they bake?"


async def opens_bake_sale(admin: Player, count: int) -> None:
    """Load so many contacts, write the campaign and open it."""
    await drafts_bake_sale(admin, count)
    await admin.opens_campaign(NAME)


async def drafts_bake_sale(admin: Player, count: int) -> None:
    """Load so many contacts and write the campaign."""
    await admin.imports("Bakers", contacts(count))
    await admin.drafts(NAME, "River Bakers", TEXT)


async def opens_a_trial_of_two_texts(admin: Player, count: int) -> None:
    """The same with a second first text, a question and two tags."""
    await admin.imports("Bakers", contacts(count))
    await admin.drafts(NAME, "River Bakers", TEXT, OTHER, asks=f"{BAKES} yes / no", tags="early, late")
    await admin.opens_campaign(NAME)


async def texts(bank: TextBank, volunteer: Player, number: int, of: int) -> list[str]:
    """Claim a bucket and text the first of it; the numbers that were texted, by everybody."""
    before = len(bank.texted)
    await volunteer.starts()
    for count in range(1, number + 1):
        await volunteer.reads(f"{count} of {of}")
        await volunteer.sends()
    await volunteer.pauses()
    return await bank.sent(before + number)
