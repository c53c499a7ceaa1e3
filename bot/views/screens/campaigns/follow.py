"""Following up on a campaign: whom, how many, and the draft that was made."""

from bot.assignment.outcomes.campaigns import CampaignPicture, FollowPicture
from bot.assignment.outcomes.contacts import Narrowing
from bot.views.fields import Field, Form, Group, Number, Pick, called, one_of
from bot.views.parts import Button, Page, Style, notice
from bot.views.phrases.campaigns import follow as words
from bot.views.phrases.options import cut_hint
from bot.views.phrases.reassignment.reassign import CHOICES
from bot.views.phrases.words import shortened
from bot.views.tokens import token

CHOSEN, ALL = "chosen", "all"
_CHOICE, _MOST_DAYS, _QUIET = 70, 3650, 3


def form(of: Narrowing) -> Form:
    """Whom of the campaign."""
    (campaign,) = of.campaigns
    whom = one_of([(words.CHOSEN, CHOSEN), (words.EVERYBODY, ALL)], CHOSEN, in_sight=True)
    days = Number(_MOST_DAYS, _QUIET)
    return Form(
        words.TITLE,
        [
            Field("whom", words.WHOM, whom, required=True),
            *_said(of),
            Field("silent", words.SILENT, Number(_MOST_DAYS), hint=words.SILENT_HINT),
            Field("quiet", words.QUIET, days, hint=words.QUIET_HINT),
        ],
        token("follow_look", campaign.id),
        words.LOOK,
        shortened(campaign.name, _CHOICE),
        words.about(campaign.name),
    )


def look(of: FollowPicture, said: int, stamp: int) -> Page:
    """How many, and the way to make it; the button carries what was chosen, in numbers."""
    wish = of.wish
    silent = 0 if wish.silent is None else wish.silent + 1
    make = token("follow_make", wish.campaign_id, said, silent, wish.quiet, int(wish.everybody), stamp)
    change = Button(words.CHANGE, token("follow", wish.campaign_id))
    deeds = [Button(words.MAKE, make, Style.PRIMARY), change] if of.contacts else [change]
    return notice(words.counted_up(of), *deeds, title=words.TITLE)


def made(of: CampaignPicture) -> Page:
    """The draft, and the way to it."""
    return notice(words.made(of), Button(words.OPEN_IT, token("campaign_look", of.ref.id)), title=words.TITLE)


def _said(of: Narrowing) -> list[Field]:
    tags = [(shortened(tag, _CHOICE), called(tag)) for tag in of.tags]
    answers = [(shortened(" ".join(each), _CHOICE), called(each)) for each in of.answers]
    if not tags and not answers:
        return []
    groups = [Group(words.TAGS, tags), Group(words.ANSWERS, answers)]

    def rest(shown: int) -> str:
        return cut_hint(len(tags) + len(answers), shown, CHOICES, "")

    return [Field("said", words.SAID, Pick(groups, placeholder=words.ANY, rest=rest))]
