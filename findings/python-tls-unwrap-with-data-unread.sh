#!/usr/bin/env bash
# A TLS connection of Python can't be closed politely while the peer still has something to say.
#
# Version:  python3.11 3.11.2-6+deb12u9, libssl3 3.0.22-1~deb12u2 (Debian 12)
# Expected: unwrap() sends close_notify, which ends one direction only (RFC 8446, section 6.1), and waits for the
#           peer's; what comes before that is dropped or can still be read.
# Seen:     unwrap() raises APPLICATION_DATA_AFTER_CLOSE_NOTIFY at the first byte that the peer had sent before, and
#           what was sent is lost. In a chat, where a server sends at any time, a client that unwraps has to expect
#           this error.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download python3.11-minimal=3.11.2-6+deb12u9 \
        libpython3.11-minimal=3.11.2-6+deb12u9 \
        libpython3.11-stdlib=3.11.2-6+deb12u9 \
        libssl3=3.0.22-1~deb12u2 \
        openssl=3.0.22-1~deb12u2 >/dev/null
    for package in *.deb; do dpkg-deb -x "$package" tree; done
)
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$(find "$scratch/tree" -name 'libssl.so.3')")
"$scratch/tree/usr/bin/openssl" req -x509 -newkey rsa:2048 -nodes -keyout "$scratch/key" -out "$scratch/certificate" -days 2 \
    -subj /CN=chat.example -addext subjectAltName=DNS:chat.example -config "$scratch/tree/etc/ssl/openssl.cnf" 2>/dev/null
PYTHONHOME=$scratch/tree/usr "$scratch/tree/usr/bin/python3.11" - "$scratch" <<'EOF'
import socket, ssl, sys, threading
scratch = sys.argv[1]
print("Python", sys.version.split()[0], ssl.OPENSSL_VERSION)
serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
serving.load_cert_chain(scratch + "/certificate", scratch + "/key")
asking = ssl.create_default_context(cafile=scratch + "/certificate")
def talk(serve, ask, name="chat.example"):
    """Runs serve(connection) on a thread of its own, and returns what ask(connection) does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        def run():
            plain, _ = server.accept()
            try:
                with serving.wrap_socket(plain, server_side=True) as connection: serve(connection)
            except OSError: pass
        thread = threading.Thread(target=run)
        thread.start()
        try:
            with asking.wrap_socket(socket.create_connection(server.getsockname()), server_hostname=name) as connection:
                return ask(connection)
        except ssl.SSLError as error: return error.reason
        finally: thread.join()
sent = threading.Event()
def serve(connection):
    connection.recv(100)
    connection.sendall(b"news")
    sent.set()
    connection.recv(100)
def ask(connection):
    connection.sendall(b"hello")
    sent.wait(10)
    connection.unwrap()
    return "closed"
seen = talk(serve, ask)
print("unwrap with something unread:", seen)
raise SystemExit(seen != "APPLICATION_DATA_AFTER_CLOSE_NOTIFY")
EOF
