package io.benchtable.tables.storage;

/**
 * A row as it is stored.
 *
 * @param version another one after each change, never used again
 */
record StoredRow(String text, long version) {}
