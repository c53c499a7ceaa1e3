"""What a reassignment leaves where it is, who gets nothing of it, and why."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import LeftOut, LeftOutWhy, PlanPicture, SkippedRow
from bot.views.phrases.reassignment.route import NAME, named, person
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import listed, shortened
from bot.vocabulary import PlanState, Portion, Skipped

_CHANGED = {
    Portion.WAITING: later("answered meanwhile"),
    Portion.UNSENT: later("texted meanwhile"),
    Portion.ANSWERED: later("wrote again meanwhile"),
    Portion.ALL: later("changed meanwhile"),
}
_NOT_MOVED = {
    Skipped.OPTED_OUT: later("opted out"),
    Skipped.RETIRED: later("cannot be reached"),
    Skipped.BARRED: later("is left alone"),
    Skipped.RECEIVER: later("the one to get it may not take it any more"),
}


def left_out(of: Sequence[LeftOut]) -> list[str]:
    """Who of the target gets nothing, and why; a line for each reason."""
    lines = []
    for why in LeftOutWhy:
        names = [person(each.person) for each in of if each.why is why]
        if names:
            lines.append(_left_out(why, named(names), len(names)))
    return lines


def left_behind(plan: PlanPicture) -> list[str]:
    """How many cannot move, and why; a line, or none."""
    said = []
    if plan.opted_out:
        said.append(tr("{n} opted out", n=plan.opted_out))
    if plan.retired:
        said.append(tr_n("{n} cannot be reached", "{n} cannot be reached", plan.retired))
    if plan.unplaced:
        said.append(tr_n("{n} for whom nobody has room", "{n} for whom nobody has room", plan.unplaced))
    if plan.carried:
        said.append(
            tr_n(
                "{n} that only the people of a list may get, and nobody of those chosen is of it",
                "{n} that only the people of a list may get, and nobody of those chosen is of it",
                plan.carried,
            )
        )
    return [tr("Left behind: {what}.", what=listed(said))] if said else []


def skipped(plan: PlanPicture) -> list[str]:
    """What was not moved or not taken back, and why; a line, or none."""
    if not plan.skipped_total:
        return []
    said = [f"{shortened(row.name, NAME)} ({_why(row, plan)})" for row in plan.skipped]
    hidden = plan.skipped_total - len(said)
    if hidden > 0:
        said.append(tr_n("{n} more", "{n} more", hidden))
    if plan.state is PlanState.UNDONE:
        return [tr("Not taken back: {what}.", what=listed(said))]
    return [tr("Not moved: {what}.", what=listed(said))]


def _left_out(why: LeftOutWhy, names: str, n: int) -> str:
    match why:
        case LeftOutWhy.SUSPENDED:
            return tr_n(
                "Left out: {names}, who is suspended.",
                "Left out: {names}, who each is suspended.",
                n,
                names=names,
            )
        case LeftOutWhy.GIVER:
            return tr_n(
                "Left out: {names}, who would be giving to themselves.",
                "Left out: {names}, who each would be giving to themselves.",
                n,
                names=names,
            )
        case LeftOutWhy.CAP:
            return tr_n(
                "Left out: {names}, who holds as many as they may.",
                "Left out: {names}, who each holds as many as they may.",
                n,
                names=names,
            )
        case LeftOutWhy.OUTSIDE:
            return tr_n(
                "Left out: {names}, who is not of the campaign’s people.",
                "Left out: {names}, who each is not of the campaign’s people.",
                n,
                names=names,
            )


def _why(row: SkippedRow, plan: PlanPicture) -> str:
    holder = person(row.holder)
    match row.why:
        case Skipped.HOLDER:
            return tr("{holder} holds it now", holder=holder)
        case Skipped.STATE:
            return str(_CHANGED[plan.asked.wish.selection.portion])
        case Skipped.OPTED_OUT | Skipped.RETIRED | Skipped.BARRED | Skipped.RECEIVER:
            return str(_NOT_MOVED[row.why])
        case Skipped.TOUCHED:
            return (
                tr("worked on since; {holder} keeps it", holder=holder)
                if row.holder
                else tr("worked on since")
            )
