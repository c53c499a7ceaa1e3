"""What is said of a reassignment: before it is confirmed, once it is done, and when it is taken back."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import (
    LeftOut,
    LeftOutWhy,
    PlanPicture,
    Portioned,
    SkippedRow,
    SourceKind,
    TargetKind,
    WishPicture,
)
from bot.assignment.outcomes.refs import PersonRef
from bot.views.phrases.reassignment.choosing import filters
from bot.views.phrases.words import Ago, Strong, Word, Words, counted, listed, shortened
from bot.vocabulary import Cause, PlanState, Portion, Skipped

_WHOEVER = (TargetKind.ON_SHIFT, TargetKind.ON_DUTY)
TITLE = "Reassign"
CANCEL, UNDO, AGAIN, CHANGE, REASSIGN = "Cancel", "Undo", "Propose again", "Change…", "Reassign…"
WORKING: Words = ("⏳ Working on it…",)
STOPPED: Words = ("Something broke, and nothing was moved. Try it again in a moment.",)
ANYBODY = "anybody who takes them"
_SHOWN, _NAME = 20, 60

_PORTIONS = {
    Portion.WAITING: "waiting for an answer",
    Portion.UNSENT: "not texted yet",
    Portion.ANSWERED: "answered",
    Portion.ALL: "in any state",
}
_CHANGED = {
    Portion.WAITING: "answered meanwhile",
    Portion.UNSENT: "texted meanwhile",
    Portion.ANSWERED: "wrote again meanwhile",
    Portion.ALL: "changed meanwhile",
}
_LEFT_OUT = {
    LeftOutWhy.SUSPENDED: "is suspended",
    LeftOutWhy.GIVER: "would be giving to themselves",
    LeftOutWhy.CAP: "holds as many as they may",
    LeftOutWhy.OUTSIDE: "is not of the campaign’s people",
}
_BACK = "They go back to whoever had them, except those that somebody has worked on since."


def head(plan: PlanPicture) -> Words:
    """What is planned or was done, in a sentence."""
    match plan.state:
        case PlanState.PROPOSED:
            return (Strong(f"Move {_conversations(plan.total)} {route(plan.asked)}?"),)
        case PlanState.APPLIED:
            return _applied(plan)
        case PlanState.UNDONE:
            return _undone(plan)
        case PlanState.CANCELLED:
            return (Strong("Cancelled."), f" Nothing was moved (conversations {route(plan.asked)}).")
        case PlanState.EXPIRED:
            return (
                Strong("Nobody confirmed it in time."),
                f" Nothing was moved (conversations {route(plan.asked)}).",
            )


def details(plan: PlanPicture) -> list[Word]:
    """Who gives and gets how many, who waits longest, what is left behind; a line for each."""
    lines = [which(plan.asked)] if plan.cause is Cause.REASSIGN else []
    said: list[Word] = [*lines, *_flow(plan)]
    if plan.oldest and plan.state is PlanState.PROPOSED:
        said += ["\nThe one who has waited longest wrote ", Ago(plan.oldest), "."]
    said += [f"\n{line}" for line in (*_left_behind(plan), *left_out(plan.left_out), *skipped(plan))]
    if said and isinstance(said[0], str):
        said[0] = said[0].removeprefix("\n")
    return said


def until(plan: PlanPicture) -> Words:
    """How long something can still be done about it."""
    if plan.state is PlanState.PROPOSED and plan.expires_at:
        return ("Nothing has moved yet. This can be confirmed until", plan.expires_at)
    if plan.state is PlanState.APPLIED and plan.undo_until:
        return ("This can be undone until", plan.undo_until)
    return ()


def move(plan: PlanPicture) -> str:
    """What the button says that confirms it."""
    return f"Move {plan.total:,}"


def undo_question(plan: PlanPicture) -> tuple[str, str]:
    """What is asked before it is taken back."""
    if plan.cause is Cause.DONE:
        name = person(plan.actor)
        back = f"{name} is on the shift again that they left. "
        return (f"Is {name} not done yet?", (back + _BACK) if plan.total else back.strip())
    return (f"Take {_conversations(plan.total)} back?", _BACK)


def route(asked: WishPicture) -> str:
    """From whom to whom."""
    return f"{origin(asked)} to {destination(asked)}"


def origin(asked: WishPicture) -> str:
    """Whose conversations, as they follow the word conversations."""
    name = shortened(asked.source, _NAME)
    match asked.wish.selection.source.kind:
        case SourceKind.ANYBODY:
            return "from anywhere"
        case SourceKind.NOBODY:
            return "that nobody holds"
        case SourceKind.CONTACT_LIST:
            return f"of the list {name}"
        case SourceKind.CONVERSATION:
            return f"with {name}"
        case SourceKind.TICKED:
            return "that were ticked"
        case SourceKind.PERSON | SourceKind.USER_LIST:
            return f"of {name}"


def destination(asked: WishPicture) -> str:
    """To whom."""
    match asked.wish.target.kind:
        case TargetKind.ON_SHIFT:
            return "whoever is on shift"
        case TargetKind.ON_DUTY:
            return "whoever is on duty"
        case TargetKind.ADMINS:
            return "the admins"
        case TargetKind.POOL:
            return "anybody who takes them"
        case TargetKind.PEOPLE:
            return _named(asked.target)
        case TargetKind.USER_LIST:
            return f"the people of {_named(asked.target)}"


def which(asked: WishPicture) -> str:
    """Which of them: in what state, which campaign, what else they must be."""
    selection = asked.wish.selection
    where = f"in {shortened(asked.campaign.name, _NAME)}" if asked.campaign else "in all campaigns"
    return "  ·  ".join([f"{_PORTIONS[selection.portion].capitalize()} {where}", *filters(selection)])


def shares(portions: Sequence[Portioned], sign: str = "") -> str:
    """Names with their numbers, the first of them: Ben +6, Cleo +6."""
    none = ANYBODY if sign else "nobody"
    said = [f"{person(each.person, none)} {sign}{each.count:,}" for each in portions[:_SHOWN]]
    hidden = len(portions) - len(said)
    return ", ".join([*said, *([f"and {counted(hidden, 'other')}"] if hidden > 0 else [])])


def left_out(of: Sequence[LeftOut]) -> list[str]:
    """Who of the target gets nothing, and why; a line for each reason."""
    lines = []
    for why, words in _LEFT_OUT.items():
        names = [person(each.person) for each in of if each.why is why]
        if names:
            each = words if len(names) == 1 else f"each {words}"
            lines.append(f"Left out: {_named(names)}, who {each}.")
    return lines


def went(plan: PlanPicture) -> str:
    """How many are with whom now, and how many wait to be taken; without a full stop."""
    names = [person(each.person) for each in plan.gets if each.person]
    loose = sum(each.count for each in plan.gets if each.person is None)
    gone = [f"{_conversations(plan.total - loose)} went to {listed(names)}"] if names else []
    waits = [f"{_conversations(loose)} {'waits' if loose == 1 else 'wait'} for {ANYBODY}"] if loose else []
    return ", and ".join([*gone, *waits])


def person(of: PersonRef | None, none: str = "nobody") -> str:
    """Somebody's name, or what is said where there is nobody."""
    return shortened(of.name, _NAME) if of else none


def decider(plan: PlanPicture) -> str:
    """Whose doing it was in the end."""
    of = plan.decided_by or plan.actor
    return person(of) if of else "Baton"


def _applied(plan: PlanPicture) -> Words:
    name, who = person(plan.actor), decider(plan)
    if plan.cause is Cause.DONE:
        return ("🌙 ", Strong(f"{name} is done for the day."))
    if plan.total == 0:
        return (Strong("Nothing was moved"), f" (conversations {route(plan.asked)}): all changed meanwhile.")
    if plan.cause is Cause.HAND_ON:
        contact, receiver = shortened(plan.asked.source, _NAME), shares(plan.gets).removesuffix(" 1")
        return ("✅ ", Strong(f"{name} handed {contact} on to {receiver}."))
    at = (" ", plan.decided_at) if plan.decided_at else ()
    moved = f"{_conversations(plan.total)} {origin(plan.asked)} {_whither(plan)}"
    return ("✅ ", Strong(moved), f" by {who}", *at)


def _whither(plan: PlanPicture) -> str:
    """To whom, said of those alone who got any."""
    loose = [each.person is None for each in plan.gets]
    if plan.asked.wish.target.kind in _WHOEVER and any(loose):
        nobody = f"now {'waits' if plan.total == 1 else 'wait'} for {ANYBODY}: nobody there had room"
        return nobody if all(loose) else "moved, as far as anybody there had room"
    return f"moved to {destination(plan.asked)}"


def _undone(plan: PlanPicture) -> Words:
    at = (" ", plan.decided_at) if plan.decided_at else ()
    who = decider(plan)
    if plan.cause is Cause.DONE and plan.total == 0:
        return ("↩️ ", Strong(f"{person(plan.actor)} is not done for the day"), f", by {who}", *at)
    if plan.total == 0:
        return ("↩️ ", Strong("Nothing could be taken back"), f" by {who}", *at)
    return ("↩️ ", Strong(f"{_conversations(plan.total)} went back to whoever had them"), f" by {who}", *at)


def _flow(plan: PlanPicture) -> list[Word]:
    if plan.total == 0 or plan.state in {PlanState.CANCELLED, PlanState.EXPIRED}:
        return []
    if plan.state is PlanState.UNDONE:
        return [f"\nBack with: {shares(plan.gives, '+')}"]
    if plan.cause is Cause.DONE:
        return [f"\nNow with: {shares(plan.gets, '+')}"]
    if plan.cause is Cause.HAND_ON:
        return []
    return [f"\nFrom: {shares(plan.gives)}", f"\nTo: {shares(plan.gets, '+')}"]


def _left_behind(plan: PlanPicture) -> list[str]:
    facts = (
        (plan.opted_out, "opted out"),
        (plan.retired, "cannot be reached"),
        (plan.unplaced, "for whom nobody has room"),
    )
    said = [f"{count:,} {why}" for count, why in facts if count]
    return [f"Left behind: {listed(said)}."] if said else []


def skipped(plan: PlanPicture) -> list[str]:
    """What was not moved or not taken back, and why; a line, or none."""
    if not plan.skipped_total:
        return []
    said = [f"{shortened(row.name, _NAME)} ({_why(row, plan)})" for row in plan.skipped]
    hidden = plan.skipped_total - len(said)
    if hidden > 0:
        said.append(f"{hidden:,} more")
    word = "Not taken back" if plan.state is PlanState.UNDONE else "Not moved"
    return [f"{word}: {listed(said)}."]


_NOT_MOVED = {
    Skipped.OPTED_OUT: "opted out",
    Skipped.RETIRED: "cannot be reached",
    Skipped.BARRED: "is left alone",
    Skipped.RECEIVER: "the one to get it may not take it any more",
}


def _why(row: SkippedRow, plan: PlanPicture) -> str:
    holder = person(row.holder)
    match row.why:
        case Skipped.HOLDER:
            return f"{holder} holds it now" if row.holder else "nobody holds it now"
        case Skipped.STATE:
            return _CHANGED[plan.asked.wish.selection.portion]
        case Skipped.OPTED_OUT | Skipped.RETIRED | Skipped.BARRED | Skipped.RECEIVER:
            return _NOT_MOVED[row.why]
        case Skipped.TOUCHED:
            return f"worked on since; {holder} keeps it" if row.holder else "worked on since"


def _named(names: Sequence[str]) -> str:
    """Names in a sentence, the first of them."""
    hidden = len(names) - _SHOWN
    shown = [shortened(name, _NAME) for name in names[:_SHOWN]]
    return listed([*shown, *([counted(hidden, "other")] if hidden > 0 else [])])


def _conversations(count: int) -> str:
    return counted(count, "conversation")
