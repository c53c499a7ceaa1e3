"""Countries by their names."""

from bot.assignment.rules.places.countries import name_of


def test_a_region_is_called_by_its_name_and_an_unknown_one_by_its_letters():
    assert [name_of(region) for region in ("MX", "CA", "XX")] == ["Mexico", "Canada", "XX"]
