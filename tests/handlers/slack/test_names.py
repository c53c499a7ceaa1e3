"""What is old is found by its name from Slack, and menus say what they leave out."""

from bot.assignment.campaigns import lifecycle as core
from tests.assignment.bank import row


async def test_an_older_open_campaign_is_paused_by_its_name_in_any_dress(bank, ana):
    opened = bank.open(1, name="Émile’s “GOTV” race")
    for number in range(22):
        bank.draft([row(0)], name=f"Draft {number}")
    await ana.command("/campaign pause emile's gotv")
    await ana.until("Pause Émile’s “GOTV” race?")
    await ana.press("Pause")
    await ana.until("is paused")
    assert bank.do(core.look, bank.ana, opened).state == "paused"
    await ana.command("/campaign")
    page = (await ana.until("and 3 more campaigns: /campaign look and a name")).ephemerals[-1]
    assert page.text.index("Émile’s") < page.text.index("Draft 21")


async def test_an_older_list_is_exported_by_its_name(bank, ana):
    bank.load([row(0)], name="Ñandú voters")
    for number in range(52):
        bank.load([row(0)], name=f"Day {number}")
    await ana.command("/contacts")
    await ana.until("Day 51")
    assert "Ñandú voters" not in ana.sees()
    await ana.press("Next")
    await ana.until("Ñandú voters")
    await ana.command("/contacts export nandu")
    await ana.until("Ñandú voters")
