"""What is announced of a move is what then happens, and it is told what stays and why."""

from itertools import product

import pytest

from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.people import members, user_lists
from bot.assignment.reassignment.hand_over import hand_over_all
from bot.assignment.reassignment.reassign import confirm, preview, propose
from bot.assignment.refusals.general import NobodyToTake
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Conversation
from bot.vocabulary import Portion

_WAITING = 4


@pytest.fixture
def waiting(bank, ben):
    """What waits for Ben, the longest first."""
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(_WAITING)))
    for each in sent:
        bank.hear(each, "Yes?")
    return sent


@pytest.fixture
def dora(bank):
    return bank.person("Dora Ruiz")


def carry(bank, list_id, conversations):
    """Tags carried these to the people of a list."""
    with bank.database.transaction() as session:
        for each in conversations:
            session.get_one(Conversation, each).escalated_to = list_id


def counted(plan):
    people = [
        [(each.person and each.person.name, each.count) for each in side] for side in (plan.gives, plan.gets)
    ]
    return (plan.total, *people, plan.unplaced, plan.carried)


def test_a_plan_moves_as_many_as_its_preview_said_whoever_may_get_them(bank, ben, cleo, dora, waiting):
    """Some belong to a list of which one receiver is, and the other has little room."""
    team = bank.do(user_lists.create_list, bank.ana, "Spanish", [dora.account]).now.list.id
    id_of, source = bank.person_id, Source(SourceKind.PERSON, bank.person_id(ben))
    targets = [(id_of(cleo),), (id_of(cleo), id_of(dora)), (id_of(dora),)]
    carry(bank, team, (waiting[0], waiting[2]))
    wishes = [Wish(Selection(source, Portion.WAITING), Target(TargetKind.PEOPLE, each)) for each in targets]
    for wish, cap in product(wishes, (None, 1)):
        bank.do(members.set_cap, bank.ana, id_of(cleo), cap)
        seen = bank.do(preview, bank.ana, wish)
        planned = bank.do(propose, bank.ana, wish)
        assert counted(planned) == counted(seen)
        assert seen.total + seen.unplaced + seen.carried == _WAITING
        assert seen.total == sum(each.count for each in seen.gives) == sum(each.count for each in seen.gets)
    done = bank.do(confirm, bank.ana, bank.do(propose, bank.ana, wishes[0]).id)
    assert (done.total, done.skipped_total, done.gets[0].person.name) == (1, 0, cleo.name)


def test_the_boards_move_tells_what_stays_and_refuses_where_all_does(bank, ben, cleo, waiting):
    team = bank.do(user_lists.create_list, bank.ana, "Spanish", []).now.list.id
    give = (None, bank.person_id(ben), Target(TargetKind.PEOPLE, (bank.person_id(cleo),)))
    carry(bank, team, waiting[:1])
    done = bank.do(hand_over_all, bank.ana, *give)
    assert (done.total, done.carried) == (_WAITING - 1, 1)
    with pytest.raises(NobodyToTake):
        bank.do(hand_over_all, bank.ana, *give)
