/* binomial_tables.h: polynomials of the float filter, lowest coefficient first. Made by
 * tests/verify/binomial_tables.py, which says how; do not edit. */
#ifndef RAAT_NUMERIC_BINOMIAL_TABLES_H
#define RAAT_NUMERIC_BINOMIAL_TABLES_H

/* The normal quantile by half octaves: coefficient, then half octave. */
_Alignas(64) static const float quantile_table[6][32] = {
    {-0x1.fa5618p+1F, -0x1.eff204p+1F, -0x1.e4b67ep+1F, -0x1.d9e628p+1F, -0x1.ce30dep+1F,
     -0x1.c2e66p+1F,  -0x1.b6a706p+1F, -0x1.aad14ap+1F, -0x1.9df3a6p+1F, -0x1.917d46p+1F,
     -0x1.83e7c6p+1F, -0x1.76b568p+1F, -0x1.6846fp+1F,  -0x1.5a34aep+1F, -0x1.4ac128p+1F,
     -0x1.3b9e62p+1F, -0x1.2ae8ecp+1F, -0x1.1a710ep+1F, -0x1.0821bp+1F,  -0x1.ebdda6p+0F,
     -0x1.c2fcd6p+0F, -0x1.99dbb4p+0F, -0x1.6af4c2p+0F, -0x1.3ad806p+0F, -0x1.028ebap+0F,
     -0x1.8d8728p-1F, -0x1.f481d8p-2F, -0x1.422c1cp-3F, -0x1.11a14p+2F,  -0x1.0ccb3p+2F,
     -0x1.079444p+2F, -0x1.02929cp+2F},
    {0x1.87a35cp-3F, 0x1.1d0166p-3F, 0x1.97473ap-3F, 0x1.28d346p-3F, 0x1.a8e2fp-3F,  0x1.36317p-3F,
     0x1.bce7a6p-3F, 0x1.4578dp-3F,  0x1.d3ed0ep-3F, 0x1.572774p-3F, 0x1.eec3dep-3F, 0x1.6bed4ep-3F,
     0x1.074a2cp-2F, 0x1.84c88cp-3F, 0x1.1a89a2p-2F, 0x1.a33808p-3F, 0x1.3271dp-2F,  0x1.c99bd2p-3F,
     0x1.512cb8p-2F, 0x1.fbfe5cp-3F, 0x1.7a935ep-2F, 0x1.20f5cep-2F, 0x1.b64bf8p-2F, 0x1.55c19ep-2F,
     0x1.0b29eep-1F, 0x1.b1b6a8p-2F, 0x1.698ea2p-1F, 0x1.44d7d2p-1F, 0x1.6cfce4p-3F, 0x1.08fa06p-3F,
     0x1.79a0fap-3F, 0x1.1275aep-3F},
    {-0x1.282b74p-4F, -0x1.33532ap-5F, -0x1.329e7ap-4F, -0x1.3e86b6p-5F, -0x1.3e3328p-4F,
     -0x1.4afaf8p-5F, -0x1.4b1f46p-4F, -0x1.58ed52p-5F, -0x1.59a6bcp-4F, -0x1.68abap-5F,
     -0x1.6a2014p-4F, -0x1.7a9994p-5F, -0x1.7cfa8p-4F,  -0x1.8f3764p-5F, -0x1.92c4b8p-4F,
     -0x1.a728ap-5F,  -0x1.ac3226p-4F, -0x1.c33528p-5F, -0x1.ca117p-4F,  -0x1.e42a1p-5F,
     -0x1.ecfe5ep-4F, -0x1.0513dcp-4F, -0x1.09e8aap-3F, -0x1.18892ap-4F, -0x1.1985a2p-3F,
     -0x1.1d3bf6p-4F, -0x1.f3025p-4F,  -0x1.03567ep-5F, -0x1.1605f6p-4F, -0x1.1ff3f4p-5F,
     -0x1.1eaef2p-4F, -0x1.292f66p-5F},
    {0x1.343c72p-5F, 0x1.c898a6p-7F, 0x1.3e947ap-5F, 0x1.d8667ep-7F, 0x1.49fc88p-5F, 0x1.e9e10ap-7F,
     0x1.56a496p-5F, 0x1.fd562p-7F,  0x1.64c8ap-5F,  0x1.0993cep-6F, 0x1.74b47ap-5F, 0x1.15e8fap-6F,
     0x1.86c92cp-5F, 0x1.23fa94p-6F, 0x1.9b8416p-5F, 0x1.343072p-6F, 0x1.b3887ap-5F, 0x1.47121ep-6F,
     0x1.cfabfap-5F, 0x1.5d5184p-6F, 0x1.f109d6p-5F, 0x1.77e1dcp-6F, 0x1.0ca63p-4F,  0x1.988f5ep-6F,
     0x1.26c36ep-4F, 0x1.c9977ap-6F, 0x1.632566p-4F, 0x1.6dee2cp-5F, 0x1.2227f8p-5F, 0x1.ad13f6p-7F,
     0x1.2acd94p-5F, 0x1.ba38d6p-7F},
    {-0x1.7b1b2ep-6F, -0x1.8908f6p-8F, -0x1.876afep-6F, -0x1.9632b6p-8F, -0x1.94f3c4p-6F,
     -0x1.a4b59ap-8F, -0x1.a3eafp-6F,  -0x1.b4ce48p-8F, -0x1.b492d8p-6F, -0x1.c6c87cp-8F,
     -0x1.c73ed4p-6F, -0x1.db03fp-8F,  -0x1.dc58d6p-6F, -0x1.f1fbp-8F,   -0x1.f4691p-6F,
     -0x1.0625ep-7F,  -0x1.08101cp-5F, -0x1.156206p-7F, -0x1.183276p-5F, -0x1.27384ep-7F,
     -0x1.2b31a4p-5F, -0x1.3c55d8p-7F, -0x1.41c99ep-5F, -0x1.55804p-7F,  -0x1.5c781ap-5F,
     -0x1.71573cp-7F, -0x1.6c082ap-5F, -0x1.fda044p-8F, -0x1.657f9cp-6F, -0x1.72050ep-8F,
     -0x1.6fd8cp-6F,  -0x1.7d0732p-8F},
    {0x1.e1432ep-7F, 0x1.63becp-9F,  0x1.f08c22p-7F, 0x1.6f635p-9F,  0x1.00a862p-6F, 0x1.7c3202p-9F,
     0x1.09e84p-6F,  0x1.8a5e0cp-9F, 0x1.142cdap-6F, 0x1.9a271ap-9F, 0x1.1fa738p-6F, 0x1.abdd3ep-9F,
     0x1.2c955ap-6F, 0x1.bfe66cp-9F, 0x1.3b46aap-6F, 0x1.d6c5dp-9F,  0x1.4c21d4p-6F, 0x1.f125d8p-9F,
     0x1.5faccp-6F,  0x1.07f29ap-8F, 0x1.76966cp-6F, 0x1.1a133p-8F,  0x1.91c22ap-6F, 0x1.2fb16ep-8F,
     0x1.b2691cp-6F, 0x1.4a531p-8F,  0x1.e3716ap-6F, 0x1.d28f58p-8F, 0x1.c65cf2p-7F, 0x1.4f5472p-9F,
     0x1.d341e4p-7F, 0x1.591a9cp-9F},
};

/* log2(1 - p) / p, p = 0 to 1/2 */
static const float log_polynomial[9] = {-0x1.715476p+0F, -0x1.715348p-1F, -0x1.ececeap-2F,
                                        -0x1.67a28cp-2F, -0x1.86d24p-2F,  0x1.0c3d3cp-2F,
                                        -0x1.bd0c32p+0F, 0x1.2d0bp+1F,    -0x1.040012p+1F};

/* 2^x, x = -1/2 to 1/2 */
static const float exp_polynomial[6] = {0x1.000002p+0F, 0x1.62e43p-1F, 0x1.ebf906p-3F,
                                        0x1.c6af6cp-5F, 0x1.3d107p-7F, 0x1.5f089p-10F};

/* 1 / i, i = 1 to 32, and 0 at 0 */
static const float reciprocal_table[33] = {
    0x0p+0F,        0x1p+0F,        0x1p-1F,        0x1.555556p-2F, 0x1p-2F,        0x1.99999ap-3F,
    0x1.555556p-3F, 0x1.24924ap-3F, 0x1p-3F,        0x1.c71c72p-4F, 0x1.99999ap-4F, 0x1.745d18p-4F,
    0x1.555556p-4F, 0x1.3b13b2p-4F, 0x1.24924ap-4F, 0x1.111112p-4F, 0x1p-4F,        0x1.e1e1e2p-5F,
    0x1.c71c72p-5F, 0x1.af286cp-5F, 0x1.99999ap-5F, 0x1.861862p-5F, 0x1.745d18p-5F, 0x1.642c86p-5F,
    0x1.555556p-5F, 0x1.47ae14p-5F, 0x1.3b13b2p-5F, 0x1.2f684cp-5F, 0x1.24924ap-5F, 0x1.1a7b96p-5F,
    0x1.111112p-5F, 0x1.08421p-5F,  0x1p-5F};

#endif
