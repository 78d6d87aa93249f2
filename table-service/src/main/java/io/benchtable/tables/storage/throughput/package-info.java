/** What tables and indexes may read and write each second, and what is saved of it. */
@NullMarked
package io.benchtable.tables.storage.throughput;

import org.jspecify.annotations.NullMarked;
