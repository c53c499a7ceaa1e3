"""The last look before a text leaves, and what becomes of it when its courier is silent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import Refused, StatusReport
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_not_sent, record_refused, record_status, record_unknown
from bot.assignment.texting.dispatch import LEASE, lease_doubtful, lease_texts
from bot.assignment.upkeep import figures
from bot.vocabulary import TextStatus
from tests.assignment.bank import row

NIGHT = datetime(2026, 3, 11, 0, 40, tzinfo=UTC)  # 20:40 in New York
PLAUSIBLE = "America/Los_Angeles|America/New_York"


@pytest.fixture
def sent(bank, ben):
    """Ben's three first texts, clicked and not left yet."""
    return bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))


@pytest.fixture
def answered(bank, ben, sent):
    """The first contact's reply has an answer that has not left yet."""
    bank.do(lease_texts, 10)
    bank.hear(sent[0], "Where?")
    bank.clock.forward(timedelta(minutes=1))
    bank.do(answer, ben, sent[0], Answer(body="Here"), "act-1")
    return sent[0]


def leave(bank, limit=10):
    return [parcel.message_id for parcel in bank.do(lease_texts, limit)]


def ids(bank, conversations):
    return [bank.texts(conversation)[-1].id for conversation in conversations]


def statuses(bank, conversations):
    return [bank.texts(conversation)[-1].status for conversation in conversations]


def campaign_of(bank, conversation):
    return bank.conversation(conversation).campaign_id


def test_a_leased_text_is_marked_as_leaving_and_never_handed_out_again(bank, sent):
    parcels = bank.do(lease_texts, 10)
    assert [parcel.message_id for parcel in parcels] == ids(bank, sent)
    assert parcels[0].body == bank.texts(sent[0])[0].body
    assert statuses(bank, sent) == ["leaving"] * 3
    bank.clock.forward(timedelta(hours=1))
    assert leave(bank) == []


def test_no_more_texts_leave_than_asked_for_and_the_oldest_go_first(bank, sent):
    assert [leave(bank, 2), leave(bank, 2), leave(bank, 2)] == [
        ids(bank, sent)[:2],
        ids(bank, sent)[2:],
        [],
    ]


def test_couriers_at_it_at_once_never_get_the_same_text(bank, ben):
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(40)))
    with ThreadPoolExecutor(4) as couriers:
        rounds = list(couriers.map(lambda _: leave(bank, 3), range(20)))
    assert sorted(message for parcels in rounds for message in parcels) == ids(bank, sent)


def test_an_opt_out_between_click_and_leaving_withdraws_the_text(bank, sent):
    bank.hear(sent[0], "STOP")
    assert leave(bank) == ids(bank, sent[1:])
    assert bank.texts(sent[0])[0].status == "cancelled"
    seen = bank.conversation(sent[0])
    assert (seen.state, seen.texted_at, seen.barred) == ("untexted", None, "opted_out")


def test_a_number_that_dies_between_click_and_leaving_withdraws_the_text(bank, ben, sent):
    other = bank.open(rows=[row(0)], lock_hours=0)
    again = bank.text_all(ben, bank.do(claim_bucket, ben, other))
    first = leave(bank, 1)
    bank.do(record_status, StatusReport(first[0], "SM1", TextStatus.UNDELIVERED, 30006))
    assert leave(bank) == ids(bank, sent[1:])
    assert statuses(bank, again) == ["cancelled"]
    assert bank.do(lifecycle.look, bank.ana, other).counts.texted == 0


def test_an_answer_withdrawn_by_an_opt_out_waits_for_nobody(bank, answered):
    bank.hear(answered, "STOP")
    assert leave(bank) == []
    assert bank.do(what_waits, bank.ana).total == 0


def test_a_text_that_would_leave_after_closing_is_withdrawn_and_may_be_sent_tomorrow(bank, ben, sent):
    bank.clock.time = NIGHT
    assert leave(bank) == []
    assert statuses(bank, sent) == ["cancelled"] * 3
    assert {bank.conversation(conversation).state for conversation in sent} == {"untexted"}
    assert [item.subject_id for item in bank.outbox("inbox_redraw")] == [bank.person_id(ben)]
    bank.clock.forward(timedelta(hours=14))
    claimed = bank.do(claim_bucket, ben, campaign_of(bank, sent[0]))
    assert claimed.resumed
    assert len(bank.text_all(ben, claimed)) == len(leave(bank)) == 3


def test_an_answer_that_would_leave_after_closing_is_owed_since_the_contact_wrote(bank, answered):
    wrote = bank.clock() - timedelta(minutes=1)
    bank.clock.time = NIGHT
    assert leave(bank) == []
    [waiting] = bank.do(these_wait, bank.ana).rows
    assert (waiting.conversation_id, waiting.waiting_since) == (answered, wrote)


@pytest.mark.parametrize("zone", ["America/New_York", PLAUSIBLE, ""])
@pytest.mark.parametrize("closes_in", [timedelta(minutes=3), timedelta(minutes=30), timedelta(hours=2)])
def test_the_provider_drops_a_text_before_the_contacts_day_closes(bank, ben, zone, closes_in):
    opened = bank.open(rows=[row(0, zone=zone)], opens=datetime.min.time())
    bank.clock.time = datetime(2026, 3, 11, 0, 0, tzinfo=UTC) - closes_in
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    [parcel] = bank.do(lease_texts, 10)
    assert parcel.valid_for <= closes_in.total_seconds()
    assert parcel.valid_for > 0


def test_the_provider_keeps_no_text_for_longer_than_it_can(bank, ben):
    opened = bank.open(1)
    bank.clock.time = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)  # 10:00 in New York
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    assert bank.do(lease_texts, 10)[0].valid_for == 10 * 3600


def test_pausing_holds_first_texts_back_and_resuming_lets_them_go(bank, sent):
    opened = campaign_of(bank, sent[0])
    bank.do(lifecycle.pause, bank.ana, opened)
    assert leave(bank) == []
    assert statuses(bank, sent) == ["queued"] * 3
    bank.do(lifecycle.open_, bank.ana, opened)
    bank.clock.forward(LEASE)
    assert sorted(leave(bank)) == ids(bank, sent)


def test_what_a_paused_campaign_holds_back_does_not_stand_in_the_way(bank, ben, sent):
    bank.do(lifecycle.pause, bank.ana, campaign_of(bank, sent[0]))
    other = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(rows=[row(50)])))
    assert leave(bank, 1) == ids(bank, other)


def test_ending_a_campaign_withdraws_first_texts_that_have_not_left(bank, sent):
    opened = campaign_of(bank, sent[0])
    bank.do(lifecycle.pause, bank.ana, opened)
    leave(bank)
    bank.do(lifecycle.end, bank.ana, opened)
    bank.clock.forward(LEASE)
    assert leave(bank) == []
    assert statuses(bank, sent) == ["cancelled"] * 3


@pytest.mark.parametrize("stop", [lifecycle.pause, lifecycle.end])
def test_answers_leave_whatever_became_of_the_campaign(bank, answered, stop):
    bank.do(stop, bank.ana, campaign_of(bank, answered))
    assert leave(bank) == ids(bank, [answered])


def test_a_silent_courier_leaves_its_texts_in_doubt_and_they_are_looked_up_not_sent(bank, sent):
    leave(bank, 2)
    left_at = bank.clock()
    bank.clock.forward(LEASE - timedelta(seconds=1))
    assert bank.do(lease_doubtful, 10) == ()
    bank.clock.forward(timedelta(seconds=1))
    doubtful = bank.do(lease_doubtful, 10)
    assert [text.message_id for text in doubtful] == ids(bank, sent[:2])
    assert {text.left_at for text in doubtful} == {left_at}
    assert statuses(bank, sent) == ["doubt", "doubt", "queued"]
    assert leave(bank) == ids(bank, sent[2:])
    assert bank.do(lease_doubtful, 10) == ()  # whoever looks has a lease too
    bank.clock.forward(LEASE)
    assert {text.message_id for text in bank.do(lease_doubtful, 10)} >= set(ids(bank, sent[:2]))


def test_whoever_looks_a_text_up_is_told_which_others_the_provider_has(bank, sent):
    bank.hear(sent[0], "Who is this?", "SM-in")
    leave(bank)
    bank.clock.forward(LEASE)
    [doubtful] = [text for text in bank.do(lease_doubtful, 10) if text.known]
    assert (doubtful.message_id, doubtful.known) == (ids(bank, sent)[0], {"SM-in"})


def test_a_text_that_the_provider_did_not_look_at_leaves_later_and_not_before(bank, sent):
    [message_id] = leave(bank, 1)
    again = bank.clock() + timedelta(seconds=30)
    assert bank.do(record_not_sent, message_id, again).status == "queued"
    assert message_id not in leave(bank)
    bank.clock.time = again
    assert leave(bank) == [message_id]


def test_a_text_in_doubt_that_surely_did_not_leave_may_leave_later(bank, sent):
    [message_id] = leave(bank, 1)
    bank.clock.forward(LEASE)
    bank.do(lease_doubtful, 10)
    bank.do(record_not_sent, message_id, bank.clock())
    assert message_id in leave(bank)


def test_where_nobody_knows_the_sender_is_told_once_and_nothing_is_sent_again(bank, ben, sent):
    [message_id] = leave(bank, 1)
    bank.clock.forward(LEASE)
    bank.do(lease_doubtful, 10)
    assert [bank.do(record_unknown, message_id).status for _ in range(2)] == ["unknown", "unknown"]
    [told] = bank.outbox("delivery_unknown")
    assert (told.subject_id, told.platform, told.address) == (message_id, "person", str(bank.person_id(ben)))
    bank.clock.forward(LEASE)
    assert bank.do(lease_doubtful, 10) == ()
    assert message_id not in leave(bank)


def test_unknown_gives_way_to_late_news(bank, sent):
    [message_id] = leave(bank, 1)
    bank.clock.forward(LEASE)
    bank.do(lease_doubtful, 10)
    bank.do(record_unknown, message_id)
    news = StatusReport(message_id, "SM1", TextStatus.DELIVERED)
    assert bank.do(record_status, news).status == "delivered"
    assert bank.do(record_unknown, message_id).status == "delivered"


def test_the_backlog_counts_what_is_due_and_since_when(bank, sent):
    bank.do(record_refused, ids(bank, sent)[0], Refused(30003))
    bank.clock.forward(timedelta(seconds=90))
    waiting = bank.do(figures.due).outbox
    assert (waiting.items, waiting.oldest) == (3, 90.0)  # two texts, one inbox
