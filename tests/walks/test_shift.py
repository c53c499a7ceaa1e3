"""A shift's life, on each platform: opened, joined, left early, over, and nothing waits on who went home."""

from tests.walks.bake_sale import opens_bake_sale, texts
from tests.walks.bank import TextBank


async def test_nothing_waits_on_anybody_who_went_home(bank: TextBank, platform: str):
    ana, ben, cleo = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo"))
    await opens_bake_sale(ana, 6)
    await ana.opens_shift("now for 1h", "Bake sale")
    for volunteer in (ben, cleo):
        await volunteer.presses("Join")
        await volunteer.reads("You are on the shift")
    first, second = await texts(bank, ben, 2, of=6)
    bank.answers(first, "Yes, on Friday!")
    await ben.reads("1 reply waits for you")

    await ben.presses("Leave")
    await ben.agrees("Leave")
    await ben.reads("1 contact still waits for you")
    await ben.presses(f"Hand over to {cleo.name}")
    await ben.reads("moved to")
    await cleo.reads(f"1 conversation came to you from {ben.name}")
    bank.answers(second, "Who is this?")
    await cleo.reads("2 replies wait for you")

    bank.passes(61)
    await cleo.reads("Your shift for Bake sale is over")
    bank.passes(6)
    await ana.reads("2 contacts wait for somebody to take")
    await ana.asks_what_waits()
    await ana.reads("2 replies wait")
    await ana.reads("nobody")
