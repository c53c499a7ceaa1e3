"""A clock that was an hour ahead and is set right leaves nothing waiting for an hour."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import NoResultFound
from sqlmodel import select

from bot.assignment import set_right
from bot.assignment.claim import claim_bucket
from bot.assignment.giving_up import item_failed, timer_failed
from bot.assignment.letters import lease_letters
from bot.assignment.outbox import lease_doubtful, lease_texts
from bot.assignment.timing import fire_next
from bot.storage import outbox, timers
from bot.storage.tables import Timer
from bot.vocabulary import Parcel, Timed

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def sent(bank, ben):
    return bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))


def put(session, now, kind, subject, fire_at):
    timers.put(session, kind, subject, fire_at, now=now)


def fire_at(bank, kind):
    with bank.database.reading() as session:
        return list(session.exec(select(Timer.fire_at).where(Timer.kind == kind)).all())


def test_texts_and_letters_that_were_put_off_are_due_and_leases_run_out(bank, sent):
    bank.clock.forward(HOUR)
    [_leaving] = bank.do(lease_texts, 1)
    bank.hear(sent[0], "Yes")
    bank.clock.forward(-HOUR)
    assert bank.do(lease_doubtful, 10) == ()
    assert bank.do(set_right.count) > 0
    assert bank.do(set_right.bring_back) > 0
    assert bank.do(set_right.count) == 0
    assert len(bank.do(lease_doubtful, 10)) == 1
    assert Parcel.INBOX in {letter.kind for letter in bank.do(lease_letters, 20)}
    assert bank.conversation(sent[0]).waiting_since == bank.clock()


def test_timers_come_as_long_from_now_as_they_were_put_and_what_people_agreed_on_stays(bank):
    now = bank.clock()
    bank.clock.forward(HOUR)
    bank.do(put, Timed.NUDGE, 1, bank.clock() + 15 * MINUTE)
    bank.do(put, Timed.SHIFT_ENDS, 1, now + 90 * MINUTE)
    bank.clock.forward(-HOUR)
    assert bank.do(set_right.bring_back) == 1
    assert fire_at(bank, "nudge") == [now + 15 * MINUTE]
    assert fire_at(bank, "shift_ends") == [now + 90 * MINUTE]


def test_what_failed_by_a_clock_ahead_is_tried_again_soon(bank, sent):
    bank.do(put, Timed.DIGEST, 999, bank.clock())
    bank.clock.forward(2 * HOUR)
    [timer] = [each for each in range(1, 20) if timer_exists(bank, each, "digest")]
    bank.do(timer_failed, timer)
    [item] = [each.id for each in bank.outbox("text")][:1]
    bank.do(item_failed, item)
    bank.clock.forward(-2 * HOUR)
    assert bank.do(set_right.bring_back) == 2
    with pytest.raises(NoResultFound):
        bank.do(fire_next)  # it is tried: no such campaign
    assert len(bank.do(lease_texts, 10)) == 3


def timer_exists(bank, id_, kind) -> bool:
    with bank.database.reading() as session:
        timer = session.get(Timer, id_)
        return timer is not None and timer.kind == kind


def test_a_right_clock_changes_nothing(bank, sent):
    bank.do(lease_texts, 1)
    bank.hear(sent[0], "Yes")
    bank.do(put, Timed.NUDGE, 1, bank.clock() + 3 * HOUR)
    with bank.database.transaction() as session:  # what the next lead reads as their shift begins
        at = bank.clock() + timedelta(minutes=59)
        outbox.put(session, Parcel.SHIFT_HANDOVER, 1, now=bank.clock(), to=("person", "1"), due_at=at)
    assert bank.do(set_right.count) == 0
    assert bank.do(set_right.bring_back) == 0
    bank.clock.forward(-timedelta(seconds=90))  # beside a machine whose clock is that much ahead
    assert bank.do(set_right.bring_back) == 0
