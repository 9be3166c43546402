"""What the stories of real clients need: a running roostd, a person on plain, and a screen that one can type on and read.

Nothing here sleeps for a fixed time. Every wait is for a condition, has a bound, and ends the story where it is not met.
"""

import contextlib
import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile
import time

PATIENCE = 20
ROOSTD = os.environ.get("ROOSTD", ".build/debug/roostd")


class UnmetExpectation(Exception):
    """An expected line or screen did not appear within the time limit."""


class Roostd:
    """The server, on free ports, from its `ready` to the end of the story."""

    def __init__(self, certificate=None, key=None):
        dialects = ["irc", "plain", "stomp"] + (["ircs", "plain+tls", "stomp+tls"] if certificate else [])
        command = [ROOSTD] + [word for name in dialects for word in ("--listen", f"{name}://127.0.0.1:0")]
        if certificate:
            command += ["--certificate", certificate, "--key", key]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.ports = {}
        for line in self.process.stdout:
            if found := re.search(r"listening ([\w+]+)://127\.0\.0\.1:(\d+)", line):
                self.ports[found[1]] = int(found[2])
            if line.startswith("ready"):
                break
        if len(self.ports) != len(dialects):
            raise UnmetExpectation(f"roostd did not get ready: {self.ports}")

    def close(self):
        self.process.terminate()
        # Reads the rest of the log. Otherwise the server could block when the pipe is full.
        self.process.communicate(timeout=PATIENCE)


class PlainPerson:
    """A user with nc, whose output is read line by line."""

    def __init__(self, name, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.lines = self.socket.makefile("r", encoding="utf-8", newline="\n")
        self.says(f"/login {name}")
        self.hears("[lobby] -- here:")

    def says(self, line):
        self.socket.sendall(f"{line}\n".encode())

    def hears(self, wanted):
        """Reads lines up to one that contains the words."""
        heard = []
        try:
            for line in self.lines:
                heard.append(line.rstrip("\n"))
                if wanted in line:
                    return line
        except TimeoutError:
            pass
        raise UnmetExpectation(f"the person on plain waited for {wanted!r} and heard {heard}")

    def close(self):
        self.socket.close()


class Screen:
    """A terminal of its own (tmux), in which a program runs and a person types."""

    count = 0

    def __init__(self, command, columns=120, rows=50):
        Screen.count += 1
        self.name = f"roost-interop-{os.getpid()}-{Screen.count}"
        line = " ".join(shlex.quote(word) for word in command)
        self._tmux("new-session", "-d", "-s", self.name, "-x", str(columns), "-y", str(rows), line)

    def _tmux(self, *words, check=True):
        return subprocess.run(
            ["tmux", "-L", self.name, *words], check=check, capture_output=True, text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout

    def types(self, line):
        """Types the words literally, then Enter."""
        self._tmux("send-keys", "-t", self.name, "-l", line)
        self._tmux("send-keys", "-t", self.name, "Enter")

    def keys(self, *keys):
        """Presses keys by tmux's names for them; what is no such name is typed."""
        self._tmux("send-keys", "-t", self.name, *keys)

    def pastes(self, text):
        self._tmux("set-buffer", text)
        self._tmux("paste-buffer", "-p", "-t", self.name)

    def resizes(self, columns, rows):
        self._tmux("resize-window", "-t", self.name, "-x", str(columns), "-y", str(rows))

    def text(self, *options):
        return self._tmux("capture-pane", "-p", *options, "-t", self.name, check=False)

    def asks(self, question):
        """The value of a tmux format for the terminal, such as `#{cursor_x}`."""
        return self._tmux("display-message", "-p", "-t", self.name, question).strip()

    def signals(self, signal):
        """Sends a signal to the program that the shell of this terminal runs."""
        shell = self.asks("#{pane_pid}")
        with open(f"/proc/{shell}/task/{shell}/children") as children:
            os.kill(int(children.read().split()[0]), signal)

    def shows(self, pattern):
        """Waits until the screen shows the expected text."""
        self.until(
            lambda: re.search(pattern, self.text(), re.MULTILINE), lambda: f"the screen did not show {pattern!r}")

    def ends(self):
        """Waits until the program and its terminal have ended."""
        self.until(
            lambda: not self._tmux("list-sessions", check=False).strip(), lambda: "the program did not end")

    def until(self, condition, complaint):
        """Waits for a condition. tmux can't say when a screen changes, so it is looked at every 20 ms."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise UnmetExpectation(complaint())
            time.sleep(0.02)

    def close(self):
        self._tmux("kill-server", check=False)


def play(name, story):
    """Plays a story that takes a running server and a scratch directory; a failure shows the screen and exits with 1."""
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        roostd = Roostd()
        stack.callback(roostd.close)

        def opened(thing):
            stack.callback(thing.close)
            things.append(thing)
            return thing

        things = []
        try:
            story(roostd, scratch, opened)
        except (UnmetExpectation, subprocess.SubprocessError, OSError) as failure:
            print(f"{name}: {failure}", file=sys.stderr)
            for thing in things:
                if isinstance(thing, Screen):
                    print(thing.text(), file=sys.stderr)
            sys.exit(1)
    print(f"{name}: as it should be")
