"""Clients that use TLS: irssi, WeeChat, stomp.py, openssl, and Python's ssl, whose handshakes and records are also cut up."""

import os
import queue
import socket
import ssl
import subprocess

import stomp
from stage import PATIENCE, ROOSTD, PlainPerson, Roostd, Screen, UnmetExpectation, play


def expect(condition, complaint):
    if not condition:
        raise UnmetExpectation(complaint)


def read_until(connection, wanted):
    """Reads from a socket until the bytes arrive; b"" reads to the end."""
    received = b""
    while not wanted or wanted not in received:
        piece = connection.recv(4096)
        if not piece:
            expect(not wanted, f"the connection ended before {wanted!r}: {received!r}")
            break
        received += piece
    return received


class Peer:
    """Connections of Python's ssl that check the server's certificate and its name."""

    def __init__(self, certificate, version):
        self.context = ssl.create_default_context(cafile=certificate)
        self.context.minimum_version = self.context.maximum_version = version

    def connect(self, port, session=None):
        connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        return self.context.wrap_socket(connection, server_hostname="localhost", session=session)


def conversation(peer, roostd, pat):
    """A user on IRC over TLS talks with a user on plain, resumes the session, and reads close_notify at the end."""
    irc = peer.connect(roostd.ports["ircs"])
    irc.sendall(b"NICK ina\r\nUSER ina 0 * :Ina\r\nJOIN #lobby\r\n")
    read_until(irc, b" 366 ina #lobby ")
    irc.sendall(b"PRIVMSG #lobby :hello over TLS\r\n")
    pat.hears("[lobby] ina: hello over TLS")
    pat.says("hello in the clear")
    read_until(irc, b"PRIVMSG #lobby :hello in the clear\r\n")
    again = peer.connect(roostd.ports["ircs"], irc.session)
    expect(again.session_reused, f"{irc.version()}: the session was not resumed")
    again.close()
    irc.sendall(b"QUIT :done\r\n")
    read_until(irc, b"")
    irc.unwrap()  # raises an error without the server's close_notify
    pat.hears("[lobby] -- ina left")


def pieces(peer, roostd, pat):
    """The handshake arrives byte by byte, and then each record holds one byte or many lines."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    connection = socket.create_connection(("127.0.0.1", roostd.ports["plain+tls"]), timeout=PATIENCE)
    machine = peer.context.wrap_bio(incoming, outgoing, server_hostname="localhost")

    def send_bytes():
        for byte in outgoing.read():
            connection.sendall(bytes([byte]))

    def run(step):
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                send_bytes()
                incoming.write(connection.recv(1))

    run(machine.do_handshake)
    for byte in b"/login drip\n":
        machine.write(bytes([byte]))
    machine.write(b"".join(b"line %d\n" % number for number in range(5)))
    send_bytes()
    pat.hears("[lobby] -- drip joined")
    pat.hears("[lobby] drip: line 4")
    received = b""
    while b"here: " not in received:
        received += run(lambda: machine.read(4096))
    connection.close()
    pat.hears("[lobby] -- drip left")


def mixed_up(certificate, roostd):
    """Clients without TLS on encrypted ports, old versions, and a client that leaves in the handshake."""
    for name, line in (("ircs", b"NICK a\r\n"), ("plain+tls", b"hello\n"), ("stomp+tls", b"CONNECT\n\n\0")):
        with socket.create_connection(("127.0.0.1", roostd.ports[name]), timeout=PATIENCE) as client:
            client.sendall(line)
            expect(b"this port speaks tls" in read_until(client, b"").lower(), f"{name}: no readable line")
    with socket.create_connection(("127.0.0.1", roostd.ports["ircs"]), timeout=PATIENCE) as client:
        client.sendall(b"\x16\x03\x01")
    old = ["openssl", "s_client", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0", "-connect", f"127.0.0.1:{roostd.ports['ircs']}"]
    ended = subprocess.run(old, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)
    expect(b"alert protocol version" in ended.stderr, f"TLS 1.1 was not refused by the server: {ended.stderr!r}")
    with socket.create_connection(("127.0.0.1", roostd.ports["irc"]), timeout=PATIENCE) as client:
        try:
            ssl.create_default_context(cafile=certificate).wrap_socket(client, server_hostname="localhost")
            raise UnmetExpectation("the plaintext port speaks TLS")
        except (ssl.SSLError, ConnectionError):
            pass


def terminals(certificate, roostd, pat, scratch, opened):
    """irssi and WeeChat check the certificate and talk."""
    irssi = opened(Screen(["irssi", "--home", os.path.join(scratch, "irssi"), "--nick", "iris"]))
    irssi.shows(r"\[\(status\)\]")
    irssi.types(f"/connect -tls_verify -tls_cafile {certificate} localhost {roostd.ports['ircs']}")
    irssi.shows("Welcome to roost, iris")
    irssi.types("/join #lobby")
    pat.hears("[lobby] -- iris joined")
    irssi.types("hello from irssi")
    pat.hears("[lobby] iris: hello from irssi")
    weechat = opened(Screen([
        "weechat", "--dir", os.path.join(scratch, "weechat"), "--run-command",
        f"/set weechat.network.gnutls_ca_user {certificate}"]))
    weechat.shows("WeeChat")
    weechat.types(f"/server add roost localhost/{roostd.ports['ircs']} -ssl -nicks=wanda -autojoin=#lobby")
    weechat.types("/connect roost")
    pat.hears("[lobby] -- wanda joined")
    weechat.shows(r"wanda .*has joined #lobby")
    pat.says("hello from telnet")
    weechat.shows(r"pat [│|] hello from telnet")
    irssi.shows(r"<.?pat> hello from telnet")


def program(certificate, roostd, pat):
    """A program made with stomp.py checks the certificate and speaks."""
    heard = queue.Queue()

    class Listener(stomp.ConnectionListener):
        def on_message(self, frame):
            heard.put(frame)

    connection = stomp.Connection12([("localhost", roostd.ports["stomp+tls"])])
    connection.set_ssl(for_hosts=[("localhost", roostd.ports["stomp+tls"])], ca_certs=certificate)
    connection.set_listener("", Listener())
    connection.connect("bot", "", wait=True)
    connection.subscribe("/room/lobby", id="l")
    pat.hears("[lobby] -- bot joined")
    connection.send("/room/lobby", "beep")
    pat.hears("[lobby] bot: beep")
    pat.says("well said")
    while heard.get(timeout=PATIENCE).body != "well said":
        pass
    connection.disconnect()
    pat.hears("[lobby] -- bot left")


def story(_, scratch, opened):
    subprocess.run(
        [os.path.abspath(ROOSTD), "cert", "self-signed", "localhost", "127.0.0.1"], cwd=scratch, check=True,
        stdout=subprocess.DEVNULL)
    certificate, key = (os.path.join(scratch, f"localhost.{end}") for end in ("crt", "key"))
    roostd = opened(Roostd(certificate, key))
    pat = opened(PlainPerson("pat", roostd.ports["plain"]))
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        peer = Peer(certificate, version)
        conversation(peer, roostd, pat)
        pieces(peer, roostd, pat)
    mixed_up(certificate, roostd)
    terminals(certificate, roostd, pat, scratch, opened)
    program(certificate, roostd, pat)


play("clients over TLS", story)
