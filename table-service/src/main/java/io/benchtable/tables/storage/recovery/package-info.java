/** Tables as they were at any time: changes read from the write-ahead log and kept for days. */
@NullMarked
package io.benchtable.tables.storage.recovery;

import org.jspecify.annotations.NullMarked;
