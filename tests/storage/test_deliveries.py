"""What the outside world delivers more than once is recognised."""

from bot.storage.traffic import deliveries


def test_only_the_first_sight_of_a_delivery_is_one(database, clock):
    sights = []
    for source, key in [("slack", "1"), ("slack", "1"), ("slack", "2"), ("twilio", "1"), ("slack", "1")]:
        with database.transaction() as session:
            sights.append(deliveries.first_sight(session, source, key, now=clock()))
    assert sights == [True, False, True, True, False]
