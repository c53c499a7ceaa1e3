"""What may be answered to a question, by what it asks for: one of its choices, a number, or free words."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from bot.vocabulary import Asks

LONGEST = 300  # characters of free words; an index over answers takes no more
_DIGITS = 15


def read(asks: Asks, options: Sequence[str], said: str) -> str | None:
    """An answer as it is kept; None if it is none. A number loses commas and decimals that say nothing."""
    match asks:
        case Asks.CHOICE:
            return said if said in options else None
        case Asks.NUMBER:
            return _number(said)
        case Asks.WORDS:
            return said.strip() if len(said.strip()) <= LONGEST else None


def _number(said: str) -> str | None:
    try:
        number = Decimal(said.strip().replace(",", ""))
    except InvalidOperation:
        return None
    if not number.is_finite() or len(number.as_tuple().digits) > _DIGITS or abs(number.adjusted()) > _DIGITS:
        return None
    return f"{number.normalize():f}" if number else "0"
