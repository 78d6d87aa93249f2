package io.benchtable.tables.catalogue;

/** Indexes of a table are to be made or removed. */
public record IndexesChanged(String table) {}
