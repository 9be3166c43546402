#!/usr/bin/env bash
# Perl's Net::Stomp sends the body "0" as no body.
#
# Version:  libnet-stomp-perl 0.61-2 (Debian 12)
# Expected: a message that says 0 is sent as one byte.
# Seen:     the frame has no body at all, with or without bytes_message; "00" and "0 " are sent whole.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download libnet-stomp-perl=0.61-2 >/dev/null
    dpkg-deb -x libnet-stomp-perl_*.deb tree
)
seen=$(perl -I"$scratch/tree/usr/share/perl5" -MNet::Stomp::Frame -e '
for my $body ("0", "00", "0 ") {
    my $frame = Net::Stomp::Frame->new({command => "SEND", headers => {destination => "/a"}, body => $body});
    my ($sent) = $frame->as_string =~ /\n\n(.*)\0/s;
    print "[$body] is sent as [$sent]\n";
}')
echo "$seen"
[ "$seen" = $'[0] is sent as []\n[00] is sent as [00]\n[0 ] is sent as [0 ]' ]
