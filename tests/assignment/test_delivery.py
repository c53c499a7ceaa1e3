"""What became of a text, told in any order, late, twice, or never."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer, open_thread, retry_first_text
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import Accepted, Refused, StatusReport
from bot.assignment.refusals.general import AlreadyTexted, ContactBarred, HasOptedOut
from bot.assignment.refusals.texting import NumberRetired
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_accepted, record_not_sent, record_refused, record_status
from bot.assignment.texting.dispatch import LEASE, lease_doubtful, lease_texts
from bot.vocabulary import TextStatus

STEPS = [TextStatus.ACCEPTED, TextStatus.SENT]
ENDS = [TextStatus.DELIVERED, TextStatus.UNDELIVERED, TextStatus.FAILED]


@pytest.fixture
def texted(bank, ben):
    """Ben's three first texts, all on their way to the provider."""
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))
    bank.do(lease_texts, 10)
    return sent


def message_of(bank, conversation):
    return bank.texts(conversation)[-1]


def report(bank, conversation, status, code=None):
    """A callback about the newest text of a conversation."""
    message_id = message_of(bank, conversation).id
    return bank.do(record_status, StatusReport(message_id, f"SM{message_id}", status, code))


def refuse(bank, conversation, code):
    return bank.do(record_refused, message_of(bank, conversation).id, Refused(code))


def counts(bank, conversation):
    return bank.do(lifecycle.look, bank.ana, bank.conversation(conversation).campaign_id).counts


def furthest(told):
    """What is known in the end: the first final word, else the furthest step."""
    return next((status for status in told if status in ENDS), max(told, key=(STEPS + ENDS).index))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.sampled_from(STEPS + ENDS), min_size=1, max_size=7))
def test_news_in_any_order_and_repeated_ends_at_the_first_final_word_or_the_furthest_step(bank, ben, told):
    bank.clock.forward(timedelta(minutes=1))
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(1, lock_hours=0)))[0]
    bank.do(lease_texts, 10)
    for status in told:
        report(bank, sent, status, 30003 if status in ENDS[1:] else None)
    assert message_of(bank, sent).status == furthest(told)
    assert bank.conversation(sent).needs_retry is (furthest(told) in ENDS[1:])


def test_news_of_texts_that_are_not_ours_changes_nothing(bank, texted):
    message = message_of(bank, texted[0])
    bank.do(record_accepted, message.id, Accepted("SM1", TextStatus.ACCEPTED))
    for foreign in (
        StatusReport(None, "SM-unknown", TextStatus.FAILED, 30006),
        StatusReport(message.id, "SM-another", TextStatus.FAILED, 30006),
        StatusReport(99_999, "SM-unknown", TextStatus.FAILED, 30006),
    ):
        assert bank.do(record_status, foreign) is None
    assert message_of(bank, texted[0]).status == "accepted"
    assert bank.conversation(texted[0]).barred is None


def test_news_finds_its_text_by_the_providers_id_alone(bank, texted):
    bank.do(record_accepted, message_of(bank, texted[0]).id, Accepted("SM1", TextStatus.ACCEPTED))
    assert bank.do(record_status, StatusReport(None, "SM1", TextStatus.DELIVERED)).status == "delivered"


def test_news_proves_a_send_whose_answer_was_lost_and_nothing_is_in_doubt_any_more(bank, texted):
    report(bank, texted[0], TextStatus.SENT)
    bank.clock.forward(LEASE)
    doubtful = {text.message_id for text in bank.do(lease_doubtful, 10)}
    assert doubtful == {message_of(bank, conversation).id for conversation in texted[1:]}
    assert message_of(bank, texted[0]).provider_id == f"SM{message_of(bank, texted[0]).id}"


@pytest.mark.parametrize("code", [21211, 21614, 21635, 30005, 30006])
def test_a_dead_number_is_retired_and_not_counted_as_texted(bank, ben, texted, code):
    refuse(bank, texted[0], code)
    assert bank.conversation(texted[0]).barred == "retired"
    seen = counts(bank, texted[0])
    assert (seen.texted, seen.retired, seen.undelivered) == (2, 1, 0)
    with pytest.raises(NumberRetired) as refusal:
        bank.do(retry_first_text, ben, texted[0])
    assert refusal.value.code == code
    assert bank.do(lifecycle.look, bank.ana, bank.open(3)).counts.available == 2


def test_a_dead_number_lives_again_when_somebody_writes_from_it(bank, texted):
    report(bank, texted[0], TextStatus.UNDELIVERED, 30006)
    bank.hear(texted[0], "I am here")
    assert bank.conversation(texted[0]).barred is None
    assert [each.conversation_id for each in bank.do(these_wait, bank.ana).rows] == [texted[0]]
    assert counts(bank, texted[0]).texted == 3


def test_a_dead_number_that_opted_out_stays_opted_out_when_it_writes(bank, texted):
    report(bank, texted[0], TextStatus.UNDELIVERED, 30006)
    bank.hear(texted[0], "STOP")
    bank.hear(texted[0], "I said stop!!")
    assert bank.conversation(texted[0]).barred == "opted_out"


def test_a_number_blocked_at_the_provider_is_an_opt_out(bank, ben, texted):
    refuse(bank, texted[0], 21610)
    assert bank.conversation(texted[0]).barred == "opted_out"
    with pytest.raises(HasOptedOut):
        bank.do(retry_first_text, ben, texted[0])
    assert bank.do(lifecycle.look, bank.ana, bank.open(3)).counts.opted_out == 1


@pytest.mark.parametrize("code", [30001, 30003, 30008, 30036, 30410, 30450, 99_999, None])
def test_a_text_that_did_not_arrive_may_be_tried_once_more_and_never_twice(bank, ben, texted, code):
    report(bank, texted[0], TextStatus.UNDELIVERED, code)
    assert counts(bank, texted[0]).undelivered == 1
    bank.clock.forward(timedelta(hours=1))
    assert not bank.do(retry_first_text, ben, texted[0]).may_retry
    with pytest.raises(AlreadyTexted):
        bank.do(retry_first_text, ben, texted[0])
    first, second = bank.texts(texted[0])
    assert (second.kind, second.body) == ("retry", first.body)
    bank.do(lease_texts, 10)
    report(bank, texted[0], TextStatus.UNDELIVERED, code)
    with pytest.raises(ContactBarred):
        bank.do(retry_first_text, ben, texted[0])
    seen = counts(bank, texted[0])
    assert (seen.texted, seen.undelivered, seen.set_aside) == (2, 0, 1)


def test_a_failure_that_is_told_after_the_contact_answered_asks_for_no_retry(bank, ben, texted):
    bank.hear(texted[0], "Yes!")
    report(bank, texted[0], TextStatus.UNDELIVERED, 30003)
    assert not bank.do(open_thread, ben, texted[0]).may_retry
    with pytest.raises(AlreadyTexted):
        bank.do(retry_first_text, ben, texted[0])


def filtered_campaign(bank, ben, texts, filtered):
    opened = bank.open(texts, homes={"slack": "C1"})
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, texts)
    for place, conversation in enumerate(sent):
        status = TextStatus.UNDELIVERED if place < filtered else TextStatus.DELIVERED
        report(bank, conversation, status, 30007 if place < filtered else None)
    return opened


def test_a_campaign_that_carriers_filter_pauses_itself_and_says_so_once(bank, ben):
    opened = filtered_campaign(bank, ben, 8, 8)
    seen = bank.do(lifecycle.look, bank.ana, opened)
    assert (seen.state, seen.paused_because) == ("paused", "filtered")
    told = {(each.subject_id, each.platform, each.address) for each in bank.outbox("campaign_paused")}
    assert told == {(opened, "slack", "C1"), (opened, "person", str(bank.person_id(bank.ana)))}


def test_a_few_filtered_texts_do_not_pause_a_campaign_and_may_be_tried_again(bank, ben):
    opened = filtered_campaign(bank, ben, 8, 4)
    seen = bank.do(lifecycle.look, bank.ana, opened)
    assert (seen.state, seen.counts.undelivered) == ("open", 4)


def test_a_fault_of_ours_withdraws_the_text_and_pauses_the_campaign_once(bank, texted):
    for conversation in texted:
        assert refuse(bank, conversation, 20003).status == "cancelled"
    assert {bank.conversation(conversation).state for conversation in texted} == {"untexted"}
    seen = bank.do(lifecycle.look, bank.ana, bank.conversation(texted[0]).campaign_id)
    assert (seen.state, seen.paused_because, seen.counts.unsent) == ("paused", "provider:20003", 3)
    assert len(bank.outbox("campaign_paused")) == 1
    assert bank.outbox("text") == []


def test_a_withdrawn_text_may_be_sent_by_another_click_once_the_campaign_goes_on(bank, ben, texted):
    refuse(bank, texted[0], 20003)
    opened = bank.conversation(texted[0]).campaign_id
    bank.do(lifecycle.open_, bank.ana, opened)
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    assert [text.status for text in bank.texts(texted[0])] == ["cancelled", "queued"]


@pytest.mark.parametrize("ends", ["undelivered", "refused"])
def test_an_answer_that_failed_is_owed_again_since_the_contact_wrote(bank, ben, texted, ends):
    bank.clock.forward(timedelta(minutes=5))
    bank.hear(texted[0], "Where?")
    wrote = bank.clock()
    bank.clock.forward(timedelta(minutes=5))
    bank.do(answer, ben, texted[0], Answer(body="Here"), "act-1")
    bank.do(lease_texts, 10)
    bank.clock.forward(timedelta(minutes=5))
    assert bank.do(what_waits, bank.ana).total == 0
    if ends == "refused":
        refuse(bank, texted[0], 20003)
    else:
        report(bank, texted[0], TextStatus.UNDELIVERED, 30003)
    [waiting] = bank.do(these_wait, bank.ana).rows
    assert (waiting.conversation_id, waiting.waiting_since) == (texted[0], wrote)
    assert not bank.conversation(texted[0]).needs_retry


def test_an_answer_that_failed_after_a_report_stays_closed(bank, ben, texted):
    bank.hear(texted[0], "No thanks")
    bank.do(answer, ben, texted[0], Answer(body="Bye", tags=("no",)), "act-1")
    bank.do(lease_texts, 10)
    report(bank, texted[0], TextStatus.UNDELIVERED, 30003)
    assert bank.do(what_waits, bank.ana).total == 0


@pytest.mark.parametrize("known", [TextStatus.ACCEPTED, TextStatus.DELIVERED])
def test_a_late_word_that_it_did_not_leave_does_not_send_a_text_again_that_did(bank, texted, known):
    report(bank, texted[0], known)
    message_id = message_of(bank, texted[0]).id
    assert bank.do(record_not_sent, message_id, bank.clock()).status == known
    assert bank.do(record_refused, message_id, Refused(20003)).status == known
    assert bank.do(lease_texts, 10) == ()
    assert bank.conversation(texted[0]).state == "texted"


def test_the_accepted_text_remembers_what_the_provider_said_of_it(bank, texted):
    message_id = message_of(bank, texted[0]).id
    bank.do(record_accepted, message_id, Accepted("SM1", TextStatus.SENT, "+15005550006", 2))
    message = message_of(bank, texted[0])
    assert (message.provider_id, message.our_number, message.segments) == ("SM1", "+15005550006", 2)
    assert bank.hear(texted[0], "Yes").conversation_id == texted[0]
