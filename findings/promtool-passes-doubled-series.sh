#!/usr/bin/env bash
# promtool finds nothing wrong with metrics that no server can take whole.
#
# Version:  prometheus 2.42.0+ds-5+deb12u1 (Debian 12)
# Expected: `promtool check metrics` refuses a page that gives one series twice, a histogram whose buckets go down,
#           and one without "+Inf", since it does refuse a second TYPE line, a label named twice, and a last line
#           without its line feed.
# Seen:     all three pass with exit code 0; so does a page without any metric. The check of names and help texts is a
#           linter's; the numbers have to be tested otherwise.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(
    cd "$scratch"
    apt-get -qq -o APT::Sandbox::User=root download prometheus=2.42.0+ds-5+deb12u1 >/dev/null
    dpkg-deb -x prometheus_*.deb tree
)
check() {  # NAME TEXT
    local code=0
    printf '%b' "$2" | "$scratch/tree/usr/bin/promtool" check metrics >"$scratch/said" 2>&1 || code=$?
    printf '%-24s exit code %d %s\n' "$1" "$code" "$(head -1 "$scratch/said")"
    codes+=" $code"
}
codes=
check 'series twice' '# HELP a b\n# TYPE a gauge\na 1\na 2\n'
check 'buckets go down' '# HELP a b\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1\n'
check 'no +Inf' '# HELP a b\n# TYPE a histogram\na_bucket{le="1"} 2\na_sum 1\na_count 3\n'
check 'nothing' ''
check 'label twice' '# HELP a b\n# TYPE a gauge\na{x="1",x="1"} 1\n'
check 'no line feed at the end' '# HELP a b\n# TYPE a gauge\na 1'
[ "$codes" = ' 0 0 0 0 1 1' ]
