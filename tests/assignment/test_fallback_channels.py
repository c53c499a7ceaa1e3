"""In which channels somebody is looked for who takes no direct messages."""

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.people.fallback_channels import rooms_for
from bot.assignment.texting.claim import claim_bucket

BEN = Identity("discord", "7000", "42", "Ben")


@pytest.fixture
def ben(bank):
    bank.do(members.enrol, BEN)
    return BEN


def opened(bank, channel, platform="discord"):
    return bank.open(3, homes={platform: channel}, lock_hours=0)


def rooms(bank, account="42"):
    return bank.do(rooms_for, "discord", account)


def test_the_newest_campaign_that_somebody_texts_for_comes_first(bank, ben):
    for channel in ("1", "2", "3", "4"):
        id_ = opened(bank, channel)
        if channel in {"1", "2"}:
            bank.do(claim_bucket, ben, id_)
    assert rooms(bank) == ("2", "1", "4", "3")


def test_an_open_campaign_comes_before_a_paused_one(bank, ben):
    opened(bank, "1")
    bank.do(lifecycle.pause, bank.ana, opened(bank, "2"))
    assert rooms(bank) == ("1", "2")


def test_channels_of_other_chats_and_campaigns_that_ended_are_none(bank, ben):
    opened(bank, "C0RIVER", "slack")
    bank.do(lifecycle.end, bank.ana, opened(bank, "2"))
    assert rooms(bank) == ()


def test_a_channel_of_two_campaigns_is_told_once(bank, ben):
    opened(bank, "1")
    opened(bank, "1")
    assert rooms(bank) == ("1",)


def test_an_unknown_account_is_looked_for_nowhere(bank):
    opened(bank, "1")
    assert rooms(bank, "43") == ()
