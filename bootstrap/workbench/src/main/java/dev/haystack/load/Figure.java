package dev.haystack.load;

/** One number that a scenario is about. */
record Figure(String name, double value, String unit) {}
