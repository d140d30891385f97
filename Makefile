# Everything starts here; a fresh machine needs Python 3.11 or later and make.
#   make demo [ARGS="--no-serve"]   load the shipped articles, print what was found, serve the pages
#   make test [ARGS="tests/kg"]     run the tests
#   make check                      style, types and the rules of who may import whom
#   make accuracy                   what is found in the project's own gold, against the floors
#   make quality                    write docs/quality.md anew
#   make clean                      remove what was built, the store of the demo included

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check accuracy quality clean
.SUFFIXES:

help:
	@sed -n '2,7s/^# *//p' Makefile

demo: $(VENV)/run.stamp
	@$(BIN)/claimgraph demo $(ARGS)

test: $(VENV)/test.stamp
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: $(VENV)/test.stamp
	@$(BIN)/python -m benchmarks.accuracy $(ARGS)

quality: $(VENV)/test.stamp
	@$(BIN)/python -m benchmarks.quality

clean:
	rm -rf $(VENV) build dist store test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say which lock the environment was made from: nothing is installed while they are newer than it.
$(VENV)/run.stamp: requirements.txt | $(BIN)/claimgraph
	@echo "Installing what ClaimGraph needs (once; some minutes at most) ..."
	@$(PIP) -r requirements.txt
	@touch $@

# The test lock holds everything of the run lock in the same versions.
$(VENV)/test.stamp: requirements-test.txt | $(BIN)/claimgraph
	@echo "Installing what the tests need (once; some minutes at most) ..."
	@$(PIP) -r requirements-test.txt
	@touch $(VENV)/run.stamp $@

# The package itself is not built: a path file makes it importable from here, and this is its command.
# -P keeps the folder one happens to stand in out of the import path.
$(BIN)/claimgraph: Makefile
	@set -e; \
	for candidate in python3.11 python3 python3.12 python3.13 python3.14; do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$candidate"; break; fi; \
	done; \
	if [ -z "$${found:-}" ]; then \
	  echo "ClaimGraph needs Python 3.11 or later; found: $$(python3 --version 2>/dev/null || echo none)." >&2; exit 1; \
	fi; \
	[ -x $(BIN)/python ] && $(BIN)/python -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV); "$$found" -m venv $(VENV); } || { \
	  echo "Could not make $(VENV). On Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }; \
	$(BIN)/python -c 'import sysconfig, pathlib, sys; pathlib.Path(sysconfig.get_path("purelib"), "claimgraph.pth").write_text(sys.argv[1] + "\n", encoding="utf-8")' "$(CURDIR)"; \
	printf '%s\n' '#!/bin/sh' 'exec "$(CURDIR)/$(BIN)/python" -P -c "import sys; sys.argv[0] = \"claimgraph\"; from kg.cli import main; sys.exit(main())" "$$@"' > $@; \
	chmod +x $@
