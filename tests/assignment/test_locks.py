"""The lock between campaigns: nobody is dealt whom another one texted lately, or is about to text."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.outcomes.delivery import Refused
from bot.assignment.outcomes.texting import Deed, Lack
from bot.assignment.refusals.general import BucketAsleep, NothingLeft, TextedLately
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.delivery import record_refused
from bot.assignment.texting.enqueue import withdraw
from bot.assignment.texting.first_text import bucket_in_hand, send_first_text
from bot.storage.conversations import messages
from tests.assignment.bank import row

LOCK = timedelta(hours=6)
NEXT_DAY = datetime(2026, 3, 11, 15, 0, tzinfo=UTC)


def send(bank, who, card):
    return bank.do(send_first_text, who, card.conversation_id, card.fingerprint)


def text_first(bank, who, count, of=10):
    """A campaign over `of` contacts that texted the first `count`; when the first was texted."""
    opened, at = bank.open(of), bank.clock()
    for _ in range(count):
        send(bank, who, bank.do(claim_bucket, who, opened, 1).next)
    return opened, at


def claim(bank, who, opened, asked=None):
    """Whom somebody is dealt, by number."""
    claimed = bank.do(claim_bucket, who, opened, asked)
    names, card = [], claimed.next
    while card:
        names.append(card.name.split()[0].removeprefix("First"))
        card = send(bank, who, card).next
    assert len(names) == claimed.dealt
    return [int(name) for name in names]


def test_a_claim_passes_over_whom_another_campaign_texted(bank, ben, cleo):
    text_first(bank, ben, 4)
    assert claim(bank, cleo, bank.open(10)) == [4, 5, 6, 7, 8, 9]


def test_it_does_whether_the_other_was_opened_before_or_after(bank, ben, cleo):
    other = bank.open(10)
    text_first(bank, ben, 4)
    assert claim(bank, cleo, other) == [4, 5, 6, 7, 8, 9]


def test_whom_another_campaign_is_about_to_text_is_not_dealt_either(bank, ben, cleo):
    first, other = bank.open(10), bank.open(10)
    bank.do(claim_bucket, ben, first, 4)
    assert bank.do(claim_bucket, cleo, other).dealt == 6
    bank.do(release_bucket, ben, first)
    bank.do(release_bucket, cleo, other)
    assert bank.do(claim_bucket, cleo, other).dealt == 10


@pytest.mark.parametrize("stop", [lifecycle.pause, lifecycle.end])
def test_contacts_of_a_campaign_that_texts_nobody_are_not_withheld(bank, ben, cleo, stop):
    first, other = bank.open(10), bank.open(10)
    bank.do(claim_bucket, ben, first, 4)
    bank.do(stop, bank.ana, first)
    assert bank.do(claim_bucket, cleo, other).dealt == 10


def test_a_bucket_forgotten_for_as_long_as_the_lock_withholds_nobody(bank, ben, cleo):
    first, other = bank.open(10), bank.open(10)
    bank.do(claim_bucket, ben, first, 4)
    bank.clock.time = NEXT_DAY
    assert bank.do(claim_bucket, cleo, other).dealt == 10


def test_the_lock_ends_when_the_campaign_says(bank, ben, cleo):
    _, at = text_first(bank, ben, 10)
    short, long = bank.open(10, lock_hours=1), bank.open(10, lock_hours=48)
    bank.clock.time = at + timedelta(hours=1) - timedelta(seconds=1)
    with pytest.raises(NothingLeft) as refusal:
        bank.do(claim_bucket, cleo, short)
    assert refusal.value.lack is Lack.LOCKED
    assert refusal.value.opens_at == at + timedelta(hours=1)
    bank.clock.time = at + timedelta(hours=1)
    assert len(claim(bank, cleo, short)) == 10
    with pytest.raises(NothingLeft):
        bank.do(claim_bucket, cleo, long)


def test_no_lock_withholds_nobody(bank, ben, cleo):
    text_first(bank, ben, 4)
    bank.do(claim_bucket, ben, bank.open(10), 3)
    assert len(claim(bank, cleo, bank.open(10, lock_hours=0))) == 10


def test_a_lock_that_ends_at_night_is_told_with_the_morning(bank, ben, cleo):
    text_first(bank, ben, 10)
    with pytest.raises(NothingLeft) as refusal:
        bank.do(claim_bucket, cleo, bank.open(10, lock_hours=12))
    assert refusal.value.opens_at == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)


def test_whom_others_texted_long_ago_comes_after_whom_nobody_did(bank, ben, cleo):
    text_first(bank, ben, 4)
    bank.clock.time = NEXT_DAY
    other = bank.open(10)
    assert claim(bank, cleo, other, 6) == [4, 5, 6, 7, 8, 9]
    assert claim(bank, cleo, other) == [0, 1, 2, 3]


def test_a_text_that_never_left_locks_nothing(bank, ben, cleo):
    first, other = bank.open(10), bank.open(10)
    card = bank.do(claim_bucket, ben, first, 2).next
    after = send(bank, ben, card).next
    send(bank, ben, after)
    [withdrawn, failed] = [bank.texts(each.conversation_id)[0] for each in (card, after)]
    bank.do(lambda session, now: withdraw(session, now, messages.get_locked(session, withdrawn.id)))
    bank.do(record_refused, failed.id, Refused(30003))
    bank.do(release_bucket, ben, first)
    assert claim(bank, cleo, other) == list(range(10))


def test_reserved_contacts_keep_to_the_lock(bank, ben, cleo):
    text_first(bank, ben, 2, of=4)
    bank.do(claim_bucket, ben, bank.open(rows=[row(2)]))
    theirs = [row(index, assigned_to="cleo@example.org") for index in range(4)]
    opened = bank.open(rows=theirs, keep_assignments=True)
    assert claim(bank, cleo, opened) == [3]


def test_a_contact_in_hand_whom_another_campaign_texts_first_is_passed_over_until_it_may_be(bank, ben):
    first = bank.do(claim_bucket, ben, bank.open(2)).next
    bank.text_elsewhere(first.campaign.id, 1)
    with pytest.raises(TextedLately) as refusal:
        send(bank, ben, first)
    assert refusal.value.until == bank.clock() + LOCK
    assert bank.do(bucket_in_hand, ben, first.campaign.id).next.name == "First1 Last1"
    bank.do(claim_bucket, ben, first.campaign.id)
    bank.clock.time = NEXT_DAY
    assert send(bank, ben, first).deed is Deed.SENT


def test_a_bucket_of_locked_contacts_waits(bank, ben):
    first = bank.do(claim_bucket, ben, bank.open(1, lock_hours=3)).next
    bank.text_elsewhere(first.campaign.id, 1)
    with pytest.raises(BucketAsleep) as refusal:
        bank.do(claim_bucket, ben, first.campaign.id)
    assert refusal.value.opens_at == bank.clock() + timedelta(hours=3)
    hand = bank.do(bucket_in_hand, ben, first.campaign.id)
    assert (hand.next, hand.asleep) == (None, 1)


def test_the_start_page_says_until_when_everybody_is_locked(bank, ben, cleo):
    first, at = text_first(bank, ben, 10)
    opened = bank.open(10, lock_hours=3)
    offers = {offer.campaign.id: offer for offer in bank.do(inbox.my_texting, cleo).offers}
    assert (offers[opened].lack, offers[opened].opens_at) == (Lack.LOCKED, at + timedelta(hours=3))
    assert (offers[first].lack, offers[first].opens_at) == (Lack.TEXTED, None)


def test_it_says_when_everybody_is_with_volunteers_of_another_campaign(bank, ben, cleo):
    bank.do(claim_bucket, ben, bank.open(10))
    opened = bank.open(10)
    with pytest.raises(NothingLeft) as refusal:
        bank.do(claim_bucket, cleo, opened)
    assert (refusal.value.lack, refusal.value.opens_at) == (Lack.HELD, None)
