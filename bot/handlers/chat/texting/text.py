"""*Start* and the sending card: a press sends at most one text and is answered with the next contact."""

from bot.assignment.conversations import answer, inbox
from bot.assignment.outcomes.texting import ContactDone, Deed, StartOffer
from bot.assignment.refusals.general import CampaignNotOpen, Refusal
from bot.assignment.rules.typed.calling import meant
from bot.assignment.texting import claim, first_text
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.handlers.chat.texting import start
from bot.views.parts import Question
from bot.views.phrases.conversations import inbox as inbox_words
from bot.views.phrases.conversations import texting
from bot.views.phrases.refusals import refusal
from bot.views.screens import texting as shown
from bot.views.tokens import Token, token

# What a button's verb does to the contact in sight.
_DEEDS = {"send": Deed.SENT, "skip": Deed.SKIPPED, "opt_out_unsent": Deed.OPTED_OUT}


async def on_text(acting: Asking, typed: str) -> None:
    """The start page, or at once the campaign whose name was typed."""
    offers = (await acting.desk.read(inbox.my_texting, acting.who)).offers if typed else ()
    found = meant(typed, offers, name_of)
    if len(found) == 1:
        await on_start(acting, Token("start", (found[0].campaign.id,)))
    else:
        told = texting.not_found(typed, len(found)) if typed else ()
        await acting.pages.show(await start.page(acting, told))


async def on_start(acting: Asking, pressed: Token) -> None:
    bucket = await acting.desk.run(claim.claim_bucket, acting.who, pressed.id)
    await acting.pages.show(shown.card(bucket.next, waiting=bucket.waiting))


async def on_take_others(acting: Asking, pressed: Token) -> None:
    """Give back who may not be texted now, and go on with others."""
    bucket = await acting.desk.run(claim.take_others, acting.who, pressed.id)
    await acting.pages.show(shown.card(bucket.next, texting.took_others(bucket), bucket.waiting))


async def on_deed(acting: Asking, pressed: Token) -> None:
    """Do to this contact what was pressed; answered with what comes next, whatever happened."""
    try:
        done = await _do(acting, _DEEDS[pressed.verb], pressed)
    except CampaignNotOpen as closed:
        await acting.pages.show(shown.closed(refusal(closed)))
    except Refusal as no:
        hand = await acting.desk.read(first_text.bucket_in_hand, acting.who, pressed.nth(1))
        await acting.pages.show(shown.turned(hand, refusal(no)))
    else:
        await acting.pages.show(shown.turned(done))


async def ask_opt_out(acting: Asking, pressed: Token) -> Question:
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    words = inbox_words.opt_out_question(thread.name)
    return Question(*words, inbox_words.OPT_OUT, back=token("start", pressed.nth(1)))


def name_of(offer: StartOffer) -> str:
    return offer.campaign.name


async def _do(acting: Asking, deed: Deed, pressed: Token) -> ContactDone:
    match deed:
        case Deed.SENT:
            seen = str(pressed.nth(2))
            return await acting.desk.run(first_text.send_first_text, acting.who, pressed.id, seen)
        case Deed.SKIPPED:
            return await acting.desk.run(first_text.skip_contact, acting.who, pressed.id)
        case Deed.OPTED_OUT:
            return await acting.desk.run(first_text.opt_out_unsent, acting.who, pressed.id)


FEATURE = Feature(
    {"start": on_start, "take_others": on_take_others, **dict.fromkeys(_DEEDS, on_deed)},
    {"opt_out_unsent": ask_opt_out},
    submitting=("send", "start"),
)
