"""Reads from Twilio whether its numbers are registered for what is sent from them; changes nothing."""

from collections.abc import Sequence
from typing import Any

from twilio.rest import Client

from bot.assignment.rules.places import phones
from bot.views.phrases.campaigns import checkup
from bot.views.phrases.campaigns.checkup import Verdict

_VERIFIED, _APPROVED = "VERIFIED", "TWILIO_APPROVED"
_MOST = 50


async def check(client: Client, service_sid: str, numbers: Sequence[Any]) -> list[Verdict]:
    """What the numbers of a Messaging Service still lack. Raises as the SDK does."""
    toll_free = [each for each in numbers if phones.is_toll_free(str(each.phone_number))]
    ordinary = [each for each in numbers if each not in toll_free and each.country_code == "US"]
    return [
        *([await _campaign(client, service_sid)] if ordinary else []),
        *([await _verification(client, toll_free)] if toll_free else []),
    ]


async def _campaign(client: Client, service_sid: str) -> Verdict:
    """The A2P 10DLC campaign of ordinary numbers of the United States."""
    service = client.messaging.v1.services(service_sid)
    states = [str(each.campaign_status) for each in await service.us_app_to_person.list_async(limit=_MOST)]
    return checkup.campaign_registered(_VERIFIED in states, states[0] if states else "")


async def _verification(client: Client, numbers: Sequence[Any]) -> Verdict:
    waiting = []
    for number in numbers:
        told = client.messaging.v1.tollfree_verifications
        found = await told.list_async(tollfree_phone_number_sid=number.sid, limit=_MOST)
        if _APPROVED not in {str(each.status) for each in found}:
            waiting.append(str(number.phone_number))
    return checkup.toll_free_verified(waiting, len(numbers))
