"""A campaign's contacts, counted."""

from bot.assignment import snapshots
from bot.assignment.outcomes.campaigns import CampaignCard, Counts
from bot.storage.campaigns import campaigns
from bot.storage.campaigns.campaigns import Tally
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign
from bot.vocabulary import Barred, CampaignState, ConversationState


def counts(session: Session, campaign: Campaign) -> Counts:
    """Contacts by state."""
    rows = campaigns.tallies(session, campaign.id or 0)

    return Counts(
        contacts=sum(row.count for row in rows),
        available=sum(row.count for row in rows if _untexted(row) and not row.held),
        unsent=sum(row.count for row in rows if _untexted(row) and row.held),
        texted=sum(row.count for row in rows if row.texted and not _unreached(row)),
        replied=sum(row.count for row in rows if row.replied),
        waiting=sum(row.count for row in rows if _waits(row)),
        unheld=sum(row.count for row in rows if _waits(row) and not row.held),
        opted_out=sum(row.count for row in rows if row.barred == Barred.OPTED_OUT),
        retired=sum(row.count for row in rows if row.barred == Barred.RETIRED),
        undelivered=sum(row.count for row in rows if row.needs_retry and row.barred is None),
        set_aside=sum(row.count for row in rows if row.barred == Barred.SET_ASIDE),
    )


def campaign_card(session: Session, campaign: Campaign) -> CampaignCard:
    """A campaign as its channel sees it."""
    return CampaignCard(
        ref=snapshots.campaign_ref(campaign),
        organisation=campaign.organisation,
        state=CampaignState(campaign.state),
        paused_because=campaign.paused_because,
        counts=counts(session, campaign),
        bucket_size=campaign.bucket_size,
    )


def _untexted(row: Tally) -> bool:
    return row.state == ConversationState.UNTEXTED and row.barred is None


def _unreached(row: Tally) -> bool:
    """Texts that failed: to dead numbers, refused by a carrier (unless another was answered), or lost."""
    return (
        row.needs_retry
        or row.barred == Barred.RETIRED
        or (row.barred == Barred.SET_ASIDE and not row.replied)
    )


def _waits(row: Tally) -> bool:
    return row.state == ConversationState.NEEDS_ATTENTION and row.barred is None
