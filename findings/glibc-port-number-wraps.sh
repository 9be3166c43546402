#!/usr/bin/env bash
# getaddrinfo of glibc takes a port above 65535 and counts on from 0.
#
# Version:  libc6 2.36-9+deb12u14 (Debian 12)
# Expected: a service of "65616" is no port number, so that EAI_SERVICE (or EAI_NONAME) is the answer, as for "-1" and
#           "80x".
# Seen:     "65616" gives port 80, "65536" gives port 0, "99999999999" gives 59391; " 80" and "+80" give 80.
# A program that takes a port from a user has to check its range before the resolver sees it.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download libc6=2.36-9+deb12u14 >/dev/null
    dpkg-deb -x libc6_*.deb tree
)
libraries=$(dirname "$(find "$scratch/tree/lib" -name libc.so.6)")
cat >"$scratch/ports.py" <<'EOF'
import socket
def port(service):
    try: return socket.getaddrinfo("127.0.0.1", service, socket.AF_INET, socket.SOCK_STREAM)[0][4][1]
    except socket.gaierror as error: return "refused"
seen = {service: port(service) for service in ("65616", "65536", "99999999999", " 80", "+80", "-1", "80x")}
print(seen)
raise SystemExit(seen != {"65616": 80, "65536": 0, "99999999999": 59391, " 80": 80, "+80": 80, "-1": "refused", "80x": "refused"})
EOF
"$libraries"/ld-linux-*.so.* --library-path "$libraries:/usr/lib/$(basename "$libraries")" /usr/bin/python3 "$scratch/ports.py"
