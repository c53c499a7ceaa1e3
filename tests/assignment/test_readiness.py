"""How many can be texted now, and from when on the others can, before and after a campaign is opened."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.campaigns.progress import status
from bot.assignment.conversations import inbox
from bot.assignment.conversations.answer import retry_first_text
from bot.assignment.outcomes.texting import Lack
from bot.assignment.refusals.general import BadSetting, NothingLeft
from bot.assignment.refusals.texting import NumberAbroad
from bot.assignment.rules.calendar import hours
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import bucket_in_hand, send_first_text
from bot.views.phrases.refusals import refusal
from tests.assignment.bank import phone, row
from tests.assignment.carrier import report

LOCK = timedelta(hours=3)
CANADIAN = "America/Toronto@CA"


def ready(bank, campaign_id):
    return bank.do(lifecycle.look, bank.ana, campaign_id).ready


def rows(count=10, **facts):
    return [row(index, **facts) for index in range(count)]


@pytest.mark.parametrize("opened", [True, False])
def test_contacts_are_counted_by_when_they_can_be_texted(bank, ben, opened):
    texted = bank.open(4)
    bank.text_all(ben, bank.do(claim_bucket, ben, texted))
    at = bank.clock()
    bank.do(optout.opt_out_number, bank.ana, phone(5))
    bank.clock.forward(timedelta(hours=1))
    mixed = [
        *rows(7),
        row(7, zone="Asia/Tokyo"),
        row(8, zone=CANADIAN),
        row(9, zone=CANADIAN),
    ]
    drafted = bank.draft(mixed, lock_hours=3).ref.id
    if opened:
        bank.do(lifecycle.open_, bank.ana, drafted)
    found = ready(bank, drafted)
    assert (found.now, found.locked, found.asleep, found.total) == (2, 4, 1, 9)
    assert found.locked_until == at + LOCK
    assert found.asleep_until == datetime(2026, 3, 11, 0, 0, tzinfo=UTC)
    assert found.abroad == (("CA", 2),)


def test_whom_volunteers_of_another_campaign_have_in_hand_is_counted_apart(bank, ben):
    first, other = bank.open(10), bank.open(10)
    bank.do(claim_bucket, ben, first, 3)
    assert (ready(bank, other).now, ready(bank, other).in_hand) == (7, 3)
    assert bank.do(status, bank.ana, other).ready.now == 7


def test_the_start_page_says_how_many_are_ready_and_when_more_are(bank, ben, cleo):
    texted = bank.open(6)
    bank.text_all(ben, bank.do(claim_bucket, ben, texted))
    at = bank.clock()
    opened = bank.open(10, lock_hours=3, bucket_size=10)
    offers = {offer.campaign.id: offer for offer in bank.do(inbox.my_texting, cleo).offers}
    assert (offers[opened].ready, offers[opened].opens_at, offers[opened].lack) == (4, at + LOCK, None)


def test_numbers_of_other_countries_are_not_dealt_until_the_campaign_names_the_country(bank, ben):
    opened = bank.open(rows=rows(3, zone=CANADIAN))
    with pytest.raises(NothingLeft) as refused:
        bank.do(claim_bucket, ben, opened)
    assert (refused.value.lack, refused.value.opens_at) == (Lack.ABROAD, None)
    settings = bank.do(lifecycle.look, bank.ana, opened).settings
    named = type(settings)(countries=("US", "CA"))
    bank.do(lifecycle.change_settings, bank.ana, opened, named)
    assert bank.do(claim_bucket, ben, opened).dealt == 3


def test_whose_country_is_named_no_longer_is_not_texted_though_their_card_is_in_hand(bank, ben):
    opened = bank.open(rows=[*rows(2, zone=CANADIAN), row(2)], countries=("US", "CA"))
    first = bank.do(claim_bucket, ben, opened).next
    done = bank.do(send_first_text, ben, first.conversation_id, first.fingerprint)
    settings = bank.do(lifecycle.look, bank.ana, opened).settings
    bank.do(lifecycle.change_settings, bank.ana, opened, replace(settings, countries=("US",)))
    assert bank.conversation(done.next.conversation_id).zone == CANADIAN
    with pytest.raises(NumberAbroad) as refused:
        bank.do(send_first_text, ben, done.next.conversation_id, done.next.fingerprint)
    assert refused.value.country == "CA"
    assert "Canada, which" in str(refusal(refused.value))
    assert bank.conversation(bank.do(bucket_in_hand, ben, opened).next.conversation_id).zone == row(2).zone
    assert bank.do(lease_texts, 10) == ()
    assert bank.conversation(first.conversation_id).state == "untexted"


def test_nobody_tries_again_whose_country_is_named_no_longer(bank, ben):
    opened = bank.open(rows=rows(1, zone=CANADIAN), countries=("US", "CA"))
    [sent] = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    report(bank, sent, 30008)
    settings = bank.do(lifecycle.look, bank.ana, opened).settings
    bank.do(lifecycle.change_settings, bank.ana, opened, replace(settings, countries=("US",)))
    with pytest.raises(NumberAbroad):
        bank.do(retry_first_text, ben, sent)


def test_a_campaign_that_names_no_country_texts_all(bank, ben):
    assert bank.do(claim_bucket, ben, bank.open(rows=rows(3, zone=CANADIAN), countries=())).dealt == 3


@pytest.mark.parametrize("opens, closes", [(7, 20), (9, 22), (0, 23)])
def test_hours_beyond_the_laws_want_an_admins_word(bank, opens, closes):
    opened = bank.open(1)
    now = bank.do(lifecycle.look, bank.ana, opened).settings
    wide = type(now)(opens=now.opens.replace(hour=opens), closes=now.closes.replace(hour=closes))
    for typed in ("", "yes", "ok these hours"):
        with pytest.raises(BadSetting) as refused:
            bank.do(lifecycle.change_settings, bank.ana, opened, wide, typed)
        assert refused.value.field == "acknowledged"
    bank.do(lifecycle.change_settings, bank.ana, opened, wide, f" “{hours.ACKNOWLEDGED.capitalize()}.” ")
    assert bank.do(lifecycle.look, bank.ana, opened).settings == wide
    bank.do(lifecycle.change_settings, bank.ana, opened, wide)  # said once, it need not be said again


def test_a_draft_cannot_begin_with_such_hours(bank):
    drafted = bank.draft(rows(1))
    wide = type(drafted.settings)(closes=drafted.settings.closes.replace(hour=22))
    with pytest.raises(BadSetting):
        bank.do(lifecycle.draft, bank.ana, drafted.script, wide)
