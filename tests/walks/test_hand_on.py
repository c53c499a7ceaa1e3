"""Volunteers pass on what they cannot answer, and end their day, on each platform."""

from tests.walks.bank import TextBank, contacts

TEXT = "Hi {{first_name|there}}, {{user.first_name}} with River Bakers. Can you bake? Reply STOP to opt out"


async def test_what_waits_is_taken_from_the_board_and_the_day_ends_with_nothing_left(
    bank: TextBank, platform: str
):
    ana, ben = (bank.player(name, platform) for name in ("Ana", "Ben"))
    await ana.imports("Bakers", contacts(4))
    await ana.drafts("Bake sale", "River Bakers", TEXT)
    await ana.opens_campaign("Bake sale")
    await ben.starts()
    for count in (1, 2):
        await ben.reads(f"{count} of 4")
        await ben.sends()
    await ben.pauses()
    first, second = await bank.sent(2)
    bank.answers(first, "I bake!")
    bank.answers(second, "Who is this?")
    await ben.reads("2 replies wait for you")

    await ana.asks_what_waits()
    await ana.reads("2 replies wait")
    await ana.presses("Take", beside="First0 L.")
    await ana.reads("I bake!")
    await ana.replies("Bring it on Friday")
    await bank.sent(3)
    assert bank.body_to(first) == "Bring it on Friday"

    await ben.ends_the_day()
    await ben.reads("You are done for today: 3 conversations back for others to take")
    await ana.asks_what_waits()
    await ana.reads("with nobody")
