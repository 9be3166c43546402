"""A bot made with the Python package `irc` answers a user on plain."""

import threading

import irc.bot
from stage import PlainPerson, UnmetExpectation, play


class Echo(irc.bot.SingleServerIRCBot):
    """A bot that joins #tea and repeats each question from the room or from a direct message."""

    def __init__(self, port):
        super().__init__([("127.0.0.1", port)], "echo-bot", "Echo")
        self.is_there = threading.Event()

    def on_welcome(self, connection, event):
        connection.join("#tea")

    def on_endofnames(self, connection, event):
        self.is_there.set()

    def on_pubmsg(self, connection, event):
        connection.privmsg(event.target, f"you said: {event.arguments[0]}")

    def on_privmsg(self, connection, event):
        if event.arguments[0] == "go":
            self.disconnect("as you wish")
        else:
            connection.notice(event.source.nick, f"you said: {event.arguments[0]}")

    def on_disconnect(self, connection, event):
        raise SystemExit


def story(roostd, scratch, opened):
    bot = Echo(roostd.ports["irc"])
    thread = threading.Thread(target=bot.start, daemon=True)
    thread.start()
    if not bot.is_there.wait(20):
        raise UnmetExpectation("the bot did not come")
    pat = opened(PlainPerson("pat", roostd.ports["plain"]))
    pat.says("/join tea")
    pat.hears("[tea] -- here: echo-bot, pat")
    pat.says("is anybody here?")
    pat.hears("[tea] echo-bot: you said: is anybody here?")
    pat.says("/msg echo-bot psst")
    pat.hears("[direct] echo-bot (notice): you said: psst")
    pat.says("/msg echo-bot go")
    pat.hears("[tea] -- echo-bot left: as you wish")


play("Python's irc", story)
