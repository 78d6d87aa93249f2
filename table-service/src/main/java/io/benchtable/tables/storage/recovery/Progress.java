package io.benchtable.tables.storage.recovery;

import org.jspecify.annotations.Nullable;

/**
 * How far the log is archived.
 *
 * @param position everything before it; null where nothing was ever read
 * @param system the database system that the position is of
 */
record Progress(@Nullable Lsn position, @Nullable String system) {}
