/** Histories of concurrent calls, and whether single calls in some order explain them. */
@NullMarked
package io.benchtable.tables.history;

import org.jspecify.annotations.NullMarked;
