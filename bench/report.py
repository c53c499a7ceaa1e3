"""What was measured, as tables with a sentence on how to read them."""

from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table as Drawn


@dataclass(frozen=True)
class Table:
    """Rows of figures; `reading` says what the ratios mean."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reading: str

    def show(self, console: Console) -> None:
        """Print it, numbers to the right."""
        drawn = Drawn(title=self.title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
        for place, name in enumerate(self.head):
            drawn.add_column(name, justify="left" if place == 0 else "right", no_wrap=True)
        for row in self.rows:
            drawn.add_row(*row)
        console.print(drawn)
        console.print(f"  {self.reading}\n", highlight=False)


def ratio(part: float, whole: float) -> str:
    """How many times `whole` goes into `part`: 0.52 ×."""
    return f"{part / whole:.2f} ×"


def rate(per_second: float) -> str:
    """A rate to three figures."""
    return f"{per_second:,.0f}" if per_second >= 100 else f"{per_second:.1f}"


def ms(milliseconds: float) -> str:
    """A wait to about three figures."""
    return f"{milliseconds:,.0f}" if milliseconds >= 100 else f"{milliseconds:.1f}"
