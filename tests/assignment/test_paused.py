"""A paused or ended campaign sends nothing new, and leaves nobody who writes to it alone."""

from datetime import timedelta

import pytest

from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer, open_thread, retry_first_text
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.refusals.general import CampaignNotOpen
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts


@pytest.mark.parametrize("stop", [lifecycle.pause, lifecycle.end])
def test_whoever_writes_to_a_paused_campaign_is_answered(bank, stop):
    ben, opened = bank.person("Ben Okafor"), bank.open(3)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))[0]
    bank.do(lease_texts, 10)
    bank.do(stop, bank.ana, opened)
    bank.clock.forward(timedelta(minutes=5))
    bank.hear(texted, "Where do I vote?")
    assert bank.do(what_waits, bank.ana).total == 1

    done = bank.do(answer, ben, texted, Answer(body="At the town hall."), "one press")

    assert done.sent
    assert bank.do(what_waits, bank.ana).total == 0
    assert [parcel.body for parcel in bank.do(lease_texts, 10)] == ["At the town hall."]


@pytest.mark.parametrize("stop", [lifecycle.pause, lifecycle.end])
def test_a_text_that_did_not_arrive_is_not_tried_again_until_the_campaign_is_open(bank, stop):
    """It says what the first one said, and whoever stopped the campaign meant those words."""
    ben, opened = bank.person("Ben Okafor"), bank.open(3)
    failed = bank.text_all(ben, bank.do(claim_bucket, ben, opened))[0]
    bank.do(lease_texts, 10)
    bank.fail(failed, 30008)
    state = bank.do(stop, bank.ana, opened).state
    with pytest.raises(CampaignNotOpen):
        bank.do(retry_first_text, ben, failed)
    assert [row.campaign_state for row in bank.do(my_texting, ben).inbox] == [state]
    assert bank.do(open_thread, ben, failed).may_retry == (stop is lifecycle.pause)
    assert bank.do(lease_texts, 10) == ()


def test_once_the_campaign_goes_on_it_can_be_tried_again(bank):
    ben, opened = bank.person("Ben Okafor"), bank.open(1)
    [failed] = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    bank.fail(failed, 30008)
    bank.do(lifecycle.pause, bank.ana, opened)
    bank.do(lifecycle.open_, bank.ana, opened)
    bank.do(retry_first_text, ben, failed)
    assert [parcel.phone for parcel in bank.do(lease_texts, 10)] == [bank.conversation(failed).phone]
