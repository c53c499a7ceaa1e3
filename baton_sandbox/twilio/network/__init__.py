"""The phone network: carriers, numbers, texts on their way, and webhooks to the bot."""
