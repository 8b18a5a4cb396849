"""Pure numerics: intervals, tests, corrections, regression. No I/O, no SQL."""
