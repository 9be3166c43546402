#!/usr/bin/env bash
# Python's TLS client sends the dot of a full name in SNI, and then finds that no certificate fits.
#
# Version:  python3.11 3.11.2-6+deb12u9, libssl3 3.0.22-1~deb12u2 (Debian 12)
# Expected: "chat.example." is the same host as "chat.example" (the resolver takes both), so that the name goes out
#           without the dot (RFC 6066, section 3) and the certificate of chat.example fits.
# Seen:     the server hears "chat.example." and the client raises "Hostname mismatch". A server that chooses a
#           certificate by name has to take the dot off itself.
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
heard = []
serving.sni_callback = lambda connection, name, context: heard.append(name)
def serve(connection): connection.recv(1)
def ask(connection): return "verified"
seen = [talk(serve, ask, name) for name in ("chat.example", "chat.example.")]
print("SNI:", heard, "result:", seen)
raise SystemExit((heard, seen) != (["chat.example", "chat.example."], ["verified", "CERTIFICATE_VERIFY_FAILED"]))
EOF
