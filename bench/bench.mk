# bench.mk: what measuring needs beyond the Makefile, which includes this.

# The yardstick: a program of its own, compiled as a reader would.
$(BUILD)/bench/plain_gsl: bench/plain_gsl.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE -O2 -fopenmp -o $@ $< $$(pkg-config --cflags --libs gsl) -lm

# make bench [BASE=revision FAIL=1.1] [ROUNDS=7]; see bench/README.md
ROUNDS ?= 7
.PHONY: bench
bench: $(BUILD)/raat $(BUILD)/bench/plain_gsl
	bench/compare --build '$(BUILD)' --rounds $(ROUNDS) $(if $(BASE),--base '$(BASE)') $(if $(FAIL),--fail '$(FAIL)')

# The judge of the sampler's exactness.
$(BUILD)/tests/unit/test_binomial_steps: LIBS += -lgmp
