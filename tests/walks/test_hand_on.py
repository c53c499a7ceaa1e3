"""Volunteers pass on what they cannot answer, and end their day, on each platform."""

from tests.walks.bake_sale import opens_bake_sale, texts
from tests.walks.bank import TextBank


async def test_what_waits_is_taken_from_the_board_and_the_day_ends_with_nothing_left(
    bank: TextBank, platform: str
):
    ana, ben = (bank.player(name, platform) for name in ("Ana", "Ben"))
    await opens_bake_sale(ana, 4)
    first, second = await texts(bank, ben, 2, of=4)
    bank.answers(first, "I bake!")
    await ben.reads("1 reply waits for you")  # or they come in any order
    bank.answers(second, "Who is this?")
    await ben.reads("2 replies wait for you")

    await ana.asks_what_waits()
    await ana.reads("2 replies wait")
    await ana.presses("See all")
    await ana.reads("I bake!")
    await ana.presses("Take", beside="Joaa L.")
    await ana.reads("Albany")
    await ana.replies("Bring it on Friday")
    await bank.sent(3)
    assert bank.body_to(first) == "Bring it on Friday"

    await ben.ends_the_day()
    await ben.reads("You are done for today: Ana Moreau +1; 2 conversations back for others to take")
    await ana.asks_what_waits()
    await ana.reads("Ana Moreau")
