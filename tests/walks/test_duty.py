"""Who is on duty, on each platform: at work without a shift, done for today, and nobody there."""

from tests.walks.bake_sale import opens_bake_sale, texts
from tests.walks.bank import TextBank

DAY = 24 * 60


async def test_whoever_texts_the_day_after_a_shift_gets_their_replies(bank: TextBank, platform: str):
    ana, ben = (bank.player(name, platform) for name in ("Ana", "Ben"))
    await opens_bake_sale(ana, 6)
    await ana.opens_shift("now for 1h", "Bake sale")
    await ben.presses("Join")
    await ben.reads("You are on the shift")
    bank.passes(61)
    await ana.reads("The shift for Bake sale is over")

    bank.passes(DAY - 61)
    first, _ = await texts(bank, ben, 2, of=6)
    bank.answers(first, "Yes, on Friday!")
    await ben.reads("1 reply waits for you")


async def test_done_for_today_during_a_shift_stays_done(bank: TextBank, platform: str):
    ana, ben, cleo = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo"))
    await opens_bake_sale(ana, 6)
    await ana.opens_shift("now for 1h", "Bake sale")
    for volunteer in (ben, cleo):
        await volunteer.presses("Join")
        await volunteer.reads("You are on the shift")
    first, second = await texts(bank, ben, 2, of=6)
    await ben.ends_the_day()
    await ben.reads("You are done for today")

    bank.answers(first, "Yes, on Friday!")
    await cleo.reads("1 reply waits for you")
    bank.passes(2)
    bank.answers(second, "Who is this?")
    await cleo.reads("2 replies wait for you")
    assert "reply waits for you" not in ben.sees()


async def test_a_shift_ends_with_nobody_to_follow_and_nothing_is_claimed_that_did_not_happen(
    bank: TextBank, platform: str
):
    ana, ben = (bank.player(name, platform) for name in ("Ana", "Ben"))
    await opens_bake_sale(ana, 6)
    await ana.opens_shift("now for 1h", "Bake sale")
    await ben.presses("Join")
    await ben.reads("You are on the shift")
    first, _ = await texts(bank, ben, 2, of=6)
    bank.answers(first, "Yes, on Friday!")
    await ben.reads("1 reply waits for you")

    bank.passes(61)
    await ben.reads("1 contact still waits for you")
    await ben.reads("Nobody on duty can take them now")
    await ben.reads(f"Give to {ana.name}")
    bank.passes(6)
    await ana.reads("1 contact waits for somebody to take")
    await ana.presses(f"Give all to {ana.name}")
    await ana.reads(f"moved to {ana.name}")
    await ana.reads(f"1 contact waits with {ana.name}")
    assert "whoever is on" not in ana.sees() + ben.sees()
