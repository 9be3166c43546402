"""A program made with the Python package `stomp.py` talks with a person on plain and one on IRC."""

import queue

import irc.client
import stomp
from stage import PATIENCE, PlainPerson, UnmetExpectation, play


class RecordingListener(stomp.ConnectionListener):
    """Stores all received frames in order."""

    def __init__(self):
        self.frames = queue.Queue()

    def on_connected(self, frame):
        self.frames.put(("CONNECTED", frame))

    def on_message(self, frame):
        self.frames.put(("MESSAGE", frame))

    def on_receipt(self, frame):
        self.frames.put(("RECEIPT", frame))

    def on_error(self, frame):
        self.frames.put(("ERROR", frame))

    def on_disconnected(self):
        self.frames.put(("gone", None))

    def on_heartbeat_timeout(self):
        self.frames.put(("heart-beats stopped", None))

    def hears(self, kind, **headers):
        """The next frame, which must have the given command and headers."""
        try:
            heard, frame = self.frames.get(timeout=PATIENCE)
        except queue.Empty:
            raise UnmetExpectation(f"no {kind} came") from None
        told = frame.headers if frame else {}
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}
        if heard != kind or any(told.get(name) != value for name, value in wanted.items()):
            raise UnmetExpectation(f"waited for {kind} {wanted} and heard {heard} {told} {frame and frame.body!r}")
        return frame


class IRCPerson:
    """A user on IRC, made with the Python package `irc`."""

    def __init__(self, name, port):
        self.reactor = irc.client.Reactor()
        self.heard = []
        self.connection = self.reactor.server().connect("127.0.0.1", port, name)
        self.connection.add_global_handler("all_events", lambda _, event: self.heard.append(event), 0)

    def hears(self, kind, *words):
        for _ in range(PATIENCE * 10):
            for event in self.heard:
                if event.type == kind and all(word in event.arguments for word in words):
                    return event
            self.reactor.process_once(0.1)
        raise UnmetExpectation(f"the person on IRC waited for {kind} {words}")

    def close(self):
        self.connection.disconnect()


class Program:
    """A connection of stomp.py and the frames that it receives."""

    def __init__(self, name, port, version=stomp.Connection12, **options):
        self.ears = RecordingListener()
        self.connection = version([("127.0.0.1", port)], **options)
        self.connection.set_listener("", self.ears)
        self.connection.connect(name, "", wait=False)

    def close(self):
        if self.connection.is_connected():
            self.connection.disconnect()


def story(roostd, scratch, opened):
    pat = opened(PlainPerson("pat", roostd.ports["plain"]))
    pat.says("/join tea")
    pat.hears("[tea] -- here: pat")
    bot = opened(Program("bot", roostd.ports["stomp"], heartbeats=(1000, 1000)))
    ears, connection = bot.ears, bot.connection
    connected = ears.hears("CONNECTED", version="1.2", user="bot")
    if not connected.headers["heart-beat"].startswith("1000,"):
        raise UnmetExpectation(f"no heart-beats are offered: {connected.headers}")

    # The program joins the room and exchanges messages with the users on plain and on IRC.
    connection.subscribe("/room/tea", id="t", receipt="in")
    ears.hears("MESSAGE", event="entered", room="tea", count="2")
    if ears.hears("MESSAGE", event="members").body != "pat operator\nbot":
        raise UnmetExpectation("the members are others")
    ears.hears("RECEIPT", receipt_id="in")
    pat.hears("[tea] -- bot joined")
    ira = opened(IRCPerson("ira", roostd.ports["irc"]))
    ira.hears("endofmotd") if any(e.type == "endofmotd" for e in ira.heard) else ira.hears("nomotd")
    ira.connection.join("#tea")
    ears.hears("MESSAGE", event="joined", **{"from": "ira"})
    pat.says("is anybody here?")
    if ears.hears("MESSAGE", event="said", **{"from": "pat"}).body != "is anybody here?":
        raise UnmetExpectation("the words are others")
    connection.send("/room/tea", "I am: a bot\nwith two lines", receipt="said", headers={"id": "1", "x-y": "a:\nb"})
    heard = ears.hears("MESSAGE", event="said", **{"from": "bot", "x-y": "a:\nb"})
    receipt = ears.hears("RECEIPT", receipt_id="said", message_id=heard.headers["message-id"])
    pat.hears("[tea] bot: I am: a bot")
    pat.hears("[tea] bot: with two lines")
    ira.hears("pubmsg", "I am: a bot")
    ira.hears("pubmsg", "with two lines")
    ira.connection.privmsg("bot", "psst")
    ears.hears("MESSAGE", subscription="direct", event="direct", **{"from": "ira"})
    connection.send("/user/ira", "yes?")
    ira.hears("privmsg", "yes?")

    # A message with a known id is not delivered again.
    connection.send("/room/tea", "I am: a bot\nwith two lines", receipt="again", headers={"id": "1"})
    ears.hears("RECEIPT", receipt_id="again", repeated="yes", sequence=receipt.headers["sequence"])

    # Messages of a committed transaction are delivered together, and those of an aborted one never.
    transaction = connection.begin()
    connection.send("/room/tea", "one", transaction=transaction)
    connection.send("/room/tea", "two", transaction=transaction)
    pat.says("between?")
    ears.hears("MESSAGE", event="said", **{"from": "pat"})
    connection.commit(transaction)
    first = ears.hears("MESSAGE", event="said", **{"from": "bot"})
    second = ears.hears("MESSAGE", event="said", **{"from": "bot"})
    if (first.body, second.body) != ("one", "two"):
        raise UnmetExpectation("the transaction said something else")
    transaction = connection.begin()
    connection.send("/room/tea", "never", transaction=transaction)
    connection.abort(transaction)

    # Queries and refusals.
    connection.send("/server/history", "", headers={"room": "tea", "count": "2"}, receipt="h")
    ears.hears("MESSAGE", event="history", count="2", request="h")
    ears.hears("MESSAGE", event="said", history="yes", sequence=first.headers["sequence"])
    ears.hears("MESSAGE", event="said", history="yes", sequence=second.headers["sequence"])
    ears.hears("RECEIPT", receipt_id="h")
    # A refused frame gets no RECEIPT, because a program would take that for success.
    connection.send("/room/cake", "hello", receipt="no")
    ears.hears("ERROR", receipt_id="no", refusal="not-in-room")
    connection.send("/room/cake", "hello")
    ears.hears("MESSAGE", event="refused", refusal="not-in-room")

    # Direct messages arrive through the program's own subscription to /direct. Bodies arrive unchanged.
    connection.subscribe("/direct", id="d", receipt="direct")
    ears.hears("RECEIPT", receipt_id="direct")
    connection.send("/user/bot", "to\r\nmyself\n", content_type="text/x-note")
    note = ears.hears("MESSAGE", subscription="d", event="direct", **{"content-type": "text/x-note"})
    if note.body != "to\r\nmyself\n":
        raise UnmetExpectation(f"the body is another: {note.body!r}")

    # Both sides send heart-beats. stomp.py closes the connection when the server is silent for one and a half intervals.
    try:
        kind, frame = ears.frames.get(timeout=4)
        raise UnmetExpectation(f"in the silence came {kind} {frame}")
    except queue.Empty:
        pass

    connection.unsubscribe("t", receipt="out")
    ears.hears("MESSAGE", event="exited")
    ears.hears("RECEIPT", receipt_id="out")
    pat.hears("[tea] -- bot left")
    connection.disconnect(receipt="bye")
    # stomp.py may report the disconnection before it delivers the receipt for DISCONNECT, so the order is not checked.
    ends = sorted(ears.frames.get(timeout=PATIENCE)[0] for _ in range(2))
    if ends != ["RECEIPT", "gone"]:
        raise UnmetExpectation(f"the end was {ends}")

    # A taken name is refused by an ERROR, and STOMP 1.1 and 1.0 work.
    twin = opened(Program("pat", roostd.ports["stomp"]))
    twin.ears.hears("ERROR", refusal="name-taken")
    twin.ears.hears("gone")
    for version, words in ((stomp.Connection11, "1.1"), (stomp.Connection10, "1.0")):
        old = opened(Program("old", roostd.ports["stomp"], version))
        old.ears.hears("CONNECTED", version=words)
        old.connection.subscribe("/room/tea", id="o") if words == "1.1" else old.connection.subscribe("/room/tea")
        old.ears.hears("MESSAGE", event="entered")
        old.ears.hears("MESSAGE", event="members")
        old.connection.send("/room/tea", f"hello from {words}")
        old.ears.hears("MESSAGE", event="said", **{"from": "old"})
        pat.hears(f"[tea] old: hello from {words}")
        old.connection.disconnect()
        pat.hears("[tea] -- old left")


play("Python's stomp.py", story)
