"""Measures each row of the table below on each server in turn, round after round, and writes medians into docs/measurements.md.

    compare.py PROGRAMS RUN      the folder of roostd and roost-bench, and one for what is left behind; see Tests/Bench/run

Servers of one round follow each other closely, and begin in another order each round, so that what the machine does
meanwhile falls upon all of them. A ratio is the median of the rounds' ratios, not the ratio of medians.
"""

import collections
import json
import os
import statistics
import subprocess
import sys
import time

from measurements import write_table
from servers import Server

PATIENCE_SECONDS = 120

# A measured figure of a run: its key in roost-bench's JSON, its name in the table, its decimals, and whether less is better.
Figure = collections.namedtuple("Figure", "key words decimals less_is_better")
CPU = Figure("cpu_us_per_delivery", "µs of CPU a delivery", 2, True)
SPEED = Figure("deliveries_per_second", "deliveries a second", 0, False)
P99 = Figure("p99_ms", "99 in 100 within ms", 1, True)
MEMORY = Figure("kib_per_client", "KiB a client", 1, True)
CONNECTS = Figure("connects_per_second", "connects a second", 0, False)
VISITS = Figure("visits_per_second", "visits a second", 0, False)
START = Figure("start_ms", "ms from start to ready", 1, True)
END = Figure("end_ms", "ms from SIGTERM to the end", 0, True)

# An aim for a figure: at most, or at least, `factor` times the figure of another server, or the number `factor` if `server` is None.
Aim = collections.namedtuple("Aim", "figure factor server")
Row = collections.namedtuple("Row", "name words arguments servers aims")

ALL = ["roost", "floor", "inspircd", "ngircd", "hybrid"]
CLOSE = ["roost", "floor", "inspircd"]
# InspIRCd accepts waiting clients once a second, so its connects per second depend only on how many clients wait. It is left out.
PAIR = ["roost", "floor"]
ROWS = [
    Row("busy", "1 room of 500, 32 messages under way", "fanout --clients 500 --messages 4000 --window 32", ALL,
        [Aim(CPU, 1.0, "floor"), Aim(SPEED, 1.0, "floor"), Aim(P99, 1.0, "floor")]),
    Row("single", "1 room of 500, one message at a time", "fanout --clients 500 --messages 1500 --window 1", ALL,
        [Aim(CPU, 1.15, "floor"), Aim(CPU, 1.0, "inspircd")]),
    Row("rooms", "50 rooms of 20, 4 under way in each", "rooms --clients 1000 --rooms 50 --messages 200000 --window 4",
        CLOSE, [Aim(CPU, 1.1, "floor")]),
    Row("10", "1 room of 10, 8 under way", "fanout --clients 10 --messages 60000 --window 8", PAIR,
        [Aim(CPU, 1.5, "floor")]),
    Row("100", "1 room of 100, 8 under way", "fanout --clients 100 --messages 10000 --window 8", PAIR,
        [Aim(CPU, 1.15, "floor")]),
    Row("1000", "1 room of 1,000, 8 under way", "fanout --clients 1000 --messages 1000 --window 8", PAIR,
        [Aim(CPU, 1.15, "floor")]),
    Row("5000", "1 room of 5,000, 8 under way", "fanout --clients 5000 --messages 200 --window 8", PAIR,
        [Aim(CPU, 1.15, "floor")]),
    Row("isolate", "a quiet room beside a flooded one", "isolate --clients 500 --messages 250 --rate 50 --window 32", CLOSE,
        [Aim(P99, 1.0, "floor")]),
    Row("idle", "10,000 idle clients", "idle --clients 10000", PAIR, [Aim(MEMORY, 16, None), Aim(CONNECTS, 15000, None)]),
    Row("churn", "connect, log in, join, leave, quit", "churn --clients 32 --messages 10000", PAIR,
        [Aim(VISITS, 8000, None)]),
    Row("life", "start; end with 1,000 clients", "idle --clients 1000", ["roost alone"],
        [Aim(START, 50, None), Aim(END, 2000, None)]),
]


def measured(row, server, programs, run):
    """What roost-bench says of one server, or None where it could not be played."""
    command = [f"{programs}/roost-bench", *row.arguments.split(), "--json"]

    def play(more=()):
        ended = subprocess.run([*command, *more], stdout=subprocess.PIPE, text=True, timeout=PATIENCE_SECONDS)
        return json.loads(ended.stdout) if ended.stdout else None

    try:
        if server == "roost alone":
            return play()
        with Server(server, programs, run) as running:
            return play(["--server", running.place, "--pid", str(running.process.pid)])
    except subprocess.TimeoutExpired:
        return None


def medians(results, aim, server):
    """The median of a figure, and of its ratio to what is aimed at; None where nothing was measured."""
    values = [result[aim.figure.key] for result in results[server] if result and result[aim.figure.key] is not None]
    if not values:
        return None, None
    if aim.server is None:
        return statistics.median(values), statistics.median(values) / aim.factor
    pairs = [(ours[aim.figure.key], theirs[aim.figure.key])
             for ours, theirs in zip(results[server], results.get(aim.server, [])) if ours and theirs]
    return statistics.median(values), statistics.median(a / b for a, b in pairs if b) if any(b for _, b in pairs) else None


def main():
    programs, run = sys.argv[1:3]
    rounds = int(os.environ.get("BENCH_ROUNDS", "5"))
    wanted = [name for name in os.environ.get("BENCH_ROWS", "").split(",") if name]
    rows = [row for row in ROWS if not wanted or row.name in wanted]
    results = {row.name: {server: [] for server in row.servers} for row in rows}
    load = [os.getloadavg()[0]]
    begun = time.monotonic()
    for turn in range(rounds):
        for row in rows:
            first = turn % len(row.servers)
            for server in row.servers[first:] + row.servers[:first]:
                result = measured(row, server, programs, run)
                results[row.name][server].append(result)
                shown = " ".join(f"{aim.figure.words} {result[aim.figure.key]}" for aim in row.aims) if result else "nothing"
                flaw = "" if result and result["flawless"] else "  NOT FLAWLESS"
                print(f"{time.monotonic() - begun:5.0f} s  round {turn + 1}  {row.name:8} {server:12} {shown}{flaw}", flush=True)
        load.append(os.getloadavg()[0])
    with open(f"{run}/results.json", "w") as file:
        json.dump(results, file, indent=1)
    write_table(rows, results, medians, rounds, load, save=not wanted)


if __name__ == "__main__":
    main()
