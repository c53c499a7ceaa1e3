"""Texts say names as people write them, unless the campaign is told to leave them as the list has them."""

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import thread
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Campaign, Contact, Person
from tests.assignment.bank import row


@pytest.mark.parametrize(
    "mend, name, written",
    [
        (True, "ANA MARÍA", "Hi Ana María,"),
        (False, "ANA MARÍA", "Hi ANA MARÍA,"),
        (True, "DeShawn", "Hi DeShawn,"),
    ],
)
def test_a_first_text_says_names_as_the_campaign_wants_them(bank, ben, mend, name, written):
    opened = bank.open(rows=[row(0, first_name=name)], mend_names=mend)
    assert bank.do(claim_bucket, ben, opened).next.body.startswith(written)


def test_prepared_replies_do_as_first_texts_do(bank, ben):
    opened = bank.open(rows=[row(0, first_name="O'BRIEN")])
    with bank.database.reading() as session:
        of = session.get_one(Campaign, opened)
        contact, person = session.get_one(Contact, 1), session.get_one(Person, 1)
        assert thread.prepared(of, contact, person)[0].body == "At Albany town hall, O'Brien."


def test_a_campaign_mends_names_from_the_first_and_can_be_told_not_to(bank):
    drafted = bank.draft([row(0, first_name="BEN")])
    assert drafted.settings.mend_names
    assert "Hi Ben," in drafted.preview.body
    changed = bank.do(lifecycle.change_settings, bank.ana, drafted.ref.id, CampaignSettings(mend_names=False))
    assert "Hi BEN," in changed.preview.body
