"""What the papers say of the size of the faces is so."""

import re

from tests.house.tree import modules, text


def size_of(platform: str) -> int:
    """The lines of a platform's face that are not blank."""
    folders = (f"bot/handlers/{platform}/", f"bot/views/{platform}/")
    return sum(bool(line.strip()) for module in modules(*folders) for line in module.lines)


def test_the_measure_of_a_platform_is_kept_up_to_date():
    told = re.search(
        r"took ([\d,]+) lines that are not blank, where\s+Slack's face has ([\d,]+)", text("ARCHITECTURE.md")
    )
    assert told is not None
    for said, platform in zip(told.groups(), ("discord", "slack"), strict=True):
        number = int(said.replace(",", ""))
        assert abs(size_of(platform) - number) <= 0.05 * number, platform
