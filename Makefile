# make demo   sets everything up and serves the demo workspace
# make test   sets everything up, the browser included, and runs every test
# make check  lint, types, import directions, drift of generated files
# make bench  the benchmarks, printed as ratios
PYTHON ?= python3
RUN := .venv/bin/python
NODE_BIN := web/node_modules/.bin

.PHONY: demo app dev test test-python test-web check format generate lock wheel bench clean

demo: app
	@.venv/bin/sojourn demo

app:
	@$(PYTHON) tools/setup.py app web

dev:
	@$(PYTHON) tools/setup.py dev web-tools web browser

test: dev test-web test-python

test-web:
	@cd web && npm run --silent test

test-python:
	@$(RUN) -m pytest -n 2 --dist loadgroup

check: dev
	@$(RUN) -m ruff format --check src tests benchmarks tools
	@$(RUN) -m ruff check src tests benchmarks tools
	@$(NODE_BIN)/pyright --pythonpath $(RUN) -p pyrightconfig.json
	@$(NODE_BIN)/pyright --pythonpath $(RUN) -p pyrightconfig.engines.json
	@.venv/bin/lint-imports
	@$(RUN) tools/generate.py --check
	@cd web && npm run --silent lint && npm run --silent typecheck

format: dev
	@$(RUN) -m ruff format src tests benchmarks tools
	@$(RUN) -m ruff check --fix src tests benchmarks tools

generate: dev
	@$(RUN) tools/generate.py

# Versions and hashes only, no download addresses.
LOCK := .venv/bin/uv pip compile -q --python $(RUN) --universal --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml tools/build.in

lock: dev
	@$(LOCK) -o requirements.lock
	@$(LOCK) --extra dev --extra notebook -c requirements.lock -o requirements-dev.lock

wheel: app
	@.venv/bin/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

bench: app
	@$(PYTHON) benchmarks/run.py

clean:
	rm -rf .venv .setup web/node_modules src/sojourn/web_dist build dist demo-workspace
