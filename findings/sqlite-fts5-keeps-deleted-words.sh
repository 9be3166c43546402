#!/usr/bin/env bash
# A word that was deleted from a full-text index stays in the database file, whatever secure_delete and VACUUM do.
#
# Version:  libsqlite3-0 3.40.1-2+deb12u2 (Debian 12)
# Expected: after DELETE with PRAGMA secure_delete=ON, and at the latest after VACUUM, nothing of the row is in the
#           file.
# Seen:     the row's text is gone, but its words stand in the index's segments until those are merged: the file still
#           holds the word after DELETE and after VACUUM. It is gone only after ('optimize') of the index and another
#           VACUUM.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download libsqlite3-0=3.40.1-2+deb12u2 >/dev/null
    dpkg-deb -x libsqlite3-0_*.deb tree
)
library=$(dirname "$(find "$scratch/tree" -name 'libsqlite3.so.0')")
cat >"$scratch/erase.py" <<'EOF'
import sqlite3, sys
path = sys.argv[1]
database = sqlite3.connect(path, isolation_level=None)
database.execute("PRAGMA secure_delete = ON")
database.execute("CREATE VIRTUAL TABLE messages USING fts5(body)")
database.execute("BEGIN")
for number in range(2_000): database.execute("INSERT INTO messages VALUES (?)", (f"hello number {number}",))
database.execute("INSERT INTO messages VALUES ('the word is heliotrope')")
database.execute("COMMIT")
def is_in_file(): return b"eliotrope" in open(path, "rb").read()
seen = []
for step in ("DELETE FROM messages WHERE messages MATCH 'heliotrope'", "VACUUM",
             "INSERT INTO messages(messages) VALUES ('optimize')", "VACUUM"):
    database.execute(step)
    seen.append(is_in_file())
    print(f"{step[:52]:<52} in the file: {seen[-1]}")
assert database.execute("SELECT count(*) FROM messages WHERE messages MATCH 'heliotrope'").fetchone() == (0,)
print("SQLite", sqlite3.sqlite_version)
raise SystemExit([seen[0], seen[1], seen[3]] != [True, True, False])
EOF
LD_LIBRARY_PATH=$library /usr/bin/python3 "$scratch/erase.py" "$scratch/chat.db"
