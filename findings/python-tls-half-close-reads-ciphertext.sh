#!/usr/bin/env bash
# shutdown(SHUT_WR) of a TLS socket in Python takes TLS off: the answer is read as ciphertext.
#
# Version:  python3.11 3.11.2-6+deb12u9, libssl3 3.0.22-1~deb12u2 (Debian 12)
# Expected: as on a plain socket, only sending ends: recv goes on giving what the peer says, decrypted.
# Seen:     recv raises nothing and gives the bytes of TLS records (the first is 0x17, application data). The peer
#           gets no close_notify, so that for it the stream is cut off.
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
def serve(connection):
    while connection.recv(100): pass
    connection.sendall(b"the answer")
def ask(connection):
    connection.sendall(b"the question")
    connection.recv(0)
    connection.shutdown(socket.SHUT_WR)
    received = b""
    while piece := connection.recv(1000): received += piece
    return received
received = talk(serve, ask)
print("after shutdown(SHUT_WR):", received[:16], "...")
raise SystemExit(b"the answer" in received or b"\x17\x03\x03" not in received)
EOF
