"""What is told of a campaign that somebody named."""

from collections.abc import Awaitable, Callable, Mapping

from bot.handlers.asking import Asking
from bot.handlers.chat.campaigns import export, follow, results, status

TELLS: Mapping[str, Callable[[Asking, int], Awaitable[None]]] = {
    "status": status.tell,
    "results": results.tell,
    "export": export.ask,
    "follow": follow.ask,
}
