package io.benchtable.dashboard.item;

import java.util.Optional;

/**
 * A table to be made, paid for by request.
 *
 * @param stream which images its change events carry; none gives no events
 */
public record NewTable(String name, Table.Keys keys, Optional<String> stream) {}
