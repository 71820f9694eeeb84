"""Nothing here is a test: benchmarks measure, and the suite neither collects nor imports them."""

collect_ignore_glob = ["*.py"]
