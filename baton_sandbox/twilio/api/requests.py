"""Reads create requests as the provider does: every field checked, in its order, with its codes."""

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

import phonenumbers

from baton_sandbox.twilio.network.exchange import Account, Creation
from baton_sandbox.twilio.network.messages import LONGEST_VALIDITY
from baton_sandbox.twilio.network.refusals import ApiRefusal

LONGEST_BODY = 1600
_REGIONS = {"US", "CA", "PR"}


def read_creation(form: Mapping[str, str], account: Account) -> Creation:
    """The create request in a form; ApiRefusal with the code of the first thing wrong with it."""
    if not form.get("To"):
        raise ApiRefusal(21604)
    body = form.get("Body", "")
    if not body:
        raise ApiRefusal(21602)
    if len(body) > LONGEST_BODY:
        raise ApiRefusal(21617, len(body))
    return Creation(
        to=_number(form["To"]),
        body=body,
        sender=_sender(form, account),
        service_sid=form.get("MessagingServiceSid"),
        status_callback=_callback(form.get("StatusCallback")),
        validity=_validity(form.get("ValidityPeriod")),
    )


def _number(text: str) -> str:
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException as error:
        raise ApiRefusal(21211, text) from error
    if not phonenumbers.is_valid_number(number):
        raise ApiRefusal(21211, text)
    if phonenumbers.region_code_for_number(number) not in _REGIONS:
        raise ApiRefusal(21408, text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _sender(form: Mapping[str, str], account: Account) -> str | None:
    sender, service = form.get("From"), form.get("MessagingServiceSid")
    if not sender and not service:
        raise ApiRefusal(21603)
    if service and service != account.service_sid:
        raise ApiRefusal(21701, service)
    if sender and sender not in account.numbers:
        raise ApiRefusal(21606, sender)
    return sender or None


def _callback(url: str | None) -> str | None:
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise ApiRefusal(21609, url)
    return url or None


def _validity(seconds: str | None) -> timedelta:
    if seconds is None:
        return LONGEST_VALIDITY
    if not seconds.isdecimal() or not 1 <= int(seconds) <= LONGEST_VALIDITY.total_seconds():
        raise ApiRefusal(20001, "ValidityPeriod is not a number of seconds from 1 to 36000")
    return timedelta(seconds=int(seconds))
