"""What was typed into forms that were refused, so that nobody types it twice."""

from collections import OrderedDict

# Forms that are remembered at once; each for as long as its person takes to mend it.
_MOST = 1000


class Drafts:
    """The last refused state of each person's form; held in memory, for it is a courtesy alone."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], dict[str, str]] = OrderedDict()

    def keep(self, account: str, token: str, typed: dict[str, str]) -> None:
        """Remember what stands in a form."""
        self._kept[account, token] = typed
        self._kept.move_to_end((account, token))
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def take(self, account: str, token: str) -> dict[str, str]:
        """What stood in a form, once."""
        return self._kept.pop((account, token), {})
