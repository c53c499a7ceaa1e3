"""Every "no" in words, said to the person who asked: what happened, what was kept, what to do."""

from functools import singledispatch

from bot.assignment.refusals import filing, replies, shifts
from bot.assignment.refusals import general as no
from bot.assignment.refusals.contacts import NothingToPreassign, PreassignmentStands, StillRuns
from bot.assignment.refusals.conversations import NotWaiting, WhenLater
from bot.assignment.refusals.people import LinkRefused
from bot.assignment.refusals.texting import (
    AlreadyOpened,
    NumberAbroad,
    NumberForgotten,
    NumberRetired,
    RetryLater,
    SameWords,
    TestsSpent,
)
from bot.assignment.rules.texts.script import Severity
from bot.views.phrases.campaigns import carrier, rules
from bot.views.phrases.contacts import preassign, purge
from bot.views.phrases.contacts.contacts import refused as file_refused
from bot.views.phrases.contacts.findings import finding as finding_in_words
from bot.views.phrases.conversations import refused, run_again, testing
from bot.views.phrases.conversations.filing import not_filed, not_filed_for
from bot.views.phrases.conversations.later import refused as not_put_aside
from bot.views.phrases.people import linking, lists
from bot.views.phrases.reassignment.left_behind import left_out
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.shifts import cover, parting, shift
from bot.views.phrases.shifts.times import times_refused
from bot.views.phrases.words import Words, listed, shortened
from bot.vocabulary import CampaignState

_NOT_OPEN = later("{campaign} is not open. Nothing was sent.")
_CLOSED = {
    CampaignState.DRAFT: later("{campaign} has not been opened yet. Nothing was sent."),
    CampaignState.OPENING: later("{campaign} is just being opened; try again in a moment. Nothing was sent."),
    CampaignState.PAUSED: later("{campaign} is paused. Nothing was sent."),
    CampaignState.ENDED: later("{campaign} has ended. Nothing was sent."),
}
_NAME = 60
_MISSING = {
    "person": later("Baton does not know this person yet. Once they typed /text, it does."),
    "account": later(
        "Work is for people of this workspace, and an app or a guest of another one was picked. "
        "Nothing was moved; pick somebody else."
    ),
    "phone number": later("This is no phone number that could be texted. Write it like +1 202 555 0123."),
    "opt-out": later("This number has not opted out. Nothing was changed."),
}
_GONE = {
    "campaign": later("There is no such campaign any more. Nothing was changed."),
    "contact with such a tag": later("No contact has such a tag any more. Nothing was changed."),
    "contact": later("There is no such contact any more. Nothing was changed."),
    "field": later("There is no such field any more. Nothing was changed."),
    "file": later("There is no such file any more. Nothing was changed."),
    "filter": later("There is no such filter any more. Nothing was changed."),
    "first text": later("There is no such first text any more. Nothing was changed."),
    "linked account": later("There is no such linked account any more. Nothing was changed."),
    "list": later("There is no such list any more. Nothing was changed."),
    "plan": later("There is no such plan any more. Nothing was changed."),
    "prepared reply": later("There is no such prepared reply any more. Nothing was changed."),
    "question": later("There is no such question any more. Nothing was changed."),
    "request for cover": later("There is no such request for cover any more. Nothing was changed."),
    "search": later("There is no such search any more. Nothing was changed."),
    "series of shifts": later("There is no such series of shifts any more. Nothing was changed."),
    "shift": later("There is no such shift any more. Nothing was changed."),
    "tag": later("There is no such tag any more. Nothing was changed."),
    "user list": later("There is no such user list any more. Nothing was changed."),
}
# Those that are said alike, whatever the facts.
_ALWAYS: dict[type[no.Refusal], str] = {
    no.NotAnAdmin: later("Only admins can do this. An admin can make you one with /people."),
    no.Suspended: later("You are suspended from texting. Ask an admin if you think this is a mistake."),
    no.StaleText: later("The script was changed meanwhile. Nothing was sent; this is the new text."),
    no.NothingWaits: later("Nothing waits to be taken: somebody was faster, or all is answered."),
    no.EmptyText: later("Write a reply, or file something below."),
    no.LastAdmin: later("Somebody must remain an admin. Make another person one first."),
    no.ShiftOver: later("This shift is over. Type /shift to see those that run and those to come."),
    no.DatabaseAway: later("The database did not answer. Nothing was changed; press again in a moment."),
}
# The names that the form's field may have which a refusal is about.
_FIELDS: dict[type[no.BadInput], tuple[str, ...]] = {
    no.EmptyText: ("text", "first_texts"),
    no.TextTooLong: ("text", "first_texts"),
    no.FreeTextForbidden: ("text", "first_texts"),
    no.FieldUnfilled: ("text",),
    replies.RulesRefused: ("rules", "questions", "tags"),
    no.NameTaken: ("name",),
    no.ScriptNotReady: ("first_texts", "text"),
    no.ListNotReady: ("list",),
    WhenLater: ("at",),
    no.TimesRefused: ("ends",),
}


@singledispatch
def refusal(why: no.Refusal) -> Words:
    """A refusal in words."""
    return (_ALWAYS[type(why)],)


@refusal.register
def _(why: no.OutsideCampaign | no.Escalated | no.ListLimits) -> Words:
    return lists.refused(why)


@refusal.register
def _(why: no.NoSuchThing) -> Words:
    if why.what in _MISSING:
        return (_MISSING[why.what],)
    gone = _GONE.get(why.what)
    return (gone,) if gone else say("There is no such {what} any more. Nothing was changed.", what=why.what)


@refusal.register
def _(why: no.CampaignNotOpen) -> Words:
    return say(_CLOSED.get(CampaignState(why.state), _NOT_OPEN), campaign=why.campaign)


@refusal.register
def _(why: no.NameTaken) -> Words:
    return say("The name “{name}” is taken. Choose another one.", name=why.name)


@refusal.register
def _(why: no.ScriptNotReady) -> Words:
    errors = [finding for finding in why.findings if finding.severity is Severity.ERROR]
    texts = 1 + max((finding.text or 0 for finding in errors), default=0)
    return ("\n".join(finding_in_words(finding, texts) for finding in errors),)


@refusal.register
def _(why: no.ListNotReady) -> Words:
    return say(
        "The contact list {name} has not been loaded whole. Load it again, or choose another.", name=why.name
    )


@refusal.register
def _(why: no.BadSetting) -> Words:
    if why.field == "hours":
        return say("Texting must close after it opens.")
    if why.field == "acknowledged":
        return say(
            "Before 8:00 AM and after 9:00 PM federal rules forbid most calls, wherever a contact lives. "
            "If you know that these hours are allowed, type “{words}” in the field for it; it stands in "
            "the record under your name. Nothing was changed.",
            words=why.limits,
        )
    if why.field == "countries":
        return say(
            "Write two letters for each country, as in {limits}. Nothing was changed.", limits=why.limits
        )
    if why.field == "card_fields":
        return say(
            "The list of this campaign has no such column. It has {limits}. Nothing was changed.",
            limits=why.limits,
        )
    if why.field == "zone":
        return say(
            "Baton knows no such zone. Choose one of those that are offered, like {limits}.",
            limits=why.limits,
        )
    return say("This must be within {limits}.", limits=why.limits)


@refusal.register
def _(why: no.ListFollows) -> Words:
    return say(
        "{name} follows the group @{group}. Change the group itself, and the list follows at once; "
        "nothing was changed here.",
        name=why.name,
        group=why.group,
    )


@refusal.register
def _(why: no.FileRefused) -> Words:
    return file_refused(why)


@refusal.register
def _(why: no.TimesRefused) -> Words:
    return times_refused(why.wrong)


refusal.register(NothingToPreassign)(preassign.nothing_to_choose)
refusal.register(StillRuns)(purge.still_runs)
refusal.register(PreassignmentStands)(preassign.stands)
refusal.register(no.NotTheHolder)(refused.not_the_holder)
refusal.register(no.NothingLeft)(refused.nothing_left)
refusal.register(no.BucketAsleep)(refused.bucket_asleep)
refusal.register(AlreadyOpened)(testing.opened)
refusal.register(TestsSpent)(testing.spent)
refusal.register(NumberForgotten)(testing.forgotten)
refusal.register(no.OutsideHours)(refused.outside_hours)
refusal.register(no.FinishRepliesFirst)(refused.finish_replies_first)
refusal.register(no.CapReached)(refused.cap_reached)
refusal.register(no.NotTextedYet)(refused.not_texted_yet)
refusal.register(no.TextedLately)(refused.texted_lately)
refusal.register(no.HasOptedOut)(refused.has_opted_out)
refusal.register(NumberRetired)(refused.number_retired)
refusal.register(NumberAbroad)(refused.number_abroad)
refusal.register(no.ContactBarred)(refused.contact_barred)
refusal.register(no.AlreadyTexted)(refused.already_texted)
refusal.register(no.TextTooLong)(refused.too_long)
refusal.register(no.FieldUnfilled)(refused.unfilled)
refusal.register(no.FreeTextForbidden)(refused.prepared_alone)
refusal.register(shifts.ShiftFull)(cover.full)
refusal.register(shifts.OffShift)(cover.off_shift)
refusal.register(shifts.CoverRefused)(cover.refused)
refusal.register(shifts.NobodyThere)(parting.alone)
refusal.register(shifts.TimesStay)(shift.times_stay)
refusal.register(shifts.EndStands)(shift.end_stands)
refusal.register(LinkRefused)(linking.refused)
refusal.register(RetryLater)(carrier.retry_later)
refusal.register(SameWords)(carrier.same_words)
refusal.register(replies.RulesRefused)(rules.refused)
refusal.register(replies.RulesChanged | replies.RunUndoOver)(run_again.refused)
refusal.register(filing.NotFiled)(not_filed)
refusal.register(NotWaiting | WhenLater)(not_put_aside)


@refusal.register
def _(why: no.MovedOn) -> Words:
    places = {"name": why.name, "holder": why.holder or tr("nobody")}
    if why.waits:
        return say("{name} still waits and is with {holder}. Nothing was moved by this.", **places)
    return say("{name} does not wait any more and is with {holder}. Nothing was moved by this.", **places)


@refusal.register
def _(why: no.NothingToMove) -> Words:
    told = [tr("No conversation fits this choice, so there is nothing to move.")]
    if why.opted_out:
        told.append(
            tr_n(
                "{n} contact opted out, and such contacts are never moved.",
                "{n} contacts opted out, and such contacts are never moved.",
                why.opted_out,
            )
        )
    if why.retired:
        told.append(
            tr_n(
                "{n} contact cannot be reached, and such contacts are never moved.",
                "{n} contacts cannot be reached, and such contacts are never moved.",
                why.retired,
            )
        )
    return (" ".join(told),)


@refusal.register
def _(why: no.NobodyToTake) -> Words:
    reasons = "\n".join(left_out(why.left_out))
    return (
        tr(
            "Nobody of those chosen can take any of them. Nothing was moved.\n{reasons}", reasons=reasons
        ).strip(),
    )


@refusal.register
def _(why: no.NobodyOnShift) -> Words:
    if not why.user_lists:
        return say("Nobody is on shift now. Choose the admins, or back to the pool instead.")
    return say(
        "Nobody is on shift now. Choose one of the lists ({lists}), the admins, or back to the pool instead.",
        lists=listed([shortened(name, _NAME) for name in why.user_lists], "or"),
    )


@refusal.register
def _(why: no.UndoOver) -> Words:
    return say(
        "This could be undone until {at}. Nothing was changed; a new /reassign can move them.", at=why.until
    )


def fields_at_fault(why: no.BadInput) -> tuple[str, ...]:
    """The names that the form's field may have which a refusal is about; none when it is about no field."""
    if isinstance(why, no.BadSetting):
        return (why.field, "closes") if why.field == "hours" else (why.field,)
    if isinstance(why, filing.NotFiled):
        return not_filed_for(why)
    return _FIELDS.get(type(why), ())
