"""User lists: put together by hand or in step with a group, and the people a campaign is for."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.user_lists import Group
from bot.assignment.people import members, user_lists
from bot.assignment.refusals.general import (
    BadSetting,
    ListFollows,
    ListLimits,
    NameTaken,
    NoSuchThing,
    NotAnAdmin,
    NothingWaits,
    OutsideCampaign,
)
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.storage.tables import Event

NIGHT = Group("slack", "T1", "S1", "night-team")


@pytest.fixture
def team(bank):
    """Ben, Cleo and Dev, who are known and in no list."""
    return {name: bank.person(name) for name in ("Ben", "Cleo", "Dev")}


@pytest.fixture
def night(bank, team):
    """A list with Ben in it."""
    return bank.do(user_lists.create_list, bank.ana, "night-team", ["UBEN"]).now.list.id


def names(picture):
    return [each.ref.name for each in picture.members]


def seen(bank, list_id):
    return bank.do(user_lists.look_at_list, bank.ana, list_id)


def events(bank):
    with bank.database.reading() as session:
        return list(session.exec(select(Event).order_by(sa.column("id"))))


# By hand.


def test_a_list_is_created_with_people_by_their_accounts_and_strangers_are_left_out(bank, team):
    made = bank.do(user_lists.create_list, bank.ana, "  @Night   team ", ["UDEV", "UBEN", "UNOBODY"])
    assert (made.now.list.name, names(made.now)) == ("Night team", ["Ben", "Dev"])
    assert [row.size for row in bank.do(user_lists.all_lists, bank.ana).rows] == [2]


def test_people_come_and_go_and_each_change_names_only_what_changed(bank, night):
    done = bank.do(user_lists.change_people, bank.ana, night, ["UCLEO", "UBEN"], ["UDEV"])
    assert ([each.name for each in done.added], done.removed) == (["Cleo"], ())
    done = bank.do(user_lists.remove_people, bank.ana, night, ["UBEN"])
    assert [each.name for each in done.removed] == ["Ben"]
    assert names(bank.do(user_lists.add_people, bank.ana, night, ["UDEV"]).now) == ["Cleo", "Dev"]


def test_a_name_is_taken_in_any_case_and_must_not_be_empty_or_endless(bank, night):
    with pytest.raises(NameTaken):
        bank.do(user_lists.create_list, bank.ana, "NIGHT-team")
    for name in ("", " @ ", "x" * 61):
        with pytest.raises(BadSetting):
            bank.do(user_lists.create_list, bank.ana, name)


def test_a_list_is_renamed_also_into_its_own_name_in_another_case(bank, night):
    assert bank.do(user_lists.rename_list, bank.ana, night, "Night-Team").list.name == "Night-Team"
    bank.do(user_lists.create_list, bank.ana, "day")
    with pytest.raises(NameTaken):
        bank.do(user_lists.rename_list, bank.ana, night, "Day")


def test_a_deleted_list_is_gone_and_its_people_stay(bank, night):
    assert bank.do(user_lists.delete_list, bank.ana, night).name == "night-team"
    with pytest.raises(NoSuchThing):
        seen(bank, night)
    assert bank.do(members.everybody, bank.ana).total == 4


def test_whoever_is_suspended_stays_in_the_list_and_is_marked(bank, team, night):
    bank.do(members.suspend, bank.ana, bank.person_id(team["Ben"]))
    assert [(each.ref.name, each.suspended) for each in seen(bank, night).members] == [("Ben", True)]


def test_only_admins_see_and_change_lists(bank, team, night):
    acts = {
        user_lists.all_lists: (),
        user_lists.look_at_list: (night,),
        user_lists.create_list: ("mine",),
        user_lists.rename_list: (night, "mine"),
        user_lists.delete_list: (night,),
        user_lists.add_people: (night, ["UDEV"]),
        user_lists.remove_people: (night, ["UBEN"]),
        user_lists.mirror_group: ("", NIGHT),
    }
    for act, facts in acts.items():
        with pytest.raises(NotAnAdmin):
            bank.do(act, team["Ben"], *facts)
    assert names(seen(bank, night)) == ["Ben"]


def test_a_list_that_is_not_there_is_refused(bank):
    for act, facts in (
        (user_lists.look_at_list, ()),
        (user_lists.rename_list, ("x",)),
        (user_lists.delete_list, ()),
        (user_lists.add_people, ([],)),
    ):
        with pytest.raises(NoSuchThing):
            bank.do(act, bank.ana, 999, *facts)


def test_every_change_is_on_record_and_none_that_changed_nothing(bank, night):
    ids = {name: bank.person_id(bank.person(name)) for name in ("Ben", "Cleo")}
    bank.do(user_lists.add_people, bank.ana, night, ["UBEN"])
    bank.do(user_lists.change_people, bank.ana, night, ["UCLEO"], ["UBEN"])
    bank.do(user_lists.rename_list, bank.ana, night, "late")
    bank.do(user_lists.delete_list, bank.ana, night)
    about = {"list": night}
    assert [(each.verb, each.facts) for each in events(bank)] == [
        ("list_create", about | {"added": [ids["Ben"]]}),
        ("list_people", about | {"added": [ids["Cleo"]], "removed": [ids["Ben"]]}),
        ("list_rename", about),
        ("list_delete", about),
    ]
    assert {(each.actor_id, each.surface) for each in events(bank)} == {(bank.person_id(bank.ana), "slack")}


# In step with a group.


def test_a_mirror_has_the_people_of_its_group_and_follows_them(bank, team):
    made = bank.do(user_lists.mirror_group, bank.ana, "", NIGHT)
    assert (made.list.name, made.list.group, made.list.size) == ("night-team", NIGHT, 0)
    bank.do(user_lists.follow_group, NIGHT, ["UBEN", "UCLEO", "UNOBODY"])
    done = bank.do(user_lists.follow_group, replace(NIGHT, handle="late-team"), ["UCLEO", "UDEV"])
    assert ([each.name for each in done.added], [each.name for each in done.removed]) == (["Dev"], ["Ben"])
    now = seen(bank, made.list.id)
    assert (names(now), now.list.mirrored_at) == (["Cleo", "Dev"], bank.clock())
    assert (now.list.name, now.list.group.handle) == ("night-team", "late-team")
    assert [each.verb for each in events(bank)] == ["list_mirror", "list_people", "list_people"]
    assert events(bank)[-1].actor_id is None


def test_a_group_is_mirrored_once(bank):
    first = bank.do(user_lists.mirror_group, bank.ana, "Night", NIGHT)
    assert bank.do(user_lists.mirror_group, bank.ana, "Other", NIGHT) == first
    assert bank.do(user_lists.followed, "slack", "T1") == (NIGHT,)
    assert bank.do(user_lists.followed, "slack", "T2") == ()


def test_a_mirror_is_not_edited_by_hand(bank, team):
    made = bank.do(user_lists.mirror_group, bank.ana, "Night", NIGHT).list.id
    for act in (user_lists.add_people, user_lists.remove_people):
        with pytest.raises(ListFollows) as refusal:
            bank.do(act, bank.ana, made, ["UBEN"])
        assert (refusal.value.name, refusal.value.group) == ("Night", "night-team")
    assert bank.do(user_lists.rename_list, bank.ana, made, "Late").list.name == "Late"


def test_a_group_that_vanished_leaves_the_list_as_it_was_until_it_comes_back(bank, team):
    made = bank.do(user_lists.mirror_group, bank.ana, "", NIGHT).list.id
    bank.do(user_lists.follow_group, NIGHT, ["UBEN"])
    bank.do(user_lists.lose_group, NIGHT)
    bank.do(user_lists.lose_group, NIGHT)
    now = seen(bank, made)
    assert (names(now), now.list.lost_at) == (["Ben"], bank.clock())
    assert [each.verb for each in events(bank)].count("list_lost") == 1
    bank.do(user_lists.follow_group, NIGHT, ["UBEN"])
    assert seen(bank, made).list.lost_at is None


def test_one_persons_place_in_all_mirrors_follows_the_groups_they_are_in(bank, team):
    late = Group("slack", "T1", "S2", "late-team")
    made = [bank.do(user_lists.mirror_group, bank.ana, "", group).list.id for group in (NIGHT, late)]
    bank.do(user_lists.follow_group, NIGHT, ["UBEN", "UCLEO"])
    for _ in range(2):
        bank.do(user_lists.follow_member, "slack", "T1", "UBEN", {"S2", "S3"})
    assert [names(seen(bank, each)) for each in made] == [["Cleo"], ["Ben"]]
    bank.do(user_lists.lose_group, late)
    for account, workspace in (("UBEN", "T1"), ("UNOBODY", "T1"), ("UCLEO", "T2")):
        bank.do(user_lists.follow_member, "slack", workspace, account, ())
    assert [names(seen(bank, each)) for each in made] == [["Cleo"], ["Ben"]]
    people_changed = [each for each in events(bank) if each.verb == "list_people"]
    assert len(people_changed) == 3
    assert bank.do(user_lists.accounts_known, "slack", "T1") == ("UANA", "UBEN", "UCLEO", "UDEV")


def test_news_of_a_group_that_nobody_mirrors_changes_nothing(bank, team):
    assert bank.do(user_lists.follow_group, NIGHT, ["UBEN"]) is None
    bank.do(user_lists.lose_group, NIGHT)
    assert bank.do(user_lists.all_lists, bank.ana).rows == ()


# The people a campaign is for.


def test_a_campaign_for_a_list_is_offered_and_dealt_to_its_people_and_to_admins(bank, team, night):
    opened = bank.open(6, bucket_size=2, name="Runoff", user_list_id=night)
    assert bank.do(claim_bucket, team["Ben"], opened).dealt == 2
    assert bank.do(claim_bucket, bank.ana, opened).dealt == 2
    with pytest.raises(OutsideCampaign) as refusal:
        bank.do(claim_bucket, team["Cleo"], opened)
    assert (refusal.value.campaign, refusal.value.user_list) == ("Runoff", "night-team")
    offered = {name: len(bank.do(inbox.my_texting, who).offers) for name, who in team.items()}
    assert offered == {"Ben": 1, "Cleo": 0, "Dev": 0}


def test_whoever_left_the_list_finishes_what_they_hold_and_gets_no_more(bank, team, night):
    opened = bank.open(6, bucket_size=2, user_list_id=night)
    first = bank.do(claim_bucket, team["Ben"], opened).next
    bank.do(user_lists.remove_people, bank.ana, night, ["UBEN"])
    bank.do(send_first_text, team["Ben"], first.conversation_id, first.fingerprint)
    assert len(bank.do(inbox.my_texting, team["Ben"]).offers) == 1
    resumed = bank.do(claim_bucket, team["Ben"], opened)
    assert resumed.resumed
    last = bank.do(send_first_text, team["Ben"], resumed.next.conversation_id, resumed.next.fingerprint)
    assert (last.next, last.more) == (None, False)
    bank.hear(first.conversation_id, "Yes")
    assert bank.do(answer, team["Ben"], first.conversation_id, Answer("Great!"), "act")
    with pytest.raises(OutsideCampaign):
        bank.do(claim_bucket, team["Ben"], opened)


def test_what_waits_in_a_campaign_for_others_is_neither_counted_nor_taken(bank, team, night):
    opened = bank.open(2, user_list_id=night)
    sent = bank.text_all(team["Ben"], bank.do(claim_bucket, team["Ben"], opened))
    for each in sent:
        bank.hear(each, "Yes")
    bank.do(members.suspend, bank.ana, bank.person_id(team["Ben"]))
    assert bank.do(inbox.my_texting, team["Cleo"]).unheld == 0
    for refused, act in (
        (NothingWaits, lambda: bank.do(inbox.take_next, team["Cleo"])),
        (OutsideCampaign, lambda: bank.do(inbox.take_next, team["Cleo"], opened)),
        (OutsideCampaign, lambda: bank.do(inbox.take, team["Cleo"], sent[0])),
    ):
        with pytest.raises(refused):
            act()
    bank.do(user_lists.add_people, bank.ana, night, ["UCLEO"])
    assert bank.do(inbox.my_texting, team["Cleo"]).unheld == 2
    assert bank.do(inbox.take_next, team["Cleo"]).conversation_id == sent[0]
    assert bank.do(inbox.take, bank.ana, sent[1]).conversation_id == sent[1]


def test_a_list_that_a_campaign_is_limited_to_is_not_deleted_before_the_campaign_ends(bank, night):
    opened = bank.open(1, name="Runoff", user_list_id=night)
    assert [each.name for each in seen(bank, night).campaigns] == ["Runoff"]
    with pytest.raises(ListLimits) as refusal:
        bank.do(user_lists.delete_list, bank.ana, night)
    assert (refusal.value.name, refusal.value.campaign) == ("night-team", "Runoff")
    bank.do(lifecycle.end, bank.ana, opened)
    assert [each.name for each in bank.do(user_lists.delete_list, bank.ana, night).ended] == ["Runoff"]
    assert bank.do(lifecycle.look, bank.ana, opened).people is None


def test_the_people_of_a_campaign_are_a_setting_and_everybody_again_without_one(bank, team, night):
    opened = bank.open(2, user_list_id=night)
    picture = bank.do(lifecycle.look, bank.ana, opened)
    assert (picture.people.name, picture.people.size) == ("night-team", 1)
    bank.do(lifecycle.change_settings, bank.ana, opened, replace(picture.settings, user_list_id=None))
    assert bank.do(claim_bucket, team["Dev"], opened).dealt == 2
    with pytest.raises(NoSuchThing):
        bank.do(lifecycle.change_settings, bank.ana, opened, CampaignSettings(user_list_id=999))


def test_giving_back_stays_possible_outside_of_the_list(bank, team, night):
    opened = bank.open(2, user_list_id=night)
    bank.do(claim_bucket, team["Ben"], opened)
    bank.do(user_lists.remove_people, bank.ana, night, ["UBEN"])
    assert bank.do(release_bucket, team["Ben"], opened).count == 2
