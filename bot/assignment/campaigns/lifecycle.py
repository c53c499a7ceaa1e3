"""A campaign's life: drafted, checked, opened, paused, ended."""

from dataclasses import replace
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.attention import digest
from bot.assignment.campaigns import bounds, details, reply_rules
from bot.assignment.outcomes.campaigns import (
    CampaignNames,
    CampaignPicture,
    CampaignScript,
    CampaignSettings,
    CampaignsPicture,
    NamedCampaign,
)
from bot.assignment.outcomes.conversations import CannedReply
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.refusals.general import (
    CampaignNotOpen,
    EmptyText,
    ListNotReady,
    NameTaken,
    NoSuchThing,
    ScriptNotReady,
)
from bot.assignment.rules.law import tags
from bot.assignment.rules.texts.script import Severity, check_replies
from bot.assignment.rules.typed import calling
from bot.assignment.texting import pausing
from bot.storage.audit import events
from bot.storage.campaigns import campaigns, first_texts
from bot.storage.contacts import contacts
from bot.storage.conversations.by_itself import learnt
from bot.storage.engine.database import Session
from bot.storage.forgetting import whose
from bot.storage.tables import Campaign, Person, Timer
from bot.storage.texting import pool
from bot.storage.traffic import outbox, timers
from bot.vocabulary import CampaignState, ListState, Role, Timed

# How many contacts one transaction lays out: on SQLite everybody else waits that long.
_SLICE = 5_000
_RUNNING = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)


def all_campaigns(session: Session, now: datetime, who: Identity) -> CampaignsPicture:
    """Every campaign for an admin, the running ones for a volunteer."""
    person = guards.person(session, who)
    states = tuple(CampaignState) if person.role == Role.ADMIN else _RUNNING
    return details.campaigns_picture(session, snapshots.me(session, person), states)


def by_name(session: Session, now: datetime, who: Identity) -> CampaignNames:
    """The names of the campaigns that somebody may see, open and paused ones first."""
    person = guards.person(session, who)
    states = tuple(CampaignState) if person.role == Role.ADMIN else _RUNNING
    rows = tuple(
        NamedCampaign(CampaignRef(id_, name), CampaignState(state), because)
        for id_, name, state, because in campaigns.briefs(session, states)
    )
    return CampaignNames(snapshots.me(session, person), rows)


def look(
    session: Session, now: datetime, who: Identity, campaign_id: int, preview: int = 0
) -> CampaignPicture:
    """One campaign with its settings, findings, numbers and a preview, for an admin.

    `preview` counts through the list: another number shows the text as another contact would get it.
    """
    person = guards.admin(session, who)
    return details.campaign_picture(session, guards.campaign(session, campaign_id), person, now, preview)


def draft(
    session: Session,
    now: datetime,
    who: Identity,
    written: CampaignScript,
    settings: CampaignSettings | None = None,
) -> CampaignPicture:
    """Begin a campaign. Nobody can be texted until it is opened."""
    person, settings = guards.admin(session, who), settings or CampaignSettings()
    bounds.refuse_wide_hours(settings)
    _name_is_free(session, written.name, None)
    campaign = Campaign(
        name="", organisation="", list_id=written.list_id, created_by=person.id, created_at=now
    )
    campaign.learnt = learnt.version(session)
    _write(session, campaign, written)
    session.add(campaign)
    session.flush()  # before settings: a new row takes None for "as by default"
    bounds.keep(session, campaign, settings)
    campaign.seed = campaign.id or 0
    first_texts.keep(session, campaign, now)
    _note(session, now, who, person, campaign, "draft")
    drawn = details.campaign_picture(session, campaign, person, now)
    return replace(drawn, renamed=_renamed(written))


def rewrite(
    session: Session, now: datetime, who: Identity, campaign_id: int, written: CampaignScript
) -> CampaignPicture:
    """Change a campaign's words: texts already shown are refused. Once it is open, its list is fixed."""
    person, campaign = _mine(session, who, campaign_id)
    _name_is_free(session, written.name, campaign_id)
    if campaign.state != CampaignState.DRAFT and written.list_id != campaign.list_id:
        raise CampaignNotOpen(campaign.name, campaign.state)
    _write(session, campaign, written)
    first_texts.keep(session, campaign, now)
    if campaign.state != CampaignState.DRAFT:
        _is_ready(session, campaign)
    _note(session, now, who, person, campaign, "rewrite")
    drawn = details.campaign_picture(session, campaign, person, now)
    return replace(drawn, renamed=_renamed(written))


def put_reply(
    session: Session, now: datetime, who: Identity, campaign_id: int, former: str, reply: CannedReply | None
) -> CampaignPicture:
    """Put a prepared reply in the place of the one titled `former`, or last; None removes that one."""
    _, campaign = _mine(session, who, campaign_id)
    written = details.script_of(campaign)
    replies = list(written.canned_replies)
    place = next((each for each, old in enumerate(replies) if old.title == former), len(replies))
    replies[place : place + 1] = [reply] if reply else []
    if reply is not None:
        _is_usable(session, campaign, reply, replies)
    return rewrite(session, now, who, campaign_id, replace(written, canned_replies=tuple(replies)))


def change_settings(
    session: Session,
    now: datetime,
    who: Identity,
    campaign_id: int,
    settings: CampaignSettings,
    acknowledged: str = "",
) -> CampaignPicture:
    """Change settings. Hours other than the law's for calls need the admin's own words, kept on record."""
    person, campaign = _mine(session, who, campaign_id)
    wide = bounds.acknowledged(campaign, settings, acknowledged)
    before = campaign.keep_assignments, campaign.user_list_id
    bounds.keep(session, campaign, settings)
    if before != (campaign.keep_assignments, campaign.user_list_id):
        pool.reserve(session, campaign)
    _note(session, now, who, person, campaign, "settings")
    if wide:
        events.note(
            session,
            "wide_hours",
            now=now,
            actor_id=person.id,
            surface=who.platform,
            campaign_id=campaign_id,
            facts=wide,
        )
    digest.schedule(session, now, campaign)
    outbox.put_card(session, campaign, now=now, at_once=True)
    return details.campaign_picture(session, campaign, person, now)


def open_(session: Session, now: datetime, who: Identity, campaign_id: int) -> CampaignPicture:
    """Open a draft, or let a paused campaign go on. Large lists are laid out in slices; see `lay_out`."""
    person, campaign = _mine(session, who, campaign_id)
    if campaign.state == CampaignState.ENDED:
        raise CampaignNotOpen(campaign.name, campaign.state)
    _is_ready(session, campaign)
    if campaign.state in {CampaignState.DRAFT, CampaignState.PAUSED}:
        _note(
            session, now, who, person, campaign, "open" if campaign.state == CampaignState.DRAFT else "resume"
        )
        campaign.state = CampaignState.OPENING
        campaign.paused_because = ""
        campaign.opened_at = campaign.opened_at or now
        pausing.went_on(session, now, campaign)
        digest.schedule(session, now, campaign)
        _lay_out_slice(session, campaign, now)
    return details.campaign_picture(session, campaign, person, now)


def lay_out(session: Session, now: datetime, timer: Timer) -> None:
    """One more slice of a campaign that is opening. Safe to repeat."""
    campaign = campaigns.locked(session, timer.subject_id)
    if campaign is not None and campaign.state == CampaignState.OPENING:
        _lay_out_slice(session, campaign, now)


def pause(session: Session, now: datetime, who: Identity, campaign_id: int) -> CampaignPicture:
    """Stop claims and first texts; replies can still be answered."""
    return _stop(session, now, who, campaign_id, CampaignState.PAUSED)


def end(session: Session, now: datetime, who: Identity, campaign_id: int) -> CampaignPicture:
    """Close a campaign for good; late replies still reach their holders."""
    return _stop(session, now, who, campaign_id, CampaignState.ENDED)


def _stop(
    session: Session, now: datetime, who: Identity, campaign_id: int, state: CampaignState
) -> CampaignPicture:
    person, campaign = _mine(session, who, campaign_id)
    if campaign.state == CampaignState.DRAFT and state == CampaignState.PAUSED:
        raise CampaignNotOpen(campaign.name, campaign.state)
    if campaign.state != CampaignState.ENDED:
        campaign.state = state
        campaign.paused_because = "admin" if state == CampaignState.PAUSED else ""
        campaign.ended_at = now if state == CampaignState.ENDED else None
        _note(session, now, who, person, campaign, "pause" if state == CampaignState.PAUSED else "end")
        outbox.put_card(session, campaign, now=now, at_once=True)
    return details.campaign_picture(session, campaign, person, now)


def _lay_out_slice(session: Session, campaign: Campaign, now: datetime) -> None:
    whose.stand_clear(session)
    if pool.lay_out(session, campaign, limit=_SLICE) < _SLICE:
        campaign.state = CampaignState.OPEN
        outbox.put_card(session, campaign, now=now, at_once=True)
    else:
        timers.put(session, Timed.LAY_OUT, campaign.id or 0, now, now=now, key=str(campaign.laid_out_to))


def _mine(session: Session, who: Identity, campaign_id: int) -> tuple[Person, Campaign]:
    person = guards.admin(session, who)
    campaign = campaigns.locked(session, campaign_id)
    if campaign is None:
        raise NoSuchThing("campaign")
    return person, campaign


def _write(session: Session, campaign: Campaign, written: CampaignScript) -> None:
    rows = contacts.find_list(session, written.list_id)
    if rows is None or rows.state != ListState.READY:
        raise ListNotReady(rows.name if rows else "")
    first_texts = [text.strip() for text in written.first_texts if text.strip()]
    if not first_texts or not written.name.strip():
        raise EmptyText
    campaign.name = written.name.strip()
    campaign.organisation = written.organisation.strip()
    campaign.list_id = written.list_id
    campaign.first_texts = first_texts
    campaign.canned_replies = [snapshots.row_of(reply) for reply in written.canned_replies]
    campaign.tags = list(tags.own(_tags_of(written)))
    campaign.questions = [
        {"prompt": row.prompt, "options": list(row.options), "asks": row.asks.value}
        for row in written.questions
    ]
    reply_rules.still_fit(campaign)


def _tags_of(written: CampaignScript) -> list[str]:
    """A campaign's tags, those of its prepared replies among them."""
    return [*written.tags, *(reply.tag for reply in written.canned_replies if reply.tag)]


def _renamed(written: CampaignScript) -> tuple[tuple[str, str], ...]:
    """Tags as they were written, and the built-in ones that they mean."""
    meant = ((tag, tags.built_in(tag)) for tag in dict.fromkeys(_tags_of(written)))
    known = {reply.tag for reply in written.canned_replies}
    return tuple((tag, name) for tag, name in meant if name and not (tag == name and tag in known))


def _name_is_free(session: Session, name: str, campaign_id: int | None) -> None:
    others = [(id_, other) for id_, other in campaigns.names(session) if id_ != campaign_id]
    if calling.same(name, others):
        raise NameTaken(name.strip())


def _is_ready(session: Session, campaign: Campaign) -> None:
    findings = details.findings(session, campaign)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise ScriptNotReady(findings)


def _is_usable(session: Session, campaign: Campaign, reply: CannedReply, among: list[CannedReply]) -> None:
    if not reply.title.strip() or not reply.body.strip():
        raise EmptyText
    if sum(each.title.casefold() == reply.title.casefold() for each in among) > 1:
        raise NameTaken(reply.title)
    list_ = contacts.find_list(session, campaign.list_id)
    found = check_replies([reply.body], details.known_fields(list_) if list_ else frozenset())
    if any(finding.severity is Severity.ERROR for finding in found):
        raise ScriptNotReady(tuple(found))


def _note(
    session: Session, now: datetime, who: Identity, person: Person, campaign: Campaign, verb: str
) -> None:
    events.note(session, verb, now=now, actor_id=person.id, surface=who.platform, campaign_id=campaign.id)
