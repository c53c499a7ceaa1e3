"""What other campaigns wrote with the same number, on Slack."""

from tests.assignment.bank import row


async def test_the_holder_looks_at_what_another_campaign_wrote(ben, bank, evening):
    for name, waiting in (("Spring", 0), ("Autumn", 1)):
        opened = bank.open(rows=[row(0)], name=name, lock_hours=0)
        evening.working("Ben Okafor", opened, texted=1, waiting=waiting)
    await ben.command("/text")
    await ben.until("First0 Last0")
    await ben.press("Open")
    await ben.until("1 other campaign wrote with this number.")
    await ben.press("Show")
    await ben.until("Spring")
    await ben.until("as First0 Last0")
