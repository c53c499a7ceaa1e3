"""A loopback Discord that speaks Discord's own protocols to an unmodified discord.py client.

A client sets two things before it logs in, from the address that `DiscordServer` gives:
`discord.http.Route.BASE = server.api_url`, and
`discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)`.
A client without shards never asks for an address of the gateway: it connects to DEFAULT_GATEWAY, and to the
`resume_gateway_url` of READY when it resumes. `GET /gateway/bot` answers with the same address, which only
AutoShardedClient and whoever wants to learn it from the API alone ask for. Attachments carry whole addresses.
"""
