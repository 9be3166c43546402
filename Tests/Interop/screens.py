"""`roost` on the whole screen, driven by key strokes; its screen is compared with stored pictures.

The pictures are Fixtures/screens/*.txt. Times and days differ from run to run, and are made alike before. After a wished-for
change SCREENS=write draws them anew; look at what git says of them then.
"""

import difflib
import os
import pathlib
import re
import shlex
import signal
import time

from hostile import HostileServer
from proxy import Proxy
from stage import PlainPerson, Screen, UnmetExpectation, play

ROOST = os.environ.get("ROOST", ".build/debug/roost")
PICTURES = pathlib.Path("Fixtures/screens")


def alike(text):
    """The screen without the parts that differ between runs, and without blanks at the ends of lines."""
    text = re.sub(r"\b\d\d\d\d-\d\d-\d\d\b", "2026-01-01", text)
    text = re.sub(r"\b\d\d:\d\d\b", "12:00", text)
    text = re.sub(r"trying again in \d+ s", "trying again in 1 s", text)
    return "".join(line.rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


class Roost(Screen):
    """The client on a terminal of its own, with a scratch folder for a home."""

    def __init__(self, scratch, *options, columns=100, rows=16, variables=""):
        environment = f"HOME={shlex.quote(scratch)} XDG_CONFIG_HOME= TZ=UTC {variables}"
        command = " ".join(shlex.quote(word) for word in [ROOST, *options])
        # Saves the terminal's settings before and after the program. ends() compares them.
        script = f"stty -g > {scratch}/before; {environment} {command}; echo ended $?; stty -g > {scratch}/after.new; mv {scratch}/after.new {scratch}/after; exec cat"
        super().__init__(["sh", "-c", script], columns, rows)
        self.scratch = pathlib.Path(scratch)

    def looks(self, name):
        """Waits until the screen equals the stored picture with the given name."""
        path = PICTURES / f"{name}.txt"
        if os.environ.get("SCREENS") == "write":
            # Nothing tells the test when the new screen is complete, so it waits a second.
            time.sleep(1)
            path.write_text(alike(self.text()))
            return
        picture = path.read_text()
        self.until(lambda: alike(self.text()) == picture, lambda: self.difference(name, picture))

    def difference(self, name, picture):
        lines = difflib.unified_diff(
            picture.splitlines(), alike(self.text()).splitlines(), f"{name}.txt", "the screen", lineterm="")
        return "\n".join(lines)

    def ends(self, status):
        """Waits until the program has ended so, and sees that the terminal is as it was."""
        self.shows(rf"^ended {status}$")
        self.until(lambda: (self.scratch / "after").exists(), lambda: "the shell did not go on")
        if (self.scratch / "before").read_text() != (self.scratch / "after").read_text():
            raise UnmetExpectation("the terminal is not as it was before")
        if self.asks("#{alternate_on}") != "0":
            raise UnmetExpectation("the screen of the program is still there")


def story(roostd, scratch, opened):
    ben = opened(PlainPerson("ben", roostd.ports["plain"]))
    proxy = opened(Proxy(roostd.ports["stomp"]))
    ana = opened(Roost(scratch, "--name", "ana", f"stomp://127.0.0.1:{proxy.port}"))

    # Ana logs in.
    ben.hears("[lobby] -- ana joined")
    ana.looks("start")

    # Both users receive all messages in the same order. Several lines are one message, and pasted text is never a command.
    ana.types("hello ben")
    ben.hears("[lobby] ana: hello ben")
    ben.says("hello yourself, see https://example.org/a/link/that/is/longer/than/the/rest/of/the/row for the tea")
    ana.shows("hello yourself")
    ana.keys("one line", "M-Enter", "and another", "Enter")
    ben.hears("[lobby] ana: and another")
    ana.pastes("/quit is no command here")
    ana.keys("Enter")
    ben.hears("[lobby] ana: /quit is no command here")
    ana.types("/me pours")
    ben.hears("[lobby] * ana pours")
    ana.types("/topic tea, and who makes it")
    ben.hears("[lobby] -- ana set the topic")
    ana.looks("talk")

    # Unread messages and mentions in other windows are counted, and are shown below a line.
    ana.types("/join kitchen")
    ana.shows(r"kitchen>")
    ben.says("the kettle is on")
    ben.says("Ana, do you take milk?")
    ben.says("/msg ana psst")
    ana.shows(r"@ben +!1 1")
    ana.looks("unread")
    ana.keys("M-2")
    ana.looks("mention")

    # Text in any script is shown in its width.
    ben.says("日本語のお茶 and 👩‍👩‍👧 and é and ☕ and one お茶ですか、はい、お茶です。もう一杯いかがですか、いいえ。")
    ana.shows("and ☕ and one")
    ana.keys("はい e", "Left", "x")
    ana.looks("wide")
    ana.keys("C-e", "C-u")

    # A narrow terminal shows less, and a wide one shows the rest again.
    ana.resizes(40, 12)
    ana.looks("narrow")
    ana.resizes(100, 16)
    ana.types("/help")
    ana.looks("help")
    ana.keys("Escape")
    # Waits until the client has handled Escape. A key that follows too soon would be read together with it as Alt and that key.
    ana.shows("the kettle is on")

    # After a lost connection, messages that ben sent and ana typed meanwhile are shown once, in the room's order.
    proxy.cut()
    ben.hears("[lobby] -- ana left")
    ana.shows("not connected")
    ben.says("said while ana was away")
    ben.says("/help mark")
    ben.hears("mark")
    ana.types("typed meanwhile")
    ana.looks("lost")
    proxy.mend()
    ben.hears("[lobby] ana: typed meanwhile")
    ana.shows(r"ana: typed meanwhile")
    ana.looks("again")

    ana.types("/quit")
    ben.hears("[lobby] -- ana left")
    ana.ends(0)


def hostile(roostd, scratch, opened):
    """Nothing that a server says moves the cursor, rings, or changes colours or the title."""
    server = opened(HostileServer())
    ana = opened(Roost(scratch, "--name", "ana", f"stomp://127.0.0.1:{server.port}"))
    ana.shows("the last of it")
    ana.looks("hostile")
    if ana.asks("#{cursor_y}") != "15" or "TAKEN" in ana.asks("#{pane_title}") or ana.asks("#{window_bell_flag}") != "0":
        raise UnmetExpectation("the server has moved the cursor, set the title, or rung the bell")
    ana.signals(signal.SIGTERM)
    ana.ends(0)


def colours(roostd, scratch, opened):
    """Names have colours where a terminal has them, but not where NO_COLOR is set."""
    for variables, hasColours in [("", True), ("NO_COLOR=1", False), ("TERM=xterm-256color", True)]:
        ana = opened(Roost(scratch, "--name", "ana", f"stomp://127.0.0.1:{roostd.ports['stomp']}", variables=variables))
        ana.shows(r"here: 1")
        ana.types("hello")
        ana.shows(r"ana: hello")
        if hasColours != bool(re.search(r"\x1b\[[0-9;]*3[1-8]", ana.text("-e"))):
            raise UnmetExpectation(f"with {variables!r} there should be {'' if hasColours else 'no '}colours")
        ana.types("/quit")
        ana.ends(0)
        ana.close()


def endings(roostd, scratch, opened):
    """The terminal is restored however the program ends."""
    for number, (send, status) in enumerate([(signal.SIGTERM, 0), (signal.SIGINT, 0), (signal.SIGHUP, 0)]):
        folder = pathlib.Path(scratch) / str(number)
        folder.mkdir()
        ana = opened(Roost(str(folder), "--name", f"ana{number}", f"stomp://127.0.0.1:{roostd.ports['stomp']}"))
        ana.shows(r"lobby>")
        ana.signals(send)
        ana.ends(status)
        ana.close()
    folder = pathlib.Path(scratch) / "refused"
    folder.mkdir()
    ben = opened(PlainPerson("ben", roostd.ports["plain"]))
    ana = opened(Roost(str(folder), "--name", "ben", f"stomp://127.0.0.1:{roostd.ports['stomp']}"))
    ana.shows("name-taken")
    ana.ends(1)
    ben.close()


play("roost on a screen", story)
play("roost and a hostile server", hostile)
play("roost and colours", colours)
play("roost and its terminal", endings)
