# raat: `make help` says what can be typed; sources are found by wildcard, so a new file needs no
# line here.

BUILD  ?= build
CC      = gcc
CFLAGS  = -O2 -g
PREFIX ?= /usr/local

# ---- what is compiled ----

SOURCES := $(sort $(wildcard engine/*/*.c engine/*/*.S engine/main.c scenarios/language/*.c \
             analysis/*.c analysis/*.S) $(filter-out bench/plain%,$(wildcard bench/*.c)))
HEADERS := $(sort $(wildcard engine/*/*.h scenarios/language/*.h analysis/*.h bench/*.h))
SUITES  := $(sort $(filter-out tests/verify/%,$(wildcard tests/*/test_*.c)))
VERIFY  := $(sort $(wildcard tests/verify/test_*.c))
SUPPORT := $(sort $(wildcard tests/support/*.c))

# What a block runs through is compiled once more for each width of vectors: engine/run/width.h.
HOT     := $(wildcard engine/model/*.c engine/run/block.c engine/run/book.c engine/run/pack.c engine/run/ratios.c \
             engine/run/recorder.c engine/run/total.c engine/numeric/apportion.c engine/numeric/rounding.c \
             engine/numeric/dist.c engine/numeric/dist_*.c)
WIDTHS  := $(if $(SANITIZE),,$(if $(HOT),$(if $(filter x86_64,$(shell uname -m)),avx2 avx512)))
COPIES  := $(WIDTHS:%=$(BUILD)/engine/run/width_%.o)

object   = $(addprefix $(BUILD)/,$(addsuffix .o,$(basename $(1))))
program  = $(addprefix $(BUILD)/,$(basename $(1)))
OBJECTS := $(call object,$(SOURCES)) $(COPIES)
LIBRARY := $(filter-out $(BUILD)/engine/main.o,$(OBJECTS))

# ---- how ----

# Results must not depend on the compiler's taste: no contraction to FMA where none is written, and
# never -ffast-math. Without math-errno sqrt() is one instruction; its result is the same.
EXACT    = -ffp-contract=off -fno-math-errno -fno-trapping-math
# clang takes a plain enum for unsigned; gcc's word on signs is enough.
WARNINGS = -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wformat=2 -Wundef -Wvla -Werror $(if $(findstring clang,$(CC)),-Wno-sign-conversion)
SANITIZED = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)

# Asked once, and only when something is compiled: on a fresh machine `make deps` comes first.
PACKAGES    = gsl hdf5-serial yaml-0.1 libcrypto libxxhash
PKG_CFLAGS  = $(eval PKG_CFLAGS := $$(patsubst -I%,-isystem %,$$(shell pkg-config --cflags $(PACKAGES))))$(PKG_CFLAGS)
PKG_LIBS    = $(eval PKG_LIBS := $$(shell pkg-config --libs-only-L hdf5-serial) -lhdf5_hl \
                $$(shell pkg-config --libs $(PACKAGES)))$(PKG_LIBS)

COMPILE = $(CC) -std=c17 -D_GNU_SOURCE -I. $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(EXACT) -fopenmp \
          $(WARNINGS) $(SANITIZED) $(OWN) -ffile-prefix-map=$(CURDIR)=. -MMD -MP
LINK    = $(CC) $(CFLAGS) -fopenmp $(SANITIZED) $(LDFLAGS)
LIBS    = $(PKG_LIBS) -lm

# `make V=1` shows the commands, `make -s` nothing.
Q   = $(if $(V),,@)
say = @$(if $(V)$(findstring s,$(firstword -$(MAKEFLAGS))),:,echo '$(1)  $@')

# `make demo` and `make test` use every processor unless -j says otherwise.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
AGAIN = +@$(MAKE) --no-print-directory $(JOBS)

# ---- the program ----

.PHONY: all
all: $(BUILD)/raat

# From the objects, not from the archive: main.c names its commands by symbol.
$(BUILD)/raat: $(OBJECTS) $(BUILD)/link.stamp
	$(call say,link)
	$(Q)$(LINK) -o $@ $(OBJECTS) $(LIBS)

$(BUILD)/libraat.a: $(LIBRARY) $(BUILD)/link.stamp
	@rm -f $@
	$(call say,archive)
	$(Q)ar rcsD $@ $(LIBRARY)

# OWN: what one file needs; engine/numeric/isa.c asks the processor for the same. Private, for it is not a flag of the stamps the file depends on; a name of
# its own, for CFLAGS on the command line would silence it. Without -O gcc's AVX-512 intrinsics are
# macros that our warnings look into.
AVX2   = -mavx2 -mfma
AVX512 = -mavx512f -mavx512dq -mavx512vl -mavx512bw -mavx512vbmi2 -mavx512vpopcntdq -mfma
%_avx2.o: private OWN = $(AVX2)
%_avx512.o: private OWN = $(AVX512) -Wno-sign-conversion

# Loops over the lanes of a block become vector instructions at -O3; not where CFLAGS ask for less. gcc would
# copy half a kilobyte of lanes by a string instruction that takes longer than a call, and join the lanes of two
# cells in one loop, which is then no vector code.
COPYING = $(if $(filter x86_64,$(shell uname -m)),-mmemcpy-strategy=libcall:-1:noalign \
    -mmemset-strategy=libcall:-1:noalign)
VECTORS = $(if $(filter -O2,$(CFLAGS)),-O3 $(if $(findstring clang,$(CC)),,-fno-loop-unroll-and-jam $(COPYING)))
$(call object,$(HOT)): private OWN = $(VECTORS)

# A copy is one object file of which only raat_block_simulate_WIDTH can be seen from outside.
define width
$(BUILD)/$(1)/%.o: private OWN = $(VECTORS) $(2) -DRAAT_WIDTH=$(1)
$(BUILD)/$(1)/%.o: %.c $(BUILD)/compile.stamp | $(BUILD)/deps.stamp
	@mkdir -p $$(@D)
	$$(call say,compile)
	$$(Q)$$(COMPILE) -c -o $$@ $$<
$(BUILD)/engine/run/width_$(1).o: $(HOT:%.c=$(BUILD)/$(1)/%.o) $(BUILD)/link.stamp
	@mkdir -p $$(@D)
	$$(call say,link)
	$$(Q)ld -r -o $$@ $$(filter %.o,$$^)
	$$(Q)objcopy --keep-global-symbol=raat_block_simulate_$(1) $$@
-include $(HOT:%.c=$(BUILD)/$(1)/%.d)
endef
$(eval $(call width,avx2,$(AVX2)))
$(eval $(call width,avx512,$(AVX512)))
$(BUILD)/engine/run/width.o: private OWN = $(if $(WIDTHS),-DRAAT_WIDTHS)

$(BUILD)/%.o: %.c $(BUILD)/compile.stamp | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	$(call say,compile)
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/%.o: %.S $(BUILD)/compile.stamp
	@mkdir -p $(@D)
	$(call say,compile)
	$(Q)$(COMPILE) -c -o $@ $<

# Which sources this program was built from: it tells two builds of one version apart, and is the
# same in a clone and in an unpacked archive.
$(BUILD)/engine/base/version.o: private OWN = -DRAAT_SOURCE_DIGEST='"$(firstword \
    $(shell LC_ALL=C sha256sum $(SOURCES) $(HEADERS) | sha256sum | cut -c1-12))"'
$(BUILD)/engine/base/version.o: $(SOURCES) $(HEADERS)

# A stamp changes when its text does: another compiler, other flags, a source added or removed.
.PHONY: FORCE
define stamp
@mkdir -p $(@D); printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' >$@
endef
$(BUILD)/compile.stamp: FORCE
	$(call stamp,$(CC) $(CPPFLAGS) $(CFLAGS) $(EXACT) $(WARNINGS) $(SANITIZED) $(AVX2) $(AVX512) $(VECTORS))
$(BUILD)/link.stamp: FORCE
	$(call stamp,$(CC) $(CFLAGS) $(SANITIZED) $(LDFLAGS) $(OBJECTS))
$(BUILD)/deps.stamp:
	@mkdir -p $(@D)
	@pkg-config --exists --print-errors $(PACKAGES) || { echo 'type: make deps' >&2; exit 2; }
	@touch $@

# ---- tests ----

TEST_PROGRAMS := $(call program,$(SUITES))

$(call object,$(SUITES) $(VERIFY) $(SUPPORT)): private OWN = -Wno-unused-parameter \
    -Wno-missing-field-initializers

$(call program,$(SUITES) $(VERIFY)): %: %.o $(call object,$(SUPPORT)) $(BUILD)/libraat.a
	$(call say,link)
	$(Q)$(LINK) $(WRAP) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS) -lcmocka -lgmp -lquadmath

# The worked example sees every draw of the engine: trace.c stands between it and these samplers.
WRAPPED = binomial_lanes poisson_lanes hypergeometric_lanes rounding_lanes factor_next stream_uniforms
$(BUILD)/tests/worked/test_worked: private WRAP = $(WRAPPED:%=-Wl,--wrap=raat_%)
$(BUILD)/tests/worked/test_worked: $(BUILD)/tests/worked/trace.o

RUN_TESTS = BUILD='$(BUILD)' CC='$(CC)' tests/run

.PHONY: test test-run test-programs unit check-house asan tsan verify
test:
	+@$(MAKE) --no-print-directory deps-test
	$(AGAIN) test-run

test-programs: $(TEST_PROGRAMS) $(BUILD)/raat

test-run: test-programs
	@$(RUN_TESTS) $(TEST_PROGRAMS) $(sort $(filter-out tests/verify/% tests/sanitized/%,$(wildcard tests/*/*.bats))) \
	    $(filter-out %/tidy.sh,$(sort $(wildcard tests/house/*.sh)))

unit: test-programs
	@$(RUN_TESTS) $(TEST_PROGRAMS)

check-house: test-programs
	@$(RUN_TESTS) $(sort $(wildcard tests/house/*.sh tests/house/*.bats))

# The sanitizers look at the unit tests and at a short study, in build trees of their own. Tests of
# chance draw too many numbers for that, through the same functions.
.PHONY: sanitized
sanitized: $(filter $(BUILD)/tests/unit/%,$(TEST_PROGRAMS)) $(BUILD)/raat
	@$(RUN_TESTS) $(filter $(BUILD)/tests/unit/%,$(TEST_PROGRAMS)) \
	    $(sort $(wildcard tests/sanitized/*.bats))

asan:
	$(AGAIN) sanitized BUILD=build/asan CC=gcc CFLAGS='-O1 -g' SANITIZE=address,undefined

# gcc's thread sanitizer does not know libgomp's barriers; clang's knows libomp's through Archer.
tsan:
	$(AGAIN) sanitized BUILD=build/tsan CC=clang CFLAGS='-O1 -g' SANITIZE=thread

# Long checks, outside CI.
verify: $(call program,$(VERIFY)) $(BUILD)/raat
	@TEST_TIMEOUT=$${TEST_TIMEOUT:-7500} $(RUN_TESTS) $(call program,$(VERIFY)) $(sort $(wildcard tests/verify/*.bats tests/verify/*.sh))

# Which test finds which planted bug, some forty minutes; and the page that says why the numbers deserve belief.
.PHONY: mutants validation
mutants:
	@tests/mutants/kill --out tests/mutants/killed.md
validation: test-programs
	@BUILD='$(BUILD)' tests/validation/validate

# ---- format, tidy ----

C_FILES = $(shell git ls-files --cached --others --exclude-standard '*.c' '*.h')

.PHONY: format tidy
format:
	clang-format -i $(C_FILES)
tidy:
	@$(RUN_TESTS) tests/house/tidy.sh

# ---- packages, demo, install ----

.PHONY: deps deps-test demo install clean help
deps:
	@.ci/deps build
deps-test:
	@.ci/deps build test

demo:
	+@$(MAKE) --no-print-directory deps
	$(AGAIN) all
	@BUILD='$(BUILD)' .ci/demo

install: all
	install -D -m 755 $(BUILD)/raat '$(DESTDIR)$(PREFIX)/bin/raat'
	for f in $$(cd scenarios && find . -name '*.yaml'); do \
	    install -D -m 644 "scenarios/$$f" "$(DESTDIR)$(PREFIX)/share/raat/scenarios/$$f"; done

clean:
	rm -rf $(BUILD)

help:
	@echo 'make              build the program: build/raat'
	@echo 'make demo         packages, build, the Limburg study: build/demo/limburg.h5 and .html'
	@echo 'make test         packages, build, every test; last line: tests: N passed, F failed, S skipped'
	@echo 'make deps         install the Debian packages that build and demo need; deps-test: the tests too'
	@echo 'make unit         only the test programs in C'
	@echo 'make check-house  floors, names, format, clang-tidy, promises'
	@echo 'make asan, tsan   the test programs under AddressSanitizer and UBSan, under ThreadSanitizer'
	@echo 'make verify       long checks, outside CI; make mutants, make validation: see tests/README.md'
	@echo 'make format       clang-format over every C file'
	@echo 'make install      to PREFIX (/usr/local), below DESTDIR'
	@echo 'make clean        remove the build tree'
	@echo 'Variables: BUILD (build), CC (gcc or clang), CFLAGS (-O2 -g), SANITIZE, V=1 (show the commands)'

-include bench/bench.mk
-include $(OBJECTS:.o=.d) $(addsuffix .d,$(call program,$(SUITES) $(VERIFY) $(SUPPORT) tests/worked/trace))
.SECONDARY:
