# Everything a developer types. `make` alone lists it: each target's own comment is its help.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
# Two, not one per core: each worker starts a PostgreSQL of its own.
WORKERS ?= 2

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# $(call timed,what it is,command): the command, and how long it took.
timed = @echo "== $(1)"; s=$$SECONDS; $(2) && echo "== $(1): $$((SECONDS - s)) s"

.PHONY: help
help:  ## list these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*##  ?/\1|/' \
		| while IFS='|' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

.PHONY: setup
setup: $(INSTALLED)  ## make .venv and install the locked requirements into it (all others do so by themselves)

# Remade only when the lock changes. Parley itself is a link, so that an edit needs no new install.
$(INSTALLED): requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Parley needs Python 3.11 or newer: make setup PYTHON=python3.11" >&2; exit 1; }
	$(call timed,venv,$(PYTHON) -m venv .venv)
	$(call timed,requirements,$(BIN)/python -m pip install --quiet --require-hashes -r $<)
	$(call timed,parley,$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .)
	@touch $@

.PHONY: run
run: $(INSTALLED)  ## start the bot with the settings of .env
	@exec $(BIN)/parley run

.PHONY: demo
demo: $(INSTALLED)  ## try everything in a browser, with no account: make demo args="--lang zh-CN"
	@exec $(BIN)/parley demo $(args)

.PHONY: pictures
pictures: $(INSTALLED)  ## take the pictures of both READMEs from the running demo
	@$(BIN)/python docs/pictures/make.py

.PHONY: test
test: $(INSTALLED)  ## everything lint does, and every test; fails when any of it does
	@$(MAKE) --keep-going lint; linted=$$?; echo "== tests"; \
		$(BIN)/pytest -n $(WORKERS) --durations=10 --durations-min=1 && exit $$linted

.PHONY: lint ruff-check ruff-format mypy import-linter
lint: ruff-check ruff-format mypy import-linter  ## ruff, mypy strict, the layers of the imports

ruff-check: $(INSTALLED)
	$(call timed,$@,$(BIN)/ruff check --output-format concise .)
ruff-format: $(INSTALLED)
	$(call timed,$@,$(BIN)/ruff format --check .)
mypy: $(INSTALLED)
	$(call timed,$@,$(BIN)/mypy)
import-linter: $(INSTALLED)
	$(call timed,$@,$(BIN)/lint-imports --no-cache)

.PHONY: format
format: $(INSTALLED)  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: bench
bench: $(INSTALLED)  ## measure start and memory, then commands and presses a second on both platforms, beside Bolt alone
	@$(BIN)/python -m bench.start
	@$(BIN)/python -m bench.load

.PHONY: bench-summary
bench-summary: $(INSTALLED) .score/.installed  ## every figure of the summary engine, the two baselines beside them
	@SCORE_PYTHON=.score/bin/python $(BIN)/python -m bench.summary.figures
	@$(BIN)/python -m bench.summary.asked

# What the public scorer needs and Parley does not, kept apart from what Parley is tested with.
.score/.installed:
	$(call timed,scorer,$(PYTHON) -m venv .score && .score/bin/pip install --quiet numpy nltk)
	@touch $@

.PHONY: migration
migration: $(INSTALLED)  ## write the next migration from what differs: make migration m="lunch orders"
	@test -n "$(m)" || { echo 'Say what it does: make migration m="lunch orders"' >&2; exit 1; }
	@$(BIN)/python -m storage.migrations.new "$(m)"

# No index is named in what it writes, so that the lock installs from whichever mirror is at hand.
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header $(if $(upgrade),--upgrade)

.PHONY: lock
lock: $(BIN)/uv  ## solve the requirements anew; the newest of everything: make lock upgrade=1
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

$(BIN)/uv: $(INSTALLED)
	$(BIN)/python -m pip install --quiet uv
	@touch $@
