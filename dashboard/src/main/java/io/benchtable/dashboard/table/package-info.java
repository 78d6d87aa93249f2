/** Tables as they are: what is in them, found by key, by index or by reading everything. */
@NullMarked
package io.benchtable.dashboard.table;

import org.jspecify.annotations.NullMarked;
