# The everyday commands. `make run` and `make test` are enough on a fresh machine.
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
PY := $(BIN)/python
STAMP := .venv/.stamp
# Windows and macOS always have a screen; elsewhere one of these two variables tells.
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Windows_NT,$(OS))$(filter Darwin,$(shell uname -s))
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# More arguments for pytest: make test ARGS="-k coverage"
ARGS ?=

.PHONY: setup run test check lint bench faults shots gui-x20 lock clean system-libraries

setup: system-libraries $(STAMP)

system-libraries:
	@PYTHON=$(PYTHON) .ci/system-libraries

$(STAMP): requirements-dev.txt | system-libraries
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ccjournal needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(PY) -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements-dev.txt
	@touch $@

ifneq ($(SCREEN),)
run: setup
	@PYTHON=$(PYTHON) .ci/system-libraries --window
	@mkdir -p build
	@test -f build/sample.ccj || $(PY) main.py new build/sample.ccj --sample
	$(PY) main.py build/sample.ccj
else
# No screen: the same main job, in a folder of its own so that a sample someone wrote in stays as it is.
run: setup
	@rm -rf build/headless && mkdir -p build/headless
	$(PY) main.py new build/headless/sample.ccj --sample
	$(PY) main.py export build/headless/sample.ccj -o build/portfolio.docx
	@echo "There is no screen here. The sample journal is build/headless/sample.ccj, its portfolio build/portfolio.docx."
endif

test: setup
	$(OFFSCREEN) $(PY) -m pytest -n auto --dist loadfile $(ARGS)

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(OFFSCREEN) $(PY) -m pytest -q -m "not slow" tests/core $(ARGS)

bench: setup
	$(OFFSCREEN) $(PY) -m benchmarks $(ARGS)

# Kills, power cuts, failing disks and damage, made on purpose: what became of the words.
faults: setup
	$(OFFSCREEN) $(PY) -m benchmarks.faults $(ARGS)

# Draws every page into docs/pictures, or some: make shots ARGS="journal today"
shots: setup
	$(OFFSCREEN) $(PY) docs/shots.py $(ARGS)

# New tests of the window are believed after twenty runs.
gui-x20: setup
	@for i in $$(seq 20); do echo "run $$i of 20"; $(OFFSCREEN) $(PY) -m pytest -q tests/ui $(ARGS) || exit 1; done

# Pins what pyproject.toml allows, for every system, with hashes: make lock, or make lock ARGS=--upgrade
LOCK = $(PY) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header $(ARGS)
lock: setup
	$(PY) -m pip install --disable-pip-version-check --quiet uv
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv build dist .coverage htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
