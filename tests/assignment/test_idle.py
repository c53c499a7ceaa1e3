"""Buckets that nobody texts: asked about once, kept with a press, and back in the pool without an answer."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.audit import query
from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.people import members
from bot.assignment.texting import idle
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.first_text import skip_contact
from bot.assignment.timers import fire_next
from bot.storage.tables import Assignment
from bot.vocabulary import Parcel, Portion, Timed, Volume
from tests.assignment.bank import row
from tests.assignment.lying import MINUTE, Lying

QUESTION = Parcel.STILL_ON_IT


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def lying(bank):
    return Lying(bank)


@pytest.fixture
def opened(bank):
    return bank.open(10)


def held(bank, who, opened):
    picture = bank.do(members.look, bank.ana, bank.person_id(who))
    return picture.unsent


def test_a_bucket_that_nobody_texts_is_asked_about_and_goes_back_without_an_answer(bank, lying, ben, opened):
    start = bank.clock()
    lying.texted(ben, opened, 3)
    [question, answer] = lying.pass_(45, QUESTION)
    assert lying.at(QUESTION, start) == [30, 40]
    assert (question.address, question.content.unsent) == (ben.account, 7)
    assert question.content.until == start + timedelta(minutes=40)
    assert (answer.reference is None, answer.content.until, answer.content.returned) == (False, None, 7)
    assert held(bank, ben, opened) == 0
    assert lying.pass_(120, QUESTION) == []


def test_what_went_back_is_on_record_as_batons_doing_and_can_be_claimed(bank, lying, ben, opened):
    bank.do(claim_bucket, ben, opened)
    lying.pass_(41)
    [event] = lying.events("idle_return")
    assert (event.actor_id, event.person_id, event.facts) == (None, bank.person_id(ben), {"returned": 10})
    with bank.database.reading() as session:
        assert {each.ended_by for each in session.exec(select(Assignment))} == {"idle_return"}
    assert bank.do(claim_bucket, bank.person("Cleo"), opened).dealt == 10


def test_whoever_is_still_there_keeps_the_bucket_and_is_asked_again_later(bank, lying, ben, opened):
    start = bank.clock()
    bank.do(claim_bucket, ben, opened)
    lying.pass_(32)
    assert bank.do(idle.still_here, ben, opened).unsent == 10
    lying.pass_(29)
    assert held(bank, ben, opened) == 10
    lying.pass_(4)
    assert lying.at(QUESTION, start) == [30, 62]


def test_whoever_texts_on_instead_of_answering_keeps_the_bucket(bank, lying, ben, opened):
    start = bank.clock()
    card = bank.do(claim_bucket, ben, opened).next
    lying.pass_(35)
    bank.do(skip_contact, ben, card.conversation_id)
    lying.pass_(20)
    assert held(bank, ben, opened) == 9
    assert lying.at(QUESTION, start) == [30]
    lying.pass_(10)
    assert lying.at(QUESTION, start) == [30, 65]


def test_whoever_is_active_is_not_asked(bank, lying, ben, opened):
    lying.texted(ben, opened, 1)
    for _ in range(6):
        lying.pass_(20)
        lying.texted(ben, opened, 1)
    assert lying.at(QUESTION, bank.clock()) == []


def test_an_answer_that_comes_too_late_says_so(bank, lying, ben, opened):
    bank.do(claim_bucket, ben, opened)
    lying.pass_(41)
    assert bank.do(idle.still_here, ben, opened).unsent == 0
    assert lying.timers(Timed.IDLE) == []


def test_a_bucket_given_back_by_hand_is_not_asked_about(bank, lying, ben, opened):
    bank.do(claim_bucket, ben, opened)
    bank.do(release_bucket, ben, opened)
    assert lying.pass_(60, QUESTION) == []


def test_contacts_asleep_are_no_idle_work(bank, lying, ben):
    """It is early afternoon; the day of these contacts ends in twenty minutes."""
    from datetime import time

    bank.do(claim_bucket, ben, bank.open(4, closes=time(14, 20)))
    assert lying.pass_(120, QUESTION) == []
    bank.clock.forward(timedelta(hours=17))  # nine in the morning
    lying.tick()
    start = bank.clock()
    assert lying.pass_(29, QUESTION) == []
    lying.pass_(2, QUESTION)
    assert lying.at(QUESTION, start) == [30]


def test_only_contacts_who_may_be_texted_now_go_back(bank, lying, ben):
    from datetime import time

    rows = [row(0), row(1, zone="America/Los_Angeles")]
    opened = bank.open(rows=rows, closes=time(14, 35))
    bank.do(claim_bucket, ben, opened)
    lying.pass_(45)
    assert [bank.conversation(each).zone for each in held_ids(bank, ben)] == ["America/New_York"]


def held_ids(bank, who):
    from bot.storage.conversations import conversations

    with bank.database.reading() as session:
        return conversations.held_ids(session, bank.person_id(who))[0]


def test_a_paused_campaign_asks_nobody(bank, lying, ben, opened):
    bank.do(claim_bucket, ben, opened)
    bank.do(lifecycle.pause, bank.ana, opened)
    assert lying.pass_(120, QUESTION) == []
    assert held(bank, ben, opened) == 10


def test_a_campaign_may_switch_it_off(bank, lying, ben):
    opened = bank.open(4, idle_minutes=None)
    bank.do(claim_bucket, ben, opened)
    lying.pass_(120)
    assert held(bank, ben, opened) == 4
    assert lying.at(QUESTION, bank.clock()) == []


def test_somebody_whose_duty_lapsed_is_asked_as_all_are(bank, lying, ben, opened):
    lying.shift(4, bank.ana)
    bank.do(claim_bucket, ben, opened)
    assert [letter.address for letter in lying.pass_(45, QUESTION)][:1] == [ben.account]
    assert held(bank, ben, opened) == 0


def test_a_bucket_of_whoever_is_off_duty_goes_back_without_a_word(bank, lying, ben, opened):
    lying.shift(1, ben)
    lying.pass_(60)
    bank.do(claim_bucket, ben, opened)  # in the moment in which the shift is over
    lying.pass_(39)
    bank.clock.forward(MINUTE)
    while bank.do(fire_next):
        pass
    assert held(bank, ben, opened) == 0
    assert bank.outbox(QUESTION) == []


def test_what_a_person_gave_stays_an_hour_and_goes_back_in_silence_with_who_never_came(
    bank, lying, evening, ben, opened
):
    cleo = evening.working("Cleo", opened, texted=0)
    lying.shift(4, bank.ana)
    evening.move(evening.of(cleo), evening.to(ben), portion=Portion.UNSENT)
    given = held(bank, ben, opened)
    assert given
    assert lying.pass_(60, QUESTION) == []
    assert held(bank, ben, opened) == given
    assert lying.pass_(45, QUESTION) == []
    assert held(bank, ben, opened) == 0


def test_who_wants_to_hear_only_of_trouble_is_asked_and_who_wants_nothing_is_not(bank, lying, ben, opened):
    cleo = bank.person("Cleo")
    lying.hears(ben, Volume.FEW)
    lying.hears(cleo, Volume.NONE)
    bank.do(claim_bucket, ben, opened, 4)
    bank.do(claim_bucket, cleo, opened, 4)
    assert {letter.address for letter in lying.pass_(45, QUESTION)} == {ben.account}
    assert held(bank, cleo, opened) == 0


def test_when_baton_was_away_there_is_time_to_answer_once_more(bank, lying, ben, opened):
    bank.do(claim_bucket, ben, opened)
    lying.pass_(31)
    bank.clock.forward(timedelta(hours=2))
    lying.pass_(9)
    assert held(bank, ben, opened) == 10
    lying.pass_(5)
    assert held(bank, ben, opened) == 0


def test_a_restart_does_not_ask_twice(bank, lying, ben, opened):
    bank.do(claim_bucket, ben, opened)
    lying.pass_(31)
    again = Lying(bank)
    again.pass_(5)
    assert again.posted == []


def test_the_record_tells_of_it_without_the_name_of_a_contact(bank, lying, ben, opened):
    from bot.views.phrases.audit.audit import told
    from bot.views.slack.parts import bare

    bank.do(claim_bucket, ben, opened)
    lying.pass_(41)
    page = bank.do(query.record, bank.ana, RecordFilter())
    said = [bare(told(line)) for line in page.lines if "idle" in str(line)]
    assert "Baton gave 10 idle contacts of Ben Okafor back" in said[0]
