"""Buckets: who gets how many of whom, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.people import members
from bot.assignment.refusals.general import (
    BucketAsleep,
    CampaignNotOpen,
    CapReached,
    FinishRepliesFirst,
    NothingLeft,
    Suspended,
)
from bot.assignment.texting.claim import claim_bucket, release_bucket, take_others
from bot.assignment.texting.first_text import send_first_text, skip_contact
from tests.assignment.bank import row

LOS_ANGELES = "America/Los_Angeles"
EVENING = datetime(2026, 3, 11, 1, 30, tzinfo=UTC)  # 21:30 in New York, 18:30 in Los Angeles
MIDNIGHT = datetime(2026, 3, 11, 4, 30, tzinfo=UTC)  # 0:30 in New York, 21:30 in Los Angeles


def test_a_bucket_is_as_large_as_the_campaign_says(bank):
    ben = bank.person("Ben")
    claimed = bank.do(claim_bucket, ben, bank.open(30, bucket_size=25))
    assert (claimed.dealt, claimed.next.total, claimed.next.done) == (25, 25, 0)


def test_a_list_smaller_than_a_bucket_goes_whole_to_one_person(bank):
    ben = bank.person("Ben")
    assert bank.do(claim_bucket, ben, bank.open(7)).dealt == 7


def test_asking_for_fewer_gives_fewer(bank):
    assert bank.do(claim_bucket, bank.person("Ben"), bank.open(30), 4).dealt == 4


def test_two_volunteers_never_get_the_same_contact(bank):
    ben, cleo, opened = bank.person("Ben"), bank.person("Cleo"), bank.open(20, bucket_size=10)
    first = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    second = bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))
    assert len({*first, *second}) == 20


def test_unsent_contacts_come_back_rather_than_more(bank):
    ben, opened = bank.person("Ben"), bank.open(30, bucket_size=10)
    first = bank.do(claim_bucket, ben, opened)
    again = bank.do(claim_bucket, ben, opened)
    assert again.resumed
    assert again.dealt == 0
    assert again.next.conversation_id == first.next.conversation_id


def test_nothing_is_dealt_when_nothing_is_left(bank):
    ben, cleo, opened = bank.person("Ben"), bank.person("Cleo"), bank.open(3)
    bank.do(claim_bucket, ben, opened)
    with pytest.raises(NothingLeft):
        bank.do(claim_bucket, cleo, opened)


def test_released_contacts_return_to_the_pool_and_texted_ones_stay(bank):
    ben, cleo, opened = bank.person("Ben"), bank.person("Cleo"), bank.open(5)
    card = bank.do(claim_bucket, ben, opened).next
    bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)
    assert bank.do(release_bucket, ben, opened).count == 4
    assert bank.do(claim_bucket, cleo, opened).dealt == 4
    assert bank.conversation(card.conversation_id).holder_id == bank.person_id(ben)


def test_a_skipped_contact_goes_behind_the_others(bank):
    ben, cleo, opened = bank.person("Ben"), bank.person("Cleo"), bank.open(4)
    skipped = bank.do(claim_bucket, ben, opened, 2).next.conversation_id
    bank.do(skip_contact, ben, skipped)
    dealt = bank.text_all(cleo, bank.do(claim_bucket, cleo, opened, 3))
    assert dealt == sorted(dealt, key=lambda id_: bank.conversation(id_).position)
    assert skipped == dealt[-1]


def test_only_contacts_whose_day_it_is_are_dealt(bank):
    ben = bank.person("Ben")
    opened = bank.open(rows=[row(0), row(1, zone=LOS_ANGELES), row(2, zone="")])
    bank.clock.time = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)  # 21:00 in New York, 18:00 in Los Angeles
    claimed = bank.do(claim_bucket, ben, opened)
    assert claimed.dealt == 1
    assert bank.conversation(claimed.next.conversation_id).zone == LOS_ANGELES


def test_at_night_the_answer_says_when_it_opens(bank):
    opened = bank.open(3)
    bank.clock.time = MIDNIGHT
    with pytest.raises(NothingLeft) as refusal:
        bank.do(claim_bucket, bank.person("Ben"), opened)
    assert refusal.value.opens_at == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)


def test_a_bucket_left_until_night_sleeps(bank):
    ben, opened = bank.person("Ben"), bank.open(3)
    bank.do(claim_bucket, ben, opened)
    bank.clock.time = MIDNIGHT
    with pytest.raises(BucketAsleep) as refusal:
        bank.do(claim_bucket, ben, opened)
    assert refusal.value.unsent == 3


def test_whose_bucket_sleeps_takes_others_where_it_is_still_day(bank):
    ben, opened = bank.person("Ben"), bank.open(rows=[row(0), row(1, zone=LOS_ANGELES)])
    mine = bank.do(claim_bucket, ben, opened, 1).next.conversation_id
    bank.clock.time = EVENING
    with pytest.raises(BucketAsleep) as refusal:
        bank.do(claim_bucket, ben, opened)
    assert refusal.value.campaign_id == opened
    taken = bank.do(take_others, ben, opened)
    assert (taken.dealt, bank.conversation(taken.next.conversation_id).zone) == (1, LOS_ANGELES)
    assert bank.conversation(mine).holder_id is None
    assert bank.do(take_others, ben, opened).next == taken.next, "who can be texted is kept"


def test_where_there_are_no_others_nothing_is_given_back(bank):
    ben, opened = bank.person("Ben"), bank.open(2)
    mine = bank.do(claim_bucket, ben, opened).next.conversation_id
    bank.clock.time = MIDNIGHT
    with pytest.raises(BucketAsleep) as asleep:
        bank.do(claim_bucket, ben, opened)
    assert asleep.value.campaign_id == 0
    with pytest.raises(NothingLeft):
        bank.do(take_others, ben, opened)
    assert bank.conversation(mine).holder_id is not None


def test_those_whose_day_ends_first_are_dealt_first(bank):
    opened = bank.open(rows=[row(0, zone=LOS_ANGELES), row(1)])
    card = bank.do(claim_bucket, bank.person("Ben"), opened, 1).next
    assert bank.conversation(card.conversation_id).zone == "America/New_York"


def test_opted_out_contacts_are_not_dealt(bank):
    ben, opened = bank.person("Ben"), bank.open(2)
    first = bank.do(claim_bucket, ben, opened, 1).next.conversation_id
    bank.do(release_bucket, ben, opened)
    bank.hear(first, "STOP")
    claimed = bank.do(claim_bucket, ben, opened)
    assert claimed.dealt == 1
    assert claimed.next.conversation_id != first


def test_reserved_contacts_go_to_their_person_only_when_the_campaign_keeps_assignments(bank):
    ben, cleo = bank.person("Ben"), bank.person("Cleo", email="cleo@example.org")
    rows = [row(0, assigned_to="Cleo@example.org"), row(1), row(2, assigned_to="nobody@example.org")]
    opened = bank.open(rows=rows, keep_assignments=True)
    assert bank.do(claim_bucket, ben, opened).dealt == 1
    assert bank.do(claim_bucket, cleo, opened).next.name == "First0 Last0"
    with pytest.raises(NothingLeft):
        bank.do(claim_bucket, bank.person("Dev"), opened)


def test_reserved_contacts_are_anybodys_when_it_does_not(bank):
    opened = bank.open(rows=[row(0, assigned_to="cleo@example.org"), row(1)])
    assert bank.do(claim_bucket, bank.person("Ben"), opened).dealt == 2


def test_switching_keep_assignments_moves_the_untaken(bank):
    opened = bank.open(rows=[row(0, assigned_to="cleo@example.org"), row(1)])
    picture = bank.do(lifecycle.look, bank.ana, opened)
    kept = type(picture.settings)(keep_assignments=True)
    bank.do(lifecycle.change_settings, bank.ana, opened, kept)
    assert bank.do(claim_bucket, bank.person("Ben"), opened).dealt == 1


def test_a_cap_leaves_room_for_so_many(bank):
    ben, opened = bank.person("Ben"), bank.open(20, bucket_size=10, cap=12)
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    assert bank.do(claim_bucket, ben, opened).dealt == 2
    bank.do(release_bucket, ben, opened)
    bank.do(members.set_cap, bank.ana, bank.person_id(ben), 5)
    with pytest.raises(CapReached):
        bank.do(claim_bucket, ben, opened)


def test_replies_come_first_where_the_campaign_says_so(bank):
    ben, opened = bank.person("Ben"), bank.open(20, bucket_size=2, finish_replies_first=1)
    for conversation in bank.text_all(ben, bank.do(claim_bucket, ben, opened)):
        bank.hear(conversation, "Who is this?")
    with pytest.raises(FinishRepliesFirst) as refusal:
        bank.do(claim_bucket, ben, opened)
    assert (refusal.value.waiting, refusal.value.allowed) == (2, 1)


def test_a_paused_campaign_deals_nothing(bank):
    opened = bank.open(3)
    bank.do(lifecycle.pause, bank.ana, opened)
    with pytest.raises(CampaignNotOpen):
        bank.do(claim_bucket, bank.person("Ben"), opened)


def test_a_suspended_volunteer_claims_nothing(bank):
    ben, opened = bank.person("Ben"), bank.open(3)
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    with pytest.raises(Suspended):
        bank.do(claim_bucket, ben, opened)


def test_the_bucket_counts_down(bank):
    ben, opened = bank.person("Ben"), bank.open(3)
    card = bank.do(claim_bucket, ben, opened).next
    bank.clock.forward(timedelta(seconds=3))
    following = bank.do(send_first_text, ben, card.conversation_id, card.fingerprint).next
    assert (following.done, following.total) == (1, 3)
