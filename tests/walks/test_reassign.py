"""What waits is moved by an admin, seen before and taken back after, on each platform."""

from tests.walks.bake_sale import opens_bake_sale, texts
from tests.walks.bank import TextBank


async def test_what_waits_with_one_is_moved_to_another_and_taken_back(bank: TextBank, platform: str):
    ana, ben, cleo = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo"))
    await opens_bake_sale(ana, 4)
    first, second = await texts(bank, ben, 2, of=4)
    bank.answers(first, "I bake!")
    await ben.reads("1 reply waits for you")  # the one who waits longest
    bank.answers(second, "I bake!")
    await ben.reads("2 replies wait for you")

    # Whoever receives must be known: Cleo looks around once.
    await cleo.looks_around()
    await ana.reassigns(ben.name, cleo.name)
    await ana.reads(f"Move 2 conversations of {ben.name} to {cleo.name}?")
    await ana.presses("Move 2")
    await ana.reads("moved to")
    await cleo.reads(f"2 conversations came to you from {ben.name}")
    await cleo.presses("Open inbox")
    await cleo.opens("Joaa")
    await cleo.reads("I bake!")
    await cleo.replies("Wonderful!")
    await bank.sent(3)

    await ana.presses("Undo")
    await ana.agrees("Undo")
    await ana.reads("went back to")
    await ana.asks_what_waits()
    await ana.reads("1 reply waits")
    await ana.looks_back()
    await ana.reads("moved")
