"""What a text that failed lets people do, and what is learnt of texts later."""

from datetime import timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.campaigns.details import script_of
from bot.assignment.conversations.answer import answer, open_thread, retry_first_text
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.campaigns import CampaignScript
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.outcomes.delivery import Accepted
from bot.assignment.outcomes.letters import CarrierNewsPost
from bot.assignment.refusals.general import NotTheHolder
from bot.assignment.refusals.texting import RetryLater, SameWords
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_looked_up, record_unknown, sending_slowness, unheard
from bot.assignment.texting.dispatch import LEASE, lease_doubtful, lease_texts
from bot.storage.tables import Campaign
from bot.vocabulary import TextStatus
from tests.assignment.bank import OUR_NUMBER
from tests.assignment.carrier import accept, happen, letters, message_of, refuse, report, seen


@pytest.fixture
def texted(bank, ben):
    """Ben's five first texts, all on their way to the provider."""
    opened = bank.open(5, homes={"slack": "C1"})
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    return sent


@pytest.mark.parametrize(
    "code, ours, bar",
    [
        (30004, "+12025550141", "set_aside"),
        (30004, "+18005550199", "opted_out"),
        (30006, "+12025550141", "retired"),
        (30006, "89203", "set_aside"),
    ],
)
def test_the_kind_of_our_number_decides_what_some_codes_mean(bank, texted, code, ours, bar):
    report(bank, texted[0], None, TextStatus.SENT, our_number=ours)
    report(bank, texted[0], code)
    assert bank.conversation(texted[0]).barred == bar


def test_what_is_blocked_for_a_contact_counts_as_no_filtering(bank, texted):
    for conversation in texted:
        report(bank, conversation, 30004)
    assert seen(bank, texted[0]).state == "open"


def test_a_phone_that_was_off_may_be_tried_again_later_and_is_set_aside_the_second_time(bank, ben, texted):
    report(bank, texted[0], 30003)
    with pytest.raises(RetryLater) as refusal:
        bank.do(retry_first_text, ben, texted[0])
    assert refusal.value.at == bank.clock() + timedelta(hours=1)
    assert bank.do(open_thread, ben, texted[0]).retry_at == refusal.value.at
    bank.clock.forward(timedelta(hours=1))
    bank.do(retry_first_text, ben, texted[0])
    bank.do(lease_texts, 10)
    report(bank, texted[0], 30003)
    assert bank.conversation(texted[0]).barred == "set_aside"


@pytest.mark.parametrize("code", [20003, 30032, 30034, 30035])
def test_a_second_try_that_fails_for_whoever_sends_pauses_and_leaves_the_contact_to_be_tried(
    bank, ben, texted, code
):
    report(bank, texted[0], 30008)
    bank.do(retry_first_text, ben, texted[0])
    bank.do(lease_texts, 10)
    report(bank, texted[0], code)
    assert (bank.conversation(texted[0]).barred, seen(bank, texted[0]).state) == (None, "paused")
    bank.do(lifecycle.open_, bank.ana, bank.conversation(texted[0]).campaign_id)
    bank.do(retry_first_text, ben, texted[0])
    bank.do(lease_texts, 10)
    report(bank, texted[0], 30008)
    assert bank.conversation(texted[0]).barred == "set_aside"


def test_filtered_words_are_sent_again_only_when_they_are_others(bank, ben, texted):
    report(bank, texted[0], 30007)
    with pytest.raises(SameWords):
        bank.do(retry_first_text, ben, texted[0])
    opened = bank.conversation(texted[0]).campaign_id
    with bank.database.reading() as session:
        written = script_of(session.get_one(Campaign, opened))
    other = CampaignScript(
        **{name: getattr(written, name) for name in CampaignScript.__dataclass_fields__}
        | {"first_texts": (written.first_texts[0].replace("Voting?", "Will you vote?"),)}
    )
    bank.do(lifecycle.rewrite, bank.ana, opened, other)
    bank.do(retry_first_text, ben, texted[0])
    assert "Will you vote?" in message_of(bank, texted[0]).body


def test_whoever_is_not_the_holder_may_not_press_the_retry(bank, ben, texted):
    report(bank, texted[0], 30008)
    for other in (bank.person("Cleo Park"), bank.ana):
        with pytest.raises(NotTheHolder):
            bank.do(retry_first_text, other, texted[0])
    assert len(bank.texts(texted[0])) == 1


@pytest.mark.parametrize(
    "later", [TextStatus.ACCEPTED, TextStatus.SENT, TextStatus.DELIVERED, TextStatus.UNDELIVERED]
)
def test_news_of_a_text_whose_fate_was_unknown_is_believed(bank, texted, later):
    bank.clock.forward(LEASE)
    bank.do(lease_doubtful, 10)
    bank.do(record_unknown, message_of(bank, texted[0]).id)
    assert message_of(bank, texted[0]).status == "unknown"
    report(bank, texted[0], 30008 if later is TextStatus.UNDELIVERED else None, later)
    assert message_of(bank, texted[0]).status == later


@pytest.mark.parametrize("code", [14107, 21611])
def test_a_text_that_is_put_off_leaves_by_itself_some_minutes_later(bank, texted, code):
    refuse(bank, texted[0], code)
    assert message_of(bank, texted[0]).status == "queued"
    bank.clock.forward(timedelta(seconds=30))
    assert bank.do(lease_texts, 10) == ()
    bank.clock.forward(timedelta(minutes=5))
    assert [parcel.message_id for parcel in bank.do(lease_texts, 10)] == [message_of(bank, texted[0]).id]
    assert seen(bank, texted[0]).state == "open"


@pytest.mark.parametrize("code", [30001, 30022])
def test_carriers_who_find_us_too_fast_halve_the_pace_for_an_hour_and_admins_read_why(bank, texted, code):
    assert bank.do(sending_slowness) == 1
    report(bank, texted[0], code)
    report(bank, texted[1], code)
    assert bank.do(sending_slowness) == 2
    [news] = letters(bank, CarrierNewsPost)
    assert (news.address, news.content.code) == (bank.ana.account, code)
    bank.clock.forward(timedelta(minutes=6))
    report(bank, texted[2], code)
    assert bank.do(sending_slowness) == 4
    bank.clock.forward(timedelta(hours=1))
    assert bank.do(sending_slowness) == 1
    assert letters(bank, CarrierNewsPost) == []


def test_the_number_that_a_text_left_from_is_learnt_and_replies_go_where_they_belong(bank, ben):
    first, second = (bank.open(1, lock_hours=0) for _ in range(2))
    ours = ("+12025550141", "+12025550142")
    sent = []
    for opened, number in zip((first, second), ours, strict=True):
        bank.clock.forward(timedelta(minutes=1))
        sent += bank.text_all(ben, bank.do(claim_bucket, ben, opened))
        bank.do(lease_texts, 10)
        accept(bank, sent[-1])
        report(bank, sent[-1], None, TextStatus.SENT, our_number=number, segments=2)
    assert [(message_of(bank, each).our_number, message_of(bank, each).segments) for each in sent] == [
        (number, 2) for number in ours
    ]
    assert OUR_NUMBER not in ours
    phone = bank.conversation(sent[0]).phone
    assert bank.do(receive_text, Inbound("SMa", phone, ours[0], "Hi")).conversation_id == sent[0]
    assert bank.do(receive_text, Inbound("SMb", phone, ours[1], "Hi")).conversation_id == sent[1]


def test_texts_never_heard_of_are_looked_up_once_after_a_day(bank, texted):
    for conversation in texted[:3]:
        accept(bank, conversation)
    report(bank, texted[2], None, TextStatus.DELIVERED)
    bank.clock.forward(timedelta(hours=23))
    assert bank.do(unheard, 10) == ()
    bank.clock.forward(timedelta(hours=1))
    silent, lost = bank.do(unheard, 10)
    assert silent.provider_id == f"SM{message_of(bank, texted[0]).id}"
    told = Accepted(silent.provider_id, TextStatus.FAILED, "+12025550141", 1, 30034)
    assert bank.do(record_looked_up, silent.message_id, told).status == "failed"
    assert bank.do(record_looked_up, lost.message_id, None).status == "unknown"
    assert seen(bank, texted[0]).state == "open"
    assert bank.do(unheard, 10) == ()


def test_a_day_full_of_segments_pauses_until_the_next_and_answers_leave_all_the_same(bank, ben):
    opened = bank.open(4)
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    assert len(bank.do(lease_texts, 10, per_day=3)) == 3
    assert (seen(bank, sent[0]).state, seen(bank, sent[0]).paused_because) == ("paused", "daily_cap")
    assert message_of(bank, sent[3]).status == "queued"
    bank.hear(sent[0], "Who?")
    bank.do(answer, ben, sent[0], Answer(body="Ben"), "act-1")
    [reply] = bank.do(lease_texts, 10, per_day=3)
    assert reply.body == "Ben"
    bank.clock.forward(timedelta(days=1))
    happen(bank)
    assert [parcel.message_id for parcel in bank.do(lease_texts, 10, per_day=3)] == [
        message_of(bank, sent[3]).id
    ]
