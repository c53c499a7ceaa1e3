"""Where a volunteer stands in a campaign, looked at without doing anything."""

from datetime import UTC, datetime

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.refusals.general import BadSetting
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import bucket_in_hand, opt_out_unsent, send_first_text, skip_contact
from tests.assignment.bank import row

LOS_ANGELES = "America/Los_Angeles"


def test_looking_shows_the_same_card_and_claims_nothing(bank, ben):
    opened = bank.open(3, bucket_size=2)
    assert bank.do(bucket_in_hand, ben, opened).next is None
    card = bank.do(claim_bucket, ben, opened).next
    hand = bank.do(bucket_in_hand, ben, opened)
    assert (hand.next, hand.total, hand.asleep) == (card, 2, 0)


def test_contacts_whose_day_is_over_are_counted_as_asleep(bank, ben, clock):
    opened = bank.open(rows=[row(0), row(1), row(2, zone=LOS_ANGELES)])
    card = bank.do(claim_bucket, ben, opened).next
    clock.time = datetime(2026, 3, 11, 0, 40, tzinfo=UTC)  # 20:40 in New York, 17:40 in Los Angeles
    hand = bank.do(bucket_in_hand, ben, opened)
    assert (hand.next.name, hand.asleep) == ("First2 Last2", 0)
    done = bank.do(send_first_text, ben, hand.next.conversation_id, hand.next.fingerprint)
    assert (done.next, done.asleep, done.more) == (None, 2, False)
    assert card.campaign.id == opened


def test_the_end_of_a_bucket_tells_the_texted_from_the_skipped(bank, ben):
    opened = bank.open(5, bucket_size=4)
    card = bank.do(claim_bucket, ben, opened).next
    card = bank.do(skip_contact, ben, card.conversation_id).next
    card = bank.do(opt_out_unsent, ben, card.conversation_id).next
    card = bank.do(send_first_text, ben, card.conversation_id, card.fingerprint).next
    done = bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)
    assert (done.total, done.texted, done.skipped) == (4, 2, 1)


def test_a_skipped_contact_that_others_text_later_is_no_text_of_the_first_holder(bank, ben):
    opened = bank.open(2, bucket_size=2)
    card = bank.do(claim_bucket, ben, opened).next
    left = bank.do(skip_contact, ben, card.conversation_id).next
    cleo = bank.person("Cleo Diaz")
    bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))
    done = bank.do(send_first_text, ben, left.conversation_id, left.fingerprint)
    assert (done.texted, done.skipped) == (1, 1)


def test_a_card_shows_the_columns_that_the_campaign_chose_and_else_what_its_texts_name(bank, ben):
    known = {"city": "Albany", "zip": "12207", "language": "es"}
    opened = bank.open(rows=[row(0, fields=known), row(1, fields=known)], bucket_size=1)
    assert dict(bank.do(claim_bucket, ben, opened).next.fields) == {"city": "Albany", "zip": "12207"}
    chosen = CampaignSettings(card_fields=("City ",))
    assert bank.do(lifecycle.change_settings, bank.ana, opened, chosen).settings.card_fields == ("city",)
    assert bank.do(bucket_in_hand, ben, opened).next.fields == (("city", "Albany"),)
    with pytest.raises(BadSetting) as refusal:
        bank.do(lifecycle.change_settings, bank.ana, opened, CampaignSettings(card_fields=("shoe size",)))
    assert refusal.value.field == "card_fields"
