"""What many rows of a file have in common, counted while they are read."""

from collections.abc import Iterable

from bot.assignment.rules.sheets.sheet_terms import Caution, Warned

# A file may give millions of different reasons: so many details of a kind are kept, others are counted alone.
MOST_DETAILS = 50


class Tally:
    """Counts `ContactRow.noted`: in how many rows each kind of caution was met, and with which details."""

    def __init__(self) -> None:
        self._rows: dict[Caution, dict[str, int]] = {}

    def add(self, noted: Iterable[Warned]) -> None:
        """One more row, of which this is to be said."""
        for each in dict.fromkeys(noted):
            details = self._rows.setdefault(each.caution, {})
            known = each.detail in details or len(details) < MOST_DETAILS
            detail = each.detail if known else ""
            details[detail] = details.get(detail, 0) + 1

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """A warning for each kind and detail, with its number of rows."""
        return tuple(
            Warned(caution, detail, rows)
            for caution, details in self._rows.items()
            for detail, rows in details.items()
        )
