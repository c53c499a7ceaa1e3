"""A paused or ended campaign sends nothing new, and leaves nobody who writes to it alone."""

from datetime import timedelta

import pytest

from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.reply import answer
from bot.assignment.outcomes.conversations import Answer
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
