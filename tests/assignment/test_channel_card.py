"""A campaign's card in its channel: redrawn whenever one of its numbers changes."""

from datetime import timedelta

import pytest

from bot.assignment.conversations.answer import answer
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.optout import opt_out, reverse_opt_out
from bot.vocabulary import Parcel, TextStatus

REDRAWN = timedelta(seconds=5)


@pytest.fixture
def sent(bank, ben):
    """Ben's two first texts; the first contact has replied, and the card says so."""
    opened = bank.open(2, homes={"slack": "C1"})
    conversations = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    bank.hear(conversations[0], "Yes")
    redrawn(bank)
    return conversations


def redrawn(bank):
    """What the card says when it is drawn anew; nothing when it is left as it stands."""
    bank.clock.forward(REDRAWN)
    cards = [letter for letter in bank.do(lease_letters, 20) if letter.kind is Parcel.CAMPAIGN_CARD]
    for card in cards:
        bank.do(letter_posted, card, "ref")
    return [card.content.counts for card in cards]


def fails(bank, conversation, code):
    text = bank.texts(conversation)[-1].id
    bank.do(record_status, StatusReport(text, f"SM{text}", TextStatus.UNDELIVERED, code))


def answered(bank, ben, sent):
    bank.do(answer, ben, sent[0], Answer(body="Thanks"), "act-1")


def answered_in_vain(bank, ben, sent):
    answered(bank, ben, sent)
    bank.do(lease_texts, 10)
    redrawn(bank)
    fails(bank, sent[0], 30003)


def filed(bank, ben, sent):
    bank.do(answer, ben, sent[0], Answer(tags=("yes",)), "act-1")


def opted_out(bank, ben, sent):
    bank.do(opt_out, ben, sent[0])


def opted_in(bank, ben, sent):
    opted_out(bank, ben, sent)
    redrawn(bank)
    bank.do(reverse_opt_out, bank.ana, bank.conversation(sent[0]).phone)


def undelivered(bank, ben, sent):
    fails(bank, sent[1], 30003)


def found_dead(bank, ben, sent):
    fails(bank, sent[1], 30006)


@pytest.mark.parametrize(
    "happens, numbers",
    [
        (answered, (0, 0, 0, 0)),
        (answered_in_vain, (1, 0, 0, 0)),
        (filed, (0, 0, 0, 0)),
        (opted_out, (0, 1, 0, 0)),
        (opted_in, (1, 0, 0, 0)),
        (undelivered, (1, 0, 1, 0)),
        (found_dead, (1, 0, 0, 1)),
    ],
)
def test_the_card_is_redrawn_when(bank, ben, sent, happens, numbers):
    happens(bank, ben, sent)
    [counts] = redrawn(bank)
    assert (counts.waiting, counts.opted_out, counts.undelivered, counts.retired) == numbers


def test_an_opt_out_is_counted_in_every_campaign_of_the_number(bank, ben, sent):
    bank.open(2, homes={"slack": "C2"})
    redrawn(bank)
    bank.hear(sent[0], "STOP")
    assert [counts.opted_out for counts in redrawn(bank)] == [1, 1]


def test_a_card_of_the_day_before_is_posted_anew_at_the_foot_of_its_channel(bank, sent):
    bank.hear(sent[1], "Who is this?")
    bank.clock.forward(timedelta(hours=13))
    [card] = [letter for letter in bank.do(lease_letters, 20) if letter.kind is Parcel.CAMPAIGN_CARD]
    assert card.anew
    bank.do(letter_posted, card, "anew")
    bank.hear(sent[1], "Hello?")
    bank.clock.forward(REDRAWN)
    bank.hear(sent[0], "Hello?")
    bank.clock.forward(REDRAWN)
    assert [each.anew for each in bank.do(lease_letters, 20) if each.kind is Parcel.CAMPAIGN_CARD] == [False]
