# make demo   a whole worked example, from an empty machine to an HTML page
# make test   set up and pass the tests
# make check  all that must hold before a change lands
# make soak   kills, mutants, real media: long, seeded
# make bench  accuracy and cost, on the folder of real media
# make bench-pictures  the same for pictures: recall, false matches, ends
# make bench-reading  who says what: own gold, LitBank and PolNeAR where they are, speed
# make bench-peers  others by the same rules; says what each needs, and skips what is not there
# make fix    let the formatter and linter mend what they can
# make docs   rewrite what is generated in docs/ (needs chromium for the picture of the report)
# make lock   pin what pyproject.toml asks for (needs uv)

PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo-archive
WORK ?= bench-work
HOURS ?= 100 1000
SECONDS ?= 10 5 3
EACH ?= 1
DISTORTIONS ?= all
PICTURE_SECONDS ?= 8 3
LITBANK ?=
POLNEAR ?=

.PHONY: demo test check lint soak bench bench-pictures bench-reading bench-peers fix lock docs clean

demo: .venv/.base
	@rm -rf $(DEMO)
	$(BIN)/airwitness demo $(DEMO)

test: .venv/.dev
	$(BIN)/python -m pytest -q -m "not soak"

check: lint .venv/.dev
	$(BIN)/python -m pytest -q -m "not soak" --cov --cov-report=
	$(BIN)/python -m coverage report --fail-under=90 --skip-covered
	$(BIN)/python -m coverage report --fail-under=100 --include='src/airwitness/evidence/*,src/airwitness/spans.py,src/airwitness/errors.py'

lint: .venv/.dev
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

soak: .venv/.dev
	$(BIN)/python -m pytest -q -m soak

# make bench HOURS=100 SECONDS=10 DISTORTIONS=clean,speech_0   is a part of it, in minutes
bench: .venv/.dev
	rm -rf $(WORK) && mkdir -p $(WORK)
	for n in $(SECONDS); do \
	  $(BIN)/python -m bench.accuracy.sets recall $(WORK)/recall$$n --seconds $$n --each $(EACH) --distortions $(DISTORTIONS) && \
	  $(BIN)/python -m bench.accuracy.sets foreign $(WORK)/foreign$$n --seconds $$n --each 12 || exit; done
	$(BIN)/python -m bench.accuracy.sets ends $(WORK)/ends
	for h in $(HOURS); do for f in 0 1; do \
	  $(BIN)/python -m bench.accuracy.padding $(WORK)/pad$$h-$$f --hours $$h --half $$f || exit; done; done
	$(BIN)/python -m bench.accuracy.sound --work $(WORK)/archives --ends $(WORK)/ends
	for h in $(HOURS); do \
	  $(BIN)/python -m bench.accuracy.sound --work $(WORK)/archives --processes 2 \
	    --padding $(WORK)/pad$$h-0 $(WORK)/pad$$h-1 --recall $(SECONDS:%=$(WORK)/recall%) \
	    --foreign $(SECONDS:%=$(WORK)/foreign%) || exit; done
	$(BIN)/python -m bench.accuracy.sound --work $(WORK)/peer --processes 2 \
	  --finder bench.accuracy.peer:open_chromaprint --recall $(SECONDS:%=$(WORK)/recall%)
	$(BIN)/python -m bench.speed.cost
	$(BIN)/python -m bench.speed.search --work $(WORK)/speed \
	  --padding $(HOURS:%=$(WORK)/pad%-0) --long $(WORK)/pad$(firstword $(HOURS))-0

bench-pictures: .venv/.dev
	mkdir -p $(WORK)
	for n in $(PICTURE_SECONDS); do \
	  test -e $(WORK)/pictures$$n/queries.json || \
	    $(BIN)/python -m bench.accuracy.picture_sets recall $(WORK)/pictures$$n --seconds $$n --each $(EACH) || exit; done
	for s in negatives shuffled ends; do \
	  test -e $(WORK)/$$s-pictures || $(BIN)/python -m bench.accuracy.picture_sets $$s $(WORK)/$$s-pictures || exit; done
	for h in $(HOURS); do for f in 0 1; do \
	  $(BIN)/python -m bench.accuracy.picture_padding $(WORK)/shown$$h-$$f --hours $$h --half $$f || exit; done; done
	$(BIN)/python -m bench.accuracy.picture --work $(WORK)/shown --negatives $(WORK)/negatives-pictures \
	  --shuffled $(WORK)/shuffled-pictures --ends $(WORK)/ends-pictures
	for h in $(HOURS); do \
	  $(BIN)/python -m bench.accuracy.picture --work $(WORK)/shown --padding $(WORK)/shown$$h-0 $(WORK)/shown$$h-1 \
	    --recall $(PICTURE_SECONDS:%=$(WORK)/pictures%) && \
	  $(BIN)/python -m bench.accuracy.picture_stills $(WORK)/stills --work $(WORK)/shown \
	    --padding $(WORK)/shown$$h-0 $(WORK)/shown$$h-1 || exit; done

# make bench-reading LITBANK=folder POLNEAR=folder/data/dev   with copies of those repositories
bench-reading: .venv/.dev
	$(BIN)/python -m bench.accuracy.said gold --half dev
	$(BIN)/python -m bench.accuracy.said gold --half held
	$(BIN)/python -m bench.accuracy.said gold --half opened
	$(BIN)/python -m bench.accuracy.said gold --half fresh
	$(BIN)/python -m bench.accuracy.said agreement
	$(BIN)/python -m bench.accuracy.said gold --half drills --language en
	test -z "$(LITBANK)" || $(BIN)/python -m bench.accuracy.said litbank $(LITBANK)
	test -z "$(POLNEAR)" || $(BIN)/python -m bench.accuracy.said polnear $(POLNEAR)
	$(BIN)/python -m bench.accuracy.said speed

bench-peers: .venv/.dev
	@echo "chromaprint (sound): needs fpcalc, in Debian's libchromaprint-tools"
	@echo "vPDQ (pictures): needs nothing, its hashes are those of airwitness fingerprints"
	mkdir -p $(WORK)
	for n in $(SECONDS); do \
	  test -e $(WORK)/recall$$n/queries.json || \
	    $(BIN)/python -m bench.accuracy.sets recall $(WORK)/recall$$n --seconds $$n --each $(EACH) --distortions $(DISTORTIONS) || exit; done
	$(BIN)/python -m bench.accuracy.sound --work $(WORK)/peer --processes 2 \
	  --finder bench.accuracy.peer:open_chromaprint --recall $(SECONDS:%=$(WORK)/recall%)
	for n in $(PICTURE_SECONDS); do \
	  test -e $(WORK)/pictures$$n/queries.json || \
	    $(BIN)/python -m bench.accuracy.picture_sets recall $(WORK)/pictures$$n --seconds $$n --each $(EACH) || exit; done
	for f in open_vpdq open_vpdq_any; do \
	  $(BIN)/python -m bench.accuracy.picture --work $(WORK)/$$f --finder bench.accuracy.picture_peer:$$f \
	    --recall $(PICTURE_SECONDS:%=$(WORK)/pictures%) || exit; done

fix: .venv/.dev
	$(BIN)/ruff format src tests bench
	$(BIN)/ruff check --fix src tests bench

docs: .venv/.base
	$(BIN)/python -m airwitness.cli.manual docs/cli.md
	rm -rf $(DEMO) && $(BIN)/airwitness demo $(DEMO) && cp $(DEMO)/airings.svg docs/airings.svg
	chromium --headless --no-sandbox --hide-scrollbars --window-size=1100,1050 \
	  --screenshot=docs/report.png file://$(abspath $(DEMO))/report.html

lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  pyproject.toml .ci/build.in -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --extra dev pyproject.toml .ci/build.in -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv $(DEMO)

.venv/.base: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Airwitness needs Python 3.11 or newer; name one with make PYTHON=..."; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "Python's venv is missing: apt install python3-venv"; exit 2; }
	@echo "setting up .venv: about 160 MB to download, 600 MB on the disk"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --no-compile --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-build-isolation --no-deps --no-compile -e .
	-$(BIN)/python -m pip uninstall -q -y setuptools
	touch $@

.venv/.dev: .venv/.base requirements-dev.lock
	$(BIN)/python -m pip install -q --no-compile --no-deps --require-hashes -r requirements-dev.lock
	touch $@
