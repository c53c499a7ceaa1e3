"""A form that was sent, walked through by place; what is wrong is gathered as Discord's tree of errors."""

from collections.abc import Collection, Iterator

from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.shapes import Given, Json


class Form:
    """One place in a form: its value, the way to it, and the list all places of the form write into."""

    def __init__(
        self,
        value: Given,
        path: tuple[str, ...] = (),
        found: list[tuple[tuple[str, ...], str, str]] | None = None,
    ) -> None:
        self.value = value
        self._path = path
        self._found = found if found is not None else []

    @property
    def fields(self) -> Json:
        """The value as an object; empty where it is none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def is_sound(self) -> bool:
        return not self._found

    def at(self, key: str | int) -> "Form":
        """A field of an object, or an item of a list; None where there is none."""
        if isinstance(key, int):
            within = isinstance(self.value, list) and key < len(self.value)
            value = self.value[key] if within else None
        else:
            value = self.fields.get(key)
        return Form(value, (*self._path, str(key)), self._found)

    def wrong(self, code: str, message: str) -> None:
        """Note that something is wrong here."""
        self._found.append((self._path, code, message))

    def text(self, key: str, low: int, high: int, *, required: bool = True) -> str:
        """A string between two lengths, both included."""
        place = self.at(key)
        if place.value is None:
            if required:
                place.wrong("BASE_TYPE_REQUIRED", "This field is required")
            return ""
        if not isinstance(place.value, str):
            place.wrong("STRING_TYPE_CONVERT", f"Could not interpret {place.value!r} as string.")
            return ""
        if len(place.value) > high and low == 0:
            place.wrong("BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        elif not low <= len(place.value) <= high:
            place.wrong("BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return place.value

    def number(self, key: str, low: float, high: float, *, required: bool = False) -> int | None:
        """A whole number between two bounds, both included."""
        place = self.at(key)
        if place.value is None:
            if required:
                place.wrong("BASE_TYPE_REQUIRED", "This field is required")
            return None
        if isinstance(place.value, bool) or not isinstance(place.value, int):
            place.wrong("NUMBER_TYPE_COERCE", f'Value "{place.value}" is not int.')
            return None
        if place.value < low:
            place.wrong("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        if place.value > high:
            place.wrong("NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
        return place.value

    def one_of(self, key: str, allowed: Collection[Given]) -> Given:
        """One of a few values; None when it is not."""
        place = self.at(key)
        if place.value is None:
            place.wrong("BASE_TYPE_REQUIRED", "This field is required")
        elif place.value not in allowed:
            among = ", ".join(str(one) for one in allowed)
            place.wrong("BASE_TYPE_CHOICES", f"Value must be one of {{{among}}}.")
            return None
        return place.value

    def items(self, key: str, low: int, high: int) -> "list[Form]":
        """The objects of a list between two lengths, both included; an absent list has none."""
        places = self.listed(key, low, high)
        for place in places:
            if not isinstance(place.value, dict):
                place.wrong("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return [place for place in places if isinstance(place.value, dict)]

    def mapping(self, key: str) -> "Form":
        """An object, where there is something."""
        place = self.at(key)
        if place.value is not None and not isinstance(place.value, dict):
            place.wrong("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return place

    def listed(self, key: str, low: int, high: int) -> "list[Form]":
        """Whatever stands in a list between two lengths, both included; an absent list has none."""
        place = self.at(key)
        items = place.value if place.value is not None else []
        if not isinstance(items, list):
            place.wrong("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not low <= len(items) <= high:
            place.wrong("BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return [place.at(number) for number in range(len(items))]

    def tree(self) -> Json:
        """Everything that is wrong, as Discord nests it."""
        root: Json = {}
        for path, code, message in self._found:
            branch = root
            for key in path:
                branch = branch.setdefault(key, {})
            branch.setdefault("_errors", []).append({"code": code, "message": message})
        return root

    def settle(self) -> None:
        """Raise 50035 when anything is wrong."""
        if self._found:
            raise DiscordError(50035, self.tree())


def said(tree: Json, path: tuple[str, ...] = ()) -> Iterator[str]:
    """A tree of errors as lines, each with its place."""
    for key, branch in tree.items():
        if key == "_errors":
            yield from (f"{'.'.join(path) or 'form'}: {error['message']}" for error in branch)
        else:
            yield from said(branch, (*path, key))
