"""What files say of consent in words that are easily taken for their contrary, or for nothing."""

import pytest

from bot.assignment.rules.law.consent_cells import Says, said
from bot.assignment.rules.law.consent_columns import UNSURE, Kind, Meaning, meaning_of

LEAVING, LEFT_AT = Meaning(Kind.LEAVING), Meaning(Kind.LEAVING, dated=True)


@pytest.mark.parametrize(
    "label",
    ["UnSubscribed", "isUnSubscribed", "SMS_UnSubscribed", "un-subscribed", "UN_SUBSCRIBED", "CanNotText"],
)
def test_a_word_in_two_parts_is_not_taken_for_its_contrary(label):
    assert meaning_of(label).kind is Kind.LEAVING


HOW_THEY_LEFT = (
    "quit|END|Cancelled|texted STOP|keyword STOP|Stopped 3/4|user opted out on 3/1|SMS|text, email|all"
)
HOW_THEY_LEFT += "|Y - opted out 3/1|1 (Yes)|'1|✔\ufe0f|dnd"


@pytest.mark.parametrize("cell", HOW_THEY_LEFT.split("|"))
def test_how_or_what_somebody_left_is_an_opt_out(cell):
    assert said(LEAVING, cell) is Says.OUT


@pytest.mark.parametrize("cell", ["2026-01", "3/4"])
def test_part_of_a_day_is_an_opt_out_where_the_column_says_when(cell):
    assert said(LEFT_AT, cell) is Says.OUT
    assert said(LEAVING, cell) is Says.UNCLEAR


@pytest.mark.parametrize("cell", ["never opted out", "never", "no, still texting", "never stopped"])
def test_who_did_not_leave_in_so_many_words_is_opted_out_nowhere(cell):
    assert said(LEAVING, cell) is Says.UNCLEAR


@pytest.mark.parametrize(
    "label",
    [
        "take me off",
        "TakeMeOff",
        "Take them off the list",
        "takeofflist",
        "taken off",
        "asked to be taken off",
        "off list",
        "withdrawn",
        "Withdrew",
        "withdrawn_at",
        "is_withdrawn",
        "Withdrawn (SMS)",
        "contact[withdrawn]",
        "consent withdrawn",
        "permission_withdrawn",
        "litigator",
        "litigators",
        "TCPA litigator",
        "tcpalitigator",
        "isLitigator",
        "TCPA Litigator Flag",
        "serial plaintiff",
        "quit",
        "Quit?",
        "quit_sms",
        "leave me alone",
        "wants off",
        "end texts",
        "lista negra",
        "borrar",
        "sacar de la lista",
        "NDNC",
    ],
)
def test_other_words_for_leaving_are_columns_of_it(label):
    assert meaning_of(label).kind is Kind.LEAVING


@pytest.mark.parametrize(
    "label",
    [
        "cancel",
        "cancelled",
        "cancel_date",
        "refused",
        "Refusal",
        "declined",
        "denied",
        "objected",
        "revoke",
        "revocado",
        "retirado",
        "delete me",
        "is_deleted",
        "scrubbed",
        "complained",
        "spam",
        "forget me",
        "right to be forgotten",
        "GDPR",
        "not withdrawn",
        "not removed",
        "non-litigator",
    ],
)
def test_what_may_mean_leaving_and_may_not_is_named(label):
    assert meaning_of(label).kind in UNSURE


@pytest.mark.parametrize(
    "label",
    [
        "take home pay",
        "day off",
        "off_cycle",
        "withdrawn from race",
        "cancelled membership",
        "ballot refused",
        "lives alone",
        "declined_to_state",
        "leave date",
        "end date",
        "end_time",
        "quit smoking",
        "retired",
        "Sacramento",
        "intake",
    ],
)
def test_what_only_sounds_like_leaving_is_any_column(label):
    assert meaning_of(label).kind in {Kind.OTHER, Kind.RESULT}


@pytest.mark.parametrize(
    "cell",
    [
        "DND",
        "dnd",
        "supporter; DND",
        "DND 2026",
        "quit",
        "QUIT",
        "texted QUIT",
        "cancel",
        "cancel, supporter",
        "revoke",
        "remove me",
        "take me off",
        "leave me alone",
        "do not disturb",
        "no molestar",
        "suppressed",
        "blacklisted",
        "litigator",
        "TCPA litigator",
        "known litigator",
        "DNC - 2026",
        "unsub",
        "stop texts",
        "never contact",
    ],
)
@pytest.mark.parametrize("kind", [Kind.RESULT, Kind.STATUS])
def test_a_tag_or_status_that_means_leaving_is_an_opt_out(kind, cell):
    assert said(Meaning(kind), cell) is Says.OUT


@pytest.mark.parametrize("cell", ["DND", "quit", "cancel", "texted QUIT", "litigator", "DNC"])
@pytest.mark.parametrize("kind", [Kind.STAYING, Kind.UNKNOWN, Kind.FORBIDDING])
def test_it_is_so_in_any_column_of_consent(kind, cell):
    assert said(Meaning(kind), cell) is Says.OUT


@pytest.mark.parametrize(
    "cell",
    [
        "Cancel student debt",
        "quit smoking",
        "end the war",
        "bus stop",
        "stop the pipeline",
        "remove statues",
        "DNC delegate",
        "not DND",
        "no DND",
        "do not call",
        "unsubscribed from email",
        "no contact made",
        "CANCELLED",
        "ended",
        "refused",
        "wrong number",
        "Baja California",
        "out of town",
        "moved",
        "done",
    ],
)
def test_a_result_or_tag_that_only_sounds_like_it_says_nothing(cell):
    assert said(Meaning(Kind.RESULT), cell) is Says.NOTHING


@pytest.mark.parametrize("cell", ["cancelled", "Canceled", "END", "ended"])
def test_a_status_of_texts_that_may_be_one_messages_end_or_the_contacts_is_unclear(cell):
    assert said(Meaning(Kind.STATUS), cell) is Says.UNCLEAR
