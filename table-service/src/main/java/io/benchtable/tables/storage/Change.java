package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import java.util.Optional;

/** An item before and after a write. */
public record Change(Optional<Item> before, Optional<Item> after) {}
