# Everything a newcomer needs. "make demo" and "make test" set themselves up from nothing.
PYTHON ?= python3
BIN := .venv/bin
PROOFS := .venv-proofs/bin
SESSION := examples/leicestershire/session.yaml

.PHONY: demo test proofs-in-turn lint types contracts pytest thorough torture kills fuzz mutate coverage golden vectors schemas pictures
.PHONY: bench sizes papers environments mutants lock audit sbom verapdf wheel clean

demo: .venv/ready            ## build a real session pack into build/demo/ and list the files
	@rm -f $(SESSION:.yaml=.record.json)   # a demo starts from nothing, whatever an earlier version dealt
	$(BIN)/iisam-workshop build $(SESSION) --out build/demo
	@find build/demo -type f ! -name '.*' | sort

test: .venv/ready            ## lint, types, import contracts and all tests; types beside the others, as they wait for nothing
	@$(MAKE) --no-print-directory -j2 types proofs-in-turn

proofs-in-turn: lint contracts
	@$(MAKE) --no-print-directory pytest

lint: .venv/ready
	$(BIN)/ruff check .

types: .venv/ready
	$(BIN)/mypy

contracts: .venv/ready
	$(BIN)/lint-imports

pytest: .venv/ready          # without values in its failures, which take each worker ten seconds; what fails is told again with them
	$(BIN)/pytest --assert=plain || { $(BIN)/pytest --last-failed; exit 1; }

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

environments: .venv/ready    ## both examples in 26 time zones, locales, hash seeds, clocks, numbers of workers: the same bytes (a quarter of an hour)
	$(BIN)/python tests/tools/every_environment.py

mutants: .venv/ready         ## 2,500 broken PDFs as inserts: refused or bound, nothing else (some minutes)
	$(BIN)/python -m tests.tools.mutants

kills: .venv/ready           ## 200 builds cut off by kill -9, then signals, two runs at once, full disks (half an hour)
	$(BIN)/python -m tests.tools.kills

torture: thorough kills mutants environments   ## the slow proofs of what must not break, one after another (hours)

fuzz: .venv-proofs/ready     ## every door for strangers' files, a minute each (a quarter of an hour)
	$(PROOFS)/python -m tests.fuzz.run --seconds 60

coverage: .venv-proofs/ready ## lines and branches that tests meet; red under 95 % (ten minutes)
	rm -rf build/coverage && mkdir -p build/coverage
	$(PROOFS)/coverage run -m pytest -n 2
	$(PROOFS)/coverage combine -q
	$(PROOFS)/coverage report

NEAR := tests/bind tests/load tests/plan tests/model tests/pdf tests/bad/test_inserts.py
mutate: .venv-proofs/ready   ## 500 small changes in each of load, plan and bind: does a test near them go red? (an hour)
	rm -rf build/coverage build/mutate && mkdir -p build/coverage
	$(PROOFS)/coverage run -m pytest -p tests.tools.met -n 2 $(NEAR)
	$(PROOFS)/coverage combine -q
	$(PROOFS)/python -m tests.tools.mutate bind plan load

vectors: .venv/ready         ## pin anew what handed-out papers depend on; says what that means for them
	$(BIN)/python -m tests.tools.vectors --write

audit: .venv-proofs/ready    ## is the review of our libraries fresh, and is anything known against them? (network)
	$(PROOFS)/python -m tests.tools.audit

sbom: .venv-proofs/ready     ## what users install with the program, as CycloneDX, into dist/
	$(PROOFS)/python -m tests.tools.sbom dist/iisam-workshop.cdx.json

sizes: .venv/ready           ## every scenario for every number of people and of tables (some minutes)
	$(BIN)/python tests/tools/every_size.py

lock:                        ## resolve the dependencies again (needs uv)
	uv pip compile pyproject.toml --universal --group dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q --upgrade -o requirements/dev.lock
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -c requirements/dev.lock -o requirements/run.lock
	uv pip compile requirements/proofs.in --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -c requirements/dev.lock -o requirements/proofs.lock

wheel: .venv/ready
	$(BIN)/python -m hatchling build -t wheel -d dist

# Tools of the slow proofs, beside all that the tests need.
.venv-proofs/ready: requirements/dev.lock requirements/proofs.lock pyproject.toml
	$(PYTHON) -m venv .venv-proofs
	$(PROOFS)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(PROOFS)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/proofs.lock
	$(PROOFS)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch $@

# Other programs for the benchmark alone; one that cannot be had here is left out, and the benchmark says so.
.venv-bench/ready: tests/bench/requirements.txt
	$(PYTHON) -m venv .venv-bench
	@grep '==' $< | while read peer; do .venv-bench/bin/python -m pip install -q --disable-pip-version-check "$$peer" || echo "$$peer cannot be installed here"; done
	touch $@

# Compiled is what is used, when it is: most of what libraries bring is not.
.venv/ready: requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch $@

clean:
	rm -rf $(SESSION:.yaml=.record.json) .venv .venv-bench .venv-proofs build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
