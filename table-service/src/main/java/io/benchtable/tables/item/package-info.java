/** Items and their attribute values: types, limits, sizes, keys, and their texts as JSON. */
@NullMarked
package io.benchtable.tables.item;

import org.jspecify.annotations.NullMarked;
