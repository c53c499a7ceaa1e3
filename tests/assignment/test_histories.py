"""Random histories of a text bank on each database, and proof that they find bugs.

`HISTORIES=1000` in the environment looks longer, here and at nights and evenings.
"""

import os

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test
from sqlmodel import col

from bot.assignment import guards
from bot.assignment.conversations import answer
from bot.assignment.texting import enqueue
from bot.storage.conversations import conversations, threads, waits
from bot.storage.engine.database import Collision
from bot.storage.reassignment import moves
from bot.storage.tables import Conversation
from bot.storage.texting import numbers, pool
from tests.assignment.history import TextBank
from tests.assignment.moved import MovedBank
from tests.assignment.stage import Stage

UNTAKEN, SEND = conversations.untaken(), enqueue.send
HISTORIES = int(os.environ.get("HISTORIES", "100"))
# Each share begins elsewhere, so that several workers have something to do.
SHARES = 4


def live(database, machine, histories, phases=tuple(Phase), begin=None):
    machine.stage = Stage(database)
    run_state_machine_as_test(
        machine if begin is None else seed(begin)(machine),
        settings=settings(
            max_examples=histories,
            stateful_step_count=20,
            phases=phases,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.timeout(480)
def test_any_order_of_everything_keeps_the_promises(database, share):
    live(database, MovedBank, HISTORIES // SHARES, begin=share if "CI" in os.environ else None)


def opt_outs_are_dealt(patch):
    patch.setattr(pool, "untaken", lambda: tuple(rule for rule in UNTAKEN if "barred" not in str(rule)))


def a_reply_leaves_the_wait(patch):
    patch.setattr(answer, "on_reply", lambda state: state)
    patch.setattr(waits, "end", lambda *_facts, **_named: None)


def a_second_click_sends(patch):
    patch.setattr(threads.Written, "done", lambda *_facts: (None, None))
    patch.setattr(enqueue, "send", lambda *facts: SEND(*facts[:6]))


def a_stale_holder_sends(patch):
    patch.setattr(guards, "holder", lambda *_facts: None)


def a_plan_minds_nothing_that_changed(patch):
    patch.setattr(moves, "skip_changed", lambda *_facts: None)


def an_undo_minds_nothing_that_changed(patch):
    patch.setattr(moves, "keep_touched", lambda *_facts: None)


def a_second_reply_begins_the_wait_anew(patch):
    begin = waits.begin

    def anew(session, conversation, **facts):
        conversation.waiting_since = None
        begin(session, conversation, **facts)

    patch.setattr(waits, "begin", anew)


def a_move_begins_the_wait_anew(patch):
    apply = moves.apply

    def anew(session, plan, now):
        apply(session, plan, now)
        held = col(Conversation.holder_id).is_not(None) & col(Conversation.waiting_since).is_not(None)
        session.execute(sa.update(Conversation).where(held).values(waiting_since=now))

    patch.setattr(moves, "apply", anew)


def a_number_that_writes_stays_retired(patch):
    patch.setattr(numbers, "revive", lambda *_facts, **_named: 0)


def an_undo_does_not_mind_reports(patch):
    apply = moves.apply

    def blind(session, plan, now):
        apply(session, plan, now)
        plan.last_report = 10**9

    patch.setattr(moves, "apply", blind)


def a_wrong_number_is_texted_on(patch):
    patch.setattr(numbers, "wrong_number", lambda *_facts, **_named: 0)


def whoever_is_left_alone_is_not_heard(patch):
    patch.setattr(numbers, "hear", lambda *_facts, **_named: None)


def anybody_tries_again(patch):
    retry, holder = answer.retry_first_text, guards.holder

    def by_anybody(*facts):
        patch.setattr(guards, "holder", lambda *_facts: None)
        try:
            return retry(*facts)
        finally:
            patch.setattr(guards, "holder", holder)

    patch.setattr(answer, "retry_first_text", by_anybody)


# Each bug with the machine that finds it, and the seed with which it is found soon.
BUGS = {
    opt_outs_are_dealt: (TextBank, 7),
    a_reply_leaves_the_wait: (TextBank, 4),
    a_second_click_sends: (TextBank, 27),
    a_stale_holder_sends: (TextBank, 2),
    a_plan_minds_nothing_that_changed: (MovedBank, 5),
    an_undo_minds_nothing_that_changed: (MovedBank, 0),
    a_second_reply_begins_the_wait_anew: (TextBank, 0),
    a_move_begins_the_wait_anew: (MovedBank, 1),
    a_number_that_writes_stays_retired: (TextBank, 0),
    an_undo_does_not_mind_reports: (MovedBank, 0),
    anybody_tries_again: (TextBank, 9),
    a_wrong_number_is_texted_on: (TextBank, 0),
    whoever_is_left_alone_is_not_heard: (TextBank, 0),
}


@pytest.mark.parametrize("bug", BUGS)
@pytest.mark.timeout(240)
def test_planted_bugs_are_found(sqlite_only, bug, patch):
    machine, begin = BUGS[bug]
    bug(patch)
    with pytest.raises((AssertionError, Collision, Flaky)):
        live(sqlite_only, machine, 1000, (Phase.generate,), begin)
