.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-installed
DEV_STAMP := $(VENV)/.dev-installed

.PHONY: help run test test-all check crawl demo bench bench-splink bench-spark duckdb1 frictionless mutants templates hooks format lock clean

help:  ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: $(RUN_STAMP)  ## set up if needed, then build and publish what is in the repository, with all products
	$(BIN)/sjo build --products

test: $(DEV_STAMP)  ## run the tests (no network needed once set up)
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not heavy"

test-all: test  ## run the heavy tests too: a real browser, fuzzers, whole crawls, waves upon waves, copies of the program
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m heavy

check: $(DEV_STAMP)  ## lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

crawl: $(RUN_STAMP)  ## collect the national sites live (asks a contact in sjo.toml)
	$(BIN)/sjo crawl --wave $(WAVE)
WAVE ?= $(shell ls manual_entries | grep -E '^[0-9]{4}$$' | sort | tail -n 1)

demo: $(RUN_STAMP)  ## make a whole synthetic country in demo/, build both its waves, with all products
	$(BIN)/python -m benchmarks.demo demo
	$(BIN)/sjo build --root demo --wave 2023 --products
	$(BIN)/python -m benchmarks.demo.decisions demo
	$(BIN)/sjo build --root demo --wave 2025 --products

bench: $(DEV_STAMP)  ## measure: building, matching, normalising, extraction, views, products, workbench (minutes)
	$(BIN)/python -m benchmarks.bench_build
	$(BIN)/python -m benchmarks.bench_normalise
	$(BIN)/python -m benchmarks.bench_views
	$(BIN)/python -m benchmarks.bench_products
	$(BIN)/python -m benchmarks.bench_extract
	$(BIN)/python -m benchmarks.bench_werkbank
	$(BIN)/python -m benchmarks.bench_completeness
	$(BIN)/python -m benchmarks.match
	$(BIN)/python -m benchmarks.match.bounds

bench-splink: $(DEV_STAMP) .venv-splink/.installed  ## measure matching beside its peers (about 8 minutes); REAL=list.csv: on a real list too
	$(BIN)/python -m benchmarks.match --sizes 2000 20000 200000 1000000 --splink .venv-splink/bin/python --write docs/benchmarks-match.md
	$(BIN)/python -m benchmarks.match.asked --write docs/benchmarks-match.md
	$(BIN)/python -m benchmarks.match.real $(if $(REAL),--list $(REAL)) --splink .venv-splink/bin/python --write docs/benchmarks-match.md
.venv-splink/.installed: requirements/splink.lock
	$(PYTHON) -m venv .venv-splink
	.venv-splink/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/splink.lock
	@touch $@

bench-spark: $(DEV_STAMP) .venv-spark/.installed  ## match 200,000 records with Spark as well, and compare (needs Java 17, about 5 minutes)
	$(BIN)/python -m benchmarks.match.spark --spark .venv-spark/bin/python --write docs/scale.md
.venv-spark/.installed: requirements/spark.lock | $(DEV_STAMP)
	@$(BIN)/python -c "from benchmarks.match.spark import require_java; require_java()"
	$(PYTHON) -m venv .venv-spark
	.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.lock
	@touch $@

duckdb1: .venv-duckdb1/.installed  ## install an older DuckDB client, to try the published file with
.venv-duckdb1/.installed: requirements/duckdb1.lock
	$(PYTHON) -m venv .venv-duckdb1
	.venv-duckdb1/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/duckdb1.lock
	@touch $@

frictionless: .venv-frictionless/.installed  ## install the Data Package reader, to validate a version with
.venv-frictionless/.installed: requirements/frictionless.lock
	$(PYTHON) -m venv .venv-frictionless
	.venv-frictionless/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/frictionless.lock
	@touch $@

mutants: $(DEV_STAMP) .venv-mutants/.installed  ## put small faults into the code and see whether the tests notice (an hour)
	$(BIN)/python -m benchmarks.mutants --lister .venv-mutants/bin/python --keep .mutants.jsonl --write docs/benchmarks-mutants.md
.venv-mutants/.installed: requirements/mutants.lock
	$(PYTHON) -m venv .venv-mutants
	.venv-mutants/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutants.lock
	@touch $@

templates: $(RUN_STAMP)  ## make the Excel templates anew from schemas/
	$(BIN)/python -m pipeline.files.template_workbook manual_entries/sjablonen

hooks: $(DEV_STAMP)  ## have git run the checks before each commit
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pre-commit
	$(BIN)/pre-commit install

format: $(DEV_STAMP)  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(DEV_STAMP)  ## recompute requirements/*.lock from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK_FLAGS) pyproject.toml --group build -o requirements/run.lock
	$(BIN)/uv pip compile $(LOCK_FLAGS) pyproject.toml --group build --group dev -c requirements/run.lock -o requirements/dev.lock
	$(BIN)/uv pip compile $(LOCK_FLAGS) requirements/frictionless.in -o requirements/frictionless.lock
	$(BIN)/uv pip compile $(LOCK_FLAGS) requirements/mutants.in -o requirements/mutants.lock
	$(BIN)/uv pip compile $(LOCK_FLAGS) requirements/spark.in -c requirements/run.lock -o requirements/spark.lock
LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

clean:  ## remove the virtual environment and caches; never touches data/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of later is nodig (gevonden: $$($(PYTHON) --version 2>&1)); geef er een op met PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Kan geen virtuele omgeving maken: installeer venv voor Python (Debian/Ubuntu: sudo apt install python3-venv)"; exit 1; }

$(RUN_STAMP): requirements/run.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@
