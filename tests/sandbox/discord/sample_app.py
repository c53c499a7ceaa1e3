"""An ordinary discord.py bot; nothing in it knows that its Discord is a sandbox."""

import asyncio
import contextlib
import io
from typing import Any

import discord
import yarl
from discord import app_commands, ui
from discord.ext import commands

BLUE = 0x3366CC


class SampleBot(commands.Bot):
    """The bot, as it would be built for Discord itself."""

    def __init__(self, intents=None):
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=intents or discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.05,  # there is one guild, and it comes at once
        )
        self.failures: asyncio.Queue[Exception] = asyncio.Queue()
        self.reached = asyncio.Event()
        self.held = asyncio.Event()
        self.tree.error(self.failed)

    async def setup_hook(self):
        self.tree.add_command(Campaign())
        own: tuple[Any, ...] = (panel, hello, ask, slow, thinking, late, report, write_to, everything)
        for command in own:
            self.tree.add_command(command)
        self.add_dynamic_items(Start)
        self.add_view(Pickers())
        self.add_view(Card())
        await self.tree.sync()

    async def before_identify_hook(self, shard_id, *, initial=False):
        """Discord asks for five seconds between identifies; no test waits for them."""

    async def failed(self, interaction, error):
        self.failures.put_nowait(getattr(error, "original", error))


class Start(ui.DynamicItem[Any], template=r"start:(?P<number>\d+)"):
    """A button that outlives the process."""

    def __init__(self, number):
        super().__init__(
            ui.Button(label="Start", style=discord.ButtonStyle.primary, custom_id=f"start:{number}")
        )
        self.number = number

    @classmethod
    async def from_custom_id(cls, interaction, item, match):
        return cls(int(match["number"]))

    async def callback(self, interaction):
        await interaction.response.send_message(f"You hold bucket {self.number}.", ephemeral=True)


class Pickers(ui.View):
    """Menus of every kind."""

    def __init__(self):
        super().__init__(timeout=None)

    @ui.select(
        custom_id="street",
        placeholder="A street",
        options=[
            discord.SelectOption(label="Oak", value="oak"),
            discord.SelectOption(label="Elm", value="elm"),
        ],
    )
    async def street(self, interaction, select):
        await interaction.response.send_message(f"Street: {select.values[0]}", ephemeral=True)

    @ui.select(cls=ui.UserSelect, custom_id="who", placeholder="Somebody", max_values=2)
    async def who(self, interaction, select):
        names = ", ".join(member.display_name for member in select.values)
        await interaction.response.send_message(f"People: {names}", ephemeral=True)

    @ui.select(cls=ui.RoleSelect, custom_id="role", placeholder="A role")
    async def role(self, interaction, select):
        await interaction.response.send_message(f"Role: {select.values[0].name}", ephemeral=True)

    @ui.select(cls=ui.ChannelSelect, custom_id="room", placeholder="A channel")
    async def room(self, interaction, select):
        await interaction.response.send_message(f"Channel: {select.values[0].name}", ephemeral=True)

    @ui.select(cls=ui.MentionableSelect, custom_id="anybody", placeholder="Anybody")
    async def anybody(self, interaction, select):
        await interaction.response.send_message(f"Anybody: {select.values[0].name}", ephemeral=True)


class Card(ui.LayoutView):
    """A panel of components of version 2 that counts in its own message."""

    def __init__(self, count=0):
        super().__init__(timeout=None)
        button: Any = ui.Button(label="Count", custom_id="count")
        button.callback = self.counted
        later: Any = ui.Button(label="Count later", custom_id="count-later")
        later.callback = self.counted_later
        opens: Any = ui.Button(label="Rename", custom_id="rename")
        opens.callback = self.rename
        self.count = count
        self.box: Any = ui.Container(accent_colour=BLUE)
        self.box.add_item(ui.Section(ui.TextDisplay(f"# Counted {count}"), accessory=button))
        self.box.add_item(ui.Separator())
        self.box.add_item(ui.ActionRow(later, opens))
        self.add_item(self.box)

    @staticmethod
    def next(interaction):
        words = interaction.message.components[0].children[0].children[0].content
        return Card(int(words.rpartition(" ")[2]) + 1)

    async def counted(self, interaction):
        await interaction.response.edit_message(view=self.next(interaction))

    async def counted_later(self, interaction):
        await interaction.response.defer()
        await interaction.edit_original_response(view=self.next(interaction))

    async def rename(self, interaction):
        await interaction.response.send_modal(Question("A name"))


class Question(ui.Modal):
    """Asks for a bit of everything."""

    text: Any = ui.Label(
        text="Text", description="Say something", component=ui.TextInput(custom_id="text", max_length=20)
    )
    tags: Any = ui.Label(
        text="Tags",
        component=ui.Select(
            custom_id="tags",
            min_values=0,
            max_values=2,
            required=False,
            options=[
                discord.SelectOption(label="Yes", value="y"),
                discord.SelectOption(label="No", value="n"),
            ],
        ),
    )
    person: Any = ui.Label(text="Person", component=ui.UserSelect(custom_id="person", required=False))
    files: Any = ui.Label(
        text="List", component=ui.FileUpload(custom_id="list", required=False, min_values=0)
    )

    def __init__(self, title="Ask"):
        super().__init__(title=title, custom_id=f"question:{title}")

    async def on_submit(self, interaction):
        heard = [self.text.component.value, *self.tags.component.values]
        heard += [person.display_name for person in self.person.component.values]
        for file in self.files.component.values:
            heard.append(f"{file.filename}={(await file.read()).decode()}")
        words = "Noted: " + ", ".join(heard)
        if interaction.message:
            await interaction.response.edit_message(
                view=ui.LayoutView().add_item(ui.TextDisplay(words)), allowed_mentions=None
            )
        else:
            await interaction.response.send_message(words, ephemeral=True)


class Campaign(app_commands.Group, name="campaign", description="Look after campaigns"):
    """Sub-commands with options of every kind."""

    @app_commands.command(description="Start a campaign")
    async def start(self, interaction, name: str, size: app_commands.Range[int, 1, 50] = 25):
        await interaction.response.send_message(f"Started {name} with {size}.", ephemeral=True)

    @start.autocomplete("name")
    async def names(self, interaction, current):
        known = {"Kitchen": "17", "Garden": "18"}
        return [
            app_commands.Choice(name=name, value=value)
            for name, value in known.items()
            if current.casefold() in name.casefold()
        ]

    @app_commands.command(description="Load contacts")
    async def load(self, interaction, file: discord.Attachment):
        content = (await file.read()).decode()
        await interaction.response.send_message(f"{file.filename}: {content}", ephemeral=True)


@app_commands.command(description="Post the panel")
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def panel(interaction):
    await interaction.response.send_message(view=Card())
    view = ui.View(timeout=None).add_item(Start(7))
    await interaction.channel.send("Ready?", view=view)
    await interaction.channel.send("Pick", view=Pickers())


@app_commands.command(description="Ask a question")
async def ask(interaction):
    await interaction.response.send_modal(Question())


@app_commands.command(description="Say hello")
async def hello(interaction):
    await interaction.response.send_message("Hello!", ephemeral=True)


@app_commands.command(description="Never answer in time")
async def slow(interaction):
    interaction.client.reached.set()
    await interaction.client.held.wait()
    await interaction.response.send_message("Too late")


@app_commands.command(description="Think first")
async def thinking(interaction):
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.client.held.wait()
    await interaction.followup.send("Thought about it.")
    await interaction.followup.send("And again.", ephemeral=True)


@app_commands.command(description="Answer at once, and much later once more")
async def late(interaction):
    await interaction.response.send_message("At once", ephemeral=True)
    await interaction.client.held.wait()
    await interaction.followup.send("Later")


@app_commands.command(description="Show a picture")
async def report(interaction):
    await interaction.response.defer(ephemeral=True)
    file = discord.File(io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"\0" * 40), "chart.png", description="A chart")
    gallery: Any = ui.MediaGallery(discord.MediaGalleryItem("attachment://chart.png", description="A chart"))
    view = ui.LayoutView().add_item(ui.TextDisplay("Half done")).add_item(gallery)
    await interaction.edit_original_response(view=view, attachments=[file])


@app_commands.command(description="Write to somebody")
async def write_to(interaction, who: discord.Member):
    try:
        await who.send("Hello in private")
    except discord.Forbidden as no:
        await interaction.response.send_message(f"No: {no.code}", ephemeral=True)
    else:
        await interaction.response.send_message("Sent", ephemeral=True)


@app_commands.command(description="Post, change and delete in a channel")
async def everything(interaction):
    await interaction.response.defer(ephemeral=True)
    channel = await interaction.client.fetch_channel(interaction.channel.id)
    message = await channel.send("Here, @everyone and <@1000000000000000023>")
    await message.edit(content="There")
    again = await channel.fetch_message(message.id)
    gone = await channel.send("Soon gone")
    await gone.delete()
    member = await interaction.guild.fetch_member(interaction.user.id)
    user = await interaction.client.fetch_user(interaction.user.id)
    await interaction.followup.send(f"{again.content} {member.display_name} {user.name}")


@contextlib.contextmanager
def addressed(server):
    """The two seams of discord.py, set to a server for a while."""
    route, socket = discord.http.Route, discord.gateway.DiscordWebSocket
    before = route.BASE, socket.DEFAULT_GATEWAY
    route.BASE, socket.DEFAULT_GATEWAY = server.api_url, yarl.URL(server.gateway_url)
    try:
        yield
    finally:
        route.BASE, socket.DEFAULT_GATEWAY = before


@contextlib.asynccontextmanager
async def connected(discord_, bot=None):
    """The bot, logged in and ready."""
    bot = bot or SampleBot()
    with addressed(discord_.server):
        await bot.login(discord_.server.bot_token)
        running = asyncio.create_task(bot.connect())
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        try:
            if running.done():
                ready.cancel()
                running.result()
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)
