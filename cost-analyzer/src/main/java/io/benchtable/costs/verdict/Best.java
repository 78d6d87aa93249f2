package io.benchtable.costs.verdict;

/** The configuration with the smallest median of time or of cost. */
public record Best(String configurationId, Shown median, boolean certain) {}
