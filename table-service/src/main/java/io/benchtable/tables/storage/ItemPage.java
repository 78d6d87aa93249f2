package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import java.util.List;
import java.util.Optional;

/**
 * Items in order.
 *
 * @param scanned how many were read, before the filter
 * @param readBytes how large those were
 * @param last the key of the last item that was read, if there may be more behind it
 */
public record ItemPage(List<Item> items, int scanned, long readBytes, Optional<Item> last) {}
