"""First texts: one human act, one text, and the guards before it."""

from datetime import UTC, datetime

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.texting import Deed
from bot.assignment.refusals.general import (
    CampaignNotOpen,
    HasOptedOut,
    NotTheHolder,
    OutsideHours,
    StaleText,
)
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.first_text import opt_out_unsent, send_first_text, skip_contact
from tests.assignment.bank import phone


@pytest.fixture
def card(bank, ben):
    return bank.do(claim_bucket, ben, bank.open(3)).next


def send(bank, who, card):
    return bank.do(send_first_text, who, card.conversation_id, card.fingerprint)


def test_the_card_shows_the_text_written_for_this_contact(card):
    assert card.body.startswith("Hi First0, Ben from River Votes here.")
    assert card.name == "First0 Last0"
    assert card.fields == (("city", "Albany"),)


def test_sending_stores_one_text_and_brings_the_next_contact(bank, ben, card):
    done = send(bank, ben, card)
    assert done.deed is Deed.SENT
    assert done.next.name == "First1 Last1"
    assert [text.body for text in bank.texts(card.conversation_id)] == [card.body]
    assert bank.conversation(card.conversation_id).state == "texted"


def test_a_second_click_gets_the_same_answer_and_sends_nothing(bank, ben, card):
    first, second = send(bank, ben, card), send(bank, ben, card)
    assert second == first
    assert len(bank.texts(card.conversation_id)) == 1
    assert len(bank.outbox("text")) == 1


def test_the_last_text_finishes_the_bucket_and_says_whether_there_is_more(bank, ben):
    opened = bank.open(3, bucket_size=2)
    card = bank.do(claim_bucket, ben, opened).next
    done = send(bank, ben, send(bank, ben, card).next)
    assert (done.next, done.total, done.more) == (None, 2, True)


def test_a_stale_holder_sends_nothing(bank, ben, card):
    cleo = bank.person("Cleo")
    opened = card.campaign.id
    bank.do(release_bucket, ben, opened)
    bank.do(claim_bucket, cleo, opened)
    with pytest.raises(NotTheHolder) as refusal:
        send(bank, ben, card)
    assert refusal.value.holder == "Cleo"
    assert bank.texts(card.conversation_id) == []


def test_nobody_is_texted_after_stop(bank, ben, card):
    bank.hear(card.conversation_id, "stop")
    with pytest.raises(HasOptedOut):
        send(bank, ben, card)


def test_nobody_is_texted_at_night(bank, ben, card):
    bank.clock.time = datetime(2026, 3, 11, 3, 0, tzinfo=UTC)
    with pytest.raises(OutsideHours) as refusal:
        send(bank, ben, card)
    assert refusal.value.opens_at == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)


def test_a_changed_script_sends_nothing_that_was_not_read(bank, ben, card):
    picture = bank.do(lifecycle.look, bank.ana, card.campaign.id)
    other = ("Hello {{first_name|there}}, River Votes again. Reply STOP to opt out",)
    script = type(picture.script)(**{**_fields(picture.script), "first_texts": other})
    bank.do(lifecycle.rewrite, bank.ana, card.campaign.id, script)
    with pytest.raises(StaleText):
        send(bank, ben, card)
    assert bank.texts(card.conversation_id) == []


def test_a_paused_campaign_sends_no_first_text(bank, ben, card):
    bank.do(lifecycle.pause, bank.ana, card.campaign.id)
    with pytest.raises(CampaignNotOpen):
        send(bank, ben, card)


def test_a_skipped_contact_is_nobodys_and_a_second_skip_changes_nothing(bank, ben, card):
    first = bank.do(skip_contact, ben, card.conversation_id)
    assert bank.do(skip_contact, ben, card.conversation_id) == first
    assert bank.conversation(card.conversation_id).holder_id is None


def test_a_volunteer_who_knows_better_opts_the_contact_out(bank, ben, card):
    done = bank.do(opt_out_unsent, ben, card.conversation_id)
    assert done.deed is Deed.OPTED_OUT
    assert done.next.conversation_id != card.conversation_id
    assert bank.conversation(card.conversation_id).barred == "opted_out"


def test_an_opt_out_holds_for_every_campaign_of_past_and_future(bank, ben, card):
    bank.hear(card.conversation_id, "Stop texting me")
    bank.do(release_bucket, ben, card.campaign.id)
    later = bank.open(2)
    assert bank.do(claim_bucket, ben, later).dealt == 1


def test_an_opted_out_number_in_a_new_list_is_barred_from_the_start(bank, ben):
    bank.do(optout.opt_out_number, bank.ana, phone(0))
    opened = bank.open(2)
    counts = bank.do(lifecycle.look, bank.ana, opened).counts
    assert (counts.contacts, counts.available, counts.opted_out) == (2, 1, 1)


def test_a_mistaken_opt_out_can_be_taken_back(bank, ben, card):
    bank.do(optout.opt_out, ben, card.conversation_id)
    bank.do(optout.reverse_opt_out, bank.ana, phone(0))
    assert send(bank, ben, card).deed is Deed.SENT


def _fields(script):
    return {name: getattr(script, name) for name in script.__dataclass_fields__}
