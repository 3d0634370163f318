/* network_plain.h: what network_rows.h asks for, one `element` at a time: for processors of
 * which no instruction is named. */
#ifndef RAAT_NUMERIC_NETWORK_PLAIN_H
#define RAAT_NUMERIC_NETWORK_PLAIN_H

typedef element pack;

static inline pack pack_less(pack a, pack b)
{
    return b < a ? b : a;
}

static inline pack pack_more(pack a, pack b)
{
    return b > a ? b : a;
}

#endif
