"""What waits for nobody when a shift begins: offered to its people at once, and dealt out a little later."""

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.people import members, user_lists
from bot.assignment.shifts import ending, shift
from bot.vocabulary import Parcel, Volume
from tests.assignment.bank import row
from tests.assignment.lying import Lying

UNHELD = Parcel.UNHELD


@pytest.fixture
def lying(bank):
    return Lying(bank)


@pytest.fixture
def cleo(bank):
    return bank.person("Cleo Lindqvist")


@pytest.fixture
def dev(bank):
    return bank.person("Dev Rao")


@pytest.fixture
def waiting(bank, lying):
    """Four contacts wait for nobody: they wrote after a shift that nobody followed."""
    ben = bank.person("Ben Okafor")
    running = lying.shift(1, ben)
    opened = bank.open(rows=[row(each) for each in range(8)], bucket_size=8, idle_minutes=None)
    sent = lying.texted(ben, opened)
    lying.pass_(10)
    bank.do(ending.end_shift, bank.ana, running)
    lying.pass_(10)
    for each in sent[:4]:
        bank.hear(each, "Yes?")
    lying.pass_(1)
    lying.opened = opened
    return sent[:4]


def holders(bank, ids):
    return sorted(bank.conversation(id_).holder_id or 0 for id_ in ids)


def test_its_people_are_offered_it_as_the_shift_begins(bank, lying, waiting, cleo, dev):
    lying.shift(2, cleo, dev, after=1)
    assert not [one for one in lying.pass_(59, UNHELD) if one.address in {cleo.account, dev.account}]
    offered = lying.pass_(2, UNHELD)
    assert {one.address for one in offered} >= {cleo.account, dev.account}
    assert {one.content.waiting for one in offered} == {4}
    assert holders(bank, waiting) == [0] * 4


def test_what_nobody_took_is_dealt_out_after_a_few_minutes(bank, lying, waiting, cleo, dev):
    lying.shift(2, cleo, dev, after=1)
    lying.pass_(62)
    mine = bank.do(inbox.take_next, cleo).conversation_id
    lying.pass_(5)
    assert bank.conversation(mine).holder_id == bank.person_id(cleo)
    assert holders(bank, waiting) == [bank.person_id(cleo)] * 2 + [bank.person_id(dev)] * 2


def test_those_who_have_no_room_or_may_not_are_neither_offered_nor_given_any(bank, lying, waiting, cleo, dev):
    made = bank.do(user_lists.create_list, bank.ana, "night-team").now.list
    bank.do(lifecycle.change_settings, bank.ana, lying.opened, CampaignSettings(user_list_id=made.id))
    bank.do(user_lists.add_people, bank.ana, made.id, [bank.person_id(dev)])
    bank.do(members.set_cap, bank.ana, bank.person_id(dev), 0)
    lying.shift(2, cleo, dev, after=1)
    assert not [one for one in lying.pass_(67, UNHELD) if one.address in {cleo.account, dev.account}]
    assert holders(bank, waiting) == [0] * 4


def test_whoever_wants_to_hear_nothing_is_offered_nothing(bank, lying, waiting, cleo):
    lying.hears(cleo, Volume.NONE)
    lying.shift(2, cleo, after=1)
    assert not [one for one in lying.pass_(62, UNHELD) if one.address == cleo.account]


def test_whoever_joins_a_shift_that_runs_is_offered_it(bank, lying, waiting, cleo):
    running = lying.shift(2)
    bank.do(shift.join_shift, cleo, running)
    assert [one.content.waiting for one in lying.pass_(1, UNHELD) if one.address == cleo.account] == [4]


def test_a_shift_that_was_called_off_offers_nothing(bank, lying, waiting, cleo):
    bank.do(ending.end_shift, bank.ana, lying.shift(2, cleo, after=1))
    assert not [one for one in lying.pass_(70, UNHELD) if one.address == cleo.account]
