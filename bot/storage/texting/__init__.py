"""Who may be texted next: the pool, locks between campaigns, and what bars a phone number."""
