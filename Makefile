# One virtual environment, made from the lock file; a stamp says that it is up to date.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
DOCS := .venv-docs
# Three for two cores, because tests wait for servers and other processes.
WORKERS ?= 3
# What pytest selects: not the tests marked slow, which take seconds to minutes each.
SELECTED ?= -m "not slow"

# Without bytecode each of the many processes would compile the package, and pytest all tests, from source again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test test-all pytest test-spark soak lint ui lock docs clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	# On all cores, which pip does on one. Now, because those who run it later may not be allowed to write here.
	$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: setup ## Publish the sample, one month of it twice, and print where to look next.
	@# The vendor's first delivery of entitlements of 2023-09 had wrong seats; data/landing has the corrected one.
	@first=$$(mktemp -d) && cp -R data/landing/. $$first && cp -R data/first_delivery/. $$first && \
		$(BIN)/ide run --landing $$first; done=$$?; rm -rf $$first; exit $$done
	@echo
	@echo "Entitlements of 2023-09 are delivered again, with corrected seats, which makes the month stale. Rebuild it:"
	$(BIN)/ide run --stale --quiet
	$(BIN)/ide status
	$(BIN)/ide sql docs/queries/dormant_by_geography.sql
	@echo
	@echo "Where to look next:"
	@echo "  $(BIN)/ide tables                                        the published tables; ide tables NAME lists columns"
	@echo "  $(BIN)/ide sql 'FROM assignment_monthly'                 query them"
	@echo "  $(BIN)/ide explain assignment_monthly --month 2023-09    where a number comes from"
	@echo "  $(BIN)/ide diff --month 2023-09                          what the corrected delivery changed"
	@echo "  $(BIN)/ide report quality                                what was checked, as pages for a browser; prints the path"
	@echo "  $(BIN)/ide serve                                         pages to open every morning: calls, accounts, portfolio"
	@echo "  make ui                                                     the Dagster UI: graph, checks, compiled SQL"

test: setup ## Lint, check types and run the fast tests, side by side.
	+@$(MAKE) --no-print-directory -j 2 lint pytest

test-all: setup ## As test, with the slow tests.
	+@$(MAKE) --no-print-directory -j 2 lint pytest SELECTED=

pytest: setup
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(SELECTED)

test-spark: setup ## Transforms, checks and a month on Spark itself, which takes Java 17; `make test` runs them on Sail.
	IDE_TEST_SPARK=$$(.ci/spark) $(BIN)/python -m pytest ide_assets_tests/spark

soak: setup ## Hours of random damage, kills, two months without an operator, replaced releases; for less, SOAK='--mutations 1000 --published 10 --kills 5'.
	$(BIN)/python -m ide_assets_tests.soak $(SOAK)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

ui: setup ## The Dagster UI, its daemon and the reports on this machine, for its user alone: launches runs.
	$(BIN)/ide report serve & trap "kill $$!" EXIT; $(BIN)/dagster dev

lock: ## Resolve the pins of pyproject.toml anew (needs uv).
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--no-annotate --no-strip-extras --python-version 3.11 --extra dev --extra build --extra postgres --extra spark --extra web -o requirements.lock pyproject.toml

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
	rm -rf $(VENV) $(DOCS) site data/home .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
