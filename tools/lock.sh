#!/bin/sh
# Resolves requirements/*.lock for every supported Python and system, without registry addresses, and package-lock.json.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install --quiet uv
resolve() {
    target=requirements/$1.lock
    shift
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        --output-file "$target" "$@"
}
resolve run pyproject.toml --group setup
# What runs is tested: the test lock holds the same versions.
resolve test pyproject.toml --group setup --group test --constraint requirements/run.lock
resolve node --group node
.venv/bin/python tools/node.py npm install --package-lock-only --ignore-scripts --loglevel=error
