#!/usr/bin/env bash
# crypt(3) refuses a number of rounds out of range instead of moving it into range.
#
# Version:  libcrypt1 1:4.4.33-2 (Debian 12)
# Expected: the specification of the SHA-2 hashes takes fewer than 1,000 rounds for 1,000, and more than 999,999,999
#           for that number, and glibc's own crypt did so: a hash with "$5$rounds=1000$…" comes back.
# Seen:     "$5$rounds=10$…", "$5$rounds=1000000000$…" and "$5$rounds=05000$…" (a zero in front) all give "*0", as a
#           setting without sense would; 2000 and 5000 are taken.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download libcrypt1=1:4.4.33-2 >/dev/null
    dpkg-deb -x libcrypt1_*.deb tree
)
python3 - "$(find "$scratch/tree" -name 'libcrypt.so.1')" <<'EOF'
import ctypes, sys
crypt = ctypes.CDLL(sys.argv[1]).crypt
crypt.restype = ctypes.c_char_p
seen = {}
for rounds in ("10", "999", "1000", "2000", "05000", "1000000000"):
    made = crypt(b"password", b"$5$rounds=%s$abcdefgh" % rounds.encode())
    seen[rounds] = "*0" if made == b"*0" else made.decode()[:made.decode().rindex("$")]
print(seen)
refused = [rounds for rounds, made in seen.items() if made == "*0"]
raise SystemExit(refused != ["10", "999", "05000", "1000000000"])
EOF
