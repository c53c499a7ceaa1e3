"""Replies that come while nobody is on shift are told to those who can change that, at most twice an hour."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.shifts import cover, shift
from bot.vocabulary import Parcel, Volume
from tests.assignment.lying import Lying

ALARM = Parcel.NOBODY_ON


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def lying(bank):
    return Lying(bank)


@pytest.fixture
def sent(bank, lying, ben):
    """Ben's texts; he was on a shift that is over."""
    sent = lying.texted(ben, bank.open(8, nudge_minutes=None, idle_minutes=None))
    lying.shift(1, ben)
    lying.pass_(61)
    lying.posted.clear()
    return sent


def test_a_reply_while_nobody_is_on_alarms_the_admins_and_the_lead_of_the_next_shift(bank, lying, ben, sent):
    cleo = bank.person("Cleo Lindqvist")
    lying.shift(2, lead=cleo, after=3)
    bank.hear(sent[0], "Yes?")
    alarms = lying.pass_(1, ALARM)
    assert {letter.address for letter in alarms} == {bank.ana.account, cleo.account}
    assert {(letter.content.waiting, letter.content.on) for letter in alarms} == {(1, ())}
    assert alarms[0].content.next_shift is not None


def test_more_replies_make_one_alarm_in_half_an_hour(bank, lying, sent):
    start = bank.clock()
    for conversation in sent:
        bank.hear(conversation, "Yes?")
        lying.pass_(7)
    assert lying.at(ALARM, start) == [1, 36]
    assert len(lying.events("nobody_on")) == 2


def test_a_group_is_called_in_the_channel_once_a_shift_and_never_in_private(bank, lying, ben, sent):
    campaign_id = bank.conversation(sent[0]).campaign_id
    now = bank.do(lifecycle.look, bank.ana, campaign_id).settings
    asked = replace(now, homes={"discord": "7001"}, called={"discord": "7009"})
    bank.do(lifecycle.change_settings, bank.ana, campaign_id, asked)

    def alarms(conversation):
        bank.hear(conversation, "Yes?")
        return {letter.address: dict(letter.content.called) for letter in lying.pass_(1, ALARM)}

    called = {"7001": {"discord": "7009"}, bank.ana.account: {}}
    assert alarms(sent[0]) == called
    lying.pass_(40)
    assert alarms(sent[1]) == {place: {} for place in called}, "twice an hour, but one call is enough"
    lying.shift(1, after=1)
    lying.pass_(61)
    assert alarms(sent[2]) == called, "another shift, on which nobody is"


def test_the_alarm_says_when_somebody_comes_on(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    lying.shift(2, ben)
    [over] = lying.pass_(1, ALARM)
    assert over.reference is not None
    assert ([each.name for each in over.content.on], over.content.fresh) == (["Ben Okafor"], False)


def test_the_alarm_says_when_the_next_shift_begins_with_somebody(bank, lying, ben, sent):
    lying.shift(2, ben, after=1)
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    [over] = lying.pass_(60, ALARM)
    assert ([each.name for each in over.content.on], over.content.fresh) == (["Ben Okafor"], False)


def test_the_alarm_says_when_somebody_starts_to_work_without_a_shift(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    raised = lying.pass_(1, ALARM)
    bank.do(inbox.take_next, ben)
    [over] = lying.pass_(1, ALARM)
    assert over.reference is not None
    assert (over.platform, over.address) == (raised[0].platform, raised[0].address)
    assert ([each.name for each in over.content.on], over.content.fresh) == (["Ben Okafor"], False)


def test_the_alarm_says_who_came_beside_them_and_what_they_do_next_is_no_news(bank, lying, ben, sent):
    cleo = bank.person("Cleo Lindqvist")
    for conversation in sent[:2]:
        bank.hear(conversation, "Yes?")
    lying.pass_(1)
    bank.do(inbox.take_next, ben)
    lying.pass_(1)
    bank.do(inbox.take_next, cleo)
    [again] = lying.pass_(1, ALARM)
    assert {each.name for each in again.content.on} == {"Ben Okafor", "Cleo Lindqvist"}
    lying.pass_(3)
    lying.answers(ben, sent[0])
    lying.answers(cleo, sent[1])
    assert lying.pass_(2, ALARM) == []


def test_an_old_alarm_says_nothing_of_who_starts_to_work(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    bank.clock.forward(timedelta(hours=13))
    lying.tick()
    bank.do(inbox.take_next, ben)
    assert lying.pass_(1, ALARM) == []


def test_the_alarm_says_that_somebody_is_not_done_after_all(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    bank.do(inbox.take_next, ben)
    lying.pass_(1)
    done = bank.do(hand_on.done_for_today, ben)
    lying.pass_(1)
    bank.do(reassign.undo, ben, done.id)
    [again] = lying.pass_(1, ALARM)
    assert [each.name for each in again.content.on] == ["Ben Okafor"]


def test_the_alarm_says_who_came_in_whose_place(bank, lying, ben, sent):
    cleo = bank.person("Cleo Lindqvist")
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    shift_id = lying.shift(2, ben)
    lying.pass_(1)
    asked = bank.do(cover.ask_cover, ben, shift_id)
    bank.do(cover.take_cover, cleo, asked.cover.id)
    [again] = lying.pass_(1, ALARM)
    assert [each.name for each in again.content.on] == ["Cleo Lindqvist"]


def test_cover_for_later_is_no_news_to_the_alarm(bank, lying, ben, sent):
    cleo = bank.person("Cleo Lindqvist")
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    asked = bank.do(cover.ask_cover, ben, lying.shift(2, ben, after=3))
    bank.do(cover.take_cover, cleo, asked.cover.id)
    assert lying.pass_(1, ALARM) == []


def test_nobody_is_alarmed_while_somebody_is_on(bank, lying, ben, sent):
    lying.shift(2, ben)
    bank.hear(sent[0], "Yes?")
    assert lying.pass_(40, ALARM) == []


def test_a_campaign_without_shifts_has_no_alarm(bank, lying, ben):
    sent = lying.texted(ben, bank.open(2))
    bank.hear(sent[0], "Yes?")
    lying.shift(2, after=3)
    assert lying.pass_(40, ALARM) == []


def test_who_wants_to_hear_nothing_is_not_alarmed(bank, lying, sent):
    lying.hears(bank.ana, Volume.NONE)
    bank.hear(sent[0], "Yes?")
    assert lying.pass_(5, ALARM) == []


def test_an_alarm_that_is_over_before_it_left_is_not_posted(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    opened = bank.do(shift.open_written, bank.ana, "now for 2h").id
    bank.do(shift.join_shift, ben, opened)
    assert lying.pass_(5, ALARM) == []
