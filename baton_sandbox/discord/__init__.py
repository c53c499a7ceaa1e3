"""A loopback Discord that speaks Discord's own protocols to an unmodified discord.py client.

A client sets two things before it logs in, from the address that `DiscordServer` gives:
`discord.http.Route.BASE = server.api_url`, and
`discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)`.
A client without shards never asks for the gateway's address: it connects to DEFAULT_GATEWAY, and to the
`resume_gateway_url` of READY when it resumes. `GET /gateway` and `GET /gateway/bot` answer with the same
address, for AutoShardedClient and for whoever wants to be told the API's address alone. Attachments carry
whole addresses.
"""
