"""Two accounts of one human become one person: who may say so, by which code, and what is refused."""

from datetime import timedelta

import pytest

from bot.assignment.outcomes.people import CodeFault, Identity, Linked, LinkFault, NotLinked
from bot.assignment.people import linking, members
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin, Suspended
from bot.assignment.refusals.people import LinkRefused
from bot.storage.tables import LinkCode, Person
from bot.views.phrases.people.linking import done, refused
from bot.views.slack.parts import bare
from bot.vocabulary import Role
from tests.assignment.linked import Two

LOOKS_ALIKE = set("01OILU")


@pytest.fixture
def two(bank):
    return Two(bank)


def fault(act, *facts):
    with pytest.raises(LinkRefused) as refusal:
        act(*facts)
    assert bare(refused(refusal.value))
    return refusal.value.why


# Codes.


def test_a_code_typed_on_the_other_platform_makes_one_person(bank, two):
    made = two.code(two.benny)
    linked = two.use(two.ben, made.code)
    assert (linked.ref.id, linked.ref.name, linked.other) == (two.ben_id, "Ben Okafor", "benny")
    assert linked.ref.accounts == (("slack", "UBEN"), ("discord", "420000000000000001"))
    assert bank.person_id(two.benny) == bank.person_id(two.ben) == two.ben_id
    assert [row.ref.name for row in bank.do(members.everybody, bank.ana).rows] == ["Ana Moreau", "Ben Okafor"]
    assert bare(done(linked)).startswith("✅ Ben Okafor (benny until now) is one person on Slack and Discord")


def test_whom_baton_knows_longer_stays_whoever_made_the_code(two):
    assert two.use(two.benny, two.code(two.ben).code).ref.id == two.ben_id


def test_a_code_is_easily_read_and_typed_in_any_way(bank, two):
    codes = [two.code(two.benny, chance).code for chance in (bytes(16), b"\xff" * 16, bytes(range(16)))]
    assert all(len(code.replace("-", "")) == 8 and not set(code) & LOOKS_ALIKE for code in codes)
    assert isinstance(two.use(two.ben, f" {codes[-1].replace('-', ' ').lower()} "), Linked)


def test_a_code_is_not_kept_as_it_is(bank, two):
    code = two.code(two.benny).code
    with bank.database.reading() as session:
        kept = session.get_one(LinkCode, two.benny_id)
    assert code.replace("-", "") not in kept.model_dump_json()


def test_a_code_works_once(bank, two):
    code = two.code(two.benny).code
    cleo = two.discord("cleo", "7")
    assert isinstance(two.use(two.ben, code), Linked)
    again = two.use(cleo, code)
    assert isinstance(again, NotLinked)


def test_a_code_of_somebody_who_stays_says_that_it_was_used(bank, two):
    code = two.code(two.ben).code
    two.use(two.benny, code)
    assert two.use(bank.person("Cleo Diaz"), code) == NotLinked(CodeFault.USED, 4)


def test_a_code_is_good_for_ten_minutes(bank, two):
    made = two.code(two.benny)
    assert made.expires_at - bank.clock() == timedelta(minutes=10)
    bank.clock.forward(timedelta(minutes=10))
    assert two.use(two.ben, made.code) == NotLinked(CodeFault.EXPIRED, 4)


def test_only_the_newest_code_is_good(bank, two):
    first = two.code(two.benny).code
    second = two.code(two.benny).code
    assert two.use(two.ben, first) == NotLinked(CodeFault.UNKNOWN, 4)
    assert isinstance(two.use(two.ben, second), Linked)


def test_codes_can_not_be_guessed(bank, two):
    good = two.code(two.benny).code
    left = [two.use(two.ben, f"AAAA-AAA{each}").left for each in range(5)]
    assert left == [4, 3, 2, 1, 0]
    assert fault(two.use, two.ben, good) is LinkFault.TRIES
    assert isinstance(two.use(bank.person("Cleo Diaz"), "WRONG"), NotLinked), "others may still try"
    bank.clock.forward(timedelta(hours=1))
    assert isinstance(two.use(two.ben, two.code(two.benny).code), Linked)


# Roles.


def test_a_code_makes_nobody_an_admin(bank, two):
    code = two.code(bank.ana).code
    assert fault(two.use, two.benny, code) is LinkFault.ROLE
    assert bank.do(members.look, bank.ana, two.benny_id).role is Role.VOLUNTEER


def test_an_admin_may_type_the_code_of_their_own_other_account(bank, two):
    linked = two.use(bank.ana, two.code(two.benny).code)
    assert (linked.ref.name, linked.role) == ("Ana Moreau", Role.ADMIN)
    bank.do(members.everybody, two.benny)


def test_the_admin_of_two_stays_though_known_for_a_shorter_time(bank, two):
    boss = two.discord("boss", "9", admin=True)
    linked = two.by_admin(two.ben_id, bank.person_id(boss))
    assert (linked.ref.name, linked.role) == ("boss", Role.ADMIN)
    assert bank.person_id(two.ben) == bank.person_id(boss)


def test_only_admins_link_others(bank, two):
    with pytest.raises(NotAnAdmin):
        bank.do(linking.link, two.ben, two.ben_id, two.benny_id)
    with pytest.raises(NotAnAdmin):
        bank.do(linking.look, two.ben, two.benny_id)
    with pytest.raises(NotAnAdmin):
        bank.do(linking.choices, two.ben, two.ben_id)
    two.by_admin()
    with pytest.raises(NotAnAdmin):
        two.part(bank.person("Cleo Diaz"))


def test_the_lower_limit_holds(bank, two):
    bank.do(members.set_cap, bank.ana, two.ben_id, 50)
    bank.do(members.set_cap, bank.ana, two.benny_id, 5)
    two.one()
    assert bank.do(members.look, bank.ana, two.ben_id).cap == 5


# Refused.


def test_nobody_is_linked_with_themselves(bank, two):
    assert fault(two.use, two.ben, two.code(two.ben).code) is LinkFault.ONESELF
    assert fault(two.by_admin, two.ben_id, two.ben_id) is LinkFault.ONESELF
    two.one()
    assert fault(two.by_admin) is LinkFault.ONESELF


def test_two_accounts_on_one_platform_are_two_people(bank, two):
    cleo = bank.person("Cleo Diaz")
    assert fault(two.use, two.ben, two.code(cleo).code) is LinkFault.PLATFORM
    assert fault(two.by_admin, two.ben_id, bank.person_id(cleo)) is LinkFault.PLATFORM
    two.one()
    other = two.discord("cleo", "7")
    assert fault(two.use, other, two.code(two.ben).code) is LinkFault.PLATFORM


def test_nobody_escapes_a_suspension(bank, two):
    code = two.code(two.benny).code
    bank.do(members.suspend, bank.ana, two.benny_id)
    assert fault(two.use, two.ben, code) is LinkFault.SUSPENDED
    assert fault(two.by_admin) is LinkFault.SUSPENDED
    with pytest.raises(Suspended):
        two.code(two.benny)
    bank.do(members.suspend, bank.ana, two.ben_id)
    two.by_admin()
    for who in (two.ben, two.benny):
        with pytest.raises(Suspended):
            two.code(who)


def test_whoever_does_not_exist_is_refused(bank, two):
    for act, facts in (
        (linking.link, (two.ben_id, 999)),
        (linking.unlink, (999,)),
        (linking.look, (999,)),
        (linking.choices, (999,)),
    ):
        with pytest.raises(NoSuchThing):
            bank.do(act, bank.ana, *facts)


def test_only_people_of_other_platforms_are_offered(bank, two):
    bank.person("Cleo Diaz")
    offered = bank.do(linking.choices, bank.ana, two.ben_id)
    assert [ref.name for ref in offered.people] == ["benny"]
    two.one()
    assert bank.do(linking.choices, bank.ana, two.ben_id).people == ()


# Parted.


def test_an_account_that_was_linked_is_parted_again(bank, two):
    two.one()
    parted = two.part()
    assert parted.is_unlinked
    assert (bank.person_id(two.ben), bank.person_id(two.benny)) == (two.ben_id, two.benny_id)
    names = {row.ref.name for row in bank.do(members.everybody, bank.ana).rows}
    assert names == {"Ana Moreau", "Ben Okafor", "benny"}
    assert two.one().ref.id == two.ben_id, "and linked again"


def test_an_admin_parts_what_was_linked_by_mistake(bank, two):
    two.by_admin()
    two.part(bank.ana)
    assert bank.person_id(two.benny) == two.benny_id


def test_the_account_somebody_began_with_stays_theirs(bank, two):
    two.one()
    [own] = [row for row in bank.do(linking.look, two.ben).accounts if row.platform == "slack"]
    assert not own.may_unlink
    assert fault(bank.do, linking.unlink, two.ben, own.identity_id) is LinkFault.OWN


def test_nobody_escapes_a_suspension_or_keeps_a_role_by_being_parted(bank, two):
    boss = two.discord("boss", "9", admin=True)
    cleo = bank.person("Cleo Diaz", admin=True)
    two.by_admin(bank.person_id(cleo), bank.person_id(boss))
    whole = bank.person_id(cleo)
    bank.do(members.set_role, bank.ana, whole, Role.VOLUNTEER)
    bank.do(members.suspend, bank.ana, whole)
    account = next(row for row in bank.do(linking.look, bank.ana, whole).accounts if row.may_unlink)
    bank.do(linking.unlink, bank.ana, account.identity_id)
    with bank.database.reading() as session:
        assert session.get_one(Person, whole).suspended_at
    again = next(row for row in bank.do(members.everybody, bank.ana).rows if row.ref.name == "boss")
    assert (again.role, again.suspended) == (Role.VOLUNTEER, True)


def test_of_three_accounts_each_goes_back_to_whom_it_came_from(bank, two):
    third = Identity("teams", "X1", "t", "Ben on Teams")
    bank.do(members.enrol, third)
    third_id = bank.person_id(third)
    two.use(two.benny, two.code(third).code)
    two.use(two.ben, two.code(two.benny).code)
    assert bank.person_id(third) == two.ben_id
    two.part()
    assert (bank.person_id(two.benny), bank.person_id(third)) == (two.benny_id, two.ben_id)
    [account] = [row for row in bank.do(linking.look, third).accounts if row.platform == "teams"]
    bank.do(linking.unlink, third, account.identity_id)
    assert bank.person_id(third) == third_id


def test_a_name_changes_where_it_is_changed_and_not_by_acting_elsewhere(bank, two):
    two.one()
    bank.do(members.enrol, two.benny)
    assert bank.do(members.look, bank.ana, two.ben_id).ref.name == "Ben Okafor"
    two.discord("Benjamin", two.benny.account)
    assert bank.do(members.look, bank.ana, two.ben_id).ref.name == "Benjamin"
    bank.do(members.enrol, two.ben)
    assert bank.do(members.look, bank.ana, two.ben_id).ref.name == "Benjamin"


def test_a_clock_that_either_chose_stays(bank, two):
    zones = {two.ben_id: "", two.benny_id: "America/Chicago"}
    with bank.database.transaction() as session:
        for person_id, zone in zones.items():
            session.get_one(Person, person_id).zone = zone
    two.one()
    assert bank.do(members.my_zone, two.ben) == "America/Chicago"
