"""A tag may carry a conversation to a user list, by a plan that can be undone; later replies stay there."""

from datetime import timedelta
from itertools import count
from random import Random

import pytest

from bot.assignment.attention import board
from bot.assignment.audit import query
from bot.assignment.campaigns import carrying
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.inbox import my_texting, take, take_next
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.people import user_lists
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.refusals.filing import TagNotOffered
from bot.assignment.refusals.general import Escalated, ListLimits, NothingWaits, NotTheHolder
from bot.assignment.texting.claim import claim_bucket
from bot.storage.campaigns import campaigns
from bot.storage.conversations import reports
from bot.vocabulary import Barred, Cause

TAG = "asked-where"
TAGS, ASKED, ANSWERS = ("yes", "no"), "Will they vote?", ("yes", "no")


@pytest.fixture
def dora(bank):
    """One of the people of the list."""
    return bank.person("Dora Ruiz")


@pytest.fixture
def spanish(bank, dora):
    """The user list that the tag carries to."""
    return bank.do(user_lists.create_list, bank.ana, "Spanish", [dora.account]).now.list.id


@pytest.fixture
def opened(bank, spanish):
    campaign = bank.open(8, bucket_size=2)
    bank.do(carrying.carry, bank.ana, campaign, TAG, spanish)
    return campaign


@pytest.fixture
def conversation(bank, ben, opened):
    """Ben's, who waits for an answer."""
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))[0]
    bank.hear(texted, "No hablo inglés")
    return texted


@pytest.fixture
def filing(bank):
    """Saves the form of a conversation as it stands now, with these tags."""
    acts = count()

    def filed(who, conversation, tags, **more):
        with bank.database.reading() as session:
            seen = max((row.id or 0 for row in reports.filed(session, conversation)), default=0)
        given = Answer(tags=tuple(tags), seen=seen, **more)
        return bank.do(answer, who, conversation, given, f"act-{next(acts)}")

    return filed


@pytest.fixture
def save(filing, conversation):
    return lambda who, *tags, **more: filing(who, conversation, tags, **more)


def works(bank, who, opened):
    bank.text_all(who, bank.do(claim_bucket, who, opened))


def holder(bank, conversation):
    return bank.conversation(conversation).holder_id


def test_it_goes_to_one_of_the_list_on_duty_and_waits_as_long_as_before(
    bank, ben, dora, opened, conversation, save
):
    works(bank, dora, opened)
    since = bank.conversation(conversation).waiting_since
    bank.clock.forward(timedelta(minutes=3))
    done = save(ben, TAG)
    assert (done.carried.user_list, done.thread.mine, done.thread.may_file) == ("Spanish", False, False)
    found = bank.conversation(conversation)
    assert (found.holder_id, found.waiting_since) == (bank.person_id(dora), since)
    with pytest.raises(NotTheHolder):
        bank.do(open_thread, ben, conversation)
    assert bank.do(open_thread, dora, conversation).standing.tags == (TAG,)
    told = bank.do(query.record, bank.ana, RecordFilter()).lines[0]
    assert told.verb == Cause.ESCALATED


def test_the_channel_does_not_read_who_it_is(bank, ben, opened, conversation, save):
    with bank.database.reading() as session:
        before = board.for_channel(session, bank.clock(), campaigns.get(session, opened)).rows[0].name
    save(ben, TAG)
    with bank.database.reading() as session:
        [shown] = board.for_channel(session, bank.clock(), campaigns.get(session, opened)).rows
    assert (before != "", shown.name, shown.conversation_id) == (True, "", conversation)
    [row] = bank.do(board.these_wait, bank.ana, opened).rows
    assert row.name == before


def test_without_anybody_on_duty_it_waits_for_the_list_alone(bank, ben, dora, conversation, save):
    save(ben, TAG)
    assert holder(bank, conversation) is None
    assert [item.address for item in bank.outbox("unheld")] == [str(bank.person_id(dora))]
    assert (bank.do(my_texting, ben).unheld, bank.do(my_texting, dora).unheld) == (0, 1)
    with pytest.raises(NothingWaits):
        bank.do(take_next, ben)
    with pytest.raises(Escalated):
        bank.do(take, ben, conversation)
    assert bank.do(take_next, dora).conversation_id == conversation


def test_later_replies_are_routed_within_the_list(bank, ben, dora, opened, conversation, save):
    save(ben, TAG, close=True)
    bank.hear(conversation, "¿Dónde?")
    assert holder(bank, conversation) is None, "Ben is on duty, and not of the list"
    works(bank, dora, opened)
    bank.hear(conversation, "¿Hola?")
    assert holder(bank, conversation) == bank.person_id(dora)


def test_undo_gives_it_back_and_later_replies_go_to_anybody(bank, ben, dora, conversation, save):
    done = save(ben, TAG)
    bank.do(reassign.undo, ben, done.carried.plan_id)
    found = bank.conversation(conversation)
    assert (found.holder_id, found.escalated_to) == (bank.person_id(ben), None)
    assert bank.do(open_thread, ben, conversation).standing.tags == (TAG,)
    assert save(ben, TAG, note="still here").carried is None
    assert holder(bank, conversation) == bank.person_id(ben)


@pytest.mark.parametrize("seed", range(3))
def test_undo_and_corrections_come_to_the_same_in_any_order(bank, ben, dora, opened, filing, seed):
    """Of two conversations that fare alike, one is given back sooner than the other."""
    chance = Random(seed)
    works(bank, dora, opened)
    twins = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    corrections = [(chance.sample(TAGS, chance.randrange(3)), chance.choice(ANSWERS)) for _ in range(3)]
    sooner, later = chance.sample(range(len(corrections) + 1), 2)
    for twin, given_back in zip(twins, (sooner, later), strict=True):
        bank.hear(twin, "No hablo inglés")
        plan = filing(ben, twin, (TAG,)).carried.plan_id
        for place in range(len(corrections) + 1):
            if place == given_back:
                bank.do(reassign.undo, ben, plan)
            for tags, said in corrections[place : place + 1]:
                filing(bank.ana, twin, tags, answers=((ASKED, said),), note=f"call {place}")
    for twin in twins:
        found, stands = bank.conversation(twin), bank.do(open_thread, bank.ana, twin).standing
        assert (found.holder_id, found.escalated_to) == (bank.person_id(ben), None)
        assert set(stands.tags) == set(corrections[-1][0])
        assert dict(stands.answers) == {ASKED: corrections[-1][1]}


def test_what_the_list_has_worked_on_stays_there(bank, ben, dora, opened, conversation, save):
    works(bank, dora, opened)
    plan = save(ben, TAG).carried.plan_id
    save(dora, TAG, note="llamaré")
    bank.do(reassign.undo, ben, plan)
    assert holder(bank, conversation) == bank.person_id(dora)


def test_no_move_gives_it_to_anybody_else(bank, ben, dora, opened, conversation, save):
    works(bank, dora, opened)
    save(ben, TAG)
    to_ben = Target(TargetKind.PEOPLE, (bank.person_id(ben),))
    for who in (dora, bank.ana):
        with pytest.raises(Escalated):
            bank.do(hand_on.hand_on, who, conversation, to_ben, "")
    bank.do(hand_on.done_for_today, dora)
    assert holder(bank, conversation) is None, "Ben is on duty"


def test_whoever_is_of_the_list_keeps_it_and_the_same_act_again_does_nothing(
    bank, ben, dora, opened, conversation
):
    bank.do(take, bank.ana, conversation)
    given = Answer(tags=(TAG,))
    bank.do(user_lists.change_people, bank.ana, 1, [bank.ana.account], [])
    first = bank.do(answer, bank.ana, conversation, given, "act")
    assert (holder(bank, conversation), first.carried.user_list) == (bank.person_id(bank.ana), "Spanish")
    assert bank.do(answer, bank.ana, conversation, given, "act") == first


def test_the_same_press_again_is_answered_though_it_took_the_conversation_away(bank, ben, conversation):
    given = Answer(tags=(TAG,))
    first = bank.do(answer, ben, conversation, given, "act")
    assert bank.do(answer, ben, conversation, given, "act") == first
    assert len(bank.do(open_thread, bank.ana, conversation).reports) == 1


def test_who_may_not_be_texted_is_carried_nowhere(bank, ben, conversation, save):
    done = save(ben, TAG, "Opt out")
    assert (done.carried, bank.conversation(conversation).barred) == (None, Barred.OPTED_OUT)
    assert holder(bank, conversation) == bank.person_id(ben)


def test_only_tags_on_offer_carry_and_a_list_that_they_carry_to_stays(bank, opened, spanish):
    for tag in ("supporter", "Opt out"):
        with pytest.raises(TagNotOffered):
            bank.do(carrying.carry, bank.ana, opened, tag, spanish)
    with pytest.raises(ListLimits):
        bank.do(user_lists.delete_list, bank.ana, spanish)
    assert bank.do(carrying.carry, bank.ana, opened, TAG, None).carried == ()
    bank.do(user_lists.delete_list, bank.ana, spanish)
