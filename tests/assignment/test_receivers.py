"""Who receives what a reassignment moves, and who gets how many."""

import pytest

from bot.assignment.outcomes.reassignment import LeftOutWhy
from bot.assignment.people import members
from bot.assignment.refusals.general import NobodyToTake
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Skipped, Split
from tests.assignment.evening import shares


def test_who_may_not_receive_is_left_out_and_named(bank, evening):
    opened = bank.open(10, bucket_size=5, cap=5)
    ben = evening.working("Ben", opened, texted=4, waiting=4)
    full = evening.working("Full", opened, texted=0)
    gone, cleo = bank.person("Gone"), bank.person("Cleo")
    bank.do(members.suspend, bank.ana, bank.person_id(gone))
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
    bank.do(members.set_cap, bank.ana, bank.person_id(cleo), 3)
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    assert (plan.total, plan.unplaced) == (3, 2)


def test_a_cap_that_filled_up_meanwhile_is_kept_at_the_confirm(bank, evening):
    opened = bank.open(10, bucket_size=4)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=4), bank.person("Cleo")
    bank.do(members.set_cap, bank.ana, bank.person_id(cleo), 5)
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
