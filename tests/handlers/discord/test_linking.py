"""/people link in Discord: one person on two platforms."""

import re

import pytest

from bot.assignment.outcomes.people import Identity, Linked
from bot.assignment.people import linking as core
from bot.assignment.texting.claim import claim_bucket
from tests.assignment.bank import NEW_YORK, row
from tests.assignment.evening import Evening

BENNY = Identity("slack", "T0RIVER", "U0BEN", "Ben Okafor", "ben@example.org", NEW_YORK)


@pytest.fixture
def there(bank, ben):
    """Ben in Slack, where he holds two contacts; Baton knows him longer there."""
    person = bank.person_id(BENNY)
    bank.do(claim_bucket, BENNY, bank.open(2))
    bank.person_id(ben.who)
    return person


def one(bank, ben):
    return bank.person_id(BENNY) == bank.person_id(ben.who)


def code_of(bank, who=BENNY):
    return bank.do(core.make_code, who, who.account.rjust(16, "+").encode()[-16:]).code


async def test_a_code_is_shown_to_be_typed_elsewhere(ben, bank, there):
    said = await ben.run("people link")
    assert "Give it to nobody" in said
    [code] = re.findall(r"/people link ([A-Z0-9-]{9})", said)
    assert isinstance(bank.do(core.use_code, BENNY, code), Linked)
    assert one(bank, ben)


async def test_a_code_of_the_other_platform_is_typed(ben, bank, there):
    said = await ben.run("people link", code=code_of(bank).lower())
    assert "(Ben until now) is one person on Slack and Discord from now on, with 2 conversations" in said
    assert one(bank, ben)
    assert "2 contacts of your bucket to text" in await ben.run("text")


async def test_a_code_is_filled_in_and_a_wrong_one_can_be_mended(ben, bank, there):
    await ben.run("people link")
    await ben.press("I have a code")
    assert "There is no such code" in await ben.submit(code="AAAA-AAAA")
    await ben.press("Fix it")
    assert "is one person on Slack and Discord" in await ben.submit(code=code_of(bank))
    assert "The account will be a person of its own again" in await ben.press("Unlink")
    assert "Ben is an account of its own again" in await ben.press("Unlink")
    assert not one(bank, ben)


async def test_an_admin_links_and_unlinks_somebody(ana, ben, bank, there):
    await ana.run("people show", person="Ben Okafor")
    assert "Slack  ·  Ben Okafor" in await ana.press("Accounts")
    assert "Make them one?" in await ana.press("Link…")
    said = await ana.submit(other=[str(bank.person_id(ben.who))])
    assert "(Ben until now) is one person on Slack and Discord" in said
    assert one(bank, ben)
    await ana.press("Unlink")
    assert "Ben is an account of its own again" in await ana.press("Unlink")
    assert not one(bank, ben)


async def test_what_can_not_be_linked_is_told_in_words(ben, bank, there):
    said = await ben.run("people link", code=code_of(bank, ben.who))
    assert "This is Ben already: type the code with your other account." in said


async def test_volunteers_reach_nobody_elses_accounts(town, ben, bank, there):
    await ben.run("people link")
    for verb in ("person_accounts", "link_with", "person"):
        assert "Only admins can do this" in await ben.press_token(f"b1:{verb}:{there}")
    omar = town.person("Omar", admin=True)
    await omar.run("people show", person="Ben Okafor")
    await omar.press("Accounts")
    await omar.press("Link…")
    omar.loses(town.managers)
    assert "Only admins can do this" in await omar.submit(other=[str(bank.person_id(ben.who))])
    assert not one(bank, ben)


async def test_a_conversation_goes_to_somebody_in_slack_and_back(ben, bank, there):
    evening = Evening(bank)
    cleo = bank.person("Cleo Diaz")
    opened = bank.open(rows=[row(each) for each in range(20, 23)], bucket_size=3)
    sent = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, opened))
    bank.hear(sent[0], "Yes")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Hand on")
    assert "is with Cleo Diaz now." in await ben.submit(target=[f"people.{bank.person_id(cleo)}"])
    assert bank.conversation(sent[0]).holder_id == bank.person_id(cleo)
    evening.move(evening.of(cleo), evening.to(ben.who))
    assert "First20" in await ben.run("text")
