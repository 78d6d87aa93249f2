/** Medians, ratios and their intervals; pure. */
@NullMarked
package io.benchtable.costs.statistics;

import org.jspecify.annotations.NullMarked;
