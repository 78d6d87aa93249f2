/**
 * The write-ahead log: PostgreSQL's logical decoding, from its bytes to whole committed
 * transactions.
 */
@NullMarked
package io.benchtable.streams.wal;

import org.jspecify.annotations.NullMarked;
