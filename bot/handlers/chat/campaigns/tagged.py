"""Contacts with a tag that means opt-out, from before it did: what is asked, and decided slice by slice."""

from dataclasses import replace

from bot.assignment.campaigns import lifecycle
from bot.assignment.desk import Desk
from bot.assignment.outcomes.campaigns import TaggedDecided
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.texting import optout
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.screens.campaigns.tagged import question
from bot.views.tokens import Token

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


async def ask(acting: Asking, pressed: Token) -> Question:
    looked = await acting.desk.read(lifecycle.look, acting.who, pressed.id)
    if looked.tagged_out is None:
        raise NoSuchThing("contact with such a tag")
    return question(looked.tagged_out, opts_out=pressed.verb == "tagged_out")


FEATURE = Feature({}, dict.fromkeys(DEEDS, ask))
