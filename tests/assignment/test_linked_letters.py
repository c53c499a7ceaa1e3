"""Where letters go to somebody with accounts on two platforms, and what becomes of those that stand."""

from datetime import timedelta

import pytest

from bot.assignment.conversations import inbox
from bot.assignment.conversations.answer import answer
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Parcel
from tests.assignment.evening import Evening
from tests.assignment.linked import Two


@pytest.fixture
def two(bank):
    return Two(bank)


@pytest.fixture
def opened(bank):
    return bank.open(6, bucket_size=3, idle_minutes=30)


@pytest.fixture
def texted(bank, two, opened):
    """Benny's three texts, the first of which was answered."""
    sent = bank.text_all(two.benny, bank.do(claim_bucket, two.benny, opened))
    bank.hear(sent[0], "Yes")
    return sent


def letters(bank, **served):
    bank.clock.forward(timedelta(seconds=6))
    leased = bank.do(lease_letters, 20, **served)
    return [each for each in leased if each.kind in {Parcel.INBOX, Parcel.INBOX_REDRAW}]


def posted(bank, reference, **served):
    found = letters(bank, **served)
    for letter in found:
        bank.do(letter_posted, letter, reference)
    return [(each.platform, each.content.fresh, len(each.content.rows)) for each in found]


def test_letters_go_where_somebody_acted_last(bank, two, opened):
    two.one()
    posted(bank, "first")
    sent = bank.text_all(two.benny, bank.do(claim_bucket, two.benny, opened))
    bank.hear(sent[0], "Yes")
    assert posted(bank, "d1") == [("discord", True, 1)]
    bank.hear(sent[1], "Yes")
    bank.do(inbox.my_texting, two.ben)
    bank.do(answer, two.ben, sent[0], Answer("Hi"), "act")
    assert posted(bank, "s1") == [("slack", True, 1)], "one that waits moves along"
    assert posted(bank, "d1") == [("discord", False, 1)], "and what stands elsewhere is redrawn"
    assert posted(bank, "none") == []


def test_what_stood_with_both_is_redrawn_for_the_one(bank, two, texted):
    posted(bank, "d1")
    two.one()
    first = posted(bank, "s1")
    assert first == [("slack", True, 1)], "Ben typed the code, in Slack"
    assert posted(bank, "d1") == [("discord", False, 1)]
    bank.do(answer, two.ben, texted[0], Answer("Hi"), "act")
    assert sorted([*posted(bank, "s1"), *posted(bank, "d1")]) == [("discord", False, 0), ("slack", False, 0)]


def test_letters_go_to_the_platform_that_is_served(bank, two, texted):
    two.one()
    assert posted(bank, "d1", served=frozenset({"discord"})) == [("discord", True, 1)]


def test_a_letter_on_its_way_to_one_reaches_the_one_person(bank, two, opened):
    evening = Evening(bank)
    dev = evening.working("Dev", opened, texted=1, waiting=1)
    evening.move(evening.of(dev), evening.to(two.benny))
    two.one()
    bank.clock.forward(timedelta(seconds=6))
    [told_] = [
        each
        for each in bank.do(lease_letters, 20)
        if each.kind is Parcel.REASSIGNED and each.content.reader.id == two.ben_id
    ]
    assert (told_.platform, told_.content.gained) == ("slack", 1)


def test_a_parted_account_has_the_inbox_that_stood_there(bank, two, texted):
    posted(bank, "d1")
    two.one()
    posted(bank, "s1")
    posted(bank, "d1")
    two.part()
    assert sorted(posted(bank, "x")) == [("discord", False, 0), ("slack", False, 1)]
