#!/usr/bin/env bash
# wsproto writes close codes that no peer may accept, and turns the reserved ones into 1000.
#
# Version:  wsproto 1.3.2
# Expected: RFC 6455, section 7.4: codes below 1000 are not used and 1004 to 1006 and 1015 never stand in a frame, so
#           that sending them raises LocalProtocolError; receiving 999 does fail the connection, in wsproto as
#           elsewhere.
# Seen:     999 and 1004 are sent as they are; 1005, 1006 and 1015 are sent as 1000 "normal", without a word. A reason
#           of more than 123 bytes is cut between characters, also without a word.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" -q --disable-pip-version-check install wsproto==1.3.2
"$scratch/venv/bin/python" - <<'EOF'
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection
from wsproto.utilities import LocalProtocolError
def sent(code, reason=None):
    try: frame = Connection(ConnectionType.SERVER).send(CloseConnection(code=code, reason=reason))
    except LocalProtocolError: return "refused"
    return int.from_bytes(frame[2:4], "big") if len(frame) > 2 else None
seen = {code: sent(code) for code in (999, 1004, 1005, 1006, 1015)}
length = len(Connection(ConnectionType.SERVER).send(CloseConnection(code=1000, reason="a" * 122 + "\u00e9"))) - 4
print("sent for each code:", seen, "bytes of a reason of 124:", length)
raise SystemExit((seen, length) != ({999: 999, 1004: 1004, 1005: 1000, 1006: 1000, 1015: 1000}, 122))
EOF
