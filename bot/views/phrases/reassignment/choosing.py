"""What conversations must be to be chosen, in a few words each."""

from bot.assignment.outcomes.reassignment import Selection
from bot.views.phrases.words import counted, shortened

_NAME = 60


def filters(selection: Selection) -> list[str]:
    """What else they must be, each in a few words."""
    said = [f"tagged {shortened(selection.tag, _NAME)}"] if selection.tag else []
    said += [f"waiting longer than {duration(selection.waited)}"] if selection.waited is not None else []
    if selection.field:
        said.append(f"{shortened(selection.field[0], _NAME)} is {shortened(selection.field[1], _NAME)}")
    if selection.answer:
        said.append(f"{shortened(selection.answer[0], _NAME)} {shortened(selection.answer[1], _NAME)}")
    said += [f"silent for {counted(selection.silent, 'day')}"] if selection.silent is not None else []
    said += [f"texted since {selection.since:%Y-%m-%d}"] if selection.since else []
    said += [f"texted before {selection.until:%Y-%m-%d}"] if selection.until else []
    return said + ([f"only {selection.limit:,}"] if selection.limit is not None else [])


def duration(minutes: int) -> str:
    """A time as people say it: 90 minutes, 2 hours, 3 days."""
    for size, word in ((60 * 24, "day"), (60, "hour")):
        if minutes >= size and minutes % size == 0:
            return counted(minutes // size, word)
    return counted(minutes, "minute")
