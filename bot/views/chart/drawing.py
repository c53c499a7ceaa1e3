"""What all pictures have alike: their size, their ink, and words as they are.

Colours are of Okabe and Ito's set, which people with any colour vision tell apart.
"""

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a heavy import: only what draws pays for it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, QUIET, RULE = "#1d1c1d", "#616061", "#dddddd"

# Inches at 200 dots: Slack shows pictures about 500 points wide, where these letters are as large as its own.
DOTS = 200
WIDTH = 6.6

# matplotlib's fonts are not made for two threads at once.
ONE_AT_A_TIME = Lock()


def write(
    canvas: "Axes | Figure",
    at: tuple[float, float],
    said: str,
    colour: str,
    *,
    most: int = 80,
    **look: str | float,
) -> None:
    """Words as they are: nothing in them is a formula, and what the font cannot show is left out."""
    said = str(said)  # a constant is shown in the reader's language
    shown = said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
    canvas.text(*at, _drawable(shown), color=colour, va="center", parse_math=False, **look)  # type: ignore[arg-type]


def _drawable(said: str) -> str:
    from matplotlib.font_manager import findfont, get_font

    font = get_font(findfont("DejaVu Sans"))
    shown = "".join(char if font.get_char_index(ord(char)) else " " for char in said)
    return " ".join(shown.split()) or "?"
