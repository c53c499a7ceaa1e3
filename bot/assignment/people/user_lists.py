"""User lists: people under one name, put together by hand or in step with a group of a platform."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import details
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.user_lists import (
    Group,
    UserListChanged,
    UserListDeleted,
    UserListMember,
    UserListPicture,
    UserListsPicture,
)
from bot.assignment.refusals.general import BadSetting, ListFollows, ListLimits, NameTaken, NoSuchThing
from bot.assignment.rules.typed import calling
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.tables import Person, UserList
from bot.vocabulary import CampaignState

LONGEST_NAME = 60
_UNENDED = tuple(state for state in CampaignState if state is not CampaignState.ENDED)


def all_lists(session: Session, now: datetime, who: Identity) -> UserListsPicture:
    """Every user list, for an admin."""
    guards.admin(session, who)
    return UserListsPicture(details.user_lists(session))


def look_at_list(session: Session, now: datetime, who: Identity, list_id: int) -> UserListPicture:
    """One user list with its people, for an admin."""
    guards.admin(session, who)
    row = user_lists.find(session, list_id)
    if row is None:
        raise NoSuchThing("user list")
    return _picture(session, row)


def create_list(
    session: Session, now: datetime, who: Identity, name: str, accounts: Sequence[str] = ()
) -> UserListChanged:
    """A new user list with the people behind these accounts of the asker's workspace."""
    admin = guards.admin(session, who)
    row = _new(session, now, admin, name)
    added = user_lists.add(session, row.id or 0, _behind(session, who, accounts), now=now)
    _note(session, now, who, row, "list_create", added=added)
    return _changed(session, row, added, [])


def rename_list(session: Session, now: datetime, who: Identity, list_id: int, name: str) -> UserListPicture:
    """Give a user list another name; a mirror may have one of its own."""
    guards.admin(session, who)
    row = _existing(session, list_id)
    former, row.name = row.name, _free_name(session, name, list_id)
    session.flush()
    if row.name != former:
        _note(session, now, who, row, "list_rename")
    return _picture(session, row)


def delete_list(session: Session, now: datetime, who: Identity, list_id: int) -> UserListDeleted:
    """Drop a user list, unless a campaign that has not ended is limited to it."""
    guards.admin(session, who)
    row = _existing(session, list_id)
    limited = user_lists.limited_campaigns(session, list_id)
    for campaign in campaigns.everything(session, _UNENDED):
        if list_id in campaign.escalations.values():
            raise ListLimits(row.name, campaign.name, carries=True)
    for campaign in limited:
        if campaign.state != CampaignState.ENDED:
            raise ListLimits(row.name, campaign.name)
    user_lists.unlimit_ended(session, list_id)
    user_lists.delete(session, list_id)
    _note(session, now, who, row, "list_delete")
    return UserListDeleted(row.name, tuple(snapshots.campaign_ref(campaign) for campaign in limited))


def add_people(
    session: Session, now: datetime, who: Identity, list_id: int, accounts: Sequence[str]
) -> UserListChanged:
    """Put the people behind these accounts into a user list."""
    return change_people(session, now, who, list_id, accounts, ())


def remove_people(
    session: Session, now: datetime, who: Identity, list_id: int, accounts: Sequence[str]
) -> UserListChanged:
    """Take the people behind these accounts out of a user list."""
    return change_people(session, now, who, list_id, (), accounts)


def change_people(
    session: Session,
    now: datetime,
    who: Identity,
    list_id: int,
    joining: Sequence[str],
    leaving: Sequence[str],
) -> UserListChanged:
    """Put people into a user list and take others out; everybody else in it stays."""
    guards.admin(session, who)
    row = _existing(session, list_id)
    if row.mirror is not None:
        raise ListFollows(row.name, row.mirror_handle)
    removed = user_lists.remove(session, list_id, _behind(session, who, leaving))
    added = user_lists.add(session, list_id, _behind(session, who, joining), now=now)
    if added or removed:
        _note(session, now, who, row, "list_people", added=added, removed=removed)
    return _changed(session, row, added, removed)


def mirror_group(session: Session, now: datetime, who: Identity, name: str, group: Group) -> UserListPicture:
    """A user list that follows a group, named like the group where no name is given.

    Its people come with `follow_group`. A list that follows the group already is returned as it is.
    """
    admin = guards.admin(session, who)
    row = user_lists.mirror_of(session, group.platform, group.workspace, group.id)
    if row is None:
        row = _new(session, now, admin, name or group.handle, group)
        _note(session, now, who, row, "list_mirror")
    return _picture(session, row)


def followed(session: Session, now: datetime, platform: str, workspace: str) -> tuple[Group, ...]:
    """The groups of a workspace that user lists follow."""
    return tuple(
        Group(platform, workspace, row.mirror or "", row.mirror_handle)
        for row in user_lists.mirrors(session, platform, workspace)
    )


def follow_group(
    session: Session, now: datetime, group: Group, accounts: Sequence[str]
) -> UserListChanged | None:
    """Make a mirror's people those behind the group's accounts; None when no list follows the group."""
    row = user_lists.mirror_of(session, group.platform, group.workspace, group.id)
    if row is None:
        return None
    row.mirror_handle, row.mirrored_at, row.lost_at = group.handle, now, None
    session.flush()
    people = persons.behind(session, group.platform, group.workspace, accounts)
    added, removed = user_lists.replace(session, row.id or 0, [each.id or 0 for each in people], now=now)
    if added or removed:
        _note(session, now, None, row, "list_people", added=added, removed=removed)
    return _changed(session, row, added, removed)


def follow_member(
    session: Session, now: datetime, platform: str, workspace: str, account: str, groups: Collection[str]
) -> None:
    """Bring somebody's place in every mirror of a workspace into step with the groups, by id, they are in."""
    person = persons.by_account(session, platform, workspace, account)
    if person is None:
        return
    mine = [person.id or 0]
    for row in user_lists.mirrors(session, platform, workspace):
        list_id, belongs = row.id or 0, row.mirror in groups
        if row.lost_at is not None or belongs == user_lists.holds(session, list_id, mine[0]):
            continue
        added = user_lists.add(session, list_id, mine, now=now) if belongs else []
        removed = [] if belongs else user_lists.remove(session, list_id, mine)
        _note(session, now, None, row, "list_people", added=added, removed=removed)


def accounts_known(session: Session, now: datetime, platform: str, workspace: str) -> tuple[str, ...]:
    """The accounts of everybody of a workspace whom Baton knows: those who can be in its mirrors."""
    return tuple(persons.accounts_in(session, platform, workspace))


def lose_group(session: Session, now: datetime, group: Group) -> None:
    """The group is gone from its platform: the list that followed it stays as it is, and says so."""
    row = user_lists.mirror_of(session, group.platform, group.workspace, group.id)
    if row is not None and row.lost_at is None:
        row.lost_at = now
        session.flush()
        _note(session, now, None, row, "list_lost")


def _existing(session: Session, list_id: int) -> UserList:
    row = user_lists.locked(session, list_id)
    if row is None:
        raise NoSuchThing("user list")
    return row


def _new(session: Session, now: datetime, admin: Person, name: str, group: Group | None = None) -> UserList:
    row = UserList(name=_free_name(session, name), created_by=admin.id, created_at=now)
    if group is not None:
        row.platform, row.workspace = group.platform, group.workspace
        row.mirror, row.mirror_handle = group.id, group.handle
    return user_lists.create(session, row)


def _free_name(session: Session, name: str, list_id: int | None = None) -> str:
    tidy = " ".join(name.split()).lstrip("@").strip()
    if not 0 < len(tidy) <= LONGEST_NAME:
        raise BadSetting("name", f"1-{LONGEST_NAME} letters")
    others = [(id_, other) for id_, other in user_lists.names(session) if id_ != list_id]
    if calling.same(tidy, others):
        raise NameTaken(tidy)
    return tidy


def _behind(session: Session, who: Identity, accounts: Sequence[str]) -> list[int]:
    return [each.id or 0 for each in persons.behind(session, who.platform, who.workspace, accounts)]


def _picture(session: Session, row: UserList) -> UserListPicture:
    people = persons.named(session, user_lists.members(session, row.id or 0))
    refs = snapshots.refs(session, people)
    limited = user_lists.limited_campaigns(session, row.id or 0)
    return UserListPicture(
        list=details.user_list(row, len(people)),
        members=tuple(
            UserListMember(refs[id_], person.suspended_at is not None)
            for id_, person in sorted(people.items(), key=lambda each: (each[1].name.casefold(), each[0]))
        ),
        campaigns=tuple(
            snapshots.campaign_ref(campaign) for campaign in limited if campaign.state != CampaignState.ENDED
        ),
    )


def _changed(
    session: Session, row: UserList, added: Sequence[int], removed: Sequence[int]
) -> UserListChanged:
    refs = snapshots.refs(session, [*added, *removed])
    return UserListChanged(
        _picture(session, row), tuple(refs[each] for each in added), tuple(refs[each] for each in removed)
    )


def _note(
    session: Session, now: datetime, who: Identity | None, row: UserList, verb: str, **people: Sequence[int]
) -> None:
    """Without anybody who asked, the platform's group was what changed the list."""
    actor = guards.admin(session, who).id if who else None
    surface = who.platform if who else row.platform or ""
    facts = {"list": row.id} | {key: list(ids) for key, ids in people.items() if ids}
    events.note(session, verb, now=now, actor_id=actor, surface=surface, facts=facts)
