"""Learns in a process of its own, so that no press waits for it: lines in, a model out.

    python -m bot.learner < lines > model

The first line is the mark of the installation, each other one what somebody filed, as JSON.
"""

import asyncio
import json
import os
import sys

from bot.assignment.rules.replies.learning import Lesson, Told, examples, learn
from bot.assignment.rules.replies.learnt import dumped

_MODULE = "bot.learner"


async def learnt(lesson: Lesson) -> bytes | None:
    """The model of a lesson; None where there is nothing to tell apart. Raises RuntimeError."""
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    learner = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        _MODULE,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, **paths},
    )
    told, _ = await learner.communicate(await asyncio.to_thread(written, lesson))
    if learner.returncode:
        raise RuntimeError(f"the learner ended with {learner.returncode}")
    return told or None


def written(lesson: Lesson) -> bytes:
    """A lesson as lines."""
    rows = ([each.body, each.question, each.label] for each in lesson.told)
    return "\n".join([lesson.mark, *map(json.dumps, rows)]).encode()


def answered(lines: bytes) -> bytes:
    """The model of such lines, or nothing."""
    mark, *rows = lines.decode().split("\n")
    told = [Told(*json.loads(row)) for row in rows]
    model = learn([*examples(told)])
    return dumped(model, mark) if model else b""


def main() -> None:
    """Read, learn and write, behind whoever else wants the processor."""
    if hasattr(os, "nice"):
        os.nice(10)
    sys.stdout.buffer.write(answered(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
