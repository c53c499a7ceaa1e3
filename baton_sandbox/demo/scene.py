"""The campaign that the demo begins with, made by the core's own operations as an admin would."""

from collections.abc import Sequence
from pathlib import Path

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import importing
from bot.assignment.desk import Desk
from bot.assignment.outcomes.campaigns import CampaignScript, CampaignSettings
from bot.assignment.outcomes.conversations import CannedReply, Question
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import linking, members
from bot.vocabulary import CampaignState, Language

LIST = "Riverside voters"
CAMPAIGN = "Early voting"

_FIRST_TEXTS = (
    (
        "Hi {{first_name|neighbor}}, it's {{user.first_name}} with Riverside Votes! Early voting is open at "
        "{{polling_place|your town hall}}. Can we count on you this week? Reply STOP to opt out"
    ),
    (
        "Hello {{first_name|there}}, {{user.first_name}} from Riverside Votes. You can vote early at "
        "{{polling_place|your town hall}} until Friday. Do you have a plan to vote? Reply STOP to opt out"
    ),
)
_REPLIES = (
    CannedReply(
        "Yes, thank you", "Wonderful, thank you {{first_name|so much}}! Every vote counts here.", "will-vote"
    ),
    CannedReply(
        "Where do I vote?",
        "You can vote at {{polling_place|your town hall}} in {{city|your town}}, 8 AM to 7 PM, until Friday.",
        "asked-where",
    ),
    CannedReply(
        "What do I need?",
        "Bring a photo ID. If you have moved, something with your new address helps. Anything else?",
        "asked-what",
    ),
    CannedReply(
        "I need a ride",
        "We can drive you there and back for free. Which day and time would suit you?",
        "needs-ride",
    ),
    CannedReply("Voted already", "Thank you for voting! I'll take you off our list of calls.", "has-voted"),
    CannedReply("Not interested", "Understood, thanks for telling me. Have a good day!", "will-not-vote"),
    CannedReply(
        "Wrong person",
        "Sorry about that! I'll note that this is not {{first_name|their}}'s number.",
        "wrong-number",
    ),
    CannedReply(
        "En español",
        "¡Hola! Puede votar en {{polling_place|su ayuntamiento}} hasta el viernes. ¿Le puedo ayudar en algo?",
        "spanish",
    ),
)
_QUESTIONS = (
    Question("Will they vote?", ("Yes", "Maybe", "No", "Voted already")),
    Question("How will they get there?", ("On their own", "Needs a ride")),
)


async def set_scene(desk: Desk, ana: Identity, file: Path, channel: str, language: Language) -> None:
    """Load the contacts and open the campaign in a channel; one of before is brought back there."""
    await desk.run(members.enrol, ana)
    known = await desk.read(lifecycle.all_campaigns, ana)
    for card in known.rows:
        if card.state is not CampaignState.DRAFT:
            await _post_again(desk, ana, card.ref.id)
    if not known.rows:
        settings = CampaignSettings(bucket_size=25, homes={ana.platform: channel}, language=language)
        await _begin(desk, ana, file, settings)


async def link_cast(desk: Desk, ana: Identity, cast: Sequence[tuple[Identity, Identity]]) -> None:
    """Everybody of the cast has an account on each platform, and is one person."""
    for one, other in cast:
        first, second = [(await desk.run(members.enrol, account)).ref.id for account in (one, other)]
        if first != second:
            await desk.run(linking.link, ana, first, second)


async def _begin(desk: Desk, ana: Identity, file: Path, settings: CampaignSettings) -> None:
    loaded = await importing.load_list(desk, ana, file, LIST, _silently)
    script = CampaignScript(
        name=CAMPAIGN,
        organisation="Riverside Votes",
        list_id=loaded.list.id,
        first_texts=_FIRST_TEXTS,
        canned_replies=_REPLIES,
        tags=("moved", "call-back"),
        questions=_QUESTIONS,
    )
    drafted = await desk.run(lifecycle.draft, ana, script)
    await desk.run(lifecycle.change_settings, ana, drafted.ref.id, settings)
    await desk.run(lifecycle.open_, ana, drafted.ref.id)


async def _post_again(desk: Desk, ana: Identity, campaign_id: int) -> None:
    """The channel is empty after a restart of its Slack; settings that stay as they are redraw the card."""
    picture = await desk.read(lifecycle.look, ana, campaign_id)
    await desk.run(lifecycle.change_settings, ana, campaign_id, picture.settings)


async def _silently(_rows: int, _share: float) -> None:
    """Nobody watches this import."""
