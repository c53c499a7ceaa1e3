"""Who is on duty in a campaign, and from when to when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.reassignment import hand_on
from bot.assignment.shifts.ending import end_shift
from bot.assignment.shifts.shift import join_shift, leave_shift, open_shift
from bot.assignment.staffing import on_duty
from bot.assignment.texting import idle
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import send_first_text, skip_contact
from bot.storage.campaigns import campaigns
from bot.storage.conversations import assignments
from bot.storage.staffing import attendance
from bot.storage.tables import Conversation, ShiftMember

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def campaign_id(bank):
    return bank.open(1)


@pytest.fixture
def shift(bank, ben):
    """Opens a shift that runs from so many hours from now until so many, with Ben on it."""

    def shift(begins=0.0, ends=2.0, campaign_id=None, *, joined=True):
        now = bank.clock()
        found = bank.do(open_shift, bank.ana, now + begins * HOUR, now + ends * HOUR, campaign_id).id
        if joined:
            bank.do(join_shift, ben, found)
        return found

    return shift


def keeps(bank, campaign_id):
    with bank.database.reading() as session:
        return on_duty.keeps_shifts(session, bank.clock(), campaigns.get(session, campaign_id))


def off(bank, campaign_id, who):
    id_ = bank.person_id(who)
    with bank.database.reading() as session:
        campaign = campaigns.get(session, campaign_id)
        alone = on_duty.off_duty(session, bank.clock(), campaign, id_)
        assert on_duty.who_is_off(session, bank.clock(), campaign, [id_]) == ({id_} if alone else set())
    return alone


def test_where_no_shift_is_kept_nobody_is_off_duty(bank, ben, campaign_id, shift):
    shift(0, 2, bank.open(1))
    assert not keeps(bank, campaign_id)
    assert not off(bank, campaign_id, ben)


def test_a_campaign_keeps_shifts_from_the_first_that_is_planned_until_a_fortnight_after_the_last(
    bank, ben, campaign_id, shift
):
    shift(24, 26, campaign_id)
    assert keeps(bank, campaign_id)
    assert off(bank, campaign_id, ben)
    bank.clock.forward((26 + 14 * 24) * HOUR - MINUTE)
    assert keeps(bank, campaign_id)
    bank.clock.forward(MINUTE)
    assert not keeps(bank, campaign_id)
    assert not off(bank, campaign_id, ben)


def test_a_shift_that_was_called_off_is_none(bank, ben, campaign_id, shift):
    bank.do(end_shift, bank.ana, shift(1, 2, campaign_id))
    assert not keeps(bank, campaign_id)


def test_whoever_is_on_a_running_shift_is_on_duty_until_it_ends(bank, ben, campaign_id, shift):
    shift(0, 2, campaign_id)
    assert keeps(bank, campaign_id)
    assert not off(bank, campaign_id, ben)
    bank.clock.forward(2 * HOUR)
    assert keeps(bank, campaign_id)
    assert off(bank, campaign_id, ben)


def test_a_shift_of_all_campaigns_is_duty_everywhere(bank, ben, campaign_id, shift):
    shift()
    assert not off(bank, campaign_id, ben)


def test_a_shift_of_another_campaign_is_duty_there_alone(bank, ben, campaign_id, shift):
    shift(0, 2, campaign_id, joined=False)
    shift(0, 2, bank.open(1))
    assert off(bank, campaign_id, ben)


def test_whoever_left_early_is_off_duty(bank, ben, campaign_id, shift):
    bank.do(leave_shift, ben, shift(0, 2, campaign_id))
    assert off(bank, campaign_id, ben)


def test_admins_are_not_exempt(bank, campaign_id, shift):
    shift(0, 2, campaign_id)
    assert off(bank, campaign_id, bank.ana)


def test_whoever_finishes_is_on_duty_for_that_long(bank, ben, campaign_id, shift):
    shift_id = shift(0, 2, campaign_id)
    bank.clock.forward(2 * HOUR)
    with bank.database.transaction() as session:
        member = session.get_one(ShiftMember, (shift_id, bank.person_id(ben)))
        member.finishing_until = bank.clock() + HOUR / 2
    assert not off(bank, campaign_id, ben)
    bank.clock.forward(HOUR / 2)
    assert off(bank, campaign_id, ben)


# At work.


@pytest.fixture
def elsewhere(bank, campaign_id):
    """The campaign keeps shifts, and none runs."""
    now = bank.clock()
    bank.do(open_shift, bank.ana, now + 24 * HOUR, now + 26 * HOUR, campaign_id)
    return campaign_id


def works(bank, who, campaign_id):
    return bank.do(claim_bucket, who, campaign_id).next.conversation_id


def test_whoever_claims_is_at_work_for_half_an_hour(bank, ben, elsewhere):
    works(bank, ben, elsewhere)
    bank.clock.forward(30 * MINUTE - SECOND)
    assert not off(bank, elsewhere, ben)
    bank.clock.forward(SECOND)
    assert off(bank, elsewhere, ben)


def test_how_long_is_the_campaigns_to_say(bank, ben, elsewhere):
    settings = bank.do(lifecycle.look, bank.ana, elsewhere).settings
    bank.do(lifecycle.change_settings, bank.ana, elsewhere, replace(settings, at_work_minutes=60))
    works(bank, ben, elsewhere)
    bank.clock.forward(59 * MINUTE)
    assert not off(bank, elsewhere, ben)


def deeds(bank, ben, opened):
    """Everything that makes somebody be at work, by its name; each is ready to be done."""
    card = bank.do(claim_bucket, ben, opened).next
    other = bank.do(send_first_text, ben, card.conversation_id, card.fingerprint).next
    bank.hear(card.conversation_id, "Yes")
    return {
        "claim": lambda: bank.do(claim_bucket, ben, opened),
        "text": lambda: bank.do(send_first_text, ben, other.conversation_id, other.fingerprint),
        "skip": lambda: bank.do(skip_contact, ben, other.conversation_id),
        "answer": lambda: bank.do(answer, ben, card.conversation_id, Answer("Hello"), "act"),
        "report": lambda: bank.do(answer, ben, card.conversation_id, Answer(tags=("yes",)), "act"),
        "take": lambda: taken(bank, ben, card.conversation_id),
        "still here": lambda: bank.do(idle.still_here, ben, opened),
    }


def taken(bank, who, conversation_id):
    plan = bank.do(hand_on.hand_on_waiting, who).id
    assert plan
    bank.do(inbox.take, bank.ana, conversation_id)
    with bank.database.transaction() as session:
        session.get_one(Conversation, conversation_id).holder_id = None
        assignments.end(session, [conversation_id], by="test", now=bank.clock())
    bank.do(inbox.take, who, conversation_id)


@pytest.mark.parametrize("deed", ["claim", "text", "skip", "answer", "report", "take", "still here"])
def test_whoever_does_something_is_at_work_from_then(bank, ben, deed):
    opened = bank.open(5)
    now = bank.clock()
    bank.do(open_shift, bank.ana, now + 24 * HOUR, now + 26 * HOUR, opened)
    ready = deeds(bank, ben, opened)
    bank.clock.forward(29 * MINUTE)
    ready[deed]()
    bank.clock.forward(29 * MINUTE)
    assert not off(bank, opened, ben)


def test_only_acts_after_the_end_of_their_shift_count(bank, ben, campaign_id, shift):
    shift(0, 1, campaign_id)
    bank.clock.forward(HOUR - SECOND)
    works(bank, ben, campaign_id)
    bank.clock.forward(SECOND)
    assert off(bank, campaign_id, ben)
    bank.clock.forward(SECOND)
    works(bank, ben, campaign_id)
    assert not off(bank, campaign_id, ben)


def test_only_acts_after_they_left_it_count(bank, ben, campaign_id, shift):
    shift_id = shift(0, 2, campaign_id)
    bank.clock.forward(MINUTE)
    works(bank, ben, campaign_id)
    bank.clock.forward(SECOND)
    bank.do(leave_shift, ben, shift_id)
    assert off(bank, campaign_id, ben)
    bank.clock.forward(SECOND)
    works(bank, ben, campaign_id)
    assert not off(bank, campaign_id, ben)


def test_only_acts_after_a_lead_ended_it_count(bank, ben, campaign_id, shift):
    shift_id = shift(0, 2, campaign_id)
    bank.clock.forward(MINUTE)
    works(bank, ben, campaign_id)
    bank.clock.forward(SECOND)
    bank.do(end_shift, bank.ana, shift_id)
    assert off(bank, campaign_id, ben)
    bank.clock.forward(SECOND)
    works(bank, ben, campaign_id)
    assert not off(bank, campaign_id, ben)


def test_leaving_a_shift_that_is_to_come_ends_nothing(bank, ben, campaign_id, shift):
    shift_id = shift(5, 6, campaign_id)
    works(bank, ben, campaign_id)
    bank.clock.forward(MINUTE)
    bank.do(leave_shift, ben, shift_id)
    assert not off(bank, campaign_id, ben)


def test_the_end_of_a_shift_of_another_campaign_ends_nothing(bank, ben, elsewhere, shift):
    shift(0, 1, bank.open(1))
    bank.clock.forward(HOUR - MINUTE)
    works(bank, ben, elsewhere)
    bank.clock.forward(2 * MINUTE)
    assert not off(bank, elsewhere, ben)


def test_being_at_work_is_written_once_a_minute(bank, ben, elsewhere):
    first = bank.clock()
    works(bank, ben, elsewhere)
    bank.clock.forward(59 * SECOND)
    works(bank, ben, elsewhere)
    assert acted(bank, ben, elsewhere) == first
    bank.clock.forward(SECOND)
    works(bank, ben, elsewhere)
    assert acted(bank, ben, elsewhere) == first + MINUTE


def test_a_clock_that_was_set_back_holds_nobody_up(bank, ben, elsewhere):
    bank.clock.forward(HOUR)
    works(bank, ben, elsewhere)
    bank.do(hand_on.done_for_today, ben)
    bank.clock.forward(-HOUR)
    works(bank, ben, elsewhere)
    assert acted(bank, ben, elsewhere) == bank.clock()
    assert not off(bank, elsewhere, ben)


def acted(bank, who, campaign_id):
    with bank.database.reading() as session:
        return attendance.last_act(session, bank.person_id(who), campaign_id)
