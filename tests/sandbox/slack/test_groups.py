"""User groups that change: what the app hears of them."""

from dataclasses import replace

from baton_sandbox.slack.state.people import UserGroup


def heard(slack, name):
    events = [payload["event"] for payload in slack.delivered("event_callback")]
    return [event for event in events if event["type"] == name]


async def test_people_who_come_and_go_are_told_beside_the_group_itself(slack):
    night = slack.world.groups["S0NIGHT"]
    slack.world.put_group(replace(night, people=("U0CLEO", "U0DEV")))
    await slack.settled()
    [moved], [updated] = heard(slack, "subteam_members_changed"), heard(slack, "subteam_updated")
    assert (moved["subteam_id"], moved["added_users"]) == ("S0NIGHT", ["U0DEV"])
    assert (moved["removed_users"], moved["removed_users_count"]) == (["U0BEN", "U0MAI"], "2")
    assert updated["subteam"]["users"] == ["U0CLEO", "U0DEV"]


async def test_another_handle_or_an_end_changes_no_people(slack):
    night = slack.world.groups["S0NIGHT"]
    slack.world.put_group(replace(night, handle="late-team", disabled=True))
    await slack.settled()
    [updated] = heard(slack, "subteam_updated")
    assert (updated["subteam"]["handle"], updated["subteam"]["date_delete"]) == ("late-team", 1)
    assert not heard(slack, "subteam_members_changed")


async def test_a_new_group_is_announced_whole(slack):
    slack.world.put_group(UserGroup("S0DAY", "day-team", "Day team", ("U0BEN",)))
    await slack.settled()
    [created] = heard(slack, "subteam_created")
    assert created["subteam"]["users"] == ["U0BEN"]
    assert not heard(slack, "subteam_members_changed")
