#!/usr/bin/env bash
# A websockets server that knows subprotocols turns away clients that ask for none, or for others only.
#
# Version:  websockets 17.4
# Expected: RFC 6455, section 4.2.2: a server that agrees to none of the subprotocols leaves the header out, and the
#           connection goes on without one; a client that minds fails it.
# Seen:     serve(…, subprotocols=["v12.stomp"]) answers 400 "missing subprotocol" to a client that asks for none, and
#           400 "invalid subprotocol" to one that asks for another, or for "V12.STOMP". A select_subprotocol of one's
#           own that returns None lets them in.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" -q --disable-pip-version-check install websockets==17.4
"$scratch/venv/bin/python" - <<'EOF'
import asyncio
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve
from websockets.exceptions import InvalidStatus
async def hello(socket): await socket.send("hello")
async def ask(asked, **options):
    async with serve(hello, "127.0.0.1", 0, **options) as server:
        port = server.sockets[0].getsockname()[1]
        try:
            async with connect(f"ws://127.0.0.1:{port}/", subprotocols=asked) as socket: return socket.subprotocol or "none"
        except InvalidStatus as error: return error.response.status_code
async def main():
    known = ["v12.stomp"]
    seen = [await ask(asked, subprotocols=known) for asked in (["v12.stomp"], None, ["chat"], ["V12.STOMP"])]
    seen.append(await ask(["chat"], subprotocols=known, select_subprotocol=lambda connection, offered: None))
    print("asking for v12.stomp, nothing, chat, V12.STOMP; chat of a server that selects None:", seen)
    return seen == ["v12.stomp", 400, 400, 400, "none"]
raise SystemExit(not asyncio.run(main()))
EOF
