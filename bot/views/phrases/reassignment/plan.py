"""What is said of a reassignment: before it is confirmed, once it is done, and when it is taken back."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import PlanPicture, Portioned, TargetKind
from bot.views.phrases.languages import number
from bot.views.phrases.reassignment.left_behind import left_behind, left_out, skipped
from bot.views.phrases.reassignment.route import (
    ANYBODY,
    NAME,
    NOBODY,
    SHOWN,
    destination,
    origin,
    person,
    which,
)
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Ago, Strong, Word, Words, listed, shortened
from bot.vocabulary import Cause, PlanState

_WHOEVER = (TargetKind.ON_SHIFT, TargetKind.ON_DUTY)
TITLE = later("Reassign")
CANCEL, UNDO, AGAIN = later("Cancel"), later("Undo"), later("Propose again")
CHANGE, REASSIGN = later("Change…"), later("Reassign…")
WORKING: Words = (later("⏳ Working on it…"),)
STOPPED: Words = (later("Something broke, and nothing was moved. Try it again in a moment."),)
_BACK = later("They go back to whoever had them, except those that somebody has worked on since.")


def head(plan: PlanPicture) -> Words:
    """What is planned or was done, in a sentence."""
    match plan.state:
        case PlanState.PROPOSED:
            return (Strong(_proposed(plan)),)
        case PlanState.APPLIED:
            return _applied(plan)
        case PlanState.UNDONE:
            return _undone(plan)
        case PlanState.CANCELLED:
            return (Strong(tr("Cancelled.")), f" {_unmoved(plan)}")
        case PlanState.EXPIRED:
            return (Strong(tr("Nobody confirmed it in time.")), f" {_unmoved(plan)}")


def details(plan: PlanPicture) -> list[Word]:
    """Who gives and gets how many, who waits longest, what is left behind; a line for each."""
    lines = [which(plan.asked)] if plan.cause is Cause.REASSIGN else []
    said: list[Word] = [*lines, *_flow(plan)]
    if plan.oldest and plan.state is PlanState.PROPOSED:
        said += ["\n", *say("The one who has waited longest wrote {since}.", since=Ago(plan.oldest))]
    said += [f"\n{line}" for line in (*left_behind(plan), *left_out(plan.left_out), *skipped(plan))]
    if said and isinstance(said[0], str):
        said[0] = said[0].removeprefix("\n")
    return said


def until(plan: PlanPicture) -> Words:
    """How long something can still be done about it."""
    if plan.state is PlanState.PROPOSED and plan.expires_at:
        return (tr("Nothing has moved yet. This can be confirmed until"), plan.expires_at)
    if plan.state is PlanState.APPLIED and plan.undo_until:
        return (tr("This can be undone until"), plan.undo_until)
    return ()


def move(plan: PlanPicture) -> str:
    """What the button says that confirms it."""
    return tr("Move {n}", n=plan.total)


def undo_question(plan: PlanPicture) -> tuple[str, str]:
    """What is asked before it is taken back."""
    if plan.cause is Cause.DONE:
        name = person(plan.actor)
        back = tr("{name} is on the shift again that they left.", name=name)
        return tr("Is {name} not done yet?", name=name), f"{back} {_BACK}" if plan.total else back
    return tr_n("Take {n} conversation back?", "Take {n} conversations back?", plan.total), str(_BACK)


def shares(portions: Sequence[Portioned], sign: str = "") -> str:
    """Names with their numbers, the first of them: Ben +6, Cleo +6."""
    none = ANYBODY if sign else NOBODY
    said = [f"{person(each.person, none)} {sign}{number(each.count)}" for each in portions[:SHOWN]]
    hidden = len(portions) - len(said)
    return ", ".join([*said, *([tr_n("and {n} other", "and {n} others", hidden)] if hidden > 0 else [])])


def went(plan: PlanPicture) -> str:
    """How many are with whom now, and how many wait to be taken; without a full stop."""
    names = [person(each.person) for each in plan.gets if each.person]
    loose = sum(each.count for each in plan.gets if each.person is None)
    gone = tr_n(
        "{n} conversation went to {people}",
        "{n} conversations went to {people}",
        plan.total - loose,
        people=listed(names),
    )
    waits = tr_n(
        "{n} conversation waits for anybody who takes them",
        "{n} conversations wait for anybody who takes them",
        loose,
    )
    if names and loose:
        return tr("{gone}, and {waits}", gone=gone, waits=waits)
    return gone if names else waits if loose else ""


def decider(plan: PlanPicture) -> str:
    """Whose doing it was in the end."""
    of = plan.decided_by or plan.actor
    return person(of) if of else "Baton"


def _proposed(plan: PlanPicture) -> str:
    return tr_n(
        "Move {n} conversation {origin} to {destination}?",
        "Move {n} conversations {origin} to {destination}?",
        plan.total,
        origin=origin(plan.asked),
        destination=destination(plan.asked),
    )


def _unmoved(plan: PlanPicture) -> str:
    return tr(
        "Nothing was moved (conversations {origin} to {destination}).",
        origin=origin(plan.asked),
        destination=destination(plan.asked),
    )


def _applied(plan: PlanPicture) -> Words:
    name = person(plan.actor)
    if plan.cause is Cause.DONE:
        return ("🌙 ", Strong(tr("{name} is done for the day.", name=name)))
    if plan.total == 0:
        nothing = Strong(tr("Nothing was moved"))
        return say(
            "{nothing} (conversations {origin} to {destination}): all changed meanwhile.",
            nothing=nothing,
            origin=origin(plan.asked),
            destination=destination(plan.asked),
        )
    if plan.cause is Cause.HAND_ON:
        contact, receiver = shortened(plan.asked.source, NAME), shares(plan.gets).removesuffix(" 1")
        handed = tr(
            "{name} handed {contact} on to {receiver}.", name=name, contact=contact, receiver=receiver
        )
        return ("✅ ", Strong(handed))
    return ("✅ ", *_by(_moved(plan), plan))


def _moved(plan: PlanPicture) -> str:
    """To whom, said of those alone who got any."""
    loose = [each.person is None for each in plan.gets]
    whose = origin(plan.asked)
    if plan.asked.wish.target.kind not in _WHOEVER or not any(loose):
        return tr_n(
            "{n} conversation {origin} moved to {destination}",
            "{n} conversations {origin} moved to {destination}",
            plan.total,
            origin=whose,
            destination=destination(plan.asked),
        )
    if all(loose):
        return tr_n(
            "{n} conversation {origin} now waits for anybody who takes them: nobody there had room",
            "{n} conversations {origin} now wait for anybody who takes them: nobody there had room",
            plan.total,
            origin=whose,
        )
    return tr_n(
        "{n} conversation {origin} moved, as far as anybody there had room",
        "{n} conversations {origin} moved, as far as anybody there had room",
        plan.total,
        origin=whose,
    )


def _by(done: str, plan: PlanPicture) -> Words:
    """What was done, by whom, and when."""
    if plan.decided_at:
        return say("{done} by {who} {at}", done=Strong(done), who=decider(plan), at=plan.decided_at)
    return say("{done} by {who}", done=Strong(done), who=decider(plan))


def _undone(plan: PlanPicture) -> Words:
    if plan.cause is Cause.DONE and plan.total == 0:
        who, again = decider(plan), tr("{name} is not done for the day", name=person(plan.actor))
        at = (" ", plan.decided_at) if plan.decided_at else ()
        return ("↩️ ", *say("{done}, by {who}", done=Strong(again), who=who), *at)
    if plan.total == 0:
        return ("↩️ ", *_by(tr("Nothing could be taken back"), plan))
    back = tr_n(
        "{n} conversation went back to whoever had them",
        "{n} conversations went back to whoever had them",
        plan.total,
    )
    return ("↩️ ", *_by(back, plan))


def _flow(plan: PlanPicture) -> list[str]:
    if plan.total == 0 or plan.state in {PlanState.CANCELLED, PlanState.EXPIRED}:
        return []
    gives, gets = shares(plan.gives), shares(plan.gets, "+")
    if plan.state is PlanState.UNDONE:
        back = tr("Back with: {people}", people=shares(plan.gives, "+"))
        return [f"\n{back}"]
    if plan.cause is Cause.DONE:
        now = tr("Now with: {people}", people=gets)
        return [f"\n{now}"]
    if plan.cause is Cause.HAND_ON:
        return []
    givers, receivers = tr("From: {people}", people=gives), tr("To: {people}", people=gets)
    return [f"\n{givers}", f"\n{receivers}"]
