"""Whoever lets replies wait is reminded, never in a stream; in vain, whoever leads the shift is told."""

from datetime import timedelta

import pytest

from bot.assignment.attention import nudges
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.shifts import shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import skip_contact
from bot.vocabulary import Parcel, Timed, Volume
from tests.assignment.bank import row
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
    return bank.open(12, bucket_size=10, idle_minutes=None)


@pytest.fixture
def sent(lying, ben, opened):
    """Ben's ten first texts."""
    return lying.texted(ben, opened)


def rows(start, count):
    return [row(each) for each in range(start, start + count)]


# The reminder.


def test_a_holder_is_reminded_once_a_reply_waits_longer_than_the_campaign_allows(bank, lying, ben, sent):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    assert lying.pass_(14, NUDGE) == []
    [nudge] = lying.pass_(1, NUDGE)
    assert (nudge.platform, nudge.address) == ("slack", ben.account)
    assert [(each.count, each.oldest) for each in nudge.content.late] == [(1, start)]


def test_a_rush_of_replies_makes_one_reminder_that_counts_them_all(bank, lying, ben):
    sent = lying.texted(ben, bank.open(50, bucket_size=50))
    for conversation in sent:
        bank.hear(conversation, "Yes?")
        bank.clock.forward(timedelta(milliseconds=200))
    assert len(lying.timers(Timed.NUDGE)) == 1
    [nudge] = lying.pass_(16, NUDGE)
    assert [each.count for each in nudge.content.late] == [50]


def test_one_reminder_speaks_of_all_campaigns_the_oldest_first(bank, lying, ben, sent):
    other = lying.texted(ben, bank.open(rows=rows(20, 2), name="Other", nudge_minutes=5))
    bank.hear(sent[0], "Yes?")
    bank.hear(other[0], "Yes?")
    lying.pass_(10)
    bank.hear(other[1], "Yes?")
    [nudge] = lying.pass_(10, NUDGE)
    assert [(each.campaign.name == "Other", each.count) for each in nudge.content.late] == [
        (False, 1),
        (True, 2),
    ]


def test_what_still_waits_is_told_again_at_growing_intervals(bank, lying, sent):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    lying.pass_(200)
    assert lying.at(NUDGE, start) == [15, 30, 60, 120, 180]


def test_an_answer_begins_the_time_of_the_rest_anew(bank, lying, ben, sent):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    bank.hear(sent[1], "Yes?")
    lying.pass_(32)
    lying.answers(ben, sent[0])
    lying.pass_(40)
    assert lying.at(NUDGE, start) == [15, 30, 35, 50]
    assert lying.at(ESCALATION, start) == [60]


def test_what_was_answered_in_time_is_no_reminder(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    lying.pass_(10)
    lying.answers(ben, sent[0])
    assert lying.pass_(60, NUDGE, ESCALATION) == []
    assert lying.timers(Timed.NUDGE) == []


def test_a_reply_that_waits_less_long_is_reminded_of_in_its_own_time(bank, lying, ben, sent):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    lying.pass_(10)
    lying.answers(ben, sent[0])
    bank.hear(sent[1], "Yes?")
    lying.pass_(20)
    assert lying.at(NUDGE, start) == [25]


def test_a_campaign_that_reminds_of_nothing_reminds_of_nothing(bank, lying, sent, opened):
    bank.hear(sent[0], "Yes?")
    lying.settings(opened, nudge_minutes=None)
    assert lying.pass_(60, NUDGE, ESCALATION) == []


def test_whoever_is_given_what_waits_has_the_time_of_a_new_holder(bank, lying, cleo, sent, ben):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    lying.pass_(10)
    source = Source(SourceKind.PERSON, bank.person_id(ben))
    wish = Wish(Selection(source), Target(TargetKind.PEOPLE, (bank.person_id(cleo),)))
    bank.do(reassign.confirm, bank.ana, bank.do(reassign.propose, bank.ana, wish).id)
    lying.pass_(14, NUDGE)
    [nudge] = lying.pass_(2, NUDGE)
    assert (nudge.address, nudge.content.late[0].oldest) == (cleo.account, start)
    assert lying.at(NUDGE, start) == [25]


def test_a_restart_does_not_repeat_a_reminder(bank, lying, sent):
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    lying.pass_(16)
    again = Lying(bank)
    again.tick()
    assert again.posted == []
    assert lying.at(NUDGE, start) == [15]


def test_time_that_baton_was_away_makes_one_reminder_and_not_all_that_were_missed(bank, lying, sent):
    bank.hear(sent[0], "Yes?")
    bank.clock.forward(timedelta(hours=5))
    assert len(lying.pass_(10, NUDGE)) == 1


def test_a_reminder_is_edited_where_it_stands(bank, lying, sent):
    bank.hear(sent[0], "Yes?")
    [first] = lying.pass_(15, NUDGE)
    [second] = lying.pass_(15, NUDGE)
    assert (first.reference is None, second.reference is None) == (True, False)


# To whom not.


def test_nobody_at_work_is_reminded_until_they_pause(bank, lying, ben, opened, sent):
    start = bank.clock()
    card = bank.do(claim_bucket, ben, opened).next
    bank.hear(sent[0], "Yes?")
    lying.pass_(14)
    bank.do(skip_contact, ben, card.conversation_id)
    lying.pass_(6)
    assert lying.at(NUDGE, start) == [17]


def test_somebody_off_duty_is_not_reminded_and_hears_of_it_when_they_are_back(bank, lying, ben, sent):
    running = lying.shift(1, ben)
    lying.pass_(44)
    bank.hear(sent[0], "Yes?")
    lying.pass_(1)
    bank.do(shift.leave_shift, ben, running)
    assert lying.pass_(3, NUDGE, ESCALATION) == []
    bank.do(shift.join_shift, ben, running)
    assert [one.address for one in lying.pass_(20, NUDGE)][:1] == [ben.account]


def test_who_went_off_duty_since_the_timer_fired_gets_no_message(bank, lying, ben, sent):
    lying.shift(1, ben)
    bank.clock.forward(timedelta(minutes=40))
    bank.hear(sent[0], "Yes?")
    bank.clock.forward(timedelta(minutes=15))
    from bot.assignment.letters import lease_letters
    from bot.assignment.timers import fire_next

    while bank.do(fire_next):
        pass
    assert bank.outbox(NUDGE)
    bank.clock.forward(timedelta(minutes=6))
    assert [one for one in bank.do(lease_letters, 20) if one.kind is NUDGE] == []


def test_the_suspended_are_not_reminded(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert lying.pass_(60, NUDGE, ESCALATION) == []


# How much one hears.


@pytest.mark.parametrize("volume", [Volume.FEW, Volume.NONE])
def test_who_wants_to_hear_less_is_not_reminded_and_others_are_told_all_the_same(
    bank, lying, ben, sent, volume
):
    start = bank.clock()
    lying.hears(ben, volume)
    bank.hear(sent[0], "Yes?")
    lying.pass_(60)
    assert lying.at(NUDGE, start) == []
    assert lying.at(ESCALATION, start) == [40]


def test_who_wants_to_hear_nothing_gets_no_new_inbox_and_the_one_that_stands_is_redrawn(
    bank, lying, ben, sent
):
    lying.hears(ben, Volume.NONE)
    bank.hear(sent[0], "Yes?")
    assert lying.pass_(1, Parcel.INBOX) == []
    lying.hears(ben, Volume.ALL)
    bank.hear(sent[1], "Yes?")
    [stands] = lying.pass_(1, Parcel.INBOX)
    assert (stands.reference, stands.content.fresh) == (None, True)
    lying.hears(ben, Volume.NONE)
    bank.hear(sent[2], "Yes?")
    [redrawn] = lying.pass_(1, Parcel.INBOX)
    assert (redrawn.reference is None, redrawn.content.fresh) == (False, False)


# Others are told.


def test_reminded_twice_in_vain_the_lead_of_the_shift_is_told_once(bank, lying, ben, cleo, sent):
    dev = bank.person("Dev Patel")
    lying.shift(8, ben, cleo, dev, lead=cleo)
    start = bank.clock()
    bank.hear(sent[0], "Yes?")
    lying.pass_(200)
    [told] = [letter for _, letter in lying.posted if letter.kind is ESCALATION]
    assert lying.at(ESCALATION, start) == [40]
    assert (told.address, told.content.holder.name) == (cleo.account, "Ben Okafor")
    assert [(each.count, each.oldest) for each in told.content.late] == [(1, start)]
    assert told.content.taker.person.name in {"Cleo Lindqvist", "Dev Patel"}
    assert not told.content.may_look


def test_without_a_lead_the_admins_are_told_who_want_to_hear_of_it(bank, lying, sent):
    omar = bank.person("Omar", admin=True)
    lying.hears(bank.ana, Volume.NONE)
    bank.hear(sent[0], "Yes?")
    assert [letter.address for letter in lying.pass_(60, ESCALATION)] == [omar.account]


def test_a_lead_who_lets_replies_wait_is_told_of_to_the_admins(bank, lying, ben, sent):
    lying.shift(8, ben, bank.ana, lead=ben)
    bank.hear(sent[0], "Yes?")
    assert [letter.address for letter in lying.pass_(60, ESCALATION)] == [bank.ana.account]


def test_whoever_answers_after_the_second_reminder_is_not_told_of(bank, lying, ben, sent):
    bank.hear(sent[0], "Yes?")
    lying.pass_(35)
    lying.answers(ben, sent[0])
    assert lying.pass_(60, ESCALATION) == []


def test_a_lead_gives_what_waits_to_somebody_else_with_one_click(bank, lying, ben, cleo, sent):
    lying.shift(8, ben, cleo, lead=cleo)
    bank.hear(sent[0], "Yes?")
    lying.pass_(41)
    ids = bank.person_id(ben), bank.person_id(cleo)
    assert bank.do(nudges.reassign_late, cleo, *ids).total == 1
    assert bank.conversation(sent[0]).holder_id == ids[1]
    with pytest.raises(NotAnAdmin):
        bank.do(nudges.reassign_late, ben, ids[1], ids[0])


# Handed on by the holder.


def test_what_waits_is_handed_on_to_those_on_shift_or_else_to_the_admins(bank, lying, ben, cleo, sent):
    bank.hear(sent[0], "Yes?")
    done = bank.do(hand_on.hand_on_waiting, ben)
    assert [each.person.name for each in done.gets] == ["Ana Moreau"]
    bank.hear(sent[1], "Yes?")
    lying.shift(8, cleo)
    done = bank.do(hand_on.hand_on_waiting, ben)
    assert [(each.person.name, each.count) for each in done.gets] == [("Cleo Lindqvist", 1)]
    assert bank.conversation(sent[2]).holder_id == bank.person_id(ben)
