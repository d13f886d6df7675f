# Only python3 (3.11 or later) with venv, and make, are assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES ?=
PORT ?= 8000

.PHONY: demo test check bench clean

demo: $(VENV)/installed
	@$(BIN)/variorum demo great-terror --port $(PORT) $(if $(SOURCES),--sources $(SOURCES))

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest

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
