"""Becomes the command `baton` of a wheel: `python -m tests.edges.installed FOLDER COMMAND …`.

As pip leaves it: the wheel's files, laid out in a folder, beside the packages that it asks for. Without
`site` no .pth line leads to the checkout.
"""

import os
import sys
import sysconfig
from pathlib import Path

_BEGIN = """
import sys
sys.path += sys.argv[1:3]
del sys.argv[1:3]
from baton_textbank.__main__ import main
main()
"""


def command(folder: Path | str, *arguments: str) -> list[str]:
    """What starts it."""
    packages = sysconfig.get_path("purelib")
    return [sys.executable, "-S", "-I", "-c", _BEGIN, str(folder), packages, *arguments]


if __name__ == "__main__":
    os.execv(sys.executable, command(*sys.argv[1:]))
