"""What a volunteer's start page says of a campaign, and why there is nobody to text."""

from datetime import UTC, datetime

from bot.assignment.conversations.inbox import my_texting
from bot.assignment.outcomes.texting import Lack
from bot.assignment.texting.claim import claim_bucket
from tests.assignment.bank import row

HONOLULU = "Pacific/Honolulu"
NINE_IN_HONOLULU = datetime(2026, 3, 10, 19, 0, tzinfo=UTC)


def offered(bank, who):
    (offer,) = bank.do(my_texting, who).offers
    return offer


def test_a_campaign_with_contacts_lacks_nothing(bank, ben):
    bank.open(3)
    assert (offered(bank, ben).lack, offered(bank, ben).available) == (None, True)


def test_contacts_that_others_hold_are_told_from_those_that_were_texted(bank, ben, cleo):
    opened = bank.open(3)
    claimed = bank.do(claim_bucket, cleo, opened)
    assert offered(bank, ben).lack is Lack.HELD
    bank.text_all(cleo, claimed)
    assert offered(bank, ben).lack is Lack.TEXTED
    assert offered(bank, cleo).lack is Lack.TEXTED


def test_contacts_whose_day_has_not_begun_are_told_with_its_beginning(bank, ben):
    bank.open(rows=[row(0, zone=HONOLULU)])
    offer = offered(bank, ben)
    assert (offer.lack, offer.opens_at) == (Lack.ASLEEP, NINE_IN_HONOLULU)


def test_contacts_kept_for_one_volunteer_are_offered_to_nobody_else(bank, ben, cleo):
    bank.open(rows=[row(0, assigned_to="cleo@example.org")], keep_assignments=True)
    assert offered(bank, cleo).available
    assert offered(bank, ben).lack is Lack.KEPT


def test_kept_contacts_wait_for_their_day_too(bank, cleo):
    bank.open(rows=[row(0, zone=HONOLULU, assigned_to="cleo@example.org")], keep_assignments=True)
    assert offered(bank, cleo).opens_at == NINE_IN_HONOLULU
