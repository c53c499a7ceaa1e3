"""What Baton says by itself, in direct messages and in channels: no personal data in channels."""

from bot.assignment.outcomes.campaign import CampaignCard
from bot.assignment.outcomes.delivery import (
    CampaignPausedPost,
    DeliveryUnknownPost,
    InboxPost,
    UnheldPost,
    UnknownSenderPost,
)
from bot.views.phrases import campaign, inbox
from bot.views.phrases.words import Ago, Strong, Words, counted
from bot.vocabulary import CampaignState

START = "Start texting"
_CODE = "provider:"


def inbox_of(post: InboxPost) -> Words:
    """How much waits for somebody, and how many of their texts did not arrive."""
    retries = sum(row.needs_retry for row in post.rows)
    failed = f"{counted(retries, 'text')} of yours did not arrive." if retries else ""
    if post.waiting == 0 and failed:
        return (failed,)
    return (f"{inbox.waiting(post.waiting)}{'.' if post.waiting else ''} {failed}".strip(),)


def unheld(post: UnheldPost) -> Words:
    """Replies that wait for nobody."""
    if post.waiting == 0:
        return (f"All replies of {post.campaign.name} have somebody.",)
    waiting = counted(post.waiting, "reply waits", "replies wait")
    oldest: Words = ("; the oldest came ", Ago(post.oldest)) if post.oldest else ()
    return (Strong(post.campaign.name), f"\n{waiting} for somebody to take", *oldest, ".")


def unknown_sender(post: UnknownSenderPost) -> Words:
    """A text from somebody no campaign texted."""
    return (f"A text came from {post.phone}, a number that no campaign has texted. It came ", post.at, ".")


def card(of: CampaignCard) -> Words:
    """A campaign as its channel sees it."""
    by = f" by {of.organisation}" if of.organisation else ""
    standing = f"{campaign.state(of)}  ·  " if of.state is not CampaignState.OPEN else ""
    return (
        Strong(of.ref.name),
        f"{by}\n{standing}{campaign.progress(of.counts)}\n{campaign.numbers(of.counts)}",
    )


def how_to_start(of: CampaignCard) -> str:
    """What pressing the card's button gives."""
    return f"You get up to {counted(of.bucket_size, 'contact')} and send each text with a click of your own."


def paused(post: CampaignPausedPost) -> Words:
    """A campaign stopped by itself: why, what is kept, what to do."""
    return (
        Strong(f"{post.campaign.name} paused itself."),
        f"\n{_why(post.because)} Nobody is texted until you resume it.",
    )


def delivery_unknown(post: DeliveryUnknownPost) -> Words:
    """Nobody can say whether a text arrived."""
    doubt = f"Nobody can say whether your text to {post.name} in {post.campaign.name} arrived."
    return (f"{doubt} It was not sent again: open the conversation and decide.",)


def _why(because: str) -> str:
    if because == "filtered":
        return "Carriers filter its texts. Reword the script, or ask the provider about the registration."
    if because.startswith(_CODE):
        code = because.removeprefix(_CODE)
        return f"The provider refuses its texts with error {code} (twilio.com/docs/api/errors/{code})."
    return "Something must be put right first."
