#!/usr/bin/env bash
# Ruby's stomp reads an escaped backslash before a letter as another escape.
#
# Version:  ruby-stomp 1.4.10-2 (Debian 12)
# Expected: a header value of backslash, backslash, "c" is a backslash and a "c" (STOMP 1.2, "Value Encoding"): what
#           the peer sent for a text such as "C:\chat" comes out as it went in, as the library's own encoding does.
# Seen:     the escapes are replaced one kind after the other, so that "\\c" becomes ":" and "\\n" a line feed: the
#           library does not read what it writes.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download ruby-stomp=1.4.10-2 >/dev/null
    dpkg-deb -x ruby-stomp_*.deb tree
)
ruby -I"$scratch/tree/usr/lib/ruby/vendor_ruby" -rstomp -e '
texts = ["C:\\chat", "a\\note", "plain"]
seen = texts.map { |text| Stomp::HeaderCodec.decode(Stomp::HeaderCodec.encode(text)) }
texts.zip(seen) { |text, read| puts "#{text.inspect} is written as #{Stomp::HeaderCodec.encode(text).inspect}, read as #{read.inspect}" }
exit seen == ["C::hat", "a\note", "plain"]'
