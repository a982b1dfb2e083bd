"""The words every feature speaks: events in, answers and cards out. Knows no feature and no vendor."""
