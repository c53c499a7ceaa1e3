"""The command `baton` of an installed Baton, whose rooms lie in a folder of its own, `house/`."""

import sys
from pathlib import Path

HOUSE = Path(__file__).parent / "house"


def main() -> None:
    """Run the command line from that folder: no other package named `bot` is in its way, or it in theirs."""
    sys.path.insert(0, str(HOUSE))
    from bot.__main__ import main as command_line  # noqa: PLC0415  found there

    command_line()


if __name__ == "__main__":
    main()
