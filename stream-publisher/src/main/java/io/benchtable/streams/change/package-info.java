/** Changes of items: from an old and a new row to a stream record, and its identity. */
@NullMarked
package io.benchtable.streams.change;

import org.jspecify.annotations.NullMarked;
