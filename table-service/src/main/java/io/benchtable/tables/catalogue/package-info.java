/**
 * What tables there are: their keys, indexes and streams, and the relations that hold their items.
 */
@NullMarked
package io.benchtable.tables.catalogue;

import org.jspecify.annotations.NullMarked;
