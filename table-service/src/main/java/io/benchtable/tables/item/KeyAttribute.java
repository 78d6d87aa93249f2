package io.benchtable.tables.item;

/** An attribute that is part of a key. */
public record KeyAttribute(String name, ScalarType type) {}
