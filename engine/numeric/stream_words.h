/* stream_words.h: raat_stream_words by instruction set; the same words from each. */
#ifndef RAAT_NUMERIC_STREAM_WORDS_H
#define RAAT_NUMERIC_STREAM_WORDS_H

#include "engine/numeric/stream.h"

typedef void raat_stream_filler(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES]);

raat_stream_filler raat_stream_portable;
#ifdef __x86_64__
raat_stream_filler raat_stream_avx2, raat_stream_avx512;
#endif

#endif
