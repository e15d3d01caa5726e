# Two commands do everything: `make demo` and `make test`. Both set up what they need in .venv.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MALANG := examples/kota-malang/assessment.yaml
OUT := build/demo
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.PHONY: demo test check format words docs lock clean system

demo: $(VENV)/.runtime
	@mkdir -p $(OUT)
	@echo "== 1. How smart is the city?   smartplan assess $(MALANG) --depth 2"
	@$(BIN)/python -m smartplan assess $(MALANG) --depth 2
	@echo "== 2. What is the best roadmap its budget allows?   smartplan roadmap $(MALANG)"
	@$(BIN)/python -m smartplan roadmap $(MALANG)
	@echo "== 3. The masterplan   smartplan masterplan $(MALANG) -o $(OUT)/masterplan.pdf"
	@$(BIN)/python -m smartplan masterplan $(MALANG) -o $(OUT)/masterplan.md --force
	@$(BIN)/python -m smartplan masterplan $(MALANG) -o $(OUT)/masterplan.pdf --force
	@echo
	@echo "The masterplan is here:   $(OUT)/masterplan.pdf   and   $(OUT)/masterplan.md"
	@echo "To try next (after: . $(BIN)/activate && pip install --no-deps ., or with $(BIN)/python -m smartplan):"
	@echo "  smartplan explain $(MALANG) branding            why this figure"
	@echo "  smartplan diff examples/denpasar/2018.yaml examples/denpasar/2021.yaml     why an index moved"
	@echo "  smartplan init my-city --framework spbe-2020    a file of your own"

test: check
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

# Compile the translations: the .mo files are committed, so that nobody needs a tool to run the program.
words: $(VENV)/.dev
	@for po in templates/locale/*/LC_MESSAGES/*.po; do \
	  $(BIN)/pybabel -q compile -i "$$po" -o "$${po%.po}.mo"; done

# Make the references anew, from the models and templates/reference/.
docs: $(VENV)/.dev
	@$(BIN)/python -c "from smartplan.write.reference import framework_reference as f; print(f(), end='')" \
	  > docs/framework-format.md
	@$(BIN)/python -c "from smartplan.write.template_reference import template_reference as f; print(f(), end='')" \
	  > docs/template-variables.md

# Pin every dependency with its hashes, and no address of where it came from.
lock: $(VENV)/.dev
	@$(BIN)/python -m pip install -q pip-tools
	@for extra in "" dev; do \
	  $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    --no-header --strip-extras --allow-unsafe $${extra:+--extra $$extra} \
	    -o requirements$${extra:+-$$extra}.txt pyproject.toml; done

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.runtime: requirements.txt | system
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up: libraries (a minute or two, once)"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/.runtime
	@echo "Setting up: what the tests need"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# What the system must have: Python 3.11 with venv, and Pango, which draws the text of a PDF. Installed where
# apt-get may be used without a question; otherwise a plain word on what to type.
PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0
# Both: a machine may have Pango without the library that takes the unused letters out of a font, and then
# every PDF takes a second longer and warns.
HAS_PANGO := $(PYTHON) -c 'import ctypes; [ctypes.CDLL(n) for n in ("libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")]'
system:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "smartplan needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "smartplan needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) --version`."; \
	  echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@wanted=""; \
	test -x $(BIN)/python || $(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  wanted="`$(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'`"; \
	$(HAS_PANGO) 2>/dev/null || wanted="$$wanted $(PACKAGES)"; \
	test -z "$$wanted" || { \
	  as=""; test "`id -u`" = 0 || as="sudo -n"; \
	  if command -v apt-get >/dev/null && $$as true 2>/dev/null; then \
	    echo "Setting up: system packages $$wanted"; \
	    $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq \
	      --no-install-recommends $$wanted >/dev/null || true; \
	  fi; }
	@test -x $(BIN)/python || $(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "Python can't make a virtual environment yet. Type: sudo apt-get install python3-venv"; exit 1; }
	@$(HAS_PANGO) 2>/dev/null || { \
	  echo "Note: Pango is missing, so no PDF can be made; everything else works."; \
	  echo "  Debian, Ubuntu: sudo apt-get install $(PACKAGES)"; \
	  echo "  Fedora: sudo dnf install pango      macOS: brew install pango"; }
