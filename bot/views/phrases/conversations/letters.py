"""What Baton says by itself, in direct messages and in channels: no personal data in channels."""

from collections.abc import Iterator, Sequence

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
from bot.views.phrases.reassignment.route import person
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Ago, Strong, Words, listed
from bot.vocabulary import CampaignState, Parcel, PlanState, Timed

ALOUD = later("You read this here because Discord delivers no direct messages from Baton to you.")
SOMETHING: Words = (
    later("Baton has something to tell you that is for you alone. Open your direct messages to get it."),
)
TEXT_ON = later("Text on without it")
_ALL_READ: Words = (later("Twilio answered meanwhile: all replies are read, and first texts leave."),)
_GIVEN_UP: dict[str, str] = {
    Parcel.TEXT: later("a text to a contact"),
    Timed.SHIFT_REMINDER: later("the reminder of a shift"),
    Timed.SHIFT_BEGINS: later("the beginning of a shift"),
    Timed.SHIFT_ENDS: later("the end of a shift"),
    Timed.SHIFT_GRACE: later("the handover after a shift"),
    Timed.RECUR: later("the next shift of a series"),
    Timed.DIGEST: later("a digest"),
    Timed.NUDGE: later("a reminder of replies that wait"),
    Timed.ESCALATE: later("word to admins of replies that wait"),
    Timed.IDLE: later("a question about an idle bucket"),
    Timed.RESUME: later("the end of a pause"),
    Timed.INDEX_NAMES: later("the names of a contact list, which Find does not find yet"),
    Timed.INDEX_WORDS: later("what contacts wrote before Find was there, which it does not find"),
    Timed.LEARN: later("what was to be learnt of filed replies"),
    Timed.LAY_OUT: later("the opening of a campaign, which goes on once you pause and open it"),
    RECEIVED: later("a text from a contact, which Twilio's console shows under that name"),
    Timed.IDLE_RETURN: later("the return of an idle bucket"),
}
_MESSAGE = later("a message")
_NAMED = 5
# What Slack and Discord say of a channel in which one cannot post.
_GONE, _SHUT = later("it is gone, or out of Baton's sight"), later("Baton may not post there")
_CLOSED = {
    "is_archived": later("it is archived"),
    **dict.fromkeys(("channel_not_found", "10003", "10013"), _GONE),
    **dict.fromkeys(("not_in_channel", "restricted_action", "50001", "50013"), _SHUT),
}


def inbox_of(post: InboxPost) -> Words:
    """How much waits for somebody, and how many of their texts did not arrive."""
    retries = sum(row.needs_retry for row in post.rows)
    failed = tr_n("{n} text of yours did not arrive.", "{n} texts of yours did not arrive.", retries)
    waiting = f"{inbox.waiting(post.waiting)}{'.' if post.waiting else ''}"
    if not retries:
        return (waiting,)
    return (f"{waiting} {failed}" if post.waiting else failed,)


def unheld(post: UnheldPost) -> Words:
    """Replies that wait for nobody."""
    if post.waiting == 0:
        return say("All replies of {campaign} have somebody.", campaign=post.campaign.name)
    if post.oldest is None:
        return (Strong(post.campaign.name), "\n", inbox.unheld(post.waiting))
    waits = say_n(
        "{n} reply waits for somebody to take; the oldest came {since}.",
        "{n} replies wait for somebody to take; the oldest came {since}.",
        post.waiting,
        since=Ago(post.oldest),
    )
    return (Strong(post.campaign.name), "\n", *waits)


def unknown_sender(post: UnknownSenderPost) -> Words:
    """Texts from somebody no campaign texted: how many in a day."""
    if post.count == 1:
        return say("A text came from a number that no campaign has texted.")
    told = tr(
        "{count} texts came in the last day from numbers that no campaign has texted.", count=post.count
    )
    if post.count == len(post.newest):
        return (told,)
    return (f"{told} {tr('The newest {count}:', count=len(post.newest))}",)


def strangers_text(text: StrangersText) -> Words:
    """From whom one of them came, and when."""
    return say("From {phone}, {at}:", phone=text.phone, at=text.at)


def card(of: CampaignCard) -> Words:
    """A campaign as its channel sees it."""
    name: Words = (Strong(of.ref.name),)
    if of.organisation:
        name = say("{campaign} by {organisation}", campaign=name, organisation=of.organisation)
    standing = f"{campaign.state(of)}  ·  " if of.state is not CampaignState.OPEN else ""
    return (*name, f"\n{standing}{campaign.progress(of.counts)}\n{campaign.numbers(of.counts)}")


def how_to_start(of: CampaignCard) -> str:
    """What pressing the card's button gives."""
    return tr_n(
        "You get up to {n} contact and send each text with a click of your own.",
        "You get up to {n} contacts and send each text with a click of your own.",
        of.bucket_size,
    )


def replies_unread(post: RepliesUnreadPost) -> Words:
    """The provider does not say who wrote: what waits for that, what an admin may do, or that it does now."""
    if post.answered:
        return _ALL_READ
    if post.texting:
        return say(
            "Twilio has not told Baton who wrote since {since}. First texts leave all the same, as an admin "
            "decided. Baton goes on asking.",
            since=post.read_to,
        )
    told = say(
        "Twilio has not told Baton who wrote since {since}. Somebody may have said stop meanwhile. Baton "
        "goes on asking, and texts on by itself once it knows. Replies leave as always.",
        since=post.read_to,
    )
    return (Strong(tr("First texts wait.")), "\n", *told)


def home_closed(post: HomeClosedPost) -> Words:
    """To admins: in which channels Baton cannot post, and what becomes of what it would say there."""
    places = [f"{platform(name)} ({_CLOSED.get(why, why)})" for name, why in post.homes]
    return (
        Strong(
            tr(
                "Baton cannot post in the channel of {campaign} in {names}.",
                campaign=post.campaign.name,
                names=listed(places),
            )
        ),
        " ",
        tr(
            "What it would say there comes to you. Let Baton post there again, or choose another channel in "
            "Settings."
        ),
    )


def delivery_unknown(post: DeliveryUnknownPost) -> Words:
    """Nobody can say whether a text arrived."""
    return say(
        "Nobody can say whether your text to {name} in {campaign} arrived. It was not sent again: open the "
        "conversation and decide.",
        name=post.name,
        campaign=post.campaign.name,
    )


def delivery_unknown_aloud(post: DeliveryUnknownPost) -> Words:
    """The same where others read it: no contact is named."""
    return say(
        "Nobody can say whether a text of yours in {campaign} arrived: open it and decide.",
        campaign=post.campaign.name,
    )


def given_up(post: GivenUpPost) -> Words:
    """What Baton could not do by itself, for whoever can look into the log."""
    things = [f"{_GIVEN_UP.get(each.kind, _MESSAGE)} ({each.reference})" for each in post.newest]
    more = post.count - len(things)
    named = listed([*things, tr("{more} more", more=more)] if more else things)
    head = tr_n(
        "Baton could not do {n} thing by itself and gave up.",
        "Baton could not do {n} things by itself and gave up.",
        post.count,
    )
    told = tr(
        "It tried for two hours: {things}. Look at whether something must be done by hand, and show whoever "
        "runs Baton this message: the log says what went wrong under these names.",
        things=named,
    )
    return (Strong(head), f" {told}")


def reassigned(post: ReassignedPost) -> Words:
    """To somebody who got or gave conversations: how many, from whom or to whom, and by whose hand."""
    by = plan.decider(post.plan)
    if post.plan.state is PlanState.UNDONE:
        head = Strong(tr("{by} took a reassignment back.", by=by))
        return ("↩️ ", head, "".join(f" {line}" for line in _returned(post)))
    told = Strong(" ".join(_moved(post)))
    if post.gained and [each.person for each in post.plan.gives] == [post.plan.decided_by or post.plan.actor]:
        return (told,)
    moved = tr("{by} moved them.", by=by) if post.gained + post.lost > 1 else tr("{by} moved it.", by=by)
    return (told, f" {moved}")


def _returned(post: ReassignedPost) -> Iterator[str]:
    if post.gained:
        yield tr_n(
            "{n} conversation went back to whoever had them.",
            "{n} conversations went back to whoever had them.",
            post.gained,
        )
    if post.lost:
        yield tr_n("{n} conversation came back to you.", "{n} conversations came back to you.", post.lost)


def _moved(post: ReassignedPost) -> Iterator[str]:
    if post.gained:
        yield tr_n(
            "{n} conversation came to you from {people}.",
            "{n} conversations came to you from {people}.",
            post.gained,
            people=_others(post.plan.gives, post),
        )
    if post.lost:
        yield tr_n(
            "{n} conversation of yours went to {people}.",
            "{n} conversations of yours went to {people}.",
            post.lost,
            people=_others(post.plan.gets, post),
        )


def _others(portions: Sequence[Portioned], post: ReassignedPost) -> str:
    """The people at the other end."""
    names = [person(each.person) for each in portions if each.person != post.reader]
    hidden = len(names) - _NAMED + 1
    if hidden > 1:
        names = [*names[: _NAMED - 1], tr("{n} others", n=hidden)]
    return listed(names) or tr("others")
