/* check.h: include this instead of cmocka.h. */
#ifndef RAAT_TESTS_CHECK_H
#define RAAT_TESTS_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* cmocka 1.1.5 compares floats only. Not a number is near nothing. */
#define CHECK_NEAR(value, expected, tolerance)                                                     \
    do {                                                                                           \
        const double value_ = (value), expected_ = (expected), tolerance_ = (tolerance);           \
        if (!(fabs(value_ - expected_) <= tolerance_))                                             \
            fail_msg("%s is %.17g, not %.17g within %.3g", #value, value_, expected_, tolerance_); \
    } while (0)

/* The value comes from numbers of a record, which have four bytes, some seven digits. */
#define CHECK_ROUNDED(value, expected) CHECK_NEAR(value, expected, 1e-12 + 3e-7 * fabs(expected))

/* The value lies within `sigmas` standard errors of what theory says. */
#define CHECK_Z(value, expected, standard_error, sigmas)                                           \
    CHECK_NEAR(value, expected, (sigmas) * (standard_error))

#define CHECK_CONTAINS(text, part)                                                                 \
    do {                                                                                           \
        const char *text_ = (text), *part_ = (part);                                               \
        if (!strstr(text_, part_))                                                                 \
            fail_msg("'%s' is not in '%s'", part_, text_);                                         \
    } while (0)

#endif
