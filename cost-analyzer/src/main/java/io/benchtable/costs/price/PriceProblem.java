package io.benchtable.costs.price;

import org.jspecify.annotations.Nullable;

/** What is wrong with a benchmark's pricing: where, what was found, and what was expected. */
public record PriceProblem(String path, @Nullable String value, String expected) {}
