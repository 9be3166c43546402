# make run     builds a release of server and client, and runs the server on its defaults; ARGS='…' gives it options
# make test    runs every test
# make check   runs what CI runs: lint, build, tests, real clients, tests under ThreadSanitizer
# make interop lets irssi, WeeChat and a bot in Python talk with a person on plain
# make fuzz    throws chance at the parsers for FUZZ_SECONDS (20), with libFuzzer and AddressSanitizer
# make bench   measures the server beside others of Debian, BENCH_ROUNDS (5) times, and writes the README's table; 12 minutes
# make format  formats the sources
# make help    shows this

SWIFT ?= swift
ARGS ?=
FUZZ_SECONDS ?= 20
# What the tests use beside the toolchain, as COMMAND:PACKAGE of Debian.
TEST_TOOLS = nc:netcat-openbsd telnet:telnet prlimit:util-linux

.PHONY: run test check lint tsan interop fuzz bench format help toolchain test-tools

run: toolchain
	$(SWIFT) build -c release --product roostd
	$(SWIFT) build -c release --product roost
	exec "$$($(SWIFT) build -c release --show-bin-path)/roostd" $(ARGS)

test: toolchain test-tools
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

check: lint test interop tsan

lint: toolchain
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# A race makes the exit code 1, even where every test passes.
tsan: toolchain test-tools
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build-tsan
	$(SWIFT) test --skip-build --sanitize=thread --scratch-path .build-tsan

interop: toolchain
	$(SWIFT) build --product roostd
	Tests/Interop/run

fuzz: toolchain
	Tests/Fuzz/run $(FUZZ_SECONDS)

bench: toolchain
	Tests/Bench/run

format: toolchain
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

toolchain:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/" >&2; exit 1; }

test-tools:
	@missing=; for tool in $(TEST_TOOLS); do \
	    command -v "$${tool%%:*}" >/dev/null || missing="$$missing $${tool#*:}"; done; \
	if [ -n "$$missing" ]; then \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; fi

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile
