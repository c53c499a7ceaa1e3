"""A small campaign from the file to the last answer, on each platform."""

from tests.walks.bake_sale import opens_bake_sale
from tests.walks.bank import TextBank

HOSTILE = "@everyone **free** [cake](https://cake.example) `now` <@1>"


async def test_a_campaign_is_loaded_written_opened_texted_and_answered(bank: TextBank, platform: str):
    ana, ben, cleo = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo"))
    await opens_bake_sale(ana, 4)

    await ben.starts()
    await ben.reads("1 of 4")
    await ben.sends()
    await ben.reads("2 of 4")
    await ben.skips()
    await ben.reads("3 of 4")
    await ben.sends()
    await ben.pauses()
    first, second = await bank.sent(2)
    assert "Ben with River Bakers" in bank.body_to(first)

    bank.answers(first, HOSTILE)
    await ben.reads("1 reply waits for you")
    await ben.opens("Joaa")
    await ben.reads(HOSTILE)
    await ben.replies("Thank you, Joaa!")
    await bank.sent(3)
    assert bank.body_to(first) == "Thank you, Joaa!"

    bank.answers(second, "STOP")
    await ana.asks_how_it_goes("Bake sale")
    await ana.reads("2 of 4 contacts texted")
    await ana.asks_what_waits()
    await ana.reads("Nobody waits")
    assert HOSTILE not in cleo.sees()
