package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.item.NumberValue;

/** Where an item is among those of its table that expire. */
record Place(NumberValue seconds, byte[] partition, byte[] sort) {}
