"""What is read where there is nobody to text."""

from datetime import UTC, datetime

from tests.assignment.bank import row


async def test_who_comes_after_the_last_contact_is_told(slack, ben, bank):
    bank.open(1, name="Primary day")
    await ben.command("/text")
    await ben.until("Start")
    await ben.press("Start")
    await ben.until(lambda screen: screen.modal)
    cleo = slack.person("Cleo")
    await cleo.command("/text")
    await cleo.until("Everybody left to text is with a volunteer")
    stale = ben.finds("Start", on=ben.sees().ephemerals[0])
    await cleo.press(stale)
    await cleo.until("Primary day: ")
    await ben.submit()
    await cleo.open_home()
    await cleo.until("Everybody who can be texted has been")


async def test_whoever_comes_too_early_is_told_from_when(ben, bank):
    bank.open(rows=[row(0, zone="Pacific/Honolulu")], name="Primary day")
    await ben.open_home()
    await ben.until("Nobody can be texted at this hour. The first contacts can be texted")
    nine_there = datetime(2026, 3, 10, 19, 0, tzinfo=UTC)
    assert f"'timestamp': {nine_there.timestamp():.0f}" in str(ben.sees().home.body)
