# make run     builds a release of server and client, and runs the server on its defaults; ARGS='…' gives it options
# make test    runs all tests; TEST_ARGS='--quiet' shows only failures, TEST_ARGS='--filter NAME' runs some
# make lean    builds without the parts that need libraries, and tests what is left of the programs
# make check   runs what CI runs: lint, build, tests, a release build, real clients, tests under ThreadSanitizer
# make asan    runs every test under AddressSanitizer and LeakSanitizer
# make interop lets irssi, WeeChat and Python programs talk with a user on plain, also over TLS, and compares screens of roost
# make fuzz    feeds each parser for FUZZ_SECONDS (20) with libFuzzer and AddressSanitizer; says how many inputs a second
# make bench   measures the server beside others of Debian, BENCH_ROUNDS (5) times, and writes docs/measurements.md; 14 minutes
# make format  formats the sources
# make help    shows this

SWIFT ?= swift
ARGS ?=
TEST_ARGS ?=
FUZZ_SECONDS ?= 20
# What the tests use beside the toolchain, as COMMAND:PACKAGE of Debian.
TEST_TOOLS = nc:netcat-openbsd telnet:telnet prlimit:util-linux openssl:openssl python3:python3

# What the parts that are on by default need, as HEADER:PACKAGE of Debian; `make lean` goes without.
LIBRARIES = curses.h:libncurses-dev openssl/ssl.h:libssl-dev

.PHONY: run test release lean check lint tsan asan interop fuzz bench format help toolchain libraries test-tools

run: toolchain libraries
	$(SWIFT) build -c release --product roostd
	$(SWIFT) build -c release --product roost
	exec "$$($(SWIFT) build -c release --show-bin-path)/roostd" $(ARGS)

test: toolchain libraries test-tools
	$(SWIFT) build --build-tests
	Tests/counted $(SWIFT) test $(TEST_ARGS) --skip-build

lean: toolchain test-tools
	$(SWIFT) build --build-tests --disable-default-traits --scratch-path .build-lean
	Tests/counted $(SWIFT) test $(TEST_ARGS) --skip-build --disable-default-traits --scratch-path .build-lean --filter 'ProgramTests|ClientTests|ScreenTests'

check: lint test release lean interop tsan

# The optimiser meets code that a debug build does not: it has crashed on valid code, and warns of other things.
release: toolchain libraries
	$(SWIFT) build -c release --product roostd
	$(SWIFT) build -c release --product roost
	$(SWIFT) build -c release --product roost-bench

lint: toolchain
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# A race makes the exit code 1, even where every test passes.
tsan: toolchain libraries test-tools
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build-tsan
	Tests/counted $(SWIFT) test $(TEST_ARGS) --skip-build --sanitize=thread --scratch-path .build-tsan

# A leak makes the exit code 1. LeakSanitizer does not see a pointer in an enum whose payloads share its bits, so no global
# of the tests holds such an enum. Locals stay on the real stack, since NamedThreadTests count its pages. The runtime's
# backtracer would hang, and XCTest, which has no tests here, leaks.
asan: toolchain libraries test-tools
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build-asan
	export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=0 SWIFT_BACKTRACE=enable=no \
	    LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.txt:print_suppressions=0; \
	Tests/counted $(SWIFT) test $(TEST_ARGS) --skip-build --disable-xctest --sanitize=address --scratch-path .build-asan

interop: toolchain libraries
	$(SWIFT) build --product roostd
	$(SWIFT) build --product roost
	Tests/Interop/run

fuzz: toolchain libraries
	Tests/Fuzz/run $(FUZZ_SECONDS)

bench: toolchain libraries
	Tests/Bench/run

format: toolchain
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

toolchain:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/" >&2; exit 1; }

# $(call install,PACKAGES) installs packages of Debian.
install = sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
    $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1)

test-tools:
	@missing=; for tool in $(TEST_TOOLS); do \
	    command -v "$${tool%%:*}" >/dev/null || missing="$$missing $${tool#*:}"; done; \
	if [ -n "$$missing" ]; then $(call install,$$missing); fi

libraries:
	@missing=; for library in $(LIBRARIES); do \
	    [ -e "/usr/include/$${library%%:*}" ] || missing="$$missing $${library#*:}"; done; \
	if [ -n "$$missing" ]; then $(call install,$$missing); fi

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile
