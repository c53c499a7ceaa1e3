"""Campaigns and contact lists as admins look at them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.campaigns import counts
from bot.assignment.outcomes.campaigns import (
    CampaignPicture,
    CampaignScript,
    CampaignSettings,
    CampaignsPicture,
    Reserved,
    TaggedOut,
)
from bot.assignment.outcomes.contacts import ListRow
from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.outcomes.user_lists import Group, UserListRow
from bot.assignment.rules.law import tags
from bot.assignment.rules.texts import script, segments
from bot.assignment.rules.texts.script import Finding
from bot.assignment.texting import readiness
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.conversations import standing, tagged
from bot.storage.engine.database import Session
from bot.storage.people import people_lookup
from bot.storage.people import user_lists as lists
from bot.storage.tables import Campaign, Contact, ContactList, Person, UserList
from bot.storage.texting import reservations
from bot.vocabulary import CampaignState, Language, ListState, Spoken, StateRules

_LISTS = 50
_CAMPAIGNS = 20
# How many contacts with a tag that means opt-out are looked at to tell of all.
_TAGGED = 200


def campaigns_picture(session: Session, me: Me, states: Sequence[CampaignState]) -> CampaignsPicture:
    """Campaigns in these states, open and paused ones in front; contact lists only for admins."""
    found = campaigns.everything(session, states)
    rows = found[:_CAMPAIGNS]
    return CampaignsPicture(
        me=me,
        rows=tuple(counts.campaign_card(session, row) for row in rows),
        lists=list_rows(session, contacts.lists(session)[:_LISTS]) if me.is_admin else (),
        tagged_out=_tagged_everywhere(session) if me.is_admin else (),
        hidden=len(found) - len(rows),
    )


def campaign_picture(
    session: Session, campaign: Campaign, reader: Person, now: datetime, preview: int = 0
) -> CampaignPicture:
    """Everything about a campaign; `preview` says which contact of the list the preview is written for."""
    session.flush()
    list_ = session.get_one(ContactList, campaign.list_id)
    return CampaignPicture(
        ref=snapshots.campaign_ref(campaign),
        state=CampaignState(campaign.state),
        paused_because=campaign.paused_because,
        script=script_of(campaign),
        settings=settings_of(campaign),
        list=list_rows(session, [list_])[0],
        counts=counts.counts(session, campaign),
        ready=readiness.readiness(session, campaign, now),
        findings=findings(session, campaign),
        preview=_preview(session, campaign, reader, now, preview),
        user_lists=user_lists(session),
        reserved=_reserved(session, campaign) if campaign.keep_assignments else None,
        renamed=_renamed(campaign),
        tagged_out=_tagged(session, campaign),
        purge_at=campaign.purge_at,
    )


def findings(session: Session, campaign: Campaign) -> tuple[Finding, ...]:
    """What the check before launch says of the script."""
    list_ = session.get_one(ContactList, campaign.list_id)
    known = known_fields(list_)
    found = script.check_script(campaign.first_texts, known, campaign.organisation)
    for row in campaign.canned_replies:
        found += [replace(one, reply=row["title"]) for one in script.check_replies([row["body"]], known)]
    return tuple(found)


def known_fields(list_: ContactList) -> frozenset[str]:
    """What a script for this list may mention of a contact."""
    return frozenset({"first_name", "last_name", "email", *list_.fields})


def list_rows(session: Session, lists: Sequence[ContactList]) -> tuple[ListRow, ...]:
    """Contact lists by name, with how many campaigns use each."""
    used = contacts.campaigns_of(session, [row.id or 0 for row in lists])
    return tuple(
        ListRow(
            *(row.id or 0, row.name, ListState(row.state), row.size, tuple(row.fields)),
            *(used.get(row.id or 0, 0), row.purge_at),
        )
        for row in lists
    )


def user_lists(session: Session) -> tuple[UserListRow, ...]:
    """All user lists, by name."""
    sizes = lists.sizes(session)
    return tuple(user_list(row, sizes.get(row.id or 0, 0)) for row in lists.everything(session))


def user_list(row: UserList, size: int) -> UserListRow:
    """A user list by name."""
    group = None
    if row.mirror is not None:
        group = Group(row.platform or "", row.workspace or "", row.mirror, row.mirror_handle)
    return UserListRow(row.id or 0, row.name, size, group, row.mirrored_at, row.lost_at)


def script_of(campaign: Campaign) -> CampaignScript:
    """What the admins wrote."""
    return CampaignScript(
        name=campaign.name,
        organisation=campaign.organisation,
        list_id=campaign.list_id,
        first_texts=tuple(campaign.first_texts),
        canned_replies=snapshots.replies_of(campaign),
        tags=tags.own(campaign.tags),
        questions=snapshots.questions(campaign),
    )


def settings_of(campaign: Campaign) -> CampaignSettings:
    """What the admins set."""
    return CampaignSettings(
        **{name: getattr(campaign, name) for name in CampaignSettings.__dataclass_fields__}
        | {"countries": tuple(campaign.countries), "state_rules": StateRules(campaign.state_rules)}
        | {"language": Language(campaign.language), "card_fields": tuple(campaign.card_fields)}
    )


def _renamed(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """Tags of a campaign from before there were built-in ones."""
    written = dict.fromkeys([*campaign.tags, *(row.get("tag", "") for row in campaign.canned_replies)])
    return tuple((tag, name) for tag in written if (name := tags.built_in(tag)) and tag != name)


def _tagged_everywhere(session: Session) -> tuple[TaggedOut, ...]:
    counts = tagged.by_campaign(session)
    return tuple(
        TaggedOut(snapshots.campaign_ref(campaigns.get(session, id_)), counts[id_]) for id_ in sorted(counts)
    )


def _tagged(session: Session, campaign: Campaign) -> TaggedOut | None:
    rows = tagged.some(session, campaign.id or 0, limit=_TAGGED)
    if not rows:
        return None
    standing_ = standing.of(session, [row.id or 0 for row in rows])
    filed = [word.name for words in standing_.values() for word in words if word.kind == Spoken.TAG]
    return TaggedOut(
        snapshots.campaign_ref(campaign),
        tagged.count(session, campaign.id or 0),
        tuple(dict.fromkeys(tag for tag in filed if tags.built_in(tag) == tags.OPT_OUT)),
        tuple(snapshots.short_names(session, rows).values()),
    )


def _reserved(session: Session, campaign: Campaign) -> Reserved:
    """For whom a campaign's untaken contacts are kept."""
    counts = reservations.by_key(session, campaign.id or 0)
    meant = people_lookup.called(session, counts)
    people = Counter[int]()
    for key, person in meant.items():
        people[person.id or 0] += counts[key]
    refs = snapshots.refs(session, people)
    return Reserved(
        tuple((refs[id_], count) for id_, count in people.most_common()),
        sum(count for key, count in counts.items() if key not in meant),
    )


def _preview(
    session: Session, campaign: Campaign, reader: Person, now: datetime, place: int
) -> ContactText | None:
    """The first text as one contact of the list would get it from the person who looks."""
    size = session.get_one(ContactList, campaign.list_id).size
    contact: Contact | None = contacts.nth(session, campaign.list_id, place % max(1, size))
    if contact is None:
        return None
    body = snapshots.written_for(campaign, contact, reader)
    return ContactText(
        conversation_id=0,
        campaign=snapshots.campaign_ref(campaign),
        name=snapshots.short_name(contact),
        fields=tuple(contact.fields.items()),
        local_time=snapshots.local_time(contact.zone, now),
        body=body,
        fingerprint=snapshots.fingerprint(body),
        segments=segments.count_segments(body).count,
        done=0,
        total=0,
    )
