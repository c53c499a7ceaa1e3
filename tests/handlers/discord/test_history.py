"""What other campaigns wrote with the same number, on Discord."""

from bot.assignment.people import members
from tests.assignment.bank import row
from tests.assignment.lying import Lying


async def test_the_holder_looks_at_what_another_campaign_wrote_and_goes_back(bank, ben):
    bank.do(members.enrol, ben.who)
    Lying(bank).texted(ben.who, bank.open(rows=[row(0)], name="Spring", lock_hours=0), 1)
    (autumn,) = Lying(bank).texted(ben.who, bank.open(rows=[row(0)], name="Autumn", lock_hours=0), 1)
    bank.hear(autumn, "Yes")
    await ben.run("text")
    assert "1 other campaign wrote with this number." in await ben.press("Open")
    said = await ben.press("Show")
    assert "Spring" in said
    assert "as First0 Last0" in said
    assert "Autumn" in await ben.press("Back to the conversation")
