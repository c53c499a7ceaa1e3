"""The rules of a campaign by which replies are filed: an admin reads and writes them."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import details
from bot.assignment.outcomes.campaigns import CampaignScript
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.replies import UNDO_LASTS, RulesPicture
from bot.assignment.refusals.general import CampaignNotOpen, NoSuchThing
from bot.assignment.refusals.replies import RulesRefused
from bot.assignment.rules.replies import filing_rules, rule_checks
from bot.assignment.rules.replies.filing_rules import Flawed
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations.by_itself import rule_runs
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign
from bot.vocabulary import CampaignState


def look(session: Session, now: datetime, who: Identity, campaign_id: int) -> RulesPicture:
    """The rules as they are."""
    guards.admin(session, who)
    return _picture(session, now, guards.campaign(session, campaign_id))


def write(session: Session, now: datetime, who: Identity, campaign_id: int, text: str) -> RulesPicture:
    """Put other rules in their place, for replies from now on: what was filed stays until they run again."""
    person = guards.admin(session, who)
    campaign = campaigns.locked(session, campaign_id)
    if campaign is None:
        raise NoSuchThing("campaign")
    if campaign.state == CampaignState.ENDED:
        raise CampaignNotOpen(campaign.name, campaign.state)
    kept = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    refused = rule_checks.forbidding(_flaws(campaign, text))
    if refused:
        raise RulesRefused(refused)
    campaign.rules = kept
    facts = {"rules": len(kept.splitlines())}
    events.note(session, "rules", now=now, actor_id=person.id, surface=who.platform,
                campaign_id=campaign.id, facts=facts)  # fmt: skip
    session.flush()
    return _picture(session, now, campaign)


def still_fit(campaign: Campaign) -> None:
    """Refuses tags and questions that lack what rules file."""
    script = details.script_of(campaign)
    _, flaws = filing_rules.read(campaign.rules, script.questions, script.tags)
    if flaws:
        raise RulesRefused(flaws, by_script=True)


def _flaws(campaign: Campaign, text: str) -> tuple[Flawed, ...]:
    script = details.script_of(campaign)
    return rule_checks.flaws(text, script.questions, script.tags, script.first_texts)


def _picture(session: Session, now: datetime, campaign: Campaign) -> RulesPicture:
    script = details.script_of(campaign)
    rules, _ = filing_rules.read(campaign.rules, script.questions, script.tags)
    return RulesPicture(
        campaign=snapshots.campaign_ref(campaign),
        text=campaign.rules,
        rules=rules,
        warnings=_flaws(campaign, campaign.rules),
        effects=_effects(script),
        ended=campaign.state == CampaignState.ENDED,
        last_run=_last_run(session, now, campaign),
    )


def _last_run(session: Session, now: datetime, campaign: Campaign) -> int:
    row = rule_runs.newest(session, campaign.id or 0)
    lasts = row is not None and row.undone_at is None and now < row.created_at + UNDO_LASTS
    return row.id or 0 if row is not None and lasts else 0


def _effects(script: CampaignScript) -> tuple[str, ...]:
    answers = (f"{each.prompt} {option}" for each in script.questions for option in each.options)
    return (*answers, *(f"tag {tag}" for tag in script.tags))
