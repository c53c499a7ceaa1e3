"""The invented people: enough of them, on fictional lines only, in a list as people type lists."""

import csv
import io
from collections import Counter

import phonenumbers
import pytest
from phonenumbers.timezone import time_zones_for_number

from baton_sandbox.contacts import COLUMNS, as_csv, contact_rows, fictional_contacts
from baton_sandbox.twilio.network.carrier import Line, line_of


def test_everybody_has_a_fictional_number_of_their_own(contacts):
    numbers = {contact.phone for contact in contacts}
    assert len(numbers) == len(contacts) == 500
    assert all(number[:2] == "+1" and "5550100" <= number[5:] <= "5550199" for number in numbers)


def test_the_numbers_count_as_valid_so_that_nothing_refuses_them(contacts):
    parsed = [phonenumbers.parse(contact.phone) for contact in contacts]
    assert all(phonenumbers.is_valid_number(number) for number in parsed)
    assert {phonenumbers.region_code_for_number(number) for number in parsed} == {"US"}


def test_they_live_in_many_time_zones(contacts):
    zones = {zone for c in contacts for zone in time_zones_for_number(phonenumbers.parse(c.phone))}
    eastern, central, mountain = "America/New_York", "America/Chicago", "America/Denver"
    assert {eastern, central, mountain, "America/Los_Angeles", "Pacific/Honolulu"} <= zones


def test_a_few_lines_cannot_be_texted(contacts):
    kinds = Counter(line_of(contact.phone) for contact in contacts)
    assert kinds[Line.LANDLINE] == 4
    assert set(kinds) == set(Line)
    assert kinds[Line.MOBILE] > 480


def test_names_are_varied_and_some_people_speak_spanish(contacts):
    assert len({contact.name for contact in contacts}) > 480
    assert 25 <= sum(contact.language == "es" for contact in contacts) <= 70


def test_a_seed_always_makes_the_same_people_and_another_seed_others():
    assert fictional_contacts(50, seed=1) == fictional_contacts(50, seed=1)
    assert fictional_contacts(50, seed=1) != fictional_contacts(50, seed=2)


@pytest.mark.parametrize("count", [0, 1, 5, 1000])
def test_any_reasonable_number_of_people_can_be_had(count):
    people = fictional_contacts(count)
    assert len({person.phone for person in people}) == count
    assert len(contact_rows(people)) == (count + 4 if count else 0)


def test_more_people_than_lines_are_refused_with_the_limit():
    with pytest.raises(ValueError, match="1140"):
        fictional_contacts(2000)


def test_the_file_holds_everybody_and_four_rows_that_need_a_report(contacts):
    rows = list(csv.DictReader(io.StringIO(as_csv(contact_rows(contacts)).decode())))
    assert tuple(rows[0]) == COLUMNS
    numbers = Counter(number for row in rows if (number := e164(row["phone"])))
    assert set(numbers) == {contact.phone for contact in contacts}
    assert [times for times in numbers.values() if times > 1] == [2]
    wrong = [row["phone"] for row in rows if e164(row["phone"]) is None]
    assert len(rows) == 504
    assert len(wrong) == 3
    assert "" in wrong


def e164(text):
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
