package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import java.util.List;

/**
 * Items that were looked for together.
 *
 * @param items those that are there
 * @param tried how many of the keys were looked for, from the first on
 * @param units of capacity that this took
 */
public record ItemBatch(List<Item> items, int tried, double units) {}
