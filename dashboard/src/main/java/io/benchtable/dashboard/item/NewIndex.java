package io.benchtable.dashboard.item;

/** A secondary index to be made. */
public record NewIndex(String name, Table.Keys keys, Table.Projection projection) {}
