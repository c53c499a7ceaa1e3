"""What rules of a campaign file by themselves, what is suggested, and how that is learnt."""
