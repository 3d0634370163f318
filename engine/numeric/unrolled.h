/* unrolled.h: UNROLLED before a short loop over vectors keeps its arrays in registers. */
#ifndef RAAT_NUMERIC_UNROLLED_H
#define RAAT_NUMERIC_UNROLLED_H

#ifdef __clang__
#define UNROLLED _Pragma("unroll")
#else
#define UNROLLED _Pragma("GCC unroll 16")
#endif

#endif
