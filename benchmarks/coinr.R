# CPU seconds of one replication of COINr's example index, printed; nothing where COINr is not installed.
if (!requireNamespace("COINr", quietly = TRUE)) quit(status = 0)
coin <- COINr::build_example_coin(quietly = TRUE)
specs <- list(Weights = list(
  Address = "$Log$Aggregate$w",
  Distribution = COINr::get_noisy_weights(coin$Meta$Weights$Original, noise_specs = data.frame(
    Level = c(2, 3), NoiseFactor = c(0.25, 0.25)), Nrep = 20),
  Type = "discrete"))
taken <- system.time(COINr::get_sensitivity(
  coin, SA_specs = specs, N = 20, SA_type = "UA", dset = "Aggregated", iCode = "Index", quietly = TRUE))
cat((taken[["user.self"]] + taken[["sys.self"]]) / 20)
