"""The table of docs/measurements.md: what was measured, on which machine, and which aims are reached."""

import datetime
import os
import pathlib
import platform
import re

from servers import NAMES

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "measurements.md"
BEGIN, END = "<!-- measured by make bench: begin -->", "<!-- measured by make bench: end -->"
COLUMNS = list(NAMES)


def number(value, decimals):
    return "–" if value is None else f"{value:,.{decimals}f}"


def aim_in_words(aim):
    sign = "≤" if aim.figure.less_is_better else "≥"
    if aim.server is None:
        return f"{sign} {number(aim.factor, 0)}"
    return f"{sign} {NAMES[aim.server]}" if aim.factor == 1 else f"{sign} {aim.factor:g} × {NAMES[aim.server]}"


def reached(aim, ratio):
    """Whether an aim is reached, with the ratio to the server or number that it names."""
    if ratio is None:
        return "not measured"
    bound = aim.factor if aim.server else 1
    holds = ratio <= bound if aim.figure.less_is_better else ratio >= bound
    return ("yes" if holds else "**no**") + (f", {ratio:.2f} ×" if aim.server else "")


def table(rows, results, medians):
    lines = ["| scenario | figure | " + " | ".join(NAMES.values()) + " | aim | reached |",
             "|---|---|" + "---:|" * len(COLUMNS) + "---|---|"]
    for row in rows:
        seen = set()
        for aim in row.aims:
            ours = "roost" if "roost" in row.servers else row.servers[0]
            cells = [""] * len(COLUMNS)
            # A second aim for the same figure does not repeat its numbers.
            if aim.figure not in seen:
                cells = [number(medians(results[row.name], aim, server)[0], aim.figure.decimals)
                         if server in row.servers else "" for server in [ours, *COLUMNS[1:]]]
            words = row.words if not seen else ""
            seen.add(aim.figure)
            ratio = medians(results[row.name], aim, ours)[1]
            lines.append(f"| {words} | {aim.figure.words} | " + " | ".join(cells)
                         + f" | {aim_in_words(aim)} | {reached(aim, ratio)} |")
    return lines


def flaws(rows, results):
    """A sentence for each server that lost or doubled something, cut somebody off, or could not be measured."""
    found = []
    for row in rows:
        for server, runs in results[row.name].items():
            missing = sum(run is None for run in runs)
            if missing:
                found.append(f"{row.words}, {NAMES.get(server, server)}: {missing} of {len(runs)} runs came to nothing.")
            bad = [run for run in runs if run and not run["flawless"]]
            if bad:
                lost, doubled, cut = (max(run[key] for run in bad) for key in ("lost", "doubled", "cut_off"))
                found.append(f"{row.words}, {NAMES.get(server, server)}: up to {lost} lost, {doubled} doubled, {cut} cut off.")
    return found or ["Nothing was lost, nothing came twice, and nobody was cut off, on any of these servers."]


def machine():
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    return f"{os.cpu_count()} × {model[1] if model else platform.machine()}, Linux {platform.release()}"


def write_table(rows, results, medians, rounds, load, save):
    commands = [f"{row.words}: `roost-bench {row.arguments}`" for row in rows]
    text = "\n".join([
        BEGIN,
        f"Measured {datetime.date.today():%Y-%m-%d} by `make bench` on {machine()}; medians of {rounds} alternating rounds, IRC,"
        f" 100-byte messages, flood limits off. Load average before and after each round: {', '.join(f'{one:.1f}' for one in load)}.",
        "",
        *table(rows, results, medians),
        "",
        *flaws(rows, results),
        "",
        "Each row by hand, with `--server` and `--pid` for another server than `roostd`:",
        "",
        *[f"* {command}" for command in commands],
        "",
        "The floor (`Tests/Bench/floor.c`) is one thread that checks nothing: the least that a server can do. × is the median of the"
        " rounds' ratios to the server that the aim names.",
        END,
    ])
    print("\n" + text)
    if not save:
        return
    document = DOCUMENT.read_text()
    if BEGIN not in document:
        raise SystemExit(f"docs/measurements.md has no line {BEGIN}")
    before, after = document.split(BEGIN)[0], document.split(END)[1]
    DOCUMENT.write_text(before + text + after)
