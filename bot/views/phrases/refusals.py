"""Every "no" in words, said to the person who asked: what happened, what was kept, what to do."""

from datetime import datetime
from functools import singledispatch

from bot.assignment.outcomes.texting import Lack
from bot.assignment.refusals import filing, shifts
from bot.assignment.refusals import general as no
from bot.assignment.refusals.contacts import NothingToPreassign, PreassignmentStands
from bot.assignment.refusals.people import LinkRefused
from bot.assignment.refusals.replies import RulesRefused
from bot.assignment.refusals.texting import NumberAbroad, NumberRetired, RetryLater, SameWords
from bot.assignment.rules.texts.script import Severity
from bot.views.phrases.campaigns import carrier, rules
from bot.views.phrases.contacts import preassign
from bot.views.phrases.contacts.contacts import refused as file_refused
from bot.views.phrases.contacts.findings import finding as finding_in_words
from bot.views.phrases.conversations import texting
from bot.views.phrases.conversations.filing import not_filed, not_filed_for
from bot.views.phrases.conversations.inbox import left_alone
from bot.views.phrases.countries import country
from bot.views.phrases.people import linking, lists
from bot.views.phrases.reassignment.plan import left_out
from bot.views.phrases.shifts import cover, parting
from bot.views.phrases.shifts.shift import times_refused
from bot.views.phrases.words import Words, counted, listed, shortened
from bot.vocabulary import Barred, CampaignState

_CLOSED = {
    CampaignState.DRAFT: "has not been opened yet",
    CampaignState.OPENING: "is just being opened; try again in a moment",
    CampaignState.PAUSED: "is paused",
    CampaignState.ENDED: "has ended",
}
_NAME = 60
_MISSING = {
    "person": "Baton does not know this person yet. Once they typed /text, it does.",
    "account": "Work is for people of this workspace, and an app or a guest of another one was picked. "
    "Nothing was moved; pick somebody else.",
    "phone number": "This is no phone number that could be texted. Write it like +1 202 555 0123.",
    "opt-out": "This number has not opted out. Nothing was changed.",
}
# Those that are said alike, whatever the facts.
_ALWAYS: dict[type[no.Refusal], str] = {
    no.NotAnAdmin: "Only admins can do this. An admin can make you one with /people.",
    no.Suspended: "You are suspended from texting. Ask an admin if you think this is a mistake.",
    no.StaleText: "The script was changed meanwhile. Nothing was sent; this is the new text.",
    no.NothingWaits: "Nothing waits to be taken: somebody was faster, or all is answered.",
    no.EmptyText: "Write a reply, or file something below.",
    no.LastAdmin: "Somebody must remain an admin. Make another person one first.",
    no.ShiftOver: "This shift is over. Type /shift to see those that run and those to come.",
    no.DatabaseAway: "The database did not answer. Nothing was changed; press again in a moment.",
}
# The names that the form's field may have which a refusal is about.
_FIELDS: dict[type[no.BadInput], tuple[str, ...]] = {
    no.EmptyText: ("text", "first_texts"),
    no.TextTooLong: ("text", "first_texts"),
    no.FreeTextForbidden: ("text", "first_texts"),
    no.FieldUnfilled: ("text",),
    RulesRefused: ("rules", "questions", "tags"),
    no.NameTaken: ("name",),
    no.ScriptNotReady: ("first_texts", "text"),
    no.ListNotReady: ("list",),
    no.TimesRefused: ("ends",),
}


@singledispatch
def refusal(why: no.Refusal) -> Words:
    """A refusal in words."""
    return (_ALWAYS[type(why)],)


@refusal.register
def _(why: no.NotTheHolder) -> Words:
    holder = f"{why.holder} holds" if why.holder else "Nobody holds"
    return (f"You no longer hold this conversation; nothing was sent. {holder} it now.",)


@refusal.register
def _(why: no.OutsideCampaign | no.Escalated | no.ListLimits) -> Words:
    return lists.refused(why)


@refusal.register
def _(why: no.NoSuchThing) -> Words:
    return (_MISSING.get(why.what, f"There is no such {why.what} any more. Nothing was changed."),)


@refusal.register
def _(why: no.CampaignNotOpen) -> Words:
    state = _CLOSED.get(CampaignState(why.state), "is not open")
    return (f"{why.campaign} {state}. Nothing was sent.",)


@refusal.register
def _(why: no.NothingLeft) -> Words:
    if why.lack is Lack.TEXTED and why.opens_at is None:
        return (f"{why.campaign} has no contacts left to text. Thank you!",)
    return (f"{why.campaign}: ", *texting.lacking(why.lack, why.opens_at))


@refusal.register
def _(why: no.BucketAsleep) -> Words:
    kept = f"Your {counted(why.unsent, 'contact')} in {why.campaign} may not be texted right now"
    others = (" Others can be texted now.",) if why.campaign_id else ()
    return (f"{kept}; they stay yours.", *_from(why.opens_at), *others)


@refusal.register
def _(why: no.OutsideHours) -> Words:
    return (f"It is outside texting hours where {why.name} lives. Nothing was sent.", *_from(why.opens_at))


@refusal.register
def _(why: no.FinishRepliesFirst) -> Words:
    wanted = "all of them" if why.allowed == 0 else f"until at most {why.allowed} wait"
    waiting = counted(why.waiting, "reply waits", "replies wait")
    return (f"{waiting} for you. {why.campaign} asks you to answer {wanted} before you text more people.",)


@refusal.register
def _(why: no.CapReached) -> Words:
    return (
        f"You hold as many contacts as you may ({why.cap:,}). Finish some first, or ask an admin for more.",
    )


@refusal.register
def _(why: no.NotTextedYet) -> Words:
    return (f"{why.name} has not been texted yet; the first text comes first. Nothing was sent.",)


@refusal.register
def _(why: no.TextedLately) -> Words:
    return (f"Another campaign texted {why.name} a short time ago. They can be texted again ", why.until, ".")


@refusal.register
def _(why: NothingToPreassign) -> Words:
    return preassign.nothing_to_choose(why)


@refusal.register
def _(why: PreassignmentStands) -> Words:
    return preassign.stands(why)


@refusal.register
def _(why: no.HasOptedOut) -> Words:
    return (f"{why.name} asked not to be texted. Nothing was sent.",)


@refusal.register
def _(why: NumberRetired) -> Words:
    return (f"Texts do not reach the number of {why.name}. Nothing was sent.",)


@refusal.register
def _(why: NumberAbroad) -> Words:
    where = country(why.country)
    return (f"The number of {why.name} is of {where}, which {why.campaign} does not text. Nothing was sent.",)


@refusal.register
def _(why: no.ContactBarred) -> Words:
    told = left_alone(why.name, why.bar)
    return (told if why.bar is Barred.FORGOTTEN else f"{told} Nothing was sent.",)


@refusal.register
def _(why: no.AlreadyTexted) -> Words:
    return (f"{why.name} got this text already. Nothing was sent a second time.",)


@refusal.register
def _(why: no.TextTooLong) -> Words:
    return (f"This would take {why.segments} message segments; at most {why.limit} can be sent. Shorten it.",)


@refusal.register
def _(why: no.FieldUnfilled) -> Words:
    return (f"Nothing is known here for {shortened(why.near, 60)}. Write it out; nothing was sent.",)


@refusal.register
def _(why: no.FreeTextForbidden) -> Words:
    return (f"{why.campaign} allows the prepared replies only. Pick one of them.",)


@refusal.register
def _(why: no.NameTaken) -> Words:
    return (f"The name “{why.name}” is taken. Choose another one.",)


@refusal.register
def _(why: no.ScriptNotReady) -> Words:
    errors = [finding for finding in why.findings if finding.severity is Severity.ERROR]
    texts = 1 + max((finding.text or 0 for finding in errors), default=0)
    return ("\n".join(finding_in_words(finding, texts) for finding in errors),)


@refusal.register
def _(why: no.ListNotReady) -> Words:
    return (f"The contact list {why.name} has not been loaded whole. Load it again, or choose another.",)


@refusal.register
def _(why: no.BadSetting) -> Words:
    if why.field == "hours":
        return ("Texting must close after it opens.",)
    if why.field == "acknowledged":
        return (
            "Before 8:00 AM and after 9:00 PM federal rules forbid most calls, wherever a contact lives. ",
            f"If you know that these hours are allowed, type “{why.limits}” in the field for it; it ",
            "stands in the record under your name. Nothing was changed.",
        )
    if why.field == "countries":
        return (f"Write two letters for each country, as in {why.limits}. Nothing was changed.",)
    if why.field == "zone":
        return (f"Baton knows no such zone. Choose one of those that are offered, like {why.limits}.",)
    return (f"This must be within {why.limits}.",)


@refusal.register
def _(why: no.ListFollows) -> Words:
    return (
        f"{why.name} follows the group @{why.group}. Change the group itself, and the list follows at once; ",
        "nothing was changed here.",
    )


@refusal.register
def _(why: no.FileRefused) -> Words:
    return file_refused(why)


@refusal.register
def _(why: no.TimesRefused) -> Words:
    return times_refused(why.wrong)


refusal.register(shifts.ShiftFull)(cover.full)
refusal.register(shifts.OffShift)(cover.off_shift)
refusal.register(shifts.CoverRefused)(cover.refused)
refusal.register(shifts.NobodyThere)(parting.alone)
refusal.register(LinkRefused)(linking.refused)
refusal.register(RetryLater)(carrier.retry_later)
refusal.register(SameWords)(carrier.same_words)
refusal.register(RulesRefused)(rules.refused)
refusal.register(filing.NotFiled)(not_filed)


@refusal.register
def _(why: no.MovedOn) -> Words:
    now = "still waits" if why.waits else "does not wait any more"
    return (f"{why.name} {now} and is with {why.holder or 'nobody'}. Nothing was moved by this.",)


@refusal.register
def _(why: no.NothingToMove) -> Words:
    barred = [(why.opted_out, "opted out"), (why.retired, "cannot be reached")]
    kept = [f"{count:,} {words}" for count, words in barred if count]
    aside = f" {listed(kept).capitalize()}, and such contacts are never moved." if kept else ""
    return (f"No conversation fits this choice, so there is nothing to move.{aside}",)


@refusal.register
def _(why: no.NobodyToTake) -> Words:
    reasons = "\n".join(left_out(why.left_out))
    return (f"Nobody of those chosen can take any of them. Nothing was moved.\n{reasons}".strip(),)


@refusal.register
def _(why: no.NobodyOnShift) -> Words:
    named = listed([shortened(name, _NAME) for name in why.user_lists], "or")
    lists = f"one of the lists ({named}), " if named else ""
    return (f"Nobody is on shift now. Choose {lists}the admins, or back to the pool instead.",)


@refusal.register
def _(why: no.UndoOver) -> Words:
    return ("This could be undone until ", why.until, ". Nothing was changed; a new /reassign can move them.")


def fields_at_fault(why: no.BadInput) -> tuple[str, ...]:
    """The names that the form's field may have which a refusal is about; none when it is about no field."""
    if isinstance(why, no.BadSetting):
        return (why.field, "closes") if why.field == "hours" else (why.field,)
    if isinstance(why, filing.NotFiled):
        return not_filed_for(why)
    return _FIELDS.get(type(why), ())


def _from(opens_at: datetime | None) -> Words:
    return (" Texting is allowed there ", opens_at, ".") if opens_at else ()
