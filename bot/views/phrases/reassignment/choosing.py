"""What conversations must be to be chosen, in a few words each."""

from bot.assignment.outcomes.reassignment import Selection
from bot.views.phrases.sentences import tr, tr_n
from bot.views.phrases.words import shortened

_NAME = 60


def filters(selection: Selection) -> list[str]:
    """What else they must be, each in a few words."""
    said = [tr("tagged {tag}", tag=shortened(selection.tag, _NAME))] if selection.tag else []
    if selection.waited is not None:
        said.append(tr("waiting longer than {duration}", duration=duration(selection.waited)))
    if selection.field:
        field, value = (shortened(each, _NAME) for each in selection.field)
        said.append(tr("{field} is {value}", field=field, value=value))
    if selection.answer:
        said.append(f"{shortened(selection.answer[0], _NAME)} {shortened(selection.answer[1], _NAME)}")
    if selection.silent is not None:
        said.append(tr_n("silent for {n} day", "silent for {n} days", selection.silent))
    if selection.since:
        since = f"{selection.since:%Y-%m-%d}"
        said.append(tr("texted since {day}", day=since))
    if selection.until:
        until = f"{selection.until:%Y-%m-%d}"
        said.append(tr("texted before {day}", day=until))
    return said + ([tr("only {limit}", limit=selection.limit)] if selection.limit is not None else [])


def duration(minutes: int) -> str:
    """A time as people say it: 90 minutes, 2 hours, 3 days."""
    hours, rest = divmod(minutes, 60)
    if rest or not hours:
        return tr_n("{n} minute", "{n} minutes", minutes)
    days, rest = divmod(hours, 24)
    return tr_n("{n} hour", "{n} hours", hours) if rest else tr_n("{n} day", "{n} days", days)
