"""A conversation is put aside from Discord and found there again, and so is what was answered."""

from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from tests.handlers.discord.town import labels


async def test_a_conversation_is_put_aside_and_found_under_later_and_then_under_mine(bank, ben):
    bank.do(members.enrol, ben.who)
    sent = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, bank.open(2)))
    bank.hear(sent[0], "Call me at six")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Later…")
    said = await ben.submit()  # an hour is picked already
    assert "First0 Last0 is put aside until" in said
    await ben.press("Open inbox")
    assert "Later (1)" in labels(ben.panel)
    assert "Call me at six" in await ben.press("Later (1)")
    assert "Put aside until" in await ben.press("Open")
    await ben.press("Reply")
    await ben.submit(text="I will")
    await ben.press("Inbox" if "Inbox" in labels(ben.panel) else "Open inbox")
    assert "Call me at six" in await ben.press("Mine")
