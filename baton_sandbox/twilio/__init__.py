"""A loopback Twilio with the contacts' phones behind it."""
