"""A STOMP server that puts terminal control sequences into every field."""

import contextlib
import socket
import threading

EVIL = "\x1b]0;TAKEN\x07\x1b[2J\x1b[31m\x9b5;5H\x1b[?1049l\x07\x08\u202e\u2028e"


class HostileServer:
    """Accepts every client, and sends hostile frames to it."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _serve(self):
        with contextlib.suppress(OSError):
            client = self.listener.accept()[0]
            for frame in self._frames(client):
                self._answer(client, *frame)

    @staticmethod
    def _frames(client):
        """The received frames, each as a command and its headers. The tested client sends no NUL in a body."""
        rest = b""
        while piece := client.recv(65536):
            rest += piece
            while b"\0" in rest:
                frame, rest = rest.split(b"\0", 1)
                lines = frame.lstrip(b"\n").split(b"\n\n", 1)[0].decode().split("\n")
                yield lines[0], dict(line.split(":", 1) for line in lines[1:])

    def _answer(self, client, command, headers):
        def send(command, body="", **fields):
            text = command + "\n"
            for name, value in fields.items():
                if command != "CONNECTED":
                    value = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace(":", "\\c")
                text += f"{name.replace('_', '-')}:{value}\n"
            payload = body.encode()
            client.sendall(text.encode() + f"content-length:{len(payload)}\n\n".encode() + payload + b"\0")

        def event(kind, body="", **fields):
            here = {"subscription": "lobby", "room": "lobby", "time": "2001-01-01T12:00:00.000Z"}
            send("MESSAGE", body, **{**here, "event": kind, **fields})

        if command == "CONNECT":
            send("CONNECTED", version="1.2", server="evil" + EVIL, user="ana", heart_beat="0,0")
        elif command == "SUBSCRIBE":
            event("entered", room_id="1", sequence="1", members="2")
            event("members", f"ana\nm{EVIL} operator")
            event("topic", EVIL)
            send("RECEIPT", receipt_id=headers["receipt"])
        elif headers.get("destination") == "/server/history":
            send("RECEIPT", receipt_id=headers["receipt"])
            for number, kind in enumerate(["said", "action", "notice", "joined", "left", "knocked"], start=2):
                event(kind, EVIL, sequence=str(number), **{"from": f"f{EVIL}"})
            event("renamed", sequence="8", name=f"n{EVIL}", **{"from": f"f{EVIL}"})
            event("kicked", EVIL, sequence="9", user=f"u{EVIL}", **{"from": f"f{EVIL}"})
            event("settings", f"set key {EVIL}", sequence="10", **{"from": f"f{EVIL}"})
            event("refused", EVIL, subscription="server", refusal=f"r{EVIL}")
            event("said", "the last of it", sequence="11", **{"from": "ben"})
        elif command == "DISCONNECT":
            send("RECEIPT", receipt_id=headers["receipt"])
            client.close()
