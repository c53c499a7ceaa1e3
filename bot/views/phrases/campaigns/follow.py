"""What is said of following up on a campaign."""

from bot.assignment.outcomes.campaigns import CampaignPicture, FollowPicture, FollowWish
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, shortened

TITLE, LOOK, MAKE = later("Follow up"), later("Count them"), later("Make the draft")
OPEN_IT, CHANGE = later("Look"), later("Change…")
WHOM, CHOSEN, EVERYBODY = (
    later("For whom"),
    later("Those who fit below"),
    later("Everybody on the same list"),
)
SAID, TAGS, ANSWERS, ANY = later("With a tag or an answer"), later("Tags"), later("Answers"), later("Any")
SILENT, SILENT_HINT = later("Silent for so many days"), later("Texted so long ago, and never wrote.")
QUIET, QUIET_HINT = (
    later("Texted by nobody in so many days"),
    later("Leaves out whom any campaign texted since."),
)
GONE = later("This tag or answer is no longer on offer. Choose once more.")
NO_NUMBER = later("Write how many days, as a whole number up to 3650.")
_NAME = 60


def about(name: str) -> Words:
    """What a follow-up is."""
    return say(
        "A new draft with the texts, tags, questions and settings of {campaign}. "
        "Whoever opted out or is left alone is never among those who fit.",
        campaign=shortened(name, _NAME),
    )


def counted_up(of: FollowPicture) -> Words:
    """How many it would be for, before anything is made."""
    name = shortened(of.campaign.name, _NAME)
    if of.wish.everybody:
        copy = Strong(tr("A copy of {campaign}", campaign=name))
        return say_n(
            "{copy} for the same list: {n} contact.",
            "{copy} for the same list: {n} contacts.",
            of.contacts,
            copy=copy,
        )
    if not of.contacts:
        return (Strong(tr("Nobody fits.")), f" {_rules(of.wish)}")
    many = tr_n(
        "{n} contact of {campaign} would be texted once more.",
        "{n} contacts of {campaign} would be texted once more.",
        of.contacts,
        campaign=name,
    )
    return Strong(many), f" {_rules(of.wish)}"


def made(of: CampaignPicture) -> Words:
    """The draft stands."""
    return say_n(
        "✅ {campaign} is a draft over {n} contact. Read its first text before you open it.",
        "✅ {campaign} is a draft over {n} contacts. Read its first text before you open it.",
        of.list.size,
        campaign=Strong(shortened(of.ref.name, _NAME)),
    )


def _rules(wish: FollowWish) -> str:
    said = [tr("tagged {tag}", tag=shortened(wish.tag, _NAME))] if wish.tag else []
    said += [" ".join(shortened(each, _NAME) for each in wish.answer)] if wish.answer else []
    if wish.silent is not None:
        said.append(tr_n("silent for {n} day", "silent for {n} days", wish.silent))
    if wish.quiet:
        said.append(tr_n("texted by nobody in {n} day", "texted by nobody in {n} days", wish.quiet))
    if not said:
        return tr("All who were texted and may be texted again.")
    return tr("They are {rules}.", rules=", ".join(said))
