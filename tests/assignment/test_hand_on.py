"""A volunteer's own moves: one conversation handed on, everything given back at the end of the day."""

from datetime import timedelta

import pytest

from bot.assignment.conversations import answer
from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import DayEnd, Target, TargetKind
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.refusals.general import NobodyToTake, NotAnAdmin, NotTheHolder
from bot.assignment.shifts.shift import join_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.storage.shifts import shifts
from bot.storage.tables import Shift
from bot.vocabulary import Cause, Parcel, PlanState
from tests.assignment.evening import held_by

ADMINS = Target(TargetKind.ADMINS)


@pytest.fixture
def on_shift(bank):
    """Call it to put somebody on a shift of all campaigns that runs now."""

    def on_shift(who):
        now, person = bank.clock(), bank.person_id(who)
        row = Shift(starts_at=now, ends_at=now + timedelta(hours=2), created_at=now)
        with bank.database.transaction() as session:
            shift, _ = shifts.add(session, row)
            shifts.join(session, shift.id or 0, person, now=now)
            return shift.id

    return on_shift


def test_a_holder_hands_a_conversation_to_somebody_with_a_note(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=1), bank.person("Cleo")
    conversation = held_by(bank, ben)[0]
    done = bank.do(hand_on.hand_on, ben, conversation, evening.to(cleo), "Speaks Spanish")
    assert (done.state, done.cause, done.total) == (PlanState.APPLIED, Cause.HAND_ON, 1)
    assert held_by(bank, cleo) == [conversation]
    thread = bank.do(answer.open_thread, cleo, conversation)
    assert [(each.author, each.note) for each in thread.handovers] == [("Ben", "Speaks Spanish")]
    assert {item.address for item in bank.outbox("reassigned")} == {str(bank.person_id(cleo))}


def test_to_the_admins_it_goes_to_the_one_with_the_least_to_do(bank, evening):
    opened = bank.open(4, bucket_size=2)
    ben = evening.working("Ben", opened, texted=2, waiting=1)
    evening.working("Ana", opened, texted=0)
    boss = bank.person("Boss", admin=True)
    bank.do(hand_on.hand_on, ben, held_by(bank, ben)[0], ADMINS, "")
    assert len(held_by(bank, boss)) == 1


def test_what_somebody_else_holds_can_be_handed_on_by_admins_alone(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2), bank.person("Cleo")
    conversation = held_by(bank, ben)[0]
    with pytest.raises(NotTheHolder):
        bank.do(hand_on.hand_on, cleo, conversation, evening.to(cleo), "")
    bank.do(hand_on.hand_on, bank.ana, conversation, evening.to(cleo), "")
    assert conversation in held_by(bank, cleo)


def test_nobody_hands_on_to_themselves(bank, evening):
    ben = evening.working("Ben", bank.open(2), texted=2)
    with pytest.raises(NobodyToTake):
        bank.do(hand_on.hand_on, ben, held_by(bank, ben)[0], evening.to(ben), "")


def test_who_handed_on_can_take_it_back_and_nobody_else_but_admins(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2), bank.person("Cleo")
    done = bank.do(hand_on.hand_on, ben, held_by(bank, ben)[0], evening.to(cleo), "")
    with pytest.raises(NotAnAdmin):
        bank.do(reassign.undo, cleo, done.id)
    assert bank.do(reassign.undo, ben, done.id).state is PlanState.UNDONE
    assert held_by(bank, cleo) == []


def test_done_for_today_says_what_it_will_do_and_does_it(bank, evening, on_shift):
    opened = bank.open(8, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=2), bank.person("Cleo")
    on_shift(ben)
    on_shift(cleo)
    assert bank.do(hand_on.day_end, ben) == DayEnd(unsent=2, waiting=2, others=2, on_duty=1, shifts=1)
    waiting = [id_ for id_ in held_by(bank, ben) if bank.conversation(id_).waiting_since]
    done = bank.do(hand_on.done_for_today, ben)
    assert (done.cause, done.total) == (Cause.DONE, 6)
    assert (held_by(bank, ben), held_by(bank, cleo)) == ([], waiting)
    assert bank.do(claim_bucket, cleo, opened).dealt == 4


def test_where_nobody_is_on_shift_what_waits_can_be_taken_by_anybody(bank, evening):
    ben = evening.working("Ben", bank.open(4), texted=4, waiting=1)
    bank.do(hand_on.done_for_today, ben)
    assert held_by(bank, ben) == []
    assert bank.outbox("unheld")


def test_later_replies_do_not_go_to_who_went_home(bank, evening):
    ben = evening.working("Ben", bank.open(4), texted=4)
    texted = held_by(bank, ben)[0]
    bank.do(hand_on.done_for_today, ben)
    bank.hear(texted, "Sorry, only now: yes")
    assert not [item for item in bank.outbox("inbox") if item.subject_id == bank.person_id(ben)]
    assert bank.outbox("unheld")


def test_the_end_of_the_day_can_be_taken_back_exactly(bank, evening, world, on_shift):
    ben, cleo = evening.working("Ben", bank.open(8), texted=4, waiting=2), bank.person("Cleo")
    on_shift(cleo)
    before = world()
    done = bank.do(hand_on.done_for_today, ben)
    bank.do(reassign.undo, ben, done.id)
    assert world() == before


def test_who_holds_nothing_leaves_the_shift_and_can_come_back(bank, ben, running):
    done = bank.do(hand_on.done_for_today, ben)
    assert (done.total, done.undo_until is not None) == (0, True)
    assert not is_on(bank, ben, running)
    back = bank.do(reassign.undo, ben, done.id)
    assert back.state is PlanState.UNDONE
    assert is_on(bank, ben, running)


def test_done_for_today_leaves_the_shift_and_nothing_comes_back(bank, evening, ben, running):
    opened = bank.open(8, bucket_size=6)
    evening.working("Ben", opened, texted=4, waiting=2)
    sent = held_by(bank, ben)
    bank.clock.forward(timedelta(minutes=1))
    bank.do(hand_on.done_for_today, ben)
    bank.clock.forward(timedelta(minutes=1))
    for each in sent[:4]:
        bank.hear(each, "Sorry, only now")
    bank.do(fire_next)
    assert held_by(bank, ben) == []


def test_whoever_comes_back_is_on_the_shift_again_and_gets_replies(bank, evening, ben, running):
    opened = bank.open(8, bucket_size=6)
    evening.working("Ben", opened, texted=4)
    sent = held_by(bank, ben)
    bank.clock.forward(timedelta(minutes=1))
    done = bank.do(hand_on.done_for_today, ben)
    bank.clock.forward(timedelta(minutes=1))
    bank.do(reassign.undo, ben, done.id)
    bank.hear(sent[0], "Yes")
    assert is_on(bank, ben, running)
    assert bank.conversation(sent[0]).holder_id == bank.person_id(ben)


def test_whoever_comes_back_does_not_where_their_seat_is_taken(bank, ben, running):
    with bank.database.transaction() as session:
        session.get_one(Shift, running).seats = 1
    done = bank.do(hand_on.done_for_today, ben)
    cleo = bank.person("Cleo")
    bank.do(join_shift, cleo, running)
    bank.do(reassign.undo, ben, done.id)
    assert not is_on(bank, ben, running)
    assert is_on(bank, cleo, running)


def test_whoever_goes_on_after_done_is_at_work_again(bank, evening, ben):
    opened = bank.open(8, bucket_size=2)
    evening.working("Ben", opened, texted=2)
    bank.clock.forward(timedelta(minutes=1))
    bank.do(hand_on.done_for_today, ben)
    bank.clock.forward(timedelta(seconds=1))
    evening.working("Ben", opened, texted=2, waiting=2)
    assert len(held_by(bank, ben)) == 2


@pytest.fixture
def ben(bank):
    return bank.person("Ben")


@pytest.fixture
def running(bank, ben, on_shift):
    """A shift of all campaigns that runs, with Ben on it."""
    return on_shift(ben)


def is_on(bank, who, shift_id):
    with bank.database.reading() as session:
        return shifts.is_present(session, shift_id, bank.person_id(who), bank.clock())


def test_letters_say_who_got_and_gave_how_many(bank, evening):
    opened = bank.open(4, bucket_size=4)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=3), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo), note="Thanks")
    bank.clock.forward(timedelta(seconds=10))
    posts = {
        letter.content.reader.name: (letter.content.gained, letter.content.lost, letter.content.acted)
        for letter in bank.do(lease_letters, 20)
        if letter.kind is Parcel.REASSIGNED
    }
    assert posts == {"Ana Moreau": (0, 0, True), "Ben": (0, 3, False), "Cleo": (3, 0, False)}
    bank.do(answer.answer, cleo, held_by(bank, cleo)[0], Answer("Hi"), "act")
    evening.undo(plan)
    told = [letter for letter in bank.do(lease_letters, 20) if letter.kind is Parcel.REASSIGNED]
    assert {letter.content.plan.state for letter in told} == {PlanState.UNDONE}
