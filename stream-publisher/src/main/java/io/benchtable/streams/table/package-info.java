/** Tables as the write-ahead log tells of them: their keys and streams, by position. */
@NullMarked
package io.benchtable.streams.table;

import org.jspecify.annotations.NullMarked;
