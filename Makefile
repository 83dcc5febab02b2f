.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: help demo test lint bench docs lock clean

help: ## what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.installed ## install, assess examples/, write a report to open
	@mkdir -p demo-report
	@rm -f demo-report/examples.case  # what an earlier version took out would stay in it
	$(BIN)/allegedly assess examples/stories --case demo-report/examples.case \
		--output demo-report/report.txt --html demo-report/report.html
	@echo "open $(CURDIR)/demo-report/report.html"

test: $(VENV)/.installed-dev ## the test suite, offline
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## ruff, mypy --strict, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev ## every benchmark against the floors; DATA=folder
	$(BIN)/python bench/check_floors.py --data $(DATA)

docs: $(VENV)/.installed-dev ## the documentation site, in site/
	$(BIN)/mkdocs build --strict

LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

lock: $(BIN)/python ## pin all dependencies with hashes
	$(BIN)/python -m pip install --quiet "pip-tools>=7.5,<8"
	$(LOCK) --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## remove what the other targets made
	rm -rf $(VENV) site demo-report .mypy_cache .ruff_cache .pytest_cache .hypothesis
