"""What Baton says by itself, in direct messages and in channels: no personal data in channels."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import CampaignCard
from bot.assignment.outcomes.letters import (
    RECEIVED,
    DeliveryUnknownPost,
    GivenUpPost,
    HomeClosedPost,
    InboxPost,
    ReassignedPost,
    RepliesUnreadPost,
    StrangersText,
    UnheldPost,
    UnknownSenderPost,
)
from bot.assignment.outcomes.reassignment import Portioned
from bot.views.phrases.campaigns import campaign
from bot.views.phrases.conversations import inbox
from bot.views.phrases.people.linking import platform
from bot.views.phrases.reassignment import plan
from bot.views.phrases.words import Ago, Strong, Words, counted, listed
from bot.vocabulary import CampaignState, Parcel, PlanState, Timed

ALOUD = "You read this here because Discord delivers no direct messages from Baton to you."
SOMETHING: Words = (
    "Baton has something to tell you that is for you alone. Open your direct messages to get it.",
)
TEXT_ON = "Text on without it"
_ALL_READ: Words = ("Twilio answered meanwhile: all replies are read, and first texts leave.",)
_GIVEN_UP: dict[str, str] = {
    Parcel.TEXT: "a text to a contact",
    Timed.SHIFT_REMINDER: "the reminder of a shift",
    Timed.SHIFT_BEGINS: "the beginning of a shift",
    Timed.SHIFT_ENDS: "the end of a shift",
    Timed.SHIFT_GRACE: "the handover after a shift",
    Timed.RECUR: "the next shift of a series",
    Timed.DIGEST: "a digest",
    Timed.NUDGE: "a reminder of replies that wait",
    Timed.ESCALATE: "word to admins of replies that wait",
    Timed.IDLE: "a question about an idle bucket",
    Timed.RESUME: "the end of a pause",
    Timed.INDEX_NAMES: "the names of a contact list, which Find does not find yet",
    Timed.INDEX_WORDS: "what contacts wrote before Find was there, which it does not find",
    Timed.LAY_OUT: "the opening of a campaign, which goes on once you pause and open it",
    RECEIVED: "a text from a contact, which Twilio's console shows under that name",
    Timed.IDLE_RETURN: "the return of an idle bucket",
}
_NAMED = 5
# What Slack and Discord say of a channel in which one cannot post.
_GONE, _SHUT = "it is gone, or out of Baton's sight", "Baton may not post there"
_CLOSED = {
    "is_archived": "it is archived",
    **dict.fromkeys(("channel_not_found", "10003", "10013"), _GONE),
    **dict.fromkeys(("not_in_channel", "restricted_action", "50001", "50013"), _SHUT),
}


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
    """Texts from somebody no campaign texted: how many in a day."""
    if post.count == 1:
        return ("A text came from a number that no campaign has texted.",)
    shown = "" if post.count == len(post.newest) else f" The newest {len(post.newest)}:"
    return (f"{post.count:,} texts came in the last day from numbers that no campaign has texted.{shown}",)


def strangers_text(text: StrangersText) -> Words:
    """From whom one of them came, and when."""
    return (f"From {text.phone}, ", text.at, ":")


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


def replies_unread(post: RepliesUnreadPost) -> Words:
    """The provider does not say who wrote: what waits for that, what an admin may do, or that it does now."""
    if post.answered:
        return _ALL_READ
    since: Words = ("Twilio has not told Baton who wrote since ", post.read_to, ".")
    if post.texting:
        return (*since, " First texts leave all the same, as an admin decided. Baton goes on asking.")
    return (
        Strong("First texts wait."),
        "\n",
        *since,
        " Somebody may have said stop meanwhile. Baton goes on asking, and texts on by itself once it knows.",
        " Replies leave as always.",
    )


def home_closed(post: HomeClosedPost) -> Words:
    """To admins: in which channels Baton cannot post, and what becomes of what it would say there."""
    places = [f"{platform(name)} ({_CLOSED.get(why, why)})" for name, why in post.homes]
    return (
        Strong(f"Baton cannot post in the channel of {post.campaign.name} in {listed(places)}."),
        " What it would say there comes to you. ",
        "Let Baton post there again, or choose another channel in Settings.",
    )


def delivery_unknown(post: DeliveryUnknownPost) -> Words:
    """Nobody can say whether a text arrived."""
    doubt = f"Nobody can say whether your text to {post.name} in {post.campaign.name} arrived."
    return (f"{doubt} It was not sent again: open the conversation and decide.",)


def delivery_unknown_aloud(post: DeliveryUnknownPost) -> Words:
    """The same where others read it: no contact is named."""
    return (f"Nobody can say whether a text of yours in {post.campaign.name} arrived: open it and decide.",)


def given_up(post: GivenUpPost) -> Words:
    """What Baton could not do by itself, for whoever can look into the log."""
    things = [f"{_GIVEN_UP.get(each.kind, 'a message')} ({each.reference})" for each in post.newest]
    more = post.count - len(things)
    named = listed([*things, f"{more:,} more"] if more else things)
    return (
        Strong(f"Baton could not do {counted(post.count, 'thing')} by itself and gave up."),
        f" It tried for two hours: {named}. Look at whether something must be done by hand, and show ",
        "whoever runs Baton this message: the log says what went wrong under these names.",
    )


def reassigned(post: ReassignedPost) -> Words:
    """To somebody who got or gave conversations: how many, from whom or to whom, and by whose hand."""
    of, by = post.plan, plan.decider(post.plan)
    if of.state is PlanState.UNDONE:
        gave = (
            f" {counted(post.gained, 'conversation')} went back to whoever had them." if post.gained else ""
        )
        got = f" {counted(post.lost, 'conversation')} came back to you." if post.lost else ""
        return ("↩️ ", Strong(f"{by} took a reassignment back."), f"{gave}{got}")
    got = (
        f"{counted(post.gained, 'conversation')} came to you from {_others(of.gives, post)}."
        if post.gained
        else ""
    )
    gave = (
        f"{counted(post.lost, 'conversation')} of yours went to {_others(of.gets, post)}."
        if post.lost
        else ""
    )
    return (
        Strong(" ".join(line for line in (got, gave) if line)),
        f" {by} moved {'them' if post.gained + post.lost > 1 else 'it'}.",
    )


def _others(portions: Sequence[Portioned], post: ReassignedPost) -> str:
    """The people at the other end."""
    names = [plan.person(each.person) for each in portions if each.person != post.reader]
    shown = names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1:,} others"]
    return listed(shown) or "others"
