"""Files from people to the app and from the app to channels."""

from aiohttp import ClientSession

from tests.sandbox.slack.sample_blocks import png


async def fetched(url, token=""):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with ClientSession() as session, session.get(url, headers=headers) as response:
        return response.content_type, await response.read()


async def test_a_file_in_a_direct_message_reaches_the_app(slack, ana):
    direct = slack.world.direct([ana.id, "U0BATON"]).id
    await ana.upload("people.csv", b"cell\n+12025550101\n", to=direct)
    await ana.until("I heard:  (1 files)")


async def test_a_file_given_in_a_modal_can_be_read_with_the_token_alone(slack, ana):
    await ana.command("/ask")
    await ana.until(lambda screen: screen.modal)
    await ana.upload("people.csv", b"cell\n+12025550101\n", to="List")
    await ana.submit(Text="fine")
    file = slack.delivered("view_submission")[-1]["view"]["state"]["values"]["list"]["list"]["files"][0]
    assert (file["name"], file["size"], file["filetype"]) == ("people.csv", 18, "csv")
    url = file["url_private_download"]
    assert await fetched(url, slack.server.bot_token) == ("text/csv", b"cell\n+12025550101\n")
    kind, page = await fetched(url)
    assert kind == "text/html"
    assert b"+1202" not in page


async def test_a_modal_takes_only_the_kinds_of_files_it_asked_for(ana):
    await ana.command("/ask")
    await ana.until(lambda screen: screen.modal)
    await ana.upload("people.pdf", b"%PDF", to="List")
    await ana.submit(Text="fine")
    assert ana.sees().errors == {"list": "Please give a file of the kind csv."}


async def test_the_app_posts_a_picture(slack, ana, ben):
    await ana.command("/picture")
    message = (await ben.until("So far")).messages[-1]
    file = message.body["files"][0]
    assert (file["name"], file["mimetype"], file["channels"]) == ("progress.png", "image/png", ["C0TEXTBANK"])
    assert await fetched(file["url_private"], slack.server.bot_token) == ("image/png", png())


async def test_an_upload_must_be_as_long_as_announced(bare, client):
    answer = await client.files_getUploadURLExternal(filename="a.csv", length=5)
    async with ClientSession() as session:
        assert (await session.post(answer["upload_url"], data=b"1234")).status == 400
        assert (await session.post(answer["upload_url"], data=b"12345")).status == 200
        assert (await session.post(answer["upload_url"], data=b"54321")).status == 404
    await client.files_completeUploadExternal(files=[{"id": answer["file_id"], "title": "A"}])
    assert bare.world.files.get(answer["file_id"]).content == b"12345"
