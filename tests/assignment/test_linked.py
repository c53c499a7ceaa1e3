"""What becomes of two people who are one: all that is live is theirs, and the past is told of them."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.assignment.attention.board import what_waits
from bot.assignment.audit import query
from bot.assignment.campaigns import lifecycle, progress
from bot.assignment.conversations import inbox
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.people import members, user_lists
from bot.assignment.people.members import suspend
from bot.assignment.shifts.cover import ask_cover, withdraw_cover
from bot.assignment.shifts.end_choices import finish
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.storage.tables import Assignment, Shift, ShiftMember, Timer
from bot.views.phrases.audit.audit import told
from bot.views.slack.parts import bare
from bot.vocabulary import Timed
from tests.assignment.bank import row
from tests.assignment.ending import Ending
from tests.assignment.evening import Evening, held_by, shares
from tests.assignment.linked import Two

HOUR = timedelta(hours=1)


@pytest.fixture
def two(bank):
    return Two(bank)


@pytest.fixture
def opened(bank):
    return bank.open(6, bucket_size=3, idle_minutes=30)


@pytest.fixture
def texted(bank, two, opened):
    """Benny's three texts, the first of which was answered."""
    sent = bank.text_all(two.benny, bank.do(claim_bucket, two.benny, opened))
    bank.hear(sent[0], "Yes")
    return sent


# What is held.


def test_what_one_held_the_other_holds_and_answers(bank, two, texted):
    before = bank.conversation(texted[0])
    assert two.one().held == 3
    after = bank.conversation(texted[0])
    assert (after.holder_id, after.waiting_since) == (two.ben_id, before.waiting_since)
    assert after.assigned_at == before.assigned_at
    for who in (two.ben, two.benny):
        assert [each.conversation_id for each in bank.do(inbox.my_texting, who).inbox] == [texted[0]]
    bank.do(answer, two.benny, texted[0], Answer("Hello"), "act")
    assert bank.do(what_waits, bank.ana).holders == ()


def test_the_record_of_who_held_what_has_no_gap(bank, two, texted):
    two.one()
    with bank.database.reading() as session:
        rows = session.exec(
            select(Assignment).where(Assignment.conversation_id == texted[0]).order_by(col(Assignment.id))
        ).all()
    assert [(each.person_id, each.began_by, each.ended_by) for each in rows] == [
        (two.benny_id, "claim", "link"),
        (two.ben_id, "link", None),
    ]
    assert rows[0].ended_at == rows[1].began_at


def test_a_bucket_goes_on_where_it_was(bank, two, opened):
    card = bank.do(claim_bucket, two.benny, opened).next
    two.one()
    again = bank.do(claim_bucket, two.ben, opened)
    assert (again.resumed, again.next.conversation_id) == (True, card.conversation_id)
    assert len(bank.text_all(two.ben, again)) == 3


def test_a_conversation_goes_from_slack_to_discord_and_back(bank, two, texted):
    two.one()
    cleo = bank.person("Cleo Diaz")
    evening = Evening(bank)
    there = evening.move(evening.of(two.ben), evening.to(cleo))
    assert shares(there.gets) == {"Cleo Diaz": 1}
    back = evening.move(evening.of(cleo), evening.to(two.benny))
    assert shares(back.gets) == {"Ben Okafor": 1}
    bank.do(answer, two.benny, texted[0], Answer("Hello again"), "act")


def test_what_is_reserved_for_either_is_for_both(bank, two):
    rows = [
        row(0, assigned_to="@benny"),
        row(1, assigned_to=f"person:{two.benny_id}"),
        row(2, assigned_to="ben okafor"),
        row(3, assigned_to="somebody else"),
    ]
    kept = bank.open(rows=rows, keep_assignments=True)
    two.one()
    [(ref, count)] = bank.do(lifecycle.look, bank.ana, kept).reserved.people
    assert (ref.name, count) == ("Ben Okafor", 3)
    assert bank.do(claim_bucket, two.ben, kept).dealt == 3


def test_whoever_was_texted_before_stays_with_the_same_human(bank, two, texted):
    two.one()
    later = bank.open(6, keep_assignments=True, lock_hours=0)
    assert bank.do(claim_bucket, two.ben, later).dealt == 6, "three kept for Ben, three from the pool"
    bank.do(suspend, bank.ana, two.ben_id)
    freed = bank.open(6, keep_assignments=True, lock_hours=0)
    assert bank.do(lifecycle.look, bank.ana, freed).reserved.people == ()


# Promised.


def shift(bank, *people, begins=0):
    now = bank.clock()
    made = bank.do(open_shift, bank.ana, now + begins * HOUR, now + (begins + 2) * HOUR).id
    for who in people:
        bank.do(join_shift, who, made)
    return made


def roster(bank, shift_id):
    with bank.database.reading() as session:
        rows = session.exec(select(ShiftMember).where(ShiftMember.shift_id == shift_id)).all()
        return {each.person_id: each.left_at is None for each in rows}


def test_places_on_shifts_are_one(bank, two):
    running, both = shift(bank, two.benny), shift(bank, two.ben, two.benny, begins=3)
    asked = bank.do(ask_cover, two.benny, both)
    two.one()
    assert roster(bank, running) == roster(bank, both) == {two.ben_id: True}
    with bank.database.reading() as session:
        assert session.get_one(Shift, running).closed_at is None
    assert not bank.do(withdraw_cover, two.ben, asked.cover.id).is_open


def test_a_shift_that_is_over_tells_who_was_there(bank, two):
    over = shift(bank, two.benny)
    bank.clock.forward(27 * HOUR)
    while bank.do(fire_next):
        pass
    two.one()
    assert roster(bank, over) == {two.benny_id: True}


def test_whoever_finishes_after_a_shift_goes_on_as_the_one_person(bank, two):
    ending = Ending(bank)
    shift_id = ending.shift(two.benny)
    waiting = ending.bucket(two.benny)[:2]
    ending.later(120)
    bank.do(finish, two.benny, shift_id)
    two.one()
    ending.later(20)
    assert set(ending.holders(waiting)) == {two.ben_id}
    ending.later(15)
    assert set(ending.holders(waiting)) == {None}


def test_user_lists_are_one(bank, two, opened):
    evening = Evening(bank)
    night, day = evening.list_of("Night", two.benny), evening.list_of("Day", two.ben, two.benny)
    only = bank.open(2, rows=[row(20), row(21)])
    bank.do(lifecycle.change_settings, bank.ana, only, CampaignSettings(user_list_id=night))
    two.one()
    for list_id in (night, day):
        members = bank.do(user_lists.look_at_list, bank.ana, list_id).members
        assert [each.ref.name for each in members] == ["Ben Okafor"]
    assert bank.do(claim_bucket, two.ben, only).dealt == 2


def test_reminders_are_of_the_one_person(bank, two, texted):
    two.one()
    with bank.database.reading() as session:
        waiting = session.exec(select(Timer).where(Timer.state == "waiting")).all()
    nudges = [each.subject_id for each in waiting if each.kind == Timed.NUDGE]
    assert nudges == [two.ben_id]
    assert not [each for each in waiting if each.kind == Timed.IDLE and each.key == str(two.benny_id)]


# Planned.


def test_a_plan_that_waits_gives_to_the_one_person(bank, two, opened):
    evening = Evening(bank)
    dev = evening.working("Dev", opened, texted=2, waiting=2)
    planned = evening.propose(evening.of(dev), evening.to(two.benny))
    two.one()
    assert shares(evening.confirm(planned).gets) == {"Ben Okafor": 2}
    assert len(held_by(bank, two.ben)) == 2


def test_a_plan_is_taken_back_from_the_one_person_and_to_them(bank, two, opened, texted):
    evening = Evening(bank)
    cleo = bank.person("Cleo Diaz")
    away = evening.move(evening.of(two.benny), evening.to(cleo))
    dev = evening.working("Dev", opened, texted=1, waiting=1)
    given = evening.move(evening.of(dev), evening.to(two.benny))
    two.one()
    evening.undo(away)
    assert len(held_by(bank, two.ben)) == 4
    evening.undo(given)
    assert held_by(bank, two.ben) == texted


def test_an_old_button_about_somebody_means_the_person_they_are(bank, two, texted):
    two.one()
    changed = bank.do(suspend, bank.ana, two.benny_id)
    assert (changed.ref.id, changed.unheld) == (two.ben_id, 3)
    bank.do(members.restore, bank.ana, two.benny_id)
    evening = Evening(bank)
    dev = evening.working("Dev", bank.open(2, rows=[row(30), row(31)]), texted=1, waiting=1)
    target = Target(TargetKind.PEOPLE, (two.benny_id, two.ben_id))
    assert shares(evening.move(evening.of(dev), target).gets) == {"Ben Okafor": 1}


# The past.


def test_what_one_did_counts_for_the_one_person(bank, two, opened, texted):
    bank.do(answer, two.benny, texted[0], Answer("Hello"), "act")
    bank.text_all(two.ben, bank.do(claim_bucket, two.ben, opened))
    two.one()
    [tally] = bank.do(progress.status, bank.ana, opened).people
    assert (tally.ref.name, tally.texted, tally.answered, tally.times.answered) == ("Ben Okafor", 6, 1, 1)
    assert bank.do(members.look, bank.ana, two.ben_id).texted == 6


def test_a_thread_tells_who_wrote_by_the_name_they_have(bank, two, texted):
    two.one()
    read = bank.do(inbox.take, two.ben, texted[0])
    assert [line.author for line in read.lines] == ["Ben Okafor", None]


def test_the_record_of_the_one_person_has_both_pasts(bank, two, texted):
    two.one()
    lines = bank.do(query.record, bank.ana, RecordFilter(person_id=two.ben_id)).lines
    said = [bare(told(line)) for line in lines]
    assert "Ben Okafor linked another account of Ben Okafor; 3 conversations came along" in said[0]
    assert "Ben Okafor claimed 3 contacts" in said[1]
    held = bank.do(query.contact_history, bank.ana, RecordFilter(conversation_id=texted[0])).holdings
    assert [(each.holder.name, each.began.cause) for each in held] == [
        ("Ben Okafor", "link"),
        ("Ben Okafor", "claim"),
    ]


def test_parted_each_has_their_own_past_and_what_is_held_stays(bank, two, opened, texted):
    two.one()
    two.part()
    tallies = {each.ref.name: each.texted for each in bank.do(progress.status, bank.ana, opened).people}
    assert tallies == {"Ben Okafor": 0, "benny": 3}
    assert two.holders(texted) == {two.ben_id}
    lines = bank.do(query.record, bank.ana, RecordFilter(person_id=two.benny_id)).lines
    assert "unlinked an account, which is benny again" in bare(told(lines[0]))
