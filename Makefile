# What people type: `make run`, `make test`. Each target says what it does.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PROGRAM := target/release/yanapaq
APT_RUN := gcc
APT_TEST := gcc postgresql chromium poppler-utils libreoffice-calc libreoffice-writer

say = @printf '\n== %s\n' $(1)

.PHONY: help run build test setup-run setup-test quick lint unit slow browser documents deny bench

help:
	@echo "make run    installs what is missing, builds, and opens the demonstration at http://127.0.0.1:8080"
	@echo "make test   installs what is missing and runs every test on SQLite, PostgreSQL and in the browser"
	@echo "make quick  formatting, lints and the fast tests"
	@echo "make bench  every benchmark, on both databases"

run: setup-run build
	$(call say,"Demonstration at http://127.0.0.1:8080 (data in ./var; Ctrl-C ends it)")
	@$(PROGRAM) demo

build:
	$(call say,"Building the program")
	@cargo build --release --package yanapaq

test: setup-test lint unit slow browser deny
	$(call say,"All tests passed")

quick: lint unit

setup-run:
	@xtask/install.sh apt $(APT_RUN)

setup-test:
	$(call say,"Installing what the tests need")
	@xtask/install.sh apt $(APT_TEST)
	@xtask/install.sh cargo cargo-nextest cargo-deny
	@cd tests/browser && npm ci --no-audit --no-fund --silent

lint:
	$(call say,"Formatting and lints")
	@cargo fmt --all --check
	@cargo clippy --workspace --all-targets --quiet -- -D warnings

unit:
	$(call say,"Tests on SQLite and PostgreSQL")
	@cargo xtask with-postgres -- cargo nextest run --workspace
	@cargo test --workspace --doc --quiet
	@RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items --quiet

slow:
	$(call say,"Slow tests: killed processes; full disks; documents opened elsewhere")
	@cargo build --package yanapaq --quiet
	@cargo xtask with-postgres -- cargo nextest run --workspace --profile slow --no-tests=pass

browser:
	$(call say,"Pages in headless Chromium")
	@cargo build --package yanapaq --quiet
	@cd tests/browser && node --test --test-concurrency=1

deny:
	$(call say,"What comes into the house")
	@cargo deny --log-level error check bans licenses sources
	@cargo deny --log-level error check advisories 2>/dev/null || echo "advisories: the database cannot be reached from here; checked where it can"

bench: build
	$(call say,"Benchmarks")
	@$(PROGRAM) bench appends
	@$(PROGRAM) bench summaries
	@$(PROGRAM) bench public
	@$(PROGRAM) bench freshness
	@cargo xtask with-postgres -- $(CURDIR)/xtask/bench-postgres.sh $(PROGRAM)
