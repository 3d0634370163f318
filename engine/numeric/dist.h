/* dist.h: an uncertain number, as a file writes it. */
#ifndef RAAT_NUMERIC_DIST_H
#define RAAT_NUMERIC_DIST_H

typedef enum {
    RAAT_DIST_FIXED,      /* a = the value */
    RAAT_DIST_UNIFORM,    /* a = lowest, b = highest */
    RAAT_DIST_TRIANGULAR, /* a = lowest, b = likeliest, c = highest */
    RAAT_DIST_PERT,       /* a = lowest, b = likeliest, c = highest */
    RAAT_DIST_NORMAL, /* a = mean, b = standard deviation, truncated to [c, d] (may be infinite) */
    RAAT_DIST_LOGNORMAL, /* a = median, b = standard deviation of the logarithm */
    RAAT_DIST_BETA,      /* a = alpha, b = beta */
    RAAT_DIST_GAMMA, /* a = shape, scale 1: one component of a Dirichlet before it is normalised */
} raat_dist_family;

typedef struct {
    raat_dist_family family;
    double a, b, c, d;
} raat_dist;

/* The value at probability u in (0, 1), in the file's unit; grows with u. */
double raat_dist_quantile(const raat_dist *dist, double u);

/* Mean, in the file's unit. */
double raat_dist_mean(const raat_dist *dist);

/* NULL when the parameters make a distribution, else what is wrong with them, as a half-sentence
 * for a message ("likeliest value 7 lies above the highest, 6"), written into text[size]. */
const char *raat_dist_complaint(const raat_dist *dist, char *text, unsigned long size);

#endif
