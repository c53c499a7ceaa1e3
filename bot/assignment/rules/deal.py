"""Dealing: how many of some things each receiver gets."""

import heapq
import math
from collections.abc import Sequence


def bucket_size(asked: int | None, bucket: int, available: int | None, room: int | None) -> int:
    """Contacts in the next bucket: the least of the four limits, None standing for no limit.

    They are what was asked for, the campaign's bucket, what there is to deal, and the room under the
    volunteer's cap. A list smaller than one bucket thus goes whole to one person.
    """
    return max(0, min(limit for limit in (asked, bucket, available, room) if limit is not None))


def even_shares(count: int, receivers: int) -> list[int]:
    """How many each gets when `count` things are dealt in turn: what `deal_out` comes to among equals."""
    return [count // receivers + (place < count % receivers) for place in range(receivers)]


def deal_out(
    count: int, loads: Sequence[int], rooms: Sequence[int | None], taken: Sequence[int] = ()
) -> list[int | None]:
    """Who gets each of `count` things in turn, as places in `loads`; None once nobody has room.

    Each goes to whoever is least loaded by then, so that no receiver ends more loaded than need be; with
    equal loads the shares differ by at most one. `rooms` limit what each may get, None standing for no
    limit. Of equals the one who got least so far is next (`taken` of them before), then the first.
    """
    got = list(taken) or [0] * len(loads)
    left = [math.inf if room is None else room for room in rooms]
    queue = [(load, got[place], place) for place, load in enumerate(loads) if left[place] > 0]
    heapq.heapify(queue)
    dealt: list[int | None] = []
    while queue and len(dealt) < count:
        load, had, place = queue[0]
        dealt.append(place)
        left[place] -= 1
        if left[place] > 0:
            heapq.heapreplace(queue, (load + 1, had + 1, place))
        else:
            heapq.heappop(queue)
    return dealt + [None] * (count - len(dealt))
