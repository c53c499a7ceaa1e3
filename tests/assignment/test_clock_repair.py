"""A clock that was an hour ahead and is set right leaves nothing waiting for an hour."""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlmodel import select

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.shifts import shift
from bot.assignment.staffing import on_duty
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_doubtful, lease_texts
from bot.assignment.timers import fire_next
from bot.assignment.upkeep import catch_up, clock_repair
from bot.assignment.upkeep.failures import item_failed, timer_failed
from bot.handlers.twilio.gateway import _may_be
from bot.storage.tables import Campaign, ShiftMember, Timer
from bot.storage.traffic import outbox, timers
from bot.vocabulary import AtShiftEnd, Parcel, Timed
from tests.assignment.bank import OUR_NUMBER

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
    assert bank.do(clock_repair.count) > 0
    assert bank.do(clock_repair.bring_back) > 0
    assert bank.do(clock_repair.count) == 0
    assert len(bank.do(lease_doubtful, 10)) == 1
    assert Parcel.INBOX in {letter.kind for letter in bank.do(lease_letters, 20)}
    assert bank.conversation(sent[0]).waiting_since == bank.clock()


def test_timers_come_as_long_from_now_as_they_were_put_and_what_people_agreed_on_stays(bank):
    now = bank.clock()
    bank.clock.forward(HOUR)
    bank.do(put, Timed.NUDGE, 1, bank.clock() + 15 * MINUTE)
    bank.do(put, Timed.SHIFT_ENDS, 1, now + 90 * MINUTE)
    bank.clock.forward(-HOUR)
    assert bank.do(clock_repair.bring_back) == 2  # when the other was put is set right as well
    assert fire_at(bank, "nudge") == [now + 15 * MINUTE]
    assert fire_at(bank, "shift_ends") == [now + 90 * MINUTE]


# The moments that people have agreed on; of all others only how far away they are counts.
AGREED = {
    *(Timed.SHIFT_REMINDER, Timed.SHIFT_BEGINS, Timed.SHIFT_ENDS, Timed.RECUR, Timed.RESUME),
    *(Timed.LATER, Timed.RETENTION),
}


@pytest.mark.parametrize("kind", list(Timed))
def test_each_kind_of_timer_is_brought_back_or_was_agreed_on(bank, kind):
    now = bank.clock()
    bank.clock.forward(HOUR)
    bank.do(put, kind, 1, bank.clock() + 15 * MINUTE)
    bank.clock.forward(-HOUR)
    bank.do(clock_repair.bring_back)
    assert fire_at(bank, kind) == [now + (75 if kind in AGREED else 15) * MINUTE]


def test_what_failed_by_a_clock_ahead_is_tried_again_soon(bank, sent):
    bank.do(put, Timed.DIGEST, 999, bank.clock())
    bank.clock.forward(2 * HOUR)
    [timer] = [each for each in range(1, 20) if timer_exists(bank, each, "digest")]
    bank.do(timer_failed, timer)
    [item] = [each.id for each in bank.outbox("text")][:1]
    bank.do(item_failed, item)
    bank.clock.forward(-2 * HOUR)
    assert bank.do(clock_repair.bring_back) == 2
    with pytest.raises(LookupError):
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
    assert bank.do(clock_repair.count) == 0
    assert bank.do(clock_repair.bring_back) == 0
    bank.clock.forward(-timedelta(seconds=90))  # beside a machine whose clock is that much ahead
    assert bank.do(clock_repair.bring_back) == 0


# What happened by a clock ahead; the beat noted that clock.


@pytest.fixture
def ahead(bank):
    """Run something while the clock is an hour ahead, and set it right."""

    @contextmanager
    def ahead():
        bank.do(clock_repair.bring_back)
        bank.clock.forward(HOUR)
        bank.do(clock_repair.bring_back)
        yield
        bank.clock.forward(-HOUR)
        assert bank.do(clock_repair.bring_back) > 0

    return ahead


def test_a_text_in_doubt_is_found_in_the_providers_records(bank, sent, ahead):
    """The provider's own clock was right: it had the text a moment after the true time."""
    with ahead():
        [leaving] = bank.do(lease_texts, 1)
    [doubtful] = bank.do(lease_doubtful, 10)
    created = bank.clock()
    assert doubtful.message_id == leaving.message_id
    record = SimpleNamespace(
        body=doubtful.body, sid="SM1", direction="outbound-api", date_created=created - 8 * MINUTE
    )
    assert _may_be(record, doubtful)
    record.date_created = created
    assert _may_be(record, doubtful)


def test_whoever_worked_by_a_clock_ahead_is_off_duty_in_time(bank, ben, ahead):
    opened = bank.open(3)
    with ahead():
        bank.do(claim_bucket, ben, opened)
    assert who_is_on(bank, opened) == [bank.person_id(ben)]
    bank.clock.forward(31 * MINUTE)
    assert who_is_on(bank, opened) == []


def who_is_on(bank, opened):
    return bank.do(lambda session, now: on_duty.who_is_on(session, now, session.get_one(Campaign, opened)))


def test_a_list_that_never_answered_by_a_clock_ahead_is_told_after_ten_minutes(bank, ahead):
    for _ in range(2):
        bank.do(catch_up.start)
    with ahead():
        bank.do(catch_up.not_read)
    bank.clock.forward(10 * MINUTE)
    bank.do(catch_up.not_read)
    assert len(bank.outbox("replies_unread")) == 1


def test_whoever_finishes_by_a_clock_ahead_is_asked_for_half_an_hour_and_no_more(bank, ben, ahead):
    begins = bank.clock()
    opened = bank.do(shift.open_shift, bank.ana, begins, begins + HOUR).id
    bank.do(shift.join_shift, ben, opened)
    with ahead():
        with bank.database.transaction() as session:
            [member] = session.exec(select(ShiftMember)).all()
            member.finishing_until = bank.clock() + 30 * MINUTE
        bank.do(put, Timed.SHIFT_GRACE, opened, bank.clock() + 30 * MINUTE)
    with bank.database.reading() as session:
        assert session.exec(select(ShiftMember.finishing_until)).all() == [bank.clock() + 30 * MINUTE]
    assert fire_at(bank, "shift_grace") == [bank.clock() + 30 * MINUTE]


def test_a_shift_that_a_clock_ahead_ended_goes_on_and_ends_at_its_time(bank, ben, ahead):
    begins = bank.clock()
    opened = bank.open(3, at_shift_end=AtShiftEnd.HAND_OVER)
    shift_id = bank.do(shift.open_shift, bank.ana, begins, begins + HOUR).id
    bank.do(shift.join_shift, ben, shift_id)
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.clock.forward(20 * MINUTE)
    with ahead():
        fire_all(bank)
        assert bank.conversation(sent[0]).holder_id is None
    bank.hear(sent[0], "Where do I vote?")
    assert bank.conversation(sent[0]).holder_id == bank.person_id(ben)
    fire_all(bank)
    assert bank.conversation(sent[0]).holder_id == bank.person_id(ben)
    bank.clock.forward(41 * MINUTE)
    fire_all(bank)
    assert bank.conversation(sent[0]).holder_id is None


def fire_all(bank):
    while bank.do(fire_next):
        pass


def test_done_for_today_by_a_clock_ahead_can_be_taken_back(bank, ben, ahead):
    """What happened in one moment did so still."""
    begins = bank.clock()
    opened = bank.do(shift.open_shift, bank.ana, begins, begins + 3 * HOUR).id
    bank.do(shift.join_shift, ben, opened)
    with ahead():
        plan = bank.do(hand_on.done_for_today, ben)
    bank.do(reassign.undo, ben, plan.id)
    with bank.database.reading() as session:
        assert session.exec(select(ShiftMember.left_at)).all() == [None]


@pytest.mark.parametrize(
    "known, late, barred", [("STOP", "START", "opted_out"), ("START", "STOP", "opted_out")]
)
def test_where_nobody_knows_which_word_was_the_later_one_nobody_is_texted(
    bank, sent, ahead, known, late, barred
):
    """The other word was sent before the clock was set right, and comes from the provider's list."""
    phone = bank.conversation(sent[0]).phone
    with ahead():
        bank.hear(sent[0], known)
    inbound = Inbound("SMlate", phone, OUR_NUMBER, late, sent_at=bank.clock() - MINUTE)
    bank.do(receive_text, inbound)
    assert bank.conversation(sent[0]).barred == barred


def test_a_clock_that_was_ahead_is_counted_and_set_right_once(bank, ahead):
    with ahead():
        bank.do(claim_bucket, bank.person("Cleo"), bank.open(1))
        bank.clock.forward(-HOUR)
        assert bank.do(clock_repair.count) > 0
        bank.clock.forward(HOUR)
    assert bank.do(clock_repair.count) == 0
    assert bank.do(clock_repair.bring_back) == 0
