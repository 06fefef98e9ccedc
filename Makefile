# Two commands: make demo, make test. Everything they need goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.PHONY: demo test test-long lock clean

demo: $(VENV)/.demo
	$(BIN)/custodes demo

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 20

# Every question with every kind of actor in every frame on both engines, more generated graphs, more builds under readers: an hour.
test-long: $(VENV)/.test
	CUSTODES_FULL_CONTRACT=1 CUSTODES_REQUIRE_NEO4J=1 $(BIN)/pytest tests/graph/test_contract.py \
	  tests/graph/test_generated_graphs.py tests/viz/pages/test_pages_building.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "custodes needs Python 3.11 or later: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/pip install -q --require-hashes -r requirements.lock
	$(BIN)/pip install -q --no-deps -e .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python requirements-dev.lock pyproject.toml
	$(BIN)/pip install -q --require-hashes -r requirements-dev.lock
	$(BIN)/pip install -q --no-deps -e .
	@touch $@

# Pins every version with its hash, for every platform, and names no address.
lock:
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra serve -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache
