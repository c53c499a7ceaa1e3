"""What is said of following up on a campaign."""

from bot.assignment.outcomes.campaigns import CampaignPicture, FollowPicture, FollowWish
from bot.views.phrases.words import Strong, Words, counted, shortened

TITLE, LOOK, MAKE, OPEN_IT, CHANGE = "Follow up", "Count them", "Make the draft", "Look", "Change…"
WHOM, CHOSEN, EVERYBODY = "For whom", "Those who fit below", "Everybody on the same list"
SAID, TAGS, ANSWERS, ANY = "With a tag or an answer", "Tags", "Answers", "Any"
SILENT, SILENT_HINT = "Silent for so many days", "Texted so long ago, and never wrote."
QUIET, QUIET_HINT = "Texted by nobody in so many days", "Leaves out whom any campaign texted since."
GONE = "This tag or answer is no longer on offer. Choose once more."
NO_NUMBER = "Write how many days, as a whole number."
_NAME = 60


def about(name: str) -> Words:
    """What a follow-up is."""
    return (
        f"A new draft with the texts, tags, questions and settings of {shortened(name, _NAME)}. ",
        "Whoever opted out or is left alone is never among those who fit.",
    )


def counted_up(of: FollowPicture) -> Words:
    """How many it would be for, before anything is made."""
    name = shortened(of.campaign.name, _NAME)
    if of.wish.everybody:
        return (Strong(f"A copy of {name}"), f" for the same list: {counted(of.contacts, 'contact')}.")
    if not of.contacts:
        return (Strong("Nobody fits."), f" {_rules(of.wish)}")
    return (
        Strong(f"{counted(of.contacts, 'contact')} of {name} would be texted once more."),
        f" {_rules(of.wish)}",
    )


def made(of: CampaignPicture) -> Words:
    """The draft stands."""
    name = shortened(of.ref.name, _NAME)
    size = counted(of.list.size, "contact")
    return ("✅ ", Strong(name), f" is a draft over {size}. Read its first text before you open it.")


def _rules(wish: FollowWish) -> str:
    said = [f"tagged {shortened(wish.tag, _NAME)}"] if wish.tag else []
    said += [" ".join(shortened(each, _NAME) for each in wish.answer)] if wish.answer else []
    said += [f"silent for {counted(wish.silent, 'day')}"] if wish.silent is not None else []
    said += [f"texted by nobody in {counted(wish.quiet, 'day')}"] if wish.quiet else []
    return f"They are {', '.join(said)}." if said else "All who were texted and may be texted again."
