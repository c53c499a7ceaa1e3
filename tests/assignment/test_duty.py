"""Who is on duty in a campaign, and from when to when."""

from datetime import timedelta

import pytest

from bot.assignment import duty
from bot.assignment.shift import end_shift, join_shift, leave_shift, open_shift
from bot.storage import campaigns
from bot.storage.tables import ShiftMember

HOUR = timedelta(hours=1)


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
        return duty.keeps_shifts(session, bank.clock(), campaigns.get(session, campaign_id))


def off(bank, campaign_id, who):
    id_ = bank.person_id(who)
    with bank.database.reading() as session:
        campaign = campaigns.get(session, campaign_id)
        alone = duty.off_duty(session, bank.clock(), campaign, id_)
        assert duty.who_is_off(session, bank.clock(), campaign, [id_]) == ({id_} if alone else set())
    return alone


def test_where_no_shift_ever_began_nobody_is_off_duty(bank, ben, campaign_id, shift):
    shift(1, 2, campaign_id)
    shift(0, 2, bank.open(1))
    assert not keeps(bank, campaign_id)
    assert not off(bank, campaign_id, ben)


def test_a_shift_that_was_called_off_began_never(bank, ben, campaign_id, shift):
    bank.do(end_shift, bank.ana, shift(1, 2, campaign_id))
    bank.clock.forward(HOUR)
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
