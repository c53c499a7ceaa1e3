"""What is said of conversations that wait, and of those they wait on."""

from bot.assignment.outcomes.attention import HolderTally, WaitingBoard, WaitingRow
from bot.assignment.outcomes.reassignment import Taker
from bot.views.phrases.words import Ago, Strong, Word, Words, counted, listed, shortened

HEADING = "Needs attention"
ALL = "All campaigns"
NOBODY = "nobody"
LOOK, TAKE, REFRESH = "Open", "Take", "Refresh"
SEE_ALL, OTHER = "See all", "Somebody else…"
_MOST, _NAME = 10, 40


def summary(board: WaitingBoard) -> Words:
    """How much waits, since when, and how much of it with nobody or with people off duty."""
    where = f" in {board.campaign.name}" if board.campaign else ""
    if board.total == 0:
        return (f"🎉 Nobody waits{where}: every reply has been answered.",)
    waits = counted(board.total, "reply waits", "replies wait")
    since = Ago(board.rows[0].waiting_since)
    return (Strong(f"{waits}{where}"), ", the oldest came ", since, f".{_of_them(board)}")


def untexted(board: WaitingBoard) -> Words:
    """What is yet to be texted, with people and in the pool; nothing where that is none."""
    of = board.untexted
    told = ((of.in_hand, "with people"), (of.in_pool, "in the pool"))
    said = [f"{_up_to(number, of.most)} {where}" for number, where in told if number]
    return (f"Yet to be texted: {listed(said)}.",) if said else ()


def holders(board: WaitingBoard) -> list[Word]:
    """On whom it waits, a line for each: how many, the oldest since when."""
    said: list[Word] = []
    for tally in board.holders[:_MOST]:
        said += [
            Strong(_name(tally)),
            f"{_standing(tally)}  {tally.waiting:,} waiting, the oldest came ",
            Ago(tally.oldest),
            "\n",
        ]
    hidden = len(board.holders) - _MOST
    return [*said, f"and {counted(hidden, 'other')}"] if hidden > 0 else said[:-1]


def row(waiting: WaitingRow, *, with_campaign: bool = True) -> Words:
    """One conversation: first name and initial, whose it is, how long it waits, who should take it over."""
    holder = f"with {waiting.holder.name}" if waiting.holder else f"with {NOBODY}"
    holder += _standing(waiting)
    campaign = f"{waiting.campaign.name} · " if with_campaign else ""
    hint = " · ⚠️ may want to opt out" if waiting.opt_out_hint else ""
    since = Ago(waiting.waiting_since)
    return (
        Strong(waiting.name),
        f"  {campaign}{holder} · wrote ",
        since,
        *((hint,) if hint else ()),
        *(_best(waiting.taker) if waiting.taker else ()),
    )


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


def _name(tally: HolderTally) -> str:
    return tally.holder.name if tally.holder else "Nobody"
