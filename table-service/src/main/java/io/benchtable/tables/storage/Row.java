package io.benchtable.tables.storage;

import java.util.List;
import java.util.Optional;

/**
 * A row to be written.
 *
 * @param text the item as DynamoDB JSON
 * @param indexKeys one for each index of the table that has columns, empty where the item is not in
 *     the index
 */
record Row(RowKey key, String text, List<Optional<RowKey>> indexKeys) {}
