"""The provider's list of received texts, read number by number."""


async def test_a_number_that_is_not_told_is_asked_for_behind_the_others_until_it_is_told(
    twilio, gateway, world
):
    mute, *others = twilio.numbers
    twilio.mute(mute)
    assert not (await gateway.received(world.now())).whole
    twilio.listed.clear()
    assert not (await gateway.received(world.now())).whole
    assert twilio.listed == [*others, mute]
    twilio.mute()
    assert (await gateway.received(world.now())).whole
    twilio.listed.clear()
    assert (await gateway.received(world.now())).whole
    assert twilio.listed == [mute, *others]


async def test_where_no_number_is_told_few_are_asked_for(twilio, gateway, world):
    for code in range(89880, 89890):
        twilio.lease_short_code(str(code))
    twilio.fail_lists()
    assert not (await gateway.received(world.now())).whole
    assert len(twilio.listed) == 5
