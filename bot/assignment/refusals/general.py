"""Every "no" of the core, with its facts; `views.phrases` turns each into words.

Refusal
├── NotAllowed    NotAnAdmin · Suspended · NotTheHolder · OutsideCampaign · Escalated
├── Gone          NoSuchThing · CampaignNotOpen · StaleText · ShiftOver · MovedOn
├── NotNow        NothingLeft · BucketAsleep · NothingWaits · OutsideHours · FinishRepliesFirst · CapReached ·
│                 NotTextedYet · TextedLately · NothingToMove · NobodyToTake · NobodyOnShift · UndoOver ·
│                 those of `refusals.shifts`, `refusals.contacts` and `refusals.texting`
├── Barring       HasOptedOut · ContactBarred · AlreadyTexted; those of `refusals.texting`
├── BadInput      EmptyText · TextTooLong · FreeTextForbidden · NameTaken · ScriptNotReady · ListNotReady ·
│                 FileRefused · BadSetting · LastAdmin · ListFollows · ListLimits · TimesRefused ·
│                 LinkRefused · those of `refusals.filing`
└── DatabaseAway
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import dataclass_transform

from bot.assignment.outcomes.reassignment import LeftOut
from bot.assignment.outcomes.texting import Lack
from bot.assignment.rules.calendar.when import WrongTimes
from bot.assignment.rules.sheets.sheet_terms import Refused as FileFault
from bot.assignment.rules.texts.script import Finding
from bot.vocabulary import Barred


@dataclass_transform(eq_default=False)
class Refusal(Exception):
    """A "no" that a person can understand; nothing was changed. Each is a dataclass of its facts."""

    def __init_subclass__(cls) -> None:
        dataclass(eq=False)(cls)


class NotAllowed(Refusal):
    """This person may not do this."""


class NotAnAdmin(NotAllowed):
    """Only admins may do this."""


class Suspended(NotAllowed):
    """This person was suspended."""


class NotTheHolder(NotAllowed):
    """Somebody else holds the conversation now; `holder` is their name, None when nobody does."""

    holder: str | None


class OutsideCampaign(NotAllowed):
    """The campaign is for the people of a user list, and this person is not in it."""

    campaign: str
    user_list: str


class Escalated(NotAllowed):
    """A tag carried the conversation to a user list; empty where the list is no more."""

    user_list: str


class Gone(Refusal):
    """What was pressed is about something that has changed or ended since."""


class NoSuchThing(Gone):
    """The thing named does not exist (any more); `what` is its word: campaign, contact, list, person."""

    what: str


class CampaignNotOpen(Gone):
    """The campaign is a draft, paused or over."""

    campaign: str
    state: str
    because: str = ""


class StaleText(Gone):
    """The text shown is not the text that would be sent now (the script was changed)."""


class ShiftOver(Gone):
    """The shift has ended, or was called off; nobody can join or leave it any more."""


class MovedOn(Gone):
    """The conversation was answered, or given to `holder` (None: nobody), since the button was drawn."""

    name: str
    holder: str | None
    waits: bool


class NotNow(Refusal):
    """Not possible now, perhaps later."""


class NothingLeft(NotNow):
    """The campaign has no contact to deal now, for `lack`; some from `opens_at`, unless that is None."""

    campaign: str
    opens_at: datetime | None = None
    lack: Lack = Lack.TEXTED


class BucketAsleep(NotNow):
    """The volunteer's `unsent` contacts may not be texted now; the first may from `opens_at`.

    With `campaign_id`, others of this campaign may be.
    """

    campaign: str
    unsent: int
    opens_at: datetime | None
    campaign_id: int = 0


class NothingWaits(NotNow):
    """No conversation waits for somebody to take it."""


class OutsideHours(NotNow):
    """It is outside texting hours where the contact lives; None when no hour fits all plausible zones."""

    name: str
    opens_at: datetime | None


class FinishRepliesFirst(NotNow):
    """The campaign wants `waiting` replies answered before another bucket; up to `allowed` may wait."""

    campaign: str
    waiting: int
    allowed: int


class CapReached(NotNow):
    """The volunteer holds as many contacts as they may."""

    cap: int


class NotTextedYet(NotNow):
    """The first text comes first: the contact would not know who writes."""

    name: str


class TextedLately(NotNow):
    """Another campaign texted this number within the lock window."""

    name: str
    until: datetime


class NothingToMove(NotNow):
    """No conversation fits the selection but those of `opted_out` contacts and `retired` numbers."""

    opted_out: int = 0
    retired: int = 0


class NobodyToTake(NotNow):
    """Nobody of the target may receive; `left_out` says why, person by person."""

    left_out: tuple[LeftOut, ...] = ()


class NobodyOnShift(NotNow):
    """Nobody is on shift now; the user lists could receive instead."""

    user_lists: tuple[str, ...] = ()


class UndoOver(NotNow):
    """The time in which this could be undone has passed."""

    until: datetime


class Barring(Refusal):
    """This contact may not be texted."""


class HasOptedOut(Barring):
    """The contact asked not to be texted."""

    name: str


class ContactBarred(Barring):
    """This list or this campaign leaves the contact alone, though their number is well."""

    name: str
    bar: Barred


class AlreadyTexted(Barring):
    """The first text was sent already, by another click or another person."""

    name: str


class BadInput(Refusal):
    """What was typed can not be used as it is."""


class EmptyText(BadInput):
    """There is nothing to send or to file."""


class TextTooLong(BadInput):
    """The text has more segments than a text may have."""

    segments: int
    limit: int


class FieldUnfilled(BadInput):
    """What stands in double braces, `near`, is nothing that could be filled in."""

    near: str


class FreeTextForbidden(BadInput):
    """The campaign allows prepared replies only."""

    campaign: str


class NameTaken(BadInput):
    """Another campaign or list has this name."""

    name: str


class ScriptNotReady(BadInput):
    """The check before launch found errors."""

    findings: tuple[Finding, ...]


class ListNotReady(BadInput):
    """The contact list has not been loaded whole."""

    name: str


class FileRefused(BadInput):
    """No contact list, by `rules.sheet_terms`; `opted_out` numbers in it opted out before it broke off."""

    code: FileFault
    facts: Mapping[str, str | int | tuple[str, ...]]
    opted_out: int = 0


class BadSetting(BadInput):
    """A setting is out of its bounds; `field` is its name, `limits` the bounds in words of the field."""

    field: str
    limits: str


class LastAdmin(BadInput):
    """Somebody must remain an admin."""


class ListFollows(BadInput):
    """The user list follows a group of a platform, mentioned as `group`, and is not edited by hand."""

    name: str
    group: str


class ListLimits(BadInput):
    """A campaign is limited to the people of this user list, or a tag of it carries there."""

    name: str
    campaign: str
    carries: bool = False


class TimesRefused(BadInput):
    """No shift can be at these times; `wrong` is in the terms of `rules.when`."""

    wrong: WrongTimes


class DatabaseAway(Refusal):
    """The database did not answer; nothing was changed and pressing again is safe."""
