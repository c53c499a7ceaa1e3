"""What is said of conversations that wait, and of those they wait on."""

from bot.assignment.outcomes.attention import HolderTally, WaitingBoard, WaitingRow
from bot.assignment.outcomes.reassignment import Taker
from bot.views.phrases.media import quoted
from bot.views.phrases.sentences import later
from bot.views.phrases.words import Ago, Strong, Words, counted, listed, shortened

HEADING = "Needs attention"
ALL = "All campaigns"
NOBODY = "nobody"
LOOK, TAKE, REFRESH = "Open", "Take", "Refresh"
SEE_ALL, OTHER, BY_PERSON = "See all", "Somebody else…", "By person"
_MOST, _NAME, _LONGEST = 5, 40, 200
# In the place of a name that is for the people of a list alone.
CARRIED = later("For a team")


def summary(board: WaitingBoard) -> Words:
    """How much waits, since when, and how much of it with nobody or with people off duty."""
    where = f" in {board.campaign.name}" if board.campaign else ""
    if board.total == 0:
        if not board.replied:
            return (f"Nobody has replied{where} yet.",)
        return (f"🎉 Nobody waits{where}: every reply has been answered.",)
    waits = counted(board.total, "reply waits", "replies wait")
    since = Ago(board.oldest)
    return (Strong(f"{waits}{where}"), ", the oldest came ", since, f".{_of_them(board)}")


def untexted(board: WaitingBoard) -> Words:
    """What is yet to be texted, with people and in the pool; nothing where that is none."""
    of = board.untexted
    told = ((of.in_hand, "with people"), (of.in_pool, "in the pool"))
    said = [f"{_up_to(number, of.most)} {where}" for number, where in told if number]
    return (f"Yet to be texted: {listed(said)}.",) if said else ()


def holders(board: WaitingBoard) -> Words:
    """How many wait for whom, the first of them, each apart."""
    told = tuple(f"{_name(each)} {each.waiting:,}{_standing(each)}" for each in board.holders[:_MOST])
    hidden = len(board.holders) - _MOST
    return (*told, more_people(hidden)) if hidden > 0 else told


def more_people(hidden: int) -> str:
    """For how many others something waits."""
    return f"and {counted(hidden, 'other person', 'other people')}"


def holder(tally: HolderTally) -> Words:
    """For whom it waits: how many, the oldest since when."""
    waits = f"{_standing(tally)}  {tally.waiting:,} waiting, the oldest came "
    return (Strong(shortened(_name(tally), _NAME)), waits, Ago(tally.oldest))


def move_all(of: HolderTally, taker: Taker) -> str:
    """What the button says that moves all that waits for somebody, or what the taker has room for."""
    name = shortened(taker.person.name, _NAME)
    if of.moves < of.waiting:
        return f"Move {of.moves:,} of {of.waiting:,} to {name}"
    return f"Move all {of.waiting:,} to {name}" if of.waiting > 1 else f"Move 1 to {name}"


def open_all(count: int) -> str:
    """What the button says that shows all that waits for somebody."""
    return f"Open the {count:,}" if count > 1 else LOOK


def row(waiting: WaitingRow, *, with_campaign: bool = True, with_holder: bool = True) -> Words:
    """One conversation: first name and initial, whose it is, how long it waits, its words, its best taker."""
    told = [waiting.campaign.name] if with_campaign else []
    told += [_with(waiting)] if with_holder else []
    between = " · ".join([*told, "wrote "])
    hint = (" · ⚠️ may want to opt out",) if waiting.opt_out_hint else ()
    written = waiting.last_words or waiting.media
    said = (f"\n{quoted(waiting.last_words, waiting.media, '', _LONGEST)}",) if written else ()
    best = _best(waiting.taker) if waiting.taker else ()
    return (Strong(waiting.name), f"  {between}", Ago(waiting.waiting_since), *hint, *said, *best)


def brief(waiting: WaitingRow) -> Words:
    """The same for a channel, each fact apart: with whom, and since when."""
    hint = ("⚠️ may want to opt out",) if waiting.opt_out_hint else ()
    return (_with(waiting), Ago(waiting.waiting_since), *hint)


def reassign_to(taker: Taker) -> str:
    """What the button says that moves one conversation."""
    return f"Reassign to {shortened(taker.person.name, _NAME)}"


def as_of(board: WaitingBoard) -> Words:
    """When this was drawn."""
    return ("As of", board.at)


def more(board: WaitingBoard, shown: int) -> str:
    """How many are not among the first that are shown."""
    return f"and {board.total - shown:,} more, none of them waiting longer"


def unknown(typed: str) -> Words:
    """No campaign is called so."""
    return (f"No campaign is called “{typed}”. Type /attention alone to see what waits everywhere.",)


def _up_to(number: int, most: int) -> str:
    return f"{number:,}" if number <= most else f"more than {most:,}"


def _of_them(board: WaitingBoard) -> str:
    said = [f"{board.unheld:,} with {NOBODY}"] if board.unheld else []
    said += [f"{board.off_duty:,} with people off duty"] if board.off_duty else []
    return f" Of them {listed(said)}." if said else ""


def _best(taker: Taker) -> Words:
    """Who should take it over, and why they."""
    name, load = shortened(taker.person.name, _NAME), f", {taker.open_work:,} to do"
    if taker.until:
        return (f"\nBest taker: {name}, on shift until ", taker.until, load)
    if taker.begins:
        return (f"\nBest taker: {name}, on shift from ", taker.begins, load)
    return (f"\nBest taker: {name}, active lately{load}",)


def _standing(of: WaitingRow | HolderTally) -> str:
    if of.on_duty is None:
        return ""
    return " (on duty)" if of.on_duty else " (off duty)"


def _with(waiting: WaitingRow) -> str:
    return f"with {waiting.holder.name if waiting.holder else NOBODY}{_standing(waiting)}"


def _name(tally: HolderTally) -> str:
    return tally.holder.name if tally.holder else "Nobody"
