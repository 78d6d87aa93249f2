/** Reads price books out of what others publish: offer files, spot prices, tables of prices. */
@NullMarked
package io.benchtable.costs.book.source;

import org.jspecify.annotations.NullMarked;
