/* quad.h: 113 bits, for judges. libquadmath is gcc's, and so is its header, which clang does not find: what the tests call
 * is declared here. */
#ifndef TESTS_SUPPORT_QUAD_H
#define TESTS_SUPPORT_QUAD_H

typedef __float128 quad;

quad acosq(quad x);
quad expq(quad x);
quad lgammaq(quad x);
quad logq(quad x);

#endif
