"""What was filled into forms that were refused, so that nobody does it twice."""

from collections import OrderedDict
from collections.abc import Mapping

# What was typed, or picked, by field.
Draft = Mapping[str, str | tuple[str, ...]]
# Forms that are remembered at once; each for as long as its person takes to mend it.
_MOST = 1000


class Drafts:
    """The last refused state of each person's form; held in memory, for it is a courtesy alone."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Draft] = OrderedDict()

    def keep(self, account: str, token: str, draft: Draft) -> None:
        """Remember what stands in a form."""
        self._kept[account, token] = draft
        self._kept.move_to_end((account, token))
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def take(self, account: str, token: str) -> Draft:
        """What stood in a form, once."""
        return self._kept.pop((account, token), {})
