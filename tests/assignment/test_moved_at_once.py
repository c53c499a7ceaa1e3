"""Several people move the same conversations at once: none is moved twice, none is with two."""

import asyncio

from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.outcomes.texting import BucketClaimed
from bot.assignment.reassignment import reassign
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import PlanState, Portion
from tests.assignment.crowd import assert_one_holder_each, at_once, of_kind
from tests.assignment.evening import POOL, held_by


async def test_ten_confirms_at_once_move_once(bank, evening, desks):
    ben, cleo = evening.working("Ben", bank.open(8, bucket_size=8), texted=8, waiting=8), bank.person("Cleo")
    boss = bank.person("Boss", admin=True)
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    results = await at_once(
        desks[index % len(desks)].run(reassign.confirm, (bank.ana, boss)[index % 2], plan.id)
        for index in range(10)
    )
    assert {(done.state, done.total) for done in results} == {(PlanState.APPLIED, 8)}
    assert len({done.decided_by for done in results}) == 1
    assert len(held_by(bank, cleo)) == 8
    assert_one_holder_each(bank)


async def test_plans_that_cross_each_other_leave_one_holder_each(bank, evening, desks):
    ben = evening.working("Ben", bank.open(30, bucket_size=30), texted=30, waiting=30)
    team = [bank.person(f"V{index}") for index in range(6)]
    asked = enumerate(team, start=20)
    plans = [evening.propose(evening.of(ben), evening.to(who), limit=limit) for limit, who in asked]
    results = await at_once(
        desks[index % len(desks)].run(reassign.confirm, bank.ana, plan.id) for index, plan in enumerate(plans)
    )
    assert sum(done.total for done in results) == sum(len(held_by(bank, who)) for who in team)
    assert_one_holder_each(bank)


async def test_a_conversation_is_answered_by_its_holder_before_the_move_or_after(bank, evening, desks):
    ben, cleo = (
        evening.working("Ben", bank.open(20, bucket_size=20), texted=20, waiting=20),
        bank.person("Cleo"),
    )
    plan, held = evening.propose(evening.of(ben), evening.to(cleo)), held_by(bank, ben)
    doors = [desks[index % len(desks)] for index in range(21)]
    results = await at_once(
        [
            *(doors[n].run(answer, ben, id_, Answer("Hello"), f"act-{id_}") for n, id_ in enumerate(held)),
            doors[20].run(reassign.confirm, bank.ana, plan.id),
        ]
    )
    (done,) = of_kind(results, PlanPicture)
    answered = [id_ for id_ in held if len(bank.texts(id_)) == 2]
    assert sorted(answered) == held_by(bank, ben)
    assert done.total == len(held) - len(answered) == len(held_by(bank, cleo))


async def test_contacts_sent_back_to_the_pool_while_others_claim_are_never_with_two(bank, evening, desks):
    opened = bank.open(60, bucket_size=10)
    for index in range(6):
        evening.working(f"V{index}", opened, texted=0)
    plans = [
        evening.propose(evening.of(bank.person(f"V{index}")), POOL, Portion.UNSENT) for index in range(6)
    ]
    late = [bank.person(f"W{index}") for index in range(6)]
    acts = [
        *(desks[0].run(reassign.confirm, bank.ana, plan.id) for plan in plans),
        *(desks[-1].run(claim_bucket, who, opened) for who in late),
    ]
    results = await at_once(acts)
    assert [done.total for done in of_kind(results, PlanPicture)] == [10] * 6
    assert all(claimed.dealt <= 10 for claimed in of_kind(results, BucketClaimed))
    assert_one_holder_each(bank)


async def test_of_an_undo_and_an_answer_at_once_the_record_stays_whole(bank, evening, desks):
    ben, cleo = (
        evening.working("Ben", bank.open(10, bucket_size=10), texted=10, waiting=10),
        bank.person("Cleo"),
    )
    plan = evening.move(evening.of(ben), evening.to(cleo))
    held = held_by(bank, cleo)
    undo = asyncio.ensure_future(desks[0].run(reassign.undo, bank.ana, plan.id))
    await at_once(desks[-1].run(answer, cleo, id_, Answer("Hi"), f"act-{id_}") for id_ in held)
    undone = await undo
    assert undone.total + undone.skipped_total == 10
    assert len(held_by(bank, ben)) == undone.total
    assert_one_holder_each(bank)
