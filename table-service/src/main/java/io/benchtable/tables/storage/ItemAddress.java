package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;

/** Where an item is, or would be. */
public record ItemAddress(String table, Item key) {}
