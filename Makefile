# Everything is set up by what needs it: `make serve` or `make test` on a fresh clone is enough. `make help` lists the rest.
# Targets are relative paths, so the checkout may lie in a folder whose name has spaces.

HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
NODE := $(PY) tools/node.py
STAMPS := $(VENV)/stamps
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A service and its workers are a hundred processes in one run of the tests: each would compile our modules anew where this is set, as in many containers.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup setup-test serve test lint types js python bench bench-peers singular-points lock screenshots pictures clean distclean
.DELETE_ON_ERROR:

help: ## what make can do here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 — \2/p' Makefile

# --- set-up: one stamp a step, so that a second call starts at once -----------------------------------------------------------

$(STAMPS)/venv:
	@python=$$(sh tools/find_python.sh) && echo "Python: $$python" && "$$python" tools/make_venv.py $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: $(STAMPS)/venv requirements/run.lock pyproject.toml
	@echo "Installing the pinned packages."
	@$(PY) -m pip install --quiet --require-hashes -r requirements/run.lock
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/front: $(STAMPS)/venv package-lock.json .npmrc tools/vendor.py tools/node.py
	@echo "Fetching the browser libraries."
	@$(NODE) npm ci --omit=dev --ignore-scripts --loglevel=error
	@$(PY) tools/vendor.py
	@touch $@

$(STAMPS)/test: $(STAMPS)/run requirements/test.lock
	@echo "Installing what the tests need."
	@$(PY) -m pip install --quiet --require-hashes -r requirements/test.lock
	@touch $@

# After the packing, which uses what npm here clears away and brings again.
$(STAMPS)/front-test: $(STAMPS)/front package-lock.json | static/packed/manifest.json
	@$(NODE) npm ci --ignore-scripts --loglevel=error
	@touch $@

# The copies may have been deleted by hand while their stamp stayed.
static/vendor/manifest.json: $(STAMPS)/front
	@test -f $@ || { rm -f $(STAMPS)/front $(STAMPS)/front-test && $(MAKE) --no-print-directory $(STAMPS)/front; }

# What is written of the page, folders too: a file that is gone changes its folder.
WRITTEN := $(shell find static/js static/css static/messages) static/favicon.svg

static/packed/manifest.json: static/vendor/manifest.json tools/pack.mjs $(WRITTEN)
	@$(NODE) node tools/pack.mjs

setup: $(STAMPS)/run static/packed/manifest.json ## the environment, the pinned packages, the browser libraries and the packed page

setup-test: setup $(STAMPS)/test $(STAMPS)/front-test
	@$(PY) -m tools.browser

# --- work ---------------------------------------------------------------------------------------------------------------------

serve: setup ## start Pathsum (HOST=127.0.0.1 PORT=8000) and print its address
	@exec $(VENV)/bin/pathsum serve --host "$(HOST)" --port "$(PORT)"

test: setup-test ## linters, types and every test
	@$(MAKE) --no-print-directory -j 3 lint types js
	@$(MAKE) --no-print-directory python

lint: setup-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(NODE) eslint --max-warnings 0 .

types: setup-test
	$(PY) -m mypy
	$(NODE) tsc --project tsconfig.json

js: setup-test
	$(NODE) node --test --test-concurrency=2 $$(find tests/js -name '*.test.*js' | LC_ALL=C sort)

python: setup-test
	$(PY) -m tools.tests

bench: setup-test ## benchmarks, as ratios
	$(PY) -m benchmarks

PEERS := .venv-peers

bench-peers: $(STAMPS)/venv ## install the libraries that `make bench` compares with, in an environment of their own
	@$(PY) tools/make_venv.py $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --upgrade micrograd autograd casadi torch==2.13.0 jax

screenshots: setup-test ## pictures of every view, wide and narrow, light and dark, into screenshots/
	$(PY) -m tools.screenshots

pictures: setup-test ## the pictures of the README
	$(PY) -m tools.screenshots --readme

singular-points: setup-test ## docs/singular-points.md: our answers, and those of JAX and PyTorch where they are installed
	$(PY) -m tools.singular_points

lock: setup ## resolve the newest versions anew into requirements/ and package-lock.json
	@sh tools/lock.sh

clean: ## forget caches and copies
	rm -rf static/vendor static/packed static/*.new screenshots dist build test-results .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find app engine tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## and the environment and node_modules
	rm -rf $(VENV) $(PEERS) node_modules
