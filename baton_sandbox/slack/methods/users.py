"""users.* and usergroups.*: people and the groups they can be named by."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.calls import TIER_2, TIER_3, TIER_4
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method
from baton_sandbox.slack.state.channels import Kind, channel_object
from baton_sandbox.slack.state.people import Person, group_object, user_object

_KINDS: dict[str, Kind] = {
    "public_channel": "channel",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


def info(call: Call) -> Json:
    """The method `users.info`."""
    shown = _shown(call, call.person())
    return {"user": shown | ({"locale": call.person().locale} if call.flag("include_locale") else {})}


def everybody(call: Call) -> Json:
    """The method `users.list`."""
    people, metadata = call.page(
        [_shown(call, person) for person in call.world.people.values()], default=1000
    )
    return {"members": people, "cache_ts": call.world.seconds(), "response_metadata": metadata}


def by_email(call: Call) -> Json:
    """The method `users.lookupByEmail`."""
    wanted = call.required("email").lower()
    for person in call.world.people.values():
        if person.email.lower() == wanted and not person.deleted:
            return {"user": _shown(call, person)}
    raise SlackError("users_not_found")


def channels_of(call: Call) -> Json:
    """The method `users.conversations`."""
    person = call.person().id if call.text("user") else call.me
    kinds = kinds_asked_for(call)
    rows = [channel_object(room, call.me) for room in call.world.channels.of(person) if room.kind in kinds]
    page, metadata = call.page(rows)
    return {"channels": page, "response_metadata": metadata}


def kinds_asked_for(call: Call) -> set[Kind]:
    """Which kinds of rooms a call wants; Slack's default is public channels alone."""
    asked = [name.strip() for name in call.text("types", "public_channel").split(",")]
    if any(name not in _KINDS for name in asked):
        raise SlackError("invalid_types")
    for name in asked:
        call.may_read(_KINDS[name])
    return {_KINDS[name] for name in asked}


def groups(call: Call) -> Json:
    """The method `usergroups.list`."""
    with_users, with_count = call.flag("include_users"), call.flag("include_count")
    shown = [
        group for group in call.world.groups.values() if call.flag("include_disabled") or not group.disabled
    ]
    team = call.world.team
    return {
        "usergroups": [
            group_object(group, team, with_users=with_users, with_count=with_count) for group in shown
        ]
    }


def group_members(call: Call) -> Json:
    """The method `usergroups.users.list`."""
    group = call.world.groups.get(call.required("usergroup"))
    if group is None or (group.disabled and not call.flag("include_disabled")):
        raise SlackError("no_such_subteam")
    return {"users": list(group.people)}


def _shown(call: Call, person: Person) -> Json:
    with_email = "users:read.email" in call.workspace.manifest.scopes
    return user_object(person, call.world.team, call.world.clock.now(), with_email=with_email)


METHODS = (
    Method("users.info", info, "users:read", TIER_4),
    Method("users.list", everybody, "users:read", TIER_2),
    Method("users.lookupByEmail", by_email, "users:read.email", TIER_3),
    Method("users.conversations", channels_of, None, TIER_3),
    Method("usergroups.list", groups, "usergroups:read", TIER_2),
    Method("usergroups.users.list", group_members, "usergroups:read", TIER_2),
)
