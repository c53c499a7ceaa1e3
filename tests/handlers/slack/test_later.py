"""A conversation is put aside from Slack and found there again, and so is what was answered."""

from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket


async def test_a_conversation_is_put_aside_and_found_under_later_and_then_under_mine(bank, ben):
    who = bank.account(ben)
    bank.do(members.enrol, who)
    sent = bank.text_all(who, bank.do(claim_bucket, who, bank.open(2)))
    bank.hear(sent[0], "Call me at six")
    await ben.command("/text")
    await ben.until("First0")
    await ben.press("Open")
    await ben.until(lambda screen: screen.modal and "Call me at six" in screen.modal)
    await ben.press("Later…")
    await ben.until(lambda screen: screen.modal and "Or until" in screen.modal)
    await ben.submit(at="soon")
    assert "Write a time within the next 24 hours" in ben.sees().errors["at"]
    await ben.submit(at="2h")
    await ben.until("First0 Last0 is put aside until")
    await ben.press("Later")
    await ben.until(lambda screen: screen.modal and "Later: put aside by you" in screen.modal)
    await ben.press("Open")
    await ben.until(lambda screen: screen.modal and "Put aside until" in screen.modal)
    await ben.submit(**{"Your reply": "I will"})
    await ben.close(everything=True)
    await ben.command("/text")
    await ben.until("Mine")
    await ben.press("Mine", on=ben.sees().ephemerals[-1])
    await ben.until(lambda screen: screen.modal and "Call me at six" in screen.modal)
