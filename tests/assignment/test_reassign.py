"""/reassign: whose conversations go to whom, seen before, moved once, and taken back."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.conversations import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import reassign, saved_choices
from bot.assignment.refusals.general import NobodyOnShift, NothingToMove
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Move, Shift
from bot.vocabulary import PlanState, Portion, Skipped, Split
from tests.assignment.bank import row
from tests.assignment.evening import POOL, held_by, shares

ANYBODY, NOBODY = Source(SourceKind.ANYBODY), Source(SourceKind.NOBODY)


def test_one_persons_waiting_conversations_go_to_another(bank, evening, world):
    opened = bank.open(10, bucket_size=5)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=3), bank.person("Cleo Park")
    before = world()
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    assert (plan.state, plan.total) == (PlanState.PROPOSED, 3)
    assert (shares(plan.gives), shares(plan.gets)) == ({"Ben": 3}, {"Cleo Park": 3})
    assert world() == before
    done = evening.confirm(plan)
    assert (done.state, done.total, done.skipped_total) == (PlanState.APPLIED, 3, 0)
    waiting = {id_ for id_, facts in before.items() if facts[2] is not None}
    assert set(held_by(bank, cleo)) == waiting
    assert len(held_by(bank, ben)) == 2


def test_looking_stores_nothing_and_sees_what_proposing_plans(bank, evening):
    ben = evening.working("Ben", bank.open(6), texted=6, waiting=5)
    team = [bank.person(name) for name in ("Cleo", "Dev", "Eve")]
    wish = evening.wish(evening.of(ben), evening.to(*team), split=Split.RANDOM)
    seen = bank.do(reassign.preview, bank.ana, wish)
    planned = bank.do(reassign.propose, bank.ana, wish)
    assert seen.id == 0
    assert (seen.gives, seen.gets, seen.total, seen.oldest) == (
        planned.gives,
        planned.gets,
        planned.total,
        planned.oldest,
    )


def test_chance_draws_anew_each_time(bank, evening):
    ben = evening.working("Ben", bank.open(9), texted=9, waiting=9)
    team = [bank.person(name) for name in ("Cleo", "Dev", "Eve")]
    drawn = set()
    for _ in range(4):
        bank.clock.forward(timedelta(seconds=1))
        plan = evening.propose(evening.of(ben), evening.to(*team), split=Split.RANDOM)
        with bank.database.reading() as session:
            rows = session.exec(select(Move).where(Move.reassignment_id == plan.id))
            drawn.add(tuple(sorted((row.conversation_id, row.to_id) for row in rows)))
        assert sorted(shares(plan.gets).values()) == [3, 3, 3]
    assert len(drawn) > 1


@pytest.mark.parametrize(
    "portion, count", [(Portion.WAITING, 2), (Portion.UNSENT, 3), (Portion.ANSWERED, 1), (Portion.ALL, 8)]
)
def test_only_what_was_asked_for_moves(bank, evening, portion, count):
    opened = bank.open(8, bucket_size=8)
    ben, cleo = evening.working("Ben", opened, texted=5, waiting=3), bank.person("Cleo")
    replied = next(id_ for id_ in held_by(bank, ben) if bank.conversation(id_).waiting_since)
    bank.do(answer.answer, ben, replied, Answer("Hello"), "act")
    done = evening.move(evening.of(ben), evening.to(cleo), portion)
    assert done.total == count == len(held_by(bank, cleo))


def test_only_so_many_move_and_those_who_waited_longest_first(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(6), texted=6, waiting=5), bank.person("Cleo")
    oldest = sorted(held_by(bank, ben), key=lambda id_: str(bank.conversation(id_).waiting_since or "x"))[:2]
    evening.move(evening.of(ben), evening.to(cleo), limit=2)
    assert held_by(bank, cleo) == sorted(oldest)


def test_a_whole_user_list_gives_to_another(bank, evening):
    opened = bank.open(20, bucket_size=5)
    night = [evening.working(name, opened, texted=3, waiting=2) for name in ("Ben", "Cleo")]
    day = [bank.person(name) for name in ("Dev", "Eve", "Fay")]
    source = Source(SourceKind.USER_LIST, evening.list_of("night", *night))
    target = Target(TargetKind.USER_LIST, (evening.list_of("day", *day),))
    done = evening.move(source, target, split=Split.EVEN)
    assert shares(done.gives) == {"Ben": 2, "Cleo": 2}
    assert sorted(shares(done.gets).values()) == [1, 1, 2]


def test_the_contacts_of_one_contact_list_go_to_people_whoever_holds_them(bank, evening):
    first, second = bank.open(4, bucket_size=4), bank.open(rows=[row(50 + n) for n in range(3)])
    ben = evening.working("Ben", first, texted=2)
    evening.working("Cleo", second, texted=1)
    with bank.database.reading() as session:
        list_id = session.get_one(Campaign, first).list_id
    dev = bank.person("Dev")
    done = evening.move(Source(SourceKind.CONTACT_LIST, list_id), evening.to(dev), Portion.ALL)
    assert (done.total, held_by(bank, ben)) == (4, [])


def test_tags_fields_and_waits_choose(bank, evening):
    rows = [row(n, fields={"city": "Albany" if n % 2 else "Troy"}) for n in range(6)]
    opened = bank.open(rows=rows, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=6, waiting=6), bank.person("Cleo")
    first = held_by(bank, ben)[0]
    bank.do(answer.answer, ben, first, Answer(tags=("yes",)), "act")
    bank.hear(first, "One more thing")

    def look(**rules):
        wish = evening.wish(evening.of(ben), evening.to(cleo), **rules)
        return bank.do(reassign.preview, bank.ana, wish).total

    assert look(tag="yes") == 1
    assert look(field=("city", "albany")) == 3
    assert look(waited=3) == 2
    assert look(waited=0) == 6
    with pytest.raises(NothingToMove):
        look(tag="never used")


def test_in_one_campaign_nothing_of_another_moves(bank, evening):
    first, second = bank.open(4), bank.open(rows=[row(50 + n) for n in range(4)])
    ben, cleo = evening.working("Ben", first, texted=2, waiting=2), bank.person("Cleo")
    evening.working("Ben", second, texted=2, waiting=1)
    assert evening.move(evening.of(ben), evening.to(cleo), campaign_id=second).total == 1
    assert evening.move(evening.of(ben), evening.to(cleo)).total == 2


def test_back_to_the_pool_unsent_contacts_can_be_claimed_again(bank, evening):
    opened = bank.open(4, bucket_size=4)
    ben, cleo = evening.working("Ben", opened, texted=1), bank.person("Cleo")
    done = evening.move(evening.of(ben), POOL, Portion.UNSENT)
    assert (done.total, shares(done.gets)) == (3, {None: 3})
    assert bank.do(claim_bucket, cleo, opened).dealt == 3


def test_back_to_the_pool_what_waits_waits_for_somebody_to_take_it(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=1), bank.person("Cleo")
    moved = evening.propose(evening.of(ben), POOL)
    evening.confirm(moved)
    assert len(bank.outbox("unheld")) >= 1
    assert evening.propose(NOBODY, evening.to(cleo)).total == 1


def test_what_is_in_the_pool_cannot_be_sent_there(bank, evening):
    bank.open(3)
    with pytest.raises(NothingToMove):
        evening.propose(ANYBODY, POOL, Portion.UNSENT)


def test_where_nobody_is_on_shift_that_is_said_with_what_could_be_done(bank, evening):
    ben = evening.working("Ben", bank.open(2), texted=2, waiting=1)
    evening.list_of("night", bank.person("Cleo"))
    with pytest.raises(NobodyOnShift) as no:
        evening.propose(evening.of(ben), Target(TargetKind.ON_SHIFT))
    assert no.value.user_lists == ("night",)


def test_those_on_shift_receive(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    now, cleo_id = bank.clock(), bank.person_id(cleo)
    with bank.database.transaction() as session:
        shift, _ = shifts.add(session, Shift(starts_at=now, ends_at=now + timedelta(hours=2), created_at=now))
        shifts.join(session, shift.id or 0, cleo_id, now=now)
    assert evening.move(evening.of(ben), Target(TargetKind.ON_SHIFT)).total == 2
    assert len(held_by(bank, cleo)) == 2


def test_opted_out_and_dead_numbers_never_move_as_work(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(4), texted=4, waiting=3), bank.person("Cleo")
    bank.do(optout.opt_out, ben, held_by(bank, ben)[0])
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    assert (plan.total, plan.opted_out) == (2, 1)
    bank.hear(held_by(bank, ben)[1], "STOP")
    done = evening.confirm(plan)
    assert (done.total, [each.why for each in done.skipped]) == (1, [Skipped.OPTED_OUT])


def test_a_selection_kept_under_a_name_is_found_again(bank, evening):
    asked = Selection(ANYBODY, Portion.WAITING, tag="yes", waited=60, field=("city", "Albany"), limit=5)
    kept = bank.do(saved_choices.save_choice, bank.ana, " Late  yes ", asked)
    assert kept.name == "Late yes"
    assert bank.do(saved_choices.saved_choice, bank.ana, kept.id) == asked
    again = bank.do(saved_choices.save_choice, bank.ana, "late YES", Selection(NOBODY))
    assert again.id == kept.id
    assert bank.do(reassign.guide_options, bank.ana).filters == (again,)


def test_a_wish_is_kept_whole(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    asked = evening.wish(evening.of(ben), evening.to(cleo), Portion.ALL, Split.RANDOM, "A note", limit=1)
    plan = bank.do(reassign.propose, bank.ana, asked)
    assert plan.asked.wish == asked == Wish(asked.selection, asked.target, Split.RANDOM, "A note")
    assert (plan.asked.source, plan.asked.target) == ("Ben", ("Cleo",))
