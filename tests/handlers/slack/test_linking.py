"""/people link: one person on two platforms, by a code or by an admin's hand."""

import re

import pytest

from bot.assignment.outcomes.people import Identity, Linked
from bot.assignment.people import linking as core
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from tests.assignment.bank import NEW_YORK

BEN = Identity("slack", "T0RIVER", "U0BEN", "Ben Okafor", "ben@riversidevotes.example", NEW_YORK)
BENNY = Identity("discord", "10", "420000000000000001", "benny")


@pytest.fixture
def benny(bank):
    """Ben on Discord, where he holds two contacts."""
    bank.person_id(BEN)
    person = bank.person_id(BENNY)
    bank.do(claim_bucket, BENNY, bank.open(2))
    return person


def one(bank):
    return bank.person_id(BEN) == bank.person_id(BENNY)


def code_of(bank, who=BENNY):
    return bank.do(core.make_code, who, who.account.rjust(16, "+").encode()[-16:]).code


async def test_a_volunteer_is_shown_a_code_to_be_typed_elsewhere(ben, bank, benny):
    await ben.command("/people link")
    await ben.until("on the other platform")
    [code] = re.findall(r"/people link ([A-Z0-9-]{9})", ben.sees().text)
    assert isinstance(bank.do(core.use_code, BENNY, code), Linked)
    assert one(bank)


async def test_a_code_of_the_other_platform_is_typed(ben, bank, benny):
    await ben.command(f"/people link {code_of(bank).lower()}")
    await ben.until("is one person on Slack and Discord from now on, with 2 conversations")
    assert one(bank)
    await ben.press("Your accounts")
    await ben.until("Discord  ·  benny")


async def test_a_code_is_filled_in_and_a_wrong_one_stays_to_be_mended(ben, bank, benny):
    await ben.command("/people")
    await ben.until("Do you text from another platform too?")
    await ben.press("I have a code")
    await ben.until("Never type a code that somebody else gives you")
    await ben.submit(code="AAAA-AAAA")
    assert "There is no such code" in ben.sees().errors["code"]
    await ben.submit(code=code_of(bank))
    await ben.until("is one person on Slack and Discord")
    assert one(bank)
    await ben.press("Unlink")
    await ben.until("benny is an account of its own again")
    assert not one(bank)


async def test_an_admin_links_and_unlinks_somebody(ana, bank, benny):
    await ana.command("/people @ben")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Accounts")
    await ana.until("Slack  ·  Ben Okafor")
    assert ana.sees().modal.body["close"]["text"] == "Back", "it stands on top of what is said of Ben"
    await ana.press("Link…")
    await ana.until("Choose who is Ben Okafor on another platform.")
    await ana.choose("other", "benny (Discord)")
    await ana.submit()
    await ana.until("(benny until now) is one person on Slack and Discord")
    assert one(bank)
    await ana.press("Unlink")
    await ana.until("benny is an account of its own again")
    assert not one(bank)


async def test_the_list_of_people_says_who_is_on_two_platforms(ana, bank, benny):
    bank.do(core.link, bank.ana, bank.person_id(BEN), benny)
    await ana.command("/people")
    await ana.until("Ben Okafor  ·  volunteer · Slack and Discord")
    await ana.press("Link another account")
    await ana.until("Do you text from another platform too?")


async def test_what_can_not_be_linked_is_told_in_words(ben, bank, benny):
    bank.do(members.suspend, bank.ana, benny)
    bank.do(members.restore, bank.ana, benny)
    code = code_of(bank)
    bank.do(members.suspend, bank.ana, benny)
    await ben.command(f"/people link {code}")
    await ben.until("benny is suspended and Ben Okafor is not. Nothing was changed.")
    await ben.command(f"/people link {code_of(bank, BEN)}")
    await ben.until("This is Ben Okafor already: type the code with your other account.")
