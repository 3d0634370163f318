# bench.mk: what measuring needs beyond the Makefile, which includes this.

# The yardstick: a program of its own, compiled as a reader would.
$(BUILD)/bench/plain_gsl: bench/plain_gsl.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE -O2 -fopenmp -o $@ $< $$(pkg-config --cflags --libs gsl) -lm

# The twin: the whole model a second time, without a line of the engine's; oracle and baseline in one.
$(BUILD)/bench/twin: $(wildcard bench/twin/*.c bench/twin/*.h)
	@mkdir -p $(@D)
	$(call say,twin)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -I. $(CFLAGS) $(EXACT) $(WARNINGS) -fopenmp -o $@ $(filter %.c,$^) \
	    $$(pkg-config --cflags --libs gsl yaml-0.1) -lm

test-programs verify: $(BUILD)/bench/twin

# make bench [BASE=revision FAIL=1.1] [ROUNDS=7]; see bench/README.md
ROUNDS ?= 7
.PHONY: bench
bench: $(BUILD)/raat $(BUILD)/bench/plain_gsl
	bench/compare --build '$(BUILD)' --rounds $(ROUNDS) $(if $(BASE),--base '$(BASE)') $(if $(FAIL),--fail '$(FAIL)')

# Engine against twin on the whole Limburg study, processor time in alternation.
.PHONY: bench-twin
bench-twin: $(BUILD)/raat $(BUILD)/bench/twin
	bench/against_twin --build '$(BUILD)' --rounds $(ROUNDS)

# Whole studies: against the twin, and what they take; see bench/README.md. make bench-study [BASE=revision]
# [ROUNDS=3] [QUICK=1] [ONLY="limburg isa"] [RECORD=1]. The rounds above are of make bench: here only those that are typed.
.PHONY: bench-study
bench-study: $(BUILD)/raat $(BUILD)/bench/twin
	bench/study/measure --build '$(BUILD)' $(if $(filter file,$(origin ROUNDS)),,--rounds $(ROUNDS)) \
	    $(if $(QUICK),--quick) $(if $(BASE),--base '$(BASE)') $(ONLY:%=--only %) $(if $(RECORD),--record)

# The judge of the sampler's exactness.
$(BUILD)/tests/unit/test_binomial_steps: LIBS += -lgmp
