"""Contacts whom a campaign set aside, and how they come back."""

import pytest

from bot.assignment.conversations.answer import answer, open_thread, retry_first_text
from bot.assignment.conversations.set_aside import look, put_all_back, put_back
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from tests.assignment.carrier import accept, refuse, report


@pytest.fixture
def texted(bank, ben):
    """Ben's five first texts, all on their way to the provider."""
    opened = bank.open(5, homes={"slack": "C1"})
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    return sent


def test_a_number_that_is_set_aside_is_put_back_by_an_admin_and_by_nobody_else(bank, ben, texted):
    refuse(bank, texted[0], 21408)
    with pytest.raises(NotAnAdmin):
        bank.do(put_back, ben, texted[0])
    assert bank.do(open_thread, bank.ana, texted[0]).may_put_back
    assert bank.do(put_back, bank.ana, texted[0]).barred is None
    cleo, opened = bank.person("Cleo Park"), bank.conversation(texted[0]).campaign_id
    card = bank.do(claim_bucket, cleo, opened).next
    assert card.conversation_id == texted[0]
    bank.do(send_first_text, cleo, texted[0], card.fingerprint)


def test_all_of_one_reason_are_put_back_together(bank, ben, texted):
    for conversation in texted[:2]:
        refuse(bank, conversation, 21408)
    accept(bank, texted[3])
    refuse(bank, texted[2], 21612)
    opened = bank.conversation(texted[0]).campaign_id
    groups = [(group.code, group.count) for group in bank.do(look, bank.ana, opened).groups]
    assert groups == [(21408, 2), (21612, 1)]
    after = bank.do(put_all_back, bank.ana, opened, 21408)
    assert (after.put_back, after.total) == (2, 1)
    assert {bank.conversation(each).holder_id for each in texted[:2]} == {None}


def test_an_opt_out_stays_when_somebody_is_put_back(bank, texted):
    refuse(bank, texted[0], 21612)
    bank.hear(texted[0], "STOP")
    bank.do(put_back, bank.ana, texted[0])
    assert bank.conversation(texted[0]).barred == "opted_out"


def test_whoever_is_set_aside_and_writes_is_heard_and_can_be_answered(bank, ben, texted):
    report(bank, texted[0], 30004)
    bank.hear(texted[0], "Who is this?")
    assert (bank.conversation(texted[0]).barred, bank.conversation(texted[0]).state) == (
        None,
        "needs_attention",
    )
    bank.do(answer, ben, texted[0], Answer(body="Ben"), "act-1")


def test_a_contact_put_back_after_a_text_that_failed_later_may_be_tried_once_more(bank, ben, texted):
    report(bank, texted[0], 30004)
    assert bank.do(put_back, bank.ana, texted[0]).may_retry
    bank.do(retry_first_text, ben, texted[0])
