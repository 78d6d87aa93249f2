/** Tables that are written to objects of buckets, and tables that are made of such objects. */
@NullMarked
package io.benchtable.tables.storage.transfer;

import org.jspecify.annotations.NullMarked;
