"""Duty that ends by doing nothing: what waits is reminded of and told once more, and then it is others'."""

import pytest

from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import members
from bot.assignment.shifts import ending, shift
from bot.vocabulary import Parcel, Volume
from tests.assignment.lying import Lying

NUDGE, ESCALATION = Parcel.NUDGE, Parcel.ESCALATION


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def cleo(bank):
    return bank.person("Cleo Lindqvist")


@pytest.fixture
def lying(bank):
    return Lying(bank)


@pytest.fixture
def opened(bank):
    """A campaign whose next shift is tomorrow."""
    return bank.open(12, bucket_size=4, idle_minutes=None, nudge_minutes=60)


@pytest.fixture
def sent(bank, lying, ben, opened):
    """Ben, without a shift, texted four."""
    sent = lying.texted(ben, opened)
    lying.shift(2, after=24)
    return sent


def holder(bank, conversation_id):
    return bank.conversation(conversation_id).holder_id


def test_what_waits_is_reminded_of_once_told_once_and_then_waits_for_nobody(bank, lying, ben, sent):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    lying.pass_(49)
    assert (lying.at(NUDGE, start), lying.at(ESCALATION, start)) == ([30], [40])
    assert holder(bank, sent[0]) == bank.person_id(ben)
    told = lying.pass_(2, Parcel.UNHELD)
    assert holder(bank, sent[0]) is None
    assert [letter.address for letter in told] == [bank.ana.account]
    lying.pass_(120)
    assert (lying.at(NUDGE, start), lying.at(ESCALATION, start)) == ([30], [40])


def test_the_reminder_and_the_word_to_the_lead_count_all_that_waits(bank, lying, ben, sent):
    for each in sent[:2]:
        bank.hear(each, "Yes?")
    reminder, told = lying.pass_(45, NUDGE, ESCALATION)
    assert [late.count for late in reminder.content.late] == [2]
    assert [late.count for late in told.content.late] == [2]
    assert told.content.holder.name == "Ben Okafor"


def test_whoever_is_on_duty_by_then_gets_it(bank, lying, ben, cleo, sent, opened):
    bank.hear(sent[0], "Yes?")
    lying.pass_(45)
    lying.texted(cleo, opened, 1)
    lying.pass_(10)
    assert holder(bank, sent[0]) == bank.person_id(cleo)


def test_whoever_answers_in_time_keeps_the_rest(bank, lying, ben, sent):
    for each in sent[:2]:
        bank.hear(each, "Yes?")
    lying.pass_(45)
    bank.do(answer, ben, sent[0], Answer("Hello"), "act")
    lying.pass_(20)
    assert holder(bank, sent[1]) == bank.person_id(ben)


def test_a_later_reply_goes_elsewhere_at_once(bank, lying, ben, sent):
    lying.pass_(31)
    bank.hear(sent[0], "Yes?")
    assert holder(bank, sent[0]) is None


def test_where_nobody_is_to_be_reminded_it_goes_at_once(bank, lying, ben):
    sent = lying.texted(ben, bank.open(4, nudge_minutes=None, idle_minutes=None))
    lying.shift(2, after=24)
    bank.hear(sent[0], "Yes?")
    assert lying.pass_(31, NUDGE, ESCALATION) == []
    assert holder(bank, sent[0]) is None


def test_whoever_wants_to_hear_little_is_not_reminded_and_those_in_charge_are_told(bank, lying, ben, sent):
    lying.hears(ben, Volume.FEW)
    bank.hear(sent[0], "Yes?")
    assert [letter.kind for letter in lying.pass_(45, NUDGE, ESCALATION)] == [ESCALATION]


def test_where_no_shifts_are_kept_it_stays_until_one_is_planned(bank, lying, ben):
    sent = lying.texted(ben, bank.open(4, idle_minutes=None, nudge_minutes=None))
    bank.hear(sent[0], "Yes?")
    lying.pass_(300)
    assert holder(bank, sent[0]) == bank.person_id(ben)
    lying.shift(2, after=24)
    lying.pass_(10)
    assert holder(bank, sent[0]) is None


def test_whoever_went_home_is_reminded_of_nothing(bank, lying, ben, opened):
    running = lying.shift(2, ben)
    sent = lying.texted(ben, opened)
    bank.hear(sent[0], "Yes?")
    lying.pass_(10)
    bank.do(shift.leave_shift, ben, running)
    assert lying.pass_(90, NUDGE, ESCALATION) == []
    assert holder(bank, sent[0]) is None


def test_the_suspended_are_not_reminded(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert lying.pass_(60, NUDGE, ESCALATION) == []


# What a person gave.


@pytest.fixture
def given(bank, lying, evening, ben, cleo, sent):
    """Cleo, who never came, was given by an admin what waits with Ben."""
    bank.hear(sent[0], "Yes?")
    lying.pass_(5)
    evening.move(evening.of(ben), evening.to(cleo))
    assert holder(bank, sent[0]) == bank.person_id(cleo)
    return sent[0]


def test_what_a_person_gave_stays_with_its_later_replies_for_an_hour(bank, lying, cleo, given, sent):
    lying.pass_(59)
    bank.hear(given, "Hello?")
    assert holder(bank, given) == bank.person_id(cleo)
    lying.pass_(2)
    bank.hear(given, "Hello??")
    assert holder(bank, given) is None


def test_it_brings_no_other_replies(bank, lying, cleo, given, sent):
    lying.pass_(40)
    bank.hear(sent[1], "Yes?")
    assert holder(bank, sent[1]) is None


def test_each_act_of_theirs_makes_it_an_hour_again(bank, lying, cleo, given, sent):
    lying.pass_(50)
    bank.do(answer, cleo, given, Answer("Hello"), "act")
    lying.pass_(59)
    bank.hear(given, "Thanks")
    assert holder(bank, given) == bank.person_id(cleo)


def test_the_end_of_the_next_shift_ends_it(bank, lying, cleo, given):
    lying.shift(1, bank.ana)
    lying.pass_(30)
    assert holder(bank, given) == bank.person_id(cleo)
    bank.do(answer, cleo, given, Answer("Hello"), "act")
    bank.hear(given, "Thanks")
    lying.pass_(30)
    bank.do(ending.end_shift, bank.ana, lying.shift(1, bank.ana))
    lying.pass_(5)
    assert holder(bank, given) is None


def test_it_is_taken_away_after_the_hour_though_nobody_writes(bank, lying, cleo, given):
    lying.pass_(80)
    assert holder(bank, given) is None


def test_what_was_given_while_on_a_shift_goes_with_it(bank, lying, evening, ben, cleo, sent):
    running = lying.shift(3, cleo)
    bank.hear(sent[0], "Yes?")
    lying.pass_(5)
    evening.move(evening.of(ben), evening.to(cleo))
    lying.pass_(5)
    bank.do(shift.leave_shift, cleo, running)
    lying.pass_(6)
    assert holder(bank, sent[0]) != bank.person_id(cleo)


def test_what_is_given_after_a_shifts_end_is_not_swept_with_it(bank, lying, evening, ben, cleo, opened):
    running = lying.shift(2, ben)
    sent = lying.texted(ben, opened)
    bank.hear(sent[0], "Yes?")
    lying.pass_(10)
    bank.do(ending.end_shift, bank.ana, running)
    lying.pass_(1)
    evening.move(evening.of(ben), evening.to(cleo))
    lying.pass_(20)
    assert holder(bank, sent[0]) == bank.person_id(cleo)
