#!/usr/bin/env bash
# plink -telnet turns the CR LF of a script into CR NUL LF, and leaves a bare LF bare.
#
# Version:  putty-tools 0.78-2+deb12u2 (Debian 12)
# Expected: a line from standard input is sent with the telnet line end CR LF (RFC 854), whichever of the two the
#           script uses; or bytes pass as they are.
# Seen:     "hi\n" is sent as "hi" LF, and "hi\r\n" as "hi" CR NUL LF: a CR and an empty line for a server that takes
#           both CR NUL and LF as line ends. It also negotiates at once, on any port, which Debian's telnet does on
#           port 23 only.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download putty-tools=0.78-2+deb12u2 >/dev/null
    dpkg-deb -x putty-tools_*.deb tree
)
HOME=$scratch /usr/bin/python3 - "$scratch/tree/usr/bin/plink" <<'EOF'
import socket, subprocess, sys
def sent(text):
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = subprocess.Popen([sys.argv[1], "-telnet", "-P", str(server.getsockname()[1]), "127.0.0.1"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peer, _ = server.accept()
        peer.settimeout(10)
        client.stdin.write(text + b"bye\n")
        client.stdin.flush()
        received = b""
        while not received.endswith(b"bye\n"): received += peer.recv(1000)
        client.kill()
        client.wait()
        peer.close()
    start = received.index(text[:2])
    return received[:start], received[start:-4]
(hello, bare), (_, full) = sent(b"hi\n"), sent(b"hi\r\n")
print("first:", hello, "LF is sent as", bare, "CR LF as", full)
raise SystemExit((hello[:1], bare, full) != (b"\xff", b"hi\n", b"hi\r\0\n"))
EOF
