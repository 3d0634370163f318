/* binomial_tables.h: polynomials of the float filter, lowest coefficient first. Made by
 * tests/verify/binomial_tables.py, which says how; do not edit. */
#ifndef RAAT_NUMERIC_BINOMIAL_TABLES_H
#define RAAT_NUMERIC_BINOMIAL_TABLES_H

/* The normal quantile by octaves: coefficient, then octave. */
enum { QUANTILE_DEGREE = 7 };
_Alignas(64) static const float quantile_table[QUANTILE_DEGREE + 1][16] = {
    {-0x1.f4badap+1F, -0x1.dee15ap+1F, -0x1.c81a76p+1F, -0x1.b0465p+1F, -0x1.973d58p+1F,
     -0x1.7ccd7ap+1F, -0x1.60b5d2p+1F, -0x1.429fdp+1F, -0x1.2213b8p+1F, -0x1.fcc812p+0F,
     -0x1.ad0a62p+0F, -0x1.516928p+0F, -0x1.c6381p-1F, -0x1.46496p-2F, -0x1.0f04e4p+2F,
     -0x1.04e08cp+2F},
    {0x1.49a6bap-3F, 0x1.5715fap-3F, 0x1.663f64p-3F, 0x1.7788ap-3F, 0x1.8b7ac2p-3F, 0x1.a2d3e6p-3F,
     0x1.bea45ep-3F, 0x1.e08244p-3F, 0x1.057522p-2F, 0x1.21029cp-2F, 0x1.46b4cap-2F, 0x1.7e5f9ep-2F,
     0x1.db8e2ap-2F, 0x1.518e94p-1F, 0x1.32d3bep-3F, 0x1.3da48ep-3F},
    {-0x1.9f3018p-5F, -0x1.ae1832p-5F, -0x1.bea4c2p-5F, -0x1.d12526p-5F, -0x1.e5fddp-5F,
     -0x1.fdaf1ep-5F, -0x1.0c6f0ep-4F, -0x1.1c2f0ap-4F, -0x1.2e9a9cp-4F, -0x1.444124p-4F,
     -0x1.5d6a1ap-4F, -0x1.786924p-4F, -0x1.87e448p-4F, -0x1.1bb00cp-4F, -0x1.855bb4p-5F,
     -0x1.91ad08p-5F},
    {0x1.67fb24p-6F, 0x1.74438ap-6F, 0x1.81d464p-6F, 0x1.90e888p-6F, 0x1.a1c9bep-6F, 0x1.b4d59cp-6F,
     0x1.ca8436p-6F, 0x1.e37108p-6F, 0x1.003372p-5F, 0x1.1137c4p-5F, 0x1.2577d4p-5F, 0x1.3e1c9ep-5F,
     0x1.600e2p-5F, 0x1.d6c27ep-5F, 0x1.528e5p-6F, 0x1.5ccbaep-6F},
    {-0x1.5f3002p-7F, -0x1.6acdbep-7F, -0x1.77984p-7F, -0x1.85c3c6p-7F, -0x1.959164p-7F,
     -0x1.a75326p-7F, -0x1.bb71b4p-7F, -0x1.d273fcp-7F, -0x1.ed097ep-7F, -0x1.060baep-6F,
     -0x1.186338p-6F, -0x1.2e3e6ep-6F, -0x1.477d7ap-6F, -0x1.35cb28p-6F, -0x1.4ad89ap-7F,
     -0x1.54949ep-7F},
    {0x1.71ef5ep-8F, 0x1.7de4f2p-8F, 0x1.8b08f6p-8F, 0x1.998ec8p-8F, 0x1.a9b61ap-8F, 0x1.bbced6p-8F,
     0x1.d03e7ap-8F, 0x1.e7875ep-8F, 0x1.012946p-7F, 0x1.10be5cp-7F, 0x1.231312p-7F, 0x1.38e254p-7F,
     0x1.535506p-7F, 0x1.91da2p-7F, 0x1.5ceefep-8F, 0x1.66fe4ep-8F},
    {-0x1.e84582p-9F, -0x1.f7b2ep-9F, -0x1.044eacp-8F, -0x1.0da21ep-8F, -0x1.17fadap-8F,
     -0x1.2389bp-8F, -0x1.308c5ap-8F, -0x1.3f51bap-8F, -0x1.503fcap-8F, -0x1.63db72p-8F,
     -0x1.7ad27ep-8F, -0x1.96069ap-8F, -0x1.b684b2p-8F, -0x1.c865dap-8F, -0x1.cd1ab2p-9F,
     -0x1.da213cp-9F},
    {0x1.16d1cep-9F, 0x1.1f81a2p-9F, 0x1.2904f4p-9F, 0x1.337e74p-9F, 0x1.3f18ccp-9F, 0x1.4c0924p-9F,
     0x1.5a927ap-9F, 0x1.6b0a3cp-9F, 0x1.7dde8ap-9F, 0x1.939eacp-9F, 0x1.ad0614p-9F, 0x1.cb0922p-9F,
     0x1.eee4eep-9F, 0x1.143712p-8F, 0x1.077ef8p-9F, 0x1.0ed8e6p-9F},
};

/* log2(1 - p) / p, p = 0 to 1/2 */
static const float log_polynomial[9] = {-0x1.715476p+0F, -0x1.715348p-1F, -0x1.ececeap-2F,
                                        -0x1.67a28cp-2F, -0x1.86d24p-2F,  0x1.0c3d3cp-2F,
                                        -0x1.bd0c32p+0F, 0x1.2d0bp+1F,    -0x1.040012p+1F};

/* the same, p = 0 to 1/4 */
static const float short_log_polynomial[6] = {-0x1.715476p+0F, -0x1.71565ep-1F, -0x1.ebc184p-2F,
                                              -0x1.7c9f74p-2F, -0x1.ab553ap-3F, -0x1.f448fp-2F};

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
