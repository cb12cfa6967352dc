SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# The program is one static, stripped file. Tests are built beside it, with other flags, so that neither
# throws the other's objects away.
program := .build-static/release/descent
program_flags := -c release --product descent --static-swift-stdlib -Xlinker -s --scratch-path .build-static
test_flags := -c release -Xswiftc -enable-testing --scratch-path .build-test

# What dist/descent may ask of the system that it runs on.
system_libraries := linux-vdso|libc|libm|libstdc\+\+|libgcc_s|libz|libtinfo|libreadline|.*/ld-linux[^.]*

# What reads grammar/descent.ebnf, and where texts that break a law of the language are left.
grammar_python := .build-grammar/bin/python -B
MUTANTS ?= 3000
fuzz := .build-fuzz
FUZZ_RUNS ?= 2000000
FUZZ_SECONDS ?= 0

.PHONY: help demo test test-grammar test-machines test-ulp test-models fuzz release bench format clean
.PHONY: needs build

help:
	@echo "make demo      build descent and train on handwritten digits"
	@echo "make test      build and run the tests"
	@echo "make test-grammar   hold the grammar on paper against the parser"
	@echo "make fuzz      two million texts (FUZZ_RUNS, FUZZ_SECONDS) against the laws of the language"
	@echo "make test-machines  the same bits on emulated processors, aarch64 among them"
	@echo "make test-ulp      the largest error of each function over all its inputs"
	@echo "make test-models    model files read by PyTorch, which predicts the same"
	@echo "make release   dist/descent, one file to carry away"
	@echo "make bench     time and accuracy beside PyTorch, JAX, scikit-learn and oneDNN"
	@echo "make format    lay the Swift code out as the house does"
	@echo "make clean     remove everything that was built"

demo: build
	$(program) run examples/digits.train

test: needs
	@SECONDS=0; \
	swift build --build-tests $(test_flags); built=$$SECONDS; \
	swift test --skip-build --disable-xctest $(test_flags); \
	echo "built in $$built s, tested in $$((SECONDS - built)) s"

test-grammar: build .build-grammar/ready
	$(grammar_python) Tests/Grammar/check.py $(program) $(MUTANTS)

.build-grammar/ready: Tests/Grammar/requirements.txt
	python3 -m venv .build-grammar
	.build-grammar/bin/pip install --quiet -r $<
	@touch $@

fuzz: needs
	Tests/Fuzz/build.sh $(fuzz)
	python3 -B Tests/Grammar/seeds.py $(fuzz)/seeds $(fuzz)/words
	cd $(fuzz) && mkdir -p found && ./fuzz found seeds -dict=words -max_len=1000 -timeout=5 \
	  -runs=$(FUZZ_RUNS) -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1

test-models: build .build-models/ready
	.build-models/bin/python -B Tests/Models/roundtrip.py $(program)

.build-models/ready: Tests/Models/requirements.txt
	python3 -m venv .build-models
	.build-models/bin/pip install --quiet -r $<
	@touch $@

test-machines: release
	Tests/Machines/core.sh
	Tests/Machines/recipes.sh

test-ulp:
	Tests/Ulp/ulp.sh

release: build
	@mkdir -p dist
	@install -m 755 $(program) dist/descent
	@if [ "$$(uname)" = Linux ]; then \
	  strange=$$(ldd dist/descent | awk '{ print $$1 }' | grep -Ev '^($(system_libraries))(\.so.*)?$$' || true); \
	  if [ -n "$$strange" ]; then echo "dist/descent also needs: $$strange" >&2; exit 1; fi; \
	fi
	@echo "dist/descent: $$(( $$(wc -c < dist/descent) / 1000000 )) MB"

bench: build
	@if [ -z "$${PYTHON:-}" ] && [ ! -x bench/.venv/bin/python ]; then bench/setup.sh; fi
	DESCENT=$(program) bench/suite.sh
	DESCENT=$(program) bench/accuracy.sh

format:
	swift format -i --configuration .swift-format --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-static .build-test .build-grammar .build-models .build-machines .build-ulp .build-fuzz \
	  dist

build: needs
	swift build $(program_flags)

needs:
	@.ci/needs
