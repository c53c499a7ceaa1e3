"""What is typed after /reassign is understood generously, or refused at the word that was not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.assignment.rules.typed.typed_wish import parse
from bot.assignment.rules.typed.wish_terms import By, Fault, Misread, Party, TypedWish
from bot.vocabulary import Portion, Split

ANA, BEN, CLEO = (Party(By.ACCOUNT, f"U0{name}", name.lower()) for name in ("ANA", "BEN", "CLEO"))


def name(text, by=By.NAME):
    return Party(by, text)


def wish(source, *targets, **facts):
    return TypedWish(source, targets, **facts)


@pytest.mark.parametrize(
    "typed, understood",
    [
        ("<@U0ANA|ana> to <@U0BEN|ben>", wish(ANA, BEN)),
        ("from <@U0ANA|ana> to <@U0BEN|ben>", wish(ANA, BEN)),
        (
            "<@U0ANA|ana> to <@U0BEN|ben> <@U0CLEO|cleo> unsent random",
            wish(ANA, BEN, CLEO, portion=Portion.UNSENT, split=Split.RANDOM),
        ),
        ("<@U0ANA|ana> to <@U0BEN|ben>, and <@U0CLEO|cleo>", wish(ANA, BEN, CLEO)),
        ("<@U0ANA> to night-team only 20", wish(Party(By.ACCOUNT, "U0ANA"), name("night-team"), limit=20)),
        ("night-team to day-team all", wish(name("night-team"), name("day-team"), portion=Portion.ALL)),
        ("Night team to Day team ALL", wish(name("Night team"), name("Day team"), portion=Portion.ALL)),
        (
            'list "Voters" to night-team unsent',
            wish(name("Voters", By.CONTACT_LIST), name("night-team"), portion=Portion.UNSENT),
        ),
        ("nobody to <@U0BEN|ben>", wish(name("nobody", By.NOBODY), BEN)),
        (
            "the pool to admins",
            wish(name("the pool", By.NOBODY), name("admins", By.ADMINS), portion=Portion.UNSENT),
        ),
        (
            'anybody waiting 2h tag moved to on-shift in "Spring GOTV"',
            wish(
                name("anybody", By.ANYBODY),
                name("on shift", By.ON_SHIFT),
                portion=Portion.WAITING,
                waited=120,
                tag="moved",
                campaign="Spring GOTV",
            ),
        ),
        ("<@U0ANA|ana> to pool", wish(ANA, name("pool", By.POOL))),
        ("<@U0ANA|ana> to “pool”", wish(ANA, name("pool"))),
        ("unsent from <@U0ANA|ana> to Ben", wish(ANA, name("Ben"), portion=Portion.UNSENT)),
        ("@zorro to Ben", wish(name("zorro"), name("Ben"))),
        ("O'Brien to Ben", wish(name("O'Brien"), name("Ben"))),
        ("Tom &amp; Jerry to Ben", wish(name("Tom & Jerry"), name("Ben"))),
        ("filter old ones to team x", wish(name("old ones", By.FILTER), name("x", By.USER_LIST))),
        ("a to b field city=Albany", wish(name("a"), name("b"), field=("city", "Albany"))),
        (
            "a to b field 'home city' = “New York”",
            wish(name("a"), name("b"), field=("home city", "New York")),
        ),
        ("a to b note “go, &lt;3”", wish(name("a"), name("b"), note="go, <3")),
        ("a to b note ask <@U0ANA|ana>, please", wish(name("a"), name("b"), note="ask @ana , please")),
        ("a to b in all by load", wish(name("a"), name("b"), split=Split.LOAD)),
        ("a to b only 1,000", wish(name("a"), name("b"), limit=1000)),
        ("a to <!subteam^S1|@leads>", wish(name("a"), Party(By.GROUP, "S1", "leads"))),
        ("<!subteam^S1> to <@&77>", wish(Party(By.GROUP, "S1"), Party(By.GROUP, "77"))),
    ],
)
def test_understood(typed, understood):
    assert parse(typed) == understood


@pytest.mark.parametrize(
    "typed, minutes",
    [
        ("2h", 120),
        ("90 minutes", 90),
        ("1h30m", 90),
        ("1.5h", 90),
        ("longer than 1 day", 1440),
        ("for over 45 min", 45),
    ],
)
def test_times(typed, minutes):
    for word in ("waiting", "waited"):
        understood = parse(f"a to b {word} {typed}")
        assert isinstance(understood, TypedWish)
        assert understood.waited == minutes


@pytest.mark.parametrize(
    "typed, fault, word",
    [
        ("", Fault.NO_SOURCE, ""),
        ("unsent", Fault.NO_SOURCE, ""),
        ("to <@U0BEN>", Fault.NO_SOURCE, ""),
        ("<@U0ANA>", Fault.NO_TARGET, ""),
        ("<@U0ANA> to", Fault.NO_TARGET, ""),
        ("<@U0ANA> to only 5", Fault.NO_TARGET, "only"),
        ("<@U0ANA> to <@U0BEN> unsnet", Fault.UNEXPECTED, "unsnet"),
        ("<@U0ANA> <@U0BEN>", Fault.UNEXPECTED, "U0BEN"),
        ("a to b to c", Fault.UNEXPECTED, "to"),
        ("a to b by heart", Fault.UNEXPECTED, "heart"),
        ("a to b only few", Fault.NUMBER, "few"),
        ("a to b only 0", Fault.NUMBER, "0"),
        ("a to b waited", Fault.TIME, "waiting"),
        ("a to b waiting longer than ages", Fault.TIME, "ages"),
        ("a to b waiting 2x", Fault.TIME, "2x"),
        ("a to b field city", Fault.FIELD, "city"),
        ("a to b tag", Fault.NO_VALUE, "tag"),
        ("a to b in unsent", Fault.NO_VALUE, "in"),
        ('a to b tag ""', Fault.NO_VALUE, "tag"),
        ("a to b = c", Fault.UNEXPECTED, "="),
    ],
)
def test_refused_at_the_word(typed, fault, word):
    assert parse(typed) == Misread(fault, word)


WORDS = "<@U1|a> <@U2> to from only waiting 2h ² field = note in tag list team by load and all pool on-shift"
PIECES = st.sampled_from([*WORDS.split(), ",", '"', "“x y”", "<", ">", "&amp;", "x", "9" * 5000])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)))
@example("only " + "9" * 5000)
def test_whatever_is_typed_is_answered(typed):
    assert isinstance(parse(typed), TypedWish | Misread)
