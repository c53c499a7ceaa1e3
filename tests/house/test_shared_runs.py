"""What both faces have alike stands once: runs of lines that both still have are counted, and get fewer."""

from dataclasses import dataclass

import pytest

from tests.house.shared_runs import alike, bare, shared_runs
from tests.house.tree import text, tracked


@dataclass(frozen=True)
class Count:
    """Shared runs of six lines or more: the same to the letter, and alike but for names and values."""

    same: int
    alike: int


# At 19891ba, where each face had a file for each screen, there were 4 and 11 in the views, 2 and 11 in the
# handlers. The goal is a fifth of that in both together: one run that is the same, and four that are alike.
HELD = {"views": Count(same=0, alike=0), "handlers": Count(same=1, alike=3)}


def face(room: str, platform: str) -> dict[str, str]:
    """The sources of one platform's folder by their paths."""
    return {
        path: text(path)
        for path in tracked()
        if path.startswith(f"bot/{room}/{platform}/") and path.endswith(".py")
    }


def counted(slack: dict[str, str], discord: dict[str, str]) -> Count:
    one, other = ([bare(source) for source in sources.values()] for sources in (slack, discord))
    same = shared_runs(one, other)
    shapes = alike(one, other)
    for run in sorted(same):
        print(f"{len(run)} lines the same, from: {run[0]}")
    lines = (sum(map(len, same)), sum(map(len, shapes)))
    print(f"{len(same)} runs the same, of {lines[0]} lines; {len(shapes)} alike, of {lines[1]} lines")
    return Count(len(same), len(shapes))


@pytest.mark.parametrize("room", HELD)
def test_the_faces_share_no_more_runs_than_they_did(room):
    found = counted(face(room, "slack"), face(room, "discord"))
    held = HELD[room]
    assert found.same <= held.same, "what was written again can stand once"
    assert found.alike <= held.alike, "what was written again with other names can stand once"
    assert found == held, f"what was won is held: write {found} into HELD"


SEVEN_LINES = """
def due(shift, now):
    left = shift.ends_at - now
    if left < timedelta(0):
        return "over"
    hours = left // HOUR
    minutes = left % HOUR // MINUTE
    return f"{hours}:{minutes:02} left"
"""


@pytest.mark.parametrize(
    "copy, noticed",
    [
        (SEVEN_LINES, Count(same=1, alike=1)),
        (SEVEN_LINES.replace("shift", "wish").replace("over", "late"), Count(same=0, alike=1)),
        (SEVEN_LINES.replace("    hours", "    # in full\n\n    hours"), Count(same=1, alike=1)),
        (SEVEN_LINES.replace("    hours = left // HOUR\n", ""), Count(same=0, alike=0)),
    ],
    ids=["to the letter", "with other names", "with a comment and a gap", "without the line in the middle"],
)
def test_seven_lines_copied_from_one_face_into_the_other_are_noticed(copy, noticed):
    first, last = "import this\n\nMINE = 1\n", "\n\nLAST = {0}\n"
    found = counted({"a.py": first + SEVEN_LINES + last}, {"b.py": "\nTHEIRS = {1: 2}\n" + copy})
    assert found == noticed
