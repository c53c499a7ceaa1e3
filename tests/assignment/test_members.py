"""The team: who is who, what each may do, and what becomes of the work of those who stop."""

import threading
from dataclasses import replace

import pytest

from bot.assignment.attention.board import these_wait
from bot.assignment.audit import query
from bot.assignment.campaigns import progress
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.people import Identity, PeopleOrder
from bot.assignment.people import linking, members
from bot.assignment.refusals.general import (
    BadSetting,
    CapReached,
    LastAdmin,
    NoSuchThing,
    NotAnAdmin,
    NotTheHolder,
    Suspended,
)
from bot.assignment.shifts.shift import open_written
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.vocabulary import Role
from tests.assignment.bank import NEW_YORK, row

MIA = Identity("slack", "T1", "UMIA", "Mia Lund", "mia@example.org")


def enrolled(bank, who):
    return bank.do(members.enrol, who)


def rows(bank):
    return {each.ref.name: each for each in bank.do(members.everybody, bank.ana).rows}


# Enrolled.


def test_enrolling_again_is_the_same_volunteer(bank):
    first = enrolled(bank, MIA)
    assert (first.role, first.suspended) == (Role.VOLUNTEER, False)
    assert enrolled(bank, MIA) == first


def test_a_new_name_is_taken_over_and_an_empty_one_is_not(bank):
    first = enrolled(bank, MIA)
    renamed = enrolled(bank, replace(MIA, name="Mia Berg"))
    assert (renamed.ref.id, renamed.ref.name) == (first.ref.id, "Mia Berg")
    assert enrolled(bank, replace(MIA, name="")).ref.name == "Mia Berg"


def test_a_list_that_names_somebody_by_their_new_handle_finds_them(bank):
    enrolled(bank, MIA)
    enrolled(bank, replace(MIA, name="mia.berg"))
    opened = bank.open(rows=[row(0, assigned_to="@mia.berg")], keep_assignments=True)
    assert bank.do(claim_bucket, MIA, opened).dealt == 1


def test_the_same_address_elsewhere_is_the_same_person(bank):
    first = enrolled(bank, MIA)
    elsewhere = enrolled(bank, Identity("discord", "G1", "42", "mia", "Mia@Example.org"))
    assert elsewhere.ref.id == first.ref.id
    assert elsewhere.ref.accounts == (("slack", "UMIA"), ("discord", "42"))


@pytest.mark.parametrize("email", [None, "", "other@example.org"])
def test_another_account_without_the_same_address_is_somebody_else(bank, email):
    enrolled(bank, replace(MIA, email=email and MIA.email))
    other = Identity("slack", "T2", MIA.account, MIA.name, email)
    assert enrolled(bank, other).ref.id != enrolled(bank, MIA).ref.id


def test_a_claim_to_be_admin_holds_as_long_as_it_is_made(bank):
    assert enrolled(bank, replace(MIA, is_admin=True)).is_admin
    assert not enrolled(bank, MIA).is_admin
    told = [line for line in bank.do(query.record, bank.ana, RecordFilter()).lines if line.verb == "role"]
    assert [(line.actor, line.person and line.person.name) for line in told] == [(None, "Mia Lund")]


def test_whoever_was_made_an_admin_in_baton_needs_no_claim(bank):
    mia = enrolled(bank, replace(MIA, is_admin=True)).ref.id
    bank.do(members.set_role, bank.ana, mia, Role.ADMIN)
    assert enrolled(bank, MIA).is_admin


def test_another_account_that_is_vouched_for_keeps_somebody_an_admin(bank):
    elsewhere = Identity("discord", "G1", "43", "Mia Lund", is_admin=True)
    mia, also_mia = (enrolled(bank, who).ref.id for who in (replace(MIA, is_admin=True), elsewhere))
    bank.do(linking.link, bank.ana, mia, also_mia)
    assert enrolled(bank, MIA).is_admin
    assert not enrolled(bank, replace(elsewhere, is_admin=False)).is_admin


def test_the_last_admin_stays_one_though_nothing_vouches_for_them(bank):
    assert enrolled(bank, replace(bank.ana, is_admin=False)).is_admin


# Roles.


def test_admins_make_admins_and_volunteers(bank, ben):
    changed = bank.do(members.set_role, bank.ana, bank.person_id(ben), Role.ADMIN)
    assert (changed.ref.name, changed.role) == ("Ben Okafor", Role.ADMIN)
    assert bank.do(members.set_role, ben, bank.person_id(bank.ana), Role.VOLUNTEER).role is Role.VOLUNTEER
    with pytest.raises(NotAnAdmin):
        bank.do(members.everybody, replace(bank.ana, is_admin=False))


def test_only_admins_change_people(bank, ben):
    ana = bank.person_id(bank.ana)
    acts = {
        members.everybody: (),
        members.look: (ana,),
        members.look_up: ("slack", bank.ana.account),
        members.set_role: (ana, Role.VOLUNTEER),
        members.set_cap: (ana, 3),
        members.suspend: (ana,),
        members.restore: (ana,),
    }
    for act, facts in acts.items():
        with pytest.raises(NotAnAdmin):
            bank.do(act, ben, *facts)


def test_the_last_admin_stays_one_and_stays_at_work(bank, ben):
    ana = bank.person_id(bank.ana)
    with pytest.raises(LastAdmin):
        bank.do(members.set_role, bank.ana, ana, Role.VOLUNTEER)
    with pytest.raises(LastAdmin):
        bank.do(members.suspend, bank.ana, ana)
    omar = bank.person("Omar", admin=True)
    bank.do(members.suspend, bank.ana, bank.person_id(omar))
    with pytest.raises(LastAdmin):  # a suspended admin is of no help
        bank.do(members.set_role, bank.ana, ana, Role.VOLUNTEER)


def test_of_two_admins_who_demote_each_other_at_once_one_remains(bank):
    omar = bank.person("Omar", admin=True)
    ana_id, omar_id = bank.person_id(bank.ana), bank.person_id(omar)
    refused = []

    def demote_ana():
        try:
            bank.do(members.set_role, omar, ana_id, Role.VOLUNTEER)
        except (LastAdmin, NotAnAdmin) as refusal:
            refused.append(refusal)

    other = threading.Thread(target=demote_ana)
    with bank.database.transaction() as session:
        members.set_role(session, bank.clock(), bank.ana, omar_id, Role.VOLUNTEER)
        other.start()
        other.join(0.5)  # time to overtake, if it could
    other.join()
    assert len(refused) == 1
    assert bank.do(members.look, bank.ana, omar_id).role is Role.VOLUNTEER


# Suspended, and back.


def test_whoever_is_suspended_gives_unsent_contacts_back_and_holds_nothing(bank, ben):
    opened = bank.open(5, bucket_size=4)
    card = bank.do(claim_bucket, ben, opened).next
    bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)
    bank.hear(card.conversation_id, "Yes")
    changed = bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert (changed.suspended, changed.returned, changed.unheld) == (True, 3, 1)
    assert bank.do(claim_bucket, bank.person("Cleo"), opened).dealt == 4
    [waiting] = bank.do(these_wait, bank.ana).rows
    assert (waiting.conversation_id, waiting.holder) == (card.conversation_id, None)
    assert rows(bank)["Ben Okafor"].suspended
    for act in (my_texting, lambda session, now, who: send_first_text(session, now, who, 2, "")):
        with pytest.raises(Suspended):
            bank.do(act, ben)


def test_suspending_twice_returns_nothing_more(bank, ben):
    bank.do(claim_bucket, ben, bank.open(3))
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    again = bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert (again.suspended, again.returned, again.unheld) == (True, 0, 0)


def test_whoever_is_restored_works_again_and_gets_nothing_back(bank, ben):
    opened = bank.open(3)
    card = bank.do(claim_bucket, ben, opened).next
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert not bank.do(members.restore, bank.ana, bank.person_id(ben)).suspended
    with pytest.raises(NotTheHolder):
        bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)
    assert bank.do(claim_bucket, ben, opened).dealt == 3


# Caps, and the picture.


def test_a_cap_of_nought_freezes_and_none_lifts_it(bank, ben):
    opened = bank.open(3)
    assert bank.do(members.set_cap, bank.ana, bank.person_id(ben), 0).cap == 0
    with pytest.raises(CapReached):
        bank.do(claim_bucket, ben, opened)
    assert bank.do(members.set_cap, bank.ana, bank.person_id(ben), None).cap is None
    assert bank.do(claim_bucket, ben, opened).dealt == 3


@pytest.mark.parametrize("cap", [-1, 100_001])
def test_a_cap_has_bounds(bank, ben, cap):
    with pytest.raises(BadSetting) as refusal:
        bank.do(members.set_cap, bank.ana, bank.person_id(ben), cap)
    assert refusal.value.field == "cap"


def test_everybody_is_shown_with_their_work_admins_first(bank, ben):
    bank.person("Aaron")
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(4, bucket_size=2)))
    bank.do(claim_bucket, ben, bank.conversation(texted[0]).campaign_id)
    bank.hear(texted[0], "Yes")
    assert list(rows(bank)) == ["Ana Moreau", "Aaron", "Ben Okafor"]
    seen = rows(bank)["Ben Okafor"]
    assert (seen.unsent, seen.waiting, seen.texted, seen.answered, seen.held) == (2, 1, 2, 0, 4)
    campaign = bank.conversation(texted[0]).campaign_id
    by_name = {each.ref.name: each for each in bank.do(progress.status, bank.ana, campaign).people}
    assert (by_name["Ben Okafor"].texted, by_name["Ben Okafor"].answered) == (seen.texted, seen.answered)
    by_texts = bank.do(members.everybody, bank.ana, "", PeopleOrder.TEXTED).rows
    assert [each.ref.name for each in by_texts] == ["Ben Okafor", "Ana Moreau", "Aaron"]
    assert bank.do(members.look, bank.ana, bank.person_id(ben)) == seen
    assert bank.do(members.look_up, bank.ana, "slack", ben.account) == seen
    found = bank.do(members.everybody, bank.ana, "OKA")
    assert ([each.ref.name for each in found.rows], found.total) == (["Ben Okafor"], 1)


def test_whoever_stopped_later_was_texted_all_the_same(bank, ben):
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(2)))
    bank.hear(texted[0], "Yes")
    bank.hear(texted[0], "STOP")
    seen = rows(bank)["Ben Okafor"]
    assert (seen.unsent, seen.waiting, seen.texted) == (0, 0, 2)


def test_somebody_who_does_not_exist_is_refused(bank):
    for act, facts in (
        (members.look, (999,)),
        (members.suspend, (999,)),
        (members.set_role, (999, Role.ADMIN)),
    ):
        with pytest.raises(NoSuchThing):
            bank.do(act, bank.ana, *facts)
    with pytest.raises(NoSuchThing):
        bank.do(members.look_up, Identity("slack", "T1", "UNEW", "New"), "slack", "UANA")


# By which clocks they type.


def test_a_zone_that_was_chosen_stays_when_a_chat_tells_of_none(bank):
    ada = Identity("discord", "G1", "42", "Ada")
    enrolled(bank, ada)
    bank.do(members.keep_zone, ada, "America/Chicago")
    enrolled(bank, replace(ada, name="Ada L"))
    assert bank.do(members.my_zone, ada) == "America/Chicago"
    assert bank.do(open_written, bank.ana, "today 6-8pm").starts_at.hour == 22
    bank.do(members.set_role, bank.ana, bank.person_id(ada), Role.ADMIN)
    assert bank.do(open_written, ada, "today 6-8pm").starts_at.hour == 23


def test_without_a_zone_of_ones_own_that_of_most_of_the_team_counts(bank):
    ada = Identity("discord", "G1", "42", "Ada", is_admin=True)
    enrolled(bank, ada)
    enrolled(bank, replace(MIA, zone="America/Denver"))
    bank.person("Ben Okafor")
    assert bank.do(members.my_zone, ada) == NEW_YORK
    assert bank.do(open_written, ada, "today 6-8pm").starts_at.hour == 22


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "America"])
def test_a_zone_that_no_clock_knows_is_refused(bank, zone):
    with pytest.raises(BadSetting):
        bank.do(members.keep_zone, bank.ana, zone)
