#!/usr/bin/env bash
# Three STOMP clients read a repeated header in three ways.
#
# Version:  libnet-stomp-perl 0.61-2, ruby-stomp 1.4.10-2 (Debian 12), stomp.py 9.0.0
# Expected: STOMP 1.2, "Repeated Header Entries": the first entry is the value, so that a relay may put its own in
#           front.
# Seen:     stomp.py takes the first, Net::Stomp the last, and Ruby's stomp gives an Array instead of a String.
# A server should send no header twice, whatever the specification says of it.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download libnet-stomp-perl=0.61-2 \
        ruby-stomp=1.4.10-2 >/dev/null
    for package in *.deb; do dpkg-deb -x "$package" tree; done
)
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" -q --disable-pip-version-check install stomp.py==9.0.0
perl=$(perl -I"$scratch/tree/usr/share/perl5" -MNet::Stomp::Frame -e \
    'print Net::Stomp::Frame->parse("MESSAGE\nsender:first\nsender:last\n\nhi\0")->headers->{sender}')
python=$("$scratch/venv/bin/python" -c \
    'import stomp.utils; print(stomp.utils.parse_frame(b"MESSAGE\nsender:first\nsender:last\n\nhi\0").headers["sender"])')
ruby=$(ruby -I"$scratch/tree/usr/lib/ruby/vendor_ruby" -rstomp -e '
server = TCPServer.new("127.0.0.1", 0)
Thread.new do
  peer = server.accept
  peer.readpartial(1000)
  peer.write("CONNECTED\nversion:1.2\n\n\0MESSAGE\nsender:first\nsender:last\nmessage-id:1\nsubscription:1\ndestination:/a\n\nhi\0")
  sleep
end
client = Stomp::Connection.new(hosts: [{login: "a", passcode: "b", host: "127.0.0.1", port: server.addr[1]}], reliable: false,
  connect_headers: {"accept-version" => "1.2", "host" => "x"})
print client.receive.headers["sender"].inspect')
printf 'Net::Stomp: %s\nstomp.py: %s\nRuby: %s\n' "$perl" "$python" "$ruby"
[ "$perl $python $ruby" = 'last first ["first", "last"]' ]
