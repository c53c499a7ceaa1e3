"""What files say of consent: columns in any dress, cells in any words, and who must not be texted for it."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.law.consent import ConsentColumns
from bot.assignment.rules.law.consent_cells import Says, said
from bot.assignment.rules.law.consent_columns import Kind, Meaning, meaning_of, words_of
from bot.assignment.rules.places.phones import to_e164
from bot.assignment.rules.sheets.sheet import open_sheet
from bot.assignment.rules.sheets.sheet_terms import Caution, Row, Warned

FILES = Path(__file__).parent / "files"
LEAVING, STAYING, STATUS = Meaning(Kind.LEAVING), Meaning(Kind.STAYING), Meaning(Kind.STATUS)
LEFT_AT, CAME_AT = Meaning(Kind.LEAVING, dated=True), Meaning(Kind.STAYING, dated=True)

COLUMNS = {
    Kind.LEAVING: """
        opted_out | OptedOut | optOut | OPTOUT | Opt-Out | optedout | Opted out? | is_opted_out
        isOptedOut | hasOptedOut | has_opted_out | sms_opt_out | SMSOptOut | smsOptedOut | opt_out_sms
        contact[optOut] | contact[is_opted_out] | cf[opt_out] | custom.opt_out | Opted Out (SMS)
        global_opt_out | opt_out_status | opt_out_reason | opt_out_source | phone_opt_out
        do_not_contact | doNotContact | DoNotText | DONOTTEXT | do not text | Don’t text | dont_contact
        Do Not Call/Text | do_not_contact_or_call | DNC | is_dnc | DNT | No SMS | NoTexts | no_text
        Unsubscribed | unsubscribed? | isUnsubscribed | unsubscribed_from_sms | STOP | Stopped
        stop requested | Remove me | removed | blocked | blacklisted | suppressed | do_not_disturb
        not_opted_in | no_consent | consent_revoked | sms declined | cannot text | no contactar
        No enviar mensajes | No enviar SMS | dado de baja | baja | desuscrito | no_molestar
        unsubscribed_from_texts | can not text | may_not_contact | wants no texts | doesn't want texts
        Didn't consent | hasn't opted in | accepts_no_texts | Asked to stop | wants to be removed
        stop contacting | txt_stop | dnd | sms_disabled | block sms | uncontactable | se dio de baja
        opt_outs | Quitar de la lista | opted out in Spoke""",
    Kind.STAYING: """
        opted_in | optIn | OPTIN | opt-in | SMS Opt-In | is_opted_in | can_text | may text | OK to text
        okToContact | textOK | sms_consent | consent | Consented | has_consent | Consent to text (Y/N)
        consents_to_texts | subscribed | isSubscribed | subscription_status | opt_in_status
        consent_status | subscriber | accepts_marketing | Accepts SMS Marketing | wants texts
        receive_texts | sms_enabled | textable | permission to text | acepta mensajes | autoriza sms
        consentimiento | suscrito""",
    Kind.STATUS: """
        sms_status | text status | texting | SMS Preference | contact_preference | contact status
        Text? | Text? Yes/No""",
    Kind.RESULT: "status | Result | tags | Disposition | state | estado",
    Kind.ELSEWHERE: """
        email_opt_out | emailOptOut | contact[emailOptOut] | do_not_call | Do Not Email | DoNotMail
        no_mail | do_not_phone | email_unsubscribed | newsletter_opt_in | email_consent | voice_opt_out
        mailing_list_opt_out | do_not_knock | whatsapp_opt_in | WhatsApp opt in | photo_consent | no llamar
        no enviar correo""",
    Kind.SILENT: "email | email_status | call_result | mailing_address | E-mail",
    Kind.UNKNOWN: """
        opt | opts | permissions | TCPA | not_opted_out | opt_out_revoked | Opt-In/Opt-Out | optInOut
        no autorizo""",
    Kind.FORBIDDING: "do_not_share | Do Not Sell | exclude | removed_from_rolls | revoked",
    Kind.OTHER: """
        first_name | phone | option | options | adopted | candidate | bus_stop | nearest stop | block
        census_block | no_show | not_home | no_of_kids | phone_no | Contact No. | mobile no
        number of texts sent | May vote | active | active_voter | wants_yard_sign | contact_date
        last_contacted | message_id | Text 1 | district | opt_in_source | opt_in_keyword | consent_ip
        consent_type | subscription_type | subscriber_id | opt_out_url | optout_link | Baja California
        planta_baja | notes | polling_place | location""",
}


def labels(kind):
    return [
        label.strip() for line in COLUMNS[kind].splitlines() for label in line.split("|") if label.strip()
    ]


@pytest.mark.parametrize("kind, label", [(kind, label) for kind in COLUMNS for label in labels(kind)])
def test_a_column_means_the_same_in_any_dress(kind, label):
    assert meaning_of(label).kind is kind


@pytest.mark.parametrize("label", [*labels(Kind.LEAVING), *labels(Kind.STAYING)])
def test_case_and_joints_change_nothing(label):
    words = words_of(label)
    kind = meaning_of(label).kind
    for dress in (
        "_".join(words),
        "-".join(words).upper(),
        f"contact[{'_'.join(words)}]",
        f"is_{'_'.join(words)}",
    ):
        assert meaning_of(dress).kind is kind, dress


@pytest.mark.parametrize(
    "label, kind",
    [
        ("opted_out_at", Kind.LEAVING),
        ("optedOutAt", Kind.LEAVING),
        ("Opt-Out Date", Kind.LEAVING),
        ("OPTOUTDATE", Kind.LEAVING),
        ("unsubscribe_date", Kind.LEAVING),
        ("unsubscribed_on", Kind.LEAVING),
        ("stop date", Kind.LEAVING),
        ("date opted out", Kind.LEAVING),
        ("fecha de baja", Kind.LEAVING),
        ("opt_out_dt", Kind.LEAVING),
        ("consent_withdrawn_at", Kind.LEAVING),
        ("opted_in_at", Kind.STAYING),
        ("Opt-in timestamp", Kind.STAYING),
        ("Consent Date", Kind.STAYING),
    ],
)
def test_a_column_may_say_when(label, kind):
    assert meaning_of(label) == Meaning(kind, dated=True)


YES = "yes|Yes|Y|TRUE|true|t|1|1.0|-1|x|X|✓|☑|Sí|si|on|Yes - by text|TRUE (2024)"
DAYS = "2026-03-01|3/4/26|3/4/2026 5:00 PM|Mar 3, 2026|3 de marzo de 2026|2026-03-03T10:00:00Z|20260303"
DAYS += "|March 2026"
NO = "no|No|N|FALSE|f|0|0.0|off|falso"
NOTHING = "|NULL|null|N/A|n/a|NA|#N/A|none|None|(none)|nan|-|–|—|--|.|\\N|#REF!|0000-00-00|1/0/1900"
NOTHING += "|0000-00-00 00:00:00"
LEFT = "opted out|Opted-Out|OptedOut|opt out|STOP|stop - 2026|Opted out 3/4/26|unsubscribed|DNC"
LEFT += "|Do not text|No texts|dado de baja|no contactar|removed|out|no longer wants texts"
UNCLEAR = "maybe|?|unknown|2|landline|email|unsubscribed from email|asked for a call|*|12:30|1970-01-01"


@pytest.mark.parametrize("cell", [*YES.split("|"), *DAYS.split("|"), *LEFT.split("|"), "12/31/2099"])
def test_a_yes_to_leaving_is_an_opt_out(cell):
    assert said(LEAVING, cell) is Says.OUT
    assert said(LEFT_AT, cell) is Says.OUT


@pytest.mark.parametrize("cell", NOTHING.split("|"))
@pytest.mark.parametrize("meaning", [LEAVING, STAYING, STATUS, LEFT_AT, CAME_AT, Meaning(Kind.UNKNOWN)])
def test_a_blank_in_any_dress_says_nothing(meaning, cell):
    assert said(meaning, cell) is Says.NOTHING


@pytest.mark.parametrize("cell", [*NO.split("|"), "opted in", "subscribed", "Not opted out", "☐"])
def test_a_no_to_leaving_is_no_opt_out(cell):
    assert said(LEAVING, cell) is Says.MAY


@pytest.mark.parametrize("cell", [*UNCLEAR.split("|"), "active", "perhaps " * 90])
def test_what_is_neither_yes_nor_no_to_leaving_is_unclear(cell):
    assert said(LEAVING, cell) is Says.UNCLEAR


@pytest.mark.parametrize("cell", ["45234", "1699999999", "1699999999000", "45234.5"])
def test_a_day_may_be_a_number_where_the_column_says_when(cell):
    assert said(LEFT_AT, cell) is Says.OUT
    assert said(CAME_AT, cell) is Says.MAY
    assert said(LEAVING, cell) is said(STAYING, cell) is Says.UNCLEAR


@pytest.mark.parametrize(
    "cell", [*YES.split("|"), *DAYS.split("|"), "opted in", "Subscribed", "active", "granted"]
)
def test_a_yes_to_staying_may_be_texted(cell):
    assert said(STAYING, cell) is Says.MAY


@pytest.mark.parametrize("cell", [*NO.split("|"), "inactive", "pending", "declined", "not opted in"])
def test_a_no_to_staying_is_no_opt_out_but_no_consent(cell):
    assert said(STAYING, cell) is Says.REFUSED


@pytest.mark.parametrize("cell", LEFT.split("|"))
def test_who_says_in_any_column_of_consent_that_they_left_has_left(cell):
    assert said(STAYING, cell) is said(STATUS, cell) is Says.OUT


@pytest.mark.parametrize("cell", [*UNCLEAR.split("|"), "Yes (email only)", "yes, but no texts"])
def test_what_is_neither_yes_nor_no_to_staying_is_unclear(cell):
    assert said(STAYING, cell) is Says.UNCLEAR


@pytest.mark.parametrize(
    "cell, says",
    [
        ("unsubscribed", Says.OUT),
        ("stop", Says.OUT),
        ("active", Says.NOTHING),
        ("delivered", Says.NOTHING),
        ("landline", Says.NOTHING),
        ("unsubscribed from email", Says.NOTHING),
        ("inactive", Says.REFUSED),
        ("no", Says.REFUSED),
    ],
)
def test_of_a_status_of_texts_only_a_clear_no_counts(cell, says):
    assert said(STATUS, cell) is says


@pytest.mark.parametrize(
    "kind, cell, says",
    [
        (Kind.RESULT, "Opted out", Says.OUT),
        (Kind.RESULT, "supporter, opt-out", Says.OUT),
        (Kind.RESULT, "STOP", Says.OUT),
        (Kind.RESULT, "IN", Says.NOTHING),
        (Kind.RESULT, "refused", Says.NOTHING),
        (Kind.OTHER, "DO NOT TEXT", Says.OUT),
        (Kind.OTHER, "Opted out", Says.OUT),
        (Kind.OTHER, "stop", Says.NOTHING),
        (Kind.OTHER, "unsubscribed", Says.NOTHING),
        (Kind.SILENT, "opted out", Says.NOTHING),
        (Kind.ELSEWHERE, "yes", Says.NOTHING),
        (Kind.ELSEWHERE, "Do not text", Says.OUT),
        (Kind.UNKNOWN, "yes", Says.UNCLEAR),
        (Kind.UNKNOWN, "no", Says.UNCLEAR),
        (Kind.UNKNOWN, "out", Says.OUT),
        (Kind.UNKNOWN, "opted in", Says.MAY),
        (Kind.FORBIDDING, "yes", Says.UNCLEAR),
        (Kind.FORBIDDING, "no", Says.MAY),
        (Kind.FORBIDDING, "0", Says.MAY),
    ],
)
def test_other_columns_are_believed_where_nothing_else_can_be_meant(kind, cell, says):
    assert said(Meaning(kind), cell) is says


def consents(content):
    """The rows of a file by the last two digits of their number, and what each says."""
    sheet = open_sheet(io.BytesIO(content))
    columns = ConsentColumns(sheet.columns)
    return columns, {
        row.values["phone"][-2:]: columns.consent_of(row.values, row.beside)
        for row in sheet
        if isinstance(row, Row)
    }


@pytest.mark.parametrize(
    "name, out", [("optout_camel", {"01"}), ("optout_other_names", {"01", "03"}), ("optout_null", {"03"})]
)
def test_files_of_other_tools_are_obeyed(name, out):
    _, rows = consents((FILES / f"{name}.csv").read_bytes())
    assert {number for number, consent in rows.items() if consent.opted_out} == out
    assert not any(consent.withheld for consent in rows.values())


def test_the_gravest_of_several_words_holds_and_says_why():
    said_yes_or_no = ("no,yes", "no,no", "yes,perhaps", ",")
    rows_ = "".join(f"202555010{number},{cells}\n" for number, cells in enumerate(said_yes_or_no, 1))
    content = f"phone,opted_in,opted out\n{rows_}".encode()
    _, rows = consents(content)
    assert [(row.opted_out, row.withheld) for row in rows.values()] == [
        (True, False),
        (False, True),
        (False, True),
        (False, False),
    ]
    assert rows["02"].noted == (Warned(Caution.CONSENT_REFUSED, "opted_in"),)
    assert rows["03"].noted == (Warned(Caution.CONSENT_UNCLEAR, "opted out: perhaps"),)


def test_columns_about_something_else_are_named_and_not_obeyed():
    columns, rows = consents(b"phone,Email opt-out,Do not call\n2025550101,yes,yes\n")
    assert columns.warnings == (
        Warned(Caution.CONSENT_ELSEWHERE, "Email opt-out"),
        Warned(Caution.CONSENT_ELSEWHERE, "Do not call"),
    )
    assert rows["01"].noted == ()


def test_a_column_that_nobody_understands_is_named_and_bars_what_it_says_something_of():
    columns, rows = consents(b"phone,TCPA\n2025550101,A7\n2025550102,\n")
    assert columns.warnings == (Warned(Caution.CONSENT_UNKNOWN, "TCPA"),)
    assert [row.withheld for row in rows.values()] == [True, False]


@pytest.mark.parametrize(
    "header, row, numbers",
    [
        ("phone,home phone", "2025550101,202-555-0102", {"01", "02"}),
        ("Cell,Work Phone,Phone 3", "2025550101,2025550102,2025550103", {"01", "02", "03"}),
        ("phone,Teléfono de casa", "2025550101,(202) 555-0102", {"01", "02"}),
        ("phone,Emergency number", "2025550101,2025550102", {"01", "02"}),
        ("phone,landline", "nonsense,2025550102", {"02"}),
        ("phone,ward", "2025550101,2025550102", {"01"}),
        ("name,phone,opted_out", "Ruiz, Ana,2025550101,yes", {"01"}),
        ("phone,home", "2025550101 / 2025550102,", {"01", "02"}),
        ("phone,home", "2025550101 or 2025550102,", {"01", "02"}),
        ("phone,mobile2", '"2025550101; 2025550103",2025550102', {"01", "02", "03"}),
        ("phone,WhatsApp", "2025550101,+12025550102", {"01", "02"}),
        ("phone,mobile2", "2025550101 (cell),202-555-0102 x4 and 202-555-0103 Ana", {"01", "02", "03"}),
    ],
)
def test_an_opt_out_counts_for_every_number_in_its_row(header, row, numbers):
    sheet = open_sheet(io.BytesIO(f"{header}\n{row}\n".encode()))
    columns = ConsentColumns(sheet.columns)
    [read] = [each for each in sheet if isinstance(each, Row)]
    found = {to_e164(written) for written in columns.written_numbers(read.values, read.beside)} - {None}
    assert {str(number)[-2:] for number in found} == numbers


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_label_and_any_cell_say_something(label, cell):
    assert said(meaning_of(label), cell) in Says
