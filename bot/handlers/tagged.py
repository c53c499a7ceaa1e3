"""Deciding about every contact of a campaign whose tag means opt-out, slice by slice."""

from dataclasses import replace

from bot.assignment.desk import Desk
from bot.assignment.outcomes.campaigns import TaggedDecided
from bot.assignment.outcomes.people import Identity
from bot.assignment.texting import optout

DEEDS = {"tagged_out": optout.opt_out_tagged, "tagged_keep": optout.keep_tagged}


async def decide(desk: Desk, who: Identity, verb: str, campaign_id: int) -> TaggedDecided:
    """Do it to all of them."""
    done = await desk.run(DEEDS[verb], who, campaign_id)
    while done.left:
        more = await desk.run(DEEDS[verb], who, campaign_id)
        done = replace(more, contacts=done.contacts + more.contacts)
        if not more.contacts:  # others are at it
            break
    return done
