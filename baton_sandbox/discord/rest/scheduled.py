"""Scheduled events of the guild: listed, made, changed, called off and taken away.

Only external ones are served: https://docs.discord.com/developers/resources/guild-scheduled-event
"""

from datetime import UTC, datetime

from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.rest.call import NOTHING, Call, Operation, Reply
from baton_sandbox.discord.state.permissions import CREATE_EVENTS, MANAGE_EVENTS
from baton_sandbox.discord.state.scheduled import CANCELED, COMPLETED, EXTERNAL, FOLLOWS, ScheduledEvent
from baton_sandbox.discord.state.world import World

_MOST = 100  # that are scheduled or active at once
_GUILD_ONLY = 2


def listing(call: Call) -> Reply:
    """Those that are not over."""
    world = _world(call)
    open_ = [event for event in world.events.values() if event.status not in (COMPLETED, CANCELED)]
    return Reply([event.body(world.guild.id) for event in open_])


def make(call: Call) -> Reply:
    world = _world(call)
    _may(world, CREATE_EVENTS)
    form = Form(call.fields)
    form.one_of("entity_type", (EXTERNAL,))
    form.one_of("privacy_level", (_GUILD_ONLY,))
    name, described = form.text("name", 1, 100), form.text("description", 0, 1000, required=False)
    location = form.at("entity_metadata").text("location", 1, 100)
    starts, ends = _moment(form, "scheduled_start_time"), _moment(form, "scheduled_end_time")
    _in_order(form, starts, ends, world.clock.now())
    if len(listing(call).body) >= _MOST:
        form.wrong("GUILD_SCHEDULED_EVENTS_MAX", "Maximum number of uncompleted events reached")
    form.settle()
    id_ = world.ids.next()
    world.events[id_] = ScheduledEvent(id_, world.bot.id, name, described or None, location, starts, ends)
    return Reply(world.events[id_].body(world.guild.id))


def one(call: Call) -> Reply:
    return Reply(_event(call).body(call.hub.world.guild.id))


def change(call: Call) -> Reply:
    """Change what is named; an event that is over or called off stays as it is."""
    world, event = _world(call), _event(call)
    _may(world, CREATE_EVENTS if event.creator == world.bot.id else MANAGE_EVENTS)
    if event.status not in FOLLOWS:
        raise DiscordError(180000)
    form, given = Form(call.fields), call.fields
    name = form.text("name", 1, 100) if "name" in given else event.name
    described = form.text("description", 0, 1000, required=False) if "description" in given else None
    place = form.at("entity_metadata")
    location = place.text("location", 1, 100) if "entity_metadata" in given else event.location
    starts = _moment(form, "scheduled_start_time") if "scheduled_start_time" in given else event.starts
    ends = _moment(form, "scheduled_end_time") if "scheduled_end_time" in given else event.ends
    if "scheduled_start_time" in given and starts != event.starts:
        _in_order(form, starts, ends, world.clock.now())
    elif ends <= starts:
        form.at("scheduled_end_time").wrong("GUILD_SCHEDULED_EVENT_END", "Ends before it starts.")
    if "status" in given:
        form.one_of("status", FOLLOWS[event.status])
    form.settle()
    event.name, event.location, event.starts, event.ends = name, location, starts, ends
    event.description = described if "description" in given else event.description
    event.status = given.get("status", event.status)
    return Reply(event.body(world.guild.id))


def take_away(call: Call) -> Reply:
    world, event = _world(call), _event(call)
    _may(world, CREATE_EVENTS if event.creator == world.bot.id else MANAGE_EVENTS)
    del world.events[event.id]
    return NOTHING


def _world(call: Call) -> World:
    """The guild in the address, its events as the time has them; raises 10004."""
    world = call.hub.world
    if call.path["guild"] != world.guild.id:
        raise DiscordError(10004)
    for event in world.events.values():
        event.come_to(world.clock.now())
    return world


def _may(world: World, permission: int) -> None:
    if not world.permissions(world.bot.id) & (permission | MANAGE_EVENTS):
        raise DiscordError(50013)


def _event(call: Call) -> ScheduledEvent:
    found = _world(call).events.get(call.path["event"])
    if found is None:
        raise DiscordError(10070)
    return found


def _moment(form: Form, key: str) -> datetime:
    written = form.text(key, 1, 100)
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        form.at(key).wrong("DATE_TIME_TYPE_PARSE", f"Could not parse {written}.")
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _in_order(form: Form, starts: datetime, ends: datetime, now: datetime) -> None:
    if starts <= now:
        form.at("scheduled_start_time").wrong(
            "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past."
        )
    if ends <= starts:
        form.at("scheduled_end_time").wrong("GUILD_SCHEDULED_EVENT_END", "Ends before it starts.")


_ALL, _ONE = "/guilds/{guild}/scheduled-events", "/guilds/{guild}/scheduled-events/{event}"
OPERATIONS = (
    Operation("list_scheduled_events", "GET", _ALL, listing),
    Operation("make_scheduled_event", "POST", _ALL, make),
    Operation("get_scheduled_event", "GET", _ONE, one),
    Operation("change_scheduled_event", "PATCH", _ONE, change),
    Operation("delete_scheduled_event", "DELETE", _ONE, take_away),
)
