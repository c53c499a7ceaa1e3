"""What must be mended in a script before it goes out, and who gets which of several first texts."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.texts.script import (
    Code,
    Finding,
    Severity,
    check_replies,
    check_script,
    deal_script,
)

ORGANISATION = "Friends of Maple County"
FIELDS = {"first_name", "last_name", "polling_place"}
GOOD = "Hi {{first_name|friend}}, {{user.first_name}} with Friends of Maple County. Reply STOP to opt out"


def codes(text, **changes):
    """The codes found in one first text."""
    settings = {"known_fields": FIELDS, "organisation": ORGANISATION} | changes
    return [finding.code for finding in check_script([text], **settings)]


def finding(text, code):
    return next(each for each in check_script([text], FIELDS, ORGANISATION) if each.code is code)


def with_good(addition):
    return f"{GOOD} {addition}"


def test_a_good_script_has_no_findings():
    assert check_script([GOOD], FIELDS, ORGANISATION) == []


def test_a_campaign_needs_a_text():
    assert check_script([], FIELDS, ORGANISATION) == [Finding(Severity.ERROR, Code.NO_TEXTS)]


def test_a_blank_text_is_an_error_and_only_that():
    assert check_script([GOOD, " \n"], FIELDS, ORGANISATION) == [Finding(Severity.ERROR, Code.EMPTY, 1)]


def test_the_organisation_must_be_set():
    assert codes(GOOD, organisation=" ") == [Code.NO_ORGANISATION]


def test_the_organisation_must_be_named():
    missing = finding("Hi, it's Ben. Reply STOP to opt out", Code.ORGANISATION_NOT_NAMED)
    assert missing.severity is Severity.ERROR
    assert missing.facts == {"organisation": ORGANISATION}


@pytest.mark.parametrize(
    "named", ["FRIENDS of  Maple County", "Friends-of-Maple-County", "(friends of maple county)"]
)
def test_the_organisation_may_be_spelled_loosely(named):
    assert codes(f"Hi, Ben with {named}. Reply STOP to opt out") == []


def test_a_fallback_does_not_name_the_organisation():
    text = "Hi from {{last_name|Friends of Maple County}}. Reply STOP to opt out"
    assert Code.ORGANISATION_NOT_NAMED in codes(text)


def test_part_of_a_longer_word_does_not_name_the_organisation():
    assert Code.ORGANISATION_NOT_NAMED in codes(
        "Hi from Mapleton. Reply STOP to opt out", organisation="Maple"
    )


@pytest.mark.parametrize(
    "wording",
    [
        "Reply STOP to opt out",
        "reply stop to end.",
        "Text STOP to quit",
        "Txt STOP 2 end",
        "STOP2END",
        "stop=end",
        "STOP to unsubscribe",
        'To opt out, reply "STOP"',
        "Reply with the word stop anytime",
        "You can reply QUIT to leave",
        "Send UNSUBSCRIBE to opt out",
        "Responda ALTO para no recibir más mensajes",
        "Responde STOP para salir",
        "Envía BAJA para cancelar",
    ],
)
def test_any_usual_stop_wording_will_do(wording):
    assert Code.STOP_WORDING_MISSING not in codes(f"Hi, Ben with Friends of Maple County. {wording}")


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "Will you help us stop the mine?",
        "Stop by our office to cancel nothing",
        "Let us end cancer together",
        "Reply LEAVE to opt out",  # nobody's matcher knows LEAVE
        "{{first_name|Reply STOP to opt out}}",
    ],
)
def test_a_text_without_stop_wording_may_not_go_out(wording):
    missing = finding(f"Hi, Ben with Friends of Maple County. {wording}", Code.STOP_WORDING_MISSING)
    assert missing.severity is Severity.ERROR


def test_an_unknown_field_is_an_error_that_names_the_nearest_one():
    unknown = finding(with_good("{{frist name|x}}"), Code.UNKNOWN_FIELD)
    assert unknown.severity is Severity.ERROR
    assert unknown.facts == {"field": "frist_name", "nearest": "first_name"}


def test_the_sender_has_only_a_name():
    assert codes(with_good("{{user.phone}}")) == [Code.UNKNOWN_FIELD]


def test_a_field_without_a_fallback_is_a_warning():
    lonely = finding(with_good("{{polling_place}} {{polling_place}}"), Code.NO_FALLBACK)
    assert lonely == Finding(Severity.WARNING, Code.NO_FALLBACK, 0, {"field": "polling_place"})


def test_an_empty_fallback_is_taken_as_meant():
    assert codes(with_good("{{polling_place|}}")) == []


@pytest.mark.parametrize(
    "broken", ["{{first_name", "first_name}}", "{{first_name|}|x}}", "{{}}", "{{ | friend }}"]
)
def test_broken_braces_are_an_error(broken):
    found = finding(with_good(broken), Code.BROKEN_BRACES)
    assert found.severity is Severity.ERROR
    assert found.facts["near"]


def test_single_braces_around_a_field_are_noticed():
    assert finding(with_good("{First Name}"), Code.SINGLE_BRACES).facts == {"field": "first_name"}
    assert codes(with_good("{smile}")) == []


def test_an_odd_character_is_named_with_what_it_costs():
    text = GOOD.replace("friend", "neighbour") + " – it’s near you, come and see it soon 👍"
    odd = finding(text, Code.ODD_CHARACTERS)
    assert odd.severity is Severity.WARNING
    assert odd.facts == {
        "characters": ("–", "’", "👍"),
        "cheaper": ("-", "'", ""),
        "segments": 2,
        "segments_if_plain": 2,
    }
    assert finding(text.replace("👍", ""), Code.ODD_CHARACTERS).facts["segments_if_plain"] == 1


def test_letters_with_accents_have_no_cheaper_spelling():
    assert finding(with_good("mamá"), Code.ODD_CHARACTERS).facts["cheaper"] == ("",)


def test_many_segments_are_a_warning_and_too_many_an_error():
    assert codes(with_good("y" * 300)) == []
    many = finding(with_good("y" * 500), Code.MANY_SEGMENTS)
    assert (many.severity, many.facts) == (Severity.WARNING, {"segments": 4, "advised": 3})
    long = finding(with_good("y" * 1_500), Code.TOO_LONG)
    assert (long.severity, long.facts) == (Severity.ERROR, {"segments": 11, "most": 10})


@pytest.mark.parametrize(
    "link", ["bit.ly/x1", "https://bit.ly/abc", "see HTTP://BIT.LY/abc.", "www.bit.ly/a", "(bit.ly)"]
)
def test_link_shorteners_are_an_error(link):
    assert finding(with_good(link), Code.SHORT_LINK) == Finding(
        Severity.ERROR, Code.SHORT_LINK, 0, {"host": "bit.ly"}
    )


@pytest.mark.parametrize("host", ["twil.io", "dub.sh", "t.co"])
def test_so_are_those_of_others(host):
    assert finding(with_good(f"{host}/x"), Code.SHORT_LINK).facts == {"host": host}


@pytest.mark.parametrize(
    "link", ["maple.example/vote", "rabbit.ly/x", "bit.lyx", "at.co", "t.co.example/x", "ana@is.gd"]
)
def test_other_links_are_not_taken_for_shorteners(link):
    assert codes(with_good(link)) == []


def test_shouting_is_a_warning():
    assert codes("FRIENDS OF MAPLE COUNTY NEEDS YOU TODAY! REPLY STOP TO OPT OUT") == [Code.SHOUTING]


def test_canned_replies_need_not_introduce_anybody():
    assert check_replies(["Thanks {{first_name|friend}}!"], FIELDS) == []


def test_canned_replies_are_checked_for_the_rest():
    found = check_replies(["Thanks!", "See bit.ly/x {{nope}}"], FIELDS)
    assert [(each.text, each.code) for each in found] == [(1, Code.UNKNOWN_FIELD), (1, Code.SHORT_LINK)]


@given(st.lists(st.text(), max_size=3), st.text())
def test_any_script_at_all_can_be_checked(texts, organisation):
    check_script(texts, FIELDS, organisation)
    check_replies(texts, FIELDS)


SEEDS = st.integers(0, 2**63)


@given(SEEDS, st.integers(0, 2**40), st.integers(1, 7))
def test_a_contact_always_gets_the_same_text(seed, position, count):
    dealt = deal_script(seed, position, count)
    assert dealt in range(count)
    assert deal_script(seed, position, count) == dealt


@given(SEEDS, st.integers(0, 10**6), st.integers(1, 7), st.integers(1, 200))
def test_shares_of_a_stretch_are_nearly_even(seed, start, count, length):
    shares = Counter(deal_script(seed, position, count) for position in range(start, start + length))
    assert max(shares.values()) - min(shares.get(text, 0) for text in range(count)) <= 2


@given(SEEDS, st.integers(1, 5), st.integers(1, 100))
def test_shares_from_the_start_differ_by_at_most_one(seed, count, length):
    shares = Counter(deal_script(seed, position, count) for position in range(length))
    assert max(shares.values()) - min(shares.get(text, 0) for text in range(count)) <= 1


def test_the_deal_has_no_pattern_and_depends_on_the_seed():
    first, second = ([deal_script(seed, position, 2) for position in range(400)] for seed in (1, 2))
    assert first != second
    pairs = Counter(zip(first[::2], first[2::2], strict=False))
    assert len(pairs) == 4
    assert min(pairs.values()) > 25


def test_the_deal_is_the_same_on_every_machine():
    assert [deal_script(7, position, 3) for position in range(9)] == [1, 2, 0, 1, 2, 0, 1, 2, 0]


def test_nothing_cannot_be_dealt():
    with pytest.raises(ValueError, match="no text"):
        deal_script(1, 0, 0)


@pytest.mark.parametrize(
    "about, asked",
    [
        ("Vote for Ana Ruiz on Tuesday!", True),
        ("Please vote no on Amendment 4.", True),
        ("Meet the candidate at noon.", True),
        ("Vote por Ana Ruiz el martes.", True),
        ("Vote for Ana Ruiz! Paid for by Friends of Ana.", False),
        ("Vote por Ana. Pagado por Amigos de Ana.", False),
        ("Voting? Early voting is open at the town hall.", False),
        ("Our bake sale is on Friday.", False),
    ],
)
def test_a_text_for_or_against_somebody_is_asked_who_paid(about, asked):
    text = f"Hi, Ben from River Votes here. {about} Reply STOP to opt out"
    found = [one for one in check_script([text], [], "River Votes") if one.code is Code.NOT_PAID_FOR]
    assert bool(found) is asked
    assert all(one.severity is Severity.WARNING for one in found)
