"""What is said of conversations that wait, and of those they wait on."""

from bot.assignment.outcomes.attention import HolderTally, WaitingBoard, WaitingRow
from bot.assignment.outcomes.reassignment import Taker
from bot.views.phrases.languages import number
from bot.views.phrases.media import quoted
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Ago, Strong, Words, listed, shortened

HEADING = later("Needs attention")
ALL = later("All campaigns")
NOBODY = later("nobody")
LOOK, TAKE, REFRESH = later("Open"), later("Take"), later("Refresh")
SEE_ALL, OTHER, BY_PERSON = later("See all"), later("Somebody else…"), later("By person")
_MOST, _NAME, _LONGEST = 5, 40, 200
# In the place of a name that is for the people of a list alone.
CARRIED = later("For a team")


def summary(board: WaitingBoard) -> Words:
    """How much waits, since when, and how much of it with nobody or with people off duty."""
    name = board.campaign.name if board.campaign else ""
    if board.total == 0:
        return _nothing(name, replied=board.replied)
    waits = tr_n("{n} reply waits", "{n} replies wait", board.total)
    if name:
        waits = tr_n(
            "{n} reply waits in {campaign}", "{n} replies wait in {campaign}", board.total, campaign=name
        )
    told = say("{waits}, the oldest came {since}.", waits=Strong(waits), since=Ago(board.oldest))
    return (*told[:-1], f"{told[-1]}{''.join(map(str, _of_them(board)))}")


def _nothing(name: str, *, replied: bool) -> Words:
    if not replied:
        return (
            say("Nobody has replied in {campaign} yet.", campaign=name)
            if name
            else say("Nobody has replied yet.")
        )
    if name:
        return say("🎉 Nobody waits in {campaign}: every reply has been answered.", campaign=name)
    return say("🎉 Nobody waits: every reply has been answered.")


def untexted(board: WaitingBoard) -> Words:
    """What is yet to be texted, with people and in the pool; nothing where that is none."""
    of = board.untexted
    said = [tr("{count} with people", count=_up_to(of.in_hand, of.most))] if of.in_hand else []
    said += [tr("{count} in the pool", count=_up_to(of.in_pool, of.most))] if of.in_pool else []
    return say("Yet to be texted: {places}.", places=listed(said)) if said else ()


def holders(board: WaitingBoard) -> Words:
    """How many wait for whom, the first of them, each apart."""
    told = tuple(f"{_name(each)} {number(each.waiting)}{_standing(each)}" for each in board.holders[:_MOST])
    hidden = len(board.holders) - _MOST
    return (*told, more_people(hidden)) if hidden > 0 else told


def more_people(hidden: int) -> str:
    """For how many others something waits."""
    return tr_n("and {n} other person", "and {n} other people", hidden)


def holder(tally: HolderTally) -> Words:
    """For whom it waits: how many, the oldest since when."""
    waits = say("{n} waiting, the oldest came {since}", n=tally.waiting, since=Ago(tally.oldest))
    return (Strong(shortened(_name(tally), _NAME)), f"{_standing(tally)}  {waits[0]}", *waits[1:])


def move_all(of: HolderTally, taker: Taker) -> str:
    """What the button says that moves all that waits for somebody, or what the taker has room for."""
    name = shortened(taker.person.name, _NAME)
    if of.moves < of.waiting:
        return tr("Move {moves} of {waiting} to {name}", moves=of.moves, waiting=of.waiting, name=name)
    return tr_n("Move {n} to {name}", "Move all {n} to {name}", of.waiting, name=name)


def open_all(count: int) -> str:
    """What the button says that shows all that waits for somebody."""
    return tr("Open the {count}", count=count) if count > 1 else LOOK


def row(waiting: WaitingRow, *, with_campaign: bool = True, with_holder: bool = True) -> Words:
    """One conversation: first name and initial, whose it is, how long it waits, its words, its best taker."""
    told = [waiting.campaign.name] if with_campaign else []
    told += [_with(waiting)] if with_holder else []
    hint: Words = (f" · {tr('⚠️ may want to opt out')}",) if waiting.opt_out_hint else ()
    hint = (*hint, " · ", *_aside(waiting)) if waiting.later else hint
    written = waiting.last_words or waiting.media
    said = (f"\n{quoted(waiting.last_words, waiting.media, '', _LONGEST)}",) if written else ()
    best = _best(waiting.taker) if waiting.taker else ()
    wrote = say("wrote {since}", since=Ago(waiting.waiting_since))
    between = "".join(f"{each} · " for each in told)
    return (Strong(waiting.name), f"  {between}{wrote[0]}", *wrote[1:], *hint, *said, *best)


def brief(waiting: WaitingRow) -> Words:
    """The same for a channel, each fact apart: with whom, and since when."""
    hint: Words = (tr("⚠️ may want to opt out"),) if waiting.opt_out_hint else ()
    hint = (*hint, *_aside(waiting))
    return (_with(waiting), Ago(waiting.waiting_since), *hint)


def reassign_to(taker: Taker) -> str:
    """What the button says that moves one conversation."""
    return tr("Reassign to {person}", person=shortened(taker.person.name, _NAME))


def as_of(board: WaitingBoard) -> Words:
    """When this was drawn."""
    return (tr("As of"), board.at)


def more(board: WaitingBoard, shown: int) -> str:
    """How many are not among the first that are shown."""
    return tr("and {n} more, none of them waiting longer", n=board.total - shown)


def unknown(typed: str) -> Words:
    """No campaign is called so."""
    return say(
        "No campaign is called “{typed}”. Type /attention alone to see what waits everywhere.", typed=typed
    )


def _up_to(count: int, most: int) -> str:
    return number(count) if count <= most else tr("more than {most}", most=most)


def _of_them(board: WaitingBoard) -> Words:
    said = [tr("{count} with nobody", count=board.unheld)] if board.unheld else []
    said += [tr("{count} with people off duty", count=board.off_duty)] if board.off_duty else []
    return (" ", tr("Of them {places}.", places=listed(said))) if said else ()


def _best(taker: Taker) -> Words:
    """Who should take it over, and why they."""
    name, load = shortened(taker.person.name, _NAME), taker.open_work
    if taker.until:
        told = say(
            "Best taker: {name}, on shift until {at}, {load} to do", name=name, at=taker.until, load=load
        )
    elif taker.begins:
        told = say(
            "Best taker: {name}, on shift from {at}, {load} to do", name=name, at=taker.begins, load=load
        )
    else:
        told = say("Best taker: {name}, at work lately, {load} to do", name=name, load=load)
    return (f"\n{told[0]}", *told[1:])


def _standing(of: WaitingRow | HolderTally) -> str:
    if of.on_duty is None:
        return ""
    return f" ({tr('on duty')})" if of.on_duty else f" ({tr('off duty')})"


def _with(waiting: WaitingRow) -> str:
    holder = waiting.holder.name if waiting.holder else str(NOBODY)
    return tr("with {name}", name=holder) + _standing(waiting)


def _name(tally: HolderTally) -> str:
    return tally.holder.name if tally.holder else tr("Nobody")


def _aside(waiting: WaitingRow) -> Words:
    return say("put aside until {until}", until=waiting.later) if waiting.later else ()
