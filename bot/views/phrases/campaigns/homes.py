"""What is said of the channels in which a campaign stands."""

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.phrases.people.linking import platform
from bot.views.phrases.sentences import say, tr, tr_n
from bot.views.phrases.words import Words, listed


def where(picture: CampaignPicture) -> str:
    """Where volunteers find the Start button."""
    if homes := _homes(picture):
        return tr_n(
            "Its card with Start stands in its channel in {platforms}.",
            "Its card with Start stands in its channels in {platforms}.",
            len(homes),
            platforms=listed(homes),
        )
    return tr("It has no channel: volunteers start with /text. Choose a channel in Settings.")


def and_elsewhere(picture: CampaignPicture, here: str) -> str:
    """Behind the channel of one platform: where else its card stands."""
    homes = _homes(picture, but=here)
    if not homes:
        return ""
    return " " + tr_n(
        "and in its channel in {platforms}",
        "and in its channels in {platforms}",
        len(homes),
        platforms=listed(homes),
    )


def cut_off(name: str) -> Words:
    """The channel cannot be posted in."""
    return say(
        "Baton is not in the channel of {name}, so its card with Start is not there. Type /invite @Baton "
        "in that channel, then press Settings and Save.",
        name=name,
    )


def cut_off_in_server(name: str) -> Words:
    """The channel of a server cannot be posted in."""
    return say(
        "Baton may not post in the channel of {name}, so its card with Start is not there. Give it View "
        "Channel and Send Messages there, then press Settings, Place and people, and Submit.",
        name=name,
    )


def _homes(picture: CampaignPicture, but: str = "") -> list[str]:
    """The platforms on which a campaign has channels, but for one."""
    return [platform(each) for each in picture.settings.homes if each != but]
