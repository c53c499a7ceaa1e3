"""The App Home of an admin: what they watch, below what they do themselves."""

import pytest

from bot.assignment.texting.claim import claim_bucket


@pytest.fixture
def waiting(bank):
    """One reply waits on Cleo; a draft and an ended campaign lie about."""
    cleo = bank.person("Cleo Lindqvist")
    sent = bank.text_all(cleo, bank.do(claim_bucket, cleo, bank.open(2, name="Primary day")))
    bank.hear(sent[0], "Where?")


async def test_admins_watch_campaigns_and_what_waits_and_act_from_there(ana, waiting):
    await ana.open_home()
    await ana.until(lambda screen: screen.home and "1 reply waits" in screen.home)
    home = ana.sees().home
    for words in ("Primary day", "2 of 2 contacts texted", "Cleo Lindqvist", "1 waiting"):
        assert words in home
    for label, title in (("Look", "Campaign"), ("Status", "Status"), ("New campaign", "New campaign")):
        await ana.press(label, on=ana.sees().home)
        await ana.until(lambda screen, title=title: screen.modal and screen.modal.title == title)
        await ana.close()
    await ana.press("Open", on=ana.sees().home)
    await ana.until(lambda screen: screen.modal and "Where?" in screen.modal)


async def test_volunteers_do_not(ben, waiting):
    await ben.open_home()
    await ben.until(lambda screen: screen.home)
    assert "Cleo" not in ben.sees().home
    assert "New campaign" not in ben.sees().home
