#!/usr/bin/env bash
# Python's irc library shows the values of 005 as they are escaped, and an empty value as True.
#
# Version:  irc 20.5.0
# Expected: "NETWORK=Tea\x20Room" is read as "Tea Room" (in values of 005, \xHH stands for a byte), and "PREFIX=", by
#           which a server says that it has no prefixes, as an empty table like the one that is there without it.
# Seen:     the network is called "Tea\x20Room", and `prefix` is the boolean True, which breaks whatever looks a
#           prefix up in it.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" -q --disable-pip-version-check install irc==20.5.0
"$scratch/venv/bin/python" - <<'EOF'
from irc.features import FeatureSet
before = FeatureSet()
features = FeatureSet()
features.load(["ana", r"NETWORK=Tea\x20Room", "PREFIX=", "are supported by this server"])
seen = (features.network, type(before.prefix).__name__, features.prefix)
print("network, type of prefix without PREFIX, prefix with an empty one:", seen)
raise SystemExit(seen != (r"Tea\x20Room", "dict", True))
EOF
