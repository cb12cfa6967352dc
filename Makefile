SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# The program is one static, stripped file. Tests are built beside it, with other flags, so that neither
# throws the other's objects away.
program := .build-static/release/descent
program_flags := -c release --product descent --static-swift-stdlib -Xlinker -s --scratch-path .build-static
test_flags := -c release -Xswiftc -enable-testing --scratch-path .build-test

# What dist/descent may ask of the system that it runs on.
system_libraries := linux-vdso|libc|libm|libstdc\+\+|libgcc_s|libz|libtinfo|libreadline|.*/ld-linux[^.]*

.PHONY: help demo test test-machines release bench format clean needs build

help:
	@echo "make demo      build descent and train on handwritten digits"
	@echo "make test      build and run the tests"
	@echo "make test-machines  the same trainings on emulated processors"
	@echo "make release   dist/descent, one file to carry away"
	@echo "make bench     time and accuracy beside PyTorch and scikit-learn"
	@echo "make format    lay the Swift code out as the house does"
	@echo "make clean     remove everything that was built"

demo: build
	$(program) run examples/digits.train

test: needs
	@SECONDS=0; \
	swift build --build-tests $(test_flags); built=$$SECONDS; \
	swift test --skip-build --disable-xctest $(test_flags); \
	echo "built in $$built s, tested in $$((SECONDS - built)) s"

test-machines: release
	Tests/machines.sh

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
	DESCENT=$(program) bench/mnist.sh
	DESCENT=$(program) bench/accuracy.sh

format:
	swift format -i --configuration .swift-format --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-static .build-test dist

build: needs
	swift build $(program_flags)

needs:
	@.ci/needs
