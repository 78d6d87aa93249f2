package io.benchtable.tables.catalogue;

/** How large a table is, about: the database's own estimate. */
public record TableSize(long items, long bytes) {}
