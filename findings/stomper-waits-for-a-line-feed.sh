#!/usr/bin/env bash
# Python's stomper holds a frame back until something follows its NUL.
#
# Version:  python3-stomper 0.4.3-1 (Debian 12)
# Expected: a frame ends with its NUL (STOMP 1.2, "Frames"; line feeds behind it are optional), so that StompBuffer
#           gives it out when the NUL has come.
# Seen:     it gives out nothing until a line feed has come, too. With a server that sends none, each message is shown
#           when the next one or a heart-beat arrives; with one that sends NUL and LF at once, at once.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download python3-stomper=0.4.3-1 >/dev/null
    dpkg-deb -x python3-stomper_*.deb tree
)
PYTHONPATH=$scratch/tree/usr/lib/python3/dist-packages /usr/bin/python3 -c '
from stomper.stompbuffer import StompBuffer
buffer, seen = StompBuffer(), []
for piece in ("MESSAGE\ndestination:/room/tea\n\nhi\0", "\n"):
    buffer.appendData(piece)
    message = buffer.getOneMessage()
    seen.append(message and message["body"])
print("after the NUL:", seen[0], "after a line feed:", seen[1])
raise SystemExit(seen != [None, "hi"])'
