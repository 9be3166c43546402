#!/usr/bin/env bash
# Python's stomper takes the line feeds out of a body, and the blanks at its end.
#
# Version:  python3-stomper 0.4.3-1 (Debian 12)
# Expected: the body is all between the empty line and the NUL; only the line feeds behind the NUL may be dropped.
# Seen:     unpack_frame joins the body's lines without anything between them and strips its end: "one\n\ntwo \n" is
#           "onetwo".
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download python3-stomper=0.4.3-1 >/dev/null
    dpkg-deb -x python3-stomper_*.deb tree
)
PYTHONPATH=$scratch/tree/usr/lib/python3/dist-packages /usr/bin/python3 -c '
import stomper
body = stomper.unpack_frame("MESSAGE\ndestination:/room/tea\n\none\n\ntwo \n\0")["body"]
print(repr(body))
raise SystemExit(body != "onetwo")'
