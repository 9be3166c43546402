#!/usr/bin/env bash
# ngIRCd takes the spaces off the end of what people say.
#
# Version:  ngircd 26.1-1+deb12u1 (Debian 12)
# Expected: a trailing parameter is all behind the colon, spaces at its end too (RFC 2812, section 2.3.1), so that a
#           message of one space reaches the others as one space, and a message that has nothing at all is refused by
#           412.
# Seen:     "hi  " arrives as "hi", and " " as a message without text. "PRIVMSG #tea :" without text is passed on,
#           too; 412 is for a missing parameter only. A relay that compares what it said with what it hears does not
#           find its own message.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download ngircd=26.1-1+deb12u1 \
        libident=0.32-1 >/dev/null
    for package in *.deb; do dpkg-deb -x "$package" tree; done
)
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$(find "$scratch/tree" -name 'libident.so.0')")
/usr/bin/python3 - "$scratch" <<'EOF'
import socket, subprocess, sys, time
scratch = sys.argv[1]
with socket.create_server(("127.0.0.1", 0)) as free: port = free.getsockname()[1]
with open(scratch + "/conf", "w") as conf:
    conf.write(f"[Global]\nName=irc.example.net\nInfo=x\nListen=127.0.0.1\nPorts={port}\nMotdPhrase=x\n"
               "[Options]\nIdent=no\nPAM=no\nDNS=no\n")
server = subprocess.Popen([scratch + "/tree/usr/sbin/ngircd", "-n", "-f", scratch + "/conf"], stdout=subprocess.DEVNULL)
def connect():
    for _ in range(100):
        try: return socket.create_connection(("127.0.0.1", port), 10)
        except ConnectionRefusedError: time.sleep(0.1)
    raise SystemExit("the server does not start")
class Client:
    def __init__(self, name):
        self.socket = connect()
        self.lines = self.socket.makefile("rb")
        self.send(f"NICK {name}\r\nUSER {name} 0 * :x")
        self.until(b" 376 ")
    def send(self, text): self.socket.sendall(text.encode() + b"\r\n")
    def until(self, mark):
        for line in self.lines:
            if line.startswith(b"PING"): self.send("PONG" + line[4:].decode())
            if mark in line: return line.rstrip(b"\r\n").split(mark, 1)[1]
        raise SystemExit("the server has closed the connection")
try:
    ben, ana = Client("ben"), Client("ana")
    for client in (ben, ana):
        client.send("JOIN #tea")
        client.until(b" 366 ")
    for text in ("hi  ", " ", ""): ana.send("PRIVMSG #tea :" + text)
    seen = [ben.until(b" PRIVMSG #tea :").decode() for _ in range(3)]
    ana.send("PRIVMSG #tea")
    refused = ana.until(b" 412 ")
finally: server.terminate(); server.wait()
print("'hi  ', ' ' and '' arrive as", seen, "and no parameter at all is refused:", refused.decode())
raise SystemExit(seen != ["hi", "", ""])
EOF
