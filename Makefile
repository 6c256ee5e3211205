# On a bare machine each target works alone: python3 (3.11 or newer) and make are enough.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SYSTEM := .tools/system
VALIDATORS := .tools/validators-ready

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench screenshots lock system clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY) $(SYSTEM)-run ## make the environment; leaves .venv/bin/copydesk

$(READY): pyproject.toml uv.lock tools/environment.py
	$(PYTHON) tools/environment.py set-up
	@touch $@

# Tried once for each list; `make system` tries again.
$(SYSTEM)-%: tools/system_packages.sh | $(READY)
	@sh tools/system_packages.sh $*
	@touch $@

# What the tests ask whether exports are good, from the npm registry; without Node those tests skip.
$(VALIDATORS): tests/validators/package-lock.json tools/validators.sh $(SYSTEM)-test
	@sh tools/validators.sh
	@touch $@

run: setup ## open the window on the sample story; without a display, import and export it
	@sh tools/run.sh

test: setup $(SYSTEM)-test $(VALIDATORS) ## run every test; those that need Chromium or Xvfb skip where there is none
	$(BIN)/pytest -n 2 --dist loadfile $(TESTS)

check: setup ## lint, format, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup $(SYSTEM)-bench ## measure what the design promises
	$(BIN)/python -m bench

screenshots: setup ## photograph the real program into docs/
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screenshots

lock: ## lock the versions anew after pyproject.toml changed
	$(PYTHON) tools/environment.py lock

system: ## try again to install the system's packages
	@rm -f $(SYSTEM)-*
	@$(MAKE) --no-print-directory $(SYSTEM)-run $(SYSTEM)-test $(SYSTEM)-bench

clean: ## remove all that was made
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
