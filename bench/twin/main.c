/* main.c: the plain twin, raat's model written simply with GSL.
 *
 *   twin [-n REPLICATES] [-j THREADS] [-s SEED] [-o SCENARIO]... RESOLVED
 *
 * RESOLVED is the text that a results file keeps in /provenance. Prints CSV: mean, sample variance,
 * number and fourth central moment of every main indicator over the replicates. Replicates are run one after
 * another, several at once; each has a generator seeded with SEED + its number, so a scenario meets the
 * same parameters as the others. */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/twin/model.h"

static study the_study[MOST_REGIONS]; /* by region */
static int regions;

static int areas(void)
{
    return regions > 1 ? regions + 1 : 1;
}

typedef struct {
    double mean, variance, fourth;
    int n;
} moments;

/* Of column `column` of rows of `width` numbers; what is not a number is left out. */
static moments of_column(const double *results, int replicates, size_t width, size_t column)
{
    moments m = {0};
    for (int i = 0; i < replicates; i++) {
        const double x = results[(size_t)i * width + column];
        if (!isnan(x)) {
            m.n++;
            m.mean += x;
        }
    }
    m.mean /= m.n;
    for (int i = 0; i < replicates; i++) {
        const double d = results[(size_t)i * width + column] - m.mean;
        if (!isnan(d)) {
            m.variance += d * d;
            m.fourth += d * d * d * d;
        }
    }
    m.variance /= m.n - 1;
    m.fourth /= m.n;
    return m;
}

static void print_area(int area, int scenario_index, const double *results, int replicates)
{
    const study *s = &the_study[0];
    const char *name = area < regions ? the_study[area].region : "all_regions";
    const int values = indicator_offset(s, INDICATORS);
    const size_t width = (size_t)areas() * (size_t)values * (size_t)s->years;
    for (int y = 0; y < s->years; y++)
        for (indicator i = 0; i < INDICATORS; i++)
            for (int c = 0; c < indicator_cells(s, i); c++) {
                char cell[120];
                indicator_cell(s, i, c, cell, sizeof cell);
                const int column = (area * s->years + y) * values + indicator_offset(s, i) + c;
                const moments m = of_column(results, replicates, width, (size_t)column);
                printf("%s,%s,%d,%s,%s,%.10g,%.10g,%d,%.10g\n", s->scenarios.name[scenario_index],
                       name, s->start_year + y, indicator_name(i), cell, m.mean, m.variance, m.n,
                       m.fourth);
            }
}

static size_t width_of_results(void)
{
    const study *s = &the_study[0];
    return (size_t)areas() * (size_t)indicator_offset(s, INDICATORS) * (size_t)s->years;
}

static void run(int scenario_index, int replicates, unsigned long seed, double *results)
{
    const size_t width = width_of_results();
#pragma omp parallel
    {
        gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);
        numbers *p = malloc((size_t)regions * sizeof *p);
#pragma omp for schedule(dynamic)
        for (int i = 0; i < replicates; i++) {
            gsl_rng_set(r, seed + (unsigned long)i);
            study_draw(the_study, regions, r, p);
            model_replicate(the_study, regions, scenario_index, p, r, results + (size_t)i * width);
        }
        free(p);
        gsl_rng_free(r);
    }
}

int main(int argc, char **argv)
{
    int replicates = 256, option, n_only = 0;
    const char *only[MOST_SCENARIOS];
    unsigned long seed = 1;
    while ((option = getopt(argc, argv, "n:j:s:o:")) != -1) {
        if (option == 'n')
            replicates = (int)strtol(optarg, NULL, 10);
        else if (option == 'j')
            omp_set_num_threads((int)strtol(optarg, NULL, 10));
        else if (option == 's')
            seed = strtoul(optarg, NULL, 10);
        else if (option == 'o' && n_only < MOST_SCENARIOS)
            only[n_only++] = optarg;
        else
            return 2;
    }
    if (optind != argc - 1 || replicates < 2) {
        fputs("usage: twin [-n REPLICATES] [-j THREADS] [-s SEED] [-o SCENARIO]... RESOLVED\n",
              stderr);
        return 2;
    }
    regions = study_read(the_study, argv[optind]);
    double *results = malloc((size_t)replicates * width_of_results() * sizeof *results);
    if (!results)
        return 1;
    puts("scenario,region,year,indicator,cell,mean,variance,n,fourth");
    for (int i = 0; i < the_study[0].scenarios.n; i++) {
        bool wanted = n_only == 0;
        for (int j = 0; j < n_only; j++)
            wanted = wanted || strcmp(only[j], the_study[0].scenarios.name[i]) == 0;
        if (!wanted)
            continue;
        run(i, replicates, seed, results);
        for (int area = 0; area < areas(); area++)
            print_area(area, i, results, replicates);
    }
    free(results);
    return 0;
}
