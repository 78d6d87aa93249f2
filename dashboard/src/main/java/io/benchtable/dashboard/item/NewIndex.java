package io.benchtable.dashboard.item;

/** A global index to be made. */
public record NewIndex(String name, Table.Keys keys, Table.Projection projection) {}
