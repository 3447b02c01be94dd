#!/usr/bin/env python3
"""A bot made with the vendor's public kit, against a running server. Run by hand:

    python3 -m venv /tmp/bdk && /tmp/bdk/bin/pip install symphony-bdk-python
    rotunda-server serve --data /tmp/bot-data --demo small --port 18099
    /tmp/bdk/bin/python tests/symphony-bot.py http://localhost:18099 rasmus@stilla.example stilla-demo

The administrator makes two service accounts and an app, whose names are new each time; the rest is done by the kit alone. Prints a line a
step and a total; exit code 1 when a step fails.
"""

import asyncio
import base64
import io
import json
import secrets
import sys
import tempfile
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from symphony.bdk.core.config.model.bdk_config import BdkConfig
from symphony.bdk.core.service.datafeed.real_time_event_listener import RealTimeEventListener
from symphony.bdk.core.service.presence.presence_service import PresenceStatus
from symphony.bdk.core.symphony_bdk import SymphonyBdk
from symphony.bdk.gen.agent_model.message_search_query import MessageSearchQuery
from symphony.bdk.gen.pod_model.stream_filter import StreamFilter
from symphony.bdk.gen.pod_model.user_search_query import UserSearchQuery
from symphony.bdk.gen.pod_model.v2_room_search_criteria import V2RoomSearchCriteria
from symphony.bdk.gen.pod_model.v3_room_attributes import V3RoomAttributes

SECONDS = 20
FILE = bytes(range(256)) * 300
TAG = secrets.token_hex(4)


def key_pair() -> tuple[str, str]:
    """A private key and its public key, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encodings = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return key.private_bytes(*encodings).decode(), public.decode()


class Administrator:
    """Who is signed in to the app with a password."""

    def __init__(self, address: str, email: str, password: str):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.post("/app/sign-in", {"email": email, "password": password})

    def post(self, path: str, body):
        headers = {"content-type": "application/json", "x-rotunda": "1"}
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), headers)
        with self.opener.open(request, timeout=SECONDS) as answer:
            return json.load(answer)

    def service_account(self, username: str, public_key: str) -> int:
        return self.post(
            "/app/symphony/service-accounts",
            {
                "username": username,
                "displayName": f"Bot {username}",
                "email": f"{username}@bots.example",
                "publicKey": public_key,
                "roles": [],
            },
        )["uid"]

    def app(self, app_id: str, public_key: str):
        about = {
            "appId": app_id,
            "name": app_id,
            "appUrl": "https://apps.example/board",
            "domain": "apps.example",
            "publisher": "Rotunda",
        }
        keys = {"current": {"key": public_key}}
        app = {"applicationInfo": about, "permissions": ["ACT_AS_USER"], "authenticationKeys": keys}
        self.post("/pod/v1/admin/app/create", app)
        entitlement = {"appId": app_id, "appName": app_id, "enable": True, "listed": True, "install": False}
        self.post("/pod/v1/admin/app/entitlement/list", [entitlement])


def configuration(address: str, folder: str, name: str, private_key: str, member: str, field: str) -> BdkConfig:
    """What the kit is told: it puts `/login`, `/relay`, `/pod` and `/agent` behind the address by itself."""
    path = Path(folder) / f"{name}.pem"
    path.write_text(private_key)
    at = urlsplit(address)
    return BdkConfig(
        scheme=at.scheme,
        host=at.hostname,
        port=at.port,
        retry={"maxAttempts": 2},
        datafeed={"version": "v2", "retry": {"maxAttempts": 2}},
        **{member: {field: name, "privateKey": {"path": str(path)}}},
    )


class Listener(RealTimeEventListener):
    """Collects what the datafeed tells."""

    def __init__(self):
        self.messages: asyncio.Queue = asyncio.Queue()
        self.joined: asyncio.Queue = asyncio.Queue()

    async def on_message_sent(self, initiator, event):
        await self.messages.put((initiator.user.user_id, event.message))

    async def on_user_joined_room(self, initiator, event):
        await self.joined.put((event.stream.stream_id, event.affected_user.user_id))


class Steps:
    """Counts what went well."""

    def __init__(self):
        self.ok = self.failed = 0

    def check(self, what: str, holds: bool):
        if not holds:
            raise AssertionError(what)

    async def run(self, what: str, step):
        try:
            answer = await asyncio.wait_for(step, SECONDS)
        except Exception as cause:  # whatever it is, it is told and counted
            self.failed += 1
            print(f"FAILED: {what}: {type(cause).__name__}: {cause}", flush=True)
            return None
        self.ok += 1
        print(f"ok: {what}", flush=True)
        return answer


def canonical(stream_id: str) -> str:
    """Ids come in either alphabet of base64."""
    return stream_id.replace("+", "-").replace("/", "_").rstrip("=")


class Story:
    """What the bots do, a method a step."""

    def __init__(self, steps: Steps, bot: SymphonyBdk, friend: SymphonyBdk, uids: list[int], email: str):
        self.steps, self.bot, self.friend, self.uids, self.email = steps, bot, friend, uids, email
        self.listener = Listener()
        self.room = self.im = self.message = None

    async def session(self):
        session = await self.bot.sessions().get_session()
        self.steps.check(f"it is {session.id}", session.id == self.uids[0])
        self.steps.check("its name", session.username == f"bot-{TAG}" and session.display_name == f"Bot bot-{TAG}")

    async def look_up(self):
        found = await self.bot.users().list_users_by_ids(self.uids)
        self.steps.check("both are there", {user.id for user in found.users} == set(self.uids))
        found = await self.bot.users().search_users(UserSearchQuery(query=self.email), local=True)
        self.steps.check("one is found", [user.email_address for user in found.users] == [self.email])

    async def create_room(self):
        attributes = V3RoomAttributes(
            name=f"Room {TAG}", description="made by a bot", discoverable=True, public=True, view_history=True
        )
        made = await self.bot.streams().create_room(attributes)
        self.room = made.room_system_info.id
        self.steps.check("its name", made.room_attributes.name == f"Room {TAG}")
        info = await self.bot.streams().get_room_info(self.room)
        self.steps.check("who made it", info.room_system_info.created_by_user_id == self.uids[0])

    async def create_im(self):
        self.im = (await self.bot.streams().create_im(self.uids[1])).id
        again = (await self.bot.streams().create_im(self.uids[1])).id
        self.steps.check("it is the same", self.im == again)
        info = await self.bot.streams().get_im_info(self.im)
        self.steps.check("its id", info.im_system_info.id == self.im)

    async def start_feed(self):
        self.friend.datafeed().subscribe(self.listener)
        feed = asyncio.create_task(self.friend.datafeed().start())
        while self.friend.datafeed()._datafeed_id is None:
            await asyncio.sleep(0.1)
            if feed.done():
                await feed
        return feed

    async def add_member(self):
        await self.bot.streams().add_member_to_room(self.uids[1], self.room)
        members = await self.bot.streams().list_room_members(self.room)
        self.steps.check("both are in it", {(one.id, one.owner) for one in members} == {(self.uids[0], True), (self.uids[1], False)})

    async def send(self):
        text = f'<messageML>Hello <mention uid="{self.uids[1]}"/>, see the <b>file</b></messageML>'
        file = io.BytesIO(FILE)
        file.name = "numbers.zip"
        self.message = await self.bot.messages().send_message(self.room, text, attachment=[file])
        self.steps.check("the mention", f"@Bot friend-{TAG}" in self.message.message)
        self.steps.check("the file", [one.name for one in self.message.attachments] == ["numbers.zip"])

    async def send_plain(self):
        sent = await self.bot.messages().send_message(self.im, "between us", data={"a": 1})
        self.steps.check("where", canonical(sent.stream.stream_id) == canonical(self.im))

    async def read_back(self):
        listed = await self.friend.messages().list_messages(self.room)
        self.steps.check("it is in the room", [one.message_id for one in listed] == [self.message.message_id])
        one = await self.friend.messages().get_message(self.message.message_id)
        self.steps.check("it is the bot's", one.user.user_id == self.uids[0] and one.message == self.message.message)
        status = await self.bot.messages().get_message_status(self.message.message_id)
        self.steps.check("who has it", status is not None)
        query = MessageSearchQuery(text="hello", stream_id=self.room)
        found = await self.friend.messages().search_messages(query)
        self.steps.check("it is found", [one.message_id for one in found] == [self.message.message_id])

    async def joined(self):
        stream, uid = await self.listener.joined.get()
        self.steps.check("who", (canonical(stream), uid) == (canonical(self.room), self.uids[1]))

    async def received(self):
        sender, message = await self.listener.messages.get()
        self.steps.check("the message", (sender, message.message_id) == (self.uids[0], self.message.message_id))
        self.steps.check("the mention", str(self.uids[1]) in (message.data or ""))
        _, message = await self.listener.messages.get()
        self.steps.check("the next", "between us" in message.message)

    async def presence(self):
        await self.bot.presence().set_presence(PresenceStatus.BUSY, False)
        own = await self.bot.presence().get_presence()
        seen = await self.friend.presence().get_user_presence(self.uids[0], False)
        self.steps.check("busy", (own.category, seen.category) == ("BUSY", "BUSY"))

    async def download(self):
        file = self.message.attachments[0]
        text = await self.friend.messages().get_attachment(self.room, self.message.message_id, file.id)
        self.steps.check("the bytes", base64.b64decode(text) == FILE and file.size == len(FILE))

    async def search_rooms(self):
        found = await self.friend.streams().search_rooms(V2RoomSearchCriteria(query=TAG))
        self.steps.check("the room", [one.room_system_info.id for one in found.rooms] == [self.room])
        streams = await self.friend.streams().list_streams(StreamFilter())
        self.steps.check("both streams", {self.room, self.im} <= {one.id for one in streams})

    async def update(self):
        sent = await self.bot.messages().send_message(self.room, "frist")
        changed = await self.bot.messages().update_message(self.room, sent.message_id, "first")
        self.steps.check("what it says", "first" in changed.message)

    async def types(self):
        self.steps.check("zip", ".zip" in await self.bot.messages().get_attachment_types())

    async def on_behalf(self, app: SymphonyBdk):
        by_name = app.obo(username=self.email)
        async with app.obo_services(by_name) as services:
            found = await services.users().list_users_by_usernames([self.email])
            self.steps.check("who it is", len(found.users) == 1)
            sent = await services.messages().send_message((await services.streams().create_im(self.uids[0])).id, "for you")
        self.steps.check("who sent it", sent.user.user_id == found.users[0].id)
        async with app.obo_services(app.obo(user_id=found.users[0].id)) as services:
            again = await services.messages().send_message(sent.stream.stream_id, "and again")
        listed = await self.bot.messages().list_messages(sent.stream.stream_id)
        self.steps.check("both are there", {one.message_id for one in listed} == {sent.message_id, again.message_id})


async def play(steps: Steps, story: Story, app: SymphonyBdk):
    await steps.run("a bot signs in with its key and reads its session", story.session())
    await steps.run("users are looked up and searched", story.look_up())
    await steps.run("a room is created", story.create_room())
    await steps.run("an IM is created", story.create_im())
    feed = await steps.run("the datafeed loop (v2) starts", story.start_feed())
    await steps.run("a member is added", story.add_member())
    await steps.run("a message with a mention and a file is sent", story.send())
    await steps.run("a message is sent in the IM", story.send_plain())
    await steps.run("messages are read back, found, and their state known", story.read_back())
    await steps.run("the datafeed tells who joined", story.joined())
    await steps.run("the datafeed tells of the messages", story.received())
    await steps.run("a message is changed", story.update())
    await steps.run("presence is set and seen", story.presence())
    await steps.run("the file is downloaded and the same", story.download())
    await steps.run("rooms are searched and streams listed", story.search_rooms())
    await steps.run("kinds of files are listed", story.types())
    await steps.run("an app acts for the administrator", story.on_behalf(app))
    if feed is not None:
        await story.friend.datafeed().stop(hard_kill=True)
        feed.cancel()
        await asyncio.gather(feed, return_exceptions=True)


async def main(address: str, email: str, password: str) -> int:
    administrator = Administrator(address, email, password)
    steps, uids, configurations = Steps(), [], []
    with tempfile.TemporaryDirectory() as folder:
        for name in (f"bot-{TAG}", f"friend-{TAG}"):
            private, public = key_pair()
            uids.append(int(administrator.service_account(name, public)))
            configurations.append(configuration(address, folder, name, private, "bot", "username"))
        private, public = key_pair()
        administrator.app(f"app-{TAG}", public)
        configurations.append(configuration(address, folder, f"app-{TAG}", private, "app", "appId"))
        bot, friend, app = (SymphonyBdk(one) for one in configurations)
        async with bot, friend, app:
            await play(steps, Story(steps, bot, friend, uids, email), app)
    print(f"{steps.ok} of {steps.ok + steps.failed} steps went well")
    return 1 if steps.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(asyncio.run(main(sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3])))
