/** Items that expire: deleted when their time is over, while their table wants it so. */
@NullMarked
package io.benchtable.tables.storage.expiry;

import org.jspecify.annotations.NullMarked;
