"""What is said where work lies: to whoever holds it, to whoever looks after it, and how much one hears."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment.outcomes.attention import EscalationPost, Late, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.reassignment import PlanPicture, Taker
from bot.views.phrases.reassignment import plan
from bot.views.phrases.words import Ago, Strong, Words, counted, listed, shortened
from bot.vocabulary import Volume

HAND_OVER, STILL_HERE, GIVE_BACK, OPEN = "Hand them over", "Still here", "Give them back", "Open"
NOTIFICATIONS = "What Baton tells you by itself"
HEARS = "Baton tells you"
VOLUMES = {
    Volume.ALL: "Everything",
    Volume.FEW: "Only what is about to go wrong",
    Volume.NONE: "Nothing",
}
REMIND, ASK = "Remind holders of replies that wait", "Ask about buckets that nobody texts"
REMIND_HINT = "Whoever is on duty and does not answer is reminded; in vain, the lead of the shift is told."
ASK_HINT = "Without an answer within 10 minutes, unsent contacts go back to the pool."
_NAMED, _NAME = 3, 60
_HOUR = 60


def minutes(number: int) -> str:
    """How long something may lie."""
    if number == 0:
        return "Never"
    if number % _HOUR == 0:
        return f"After {counted(number // _HOUR, 'hour')}"
    return f"After {counted(number, 'minute')}"


def nudge(post: NudgePost) -> Words:
    """To a holder: how many wait too long, since when, and where."""
    if not post.late:
        return ("✅ Nothing waits for you too long any more.",)
    total = sum(each.count for each in post.late)
    waiting = counted(total, "reply has waited", "replies have waited")
    return (
        "⏳ ",
        Strong(f"{waiting} too long for you."),
        " The oldest came ",
        Ago(_oldest(post.late)),
        _where(post.late),
    )


def hand_over_question() -> tuple[str, str]:
    """Asked before everything that waits is handed over."""
    return (
        "Hand them over?",
        "All replies that wait for you go to those on duty, or else to the admins.",
    )


def handed_over(done: PlanPicture) -> Words:
    """What waited is with others."""
    if not done.total:
        return ("Nothing was handed over: it was answered or moved meanwhile.",)
    return (f"✅ {plan.went(done)}. Thank you!",)


def escalation(post: EscalationPost) -> Words:
    """To whoever looks after a campaign: somebody does not answer."""
    if not post.late:
        return (f"✅ Nothing waits for {post.holder.name} too long any more.",)
    total = sum(each.count for each in post.late)
    waiting = counted(total, "reply waits", "replies wait")
    return (
        "⏳ ",
        Strong(f"{post.holder.name} does not answer."),
        f" {waiting} for them; the oldest came ",
        Ago(_oldest(post.late)),
        _where(post.late),
        *_best(post.taker),
    )


def reassign_to(taker: Taker) -> str:
    """What the button says."""
    return f"Reassign to {shortened(taker.person.name, _NAME)}"


def still_on_it(post: StillOnItPost) -> Words:
    """The question about a bucket that lies, or what became of the bucket."""
    name = post.campaign.name
    if post.until is None:
        back = counted(post.returned, "unsent contact")
        return (f"{back} of {name} went back to the pool. Type /text to start again.",)
    unsent = counted(post.unsent, "contact")
    return (
        Strong("Are you still on it?"),
        f" You have {unsent} of {name} yet to text. Without an answer they go back to the pool ",
        post.until,
        ".",
    )


def still_here(post: StillOnItPost) -> Words:
    """The answer to the question was yes."""
    if not post.unsent:
        return (f"You have no unsent contacts of {post.campaign.name} any more. Type /text to start again.",)
    return (f"👍 {counted(post.unsent, 'contact')} of {post.campaign.name} stay with you.",)


def nobody_on(post: NobodyOnPost) -> Words:
    """Replies come, and nobody is there for them; or somebody is again."""
    name, waiting = post.campaign.name, counted(post.waiting, "reply waits", "replies wait")
    if post.on:
        names = [each.name for each in post.on[:_NAMED]]
        hidden = len(post.on) - len(names)
        on = listed([*names, counted(hidden, "other")] if hidden else names)
        return (f"✅ {on} {'is' if len(post.on) == 1 else 'are'} on duty for {name} now. {waiting}.",)
    begins: Words = (" The next shift begins ", post.next_shift, ".") if post.next_shift else (_NO_SHIFT,)
    return ("🚨 ", Strong(f"Nobody is on duty for {name}, and replies come."), f" {waiting}.", *begins)


def chosen(volume: Volume) -> Words:
    """How much somebody hears from now on."""
    return {
        Volume.ALL: ("🔔 Baton tells you of replies that wait, of idle contacts and of trouble.",),
        Volume.FEW: ("🔔 Baton tells you only what is about to go wrong.",),
        Volume.NONE: ("🔕 Baton tells you nothing by itself. Type /text to see what waits for you.",),
    }[volume]


def hears(volume: Volume) -> str:
    """How much somebody hears, to others; nothing to say where it is everything."""
    return {
        Volume.ALL: "",
        Volume.FEW: "🔔 hears only what is about to go wrong",
        Volume.NONE: "🔕 hears nothing by itself",
    }[volume]


_NO_SHIFT = " No other shift is planned: open one with /shift."


def _oldest(late: Sequence[Late]) -> datetime:
    return min(each.oldest for each in late)


def _where(late: Sequence[Late]) -> str:
    if len(late) == 1:
        return f" in {late[0].campaign.name}."
    named = [f"{each.count:,} in {each.campaign.name}" for each in late[:_NAMED]]
    hidden = len(late) - len(named)
    return f": {listed([*named, f'{hidden:,} other campaigns'] if hidden > 1 else named)}."


def _best(taker: Taker | None) -> Words:
    if taker is None:
        return ("\nNobody else is there to take them.",)
    name, work = taker.person.name, counted(taker.open_work, "open conversation")
    if taker.on_shift and taker.until:
        return (f"\n{name} could take them: {work}, on shift until ", taker.until, ".")
    if taker.begins:
        return (f"\n{name} could take them: {work}, on the shift that begins ", taker.begins, ".")
    return (f"\n{name} could take them: {work}, active a moment ago.",)
