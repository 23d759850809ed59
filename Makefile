# One virtual environment, made from the lock file; a stamp says that it is up to date.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
DOCS := .venv-docs
# Some tests mostly wait: for a daemon's next look, or for another process to make the sample's months.
WORKERS ?= 4

.PHONY: setup demo test test-spark soak lint ui lock docs clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	# On all cores, which pip does on one. Now, because those who run it later may not be allowed to write here.
	$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: setup  ## Run the sample deliveries and look at what came out.
	$(BIN)/ide run
	$(BIN)/ide sql docs/queries/dormant_by_geography.sql
	@echo
	@echo "Where to look next:"
	@echo "  $(BIN)/ide status                  the state of every month"
	@echo "  $(BIN)/ide sql 'SELECT ...'        query the catalogues (docs/tables.md names the tables)"
	@echo "  $(BIN)/ide report quality          what was checked, as pages for a browser; prints where"
	@echo "  make ui                               the Dagster UI: graph, checks, compiled SQL"
	@echo "  $(BIN)/ide explain assignment_monthly --month 2023-05   where a number comes from"

test: setup lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test-spark: setup ## Transforms, checks and a month on Spark itself, which takes Java 17; `make test` runs them on Sail.
	IDE_TEST_SPARK=$$(.ci/spark) $(BIN)/python -m pytest ide_assets_tests/spark

soak: setup ## Hours of random damage and kills; SOAK='--mutations 1000 --published 10 --kills 5 --seed 1' for less.
	$(BIN)/python -m ide_assets_tests.soak $(SOAK)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

ui: setup ## The Dagster UI on this machine, for its user alone: launches runs.
	$(BIN)/ide ui --operate

lock: ## Resolve the pins of pyproject.toml anew (needs uv).
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--no-annotate --no-strip-extras --python-version 3.11 --extra dev --extra build --extra postgres --extra spark -o requirements.lock pyproject.toml

docs: setup $(DOCS)/installed ## The documentation site, in site/index.html; generated pages are written first.
	$(BIN)/python -m ide_assets.operations.documentation docs
	$(BIN)/python -m ide_assets.operations.table_pages docs/tables
	$(DOCS)/bin/zensical build --strict

# The builder of the site is 89 MB, so it has an environment of its own and `make setup` stays fast.
$(DOCS)/installed: docs/requirements.lock
	$(PYTHON) -m venv $(DOCS)
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r docs/requirements.lock
	touch $(DOCS)/installed

clean: ## Releases have no write permission, so they are given it first.
	! [ -d data/home ] || chmod -R u+w data/home
	rm -rf $(VENV) $(DOCS) site data/home
