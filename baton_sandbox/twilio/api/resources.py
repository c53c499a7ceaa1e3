"""The provider's JSON: messages, pages of them, the account, the Messaging Service and its numbers."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from baton_sandbox.twilio.network.exchange import Account
from baton_sandbox.twilio.network.forms import API_VERSION
from baton_sandbox.twilio.network.messages import Message

Json = dict[str, object]


def account_uri(account: Account) -> str:
    return f"/{API_VERSION}/Accounts/{account.sid}"


def message_json(account: Account, message: Message) -> Json:
    """A message as the API shows it: dates in RFC 2822, counts as strings, prices not yet known."""
    uri = f"{account_uri(account)}/Messages/{message.sid}"
    return {
        "account_sid": account.sid,
        "api_version": API_VERSION,
        "body": message.body,
        "date_created": format_datetime(message.created),
        "date_sent": format_datetime(message.sent) if message.sent else None,
        "date_updated": format_datetime(message.updated),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": None,
        "from": message.sender,
        "messaging_service_sid": message.service_sid,
        "num_media": str(len(message.media)),
        "num_segments": str(message.segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": message.to,
        "uri": f"{uri}.json",
    }


def media_json(account: Account, message: Message) -> Json:
    """The files of a message, all on one page."""
    uri = f"{account_uri(account)}/Messages/{message.sid}/Media"
    files = [
        {
            "account_sid": account.sid,
            "content_type": each.kind,
            "date_created": format_datetime(message.created),
            "date_updated": format_datetime(message.updated),
            "parent_sid": message.sid,
            "sid": each.sid,
            "uri": f"{uri}/{each.sid}.json",
        }
        for each in message.media
    ]
    return {"media_list": files, "next_page_uri": None, "page_size": len(files), "uri": f"{uri}.json"}


def page_json(account: Account, messages: Sequence[Message], uri: str, next_uri: str | None) -> Json:
    """One page of messages; `next_uri` is None on the last."""
    return {
        "messages": [message_json(account, message) for message in messages],
        "next_page_uri": next_uri,
        "page_size": len(messages),
        "uri": uri,
    }


def account_json(account: Account, since: datetime) -> Json:
    uri = account_uri(account)
    return {
        "auth_token": account.auth_token,
        "date_created": format_datetime(since),
        "date_updated": format_datetime(since),
        "friendly_name": "Baton sandbox",
        "owner_account_sid": account.sid,
        "sid": account.sid,
        "status": "active",
        "subresource_uris": {"messages": f"{uri}/Messages.json"},
        "type": "Full",
        "uri": f"{uri}.json",
    }


def service_json(account: Account, since: datetime, inbound_url: str | None) -> Json:
    """The Messaging Service, as its own API (which writes ISO dates) shows it."""
    return {
        "account_sid": account.sid,
        "date_created": _iso(since),
        "date_updated": _iso(since),
        "friendly_name": "Baton sandbox",
        "inbound_method": "POST",
        "inbound_request_url": inbound_url,
        "sid": account.service_sid,
        "smart_encoding": False,
        "status_callback": None,
        "sticky_sender": True,
        "us_app_to_person_registered": True,
        "use_inbound_webhook_on_number": False,
        "validity_period": 36000,
    }


def numbers_json(account: Account, since: datetime) -> Json:
    """The numbers in the Messaging Service's pool, all on one page."""
    numbers = [
        {
            "account_sid": account.sid,
            "capabilities": ["SMS"],
            "country_code": "US",
            "date_created": _iso(since),
            "date_updated": _iso(since),
            "phone_number": number,
            "service_sid": account.service_sid,
            "sid": f"PN{position:032x}",
        }
        for position, number in enumerate(account.numbers)
    ]
    return {"phone_numbers": numbers, "meta": {"key": "phone_numbers", "next_page_url": None, "page": 0}}


def short_codes_json(account: Account, since: datetime) -> Json:
    """The short codes in the Messaging Service's pool, all on one page."""
    codes = [
        {
            "account_sid": account.sid,
            "capabilities": ["SMS"],
            "country_code": "US",
            "date_created": _iso(since),
            "date_updated": _iso(since),
            "service_sid": account.service_sid,
            "short_code": code,
            "sid": f"SC{position:032x}",
        }
        for position, code in enumerate(account.short_codes)
    ]
    return {"short_codes": codes, "meta": {"key": "short_codes", "next_page_url": None, "page": 0}}


def campaigns_json(account: Account, status: str | None) -> Json:
    """The A2P 10DLC campaign of the Messaging Service, if it has one."""
    found = [{"sid": f"QE{0:032x}", "messaging_service_sid": account.service_sid, "campaign_status": status}]
    return {
        "compliance": found if status else [],
        "meta": {"key": "compliance", "next_page_url": None, "page": 0},
    }


def verifications_json(account: Account, number_sid: str, status: str | None) -> Json:
    """What was asked for a toll-free number, if anything was."""
    found = {"account_sid": account.sid, "tollfree_phone_number_sid": number_sid, "status": status}
    return {
        "verifications": [found] if status else [],
        "meta": {"key": "verifications", "next_page_url": None, "page": 0},
    }


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
