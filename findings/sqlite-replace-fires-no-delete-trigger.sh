#!/usr/bin/env bash
# INSERT OR REPLACE fires no DELETE trigger, so that a full-text index kept by triggers finds words that are gone.
#
# Version:  libsqlite3-0 3.40.1-2+deb12u2 (Debian 12)
# Expected: REPLACE deletes the old row, so that the AFTER DELETE trigger takes its words out of the index.
# Seen:     the trigger does not run (only PRAGMA recursive_triggers makes it), and a search for the old word finds
#           the new row. 'integrity-check' of the index, without a rank, passes.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download libsqlite3-0=3.40.1-2+deb12u2 >/dev/null
    dpkg-deb -x libsqlite3-0_*.deb tree
)
library=$(dirname "$(find "$scratch/tree" -name 'libsqlite3.so.0')")
cat >"$scratch/replace.py" <<'EOF'
import sqlite3
def found(recursive):
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute(f"PRAGMA recursive_triggers = {recursive}")
    database.executescript("""
        CREATE TABLE message(id INTEGER PRIMARY KEY, body TEXT);
        CREATE VIRTUAL TABLE words USING fts5(body, content = 'message', content_rowid = 'id');
        CREATE TRIGGER added AFTER INSERT ON message BEGIN INSERT INTO words(rowid, body) VALUES (new.id, new.body); END;
        CREATE TRIGGER gone AFTER DELETE ON message
            BEGIN INSERT INTO words(words, rowid, body) VALUES ('delete', old.id, old.body); END;
        INSERT INTO message VALUES (1, 'apple');
        INSERT OR REPLACE INTO message VALUES (1, 'pear');""")
    try:
        database.execute("INSERT INTO words(words) VALUES ('integrity-check')")
        check = "passes"
    except sqlite3.DatabaseError: check = "fails"
    return database.execute("SELECT rowid, body FROM words('apple')").fetchall(), check
seen = (found("OFF"), found("ON"))
print("a search for 'apple':", seen[0], "with recursive_triggers:", seen[1])
print("SQLite", sqlite3.sqlite_version)
raise SystemExit(seen != (([(1, "pear")], "passes"), ([], "passes")))
EOF
LD_LIBRARY_PATH=$library /usr/bin/python3 "$scratch/replace.py"
