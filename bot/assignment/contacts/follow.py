"""Following up: a new draft for those of an earlier campaign who fit, or a copy for the same list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import details, lifecycle
from bot.assignment.contacts import indexing
from bot.assignment.outcomes.campaigns import CampaignPicture, CampaignSettings, FollowPicture, FollowWish
from bot.assignment.outcomes.contacts import Narrowing
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import request
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.typed import calling
from bot.assignment.upkeep import dedupe
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.conversations import shared_fields
from bot.storage.engine.database import Session
from bot.storage.forgetting import whose
from bot.storage.reassignment import following
from bot.storage.reassignment.picking import Wanted
from bot.storage.tables import Campaign, ContactList, Person
from bot.vocabulary import CampaignState, ListState, Portion

_LONGEST_NAME = 80


def choices(session: Session, now: datetime, who: Identity, campaign_id: int) -> Narrowing:
    """By what the contacts of one campaign may be chosen."""
    guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id)
    shared = shared_fields.everything(session) if campaign.offers_shared else ()
    asked = [(question.prompt, question.options) for question in snapshots.questions(campaign)]
    asked += [(row.name, tuple(row.options)) for row in shared]
    return Narrowing(
        (snapshots.campaign_ref(campaign),),
        (*snapshots.offered_tags(campaign), *(row.name for row in shared if row.asks is None)),
        tuple((prompt, answer) for prompt, options in asked for answer in options),
    )


def look(session: Session, now: datetime, who: Identity, wish: FollowWish) -> FollowPicture:
    """How many would be texted; nothing is made."""
    guards.admin(session, who)
    campaign = guards.campaign(session, wish.campaign_id)
    return FollowPicture(wish, snapshots.campaign_ref(campaign), _count(session, now, campaign, wish))


def make(session: Session, now: datetime, who: Identity, wish: FollowWish, act: str) -> CampaignPicture:
    """The draft, with the script, tags, questions and settings of the earlier campaign.

    The same act a second time makes nothing: what it made is shown again.
    """
    person = guards.admin(session, who)
    campaign = guards.campaign(session, wish.campaign_id)
    if not dedupe.first_sight(session, now, "follow", act):
        return lifecycle.look(session, now, who, _newest_of(session, person).id or 0)
    list_id = campaign.list_id
    if not wish.everybody:
        list_id = _list(session, now, person, campaign, wish)
    written = replace(details.script_of(campaign), name=_name(session, campaign), list_id=list_id)
    made = lifecycle.draft(session, now, who, written, _settings(campaign))
    _copy_what_is_filed(campaign, campaigns.get(session, made.ref.id))
    return made


def _copy_what_is_filed(former: Campaign, made: Campaign) -> None:
    made.escalations, made.offers_shared = dict(former.escalations), former.offers_shared
    made.rules = former.rules


def _list(session: Session, now: datetime, person: Person, campaign: Campaign, wish: FollowWish) -> int:
    source = contacts.find_list(session, campaign.list_id)
    if source is None or not _count(session, now, campaign, wish):
        raise NoSuchThing("contact")
    taken = [name for _, name in contacts.list_names(session)]
    made = contacts.begin_list(session, _free(campaign.name, taken), "", loaded_by=person.id, now=now)
    made.fields, made.columns = list(source.fields), list(source.columns)
    whose.stand_clear(session)
    following.copy(session, made.id or 0, _wanted(session, now, wish), _quiet_since(now, wish))
    made.size = contacts.count(session, made.id or 0)
    made.state = ListState.READY
    session.flush()
    indexing.begin(session, now, made.id or 0)
    return made.id or 0


def _count(session: Session, now: datetime, campaign: Campaign, wish: FollowWish) -> int:
    if wish.everybody:
        list_ = session.get(ContactList, campaign.list_id)
        return list_.size if list_ else 0
    if campaign.state == CampaignState.DRAFT:
        return 0
    return following.count(session, _wanted(session, now, wish), _quiet_since(now, wish))


def _wanted(session: Session, now: datetime, wish: FollowWish) -> Wanted:
    chosen = Selection(
        Source(SourceKind.ANYBODY),
        Portion.ALL,
        campaign_id=wish.campaign_id,
        tag=wish.tag,
        answer=wish.answer,
        silent=wish.silent,
    )
    return request.wanted(session, now, Wish(chosen, Target(TargetKind.PEOPLE)))


def _quiet_since(now: datetime, wish: FollowWish) -> datetime | None:
    return now - timedelta(days=wish.quiet) if wish.quiet else None


def _settings(campaign: Campaign) -> CampaignSettings:
    """Hours that an admin had to acknowledge are acknowledged for one campaign alone."""
    settings, lawful = details.settings_of(campaign), hours.LAWFUL_HOURS
    return replace(
        settings, opens=max(settings.opens, lawful.opens), closes=min(settings.closes, lawful.closes)
    )


def _name(session: Session, campaign: Campaign) -> str:
    return _free(campaign.name, [name for _, name in campaigns.names(session)])


def _free(name: str, taken: list[str]) -> str:
    """The name with the first number behind it that makes it another one."""
    known = {calling.key_of(each) for each in taken}
    return next(each for each in _numbered(name) if calling.key_of(each) not in known)


def _numbered(name: str) -> Iterator[str]:
    number = 2
    while True:
        behind = f" {number}"
        yield name[: _LONGEST_NAME - len(behind)].rstrip() + behind
        number += 1


def _newest_of(session: Session, person: Person) -> Campaign:
    mine = [row for row in campaigns.everything(session) if row.created_by == person.id]
    if not mine:
        raise NoSuchThing("campaign")
    return max(mine, key=lambda row: row.id or 0)
