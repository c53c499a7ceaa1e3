"""What the board and the digest tell of contacts yet to be texted: with people and in the pool."""

import pytest
import sqlalchemy as sa

from bot.assignment.attention import board
from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.storage.tables import Conversation
from tests.assignment.bank import row


@pytest.fixture
def told(bank):
    """How many the board tells are yet to be texted, of a campaign or of all: with people, in the pool."""

    def told(opened=None):
        found = bank.do(what_waits, bank.ana, opened).untexted
        return found.in_hand, found.in_pool

    return told


@pytest.fixture
def mark(bank):
    """Sets something of one conversation."""

    def mark(conversation, **columns):
        with bank.database.transaction() as session:
            mine = sa.column("id") == conversation
            session.execute(sa.update(Conversation).where(mine).values(**columns))

    return mark


def test_it_counts_what_people_hold_and_what_nobody_holds(bank, ben, cleo, told):
    opened = bank.open(9, bucket_size=3)
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    card = bank.do(claim_bucket, cleo, opened).next
    bank.do(send_first_text, cleo, card.conversation_id, card.fingerprint)
    assert told(opened) == (2, 3)


def test_whoever_must_not_be_texted_is_not_counted(bank, ben, told, mark):
    opened = bank.open(4, bucket_size=2)
    held = bank.do(claim_bucket, ben, opened).next.conversation_id
    mark(held, barred="opted_out")
    mark(held + 2, barred="retired")
    assert told(opened) == (1, 1)


def test_what_is_kept_for_somebody_is_in_the_pool(bank, told, mark):
    opened = bank.open(3)
    mark(bank.do(claim_bucket, bank.ana, opened, 1).next.conversation_id + 1, reserved_for="ben@example.org")
    assert told(opened) == (1, 2)


def test_one_campaign_is_told_alone_and_all_that_are_being_texted_together(bank, told):
    first, paused, ended = (
        bank.open(rows=[row(index) for index in range(start, start + size)])
        for start, size in ((0, 1), (10, 2), (20, 4))
    )
    bank.draft([row(30)])
    bank.do(lifecycle.pause, bank.ana, paused)
    bank.do(lifecycle.end, bank.ana, ended)
    assert [told(each) for each in (first, paused, ended, None)] == [(0, 1), (0, 2), (0, 0), (0, 3)]


def test_more_than_so_many_are_not_counted(bank, ben, told, monkeypatch):
    monkeypatch.setattr(board, "_MOST", 3)
    opened = bank.open(9, bucket_size=3)
    bank.do(claim_bucket, ben, opened)
    assert told(opened) == (3, 4)
