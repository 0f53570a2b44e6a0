# Everything a newcomer needs. "make demo" and "make test" set themselves up from nothing.
PYTHON ?= python3
BIN := .venv/bin
SESSION := examples/leicestershire/session.yaml

.PHONY: demo test lint types contracts pytest thorough golden schemas pictures bench sizes papers environments mutants lock
.PHONY: verapdf wheel clean

demo: .venv/ready            ## build a real session pack into build/demo/ and list the files
	@rm -f $(SESSION:.yaml=.record.json)   # a demo starts from nothing, whatever an earlier version dealt
	$(BIN)/iisam-workshop build $(SESSION) --out build/demo
	@find build/demo -type f ! -name '.*' | sort

test: lint types contracts pytest   ## lint, types, import contracts and all tests

lint: .venv/ready
	$(BIN)/ruff check .

types: .venv/ready
	$(BIN)/mypy

contracts: .venv/ready
	$(BIN)/lint-imports

pytest: .venv/ready
	$(BIN)/pytest

thorough: .venv/ready        ## all tests with many more tries for what holds for any input
	IISAM_TESTS=thorough $(BIN)/pytest

golden: .venv/ready          ## write the golden text files again; read the diff before committing it
	$(BIN)/pytest --update-golden

schemas: .venv/ready         ## write the JSON Schemas that editors use
	for name in session council scenario; do $(BIN)/python -c "from iisam_workshop.export.schema import schema_text; print(schema_text('$$name'), end='')" > schemas/$$name.json; done

pictures: demo               ## the README's pictures, from the demo's pages
	$(BIN)/python tests/tools/pictures.py build/demo docs/pictures

bench: .venv/ready .venv-bench/ready   ## the promises of speed, with their figures, beside other programs
	$(BIN)/python tests/bench/startup.py
	$(BIN)/python tests/bench/session.py
	$(BIN)/python tests/bench/deal.py
	$(BIN)/python tests/bench/odds.py
	$(BIN)/python tests/bench/seating.py
	$(BIN)/python tests/bench/binding.py
	$(BIN)/python tests/bench/again.py
	$(BIN)/python tests/bench/cards.py

verapdf: demo                ## the demo's PDFs through veraPDF (needs Java 17)
	tests/tools/verapdf ua1 build/demo/*.pdf build/demo/parts/*.pdf
	$(BIN)/pytest -m verapdf

papers: .venv/ready          ## all examples, layouts and languages through every validator (an hour; Java helps)
	$(BIN)/python tests/tools/every_paper.py

environments: .venv/ready    ## the same bytes in 24 time zones, locales, hash seeds and numbers of workers (some minutes)
	$(BIN)/python tests/tools/every_environment.py

mutants: .venv/ready         ## 2,500 broken PDFs as inserts: refused or bound, nothing else (some minutes)
	$(BIN)/python -m tests.tools.mutants

sizes: .venv/ready           ## every scenario for every number of people and of tables (some minutes)
	$(BIN)/python tests/tools/every_size.py

lock:                        ## resolve the dependencies again (needs uv)
	uv pip compile pyproject.toml --universal --group dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q --upgrade -o requirements/dev.lock
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -c requirements/dev.lock -o requirements/run.lock

wheel: .venv/ready
	$(BIN)/python -m hatchling build -t wheel -d dist

# Other programs for the benchmark alone; one that cannot be had here is left out, and the benchmark says so.
.venv-bench/ready: tests/bench/requirements.txt
	$(PYTHON) -m venv .venv-bench
	@grep '==' $< | while read peer; do .venv-bench/bin/python -m pip install -q --disable-pip-version-check "$$peer" || echo "$$peer cannot be installed here"; done
	touch $@

.venv/ready: requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch $@

clean:
	rm -rf $(SESSION:.yaml=.record.json) .venv .venv-bench build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
