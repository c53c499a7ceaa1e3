"""What is said of endpoints, in the terminal."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.results.publishing import EndpointAdded, EndpointRow
from bot.views.phrases.sentences import say, tr
from bot.views.phrases.words import Words


def refused(url: str, wrong: str) -> Words:
    """An address to which nothing may be posted."""
    match wrong:
        case "plain":
            return say(
                "Nothing was changed: events go to {url} over https alone. Where the host is your own, "
                "name it in BATON_ENDPOINT_HOSTS.",
                url=url,
            )
        case "private":
            return say(
                "Nothing was changed: {url} is an address of a private network. Where that is meant, "
                "name it in BATON_ENDPOINT_HOSTS.",
                url=url,
            )
        case _:
            return say(
                "Nothing was changed: {url} is no web address such as https://crm.example.org/baton, "
                "or has a user name or # in it.",
                url=url,
            )


def added(done: EndpointAdded) -> Iterator[str]:
    """A new endpoint, with its secret."""
    if done.row.words:
        yield tr("Events go to {url} from now on, with names and words.", url=done.row.url)
    else:
        yield tr("Events go to {url} from now on, ids alone.", url=done.row.url)
    yield tr("Its secret, shown this once: {secret}", secret=done.secret)


def listed(rows: Sequence[EndpointRow]) -> Iterator[str]:
    """All of them."""
    if not rows:
        yield tr("Events go nowhere. `baton endpoint add` names an address.")
    for row in rows:
        places: dict[str, str | int] = {
            "id": str(row.id),
            "url": row.url,
            "waiting": row.waiting,
            "aside": row.set_aside,
        }
        if row.words:
            yield tr("{id}  {url}  with names and words; waiting: {waiting}, set aside: {aside}", **places)
        else:
            yield tr("{id}  {url}  ids alone; waiting: {waiting}, set aside: {aside}", **places)


def removed(row: EndpointRow) -> Iterator[str]:
    """One that was taken away."""
    yield tr("Nothing more goes to {url}.", url=row.url)
