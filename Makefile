# A new user's commands; `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run
TEST := .venv/.test
FUZZ := .venv/.fuzz
BENCH := .venv/.bench
NODE := node_modules/.ready
PORT ?= 8000
SECONDS ?= 60

.DEFAULT_GOAL := html
.PHONY: help setup html publish serve docs test lint types layers unit score audit licences fuzz bench clean lock

help: ## these lines
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(RUN) ## .venv with what the site needs, without building it

html: $(RUN) ## build the site into output/
	@$(BIN)/mujaz build

publish: $(RUN) ## build it for its public address (publishconf.py)
	@$(BIN)/mujaz build --public

serve: $(RUN) ## live preview: seeds, tables, content and theme are watched
	@$(BIN)/mujaz serve --port $(PORT)

docs: $(RUN) ## docs/commands.md from the commands' own help texts
	$(BIN)/python tools/write_command_help.py

test: lint types layers unit ## every check

lint: $(TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST)
	$(BIN)/mypy

layers: $(TEST)
	$(BIN)/lint-imports --verbose

unit: $(TEST) $(NODE)
	$(BIN)/python tools/find_chromium.py
	$(BIN)/python tools/find_newsboat.py
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

score: $(TEST) ## how right the facts are on the project's own gold, and what the parity gate catches
	PYTHONPATH=plugins:tests $(BIN)/python -m quality

audit: $(TEST) $(NODE) licences ## Lighthouse over the published site, and the slow checks of tests/unbreakable; takes long
	$(BIN)/python tests/audit.py
	MUJAZ_AUDIT=1 $(BIN)/pytest --numprocesses auto --dist loadfile tests/unbreakable

licences: $(TEST) $(FUZZ) ## each dependency with its licence and its last release; refuses what does not go with the AGPL
	$(BIN)/python tools/licences.py

fuzz: $(FUZZ) ## looks by coverage for a minute for input that breaks the readers; SECONDS=600 looks longer
	mkdir -p tests/artifacts/fuzz/corpus tests/artifacts/fuzz/found
	$(BIN)/python tests/fuzz/articles.py tests/artifacts/fuzz/corpus -artifact_prefix=tests/artifacts/fuzz/found/ \
	  -max_total_time=$(SECONDS) -timeout=30 -rss_limit_mb=2500 -max_len=2048 -len_control=0 -print_final_stats=1

bench: $(BENCH) ## speed and memory against Hugo and stock Pelican; takes an hour or two
	$(BIN)/python benchmarks/site.py

clean: ## remove what builds made; the seeds and what editors wrote stay
	rm -rf output cache

lock: ## resolve the dependencies anew and write them down with their hashes
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  pyproject.toml requirements/build.in -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --extra test -c requirements/run.txt pyproject.toml requirements/build.in -o requirements/test.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --extra bench -c requirements/run.txt pyproject.toml requirements/build.in -o requirements/bench.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --extra fuzz -c requirements/run.txt pyproject.toml requirements/build.in -o requirements/fuzz.txt
	rm -rf .lock && mkdir -p .lock && cp pyproject.toml .lock/ && uv lock --quiet --project .lock
	$(PYTHON) tools/licences.py --releases .lock/uv.lock && rm -rf .lock

# The dependencies first, each checked against its hash; then the package itself, which asks for nothing more.
$(RUN): requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST): $(RUN) requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

$(BENCH): $(RUN) requirements/bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

$(FUZZ): $(TEST) requirements/fuzz.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	@touch $@

# Checkers of pages; their own install scripts would download browsers and runtimes, and none of them is needed.
$(NODE): package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
