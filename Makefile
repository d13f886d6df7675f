# Only python3 (3.11 or later) with venv, and make, are assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES ?=
PORT ?= 8000

.PHONY: demo test test-whoosh3 check bench clean

demo: $(VENV)/installed
	@$(BIN)/variorum demo great-terror --port $(PORT) $(if $(SOURCES),--sources $(SOURCES))

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest

# The maintained fork of Whoosh has the same import name: its tests need an environment of their own.
test-whoosh3: $(VENV)/whoosh3/installed
	@$(VENV)/whoosh3/bin/python -m pytest tests/index

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev
	@$(BIN)/python -m bench

clean:
	rm -rf $(VENV) great-terror

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)/whoosh3/installed: pyproject.toml | $(VENV)/installed
	@$(PYTHON) -m venv $(VENV)/whoosh3
	@$(VENV)/whoosh3/bin/pip install --quiet --disable-pip-version-check --editable . hypothesis pytest
	@$(VENV)/whoosh3/bin/pip uninstall --quiet --yes Whoosh
	@$(VENV)/whoosh3/bin/pip install --quiet --disable-pip-version-check whoosh3
	@touch $@
