"""What is said of conversations that wait, and of those they wait on."""

from bot.assignment.outcomes.campaign import HolderTally, WaitingBoard, WaitingRow
from bot.views.phrases.words import Ago, Strong, Word, Words, counted

HEADING = "Needs attention"
ALL = "All campaigns"
NOBODY = "nobody"
_MOST = 10


def summary(board: WaitingBoard) -> Words:
    """How much waits, and since when."""
    where = f" in {board.campaign.name}" if board.campaign else ""
    if board.total == 0:
        return (f"🎉 Nobody waits{where}: every reply has been answered.",)
    waits = counted(board.total, "reply waits", "replies wait")
    return (Strong(f"{waits}{where}"), ", the oldest came ", Ago(board.rows[0].waiting_since), ".")


def holders(board: WaitingBoard) -> list[Word]:
    """On whom it waits, a line for each: how many, the oldest since when."""
    said: list[Word] = []
    for tally in board.holders[:_MOST]:
        said += [
            Strong(_name(tally)),
            f"  {tally.waiting:,} waiting, the oldest came ",
            Ago(tally.oldest),
            "\n",
        ]
    hidden = len(board.holders) - _MOST
    return [*said, f"and {counted(hidden, 'other')}"] if hidden > 0 else said[:-1]


def row(waiting: WaitingRow) -> Words:
    """One conversation: first name and initial, whose it is, how long it waits."""
    holder = f"with {waiting.holder.name}" if waiting.holder else f"with {NOBODY}"
    hint = " · ⚠️ may want to opt out" if waiting.opt_out_hint else ""
    since = Ago(waiting.waiting_since)
    return (
        Strong(waiting.name),
        f"  {waiting.campaign.name} · {holder} · wrote ",
        since,
        *((hint,) if hint else ()),
    )


def more(board: WaitingBoard) -> str:
    """How many are not shown."""
    return f"and {board.total - len(board.rows):,} more, none of them waiting longer"


def unknown(typed: str) -> Words:
    """No campaign is called so."""
    return (f"No campaign is called “{typed}”. Type /attention alone to see what waits everywhere.",)


def _name(tally: HolderTally) -> str:
    return tally.holder.name if tally.holder else "Nobody"
