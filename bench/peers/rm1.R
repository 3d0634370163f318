# Reference model 1 (bench/rm1.h) with R's rbinom, all replications of a cell at a time. The base
# rates are log-uniform from R's own generator: what is drawn is alike, and the speed is the same.
n_rep <- 500
set.seed(1)
begin <- proc.time()
start <- round(5 * 400^((0:99) / 99))
entrants <- pmax(1, round(0.24 * 5 * 400^((0:99) / 99)))
pa <- lapply(1:1000, function(c) 0.005 * 60^runif(1) * (0.8 + 0.4 * runif(n_rep)))
pb <- lapply(1:1000, function(c) 0.05 * 6^runif(1) * (0.8 + 0.4 * runif(n_rep)))
n <- lapply(1:1000, function(c) rep(start[(c - 1) %/% 10 + 1], n_rep))
for (step in 1:40) {
  for (c in 1:1000) {
    if (c %% 10 == 1) inflow <- entrants[(c - 1) %/% 10 + 1]
    a <- rbinom(n_rep, n[[c]], pa[[c]])
    b <- rbinom(n_rep, n[[c]] - a, pb[[c]])
    n[[c]] <- n[[c]] - a - b + inflow
    inflow <- b
  }
}
used <- proc.time() - begin
cat(sprintf(paste0('{"program": "R", "n": %d, "threads": 1, "isa": "plain", "cpu_s": %.4f, ',
                   '"wall_s": %.4f, "ns_per_draw": %.4f}\n'),
            n_rep, used[[1]] + used[[2]], used[[3]], (used[[1]] + used[[2]]) * 1e9 / (80000 * n_rep)))
