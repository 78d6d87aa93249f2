package io.benchtable.tables.catalogue;

/** An attribute that is part of a key. */
public record KeyAttribute(String name, KeyType type) {}
