"""/reassign: whose conversations go to whom, seen before, moved once, and taken back."""

from datetime import timedelta

import pytest

from bot.assignment import answer, optout, people, reassign
from bot.assignment.claim import claim_bucket, release_bucket
from bot.assignment.inbox import take
from bot.assignment.outcomes.moves import LeftOutWhy, Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.outcomes.text import Answer
from bot.assignment.refusals import (
    NobodyOnShift,
    NobodyToTake,
    NotAnAdmin,
    NotTheHolder,
    NothingToMove,
    UndoOver,
)
from bot.assignment.text import send_first_text
from bot.vocabulary import PlanState, Portion, Skipped, Split
from tests.assignment.bank import row
from tests.assignment.evening import POOL, Evening, shares

ANYBODY, NOBODY = Source(SourceKind.ANYBODY), Source(SourceKind.NOBODY)


@pytest.fixture
def evening(bank) -> Evening:
    return Evening(bank)


@pytest.fixture
def world(bank):
    """What the database says of who holds what, since when, and how long contacts have waited."""
    from sqlmodel import select

    from bot.storage.tables import Conversation

    def world():
        with bank.database.reading() as session:
            return {
                each.id: (each.holder_id, each.assigned_at, each.waiting_since, each.state, each.reserved_for)
                for each in session.exec(select(Conversation))
            }

    return world


def held_by(bank, who):
    from tests.assignment.test_rush import holders

    return sorted(id_ for id_, holder in holders(bank).items() if holder == bank.person_id(who))


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
        from bot.storage.tables import Campaign

        list_id = session.get_one(Campaign, first).list_id
    dev = bank.person("Dev")
    done = evening.move(Source(SourceKind.CONTACT_LIST, list_id), evening.to(dev), Portion.ALL)
    assert (done.total, held_by(bank, ben)) == (4, [])


def test_tags_fields_and_waits_choose(bank, evening):
    rows = [row(n, fields={"city": "Albany" if n % 2 else "Troy"}) for n in range(6)]
    opened = bank.open(rows=rows, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=6, waiting=6), bank.person("Cleo")
    first = sorted(held_by(bank, ben))[0]
    bank.do(answer.answer, ben, first, Answer(tags=("yes",)), "act")
    bank.hear(first, "One more thing")
    look = lambda **rules: (
        bank.do(  # noqa: E731
            reassign.preview, bank.ana, evening.wish(evening.of(ben), evening.to(cleo), **rules)
        ).total
    )
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


def test_where_nobody_is_on_shift_that_is_said_with_what_could_be_done(bank, evening):
    ben = evening.working("Ben", bank.open(2), texted=2, waiting=1)
    evening.list_of("night", bank.person("Cleo"))
    with pytest.raises(NobodyOnShift) as no:
        evening.propose(evening.of(ben), Target(TargetKind.ON_SHIFT))
    assert no.value.user_lists == ("night",)


def test_those_on_shift_receive(bank, evening):
    from bot.assignment import shift

    ben = evening.working("Ben", bank.open(2), texted=2, waiting=2)
    cleo = bank.person("Cleo")
    opened = bank.do(shift.open_shift, bank.ana, None, bank.clock(), bank.clock() + timedelta(hours=2))
    bank.do(shift.join_shift, cleo, opened.shifts[0].id)
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


def test_who_may_not_receive_is_left_out_and_named(bank, evening):
    opened = bank.open(10, bucket_size=5, cap=5)
    ben = evening.working("Ben", opened, texted=4, waiting=4)
    full = evening.working("Full", opened, texted=0)
    gone, cleo = bank.person("Gone"), bank.person("Cleo")
    bank.do(people.suspend, bank.ana, bank.person_id(gone))
    plan = evening.propose(evening.of(ben), evening.to(ben, full, gone, cleo))
    assert {each.person.name: each.why for each in plan.left_out} == {
        "Ben": LeftOutWhy.GIVER,
        "Full": LeftOutWhy.CAP,
        "Gone": LeftOutWhy.SUSPENDED,
    }
    assert shares(plan.gets) == {"Cleo": 4}
    with pytest.raises(NobodyToTake):
        evening.propose(evening.of(ben), evening.to(full, gone))


def test_what_nobody_has_room_for_stays_where_it_is_and_is_counted(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(6), texted=6, waiting=5), bank.person("Cleo")
    bank.do(people.set_cap, bank.ana, bank.person_id(cleo), 3)
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    assert (plan.total, plan.unplaced) == (3, 2)


def test_a_cap_that_filled_up_meanwhile_is_kept_at_the_confirm(bank, evening):
    opened = bank.open(10, bucket_size=4)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=4), bank.person("Cleo")
    bank.do(people.set_cap, bank.ana, bank.person_id(cleo), 5)
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(claim_bucket, cleo, opened)
    done = evening.confirm(plan)
    assert (plan.total, done.total, done.skipped_total) == (4, 1, 3)
    assert {each.why for each in done.skipped} == {Skipped.RECEIVER}


def test_the_least_loaded_get_more_and_end_level(bank, evening):
    opened = bank.open(40, bucket_size=6)
    ben = evening.working("Ben", opened, texted=6, waiting=6)
    busy, free = evening.working("Busy", opened, texted=2), bank.person("Free")
    done = evening.move(evening.of(ben), evening.to(busy, free), split=Split.LOAD)
    assert shares(done.gets) == {"Free": 5, "Busy": 1}


def test_the_last_receiver_is_not_starved(bank, evening):
    """Slices of ceil(5 / 4) once gave 2-2-1-0."""
    ben = evening.working("Ben", bank.open(5), texted=5, waiting=5)
    team = [bank.person(f"V{n}") for n in range(4)]
    done = evening.move(evening.of(ben), evening.to(*team), split=Split.EVEN)
    assert sorted(shares(done.gets).values()) == [1, 1, 1, 2]


def test_a_move_takes_only_what_the_preview_said(bank, evening):
    """A click once took every old reply from whoever held it."""
    opened = bank.open(10, bucket_size=5)
    ben, cleo = evening.working("Ben", opened, texted=5, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    late = next(id_ for id_ in held_by(bank, ben) if bank.conversation(id_).waiting_since is None)
    bank.hear(late, "Me too")
    assert evening.confirm(plan).total == 2
    assert late in held_by(bank, ben)


def test_a_move_never_rewrites_who_wrote_a_message(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    evening.move(evening.of(ben), evening.to(cleo))
    moved = held_by(bank, cleo)[0]
    thread = bank.do(answer.open_thread, cleo, moved)
    assert [line.author for line in thread.lines] == ["Ben", None]


def test_a_move_never_resets_how_long_a_contact_has_waited(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(1), texted=1, waiting=1), bank.person("Cleo")
    conversation = held_by(bank, ben)[0]
    since = bank.conversation(conversation).waiting_since
    bank.clock.forward(timedelta(minutes=20))
    evening.undo(evening.move(evening.of(ben), evening.to(cleo)))
    evening.move(evening.of(ben), evening.to(cleo))
    after = bank.conversation(conversation)
    assert (after.waiting_since, after.assigned_at) == (since, bank.clock())


def test_a_volunteer_can_neither_plan_nor_confirm_nor_take_back(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    for press in (reassign.confirm, reassign.cancel, reassign.undo, reassign.look_at):
        with pytest.raises(NotAnAdmin):
            bank.do(press, cleo, plan.id)
    with pytest.raises(NotAnAdmin):
        bank.do(reassign.propose, cleo, evening.wish(evening.of(ben), evening.to(cleo)))
    assert held_by(bank, cleo) == []


def test_a_second_confirm_moves_nothing_more(bank, evening, world):
    ben, cleo = evening.working("Ben", bank.open(4), texted=4, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    done, after = evening.confirm(plan), world()
    bank.clock.forward(timedelta(minutes=5))
    again = evening.confirm(plan)
    assert (again, world()) == (done, after)


def test_rows_that_changed_since_are_skipped_and_named(bank, evening):
    ben, cleo, dev = (
        evening.working("Ben", bank.open(4), texted=4, waiting=3),
        *map(bank.person, ("Cleo", "Dev")),
    )
    replied, taken, plain = held_by(bank, ben)[:3]
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(answer.answer, ben, replied, Answer("Hi"), "act")
    bank.do(take, bank.ana, taken)
    done = evening.confirm(plan)
    assert {each.conversation_id: each.why for each in done.skipped} == {
        replied: Skipped.STATE,
        taken: Skipped.HOLDER,
    }
    assert (held_by(bank, cleo), held_by(bank, dev)) == ([plain], [])


def test_a_receiver_suspended_meanwhile_receives_nothing(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(people.suspend, bank.ana, bank.person_id(cleo))
    done = evening.confirm(plan)
    assert (done.total, {each.why for each in done.skipped}) == (0, {Skipped.RECEIVER})


def test_a_preview_that_lay_about_moves_nothing(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.clock.forward(timedelta(minutes=31))
    assert evening.confirm(plan).state is PlanState.EXPIRED
    assert held_by(bank, cleo) == []


def test_a_cancelled_plan_cannot_be_confirmed(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(reassign.cancel, bank.ana, plan.id)
    assert evening.confirm(plan).state is PlanState.CANCELLED
    assert held_by(bank, cleo) == []


@pytest.mark.parametrize("target", ["people", "pool"])
@pytest.mark.parametrize("portion", list(Portion))
def test_an_undo_right_after_the_confirm_restores_everything(bank, evening, world, target, portion):
    opened = bank.open(12, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=3), bank.person("Cleo")
    bank.do(answer.answer, ben, held_by(bank, ben)[0], Answer("Hello"), "act")
    before = world()
    bank.clock.forward(timedelta(minutes=10))
    receiver = POOL if target == "pool" else evening.to(cleo)
    plan = evening.move(evening.of(ben), receiver, portion)
    assert plan.total > 0
    assert world() != before
    undone = evening.undo(plan)
    assert (undone.state, undone.total, undone.skipped_total) == (PlanState.UNDONE, plan.total, 0)
    assert world() == before


def test_an_undo_keeps_what_somebody_touched_since_and_names_it(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(6), texted=6, waiting=5), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    replied, filed, taken, stopped, plain = held_by(bank, cleo)
    bank.do(answer.answer, cleo, replied, Answer("Hello"), "a")
    bank.do(answer.answer, cleo, filed, Answer(tags=("no",)), "b")
    bank.do(take, bank.ana, taken)
    bank.hear(stopped, "STOP")
    bank.hear(plain, "Hello?")
    undone = evening.undo(plan)
    assert {each.conversation_id: each.why for each in undone.skipped} == {
        replied: Skipped.TOUCHED,
        filed: Skipped.TOUCHED,
        taken: Skipped.HOLDER,
        stopped: Skipped.OPTED_OUT,
    }
    assert plain in held_by(bank, ben)
    assert replied in held_by(bank, cleo)


def test_an_undo_from_the_pool_leaves_what_was_claimed_since(bank, evening):
    opened = bank.open(6, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=0), bank.person("Cleo")
    plan = evening.move(evening.of(ben), POOL, Portion.UNSENT)
    claimed = bank.do(claim_bucket, cleo, opened, 2)
    undone = evening.undo(plan)
    assert (undone.total, undone.skipped_total) == (4, 2)
    assert claimed.card.conversation_id in held_by(bank, cleo)


def test_what_was_claimed_and_released_since_is_not_given_back(bank, evening):
    opened = bank.open(2, bucket_size=2)
    ben, cleo = evening.working("Ben", opened, texted=0), bank.person("Cleo")
    plan = evening.move(evening.of(ben), POOL, Portion.UNSENT)
    bank.do(claim_bucket, cleo, opened)
    bank.do(release_bucket, cleo, opened)
    assert evening.undo(plan).total == 0


def test_an_undo_gives_nothing_to_somebody_suspended_since(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    bank.do(people.suspend, bank.ana, bank.person_id(ben))
    undone = evening.undo(plan)
    assert (undone.total, {each.why for each in undone.skipped}) == (0, {Skipped.RECEIVER})


def test_after_a_day_it_is_too_late_to_undo(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    bank.clock.forward(timedelta(hours=23, minutes=59))
    assert bank.do(reassign.look_at, bank.ana, plan.id).undo_until is not None
    bank.clock.forward(timedelta(minutes=1))
    assert bank.do(reassign.look_at, bank.ana, plan.id).undo_until is None
    with pytest.raises(UndoOver):
        evening.undo(plan)


def test_the_former_holder_can_neither_read_nor_answer(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(1), texted=1, waiting=1), bank.person("Cleo")
    conversation = held_by(bank, ben)[0]
    evening.move(evening.of(ben), evening.to(cleo), note="Speaks Spanish")
    with pytest.raises(NotTheHolder):
        bank.do(answer.open_thread, ben, conversation)
    with pytest.raises(NotTheHolder):
        bank.do(answer.answer, ben, conversation, Answer("Hi"), "act")
    thread = bank.do(answer.open_thread, cleo, conversation)
    assert [(each.author, each.note) for each in thread.handovers] == [("Ana Moreau", "Speaks Spanish")]


def test_a_stale_card_of_the_giver_sends_nothing(bank, evening):
    opened = bank.open(2, bucket_size=2)
    ben, cleo = bank.person("Ben"), bank.person("Cleo")
    card = bank.do(claim_bucket, ben, opened).card
    evening.move(evening.of(ben), evening.to(cleo), Portion.UNSENT)
    with pytest.raises(NotTheHolder):
        bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)


def test_everybody_touched_is_told_once_and_the_undo_is_told_in_its_place(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(3), texted=3, waiting=3), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    told = {item.address for item in bank.outbox("reassigned")}
    assert told == {str(bank.person_id(who)) for who in (bank.ana, ben, cleo)}
    evening.undo(plan)
    assert len(bank.outbox("reassigned")) == 3


def test_a_selection_kept_under_a_name_is_found_again(bank, evening):
    asked = Selection(ANYBODY, Portion.WAITING, tag="yes", waited=60, field=("city", "Albany"), limit=5)
    kept = bank.do(reassign.save_filter, bank.ana, " Late  yes ", asked)
    assert kept.name == "Late yes"
    assert bank.do(reassign.saved_filter, bank.ana, kept.id) == asked
    again = bank.do(reassign.save_filter, bank.ana, "late YES", Selection(NOBODY))
    assert again.id == kept.id
    assert bank.do(reassign.guide_options, bank.ana).filters == (again,)


def test_a_wish_is_kept_whole(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    asked = evening.wish(evening.of(ben), evening.to(cleo), Portion.ALL, Split.RANDOM, "A note", limit=1)
    plan = bank.do(reassign.propose, bank.ana, asked)
    assert plan.asked.wish == asked == Wish(asked.selection, asked.target, Split.RANDOM, "A note")
    assert (plan.asked.source, plan.asked.target) == ("Ben", "Cleo")
