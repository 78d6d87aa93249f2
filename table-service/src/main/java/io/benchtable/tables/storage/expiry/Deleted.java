package io.benchtable.tables.storage.expiry;

import java.util.Optional;

/**
 * What was deleted at once.
 *
 * @param next where to go on; empty when there was no more
 */
record Deleted(int items, Optional<Place> next) {

  static final Deleted NOTHING = new Deleted(0, Optional.empty());
}
