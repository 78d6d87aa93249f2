/** Prices, cost lines, statistics and verdicts. */
@NullMarked
package io.benchtable.costs;

import org.jspecify.annotations.NullMarked;
