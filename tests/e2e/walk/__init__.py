"""A random walk over the page: steps drawn from a seed, performed in a real browser, with checks that hold after any step."""
