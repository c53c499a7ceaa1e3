"""Who gets how many."""


def bucket_size(asked: int | None, bucket: int, available: int | None, room: int | None) -> int:
    """Contacts in the next bucket: the least of the four limits, None standing for no limit.

    They are what was asked for, the campaign's bucket, what there is to deal, and the room under the
    volunteer's cap. A list smaller than one bucket thus goes whole to one person.
    """
    return max(0, min(limit for limit in (asked, bucket, available, room) if limit is not None))
